package infer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/dates"
	"fonds/internal/document"
	"fonds/internal/structure"
)

// Lists of signatories that stand in running lines, in tables, or that nothing
// but their place announces.

// otherSigners are how lists say that others have signed too.
var otherSigners = wordSet(`others, more, more signatures, other signatures, signatures, signatories, other signatories, more signatories, additional signatories, individuals, otros, otras, más, más firmas, firmas, firmantes más, autres, autres signataires, signataires, signatures, andere, weitere, anderen, weiteren, weitere unterzeichner, weitere unterschriften, unterschriften, outros, outras, mais, assinaturas, altri, altre, firme, anderen, ondertekenaars, handtekeningen, innych, inni, podpisów, dalších, další, ostali, drugih, diğer, diğerleri, imza, andra, andre, további, aláíró, alții, άλλοι, других, другие, подписей, подписи, человек, інших, інші, підписів, осіб, وآخرون, آخرون, وغيرهم, 等`)

// placeholders stand in lists that are still open.
var placeholders = wordSet(`your name, your name here, your organisation, your organization, name here, su firma, your signature, your signature here, add your name, add your name here, add your signature, name, sign here, insert your name, and you, tu nombre, tu nombre aquí, su nombre, tu firma, tu firma aquí, votre nom, ton nom, votre nom ici, votre signature, dein name, ihr name, deine unterschrift, seu nome, seu nome aqui, sua assinatura, il tuo nome, la tua firma, ваше имя, ваша подпись, твоё имя, ваше ім'я, ваш підпис, twoje imię, twój podpis, jouw naam, uw naam, vaše jméno, adınız, navnet ditt, ditt namn, اسمك, 您的名字, 你的名字`)

// andWords begin what ends a list: "and 12 others".
var andWords = setOf(`and plus with y e et und i a og och en oraz és ve și και и та й و`)

// noSigner reports whether an entry of a list is nobody: how many more have
// signed, or where the next is to.
func noSigner(text string) bool {
	text = strings.Trim(text, " .…*_[]()<>+")
	ws := wordsOf(text)
	if len(ws) == 0 {
		return true
	}
	if len(ws) > 12 {
		return false
	}
	if _, n := placeholders.at(ws, 0); n == len(ws) {
		return true
	}
	i := 0
	for i < len(ws)-1 && (andWords[ws[i].low] || ws[i].low == "over" || ws[i].low == "than" || ws[i].low == "more" || ws[i].low == "many" || ws[i].low == "muchos" || ws[i].low == "viele" || ws[i].low == "еще") {
		i++
	}
	number := i
	for number < len(ws) && strings.Trim(ws[number].low, "0123456789") == "" {
		number++
	}
	if totals[ws[0].low] && strings.ContainsAny(text, "0123456789") {
		return true
	}
	if number == i && i == 0 {
		return false
	}
	if number == len(ws) {
		return true
	}
	for ; number < len(ws); number++ {
		if _, n := otherSigners.at(ws, number); n > 0 {
			return true
		}
		if upperFirst(text, ws[number]) {
			return false
		}
	}
	return false
}

// totals begin lines that say how many have signed.
var totals = setOf(`total totals totalling insgesamt gesamt gesamtzahl totale totaal razem łącznie celkem ukupno összesen toplam всего итого всього разом загалом sammanlagt i_alt`)

// withoutOthers cuts what tells of others off the end of a name: "Ada Blum and 12
// others".
func withoutOthers(text string) string {
	ws := wordsOf(text)
	for i := 1; i < len(ws)-1; i++ {
		if andWords[ws[i].low] && noSigner(text[ws[i].from:]) {
			return strings.TrimRight(text[:ws[i].from], " ,;")
		}
	}
	return text
}

// unarticledSmall is a text without an article that is not part of a name.
func unarticledSmall(text string) string {
	if ws := wordsOf(cut(text, 60)); len(ws) == 0 || upperFirst(text, ws[0]) {
		return text
	}
	return unarticled(text)
}

