package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/language"
	"fonds/internal/seed"
)

// A Boundary is a line at which another document begins within a seed.
type Boundary struct {
	Line    int // of the head of the document that begins
	Certain bool
	Why     string // for a message, e.g. "a second letterhead after a signature"
}

// Boundaries finds where one seed holds several documents one after the other.
// Certain are boundaries at which independent signs agree, and which the parts
// have alike: the envelopes of a mailbox; heads that come back ("Letter No. 5",
// "Title: …") with dates of their own; a signature, and behind it the date and
// the salutation, or behind a separator the title and the date, of another text.
// Language versions, annexes, quoted mail and the parts of one text are no
// documents. What only looks like several comes back as not certain.
func Boundaries(s *seed.Seed, blocks []Block) []Boundary {
	if len(blocks) < 2 {
		return nil
	}
	if list := mailbox(s); list != nil {
		return list
	}
	f := &boundaryFinder{seed: s, blocks: blocks}
	f.look()
	if f.answered {
		return nil // a mail with those that it quotes
	}
	for _, find := range []func() []Boundary{f.counted, f.labelled, f.separated, f.letters} {
		if list := find(); list != nil {
			return list
		}
	}
	return f.salutations()
}

const (
	// Before and behind these few blocks of a part its head and its end must stand.
	headBlocks = 6
	endBlocks  = 8

	leastPart = 120 // characters of text that a document has at least
)

// envelope is the line with which a mailbox begins each mail (RFC 4155).
var envelope = regexp.MustCompile(`^From \S+ .*[0-9]{2}:[0-9]{2}.*[0-9]{4}$`)

// mailbox finds the mails of a mailbox: envelopes with heads behind them. The
// first must be the seed's first line.
func mailbox(s *seed.Seed) []Boundary {
	var list []Boundary
	first := true
	gap := true
	for i, l := range s.Lines {
		if trimmed(l) == "" {
			gap = true
			continue
		}
		is := gap && strings.HasPrefix(l, "From ") && envelope.MatchString(l) && mailHead(s.Lines[i+1:]) >= 2
		if first && !is {
			return nil
		}
		if is && !first {
			list = append(list, Boundary{Line: i + 1, Certain: true, Why: "another envelope of a mailbox"})
		}
		first, gap = false, false
	}
	return list
}

// mailHead counts the different fields of a mail's head with which lines begin.
func mailHead(lines []string) int {
	seen := map[string]bool{}
	for _, l := range lines[:min(len(lines), 60)] {
		if strings.TrimSpace(l) == "" {
			break
		}
		name, _, ok := strings.Cut(l, ":")
		switch name = strings.ToLower(name); {
		case !ok:
		case name == "from", name == "to", name == "subject", name == "date", name == "message-id":
			seen[name] = true
		}
	}
	return len(seen)
}

// A trait is what a short block says by itself.
type trait struct {
	salutation, closing, separator, title, annex bool
	date                                         string // its only date, as EDTF
	number                                       int    // of a counted head
	word                                         string
}

type boundaryFinder struct {
	seed     *seed.Seed
	blocks   []Block
	traits   []trait
	answered bool // mail is answered or quoted
}

