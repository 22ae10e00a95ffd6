package program

import (
	"io"
	"testing"
)

// list is a page like those of the site: a list of links with what belongs to each.
const list = `<html><head><title>{{.Text}}</title></head><body><h1>{{.Text}}</h1><ul>{{range $i, $e := .List}}` +
	`{{if $i}}, {{end}}<li{{if .Hidden}} class="h"{{end}}><a href="{{.Href}}"{{if .Name}} title="{{.Name}}"{{end}}>{{.Name}}</a> <span>{{.N}}</span>` +
	`{{with .Sub}}<ol>{{range .}}<li>{{template "item" .}}</li>{{end}}</ol>{{end}}</li>{{end}}</ul></body></html>` +
	`{{define "item"}}<bdi>{{.Name}}</bdi> {{if eq .N 3}}three{{else}}{{.N}}{{end}}{{end}}`

func listed() box {
	b := boxOf("The League of Rivers & Lakes")
	i := item{Name: "Союз речных рабочих", Href: "../parties/river-workers.html", N: 12, Sub: []item{{Name: "A", N: 3}, {Name: "B", N: 4}}}
	b.List = nil
	for range 100 {
		b.List = append(b.List, i)
	}
	return b
}

// BenchmarkList runs a template compiled, and as html/template does.
func BenchmarkList(b *testing.B) {
	t, err := parsed(list)
	if err != nil {
		b.Fatal(err)
	}
	var data any = listed()
	b.Run("compiled", func(b *testing.B) {
		p := New(t, "page", functions)
		var out []byte
		b.ReportAllocs()
		for b.Loop() {
			if out, err = p.Append(out[:0], data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("library", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := t.Execute(io.Discard, data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func TestAnEntryOfAListAsksForNoMemory(t *testing.T) {
	templates, err := parsed(list)
	if err != nil {
		t.Fatal(err)
	}
	p := New(templates, "page", functions)
	var data any = listed()
	if err := p.Compiled(data); err != nil {
		t.Fatal(err)
	}
	out, _ := p.Append(nil, data)
	n := testing.AllocsPerRun(50, func() { out, _ = p.Append(out[:0], data) })
	if n > 5 { // 700 values and 500 conditions
		t.Errorf("%v allocations a page of 100 entries", n)
	}
}
