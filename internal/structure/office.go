package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// offices are what people are that sign for others, as the first word of a line
// or behind an article or an adjective: "The General Secretary", "Председатель …".
var offices = words(`chairman | chairwoman | chairperson | chair | president | vice-president | secretary | treasurer | director | minister | spokesperson | spokesman | spokeswoman | coordinator | convenor | convener | delegate | representative | commissioner | ambassador | leader | steward | organiser | organizer | editor | governor | mayor | deputy
	| председатель | председательница | президент | секретарь | министр | директор | координатор | руководитель | представитель | сопредседатель | казначей | депутат | посол | глава | редактор | голова | секретар | міністр | керівник | представник
	| presidente | presidenta | vicepresidente | vicepresidenta | secretario | secretaria | tesorero | tesorera | director | directora | portavoz | coordinador | coordinadora | delegado | delegada | ministro | ministra | representante
	| président | présidente | secrétaire | trésorier | trésorière | directeur | directrice | porte-parole | coordinateur | coordinatrice | délégué | déléguée | ministre | responsable
	| vorsitzender | vorsitzende | vorsitzenderin | präsident | präsidentin | sekretär | sekretärin | generalsekretär | generalsekretärin | sprecher | sprecherin | kassier | kassierer | schatzmeister | leiter | leiterin | obmann | direktor | schriftführer | schriftführerin | geschäftsführer | geschäftsführerin | stellvertreter
	| secretário | secretária | tesoureiro | tesoureira | coordenador | coordenadora | diretor | diretora | dirigente | segretario | segretaria | tesoriere | coordinatore | portavoce | voorzitter | secretaris | przewodniczący | przewodnicząca | sekretarz | skarbnik | předseda | tajemník | predsednik | sekretar | elnök | titkár | başkan | sekreter | formann | leder | nestleder | sekretær | ordförande | sekreterare | formand | puheenjohtaja | sihteeri | esimees | πρόεδρος | γραμματέας`)

// longestOffice is how many characters a line may have that says an office.
const longestOffice = 90

// isOffice reports whether a line is the office that somebody signs in, with
// perhaps the body that has it: "Chairman of the UND".
func isOffice(text string) bool {
	if len(text) > 2*longestOffice || endsText(text) || strings.ContainsAny(text, "0123456789@/") {
		return false
	}
	at := 0
	for w := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if ofLow(offices, word) {
			return true
		}
		if at++; at == 3 || at > 1 && ofLow(connectors, word) || strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":") {
			return false
		}
	}
	return false
}

// isPersonLine reports whether a line could be a person's name and nothing else:
// two to five words with capitals, the small words of names between them.
func isPersonLine(text string) bool {
	n := len(strings.Fields(text))
	if n < 2 || n > 5 || !isNameLine(text) || isOffice(text) || strings.ContainsAny(text, "0123456789@/:;,&") {
		return false
	}
	for w := range strings.FieldsSeq(text) {
		switch w {
		case "of", "the", "and", "for", "und", "für", "и", "в":
			return false
		}
	}
	return true
}

// isAcronym reports whether a line is one word of capitals, as bodies are called
// by: "CPRF", "КПРФ".
func isAcronym(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsUpper(r) && !strings.ContainsRune("-.()", r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 10
}

// isDateLine reports whether a line is a date, or a place and a date: it stands
// between a text and who signs it, and signs nothing.
func isDateLine(text string) bool {
	if len(text) > 2*longestTied {
		return false
	}
	digits := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	if digits < 4 || digits > 10 {
		return false // "3.5.94" has the least
	}
	if _, ok := dates.Whole(text); ok {
		return true
	}
	found := dates.Find(text)
	if len(found) != 1 || found[0].Date.Year() == 0 {
		return false
	}
	before, after := text[:found[0].From], text[found[0].To:]
	if utf8.RuneCountInString(strings.Trim(after, " .,)\u00a0")) > 4 {
		return false
	}
	at := strings.LastIndexAny(before, ",(،")
	if at < 0 {
		return strings.TrimSpace(before) == ""
	}
	place := before[:at]
	return len(strings.Fields(place)) <= 5 && len(strings.Fields(before[at:])) <= 2 && capitals(place)
}

// made are the words with which a line under a title says when a text was made.
var made = words(`adopted | approved | passed | issued | agreed | signed | unanimously | принято | принята | принят | приняты | утверждено | утверждена | утвержден | одобрено | одобрена | прийнято | прийнята | ухвалено | ухвалена | схвалено | adoptada | adoptado | aprobada | aprobado | acordada | acordado | emitida | emitido | firmada | firmado | adoptée | adopté | approuvée | approuvé | votée | voté | angenommen | verabschiedet | beschlossen | unterzeichnet | adotada | adotado | aprovada | aprovado | assinada | assinado | adottata | adottato | approvata | approvato | aangenomen | goedgekeurd | przyjęta | przyjęte | uchwalona | vedtatt | vedtaget | antagen | antaget | přijato | schváleno | usvojena | usvojeno`)

// isMadeLine reports whether a line says who made a text, where and when, and
// ends with the date: "Adopted in Porto on 3 May 2011".
func isMadeLine(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	if !ofLow(made, first) || len(text) > 2*longestHeading {
		return false
	}
	found := dates.Find(text)
	return len(found) == 1 && utf8.RuneCountInString(text[found[0].To:]) <= 6
}

// capitals reports whether every word but connectors begins with a capital.
func capitals(text string) bool {
	for w := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(strings.TrimFunc(w, unicode.IsPunct))
		if unicode.IsLower(r) && !connectors[w] {
			return false
		}
	}
	return true
}

