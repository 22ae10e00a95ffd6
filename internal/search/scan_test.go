package search

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	snowball "github.com/blevesearch/snowballstem"

	"fonds/internal/document"
	"fonds/internal/language"
)

// pieces of the texts of this repository (and of FONDS_CORPUS) as units, in the
// languages that they are in.
func realInput(t testing.TB, segments int) (Input, []string) {
	in := Input{Stop: language.FunctionWords, segments: segments, Facets: []Facet{
		{Key: "lang"}, {Key: "year"}, {Key: "country", Values: []Value{{Text: "Chile", Also: "CL"}, {Text: "New Zealand", Also: "NZ"}, {Text: "Österreich", Also: "AT"}}},
	}}
	for y := 1985; y < 1995; y++ {
		in.Facets[1].Values = append(in.Facets[1].Values, Value{Text: fmt.Sprint(y)})
	}
	langs := map[document.Lang]int32{}
	var texts []string
	patterns := []string{"../../content/documents/*.md", "../../seeds/*"}
	if corpus := os.Getenv("FONDS_CORPUS"); corpus != "" {
		patterns = append(patterns, corpus+"/texts/*.txt")
	}
	every := 0
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for part := range strings.SplitSeq(strings.ToValidUTF8(string(data), "\uFFFD"), "\n\n") {
				if every++; len(part) < 40 || len(patterns) == 2 && every%2 == 0 {
					continue
				}
				lang, _ := language.Detect(part)
				if lang == "" {
					lang = "und"
				}
				if _, ok := langs[lang]; !ok {
					langs[lang] = int32(len(langs))
					in.Facets[0].Values = append(in.Facets[0].Values, Value{Text: language.Name(lang, "en"), Also: string(lang)})
				}
				n := len(texts)
				words := strings.Fields(part)
				in.Units = append(in.Units, Unit{
					Document: document.ID(fmt.Sprintf("d%05d", n)), Path: fmt.Sprint(n), Lang: lang,
					Title: strings.Join(words[:min(len(words), 3+n%6)], " "), Names: []string{words[len(words)-1]},
					Facets: [][]int32{{langs[lang]}, {int32(n % 10)}, {int32(n % 3)}},
				})
				texts = append(texts, part)
			}
		}
	}
	in.Text = func(u *Unit) (string, error) {
		var n int
		_, err := fmt.Sscan(u.Path, &n)
		return texts[n], err
	}
	return in, texts
}

// A scan is the simplest search there is: it goes through all words of all texts.
type scan struct {
	in    Input
	units []scanUnit
	stems map[document.Lang]map[string]map[string]bool // of each form of a segment's language
	stop  map[document.Lang]map[string]bool
	any   map[string]bool
	env   *snowball.Env
	meant map[string]map[string]bool
}

type scanUnit struct {
	*Unit
	at    map[int][]string // forms by position
	forms map[string]bool
	title int
}

func newScan(in Input, texts []string) *scan {
	s := &scan{in: in, stems: map[document.Lang]map[string]map[string]bool{}, stop: map[document.Lang]map[string]bool{}, any: map[string]bool{}, env: snowball.NewEnv(""), meant: map[string]map[string]bool{}}
	for i := range in.Units {
		u := scanUnit{Unit: &in.Units[i], at: map[int][]string{}, forms: map[string]bool{}}
		if s.stop[u.Lang] == nil {
			s.stop[u.Lang] = map[string]bool{}
			for _, w := range in.Stop(u.Lang) {
				s.stop[u.Lang][fold(w)] = true
				s.any[fold(w)] = true
			}
			s.stems[u.Lang] = map[string]map[string]bool{}
		}
		take := func(t token) {
			f := fold(t.raw)
			if f == "" {
				return
			}
			u.at[t.pos] = append(u.at[t.pos], f)
			u.forms[f] = true
			stem := f
			if !t.wide {
				stem = stemmerOf(u.Lang).of(s.env, t.raw, f)
			}
			if s.stems[u.Lang][f] == nil {
				s.stems[u.Lang][f] = map[string]bool{}
			}
			s.stems[u.Lang][f][stem] = true
		}
		end := tokens(u.Title, 0, take)
		u.title = end
		for _, n := range u.Names {
			end = tokens(n, end+apart, take)
		}
		tokens(texts[i], end+apart, take)
		s.units = append(s.units, u)
	}
	return s
}

