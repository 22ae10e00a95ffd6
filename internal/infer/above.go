package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/authority"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// What stands before the text and says only what the metadata say moves there,
// so that the body begins with the text. These rules find no values: they tie
// further lines to those that others have found.

// Lines above the title: the kicker, the rubric, who issues it, an article left
// alone over a list of issuers.
var _ = register(Rule{Name: "title/above", Field: document.FieldTitle, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	s := in.view.main()
	last := s.lastTitle(known)
	var claims []Claim
	for i := 0; i < last; i++ {
		p := s.head[i]
		text := flat(cut(p.Text, 2*maxHeading))
		switch {
		case p.residue != "" || p.Kind == structure.Item && len(p.Text) > maxHeading || s.inTitle(p):
		case p.role == heading, onlyArticles(text):
			claims = append(claims, claim(known.Title, p.Lines, "", 0.75).said())
		}
	}
	return claims
}})

// lastTitle is where in the head the title stands for the last time; -1 if it
// does not, or was supplied.
func (s *section) lastTitle(known *document.Meta) int {
	if known.Title == "" || known.TitleSupplied {
		return -1
	}
	last := -1
	key := authority.Key(known.Title)
	for i, p := range s.head {
		if p.role != heading && p.role != labelled {
			continue
		}
		switch text := flat(cut(p.Text, 2*maxHeading)); {
		case authority.Key(text) == key, glued(text, known.Title):
			last = i
		case s.inTitle(p) && authority.Key(s.named.text) == key:
			last = i
		}
	}
	return last
}

// inTitle reports whether a part is one of those that make up the title.
func (s *section) inTitle(p part) bool {
	return slices.ContainsFunc(s.named.parts, func(q part) bool { return q.Block == p.Block })
}

func onlyArticles(text string) bool {
	ws := wordsOf(text)
	for _, w := range ws {
		if !isArticle(w.low) {
			return false
		}
	}
	return len(ws) > 0 && len(ws) <= 2
}