// pairs reports whether two blocks are a signer's name and office, in one order
// or the other, on lines right under each other.
func pairs(a, b *Block) bool {
	return b.gap == 0 && a.Lines.Last+1 == b.Lines.First && shortLine(a) && shortLine(b) && a.Marker == "" && b.Marker == "" &&
		(isPersonLine(a.Text) && isOffice(b.Text) || isOffice(a.Text) && isPersonLine(b.Text))
}

// pairing is how many lines the signer takes that begins at a block: two if name
// and office stand under each other.
func pairing(blocks []Block) int {
	if len(blocks) > 1 && pairs(&blocks[0], &blocks[1]) {
		return 2
	}
	return 1
}

// signers counts who signs in a row of lines.
func signers(blocks []Block) int {
	n := 0
	for i := 0; i < len(blocks); i += pairing(blocks[i:]) {
		n++
	}
	return n
}

// joinOffices makes one entry of a signer's name and the office on the line
// before or after it.
func joinOffices(blocks []Block) []Block {
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind == Signatory && i+1 < len(blocks) && blocks[i+1].Kind == Signatory && b.Group == blocks[i+1].Group && pairs(&b, &blocks[i+1]) {
			next := blocks[i+1]
			b.Lines = document.Span{First: b.Lines.First, Last: next.Lines.Last}
			b.Text += "\n" + next.Text
			b.runes += next.runes
			b.Tied = true // the break between them is meant
			i++
		}
		out = append(out, b)
	}
	return out
}

// signing finds the lines of which none is a heading, because all of them are who
// signs: those that a text ends with, and those behind words that announce them.
func signing(blocks []Block) []bool {
	is := make([]bool, len(blocks))
	end := len(blocks)
	for end > 0 && belowNames(&blocks[end-1]) {
		end--
	}
	from := end
	for from > 0 && entryLine(&blocks[from-1]) {
		from--
	}
	if from > 0 && from < end && afterText(blocks[:from]) {
		for i := from; i < end; i++ {
			b := blocks[i]
			is[i] = isDateLine(b.Text) || isOffice(b.Text) && !b.cells ||
				i+1 < end && pairs(&b, &blocks[i+1]) || i > from && pairs(&blocks[i-1], &b)
		}
		if n := evenRun(blocks[from:end]); from+n == end && n >= 3 && !saysSigned(&blocks[from-1]) {
			all := true
			for _, b := range blocks[from:end] {
				all = all && (looksLikeSigner(b) || isAcronym(b.Text))
			}
			for i := from; all && i < end; i++ {
				is[i] = true
			}
		}
	}
	for i, n := 1, 1; i < len(blocks); i += n {
		n = 1
		if !entryLine(&blocks[i]) || !saysSigned(&blocks[i-1]) {
			continue
		}
		n = evenRun(blocks[i:])
		if n < 2 || n == 2 && blocks[i+1].gap > 0 || grouped(blocks[i+n:]) {
			continue
		}
		all := true
		for _, b := range blocks[i : i+n] {
			all = all && (looksLikeName(&b) || isOffice(b.Text))
		}
		for j := i; all && j < i+n; j++ {
			is[j] = true
		}
	}
	return is
}

// entryLine reports whether a block could be a line of who signs.
func entryLine(b *Block) bool { return b.Kind == Paragraph && shortLine(b) && !endsText(b.Text) }

// evenRun is how many such lines follow each other at the same distance.
func evenRun(blocks []Block) int {
	n := 0
	for n < len(blocks) && entryLine(&blocks[n]) && (n < 2 || blocks[n].gap == blocks[1].gap) {
		n++
	}
	return n
}

// grouped reports whether another group of lines follows, so that the first line
// of each could be its heading.
func grouped(blocks []Block) bool {
	return len(blocks) > 1 && entryLine(&blocks[0]) && blocks[0].gap > 0 && blocks[1].Kind != Item && entryLine(&blocks[1]) && blocks[1].gap == 0
}
