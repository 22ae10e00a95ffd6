package infer

import (
	"slices"
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// A text may say who speaks only by the way: as whose pages it is, as "our
// party", in its own first sentence.

// selfTitles are the titles of pages on which a body tells of itself.
var selfTitles = wordSet(`about us, about, who we are, our story, our mission, what we do, о нас, кто мы, про нас, хто ми, quiénes somos, quienes somos, sobre nosotros, sobre nosotras, acerca de nosotros, nosotros, quem somos, sobre nós, sobre a gente, qui sommes nous, à propos, a propos, à propos de nous, qui nous sommes, über uns, wer wir sind, chi siamo, su di noi, over ons, wie zijn wij, wie we zijn, o nas, kim jesteśmy, rólunk, kik vagyunk, o nás, kdo jsme, kto sme, o nama, tko smo, ko smo, о нама, за нас, despre noi, cine suntem, hakkımızda, biz kimiz, σχετικά με εμάς, ποιοι είμαστε, ποιοί είμαστε, om oss, vilka vi är, hvem er vi, om os, hvem er vi, meistä, keitä olemme, من نحن, عنا, درباره ما, 关于我们, 關於我們, 私たちについて, 소개, qui som, sobre nosaltres`)

// maxSelf is how many blocks of such a page are looked at.
const maxSelf = 12

// A page on which a body tells of itself: its name stands in a heading, before a
// comma perhaps, or is the subject of a sentence that says what it is.
var _ = issuerRule(Rule{Name: "parties/about us", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	ws := wordsOf(t.text)
	if len(ws) == 0 {
		return nil
	}
	_, n := selfTitles.at(ws, 0)
	lines := t.parts[0].Lines
	if n == 0 { // the page's name may have passed for the title
		for _, p := range s.head {
			if text := flat(cut(p.Text, 60)); p.role == heading && p.Lines.First > lines.Last && len(p.Text) < 60 {
				if w := wordsOf(text); len(w) > 0 {
					if _, k := selfTitles.at(w, 0); k == len(w) {
						n, ws, lines = k, w, p.Lines
						break
					}
				}
			}
		}
	}
	if n == 0 {
		return nil
	}
	if n < len(ws) && !containsAny(t.text, "|–—:·•") {
		// "Who we are and what we fight for"
	} else if n < len(ws) { // "About us | River Party"
		rest := strings.TrimLeft(t.text[ws[n-1].to:], " |–—-:·•")
		if name, ok := bodyLine(rest); ok {
			return []Claim{claim(name, lines, name, 0.8)}
		}
		return nil
	}
	// The page's name stands over it.
	if b := s.blocks[0]; b.Lines.Last < lines.First && b.Kind != structure.Label && b.Kind != structure.Boilerplate {
		line, _, _ := strings.Cut(b.Text, "\n")
		if ws := wordsOf(line); len(ws) >= 2 && len(ws) <= 7 && atMost(line, 60) && cased(line) && titled(line, ws) && !allCaps(line) && !isFurniture(line) && !containsAny(line, "|›»>/") && !strings.Contains(line, "  ") {
			return []Claim{claim(line, document.Span{First: b.Lines.First, Last: b.Lines.First}, line, 0.74)}
		}
	}
	for _, b := range s.blocks[:min(maxSelf, len(s.blocks))] {
		text := strings.TrimLeftFunc(flat(cut(b.Text, maxHead)), notLetter)
		if b.Lines == lines || b.Kind == structure.Item {
			continue
		}
		if name := definedSelf(text, s.lang); name != "" {
			return []Claim{claim(name, b.Lines, name, 0.76)}
		}
		if runes(b.Text) <= maxStamp && b.Kind != structure.Label && !containsAny(text, "–—|") {
			first, _, _ := strings.Cut(text, ",")
			if name, ok := bodyLine(strings.TrimRight(first, " !.:")); ok && !isAbbreviation(name) {
				return []Claim{claim(name, b.Lines, name, 0.76)}
			}
		}
	}
	return s.shortName()
}})

// leastShort is how often a short name must stand on a page for it to be the page's.
const leastShort = 2

