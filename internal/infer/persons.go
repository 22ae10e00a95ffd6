package infer

import (
	"strings"

	"fonds/internal/document"
)

// A title may have the one who speaks in another form than the nominative: "Ada
// Blum's speech", "Речь Глеба Тарасова".

// spokenKinds are the kinds of document that one person speaks or writes, as they
// stand behind the name: "Ada Blum's speech".
var spokenKinds = wordSet(`speech, full speech, address, remarks, letter, open letter, statement, keynote, testimony, resignation letter, farewell speech, acceptance speech, victory speech, concession speech, apology speech, inaugural address, maiden speech, resignation speech, full statement, opening remarks, closing remarks, lecture, declaration`)

// answers are words before a name by which a text speaks to or about what the
// person has said.
var answers = wordSet(`to, on, about, against, regarding, response, reply, after, following, reaction, analysis, in`)

// possessor finds the person whose speech or letter a title says that it is: "Full
// text of Ada Blum's speech to the harbour".
func possessor(text string) string {
	ws := wordsOf(text)
	for i, w := range ws {
		if !strings.HasSuffix(w.low, "'s") || i+1 >= len(ws) {
			continue
		}
		kind := false
		for j := i + 1; j < min(len(ws), i+4); j++ {
			if _, n := spokenKinds.at(ws, j); n > 0 {
				kind = true
				break
			}
		}
		if !kind || i > 0 && answers.has(ws[:i]) {
			continue
		}
		at := strings.LastIndexAny(text[w.from:w.to], "'’")
		for from := max(0, i-3); from < i; from++ {
			name := text[ws[from].from : int(w.from)+at]
			if _, n := rolePhrases.at(ws, from); n > 0 || !isPerson(name) {
				continue
			}
			return name
		}
		return ""
	}
	return ""
}

// personEndings bring the words of a person's name from the genitive or, behind
// "with", the instrumental to the nominative: of a man and of a woman; the first
// ending that fits.
type personEndings struct{ first, last [2][]string }

var russianGenitive = personEndings{
	first: [2][]string{{"ия ий", "ея ей", "ря рь", "ла л", "а "}, {"ии ия", "ги га", "ки ка", "хи ха", "ьи ья", "ы а"}},
	last:  [2][]string{{"ского ский", "цкого цкий", "ова ов", "ева ев", "ёва ёв", "ина ин", "ына ын", "ича ич", "енко енко", "чука чук", "юка юк"}, {"ской ская", "цкой цкая", "овой ова", "евой ева", "ёвой ёва", "иной ина", "ыной ына", "енко енко", "овны овна", "евны евна", "чук чук"}},
}

var russianInstrumental = personEndings{
	first: [2][]string{{"ием ий", "еем ей", "рем рь", "ом "}, {"ией ия", "ьей ья", "ой а", "ей я"}},
	last:  [2][]string{{"ским ский", "цким цкий", "овым ов", "евым ев", "ёвым ёв", "иным ин", "ыным ын", "ичем ич", "енко енко", "чуком чук"}, {"ской ская", "цкой цкая", "овой ова", "евой ева", "ёвой ёва", "иной ина", "ыной ына", "енко енко", "овной овна", "евной евна", "чук чук"}},
}

var ukrainianGenitive = personEndings{
	first: [2][]string{{"ія ій", "ря р", "а "}, {"ії ія", "ги га", "ки ка", "и а"}},
	last:  [2][]string{{"ського ський", "цького цький", "ова ов", "єва єв", "іна ін", "ича ич", "енка енко", "чука чук", "юка юк", "ука ук"}, {"ської ська", "цької цька", "ової ова", "євої єва", "іної іна", "енко енко", "чук чук"}},
}

var polishInstrumental = personEndings{
	first: [2][]string{{"em "}, {"ą a"}},
	last:  [2][]string{{"skim ski", "ckim cki", "nym ny"}, {"ską ska", "cką cka", "ną na"}},
}

