package webpage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
)

const whyByline = "byline of the page"

// Class names of elements that show when and by whom a text was published.
var (
	dateNames = nameSet(`date published pubdate post-date postdate entry-date article-date news-date publish-date posted-on date-published datetime timestamp
		time-published dt-published story-date meta-date created create submitted date-header publication-date publishdate date-display-single postdetails posttime post-time fecha datum data-publikacji`)
	authorNames = nameSet(`byline author authors post-author entry-author article-author byline-author author-name p-author autor byl writer username byline-name h-author postauthor fn`)
	metaBlocks  = nameSet(`meta entry-meta post-meta article-meta postmetadata article-info post-info submitted posted story-meta news-info byline bylines post-byline meta-info
		post-header-meta article-details article-header-meta info-line postinfo post-details`)
)

// bylines reads the visible lines that say who wrote the text and when, and
// takes those out of it that the page marks as such.
func (r *reading) bylines() {
	nodes := r.tree.nodes
	done := map[int32]bool{}
	all, before := 0, 0
	for _, root := range r.roots {
		all += r.prose[root]
	}
	if r.thread != nil {
		all = r.prose[r.thread.posts[0]]
	}
	for i := int32(1); i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.tag == "" {
			if r.inRoot(i) {
				before += r.prose[i]
			}
			continue
		}
		if r.out[i] != "" && !(r.out[i] == whyHead && r.besideTitle(i)) && !(r.out[i] == whyFoot && r.belowText(i)) || r.reply(i) || n.tag == "body" || n.tag == "html" {
			continue
		}
		isDate, isAuthor, isMeta := bylineMarks(n)
		if !isDate && !isAuthor && !isMeta {
			continue
		}
		// The line whole: the block around a marked name or time.
		unit := i
		if n.flags&block == 0 {
			unit = r.block[i]
		}
		if isDate && n.tag != "time" && unit != i && r.weight[unit] > 120 && n.end-i < 20 {
			unit = i // a line in a block with more text
		}
		if done[unit] || nodes[unit].end-unit > 300 || r.letters(unit) == 0 || r.letters(unit) > 250 || unit < 1 ||
			nodes[unit].tag == "body" || r.prose[unit] > 0 && unit != i && r.letters(unit) > 90 && !r.mostlyMarked(unit) {
			continue
		}
		if isHeading(nodes[unit].tag) {
			words := r.tree.words(unit, 300)
			if _, ok := publishedIn(words); !ok || !isDate || utf8.RuneCountInString(words) > 60 {
				continue
			}
		}
		// In the midst of the text a name or a date is part of it.
		if r.inRoot(i) && before > all/4 && before < all && before > 400 {
			continue
		}
		if done[unit] = true; len(done) > maxFacts {
			return
		}
		confidence := 0.88
		if !r.inRoot(i) && (len(r.roots) == 0 || i < r.roots[0]) {
			confidence = 0.75
		} else if !r.inRoot(i) {
			confidence = 0.55
		}
		if r.byline(unit, confidence) {
			r.reason(unit, whyHead, whyByline)
			r.reason(unit, whyFoot, whyByline)
			for j := unit; j < nodes[unit].end; j++ {
				if nodes[j].tag == "" && r.out[j] == whyByline {
					r.used[j] = true
				}
			}
		} else if r.inRoot(unit) && (isMeta || isDate) && n.flags&block != 0 && unit == i {
			r.drop(unit, whyByline)
		}
	}
}

// besideTitle reports whether a node stands with the heading that is the title.
func (r *reading) besideTitle(i int32) bool {
	if r.h1 == 0 {
		return false
	}
	p := r.tree.nodes[r.h1].parent
	return r.tree.within(i, p) || r.tree.nodes[p].tag != "body" && r.tree.within(i, r.tree.nodes[p].parent) && r.tree.nodes[r.tree.nodes[p].parent].tag != "body"
}

// belowText reports whether a node stands right below the text, in the foot of the
// article and not of the site.
func (r *reading) belowText(i int32) bool {
	nodes := r.tree.nodes
	if len(r.roots) == 0 || i < r.roots[0] {
		return false
	}
	p := nodes[r.roots[0]].parent
	return r.tree.within(i, r.roots[0]) || nodes[p].tag != "body" && p > 0 && r.tree.within(i, p)
}

