package digest

import (
	"fmt"
	"strings"
	"testing"
)

func TestMentionsOfDocuments(t *testing.T) {
	names := NewNames(nil,
		Title{1, "Open Letter of the Lake Towns"}, Title{2, "Answer to the Open Letter of the Lake Towns"},
		Title{3, "关于水坝问题的公开说明"}, Title{4, "On the Dam"}, Title{5, "Обращение ко всем, кто живёт у озера"})
	for text, want := range map[string]string{
		"The Open Letter of the Lake Towns was read.":                   "title 1: Open Letter of the Lake Towns",
		"the “Open Letter of the *Lake\nTowns*”, twice":                 "title 1: Open Letter of the *Lake\nTowns",
		"An Answer to the Open Letter of the Lake Towns":                "title 2: Answer to the Open Letter of the Lake Towns",
		"the open letter of the lake towns":                             "",
		"Letter of the Lake Towns":                                      "",
		"on the dam and On the Dam":                                     "", // too short a title
		"上月的《关于水坝问题的公开说明》很有用":                                           "title 3: 关于水坝问题的公开说明",
		"关于水坝问题的公开说明":                                                   "",
		"«Обращение ко всем, кто живёт у озера» напечатали":             "title 5: Обращение ко всем, кто живёт у озера",
		"our letter of 12 May 1921 has":                                 "letter of 1921-05-12: letter of 12 May 1921",
		"In answer to your letter dated May 12th, 1921, we":             "letter of 1921-05-12, answered: letter dated May 12th, 1921",
		"en respuesta a su carta del 12 de mayo de 1921":                "letter of 1921-05-12, answered: carta del 12 de mayo de 1921",
		"В ответ на Ваше письмо от 12 мая 1921 года":                    "letter of 1921-05-12, answered: письмо от 12 мая 1921 года",
		"unsere Erklärung vom 3. März 1998 gilt":                        "statement of 1998-03-03: Erklärung vom 3. März 1998",
		"la déclaration du 3 mars 1998":                                 "statement of 1998-03-03: déclaration du 3 mars 1998",
		"a letter of May 1921":                                          "", // no day
		"He wrote a letter. On 12 May 1921 it rained.":                  "",
		"a letter to each of the nineteen towns, on the day 12/05/1921": "",
	} {
		var list []string
		for _, m := range Of(text, "en", names).Sections[0].Mentions {
			what := fmt.Sprintf("title %d", m.Title)
			if m.Title < 0 {
				what = fmt.Sprintf("%s of %s", m.Kind, m.Date)
			}
			if m.Reply {
				what += ", answered"
			}
			list = append(list, what+": "+text[m.From:m.To])
		}
		if got := strings.Join(list, "; "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestTitlesWithinTitles(t *testing.T) {
	names := NewNames(nil, Title{1, "Open Letter of the Lake Towns"}, Title{2, "Answer to the Open Letter of the Lake Towns"})
	if got := names.Titles("Answer to the Open Letter of the Lake Towns", 2); len(got) != 1 || got[0] != 1 {
		t.Error(got)
	}
	for title, want := range map[string]bool{
		"Answer to the Open Letter": true, "Respuesta al alcalde": true, "Открытый ответ": true,
		"A Question Without Any Answer": false, "Open Letter": false,
	} {
		if IsAnswer(title) != want {
			t.Errorf("%q: %t", title, !want)
		}
	}
}

func TestMentionsAreBounded(t *testing.T) {
	names := NewNames(nil, Title{1, "Open Letter of the Lake Towns"})
	text := strings.Repeat("Open Letter of the Lake Towns, letter of 12 May 1921, ", 500)
	if n := len(Of(text, "en", names).Sections[0].Mentions); n > mostMentions {
		t.Errorf("%d mentions", n)
	}
}
