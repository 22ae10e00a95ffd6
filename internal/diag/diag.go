// Package diag holds messages as values: file, line, what is wrong, what to do.
//
// Stages report into a Log; cmd/fonds alone prints. A bad input is a message
// and the work goes on; an Error (of what the maintainer wrote) stops the
// build after every other error has been found too.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Level is how grave a message is.
type Level uint8

// Info is worth a line with --verbose; Notice always; Warning means that
// something was left out or doubtful; Error that there is no result.
const (
	Info Level = iota
	Notice
	Warning
	Error
)

var levels = [...]string{"info", "notice", "warning", "error"}

func (l Level) String() string { return levels[l] }

// MarshalText gives the name of the level, for JSON.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the name of a level.
func (l *Level) UnmarshalText(text []byte) error {
	i := slices.Index(levels[:], string(text))
	if i < 0 {
		return fmt.Errorf("%q is no level of a message", text)
	}
	*l = Level(i)
	return nil
}

// A Message says what is wrong, where, and what to do.
type Message struct {
	Level Level  `json:"level"`
	File  string `json:"file,omitempty"` // relative to the collection, with slashes
	Line  int    `json:"line,omitempty"` // from 1; 0 if the whole file is meant
	Text  string `json:"text"`           // lower case, no full stop
	Hint  string `json:"hint,omitempty"` // what to do, in the imperative
}

// String is the message on one line, safe for a terminal:
// "seeds/a.txt:3: warning: text; hint".
func (m Message) String() string {
	var b strings.Builder
	if m.File != "" {
		b.WriteString(m.File)
		if m.Line > 0 {
			fmt.Fprintf(&b, ":%d", m.Line)
		}
		b.WriteString(": ")
	}
	b.WriteString(m.Level.String())
	b.WriteString(": ")
	b.WriteString(m.Text)
	if m.Hint != "" {
		b.WriteString("; ")
		b.WriteString(m.Hint)
	}
	return Printable(b.String())
}

// Printable replaces control characters, bidirectional controls and invalid
// bytes by visible escapes, so that no text from outside moves a terminal.
func Printable(s string) string {
	if !strings.ContainsFunc(s, hidden) && strings.ToValidUTF8(s, "") == s {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Quoted is the beginning of a text in quotation marks, on one line and of so many
// characters at most, for a message.
func Quoted(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	n, cut := 0, len(s)
	for i := range s {
		if n++; n == most {
			cut = i
		}
	}
	if n > most {
		s = s[:cut] + "…"
	}
	return "“" + s + "”"
}

func hidden(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// A Log collects messages from many goroutines, each once.
type Log struct {
	mu       sync.Mutex
	messages []Message
	seen     map[Message]bool
}

// Add puts a message into the log.
func (l *Log) Add(m Message) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen[m] {
		return
	}
	if l.seen == nil {
		l.seen = map[Message]bool{}
	}
	l.seen[m] = true
	l.messages = append(l.messages, m)
}

// Errorf, Warnf, Noticef and Infof add a message about a line of a file; an
// empty file or a line 0 means no such place. The hint follows a "; " in the
// printed text and may be empty.
func (l *Log) Errorf(file string, line int, hint, format string, args ...any) {
	l.Add(Message{Error, file, line, fmt.Sprintf(format, args...), hint})
}

// Warnf: see Errorf.
func (l *Log) Warnf(file string, line int, hint, format string, args ...any) {
	l.Add(Message{Warning, file, line, fmt.Sprintf(format, args...), hint})
}

// Noticef: see Errorf.
func (l *Log) Noticef(file string, line int, hint, format string, args ...any) {
	l.Add(Message{Notice, file, line, fmt.Sprintf(format, args...), hint})
}

// Infof: see Errorf.
func (l *Log) Infof(file string, line int, hint, format string, args ...any) {
	l.Add(Message{Info, file, line, fmt.Sprintf(format, args...), hint})
}

// Count is the number of messages of a level.
func (l *Log) Count(level Level) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, m := range l.messages {
		if m.Level == level {
			n++
		}
	}
	return n
}

// Messages returns what was reported, by file, line, level and text, each once.
func (l *Log) Messages() []Message {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.Clone(l.messages)
	slices.SortStableFunc(all, func(a, b Message) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(b.Level, a.Level), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(all)
}

// Problems are messages as an error, of a package that is given no Log.
type Problems []Message

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, m := range p {
		lines[i] = m.String()
	}
	return strings.Join(lines, "\n")
}

// Report adds what an error says: the messages of Problems as they are, any
// other error as one without a place. A nil error says nothing.
func (l *Log) Report(err error) {
	var problems Problems
	switch {
	case err == nil:
	case errors.As(err, &problems):
		for _, m := range problems {
			l.Add(m)
		}
	default:
		l.Errorf("", 0, "", "%v", err)
	}
}
