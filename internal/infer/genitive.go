package infer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// Languages whose nouns change put the body of "statement of the party" in the
// genitive. Its name is brought back to the nominative where the word for the
// body and the adjectives beside it show how; otherwise it is none that anybody
// looks for.

// A head is the word for a body as it stands in the dictionary, and its gender.
type head struct {
	word   string
	gender byte // 'f', 'm', 'n'
}

// genitives are the words for bodies in the genitive (of German also the other
// cases that an article shows), by language, in lower case.
var genitives = map[document.Lang]map[string]head{
	"ru": heads(`f церкви церковь, епархии епархия, редакции редакция, общины община, палаты палата, партии партия, лиги лига, федерации федерация, конфедерации конфедерация, организации организация, ассоциации ассоциация, коалиции коалиция, группы группа, инициативы инициатива, комиссии комиссия, палаты палата, секции секция, академии академия, платформы платформа, сети сеть, республики республика,
		m синода синод, патриархата патриархат, собора собор, союза союз, фронта фронт, совета совет, комитета комитет, альянса альянс, фонда фонд, института институт, конгресса конгресс, форума форум, профсоюза профсоюз, центра центр, комсомола комсомол, коллектива коллектив, блока блок, интернационала интернационал, клуба клуб,
		n движения движение, общества общество, объединения объединение, министерства министерство, правительства правительство, агентства агентство, братства братство, содружества содружество`),
	"uk": heads(`f церкви церква, єпархії єпархія, редакції редакція, громади громада, партії партія, спілки спілка, ради рада, асоціації асоціація, організації організація, федерації федерація, конфедерації конфедерація, профспілки профспілка, ліги ліга, коаліції коаліція, групи група, ініціативи ініціатива, комісії комісія, платформи платформа, мережі мережа,
		m синоду синод, патріархату патріархат, собору собор, руху рух, комітету комітет, союзу союз, фронту фронт, блоку блок, конгресу конгрес, форуму форум, центру центр, фонду фонд, альянсу альянс, інституту інститут, уряду уряд, клубу клуб,
		n товариства товариство, об'єднання об'єднання, міністерства міністерство, братства братство`),
	"pl": heads(`f partii partia, ligi liga, rady rada, federacji federacja, konfederacji konfederacja, organizacji organizacja, koalicji koalicja, inicjatywy inicjatywa, fundacji fundacja, grupy grupa, unii unia, komisji komisja, lewicy lewica, platformy platforma, sieci sieć,
		m związku związek, ruchu ruch, komitetu komitet, frontu front, sojuszu sojusz, bloku blok, instytutu instytut, kongresu kongres, klubu klub,
		n stowarzyszenia stowarzyszenie, zjednoczenia zjednoczenie, zrzeszenia zrzeszenie, towarzystwa towarzystwo, porozumienia porozumienie`),
	"cs": heads(`f strany strana, unie unie, rady rada, federace federace, konfederace konfederace, organizace organizace, aliance aliance, skupiny skupina, iniciativy iniciativa, nadace nadace,
		m svazu svaz, výboru výbor, kongresu kongres, bloku blok, spolku spolek, klubu klub, n hnutí hnutí, sdružení sdružení, společenství společenství`),
	"sk": heads(`f strany strana, únie únia, rady rada, federácie federácia, konfederácie konfederácia, organizácie organizácia, aliancie aliancia, skupiny skupina, iniciatívy iniciatíva, nadácie nadácia,
		m zväzu zväz, výboru výbor, kongresu kongres, bloku blok, spolku spolok, klubu klub, n hnutia hnutie, združenia združenie, spoločenstva spoločenstvo`),
	"hr": heads(`f stranke stranka, partije partija, unije unija, lige liga, federacije federacija, organizacije organizacija, inicijative inicijativa, koalicije koalicija, mreže mreža, zaklade zaklada,
		m saveza savez, pokreta pokret, fronta front, odbora odbor, sindikata sindikat, foruma forum, n udruženja udruženje, društva društvo`),
	"sr": heads(`f странке странка, партије партија, уније унија, лиге лига, федерације федерација, организације организација, иницијативе иницијатива, коалиције коалиција, мреже мрежа,
		m савеза савез, покрета покрет, фронта фронт, одбора одбор, синдиката синдикат, форума форум, n удружења удружење, друштва друштво`),
	"el": heads(`f ένωσης ένωση, επιτροπής επιτροπή, οργάνωσης οργάνωση, ομοσπονδίας ομοσπονδία, συνομοσπονδίας συνομοσπονδία, συμμαχίας συμμαχία, νεολαίας νεολαία, πρωτοβουλίας πρωτοβουλία, κίνησης κίνηση, m συλλόγου σύλλογος, συνδέσμου σύνδεσμος, συνασπισμού συνασπισμός,
		n κόμματος κόμμα, κινήματος κίνημα, μετώπου μέτωπο, συνδικάτου συνδικάτο, σωματείου σωματείο, δικτύου δίκτυο`),
	"de": heads(`f partei partei, gewerkschaft gewerkschaft, vereinigung vereinigung, bewegung bewegung, allianz allianz, föderation föderation, stiftung stiftung, organisation organisation, gesellschaft gesellschaft, kommission kommission, initiative initiative, linken linke, union union, liga liga, jugend jugend, internationale internationale, fraktion fraktion, genossenschaft genossenschaft, gruppe gruppe, arbeiterpartei arbeiterpartei, linkspartei linkspartei,
		m bundes bund, bund bund, verbandes verband, verbands verband, vereins verein, verein verein, rates rat, rats rat, ausschusses ausschuss, kongresses kongress, n bündnisses bündnis, komitees komitee, netzwerks netzwerk, netzwerkes netzwerk, zentrums zentrum, instituts institut, forums forum, kollektivs kollektiv`),
}

