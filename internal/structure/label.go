package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labels are the words that stand before a value in the head of a saved page, in
// lower case. They are matched whole.
var labels = words(`
author | authors | by | date | published | first published | posted | posted on | first posted | date posted | updated | last updated | source | original source | url | link
| type | title | subject | from | to | cc | sent | language | languages | translator | translated by | translation | publisher | place | location | category
| categories | tags | subjects | topics | keywords | filed under | posted in | release date | release type | written | written in | written by | speaker | country | organisation | organization | contact | signed | venue | event | copyright | license | occasion | licence | rights
| автор | авторы | дата | источник | опубликовано | тип | тема | от | кому | язык | перевод | место | заголовок | издатель | дата публикации | ссылка | название | событие | лицензия | права
| autor | autora | autores | fecha | fuente | publicado | tipo | título | asunto | de | para | idioma | lugar | traducción | publicado el | enlace | evento | licencia | adopción
| auteur | auteurs | publié | publié le | titre | objet | langue | lieu | traduction | à | source | événement | occasion | licence | droits | adoption
| datum | quelle | veröffentlicht | verfasser | verfasserin | titel | betreff | von | an | sprache | ort | übersetzung | typ | art | anlass | veranstaltung | lizenz | annahme
| data | fonte | publicado em | título | assunto | local | tradução | pubblicato | autore | titolo | oggetto | luogo | lingua
| źródło | tytuł | data publikacji | kilde | forfatter | källa | författare | bron
| 作者 | 来源 | 日期 | 时间 | 发布时间 | 标题 | 类型 | 著者 | 出典 | 発行日
| tag | keywords | теги | метки | категория | рубрика | рубрики | ключевые слова | обновлено | etiquetas | categoría | categorías | palabras clave | actualizado | catégorie | catégories | étiquettes | mots-clés | mis à jour | kategorie | kategorien | schlagwörter | schlagworte | aktualisiert | categoria | categorias | palavras-chave | tagi | kategoria | słowa kluczowe | címkék | štítky | kategória | categorie | trefwoorden | 标签 | 分类 | 关键词
| الكاتب | المصدر | التاريخ | العنوان | المؤلف | النوع | تاريخ النشر`)

// fusedLabels are those that a wiki box prints before its value; saved as text
// the space between the two is often lost.
var fusedLabels = []string{
	"First published", "Written in", "Written by", "Published", "Publisher", "Translated by", "Translator", "Author", "Authors",
	"Source", "Type", "Date", "Title", "Spoken", "Spoken on", "Language", "Location",
	"Впервые опубликовано", "Опубликовано", "Автор", "Источник", "Тип", "Дата",
	"Autor", "Autora", "Fuente", "Tipo", "Fecha", "Publicado", "Auteur", "Publié",
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[strings.TrimSpace(w)] = true
	}
	return set
}

// findLabel takes a line "Label: value" apart; only labels that heads are known
// to have count, and a value must follow.
func findLabel(text string) (label, value string, ok bool) {
	at := colon(text[:min(len(text), 64)])
	if at <= 0 || at > 60 {
		return "", "", false
	}
	label = strings.TrimFunc(text[:at], func(r rune) bool { return blank(r) || r == '*' || r == '_' })
	_, size := utf8.DecodeRuneInString(text[at:])
	value = strings.TrimLeftFunc(text[at+size:], func(r rune) bool { return blank(r) || r == '*' || r == '_' })
	if value == "" || !ofLow(labels, label) {
		return "", "", false
	}
	return label, value, true
}

// findFused takes a line apart whose label has lost the space after it:
// "AuthorJane Roe", "Sourcehttps://…", "First published8 January".
func findFused(text string) (label, value string, ok bool) {
	for _, l := range fusedLabels {
		rest, found := strings.CutPrefix(text, l)
		if !found || rest == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(rest)
		if unicode.IsUpper(r) || unicode.IsDigit(r) || strings.HasPrefix(rest, "http") || blank(r) {
			if value = strings.TrimLeftFunc(rest, blank); value != "" {
				return l, value, true
			}
		}
	}
	return "", "", false
}

// box finds the residue of a wiki box: at least two lines next to each other
// that begin with different labels whose values follow without a space. It
// returns how many lines belong to it.
func box(g []line) int {
	if len(g) < 2 {
		return 0
	}
	if _, _, ok := findFused(g[0].text); !ok {
		return 0
	}
	n, fused := 0, 0
	seen := map[string]bool{}
	for n < len(g) {
		label, value, ok := findFused(g[n].text)
		if !ok || seen[label] || g[n].runes > 300 {
			break
		}
		seen[label] = true
		if strings.HasPrefix(g[n].text, label+value) {
			fused++
		}
		n++
	}
	if n < 2 || fused < 2 {
		return 0
	}
	return n
}