// An ask is one part of a query: as typed, and as it is to be understood.
type ask struct {
	text   string
	neg    bool
	title  bool
	word   string   // or
	prefix string   // or
	phrase []string // or, with words by position
	facet  int      // and
	values []int32
}

func (s *scan) has(u *scanUnit, a ask) bool {
	switch {
	case a.values != nil:
		return slices.ContainsFunc(a.values, func(v int32) bool { return slices.Contains(u.Facets[a.facet], v) })
	case a.phrase != nil:
		return s.hasPhrase(u, a)
	case a.prefix != "":
		p := fold(a.prefix)
		return s.somewhere(u, a.title, func(f string) bool { return strings.HasPrefix(f, p) })
	}
	return s.somewhere(u, a.title, func(f string) bool { return s.means(u.Lang, a.word)[f] })
}

// means are the forms of a language that a word stands for: what is written the same
// without accents, and what has a stem of the word or of one that is written the same.
func (s *scan) means(lang document.Lang, word string) map[string]bool {
	key := string(lang) + " " + word
	if m, ok := s.meant[key]; ok {
		return m
	}
	form := fold(word)
	m := map[string]bool{form: true}
	s.meant[key] = m
	stemmer := stemmerOf(lang)
	if stemmer == nil {
		return m
	}
	wanted := maps.Clone(s.stems[lang][form])
	if wanted == nil {
		wanted = map[string]bool{}
	}
	wanted[stemmer.of(s.env, word, form)] = true
	for f, stems := range s.stems[lang] {
		for st := range stems {
			if wanted[st] {
				m[f] = true
			}
		}
	}
	return m
}

func (s *scan) somewhere(u *scanUnit, title bool, is func(string) bool) bool {
	if !title {
		for f := range u.forms {
			if is(f) {
				return true
			}
		}
		return false
	}
	for pos := range u.title {
		if slices.ContainsFunc(u.at[pos], is) {
			return true
		}
	}
	return false
}

// Of the commonest words a phrase asks only that they are there, since no positions are kept.
func (s *scan) hasPhrase(u *scanUnit, a ask) bool {
	if len(a.phrase) == 1 {
		return s.somewhere(u, a.title, func(f string) bool { return f == a.phrase[0] })
	}
	stop := s.stop[u.Lang]
	all := true
	for _, w := range a.phrase {
		if !u.forms[w] {
			return false
		}
		all = all && stop[w]
	}
	if all {
		return true
	}
	for from := range u.at {
		for shift := range len(a.phrase) {
			ok, begun := true, false
			for k, w := range a.phrase {
				if stop[w] {
					continue
				}
				p := from - shift + k
				if !begun {
					begun = true
					if a.title && p >= u.title {
						ok = false
						break
					}
				}
				if !slices.Contains(u.at[p], w) {
					ok = false
					break
				}
			}
			if ok {
				return true
			}
		}
	}
	return false
}