// mostlyMarked reports whether marked elements hold a good part of a block.
func (r *reading) mostlyMarked(unit int32) bool {
	nodes := r.tree.nodes
	marked := 0
	for j := unit + 1; j < nodes[unit].end; j++ {
		if nodes[j].tag == "" {
			continue
		}
		if d, a, m := bylineMarks(&nodes[j]); d || a || m {
			marked += r.weight[j]
			j = nodes[j].end - 1
		}
	}
	return marked*2 >= r.weight[unit]
}

func bylineMarks(n *node) (isDate, isAuthor, isMeta bool) {
	if n.tag == "time" {
		return true, false, false
	}
	switch prop := strings.ToLower(n.get("itemprop")); prop {
	case "datepublished", "datemodified", "datecreated":
		isDate = true
	case "author", "creator":
		isAuthor = true
	}
	if n.tag == "a" && strings.Contains(" "+strings.ToLower(n.get("rel"))+" ", " author ") {
		isAuthor = true
	}
	if n.get("class") == "" && n.get("id") == "" {
		return isDate, isAuthor, false
	}
	for _, name := range n.names {
		isDate = isDate || dateNames[name]
		isAuthor = isAuthor || authorNames[name]
		isMeta = isMeta || metaBlocks[name]
	}
	return isDate, isAuthor, isMeta
}

// byline reads one such line and reports whether it gave a fact.
func (r *reading) byline(unit int32, confidence float64) bool {
	nodes := r.tree.nodes
	words := r.tree.words(unit, 4000)
	if utf8.RuneCountInString(words) > 300 {
		return false
	}
	line := r.firstLine(unit)
	facts := len(r.page.Facts)
	var authors []string
	dated := false
	for j := unit; j < nodes[unit].end; j++ {
		n := &nodes[j]
		if n.tag == "" || r.out[j] != "" && r.out[j] != whyHead && r.out[j] != whyFoot {
			continue
		}
		isDate, isAuthor, _ := bylineMarks(n)
		if n.tag == "time" && !dated && !r.modified(j, unit) {
			value := n.get("datetime")
			if value == "" {
				value = r.tree.words(j, 200)
			}
			if date, ok := readDate(value); ok {
				r.fact(Fact{document.FieldDate, date, "page/time", line, words, confidence + 0.02})
				dated = true
			}
		}
		if isAuthor && !isDate && j != unit {
			if len(authors) > 0 && r.tree.within(j, unit) && strings.Contains(authors[len(authors)-1], r.tree.words(j, 4000)) && r.tree.words(j, 4000) != "" {
				authors[len(authors)-1] = r.tree.words(j, 4000) // the name in the line of the author
				continue
			}
			authors = append(authors, r.tree.words(j, 4000))
		}
	}
	if !dated {
		if date, ok := publishedIn(words); ok {
			r.fact(Fact{document.FieldDate, date, "page/byline", line, words, confidence - 0.02})
			dated = true
		}
	}
	if len(authors) == 0 {
		if _, isAuthor, _ := bylineMarks(&nodes[unit]); isAuthor || byPhrase(words) {
			authors = append(authors, words)
		}
	}
	for _, a := range authors {
		r.authors(a, "page/byline", line, words, confidence-0.02)
	}
	return len(r.page.Facts) > facts
}

// modified reports whether the words before a time say that it is of a change.
func (r *reading) modified(i, unit int32) bool {
	var before strings.Builder
	for j := unit; j < i; j++ {
		if n := &r.tree.nodes[j]; n.tag == "" {
			before.WriteString(n.text)
		}
	}
	n := &r.tree.nodes[i]
	return strings.EqualFold(n.get("itemprop"), "dateModified") || n.hasName(updatedNames) || endsUpdated(before.String())
}

var updatedNames = nameSet("updated modified last-modified date-modified dt-updated")

func (r *reading) firstLine(i int32) int {
	nodes := r.tree.nodes
	for j := i; j < nodes[i].end; j++ {
		if n := &nodes[j]; n.tag == "" && strings.TrimSpace(n.text) != "" {
			return n.textLine()
		}
	}
	return nodes[i].line
}

// textLine is the line of the first word of a text.
func (n *node) textLine() int {
	return n.line + strings.Count(n.text[:len(n.text)-len(strings.TrimLeftFunc(n.text, unicode.IsSpace))], "\n")
}

