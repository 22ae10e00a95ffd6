package program

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"
	"time"
)

// A box has a field of every kind that views have, and some that they have not.
type box struct {
	Text, Other, Empty string
	Named              named
	Spoken             spoken
	HTML               template.HTML
	URL                template.URL
	Attr               template.HTMLAttr
	CSS                template.CSS
	JS                 template.JS
	JSStr              template.JSStr
	Srcset             template.Srcset
	N, Zero            int
	Small              int8
	Big                uint64
	Ratio              float64
	Yes, No            bool
	List               []item
	None               []item
	Words              []string
	Pair               [2]int
	Map                map[string]string
	Any                any
	Nothing            any
	Pointer            *item
	Nil                *item
	Inner              item
	Time               time.Time
	Err                error
	Call               func() string
	embedded
	*Behind
}

type (
	named    string
	spoken   string
	embedded struct{ Deep string }
	// Behind is embedded as a pointer.
	Behind struct{ Far string }
	item   struct {
		Name, Href string
		N          int
		Hidden     bool
		Sub        []item
		Any        any
	}
)

func (spoken) String() string { return `"spoken" & <heard>` }

func (b box) Upper() string          { return strings.ToUpper(b.Text) }
func (b *box) OfPointer() string     { return "pointer " + b.Text }
func (b box) Fails() (string, error) { return "", errors.New("it failed") }
func (b box) Panics() string         { panic("no") }
func (i item) Title() template.HTML {
	return template.HTML("<i>" + template.HTMLEscapeString(i.Name) + "</i>")
}
func (i *item) Link() string       { return "#" + i.Name }
func (b box) With(s string) string { return s + b.Text }

var functions = template.FuncMap{
	"shout": strings.ToUpper,
	"count": func(key string, n int, more ...string) string { return fmt.Sprint(key, n, more) },
	"raw":   func(s string) template.HTML { return template.HTML(s) },
	"part": func(name string, v any) (template.HTML, error) {
		if name == "bad" {
			return "", errors.New("a bad part")
		}
		return template.HTML(fmt.Sprintf("<p>%v</p>", v)), nil
	},
	"anything": func(v any) any { return v },
	"explode":  func() string { panic("boom") },
	"sum": func(list ...int) (s int) {
		for _, n := range list {
			s += n
		}
		return s
	},
	"float": func(f float64) float64 { return f / 2 },
}