// heads reads "f genitive nominative, …, m …".
func heads(list string) map[string]head {
	table := map[string]head{}
	gender := byte('f')
	for entry := range strings.SplitSeq(list, ",") {
		f := strings.Fields(entry)
		if len(f) == 3 {
			gender, f = f[0][0], f[1:]
		}
		table[wordsOf(f[0])[0].low] = head{f[1], gender}
	}
	return table
}

// members are people in the plural of whom unions and parties are, with a small
// letter: "Союза рабочих Украины".
var members = wordSet(`рабочих, коммунистов, коммунисток, трудящихся, женщин, молодежи, студентов, писателей, учителей, ветеранов, шахтеров, моряков, докеров, крестьян, граждан, социалистов, железнодорожников, металлистов, труда,
	робітників, комуністів, трудящих, жінок, молоді, студентів, письменників, вчителів, ветеранів, шахтарів, моряків, селян, громадян, праці,
	pracowników, kobiet, młodzieży, studentów, nauczycieli, górników, rolników, pracy, práce, pracujících, žen, mládeže, učitelů, rada, radnika, žena, mladih, рада, радника, жена, младих, εργατών, γυναικών, εργαζομένων, φοιτητών, ναυτεργατών`)

// caseEndings bring an adjective from the genitive to the nominative: the first
// ending that fits.
var caseEndings = map[document.Lang]map[byte][]string{
	"ru": {'f': {"жей жая", "шей шая", "чей чая", "щей щая", "ней няя", "ой ая"}, 'm': {"кого кий", "гого гий", "хого хий", "него ний", "шего ший", "щего щий", "жего жий", "чего чий", "ого ый"},
		'n': {"него нее", "шего шее", "щего щее", "жего жее", "чего чее", "ого ое"}},
	"uk": {'f': {"ньої ня", "ої а"}, 'm': {"нього ній", "ого ий"}, 'n': {"нього нє", "ого е"}},
	"pl": {'f': {"kiej ka", "giej ga", "niej nia", "ej a"}, 'm': {"kiego ki", "giego gi", "niego ni", "ego y"}, 'n': {"kiego kie", "giego gie", "niego nie", "ego e"}},
	"cs": {'f': {"ské ská", "cké cká", "né ná", "ové ová", "lé lá", "té tá", "vé vá"}, 'm': {"ského ský", "ckého cký", "ního ní", "ého ý"}, 'n': {"ského ské", "ckého cké", "ního ní", "ého é"}},
	"sk": {'f': {"nej ná", "ej á"}, 'm': {"ského ský", "ckého cký", "ného ný", "ého ý"}, 'n': {"ého é"}},
	"hr": {'f': {"ske ska", "čke čka", "ne na", "ve va"}, 'm': {"skog ski", "čkog čki", "og i"}, 'n': {"og o"}},
	"sr": {'f': {"ске ска", "чке чка", "не на", "ве ва"}, 'm': {"ског ски", "чког чки", "ог и"}, 'n': {"ог о"}},
	"el": {'f': {"κής κή", "ικής ική", "νης νη", "νής νή", "ίας ία", "ας α", "ης η"}, 'm': {"ικού ικός", "κού κός", "νού νός", "ου ος"}, 'n': {"ικού ικό", "κού κό", "νού νό", "ου ο"}},
	"de": {'f': {"en e"}, 'm': {"en er"}, 'n': {"en es"}},
}

