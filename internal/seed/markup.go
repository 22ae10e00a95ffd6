package seed

import (
	"regexp"
	"strings"
)

// Programs that write Markdown escape marks that need it nowhere, quotation marks
// and dashes and points among them (pandoc with its extensions for typography
// turned off does). Nobody types those, and no other markup has a backslash before
// marks alone: TeX, RTF and paths have letters behind it.

const (
	enoughEscapes = 4
	needless      = `"'.-`
	punctuation   = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
)

// markdownMarks are what else such a text has, in a line.
var markdownMarks = regexp.MustCompile(`^#{1,6} \S|^-   \S|\*\*\S[^*]*\*\*|(?:^|\s)\*\S[^*]*\S\*|\]\([^)\s]+|^-{20,}$|<https?://[^>\s]+>`)

// isMarkdown reports whether the lines of a text are Markdown that a program
// wrote, though the file's name does not say so.
func isMarkdown(lines []string) bool {
	escapes, others, free := 0, 0, 0
	for _, line := range lines {
		for rest := line; ; {
			_, after, ok := strings.Cut(rest, `\`)
			if !ok {
				break
			}
			switch {
			case after == "": // a hard line break
			case strings.IndexByte(punctuation, after[0]) < 0:
				others++
			default:
				escapes++
				if strings.IndexByte(needless, after[0]) >= 0 {
					free++
				}
				after = after[1:]
			}
			rest = after
		}
	}
	if free < enoughEscapes || others*10 > escapes {
		return false
	}
	marks := 0
	for _, line := range lines {
		if len(line) < 1000 && markdownMarks.MatchString(line) {
			if marks++; marks == 2 {
				return true
			}
		}
	}
	return false
}