// hostile are values that break out where they are not escaped.
var hostile = []string{
	"", "plain", `"><script>alert(1)</script>`, `'+x onload=a`, "a&b &amp; &lt;", "javascript:alert(1)", "JavaScript:x", "http://h/?q=1&r=a b#f",
	"mailto:a+b@c", "ü/é?ж=漢字#ß", "%41%zz%4", "data:text/html,<b>", "\x00\x01\x1f\x7f", "\xff\xfe\xc3(", "\ufdd0\uffff\u2028\u2029\ufeff",
	"</title></textarea></style></script><!--", "-->", "{{.}}", "a\nb\tc\rd\fe\vf", "`${x}`", `\u003c\`, "expression(1)", "url(x)", "a, b 2x, javascript:c 3x",
	"x:y/z", "/a:b", "//h/p", "  http://a", "HTTP:x", "[](){}|^~!$*;=@", " ", "+",
}

func boxOf(s string) box {
	other := hostile[len(s)%len(hostile)]
	i := item{Name: s, Href: s, N: len(s), Any: s}
	return box{
		Text: s, Other: other, Named: named(s), Spoken: spoken(s), HTML: template.HTML(s), URL: template.URL(s), Attr: `data-x="1"`,
		CSS: template.CSS(s), JS: `{"a":1}`, JSStr: template.JSStr(s), Srcset: template.Srcset(s),
		N: len(s) - 3, Small: int8(len(s)), Big: uint64(len(s)), Ratio: float64(len(s)) / 3, Yes: true,
		List:  []item{i, {Name: other, Hidden: true, Sub: []item{i, i}}, {N: 2, Href: other, Any: 7}},
		Words: []string{s, other, ""}, Pair: [2]int{1, len(s)}, Map: map[string]string{"b": s, "a": other}, Any: s,
		Pointer: &i, Inner: i, Time: time.Date(2022, 1, 18, 0, 0, 0, 0, time.UTC), Err: errors.New(s), Call: func() string { return s },
		embedded: embedded{s}, Behind: &Behind{other},
	}
}

// contexts are the places in which a value may stand.
var contexts = []string{
	`{{X}}`, `<p>{{X}}</p>`, `<p title="{{X}}">`, `<p title='{{X}}'>`, `<p title={{X}}>`, `<p {{X}}>`, `<p {{X}}="1">`, `<p data-x="{{X}}">`,
	`<a href="{{X}}">`, `<a href='{{X}}'>`, `<a href={{X}}>`, `<a href="/p/{{X}}">`, `<a href="/p?q={{X}}">`, `<a href="/p?q={{X}}#{{X}}">`, `<a href="#{{X}}">`,
	`<img src="{{X}}" srcset="{{X}}">`, `<img srcset="{{X}} 2x, {{X}}">`, `<meta http-equiv="refresh" content="0; url={{X}}">`, `<meta content="{{X}}">`,
	`<script>var x = {{X}};</script>`, `<script>var x = "{{X}}";</script>`, `<script>var x = '{{X}}';</script>`, "<script>var x = `{{X}}`;</script>",
	`<script>var x = /{{X}}/;</script>`, `<script>// {{X}}
</script>`, `<script type="application/ld+json">{"a": {{X}}}</script>`, `<a onclick="f({{X}})">`, `<a onclick="f('{{X}}')">`,
	`<style>p { color: {{X}} }</style>`, `<style>p { background: url({{X}}) }</style>`, `<style>p { background: url("{{X}}") }</style>`, `<style>p { content: "{{X}}" }</style>`,
	`<p style="color: {{X}}">`, `<p style="background: url('{{X}}')">`, `<!-- {{X}} -->`, `<title>{{X}}</title>`, `<textarea>{{X}}</textarea>`,
	`<svg width="{{X}}"><use xlink:href="{{X}}"/></svg>`, `<time datetime="{{X}}">{{X}}</time>`, `<form action="{{X}}">`, `<input value="{{X}}">`,
}

// values are the expressions that stand in them.
var values = []string{
	`.Text`, `.Other`, `.Empty`, `.Named`, `.Spoken`, `.HTML`, `.URL`, `.Attr`, `.CSS`, `.JS`, `.JSStr`, `.Srcset`, `.N`, `.Zero`, `.Small`, `.Big`, `.Ratio`,
	`.Yes`, `.No`, `.List`, `.None`, `.Words`, `.Pair`, `.Map`, `.Map.a`, `.Map.zz`, `.Any`, `.Nothing`, `.Pointer`, `.Nil`, `.Inner`, `.Inner.Name`, `.Pointer.Href`,
	`.Time`, `.Err`, `.Call`, `.Deep`, `.Far`, `.Upper`, `.Inner.Title`, `.Pointer.Title`, `.Pointer.Link`, `.OfPointer`, `.With "x"`, `$.Text`, `$`, `.`,
	`"a <b> constant"`, `7`, `-7`, `0x1F`, `1.5`, `1e3`, `'a'`, `true`, `3i`,
	`shout .Text`, `.Text | shout`, `.Text | shout | raw`, `count "k" .N`, `count "k" 2 "a" .Text`, `.Other | count "k" 2`, `raw .Text`, `part "p" .Text`, `part "p" .Nothing`, `part "p" .`,
	`anything .Text`, `anything .HTML`, `anything .Nothing`, `.Any | anything`, `sum`, `sum 1 2 .N`, `float 3`, `float 1.5`,
	`print .Text .N`, `printf "%s-%d<" .Text .N`, `println .Text`, `printf "%v" .Nothing`, `.Text | printf "%q"`, `.Text | html`, `.Text | urlquery`, `.Text | js`, `html .Text .N`, `urlquery .Text`,
	`len .Text`, `len .List`, `len .Map`, `index .Words 0`, `index .Words 1`, `(index .List 1).Name`, `index .Pair 1`, `index .Map "a"`, `slice .Text 0 0`,
	`and .Text .Other`, `or .Empty .Text`, `or .Empty .N .Text`, `and .Yes .Nothing`, `not .Text`, `or .Empty .Empty`, `.Text | or .Empty`,
	`eq .Text "plain"`, `eq .N 4`, `eq .Text .Other "plain"`, `ne .Text .Other`, `eq .Big 5`, `lt .N 4`, `le .N 2`, `gt .N 2`, `ge .Ratio .Ratio`, `lt .Text .Other`, `eq .Any "x"`, `eq .Yes true`,
	`(shout .Text)`, `(.Inner).Name`, `(index .List 0).Name | shout`, `call .Call`, `.Inner.Any`,
}

// templates are whole ones.
var templates = []string{
	`{{range .List}}<a href="{{.Href}}">{{.Name}}</a>{{range .Sub}}[{{.Name}}{{$.Text}}]{{else}}none{{end}}{{end}}`,
	`{{range $i, $v := .List}}{{if $i}}, {{end}}{{$v.Name}} {{.N}}{{end}}`,
	`{{range $v := .Words}}{{$v}};{{end}}{{range .Words}}{{.}};{{end}}`,
	`{{range .None}}x{{else}}nothing {{.Text}}{{end}}`,
	`{{range $i, $v := .None}}x{{else}}{{.N}}{{end}}`,
	`{{range .List}}{{if .Hidden}}{{continue}}{{end}}{{.Name}}{{if eq .N 2}}{{break}}{{end}}!{{end}}`,
	`{{range 3}}{{.}}{{end}}{{range $i := 2}}{{$i}}{{end}}{{range .Zero}}x{{else}}zero{{end}}{{range .N}}.{{else}}few{{end}}`,
	`{{range .Small}}{{.}}{{end}}{{range .Pair}}{{.}}{{end}}{{range $k, $v := .Map}}{{$k}}={{$v}}{{end}}`,
	`{{with .Inner}}{{.Name}}{{$.Other}}{{end}}{{with .Nil}}x{{else}}{{.Text}}{{end}}{{with .Pointer}}{{.Name}}{{.Link}}{{end}}`,
	`{{with $x := .Text}}{{$x}}{{.}}{{else}}empty{{end}}{{if $x := .Empty}}{{$x}}{{else}}[{{$x}}]{{end}}`,
	`{{with .Any}}{{.}}{{end}}{{with .Nothing}}x{{else with .Other}}{{.}}{{else}}y{{end}}`,
	`{{$x := .Text}}{{range .Words}}{{$x = .}}{{end}}{{$x}}{{$y := 1}}{{if .Yes}}{{$y = 2}}{{$x := "inner"}}{{$x}}{{end}}{{$y}}{{$x}}`,
	`{{$x := .Any}}{{$x}}{{$x = 3}}{{$x}}{{$l := .List}}{{len $l}}{{range $l}}{{.N}}{{end}}`,
	`{{$x := 1}}{{$x = "two"}}{{$x}}`,
	`{{if and .Yes (or .Empty .Text) (not .No)}}yes{{else}}no{{end}}{{if not (or .Empty .None .Zero)}}empty{{end}}`,
	`{{if .Text}}a{{else if .Other}}b{{else}}c{{end}}{{if .List}}l{{end}}{{if .Map}}m{{end}}{{if .Inner}}s{{end}}{{if .Nil}}n{{end}}{{if .Ratio}}r{{end}}{{if .Big}}u{{end}}{{if .Time}}t{{end}}{{if .Call}}f{{end}}`,
	`{{if or .Nothing .Any}}x{{end}}{{if and .Any .Nothing}}y{{end}}{{if (.Text)}}z{{end}}{{if .Text | shout}}w{{end}}{{if (eq .N 4 | not)}}v{{end}}`,
	`{{define "tree"}}<li>{{.Name}}{{range .Sub}}{{template "tree" .}}{{end}}</li>{{end}}{{range .List}}{{template "tree" .}}{{end}}`,
	`{{define "vars"}}{{$a := .Name}}{{$b := .Href}}{{range $i, $s := .Sub}}{{template "vars" $s}}{{end}}{{$a}}{{$b}}{{$.Name}}{{end}}{{$a := "mine"}}{{range .List}}{{template "vars" .}}{{end}}{{$a}}`,
	`{{define "none"}}static{{.}}{{end}}{{template "none"}}{{template "none" .Any}}{{template "none" .Text}}{{template "none" 3}}`,
	`{{define "field"}}{{.Name}}{{end}}{{template "field" .Inner.Any}}`,
	`{{define "attr"}}{{.}}{{end}}<p title="{{template "attr" .Text}}">{{template "attr" .Text}}</p><script>{{template "attr" .Text}}</script>`,
	`{{block "mine" .Inner}}{{.Name}}{{end}}`,
	`{{if .Yes}}{{$z := 1}}{{else}}{{$z := 2}}{{$z}}{{end}}`,
	"a\n{{- .Text -}}\n b {{/* a comment */}} <!-- gone {{.Text}} --> c",
	`<a href="{{if .Yes}}{{.Text}}{{else}}/x?{{.Text}}{{end}}">{{.Text}}</a>`,
	`<a {{if .Yes}}href="{{.Text}}"{{else}}title="{{.Text}}"{{end}} class="{{.Other}}">`,
	`<p{{if .Text}} lang="{{.Text}}"{{end}}{{with .Other}} dir="{{.}}"{{end}}>`,
	`{{define "deep"}}{{if .Sub}}{{template "deep" (index .Sub 0)}}{{end}}{{.Name}}{{end}}{{template "deep" .Inner}}{{template "deep" .Pointer}}`,
	`{{.Inner.Name.Nope}}`,
	``,
}

// faulty are templates that fail when they are executed, or before.
var faulty = []string{
	"<p>\n{{.Nope}}</p>", "{{.Nil.Name}}", "\n\n{{.Fails}}", "{{.Panics}}", "{{explode}}", `{{part "bad" .}}`, "{{index .Words 9}}", "{{index .Words -1}}", "{{index .Map 1}}",
	"{{.Text.Nope}}", "{{.Nothing.Nope}}", "{{.Any.Nope}}", `{{eq .Text 1}}`, `{{lt .Yes .No}}`, `{{len .N}}`, `{{shout .N}}`, `{{shout}}`, `{{count "k"}}`, `{{count .N "k"}}`, `{{.Text "x"}}`,
	"{{range .Text}}x{{end}}", "{{range .Yes}}x{{end}}", `{{template "missing"}}`, "{{with .Inner}}\n{{.Nope}}{{end}}", "ok {{range .List}}{{.Name}}\n{{if .Hidden}}{{.Nope}}{{end}}{{end}}",
	`{{if .Yes}}{{$z := 1}}{{end}}`, `{{define "loop"}}{{template "loop" .}}{{end}}{{if eq .N 1}}{{template "loop" .}}{{end}}`, `{{.embedded}}`, `<p title="{{.Text}}`, `{{if .Yes}}<a href="{{end}}`,
	`{{call .Text}}`, `{{.With}}`, `{{nil}}`, `{{printf}}`, `{{1 | shout}}`, `{{and}}`, `{{.Call}}`, `{{sum "a"}}`, `{{float "a"}}`,
}

// parsed makes html/template's template of a text, escaped if it can be.
func parsed(text string) (*template.Template, error) {
	t, err := template.New("page").Funcs(functions).Parse(text)
	if err != nil {
		return nil, err
	}
	t.Execute(&bytes.Buffer{}, nil)
	return t, nil
}

// same compares a program with html/template for one value of data.
func same(t *testing.T, text string, p *Program, oracle *template.Template, data any) {
	t.Helper()
	var want bytes.Buffer
	wantErr := oracle.Execute(&want, data)
	const before = "before"
	got, err := p.Append([]byte(before), data)
	if fmt.Sprint(err) != fmt.Sprint(wantErr) || fmt.Sprintf("%T", err) != fmt.Sprintf("%T", wantErr) {
		t.Errorf("%s: error %v, want %v", text, err, wantErr)
	}
	if string(got) != before+want.String() {
		t.Errorf("%s:\n got %q\nwant %q", text, got, before+want.String())
	}
}

// compareFor compares a template for these data, and reports whether it can be
// parsed and whether it was compiled for the last.
func compareFor(t *testing.T, text string, data ...any) (parses, compiled bool) {
	t.Helper()
	oracle, err := parsed(text)
	if err != nil {
		return false, false
	}
	mine, _ := parsed(text)
	p := New(mine, "page", functions)
	for _, d := range data {
		same(t, text, p, oracle, d)
	}
	return true, p.Compiled(data[len(data)-1]) == nil
}

// compare compares a template for boxes of hostile values, by value and behind
// a pointer, and for other data.
func compare(t *testing.T, text string) (compiled bool) {
	t.Helper()
	data := []any{nil, "text", 3, map[string]any{"Text": "x"}, (*box)(nil), []string{"a"}, struct{ Text any }{"<"}}
	for i, s := range hostile {
		b := boxOf(s)
		if data = append(data, b); i%8 == 1 {
			data = append(data, &b)
		}
	}
	_, compiled = compareFor(t, text, data...)
	return compiled
}

func TestEveryValueInEveryContextIsEscapedAsByTheStandardLibrary(t *testing.T) {
	left := map[string]bool{}
	for _, value := range values {
		compiled := false
		for _, context := range contexts {
			if compare(t, strings.ReplaceAll(context, "X", value)) {
				compiled = true
			}
		}
		if !compiled {
			left[value] = true
		}
	}
	// What is left to html/template is known; all else must be compiled.
	for _, value := range []string{
		`html .Text .N`, `urlquery .Text`, `.Map.a`, `.Map.zz`, `.With "x"`, `1.5`, `1e3`, `3i`, `index .Map "a"`, `slice .Text 0 0`, `eq .Big 5`, `eq .Any "x"`, `call .Call`,
	} {
		if !left[value] {
			t.Errorf("%s is compiled now: take it out of this list", value)
		}
		delete(left, value)
	}
	for value := range left {
		t.Errorf("%s is not compiled", value)
	}
}

func TestTemplatesGiveTheBytesOfTheStandardLibrary(t *testing.T) {
	compiled := 0
	for _, text := range templates {
		if compare(t, text) {
			compiled++
		}
	}
	if compiled < 20 {
		t.Errorf("%d of %d are compiled", compiled, len(templates))
	}
}

func TestFaultyTemplatesGiveTheErrorsOfTheStandardLibrary(t *testing.T) {
	for _, text := range faulty {
		compare(t, text)
	}
}
