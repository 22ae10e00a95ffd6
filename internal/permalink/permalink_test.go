package permalink

import (
	"net/url"
	"testing"

	"fonds/internal/document"
)

func TestPaths(t *testing.T) {
	for want, got := range map[Path]Path{
		"documents/rivers.html":          Document("rivers"),
		"documents/rivers.zh-Hant.html":  Version("rivers", "zh-Hant"),
		"documents/rivers.parallel.html": Parallel("rivers"),
		"documents/rivers.compare.html":  Compare("rivers"),
		"originals/k3v9q2mt.txt":         Original("k3v9q2mt", 1),
		"pages/thanks.html":              Own("thanks"),
		"parties/index.html":             Index("parties", 1),
		"parties/index.3.html":           Index("parties", 3),
		"parties/x.html":                 Term("parties", "x", 1),
		"parties/x.2.html":               Term("parties", "x", 2),
		"parties/x.signed.2.html":        Part("parties", "x", "signed", 2),
		"countries/index.count.html":     Ordered("countries", "count", 1),
		"sitemap.2.xml":                  SitemapPart(2),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNoTwoPathsAreEqual(t *testing.T) {
	seen := map[Path]bool{}
	add := func(p Path) {
		if seen[p] {
			t.Errorf("%q twice", p)
		}
		seen[p] = true
	}
	for _, p := range []Path{Home, About, Timeline, Map, Search, Review, NotFound, Feed, Sitemap, Robots,
		NoJekyll, Records, Table, Bibliography, Manifest, SitemapPart(1), SitemapPart(2)} {
		add(p)
	}
	for _, s := range []document.Slug{"a", "2", "a-2", "en", "parallel", "compare"} {
		add(Document(s))
		add(Parallel(s))
		add(Compare(s))
		add(Own(s))
		for _, l := range []document.Lang{"en", "ru", "zh-Hant"} {
			add(Version(s, l))
		}
		for n := 1; n < 4; n++ {
			add(Term("parties", s, n))
			for _, part := range []string{"signed", "count"} {
				add(Part("parties", s, part, n))
			}
		}
	}
	for n := 1; n < 4; n++ {
		add(Index("parties", n))
		add(Ordered("parties", "count", n))
	}
}

func TestRel(t *testing.T) {
	for _, test := range []struct {
		from, to Path
		want     string
	}{
		{"index.html", "about.html", "about.html"},
		{"index.html", "index.html", "index.html"},
		{"index.html", "parties/x.html", "parties/x.html"},
		{"parties/x.html", "index.html", "../index.html"},
		{"parties/x.html", "parties/y.html", "y.html"},
		{"parties/x.html", "parties/x.2.html", "x.2.html"},
		{"parties/x.html", "countries/kz.html", "../countries/kz.html"},
		{"parties/x.html", "parties2/x.html", "../parties2/x.html"},
		{"a/b/c.html", "a/d.html", "../d.html"},
		{"a/b/c.html", "d/e/f.html", "../../d/e/f.html"},
		{"a/c.html", "a/b/c.html", "b/c.html"},
		{"a/b/c/d.html", "e.css", "../../../e.css"},
		{"x.html", "a:b.html", "./a:b.html"},
		{"a/x.html", "a/b.html#c:d", "b.html#c:d"},
	} {
		if got := Rel(test.from, test.to); got != test.want {
			t.Errorf("Rel(%q, %q) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// A browser must come to the same file as we meant, from every depth.
func TestRelResolves(t *testing.T) {
	paths := []Path{Home, About, "a/index.html", "a/b.html", "a/b/c.html", "a/b/d.2.html", "b/a/c.html", "ab/c.html", "x:y.html"}
	for _, from := range paths {
		base, err := url.Parse("https://example.org/sub/" + string(from))
		if err != nil {
			t.Fatal(err)
		}
		for _, to := range paths {
			link, err := url.Parse(Rel(from, to))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := base.ResolveReference(link).Path, "/sub/"+string(to); got != want {
				t.Errorf("from %q, %q leads to %q, want %q", from, link, got, want)
			}
		}
	}
}

func BenchmarkRel(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Rel("documents/joint-statement-on-rivers.html", "parties/rivers.html")
	}
}
