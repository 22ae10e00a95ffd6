package document

import "strings"

// A Message is a sentence of the program's own, as a value: which one, and what
// is filled in. String is it in English; a site says it in its own language.
type Message struct {
	Key  MessageKey `json:"key"` // in the table "message" of layouts/i18n
	Args []Arg      `json:"args,omitempty"`
}

// Say makes a message.
func Say(key MessageKey, args ...Arg) Message { return Message{key, args} }

// String is the message in English.
func (m Message) String() string {
	pairs := make([]string, 0, 2*len(m.Args))
	for i, a := range m.Args {
		pairs = append(pairs, "{"+string(rune('1'+i))+"}", a.String())
	}
	return strings.NewReplacer(pairs...).Replace(english[m.Key])
}

// An Arg is what is filled into a message.
type Arg struct {
	Kind    ArgKind  `json:"kind,omitempty"`
	Text    string   `json:"text,omitempty"`
	Message *Message `json:"message,omitempty"` // in place of Text
}

// An ArgKind says how an argument is written in another language.
type ArgKind string

// The kinds of argument.
const (
	AsIs     ArgKind = ""       // a name, a file, words of a text
	ADate    ArgKind = "date"   // in EDTF
	SomeLine ArgKind = "lines"  // "3-5"
	ANumber  ArgKind = "number" // whole
	APhrase  ArgKind = "phrase" // English words that the table "phrase" of layouts/i18n may have
)

// Name is an argument that is the same in every language.
func Name(text string) Arg { return Arg{Text: text} }

// On is a date.
func On(d Date) Arg { return Arg{Kind: ADate, Text: d.String()} }

// At is lines of the seed.
func At(s Span) Arg { return Arg{Kind: SomeLine, Text: s.String()} }

// Number is a number, written in digits.
func Number(digits string) Arg { return Arg{Kind: ANumber, Text: digits} }

// Phrase is a few words of the program's own.
func Phrase(words string) Arg { return Arg{Kind: APhrase, Text: words} }

// Sub is a message within another one.
func Sub(m Message) Arg { return Arg{Message: &m} }

// String is the argument in an English sentence.
func (a Arg) String() string {
	switch {
	case a.Message != nil:
		return a.Message.String()
	case a.Kind == SomeLine:
		s, err := ParseSpan(a.Text)
		if err != nil || s == (Span{}) {
			return a.Text
		}
		first, last, _ := strings.Cut(s.String(), "-")
		if first == last {
			return "line " + first
		}
		return "lines " + first + "–" + last
	}
	return a.Text
}

// A MessageKey names a message.
type MessageKey string

// What the import says of a text.
const (
	SaysUnreadable      MessageKey = "unreadable"
	SaysFramed          MessageKey = "framed"
	SaysBoundary        MessageKey = "boundary"
	SaysAlsoOf          MessageKey = "also_of"
	SaysEncoding        MessageKey = "encoding"
	SaysEncodingOr      MessageKey = "encoding_or"
	SaysEarlier         MessageKey = "earlier_than_told"
	SaysTwoDates        MessageKey = "two_dates"
	SaysRepeated        MessageKey = "repeated"
	SaysMoreRepeated    MessageKey = "more_repeated"
	SaysOtherVersion    MessageKey = "other_version"
	SaysOtherVersionToo MessageKey = "other_version_too"
)

// What is said of names that are one, or may be.
const (
	SaysTaken            MessageKey = "taken"
	SaysMayBe            MessageKey = "may_be"
	SaysAt               MessageKey = "at"
	SaysAtWords          MessageKey = "at_words"
	SaysSeveralNames     MessageKey = "several_names"
	SaysDisputed         MessageKey = "disputed"
	SaysInitials         MessageKey = "initials"
	SaysForeignInitials  MessageKey = "foreign_initials"
	SaysShortBehind      MessageKey = "short_behind"
	SaysShortInBrackets  MessageKey = "short_in_brackets"
	SaysSameMeaning      MessageKey = "same_meaning"
	SaysTranslated       MessageKey = "translated"
	SaysMarks            MessageKey = "marks"
	SaysAlphabets        MessageKey = "alphabets"
	SaysOrder            MessageKey = "order"
	SaysNearlySpelled    MessageKey = "nearly_spelled"
	SaysSameFamily       MessageKey = "same_family"
	SaysFamilyNameAlone  MessageKey = "family_name_alone"
	SaysDifferentCountry MessageKey = "different_countries"
)

// english are the messages as the command line has them. layouts/i18n/en.yaml has
// the same sentences; a test compares them.
var english = map[MessageKey]string{
	SaysUnreadable:      "The file could not be read as text: {1}.",
	SaysFramed:          "Its text, or a part of it, is that of the page in its frame, {1}, whose lines are meant.",
	SaysBoundary:        "Another document may begin at {1}: {2}.",
	SaysAlsoOf:          "Its text is also that of {1}, whose paragraphs that do not stand in the first seed follow at the end.",
	SaysEncoding:        "The encoding of the file is in doubt: it was read as {1}.",
	SaysEncodingOr:      "The encoding of the file is in doubt: it was read as {1}, but it may be {2}.",
	SaysEarlier:         "The date {1} ({2}) is earlier than {3}, which the text tells as past ({4}); the printed date was kept.",
	SaysTwoDates:        "Two dates are printed: {1} ({2}) and {3} ({4}); the first was taken.",
	SaysRepeated:        "The paragraph of {1} stands again at {2}.",
	SaysMoreRepeated:    "More paragraphs that stand twice: {1}.",
	SaysOtherVersion:    "another version of this text, {1}, says otherwise",
	SaysOtherVersionToo: "another version of this text, {1}, says otherwise, and so does this text itself",

	SaysTaken:            "“{1}” was taken for “{2}”",
	SaysMayBe:            "“{1}” and “{2}” may be one: {3}",
	SaysAt:               "{1} ({2})",
	SaysAtWords:          "{1} ({2}: “{3}”)",
	SaysSeveralNames:     "texts give {1} several names; this is one of them",
	SaysDisputed:         "a text says that they are one, but documents place them in different countries, or records tell them apart",
	SaysInitials:         "{1} is made of the initials of {2}",
	SaysForeignInitials:  "{1} may be made of the initials of {2} in another language",
	SaysShortBehind:      "the same name with a short form behind it",
	SaysShortInBrackets:  "the short form stands in brackets behind the name",
	SaysSameMeaning:      "the two names mean the same",
	SaysTranslated:       "the two names mean the same in two languages",
	SaysMarks:            "the two are spelled alike but for marks and usual transliterations",
	SaysAlphabets:        "the one is the other in another alphabet",
	SaysOrder:            "the same words, but for their order and small words between",
	SaysNearlySpelled:    "they differ in one word by a letter or two: {1}, {2}",
	SaysSameFamily:       "the same family name, and given names that may be the same",
	SaysFamilyNameAlone:  "the same family name, once without given names",
	SaysDifferentCountry: "{1}, though documents give them different countries",
}

// Messages gives every message in English by its key.
func Messages() map[MessageKey]string {
	all := make(map[MessageKey]string, len(english))
	for key, words := range english {
		all[key] = words
	}
	return all
}