// updated are words that say of the date behind them that it is of a change, or
// of something else than the text.
var updated = regexp.MustCompile(`(?i)(?:updated?|modified|revised|changed|last edited|edited|accessed|retrieved|visited|expires?|joined|registered|обновлен[оаы]?|изменен[оаы]?|изменение|дата изменения|aktualizacja|zaktualizowano|atualizad[oa]|última modificación|дата обращения|actualizado|actualización|modificado|aktualisiert|geändert|stand|mis à jour|modifié|atualizado|aggiornato|更新|修改|تحديث|آخر تعديل)[\s\p{P}]*(?:on|am|at|el|le|am:|:|в|at:|to)?[\s\p{P}]*$`)

func endsUpdated(before string) bool {
	before = flat(before)
	if len(before) > 60 {
		before = before[len(before)-60:]
	}
	return updated.MatchString(strings.ToValidUTF8(before, ""))
}

// publishedIn finds the date of publication in a line.
func publishedIn(words string) (string, bool) {
	if d, ok := readDate(words); ok && !updated.MatchString(words) && len(dates.Find(words)) <= 1 {
		if found := dates.Find(words); len(found) == 0 || !endsUpdated(words[:found[0].From]) {
			return d, true
		}
		return "", false
	}
	for _, f := range dates.Find(words) {
		if !f.Date.Known() || f.Ambiguous || endsUpdated(words[:f.From]) || !plausible(f.Date) || f.Date.Day() == 0 {
			continue
		}
		return f.Date.String(), true
	}
	if m := programDate.FindString(words); m != "" {
		return readDate(m)
	}
	return "", false
}

// programDate is a date as mail and forum programs print it.
var programDate = regexp.MustCompile(`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:[A-Z]{3,4} |[+-]\d{4} )?\d{4}|[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d [ap]m|\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4})`)

// postedPhrases begin a line that says when a text was published.
var postedPhrases = []string{"posted on", "posted by", "posted", "published on", "published by", "published", "publication date", "date posted", "date published", "date", "written by", "by",
	"опубликовано", "опубликована", "опубликован", "дата публикации", "дата", "размещено", "добавлено", "опублікавана", "опубліковано", "publicado el", "publicado por", "publicado", "publicada el", "fecha de publicación", "fecha",
	"veröffentlicht am", "veröffentlicht", "erschienen am", "datum", "publié le", "publié par", "date de publication", "mis en ligne le", "publicado em", "data", "pubblicato il", "pubblicato",
	"发布时间", "发布日期", "发表于", "发表时间", "日期", "时间", "公開日", "投稿日", "نشر في", "نُشر في", "تاريخ النشر", "نشرت في", "yayınlanma tarihi", "opublikowano", "data publikacji", "data de publicação", "data di pubblicazione", "veröffentlichungsdatum", "yayın tarihi", "gepubliceerd op", "publicerad"}

// byPhrases stand before the name of an author.
var byPhrases = regexp.MustCompile(`(?i)^(?:(?:(?:posted|written|published|text|reported|story|article|words|an article|a report) )?by(?: the)?:?|authors?:|from:|автор(?:ы)?(?: статьи| текста)?:?|текст:|von|text:|autor(?:in|en|es|a)?:|por|de|par|auteur ?:|di|autore:|door|作者[:：]?|文[:：/]|记者[:：]?|撰文[:：]?|بقلم:?|كتب:|الكاتب:|تحرير:|yazan:|autor)\s+`)

var byColon = regexp.MustCompile(`^(?:作者|文|记者|撰文|بقلم|الكاتب)[:：/]?\s*`)

func byPhrase(words string) bool {
	return byPhrases.MatchString(words) && utf8.RuneCountInString(words) <= 120 || byColon.MatchString(words) && strings.ContainsAny(words, ":：")
}

// lineFacts looks for such lines that the page does not mark: near the top and
// at the end of what was written.
func (r *reading) lineFacts() {
	if r.thread != nil {
		return
	}
	var lines []int
	for i, l := range r.page.Lines {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, i)
		}
	}
	r.dateline(lines[:min(len(lines), 8)], 0)
	if len(lines) > 8 {
		r.dateline(lines[max(8, len(lines)-3):], 0.12)
	}
}

