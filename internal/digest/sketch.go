package digest

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/likeness"
)

// A Sketch is what of a language version is compared with other documents: at
// most some 2.5 KB, however long the text is.
type Sketch struct {
	// Runs are its runs of words, to find the same text again.
	Runs likeness.Sketch[uint32]
	// Anchors are what a translation keeps, as hashes, in the order of the text:
	// numbers, names by their consonants, abbreviations, addresses.
	Anchors []uint32
	// AnchorLimit is the hash beyond which anchors are not kept; 0 says that all are.
	AnchorLimit uint32
	// Caseless says that the script has no capitals: then any word may be a name, and
	// most are not.
	Caseless   bool
	Paragraphs []Paragraph // the first of them
}

// A Paragraph is the outline of a paragraph, an item or a heading.
type Paragraph struct {
	Length  uint16 // in letters, as a text in an alphabet has them
	Anchors uint16 // how many of the sketch stand before its end
}

const (
	// runWords and runCharacters are how many words make a run, and how many
	// characters where a script does not part words. Unrelated texts of one field
	// share a few runs of four words in a hundred.
	runWords, runCharacters = 4, 8
	keptRuns                = 256
	keptAnchors             = 192
	keptParagraphs          = 128
	// perCharacter is how many letters one Chinese character stands for.
	perCharacter = 3
)

// The hash of a run of characters is moved on by one without reading the others
// again (Karp and Rabin, 1987).
const (
	rollingBase = 0x9E3779B1
	rollingLast = rollingBase * rollingBase % (1 << 32) * rollingBase % (1 << 32) * rollingBase % (1 << 32) *
		rollingBase % (1 << 32) * rollingBase % (1 << 32) * rollingBase % (1 << 32) * rollingBase % (1 << 32)
)

// sketcher makes the sketch of a section while it is read.
type sketcher struct {
	runs     *likeness.Sampler
	words    [longestTitle]uint32 // the last ones
	begins   [longestTitle]int32  // where they begin
	chars    [runCharacters]uint32
	rolling  uint32 // of chars: their polynomial in rollingBase
	nWords   uint
	nChars   uint
	anchors  []uint32
	ends     []Paragraph // Anchors counts all, not only what is kept
	length   int         // of the paragraph so far
	caseless uint        // words in a script without capitals
}

func newSketcher() *sketcher { return &sketcher{runs: likeness.NewSampler(keptRuns)} }

// bytesOfWord is about how many bytes a word has, with the space behind it.
const bytesOfWord = 6

// begin begins a section of so many bytes.
func (k *sketcher) begin(bytes int) { k.runs.Begin(bytes / bytesOfWord) }

// word takes in a word by its hash and where it begins; run is the hash of the run
// that it ends, 0 if there is none yet.
func (k *sketcher) word(h uint32, letters, at int) (run uint32) {
	k.length += letters + 1
	n := k.nWords
	k.words[n%longestTitle], k.begins[n%longestTitle] = h, int32(at)
	if k.nWords++; n < runWords-1 {
		return 0
	}
	run = runOf(k.words[(n-3)%longestTitle], k.words[(n-2)%longestTitle], k.words[(n-1)%longestTitle], h)
	k.runs.Add(run)
	return run
}

// runOf is the hash of a run of four words; it is never 0.
func runOf(a, b, c, d uint32) uint32 {
	h := a*0x9E3779B1 + b*0x85EBCA6B + c*0xC2B2AE35 + d
	h = (h ^ h>>15) * 0x27D4EB2F
	return (h ^ h>>15) | 1
}

// endsWith reports whether the words read so far end with those given, the last
// first, and where these begin.
func (k *sketcher) endsWith(words []uint32) (from int32, ok bool) {
	if uint(len(words)) > k.nWords {
		return 0, false
	}
	for i, h := range words {
		if k.words[(k.nWords-1-uint(i))%longestTitle] != h {
			return 0, false
		}
	}
	return k.begins[(k.nWords-uint(len(words)))%longestTitle], true
}

// character takes in a character of a script that does not part words.
func (k *sketcher) character(c rune) {
	k.length += perCharacter
	old := &k.chars[k.nChars%runCharacters]
	k.rolling = k.rolling*rollingBase + uint32(c) - *old*rollingLast
	*old = uint32(c)
	if k.nChars++; k.nChars >= runCharacters {
		k.runs.Add(spread(k.rolling))
	}
}

func (k *sketcher) anchor(h uint32) { k.anchors = append(k.anchors, spread(h)) }

// paragraph ends the paragraph.
func (k *sketcher) paragraph() {
	if k.length > 0 && len(k.ends) < keptParagraphs {
		k.ends = append(k.ends, Paragraph{Length: uint16(min(k.length, 1<<16-1)), Anchors: uint16(min(len(k.anchors), 1<<16-1))})
	}
	k.length = 0
}

// sketch is that of the section, and begins the next.
func (k *sketcher) sketch() Sketch {
	s := Sketch{Runs: k.runs.Sketch(), Caseless: 2*k.caseless > k.nWords, Paragraphs: slices.Clone(k.ends)}
	if n := len(k.anchors); n > keptAnchors {
		s.AnchorLimit = uint32(math.MaxUint32 / n * keptAnchors)
		for below(k.anchors, s.AnchorLimit) > keptAnchors {
			s.AnchorLimit -= s.AnchorLimit / 16
		}
	}
	s.Anchors = make([]uint32, 0, min(len(k.anchors), keptAnchors))
	next := 0
	for i, h := range k.anchors {
		for next < len(k.ends) && int(k.ends[next].Anchors) <= i {
			s.Paragraphs[next].Anchors = uint16(len(s.Anchors))
			next++
		}
		if s.AnchorLimit == 0 || h <= s.AnchorLimit {
			s.Anchors = append(s.Anchors, h)
		}
	}
	for ; next < len(k.ends); next++ {
		s.Paragraphs[next].Anchors = uint16(len(s.Anchors))
	}
	k.anchors, k.ends, k.length, k.nWords, k.nChars = k.anchors[:0], k.ends[:0], 0, 0, 0
	k.chars, k.rolling, k.caseless = [runCharacters]uint32{}, 0, 0
	return s
}

