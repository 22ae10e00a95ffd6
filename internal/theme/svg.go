package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fonds/internal/diag"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// drawn are the elements of SVG (version 1.1 and 2) that draw and do nothing
// else. Scripts, foreign content, links, animation, pictures and everything
// that nobody has thought of are left out.
var drawn = strings.Fields(`svg g defs symbol use title desc metadata style
	path rect circle ellipse line polyline polygon text tspan textPath marker pattern
	linearGradient radialGradient stop clipPath mask view switch
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
	feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

// notes are the beginnings of the namespaces in which drawing programs write
// what browsers pass over.
var notes = []string{"http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://purl.org/dc/", "http://ns.adobe.com/", "http://www.serif.com/"}

// drawing checks that an SVG file is nothing but a drawing: no script runs when
// somebody opens it, and it loads nothing from anywhere. It gives its size, in
// any unit.
func drawing(data []byte, file string) (width, height float64, problems diag.Problems) {
	d := xml.NewDecoder(bytes.NewReader(data))
	const again = "save it again as a plain SVG, or as PNG"
	fault := func(hint, format string, args ...any) {
		line, _ := d.InputPos()
		problems = append(problems, diag.Message{Level: diag.Error, File: file, Line: line, Text: fmt.Sprintf(format, args...), Hint: hint})
	}
	style, depth, root := 0, 0, false // depth of the style element that we are in
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			text := err.Error()
			if errors.As(err, &syntax) {
				text = syntax.Msg
			}
			fault(again, "is no XML: %s", text)
			return 0, 0, problems
		}
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target != "xml" {
				fault("remove it", "holds the instruction <?%s?>", t.Target)
			}
		case xml.Directive:
			if bytes.ContainsRune(t, '[') {
				fault("remove the part in brackets", "declares entities")
			}
		case xml.StartElement:
			depth++
			name := t.Name.Local
			isNote := slices.ContainsFunc(notes, func(n string) bool { return strings.HasPrefix(t.Name.Space, n) })
			switch {
			case depth == 1 && (name != "svg" || t.Name.Space != svgSpace):
				fault(`let it begin with <svg xmlns="`+svgSpace+`" …>`, "is no SVG")
				return 0, 0, problems
			case depth == 1:
				root = true
				width, height = size(t.Attr)
			case !isNote && (t.Name.Space != svgSpace || !slices.Contains(drawn, name)):
				fault("remove it, or save the logo as PNG", "holds the element <%s>, which does more than draw", name)
			}
			if name == "style" {
				style = depth
			}
			if !isNote {
				for _, a := range t.Attr {
					if what := unsafeAttribute(a); what != "" {
						fault("remove it", "holds %s", what)
					}
				}
			}
		case xml.EndElement:
			if style == depth {
				style = 0
			}
			depth--
		case xml.CharData:
			if style > 0 {
				if what := unsafeStyle(string(t)); what != "" {
					fault("remove it", "holds %s", what)
				}
			}
		}
	}
	if !root {
		fault(`let it begin with <svg xmlns="`+svgSpace+`" …>`, "is no SVG")
	} else if !(width > 0 && height > 0) {
		problems = append(problems, diag.Message{Level: diag.Error, File: file, Line: 1,
			Text: "has no size", Hint: `give the element svg a viewBox, like viewBox="0 0 120 40"`})
	}
	return width, height, problems
}

// unsafeAttribute says what of an attribute does more than draw; empty if
// nothing does.
func unsafeAttribute(a xml.Attr) string {
	name := strings.ToLower(a.Name.Local)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns" && a.Name.Space == "":
		return ""
	case strings.HasPrefix(name, "on"):
		return "a script in the attribute " + a.Name.Local
	case a.Name.Space == xmlSpace && name == "base":
		return "the attribute xml:base"
	case name == "href" && (a.Name.Space == "" || a.Name.Space == xlinkSpace), name == "src":
		if !strings.HasPrefix(strings.TrimSpace(a.Value), "#") {
			return "a reference to something outside, " + diag.Quoted(a.Value, 40)
		}
	case a.Name.Space != "" && a.Name.Space != svgSpace:
		return ""
	}
	return unsafeStyle(a.Value)
}

var urlCall = regexp.MustCompile(`(?i)url\(\s*["']?\s*(.?)`)

// unsafeStyle does the same for styles, of which an attribute may have one.
func unsafeStyle(css string) string {
	lower := strings.ToLower(css)
	for _, m := range urlCall.FindAllStringSubmatch(css, -1) {
		if m[1] != "#" {
			return "a reference to something outside in url()"
		}
	}
	switch {
	case strings.Contains(lower, "@import"), strings.Contains(lower, "@font-face"), strings.Contains(lower, "image-set("), strings.Contains(lower, "src("):
		return "a style that loads something"
	case strings.Contains(lower, "javascript:"), strings.Contains(lower, "expression("):
		return "a script in a style"
	case strings.Contains(css, `\`):
		return "a style with a backslash, behind which anything may hide"
	}
	return ""
}

var length = regexp.MustCompile(`^\s*([0-9]*\.?[0-9]+)\s*(?:px|pt|mm|cm|in|em)?\s*$`)

// size is what width and height say if they have one unit, else what the
// viewBox says; zeros if there is neither.
func size(attributes []xml.Attr) (width, height float64) {
	var w, h, box string
	for _, a := range attributes {
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "width":
			w = a.Value
		case "height":
			h = a.Value
		case "viewBox":
			box = a.Value
		}
	}
	if f := strings.Fields(strings.ReplaceAll(box, ",", " ")); len(f) == 4 {
		width, _ = strconv.ParseFloat(f[2], 64)
		height, _ = strconv.ParseFloat(f[3], 64)
	}
	if m, n := length.FindStringSubmatch(w), length.FindStringSubmatch(h); !(width > 0 && height > 0) {
		if m != nil && n != nil {
			width, _ = strconv.ParseFloat(m[1], 64)
			height, _ = strconv.ParseFloat(n[1], 64)
		}
	}
	return width, height
}
