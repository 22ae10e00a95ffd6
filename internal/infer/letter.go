package infer

import (
	"strings"

	"fonds/internal/authority"
	"fonds/internal/structure"
)

// A letterHead is what stands above the text of a letter that has no title:
// the writer's name, which the signature repeats, the address, the date, whom
// it goes to, the salutation.
type letterHead struct {
	writer string
	to     string // "" if the line above the salutation names no person
}

// maxLetterHead is how many blocks a letter's head may have; maxLetterEnd how
// many from the end the signature is looked for.
const (
	maxLetterHead = 12
	maxLetterEnd  = 4
)

// splitLetter parts head from body where a section opens as a letter. Nothing
// between the writer's name and the salutation is then a title. It reports
// false, and does nothing, where one of the signs is missing.
func (s *section) splitLetter() bool {
	if len(s.blocks) < 4 {
		return false
	}
	writer, _, _ := strings.Cut(s.blocks[0].Text, "\n")
	if writer = strings.Trim(unmarked(cut(writer, maxStamp)), " ,."); !isPerson(writer) || !s.signedBy(writer) {
		return false
	}
	var head []part
	greets := false
	for _, b := range s.blocks[:min(maxLetterHead, len(s.blocks))] {
		p := sort(b, false)
		if p.role == running && (len(b.Text) > maxHeading || b.Kind == structure.Item) {
			return false
		}
		if greets = p.role == salutation; !greets && p.role != stamp && p.role != labelled {
			p.role = sender
		}
		head = append(head, p)
		if greets {
			break
		}
	}
	if !greets || len(head) < 2 {
		return false
	}
	s.letter = &letterHead{writer: writer, to: addressee(head)}
	s.head, s.body = head, s.blocks[len(head):]
	return true
}

// signedBy reports whether one of a section's last blocks is a name, or ends in it.
func (s *section) signedBy(name string) bool {
	key := authority.Key(name)
	for _, b := range s.blocks[max(1, len(s.blocks)-maxLetterEnd):] {
		if len(b.Text) > maxHeading {
			continue
		}
		for line := range strings.SplitSeq(b.Text, "\n") {
			if authority.Key(strings.Trim(unmarked(line), " ,.()")) == key {
				return true
			}
		}
	}
	return false
}

// addressee is the person named first behind the date: the inside address.
func addressee(head []part) string {
	dated := false
	for _, p := range head {
		switch {
		case p.role == stamp:
			dated = true
		case p.role == sender && dated:
			line, _, _ := strings.Cut(p.Text, "\n")
			line, _, _ = strings.Cut(line, ",")
			if line = unmarked(line); isPerson(line) {
				return line
			}
			if name, _ := person(line); name != "" && strings.HasSuffix(line, name) {
				return name
			}
			return ""
		}
	}
	return ""
}

// severalLetters reports whether a text is several letters: whom they speak to
// stands more than once in a line of its own, and a signature between. Speeches
// greet their hearers again too, but do not sign.
func (v *view) severalLetters() bool {
	open, signed := false, false
	townsmen := 0 // lines "Ada Blum, Porto", as papers sign letters
	for _, b := range v.main().blocks {
		if b.Kind != structure.Paragraph && b.Kind != structure.Heading || len(b.Text) > maxStamp {
			continue
		}
		text := flat(b.Text)
		if name, town, ok := strings.Cut(text, ","); ok && len(text) < 60 && isPerson(name) {
			if ws := wordsOf(town); len(ws) > 0 && len(ws) <= 3 && titled(town, ws) && !startsWithRole(ws) && !isBody(town) {
				if townsmen++; townsmen > 1 && b.Loose {
					return true
				}
			}
		}
		switch {
		case isSalutation(text):
			if signed {
				return true
			}
			open = true
		case open && !signed:
			s, ok := signer(text, b.Lines)
			signed = ok && s.person != ""
		}
	}
	return false
}