// groupWords are headings of the two kinds of those who sign, or of where they do.
var groupWords = wordSet(`individuals, individual, individual signatories, persons, people, organisations, organizations, organisational signatories, organizational signatories, groups, parties, political parties, unions, trade unions, academics, artists, writers, journalists, international, national, personas, individuales, personas individuales, a título individual, a título personal, organizaciones, colectivos, partidos, partidos políticos, sindicatos, individuels, individuelles, personnes, à titre individuel, à titre personnel, personnalités, organisations, associations, partis, syndicats, einzelpersonen, personen, organisationen, gruppen, verbände, parteien, gewerkschaften, vereine, pessoas, individualidades, organizações, entidades, coletivos, movimentos, individui, singoli, a titolo individuale, organizzazioni, associazioni, partiti, sindacati, personen, organisaties, partijen, vakbonden, osoby, osoby prywatne, organizacje, partie, związki, osobnosti, jednotlivci, organizace, organizacije, pojedinci, szervezetek, magánszemélyek, kişiler, bireyler, kurumlar, örgütler, частные лица, физические лица, организации, партии, профсоюзы, люди, приватні особи, організації, партії, πρόσωπα, οργανώσεις, φορείς, privatpersoner, organisationer, organisasjoner, enkeltpersoner, أفراد, منظمات, احزاب, جمعيات, شخصيات, 个人, 团体, 組織, 个人联署, 团体联署, 個人, 團體, 団体`)

// isGroupLine reports whether an entry is the heading of those below it.
func isGroupLine(text string) bool {
	text, _ = brackets(strings.TrimRight(text, " :：*"))
	ws := wordsOf(strings.TrimLeft(text, "*# "))
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	if _, n := groupWords.at(ws, 0); n == len(ws) {
		return true
	}
	// "Youth organisations", "Otras organizaciones"
	first, last := groupNouns[ws[0].low], groupNouns[ws[len(ws)-1].low]
	return len(ws) <= 4 && (first || last) && !bodyWords.has(ws) && !strings.ContainsAny(text, ",;(")
}

// groupNouns are words for bodies in the plural.
var groupNouns = setOf(`parties organisations organizations associations movements signatories networks partidos organizaciones asociaciones movimientos partis associations mouvements parteien organisationen verbände vereine gruppen organizações associações movimentos entidades partiti organizzazioni associazioni movimenti партии организации движения объединения партії організації partijen organisaties organizacje strany organizace organizacije организације szervezetek partiler örgütler κόμματα οργανώσεις`)

// groupsWithin takes the headings out of a list that stand in it as if they were
// entries, the names of columns, and gives the group of each entry: kinds of
// signatories, or countries where the rest are none.
func groupsWithin(blocks []*structure.Block) (entries []*structure.Block, groups []string) {
	states := 0
	for _, b := range blocks {
		if _, ok := wholeCountry(strings.TrimRight(b.Text, " :："), b.Lang); ok {
			states++
		}
	}
	group, within := "", ""
	for i, b := range blocks {
		if i == 0 || b.Group != blocks[i-1].Group {
			group, within = groupName(b.Group), ""
		}
		head := strings.TrimRight(flat(b.Text), " :：*")
		_, state := wholeCountry(head, b.Lang)
		if i+1 < len(blocks) && b.Marker == "" && (isGroupLine(b.Text) || state && states*2 <= len(blocks)) {
			within = strings.TrimLeft(head, "*# ")
			continue
		}
		if i == 0 && len(blocks) > 2 && isColumnHeads(b.Text) {
			continue
		}
		entries = append(entries, b)
		if within != "" {
			groups = append(groups, within)
		} else {
			groups = append(groups, group)
		}
	}
	if named := strings.Join(groups, ""); named != "" {
		// A heading that is none of one group is that of the first of several.
		for i, b := range entries {
			if groups[i] == "" && len(wordsOf(b.Group)) > 0 {
				if _, n := partyHeads.begins(b.Group); n == len(wordsOf(b.Group)) {
					groups[i] = strings.TrimRight(flat(b.Group), " :")
				}
			}
		}
	}
	return entries, groups
}

// isColumnHeads reports whether a line names the columns of those below it.
func isColumnHeads(text string) bool {
	fields := strings.FieldsFunc(strings.ReplaceAll(text, "  ", "\t"), func(r rune) bool { return r == '\t' || r == '|' })
	return len(fields) > 1 && isNameHead(fields[0])
}