// explained reports whether a line says nothing that the metadata do not: each of
// its words is one of theirs, names an organ, an office or a kind of document, or
// joins the others.
func explained(text string, known *document.Meta) bool {
	if strings.Contains(text, "://") || strings.Contains(text, "www.") {
		text = webAddress.ReplaceAllString(text, "")
	}
	ws := wordsOf(text)
	if len(ws) == 0 || len(text) > maxHeading {
		return false
	}
	own := map[string]bool{}
	add := func(value string) {
		for _, w := range wordsOf(value) {
			own[w.low] = true
		}
	}
	for _, list := range [][]string{known.Authors, known.Parties} {
		for _, name := range list {
			add(name)
		}
	}
	for _, s := range known.Signatories[:min(len(known.Signatories), 40)] {
		add(s.Name + " " + s.Party)
	}
	add(known.Place + " " + known.Event + " " + known.DateAsWritten + " " + known.Source)
	valued := false
	for i := 0; i < len(ws); {
		n := 0
		if own[ws[i].low] {
			n = 1
			valued = valued || utf8.RuneCountInString(ws[i].low) > 2 && !nameConnectors[ws[i].low]
		}
		for _, set := range []phrases{typePhrases, organPhrases, rolePhrases, issuerPrepositions, bylinePhrases, agents} {
			if _, k := set.at(ws, i); k > n {
				n = k
			}
		}
		if n == 0 && (nameConnectors[ws[i].low] || isArticle(ws[i].low)) {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return valued
}

// Lines under the title that only say who speaks, in which organ, where and when.
var _ = register(Rule{Name: "title/under", Field: document.FieldTitle, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Title == "" {
		return nil
	}
	s := in.view.main()
	var claims []Claim
	consider := func(b *structure.Block) bool {
		text := flat(cut(b.Text, 2*maxHeading))
		last, _ := utf8.DecodeLastRuneInString(text)
		if b.Kind != structure.Paragraph || len(text) > maxHeading || strings.ContainsRune(",;،；，", last) || !explained(text, known) && !saysKind(text) {
			return false
		}
		claims = append(claims, claim(known.Title, b.Lines, "", 0.75).said())
		return true
	}
	under := known.TitleSupplied
	if at := s.lastTitle(known); !under {
		if at < 0 {
			return nil
		}
		named := at // the last line that says who wrote it, or when
		for i, p := range s.head {
			if p.role == stamp || p.role == byline {
				named = i
			}
		}
		for i, p := range s.head[at+1:] {
			switch p.role {
			case heading, byline:
				if !consider(p.Block) && (p.Kind == structure.Paragraph || p.Kind == structure.Heading && at+1+i >= s.together(at)) && !s.inTitle(p) && (at+1+i < named || saysDelivered(flat(p.Text)) || at+1+i < s.together(at) || s.subtitle(at, at+1+i) || sameMatter(flat(cut(p.Text, 2*maxHeading)), known.Title)) {
					claims = append(claims, claim(known.Title, p.Lines, "", 0.75).said()) // a subtitle
				}
			case salutation:
				return claims
			}
		}
		if len(s.body) > 1 && len(s.body[0].Text) <= 2*maxHeading && saysDelivered(flat(s.body[0].Text)) {
			return append(claims, claim(known.Title, s.body[0].Lines, "", 0.75).said())
		}
	}
	if !under {
		if b, name := s.standfirst(known.Authors); b != nil {
			claims = append(claims, claim(name, b.Lines, "", 0.75).of(document.FieldAuthors).said())
			if len(s.body) > 0 && b == s.body[0] {
				return claims
			}
		}
	}
	// Behind a title the first block of the text may be such a line too, as a sentence.
	if !under && len(s.body) > 1 && consider(s.body[0]) {
		return claims
	}
	if !under && len(s.body) > 1 && repeatsTitle(s.body[0], known.Title) {
		claims = append(claims, claim(known.Title, s.body[0].Lines, "", 0.75).said())
	}
	return claims
}})

// together is where the lines end that stand close under the title, if a blank line
// parts them from what follows and none of them is long; where the title stands if
// there are none.
func (s *section) together(at int) int {
	end := at + 1
	for end < len(s.head) && !s.head[end].Loose && s.head[end].role == heading && atMost(s.head[end].Text, 80) && s.head[end].Lines.First == s.head[end-1].Lines.Last+1 {
		end++
	}
	if end < len(s.head) && !s.head[end].Loose || end == len(s.head) && (len(s.body) == 0 || !s.body[0].Loose) {
		return at
	}
	return end
}

// subtitle reports whether a line of the head is the only one between the title and the
// text, with no blank line below: a heading of a section has fewer words.
func (s *section) subtitle(at, i int) bool {
	if i != at+1 || i != len(s.head)-1 || s.head[i].Kind != structure.Paragraph || len(s.body) == 0 || s.body[0].Lines.First != s.head[i].Lines.Last+1 || len(wordsOf(s.head[i].Text)) < 4 {
		return false
	}
	line, _, _ := strings.Cut(s.body[0].Text, "\n")
	return runes(s.head[i].Text)*100 <= runes(line)*shortOfFull && begins(line)
}

// delivered is said of a speech under its title.
var delivered = wordSet(`delivered, given, held, spoken, pronounced, transcript, read, произнесена, произнесенная, произнесено, прочитан, виголошена, виголошено, pronunciado, pronunciada, leído, prononcé, prononcée, tenu, lu, gehalten, proferido, proferida, pronunciado, pronunciato, pronunciata, tenuto, uitgesproken, gehouden, wygłoszone, wygłoszona, elhangzott, pronesený, přednesený, håller, holdt, القيت, 发表, 讲话`)

// saysDelivered reports whether a line says what it is and where it was given, and is
// no more than that: "Speech given at the meeting of the ferrymen in Porto."
func saysDelivered(text string) bool {
	ws := wordsOf(text)
	if len(ws) < 3 || len(ws) > 40 || sentences(text) > 1 {
		return false
	}
	_, n := typePhrases.at(ws, 0)
	return n > 0 && delivered.has(ws[1:min(len(ws), n+4)])
}

// saysKind reports whether a line is a kind of document and whose it is, to its
// end: "Statement of the presidium of the River Party."
func saysKind(text string) bool {
	ws := wordsOf(text)
	if len(ws) < 3 {
		return false
	}
	_, n := typePhrases.at(ws, 0)
	if n == 0 {
		return false
	}
	if issuer := issuerOf(text); issuer != "" && strings.HasSuffix(strings.TrimRight(text, " .:"), issuer) {
		return true
	}
	// The name may stand in a case under which it is not known.
	for i := n; i < min(n+4, len(ws)); i++ {
		_, of := issuerPrepositions.at(ws, i)
		if _, on := subjectPrepositions.at(ws, i); on > 0 && of == 0 {
			return false // "Convention concerning freedom of association"
		}
		_, organ := organPhrases.at(ws, i)
		_, role := rolePhrases.at(ws, i)
		if organ > 0 || role > 0 || bodyWords.has(ws[i:i+1]) {
			return sentences(text) == 1 && !strings.ContainsAny(text, ",;:?!") && !issuingVerbs.has(lowerWords(text, ws))
		}
	}
	return false
}

// lowerWords are the words without a capital.
func lowerWords(text string, ws []word) []word {
	return slices.DeleteFunc(slices.Clone(ws), func(w word) bool { return upperFirst(text, w) && cased(text) })
}

// longestLead is how many bytes a lead has that only spells the title out.
const longestLead = 400

// repeatsTitle reports whether a paragraph is the title again, in more words, and
// no sentence: "Joint statement of the parties on the …:". Both name a kind of
// document and begin alike.
func repeatsTitle(b *structure.Block, title string) bool {
	if b.Kind != structure.Paragraph || len(b.Text) > longestLead {
		return false
	}
	text := flat(b.Text)
	ws, ts := wordsOf(text), wordsOf(title)
	_, n := typePhrases.at(append(ws[:len(ws):len(ws)], word{}), 0)
	if n == 0 || len(ws) < 4 || len(ts) < 4 {
		return false
	}
	same := 0
	for same < min(len(ws), len(ts)) && ws[same].low == ts[same].low {
		same++
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return same >= max(4, n+2) && sentences(text+" ") <= 2 && (last == ':' || last == '：' || unicode.IsLetter(last) || last == ')')
}

// A letter's paper: "To: …", "From: …", "Subject: …" and the address above the
// salutation show that it is a letter, and stand nowhere else.
var _ = register(Rule{Name: "type/letter paper", Field: document.FieldType, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	again := claim(known.Type, document.Span{}, "", 0.75)
	letter := known.Type == "letter" || known.Type == "open letter"
	switch {
	case letter:
	case known.Title != "": // of mails of other kinds
		again = claim(known.Title, document.Span{}, "", 0.75).of(document.FieldTitle)
	default:
		return nil
	}
	if in.view.severalLetters() {
		return nil
	}
	s := in.view.main()
	var claims []Claim
	greeted := slices.IndexFunc(s.head, func(p part) bool { return p.role == salutation })
	from := s.lastTitle(known) + 1
	paper := false // the lines before were of the paper
	for i, p := range s.head {
		switch {
		case p.Kind == structure.Label:
			key := labelKey(p.Label)
			paper = key == "from" || key == "subject" || key == "" && recipient.hasAll(p.Label)
		case p.fields != nil:
			paper = slices.ContainsFunc(p.fields, func(l label) bool {
				return l.key == "to" || l.key == "from" || l.key == "subject" || l.key == ""
			})
		case p.role == labelled: // a label's line goes on
		default:
			paper = letter && p.role == sender || letter && i < greeted && (i >= from && p.Kind == structure.Paragraph && isAddressee(p))
		}
		if paper {
			c := again.said()
			c.Lines = p.Lines
			claims = append(claims, c)
		}
	}
	return claims
}})

// isAddressee reports whether lines between a title and a salutation say whom a
// letter goes to: persons, offices, bodies, their addresses.
func isAddressee(p part) bool {
	if p.role == address || p.role == byline {
		return true
	}
	text := flat(cut(p.Text, 2*maxHeading))
	if p.role != heading || len(text) > maxHeading {
		return false
	}
	ws := wordsOf(text)
	if len(ws) == 0 {
		return false
	}
	_, to := recipient.at(ws, 0)
	return to > 0 || strings.Contains(text, "@") || rolePhrases.has(ws) || isBody(text) || isPerson(text) || p.Lines.Last > p.Lines.First
}

// standfirst finds the line under the title that begins with an author's name and
// says what he or she does in the text: "ADA BLUM looks at the price of bread."
func (s *section) standfirst(authors []string) (*structure.Block, string) {
	if len(authors) == 0 {
		return nil, ""
	}
	var under []*structure.Block
	for _, p := range s.head {
		if p.role == heading {
			under = append(under, p.Block)
		}
	}
	if len(s.body) > 0 && s.body[0].Kind == structure.Paragraph {
		under = append(under, s.body[0])
	}
	for _, b := range under {
		if len(b.Text) > 2*maxHeading {
			continue
		}
		text := flat(b.Text)
		if runes(text) > maxHeading || sentences(text) > 2 { // a point may be that of an abbreviation
			continue
		}
		for _, name := range authors {
			if len(text) <= len(name) || !strings.EqualFold(text[:len(name)], name) {
				continue
			}
			if ws := wordsOf(text[len(name):]); len(ws) > 0 && standfirstVerbs.opens(text[len(name):]) {
				return b, name
			}
		}
	}
	return nil, ""
}