// shortName finds the one abbreviation that a page explains, "… (RL)", and goes on to use.
func (s *section) shortName() []Claim {
	left := maxSpelled
	for _, b := range s.blocks {
		if left -= len(b.Text); left < 0 {
			return nil
		}
		for open := strings.IndexByte(b.Text, '('); open >= 0; {
			_, inside := brackets(b.Text[open:])
			if isAbbreviation(inside) && !atMost(inside, 2) && initialsOf(flat(b.Text[max(0, open-maxStamp):open]), inside) != "" {
				n := 0
				for _, other := range s.blocks {
					n += strings.Count(cut(other.Text, maxSpelled), inside)
				}
				if n >= leastShort {
					return []Claim{claim(inside, b.Lines, inside, 0.72)}
				}
			}
			next := strings.IndexByte(b.Text[open+1:], '(')
			if next < 0 {
				break
			}
			open += 1 + next
		}
	}
	return nil
}

func notLetter(r rune) bool {
	return r < 'A' || 0x1F000 <= r && r <= 0x1FBFF || 0x2600 <= r && r <= 0x27BF || r == 0xFE0F || r == '«' || r == '“'
}

// isWords say what something is.
var isWords = wordSet(`is, are, was founded, was established, is a, це, это, является, является, есть, es, somos, est, é, è, ist, sind, is een, to, jest, je, este, είναι, är, er, on, nace, nasce, naît, nació, nasceu, surge, surgió, surgiu, was born, was formed, fue fundada, fue fundado, foi fundado, foi fundada, a été fondé, a été fondée, a été créé, a été créée, wurde, entstand, fondata, fondato, создано, создана, создан, засновано, заснована, powstał, powstała, powstało, vznikl, vznikla, vzniklo, هي, هو, تأسست, تاسس`)

// definedSelf reads the body that a sentence says what it is: "The River Party is
// a party of …", "We are the River Party".
func definedSelf(text string, lang document.Lang) string {
	if !cased(text) {
		if name := uncasedBody(text); name != "" {
			ws := wordsOf(text[len(name):])
			for i := range min(len(ws), 3) {
				if _, n := isWords.at(ws, i); n > 0 {
					return name
				}
			}
		}
		return ""
	}
	ws := wordsOf(text)
	for i, w := range ws {
		if i > 14 {
			break
		}
		if _, n := isWords.at(ws, i); n == 0 || i == 0 || upperFirst(text, w) {
			continue
		}
		subject, _, _ := strings.Cut(text[:w.from], ",")
		subject = strings.TrimRight(subject, " –—-")
		if name, rest, ok := body(subject); ok && strings.Trim(rest, " .,()–—-") == "" {
			return name
		}
		if name, ok := bodyLine(unarticled(subject)); ok && lang != "en" {
			return name
		}
		return ""
	}
	return ""
}

// unarticled is a text without the article it begins with.
func unarticled(text string) string {
	var room [48]byte
	head := cut(text, 60)
	from, to, low := nextWord(head, 0, room[:0])
	if len(low) == 0 {
		low = append(low, head[from:to]...)
	}
	if isArticle(string(low)) {
		if next, end, _ := nextWord(head, to, low[:0]); next < end {
			return text[next:]
		}
	}
	if from == 0 {
		switch n := elided(text[:to]); {
		case n > 0 && n <= len("l’"):
			return text[n:]
		}
	}
	return text
}

// ours are the words for what is ours that may stand before a body's name, by language.
var ours = map[document.Lang][]string{
	"en": {"our ", "Our "},
	"es": {"nuestro ", "nuestra ", "Nuestro ", "Nuestra "},
	"fr": {"notre ", "Notre "},
	"pt": {"nosso ", "nossa ", "Nosso ", "Nossa "},
	"it": {"la nostra ", "il nostro ", "La nostra ", "Il nostro "},
	"de": {"unsere ", "unserer ", "Unsere ", "unser ", "Unser "},
	"nl": {"onze ", "Onze "},
	"ru": {"наша ", "наш ", "наше ", "Наша ", "Наш ", "Наше ", "нашей ", "нашего "},
	"uk": {"наша ", "наш ", "наше ", "Наша ", "Наш ", "Наше ", "нашої ", "нашого "},
	"pl": {"nasza ", "nasz ", "naszej ", "naszego "},
}

