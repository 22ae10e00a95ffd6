package charset

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// A model says how probable it is that one letter follows another in a language
// that is written with letters. It is counted from samples.txt and from the
// names of countries and languages in that language, which golang.org/x/text
// has from the CLDR. Between words stands the letter 0.
type model struct {
	lang   string
	script *unicode.RangeTable
	index  map[rune]uint8 // of a letter in lower case, from 1
	size   int
	bits   []float32 // of letter y after x, at x*size+y
	plain  []float32 // the same for ASCII letters, by [x][y] with 0 for everything else, 27 wide; Latin alone
}

//go:embed samples.txt
var samples string

// Running text weighs more than names, in which there is more that is foreign.
const textWeight = 6

// models are counted when the first file needs them: few collections do.
var models = sync.OnceValue(func() map[string]*model {
	all := map[string]*model{}
	for _, part := range strings.Split(samples, "\n@")[1:] {
		lang, text, _ := strings.Cut(part, "\n")
		all[lang] = newModel(lang, text)
	}
	return all
})

func newModel(lang, text string) *model {
	m := &model{lang: lang, index: map[rune]uint8{}}
	switch lang {
	case "ru", "uk", "be", "bg", "sr", "mk":
		m.script = unicode.Cyrillic
	case "el":
		m.script = unicode.Greek
	case "he":
		m.script = unicode.Hebrew
	case "ar", "fa":
		m.script = unicode.Arabic
	default:
		m.script = unicode.Latin
	}
	names := names(lang)
	for _, s := range []string{text, names} {
		for _, r := range fold(s, lang) {
			if unicode.Is(m.script, r) && unicode.IsLetter(r) && m.index[r] == 0 && len(m.index) < 120 {
				m.index[r] = uint8(len(m.index) + 1)
			}
		}
	}
	m.size = len(m.index) + 1
	pairs := make([]float64, m.size*m.size)
	single := make([]float64, m.size)
	count := func(s string, weight float64) {
		x := uint8(0)
		for _, r := range fold(s, lang) {
			y := m.index[r]
			if x != 0 || y != 0 {
				pairs[int(x)*m.size+int(y)] += weight
				single[y] += weight
			}
			x = y
		}
	}
	count(text, textWeight)
	if lang == "el" { // capitals stand without accents
		count(strings.NewReplacer("ά", "α", "έ", "ε", "ή", "η", "ί", "ι", "ό", "ο", "ύ", "υ", "ώ", "ω").Replace(fold(text, lang)), 1)
	}
	count(names, 1)
	all := 0.0
	for y := range single {
		single[y]++
		all += single[y]
	}
	// Witten-Bell: what was never seen after x gets as much as there are
	// different letters after x, shared by how frequent they are at all.
	m.bits = make([]float32, m.size*m.size)
	for x := range m.size {
		after, kinds := 0.0, 0.0
		for y := range m.size {
			if n := pairs[x*m.size+y]; n > 0 {
				after += n
				kinds++
			}
		}
		kinds = 2*kinds + 2
		for y := range m.size {
			p := (pairs[x*m.size+y] + kinds*single[y]/all) / (after + kinds)
			m.bits[x*m.size+y] = float32(min(-math.Log2(p), 14))
		}
	}
	if m.script == unicode.Latin {
		m.plain = make([]float32, 27*27)
		at := func(i int) int {
			if i == 0 {
				return 0
			}
			return int(m.index[rune('a'+i-1)])
		}
		for x := range 27 {
			for y := range 27 {
				m.plain[x*27+y] = 14
				if (x == 0 || at(x) > 0) && (y == 0 || at(y) > 0) {
					m.plain[x*27+y] = m.bits[at(x)*m.size+at(y)]
				}
			}
		}
	}
	return m
}

// fold is the text in lower case, with the letters that the old encodings lack
// written as they were in them.
func fold(s, lang string) string {
	s = strings.ToLower(s)
	switch lang {
	case "ro":
		s = strings.NewReplacer("ș", "ş", "ț", "ţ").Replace(s)
	case "fa":
		s = strings.NewReplacer("ی", "ي").Replace(s)
	}
	return s
}

// names are the countries and languages of the world in a language.
func names(lang string) string {
	tag := language.Make(lang)
	var b strings.Builder
	regions, languages := display.Regions(tag), display.Languages(tag)
	for _, x := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		for _, y := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
			code := string([]rune{x, y})
			if r, err := language.ParseRegion(code); err == nil && r.IsCountry() && regions != nil {
				b.WriteString(regions.Name(r) + "\n")
			}
			if l, err := language.ParseBase(strings.ToLower(code)); err == nil && languages != nil {
				b.WriteString(languages.Name(l) + "\n")
			}
		}
	}
	return b.String()
}

// What a character is, beside being a letter of some script.
const (
	space    = iota // and every ASCII character that is no letter
	letter          //
	common          // quotes, dashes and signs of everyday texts
	hard            // a space that does not break
	trailing        // signs that stand after what they belong to
	opening         // ¿ and ¡
	rare            // other signs
	box             // lines and blocks of tables on a text screen
	mark            // a vowel point
	joiner          // and marks of direction
	control         // and what stands for no character
)