var (
	salutation = starts(`Dear |Dearest |To whom it may concern|Sehr geehrte|Liebe |Lieber |Geehrte|Geachte |Beste |Querid|Estimad|Muy señor|Distinguid|Cher |Chère |Chers |Chères |Monsieur|Madame|Mesdames
		|Caro |Cara |Cari |Care |Gentil|Egregi|Prezad|Estimad|Dorog|Szanown|Drog|Vážen|Mil|Sayın |Değerli |Sevgili |Дорог|Уважаем|Многоуважаем|Глубокоуважаем|Милый |Милая |Шановн|Вельмишановн|Любий
		|عزيزي|عزيزتي|أعزائي|الأعزاء|حضرة |السيد |السيدة |الأخ |尊敬的|亲爱的|敬爱的|親愛的|拝啓|前略`)
	closingFormula = starts(`sincerely|yours |yours,|best regards|kind regards|warm regards|regards|respectfully|faithfully|with best |with kind |with warm |with deep |with great respect|with respect|your obedient|your friend|your brother|your sister|love,
		|mit freundlich|mit besten|mit herzlich|mit solidarisch|hochachtungsvoll|herzlich|viele grüße|ihr |ihre |dein |deine |met vriendelijke|hoogachtend|atentamente|muy atentamente|sinceramente|cordialmente|fraternalmente|un abrazo|un cordial|un saludo|saludos|respetuosamente|su seguro servidor
		|cordialement|veuillez |recevez |agréez |bien à vous|salutations|fraternellement|respectueusement|distinti saluti|cordiali saluti|con stima|un caro saluto|fraternamente|atenciosamente|cordiais|com os melhores|um abraço|respeitosamente
		|с уважением|с глубоким уважением|с приветом|с наилучшими|с искренним|искренне|преданный |ваш |ваша |ваши |твой |твоя |з повагою|щиро |z poważaniem|z wyrazami|serdecznie|saygılarımla|saygılarımızla|hürmetlerimle
		|مع فائق|مع التحية|مع خالص|وتفضلوا|تفضلوا|المخلص|والسلام|此致|敬礼|敬禮|敬上|谨上|謹上|顺颂|敬具|草々`)
	answers = starts(`-----original|----- original|-----ursprüngliche|-----mensaje|-----message|-----исходное|begin forwarded|---------- forwarded|________________________________ from`)
	writes  = regexp.MustCompile(`(?i)(?:wrote|writes|schrieb|escribió|escreveu|a écrit|ha scritto|написал|написала|пишет|napisał|schreef|كتب)\s*[:：]$`)

	// counted are the heads of documents that are counted. Articles, chapters,
	// annexes and questions are parts of one.
	counted = regexp.MustCompile(`^(?i:(letter|document|doc\.|resolution|decision|telegram|cable|order|decree|circular|bulletin|communiqué|communique|memorandum|press release|statement|письмо|документ|резолюция|постановление|решение|телеграмма|приказ|указ|циркуляр|бюллетень|лист|carta|documento|resolución|decreto|telegrama|circular|comunicado|lettre|résolution|décret|télégramme|communiqué|brief|dokument|entschließung|beschluss|telegramm|erlass|rundschreiben|lettera|risoluzione|telegramma|resolução|mektup|belge|karar|uchwała|رسالة|الرسالة|وثيقة|الوثيقة|قرار|القرار|برقية))[ \x{00a0}]*(?i:no\.?|nr\.?|n\.?º|n°|№|#|número|numéro|numero|number|nummer|رقم)?[ \x{00a0}]*([0-9]{1,4}|[IVXLC]{1,7})(?:[ \x{00a0}]*[/-][ \x{00a0}]*[0-9]{2,4})?[.:]?(?:$|[ \x{00a0}]*[.:,–—(-].{0,90}$)|^(?:第([0-9一二三四五六七八九十]{1,3})[号號封]|(文件|信件|信|决议|決議|电报)[ ]?([0-9一二三四五六七八九十]{1,3})[:：]?)(?:$|.{0,40}$)`)
)

// countedStarts are the first letters of the words that counted begins with: the
// form is dear to try on every line.
var countedStarts = words(`let | doc | res | dec | tel | cab | ord | cir | bul | com | mem | pre | sta | пис | док | рез | пос | реш | тел | при | ука | цир | бюл | лис | car | rés | dék | déc | tél | bri | dok | ent | bes | erl | run | ris | mek | bel | kar | uch
	| رسا | الر | وثي | الو | قرا | الق | برق`)

func countedHead(text string) []string {
	if first, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune("第文信决決电", first) && !ofLow(countedStarts, prefix(text, 3)) {
		return nil
	}
	return counted.FindStringSubmatch(text)
}

// annexes begin what belongs to the text before.
var annexes = starts(`annex|appendix|protocol|attachment|enclosure|schedule|note|postscript|p.s|translation|summary|prilog|приложение|протокол|примечани|перевод|п.с|постскриптум|додаток|anexo|apéndice|protocolo|traducción|nota|posdata
	|annexe|appendice|protocole|traduction|anlage|anhang|protokoll|übersetzung|anmerkung|allegato|traduzione|article|artikel|artículo|artigo|статья|chapter|kapitel|capítulo|chapitre|глава|part |part |teil |ملحق|الملحق|بروتوكول|ترجمة|المادة|الفصل|附件|附录|附錄|议定书|译文|第`)

