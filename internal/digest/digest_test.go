package digest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func hits(text string, names ...Name) string {
	var list []string
	d := Of(text, "en", NewNames(names))
	for _, s := range d.Sections {
		for _, h := range s.Hits {
			list = append(list, fmt.Sprintf("%d:%s×%d", h.Term, text[h.From:h.To], h.Count))
		}
	}
	return strings.Join(list, " ")
}

func TestNamesAreFoundAsWholeWords(t *testing.T) {
	names := []Name{
		{0, "Ukraine", "en"}, {1, "Communist Party of Ukraine", ""}, {2, "Guinea", "en"}, {3, "中国", ""}, {4, "لبنان", "ar"},
		{5, "Казахстан", "ru"}, {6, "Workers' Party", ""}, {7, "PKP [1930]", ""}, {8, "北大西洋公约组织", ""}, {9, "Élan", ""},
	}
	for text, want := range map[string]string{
		"Ukraine and Ukraine.":                            "0:Ukraine×2",
		"The Communist Party of Ukraine in Ukraine":       "1:Communist Party of Ukraine×1 0:Ukraine×1",
		"Ukrainet and ukraine and xUkraine":               "",
		"Guinea-Bissau, but Guinea":                       "2:Guinea×1",
		"在中国的":                                            "3:中国×1",
		"the Workers’ Party and the Workers' Party":       "6:Workers’ Party×2",
		`the PKP \[1930] and PKP [1930]`:                  `7:PKP \[1930]×2`,
		"Communist Party\nof Ukraine":                     "1:Communist Party\nof Ukraine×1",
		"加入北大西洋公约组织":                                      "8:北大西洋公约组织×1",
		"Élan vital":                                      "9:Élan×1",
		"[x](Ukraine.html) `Ukraine` https://Ukraine.org": "",
		"[Ukraine](x.html) Ukraine":                       "0:Ukraine×2",
		"Казахстан":                                       "", // no Russian section
		"a\n\n<!-- lang: ru -->\n\nКазахстан Ukraine":     "5:Казахстан×1",
		"a\n\n<!-- lang: ar -->\n\nفي ولبنان وفي لبنان":   "4:لبنان×2",
	} {
		if got := hits(text, names...); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		what, text string
		names      []Name
		want       string
	}{
		{"two terms of one name", "The Unity of today", []Name{{5, "Unity", ""}, {2, "Unity", ""}}, "2:Unity×1 5:Unity×1"},
		{"the longest of three", "New South Wales Party", []Name{{0, "New", ""}, {1, "New South", ""}, {2, "New South Wales", ""}}, "2:New South Wales×1"},
		{"back to the shorter", "New South Wals", []Name{{0, "New", ""}, {2, "New South Wales", ""}}, "0:New×1"},
		{"not in the longer of another language", "New South", []Name{{0, "New", ""}, {1, "New South", "ru"}}, "0:New×1"},
		{"region of a language", "a Unity", []Name{{0, "Unity", "en-GB"}}, "0:Unity×1"},
		{"over a quotation's line end", "> the New\n> South said", []Name{{0, "New South", ""}}, "0:New\n> South×1"},
		{"not over a blank line", "the New\n\nSouth said", []Name{{0, "New South", ""}}, ""},
		{"no-break space", "New\u00a0South", []Name{{0, "New South", ""}}, "0:New\u00a0South×1"},
		{"punctuation in the name", "the Party (Workers) now", []Name{{0, "Party (Workers)", ""}}, "0:Party (Workers)×1"},
		{"punctuation before the name", "the «Unity» now", []Name{{0, "«Unity»", ""}}, "0:Unity»×1"},
		{"nothing but signs", "??? !", []Name{{0, "???", ""}, {1, " ", ""}}, ""},
		{"possessive", "Unity's congress", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"decomposed letter is no end", "Unity\u0301", []Name{{0, "Unity", ""}}, ""},
		{"digits", "the 26th of July, 26th of Julys", []Name{{0, "26th of July", ""}}, "0:26th of July×1"},
		{"fenced code", "```\nUnity\n```\nUnity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"code over lines", "a `b\nUnity` Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"a single backtick", "a `b Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"escaped backticks", "a \\`Unity\\`", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"comment", "<!-- Unity\n\nUnity -->\nUnity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"comment in a line", "a <!-- Unity --> Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"open comment", "a <!-- Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"autolink", "<https://x.example/Unity> <Unity@x.example> <b>Unity</b>", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"address with brackets", "[x](a(Unity)Unity) Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"heading", "## Unity", []Name{{0, "Unity", ""}}, "0:Unity×1"},
		{"Thai", "พรรคเอกภาพแห่งชาติ", []Name{{0, "เอกภาพ", ""}}, "0:เอกภาพ×1"},
		{"Japanese after Latin", "ABC党とABCD", []Name{{0, "ABC", ""}}, "0:ABC×1"},
		{"one Chinese character", "党的", []Name{{0, "党", ""}, {1, "党的人", ""}}, "0:党×1"},
		{"Arabic: and", "والوحدة", []Name{{0, "الوحدة", ""}}, "0:الوحدة×1"},
		{"Arabic: in, and the article", "وبالوحدة", []Name{{0, "وحدة", ""}}, "0:وحدة×1"},
		{"Arabic: to the", "وللوحدة الوطنية", []Name{{0, "الوحدة الوطنية", ""}}, "0:لوحدة الوطنية×1"},
		{"Arabic: no such article", "لوحدة", []Name{{0, "الوحدة", ""}}, ""},
		{"Arabic: inside a word", "توحدة", []Name{{0, "وحدة", ""}}, ""},
		{"empty name", "a", []Name{{0, "", ""}}, ""},
	} {
		if got := hits(test.text, test.names...); got != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.what, test.text, got, test.want)
		}
	}
}