// A sign is what the cost of a character depends on.
type sign struct {
	r     rune // in lower case
	kind  uint8
	upper bool
	ascii bool
}

func signOf(r rune) sign {
	s := sign{r: r, ascii: r < 0x80}
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			s.r, s.kind, s.upper = r+'a'-'A', letter, true
		} else if r >= 'a' && r <= 'z' {
			s.kind = letter
		}
	case r < 0xa0 || r == 0xfffd || r >= 0xe000 && r < 0xf900:
		s.kind = control
	case strings.ContainsRune("¿¡", r):
		s.kind = opening
	case strings.ContainsRune("«»„“”‘’‚‹›–—…№§•·€£©\u00ad", r):
		s.kind = common
	case r == 0xa0:
		s.kind = hard
	case strings.ContainsRune("°™®²³", r):
		s.kind = trailing
	case r == 'ª' || r == 'º' || r == 'µ' || r == 'ƒ' || r == 'ˆ' || r == 'ˇ':
		s.kind = rare
	case unicode.IsLetter(r):
		s.kind = letter
		s.r = unicode.ToLower(r)
		s.upper = s.r != r
	case r >= 0x2500 && r < 0x25a0 || r == 0x2320 || r == 0x2321:
		s.kind = box
	case unicode.IsMark(r):
		s.kind = mark
	case r >= 0x200b && r <= 0x200f || r == 0x640 || r == 0x60c || r == 0x61b || r == 0x61f:
		s.kind = joiner
		if r == 0x640 || r == 0x60c || r == 0x61b || r == 0x61f {
			s.kind = common
		}
	default:
		s.kind = rare
	}
	return s
}

// cost is what y after x costs in the language, in bits. Those of letters are
// counted; those of signs are set by hand, by how seldom they stand so in texts of any kind,
// and TestPiecesOfTextsAreNotMistakenSilently holds them together.
func (m *model) cost(x, y sign) float64 {
	inLetters := x.kind == letter || x.kind == mark
	switch y.kind {
	case space:
		switch x.kind {
		case letter:
			return float64(m.bits[int(m.index[x.r])*m.size])
		case opening:
			return 8
		case box:
			if y.r > ' ' {
				return 8
			}
		}
		return 2
	case letter:
		bits := m.letterCost(x, y)
		if x.kind == letter {
			switch {
			case y.upper && !x.upper:
				bits += 7
			case y.upper:
				bits++
			}
		} else if y.upper {
			bits += 2
		}
		switch x.kind {
		case space:
			if x.r >= '0' && x.r <= '9' {
				bits += 5
			}
		case rare, trailing:
			bits += 5
		case box:
			bits += 8
		case control:
			bits += 3
		}
		return bits
	case common:
		if y.r == '’' && x.r == ' ' {
			return 12 // it opens nothing, in most languages
		}
		switch {
		case inLetters && strings.ContainsRune("•£€©№„‚", y.r):
			return 15
		case x.r <= ' ' && (y.r == '•' || y.r == '©'), (x.r <= ' ' || x.r >= '0' && x.r <= '9') && (y.r == '€' || y.r == '£'):
			return 5
		}
		return 7.5
	case hard:
		if x.kind == hard || x.r == ' ' {
			return 3
		}
		return 5
	case trailing:
		if x.kind == space && x.r > ' ' || inLetters {
			return 8
		}
		return 12
	case opening:
		if inLetters {
			return 16
		}
		return 9
	case rare:
		if inLetters {
			return 17
		}
		return 12
	case box:
		switch {
		case x.kind == box && x.r == y.r:
			return 3
		case x.kind == box:
			return 9
		case x.kind == space && x.r <= ' ':
			return 11
		}
		return 17
	case mark:
		if inLetters && (m.lang == "he" || m.lang == "ar" || m.lang == "fa") {
			return 9
		}
		return 17
	case joiner:
		if inLetters && (m.lang == "he" || m.lang == "ar" || m.lang == "fa") {
			return 8
		}
		return 17
	}
	return 24
}

func (m *model) letterCost(x, y sign) float64 {
	yi := m.index[y.r]
	xi := uint8(0)
	if x.kind == letter {
		xi = m.index[x.r]
	}
	if yi != 0 {
		bits := float64(m.bits[int(xi)*m.size+int(yi)])
		if x.kind == letter && xi == 0 {
			bits += 3 // beside a letter that the language lacks
			if x.ascii || !unicode.Is(m.script, x.r) {
				bits += 6
			}
		}
		return bits
	}
	switch {
	case y.ascii: // a word of another script, for the encodings' letters are no ASCII
		if x.kind == letter && xi != 0 {
			return 14
		}
		return 5
	case !unicode.Is(m.script, y.r):
		return 18
	}
	return 14
}