// look finds the traits of the short blocks.
func (f *boundaryFinder) look() {
	f.traits = make([]trait, len(f.blocks))
	for i := range f.blocks {
		b := &f.blocks[i]
		t := &f.traits[i]
		if len(b.Text) > 400 || b.Kind == Boilerplate || b.Kind == Quote || b.Kind == Table || b.Kind == Note {
			if b.Kind == Quote && b.Lines.First > 0 && b.Lines.First <= len(f.seed.Lines) && strings.HasPrefix(strings.TrimSpace(f.seed.Lines[b.Lines.First-1]), ">") {
				f.answered = true
			}
			continue
		}
		text := withoutMarks(b.Text)
		if text == "" || !sayable(text) && !strings.ContainsFunc(text, unicode.IsDigit) {
			t.separator = isSeparator(b.Text)
			continue
		}
		if answers.ofLow(text) || (strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")) && writes.MatchString(text) {
			f.answered = true
		}
		last, _ := utf8.DecodeLastRuneInString(text)
		if b.runes <= 120 && strings.ContainsRune(",!:،，！：", last) && salutation.of(text) {
			t.salutation = true
		}
		if b.runes <= 160 && closingFormula.ofLow(text) && (b.runes <= 60 || strings.ContainsRune(",،，", last)) && !t.salutation {
			t.closing = true
		}
		t.annex = annexes.ofLow(text)
		if b.runes <= longestHeading && b.Kind != Item && b.Kind != Signatory && b.Kind != Label {
			if m := countedHead(text); m != nil {
				t.word, t.number = strings.ToLower(m[1]+m[4]), numeral(m[2]+m[3]+m[5])
			}
			t.title = !t.salutation && !t.closing && !endsText(text) && (isCapitals(text) && len(strings.Fields(text)) > 1 || b.Kind == Heading || looksLikeHeading(text))
		}
		if b.runes <= 140 && b.Kind != Signatory && (strings.ContainsFunc(text, unicode.IsDigit) || strings.Contains(text, "年")) {
			whole := b.Text
			if b.Kind == Item {
				whole = b.Marker + " " + whole
			}
			if found := dates.Find(whole); len(found) == 1 {
				t.date = found[0].Date.String()
			}
		}
	}
}

// withoutMarks is a text without what is blank and stars and low lines at its ends.
func withoutMarks(text string) string {
	marks := func(c byte) bool { return !isGraph(c) || c == '*' || c == '_' }
	if n := len(text); n > 0 && !marks(text[0]) && !marks(text[n-1]) {
		return text
	}
	return strings.TrimFunc(text, func(r rune) bool { return blank(r) || r == '*' || r == '_' })
}

// numeral reads a number in Arabic, Roman or Chinese figures.
func numeral(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			if n = roman(strings.ToUpper(s)); n > 0 {
				return n
			}
			n = 0
			for i, r := range []rune(s) {
				digit := strings.IndexRune("一二三四五六七八九十", r)/3 + 1
				if !strings.ContainsRune("一二三四五六七八九十", r) {
					return 0
				}
				if i == 0 {
					n = digit
				} else {
					n = hanNumber(n, digit)
				}
			}
			return n
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// isSeparator reports whether a line draws a line between two texts.
func isSeparator(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("=*_-~#—–•·+", r):
			n++
		case !blank(r):
			return false
		}
	}
	return n >= 3
}

// A stretch of blocks that may be a document.
type stretch struct{ from, to int }

// size is how many characters of running text a stretch has: names and headings
// are none.
func (f *boundaryFinder) size(s stretch) int {
	n := 0
	for _, b := range f.blocks[s.from:s.to] {
		switch b.Kind {
		case Boilerplate, Label, Signatory, Heading, Table, Note:
		default:
			n += b.runes
		}
	}
	return n
}

// dated is the date in the head of a stretch, or else in its end.
func (f *boundaryFinder) dated(s stretch) string {
	head := s.from
	for i := s.from; i < min(s.to, s.from+headBlocks); i++ {
		if d := f.traits[i].date; d != "" {
			return d
		}
		if f.blocks[i].runes > 2*longestHeading {
			break
		}
		head = i
	}
	for i := s.to - 1; i > head && i >= s.to-endBlocks; i-- {
		if d := f.traits[i].date; d != "" {
			return d
		}
		if f.blocks[i].runes > 2*longestHeading {
			break
		}
	}
	return ""
}

