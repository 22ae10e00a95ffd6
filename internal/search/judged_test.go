package search_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fonds/internal/search"
	"fonds/internal/sitetest"
)

// judged are queries that a reader of this collection might ask, each with the
// beginning of the page that ought to come first.
var judged = [...]struct{ query, page string }{
	{"einstein roosevelt", "letter-from-albert-einstein"},
	{"uranium letter president", "letter-from-albert-einstein"},
	{"szilard fermi", "letter-from-albert-einstein"},
	{"chain reaction bomb", "letter-from-albert-einstein"},
	{"russell einstein", "the-russell-einstein"},
	{"scientists weapons of mass destruction manifesto", "the-russell-einstein"},
	{"rotblat", "the-nobel-peace-prize"},
	{"pugwash conferences prize", "the-nobel-peace-prize"},
	{"nobel committee nuclear arms", "the-nobel-peace-prize"},
	{"year:1995", "the-nobel-peace-prize"},
	{"open letter bohr", "open-letter-to-the-united"},
	{"title:letter united nations", "open-letter-to-the-united"},
	{"atomic energy project open world", "open-letter-to-the-united"},
	{"human rights declaration", "217-iii"},
	{"dignity of every human being", "217-iii"},
	{`"human rights" type:resolution`, "217-iii"},
	{"primary health care", "declaration-of-alma-ata"},
	{"health of all people", "declaration-of-alma-ata"},
	{"health year:1978", "declaration-of-alma-ata"},
	{"freedom of association", "c087"},
	{"convention 87", "c087"},
	{"collective bargaining", "right-to-organise"},
	{"workers protected against employers unions convention 1949", "right-to-organise"},
	{"collective security", "treaty-on-collective"},
	{"threat of force renounced", "treaty-on-collective"},
	{"commonwealth of independent states", "agreement-establishing"},
	{"minsk agreement belarus russia ukraine", "agreement-establishing"},
	{"алма-атинская декларация", "alma-atinskaia"},
	{"независимые государства", "alma-atinskaia"},
	{"алма-атинской декларации", "alma-atinskaia"},
	{"جامعة الدول العربية", "mythaq"},
	{"مصر العراق لبنان", "mythaq"},
	{"上海合作组织", "shang-hai"},
	{"六国元首", "shang-hai"},
	{"多极化", "shang-hai"},
	{"admission of kazakhstan", "resolution-46"},
	{"membership security council recommendation", "resolution-46"},
	{"oligarchs kazakhstan", "the-voice-of-the-working"},
	{"fifth column islamists", "the-voice-of-the-working"},
	{"klara azhybekova", "speech-by-klara"},
	{"anti-imperialist platform", "speech-by-klara"},
	{"basmachi", "in-this-article"},
	{"decommunisation bans on strikes central asia", "in-this-article"},
	{"communist and workers parties joint statement", "joint-statement-of-communist"},
	{"declaración conjunta", "joint-statement-of-communist"},
	{"декларация президента коммунистических рабочих партий", "joint-statement-of-communist"},
}

func TestJudgedQueries(t *testing.T) {
	c := sitetest.Copy(t, "../..", "seeds", "content", "site.yaml")
	c.Build()
	index, err := search.Open(os.DirFS(filepath.Join(c.Dir, "public")))
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, j := range judged {
		found, err := index.Search(j.query, 10)
		if err != nil {
			t.Fatal(err)
		}
		place := 0
		for i, r := range found.Results {
			if strings.HasPrefix(r.Path, "documents/"+j.page) {
				place = i + 1
				break
			}
		}
		if place > 0 {
			sum += 1 / float64(place)
		}
		if place != 1 {
			first := ""
			if len(found.Results) > 0 {
				first = found.Results[0].Path
			}
			t.Logf("%s: place %d of %d; first is %s", j.query, place, found.Texts, first)
		}
	}
	mean := sum / float64(len(judged))
	t.Logf("mean reciprocal rank of %d queries: %.3f", len(judged), mean)
	if mean < 0.9 {
		t.Errorf("the mean reciprocal rank is %.3f", mean)
	}
}