// maxOurs is how many such places of a text are looked at.
const maxOurs = 40

// "Our Socialist Movement of Ruritania": whoever says so speaks, but may speak of
// others in a text of theirs. A candidate, with the place.
var _ = issuerRule(Rule{Name: "parties/our", Field: document.FieldParties, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	mine := ours[kin(s.lang)]
	if mine == nil {
		return nil
	}
	var claims []Claim
	said := map[string]bool{}
	looked := 0
	for _, b := range s.body {
		if looked >= maxOurs || len(claims) >= 4 {
			break
		}
		if b.Kind == structure.Quote || b.Kind == structure.Signatory {
			continue
		}
		for _, word := range mine {
			at := 0
			for looked < maxOurs {
				i := strings.Index(b.Text[at:], word)
				if i < 0 {
					break
				}
				at += i + len(word)
				if before := strings.TrimRight(b.Text[:at-len(word)], " "); before != "" && before[len(before)-1] >= 'A' && len(before) == at-len(word) {
					continue // the end of another word
				}
				rest := cut(b.Text[at:], maxStamp)
				if first := wordsOf(cut(rest, 40)); len(first) == 0 || !upperFirst(rest, first[0]) {
					continue
				}
				looked++
				rest = flat(rest)
				name, n := genitive(rest, s.lang)
				if n == 0 {
					name, _, _ = body(rest)
				}
				if name != "" && !said[name] && !onlyOrgan(name) {
					said[name] = true
					claims = append(claims, claim(name, b.Lines, flat(cut(b.Text[at-len(word):], len(word)+len(name))), 0.55))
				}
			}
		}
	}
	return claims
}})

// issueVerbs are what a title says that a body does with a document.
var issueVerbs = wordSet(`launches, launch, issues, issue, publishes, publish, releases, presents, present, unveils, signs, adopts, approves, sends, writes, lança, lançam, divulga, divulgam, publica, publicam, emite, emitem, apresenta, apresentam, envia, aprova, lanza, lanzan, publican, difunde, hace público, hace pública, presenta, presentan, emiten, envía, aprueba, suscribe, publie, publient, lance, lancent, diffuse, présente, présentent, adresse, adopte, veröffentlicht, veröffentlichen, präsentiert, legt vor, startet, verabschiedet, lancia, lanciano, pubblica, pubblicano, diffonde, presenta, invia, приняла, принял, приняло, опубликовала, опубликовал, опубликовало, выпустила, выпустил, выступила с, выступил с, оприлюднила, оприлюднив, оприлюднило, опублікувала, ухвалила, publikuje, ogłasza, wydaje, przedstawia, publiceert, lanceert, presenteert, zveřejnila, vydala, objavila, yayınladı, açıkladı, دعا, اصدر, اصدرت, تصدر, يصدر, اطلقت, اطلق`)

// titleIssues finds who a title says has issued a document: "Vía Fluvial lanza un
// manifiesto". sure is false where the subject could be anybody.
func titleIssues(text string) (name string, sure bool) {
	ws := wordsOf(text)
	for i := 1; i < min(len(ws), 9); i++ {
		_, n := issueVerbs.at(ws, i)
		if n == 0 || upperFirst(text, ws[i]) && cased(text) {
			continue
		}
		kind := false
		for j := i + n; j < min(len(ws), i+n+4); j++ {
			if _, k := typePhrases.at(ws, j); k > 0 {
				kind = true
				break
			}
		}
		if !kind {
			return "", false
		}
		subject := unarticled(strings.TrimSpace(text[:ws[i].from]))
		if strings.ContainsAny(subject, ".,;:!?|") {
			return "", false
		}
		if name, ok := bodyLine(subject); ok {
			return name, true
		}
		sw := wordsOf(subject)
		if len(sw) == 0 || len(sw) > 6 || !titled(subject, sw) || !upperFirst(subject, sw[0]) || areMany(sw) || !cased(subject) || isPlace(subject) {
			return "", false
		}
		return subject, isAbbreviation(subject)
	}
	return "", false
}

