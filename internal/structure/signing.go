package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// speaksFor are lines that name the party for which somebody signs: "For the
// Republic of …", "За Республику …", "عن …".
var speaksFor = regexp.MustCompile(`^(?:(?:For|FOR|On behalf of)[ \x{00a0}]+(?:(?i:the)[ \x{00a0}]+)?\p{Lu}|(?:За|ЗА|От имени|От)[ \x{00a0}]+\p{Lu}|(?:Pour|POUR)[ \x{00a0}]+(?:(?:le|la|les)[ \x{00a0}]+|l['’])?\p{Lu}|(?:Por|POR|Pelo|Pela|Für)[ \x{00a0}]+(?:(?:el|la|los|las|il|die|den|das)[ \x{00a0}]+|l['’])?\p{Lu}|Per[ \x{00a0}]+(?:(?:il|lo|la|i|gli|le|el)[ \x{00a0}]+|l['’])\p{Lu}|(?:Za|W imieniu|Від|Від імені)[ \x{00a0}]+\p{Lu}|عن[ \x{00a0}]+\p{Arabic}|代表\p{Han}{2,20}(?:[:： \x{3000}]|$))`)

// isForParty reports whether a line is one of these. The form is dear to try on
// every line.
func isForParty(text string) bool {
	return text != "" && (text[0] >= utf8.RuneSelf || strings.IndexByte("FOPZW", text[0]) >= 0) && speaksFor.MatchString(text)
}

// columns part what a table printed next to each other.
var columns = regexp.MustCompile(`[^\s\x{00a0}](?:[ \x{00a0}]{2,}|[ \x{00a0}]*\t[ \t]*|\x{3000}+)[^\s]`)

// findDelegations finds who signs for whom: two such parties in a row, each over
// its names or in one line with them; one alone only at the end of the text.
func findDelegations(blocks []Block) {
	for i := 0; i < len(blocks); {
		parties, end := 0, i
		for end < len(blocks) {
			n := delegation(blocks, end)
			if n == 0 {
				break
			}
			parties++
			end += n
		}
		if parties == 0 {
			i++
			continue
		}
		if i == 0 || parties < 2 && !atEnd(blocks, end) {
			i = end
			continue
		}
		for at := i; at < end; {
			n := delegation(blocks, at)
			markDelegation(blocks[at : at+n])
			at += n
		}
		i = end
	}
}

