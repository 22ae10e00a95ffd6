package render

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/diag"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/site"
	"fonds/internal/site/sample"
	"fonds/layouts"
)

// told are the messages of the first fault that a collection's layouts lead to,
// when they are read, or else when a page of the layout is made.
func told(t *testing.T, files map[string]string, layout string) string {
	t.Helper()
	all := own(t, files)
	catalog, err := i18n.Load(all, "fr")
	var view any
	if err == nil {
		var r *Renderer
		if r, err = New(all, catalog); err == nil {
			_, pages := build(t, sample.Small())
			i := slices.IndexFunc(pages, func(p site.Page) bool { return p.Layout == layout })
			view = pages[i].View()
			_, err = r.Page(pages[i], markdown.HTML{})
		}
	}
	if err == nil {
		t.Fatal("no fault")
	}
	var problems diag.Problems
	if err = Faults(err, all, view); !errors.As(err, &problems) {
		t.Fatalf("%v is no list of messages", err)
	}
	return problems.Error()
}

func TestAFaultOfALayoutSaysWhereWhatAndWhatToDo(t *testing.T) {
	there := strings.Join(defined(layouts.FS), ", ")
	const mend = "; mend it, or remove the file: the default one takes its place"
	for name, test := range map[string]struct{ file, text, want string }{
		"a key without words": {"page.html", "{{define \"main\"}}\n\n<p>{{t \"no.such\"}}</p>{{end}}",
			`layouts/page.html:3: error: there are no words for the key "no.such" in layouts/i18n; mend the key, or add it to layouts/i18n/en.yaml`},
		"an action that is not closed": {"page.html", "{{define \"main\"}}\n<p>{{if .Text}}</p>{{end}}",
			"layouts/page.html:2: error: something is not closed before the file ends; give each {{if}}, {{range}}, {{with}} and {{define}} its {{end}}"},
		"an end too many": {"page.html", "{{define \"main\"}}\n<p></p>{{end}}\n{{end}}",
			"layouts/page.html:3: error: {{end}} closes nothing; remove it, or open {{if}}, {{range}}, {{with}} or {{define}} before it"},
		"a bracket too few": {"page.html", "{{define \"main\"}}\n<p>{{.Heading}</p>{{end}}",
			"layouts/page.html:2: error: bad character U+007D '}'; write {{ before an action and }} after it"},
		"an unknown function": {"page.html", "{{define \"main\"}}\n<p>{{shout .}}</p>{{end}}",
			"layouts/page.html:2: error: there is no function shout; the functions are t, n, shared and those of Go's templates: and, or, not, eq, ne, lt, gt, len, index, printf"},
		"no main": {"page.html", "<p>nothing</p>",
			`layouts/page.html: error: defines no template main; put what the page shows between {{define "main"}} and {{end}}`},
		"a partial that does not exist": {"page.html", "{{define \"main\"}}\n{{template \"entreis\" .}}{{end}}",
			`layouts/page.html:2: error: there is no partial "entreis"; mend its name, or define it in a file of layouts/partials; there are ` + there},
		"a partial that a partial lacks": {"partials/rows.html", "{{define \"rows\"}}<dl>\n\n{{template \"line\"}}</dl>{{end}}",
			`layouts/partials/rows.html:3: error: there is no partial "line"; mend its name, or define it in a file of layouts/partials; there are ` + there},
		"an attribute that is not closed": {"page.html", "{{define \"main\"}}\n<p title=\"{{.Heading}}></p>{{end}}",
			"layouts/page.html:2: error: a tag or an attribute is not closed; close every quotation mark, and every < with >"},
		"a fault of a partial is told once": {"partials/rows.html", "{{define \"rows\"}}\n{{.Label}</dl>{{end}}",
			"layouts/partials/rows.html:2: error: bad character U+007D '}'; write {{ before an action and }} after it"},
		"no footer": {"partials/footer.html", "nothing",
			`layouts/partials: error: no file defines the template footer; let layouts/partials/footer.html hold {{define "footer"}} … {{end}}`},
		"a field that the page does not have": {"page.html", "{{define \"main\"}}\n<h1>{{.Heading}}</h1>\n\n<p>{{.Haeding}}</p>{{end}}",
			"layouts/page.html:4: error: site.OwnView has no field Haeding; its fields are Frame, Heading, Text"},
		"a field that the footer does not have": {"partials/footer.html", "{{define \"footer\"}}\n<p>\n{{range .All}}{{.Adress}}{{end}}</p>{{end}}",
			"layouts/partials/footer.html:3: error: site.NavLink has no field Adress; its fields are Text, Href, Current, Wide, Own"},
		"a field of what is not there": {"home.html", "{{define \"main\"}}<h1>x</h1>\n{{.AllOf.Missing.Text}}{{end}}",
			"layouts/home.html:2: error: *site.Link has no field Missing; its fields are Text, Href, Lang, Dir, Count"},
		"a place that a list does not have": {"page.html", "{{define \"main\"}}\n{{index .Frame.Metas 7}}{{end}}",
			"layouts/page.html:2: error: error calling index: index out of range: 7 at <index .Frame.Metas 7>" + mend},
		"a number that is none": {"page.html", "{{define \"main\"}}\n{{n \"count.documents\" .Heading}}{{end}}",
			`layouts/page.html:2: error: wrong type for value; expected int; got string at <.Heading>` + mend},
		"words in faulty YAML": {"i18n/fr.yaml", "section:\n  home: [Accueil\n",
			"layouts/i18n/fr.yaml:2: error: a bracket or brace is not closed, or a comma is missing; close it on the same line, or put the text in quotes"},
		"words that are none": {"i18n/fr.yaml", "section:\n  home:\n",
			"layouts/i18n/fr.yaml:2: error: section.home has no words; mend it; docs/theming.md shows such a file"},
		"words without their plural": {"i18n/fr.yaml", "count:\n  documents: documents\n",
			`layouts/i18n/fr.yaml:2: error: count.documents needs its words for one and for other numbers, like {one: "{n} page", other: "{n} pages"}; mend it; docs/theming.md shows such a file`},
		"a plural where there is no number": {"i18n/fr.yaml", "skip: {one: Passer, other: Passer}\n",
			"layouts/i18n/fr.yaml:1: error: skip has words without a number; mend it; docs/theming.md shows such a file"},
	} {
		t.Run(name, func(t *testing.T) {
			layout := strings.TrimSuffix(test.file, ".html")
			if strings.Contains(layout, "/") {
				layout = "page"
			}
			if diff := cmp.Diff(test.want, told(t, map[string]string{test.file: test.text}, layout)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	got := told(t, map[string]string{
		"page.html": "{{define \"main\"}}{{a}}{{end}}", "home.html": "{{define \"main\"}}\n{{b}}{{end}}",
	}, "page")
	if n := strings.Count(got, "\n") + 1; n != 2 || !strings.Contains(got, "layouts/home.html:2: ") || !strings.Contains(got, "layouts/page.html:1: ") {
		t.Error(got)
	}
}

func TestWhatIsNoFaultOfALayoutStaysAsItIs(t *testing.T) {
	err := errors.New("the disk is full")
	if got := Faults(err, own(t, nil), nil); got != err {
		t.Error(got)
	}
}
