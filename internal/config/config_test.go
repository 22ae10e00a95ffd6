package config

import (
	"strings"
	"testing"

	"fonds/internal/diag"
)

func TestDefaultsFillWhatIsLeftOut(t *testing.T) {
	log := &diag.Log{}
	c := Parse([]byte("title: Letters\nbase_url: https://example.org/letters\n"), "site.yaml", log)
	if c.Title != "Letters" || c.PageSize != 50 || c.Language != "en" || !c.WithOriginals() || c.BaseURL != "https://example.org/letters/" {
		t.Errorf("%+v", c)
	}
	if got := log.Messages(); len(got) != 0 {
		t.Error(got)
	}
	if c := Parse(nil, "site.yaml", log); c.Title != "Documents" {
		t.Errorf("an empty file: %+v", c)
	}
}

func TestEveryMistakeIsNamedWithItsLine(t *testing.T) {
	for _, test := range []struct{ yaml, want string }{
		{"title: x\npage_sise: 3\n", "site.yaml:2: error: there is no key page_sise"},
		{"title: x\npage_size: 3\n", "site.yaml:2: error: page_size is 3"},
		{"title: ' '\n", "site.yaml:1: error: title is empty"},
		{"language: not a tag\n", "site.yaml:1: error: language"},
		{"base_url: ftp://example.org/\n", "site.yaml:1: error: base_url"},
		{"\nfonts: comic\n", "site.yaml:2: error: fonts"},
		{"page_size: 9\ntitle: [a\n", "site.yaml:2: error: a bracket or brace is not closed"},
		{"title: x\ndescription: Rivers: a list\n", "site.yaml:2: error: has a colon within an unquoted text; put the text in quotes"},
		{"page_size: many\n", "site.yaml:1: error: cannot unmarshal"},
	} {
		log := &diag.Log{}
		Parse([]byte(test.yaml), "site.yaml", log)
		got := log.Messages()
		if len(got) != 1 || !strings.HasPrefix(got[0].String(), test.want) {
			t.Errorf("%q: got %v, want %q", test.yaml, got, test.want)
		}
	}
}
