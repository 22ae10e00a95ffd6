package content

import (
	"fmt"
	"strings"

	"fonds/internal/diag"
	"fonds/internal/frontmatter"
)

// report says where a person and the import disagree, at the lines of the merged file.
func (m *merge) report(data []byte, log *diag.Log) {
	if len(m.fields) == 0 && len(m.conflicts) == 0 {
		return
	}
	merged, _ := frontmatter.Parse(data)
	for _, f := range m.fields {
		line, said := merged.Lines[f], frontmatter.Line(m.now, f)
		value := frontmatter.Value(&m.was.Meta, f)
		where, kept, hint := "was corrected by hand", "kept", "write that in its place to follow the seed again"
		if value == "" {
			where, kept, hint = "was taken out by hand", "left out", "write that line to follow the seed again"
			line = max(line, 1)
		}
		says := "the seed now says " + quoted(strings.TrimPrefix(said, string(f)+": "))
		if said == "" {
			says, hint = "the seed no longer gives any", "delete the line if it should go"
		}
		if m.before == nil {
			where, says = "is not what the seed says", "that is "+quoted(strings.TrimPrefix(said, string(f)+": "))
		}
		log.Warnf(m.file, line, hint, "%s %s; %s; %s", f, where, says, kept)
	}
	for _, c := range m.conflicts {
		text, hint := c.words()
		log.Warnf(m.file, merged.BodyLine+c.line, hint, "%s", text)
	}
}

// words say what a conflict is, and what to do.
func (c conflict) words() (text, hint string) {
	says := "the seed now says " + quoted(c.said)
	if c.more > 0 {
		says += fmt.Sprintf(" and more (%d paragraphs in all)", c.more+1)
	}
	switch c.kind {
	case removedByPerson:
		return "a paragraph that stood here was taken out by hand; " + says + "; left out", "put the new words in if they should stand"
	case removedByImport:
		return "this was corrected by hand; the seed no longer has it; kept", "delete it if it should go"
	case addedAmongEdits:
		return "this was rewritten by hand; " + says + " within it; left out", "put the new words in if they should stand"
	case differsFromStart:
		return "from here the text is not what the seed says, and nothing is known of an earlier import; kept", "see that it is as you want it"
	}
	return "this was corrected or moved by hand; " + says + "; kept", "put the new words in if they are better"
}

// quoted is a text of the seed's for a message.
func quoted(s string) string { return diag.Quoted(s, 160) }
