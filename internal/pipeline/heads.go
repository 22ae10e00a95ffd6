package pipeline

import (
	"context"
	"fmt"
	"hash/maphash"
	"math"
	"slices"
	"strings"

	"fonds/internal/cache"
	"fonds/internal/collection"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/gazetteer"
	"fonds/internal/language"
	"fonds/internal/naming"
)

// A head is a document's front matter as it stands in content/, without its body.
type head struct {
	meta  *document.Meta
	file  string // under content/
	slug  document.Slug
	added string
	sum   cache.Sum // of the whole file
	mark  uint64    // of the whole file, by [marks]: told sooner than sum; 0 if it was not read
	body  int       // the byte of the file at which the body begins
	entry *content.Entry
	// definitions are the short forms that its text explains; lines are the file's.
	definitions []naming.Definition

	lines   keyLines
	checked []document.Field // that a person has looked at
}

// keyLines are the lines of the file on which its keys stand, in the order of
// [document.Fields]; 0 for a key that is not there, or too far down.
type keyLines [24]uint16

func keyLinesOf(lines map[document.Field]int) (k keyLines) {
	for i, f := range document.Fields {
		if n := lines[f]; i < len(k) && n <= math.MaxUint16 {
			k[i] = uint16(n)
		}
	}
	return k
}

func (k keyLines) of(f document.Field) int {
	if i := slices.Index(document.Fields, f); i >= 0 && i < len(k) {
		return int(k[i])
	}
	return 0
}

// readHeads reads and checks every front matter. What is wrong goes to the log,
// all of it; the documents it is wrong in are left out.
func (r *run) readHeads(ctx context.Context) ([]head, error) {
	return r.readHeadsAnd(ctx, nil, nil)
}

// readHeadsAnd is readHeads that need not read those that are known, by file, and
// shows every other sound file to a function (nil: to none), which many goroutines
// call.
func (r *run) readHeadsAnd(ctx context.Context, known map[string]head, show func(file string, f *frontmatter.File)) ([]head, error) {
	contentFS := r.sub("content")
	files, err := content.List(contentFS, r.Log)
	if err != nil {
		return nil, fmt.Errorf("listing the documents: %w", err)
	}
	bySlug := map[document.Slug]*content.Entry{}
	for _, entry := range r.ledger.Documents {
		bySlug[entry.Slug] = entry
	}
	heads := make([]head, len(files))
	bar := r.progress("read", len(files))
	err = each(ctx, len(files), func(i int) error {
		defer bar.step()
		h, is := known[files[i]]
		if !is {
			room := rooms.Get().(*room)
			f, sum, ok := content.ReadDocument(contentFS, files[i], &room.file, r.Log)
			if h, is = headOf(files[i], &f, ok, bySlug, r.Log); is {
				h.sum, h.mark = sum, maphash.Bytes(marks, room.file)
				h.definitions = definitionsIn(lookedAt(room.file[f.BodyOffset:]), f.BodyLine)
				if show != nil {
					show(files[i], &f)
				}
			}
			rooms.Put(room)
		}
		if !is {
			return nil
		}
		if h.entry = bySlug[h.slug]; h.entry != nil {
			h.added = h.entry.Added
		}
		heads[i] = h
		return nil
	})
	if err != nil {
		return nil, err
	}
	kept := heads[:0]
	byID := map[document.ID]string{}
	for _, h := range heads {
		if h.meta == nil {
			continue
		}
		if other, taken := byID[h.meta.ID]; taken && h.meta.ID != "" {
			r.Log.Errorf("content/"+h.file, 0, "give one of them another id, or remove the copy",
				"has the id %s, which content/%s has too", h.meta.ID, other)
			continue
		}
		byID[h.meta.ID] = h.file
		kept = append(kept, h)
	}
	return kept, nil
}

// headOf checks a file that was parsed, without problems or with some that the log
// has (not ok), and takes what is kept of it. Where something is wrong it says so
// in the log, and is is false.
func headOf(file string, f *frontmatter.File, ok bool, bySlug map[document.Slug]*content.Entry, log *diag.Log) (h head, is bool) {
	if sound := checkCodes(&f.Meta, f.Lines, file, log); !ok || !sound {
		return head{}, false
	}
	if f.Meta.ID == "" {
		hint := "write a line like id: my-own-text, which no other document has"
		if entry := bySlug[slugOf(file)]; entry != nil {
			hint = "write id: " + string(entry.ID) + ", which it had"
		}
		log.Errorf("content/"+file, 1, hint, "has no id")
		return head{}, false
	}
	if f.Meta.Title == "" {
		log.Errorf("content/"+file, 1, "write a line title:", "has no title")
		return head{}, false
	}
	for _, p := range f.Doubts {
		log.Warnf("content/"+file, p.Line, p.Hint, "%s", p.Text)
	}
	meta := f.Meta // a copy: a pointer into f would hold the body
	h = head{meta: &meta, file: file, slug: slugOf(file), body: f.BodyOffset, lines: keyLinesOf(f.Lines), checked: f.Checked}
	return h, true
}

// definitionsIn are the definitions in a body that begins on a line of its file.
// They hold nothing of it.
func definitionsIn(body string, line int) []naming.Definition {
	list := naming.Definitions(body)
	for n := range list {
		d := &list[n]
		d.Short, d.Full, d.Words = strings.Clone(d.Short), strings.Clone(d.Full), strings.Clone(d.Words)
		d.Line += line - 1
	}
	return list
}

// marks is how a file's mark is made, of this process alone.
var marks = maphash.MakeSeed()

// checkCodes checks that the codes of a head, which have the right form, are
// those of countries and languages.
func checkCodes(m *document.Meta, lines map[document.Field]int, file string, log *diag.Log) bool {
	file = "content/" + file
	sound := true
	countries := func(field document.Field, codes ...document.Country) {
		for _, c := range codes {
			if frontmatter.ValidCountry(string(c)) && !gazetteer.Valid(c) { // what has not the form of a code is told already
				sound = false
				log.Errorf(file, lines[field], "write a code of ISO 3166-1 like KZ, or of a former state like SUHH",
					"%s: there is no country %q", field, string(c))
			}
		}
	}
	countries(document.FieldCountries, m.Countries...)
	countries(document.FieldAbout, m.About...)
	for _, s := range m.Signatories {
		countries(document.FieldSignatories, s.Country)
	}
	for _, l := range m.Languages {
		if !language.Valid(l) {
			sound = false
			log.Errorf(file, lines[document.FieldLanguages], "write a tag like en or zh-Hant", "languages: there is no language %q", string(l))
		}
	}
	return sound
}

// inputs are the heads as package collection takes them.
func inputs(heads []head) []collection.Input {
	list := make([]collection.Input, len(heads))
	for i, h := range heads {
		if h.meta.Withdrawn != "" && h.meta.TitleSupplied { // such a title may be words of the text
			meta := *h.meta
			meta.Title = "[" + string(meta.ID) + "]"
			h.meta = &meta
		}
		list[i] = collection.Input{Meta: h.meta, File: h.file, Added: h.added, Slug: h.slug, Definitions: h.definitions}
	}
	return list
}