// In text without markup the finder must agree with the simplest program.
func TestNamesAgainstASimpleSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	words := []string{"a", "b", "ab", "ba", "я", "яб"}
	phrase := func(n int) string {
		var list []string
		for range 1 + random.IntN(n) {
			list = append(list, words[random.IntN(len(words))])
		}
		return strings.Join(list, " ")
	}
	for range 3000 {
		var names []Name
		taken := map[string]bool{}
		for i := range 8 {
			if text := phrase(3); !taken[text] {
				taken[text] = true
				names = append(names, Name{Term: int32(i), Text: text})
			}
		}
		text := phrase(12)
		counts := map[int32]int32{}
		for at := 0; at < len(text); {
			var best *Name
			for i, n := range names {
				if rest, ok := strings.CutPrefix(text[at:], n.Text); ok && (rest == "" || rest[0] == ' ') && (best == nil || len(n.Text) > len(best.Text)) {
					best = &names[i]
				}
			}
			if best != nil {
				counts[best.Term]++
				at += len(best.Text)
			} else if n := strings.IndexByte(text[at:], ' '); n >= 0 {
				at += n
			} else {
				break
			}
			at++
		}
		found := map[int32]int32{}
		for _, h := range Of(text, "en", NewNames(names)).Sections[0].Hits {
			found[h.Term] = h.Count
		}
		if !maps.Equal(counts, found) {
			t.Fatalf("%q: found %v, want %v (names %v)", text, found, counts, names)
		}
	}
}

func TestOfIsSafeForManyGoroutines(t *testing.T) {
	names := NewNames([]Name{{0, "Unity", ""}, {1, "Accord", "ru"}})
	body := "The Unity and the Accord.\n\n<!-- lang: ru -->\n\nAccord, Accord, Unity"
	want := fmt.Sprint(Of(body, "en", names))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 300 {
				if got := fmt.Sprint(Of(body, "en", names)); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
				Of("Unity", "en", names)
			}
		})
	}
	group.Wait()
}

func TestNoNames(t *testing.T) {
	d := Of("Some words.", "en", nil)
	if len(d.Sections) != 1 || d.Sections[0].Words != 2 || d.Sections[0].Hits != nil {
		t.Errorf("%+v", d)
	}
	if Of("", "en", nil).Sum == d.Sum {
		t.Error("two bodies have one sum")
	}
}

func TestHitsLieInsideTheBodyInOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	pieces := []string{"Ukraine", "Party", "of", " ", "\n", "\n\n", "\\", "[", "](", "`", "中国", "ال", "لبنان", "http://", "<!-- lang: ar -->", "\xff", "é"}
	names := NewNames([]Name{{0, "Ukraine", ""}, {1, "Party of Ukraine", ""}, {2, "中国", ""}, {3, "لبنان", ""}})
	for range 5000 {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		body := b.String()
		for _, s := range Of(body, "en", names).Sections {
			last := int32(s.From)
			for _, h := range s.Hits {
				if h.From < last || h.To <= h.From || int(h.To) > s.To || h.Count < 1 {
					t.Fatalf("%q: %+v", body, s)
				}
				last = h.To
			}
		}
	}
}