func (r *reading) dateline(lines []int, less float64) {
	for n, k := range lines {
		text := unmark(r.page.Lines[k])
		if utf8.RuneCountInString(text) > 140 || strings.HasPrefix(r.page.Lines[k], "#") && k == 0 {
			continue
		}
		origin := r.page.Origin[k]
		dated := len(r.page.Facts)
		if posted(text) != "" || postedWithin(text) {
			if date, ok := publishedIn(text); ok {
				r.fact(Fact{document.FieldDate, date, "page/posted-line", origin, text, 0.8 - less})
			}
		} else if f, ok := dates.Whole(text); ok && f.Date.Known() && !f.Ambiguous && f.Date.Day() > 0 && plausible(f.Date) {
			r.fact(Fact{document.FieldDate, f.Date.String(), "page/date-line", origin, text, 0.7 - less})
		} else if m := programDate.FindString(text); m != "" && len(m)*3 > len(text) && !endsUpdated(text[:strings.Index(text, m)]) {
			if date, ok := readDate(m); ok {
				r.fact(Fact{document.FieldDate, date, "page/date-line", origin, text, 0.75 - less})
			}
		}
		if len(r.page.Facts) > dated && n > 1 && less == 0 {
			if name := unmark(r.page.Lines[lines[n-1]]); looksLikeName(name) {
				r.authors(mailAddress.ReplaceAllString(name, ""), "page/by-line", r.page.Origin[lines[n-1]], name, 0.65)
			}
		}
		if m := byPhrases.FindString(text); m != "" && less == 0 && k > 0 && utf8.RuneCountInString(text) <= 80 {
			r.authors(text, "page/by-line", origin, text, 0.7)
		}
	}
}

// mailAddress is one as archives of mailing lists print it.
var mailAddress = regexp.MustCompile(`\s*[(<]?[\w.+-]+(?:@| at )[\w-]+\.[\w.-]+[)>]?$`)

// looksLikeName reports a line that is the name of a person and nothing else.
func looksLikeName(line string) bool {
	fields := strings.Fields(mailAddress.ReplaceAllString(line, ""))
	if len(fields) < 2 || len(fields) > 4 {
		return false
	}
	for _, f := range fields {
		if c, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(c) || strings.ContainsAny(f, ",:;!?()[]0123456789") {
			return false
		}
	}
	return true
}

// linkForm is a link in Markdown.
var linkForm = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// posted is the phrase for publication that a line begins with, "" if none.
func posted(text string) string {
	lower, found := strings.ToLower(text), ""
	for _, p := range postedPhrases {
		if strings.HasPrefix(lower, p) && len(p) > len(found) {
			if rest := lower[len(p):]; rest == "" || !isLetter(rest) || !isLatinOrCyrillic(p) {
				found = p
			}
		}
	}
	return found
}

// postedWithin reports a line with a phrase for publication right before a date.
func postedWithin(text string) bool {
	for _, f := range dates.Find(text) {
		before := strings.ToLower(strings.TrimRight(text[:f.From], " :：-–—"))
		for _, p := range postedPhrases {
			if len(p) > 6 && strings.HasSuffix(before, p) {
				return true
			}
		}
	}
	return false
}

// linesAbove reads the lines between the title and the text that say when and by
// whom it was published without being marked.
func (r *reading) linesAbove() {
	if r.h1 == 0 || len(r.roots) == 0 {
		return
	}
	nodes := r.tree.nodes
	for i := nodes[r.h1].end; i < r.roots[0]; i++ {
		n := &nodes[i]
		if n.tag != "" || r.out[i] != "" || r.used[i] || r.inRoot(i) || len(n.text) > 400 {
			continue
		}
		text := flat(n.text)
		told := false
		if posted(text) != "" {
			if date, ok := publishedIn(text); ok {
				told = r.fact(Fact{document.FieldDate, date, "page/posted-line", n.textLine(), text, 0.82})
			}
		}
		if byPhrase(text) {
			told = r.authors(text, "page/by-line", n.textLine(), text, 0.75) || told
		}
		if told {
			r.used[i], r.out[i] = true, whyByline
		}
	}
}

func isLetter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c)
}

func isLatinOrCyrillic(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.In(c, unicode.Latin, unicode.Cyrillic)
}

