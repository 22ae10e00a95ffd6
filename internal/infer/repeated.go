package infer

import (
	"strconv"
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// longEnough is from how many bytes a paragraph that stands twice is more than
// a slogan or a refrain.
const longEnough = 120

// maxRepeated is how many repeated paragraphs are named one by one.
const maxRepeated = 20

// repeated warns of long paragraphs that stand twice, as when a page was put
// together from two drafts. They stay where they are: it is not ours to say
// which of them was meant.
func repeated(blocks []structure.Block) []document.Warning {
	first := make(map[string]document.Span, len(blocks))
	var warnings []document.Warning
	count := 0
	for _, b := range blocks {
		if b.Kind == structure.Boilerplate || b.Kind == structure.Heading || len(b.Text) < longEnough {
			continue
		}
		text := strings.TrimSpace(b.Text)
		at, there := first[text]
		if !there {
			first[text] = b.Lines
			continue
		}
		if count++; count <= maxRepeated {
			warnings = append(warnings, document.Warn("", b.Lines, document.SaysRepeated, document.At(at), document.At(b.Lines)))
		}
	}
	if count > maxRepeated {
		warnings = append(warnings, document.Warn("", document.Span{}, document.SaysMoreRepeated, document.Number(strconv.Itoa(count-maxRepeated))))
	}
	return warnings
}