func TestExtractIsTheFirstRunningText(t *testing.T) {
	long := strings.Repeat("word ", 80)
	for body, want := range map[string]string{
		"## Heading\n\nThe rivers of the four towns are said to be clean again.\n\nMore.": "The rivers of the four towns are said to be clean again.",
		"1. The first item of a list that has no other text at all.\n2. Second":           "The first item of a list that has no other text at all. Second",
		"Short.": "Short.",
		`A text with \*stars\* and **bold** and a path C:\\temp in it, long enough.`: `A text with *stars* and bold and a path C:\temp in it, long enough.`,
		"":           "",
		"这是一段很长的文字。": "这是一段很长的文字。",
		"> A quotation first.\n\nThen the text itself begins, which is long enough to show.": "Then the text itself begins, which is long enough to show.",
	} {
		if got := Of(body, "", NewNames(nil)).Sections[0].Extract; got != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
	if got := Of(long, "", NewNames(nil)).Sections[0].Extract; len(got) > extractBytes || !strings.HasSuffix(got, "word…") {
		t.Errorf("%q", got)
	}
}

func TestCounts(t *testing.T) {
	s := Of("Two words.\n\nThree more, isn't it?\n\n- 中国人\n", "en", NewNames(nil)).Sections[0]
	if s.Words != 9 || s.Paragraphs != 3 {
		t.Errorf("%d words, %d paragraphs", s.Words, s.Paragraphs)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("a\n\n<!-- lang: ru -->\n\nб")
	f.Add("`](http://\\")
	f.Add(strings.Repeat("\x9a", 3000))
	names := NewNames([]Name{{0, "a", ""}, {1, "中国", ""}})
	f.Fuzz(func(t *testing.T, body string) {
		for _, s := range Of(body, "en", names).Sections {
			if !utf8.ValidString(s.Extract) || len(s.Extract) > extractBytes {
				t.Fatalf("extract %q", s.Extract)
			}
			for _, h := range s.Hits {
				if int(h.From) < s.From || h.To <= h.From || int(h.To) > s.To {
					t.Fatalf("%+v lies outside of %d to %d", h, s.From, s.To)
				}
			}
		}
	})
}

// finderOf10000 has the names of a large collection: most begin alike.
func finderOf10000() *Names {
	var names []Name
	for i := range 10_000 {
		text := fmt.Sprintf("Communist Party of Land%d", i)
		switch i % 10 {
		case 1, 2, 3, 4, 5:
			text = fmt.Sprintf("Ada%d Sur%d", i%1000, i)
		case 6:
			text = fmt.Sprintf("Партия%d страны", i)
		case 7:
			text = "中" + string(rune(0x4E00+i)) + "党"
		}
		names = append(names, Name{Term: int32(i), Text: text})
	}
	return NewNames(names)
}

func BenchmarkOf(b *testing.B) {
	finder := finderOf10000()
	for script, words := range map[string][]string{
		"latin":    {"word ", "and ", "Capital ", "Communist Party of Land10 ", "the ", "is.\n\n", "labour, ", "Communist Party of Nowhere ", "considerable "},
		"cyrillic": {"слово ", "и ", "Капитал ", "Партия16 страны ", "для ", "есть.\n\n", "труд, ", "значительный "},
		"chinese":  {"的文字", "和中国", "资本", "，", "是。\n\n", "工人阶级"},
		"arabic":   {"كلمة ", "والحزب ", "رأس ", "المال ", "هو.\n\n", "العمل "},
	} {
		random := rand.New(rand.NewPCG(1, 1))
		var text strings.Builder
		for text.Len() < 14_500 {
			text.WriteString(words[random.IntN(len(words))])
		}
		b.Run(script, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Of(text.String(), "en", finder)
			}
		})
	}
}

func BenchmarkOfHostile(b *testing.B) {
	finder := finderOf10000()
	for name, unit := range map[string]string{
		"comments": "<!-- ", "backticks": "`a``b```c", "links": "](", "angles": "<a:", "names": "Communist Party of ", "letters": "a", "lines": "#\n", "Han": "中",
	} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Of(text, "en", finder)
			}
		})
	}
}