// delegation is how many blocks one party and its names take; 0 if none begins here.
func delegation(blocks []Block, i int) int {
	first := &blocks[i]
	if !shortLine(first) || !isForParty(first.Text) || first.Kind != Paragraph && first.Kind != Heading {
		return 0
	}
	if inOneLine(first.Text) {
		return 1
	}
	if r, _ := utf8.DecodeLastRuneInString(first.Text); strings.ContainsRune(".;!?。", r) || i+1 == len(blocks) {
		return 0
	}
	gap := blocks[i+1].gap
	n := 1
	for i+n < len(blocks) {
		b := blocks[i+n]
		if b.gap > min(gap, 1) || !shortLine(&b) || b.Kind != Paragraph && b.Kind != Heading && !isInitial(b) || isForParty(b.Text) || !looksLikeSigner(b) {
			break
		}
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// inOneLine reports whether a party and its names stand in one line.
func inOneLine(text string) bool {
	if columns.MatchString(text) {
		return true
	}
	at := strings.IndexAny(text, ":：")
	if at < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	names := strings.TrimFunc(text[at+size:], blank)
	r, _ := utf8.DecodeRuneInString(names)
	return names != "" && (!cased(r) && unicode.IsLetter(r) || isNameLine(names))
}

func markDelegation(blocks []Block) {
	if len(blocks) == 1 {
		blocks[0].sign("")
		return
	}
	party := &blocks[0]
	party.Kind, party.Level = Heading, max(party.Level, 1)
	group := strings.TrimRightFunc(party.Text, func(r rune) bool { return blank(r) || strings.ContainsRune(":：", r) })
	for i := range blocks[1:] {
		b := &blocks[i+1]
		b.sign(group)
	}
}

// isInitial reports whether what was taken for a Roman number could be the
// initial of a name: "V. Author".
func isInitial(b Block) bool { return b.Kind == Item && b.style == "I." && len(b.Marker) == 2 }

// sign makes a block an entry of a list of signatories.
func (b *Block) sign(group string) {
	if isInitial(*b) {
		b.Text = b.Marker + " " + b.Text
		b.Marker, b.Ordinal, b.style = "", 0, ""
	}
	b.Kind, b.Level, b.Group = Signatory, 0, group
}

// findClosingNames finds the names under a text that nothing announces: at least
// three lines at its very end, each a name with at most an office or a country.
func findClosingNames(blocks []Block) {
	end := len(blocks)
	for end > 0 && (belowNames(&blocks[end-1]) || isDateLine(blocks[end-1].Text)) {
		end--
	}
	from := end
	for from > 0 {
		b := blocks[from-1]
		office := from > 1 && pairs(&blocks[from-2], &b)
		if !shortLine(&b) || b.Kind != Paragraph && b.Kind != Item && b.Kind != Heading || !looksLikeSigner(b) && !isAcronym(b.Text) && !office || isDivision(b.Text) {
			break
		}
		if b.Kind == Heading && (from == end || blocks[from].gap > 0) {
			break // over a list; within one it is the first name
		}
		if from < end && (listed(b) != listed(blocks[from]) || blocks[from].gap > 1) {
			break
		}
		// A blank line between names must stand between all of them.
		if from+1 < end && blocks[from].gap != blocks[from+1].gap {
			break
		}
		from--
	}
	// Three names, or two with their offices.
	if n := signers(blocks[from:end]); n < 2 || n < 3 && end-from < 2*n || from == 0 {
		return
	}
	if before := blocks[from-1]; before.Kind == Heading || before.runes <= longestHeading && !endsText(before.Text) && !strings.HasSuffix(before.Text, ",") && !closing.MatchString(before.Text) && !isDateLine(before.Text) {
		return // a list under a heading is a list of something
	}
	if before := blocks[from-1]; before.runes <= longestHeading && strings.HasSuffix(before.Text, ":") && !saysSigned(&before) && !organs.MatchString("for "+strings.ToLower(before.Text)) && !closingFormula.ofLow(before.Text) {
		return // so is one behind words that announce something else
	}
	menu := 0
	for _, b := range blocks[from:end] {
		if isMenu(b.Text) {
			menu++
		}
	}
	if menu*4 >= end-from {
		return
	}
	// Without capitals only columns tell names from other short lines.
	for _, b := range blocks[from:end] {
		if r, _ := utf8.DecodeRuneInString(b.Text); !cased(r) && !columns.MatchString(b.Text) {
			return
		}
	}
	for i := from; i < end; i++ {
		blocks[i].sign("")
	}
}

// holdsOffice reports whether a line is a person's name and, behind a dash, what
// the person is: "Ada Blum – ferrywoman, retired".
func holdsOffice(text string) bool {
	for _, dash := range []string{" – ", " — ", " - "} {
		if name, office, ok := strings.Cut(text, dash); ok {
			first, _ := utf8.DecodeRuneInString(office)
			return isPersonLine(name) && unicode.IsLetter(first) && !endsText(text) && !strings.ContainsAny(office, "0123456789@/:?!")
		}
	}
	return false
}

// menuWords are in the lines of a page's menus, in lower case, and in no name.
var menuWords = words(`us | home | privacy | terms | policy | policies | donate | login | log | sign-in | register | menu | search | cookies | cookie | newsletter | subscribe | share | tweet | facebook | twitter | instagram | youtube | linkedin | rss | sitemap | contact | contacts | faq | archive | archives | careers | donations | membership | copyright | accessibility | feedback | comments | comment | reply | disclaimer | next | previous | download | print | about
	| inicio | contacto | privacidad | aviso | suscríbete | buscar | compartir | quiénes | donar | accueil | contactez | mentions | confidentialité | rechercher | partager | adhérer | startseite | kontakt | impressum | datenschutz | spenden | suche | anmelden | mitmachen | presse | início | contato | pesquisar | compartilhar | contatti | cerca | condividi | privacyverklaring | zoeken | doneren | szukaj | strona | kontakty | wspieraj | главная | контакты | поиск | новости | поделиться | войти | подписаться | головна | контакти | пошук | новини`)

// isMenu reports whether a line is an entry of a menu.
func isMenu(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if ofLow(menuWords, strings.Trim(w, ".,:|»›")) {
			return true
		}
	}
	return false
}

// listed reports whether a block is an item of a list.
func listed(b Block) bool { return b.Kind == Item && !isInitial(b) }

// closing are lines that stand between a text and who signs it.
var closing = regexp.MustCompile(`^(?i:done (?:at|in)|signed (?:at|in|on)|(?:yours |very )?(?:sincerely|truly|faithfully|respectfully)|fait à|hecho en|firmado en|совершено в|подписано в|г\. |учинено|geschehen zu|feito em|fatto a|[\p{L} .-]{3,40},? [0-9]{1,2}(?:st|nd|rd|th|\.)? \p{L}+,? [0-9]{4}|[0-9]{1,2} \p{L}+ [0-9]{4})`)

// belowNames reports whether a block may stand under the names at the end of a
// text: residue, labels and addresses.
func belowNames(b *Block) bool {
	return (b.Kind == Boilerplate || b.Kind == Label || strings.Contains(b.Text, "://")) && b.runes <= 2*longestHeading
}

// atEnd reports whether nothing but such blocks follows.
func atEnd(blocks []Block, from int) bool {
	for _, b := range blocks[from:] {
		if !belowNames(&b) {
			return false
		}
	}
	return true
}

func shortLine(b *Block) bool { return b.Lines.First == b.Lines.Last && b.runes <= longestHeading }

// looksLikeSigner is stricter than looksLikeName, for where nothing says that
// people sign: two words at least, all with capitals, no numbers and no sentence.
func looksLikeSigner(b Block) bool {
	if isInitial(b) {
		b.Text = b.Marker + " " + b.Text
	}
	if holdsOffice(b.Text) {
		return true
	}
	if !looksLikeName(&b) || strings.ContainsAny(b.Text, "0123456789:：@/") {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(b.Text); r == ';' || r == ',' || r == '،' {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(b.Text); !cased(r) {
		return len(strings.Fields(b.Text)) <= 8 && b.runes <= 60
	}
	return isNameLine(b.Text)
}
