package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fonds/internal/diag"
)

// Faults makes of an error of New, of Page or of reading the words the messages
// that a maintainer needs: the file of layouts/ and its line, what is wrong, and
// what to do. view is what the layout was to show, nil if it came to no view.
// What is no fault of a layout comes back as it is.
func Faults(err error, layouts fs.FS, view any) error {
	var all diag.Problems
	if errors.As(err, &all) {
		return err
	}
	for _, e := range parts(err) {
		m, ok := faultOf(e.Error())
		if !ok {
			return err
		}
		explain(&m, layouts, view)
		if !slices.Contains(all, m) { // a fault of a partial is one of every layout
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		return err
	}
	return all
}

// parts takes joined errors apart.
func parts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, parts(e)...)
		}
		return all
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

var (
	// The last place is the one: what stands before it calls it.
	htmlPlace = regexp.MustCompile(`^(?s:.*)(layouts/[^\s:]+\.html)(?::(\d+))?(?::\d+)?:\s+(?s:(.*))$`)
	yamlPlace = regexp.MustCompile(`(layouts/i18n/[^\s:]+\.yaml):(\d+): (.*)`)
	executing = regexp.MustCompile(`^executing "[^"]*" at (<[^>]*>): `)
)

// faultOf finds the place in the text of an error; ok is false if it names none.
func faultOf(text string) (m diag.Message, ok bool) {
	m.Level = diag.Error
	if p := yamlPlace.FindStringSubmatch(text); p != nil {
		m.File, m.Text = p[1], p[3]
		m.Line, _ = strconv.Atoi(p[2])
		return m, true
	}
	if p := htmlPlace.FindStringSubmatch(text); p != nil {
		m.File, m.Text = p[1], p[3]
		m.Line, _ = strconv.Atoi(p[2])
		return m, true
	}
	if rest, found := strings.CutPrefix(text, "layouts/partials: "); found {
		m.File, m.Text = "layouts/partials", rest
		return m, true
	}
	return m, false
}

// The shapes of errors of text/template and html/template, whose words are made
// ours and get a hint.
var (
	noField     = regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`)
	nothing     = regexp.MustCompile(`nil pointer evaluating (\S+)\.(\S+)`)
	noFunction  = regexp.MustCompile(`function "([^"]*)" not defined`)
	noTemplate  = regexp.MustCompile(`(?:no such template|template) "([^"]*)"(?: not defined)?$`)
	noPartial   = regexp.MustCompile(`no file defines the template (\S+)`)
	noWords     = regexp.MustCompile(`there are no words for the key "([^"]*)"`)
	definitions = regexp.MustCompile(`\{\{-?\s*(?:define|block)\s+"([^"]*)"`)
)

const anyHint = "mend it, or remove the file: the default one takes its place"