// unmark takes the marks of Markdown off a line.
func unmark(line string) string {
	line = linkForm.ReplaceAllString(strings.TrimLeft(line, "#>-* "), "$1")
	return flat(strings.NewReplacer("**", "", "*", "", `\`, "").Replace(line))
}

// noAuthors are what publishing systems put for want of a name.
var noAuthors = nameSet(`admin administrator webmaster root user editor guest unknown anonymous anonym staff author test system moderator superuser owner redaktion redaktor
	администратор админ редактор аноним гость автор редакция redacción redaccion administrador administrator1 wordpress joomla drupal default none null n/a 管理员 匿名 编辑 admin1 siteadmin مدير المدير المحرر`)

// authors proposes the names in a text that says who wrote: "By A. Petrova and
// Juan Pérez". It reports whether one could be a name.
func (r *reading) authors(text, rule string, line int, words string, confidence float64) bool {
	text = flat(text)
	if found := dates.Find(text); len(found) > 0 { // what stands behind or before a date is no name
		if f := found[0]; f.From > 3 {
			text = text[:f.From]
		} else {
			text = text[f.To:]
		}
	}
	for _, cut := range []string{" | ", " » ", " · ", " • ", " — ", " – ", " on ", " in ", " am "} {
		if head, tail, ok := strings.Cut(text, cut); ok {
			if strings.Trim(head, " :") == "" || byPhrases.MatchString(tail) && !byPhrases.MatchString(head+" ") {
				text = tail
			} else if cut != " in " || byPhrases.MatchString(head) {
				text = head
			}
		}
	}
	marked := byPhrases.MatchString(text)
	if m := byPhrases.FindString(text); m != "" && utf8.RuneCountInString(text) > len(m) {
		text = text[len(m):]
	}
	if m := byColon.FindString(text); m != "" && (rule == "page/byline" || rule == "page/by-line") && strings.ContainsAny(m, ":：/") {
		text = text[len(m):]
	}
	text = strings.Trim(text, " ,;:|·•–—-»«")
	if text == "" || utf8.RuneCountInString(text) > 150 || strings.ContainsAny(text, "<>{}\\") || strings.Contains(text, "://") {
		return false
	}
	if k := strings.Index(text, "("); k > 3 && strings.Contains(text[k:], "@") {
		text = strings.TrimSpace(text[:k])
	}
	found := false
	for _, name := range splitNames(text) {
		if !isName(name, marked) {
			continue
		}
		c := confidence
		for _, s := range r.site {
			if strings.EqualFold(s, name) {
				c = min(c, 0.45)
			}
		}
		found = r.fact(Fact{document.FieldAuthors, name, rule, line, words, c}) || found
	}
	return found
}

var nameBreaks = regexp.MustCompile(`\s*(?:[;、]|\s(?:and|und|y|и|et|e|та|og|och|和|与)\s|\s&\s|,\s+(?:and|und|y|и|et)\s)\s*`)

// splitNames takes a list of names apart; a comma parts them if each side has two
// words, since "Petrova, Anna" is one.
func splitNames(text string) (names []string) {
	for _, part := range nameBreaks.Split(text, -1) {
		pieces := strings.Split(part, ",")
		whole := len(pieces) > 1
		for _, p := range pieces {
			whole = whole && len(strings.Fields(p)) >= 2
		}
		if !whole {
			pieces = []string{part}
		}
		for _, p := range pieces {
			if p = strings.Trim(flat(p), " ,;"); p != "" && len(names) < 50 {
				names = append(names, p)
			}
		}
	}
	return names
}

// isName refuses what can't be a name: nothing but small letters (unless the
// line says "by"), digits, an address, a sentence.
func isName(name string, marked bool) bool {
	lower := strings.ToLower(name)
	if noAuthors[lower] || lower == "super user" || lower == "site admin" || strings.Contains(name, "@") || strings.HasPrefix(lower, "www.") {
		return false
	}
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 80 || len(strings.Fields(name)) > 9 || letters(name) < 2 {
		return false
	}
	digits := 0
	for _, c := range name {
		if unicode.IsDigit(c) {
			digits++
		}
	}
	return digits*3 <= n && !strings.ContainsAny(name, "?!=#/")
}

// letters counts those of a node whether it is part of the text or not.
func (r *reading) letters(i int32) int {
	if r.weight[i] > 0 {
		return r.weight[i]
	}
	return letters(r.tree.words(i, 4000))
}
