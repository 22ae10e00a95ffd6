package digest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/markdown"
)

// A Title is the title of a document, to look for in the bodies of others.
type Title struct {
	Number int32 // in the caller's numbering
	Text   string
}

// A Mention is a place where a text names a document: by its title, or by what
// it is and its day ("letter of 12 May 1921").
type Mention struct {
	Title    int32         // the number of the title; -1 if it is named by its day
	Kind     string        // what it is called, as a type of document
	Date     document.Date // known to the day
	Reply    bool          // the words before say that this is an answer to it
	From, To int32         // bytes of the body
}

const (
	// titleWords is how many words a title needs to be looked for, which is also
	// how many of its last words it is found by; longestTitle how many words of it
	// are compared.
	titleWords, longestTitle = runWords, 32
	// titleLetters is how many bytes a title needs.
	titleLetters = 20
	// mostMentions is how many mentions of a section are kept.
	mostMentions = 64
)

// title is a title as it is compared with text.
type title struct {
	number int32
	words  []uint32 // hashes, the last first
}

// titles finds titles in text.
type titles struct {
	byEnd map[uint32][]title // by the hash of their last words
	seen  []uint64           // a filter before it
	named map[string]int32   // in scripts without spaces: by their text
}

// newTitles makes the finder of titles.
func newTitles(list []Title) *titles {
	t := &titles{byEnd: make(map[uint32][]title, len(list)), named: map[string]int32{}}
	bits := 1 << 12
	for bits < 32*len(list) {
		bits <<= 1
	}
	t.seen = make([]uint64, bits/64)
	for _, one := range list {
		text := strings.Join(strings.Fields(one.Text), " ")
		words := strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) || isSpaceless(r) })
		if strings.ContainsFunc(text, isSpaceless) && len(text) > titleLetters {
			if _, taken := t.named[text]; !taken {
				t.named[text] = one.Number
			}
		}
		if len(words) < titleWords || len(text) < titleLetters || strings.ContainsFunc(text, isSpaceless) {
			continue
		}
		c := title{number: one.Number}
		for i := len(words) - 1; i >= max(0, len(words)-longestTitle); i-- {
			c.words = append(c.words, hashOf(words[i]))
		}
		end := runOf(c.words[3], c.words[2], c.words[1], c.words[0])
		t.byEnd[end] = append(t.byEnd[end], c)
		t.seen[end>>6&uint32(len(t.seen)-1)] |= 1 << (end & 63)
	}
	for _, group := range t.byEnd {
		slices.SortStableFunc(group, func(a, b title) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.number, b.number))
		})
	}
	return t
}

// Titles lists the titles that another title names, which is not its own.
func (n *Names) Titles(text string, own int32) []int32 {
	r := n.reader(text)
	defer n.free(r)
	r.own = own
	r.section(markdown.Section{To: len(text)})
	r.sketcher.sketch()
	var list []int32
	for _, m := range r.mentions {
		if m.Title >= 0 {
			list = append(list, m.Title)
		}
	}
	return list
}

// title looks for titles that end with the word that ends at the place given, and
// whose last words have the hash given.
func (r *reader) title(run uint32, to int) {
	k := r.sketcher
	for _, c := range r.names.titles.byEnd[run] {
		if c.number == r.own {
			continue
		}
		if from, ok := k.endsWith(c.words); ok {
			r.mention(Mention{Title: c.number, From: from, To: int32(to)})
			return // the longest
		}
	}
}

// quotedTitle looks for a title in the marks in which Chinese and Japanese set titles.
func (r *reader) quotedTitle(s string, at int, opening rune) {
	closing := map[rune]string{'《': "》", '「': "」", '『': "』"}[opening]
	from := at + utf8.RuneLen(opening)
	n := strings.Index(s[from:min(len(s), from+400)], closing)
	if n < 0 || closing == "" {
		return
	}
	if number, ok := r.names.titles.named[strings.Join(strings.Fields(s[from:from+n]), " ")]; ok {
		r.mention(Mention{Title: number, From: int32(from), To: int32(from + n)})
	}
}

func (r *reader) mention(m Mention) {
	if len(r.mentions) >= mostMentions {
		return
	}
	// A longer title ends with the shorter one's words, or goes on behind them.
	for i, other := range r.mentions {
		if other.Title >= 0 && other.From <= m.From && m.To <= other.To {
			return
		}
		if m.From <= other.From && other.To <= m.To {
			m.Reply = r.answers(int(m.From))
			r.mentions[i] = m
			return
		}
	}
	m.Reply = r.answers(int(m.From))
	r.mentions = append(r.mentions, m)
}

