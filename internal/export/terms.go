package export

import (
	"bufio"
	"encoding/json"
	"fmt"

	"fonds/internal/collection"
	"fonds/internal/config"
	"fonds/internal/document"
)

// A term is one author, party or country in collection.json. Documents give
// names as they are written; every spelling of them is the name or a variant of
// one term, by which a program finds what is one.
type term struct {
	Name      string           `json:"name"`           // authorized; of a country, in the interface's language
	Sort      string           `json:"sort"`           // where it stands in a list from A to Z
	Code      document.Country `json:"code,omitempty"` // of a country
	URL       string           `json:"url"`            // relative to the site
	Variants  []string         `json:"variants"`
	Joined    []joined         `json:"joined,omitempty"` // variants that no person has said are its own
	SameAs    []string         `json:"same_as"`
	Country   document.Country `json:"country,omitempty"`
	Documents counts           `json:"documents"`
}

// joined is a name that was taken for a term's by what texts or tables say.
type joined struct {
	Name     string                `json:"name"`
	Reason   collection.JoinReason `json:"reason"`
	Document document.ID           `json:"document,omitempty"` // that says so
	Words    string                `json:"words,omitempty"`
}

type counts struct {
	Issued    int `json:"issued"`
	Signed    int `json:"signed"`
	About     int `json:"about"`
	Mentioned int `json:"mentioned"`
}

// writeTerms writes the terms of the kinds that authority records are kept of.
func writeTerms(b *bufio.Writer, c *collection.Collection, cfg config.Config) error {
	b.WriteString(`,"terms":{`)
	first := true
	for _, kind := range collection.Kinds {
		if kind.Records == "" {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		fmt.Fprintf(b, "\n%q:[", kind.Section)
		for i, t := range c.Terms[kind.Section] {
			line, err := json.Marshal(termOf(t, cfg.Language))
			if err != nil {
				return fmt.Errorf("writing what is known of %s: %w", t.Name, err)
			}
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
			b.Write(line)
		}
		b.WriteByte(']')
	}
	b.WriteByte('}')
	return nil
}

func termOf(t *collection.Term, lang document.Lang) term {
	to := term{
		Name: t.DisplayName(lang), Sort: t.Sort, URL: string(t.Path(1)), Variants: list(t.Variants), SameAs: list(t.SameAs),
		Documents: counts{t.Count(collection.Issued), t.Count(collection.Signed), t.Count(collection.About), t.Count(collection.Mentioned)},
	}
	for _, j := range t.Joined {
		join := joined{Name: j.Name, Reason: j.Reason, Words: j.Words}
		if j.Document != nil {
			join.Document = j.Document.ID
		}
		to.Joined = append(to.Joined, join)
	}
	if t.Country != nil {
		to.Country = document.Country(t.Country.Name)
	}
	if t.Kind.Coded {
		to.Code = document.Country(t.Name)
	}
	return to
}
