package language

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
)

// unit is what a word or letter that only one language has is worth; what k
// languages share is worth unit/k to each.
const unit = 12

// A tally is what was counted in a text.
type tally struct {
	letters int              // a character of Han, kana or Hangul counts as one
	scripts [scripts]int     // letters by script
	words   int              // words of the alphabets below
	scores  [len(known)]int  // by language, in units
	marks   [markLetters]int // letters that tell languages of the Arabic script apart, and the two ways of writing Chinese
}

// count counts the letters and words of a text, in one pass.
func (p *tally) count(text string) {
	var word [24]byte // in lower case; longer words are no function words
	n, long, script := 0, false, latin
	end := func() {
		if n > 0 {
			if p.words++; !long {
				p.word(keyOf(word[:n]), n, script)
			}
		}
		n, long = 0, false
	}
	for i := 0; i < len(text); {
		c := text[i]
		if isLetter(c) {
			from := i
			for i++; i < len(text) && isLetter(text[i]); i++ {
			}
			p.scripts[latin] += i - from
			script = latin
			if n == 0 && (i == len(text) || text[i] < utf8.RuneSelf) { // a word as most are
				if p.words++; functionWords.mayHave(c, i-from) {
					p.word(keyAt(text[from:], i-from), i-from, latin)
				}
				continue
			}
			long = long || n+i-from > len(word)
			for ; from < i && n < len(word); from++ {
				word[n] = text[from] | 0x20
				n++
			}
			continue
		}
		if c < utf8.RuneSelf {
			i++
			end()
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		s := scriptOf(r)
		if s == none {
			if !unicode.IsMark(r) {
				end()
			}
			continue
		}
		p.scripts[s]++
		script = s
		if r = lower(r); int(r) < len(letterSets) {
			p.vote(letterSets[r], s, unit)
		} else if s == latin && r >= 0x1ea0 {
			p.vote(vietnamese, latin, unit)
		} else if m := markOf(r); m != 0 {
			p.marks[m]++
		}
		if n+utf8.UTFMax <= len(word) {
			n += utf8.EncodeRune(word[n:], r)
		} else {
			long = true
		}
	}
	end()
	for _, count := range p.scripts {
		p.letters += count
	}
}

// isLetter reports a letter of ASCII.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// word lets a word of n bytes, whose last letter is of a script, speak for its languages.
func (p *tally) word(k key, n, script int) {
	if languages := functionWords.of(k); languages != 0 {
		worth := unit
		if n == 1 {
			worth = unit / 3 // initials and formulas are full of single letters
		}
		p.vote(languages, script, worth)
	}
}

// lower is unicode.ToLower, quick for the scripts that matter.
func lower(r rune) rune {
	switch {
	case r >= 'а' && r <= 'я':
		return r
	case r >= 'А' && r <= 'Я':
		return r + 32
	case r >= 0x0590 && r < 0x10a0 || r >= 0x2e80 && r < 0xa640:
		return r
	}
	return unicode.ToLower(r)
}

// vote shares out what a word or letter is worth among a set of languages of a script.
func (p *tally) vote(languages set, script, worth int) {
	if languages == 0 {
		return
	}
	rest := uint64(languages)
	worth = max(worth/bits.OnesCount64(rest), 1)
	for ; rest != 0; rest &= rest - 1 {
		p.scores[base[script]+bits.TrailingZeros64(rest)] += worth
	}
}

// best is the likeliest language and how sure that is.
func (p *tally) best() (document.Lang, float64) {
	script, count := none, 0
	for s, n := range p.scripts {
		if s == han || s == kana || s == hangul {
			n *= 3 // a syllable or a word each
		}
		if n > count {
			script, count = s, n
		}
	}
	if count == 0 {
		return "", 0
	}
	// The share of the script; what stands in another one may be names.
	share := float64(p.scripts[script]) / float64(p.letters)
	if script == han || script == kana {
		share = float64(p.scripts[han]+p.scripts[kana]) / float64(p.letters)
	}
	share = min(1, 1.25*share)
	enough := func(n, half int) float64 { return share * float64(n) / float64(n+half) }
	switch script {
	case latin, cyrillic, arabic, devanagari, hebrew:
		lang, confidence := p.byWords(script)
		if lang == "" {
			return "", 0
		}
		return lang, share * confidence
	case han, kana:
		if p.scripts[kana]*20 >= p.scripts[han]+p.scripts[kana] {
			return "ja", enough(p.scripts[kana], 4)
		}
		if p.marks[traditional] > p.marks[simplified] {
			return "zh-Hant", enough(count/3, 8)
		}
		return "zh", enough(count/3, 8)
	}
	return byScript[script], enough(count, 4)
}

// commonest are the languages that a text of these scripts is likeliest in when
// no word of it tells. Of the Latin script there is no such guess.
var commonest = [scripts]document.Lang{cyrillic: "ru", arabic: "ar", devanagari: "hi", hebrew: "he"}

// twins have nearly all their words in common. The one cannot make the other
// doubtful: the better one of them is taken.
var twins = map[document.Lang]document.Lang{"hr": "sr-Latn", "sr-Latn": "hr", "id": "ms", "ms": "id", "da": "no", "no": "da"}

// byWords picks among the languages of a script.
func (p *tally) byWords(script int) (document.Lang, float64) {
	scores := &p.scores
	if script == arabic {
		added := p.scores
		p.addArabic(&added)
		scores = &added
	}
	first, second := -1, 0
	from := base[script]
	for n, s := range scores[from:end[script]] {
		if s == 0 {
			continue
		}
		i := from + n
		switch {
		case first < 0:
			first = i
		case s > scores[first]:
			if twinOf[i] != first {
				second = scores[first]
			}
			first = i
		case s > second && twinOf[first] != i:
			second = s
		}
	}
	if first < 0 {
		return commonest[script], 0.1
	}
	score := float64(scores[first])
	evidence := score / unit
	margin := (score - float64(second)) / score
	// Running text has such a word in every three or four; under one in twelve
	// it is a list of names, or a language not known here.
	density := min(1, evidence*12/float64(p.words+1))
	return known[first].lang, density * min(1, 3*margin) * evidence / (evidence + 1.5)
}
