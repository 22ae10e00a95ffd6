// Package charset tells which legacy encoding bytes are in, and turns them into
// text: what people saved before UTF-8 was everywhere. It owns the names of
// encodings, their tables, and the guess.
//
// [Detect] decodes with every candidate and asks how well the result reads as
// one of the languages that are written in it, pair of letters by pair of
// letters (see model.go). All costs are in bits, so that encodings whose
// characters take one byte and those whose characters take two can be compared:
// the text that costs the fewest bits is the likeliest. It is for bytes that
// carry no byte order mark and are not valid UTF-8; package seed looks at those
// first.
package charset

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The names of the Unicode encodings, which package seed decodes.
const (
	UTF8    = "UTF-8"
	UTF16LE = "UTF-16LE"
	UTF16BE = "UTF-16BE"
	UTF32LE = "UTF-32LE"
	UTF32BE = "UTF-32BE"
)

// A legacy encoding. languages are those that Detect tries on it; without any
// it is decoded when asked for by name, and never guessed. prior is what taking
// a file for it costs before a byte was looked at, in bits: how rare it is
// among files that people have.
type legacy struct {
	name      string
	enc       encoding.Encoding
	prior     float64
	languages string
}

const (
	western  = "en de fr es pt it nl sv da nb fi is ca"
	central  = "pl cs sk hu hr sl ro sq de en"
	baltic   = "lt lv et pl en"
	cyrillic = "ru uk be bg sr mk"
)

// known is in the order of preference: of two encodings in which a file reads
// the same, the first is named.
var known = []legacy{
	{"windows-1252", charmap.Windows1252, 0, western},
	{"windows-1251", charmap.Windows1251, 0, cyrillic},
	{"windows-1250", charmap.Windows1250, 1, central},
	{"windows-1253", charmap.Windows1253, 2, "el"},
	{"windows-1254", charmap.Windows1254, 2, "tr"},
	{"windows-1255", charmap.Windows1255, 2, "he"},
	{"windows-1256", charmap.Windows1256, 2, "ar fa"},
	{"windows-1257", charmap.Windows1257, 3, baltic},
	{"GB18030", simplifiedchinese.GB18030, 1, "zh"},
	{"Shift_JIS", japanese.ShiftJIS, 1, "ja"},
	{"Big5", traditionalchinese.Big5, 2, "zh-Hant"},
	{"EUC-KR", korean.EUCKR, 2, "ko"},
	{"EUC-JP", japanese.EUCJP, 3, "ja"},
	{"KOI8-R", charmap.KOI8R, 2, "ru bg"},
	{"KOI8-U", charmap.KOI8U, 3, "uk be ru"},
	{"IBM866", charmap.CodePage866, 3, "ru be uk bg"},
	{"ISO-8859-2", charmap.ISO8859_2, 2, central},
	{"ISO-8859-15", charmap.ISO8859_15, 3, western},
	{"ISO-8859-9", charmap.ISO8859_9, 4, "tr"},
	{"ISO-8859-7", charmap.ISO8859_7, 4, "el"},
	{"ISO-8859-5", charmap.ISO8859_5, 5, cyrillic},
	{"ISO-8859-8", charmap.ISO8859_8, 5, "he"},
	{"ISO-8859-6", charmap.ISO8859_6, 5, "ar"},
	{"ISO-8859-1", charmap.ISO8859_1, 4, western},
	{"ISO-8859-4", charmap.ISO8859_4, 8, baltic},
	{"ISO-8859-13", charmap.ISO8859_13, 6, baltic},
	{"IBM852", charmap.CodePage852, 5, central},
	{"IBM850", charmap.CodePage850, 5, western},
	{"IBM862", charmap.CodePage862, 6, "he"},
	{"IBM855", charmap.CodePage855, 8, "ru bg sr mk"},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, 10, cyrillic},
	{"macintosh", charmap.Macintosh, 8, western},

	{"windows-1258", charmap.Windows1258, 0, ""},
	{"windows-874", charmap.Windows874, 0, ""},
	{"ISO-8859-3", charmap.ISO8859_3, 0, ""},
	{"ISO-8859-10", charmap.ISO8859_10, 0, ""},
	{"ISO-8859-16", charmap.ISO8859_16, 0, ""}, // windows-1250 has the cedilla where it has the comma
	{"ISO-8859-14", charmap.ISO8859_14, 0, ""},
	{"IBM437", charmap.CodePage437, 0, ""},
	{"IBM858", charmap.CodePage858, 0, ""},
	{"IBM860", charmap.CodePage860, 0, ""},
	{"IBM863", charmap.CodePage863, 0, ""},
	{"IBM865", charmap.CodePage865, 0, ""},
	{"ISO-2022-JP", japanese.ISO2022JP, 0, ""},
}

