package webpage

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"fonds/internal/document"
)

// A truth is what a person found on a page.
type truth struct {
	title, date string
	authors     []string
	body        string
}

func readTruth(t *testing.T, text string) (want truth) {
	t.Helper()
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok {
		t.Fatal("the truth has no body")
	}
	want.body = body
	for line := range strings.SplitSeq(head, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "title":
			want.title = value
		case "date":
			want.date = value
		case "author":
			want.authors = append(want.authors, value)
		default:
			t.Fatalf("the truth has a line %q", line)
		}
	}
	return want
}

// f1 is the harmonic mean of the share of the words got that were wanted and of
// those wanted that were got.
func f1(got, want map[string]int) float64 {
	both, all := 0, 0
	for w, n := range got {
		both += min(n, want[w])
		all += n
	}
	for _, n := range want {
		all += n
	}
	return 2 * float64(both) / float64(max(all, 1))
}

// believed are the values of a field that are trusted most: from the rule of the
// first fact, if that is trusted at all.
func believed(p Page, field document.Field) (values []string) {
	rule := ""
	for _, f := range p.Facts {
		if f.Field != field || f.Confidence < 0.5 || rule != "" && f.Rule != rule || slices.Contains(values, f.Value) {
			continue
		}
		rule = f.Rule
		values = append(values, f.Value)
	}
	return values
}

// The pages are of the manners in which pages are saved, one each; what is the
// text, the title, the date and the author was marked by hand.
func TestPagesOfManyManners(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 23 {
		t.Fatalf("%d pages: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) != 2 {
				t.Fatalf("want a page and its truth: %v", err)
			}
			page := string(archive.Files[0].Data)
			want := readTruth(t, string(archive.Files[1].Data))
			for manner, text := range map[string]string{"as it is": page, "CRLF": strings.ReplaceAll(page, "\n", "\r\n"), "CR": strings.ReplaceAll(page, "\n", "\r")} {
				p := accounted(t, text)
				score := f1(bag(shown(p.Lines)), bag(want.body))
				if manner == "as it is" {
					t.Logf("F1 %.3f", score)
				}
				if score < 0.95 {
					t.Errorf("%s: F1 %.3f", manner, score)
				}
				if got := believed(p, document.FieldTitle); len(got) == 0 || got[0] != want.title {
					t.Errorf("%s: title %q, want %q", manner, got, want.title)
				}
				if got := strings.Join(believed(p, document.FieldDate), " "); got != want.date {
					t.Errorf("%s: date %q, want %q", manner, got, want.date)
				}
				if got := believed(p, document.FieldAuthors); !slices.Equal(got, want.authors) {
					t.Errorf("%s: authors %q, want %q", manner, got, want.authors)
				}
				if t.Failed() {
					t.Fatalf("\n%s\nmissing %v\ntoo much %v", describe(p), minus(bag(want.body), bag(shown(p.Lines))), minus(bag(shown(p.Lines)), bag(want.body)))
				}
			}
		})
	}
}

func minus(a, b map[string]int) (rest []string) {
	for w, n := range a {
		if n > b[w] {
			rest = append(rest, w)
		}
	}
	slices.Sort(rest)
	return rest
}
