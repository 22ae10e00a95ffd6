package infer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
	"fonds/internal/structure"
)

// maxSignatories is how many entries of a list are read; petitions are signed
// by thousands, and front matter is for people.
const maxSignatories = 2000

var _ = register(Rule{Name: "signatories/list", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	var blocks []*structure.Block
	for i := range in.view.sections {
		for _, b := range in.view.sections[i].blocks {
			if b.Kind == structure.Signatory && len(blocks) < maxSignatories && !noSigner(b.Text) {
				blocks = append(blocks, b)
			}
		}
		if len(blocks) > 0 {
			break // translations repeat the list
		}
	}
	if len(blocks) == 1 {
		if list := personsOnly(blocks[0]); list != nil {
			return signClaims(in, list, blocks[0].Lines, blocks[0].Lang, 0.88)
		}
	}
	blocks, groups := groupsWithin(ungrouped(sideBySide(blocks)))
	entries := make([]document.Signatory, len(blocks))
	sure := make([]bool, len(blocks))
	kinds := map[string]*struct{ persons, bodies, bare int }{} // by group
	for i, b := range blocks {
		entries[i], sure[i] = entry(b)
		if kinds[groups[i]] == nil {
			kinds[groups[i]] = &struct{ persons, bodies, bare int }{}
		}
		n := kinds[groups[i]]
		switch {
		case isBareName(b, entries[i]):
			// Two capitals may be a body as well, if most of the others are.
			sure[i] = false
			n.bare++
		case !sure[i]:
		case entries[i].Name != "":
			n.persons++
		default:
			n.bodies++
		}
	}
	var claims []Claim
	for i, b := range blocks {
		e, n := entries[i], kinds[groups[i]]
		switch {
		case sure[i]:
		case e.Name != "" && n.persons == 0 && n.bare <= n.bodies:
			e = document.Signatory{Party: unnumbered(flat(b.Text))}
		case e.Name == "" && n.persons+n.bare > n.bodies && !strings.Contains(b.Text, "\n"):
			e = document.Signatory{Name: e.Party}
		}
		e.Group = groups[i]
		e.Country = ofCountry(in, e, b.Lang)
		if e.Country == "" && e.Group != "" {
			e.Country, _ = wholeCountry(e.Group, b.Lang)
		}
		if e.Country == "" && speaksFor(e.Group) {
			e.Country, _ = country(e.Group, b.Lang)
		}
		c := claim(whoSigns(e), b.Lines, "", 0.9)
		c.Signatory = &e
		claims = append(claims, c)
	}
	abroad(claims, in.view.main().lang)
	return claims
}})

// abroad corrects the countries of bodies that are called after a people and have
// their seats in another country, as others like them in the list say: of
// "Union of Lakelanders in Perth" and "Lakelander Club Hobart" both are Australian.
func abroad(claims []Claim, lang document.Lang) {
	if len(claims) > maxAbroad {
		return
	}
	people := make([]document.Country, len(claims)) // the one adjective in each entry
	for i, c := range claims {
		for _, m := range gazetteer.Find(c.Signatory.Party+" "+c.Signatory.Role, lang) {
			if m.Adjective {
				people[i] = m.Country
				break
			}
		}
	}
	for i, c := range claims {
		if people[i] == "" || c.Signatory.Country != people[i] && c.Signatory.Country != "" {
			continue
		}
		n, seat, one := 0, document.Country(""), true
		for j, other := range claims {
			if people[j] == people[i] && other.Signatory.Country != people[i] && other.Signatory.Country != "" {
				one = one && (n == 0 || other.Signatory.Country == seat)
				seat, n = other.Signatory.Country, n+1
			}
		}
		if one && n >= 2 {
			c.Signatory.Country = seat
		}
	}
}

// maxAbroad is how many entries a list may have that are compared so.
const maxAbroad = 200

// sideBySide parts the lines of a list in which names stand in two columns or more.
func sideBySide(blocks []*structure.Block) []*structure.Block {
	some := false
	for _, b := range blocks {
		some = some || len(cellNames(b.Text)) > 1
	}
	if !some {
		return blocks
	}
	var parted []*structure.Block
	for _, b := range blocks {
		names := cellNames(b.Text)
		if len(names) < 2 {
			parted = append(parted, b)
			continue
		}
		for _, name := range names {
			one := *b
			one.Text = name
			parted = append(parted, &one)
		}
	}
	return parted
}

// cellNames are the persons or bodies in the columns of a line; nil if it has no
// columns, or if something else stands in one.
func cellNames(text string) []string {
	if len(text) > 2*maxStamp || !strings.Contains(text, "  ") && !strings.Contains(text, "\t") || strings.Contains(text, "\n") || speaksFor(text) {
		return nil
	}
	var names []string
	for cell := range strings.FieldsFuncSeq(strings.ReplaceAll(text, "  ", "\t"), func(r rune) bool { return r == '\t' }) {
		cell = strings.Trim(cell, " ,;•·*")
		if cell == "" {
			continue
		}
		if _, name, _ := holder(cell); name == "" || bodyish(cell) || isOffice(cell) {
			return nil
		}
		names = append(names, cell)
	}
	return names
}

// announced finds what follows words that say that people sign, and a colon, in a
// line: "Signed by: River Party, Lake League". loose says that they say more.
func announced(text string) (rest string, loose, ok bool) {
	for _, mark := range []string{"gez. ", "Gez. ", "(gez.) ", "Gezeichnet, ", "gezeichnet, ", "(signed) ", "(Signed) ", "Signed, "} {
		if rest, ok := strings.CutPrefix(text, mark); ok && !atMost(text, 30) {
			return rest, false, true
		}
	}
	if first := firstWord(text); !wholeList.begin(first) && !announcing.begin(first) || !strings.Contains(text, ",") || !announcing.mayBeginWithin(text, 7) {
		// nothing of it
	} else if ws := wordsOf(cut(text, maxStamp)); len(ws) > 2 {
		// "Signed by Ada Blum, Bo Berg and the River League."
		// "This statement has been endorsed by the River League and the Lake Union."
		_, opens := wholeList.at(ws, 0)
		for i := 0; i < len(ws) && i <= 6 && (i == 0 || opens > 0); i++ {
			_, n := announcing.at(ws, i)
			if at := i + n; n > 1 && at < len(ws) && byWords[ws[at-1].low] && !containsAny(text[:ws[at].from], ":：.,;") && (upperFirst(text, ws[at]) || isArticle(ws[at].low)) {
				return text[ws[at].from:], true, true
			}
		}
	}
	at := indexColon(cut(text, 4*maxStamp))
	if at < 0 || runes(text[:at]) > maxStamp {
		return "", false, false
	}
	head := text[:at]
	_, size := utf8.DecodeRuneInString(text[at:])
	rest = strings.TrimSpace(text[at+size:])
	if announces(head) {
		return rest, false, true
	}
	return rest, true, len(wordsOf(head)) <= 20 && structure.SaysSigned(head)
}

