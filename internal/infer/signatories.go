package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// maxSignatories is how many entries of a list are read; petitions are signed
// by thousands, and front matter is for people.
const maxSignatories = 2000

var _ = register(Rule{Name: "signatories/list", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	var blocks []*structure.Block
	for i := range in.view.sections {
		for _, b := range in.view.sections[i].blocks {
			if b.Kind == structure.Signatory && len(blocks) < maxSignatories && strings.TrimSpace(b.Text) != "" {
				blocks = append(blocks, b)
			}
		}
		if len(blocks) > 0 {
			break // translations repeat the list
		}
	}
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
		if e.Party != "" {
			if code, ok := recorded(in, e.Party); ok {
				e.Country = code
			} else if code, ok := country(e.Party, b.Lang); ok {
				e.Country = code
			}
		}
		if e.Country == "" && e.Role != "" {
			e.Country, _ = country(e.Role, b.Lang)
		}
		if e.Country == "" && speaksFor(e.Group) {
			e.Country, _ = country(e.Group, b.Lang)
		}
		value := e.Name
		if value == "" {
			value = e.Party
		}
		c := claim(value, b.Lines, "", 0.9)
		c.Signatory = &e
		claims = append(claims, c)
	}
	return claims
}})

// entry reads one block of a list of signatories: what stands before its name in
// a column of its own, or in the heading of its group, says for whom.
func entry(b *structure.Block) (s document.Signatory, sure bool) {
	if left, right, ok := columns(b.Text); ok && !isBody(right) {
		return document.Signatory{Name: right, Role: left}, true
	}
	if first, second, ok := strings.Cut(b.Text, "\n"); ok {
		if s, ok := withOffice(first, second); ok {
			return s, true
		}
	}
	text := flat(b.Text)
	s, sure = signatory(text)
	if !sure && speaksFor(b.Group) && !isBody(text) {
		if s.Name == "" {
			s = document.Signatory{Name: s.Party}
		}
		return s, true
	}
	return s, sure
}

// isBareName reports whether an entry is a name with nothing beside it that only
// persons have: an office, a title, initials, a place.
func isBareName(b *structure.Block, s document.Signatory) bool {
	return s.Name != "" && s.Role == "" && s.Party == "" && s.Name == strings.Trim(flat(b.Text), " ,;") &&
		!strings.Contains(s.Name, ".") && !speaksFor(b.Group)
}

// withOffice reads a name and the office on the line before or after it.
func withOffice(first, second string) (s document.Signatory, ok bool) {
	first, second = strings.Trim(flat(first), " ,;"), strings.Trim(flat(second), " ,;")
	switch {
	case isPerson(first) && isOffice(second):
		return document.Signatory{Name: first, Role: second}, true
	case isOffice(first) && isPerson(second):
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
			e, _ = signatory(flat(a.text))
			if name, whole := bodyLine(b.text); e.Name != "" && e.Party == "" && whole {
				e.Party, ok = name, true
				affiliated++
			}
		}
		if !ok {
			continue
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
	last := 0 // line of the entry before
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
				e, named = signatory(text)
				named = named && e.Name != ""
			}
			if (!named || at.First > last+2) && len(claims) < 3 {
				claims = nil
			}
			if named && (len(claims) == 0 || at.First <= last+2) {
				c := claim(e.Name, at, "", 0.78)
				c.Signatory = &e
				claims = append(claims, c)
				last = at.First
			}
		}
	}
	if len(claims) < 3 {
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
		if _, n := announcing.at(ws, 0); n == len(ws) {
			return ""
		}
	}
	return s
}

// announcing are headings over a whole list of signatories, which name no group.
var announcing = wordSet(`signatories, the signatories, signed by, signed, signatures, the undersigned, undersigned, подписано, подписались, подписи, подписанты, підписали, підписано, firmantes, los firmantes, firmado por, firmas, firmantes de la declaración, suscriben, suscrito por, signataires, les signataires, signé par, signatures, unterzeichner, unterzeichnerinnen, die unterzeichner, unterzeichnende, unterzeichnet von, unterschriften, signatários, os signatários, assinado por, assinaturas, subscrevem, firmatari, i firmatari, firmato da, sottoscritto da, ondertekenaars, ondertekend door, sygnatariusze, podpisali, podpisy`)

// signatory reads one entry of a list: "River Party", "Ada Blum, Secretary,
// River Party". sure is false if it could be a person or a body.
func signatory(text string) (s document.Signatory, sure bool) {
	text = strings.Trim(text, " ,;\u00a0")
	if text == "" {
		return s, false
	}
	fields := commas(text)
	first := fields[0]
	outside, _ := brackets(first)
	if len(fields) == 1 {
		if head, rest, ok := dashed(text); ok && isPerson(head) {
			fields, outside = []string{head, rest}, head
		}
	}
	name, _ := person(outside)
	switch {
	case name != "" && !isBody(outside) && !peopleWords.has(wordsOf(outside)) && (len(fields) > 1 || isPerson(outside)):
		s.Name = name
		if i := strings.Index(outside, name); i > 0 {
			s.Role = strings.TrimRight(outside[:i], " .")
			if isTitleOfAddress(s.Role) {
				s.Role, s.Name = "", name
			}
		}
		var roles []string
		for _, f := range fields[1:] {
			ws := wordsOf(f)
			switch {
			case len(ws) == 0, isDegree(f):
			case s.Party == "" && !startsWithRole(ws) && (isBody(f) || isAbbreviation(f[ws[0].from:ws[0].to])):
				s.Party = strings.TrimSpace(f)
			case startsWithRole(ws):
				// "Secretary of the River Party" is both.
				roles = append(roles, strings.TrimSpace(f))
			}
		}
		if len(roles) > 0 {
			if s.Role != "" {
				roles = append([]string{s.Role}, roles...)
			}
			s.Role = strings.Join(roles, ", ")
		}
		// Three capitals without more may be a body too ("Pueblo Unido Ahora").
		return s, len(fields) > 1 || len(wordsOf(outside)) == 2
	case isBody(text), peopleWords.has(wordsOf(text)) && len(fields) == 1:
		return document.Signatory{Party: text}, true
	}
	return document.Signatory{Party: text}, false
}

// isTitleOfAddress tells Dr and Mrs from offices.
func isTitleOfAddress(s string) bool {
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