// below counts the hashes up to a limit.
func below(hashes []uint32, limit uint32) int {
	n := 0
	for _, h := range hashes {
		if h <= limit {
			n++
		}
	}
	return n
}

// spread makes of a hash one of which every bit depends on all: the end of
// MurmurHash3 (Appleby, public domain). It is never 0.
func spread(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	h ^= h >> 16
	return max(h, 1)
}

// What the letters below U+0800 are to a name told by its consonants: a class of
// sounds that languages and alphabets write for one another, or none; and
// whether they are capitals.
const (
	soundMask  = 0x0F
	capital    = 0x80
	digit      = 0x40
	digitValue = 0x0F
)

var sounds = func() (table [0x800]byte) {
	for class, letters := range []string{
		1:  "bvwбвβب", // Basilea and Vasileios, Walesa and Валенса
		2:  "pfпфπφفپ",
		3:  "kgqcxjкгхґжчκγχξكقغخجگ", // Guantánamo, Kazajistán and Казахстан, Jean and Жан
		4:  "szсзцшщσςζșțśšżžźçßسصزشظژ",
		5:  "dдðđδدضذ",
		6:  "tтþθτتطث",
		7:  "lлłλل",
		8:  "mмμم",
		9:  "nнñńňνن",
		10: "rрřρر",
	} {
		for _, r := range letters {
			table[r] = byte(class)
			if upper := unicode.ToUpper(r); upper < 0x800 {
				table[upper] = byte(class)
			}
		}
	}
	for r := range table {
		switch c := rune(r); {
		case c >= '0' && c <= '9':
			table[r] = digit | byte(c-'0')
		case c >= 0x660 && c <= 0x669:
			table[r] = digit | byte(c-0x660)
		case c >= 0x6F0 && c <= 0x6F9:
			table[r] = digit | byte(c-0x6F0)
		case unicode.IsUpper(c):
			table[r] |= capital
		}
	}
	return table
}()

const (
	nameStart   hash = 0x3C6EF372
	numberStart hash = 0x510E527F
)

// anchorOf finds what a translation keeps of a word: a number of two digits or
// more, a name by its consonants, an abbreviation or a mark of letters and digits
// as it stands, whose hash is raw; 0 if it keeps nothing.
func anchorOf(word string, raw uint32) uint32 {
	first, _ := utf8.DecodeRuneInString(word)
	if first >= 0x800 {
		return 0
	}
	if sounds[first]&digit != 0 {
		return numberOf(word, raw)
	}
	arabic := isArabic(first)
	if arabic {
		word = withoutArticle(word)
	} else if sounds[first]&capital == 0 {
		return 0
	}
	h, last, consonants, capitals, letters := nameStart, byte(0), 0, 0, 0
	for _, r := range word {
		if r >= 0x800 {
			return 0
		}
		c := sounds[r]
		if c&digit != 0 {
			return raw
		}
		letters++
		if c&capital != 0 {
			capitals++
		}
		if c &= soundMask; c != 0 && c != last {
			h = h.with(c)
			consonants++
		}
		last = c
	}
	switch {
	case capitals == letters && letters >= 2 && first < utf8.RuneSelf:
		return raw
	case consonants >= 3:
		return h.value()
	}
	return 0
}

func isArabic(r rune) bool { return r >= 0x620 && r <= 0x6FF }

// withoutArticle takes the article off an Arabic word, and the particle before it.
func withoutArticle(word string) string {
	const article = "ال"
	rest, ok := strings.CutPrefix(word, article)
	if !ok && len(word) > 2 && strings.Contains("وفبك", word[:2]) {
		rest, ok = strings.CutPrefix(word[2:], article)
	}
	if ok && len(rest) > len(article) {
		return rest
	}
	return word
}

// numberOf is the anchor of a number, whatever digits it is written in and
// whatever ending an ordinal has.
func numberOf(word string, raw uint32) uint32 {
	h, digits, letters := numberStart, 0, 0
	for _, r := range word {
		if r < 0x800 && sounds[r]&digit != 0 {
			if letters > 0 {
				return raw
			}
			if v := sounds[r] & digitValue; v != 0 || digits > 0 {
				h = h.with('0' + v)
				digits++
			}
		} else {
			letters++
		}
	}
	switch {
	case letters > 3:
		return raw
	case digits >= 2:
		return h.value()
	}
	return 0
}

// Says reports whether the text names a number, as far as its anchors are kept.
func (s *Sketch) Says(n int) bool {
	text := strconv.Itoa(n)
	a := numberOf(text, hashOf(text))
	return a != 0 && slices.Contains(s.Anchors, spread(a))
}

// Anchors are what a translation keeps of a short text such as a title, as in a
// [Sketch].
func Anchors(text string) []uint32 {
	var anchors []uint32
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) || isSpaceless(r) }) {
		if a := anchorOf(word, hashOf(word)); a != 0 {
			anchors = append(anchors, spread(a))
		}
	}
	return anchors
}

// Target is the anchor of a link to a page of a name, as in a [Sketch].
func Target(name string) uint32 { return spread(hashOf(name)) }
