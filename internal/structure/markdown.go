package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/markdown"
	"fonds/internal/seed"
)

var (
	atxHeading = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	underline  = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	rule       = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	listItem   = regexp.MustCompile(`^([ \t]*)([-*+]|[0-9]{1,9}[.)])[ \t]+(.*)$`)
	definition = regexp.MustCompile(`^ {0,3}\[[^\]^]+\]:[ \t]*\S`)
)

// ReadMarkdown finds the blocks of a seed that is Markdown already, from a line
// on, for the rules to read: Text is what a reader sees of them. The Markdown
// itself stays as it is (see compose.Markdown). Comments are Boilerplate; what
// shows no words (rules, definitions of links, marks of languages) is no block.
func ReadMarkdown(s *seed.Seed, from int) []Block {
	m := markdownReader{lines: s.Lines, at: max(from, 1)}
	for m.at <= len(m.lines) {
		m.next()
	}
	if len(m.blocks) == 0 {
		return nil
	}
	findEndMark(m.blocks)
	nest(m.blocks)
	findDelegations(m.blocks)
	findSignatories(m.blocks)
	findClosingNames(m.blocks)
	if !m.marked {
		findLanguages(m.blocks)
		return m.blocks
	}
	// The author has parted the languages; the first may go without a mark.
	first := 0
	for first < len(m.blocks) && m.blocks[first].Lang == "" {
		first++
	}
	findLanguages(m.blocks[:first])
	return m.blocks
}

// IsDefinition reports a line "[name]: address", which says where links lead and
// shows nothing itself.
func IsDefinition(line string) bool { return definition.MatchString(line) }

type markdownReader struct {
	lines  []string
	at     int // the next line, from 1
	gap    int
	lang   document.Lang
	marked bool
	blocks []Block
}

func (m *markdownReader) line(n int) string {
	if n > len(m.lines) {
		return ""
	}
	return m.lines[n-1]
}

// next reads one block, or passes over a line that shows nothing.
func (m *markdownReader) next() {
	line := m.line(m.at)
	trimmed := strings.TrimFunc(line, blank)
	if trimmed == "" {
		m.gap++
		m.at++
		return
	}
	first := m.at
	switch lang, mark := markdown.IsLangMark(line); {
	case mark:
		m.lang, m.marked = document.Lang(lang), true
		m.at++
	case strings.HasPrefix(trimmed, "<!--"):
		for m.at < len(m.lines) && !strings.Contains(m.line(m.at), "-->") {
			m.at++
		}
		m.at++
		b := m.block(Boilerplate, first, strings.Join(m.lines[first-1:min(m.at-1, len(m.lines))], "\n"))
		b.Reason = "comment in the Markdown"
		m.add(b)
	case markdown.FenceOf(line) != "":
		fence := markdown.FenceOf(line)
		m.at++
		for m.at <= len(m.lines) {
			mark := markdown.FenceOf(m.line(m.at))
			m.at++
			if mark != "" && mark[0] == fence[0] && len(mark) >= len(fence) {
				break
			}
		}
		m.add(m.block(Paragraph, first, strings.Join(m.lines[first:max(min(m.at-2, len(m.lines)), first)], "\n")))
	case rule.MatchString(line), definition.MatchString(line):
		m.at++
	case atxHeading.MatchString(line):
		found := atxHeading.FindStringSubmatch(line)
		m.at++
		if words := markdown.Seen(found[2]); strings.TrimSpace(words) != "" {
			b := m.block(Heading, first, words)
			b.Level = len(found[1])
			m.add(b)
		}
	default:
		m.text(first, line, trimmed)
	}
}

// text reads a paragraph, an item, a quotation or a heading that is underlined.
func (m *markdownReader) text(first int, line, trimmed string) {
	var raw []string
	b := Block{}
	if item := listItem.FindStringSubmatch(line); item != nil {
		b.Kind, b.Marker, b.indent = Item, item[2], indent(item[1])
		found, _ := findMarker(item[2] + " x")
		b.Ordinal, b.style = found.ordinal, found.style
		line = item[3]
	} else if strings.HasPrefix(trimmed, ">") {
		b.Kind = Quote
		line = trimmed
	}
	for {
		raw = append(raw, line)
		m.at++
		line = m.line(m.at)
		if strings.TrimFunc(line, blank) == "" || markdown.FenceOf(line) != "" || atxHeading.MatchString(line) || listItem.MatchString(line) {
			break
		}
		if _, mark := markdown.IsLangMark(line); mark || strings.HasPrefix(strings.TrimSpace(line), "<!--") {
			break
		}
		if u := underline.FindStringSubmatch(line); u != nil && b.Kind == Paragraph {
			b.Kind, b.Level = Heading, 2
			if u[1][0] == '=' {
				b.Level = 1
			}
			m.at++
			break
		}
		if b.Kind != Quote && strings.HasPrefix(strings.TrimSpace(line), ">") || rule.MatchString(line) {
			break
		}
	}
	b = m.finish(b, first, markdown.Seen(strings.Join(raw, "\n")))
	if strings.TrimSpace(b.Text) != "" {
		m.add(b)
	}
}

func (m *markdownReader) block(kind Kind, first int, text string) Block {
	return m.finish(Block{Kind: kind}, first, text)
}

func (m *markdownReader) finish(b Block, first int, text string) Block {
	b.Lines = document.Span{First: first, Last: max(min(m.at-1, len(m.lines)), first)}
	b.Text = strings.TrimFunc(text, blank)
	b.gap, b.Loose = m.gap, m.gap > 0
	b.runes = min(utf8.RuneCountInString(b.Text), 400*(1+b.Lines.Last-b.Lines.First))
	b.Lang = m.lang
	return b
}

func (m *markdownReader) add(b Block) {
	m.blocks = append(m.blocks, b)
	m.gap = 0
}
