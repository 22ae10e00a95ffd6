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
	"fonds/internal/gazetteer"
	"fonds/internal/infer"
	"fonds/internal/markdown"
	"fonds/internal/seed"
	"fonds/internal/structure"
	"fonds/internal/webpage"
)

// A Reading is how one seed was read, from its lines to documents without ids.
type Reading struct {
	Seed   *seed.Seed // as decoded; of a saved page, its readable part
	Blocks []structure.Block
	Parts  []Part // the documents it holds, at least one

	framed bool // other files than the seed were read for it
}

// A Part is one document of a seed.
type Part struct {
	Lines    document.Span // zero: the whole seed
	Document document.Document
	document.Reading
}

// A reader takes seeds through decode, structure and infer. What it makes of one
// is a pure function of the seed's bytes, its name, its sidecar, how these bytes
// were parted before, and the authority records.
type reader struct {
	seeds     fs.FS
	index     *authority.Index
	overruled map[string]overruling // what people say of seeds, by file
	parted    map[string][]int      // the lines at which known texts were parted, by hash
	log       *diag.Log
}

// A text is a seed as blocks, whatever its format.
type text struct {
	*seed.Seed
	blocks   []structure.Block
	declared []infer.Declared
	removed  []document.Removed
	warnings []document.Warning
	extra    string // keys of its front matter that are none of ours, as they stand
	markdown bool   // its lines are Markdown
	from     int    // the line at which the text begins; what stands before is its head
	origin   []int  // the line of the file that each line came from; nil: the same
	framed   bool   // a page in a frame may belong to it
}

func (r reader) read(file string) (Reading, error) {
	s, err := seed.Read(r.seeds, file, r.overruled[file].Options, r.log)
	if err != nil {
		return Reading{}, fmt.Errorf("reading seeds/%s: %w", file, err)
	}
	if s.Unread != "" {
		return unread(s), nil
	}
	s = headed(s)
	t := r.textOf(s)
	if len(t.Lines) > seed.MaxLines {
		s.Unread, s.Lines = fmt.Sprintf("it has more than %d lines", seed.MaxLines), nil
		r.log.Warnf("seeds/"+file, 0, "split it", "cannot be read as text: %s", s.Unread)
		reading := unread(s)
		reading.framed = t.framed
		return reading, nil
	}
	result := Reading{Seed: s, Blocks: t.blocks, framed: t.framed}
	if t.origin != nil {
		result.Blocks = slices.Clone(t.blocks)
		for i := range result.Blocks {
			result.Blocks[i].Lines = t.inFile(result.Blocks[i].Lines)
		}
	}
	spans := r.spans(&t)
	for i, blocks := range t.blocksOf(spans) {
		result.Parts = append(result.Parts, t.part(r.index, blocks, spans[i], i == 0))
	}
	if len(result.Parts) == 1 {
		result.Parts[0].Lines = document.Span{}
	}
	tellEncoding(s, &result.Parts[0].Reading)
	return result, nil
}

// headed is a text that begins with front matter as the Markdown that it is,
// whatever its file is called; any other seed is as it was. One key alone may be
// a line between two others.
func headed(s *seed.Seed) *seed.Seed {
	if s.Format != seed.Text || len(s.Lines) == 0 || s.Lines[0] != "---" && s.Lines[0] != "+++" {
		return s
	}
	keys, body, problem := frontmatter.Foreign([]byte(strings.Join(s.Lines, "\n") + "\n"))
	if problem != nil || body == 1 || len(keys) < 2 {
		return s
	}
	markdown := *s
	markdown.Format = seed.Markdown
	return &markdown
}

// unread is the reading of a seed that is no text.
func unread(s *seed.Seed) Reading {
	p := Part{Reading: document.Reading{Warnings: []document.Warning{document.Warn(document.FieldSeed, document.Span{}, document.SaysUnreadable, document.Phrase(s.Unread))}}}
	p.Document.Title, p.Document.TitleSupplied = path.Base(s.File), true
	return Reading{Seed: s, Parts: []Part{p}}
}

// textOf makes blocks of a seed.
func (r reader) textOf(s *seed.Seed) text {
	t := text{Seed: s, from: 1}
	switch s.Format {
	case seed.Markdown:
		t.markdown = true
		t.head(r.log)
		for i, line := range s.Lines {
			if i+1 >= t.from && structure.IsDefinition(line) { // it stays where it is
				at := document.Span{First: i + 1, Last: i + 1}
				t.removed = append(t.removed, document.Removed{Lines: at, Words: line, Reason: "address that links refer to", Part: true})
			}
		}
		t.blocks = structure.ReadMarkdown(s, t.from)
	case seed.HTML:
		t = r.page(s)
		if len(t.Lines) <= seed.MaxLines { // a page can have more than its file
			t.blocks = structure.ReadMarkdown(t.Seed, t.from)
		}
	default:
		t.blocks = structure.Read(s)
	}
	return t
}