func explain(m *diag.Message, layouts fs.FS, view any) {
	if at := executing.FindStringSubmatch(m.Text); at != nil {
		m.Text = strings.TrimPrefix(m.Text, at[0])
		if !noField.MatchString(m.Text) {
			m.Text += " at " + at[1]
		}
	}
	switch t := m.Text; {
	case strings.HasPrefix(m.File, "layouts/i18n/"):
		m.Hint = "mend it; docs/theming.md shows such a file"
	case noField.MatchString(t):
		f := noField.FindStringSubmatch(t)
		m.Text, m.Hint = fmt.Sprintf("%s has no field %s", f[2], f[1]), "take one that there is"
		if names := fields(view, f[2]); len(names) > 0 {
			m.Hint = "its fields are " + strings.Join(names, ", ")
		}
	case nothing.MatchString(t):
		f := nothing.FindStringSubmatch(t)
		m.Text, m.Hint = fmt.Sprintf("there is no %s here to take %s from", f[1], f[2]), "put it between {{with …}} and {{end}}, or {{if …}} and {{end}}"
	case noFunction.MatchString(t):
		m.Text, m.Hint = "there is no function "+noFunction.FindStringSubmatch(t)[1], "the functions are t, n, shared and those of Go's templates: and, or, not, eq, ne, lt, gt, len, index, printf"
	case noWords.MatchString(t):
		m.Hint = "mend the key, or add it to layouts/i18n/en.yaml"
	case noPartial.MatchString(t):
		name := noPartial.FindStringSubmatch(t)[1]
		m.Hint = fmt.Sprintf(`let layouts/partials/%s.html hold {{define "%[1]s"}} … {{end}}`, name)
	case noTemplate.MatchString(t):
		name := noTemplate.FindStringSubmatch(t)[1]
		m.Text = fmt.Sprintf("there is no partial %q", name)
		m.Hint = "mend its name, or define it in a file of layouts/partials; there are " + strings.Join(defined(layouts), ", ")
		if file, line := caller(layouts, name, m.File); line > 0 {
			m.File, m.Line = file, line
		}
	case strings.HasSuffix(t, "defines no template main"):
		m.Hint = `put what the page shows between {{define "main"}} and {{end}}`
	case strings.Contains(t, "unexpected EOF"):
		m.Text, m.Hint = "something is not closed before the file ends", "give each {{if}}, {{range}}, {{with}} and {{define}} its {{end}}"
		each(layouts, func(file, text string) { // the end may be behind the last line
			if file == m.File {
				m.Line = min(m.Line, 1+strings.Count(strings.TrimRight(text, "\n"), "\n"))
			}
		})
	case strings.Contains(t, "unexpected {{end}}"):
		m.Text, m.Hint = "{{end}} closes nothing", "remove it, or open {{if}}, {{range}}, {{with}} or {{define}} before it"
	case strings.Contains(t, "unclosed action"), strings.Contains(t, "in operand"), strings.Contains(t, "bad character"):
		m.Hint = "write {{ before an action and }} after it"
	case strings.Contains(t, "ends in a non-text context"):
		m.Text, m.Hint = "a tag or an attribute is not closed", "close every quotation mark, and every < with >"
		m.Line = max(m.Line, unclosed(layouts, m.File))
	default:
		m.Hint = anyHint
	}
}

// fields are those of a type, of which the error gives the name, where it lies
// within the view.
func fields(view any, name string) []string {
	if view == nil {
		return nil
	}
	seen := map[reflect.Type]bool{}
	var names []string
	var look func(reflect.Type)
	look = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] || names != nil {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			if t.String() == strings.TrimPrefix(name, "*") && t.Field(i).IsExported() {
				names = append(names, t.Field(i).Name)
			}
			look(t.Field(i).Type)
		}
	}
	look(reflect.TypeOf(view))
	return names
}

// defined are the partials that there are, sorted.
func defined(layouts fs.FS) []string {
	var names []string
	each(layouts, func(file, text string) {
		if path.Base(path.Dir(file)) == "partials" {
			for _, d := range definitions.FindAllStringSubmatch(text, -1) {
				names = append(names, d[1])
			}
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// caller finds where a template is called that does not exist: in the file
// named, or in a partial of it.
func caller(layouts fs.FS, name, file string) (string, int) {
	call := regexp.MustCompile(`\{\{-?\s*template\s+"` + regexp.QuoteMeta(name) + `"`)
	found, line := "", 0
	each(layouts, func(f, text string) {
		if at := call.FindStringIndex(text); at != nil && (found == "" || f == file) {
			found, line = f, strings.Count(text[:at[0]], "\n")+1
		}
	})
	return found, line
}

var action = regexp.MustCompile(`\{\{.*?\}\}`)

// unclosed is the first line of a layout with a quotation mark that has no
// other on it; 0 if there is none.
func unclosed(layouts fs.FS, file string) (line int) {
	each(layouts, func(f, text string) {
		if f != file {
			return
		}
		for i, l := range strings.Split(text, "\n") {
			if line == 0 && strings.Count(action.ReplaceAllString(l, ""), `"`)%2 == 1 {
				line = i + 1
			}
		}
	})
	return line
}

// each reads the layouts and partials, by name.
func each(layouts fs.FS, do func(file, text string)) {
	for _, folder := range []string{".", "partials"} {
		entries, _ := fs.ReadDir(layouts, folder)
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			if path.Ext(name) != ".html" {
				continue
			}
			if data, err := fs.ReadFile(layouts, name); err == nil {
				do("layouts/"+name, string(data))
			}
		}
	}
}