// indexColon is where the first colon stands, in either width; -1 if there is none.
func indexColon(text string) int {
	at := strings.IndexByte(text, ':')
	if wide := strings.Index(text, "："); wide >= 0 && (at < 0 || wide < at) {
		return wide
	}
	return at
}

// announces reports whether a line says that those who follow sign, and no more.
func announces(head string) bool {
	if !announcing.mayBegin(head) {
		return false
	}
	ws := wordsOf(strings.TrimRight(head, " :："))
	if len(ws) == 0 || len(ws) > 8 {
		return false
	}
	_, n := announcing.at(ws, 0)
	return n > 0
}

// fused parts a list that stands in one line, at semicolons or else at commas, and
// reads its entries. nil if one of them is no name; sure says that what announces
// them leaves no doubt, so that only a sentence is none.
func fused(text string, lang document.Lang, sure bool) []document.Signatory {
	if len(text) > maxFused {
		return nil
	}
	if names := hanRoll(text); names != nil {
		return names
	}
	text = strings.TrimRight(flatKeepingGaps(text), " .")
	parts, _ := splitFused(text)
	if last := parts[len(parts)-1]; len(parts) > 1 {
		ws := wordsOf(last)
		if len(ws) > 1 && ands[ws[0].low] { // "A, B, and C"
			parts[len(parts)-1] = last[ws[1].from:]
		} else if at := lastAnd(last); at > 0 { // "A, B and C"
			parts = append(parts[:len(parts)-1], strings.TrimSpace(last[:at]), unarticled(afterWord(last, at)))
		}
	}
	if len(parts) < 2 {
		return nil
	}
	var list []document.Signatory
	odd := 0 // parts that are no name for certain
	for _, part := range parts {
		part = withoutOthers(unarticledSmall(strings.Trim(part, " .,")))
		ws := wordsOf(part)
		if noSigner(part) {
			continue
		}
		if len(ws) > 16 || cased(part) && !upperFirst(part, ws[0]) || strings.ContainsAny(part, "?!") {
			return nil
		}
		e, certain := signatory(part, lang)
		if _, known := country(part, lang); !certain && !known && e.Name == "" {
			if _, ok := bodyLine(part); !ok {
				if odd++; len(ws) > 6 {
					return nil
				}
			}
		}
		list = append(list, e)
	}
	if odd*4 > len(parts) && (!sure || odd == len(parts) && len(parts) < 4) {
		return nil
	}
	return list
}

// personsOnly reads the one line of those who sign for a body, if it has several
// persons and nothing else: "Ada Blum, Bo Berg and Carl Dahl".
func personsOnly(b *structure.Block) []document.Signatory {
	if strings.Contains(b.Text, "\n") || !strings.ContainsAny(b.Text, ",") {
		return nil
	}
	list := fused(b.Text, b.Lang, false)
	for i, e := range list {
		if e.Name == "" || e.Role != "" || e.Party != "" || startsWithRole(wordsOf(e.Name)) {
			return nil
		}
		list[i].Group = groupName(b.Group)
	}
	return list
}

// groupHead parts a line into the country or the kind of body that it begins with
// and the names behind the colon: "Peru: River Party, Lake League".
func groupHead(text string, lang document.Lang) (head, rest string, ok bool) {
	at := indexAny(text, ":：")
	if at <= 0 || at > 60 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	head, rest = strings.Trim(flat(text[:at]), " *-–•"), strings.TrimSpace(text[at+size:])
	_, state := wholeCountry(head, lang)
	return head, rest, rest != "" && (state || isGroupLine(head))
}

// fusedGroups reads a list in running lines as fused does; its lines may begin
// with the groups that they name.
func fusedGroups(text string, lang document.Lang, sure bool) []document.Signatory {
	if _, _, ok := groupHead(text, lang); !ok {
		return fused(text, lang, sure)
	}
	if len(text) > maxFused {
		return nil
	}
	var list []document.Signatory
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' || r == '；' }) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		head, rest, ok := groupHead(line, lang)
		if !ok {
			if len(list) == 0 {
				return nil
			}
			head, rest = list[len(list)-1].Group, line // the group goes on
		}
		names := fused(rest, lang, true)
		if names == nil {
			e, _ := signatory(strings.TrimRight(rest, " ."), lang)
			names = []document.Signatory{e}
		}
		code, _ := wholeCountry(head, lang)
		for _, e := range names {
			e.Group = head
			if e.Country == "" {
				e.Country = code
			}
			list = append(list, e)
		}
	}
	return list
}

// ungrouped parts entries that are groups of names, where several are: "Peru:
// River Party, Lake League".
func ungrouped(blocks []*structure.Block) []*structure.Block {
	heads, several := 0, false
	for _, b := range blocks {
		if _, rest, ok := groupHead(b.Text, b.Lang); ok {
			heads++
			several = several || len(commas(rest)) > 1 || strings.Contains(rest, ";")
		}
	}
	if heads < 2 || !several || heads*2 < len(blocks) {
		return blocks
	}
	var parted []*structure.Block
	for _, b := range blocks {
		list := fusedGroups(b.Text, b.Lang, true)
		if _, _, ok := groupHead(b.Text, b.Lang); !ok || len(list) == 0 {
			parted = append(parted, b)
			continue
		}
		for _, e := range list {
			one := *b
			one.Text, one.Group, one.Marker = whoSigns(e), e.Group, ""
			parted = append(parted, &one)
		}
	}
	return parted
}

// maxAfterRoll is how many blocks may follow a list that only a sentence announces.
const maxAfterRoll = 12

// maxFused is how many bytes a list in one line may have.
const maxFused = 6000

