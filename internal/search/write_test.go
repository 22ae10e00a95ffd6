package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fonds/internal/document"
)

// small is a collection of a few texts, each with its title.
func small(texts ...string) Input {
	in := Input{Stop: func(document.Lang) []string { return []string{"the", "of"} }, Facets: []Facet{{Key: "year", Values: []Value{{Text: "1990"}}}}}
	for i, text := range texts {
		title, _, _ := strings.Cut(text, "\n")
		in.Units = append(in.Units, Unit{Document: document.ID(fmt.Sprintf("d%03d", i)), Path: fmt.Sprintf("documents/%d.html", i), Lang: "en", Title: title, Facets: [][]int32{{0}}})
	}
	in.Text = func(u *Unit) (string, error) {
		var i int
		fmt.Sscanf(u.Path, "documents/%d.html", &i)
		_, text, _ := strings.Cut(texts[i], "\n")
		return text, nil
	}
	return in
}

func opened(t testing.TB, in Input) *Index {
	t.Helper()
	folder := fstest.MapFS{}
	for name, data := range writeAll(t, in) {
		folder[name] = &fstest.MapFile{Data: []byte(data)}
	}
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func titles(t testing.TB, x *Index, query string) string {
	t.Helper()
	a, err := x.Search(query, 20)
	if err != nil {
		t.Fatal(query, err)
	}
	var list []string
	for _, r := range a.Results {
		list = append(list, r.Title)
	}
	return strings.Join(list, ", ")
}

func TestQueries(t *testing.T) {
	x := opened(t, small(
		"Rivers\nThe river is low, and the boats of the river towns lie on the sand.",
		"Boats\nA boat was built for the anti-flood watch. It cost 1,250 crowns on 2022-01-18.",
		"Флот\nРечной флот стоит. Об’єднання суден.",
		"Sand\nThe price of sand. L’été, the boatman’s résumé, don't.",
		"水\n中国的河流很长。共产党",
	))
	for query, want := range map[string]string{
		"boat":             "Boats, Rivers",
		"boats":            "Boats, Rivers",
		"boat sand":        "Rivers",
		"sand":             "Sand, Rivers",
		"river -sand":      "",
		"price -river":     "Sand",
		`"the sand"`:       "Sand, Rivers", // no positions of "the" are kept: that it is there is enough
		`"river towns"`:    "Rivers",
		`"towns river"`:    "",
		"boat*":            "Boats, Sand, Rivers",
		"title:boat":       "Boats",
		"antiflood":        "Boats",
		"anti-flood":       "Boats",
		"flood":            "Boats",
		"1250":             "Boats",
		"1,250":            "Boats",
		"18.1.2022":        "",
		"2022-01-18":       "Boats",
		"2022-1-18":        "Boats",
		"обєднання":        "Флот",
		"об'єднання":       "Флот",
		"FLOOD":            "Boats",
		"ete":              "Sand",
		"resume":           "Sand",
		"boatman":          "Sand",
		"河流":               "水",
		"流河":               "",
		"党":                "水",
		"共产党":              "水",
		"boat zebra price": "Boats, Rivers, Sand",
		"year:1990 price":  "Sand",
		"-year:1990":       "",
		"":                 "",
		"the":              "Rivers, Sand, Boats",
	} {
		got := strings.Split(titles(t, x, query), ", ")
		wanted := strings.Split(want, ", ")
		if query == "boat zebra price" || query == "the" || query == "boat*" { // the order is of no interest
			slices.Sort(got)
			slices.Sort(wanted)
		}
		if !slices.Equal(got, wanted) {
			t.Errorf("%q finds %q, want %q", query, got, wanted)
		}
	}
}

func TestTheSameTextsGiveTheSameFiles(t *testing.T) {
	in, _ := realInput(t, 4)
	first := writeAll(t, in)
	slices.Reverse(in.Units)
	if second := writeAll(t, in); !maps.Equal(first, second) {
		t.Error("another order of the units gives other files")
	}
}

// Texts can't end the script that they stand in, nor the line.
func TestHostileTextsStayText(t *testing.T) {
	const hostile = "</script><script>alert(1)</script><!--\u2028\u2029\\\"'`${x}\x00\x01\r\n\ufeff]]> \xff"
	in := small(hostile+"\n"+hostile, "Plain\nplain")
	in.Units[0].By, in.Units[0].Type, in.Units[0].When, in.Units[0].Path = hostile, hostile, hostile, "documents/0.html"
	in.Facets[0].Values[0].Text = hostile
	files := writeAll(t, in)
	for name, data := range files {
		if strings.Contains(name, "stem-") {
			continue
		}
		if strings.ContainsAny(data, "<>&\u2028\u2029\x00\r") || strings.Count(data, "\n") != 1 {
			t.Errorf("%s: %q", name, data)
		}
	}
	out := node(t, `
const files = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
let last;
globalThis.fondsIndex = (name, ...values) => { last = values; };
(0, eval)(files['search/0/t0.js']);
process.stdout.write(JSON.stringify(last[0][0]));
`, files)
	var line []any
	if err := json.Unmarshal(out, &line); err != nil {
		t.Fatal(err)
	}
	if want := strings.ToValidUTF8(hostile, "\uFFFD"); line[6] != want {
		t.Errorf("got %q, want %q", line[6], want)
	}
}

// Queries of every length and form end, and soon.
func TestHostileQueries(t *testing.T) {
	x := opened(t, small("Rivers\nThe river is low.", "Boats\nA boat for the river."))
	for _, q := range []string{
		strings.Repeat("x", 1<<20), strings.Repeat(`"`, 9000), strings.Repeat("-", 9000), strings.Repeat("river ", 100_000), strings.Repeat("é", 1<<19),
		"__proto__", "title:", "title:\"", "-", "--", "- river", "year:-", "year:..", "lang:\"\"", "*", "**", "\"*\"", "\xff\xfe", "\x00", "title:title:title:x",
		strings.Repeat("党", 5000), strings.Repeat("a-", 5000), strings.Repeat("1.", 5000), "country:" + strings.Repeat("a ", 3000),
	} {
		start := time.Now()
		a, err := x.Search(q, 5)
		if err != nil {
			t.Errorf("%.20q: %v", q, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%.20q takes %v", q, took)
		}
		if len(q) > 1<<15 && !a.Cut {
			t.Errorf("%.20q: the answer does not say that it was cut", q)
		}
	}
}

// A broken index is an error or finds nothing; it is never worse.
func TestBrokenFiles(t *testing.T) {
	files := writeAll(t, small("Rivers\nThe river is low, and the boats lie on the sand.", "Boats\nA boat for the river."))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		for _, broken := range []string{"", "x", data[:len(data)/2], strings.Replace(data, "A", "z", 3), strings.Replace(data, "1", "9", 3), strings.Replace(data, "[", "[[", 1)} {
			folder := fstest.MapFS{}
			for n, d := range files {
				folder[n] = &fstest.MapFile{Data: []byte(d)}
			}
			folder[name] = &fstest.MapFile{Data: []byte(broken)}
			x, err := Open(folder)
			if err != nil {
				continue
			}
			for _, q := range []string{"river", `"the river"`, "boat* year:1990"} {
				x.Search(q, 5)
			}
		}
	}
}

func TestSegments(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 4096: 1, 4097: 2, 10_000: 4, 40_000: 8, 100_000: 16, 1_000_000: 128} {
		if got := segmentsFor(n); got != want {
			t.Errorf("%d units: %d segments, want %d", n, got, want)
		}
	}
	count := make([]int, 8)
	for i := range 8000 {
		count[segmentOf(document.ID(fmt.Sprintf("%08x", i*2654435761)), 8)]++
	}
	for _, n := range count {
		if n < 850 || n > 1150 {
			t.Errorf("segments of %v", count)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"anti-fascist don't п'ять 1,234.5", "中国 a\u0301b\u00ad", "a-\u0301 \xff-x", "-'.,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := -1
		tokens(text, 0, func(x token) {
			if x.from < 0 || x.to > len(text) || x.from >= x.to || !strings.Contains(text, x.raw) {
				t.Fatalf("%q: %+v", text, x)
			}
			if !x.joined {
				if x.pos <= last {
					t.Fatalf("%q: %+v after position %d", text, x, last)
				}
				last = x.pos
			}
			if form := fold(x.raw); fold(form) != form {
				t.Fatalf("%q: %q folds to %q", x.raw, form, fold(form))
			}
		})
	})
}
