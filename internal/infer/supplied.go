package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// A text without a title gets one made of its kind and its issuer, else of its
// first words in square brackets, as archives do.
var _ = register(Rule{Name: "title/supplied", Field: document.FieldTitle, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	if known.Title != "" {
		return nil
	}
	text, lines, words := issuedBy(in, known)
	if text == "" {
		text, lines, words = firstWords(in)
	}
	if text == "" {
		return nil
	}
	return []Claim{
		claim(text, lines, words, 0.75),
		claim("true", lines, words, 0.75).of(document.FieldTitleSupplied),
	}
}})

// suppliedForms are how a language says that a text is somebody's; languages
// whose names would change their form in it are left out.
var suppliedForms = map[document.Lang]struct {
	by    string
	and   string
	to    string // from one to another; by is then from
	kinds map[string]string
}{
	"en": {" by ", " and ", " to ", map[string]string{"speech": "Speech", "statement": "Statement", "joint statement": "Joint statement", "letter": "Letter", "open letter": "Open letter",
		"article": "Article", "interview": "Interview", "appeal": "Appeal", "declaration": "Declaration", "resolution": "Resolution", "press release": "Press release", "report": "Report"}},
	"es": {" de ", " y ", " a ", map[string]string{"speech": "Discurso", "statement": "Comunicado", "joint statement": "Comunicado conjunto", "letter": "Carta", "open letter": "Carta abierta", "article": "Artículo", "interview": "Entrevista"}},
	"pt": {" de ", " e ", " a ", map[string]string{"speech": "Discurso", "statement": "Comunicado", "joint statement": "Declaração conjunta", "letter": "Carta", "open letter": "Carta aberta", "article": "Artigo", "interview": "Entrevista"}},
	"de": {" von ", " und ", " an ", map[string]string{"speech": "Rede", "statement": "Erklärung", "joint statement": "Gemeinsame Erklärung", "letter": "Brief", "open letter": "Offener Brief", "article": "Artikel", "interview": "Interview"}},
	"nl": {" van ", " en ", " aan ", map[string]string{"speech": "Toespraak", "statement": "Verklaring", "joint statement": "Gezamenlijke verklaring", "letter": "Brief", "open letter": "Open brief", "article": "Artikel", "interview": "Interview"}},
	"it": {" di ", " e ", " a ", map[string]string{"speech": "Discorso", "statement": "Dichiarazione", "joint statement": "Dichiarazione congiunta", "letter": "Lettera", "open letter": "Lettera aperta", "article": "Articolo", "interview": "Intervista"}},
}

// issuedBy makes "Speech by Ada Blum" and says where the name stands.
func issuedBy(in *Input, known *document.Meta) (text string, lines document.Span, words string) {
	forms := suppliedForms[in.view.main().lang]
	kind := forms.kinds[known.Type]
	names := known.Authors
	if len(names) == 0 {
		names = known.Parties
	}
	if kind == "" || len(names) == 0 || len(names) > 3 {
		return "", lines, ""
	}
	text = kind + forms.by + names[0]
	for i, name := range names[1:] {
		if i == len(names)-2 {
			text += forms.and + name
		} else {
			text += ", " + name
		}
	}
	s := in.view.main()
	if l := s.letter; l != nil && known.Type == "letter" && l.to != "" && len(names) == 1 {
		by := forms.by
		if by == " by " {
			by = " from "
		}
		text = kind + by + names[0] + forms.to + l.to
	}
	for _, parts := range [][]part{s.head, in.view.end} {
		for _, p := range parts {
			if strings.Contains(p.Text, names[0]) {
				return text, p.Lines, names[0]
			}
		}
	}
	if len(s.blocks) == 0 {
		return "", lines, ""
	}
	return text, s.blocks[0].Lines, ""
}

// maxSupplied is about how many characters of a text stand for its title.
const maxSupplied = 60

// firstWords makes a title of how the text itself begins.
func firstWords(in *Input) (text string, lines document.Span, words string) {
	for i := range in.view.sections {
		s := &in.view.sections[i]
		blocks := s.body
		if len(blocks) == 0 {
			blocks = s.blocks
		}
		for _, b := range blocks {
			line, _, _ := strings.Cut(strings.TrimSpace(cut(b.Text, 10*maxSupplied)), "\n")
			text := flat(cut(b.Text, 10*maxSupplied))
			if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				continue
			}
			if runes(text) < 8 && b != blocks[len(blocks)-1] {
				continue // a stray word names nothing
			}
			short := atWord(text, maxSupplied)
			if open := strings.LastIndexByte(short, '('); open > 8 && !strings.Contains(short[open:], ")") {
				short = short[:open] // half a bracket
			}
			if last, _ := utf8.DecodeLastRuneInString(short); len(short) < len(text) || strings.ContainsRune(",:;،؛，：；", last) {
				short = strings.TrimRightFunc(short, func(r rune) bool { return unicode.IsPunct(r) && r != ')' || unicode.IsSpace(r) }) + "…"
			}
			return "[" + strings.NewReplacer("[", "(", "]", ")").Replace(short) + "]", b.Lines, strings.TrimSpace(line)
		}
	}
	return "", lines, ""
}

// atWord is the beginning of a text, at most limit characters, cut between words.
func atWord(s string, limit int) string {
	if runes(s) <= limit {
		return s
	}
	n, at := 0, 0
	for i, r := range s {
		if n++; alone(r) {
			n++
		}
		if n > limit {
			at = i
			break
		}
	}
	if r, _ := utf8.DecodeRuneInString(s[at:]); alone(r) || unicode.IsSpace(r) {
		return s[:at]
	}
	if space := strings.LastIndexByte(s[:at], ' '); space > at/3 {
		return s[:space]
	}
	return s[:at]
}