// lastAnd is where the last word that joins two names stands in a text, if what
// follows it is a name of its own; 0 if there is none.
func lastAnd(text string) int {
	ws := wordsOf(text)
	for i := len(ws) - 2; i > 0; i-- {
		if !ands[ws[i].low] || upperFirst(text, ws[i]) {
			continue
		}
		after := unarticled(text[ws[i+1].from:])
		if before := strings.TrimSpace(text[:ws[i].from]); isPerson(before) && isPerson(after) {
			return int(ws[i].from)
		} else if _, ok := bodyLine(after); ok && isPerson(before) && !bodyish(before) {
			return int(ws[i].from)
		}
		if _, ok := bodyLine(after); ok && (bodyWords.has(ws[:i]) || compound(ws[:i])) {
			return int(ws[i].from)
		}
		return 0
	}
	return 0
}

// afterWord is a text behind the word that begins at a place.
func afterWord(text string, at int) string {
	_, rest, _ := strings.Cut(text[at:], " ")
	return strings.TrimSpace(rest)
}

// A list fused on one line, behind the words that announce it or below them.
var _ = register(Rule{Name: "signatories/fused", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim { return fusedRoll(in) }})

func fusedRoll(in *Input) []Claim {
	if !in.view.rollRead {
		in.view.roll, in.view.rollRead = readFusedRoll(in), true
	}
	return slices.Clone(in.view.roll)
}

func readFusedRoll(in *Input) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	from := max(len(s.head), len(s.blocks)-4*maxTail)
	for i := from; i < len(s.blocks); i++ {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading && b.Kind != structure.Label {
			continue
		}
		text := cut(b.Text, maxFused)
		if b.Kind == structure.Label {
			text = b.Label + ": " + text
		}
		rest, loose, ok := announced(text)
		if loose && i < len(s.blocks)-maxAfterRoll {
			continue // a story tells of signatures, rather
		}
		lines := b.Lines
		formula := !ok && atMost(text, 24) && isClosing(text) && announces(strings.TrimRight(text, ", "))
		if formula || ok && rest == "" || !ok && b.Kind == structure.Heading && announces(text) {
			if i+1 == len(s.blocks) || s.blocks[i+1].Kind != structure.Paragraph && s.blocks[i+1].Kind != structure.Verse {
				continue
			}
			rest, lines, ok = s.blocks[i+1].Text, s.blocks[i+1].Lines, true
		}
		if !ok {
			continue
		}
		list := fusedGroups(rest, s.lang, !loose)
		if len(list) == 0 || formula && (len(list) < 3 || !alikeAll(list)) {
			continue
		}
		claims := signClaims(in, list, lines, s.lang, 0.84)
		// More of the list may stand below, under headings of its own.
		for j := i + 1; j < min(len(s.blocks), i+maxRolled); j++ {
			b := s.blocks[j]
			if b.Lines.First <= lines.Last || b.Kind == structure.Heading || atMost(b.Text, maxStamp) && strings.HasSuffix(b.Text, ":") {
				continue
			}
			if b.Kind != structure.Paragraph {
				break
			}
			more := fusedGroups(b.Text, s.lang, false)
			if len(more) == 0 || more[0].Group == "" && len(more) < 3 || strings.HasSuffix(b.Text, ".") && len(more) < 5 {
				break
			}
			claims = append(claims, signClaims(in, more, b.Lines, s.lang, 0.8)...)
		}
		return claims[:min(len(claims), maxSignatories)]
	}
	return nil
}

// alikeAll reports whether all who sign are persons, or none is.
func alikeAll(list []document.Signatory) bool {
	for _, e := range list {
		if (e.Name == "") != (list[0].Name == "") {
			return false
		}
	}
	return true
}

// whoSigns is who signs in an entry.
func whoSigns(e document.Signatory) string {
	if e.Name != "" {
		return e.Name
	}
	return e.Party
}

// englishBodies show that a body in a list is called in English.
var englishBodies = wordSet(`party, cp, wp, ncp, ucp, communist, workers', workers, union, league, movement, association, network, front, pole, popular`)

// ofCountry is the country of an entry: that it has, or that its body or office names.
func ofCountry(in *Input, e document.Signatory, lang document.Lang) document.Country {
	if e.Party != "" {
		if code, ok := recorded(in, e.Party); ok {
			return code
		}
	}
	if e.Country != "" {
		return e.Country
	}
	for _, text := range []string{e.Party, e.Role} {
		if text == "" {
			continue
		}
		if code, ok := country(text, lang); ok {
			return code
		}
		if lang == "en" {
			continue
		}
		if english := wordsOf(text); isEnglish(english) || englishBodies.has(english) {
			if code, ok := country(text, "en"); ok {
				return code // lists go round in English
			}
		}
		var found document.Country
		for _, m := range gazetteer.Append(nil, cut(text, maxHead), "en") {
			if words := text[m.From:m.To]; len(words) < 4 || strings.IndexFunc(words, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
				continue // "Montaña" is no Montana
			}
			if found != "" && found != m.Country {
				found = ""
				break
			}
			found = m.Country
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// undersigned open a sentence whose subject are those who sign.
var undersigned = wordSet(`we the undersigned, we the undersigned organisations, we the undersigned organizations, we the undersigned parties, the undersigned, the undersigned organisations, the undersigned organizations, the undersigned parties, we the following organisations, мы нижеподписавшиеся, мы нижеподписавшиеся организации, нижеподписавшиеся, ми що нижче підписалися, ми нижчепідписані, los abajo firmantes, las abajo firmantes, nosotros los abajo firmantes, las organizaciones abajo firmantes, las organizaciones firmantes, nous soussignés, nous soussignées, nous les soussignés, les soussignés, les organisations soussignées, wir die unterzeichnenden, wir die unterzeichner, die unterzeichnenden, die unterzeichnenden organisationen, wir die unterzeichnenden organisationen, nós abaixo assinados, nós os abaixo assinados, os abaixo assinados, as organizações abaixo assinadas, as entidades abaixo assinadas, noi sottoscritti, i sottoscritti, le sottoscritte organizzazioni, le organizzazioni firmatarie, wij ondergetekenden, ondergetekenden, my niżej podpisani, niżej podpisani, my níže podepsaní, mi dolje potpisani, mi dole potpisani, ми доле потписани, noi subsemnații, biz aşağıda imzası bulunan, alulírott, vi undertecknade, vi undertegnede, نحن الموقعين ادناه, نحن الموقعون ادناه`)

// "We, the undersigned, River Party, Lake League and Ada Blum, ask …": names in
// the first sentence, between commas.
var _ = register(Rule{Name: "signatories/undersigned", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	for _, b := range s.opening() {
		text := flat(cut(b.Text, maxHead))
		if !undersigned.mayBegin(text) {
			continue
		}
		ws := wordsOf(text)
		_, n := undersigned.at(ws, 0)
		if n == 0 || n == len(ws) {
			continue
		}
		rest := strings.TrimLeft(text[ws[n-1].to:], " ,:–—")
		if to := strings.IndexAny(rest, ".;!?"); to > 0 {
			rest = rest[:to]
		}
		var claims []Claim
		for _, e := range leading(rest, s.lang) {
			c := claim(whoSigns(e), b.Lines, whoSigns(e), 0.82)
			e.Country = ofCountry(in, e, s.lang)
			c.Signatory = &e
			claims = append(claims, c)
		}
		if len(claims) > 1 {
			return claims
		}
	}
	return nil
}})

// leading reads the names that a sentence begins with, joined by commas and "and".
func leading(text string, lang document.Lang) []document.Signatory {
	var list []document.Signatory
	add := func(part string) bool {
		part = unarticled(strings.Trim(part, " "))
		if name, ok := bodyLine(part); ok {
			list = append(list, document.Signatory{Party: name})
			return true
		}
		if isPerson(part) {
			list = append(list, document.Signatory{Name: part})
			return true
		}
		return false
	}
	for _, field := range commas(text) {
		ws := wordsOf(field)
		if len(ws) > 1 && ands[ws[0].low] {
			field = field[ws[1].from:]
		}
		if at := lastAnd(field); at > 0 {
			if !add(field[:at]) || !add(afterWord(field, at)) {
				return list
			}
			continue
		}
		if add(field) {
			continue
		}
		// The verb may follow at once: "the Union of Ferrymen ask".
		for _, b := range bodies(field, lang) {
			list = append(list, document.Signatory{Party: b.name})
		}
		return list
	}
	return list
}

// numberedName is a number before a name that is no marker: "12 - Ada Blum".
var numberedName = regexp.MustCompile(`^[0-9]{1,4}\s*[-–—:]\s+`)

// link is a link in Markdown.
var link = regexp.MustCompile(`\[([^\]]+)\]\([^)\s]*(?: "[^"]*")?\)`)

// unlinked is a text with the words of its links only.
func unlinked(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	return link.ReplaceAllString(text, "$1")
}

// nameHeads stand over the column of names in a table of who signs.
var nameHeads = wordSet(`name, names, nom, noms, nombre, nombres, nome, nomes, naam, namen, imię, imię i nazwisko, nazwisko, имя, фио, ім'я, піб, név, jméno, meno, ime, ime i prezime, isim, ad, ad soyad, όνομα, namn, navn, nimi, الاسم, 姓名, 名前, 이름, organisation, organization, organización, organisatie, organizacja, организация, організація, party, partido, parti, partei, партия, signatory, signatories, signature, firmante, signataire, unterzeichner, unterzeichnerin, firmatario, signatário`)

// entry reads one block of a list of signatories: what stands before its name in
// a column of its own, or in the heading of its group, says for whom.
func entry(b *structure.Block) (s document.Signatory, sure bool) {
	if left, right, ok := columns(b.Text); ok && !isBody(right) {
		code, state := wholeCountry(right, b.Lang)
		switch {
		case isBody(left) && state:
			return document.Signatory{Party: left, Country: code}, true
		}
		if _, n := forWhom.begins(left); n > 0 && speaksFor(left) && nominative(left) && n < len(wordsOf(left)) {
			return document.Signatory{Name: right, Party: left[wordsOf(left)[n].from:]}, true
		}
		_, name, _ := holder(left)
		if _, other, _ := holder(right); name == "" || other != "" && isOffice(left) || speaksFor(left) {
			return document.Signatory{Name: right, Role: left}, true
		}
		return signatory(b.Text, b.Lang)
	}
	if first, second, ok := strings.Cut(b.Text, "\n"); ok {
		if s, ok := card(first, second, b.Lang); ok && b.Tied {
			return s, true
		}
		named, _ := person(flat(first)) // else a margin broke the line
		if s, ok := withOffice(first, second); ok && (named == "" || s.Name == named || isPerson(first)) {
			return s, true
		}
		if _, name, _ := holder(first); name != "" {
			if s, ok := card(first, second, b.Lang); ok {
				return s, true
			}
		}
	}
	text := flat(b.Text)
	s, sure = signatory(text, b.Lang)
	if !sure && speaksFor(b.Group) && !isBody(text) {
		if s.Name == "" {
			s = document.Signatory{Name: s.Party}
		}
		return s, true
	}
	return s, sure
}

// card reads a name over lines that say what the person is and where.
func card(first, below string, lang document.Lang) (s document.Signatory, ok bool) {
	fields := commas(strings.Trim(flat(first), " ,;"))
	title, name, after := holder(fields[0])
	if name == "" {
		return s, false
	}
	if isTitleOfAddress(title) {
		title = ""
	}
	s.Name, s.Role = name, joinRoles(title, after)
	beside(&s, fields[1:], lang)
	office := "" // a margin may have broken it
	for line := range strings.SplitSeq(below, "\n") {
		line = strings.Trim(flat(line), " ;")
		whole := bodyish(line) && !startsWithRole(wordsOf(line)) && !strings.Contains(line, ",") && (office == "" || !leadsFurther(office))
		switch code, ok := wholeCountry(line, lang); {
		case line == "":
		case ok && (office == "" || !leadsFurther(office)):
			s.Country = code
		case whole && s.Party == "":
			s.Party = line
		case office != "" && (leadsFurther(office) || !startsWithRole(wordsOf(line)) && !strings.HasSuffix(office, ",")):
			office += " " + line
		default:
			office = joinRoles(strings.TrimRight(office, ","), line)
		}
	}
	s.Role = joinRoles(s.Role, strings.TrimRight(office, ","))
	return s, true
}

// leadsFurther reports whether a line of an office goes on in the next: it ends
// with a small word, "Association of Lakelanders in".
func leadsFurther(line string) bool {
	ws := wordsOf(line)
	last := ws[len(ws)-1]
	return nameConnectors[last.low] && !upperFirst(line, last)
}

// isBareName reports whether an entry is a name with nothing beside it that only
// persons have: an office, a title, initials, a place.
func isBareName(b *structure.Block, s document.Signatory) bool {
	return s.Name != "" && s.Role == "" && s.Party == "" && s.Name == strings.Trim(flat(b.Text), " ,;") &&
		!strings.Contains(s.Name, ".") && !speaksFor(b.Group)
}

// withOffice reads a name and the office on the line before or after it.
func withOffice(first, second string) (s document.Signatory, ok bool) {
	if name, honours, ok := strings.Cut(first, ","); ok && strings.ToUpper(honours) == honours {
		first = name
	}
	first, second = withoutHonours(strings.Trim(flat(first), " ,;")), strings.Trim(flat(second), " ,;")
	switch {
	case isPerson(first) && isOffice(second):
		return document.Signatory{Name: first, Role: second}, true
	case isOffice(first) && isPerson(second) && !isPlace(second) && !strings.Contains(first, ","):
		return document.Signatory{Name: second, Role: first}, true
	}
	return s, false
}

// isOffice reports whether a line is an office, perhaps with the body that has
// it: "Chairman of the UND".
func isOffice(text string) bool {
	if strings.HasSuffix(text, ".") || strings.ContainsAny(text, ":;?!0123456789") || !rolePhrases.mayBeginWithin(text, 3) {
		return false
	}
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 14 {
		return false
	}
	at := 0
	if isArticle(ws[0].low) {
		at++
	}
	for i := at; i < min(len(ws), at+2); i++ {
		if _, n := rolePhrases.at(ws, i); n > 0 && len(ws[i].low) > 3 {
			return true
		}
		if strings.Contains(text[:ws[i].to], ",") {
			return false
		}
	}
	return false
}

// Names with their offices on lines of their own at the end of a text.
var _ = register(Rule{Name: "signatories/office", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	var lines []endLine
	contact := false // whom to ask, rather than who signs
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-maxEnd-4):] {
		texts := strings.Split(b.Text, "\n")
		if b.Kind == structure.Item && len(b.Marker) == 2 && b.Ordinal > 0 { // "I. Author"
			texts[0] = b.Marker + " " + texts[0]
		} else if contact = contact || atMost(b.Text, 60) && contactWords.has(wordsOf(b.Text)); contact {
			continue
		} else if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(texts) != b.Lines.Last-b.Lines.First+1 || len(texts) > maxEnd {
			continue
		}
		for i, text := range texts {
			if atMost(text, 100) {
				lines = append(lines, endLine{text: text, at: document.Span{First: b.Lines.First + i, Last: b.Lines.First + i}})
			}
		}
	}
	var claims []Claim
	affiliated := 0
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if a.at.Last+1 != b.at.First {
			continue
		}
		if pair := besideEachOther(flat(a.text), flat(b.text)); pair != nil {
			for _, e := range pair {
				c := claim(e.Name, document.Span{First: a.at.First, Last: b.at.Last}, "", 0.8)
				c.Signatory = &e
				claims = append(claims, c)
			}
			i++
			continue
		}
		e, ok := withOffice(a.text, b.text)
		if !ok {
			// A name over a body: two of them are no accident.
			if goesOnSmall(a.text) || !mayName(a.text) {
				continue
			}
			if e, _ = signatory(flat(a.text), s.lang); e.Name == "" || e.Party != "" {
				continue
			}
			if e.Party, ok = bodyLine(b.text); ok {
				affiliated++
			}
		}
		if !ok {
			continue
		}
		if i+2 < len(lines) && e.Party == "" && lines[i+2].at.First == b.at.Last+1 { // its body below the office
			if name, ok := bodyLine(lines[i+2].text); ok && !isOffice(lines[i+2].text) {
				e.Party, b = name, lines[i+2]
			}
		}
		e.Country, _ = country(e.Role+" "+e.Party, s.lang)
		c, who := claim(e.Name, document.Span{First: a.at.First, Last: b.at.Last}, "", 0.8), e
		c.Signatory = &who
		claims = append(claims, c)
		i++
	}
	if affiliated == 1 && len(claims) == 1 {
		return nil
	}
	return claims
}})

// besideEachOther reads two or three who sign side by side, their offices in the line
// below: "Ada BLUM Max KERN" over "President of Lamps President of Boats". Family names
// in capitals tell where a name ends, the same office where an office begins.
func besideEachOther(names, offices string) []document.Signatory {
	if !strings.Contains(names, " ") || strings.ContainsAny(names, ",;:()0123456789") || len(names) > maxStamp || !cased(names) {
		return nil
	}
	ws := wordsOf(names)
	var people []string
	from, given, family := 0, false, false
	for i, w := range ws {
		text := names[w.from:w.to]
		switch capital := utf8.RuneCountInString(text) > 1 && allCaps(text); {
		case capital && !given, !capital && !upperFirst(names, w):
			return nil
		case capital:
			family = true
		case family:
			people = append(people, names[from:ws[i-1].to])
			from, family = int(w.from), false
		default:
			given = true
		}
	}
	if !family || len(people) == 0 || len(people) > 2 {
		return nil
	}
	people = append(people, names[from:ws[len(ws)-1].to])
	for _, name := range people {
		if !isPerson(name) {
			return nil
		}
	}
	os := wordsOf(offices)
	if len(os) == 0 || !isOffice(offices) {
		return nil
	}
	stem := cut(os[0].low, 5) // of "Presidenta" and "Presidente"
	var starts []int
	for _, w := range os {
		if strings.HasPrefix(w.low, stem) && upperFirst(offices, w) {
			starts = append(starts, int(w.from))
		}
	}
	if len(starts) != len(people) {
		return nil
	}
	list := make([]document.Signatory, len(people))
	for i, name := range people {
		end := len(offices)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		list[i] = document.Signatory{Name: name, Role: strings.TrimSpace(offices[starts[i]:end])}
	}
	return list
}

// contactWords stand over people who are to be asked.
var contactWords = wordSet(`contact, contacts, press contact, contact us, further information, kontakt, ansprechpartner, ansprechpartnerin, контакт, контакты, контакти, contacto, contactos, contato, contatto, contatti, contactpersoon, kontaktperson, pressekontakt`)

// columns parts a line at white space that sets two columns: two spaces or more,
// a tab. The name stands in the right one, and is no longer than names are.
func columns(text string) (left, right string, ok bool) {
	if strings.Contains(text, "\n") {
		return "", "", false
	}
	for _, gap := range []string{"\t", "  ", "\u3000", "\u00a0\u00a0"} {
		if l, r, found := strings.Cut(text, gap); found {
			left, right = flat(l), flat(r)
			return left, right, left != "" && right != "" && atMost(right, 60) && strings.Count(right, " ") <= 4
		}
	}
	return "", "", false
}

// speaksFor reports whether a heading says for whom those below it sign.
func speaksFor(heading string) bool {
	for _, phrase := range []string{"For ", "On behalf of ", "За ", "От имени ", "Por ", "Pour ", "Für ", "Per ", "Pelo ", "Pela ", "عن ", "代表"} {
		if strings.HasPrefix(heading, phrase) {
			return true
		}
	}
	return false
}

// Persons with offices or places in a row of lines near the end, where nothing
// says that they sign: three of them are no accident.
var _ = register(Rule{Name: "signatories/row", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	var claims []Claim
	last := 0    // line of the entry before
	led := false // the line before them says what is listed, and it is not who signs
	before := "" // the line before
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-maxTail):] {
		texts := b.Text
		n := strings.Count(texts, "\n") + 1
		if b.Kind != structure.Paragraph && b.Kind != structure.Item && b.Kind != structure.Heading || n > maxTail || n != b.Lines.Last-b.Lines.First+1 {
			texts = ""
		}
		i := -1
		for text := range strings.SplitSeq(texts, "\n") {
			i++
			at := document.Span{First: b.Lines.First + i, Last: b.Lines.First + i}
			var e document.Signatory
			named := len(text) <= 200 && strings.Contains(text, ",") && !strings.HasSuffix(strings.TrimSpace(text), ".") && !goesOnSmall(text) && mayName(text)
			if named {
				e, named = signatory(text, s.lang)
				named = named && e.Name != ""
			}
			if !named && len(claims) >= 3 && at.First <= last+2 && !atMost(b.Text, maxStamp) && b.Kind == structure.Paragraph {
				return nil // the text goes on
			}
			if (!named || at.First > last+2) && len(claims) < 3 {
				claims = nil
			}
			if named && len(claims) == 0 {
				led = before != "" && !announces(before) && !isClosing(before) && (strings.HasSuffix(strings.TrimSpace(before), ":") || len(wordsOf(before)) <= 4 && !strings.ContainsAny(before[len(before)-1:], ".!?,"))
			}
			before = cut(text, maxHead)
			if named && (len(claims) == 0 || at.First <= last+2) {
				c, who := claim(e.Name, at, "", 0.78), e
				c.Signatory = &who
				claims = append(claims, c)
				last = at.First
			}
		}
	}
	if len(claims) < 3 || led {
		return nil
	}
	return claims
}})

// groupName is the heading of a group; what stands over the whole list is none.
func groupName(s string) string {
	s = strings.Trim(flat(s), " :：,.*#")
	bare, _ := brackets(s)
	ws := wordsOf(bare)
	if len(ws) == 0 {
		return s
	}
	if _, n := closingPhrases.at(ws, 0); n == len(ws) {
		return ""
	}
	if _, n := announcing.at(ws, 0); n == len(ws) || n > 0 && len(ws) <= n+3 && !upperFirst(s, ws[n]) {
		return "" // "Assinam esta nota"
	}
	if _, n := partyHeads.at(ws, 0); n == len(ws) {
		return ""
	}
	if _, n := wholeList.at(ws, 0); (n > 0 || byWords[ws[len(ws)-1].low]) && structure.SaysSigned(s) {
		return "" // "This letter has been signed by the following organisations"
	}
	return s
}

// partyHeads stand over a whole list, if no other heading stands in it.
var partyHeads = wordSet(`the parties, parties, the organisations, the organizations, the parties supporting, parties supporting, the parties signing, los partidos, las organizaciones, les partis, les organisations, die parteien, die organisationen, os partidos, as organizações, i partiti, le organizzazioni, партии, организации, партії, організації`)

// wholeList begin headings over a whole list.
var wholeList = wordSet(`this, the, the following, list of, full list, signed, endorsed, we, all, este, esta, lista de, los, las, la, el, suscriben, firman, han, cette, ce, liste, la liste, les, ont, signent, diese, dieser, dieses, die, liste, unterzeichnet, lista, i, le, esta, estas, os, as, assinam, subscrevem, это, эту, этот, список, следующие, під, цей, цю, список, deze, dit, lijst, de, lista, podpisano, tento, toto, seznam, a, az, bu, liste, 以下, 本, 下記`)

// byWords end headings over those who did it.
var byWords = setOf(`by von par por da door av af przez od de oleh tarafından von: par: от від`)

// announcing are headings over a whole list of signatories, which name no group.
var announcing = wordSet(`f to, primeras adhesiones, primeros adherentes, primeras firmas, es rufen auf, aufrufende organisationen, initiatoren, initiatorinnen, unterstützer, unterstützerinnen, unterstützer innen, convocan, convocantes, impulsan, promueven, promotores, à l'appel de, convocam, promotori, hanno aderito, инициаторы, ініціатори, inicjatorzy, iniciátoři, çağrıcılar, destekleyenler, támogatók, kezdeményezők, initiatiefnemers, unterstützt von, mitgetragen von, getragen von, soutenu par, apoyado por, apoyan, apoyan este manifiesto, apoiado por, apoiam, sostenuto da, gesteund door, popierają, підтримують, поддерживают, поддержали, signers, signees, co signers, על החתום, החתומים, חתומים, חותמים, signen, signants, asinan, pasirašė, ditandatangani oleh, yang bertanda tangan, ký tên, 연명, 연서명, 참가단체, 呼びかけ人, 賛同人, hanno firmato, ont signé, han firmado, haben unterzeichnet, hebben ondertekend, have signed, assinaram, sygnatariusze listu, 簽名人, 签名人, 簽名者, 签名者, 簽署人, 签署者, 签名, 簽名, 联署人, 聯署人, 联署, 聯署, firman, firman el manifiesto, firman esta carta, firman este comunicado, suscriben este manifiesto, подписали, заявление подписали, обращение подписали, письмо подписали, підписали, заяву підписали, endorsed by, endorsers, endorsements, endorsing organisations, endorsing organizations, initial signatories, first signatories, initial signers, signers, co signed by, co signatories, cosignatories, signatory organisations, signatory organizations, signatory parties, signing organisations, signing organizations, the following have signed, supported by, supporting organisations, supporting organizations,
	підписанти, підписалися, перші підписанти, первые подписанты, список подписавшихся, подписавшие, организации подписавшие заявление, firmado, firmada por, organizaciones firmantes, entidades firmantes, partidos firmantes, primeras firmas, primeros firmantes, firma, adhesiones, adhieren, se adhieren, suscrita por, premiers signataires, premières signataires, organisations signataires, partis signataires, signent, ont signé, signée par, erstunterzeichner, erstunterzeichnerinnen, erstunterzeichnende, erstunterzeichner innen, unterzeichner innen, unterzeichnende organisationen, mitunterzeichner, mitunterzeichnende, unterzeichnet, unterschrieben von, assinam, assina, assinam esta nota, assinada por, entidades signatárias, organizações signatárias, primeiros signatários, adesões, primi firmatari, prime firmatarie, firmano, sottoscrivono, aderiscono, adesioni, organizzazioni firmatarie, firmata da, eerste ondertekenaars, ondertekenende organisaties, mede ondertekend door, pierwsi sygnatariusze, podpisani, podpisane organizacje, aláírók, aláírta, aláírják, aláíró szervezetek, az aláírók, első aláírók, podepsáni, podepsaní, podepsané organizace, signatáři, podpísaní, signatári, potpisnici, potpisuju, potpisali, prvi potpisnici, потписници, потписују, semnatari, semnatarii, semnează, semnat de, primii semnatari, imzacılar, imzalayanlar, ilk imzacılar, imzalayan örgütler, imza, υπογράφουν, οι υπογράφοντες, υπογράφοντες, υπογραφές, undertecknare, undertecknat av, undertecknas av, undertecknade, underskrivet av, underskrevet av, undertegnet av, undertegnet af, underskrivere, underskrifter, allekirjoittajat, allekirjoittaneet, signants, signen, signat per,
	الموقعون, الموقعين, الموقعات, الموقعون ادناه, التوقيعات, المنظمات الموقعة, الهيئات الموقعة, الجمعيات الموقعة, امضاکنندگان, امضا کنندگان, 签署方, 签署人, 签名人, 签名, 签名者, 签署者, 签署, 签字人, 署名, 署名者, 署名人, 署名団体, 簽名, 簽名人, 簽名者, 簽署, 簽署人, 簽署者, 簽署團體, 联署, 联署人, 联署团体, 聯署, 聯署人, 聯署團體, 连署人, 連署人, 連署, 联名人, 联名, 聯名, 首批签名人, 首批签署人, 发起人, 發起人, 賛同団体, 賛同者, 賛同人, 呼びかけ人, 서명자, 서명인, 연명, 참여단체, gez, gezeichnet, signed for and behalf of, signed for and on behalf of, signed on behalf of, supporters, endorsing individuals, organizational endorsers, individual endorsers, signing individuals, individual signatories, organizational signatories, organisational signatories, in alphabetical order, підписано від імені, подписано от имени, підписанти звернення, signed in solidarity, חתומים, על החתום, החותמים, parakstītāji, allakirjutanud, hastakshar, ditandatangani oleh, penandatangan, ký tên, signatories, the signatories, signed by, signed, signatures, the undersigned, undersigned, подписано, подписались, подписи, подписанты, підписали, підписано, firmantes, los firmantes, firmado por, firmas, firmantes de la declaración, suscriben, suscrito por, signataires, les signataires, signé par, signatures, unterzeichner, unterzeichnerinnen, die unterzeichner, unterzeichnende, unterzeichnet von, unterschriften, signatários, os signatários, assinado por, assinaturas, subscrevem, firmatari, i firmatari, firmato da, sottoscritto da, ondertekenaars, ondertekend door, sygnatariusze, podpisali, podpisy`)

// goesOnSmall reports whether a line begins in small letters with a word that no
// name begins with: as the lines of a paragraph do.
func goesOnSmall(text string) bool {
	text = strings.TrimSpace(text)
	if r, _ := utf8.DecodeRuneInString(text); !unicode.IsLower(r) {
		return false
	}
	word, _, _ := strings.Cut(text, " ")
	return !nobleWords[word]
}

// signatory reads one entry of a list: "River Party", "Ada Blum, Secretary,
// River Party". sure is false if it could be a person or a body.
func signatory(text string, lang document.Lang) (s document.Signatory, sure bool) {
	text = unnumbered(text)
	if text == "" {
		return s, false
	}
	fields := fieldsOf(text)
	first := fields[0]
	outside, inside := brackets(first)
	if party, code := ofState(text, fields, lang); code != "" {
		return document.Signatory{Party: party, Country: code}, true
	}
	title, name, after := holder(outside)
	known := name != "" && (title != "" || after != "")
	if name == "" {
		name, _ = person(outside)
		if i := strings.Index(outside, name); name != "" && i > 0 {
			title = strings.TrimRight(outside[:i], " .")
		}
	}
	switch {
	case name != "" && !bodyish(outside) && !peopleWords.has(wordsOf(outside)) && (len(fields) > 1 || known || isPerson(outside)):
		s.Name = name
		if isTitleOfAddress(title) {
			title = ""
		}
		s.Role = joinRoles(title, after)
		if inside != "" && !strings.HasPrefix(inside, "@") {
			fields = append(fields[:1:1], append(commas(inside), fields[1:]...)...)
		}
		beside(&s, fields[1:], lang)
		if len(fields) > 1 && s.Role == "" && s.Party == "" && s.Country == "" && strings.Contains(text, first+" ") {
			s.Role = strings.TrimSpace(fields[1]) // behind a dash stands what a person is
		}
		// Three capitals without more may be a body too ("Pueblo Unido Ahora").
		return s, len(fields) > 1 || known || len(wordsOf(outside)) == 2
	case bodyish(text), peopleWords.has(wordsOf(text)) && len(fields) == 1:
		return document.Signatory{Party: text}, true
	case plainName(outside):
		s.Name = outside
		if inside != "" {
			fields = append(fields[:1:1], append(commas(inside), fields[1:]...)...)
		}
		beside(&s, fields[1:], lang)
		return s, len(fields) > 1
	}
	return document.Signatory{Party: text}, false
}

// beside reads what stands beside a person's name: the office, the body, the country.
func beside(s *document.Signatory, fields []string, lang document.Lang) {
	var roles []string
	for _, f := range fields {
		f = strings.TrimSpace(f)
		ws := wordsOf(f)
		if len(ws) == 0 || isDegree(f) {
			continue
		}
		if code, ok := wholeCountry(f, lang); ok {
			s.Country = code
			continue
		}
		if _, inside := brackets(f); inside != "" && s.Country == "" {
			s.Country, _ = wholeCountry(inside, lang)
		}
		if digits(f) >= 5 {
			continue // a number of a person's papers, or of a telephone
		}
		if code, ok := wholePlace(f, lang); ok && s.Country == "" {
			s.Country = code
			continue
		}
		switch {
		case honour(f):
			s.Role = joinRoles(s.Role, f)
		case s.Party == "" && !startsWithRole(ws) && (bodyish(f) || isAbbreviation(f[ws[0].from:ws[0].to])):
			s.Party = f
		case startsWithRole(ws):
			roles = append(roles, f) // "Secretary of the River Party" is both
		case len(roles) == 0 && (cased(f) && len(ws) <= 5 && !upperFirst(f, ws[0]) || !cased(f) && atMost(f, 30)):
			roles = append(roles, f) // "ferryman"
		}
	}
	s.Role = joinRoles(append([]string{s.Role}, roles...)...)
}