// closed reports whether a stretch ends as a document does: with a closing formula
// and something signed, with signatories, or with a date and a name.
func (f *boundaryFinder) closed(s stretch) bool {
	for i := s.to - 1; i > s.from && i >= s.to-endBlocks; i-- {
		switch {
		case f.blocks[i].Kind == Signatory:
			return true
		case f.traits[i].closing:
			// The name stands behind the formula, perhaps in its block.
			if i+1 < s.to && f.blocks[i+1].runes <= longestHeading || strings.Contains(f.blocks[i].Text, "\n") {
				return true
			}
		case f.blocks[i].runes > 2*longestHeading:
			return false
		}
	}
	return false
}

// headed says how a stretch begins: with "letter" (a date and a salutation), with
// "title" (a title and a date), or "".
func (f *boundaryFinder) headed(s stretch) string {
	title, date, greets := false, false, false
	for i := s.from; i < min(s.to, s.from+headBlocks+2); i++ {
		t := f.traits[i]
		if f.blocks[i].runes > 2*longestHeading {
			break
		}
		if t.annex && i < s.from+3 {
			return ""
		}
		title = title || t.title && t.date == ""
		date = date || t.date != ""
		if t.salutation {
			greets = true
			break
		}
	}
	switch {
	case greets && date:
		return "letter"
	case title && date:
		return "title"
	}
	return ""
}

// titled reports whether a stretch begins with a title that is more than that of
// a chapter: in capitals, or of several words.
func (f *boundaryFinder) titled(s stretch) bool {
	for i := s.from; i < min(s.to, s.from+3); i++ {
		if f.traits[i].title && f.traits[i].date == "" {
			words := len(strings.Fields(f.blocks[i].Text))
			return words >= 5 || words >= 2 && isCapitals(f.blocks[i].Text)
		}
	}
	return false
}

// distinct reports whether the stretches have dates that all differ, and texts of
// one language: versions of a text share their date and differ in language.
func (f *boundaryFinder) distinct(parts []stretch) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		d := f.dated(p)
		if d == "" || seen[d] || f.size(p) < leastPart {
			return false
		}
		seen[d] = true
	}
	return f.oneLanguage(parts)
}

func (f *boundaryFinder) oneLanguage(parts []stretch) bool {
	lang := f.language(parts[0])
	for _, p := range parts[1:] {
		if f.language(p) != lang {
			return false
		}
	}
	return true
}

// versions reports whether each stretch is in another language than the one before.
func (f *boundaryFinder) versions(parts []stretch) bool {
	for k := range parts[1:] {
		if f.language(parts[k]) == f.language(parts[k+1]) {
			return false
		}
	}
	return true
}

// language is that of a stretch by itself, which may be too short for a section.
func (f *boundaryFinder) language(p stretch) document.Lang {
	const enough = 4000
	var text strings.Builder
	for _, b := range f.blocks[p.from:p.to] {
		if b.Kind == Boilerplate || b.Kind == Label || b.Kind == Signatory {
			continue
		}
		text.WriteString(b.Text[:min(len(b.Text), enough)])
		text.WriteByte('\n')
		if text.Len() > enough {
			break
		}
	}
	lang, _ := language.Guess(strings.ToValidUTF8(text.String(), ""))
	return lang
}

// at makes boundaries of all parts but the first.
func (f *boundaryFinder) at(parts []stretch, certain bool, why string) []Boundary {
	var list []Boundary
	for _, p := range parts[1:] {
		list = append(list, Boundary{Line: f.blocks[p.from].Lines.First, Certain: certain, Why: why})
	}
	return list
}

// partsAt parts the blocks at the places given; the first part takes what stands
// before the first place too if that is at most a title.
func (f *boundaryFinder) partsAt(at []int) ([]stretch, bool) {
	parts := make([]stretch, len(at))
	for k, i := range at {
		parts[k] = stretch{i, len(f.blocks)}
		if k > 0 {
			parts[k-1].to = i
		}
	}
	before := f.size(stretch{0, at[0]})
	return parts, before <= 3*longestHeading
}