// declined reads a person's name off the beginning of a text in such a case, and
// gives it in the nominative. n is how many bytes it took.
func declined(text string, endings personEndings) (name string, n int) {
	ws := wordsOf(cut(text, maxStamp))
	end := 0
	for end < min(len(ws), 4) && upperFirst(text, ws[end]) && (end == 0 || strings.Trim(text[ws[end-1].to:ws[end].from], " .\u00a0") == "") {
		end++
	}
	if end < 2 || !isPerson(text[:ws[end-1].to]) {
		return "", 0
	}
	for sex := range 2 {
		var b strings.Builder
		ok, changed := true, false
		for i, w := range ws[:end] {
			word := text[w.from:w.to]
			form := word
			if len([]rune(word)) > 1 {
				list := endings.first[sex]
				if i > 0 {
					list = endings.last[sex]
				}
				form, ok = ending(word, list)
				if i == 1 && end == 3 && !ok { // two first names
					form, ok = ending(word, endings.first[sex])
				}
				if !ok {
					break
				}
				changed = changed || form != word
			}
			b.WriteString(form)
			if i+1 < end {
				b.WriteString(text[w.to:ws[i+1].from])
			}
		}
		if ok && changed {
			return b.String(), int(ws[end-1].to)
		}
	}
	return "", 0
}

// withWords lead to who is asked in an interview, by language.
var withWords = wordSet(`с, со, з, із, зі, z, ze`)

// declinedSpeaker finds who speaks in a title in Russian, Ukrainian or Polish.
func declinedSpeaker(text string, lang document.Lang) (name, words string) {
	if lang = kin(lang); lang == "" && !nominative(text) {
		lang = "ru"
		if containsAny(strings.ToLower(text), "іїєґ") {
			lang = "uk"
		}
	}
	if lang != "ru" && lang != "uk" && lang != "pl" {
		return "", ""
	}
	ws := wordsOf(text)
	for i := range min(len(ws), 3) {
		kind, n := kindAt(ws, i)
		if n == 0 {
			continue
		}
		at := i + n
		endings := personEndings{}
		switch _, with := lookup(withWords, ws, at); {
		case kind == "interview" && with > 0 && lang == "ru":
			endings, at = russianInstrumental, at+with
		case kind == "interview" && with > 0 && lang == "pl":
			endings, at = polishInstrumental, at+with
		case with > 0:
			return "", ""
		case lang == "ru":
			endings = russianGenitive
		case lang == "uk":
			endings = ukrainianGenitive
		default:
			return "", ""
		}
		for at < len(ws) { // "первого секретаря", "товарища"
			_, n := rolePhrases.at(ws, at)
			if n == 0 {
				break
			}
			at += n
		}
		if at >= len(ws) {
			return "", ""
		}
		name, n := declined(text[ws[at].from:], endings)
		if n == 0 || isBody(name) {
			return "", ""
		}
		return name, text[ws[at].from : int(ws[at].from)+n]
	}
	return "", ""
}

func lookup(p phrases, ws []word, i int) (string, int) {
	if i >= len(ws) {
		return "", 0
	}
	return p.at(ws, i)
}

var _ = register(Rule{Name: "authors/other form", Field: document.FieldAuthors, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	t := s.title()
	if t.parts == nil {
		return nil
	}
	lines := t.parts[0].Lines
	if name := possessor(t.text); name != "" && !isBody(name) && !isPlace(name) {
		return []Claim{claim(name, lines, name, 0.8)}
	}
	if name, words := declinedSpeaker(t.text, s.lang); name != "" {
		return []Claim{claim(name, lines, words, 0.78)}
	}
	return nil
}})

// Whoever stands before a colon at the beginning of the title of a speech, a
// statement or an interview: "Ada Blum: why I resign".
var _ = register(Rule{Name: "authors/before the colon", Field: document.FieldAuthors, Derived: true, Propose: func(in *Input, known *document.Meta) []Claim {
	switch known.Type {
	case "speech", "interview", "letter", "open letter":
	default:
		return nil
	}
	t := in.view.main().title()
	if len(known.Authors) > 0 || t.parts == nil {
		return nil
	}
	name, _, ok := strings.Cut(t.text, ":")
	if !ok || !namesPerson(name) || isBody(name) {
		return nil
	}
	return []Claim{claim(name, t.parts[0].Lines, name, 0.74)}
}})
