package site

import (
	"strings"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// A CitePart is a piece of a citation, which is plain text, to be copied as it
// is. Names and titles are kept apart, since they may run from right to left.
type CitePart struct {
	Text    string
	Foreign bool
}

// cite puts the citation together: who, title, date; collection, id; address.
func (b *builder) cite(at permalink.Path, d *collection.Document, title string) []CitePart {
	comma, stop := b.words.T("list.aside"), b.words.T("cite.stop")
	var parts []CitePart
	if by := b.by(d); by != "" {
		parts = append(parts, CitePart{i18n.Plain(by), true}, CitePart{comma, false})
	}
	open, inner := pair(b.words.T("cite.quotes")), pair(b.words.T("cite.inner_quotes"))
	if d.TitleSupplied {
		open = pair(b.words.T("cite.brackets"))
		title = strings.TrimSuffix(strings.TrimPrefix(title, open[0]), open[1])
	} else {
		title = strings.NewReplacer(open[0], inner[0], open[1], inner[1]).Replace(title)
	}
	parts = append(parts,
		CitePart{open[0], false}, CitePart{flat(title), true},
		CitePart{open[1] + comma + strings.TrimSuffix(b.words.Date(d.Date), stop) + stop + " ", false},
		CitePart{b.config.Title, true}, CitePart{comma, false}, CitePart{string(d.ID), true}, CitePart{stop, false})
	if address := b.address(at); address != "" {
		parts = append(parts, CitePart{" ", false}, CitePart{address, true})
	}
	return parts
}

// pair takes a mark that opens and one that closes apart.
func pair(marks string) [2]string {
	runes := []rune(marks)
	half := len(runes) / 2
	return [2]string{string(runes[:half]), string(runes[half:])}
}

// metas describes a document to programs that read pages: Dublin Core, and the
// names that reference managers look for.
func (b *builder) metas(at permalink.Path, d *collection.Document, title string, lang document.Lang) []Meta {
	var list []Meta
	add := func(name, content string) {
		if content != "" {
			list = append(list, Meta{name, content})
		}
	}
	add("DC.title", title)
	add("citation_title", title)
	speakers := d.Authors
	if len(speakers) == 0 {
		speakers = d.Parties
	}
	for _, t := range speakers[:min(mostBy, len(speakers))] {
		add("DC.creator", b.names[t])
		add("citation_author", b.names[t])
	}
	add("DC.date", d.Date.String())
	if date := i18n.Machine(d.Date); date != "" {
		add("citation_publication_date", strings.ReplaceAll(date, "-", "/"))
	}
	if d.Type != nil {
		add("DC.type", b.names[d.Type])
	}
	if lang != undetermined {
		add("DC.language", string(lang))
		add("citation_language", string(lang))
	}
	add("DC.identifier", string(d.ID))
	add("DC.isPartOf", b.config.Title)
	add("DC.source", d.Source)
	add("DC.rights", d.Rights)
	add("citation_public_url", b.address(at))
	return list
}