// counted finds heads of counted documents: "Letter 4", "Letter 5".
func (f *boundaryFinder) counted() []Boundary {
	at := map[string][]int{}
	var order []string
	for i, t := range f.traits {
		// A head stands alone.
		if t.number == 0 || i+1 == len(f.blocks) || i > 0 && !f.blocks[i].Loose && !f.blocks[i].page || !f.blocks[i+1].Loose {
			continue
		}
		if at[t.word] == nil {
			order = append(order, t.word)
		}
		at[t.word] = append(at[t.word], i)
	}
	for _, word := range order {
		list := at[word]
		if len(list) < 2 {
			continue
		}
		rising := true
		for k := 1; k < len(list); k++ {
			rising = rising && f.traits[list[k]].number > f.traits[list[k-1]].number
		}
		parts, first := f.partsAt(list)
		if !rising || !first {
			continue
		}
		big := true
		for _, p := range parts {
			big = big && f.size(p) >= leastPart
		}
		if !big {
			continue // a list of them
		}
		return f.at(parts, f.distinct(parts), "heads that count documents, each with its date")
	}
	return nil
}

// titleLabels are the labels before a title.
var titleLabels = words(`title | título | titel | titre | titolo | tytuł | заголовок | название | назва | 标题 | 標題 | العنوان`)

// labelled finds heads of labels that come back: "Title: …", "Date: …".
func (f *boundaryFinder) labelled() []Boundary {
	label := func(i int) (name, value string) {
		b := &f.blocks[i]
		if b.Kind == Label {
			return strings.ToLower(b.Label), b.Text
		}
		if b.Lines.First != b.Lines.Last || b.runes > 300 || b.Kind != Paragraph && b.Kind != Heading {
			return "", ""
		}
		name, value, _ = findLabel(b.Text)
		return strings.ToLower(name), value
	}
	var at []int
	var names []map[string]bool
	first := ""
	for i := 0; i < len(f.blocks); {
		name, value := label(i)
		if name == "" {
			i++
			continue
		}
		start := i
		set := map[string]bool{}
		for ; i < len(f.blocks); i++ {
			if i > start {
				name, value = label(i)
			}
			if name == "" || value == "" || set[name] {
				break
			}
			set[name] = true
		}
		i = max(i, start+1)
		if len(set) < 2 {
			continue
		}
		if len(at) == 0 {
			first, _ = label(start)
			if start > 2 {
				return nil
			}
		} else if n, _ := label(start); n != first {
			continue
		}
		at, names = append(at, start), append(names, set)
	}
	if len(at) < 2 {
		return nil
	}
	parts, _ := f.partsAt(at)
	same, big := true, true
	titles := map[string]bool{}
	for k, p := range parts {
		if len(names[k]) != len(names[0]) {
			same = false
		}
		for n := range names[k] {
			same = same && names[0][n]
		}
		big = big && f.size(stretch{p.from + len(names[k]), p.to}) >= leastPart
		for i := p.from; i < p.from+len(names[k]); i++ {
			if name, value := label(i); titleLabels[name] {
				titles[value] = true
			}
		}
	}
	if !big {
		return nil
	}
	// Posts of a thread have authors and dates, mails a subject, but no titles.
	certain := same && len(titles) == len(parts) && f.oneLanguage(parts)
	return f.at(parts, certain, "a head of labels that comes back")
}