// hanRoll reads names in Chinese or Japanese that stand in one line, parted by
// blanks or marks: "張三 李　四、王五". nil if most of them are none.
func hanRoll(text string) []document.Signatory {
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u3000")); !unicode.Is(unicode.Han, first) {
		return nil
	}
	var tokens []string
	depth, from := 0, 0
	add := func(to int) {
		if t := strings.Trim(text[from:to], " \u3000。.;；"); t != "" {
			tokens = append(tokens, t)
		}
	}
	for i, r := range text {
		switch {
		case r == '(' || r == '（' || r == '【' || r == '[':
			depth++
		case r == ')' || r == '）' || r == '】' || r == ']':
			depth = max(depth-1, 0)
		case depth == 0 && (unicode.IsSpace(r) || strings.ContainsRune("、，,；;|｜/", r)):
			add(i)
			from = i + utf8.RuneLen(r)
		}
	}
	add(len(text))
	var list []document.Signatory
	fits := 0
	for i := 0; i < len(tokens); i++ {
		name, inside := brackets(tokens[i])
		if utf8.RuneCountInString(name) == 1 && i+1 < len(tokens) {
			if next, more := brackets(tokens[i+1]); utf8.RuneCountInString(next) == 1 { // "李　四" is one name
				name, inside = name+next, more
				i++
			}
		}
		s := document.Signatory{}
		switch {
		case name == "" || containsAny(name, "。！？!?"):
			continue
		case bodyish(name):
			s.Party = name
			fits++
		case plainName(name) || strings.ContainsRune(name, '·') && atMost(name, 30):
			s.Name = name
			fits++
		default:
			s.Name = name
		}
		if r := []rune(s.Name); len(r) == 6 && s.Name == strings.Trim(tokens[i], "。") && fits > 0 && allHan(s.Name) {
			list = append(list, document.Signatory{Name: string(r[:3])}, document.Signatory{Name: string(r[3:])}) // run together
			fits++
			continue
		}
		if s.Name != "" && !strings.HasPrefix(inside, "共") {
			s.Role = inside
		}
		list = append(list, s)
	}
	if len(list) < 3 || fits*10 < len(list)*8 {
		return nil
	}
	if bodies := slices.DeleteFunc(slices.Clone(list), func(e document.Signatory) bool { return e.Party == "" }); len(bodies)*2 >= len(list) {
		for i, e := range list { // bodies, some of which no word tells
			if e.Role == "" {
				list[i] = document.Signatory{Party: whoSigns(e)}
			}
		}
	}
	return list
}

// allHan reports whether a text has Chinese characters only.
func allHan(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// fusedMarks part the entries of a list in one line, the surest first. Of the
// others behind a mark only that they stand alone tells that they part.
var fusedMarks = []string{";", "；", " · ", " • ", " | ", " ▪ ", " ♦ ", " ❖ ", " * ", " // ", " / "}

// splitFused parts a list in one line at the mark that it uses.
func splitFused(text string) (parts []string, mark string) {
	for _, mark := range fusedMarks {
		if strings.Count(text, mark) >= 2 || mark == ";" && strings.Contains(text, mark) {
			return strings.Split(text, mark), mark
		}
	}
	return commas(text), ","
}

// maxRolled is how many blocks a list in paragraphs may take.
const maxRolled = 40

// A list in one line at the end of a text, which nothing announces: persons with
// what they are beside them, parted by semicolons or the like; or names alone
// under the line that closes the text.
var _ = register(Rule{Name: "signatories/closing", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() || fusedRoll(in) != nil {
		return nil
	}
	end := len(s.blocks)
	for end > len(s.head) && end > len(s.blocks)-maxEnd && !rollLike(s.blocks[end-1]) {
		b := s.blocks[end-1]
		if !atMost(b.Text, maxStamp) || b.Kind == structure.Item {
			return nil
		}
		end--
	}
	if end <= len(s.head) || end == 0 || !rollLike(s.blocks[end-1]) {
		return nil
	}
	b := s.blocks[end-1]
	closed := false // the text ends above
	for _, before := range s.blocks[max(0, end-4) : end-1] {
		closed = closed || isClosing(before.Text) || announces(before.Text) || isStampLine(before.Text)
	}
	text := strings.TrimRight(flatKeepingGaps(b.Text), " .")
	if names := hanRoll(text); names != nil && closed {
		return signClaims(in, names, b.Lines, s.lang, 0.8)
	}
	parts, mark := splitFused(text)
	if len(parts) < 3 || mark == "," && (!closed || len(parts) < 4) {
		return nil
	}
	var list []document.Signatory
	detailed := 0
	for _, part := range parts {
		part = strings.Trim(part, " .,")
		if noSigner(part) {
			continue
		}
		e, _ := signatory(part, s.lang)
		if e.Name == "" {
			name, ok := bodyLine(part)
			if !ok || name != part {
				return nil
			}
		} else if e.Name != part {
			detailed++
		}
		list = append(list, e)
	}
	if len(list) < 3 || mark != "," && !closed && detailed*2 < len(list) {
		return nil
	}
	return signClaims(in, list, b.Lines, s.lang, 0.8)
}})

