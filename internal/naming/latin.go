package naming

import (
	"strings"

	"fonds/internal/slug"
)

// Latin is a name in plain small Latin letters, in which the usual ways to write
// other alphabets are one: "zuganov" is Зюганов, Ziuganov, Zyuganov and Zjuganov.
// It is for comparison: it tells less apart than the name. Names of more than
// about eighty letters are cut.
func Latin(name string) string {
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "")
	}
	s := strings.ReplaceAll(string(slug.Of(name)), "-", " ") + " "
	s = latinFolds.Replace(latinDigraphs.Replace(s))
	return strings.TrimSuffix(latinEndings.Replace(s), " ")
}

// latinEndings are those of Slavic family names: Ladaniwsky, Ладанівська.
var latinEndings = strings.NewReplacer("ski ", "sk ", "ska ", "sk ", "skai ", "sk ", "ck ", "k ", "ckii ", "k ", "cki ", "k ", "cka ", "k ")

var latinDigraphs = strings.NewReplacer(
	"shch", "s", "sch", "s", "sh", "s", "tch", "c", "ch", "c", "kh", "h", "zh", "z", "ts", "c", "tz", "c", "cz", "c", "ph", "f", "ou", "u", "oo", "u", "ks", "x",
	"yu", "u", "iu", "u", "ju", "u", "ya", "a", "ia", "a", "ja", "a", "yo", "e", "io", "e", "jo", "e", "ye", "e", "ie", "e", "je", "e", "yi", "i", "iy", "i", "ii", "i", "ij", "i", "yy", "i",
)

var latinFolds = strings.NewReplacer("y", "i", "j", "i", "w", "v", "g", "h", "ss", "s", "nn", "n", "ll", "l", "tt", "t", "mm", "m", "rr", "r")