// separated finds texts between lines that part them, form feeds, or wide gaps,
// each with its head and its end.
func (f *boundaryFinder) separated() []Boundary {
	var at []int
	for i := range f.blocks {
		b := &f.blocks[i]
		switch {
		case b.Kind == Boilerplate || f.traits[i].separator:
			continue
		case i == 0, f.traits[i-1].separator, b.page, b.gap >= 3:
		default:
			continue
		}
		if len(at) == 0 && i > 0 {
			at = append(at, 0)
		}
		at = append(at, i)
	}
	if len(at) < 2 {
		return nil
	}
	// Separators stand within a text too: what has no head belongs to the part before.
	var parts []stretch
	style := ""
	whole := true
	all, _ := f.partsAt(at)
	for _, p := range all {
		end := p.to
		for end > p.from && f.traits[end-1].separator {
			end--
		}
		p.to = end
		if p.to <= p.from {
			continue
		}
		head := f.headed(p)
		if len(parts) > 0 && (head == "" || f.size(p) < leastPart) {
			parts[len(parts)-1].to = p.to
			continue
		}
		if len(parts) == 0 {
			style = head
		}
		whole = whole && head != "" && head == style
		parts = append(parts, p)
	}
	if len(parts) < 2 {
		return nil
	}
	ends := 0
	for _, p := range parts {
		if f.closed(p) {
			ends++
		}
	}
	certain := whole && ends == len(parts) && f.distinct(parts)
	if !certain {
		if f.versions(parts) {
			return nil
		}
		// Headings and dates stand within one text too: something must end before, or
		// the title be more than that of a chapter.
		closed := parts[:1]
		for k := 1; k < len(parts); k++ {
			if f.headed(parts[k]) != "" && (f.closed(parts[k-1]) || f.titled(parts[k]) && f.dated(parts[k]) != f.dated(parts[k-1])) {
				closed = append(closed, parts[k])
			}
		}
		if parts = closed; len(parts) < 2 {
			return nil
		}
	}
	why := "behind a separator a title and a date, before it a signature"
	switch {
	case style == "letter":
		why = "behind a separator a date and a salutation, before it a signature"
	case ends == 0:
		why = "behind a separator a title and a date"
	}
	return f.at(parts, certain, why)
}

// letters finds letters one after the other: behind a closing formula and who
// signs, a date and a salutation.
func (f *boundaryFinder) letters() []Boundary {
	var at []int
	open := false // a salutation without its closing formula
	strict := true
	for i, t := range f.traits {
		switch {
		case t.salutation:
			if open {
				strict = false // a second name, or a letter within a letter
				continue
			}
			open = true
			at = append(at, f.headOf(i, at))
		case t.closing:
			open = false
		}
	}
	if len(at) < 2 {
		return nil
	}
	parts, first := f.partsAt(at)
	if !first {
		return nil
	}
	for _, p := range parts {
		if f.headed(p) != "letter" || !f.closed(p) {
			strict = false
		}
	}
	return f.at(parts, strict && !open && f.distinct(parts), "a second letterhead after a signature")
}

// headOf goes back from a salutation to the block with which its letter begins:
// short blocks with nothing signed between.
func (f *boundaryFinder) headOf(i int, at []int) int {
	if len(at) == 0 {
		return 0
	}
	from := i
	dated := false
	for j := i - 1; j > at[len(at)-1] && i-j <= headBlocks; j-- {
		b := &f.blocks[j]
		t := f.traits[j]
		if t.closing || t.salutation || t.separator || b.Kind == Signatory || b.runes > longestHeading || endsText(b.Text) && t.date == "" {
			break
		}
		if b.gap == 0 && !b.page {
			continue // within a group of lines
		}
		if dated && t.date == "" && b.gap < 2 {
			break // who signed the letter before
		}
		dated = dated || t.date != ""
		from = j
	}
	return from
}

// salutations are places where another letter may begin: a salutation behind a
// closing formula.
func (f *boundaryFinder) salutations() []Boundary {
	var list []Boundary
	greeted, closed := false, false
	for i, t := range f.traits {
		switch {
		case t.salutation && greeted && (closed || f.signedOff(i)):
			why := "a second salutation after a closing formula"
			if !closed {
				why = "a second salutation after what may be a signature"
			}
			list = append(list, Boundary{Line: f.blocks[i].Lines.First, Why: why})
			closed = false
		case t.salutation:
			greeted = true
		case t.closing:
			closed = greeted
		}
	}
	return list
}

// longestSignature is how many characters a line has at most that may be the name
// under a letter.
const longestSignature = 40

// signedOff reports whether a short line without the end of a sentence stands
// before a block, behind running text: a letter may end so without a formula.
func (f *boundaryFinder) signedOff(i int) bool {
	if i < 3 {
		return false
	}
	b := &f.blocks[i-1]
	if b.Kind != Paragraph && b.Kind != Signatory || f.traits[i-1].salutation {
		return false
	}
	name := b.Text[strings.LastIndexByte(b.Text, '\n')+1:]
	if utf8.RuneCountInString(name) > longestSignature || endsText(name) {
		return false
	}
	for _, text := range f.blocks[max(i-4, 0):i] { // a greeting of two lines may stand between
		if text.Kind == Paragraph && text.runes > longestHeading || text.runes > longestHeading/2 && endsText(text.Text) {
			return true
		}
	}
	return false
}
