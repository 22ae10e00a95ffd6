package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signed are words in a heading or lead that say that signatories follow, in
// lower case, as the beginnings of words.
var signed = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:signator|signers|signees|subscrev|signed(?: by| for| on behalf| in solidarity|[:,.)]*$)|undersigned|gez\.|gezeichnet|f\.to|(?:that|who|which|to) (?:co-?)?sign (?:this|the|on)|qu[ei] firman|qui signent|signing|signatures|subscribers|endorsed by|подпис|подписавш|firmant|firman|firmado|firmas|suscrib|suscri[pt]|signataire|signé|(?:erst|mit)?unterzeichn|unterschrift|assinam|assinad|signatári|firmat|ont signé|han firmado|asinan|ditandatangan|sygnatar|sottoscri|підпис|podpis|podeps|podepíš|podpísa|potpis|потпис|semnatar|semnează|imzac|imzal|imzalay|aláír|υπογρά[φψ]|υπογραφ|υπέγραψ|underteckn|underskriv|underskrev|undertegn|allekirjoitt|ondertek|co-?sign|sign-?ons?[:.]?$|endorse|endorsing|supported by:|support(?:s|ed|ing)? (?:this|the|our) (?:call|letter|statement|appeal|declaration|petition|demand|manifesto|resolution)|apoy(?:an|amos|ado por) (?:est|la|el|:)|soutien(?:nent|s) (?:cet|ce|l'appel|la)|unterstütz(?:en|er|t von)|поддерж(?:али|ивают) (?:эт|заяв|обращ|пись|:)|підтрим(?:али|ують) (?:це|цю|цей|заяв|звер|лист)|apoiam (?:est|o |a )|sostengono (?:quest|l'appello)|popierają|poparli|támogat(?:ják|ók)|destekleyen|підтримали:|поддержали:|apoyan:|apoiam:|soutenu par:|unterstützt von:|parakst|pasiraš|allakirjut|nënshkru|ký tên|penandatangan|menandatangani|sinatzaile|signants?:|signen:|ხელმომწერ|ստորագր|हस्ताक्षर|adhesiones|adhieren|adesões|aderiscono|adesioni|firmas)|חתומים|חתומ|חותמ|על החתום|署名者|賛同|서명|امضا|签署|签字|簽署|簽字|签名|簽名|署名|联名|聯名|联署|聯署|الموقع|التوقيع|توقيع|وقع[هت]? `)

// signedStems are parts of words without which signed cannot match: the form is
// dear to try on every lead.
var signedStems = stemsOf("sign", "subscri", "gez", "f.to", "allakirj", "parakst", "pasiraš", "nënshkru", "ký tên", "andatang", "sinatz", "ხელმომწერ", "ստորագր", "חתו", "חותמ", "subscrev", "asinan", "sygnatar", "ont sign", "हस्ताक्षर", "联名", "聯名", "联署", "聯署", "support", "підтрим", "поддерж", "apoy", "apoi", "souten", "soutien", "unterstütz", "sostengono", "popier", "popar", "támogat", "destekleyen", "подпис", "підпис", "firm", "suscri", "unterzeichn", "unterschri", "assina", "sottoscri", "podpis", "podep", "podpís", "potpis", "потпис", "semn", "imza", "aláír", "υπογρ", "υπέγρ", "undert", "undersk", "allekirj", "ondertek", "endors", "adhes", "adhier", "adesõ", "aderi", "adesi", "賛同", "서명", "امضا", "签", "簽", "署", "وقع", "توقيع")

// organs are leads that say for which organ of a body those below sign, in lower
// case: "For the committee:", "Por el comité:".
var organs = regexp.MustCompile(`^(?:for|on behalf of|за|от|від|от имени|від імені|por|en nombre|em nome|pour|au nom|für|im namen|pelo|pela|per|a nome|namens|voor|w imieniu|za|på vegne|for) .{0,16}(?:committee|board|council|executive|secretariat|presidium|bureau|assembly|комитет|правлени|совет|президиум|секретариат|бюро|комітет|рад|comité|comissão|comisión|consejo|conselho|junta|directiva|ejecutiv|direcci|direç|secretaria|comitato|consiglio|direttivo|segreteria|conseil|vorstand|komitee|ausschuss|ausschuß|sekretariat|präsidium|bestuur|comit|zarząd|komitet|styret|styre|styrelsen)`)

// leadingNumber is a number before a name that is no marker: "12 - Ada Blum".
var leadingNumber = regexp.MustCompile(`^[0-9]{1,4}\s*[-–—:]\s+`)

const longestName = 160

// findSignatories finds the lists of signatories: runs of names under a heading
// or a lead that says so, and further groups that follow such a list under
// headings of their own.
func findSignatories(blocks []Block) {
	after := -1 // a list of signatories ends before this block
	walked, tried := 0, 0
	for i := 0; i < len(blocks); {
		if after == i && overNames(blocks, i) {
			i++ // over a further group
			continue
		}
		if i+1 < len(blocks) && announcesAlone(&blocks[i]) && announcesAlone(&blocks[i+1]) {
			i++
			continue
		}
		run := nameRun(blocks, i)
		if run > 2 && blocks[i].Kind == Paragraph && (announcesAlone(&blocks[i]) || namesParties(blocks[i].Text)) && nameRun(blocks[:min(len(blocks), i+5)], i) > 2 {
			i++ // it is over the others
			continue
		}
		lead := i - 1
		if lead >= 0 && announcesAlone(&blocks[lead]) {
			run = max(run, roll(blocks, i))
		}
		if lead > 0 && closesLetter(&blocks[lead]) {
			if n := signedBelow(blocks, i); n > 0 {
				for j := i; j < i+n; j++ {
					blocks[j].sign("")
				}
				i += n
				after = i
				continue
			}
		}
		if run == 0 && after >= 0 && after == lead && blocks[i].Kind == Item && looksLikeName(&blocks[i]) && blocks[lead].Kind != Item {
			run = 1 // one alone in a further group
		}
		if run == 0 {
			i++
			continue
		}
		says := lead >= 0 && (saysSigned(&blocks[lead]) && !tells(blocks[lead].Text) || (namesParties(blocks[lead].Text) && (run > 5 || !oneWord(blocks[lead].Text)) || supporters.MatchString(strings.ToLower(cutText(blocks[lead].Text))) || joins(blocks[lead])) && run > 2 && nearEnd(blocks, i+run))
		if !says && lead > 0 && (blocks[lead].Kind == Heading || shortLine(&blocks[lead]) && isGroupHeading(blocks[lead].Text)) && saysSigned(&blocks[lead-1]) && !tells(blocks[lead-1].Text) {
			says = true
		}
		// A further group: its heading stands right behind a list of signatories.
		group := lead >= 0 && after == lead && blocks[lead].runes <= longestHeading && isGroupHeading(blocks[lead].Text) && !startsWithDigit(blocks[lead].Text)
		if !says && !group {
			// One of the lines may be over those below it; only so many are tried.
			if i+run != walked {
				walked, tried = i+run, 0
			}
			if tried++; tried > mostLeads {
				i += run
				continue
			}
			for n := 1; n < run; n++ {
				if b := &blocks[i+1]; b.Kind == Paragraph && (announcesAlone(b) || namesParties(b.Text)) {
					break
				}
				i++
			}
			i++
			continue
		}
		name := ""
		if b := &blocks[lead]; b.Lines.First == b.Lines.Last && b.runes <= longestHeading && (b.Kind == Heading || b.Kind == Paragraph) && !strings.Contains(b.Text, ". ") && !isSentence(b.Text) {
			b.Kind, b.Level = Heading, max(b.Level, 1)
			name = strings.TrimRightFunc(b.Text, func(r rune) bool { return blank(r) || strings.ContainsRune(":：.,", r) })
		}
		for j := i; j < i+run; j++ {
			blocks[j].Kind, blocks[j].Group = Signatory, name
		}
		i += run
		after = i
	}
}

// mostLeads is how many lines of a run that nothing announces are tried as leads.
const mostLeads = 20

// isSentence reports whether a lead is a sentence of the text, "We, the
// undersigned, ask for a bridge.", rather than a heading like "Signed."
func isSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?。！", last) && len(strings.Fields(text)) > 4
}

// themselves are words with which those who sign speak of themselves, in lower case.
var themselves = []string{"undersigned", "signator", "we sign", "we, the", "нижеподпис", "подписавш", "подписант", "нижчепідпис", "підписан", "підписант", "abajo firm", "firmantes", "suscrib", "quienes firm", "signataire", "soussign", "unterzeichn", "abaixo assin", "signatári", "assinamos", "firmamos", "sottoscritt", "firmatar", "ondergetek", "ondertek", "niżej", "sygnat", "níže", "dolje", "dole ", "imzası", "imzac", "alulír", "undertegn", "underteckn", "υπογράφ", "الموقع", "署", "签名", "簽名", "foregoing", "endors", "חתומ"}

// tells reports whether a sentence tells of those who signed something, rather
// than that they sign this: it is finished, and does not speak of itself.
func tells(text string) bool {
	if !isSentence(text) {
		return false
	}
	low := strings.ToLower(text)
	for _, w := range themselves {
		if strings.Contains(low, w) {
			return false
		}
	}
	return true
}

// saysSigned reports whether a heading or the end of a paragraph announces signatories.
func saysSigned(b *Block) bool {
	if b.Kind == Item || b.Kind == Signatory || b.Kind == Boilerplate {
		return false
	}
	text := b.Text
	last, _ := utf8.DecodeLastRuneInString(text)
	colon := last == ':' || last == '：'
	if b.runes > 2*longestHeading {
		// Of a long paragraph the last words count, and only before a colon.
		if !colon {
			return false
		}
		text = text[strings.LastIndexAny(strings.TrimRight(text, ":："), ".;!?")+1:]
	}
	if colon && b.runes > longestTied && weUndersigned.ofLow(text) {
		// "We, the undersigned, have agreed on these demands:" leads to the demands.
		if at := strings.LastIndexAny(text, ",،，"); at > 0 && !SaysSigned(text[at+1:]) && !following.MatchString(strings.ToLower(text[at+1:])) {
			return false
		}
	}
	if last == ':' && b.runes <= longestTied && organs.MatchString(strings.ToLower(text)) {
		return true
	}
	return SaysSigned(text)
}

// weUndersigned begin sentences whose subject are those who sign.
var weUndersigned = starts(`we |we, |to that end, we|the undersigned|wir |мы |мы, |ми, |ми |nosotr|las y los |l@s |los abajo|nous, |nous |nós, |nós |os abaixo|noi, |noi |wij |my, |my |biz, |vi, |vi undert|نحن `)

// following are words for those who follow in a list, in lower case.
var following = regexp.MustCompile(`(?:following|below|siguientes|abajo|suivant|folgende|seguinte|seguenti|следующ|наступн|volgende|następując|următoare|aşağıdaki|följande|følgende).{0,20}(?:organi|part|group|grup|individ|pers|union|verb|verein|sindic|syndic|gewerk|associ|entid|colect|kollekt)`)

// partiesHead are headings that name the parties to a statement as such, in lower case.
var partiesHead = regexp.MustCompile(`^(?:(?:the|los|las|les|die|as|os|le|i|gli|de) )?(?:(?:communist|workers|workers'|and|political|undersigned|comunistas|obreros|y|communistes|ouvriers|et|organisations|parties) ){0,4}(?:parties|organisations|organizations|unions|partidos|organizaciones|sindicatos|partis|syndicats|parteien|organisationen|organizações|entidades|partiti|organizzazioni|партии|организации|партії|організації|partijen|organisaties|partie|organizacje|κόμματα|الاحزاب|المنظمات)(?: (?:supporting|endorsing|participating|adopting|agreeing|present|participantes|participants|adherentes|que apoyan|qui soutiennent|participantes|aderentes|aderenti|участники|поддержавшие)(?: .{0,30})?)?[:.]?$`)

// supporters are headings over those who call for something or stand behind it, in
// lower case.
var supporters = regexp.MustCompile(`^(?:(?:the|die|los|las|les|as|os|i|gli) )?(?:convocan|convocantes|promueven|promotor|impulsan|co-?sponsor|sponsoring org|initiator|initiating|initiated by|erstunterst|unterstützer|unterstützende|mitzeichn|aufrufende|aufrufer|es rufen auf|aderenti|promotori|promosso da|hanno aderito|à l'appel de|appellent|appelants|initiateurs|soutiens|soutenu|convocam|promovem|apoiadores|apoios|инициаторы|ініціатори|поддержали|підтримали|inicjatorzy|organizatorzy apelu|iniciátoři|initiatiefnemers|steunbetuigingen|çağrıcılar|destekleyenler|támogatók|kezdeményezők|supporting org|supporters|backed by|co-?organi)[\p{L}*:' ]{0,40}[:.]?$`)

// joining are the beginnings of verbs for what those do who sign as well, in lower case.
var joining = []string{"join", "adher", "adhier", "stand ", "agree", "back ", "suman", "convoc", "rejoign", "appell", "associ", "schließen", "rufen", "tragen", "juntam", "somam", "aderi", "uniscono", "присоедин", "приєдн", "dołącz", "připoj", "csatlak", "katıl", "pridruž", "sluit", "ansluter", "slutter"}

// joins reports whether a line says that the following have joined: "The following
// organisations join this call:".
func joins(b Block) bool {
	if b.runes > 2*longestHeading || !strings.HasSuffix(b.Text, ":") {
		return false
	}
	low := strings.ToLower(b.Text)
	if !following.MatchString(low) {
		return false
	}
	for _, verb := range joining {
		if strings.Contains(low, verb) {
			return true
		}
	}
	return false
}

// cutText is the beginning of a text, as long as a heading may be.
func cutText(text string) string {
	if len(text) > 2*longestHeading {
		return ""
	}
	return text
}

// closesLetter reports whether a line closes a letter and nothing else: "Sincerely,".
func closesLetter(b *Block) bool {
	if b.Kind != Paragraph && b.Kind != Heading || b.runes > 60 || b.Lines.First != b.Lines.Last || len(strings.Fields(b.Text)) > 7 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return strings.ContainsRune(",，:", last) && closingFormula.ofLow(b.Text)
}

// signedBelow is how many blocks below a closing line are those who sign, more than
// one: persons' names, each perhaps over an office and a body, up to something else.
func signedBelow(blocks []Block, i int) int {
	n, holders := 0, 0
	for i+n < len(blocks) && n < longestCard*40 {
		b := blocks[i+n]
		if b.Kind != Paragraph && b.Kind != Heading || !shortLine(&b) || b.turn || strings.ContainsAny(b.Text, "@:") || dated(b.Text) || strings.Contains(b.Text, "://") || isMenu(b.Text) || endsText(b.Text) && !isNameLine(b.Text) {
			break
		}
		first := n == 0 || b.gap > 0
		holder := isHolder(b.Text)
		if first && !holder && !isAcronym(b.Text) && !(hasBody(b.Text) && isNameLine(b.Text)) {
			break
		}
		if !first && !holder && !isOffice(b.Text) && !namesBody(b.Text) && !isNameLine(b.Text) {
			break
		}
		if holder {
			holders++
		}
		n++
	}
	groups := 0
	for from := i; from < i+n; groups++ {
		from = groupEnd(blocks[:i+n], from)
	}
	if n < 2 || holders < 2 || signers(blocks[i:i+n]) < 2 || groups < 2 && n < 2*holders && holders < n {
		return 0
	}
	return n
}

// namesParties reports whether a line is such a heading.
func namesParties(text string) bool {
	if len(text) > 2*longestTied {
		return false
	}
	return partiesHead.MatchString(strings.ToLower(text))
}

func oneWord(text string) bool { return !strings.ContainsAny(text, " :") }

// nearEnd reports whether nothing but a few short lines follows.
// Further groups of names under lines of their own do.
func nearEnd(blocks []Block, from int) bool {
	for range mostLeads {
		if len(blocks)-from > 1 && shortLine(&blocks[from]) && !endsText(blocks[from].Text) {
			if n := nameRun(blocks, from+1); n > 0 {
				from += 1 + n
				continue
			}
		}
		break
	}
	if len(blocks)-from > 6 {
		return false
	}
	for _, b := range blocks[min(from, len(blocks)):] {
		if b.runes > longestHeading && b.Kind != Boilerplate {
			return false
		}
	}
	return true
}

// asked are in lines that ask a reader to sign or to subscribe, in lower case.
var asked = stemsOf("newsletter", "подписат", "подписка", "подпишит", "підписат", "підпишіт", "підписка", "suscríb", "suscripci", "suscribirse", "suscribite", "subscribe", "abonne", "petition unter", "jetzt unter", "hier unter", "firma aquí", "firma ahora", "firma la petici", "firma qui", "firma la petiz", "firma ora", "assine", "signez", "signer la", "signer l'", "podpisz", "onderteken de", "onderteken nu", "onderteken het", "teken de", "sign up", "sign in", "sign the petition", "signing in", "signing up", "imzala ", "imzala!", "design", "podepište", "aláírom", "írd alá", "signature here", "订阅", "訂閱")

// SaysSigned reports whether a short text has words that say that people sign.
func SaysSigned(text string) bool {
	if isASCII(text) && !signedStems.in(text) {
		return false
	}
	low := strings.ToLower(text)
	return signedStems.in(low) && !asked.in(low) && signed.MatchString(low) // "İmzacılar" folds in no form
}

func isGroupHeading(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r == ':' || r == '：' || looksLikeHeading(text)
}

// nameRun is how many blocks from i on are names in a row: items of one list, or
// short lines of one group. One name alone is no list unless it is an item.
func nameRun(blocks []Block, i int) int {
	first := &blocks[i]
	if first.Kind != Item && first.Kind != Paragraph || !looksLikeName(first) {
		return 0
	}
	n := 1
	for i+n < len(blocks) {
		b := &blocks[i+n]
		if b.Kind != first.Kind || !looksLikeName(b) && !pairs(&blocks[i+n-1], b) {
			break
		}
		if first.Kind == Item && (b.style != first.style || first.Ordinal > 0 && b.Ordinal != blocks[i+n-1].Ordinal+1) {
			break
		}
		if first.Kind == Paragraph && (n == 1 && b.gap > 1 || n > 1 && overGroup(blocks, i, i+n)) {
			break
		}
		n++
	}
	if n < 2 || first.Kind == Paragraph && signers(blocks[i:i+n]) < 2 {
		return 0
	}
	return n
}

// overGroup reports whether a line stands alone between blank lines over a further
// group of a run whose lines stand right under each other.
func overGroup(blocks []Block, from, at int) bool {
	return blocks[from+1].gap == 0 && blocks[at].gap > 0 && at+2 < len(blocks) && blocks[at+1].gap > 0 && blocks[at+2].gap == 0 &&
		blocks[at+1].Kind == Paragraph && blocks[at+2].Kind == Paragraph && looksLikeName(&blocks[at+1]) && looksLikeName(&blocks[at+2]) && isGroupHeading(blocks[at].Text)
}

// overNames reports whether a line stands alone between blank lines over names that
// stand right under each other.
func overNames(blocks []Block, at int) bool {
	return at+2 < len(blocks) && blocks[at].Kind == Paragraph && shortLine(&blocks[at]) && blocks[at].gap > 0 && blocks[at+1].gap > 0 && blocks[at+2].gap == 0 &&
		isGroupHeading(blocks[at].Text) && nameRun(blocks, at+1) > 1
}

// looksLikeName reports whether a block could be an entry of a list of
// signatories: short, begins with a capital (where there are any), and is no
// sentence.
func looksLikeName(b *Block) bool {
	if b.runes > longestName || b.Lines.Last-b.Lines.First > 2 {
		if b.Kind != Item || b.runes > 2*longestName {
			return false
		}
		head, _, told := strings.Cut(b.Text, ",")
		return told && isPersonLine(head) && !strings.Contains(b.Text, ". ")
	}
	text := b.Text
	if startsWithDigit(text) {
		text = leadingNumber.ReplaceAllString(text, "")
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"“«'‘([„*_`))
	if unicode.IsLower(first) || !unicode.IsLetter(first) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("!?:…。？！：", last) {
		return false
	}
	if isDateLine(text) || dated(text) {
		return false
	}
	if strings.Contains(text, ". ") && len(strings.Fields(text)) > 12 {
		return false
	}
	if at := strings.LastIndexByte(text, ' '); at > 0 && openers[text[at+1:]] && len(strings.Fields(text)) <= 3 {
		return false // "Published by"
	}
	// Most words of a name are capitalized; a clause has many that are not.
	// What stands behind a comma says who somebody is, in any words.
	small, joined, all := 0, 0, 0
	name := text
	if head, _, ok := strings.Cut(text, ","); ok && last != '.' && strings.Contains(head, " ") {
		name = head
	}
	for w := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"“«'‘([„`))
		if !cased(r) {
			continue
		}
		all++
		if unicode.IsLower(r) {
			small++
			if connectors[w] {
				joined++
			}
		}
	}
	if last == '.' && small-joined > 1 {
		return false
	}
	return all == 0 || small <= 4 || small*3 <= all*2
}
