package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// printed compiles the printing of a value through the escapers that
// html/template has put behind it.
func printed(value expr, chain []string) exec {
	eval := value.eval
	kind := basic(value.typ)
	if value.typ == nil || speaks(value.typ) {
		kind = reflect.Invalid
	}
	switch names := strings.Join(chain, " "); {
	case names == escaperPrefix+"htmlescaper" && value.typ == reflect.TypeFor[template.HTML](),
		names == "" && value.typ == stringType: // what html, js and urlquery have escaped
		return func(m *machine, dot reflect.Value) flow {
			m.out = append(m.out, eval(m, dot).String()...)
			return next
		}
	case names == "":
		giveUp("a value that is not escaped")
	case kind == reflect.String && !trusted[value.typ]:
		if write := writers[names]; write != nil {
			if value.kind == fieldOfDot {
				i := value.at
				return func(m *machine, dot reflect.Value) flow {
					m.out = write(m.out, dot.Field(i).String())
					return next
				}
			}
			return func(m *machine, dot reflect.Value) flow {
				m.out = write(m.out, eval(m, dot).String())
				return next
			}
		}
	case kind == reflect.Int && writers[names] != nil: // neither digits nor minus need escaping
		return func(m *machine, dot reflect.Value) flow {
			m.out = strconv.AppendInt(m.out, eval(m, dot).Int(), 10)
			return next
		}
	}
	own := newOwn(chain)
	return func(m *machine, dot reflect.Value) flow {
		var v any
		if value := eval(m, dot); value.IsValid() {
			v = value.Interface()
		}
		m.out = own.append(m.out, v)
		return next
	}
}

var stringerType = reflect.TypeFor[fmt.Stringer]()

// speaks reports whether a type says itself how it is written.
func speaks(t reflect.Type) bool { return t.Implements(stringerType) || t.Implements(errorType) }

// trusted are html/template's types of strings that are escaped less.
var trusted = map[reflect.Type]bool{
	reflect.TypeFor[template.CSS]():      true,
	reflect.TypeFor[template.HTML]():     true,
	reflect.TypeFor[template.HTMLAttr](): true,
	reflect.TypeFor[template.JS]():       true,
	reflect.TypeFor[template.JSStr]():    true,
	reflect.TypeFor[template.URL]():      true,
	reflect.TypeFor[template.Srcset]():   true,
}

// writers are the escapings that are done here for strings, by the names of
// html/template's escapers: text, what stands between quotes, and links there.
var writers = map[string]func(b []byte, s string) []byte{
	escaperPrefix + "htmlescaper":   appendText,
	escaperPrefix + "attrescaper":   appendText,
	escaperPrefix + "rcdataescaper": appendText,
	escaperPrefix + "urlfilter " + escaperPrefix + "urlnormalizer " + escaperPrefix + "attrescaper": appendLink,
	escaperPrefix + "urlnormalizer " + escaperPrefix + "attrescaper":                                appendAddress,
}

// textEscapes are the bytes that html/template replaces in text and in quoted
// attributes.
var textEscapes = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// inText marks the bytes of textEscapes.
var inText = marks(func(c byte) bool { return textEscapes[c] != "" })

func marks(of func(c byte) bool) (set [256]bool) {
	for c := range set {
		set[c] = of(byte(c))
	}
	return set
}

func appendText(b []byte, s string) []byte {
	written := 0
	for i := 0; i < len(s); i++ {
		if inText[s[i]] {
			b = append(b, s[written:i]...)
			b = append(b, textEscapes[s[i]]...)
			written = i + 1
		}
	}
	return append(b, s[written:]...)
}

// refused is what html/template writes in the place of a value that it refuses.
const refused = "#ZgotmplZ"

// appendLink appends an address, unless its scheme could run a script.
func appendLink(b []byte, s string) []byte {
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.Contains(scheme, "/") &&
		!strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		return append(b, refused...)
	}
	return appendAddress(b, s)
}

// inAddress marks the bytes that stay as they are in an address within quotes.
var inAddress = marks(func(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c != 0 && strings.IndexByte("-._~!#$*,/:;=?@[]", c) >= 0
})

func appendAddress(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	written := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if inAddress[c] || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		b = append(b, s[written:i]...)
		if c == '&' || c == '+' {
			b = append(b, textEscapes[c]...)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
		written = i + 1
	}
	return append(b, s[written:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// own is html/template's own escapers, for all that is not a plain string or a
// number in a common place. They are not exported; but a template may name them
// where it declares a variable, and there html/template adds none.
type own struct{ *template.Template }

// An escaping is one value on its way through the escapers.
type escaping struct {
	Value   any
	escaped string
}

// Keep is called by the template.
func (e *escaping) Keep(s string) string {
	e.escaped = s
	return ""
}

func newOwn(chain []string) own {
	functions := map[string]any{}
	for _, name := range chain {
		functions[name] = func(any) string { return "" } // for the parser
	}
	const name = "escape"
	text := "{{$kept := .Keep (.Value | " + strings.Join(chain, " | ") + ")}}"
	trees, err := parse.Parse(name, text, "", "", functions)
	if err != nil {
		giveUp("the escapers %s: %v", chain, err)
	}
	t, err := template.New(name).AddParseTree(name, trees[name])
	if err != nil {
		giveUp("the escapers %s: %v", chain, err)
	}
	return own{t}
}

func (o own) append(b []byte, v any) []byte {
	e := &escaping{Value: v}
	if err := o.Execute(nothing{}, e); err != nil {
		stop()
	}
	return append(b, e.escaped...)
}

// nothing takes what such a template writes: nothing.
type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }
