package infer

import (
	"regexp"
	"slices"
	"strings"
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
			if b.Kind == structure.Signatory && len(blocks) < maxSignatories && strings.TrimSpace(b.Text) != "" && !placeholders.opens(b.Text) {
				blocks = append(blocks, b)
			}
		}
		if len(blocks) > 0 {
			break // translations repeat the list
		}
	}
	blocks = stanzas(blocks)
	entries := make([]document.Signatory, len(blocks))
	sure := make([]bool, len(blocks))
	persons, bodies, bare := 0, 0, 0
	for i, b := range blocks {
		entries[i], sure[i] = entry(b)
		switch {
		case isBareName(b, entries[i]):
			// Two capitals may be a body as well, if most of the others are.
			sure[i] = false
			bare++
		case !sure[i]:
		case entries[i].Name != "":
			persons++
		default:
			bodies++
		}
	}
	var claims []Claim
	for i, b := range blocks {
		e := entries[i]
		switch {
		case sure[i]:
		case e.Name != "" && persons+bare <= bodies && persons < bodies:
			e = document.Signatory{Party: flat(b.Text)}
		case e.Name == "" && persons+bare > bodies && !strings.Contains(b.Text, "\n"):
			e = document.Signatory{Name: e.Party}
		}
		e.Group = groupName(b.Group)
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
	return claims
}})

// announced finds what follows words that say that people sign, and a colon, in a
// line: "Signed by: River Party, Lake League".
func announced(text string) (rest string, ok bool) {
	head, rest, ok := strings.Cut(strings.Replace(cut(text, 200), "：", ":", 1)+text[len(cut(text, 200)):], ":")
	if !ok || runes(head) > 60 {
		return "", false
	}
	return strings.TrimSpace(rest), announces(head)
}

// announces reports whether a line says that those who follow sign.
func announces(head string) bool {
	ws := wordsOf(strings.TrimRight(head, " :"))
	if len(ws) == 0 || len(ws) > 6 {
		return false
	}
	_, n := announcing.at(ws, 0)
	return n > 0
}

// totalled is what stands behind a list of Chinese names: how many they are.
var totalled = regexp.MustCompile(`[（(]共\s*\d+\s*人[)）]\s*$`)

// spaced parts a list of names of two to four characters, one space apart; an
// ideographic space stands within names of two. nil if it is none.
func spaced(text string) []document.Signatory {
	text = strings.TrimSpace(totalled.ReplaceAllString(strings.ReplaceAll(text, "\n", " "), ""))
	if r, _ := utf8.DecodeRuneInString(text); !alone(r) {
		return nil
	}
	var list []document.Signatory
	for token := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '、' || r == '\t' }) {
		name := []rune(strings.Trim(token, "\u3000，。"))
		if len(name) == 0 {
			continue
		}
		for _, r := range name {
			if r != '\u3000' && r != '·' && !alone(r) {
				return nil
			}
		}
		if string(name) != "" && bodyWords.has(wordsOf(string(name))) && len(name) <= 24 {
			list = append(list, document.Signatory{Party: string(name)})
			continue
		}
		switch {
		case len(name) == 6: // two that are run together
			list = append(list, document.Signatory{Name: string(name[:3])}, document.Signatory{Name: string(name[3:])})
		case len(name) < 2 || len(name) > 5:
			return nil
		default:
			list = append(list, document.Signatory{Name: strings.ReplaceAll(string(name), "\u3000", "")})
		}
	}
	if len(list) < 3 {
		return nil
	}
	if slices.ContainsFunc(list, func(e document.Signatory) bool { return e.Party != "" }) {
		for i, e := range list {
			list[i] = document.Signatory{Party: e.Name + e.Party}
		}
	}
	return list
}

// fused parts a list that stands in one line, at semicolons or else at commas, and
// reads its entries. nil if one of them is no name.
func fused(text string, lang document.Lang) []document.Signatory {
	if list := spaced(text); list != nil {
		return list
	}
	raw := text
	text = strings.TrimRight(flat(text), " .")
	if len(text) > maxFused {
		return nil
	}
	if list := described(raw, lang); list != nil {
		return list
	}
	var parts []string
	if strings.Contains(text, ";") {
		parts = strings.Split(text, ";")
	} else {
		parts = commas(text)
	}
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
	for _, part := range parts {
		part = unarticled(strings.Trim(part, " .,"))
		ws := wordsOf(part)
		if len(ws) == 0 || len(ws) > 16 || cased(part) && !upperFirst(part, ws[0]) || strings.ContainsAny(part, "?!") {
			return nil
		}
		e, sure := signatory(part, lang)
		if _, known := country(part, lang); !sure && !known && !(e.Name != "" && isPerson(e.Name)) {
			if _, ok := bodyLine(part); !ok {
				return nil
			}
		}
		list = append(list, e)
	}
	return list
}

// described parts entries at semicolons whose name two spaces set off from what
// is said of it: "Ada Blum  law, Porto, Portugal; …".
func described(text string, lang document.Lang) []document.Signatory {
	var list []document.Signatory
	for part := range strings.SplitSeq(strings.TrimRight(text, " .\n"), ";") {
		name, rest, ok := strings.Cut(strings.Trim(strings.ReplaceAll(part, "\n", " "), " "), "  ")
		if !ok || !isPerson(name) {
			return nil
		}
		fields := commas(strings.TrimSpace(rest))
		e := document.Signatory{Name: name}
		if code, ok := wholeCountry(fields[len(fields)-1], lang); ok {
			e.Country = code
		}
		list = append(list, e)
	}
	if len(list) < 3 {
		return nil
	}
	return list
}

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
		if before := text[:ws[i].from]; isPerson(strings.TrimSpace(before)) && isPerson(after) {
			return ws[i].from
		}
		if _, ok := bodyLine(after); ok && (bodyWords.has(ws[:i]) || compound(ws[:i])) {
			return ws[i].from
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
var _ = register(Rule{Name: "signatories/fused", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for i := range in.Blocks {
		if in.Blocks[i].Kind == structure.Signatory {
			return nil
		}
	}
	from := max(len(s.head), len(s.blocks)-maxTail)
	for i := from; i < len(s.blocks); i++ {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading && b.Kind != structure.Label {
			continue
		}
		text := cut(b.Text, maxFused)
		if b.Kind == structure.Label {
			text = b.Label + ": " + text
		}
		rest, ok := announced(text)
		lines := b.Lines
		if !ok && i+4 >= len(s.blocks) && b.Kind == structure.Paragraph && strings.Count(text, ";") >= 3 && i > from {
			// Nothing announces it: a row of persons at the end.
			if list := described(text, s.lang); list != nil {
				rest, ok = text, true
			}
		}
		formula := !ok && runes(text) <= 24 && isClosing(text) && announces(strings.TrimRight(text, ", "))
		if formula || ok && rest == "" || !ok && b.Kind == structure.Heading && announces(text) {
			if i+1 == len(s.blocks) || s.blocks[i+1].Kind != structure.Paragraph {
				continue
			}
			rest, lines, ok = s.blocks[i+1].Text, s.blocks[i+1].Lines, true
		}
		if !ok {
			continue
		}
		list := fused(rest, s.lang)
		if len(list) == 0 || formula && (len(list) < 3 || !alikeAll(list)) {
			continue
		}
		var claims []Claim
		for _, e := range list {
			c := claim(whoSigns(e), lines, "", 0.84)
			e.Country = ofCountry(in, e, s.lang)
			c.Signatory = &e
			claims = append(claims, c)
		}
		return claims
	}
	return nil
}})

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
		if text != "" {
			if code, ok := country(text, lang); ok {
				return code
			}
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
	for i := range in.Blocks {
		if in.Blocks[i].Kind == structure.Signatory {
			return nil
		}
	}
	for _, b := range s.opening() {
		text := flat(cut(b.Text, maxHead))
		ws := wordsOf(text)
		if len(ws) == 0 {
			continue
		}
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

// placeholders stand where somebody may add a name.
var placeholders = wordSet(`your name, your signature, your organisation, your organization, add your name, add your signature, sign here, name here, tu nombre, tu firma, su nombre, su firma, votre nom, votre signature, ihr name, dein name, deine unterschrift, seu nome, sua assinatura, il tuo nome, la tua firma, ваше имя, ваша подпись, ваше ім'я, ваш підпис, jouw naam, twoje imię, twój podpis`)

// numberedName is a number before a name that is no marker: "12 - Ada Blum".
var numberedName = regexp.MustCompile(`^[0-9]{1,4}\s*[-–—:]\s+`)

// link is a link in Markdown.
var link = regexp.MustCompile(`\[([^\]]+)\]\([^)\s]*(?: "[^"]*")?\)`)

// stanzas joins the lines of a list in which each person stands over a body and a
// blank line follows; other lists stay as they are.
func stanzas(blocks []*structure.Block) []*structure.Block {
	if len(blocks) < 4 || len(blocks)%2 > 0 {
		return blocks
	}
	for i := 0; i < len(blocks); i += 2 {
		a, b := blocks[i], blocks[i+1]
		if i > 0 && !a.Loose || b.Loose || strings.Contains(a.Text, "\n") || a.Marker != "" || !isPerson(flat(a.Text)) || !isBody(b.Text) {
			return blocks
		}
	}
	joined := make([]*structure.Block, 0, len(blocks)/2)
	for i := 0; i < len(blocks); i += 2 {
		both := *blocks[i]
		both.Lines.Last = blocks[i+1].Lines.Last
		both.Text += ", " + blocks[i+1].Text
		joined = append(joined, &both)
	}
	return joined
}

// unlinked is a text with the words of its links only.
func unlinked(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	return link.ReplaceAllString(text, "$1")
}

// nameHeads stand over the column of names in a table of who signs.
var nameHeads = wordSet(`name, names, nom, noms, nombre, nombres, nome, nomes, naam, namen, imię, imię i nazwisko, nazwisko, имя, фио, ім'я, піб, név, jméno, meno, ime, ime i prezime, isim, ad, ad soyad, όνομα, namn, navn, nimi, الاسم, 姓名, 名前, 이름, organisation, organization, organización, organisatie, organizacja, организация, організація, party, partido, parti, partei, партия, signatory, signatories, signature, firmante, signataire, unterzeichner, unterzeichnerin, firmatario, signatário`)

// Rows of a table over whose first column "Name" stands, at the end of a text.
var _ = register(Rule{Name: "signatories/table", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	for i := len(s.blocks) - 1; i >= max(len(s.head), len(s.blocks)-maxEnd); i-- {
		b := s.blocks[i]
		if b.Kind != structure.Table || len(b.Rows) < 3 || len(b.Rows) > maxSignatories || len(b.Rows[0]) < 2 {
			continue
		}
		head := wordsOf(b.Rows[0][0])
		if len(head) == 0 {
			continue
		}
		if _, n := nameHeads.at(head, 0); n != len(head) {
			continue
		}
		var claims []Claim
		for _, row := range b.Rows[1:] {
			var cells []string
			for _, cell := range row {
				if cell = unlinked(flat(cell)); cell != "" {
					cells = append(cells, cell)
				}
			}
			if len(cells) == 0 {
				continue
			}
			e, _ := signatory(strings.Join(cells, ", "), s.lang)
			e.Country = ofCountry(in, e, s.lang)
			c := claim(whoSigns(e), b.Lines, whoSigns(e), 0.8)
			c.Signatory = &e
			claims = append(claims, c)
		}
		return claims
	}
	return nil
}})

// entry reads one block of a list of signatories: what stands before its name in
// a column of its own, or in the heading of its group, says for whom.
func entry(b *structure.Block) (s document.Signatory, sure bool) {
	if left, right, ok := columns(b.Text); ok && !isBody(right) {
		code, state := wholeCountry(right, b.Lang)
		switch {
		case isBody(left) && state:
			return document.Signatory{Party: left, Country: code}, true
		case isPerson(left) && (state || isOffice(right)):
			return document.Signatory{Name: left, Role: right, Country: code}, true
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
		if s, ok := withOffice(first, second); ok {
			return s, true
		}
		if s, ok := card(first, second, b.Lang); ok {
			return s, true
		}
	}
	text := numberedName.ReplaceAllString(unlinked(flat(b.Text)), "")
	s, sure = signatory(text, b.Lang)
	if n := len([]rune(s.Party)); s.Name == "" && !sure && n >= 2 && n <= 4 && spaced(s.Party+" "+s.Party+" "+s.Party) != nil {
		return document.Signatory{Name: s.Party}, false
	}
	if ws := wordsOf(text); s.Name == "" && !sure && !cased(text) && len(ws) >= 2 && len(ws) <= 4 && len(ws[0].low) > len("界") && !bodyWords.has(ws) && !strings.ContainsAny(text, "()،,:") {
		return document.Signatory{Name: text}, false // as persons are called where no capitals tell
	}
	for _, end := range []string{"연합", "동맹", "위원회", "연맹", "협회", "노조", "노동조합", "단체", "정당", "联盟", "聯盟", "协会", "協會", "工会", "工會", "委员会", "委員会", "連合", "同盟", "組合", "の会"} {
		if strings.HasSuffix(text, end) {
			return document.Signatory{Party: text}, true
		}
	}
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
	text := strings.Trim(flat(below), " ,;")
	if body, whole := bodyLine(text); whole && s.Party == "" && body == text && !startsWithRole(wordsOf(text)) {
		s.Party = text
	} else {
		s.Role = joinRoles(s.Role, text)
	}
	return s, true
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
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 14 || strings.HasSuffix(text, ".") || strings.ContainsAny(text, ":;?!0123456789") {
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
	for i := range in.Blocks {
		if in.Blocks[i].Kind == structure.Signatory {
			return nil
		}
	}
	var lines []endLine
	contact := false // whom to ask, rather than who signs
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-maxEnd-4):] {
		texts := strings.Split(b.Text, "\n")
		if b.Kind == structure.Item && len(b.Marker) == 2 && b.Ordinal > 0 { // "I. Author"
			texts[0] = b.Marker + " " + texts[0]
		} else if contact = contact || runes(b.Text) <= 60 && contactWords.has(wordsOf(b.Text)); contact {
			continue
		} else if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(texts) != b.Lines.Last-b.Lines.First+1 || len(texts) > maxEnd {
			continue
		}
		for i, text := range texts {
			if runes(text) <= 100 {
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
		e, ok := withOffice(a.text, b.text)
		if !ok {
			// A name over a body: two of them are no accident.
			e, _ = signatory(flat(a.text), s.lang)
			if name, whole := bodyLine(b.text); e.Name != "" && e.Party == "" && whole {
				e.Party, ok = name, true
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
		c := claim(e.Name, document.Span{First: a.at.First, Last: b.at.Last}, "", 0.8)
		c.Signatory = &e
		claims = append(claims, c)
		i++
	}
	if affiliated == 1 && len(claims) == 1 {
		return nil
	}
	return claims
}})

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
			return left, right, left != "" && right != "" && runes(right) <= 60 && strings.Count(right, " ") <= 4
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
	for i := range in.Blocks {
		if in.Blocks[i].Kind == structure.Signatory {
			return nil
		}
	}
	var claims []Claim
	last := 0    // line of the entry before
	led := false // the line before them says what is listed, and it is not who signs
	before := "" // the line before
	for _, b := range s.blocks[max(len(s.head), len(s.blocks)-maxTail):] {
		texts := strings.Split(b.Text, "\n")
		perLine := len(texts) == b.Lines.Last-b.Lines.First+1
		if b.Kind != structure.Paragraph && b.Kind != structure.Item && b.Kind != structure.Heading || len(texts) > maxTail || !perLine {
			texts = []string{""}
		}
		for i, text := range texts {
			at := document.Span{First: b.Lines.First + i, Last: b.Lines.First + i}
			var e document.Signatory
			named := len(text) <= 200 && strings.Contains(text, ",") && !strings.HasSuffix(strings.TrimSpace(text), ".")
			if named {
				e, named = signatory(text, s.lang)
				named = named && e.Name != ""
			}
			if !named && len(claims) >= 3 && at.First <= last+2 && runes(b.Text) > maxStamp && b.Kind == structure.Paragraph {
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
				c := claim(e.Name, at, "", 0.78)
				c.Signatory = &e
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

// groupName is the heading of a group; "Signed:" over the whole list is none.
func groupName(s string) string {
	s = strings.TrimRight(flat(s), " :")
	if ws := wordsOf(s); len(ws) > 0 {
		if _, n := closingPhrases.at(ws, 0); n == len(ws) {
			return ""
		}
		if _, n := announcing.at(ws, 0); n == len(ws) || n > 0 && len(ws) <= n+3 && !upperFirst(s, ws[n]) {
			return "" // "Assinam esta nota"
		}
	}
	return s
}

// announcing are headings over a whole list of signatories, which name no group.
var announcing = wordSet(`unterstützt von, mitgetragen von, getragen von, soutenu par, apoyado por, apoyan, apoyan este manifiesto, apoiado por, apoiam, sostenuto da, gesteund door, popierają, підтримують, поддерживают, поддержали, signers, signees, co signers, על החתום, החתומים, חתומים, חותמים, signen, signants, asinan, pasirašė, ditandatangani oleh, yang bertanda tangan, ký tên, 연명, 연서명, 참가단체, 呼びかけ人, 賛同人, hanno firmato, ont signé, han firmado, haben unterzeichnet, hebben ondertekend, have signed, assinaram, sygnatariusze listu, 簽名人, 签名人, 簽名者, 签名者, 簽署人, 签署者, 签名, 簽名, 联署人, 聯署人, 联署, 聯署, firman, firman el manifiesto, firman esta carta, firman este comunicado, suscriben este manifiesto, подписали, заявление подписали, обращение подписали, письмо подписали, підписали, заяву підписали, endorsed by, endorsers, endorsements, endorsing organisations, endorsing organizations, initial signatories, first signatories, initial signers, signers, co signed by, co signatories, cosignatories, signatory organisations, signatory organizations, signatory parties, signing organisations, signing organizations, the following have signed, supported by, supporting organisations, supporting organizations,
	підписанти, підписалися, перші підписанти, первые подписанты, список подписавшихся, подписавшие, организации подписавшие заявление, firmado, firmada por, organizaciones firmantes, entidades firmantes, partidos firmantes, primeras firmas, primeros firmantes, firma, adhesiones, adhieren, se adhieren, suscrita por, premiers signataires, premières signataires, organisations signataires, partis signataires, signent, ont signé, signée par, erstunterzeichner, erstunterzeichnerinnen, erstunterzeichnende, erstunterzeichner innen, unterzeichner innen, unterzeichnende organisationen, mitunterzeichner, mitunterzeichnende, unterzeichnet, unterschrieben von, assinam, assina, assinam esta nota, assinada por, entidades signatárias, organizações signatárias, primeiros signatários, adesões, primi firmatari, prime firmatarie, firmano, sottoscrivono, aderiscono, adesioni, organizzazioni firmatarie, firmata da, eerste ondertekenaars, ondertekenende organisaties, mede ondertekend door, pierwsi sygnatariusze, podpisani, podpisane organizacje, aláírók, aláírta, aláírják, aláíró szervezetek, az aláírók, első aláírók, podepsáni, podepsaní, podepsané organizace, signatáři, podpísaní, signatári, potpisnici, potpisuju, potpisali, prvi potpisnici, потписници, потписују, semnatari, semnatarii, semnează, semnat de, primii semnatari, imzacılar, imzalayanlar, ilk imzacılar, imzalayan örgütler, imza, υπογράφουν, οι υπογράφοντες, υπογράφοντες, υπογραφές, undertecknare, undertecknat av, undertecknas av, undertecknade, underskrivet av, underskrevet av, undertegnet av, undertegnet af, underskrivere, underskrifter, allekirjoittajat, allekirjoittaneet, signants, signen, signat per,
	الموقعون, الموقعين, الموقعات, الموقعون ادناه, التوقيعات, المنظمات الموقعة, الهيئات الموقعة, الجمعيات الموقعة, امضاکنندگان, امضا کنندگان, 签署方, 签署人, 签名人, 署名者, 署名団体, 賛同団体, 서명자, signatories, the signatories, signed by, signed, signatures, the undersigned, undersigned, подписано, подписались, подписи, подписанты, підписали, підписано, firmantes, los firmantes, firmado por, firmas, firmantes de la declaración, suscriben, suscrito por, signataires, les signataires, signé par, signatures, unterzeichner, unterzeichnerinnen, die unterzeichner, unterzeichnende, unterzeichnet von, unterschriften, signatários, os signatários, assinado por, assinaturas, subscrevem, firmatari, i firmatari, firmato da, sottoscritto da, ondertekenaars, ondertekend door, sygnatariusze, podpisali, podpisy`)

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
	case name != "" && !isBody(outside) && !peopleWords.has(wordsOf(outside)) && (len(fields) > 1 || known || isPerson(outside)):
		s.Name = name
		if isTitleOfAddress(title) {
			title = ""
		}
		s.Role = joinRoles(title, after)
		if inside != "" && !strings.HasPrefix(inside, "@") {
			fields = append(fields[:1:1], append(commas(inside), fields[1:]...)...)
		}
		beside(&s, fields[1:], lang)
		// Three capitals without more may be a body too ("Pueblo Unido Ahora").
		return s, len(fields) > 1 || known || len(wordsOf(outside)) == 2
	case isBody(text), peopleWords.has(wordsOf(text)) && len(fields) == 1:
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
		switch {
		case honour(f):
			s.Role = joinRoles(s.Role, f)
		case s.Party == "" && !startsWithRole(ws) && (isBody(f) || isAbbreviation(f[ws[0].from:ws[0].to])):
			s.Party = f
		case startsWithRole(ws):
			roles = append(roles, f) // "Secretary of the River Party" is both
		case len(roles) == 0 && len(ws) <= 5 && cased(f) && !upperFirst(f, ws[0]):
			roles = append(roles, f) // "ferryman"
		}
	}
	s.Role = joinRoles(append([]string{s.Role}, roles...)...)
}

// joinRoles puts what a person is in one line.
func joinRoles(roles ...string) string {
	return strings.Join(slices.DeleteFunc(roles, func(r string) bool { return r == "" }), ", ")
}

// unnumbered takes off what lists are marked up with: "[Ada Blum](https://…)",
// "**Ada Blum**", a number that no point follows.
func unnumbered(text string) string {
	text = strings.Trim(text, " ,;\u00a0*_")
	if strings.HasPrefix(text, "[") {
		if end := strings.Index(text, "]("); end > 0 {
			if after := strings.IndexByte(text[end:], ')'); after > 0 {
				text = text[1:end] + text[end+after+1:]
			}
		}
	}
	if rest := strings.TrimLeft(text, "#№"); rest != text || rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		if after := strings.TrimLeft(rest[digits:], ".):"); digits > 0 && digits <= 5 && strings.TrimSpace(after) != after {
			text = strings.TrimSpace(after)
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
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',', '،', ';':
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
