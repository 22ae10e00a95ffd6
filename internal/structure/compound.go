package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// A verdict is what a hyphen at the end of a line is.
type verdict uint8

const (
	open   verdict = iota // nothing tells
	margin                // the margin's: the halves are one word
	real                  // the word's own: the halves are a compound
)

// A parting is a word that stands on two lines: its halves in lower case, and
// whether a further hyphen stands before the left or behind the right one.
type parting struct {
	left, right   string
	before, after bool
	lang          document.Lang
}

// A lexicon is what a text itself tells of its words.
type lexicon struct {
	words  map[string]bool // in lower case, with their hyphens
	firsts map[string]bool // first halves of compounds that stand within a line
}

// linking are the small words inside longer compounds: mother-in-law, vis-à-vis,
// mão-de-obra.
var linking = words(`in | of | to | the | and | by | on | for | not | than | up | de | da | do | du | des | del | la | le | los | en | sur | sous | au | aux | et | und | a | à | às | t | i | o | y | e`)

// solid are languages that write their compounds without hyphens, but for names
// and for what begins with a capital.
var solid = map[document.Lang]bool{"de": true, "nl": true, "sv": true, "da": true, "no": true, "nb": true, "nn": true, "fi": true, "hu": true, "et": true, "lv": true, "lt": true, "tr": true, "el": true, "eo": true}

// romance are languages whose words mostly grow at their ends by syllables that
// begin with a vowel.
var romance = map[document.Lang]bool{"fr": true, "es": true, "pt": true, "it": true, "ca": true, "ro": true}

// grown are small words that have grown together with what follows them, so
// that both halves of a parted word may be words of the text: with-out, to-day.
var grown = words(`with | how | what | when | there | here | any | some | every | where | who | him | them | our | your | my | it | her | under | over | up | in | out | off | not | no | be | for | fore | more | never | none | al | to | an | through | thence | un | re | dis | mis | im | de | inter | super | after | down | on | as | at | may | can | me | mean | other | near | further | likewise`)

// firstParts begin compounds that keep their hyphen, in any language that has
// the word; after a bar follow the beginnings of what is no second half.
var firstParts = table(`self; well; non; half; vice; quasi; cross|ing; long|ev,itud; short|com,hand; first; third; twenty; thirty; forty; fifty; sixty; seventy; eighty; ninety; two; three; four|teen; five; six|teen,ties; seven|teen,th,ti; eight|een,ie; nine|teen,ti; one|r,s; high|land,way; low|land; middle; working; full; left; right|eous,ful; deep; world; cease; all|eg,oc,ow,ur,us; hard|ware,war; mid|dl,st,wif; neo; socio|l,p; politico; anglo; franco; afro; luso; greco; italo; ítalo; hispano; judeo; anarcho; marxist; anti|ci,qu,do,the,pa,pod,lop; counter|part,act,fei,bal; semi|na; multi|pl,tud; ever|y; north|er; south|er; east|er; west|er
	вице; социал|и,ь; национал|ь,и; анархо; англо; франко; итало; японо; штаб; пресс; премьер; онлайн; интернет; кое; най; будь; казна; прем'єр; соціал|і,ь; націонал|і,ь
	demi; grand|i,e; arrière; après; avant|ag; extrême; nouveau; quatre; soixante; vingt|ai,i; trente; quarante; cinquante; moyen|n; quelques; presque; extra|ord,va,ct,it; ultra|j; libre; franc|h
	recém; além; aquém; pós; pré; pró; guarda|r,d,s,v; decreto; norte|a; quinta|l; sexta; terça; segunda|r; primeiro; primeira|m; segundo`)

// secondParts end such compounds.
var secondParts = words(`owned | based | minded | ranking | reaching | sighted | sided | handed | hearted | headed | eyed | torn | ridden | stricken | controlled | dominated | sponsored | backed | keeping | breaking | speaking | loving | related | funded | driven | elect | conscious | intensive | called | producing | making | building | scale | up | off | down | ending | fashioned | armed | defence | defense | natured | bound | borne | going | breaker | breakers | union | unions | unionist | unionists | tempered | blooded | bodied | witted | skinned | aged | priced | paid | fed | equipped | trained | educated | informed | intentioned | behaved | proof | hour | powered | general
	| feira | cooperativista | demokrat | démocrate | démocrates | démocratie`)