// page makes Markdown of a saved page. Its first lines are what the page says of
// itself, a line for each fact.
func (r reader) page(s *seed.Seed) text {
	page := webpage.Read(strings.Join(s.Lines, "\n"), s.File)
	t := text{markdown: true, removed: page.Removed, framed: len(page.Frames) > 0}
	for _, frame := range page.Frames { // a page of frames shows others
		framed, err := seed.Read(r.seeds, frame, seed.Options{}, &diag.Log{})
		if err != nil || framed.Unread != "" || seed.FormatOf(frame) != seed.HTML || !seed.IsCompanion(s.File, frame) {
			continue // a page beside it is a seed of its own
		}
		other := webpage.Read(strings.Join(framed.Lines, "\n"), frame)
		for i := range page.Facts { // of the frames around the text, rather than of the text
			page.Facts[i].Confidence = min(page.Facts[i].Confidence, 0.75)
		}
		page.Facts = append(page.Facts, other.Facts...)
		page.Lines = append(append(page.Lines, ""), other.Lines...)
		page.Origin = append(append(page.Origin, 1), other.Origin...)
		t.removed = append(t.removed, other.Removed...)
		t.warnings = append(t.warnings, document.Warn("", document.Span{}, document.SaysFramed, document.Name("seeds/"+frame)))
	}
	readable := *s
	readable.Lines = nil
	for i, f := range page.Facts {
		readable.Lines = append(readable.Lines, strings.Join(strings.Fields(f.Words), " "))
		t.origin = append(t.origin, f.Line)
		confidence := f.Confidence
		if f.Field == document.FieldLanguages {
			confidence = min(confidence, 0.65) // pages are often marked as in the language of their software
		}
		lines := document.Span{First: i + 1, Last: i + 1}
		t.declared = append(t.declared, infer.Declared{Field: f.Field, Value: f.Value, Rule: f.Rule, Lines: lines, Confidence: confidence, Moved: true})
	}
	readable.Lines = append(append(readable.Lines, ""), page.Lines...)
	t.origin = append(append(t.origin, 1), page.Origin...)
	t.Seed, t.from = &readable, len(page.Facts)+2
	return t
}

// inFile are the lines of the file that lines of the text came from.
func (t text) inFile(s document.Span) document.Span {
	if t.origin == nil || s.First < 1 || s.Last > len(t.origin) || s.First > s.Last {
		return s
	}
	first, last := t.origin[s.First-1], t.origin[s.First-1]
	for _, n := range t.origin[s.First-1 : s.Last] {
		first, last = min(first, n), max(last, n)
	}
	return document.Span{First: first, Last: last}
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
	own, problems := frontmatter.Parse(data)
	var extra strings.Builder
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
		case k.Kept != "" && !slices.Contains(document.Fields, document.Field(k.Name)) && !named[k.Name]:
			named[k.Name] = true
			extra.WriteString(k.Kept)
			t.removed = append(t.removed, document.Removed{Lines: lines, Words: words, Reason: "front matter that was kept as it is"})
		default:
			t.removed = append(t.removed, document.Removed{Lines: lines, Words: words, Reason: "front matter that could not be used"})
		}
	}
	t.extra = extra.String()
}

// maxSignatories bounds those that the head of a seed gives: each gets pages.
const maxSignatories = 2000

func signatories(list []document.Signatory, lines document.Span) []infer.Declared {
	var all []infer.Declared
	for i, s := range list[:min(len(list), maxSignatories)] {
		if !gazetteer.Valid(s.Country) {
			s.Country = "" // the form was right
		}
		all = append(all, infer.Declared{
			Field: document.FieldSignatories, Value: fmt.Sprintf("%d %s", i+1, strings.TrimSpace(s.Name+" "+s.Party)), Signatory: &s,
			Rule: "declared/front matter", Lines: lines, Confidence: 1, Final: true, Moved: i == 0,
		})
	}
	return all
}

