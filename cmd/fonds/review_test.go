package main

import (
	"slices"
	"strings"
	"testing"

	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/review"
)

// What is printed to be written is pasted: it must mean the value that was meant.
func TestALineToWriteIsPrintedAsItIsMeant(t *testing.T) {
	for _, title := range []string{
		"Lake Party", "- x", "a: b", "#", "null", `"; x`, "a\x1b[31mb", "\u202ea", "a\u200fb", "a\u2028b", `a\u200fb`, strings.Repeat("of the lake ", 60) + "shore",
	} {
		item := review.Item{Kind: review.Unsure, File: "content/documents/a.md", Field: document.FieldTitle, Value: "x", Alternatives: []review.Alternative{{
			Value: title, Write: frontmatter.Line(&document.Meta{Title: title}, document.FieldTitle),
		}}}
		lines := told(item)
		i := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "      write ") })
		if i < 0 {
			t.Errorf("%q: nothing to write in %q", title, lines)
			continue
		}
		written := strings.TrimPrefix(lines[i], "      write ")
		f, problems := frontmatter.Parse([]byte("---\nid: abcdefgh\n" + written + "\n---\n"))
		if problems != nil || f.Meta.Title != title {
			t.Errorf("%q is printed as %q, which is %q: %v", title, written, f.Meta.Title, problems)
		}
		if strings.ContainsAny(written, "\x1b\u202e\u2028\n") {
			t.Errorf("%q commands the terminal", written)
		}
	}
}

func TestALineThatIsTooLongIsNotPrintedInPart(t *testing.T) {
	item := review.Item{Kind: review.More, File: "content/documents/a.md", Field: document.FieldParties, Alternatives: []review.Alternative{{
		Value: "Lake Party", Write: "parties: [" + strings.Repeat("Lake Party of Norway, ", 200) + "Lake Party]",
	}}}
	text := strings.Join(told(item), "\n")
	if strings.Contains(text, "write parties") || !strings.Contains(text, "--json") {
		t.Error(text)
	}
}
