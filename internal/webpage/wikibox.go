package webpage

import (
	"strings"

	"fonds/internal/document"
)

var boxNames = nameSet("infobox vcard infobox-table wikitable-infobox infocard taxobox headertemplate header-template ws-header headertemplate-table")

// infobox reports the box of facts beside the text of a wiki.
func infobox(n *node) bool {
	for _, name := range n.names {
		if boxNames[name] || strings.HasPrefix(name, "infobox") {
			return true
		}
	}
	return false
}

// boxLabels are the labels of a box whose values are facts.
var boxLabels = map[string]document.Field{}

func init() {
	for field, labels := range map[document.Field]string{
		document.FieldAuthors: "author|authors|author(s)|автор|авторы|автор(ы)|autor|autores|autor(es)|auteur|auteurs|verfasser|autoren|作者|المؤلف|yazar|автори|автор тексту",
		document.FieldDate: `date|published|publication date|date of publication|date signed|signed|adopted|created|presented|дата|дата публикации|дата создания|опубликовано|подписан|подписано|принят|принято
			|fecha|fecha de publicación|publicación|firmado|adoptado|publicado|datum|veröffentlicht|unterzeichnet|erscheinungsdatum|date de publication|publication|signature|data|日期|发表日期|签署日期|التاريخ|تاريخ النشر`,
		document.FieldPlace: "place|location|place of publication|место|место публикации|lugar|ort|lieu|地点|المكان",
	} {
		for l := range strings.SplitSeq(labels, "|") {
			if l = strings.TrimSpace(l); l != "" {
				boxLabels[l] = field
			}
		}
	}
}

// wikiBox reads the boxes of facts: rows of a label and a value. Rows that give a
// fact are its words; the others are listed as removed.
func (r *reading) wikiBox() {
	nodes := r.tree.nodes
	for i := int32(1); i < int32(len(nodes)); i++ {
		if nodes[i].tag != "tr" || r.out[i] != whyBox || nodes[i].end-i > 200 {
			continue
		}
		var cells []int32
		for j := i + 1; j < nodes[i].end; j++ {
			if nodes[j].tag == "td" || nodes[j].tag == "th" {
				cells = append(cells, j)
				j = nodes[j].end - 1
			}
		}
		if len(cells) != 2 {
			continue
		}
		label := strings.ToLower(strings.Trim(r.tree.words(cells[0], 200), " :："))
		field := boxLabels[label]
		if field == "" {
			continue
		}
		value, words := r.tree.words(cells[1], 2000), r.tree.words(i, 4000)
		ok := false
		if field == document.FieldDate {
			var date string
			if date, ok = publishedIn(value); ok {
				ok = r.fact(Fact{field, date, "page/wiki-box", nodes[i].line, words, 0.8})
			}
		} else {
			ok = words != "" && r.say(property{field, 0.8}, value, "page/wiki-box", nodes[i].line)
			for k := range r.page.Facts {
				if f := &r.page.Facts[k]; f.Rule == "page/wiki-box" && f.Words == value {
					f.Words = words
				}
			}
		}
		if ok {
			for j := i; j < nodes[i].end; j++ {
				r.used[j] = true
			}
		}
	}
}
