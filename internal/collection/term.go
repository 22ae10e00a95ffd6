package collection

import (
	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/language"
	"fonds/internal/permalink"
)

// Path is the term's page n, from 1.
func (t *Term) Path(n int) permalink.Path { return permalink.Term(t.Kind.Section, t.Slug, n) }

// Count is the number of documents that stand with the term by a relation.
func (t *Term) Count(r Relation) int { return len(t.Documents[r]) }

// Total is the number of documents that stand with the term by any relation.
func (t *Term) Total() int {
	n := 0
	for _, list := range t.Documents {
		n += len(list)
	}
	return n
}

// Own is the number of documents that are the term's by their front matter: all but those that only mention it.
func (t *Term) Own() int { return t.Total() - t.Count(Mentioned) }

// A Standing is a document on a term's page and how it belongs there.
type Standing struct {
	Document *Document
	Relation Relation
}

// All lists the term's documents of all relations as one list, in the order of
// its pages: by date, undated last, then by slug. It costs a merge at every call.
func (t *Term) All() []Standing { return t.Listed(Relations[:]...) }

// Listed is All for some of the relations.
func (t *Term) Listed(relations ...Relation) []Standing {
	n := 0
	for _, r := range relations {
		n += len(t.Documents[r])
	}
	all := make([]Standing, 0, n)
	rest := t.Documents
	for len(all) < n {
		next := -1
		for _, r := range relations {
			if len(rest[r]) > 0 && (next < 0 || comparePlaces(rest[r][0], rest[next][0]) < 0) {
				next = int(r)
			}
		}
		if next < 0 {
			break // a relation was given twice
		}
		all = append(all, Standing{rest[next][0], Relation(next)})
		rest[next] = rest[next][1:]
	}
	return all
}

// DisplayName is the term's name in a language: of a country or language, what
// it is called there (unless its record says another name); of others the name itself.
func (t *Term) DisplayName(in document.Lang) string {
	switch {
	case t.called != "":
		return t.called
	case t.Kind == countries:
		return gazetteer.Name(document.Country(t.Name), in)
	case t.Kind == languages:
		return language.Name(document.Lang(t.Name), in)
	}
	return t.Name
}

// Path is the document's first page.
func (d *Document) Path() permalink.Path { return permalink.Document(d.Slug) }

// Dated reports whether it is known when the document was made.
func (d *Document) Dated() bool { return d.Date.Known() }