// hanIssue finds in a Chinese title who addresses a document to somebody, or about
// something: "河流之友向議會發公開信". The name must come back in the text.
func hanIssue(text string, s *section) string {
	if !containsAny(text, "信声聲宣呼谴譴") {
		return ""
	}
	kind := false
	for _, k := range []string{"公开信", "公開信", "声明", "聲明", "宣言", "呼吁", "呼籲", "谴责", "譴責"} {
		kind = kind || strings.Contains(text, k)
	}
	at := -1
	for _, verb := range []string{"向", "就", "对", "對", "致", "发表", "發表", "呼吁", "呼籲", "谴责", "譴責"} {
		if i := strings.Index(text, verb); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if !kind || at < 0 {
		return ""
	}
	name := text[:at]
	n := 0
	for _, r := range name {
		if !alone(r) {
			return ""
		}
		n++
	}
	if n < 4 || n > 14 || opensWithType(name) {
		return ""
	}
	count := 0
	for _, b := range s.blocks[:min(len(s.blocks), len(s.head)+maxActs)] {
		if !slices.ContainsFunc(s.named.parts, func(p part) bool { return p.Block == b }) {
			count += strings.Count(cut(b.Text, 4*maxHead), name)
		}
	}
	if count < 2 {
		return ""
	}
	return name
}

// fuller gives the longer name under which the opening of the text has a body
// that the title calls by the first words of it: "Vía Fluvial" in the title, "Vía
// Fluvial del Sur" in the first sentence.
//
// article says that an article stands before it there: no person's name has one.
func fuller(name string, s *section) (longer string, lines document.Span, article bool) {
	for _, b := range s.opening() {
		text := flat(cut(b.Text, maxHead))
		at := strings.Index(text, name+" ")
		if at < 0 {
			continue
		}
		ws := wordsOf(text[at+len(name):])
		end := 0
		for _, w := range ws {
			rest := text[at+len(name):]
			if strings.TrimSpace(rest[end:w.from]) != "" && !(nameConnectors[strings.TrimSpace(rest[end:w.from])]) {
				break
			}
			if nameConnectors[w.low] && !upperFirst(rest, w) && !isSubject([]word{w}, 0) {
				continue
			}
			if !upperFirst(rest, w) {
				break
			}
			end = int(w.to)
		}
		before := wordsOf(text[max(0, at-12):at])
		article = len(before) > 0 && isArticle(before[len(before)-1].low)
		return name + text[at+len(name):at+len(name)+end], b.Lines, article
	}
	return "", document.Span{}, false
}

// opening are the first paragraphs of the text: what passed for headings because
// it is short, too.
func (s *section) opening() []*structure.Block {
	var list []*structure.Block
	for _, p := range s.head {
		if (p.role == heading || p.residue == residueIntro) && p.Kind == structure.Paragraph && len(wordsOf(p.Text)) >= 12 {
			list = append(list, p.Block)
		}
	}
	if len(s.body) > 0 {
		list = append(list, s.body[0])
	}
	return list
}

// exclaimed finds the name of a body that is a cry: "Manifiesto de ¡Agua Clara Ya!"
func exclaimed(text string) string {
	ws := wordsOf(text)
	for i := range min(len(ws), 3) {
		_, n := kindAt(ws, i)
		if n == 0 || i+n >= len(ws) {
			continue
		}
		_, p := issuerPrepositions.at(ws, i+n)
		if p == 0 || i+n+p >= len(ws) {
			return ""
		}
		rest := strings.TrimSpace(text[ws[i+n+p-1].to:])
		for _, marks := range []string{"¡!", "“”", "«»", "„“", `""`} {
			open := []rune(marks)
			inner, ok := strings.CutPrefix(rest, string(open[0]))
			if !ok {
				continue
			}
			inner, ok = strings.CutSuffix(inner, string(open[1]))
			words := wordsOf(inner)
			if !ok || len(words) < 2 || len(words) > 6 || containsAny(inner, marks) || open[0] != '¡' && !titled(inner, words) {
				return ""
			}
			if open[0] == '¡' {
				return rest
			}
			return inner
		}
		return ""
	}
	return ""
}