// spans are the lines of each document in a seed: those that its sidecar names,
// else those at which the same bytes were parted before, whatever the file was
// called then, else as the text tells with certainty. What only looks like several
// documents is one, and a warning.
func (r reader) spans(t *text) []document.Span {
	starts := []int{1}
	said := r.overruled[t.File].documents
	if t.origin != nil { // of one page; its sidecar may say so
		if slices.ContainsFunc(said, func(line int) bool { return line > 1 }) {
			r.log.Warnf("seeds/"+t.File, 0, "cut the file in two", "a saved page is one document; documents: in its sidecar is passed over")
		}
		said = []int{1}
	}
	if lines := r.parted[t.SHA256]; said == nil && lines != nil {
		said = lines
	}
	for _, line := range said {
		if line == 1 || line > len(t.Lines) { // more are an error of the sidecar's
			continue
		}
		starts = append(starts, line)
		if strings.TrimSpace(t.Lines[line-2]) != "" && strings.TrimSpace(t.Lines[line-1]) != "" {
			r.log.Warnf("seeds/"+t.File, line, "see whether lines were added above, and mend the numbers in its sidecar",
				"its sidecar says that a document begins here, in the middle of a paragraph")
		}
	}
	if said == nil && t.Format == seed.Text {
		for _, b := range structure.Boundaries(t.Seed, t.blocks) {
			if b.Certain && b.Line > starts[len(starts)-1] {
				starts = append(starts, b.Line)
			}
			if !b.Certain {
				at := document.Span{First: b.Line, Last: b.Line}
				t.warnings = append(t.warnings, document.Warn("", at, document.SaysBoundary, document.At(at), document.Phrase(b.Why)))
				r.log.Warnf("seeds/"+t.File, b.Line, fmt.Sprintf("if so, write documents: [1, %d] into seeds/%s.yaml; if not, documents: [1]", b.Line, t.File),
					"another document may begin here: %s; it was read as one", b.Why)
			}
		}
	}
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

// blocksOf are for each span, of which one begins behind another, the blocks that
// begin in it.
func (t text) blocksOf(spans []document.Span) [][]structure.Block {
	if len(spans) == 1 {
		return [][]structure.Block{t.blocks}
	}
	list := make([][]structure.Block, len(spans))
	for _, b := range t.blocks {
		i, begins := slices.BinarySearchFunc(spans, b.Lines.First, func(s document.Span, line int) int { return s.First - line })
		if !begins {
			i--
		}
		if i >= 0 && spans[i].Contains(b.Lines.First) {
			list[i] = append(list[i], b)
		}
	}
	return list
}

// part reads one document, which has some of the blocks.
func (t text) part(index *authority.Index, blocks []structure.Block, lines document.Span, first bool) Part {
	p := Part{Lines: lines}
	in := &infer.Input{Seed: t.Seed, Blocks: blocks, Authority: index}
	if first {
		in.Declared = t.declared
	}
	p.Document.Meta, p.Reading = infer.Read(in)
	if t.markdown {
		within := document.Span{First: max(lines.First, t.from), Last: lines.Last}
		p.Document.Body = compose.Markdown(t.Lines, within, blocks, p.Reading)
	} else {
		p.Document.Body = compose.Body(blocks, p.Reading)
	}
	if first {
		p.Removed = append(t.unused(p.Reading), p.Removed...)
	}
	for _, list := range [][]document.Evidence{p.Evidence, p.Candidates} {
		for i := range list {
			if t.markdown && list[i].Lines.First >= t.from {
				list[i].Words = markdown.Seen(list[i].Words) // as readers see them
			}
			list[i].Lines = t.inFile(list[i].Lines)
		}
	}
	for i := range p.Removed {
		p.Removed[i].Lines = t.inFile(p.Removed[i].Lines)
	}
	for i := range p.Warnings {
		p.Warnings[i] = p.Warnings[i].Moved(t.inFile)
	}
	if first { // these are of the file's lines already
		p.Removed = append(p.Removed, t.removed...)
		p.Warnings = append(p.Warnings, t.warnings...)
	}
	if p.Document.Title == "" { // a text without words
		p.Document.Title, p.Document.TitleSupplied = path.Base(t.File), true
	}
	if first {
		p.Document.Extra = t.extra
	}
	return p
}

// unused are the lines of its head that no value was taken from.
func (t text) unused(reading document.Reading) []document.Removed {
	used := map[int]bool{}
	for _, e := range reading.Evidence {
		for n := e.Lines.First; e.Moved && n <= e.Lines.Last && n < t.from; n++ {
			used[n] = true
		}
	}
	var list []document.Removed
	for _, d := range t.declared {
		if t.origin != nil && d.Field == document.FieldLanguages {
			continue // an attribute of the page, no words
		}
		if n := d.Lines.First; !used[n] {
			used[n] = true
			list = append(list, document.Removed{Lines: d.Lines, Words: strings.Join(t.Lines[d.Lines.First-1:d.Lines.Last], "\n"), Reason: "said by the file of itself, not used"})
		}
	}
	return list
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
		s, err := seed.Read(r.seeds, ref.File, r.overruled[ref.File].Options, r.log)
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", ref.File, err)
		}
		if s.Unread != "" {
			continue
		}
		t := r.textOf(headed(s))
		var kept document.Reading
		for _, b := range t.blocks {
			if b.Kind == structure.Boilerplate {
				kept.Removed = append(kept.Removed, document.Removed{Lines: b.Lines})
			}
		}
		body := compose.Body(t.blocks, kept)
		if t.markdown {
			body = compose.Markdown(t.Lines, document.Span{First: t.from, Last: len(t.Lines)}, t.blocks, kept)
		}
		doc.Body = compose.Join(doc.Body, body)
		reading.Warnings = append(reading.Warnings, document.Warn("", document.Span{}, document.SaysAlsoOf, document.Name("seeds/"+ref.File)))
	}
	return nil
}