// aliases are names in use that neither the web nor IANA lists.
var aliases = map[string]string{
	"latin-1": "ISO-8859-1", "latin-2": "ISO-8859-2", "latin-5": "ISO-8859-9", "latin-9": "ISO-8859-15", "latin9": "ISO-8859-15",
	"cp866": "IBM866", "dos": "IBM866", "cp437": "IBM437", "cp850": "IBM850", "cp852": "IBM852", "cp855": "IBM855", "cp858": "IBM858",
	"cp860": "IBM860", "cp862": "IBM862", "cp863": "IBM863", "cp865": "IBM865", "cp932": "Shift_JIS", "cp936": "GB18030", "cp949": "EUC-KR", "cp950": "Big5",
	"koi8": "KOI8-R", "iso-8859-8-i": "ISO-8859-8", "utf8": UTF8, "utf-16": UTF16LE, "utf-16le": UTF16LE, "utf-16be": UTF16BE, "utf-32": UTF32LE, "utf-32le": UTF32LE, "utf-32be": UTF32BE,
	"mac-cyrillic": "x-mac-cyrillic", "mac-roman": "macintosh", "macroman": "macintosh", "maccyrillic": "x-mac-cyrillic",
}

// Canonical gives the name under which an encoding is known here, from any name
// of it: those of the WHATWG Encoding Standard, by its rules, so that
// ISO-8859-1 is windows-1252, which has all of it; those of the IANA registry;
// and some in daily use, such as cp1251 and latin-2.
func Canonical(label string) (name string, ok bool) {
	label = strings.ToLower(strings.TrimSpace(label))
	if name, ok := aliases[label]; ok {
		if name == "ISO-8859-1" {
			name = "windows-1252"
		}
		return name, true
	}
	enc, err := htmlindex.Get(label)
	if err == nil {
		switch name, _ := htmlindex.Name(enc); name {
		case "utf-8":
			return UTF8, true
		case "gbk", "gb18030":
			return "GB18030", true // which has all of the other
		}
	} else if enc, err = ianaindex.IANA.Encoding(label); err != nil || enc == nil {
		for _, l := range known {
			if strings.EqualFold(l.name, label) {
				return l.name, true
			}
		}
		return "", false
	}
	for _, l := range known {
		if l.enc == enc {
			return l.name, true
		}
	}
	return "", false
}

// Decode turns bytes into text. What is not valid in the encoding becomes
// U+FFFD. The name must be canonical and of a legacy encoding; ok is false if
// it is not.
func Decode(name string, b []byte) (text string, ok bool) {
	l := find(name)
	if l == nil {
		return "", false
	}
	return l.decode(b), true
}

// Encoding gives the encoding of a canonical name of a legacy encoding, to write with; nil for
// another name.
func Encoding(name string) encoding.Encoding {
	if l := find(name); l != nil {
		return l.enc
	}
	return nil
}

func find(name string) *legacy {
	for i := range known {
		if known[i].name == name {
			return &known[i]
		}
	}
	return nil
}

func (l *legacy) decode(b []byte) string {
	table := l.table()
	if table == nil {
		out, _ := l.enc.NewDecoder().Bytes(b) // it replaces, and never fails
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/2)
	for _, c := range b {
		if c < utf8.RuneSelf {
			out.WriteByte(c)
		} else {
			out.WriteRune(table[c])
		}
	}
	return out.String()
}

// table is what each byte stands for, if every byte is a character: U+FFFD for
// none. It is nil for encodings of several bytes.
func (l *legacy) table() *[256]rune {
	if t := tables()[l.name]; t != nil {
		return &t.runes
	}
	return nil
}

// signs are those of the table, or nil.
func (l *legacy) signs() *[256]sign {
	if t := tables()[l.name]; t != nil {
		return &t.signs
	}
	return nil
}

type byteTable struct {
	runes [256]rune
	signs [256]sign
}

var tables = sync.OnceValue(func() map[string]*byteTable {
	all := map[string]*byteTable{}
	for _, l := range known {
		if m, single := l.enc.(*charmap.Charmap); single {
			t := new(byteTable)
			for i := range t.runes {
				t.runes[i] = m.DecodeByte(byte(i))
				t.signs[i] = signOf(t.runes[i])
			}
			all[l.name] = t
		}
	}
	return all
})