// compounds are those whose first half is also the beginning of other words: the
// beginnings of what makes it one.
var compounds = table(`so|called; by|product,law,election; ten|year,day,hour,point,week,month,man; part|time,owner; far|reach,right,left,off,flung,sight,away; ill|fated,treat,starred,will,inform,advis,equip,prepar; never|ending; pre|war,revoluti,revoluci,capital,colon,exist,elect,industr,school,histor; post|war,revoluti,revoluci,capital,colon,elect,industr,modern; pro|war,government,democra; co|op,exist,ordin,worker,author,chair,found,owner,determin; old|fashion,age,time; open|end,air,mind; sit|in; built|in; stand|in,by; pass|by; life|long,size,and; peace|lov; ex|presid,minist,secret,soldier,king,wife,husband,prison,service,combat,premier,chancel,deput,diput,senad,direct,director,communist,general,alumn,militant,marido,mujer; father|in,land; mother|in; brother|in; sister|in; son|in; daughter|in; father|in; secretary|gen; attorney|gen; governor|gen; commander|in; editor|in
	из|за,под; во|первых,вторых; в|третьих,четвертых,четвёртых,пятых; юго|запад,восто; северо|запад,восто; південно|зах,сх; північно|зах,сх; генерал|майор,лейтенант,губернатор,полковник,адъютант; контр|адмирал; рабоче|крестьян; экс|президент,министр,чемпион; все|таки; так|таки; по|перше,друге,третє
	peut|être; rendez|vous; sans|abri,papier,culotte; non|lieu,sens; sous|marin,officier,develop,dévelop,préfet,secrét,titre; porte|parole,avion,monnaie,drapeau,voix; haut|commiss,parleur,fourn; petit|bourg,fils,déj; petite|bourg,fille; après|midi,guerre; contre|révol,attaq,offens,manif; centre|droit,gauche; mi|temps,juin,mai,juillet,mars,août; là|bas,haut,dedans,dessus; ci|dess,joint,après,contre; au|del,dess,dev; est|ce; qu'est|ce; sont|ce; bien|être,aimé,fondé; tiers|monde; sud|ouest,est,améric,afric; nord|ouest,est,améric,afric; belles|lettr; sozial|liberal; national|liberal; schwarz|rot,weiß,gelb; rot|grün; links|liberal,radikal; chef|lieu
	sem|terra,teto,abrigo; porta|voz,vozes,aviões; bem|estar,vindo,vinda; mal|estar,entendid; latino|americ; norte|americ; sul|americ,afric,core; centro|americ; meio|dia,ambiente; alto|falante; mais|valia; matéria|prima; palavra|chave; norte|americ; sino|sov,jap,americ,amer,viet,ind,rus; indo|euro,chin,paki; euro|asi,amer,atl
	prim|ministru; nici|un,o; într|un,o,adev; dintr|un,o; printr|un,o; ne|am,au,ar; le|am,au,ar; te|am,au,ar; mi|am,au,ar; și|au,ar; ți|am,au,ar`)

// suffixes are ends of words and never the second half of a compound, where a
// word may stand before them: short-age, part-ly, leader-ship.
var suffixes = words(`ing | ings | ly | er | ers | ed | en | ened | ening | es | less | ful | fully | ship | ships | hood | ward | wards | ary | ery | ory | al | ally | ism | isms | ist | ists | istic | ous | ously | ant | ants | ent | ents | age | ages | ish | dom | est | ate | ated | ates | ize | ise | ized | ised | able | ably | ible | ability | man | men | woman | women | ian | ians | ic | ical | ically | self | selves | th | ier | iest | ness | lessness | fulness | ment | ments | mental | some | thing | body | where | ever | time | times | like | stood
	| mente | ista | istas | ismo | able | eur | eurs | euse | ième | ièmes | aine | ement | ements | iste | istes | isme | age | ages | ées | és | ée | er | ait | aient | ant | ants | ante | antes
	| ать | ить | еть | ов | ами | ями | ах | ях | ам | ям | ого | его | ому | ему | ский | ская | ское | ник | ники | ников | тель | тели | телей | лась | лось | лся | вать | вает`)