// rollLike reports whether a block could be a list of names in running lines.
func rollLike(b *structure.Block) bool {
	if b.Kind != structure.Paragraph || len(b.Text) > maxFused || len(b.Text) < 20 || strings.ContainsAny(b.Text, "?!") {
		return false
	}
	if (strings.Contains(b.Text, ":") || hasSentences(b.Text)) && strings.Count(b.Text, ";") < 2 {
		return false
	}
	if strings.Count(b.Text, ",")+strings.Count(b.Text, ";")+strings.Count(b.Text, "、")+strings.Count(b.Text, " · ")+strings.Count(b.Text, " • ")+strings.Count(b.Text, " | ")+strings.Count(b.Text, " / ")+strings.Count(b.Text, " ")/3+strings.Count(b.Text, "\u3000") < 2 {
		return false
	}
	return true
}

// hasSentences reports whether a sentence ends within a text, rather than a title
// or an initial: a longer word stands before the point.
func hasSentences(text string) bool {
	text = strings.TrimRight(text, ". ")
	for from := 0; ; {
		at := strings.Index(text[from:], ". ")
		if at < 0 {
			return false
		}
		word := text[from : from+at]
		if runes(word[strings.LastIndexByte(word, ' ')+1:]) > 5 {
			return true
		}
		from += at + 2
	}
}

// isStampLine reports whether a line is a date, with at most a place or the word
// that says that it is that of signing: "Kelt 2022. március 6. napján."
func isStampLine(text string) bool {
	if runes(text) > 60 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	return len(dates.Find(text)) == 1 && len(wordsOf(text)) <= 10
}

// branchWords are what bodies have in many places.
var branchWords = wordSet(`ortsgruppen, ortsverbände, ortsvereine, kreisverbände, landesverbände, regionalgruppen, lokalgruppen, stadtgruppen, basisgruppen, hochschulgruppen, sektionen, zellen, local groups, branches, chapters, sections, locals, lodges, districts, city groups, groups, secciones, agrupaciones, asambleas, grupos locales, grupos, federaciones, sedes, delegaciones, sections locales, groupes locaux, comités locaux, fédérations, antennes, seções, núcleos, coletivos, grupos locais, diretórios, sezioni, circoli, gruppi locali, comitati, nodi, afdelingen, lokale groepen, koła, oddziały, grupy lokalne, pobočky, místní skupiny, helyi csoportok, lokalavdelinger, lokalavdelningar, lokalgrupper, отделения, местные отделения, ячейки, местные группы, группы, осередки, місцеві групи, осередків, відділення, şubeleri, yerel grupları`)

// The branches of a body that sign are named by their places in one sentence
// without a verb, the last of the text: "The River League branches in A, B and C."
var _ = register(Rule{Name: "signatories/branches", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	for i := len(s.blocks) - 1; i >= max(len(s.head), len(s.blocks)-3); i-- {
		b := s.blocks[i]
		if b.Kind != structure.Paragraph || len(b.Text) > maxFused {
			continue
		}
		if strings.Count(b.Text, ",")+strings.Count(b.Text, ";")+strings.Count(b.Text, "،")+strings.Count(b.Text, "，")+strings.Count(b.Text, "；") < 3 {
			continue
		}
		text := strings.TrimRight(flat(b.Text), " .")
		fields := commas(text)
		if len(fields) < 4 {
			continue
		}
		head := wordsOf(fields[0])
		at, n := -1, 0
		for j := range head {
			if _, k := branchWords.at(head, j); k > 0 {
				at, n = j, k
			}
		}
		if at < 0 || at+n >= len(head) || at > 7 {
			continue
		}
		first := at + n // behind the word, of whom they are, and "in"
		for j := first; j < len(head)-1; j++ {
			if inWords[head[j].low] && !upperFirst(fields[0], head[j]) {
				first = j
			}
		}
		for first < len(head)-1 && !upperFirst(fields[0], head[first]) {
			first++
		}
		fields[0] = fields[0][head[first].from:]
		last := fields[len(fields)-1]
		ws := wordsOf(last)
		for j := 1; j < len(ws)-1; j++ {
			if ands[ws[j].low] && !upperFirst(last, ws[j]) {
				fields = append(fields[:len(fields)-1], strings.TrimSpace(last[:ws[j].from]), last[ws[j+1].from:])
				break
			}
		}
		if len(ws) > 1 && ands[ws[0].low] {
			fields[len(fields)-1] = last[ws[1].from:]
		}
		var list []document.Signatory
		for _, f := range fields {
			if !isPlaceName(f) {
				list = nil
				break
			}
			list = append(list, document.Signatory{Party: f})
		}
		if len(list) >= 4 {
			code := oneCountry(list, s.lang)
			claims := signClaims(in, list, b.Lines, s.lang, 0.78)
			for _, c := range claims {
				c.Signatory.Country = code
			}
			return claims
		}
	}
	return nil
}})