// postposed are the languages that may put adjectives behind the word for a body.
var postposed = map[document.Lang]bool{"pl": true}

// genitive reads the name of one body off the beginning of a text that stands in
// the genitive, in the nominative. n is how many bytes it took, 0 if nothing at
// the beginning is such a name or it is not sure how it is called.
func genitive(text string, lang document.Lang) (name string, n int) {
	lang = kin(lang)
	table := genitives[lang]
	if table == nil {
		return "", 0
	}
	ws := wordsOf(cut(text, maxHeading))
	at := 0
	for at < len(ws) && (at == 0 || tight(text, ws[at-1], ws[at])) {
		if _, is := headOf(table, ws[at].low, lang); is {
			break
		}
		at++
	}
	if at == len(ws) || at > 5 || !upperFirst(text, ws[0]) || at > 0 && !tight(text, ws[at-1], ws[at]) {
		return "", 0
	}
	h, _ := headOf(table, ws[at].low, lang)
	var b strings.Builder
	for i, w := range ws[:at] {
		form, ok := ending(text[w.from:w.to], caseEndings[lang][h.gender])
		if !ok {
			return "", 0
		}
		b.WriteString(form + text[w.to:ws[i+1].from])
	}
	b.WriteString(recased(text[ws[at].from:ws[at].to], h.word))
	end := at + 1
	if end+1 < len(ws) && (ws[end].low == "za" || ws[end].low == "за") && tight(text, ws[at], ws[end]) {
		// "Hnutia za čistú rieku": to the end, or to where it says what about.
		for end++; end < min(len(ws), at+7) && tight(text, ws[end-1], ws[end]) && !isSubject(ws, end); end++ {
		}
		b.WriteString(text[ws[at].to:ws[end-1].to])
		r, size := utf8.DecodeRuneInString(b.String())
		return string(unicode.ToUpper(r)) + b.String()[size:], int(ws[end-1].to)
	}
	// What follows belongs to it as far as capitals go.
	for end < len(ws) && tight(text, ws[end-1], ws[end]) {
		w := ws[end]
		if ands[w.low] {
			break
		}
		_, people := members.at(ws, end)
		if end == at+1 && people == 0 && memberOf(w.low, lang) {
			people = 1
		}
		if people == 0 && end+1 < len(ws) && many(w.low) { // "портовых рабочих"
			_, people = members.at(ws, end+1)
		}
		if !upperFirst(text, w) && people == 0 && !(nameConnectors[w.low] && end+1 < len(ws) && upperFirst(text, ws[end+1]) && !isSubject(ws, end)) {
			break
		}
		end++
	}
	if end < len(ws) && tight(text, ws[end-1], ws[end]) {
		if _, is := headOf(table, ws[end].low, lang); is {
			return "", 0 // the last words belong to another body
		}
	}
	for end > at+1 && !upperFirst(text, ws[end-1]) && !members.has(ws[end-1:end]) && !(end == at+2 && memberOf(ws[end-1].low, lang)) {
		end--
	}
	last := int(ws[end-1].to)
	from := ws[at].to
	if postposed[lang] {
		post := at + 1
		for ; post < end; post++ {
			form, ok := ending(text[ws[post].from:ws[post].to], caseEndings[lang][h.gender])
			if !ok {
				break
			}
			b.WriteString(text[from:ws[post].from] + form)
			from = ws[post].to
		}
		if post > at+1 && post < end { // its own adjective, or that of the noun behind it
			return "", 0
		}
	}
	if at == 0 && end == 1 && quotedName(text[ws[0].to:]) == "" {
		return "", 0 // "of the party": of whichever
	}
	b.WriteString(text[from:last])
	if quoted := quotedName(text[last:]); quoted != "" {
		b.WriteString(quoted)
		last += len(quoted)
	}
	if rest := text[last:]; strings.HasPrefix(strings.TrimLeft(rest, " \u00a0"), "(") {
		if _, inside := brackets(rest); isAbbreviation(inside) {
			to := strings.IndexByte(rest, ')') + 1
			b.WriteString(rest[:to])
			last += to
		}
	}
	name = b.String()
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:], last
}