// table reads entries "word|beginning,beginning" parted by semicolons and line breaks.
func table(list string) map[string][]string {
	m := map[string][]string{}
	for entry := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ';' || r == '\n' }) {
		word, rest, _ := strings.Cut(strings.TrimSpace(entry), "|")
		if rest == "" {
			m[word] = nil
			continue
		}
		m[word] = append(m[word], strings.Split(rest, ",")...)
	}
	return m
}

func endsOne(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// judge tells whose a hyphen is by the halves beside it. What the text says
// itself goes first; then what languages do; then what a half cannot be.
func (x lexicon) judge(p parting) verdict {
	l, r := p.left, p.right
	nl, nr := utf8.RuneCountInString(l), utf8.RuneCountInString(r)
	switch {
	case x.words[l+"-"+r]:
		return real
	case x.words[l+r]:
		return margin
	case nl == 1 || nr == 1:
		return real // no margin leaves a single letter: "e-mail", "disse-o"
	case p.before && linking[l], p.after && linking[r]:
		return real
	case l == r && nl >= 4:
		return real // said twice, as the plural is in Malay
	case !hasVowel(l) || !hasVowel(r):
		return margin
	case spoken(p):
		return real
	case startsWith(r, compounds[l]):
		return real
	case endings[r] || suffixes[r]:
		return margin
	}
	if no, ok := firstParts[l]; ok && !startsWith(r, no) && !(solid[p.lang] && !x.words[r]) {
		return real
	}
	if twoAdjectives(p) {
		return real
	}
	switch {
	case solid[p.lang] || grown[l]:
		return margin
	case secondParts[r] && nl >= 3:
		return real
	case x.firsts[l] && nl >= 3 && nr >= 3:
		return real
	case x.words[l] && x.words[r] && nl >= 3 && nr >= 3 && nl+nr >= 7:
		return real
	case p.lang == "en" && x.words[l] && nl >= 4 && nr >= 4 && !hasVowel(r[:1]), romance[p.lang] && x.words[l] && nl >= 5 && nr >= 5 && !hasVowel(r[:1]):
		return real
	}
	return open
}

// spoken are the particles and pronouns that languages tie to a word with a hyphen.
func spoken(p parting) bool {
	l, r := p.left, p.right
	n := utf8.RuneCountInString(l)
	switch p.lang {
	case "ru", "be", "uk", "bg":
		switch r {
		case "то", "ка", "де":
			return asking[l] || r == "ка" && endsOne(l, "те", "мо", "жи", "ай", "ди")
		case "либо", "нибудь", "небудь", "таки":
			return true
		}
		if l == "по" && n == 2 {
			return p.lang == "bg" || !grownPo[r] && endsOne(r, "ски", "цки", "ому", "ему", "ьи", "ськи", "цьки")
		}
	case "fr":
		switch r {
		case "il", "ils", "elle", "elles", "on":
			return endsOne(l, "t", "d")
		case "je":
			return true
		case "vous", "y", "lui", "moi", "leur", "le", "la", "les", "en", "nous", "toi":
			return endsOne(l, "ez") || l == "dites" || l == "faites" || n >= 4 && endsOne(l, "ons") || r == "nous" && endsOne(l, "mes")
		case "ci", "là":
			return endsOne(l, "celui", "celle", "ceux", "celles") || r == "là" && l != "voi" && l != "ho" && (l != "de" || p.before)
		case "même", "mêmes":
			return emphatic[l]
		case "uns", "unes":
			return true
		case "ce":
			return l == "est" || l == "sont"
		case "à":
			return true
		}
	case "pt":
		verb := n >= 3 && endsOne(l, "ou", "eu", "iu", "am", "em", "ar", "er", "ir", "ndo", "mos")
		switch r {
		case "se", "lhe", "lhes", "me", "nos", "vos", "te":
			if verb || n >= 4 && endsOne(l, "sse", "ste", "z") {
				return true
			}
			return r == "se" && (n >= 4 && endsOne(l, "a", "e") && !endsOne(l, "óte", "ínte", "fa") || l == "faz" || l == "diz" || l == "viu")
		case "lo", "la", "los", "las":
			return endsOne(l, "á", "ê", "ô", "i", "í")
		case "os", "as":
			return n >= 4 && endsOne(l, "ou", "eu", "iu", "am")
		case "no", "na", "nas":
			return n >= 5 && endsOne(l, "am", "em")
		}
	case "ca":
		return (r == "se" || r == "ne" || r == "los" || r == "hi" || r == "ho") && endsOne(l, "ar", "er", "ir", "nt")
	case "ro":
		return r == "mi" && endsOne(l, "ândi") || r == "și" && n >= 4 && endsOne(l, "ndu")
	}
	return false
}

var (
	asking = words(`кто | что | кого | чего | кому | чему | кем | чем | ком | чём | где | куда | откуда | когда | как | какой | какая | какое | какие | какого | каких | какому | каким | какими | какую | каком | чей | чья | чьё | чье | чьи | почему | отчего | зачем | сколько | так | там | тут | тогда | потому | хто | що | щось | де | куди | коли | як | який | яка | яке | які | якого | якої | якій`)
	// grownPo are "по" and a pronoun that have grown together.
	grownPo = words(`тому | этому | сему | чему | всему | йому | цьому | мощи | ему`)
	// emphatic are the pronouns that take "même".
	emphatic = words(`lui | elle | elles | eux | moi | toi | soi | nous | vous | là | ceux | celui | celle | cela`)
)

// twoAdjectives reports whether both halves are adjectives of one rank, the first
// perhaps in the form that leads on to the second: научно-технический,
// społeczno-polityczny, marxista-leninista, politisch-ideologische.
func twoAdjectives(p parting) bool {
	l, r := p.left, p.right
	nl, nr := utf8.RuneCountInString(l), utf8.RuneCountInString(r)
	if nl < 5 || nr < 5 {
		return false
	}
	switch p.lang {
	case "ru", "uk", "be", "bg":
		if !endsOne(r, "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ыми", "ими", "ых", "их", "ую", "юю", "ом", "ей", "а", "е", "і", "ої", "ою", "у", "ськ", "ен", "на", "но", "ни", "ски", "ска", "ско") {
			return false
		}
		return endsOne(l, "ско", "цко", "сько", "цько") || nl >= 6 && (endsOne(l, "но") && !hasVowel(l[len(l)-6:len(l)-4]) && adjective(r))
	case "pl", "cs", "sk", "hr", "sr", "sl", "bs":
		return endsOne(l, "sko", "cko", "czno", "ecko", "owo", "lno") && endsOne(r, "y", "i", "a", "e", "ego", "ej", "iej", "ym", "im", "ych", "ich", "ą", "ymi", "imi", "ého", "ý", "á", "é", "í", "nog", "og", "om", "oj")
	case "de", "nl":
		if nr >= 6 && endsOne(l, "isch", "lich", "deutsch") {
			for _, end := range []string{"", "e", "en", "er", "es", "em"} {
				if w, ok := strings.CutSuffix(r, end); ok && endsOne(w, "isch", "lich", "är", "ell", "iv", "al") {
					return true
				}
			}
		}
		return false
	}
	if solid[p.lang] {
		return false
	}
	// Both end alike, but for the sign of number or sex.
	a, b := stem(l), stem(r)
	if na, nb := len(a), len(b); na >= 4 && nb >= 4 && a[na-3:] == b[nb-3:] {
		return true
	}
	return nl >= 6 && nr >= 5 && endsOne(l, "ico") && endsOne(r, "al", "ales", "ais", "ar", "ares", "a", "o", "as", "os", "i", "e", "es", "ien", "iens", "aire", "aires")
}

// adjective reports whether a Russian or Ukrainian word has the body of an
// adjective: "технический", "экономических".
func adjective(r string) bool {
	for _, in := range []string{"ск", "цк", "н", "ов", "ев", "тел"} {
		if at := strings.LastIndex(r, in); at > 0 && utf8.RuneCountInString(r[at+len(in):]) >= 2 && utf8.RuneCountInString(r[at+len(in):]) <= 3 {
			return utf8.RuneCountInString(r) >= 6
		}
	}
	return false
}

// stem is a word without the last letters that tell number and sex.
func stem(w string) string { return strings.TrimRight(w, "aeos") }

func hasVowel(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) || strings.ContainsRune("aeiouyáàâäãåāăąæéèêëēęěíìîïīıóòôöõōőøœúùûüūůűýÿаеёиоуыэюяіїєўαεηιουωάέήίόύώϊϋΐΰ", r) {
			return true
		}
	}
	return false
}