// inWords stand before the places of branches.
var inWords = setOf(`in en em à au aux a w v ve в у i te på`)

// oneCountry is the country of the places of branches: three at least say it, and
// none says another.
func oneCountry(list []document.Signatory, lang document.Lang) (code document.Country) {
	n := 0
	for _, e := range list {
		c, ok := country(e.Party, lang)
		if !ok {
			continue
		}
		if n > 0 && c != code {
			return ""
		}
		code, n = c, n+1
	}
	if n < 3 {
		return ""
	}
	return code
}

// isPlaceName reports whether a text is formed like the name of a place: at most
// four words, all but small ones with capitals.
func isPlaceName(text string) bool {
	ws := wordsOf(text)
	if len(ws) == 0 || len(ws) > 4 || strings.ContainsAny(text, ".:;!?0123456789") || !upperFirst(text, ws[0]) {
		return false
	}
	for _, w := range ws {
		if !upperFirst(text, w) && !nameConnectors[w.low] && !nobleWords[w.low] {
			return false
		}
	}
	return upperFirst(text, ws[len(ws)-1])
}

// A table of signatories, under words that announce them: the column in which
// persons or bodies stand gives the names.
var _ = register(Rule{Name: "signatories/table", Field: document.FieldSignatories, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	if in.hasSignatories() {
		return nil
	}
	for i, b := range s.blocks {
		if b.Kind != structure.Table || len(b.Rows) < 2 || i == 0 {
			continue
		}
		// Words above announce it, or "Name" over a column at the end of the text does.
		if !announces(s.blocks[i-1].Text) && !(i > 1 && announces(s.blocks[i-2].Text)) &&
			!(i >= len(s.blocks)-maxEnd && i >= len(s.head) && slices.ContainsFunc(b.Rows[0], isNameHead)) {
			continue
		}
		rows := b.Rows
		if b.HeadRow || slices.ContainsFunc(b.Rows[0], isNameHead) {
			rows = rows[1:]
		}
		rows = rows[:min(len(rows), maxSignatories)]
		if len(rows) < 2 {
			continue
		}
		column, best := -1, 0
		for c := range rows[0] {
			n := 0
			for _, row := range rows {
				if c < len(row) && isSigner(unlinked(row[c])) {
					n++
				}
			}
			if n > best {
				column, best = c, n
			}
		}
		if column < 0 || best*2 < len(rows) {
			continue
		}
		var list []document.Signatory
		for _, row := range rows {
			if column >= len(row) || row[column] == "" || noSigner(row[column]) {
				continue
			}
			e, _ := signatory(unlinked(row[column]), s.lang)
			var rest []string
			for c, cell := range row {
				if c != column && cell != "" && strings.Trim(cell, "0123456789.") != "" {
					rest = append(rest, cell)
				}
			}
			if e.Name != "" {
				beside(&e, rest, s.lang)
			} else {
				for _, cell := range rest {
					if code, ok := wholeCountry(cell, s.lang); ok {
						e.Country = code
					}
				}
			}
			list = append(list, e)
		}
		if len(list) >= 2 {
			return signClaims(in, list, b.Lines, s.lang, 0.85)
		}
	}
	return nil
}})

// isNameHead reports whether a cell stands over a column of names.
func isNameHead(cell string) bool {
	ws := wordsOf(cell)
	if len(ws) == 0 {
		return false
	}
	_, n := nameHeads.at(ws, 0)
	return n == len(ws)
}

// isSigner reports whether a text is a person's name, with perhaps titles, or a
// body's.
func isSigner(text string) bool {
	if _, name, _ := holder(text); name != "" {
		return true
	}
	name, ok := bodyLine(text)
	return ok && name == text || plainName(text)
}

// hasSignatories reports whether the text's structure shows a list of signatories.
func (in *Input) hasSignatories() bool {
	for i := range in.Blocks {
		if in.Blocks[i].Kind == structure.Signatory {
			return true
		}
	}
	return false
}

// signClaims makes claims of a list that stands in one place.
func signClaims(in *Input, list []document.Signatory, at document.Span, lang document.Lang, confidence float64) []Claim {
	var claims []Claim
	for _, e := range list[:min(len(list), maxSignatories)] {
		c := claim(whoSigns(e), at, "", confidence)
		e.Country = ofCountry(in, e, lang)
		c.Signatory = &e
		claims = append(claims, c)
	}
	return claims
}

// flatKeepingGaps is a text in one line, in which wide gaps are still wide.
func flatKeepingGaps(text string) string { return strings.ReplaceAll(text, "\n", " ") }
