package site

import (
	"strings"

	"fonds/internal/collection"
	"fonds/internal/document"
	"fonds/internal/i18n"
	"fonds/internal/permalink"
)

// Cite is how a document is cited: plain text, to be copied as it is.
type Cite struct{ Text string }

// cite puts the citation together: who, title, date; collection, id; address.
func (b *builder) cite(at permalink.Path, d *collection.Document, title string) Cite {
	quoted := b.words.T("cite.title", title)
	if d.TitleSupplied {
		quoted = title
		if !strings.HasPrefix(title, "[") {
			quoted = b.words.T("cite.supplied", title)
		}
	}
	var item []string
	if by := b.by(d); by != "" {
		item = append(item, by)
	}
	item = append(item, quoted, b.words.Date(d.Date))
	parts := []string{
		strings.Join(item, b.words.T("list.comma")),
		b.config.Title + b.words.T("list.comma") + string(d.ID),
	}
	text := strings.Join(parts, b.words.T("cite.stop")+" ") + b.words.T("cite.stop")
	if address := b.address(at); address != "" {
		text += " " + address
	}
	return Cite{flat(text)}
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