// citedKinds are what documents are called where they are cited by their day, as
// types of document, in the forms that stand before a date.
var citedKinds = map[string]string{
	"letter": "letter letters Letter carta cartas Carta lettre lettres Lettre lettera Lettera Brief Briefs Schreiben Schreibens " +
		"brief письмо письма письме письму письмом листа лист листі lista list liście pismo pisma levele levelét levél scrisoarea mektup mektubu رسالة الرسالة رسالتكم رسالتها",
	"statement": "statement Statement statements communiqué communique declaração nota comunicado Comunicado communiqué déclaration Erklärung " +
		"dichiarazione verklaring заявление заявления заявлении заявлению заявлением заява заяви заяві oświadczenie oświadczenia nyilatkozata nyilatkozatát بيان البيان بيانها",
	"declaration": "declaration Declaration declaración Declaración declaração Déclaration Deklaration декларация декларации декларацию декларацией deklaracja deklaracji إعلان",
	"resolution":  "resolution Resolution resolución Resolución resolução résolution Entschließung Beschluss risoluzione resolutie резолюция резолюции резолюцию rezolucja rezolucji قرار",
	"appeal":      "appeal Appeal llamamiento Llamamiento apelo appel Aufruf Appell appello oproep обращение обращения обращении обращению воззвание воззвания призыв apel apelu نداء",
	"speech":      "speech Speech address discurso Discurso discours Rede discorso toespraak речь речи выступление выступлении выступления przemówienie przemówieniu خطاب",
	"report":      "report Report informe Informe relatório rapport Bericht rapporto verslag доклад докладе доклада отчёт отчет отчёте отчете raport raporcie تقرير",
	"treaty":      "treaty Treaty agreement Agreement tratado Tratado acuerdo Acuerdo acordo traité accord Vertrag Abkommen trattato accordo verdrag договор договора договоре соглашение соглашения соглашении umowa umowy traktat traktatu معاهدة اتفاقية",
}

var kindOf = func() map[uint32]string {
	byHash := map[uint32]string{}
	for kind, words := range citedKinds {
		for _, w := range strings.Fields(words) {
			byHash[hashOf(w)] = kind
		}
	}
	return byHash
}()

// kindSeen is a filter before kindOf.
var kindSeen = func() (seen [1 << 10]uint64) {
	for h := range kindOf {
		seen[h>>6&(1<<10-1)] |= 1 << (h & 63)
	}
	return seen
}()

const (
	// dayWithin is how many bytes behind the noun its date may begin, dayBytes how
	// long a date may be.
	dayWithin, dayBytes = 48, 40
)

// cited looks for a date behind a noun for documents: "letter of 12 May 1921",
// "письмо от 12 мая 1921 г.". It stands in the same sentence and clause.
func (r *reader) cited(s string, at, end int, h uint32) {
	kind, ok := kindOf[h]
	if !ok {
		return
	}
	rest := s[end:min(len(s), end+dayWithin+dayBytes)]
	digit := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsDigit(r) })
	stop := strings.IndexAny(rest, ".;:!?\"”»")
	if digit < 0 || digit > dayWithin || stop >= 0 && stop < digit {
		return
	}
	for _, f := range dates.Find(rest) {
		if f.From <= dayWithin && f.Date.Day() > 0 && f.Date.Year() > 0 && f.Date.End().IsZero() && !f.Ambiguous {
			r.mention(Mention{Title: -1, Kind: kind, Date: f.Date, From: int32(at), To: int32(end + f.To)})
		}
		return
	}
}

// answering are the words that say that a text answers another.
var answering = strings.Fields("answer answering reply replying response responding respuesta respondiendo respondo resposta réponse réponds " +
	"répondre risposta antwort antworten antwoord ответ ответом отвечая відповідь відповідаючи odpowiedzi odpowiedź válasz válaszul yanıt cevap ردا رد الرد 答复 回复")

// answers reports whether the words shortly before a place say that the text
// answers what stands there.
func (r *reader) answers(at int) bool {
	before := r.body[max(r.from, at-48):at]
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	if n := strings.LastIndexAny(before, ".;!?\n"); n >= 0 {
		before = before[n+1:]
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(before), func(r rune) bool { return !isWord(r) }) {
		if slices.Contains(answering, w) {
			return true
		}
	}
	return false
}

// IsAnswer reports whether a title says that the text answers another: "Reply to
// the Letter of the Lake Towns".
func IsAnswer(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !isWord(r) })
	for _, w := range words[:min(3, len(words))] {
		if slices.Contains(answering, w) {
			return true
		}
	}
	return false
}
