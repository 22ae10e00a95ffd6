package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/compose"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/infer"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// A Reading is how one seed was read, from its lines to documents without ids.
type Reading struct {
	Seed   *seed.Seed // as decoded; of a saved page, its readable part
	Blocks []structure.Block
	Parts  []Part // the documents it holds, at least one
}

// A Part is one document of a seed.
type Part struct {
	Lines    document.Span // zero: the whole seed
	Document document.Document
	document.Reading
}

// A reader takes seeds through decode, structure and infer. What it makes of one
// is a pure function of the seed's bytes, its name, its sidecar, and the
// authority records.
type reader struct {
	seeds fs.FS
	index *authority.Index
	log   *diag.Log
}

// A text is a seed as blocks, whatever its format.
type text struct {
	*seed.Seed
	blocks   []structure.Block
	declared []infer.Declared
	removed  []document.Removed
	extra    string // keys of its front matter that are none of ours, as they stand
	from     int    // the line at which the text begins
}

func (r reader) read(file string) (Reading, error) {
	s, err := seed.Read(r.seeds, file, r.log)
	if err != nil {
		return Reading{}, fmt.Errorf("reading seeds/%s: %w", file, err)
	}
	if s.Unread != "" {
		p := Part{Reading: document.Reading{Warnings: []string{"The file could not be read as text: " + s.Unread + "."}}}
		p.Document.Title, p.Document.TitleSupplied = path.Base(s.File), true
		return Reading{Seed: s, Parts: []Part{p}}, nil
	}
	t := r.textOf(s)
	result := Reading{Seed: t.Seed, Blocks: t.blocks}
	for i, span := range r.spans(t) {
		result.Parts = append(result.Parts, t.part(r.index, span, i == 0))
	}
	if len(result.Parts) == 1 {
		result.Parts[0].Lines = document.Span{}
	}
	return result, nil
}

// textOf makes blocks of a seed.
func (r reader) textOf(s *seed.Seed) text {
	t := text{Seed: s, from: 1}
	switch s.Format {
	case seed.Markdown:
		t.head(r.log)
		t.blocks = structure.ReadMarkdown(s, t.from)
	default:
		t.blocks = structure.Read(s)
	}
	return t
}

// head reads the front matter of a Markdown seed. A faulty one counts as text.
func (t *text) head(log *diag.Log) {
	data := []byte(strings.Join(t.Lines, "\n") + "\n")
	keys, body, problem := frontmatter.Foreign(data)
	if problem != nil {
		log.Warnf("seeds/"+t.File, problem.Line, "", "its front matter cannot be read and counts as text: %s", problem.Text)
		return
	}
	if body == 1 {
		return
	}
	t.from = body
	t.blocks = nil
	own, problems := frontmatter.Parse(data)
	var extra strings.Builder
	var rest []document.Removed
	named := map[string]bool{}
	for _, k := range keys {
		lines := document.Span{First: k.First, Last: k.Last}
		words := strings.Join(t.Lines[k.First-1:k.Last], "\n")
		values := infer.FromKey(k.Name, k.Values, lines)
		if k.Name == string(document.FieldSignatories) && problems == nil {
			values = signatories(own.Meta.Signatories, lines)
		}
		switch {
		case len(values) > 0:
			t.declared = append(t.declared, values...)
		case len(k.Values) == 0:
		case !slices.Contains(document.Fields, document.Field(k.Name)) && !named[k.Name]:
			named[k.Name] = true
			extra.WriteString(words + "\n")
			rest = append(rest, document.Removed{Lines: lines, Words: words, Reason: "front matter that was kept as it is"})
		default:
			rest = append(rest, document.Removed{Lines: lines, Words: words, Reason: "front matter that could not be used"})
		}
	}
	t.extra, t.removed = extra.String(), rest
}

func signatories(list []document.Signatory, lines document.Span) []infer.Declared {
	var all []infer.Declared
	for i, s := range list {
		all = append(all, infer.Declared{
			Field: document.FieldSignatories, Value: fmt.Sprintf("%d %s", i+1, strings.TrimSpace(s.Name+" "+s.Party)), Signatory: &s,
			Rule: "declared/front matter", Lines: lines, Confidence: 1, Final: true, Moved: i == 0,
		})
	}
	return all
}

// spans are the lines of each document in a seed.
func (r reader) spans(t text) []document.Span {
	starts := []int{1}
	var list []document.Span
	for i, from := range starts {
		to := len(t.Lines)
		if i+1 < len(starts) {
			to = starts[i+1] - 1
		}
		list = append(list, document.Span{First: from, Last: to})
	}
	return list
}

// part reads one document: the blocks that lie within its lines.
func (t text) part(index *authority.Index, lines document.Span, first bool) Part {
	var blocks []structure.Block
	for _, b := range t.blocks {
		if lines.Contains(b.Lines.First) {
			blocks = append(blocks, b)
		}
	}
	p := Part{Lines: lines}
	in := &infer.Input{Seed: t.Seed, Blocks: blocks, Authority: index}
	if first {
		in.Declared = t.declared
	}
	p.Document.Meta, p.Reading = infer.Read(in)
	if first {
		p.Removed = append(slices.Clone(t.removed), p.Removed...)
	}
	if t.Format == seed.Markdown {
		within := document.Span{First: max(lines.First, t.from), Last: lines.Last}
		p.Document.Body = compose.Markdown(t.Lines, within, blocks, p.Reading)
	} else {
		p.Document.Body = compose.Body(blocks, p.Reading)
	}
	if p.Document.Title == "" { // a text without words
		p.Document.Title, p.Document.TitleSupplied = path.Base(t.File), true
	}
	if first {
		p.Document.Extra = t.extra
	}
	return p
}

// further adds the text of a document's other seeds to its body: what of it does
// not stand there already.
func (r reader) further(doc *document.Document, reading *document.Reading, refs []document.SeedRef) error {
	done := map[string]bool{}
	for _, ref := range refs {
		if done[ref.SHA256] {
			continue
		}
		done[ref.SHA256] = true
		s, err := seed.Read(r.seeds, ref.File, r.log)
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", ref.File, err)
		}
		if s.Unread != "" {
			continue
		}
		t := r.textOf(s)
		var kept document.Reading
		for _, b := range t.blocks {
			if b.Kind == structure.Boilerplate {
				kept.Removed = append(kept.Removed, document.Removed{Lines: b.Lines})
			}
		}
		body := compose.Body(t.blocks, kept)
		if t.Format == seed.Markdown {
			body = compose.Markdown(t.Lines, document.Span{First: 1, Last: len(t.Lines)}, t.blocks, kept)
		}
		doc.Body = compose.Join(doc.Body, body)
		reading.Warnings = append(reading.Warnings, "Its text is also that of seeds/"+ref.File+", whose paragraphs that do not stand in the first seed follow at the end.")
	}
	return nil
}