// digits counts the digits of a text.
func digits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}

// joinRoles puts what a person is in one line.
func joinRoles(roles ...string) string {
	return strings.Join(slices.DeleteFunc(roles, func(r string) bool { return r == "" }), ", ")
}

// unnumbered takes off what lists are marked up with: "[Ada Blum](https://…)",
// "**Ada Blum**", a number that no point follows.
func unnumbered(text string) string {
	text = strings.Trim(strings.ReplaceAll(text, "**", ""), " ,;\u00a0*_")
	if strings.HasPrefix(text, "[") {
		if end := strings.Index(text, "]("); end > 0 {
			if after := strings.IndexByte(text[end:], ')'); after > 0 {
				text = text[1:end] + text[end+after+1:]
			}
		}
	}
	if at := strings.IndexByte(text, '<'); at > 0 && strings.HasSuffix(text, ">") { // an address
		text = strings.TrimSpace(text[:at])
	}
	if rest := strings.TrimLeft(text, "#№"); rest != text || rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		if after := strings.TrimLeft(rest[digits:], ".):–-"); digits > 0 && digits <= 5 && strings.TrimSpace(after) != after {
			text = strings.TrimLeft(after, " –—-:")
		}
	}
	return strings.Trim(text, " ,;\u00a0*_")
}

// fieldsOf parts an entry at what sets its fields apart: bars, tabs and wide
// gaps, commas, or else a dash, a slash or a colon behind a person's name.
func fieldsOf(text string) []string {
	if at := strings.IndexAny(text, "|\t"); at >= 0 || strings.Contains(text, "  ") {
		var fields []string
		for part := range strings.FieldsFuncSeq(strings.ReplaceAll(text, "  ", "\t"), func(r rune) bool { return r == '|' || r == '\t' }) {
			if part = strings.Trim(part, " ,;\u00a0"); part != "" {
				fields = append(fields, commas(part)...)
			}
		}
		if len(fields) > 0 {
			return fields
		}
	}
	fields := commas(text)
	if len(fields) == 1 || !isPerson(fields[0]) {
		for _, mark := range []string{" – ", " — ", " - ", " -- ", " / ", ": "} {
			if head, rest, ok := strings.Cut(text, mark); ok {
				if _, name, _ := holder(head); name != "" {
					return append([]string{strings.TrimSpace(head)}, commas(strings.TrimSpace(rest))...)
				}
			}
		}
	}
	if len(fields) == 1 {
		if head, rest, ok := strings.Cut(text, ". "); ok && runes(head[strings.LastIndexByte(head, ' ')+1:]) > 3 {
			if _, name, _ := holder(head); name != "" && name == head {
				return append([]string{head}, commas(rest)...)
			}
		}
	}
	return fields
}

// ofState parts a body from the country beside its name: "River Party, Ruritania",
// "Ruritania: River Party", "Ruritania – River Party".
func ofState(text string, fields []string, lang document.Lang) (party string, code document.Country) {
	if len(fields) != 2 {
		a, b, ok := strings.Cut(text, ": ")
		if !ok {
			if a, b, ok = dashed(text); !ok {
				return "", ""
			}
		}
		fields = []string{strings.TrimSpace(a), strings.TrimSpace(b)}
	}
	a, b := fields[0], fields[1]
	if code, ok := wholeCountry(b, lang); ok && isBody(a) {
		return a, code
	}
	if code, ok := wholeCountry(a, lang); ok && isBody(b) && !strings.Contains(b, ",") {
		return b, code
	}
	return "", ""
}

// wholeCountry gives the country whose name a text is.
func wholeCountry(text string, lang document.Lang) (document.Country, bool) {
	text = unarticled(text)
	if len(text) > 60 {
		return "", false
	}
	for _, m := range gazetteer.Find(text, lang) {
		if m.From == 0 && m.To == len(text) && !m.Adjective {
			return m.Country, true
		}
	}
	return "", false
}

// wholePlace gives the country of the place that a text is: "Perth", "г. Тверь".
func wholePlace(text string, lang document.Lang) (document.Country, bool) {
	if len(text) > 60 {
		return "", false
	}
	for _, m := range gazetteer.Append(nil, text, lang) {
		if rest := strings.Trim(text[:m.From], " "); m.To == len(text) && !m.Adjective && m.Kind != gazetteer.ByInstitution && m.Kind != gazetteer.ByWording &&
			(rest == "" || len(rest) <= 8 && !upperFirst(rest, word{})) {
			return m.Country, true
		}
	}
	return "", false
}

// isTitleOfAddress tells Dr and Mrs from offices.
func isTitleOfAddress(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !titleOfAddress(w) {
			return false
		}
	}
	return s != ""
}

func titleOfAddress(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, ".")) {
	case "dr", "mr", "mrs", "ms", "sir", "prof", "ir", "ing", "herr", "frau", "d", "dª", "doña", "don", "m", "mme", "the":
		return true
	}
	return false
}

func startsWithRole(ws []word) bool {
	for i := range min(len(ws), 3) {
		if _, n := rolePhrases.at(ws, i); n > 0 {
			return true
		}
	}
	return false
}

// commas parts a text at its commas outside of brackets.
func commas(s string) []string {
	var fields []string
	depth, from := 0, 0
	for i, r := range s {
		switch r {
		case '(', '[', '（':
			depth++
		case ')', ']', '）':
			depth--
		case ',', '،', ';', '，', '；':
			if depth <= 0 {
				fields = append(fields, strings.TrimSpace(s[from:i]))
				from = i + len(string(r))
			}
		}
	}
	return append(fields, strings.TrimSpace(s[from:]))
}

// dashed parts "Ada Blum – River Party".
func dashed(s string) (head, rest string, ok bool) {
	for _, dash := range []string{" – ", " — ", " - ", " -- "} {
		if head, rest, ok = strings.Cut(s, dash); ok {
			return strings.TrimSpace(head), strings.TrimSpace(rest), true
		}
	}
	return "", "", false
}
