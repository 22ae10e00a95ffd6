package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Span is a range of lines of a seed, both ends included, counted from 1.
// The zero Span is no place at all.
type Span struct {
	First int `json:"first"`
	Last  int `json:"last"`
}

// Contains reports whether the line lies within the span.
func (s Span) Contains(line int) bool { return s.First <= line && line <= s.Last && s.First > 0 }

// String is the form in which a span is written: "3-17", "" for no place.
func (s Span) String() string {
	if s == (Span{}) {
		return ""
	}
	return fmt.Sprintf("%d-%d", s.First, s.Last)
}

// ParseSpan reads what String writes, and a single line "3".
func ParseSpan(text string) (Span, error) {
	if text == "" {
		return Span{}, nil
	}
	first, last, ranged := strings.Cut(text, "-")
	if !ranged {
		last = first
	}
	from, err := strconv.Atoi(strings.TrimSpace(first))
	to, err2 := strconv.Atoi(strings.TrimSpace(last))
	if err != nil || err2 != nil || from < 1 || to < from {
		return Span{}, fmt.Errorf("%q is no range of lines", text)
	}
	return Span{from, to}, nil
}

// Evidence is why a value is believed: the rule that proposed it, the lines of
// the seed it rests on, and their words. (Provenance is kept for its archival
// sense, custody.)
type Evidence struct {
	Field      Field   `json:"field"`
	Value      string  `json:"value"`      // as it would stand in the front matter
	Rule       string  `json:"rule"`       // name of the rule, e.g. "date/dateline"
	Lines      Span    `json:"lines"`      // inside the seed
	Words      string  `json:"words"`      // from those lines, as written; of Markdown as readers see them
	Confidence float64 `json:"confidence"` // 0 to 1
	// Moved says that the lines stand in the metadata only and were left out
	// of the body; Words then holds them whole.
	Moved bool `json:"moved,omitempty"`
}

// Removed is text of the seed that stands neither in the body nor in the
// metadata: boilerplate, running headers, hyphens at the ends of lines.
type Removed struct {
	Lines  Span   `json:"lines"`
	Words  string `json:"words"`
	Reason string `json:"reason"` // e.g. "name of the site"
	// Part says that the lines stand in the body but for a sign within Words.
	Part bool `json:"part,omitempty"`
}

// A Reading is what the import knows of a document beside the document itself.
// It is a pure function of the seed and the authority records, so it can
// always be computed again.
type Reading struct {
	Evidence   []Evidence `json:"evidence"`             // of the values chosen
	Candidates []Evidence `json:"candidates,omitempty"` // runners-up and doubtful values
	Removed    []Removed  `json:"removed,omitempty"`
	Warnings   []Warning  `json:"warnings,omitempty"` // contradictions, repeated paragraphs, decoding
}

// A Warning is something about a document that a person should look at.
type Warning struct {
	Field Field  `json:"field,omitempty"` // that it is about; "" for the text as a whole
	Lines Span   `json:"lines,omitzero"`  // inside the seed: where to look first
	Text  string `json:"text"`            // a sentence, in English
	// Message is the sentence as a value, for pages in another language.
	Message Message `json:"message,omitzero"`
}

// Moved is the warning with its lines, and those that its message names, counted
// otherwise.
func (w Warning) Moved(lines func(Span) Span) Warning {
	w.Lines = lines(w.Lines)
	if w.Message.Key == "" {
		return w
	}
	args := slices.Clone(w.Message.Args)
	for i, a := range args {
		if s, err := ParseSpan(a.Text); a.Kind == SomeLine && err == nil {
			args[i] = At(lines(s))
		}
	}
	return Warn(w.Field, w.Lines, w.Message.Key, args...)
}

// Warn makes a warning.
func Warn(f Field, lines Span, key MessageKey, args ...Arg) Warning {
	m := Say(key, args...)
	return Warning{Field: f, Lines: lines, Text: m.String(), Message: m}
}