func (s *scan) search(asks []ask) []string {
	required := []ask{}
	for _, a := range asks {
		if a.values == nil && !a.neg && (a.title || a.word == "" || !s.any[fold(a.word)]) {
			required = append(required, a)
		}
	}
	if len(required) == 0 {
		for _, a := range asks {
			if a.values == nil && !a.neg {
				required = append(required, a)
			}
		}
	}
	have := map[string]int{}
	most := 0
	for i := range s.units {
		u := &s.units[i]
		n, out := 0, false
		for _, a := range asks {
			if a.values != nil || a.neg {
				out = out || s.has(u, a) == a.neg
			}
		}
		for _, a := range required {
			if s.has(u, a) {
				n++
			}
		}
		if !out && (n > 0 || len(required) == 0) {
			have[u.Path] = n
			most = max(most, n)
		}
	}
	list := []string{}
	for path, n := range have {
		if n == most {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
}

// plainWord reports a word that is one token whatever surrounds it.
func plainWord(w string) bool {
	n := 0
	wide := false
	tokens(w, 0, func(t token) {
		if n++; t.raw != w {
			n++ // a sign before it, or the s of a genitive
		}
		wide = wide || t.wide
	})
	return n == 1 && !wide && fold(w) != "" && !strings.ContainsAny(w, "\"“”„«»*:-") && !strings.HasPrefix(w, "-") && strings.TrimFunc(w, func(r rune) bool {
		return slowClass(r) == classOther || slowClass(r) == classSeparator || slowClass(r) == classApostrophe
	}) == w
}

func (s *scan) query(random *rand.Rand, texts []string) []ask {
	pick := func() (string, []string) {
		for {
			words := strings.Fields(texts[random.IntN(len(texts))])
			if len(words) == 0 {
				continue
			}
			i := random.IntN(len(words))
			if plainWord(words[i]) {
				return words[i], words[i:]
			}
		}
	}
	var asks []ask
	for range 1 + random.IntN(3) {
		w, rest := pick()
		a := ask{text: w, word: w}
		switch kind := random.IntN(20); {
		case kind < 7:
		case kind < 9: // without accents
			w = fold(w)
			a = ask{text: w, word: w}
		case kind < 11:
			r := []rune(w)
			w = string(r[:min(len(r), 2+random.IntN(4))])
			if !plainWord(w) {
				continue
			}
			a = ask{text: w + "*", prefix: w}
		case kind < 15:
			n := 0 // words
			for n < len(rest) && n < 2+random.IntN(3) && plainWord(rest[n]) {
				n++
			}
			a = ask{text: `"` + strings.Join(rest[:n], " ") + `"`}
			for _, w := range rest[:n] {
				a.phrase = append(a.phrase, fold(w))
			}
			a.title = random.IntN(4) == 0
		case kind < 16:
			w += "qx"
			a = ask{text: w, word: w}
		case kind < 17:
			a.title = true
		case kind < 18:
			y := random.IntN(10)
			to := y + random.IntN(10-y)
			a = ask{text: fmt.Sprintf("year:%d-%d", 1985+y, 1985+to), facet: 1, values: []int32{}}
			for v := y; v <= to; v++ {
				a.values = append(a.values, int32(v))
			}
		case kind < 19:
			a = []ask{
				{text: "country:cl", facet: 2, values: []int32{0}}, {text: `country:"new zea"`, facet: 2, values: []int32{1}},
				{text: "country:osterreich", facet: 2, values: []int32{2}}, {text: "Country:xx", facet: 2, values: []int32{}},
			}[random.IntN(4)]
		default:
			v := int32(random.IntN(len(s.in.Facets[0].Values)))
			a = ask{text: "lang:" + s.in.Facets[0].Values[v].Also, facet: 0, values: []int32{v}}
		}
		if a.title {
			a.text = "title:" + a.text
		}
		if a.neg = random.IntN(6) == 0; a.neg {
			a.text = "-" + a.text
		}
		asks = append(asks, a)
	}
	if len(asks) == 0 {
		return s.query(random, texts)
	}
	return asks
}

// writeAll makes an index in memory.
func writeAll(t testing.TB, in Input) map[string]string {
	t.Helper()
	var mu sync.Mutex
	files := map[string]string{}
	if err := Write(context.Background(), in, 2, func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		files[name] = string(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

const engineProgram = `
const [files, queries] = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
const waiting = {};
globalThis.fondsIndex = (name, ...values) => { waiting[name] = values; };
const load = async name => {
  (0, eval)(files['search/' + name + '.js']);
  return waiting[name];
};
(async () => {
  const index = new fondsSearch.Index(load);
  await index.open();
  await Promise.all(index.segments.map(s => index.facetsOf(s)));
  const result = [];
  for (const q of queries) {
    const found = await index.search(q, false);
    found.units.sort((a, b) => b.score - a.score || a.segment.number - b.segment.number || a.unit - b.unit);
    const paths = [];
    for (const x of found.units) paths.push((await index.show(x))[0]);
    result.push(paths);
  }
  process.stdout.write(JSON.stringify(result));
})();
`

// The scripts find what a scan of all texts finds, for queries of every kind.
func TestTheBrowserFindsWhatAScanFinds(t *testing.T) {
	for _, segments := range []int{1, 4} {
		in, texts := realInput(t, segments)
		files := writeAll(t, in)
		s := newScan(in, texts)
		random := rand.New(rand.NewPCG(3, uint64(segments)))
		var queries []string
		var asked [][]ask
		for range 1000 {
			asks := s.query(random, texts)
			var parts []string
			for _, a := range asks {
				parts = append(parts, a.text)
			}
			asked = append(asked, asks)
			queries = append(queries, strings.Join(parts, " "))
		}
		out := node(t, engineProgram, []any{files, queries}, "../../static/words.js", "../../static/engine.js")
		var got [][]string
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		wrong, nothing := 0, 0
		for i, q := range queries {
			want := s.search(asked[i])
			slices.Sort(got[i])
			if len(want) == 0 {
				nothing++
			}
			if !slices.Equal(want, got[i]) {
				if wrong++; wrong <= 10 {
					t.Errorf("%d segments: %q: the scan finds %d, the script %d: %v", segments, q, len(want), len(got[i]), difference(want, got[i]))
				}
			}
		}
		t.Logf("%d units in %d segments and %d languages, %d files; %d queries, %d find nothing, %d differ", len(in.Units), segments, len(s.stop), len(files), len(queries), nothing, wrong)
	}
}

func difference(a, b []string) []string {
	count := map[string]int{}
	for _, x := range a {
		count["-"+x]++
	}
	for _, x := range b {
		if count["-"+x] > 0 {
			delete(count, "-"+x)
		} else {
			count["+"+x]++
		}
	}
	list := slices.SortedFunc(maps.Keys(count), cmp.Compare[string])
	return list[:min(5, len(list))]
}

// The command finds what the page finds, in the same order.
func TestTheCommandFindsWhatAScanFinds(t *testing.T) {
	in, texts := realInput(t, 2)
	files := writeAll(t, in)
	folder := fstest.MapFS{}
	for name, data := range files {
		folder[name] = &fstest.MapFile{Data: []byte(data)}
	}
	index, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	s := newScan(in, texts)
	random := rand.New(rand.NewPCG(8, 8))
	var queries []string
	var order [][]string
	for range 300 {
		asks := s.query(random, texts)
		var parts []string
		for _, a := range asks {
			parts = append(parts, a.text)
		}
		q := strings.Join(parts, " ")
		found, _, err := index.matches(parse(q))
		if err != nil {
			t.Fatal(q, err)
		}
		paths := []string{}
		for _, m := range found {
			line, _, err := index.line(m.segment, m.unit)
			if err != nil {
				t.Fatal(q, err)
			}
			paths = append(paths, line[0])
		}
		queries, order = append(queries, q), append(order, slices.Clone(paths))
		slices.Sort(paths)
		if want := s.search(asks); !slices.Equal(want, paths) {
			t.Errorf("%q: the scan finds %d, the command %d: %v", q, len(want), len(paths), difference(want, paths))
		}
	}
	var got [][]string
	if err := json.Unmarshal(node(t, engineProgram, []any{files, queries}, "../../static/words.js", "../../static/engine.js"), &got); err != nil {
		t.Fatal(err)
	}
	for i, q := range queries {
		if !slices.Equal(got[i], order[i]) {
			t.Errorf("%q: the page and the command rank otherwise", q)
		}
	}
}
