package program

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fonds/internal/proptest"
)

// A maker makes random templates over boxes and items.
type maker struct {
	*rand.Rand
	depth int
	vars  []string
	inner bool // within a template that others call: it calls none that might call it
}

func (m *maker) pick(list ...string) string { return list[m.IntN(len(list))] }

// value is an expression; a box and an item share some fields, so that some
// templates fail, and some fail only where they are executed.
func (m *maker) value() string {
	if len(m.vars) > 0 && m.IntN(4) == 0 {
		return m.pick(m.vars...)
	}
	switch m.IntN(8) {
	case 0:
		return m.pick(values...)
	case 1:
		return "(" + m.value() + ")"
	case 2:
		return m.pick("$.Text", "$.N", "$.List", "$.Any", "$")
	case 3:
		return m.pick(`"<x>"`, "1", "true", `"plain"`)
	}
	return m.pick(".", ".Name", ".Href", ".N", ".Hidden", ".Sub", ".Any", ".Text", ".List", ".Words", ".Inner", ".Pointer", ".Nil", ".Yes", ".HTML", ".Title")
}

func (m *maker) condition() string {
	switch m.IntN(6) {
	case 0:
		return m.pick("and", "or") + " (" + m.condition() + ") " + m.pick(".N", ".Any", "true", `""`, "$.Yes")
	case 1:
		return "not (" + m.condition() + ")"
	case 2:
		return m.pick("eq", "ne", "lt", "ge") + " " + m.pick(".N", ".Text", "$.N", "1", `"plain"`) + " " + m.pick(".N", ".Text", "2", `"x"`, "$.Big")
	}
	return m.value()
}

func (m *maker) text() string {
	return m.pick("x", " ", "<p>", "</p>", "<b>t</b>", "\n", "&amp;", "<!-- c -->", `<a href="`+"{{"+m.value()+`}}">`, `<i title="`+"{{"+m.value()+`}}">`, `<i title='{{`+m.value()+`}}'>`,
		`<script>f({{`+m.value()+`}}, "{{`+m.value()+`}}")</script>`, `<p style="width: {{`+m.value()+`}}">`)
}

func (m *maker) list() string {
	if m.depth++; m.depth > 6 {
		m.depth--
		return m.text()
	}
	vars := m.vars
	defer func() { m.depth--; m.vars = vars }()
	var b strings.Builder
	for range 1 + m.IntN(4) {
		switch m.IntN(9) {
		case 0:
			b.WriteString("{{if " + m.condition() + "}}" + m.list() + m.pick("", "{{else}}"+m.list()) + "{{end}}")
		case 1:
			b.WriteString("{{with " + m.value() + "}}" + m.list() + m.pick("", "{{else}}"+m.list()) + "{{end}}")
		case 2:
			body := m.list() + m.pick("", "{{if "+m.condition()+"}}{{"+m.pick("break", "continue")+"}}{{end}}"+m.list())
			b.WriteString("{{range " + m.pick("", "$i, $v := ", "$v := ") + m.pick(".List", ".Sub", "$.List", ".Words", "3", ".None", ".Pair", ".N", m.value()) + "}}" + body + m.pick("", "{{else}}"+m.list()) + "{{end}}")
		case 3:
			name := m.pick("$a", "$b")
			b.WriteString("{{" + name + " := " + m.value() + "}}")
			m.vars = append(m.vars[:len(m.vars):len(m.vars)], name)
		case 4:
			if len(m.vars) > 0 {
				b.WriteString("{{" + m.pick(m.vars...) + " = " + m.value() + "}}")
			}
		case 5:
			name := m.pick("one", "two")
			if m.inner {
				name = "one"
			}
			b.WriteString(`{{template "` + name + `" ` + m.value() + "}}")
		case 6:
			b.WriteString("{{" + m.value() + "}}")
		default:
			b.WriteString(m.text())
		}
	}
	return b.String()
}

func (m *maker) template() string {
	m.inner = true
	two := m.list()
	m.inner = false
	return `{{define "one"}}[{{.}}]{{end}}{{define "two"}}` + two + `{{end}}` + m.list()
}

func TestRandomTemplatesGiveTheBytesOfTheStandardLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parsed, compiled := 0, 0
	for range proptest.Rounds(1500) {
		m := &maker{Rand: random}
		text := m.template()
		if _, ok := compareFor(t, text, boxOf(hostile[m.IntN(len(hostile))])); ok {
			compiled++
		}
		parsed++
	}
	if compiled*5 < parsed {
		t.Errorf("%d of %d templates were compiled", compiled, parsed)
	}
}

func FuzzStringsAreEscapedAsByTheStandardLibrary(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	const text = `{{.Text}}<p title="{{.Text}}"><a href="{{.Text}}">{{.Named}}<a href="/x/{{.Text}}"><a href='x?{{.Text}}'><title>{{.Text}}</title><i title={{.Text}}>`
	oracle, err := parsed(text)
	if err != nil {
		f.Fatal(err)
	}
	p := New(oracle, "page", functions)
	f.Fuzz(func(t *testing.T, s string) { same(t, text, p, oracle, box{Text: s, Named: named(s)}) })
}

func FuzzTemplatesGiveTheBytesOfTheStandardLibrary(f *testing.F) {
	for i, text := range templates {
		f.Add(text, hostile[i%len(hostile)])
	}
	for i, text := range faulty {
		f.Add(text, hostile[i%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		if len(text) < 1000 && !strings.Contains(text, "template") && !strings.ContainsAny(text, "5678") { // nothing that never ends
			compareFor(t, text, boxOf(value))
		}
	})
}