// memberOf reports whether a word has the form of those of whom a union is: the
// genitive of the plural of people, "паромщиков", "flisaków".
func memberOf(low string, lang document.Lang) bool {
	for _, end := range map[document.Lang][]string{
		"ru": {"иков", "истов", "ников", "телей", "арей", "щиков", "чиков", "иц", "ериков", "оров", "еров", "янтов", "анов"},
		"uk": {"ників", "истів", "телів", "арів", "щиків", "чиків", "иць", "орів", "ерів", "янців", "манів"},
		"pl": {"ików", "istów", "ników", "cieli", "arzy", "aków", "orów", "erów", "ców"},
		"cs": {"níků", "istů", "telů", "ařů", "ářů", "ků", "ců"},
	}[lang] {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// many reports whether a word is a Slavic adjective in the genitive of the plural.
func many(low string) bool {
	for _, end := range []string{"ых", "их", "ych", "ich", "ih"} {
		if strings.HasSuffix(low, end) && len(low) > len(end)+4 {
			return true
		}
	}
	return false
}

// quotedName is the name in quotes that belongs to the word before it, with the
// space and the quotes; "" if there is none.
func quotedName(text string) string {
	rest := strings.TrimLeft(text, " \u00a0")
	if rest == text {
		return ""
	}
	for _, marks := range []string{"«»", "„“", "„”", "“”", `""`} {
		open := []rune(marks)
		inner, ok := strings.CutPrefix(rest, string(open[0]))
		if !ok {
			continue
		}
		if to := strings.IndexRune(inner, open[1]); to > 0 && to <= 80 && !strings.ContainsAny(inner[:to], ".!?") {
			return text[:len(text)-len(inner)+to+utf8.RuneLen(open[1])]
		}
	}
	return ""
}

// kin is the language whose tables serve another as well.
func kin(lang document.Lang) document.Lang {
	base, _, _ := strings.Cut(string(lang), "-")
	switch base {
	case "bs", "sh":
		return "hr"
	}
	return document.Lang(base)
}

func headOf(table map[string]head, low string, lang document.Lang) (head, bool) {
	h, ok := table[low]
	if !ok && lang == "de" {
		for _, end := range []string{"partei", "gewerkschaft", "bewegung", "jugend", "vereinigung", "organisation", "genossenschaft", "liga", "union", "initiative", "stiftung", "gesellschaft", "kommission", "föderation", "allianz", "front"} {
			if len(low) > len(end) && strings.HasSuffix(low, end) {
				return head{low, 'f'}, true
			}
		}
		for _, end := range []string{"bund", "verband", "verein"} {
			if len(low) > len(end) {
				if strings.HasSuffix(low, end) || strings.HasSuffix(low, end+"es") || strings.HasSuffix(low, end+"s") {
					return head{strings.TrimSuffix(strings.TrimSuffix(low, "s"), "e"), 'm'}, true
				}
			}
		}
	}
	return h, ok
}

// tight reports whether nothing but a space stands between two words.
func tight(text string, a, b word) bool {
	return strings.Trim(text[a.to:b.from], " -\u00a0") == ""
}

func isSubject(ws []word, i int) bool {
	_, n := subjectPrepositions.at(ws, i)
	return n > 0
}

// ending puts the first ending that fits in the place of another.
func ending(w string, endings []string) (string, bool) {
	low := strings.ToLower(w)
	for _, e := range endings {
		old, new, _ := strings.Cut(e, " ")
		if len(low) > len(old)+1 && strings.HasSuffix(low, old) && len(low) == len(w) {
			if strings.ToUpper(w) == w {
				new = strings.ToUpper(new)
			}
			return w[:len(w)-len(old)] + new, true
		}
	}
	return w, false
}

// recased gives a word the capitals of another.
func recased(like, w string) string {
	r, _ := utf8.DecodeRuneInString(like)
	switch {
	case utf8.RuneCountInString(like) > 1 && strings.ToUpper(like) == like:
		return strings.ToUpper(w)
	case unicode.IsUpper(r):
		first, size := utf8.DecodeRuneInString(w)
		return string(unicode.ToUpper(first)) + w[size:]
	}
	return w
}

// ands join two bodies.
var ands = map[string]bool{"and": true, "y": true, "e": true, "et": true, "und": true, "и": true, "та": true, "і": true, "й": true, "i": true, "a": true, "oraz": true, "και": true, "en": true, "og": true, "och": true, "ve": true, "és": true, "și": true, "а": true}
