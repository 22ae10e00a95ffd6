package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"fonds/internal/collection"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/export"
	"fonds/internal/feed"
	"fonds/internal/i18n"
	"fonds/internal/markdown"
	"fonds/internal/output"
	"fonds/internal/permalink"
	"fonds/internal/render"
	"fonds/internal/seed"
	"fonds/internal/site"
	"fonds/internal/theme"
	"fonds/layouts"
	"fonds/static"
)

// Result is what a build did.
type Result struct {
	output.Changes
	Documents int `json:"documents"`
	Pages     int `json:"pages"`
}

// Build makes the site, after an import unless NoImport is set. On any error
// the old site stays as it was.
func Build(ctx context.Context, o Options) (Result, error) {
	r, err := enter(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer r.close()
	r.remembered()
	if r.built != nil && (r.imported != nil || r.NoImport) && r.Zip == "" {
		return r.asBefore()
	}
	if r.saidFirst, err = r.apart(r.load); err != nil {
		return Result{}, err
	}
	return r.build(ctx)
}

// asBefore is what a build comes to whose making of the site has nothing to do.
func (r *run) asBefore() (Result, error) {
	var result Result
	if r.imported != nil && !r.NoImport {
		var documents int
		if err := r.replay(r.imported, &documents); err != nil {
			return Result{}, err
		}
	}
	if err := r.replay(r.built, &result); err != nil {
		return Result{}, err
	}
	tree, err := r.cacheTree()
	if err != nil {
		return Result{}, err
	}
	return result, r.stamps.Save(tree)
}

// build lists the steps of the build in order.
func (r *run) build(ctx context.Context) (Result, error) {
	heads, err := r.heads(ctx)
	if err != nil {
		return Result{}, err
	}
	if r.built != nil && !r.wrote && !r.failed() && r.Zip == "" {
		return r.asBefore()
	}
	var (
		result Result
		files  []string
	)
	said, err := r.apart(func() (err error) {
		result, files, err = r.makeSite(ctx, heads)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	return result, r.rememberSite(heads, files, slices.Concat(r.saidFirst, r.saidOfHeads, said), result)
}

// makeSite lists the steps from the documents to the site. It gives the site's
// files too.
func (r *run) makeSite(ctx context.Context, heads []head) (Result, []string, error) {
	if err := r.checkWithheld(heads); err != nil {
		return Result{}, nil, err
	}
	own := content.ReadPages(r.sub("content"), r.Log) // its faults are told beside those of layouts
	r.warnOfFrontPages(own)
	look, err := r.readLook()
	if err != nil {
		return Result{}, nil, r.told(err)
	}
	texts := r.texts(heads)
	plan, linked, err := r.link(ctx, heads, texts)
	if err != nil {
		return Result{}, nil, err
	}
	if r.failed() {
		return Result{}, nil, ErrMessages
	}
	contradictions := r.contradicted(linked, heads)
	r.warnOf(contradictions)
	originals := r.originals(heads)
	facts := r.facts(heads)
	doubts, err := r.doubts(ctx, heads, facts, append(aboutNames(plan), contradictions...))
	if err != nil {
		return Result{}, nil, err
	}
	input := site.Input{
		Config: r.config, Theme: look.theme, Collection: linked, Words: look.words,
		Own: own, Facts: facts, Review: doubts,
		Originals: func(d *collection.Document) []site.Original { return originals[d.ID] },
	}
	pages, err := site.Pages(input)
	if err != nil {
		r.Log.Errorf("", 0, "", "%v", err)
	}
	r.checkStatic(pages, look.static)
	if r.failed() {
		return Result{}, nil, ErrMessages
	}

	parent, name := filepath.Split(filepath.Clean(r.Output))
	if err := r.checkOutput(); err != nil {
		return Result{}, nil, err
	}
	folder, err := r.folder(filepath.Clean(parent + "."))
	if err != nil {
		return Result{}, nil, fmt.Errorf("opening the folder of the site: %w", err)
	}
	out, err := output.NewSite(folder, name)
	if err != nil {
		return Result{}, nil, err
	}
	defer out.Abort()
	leads := r.leads(linked, pages, look)
	last := r.lastSite()
	if err := r.renderPages(ctx, out, look, pages, texts, leads, last); err != nil {
		return Result{}, nil, r.told(err)
	}
	if err := leads.copyPictures(ctx, out); err != nil {
		return Result{}, nil, err
	}
	if err := r.writeFiles(out, linked, pages, look); err != nil {
		return Result{}, nil, err
	}
	if err := r.writeSearch(ctx, out, input, pages, texts, last); err != nil {
		return Result{}, nil, err
	}
	if err := r.copyOriginals(ctx, out, linked, originals, last); err != nil {
		return Result{}, nil, err
	}
	if r.failed() {
		return Result{}, nil, ErrMessages
	}
	changes, err := out.Publish()
	if err != nil {
		return Result{}, nil, fmt.Errorf("publishing the site: %w", err)
	}
	if err := r.keepPages(last); err != nil {
		return Result{}, nil, err
	}
	if r.Zip != "" {
		if err := r.pack(folder, name); err != nil {
			return Result{}, nil, err
		}
	}
	return Result{changes, len(linked.Documents), len(pages)}, out.Files(), nil
}

// warnOfFrontPages says which text the front page has, if there are two.
func (r *run) warnOfFrontPages(own []content.OwnPage) {
	for _, p := range own {
		if p.Slug == content.HomePage && r.config.FrontPage != "" {
			r.Log.Warnf(r.config.Look.File, r.config.FrontPageLine, "remove one of them", "front_page is not used: content/pages/home.md is")
		}
	}
}

func (r *run) heads(ctx context.Context) ([]head, error) {
	if !r.NoImport && r.has("seeds") && r.imported == nil {
		return r.importAndRemember(ctx)
	}
	if r.imported != nil && !r.NoImport {
		var documents int
		if err := r.replay(r.imported, &documents); err != nil {
			return nil, err
		}
	}
	if err := r.overruleQuietly(r.sub("seeds")); err != nil {
		return nil, err
	}
	return r.headsAfter(ctx, nil)
}

// headsAfter reads the heads but those that are known. What it says belongs to the
// making of the site too, which may be done without an import.
func (r *run) headsAfter(ctx context.Context, known map[string]head) (heads []head, err error) {
	r.saidOfHeads, err = r.apart(func() (err error) {
		heads, err = r.readHeadsAnd(ctx, known, nil)
		return err
	})
	return heads, err
}

// look is the layouts, static files and words: the default ones under the
// collection's own.
type look struct {
	renderer *render.Renderer
	layouts  fs.FS
	words    *i18n.Catalog
	theme    theme.Theme
	static   map[string][]byte
}

func (r *run) readLook() (look, error) {
	r.reportLinks("static", diag.Warning)
	if r.reportLinks("layouts", diag.Error) {
		return look{}, ErrMessages
	}
	r.reportUnused()
	own := overlay{r.sub("layouts"), layouts.FS}
	words, err := i18n.Load(own, r.config.Language)
	if err != nil {
		return look{}, render.Faults(err, own, nil)
	}
	renderer, err := render.New(own, words)
	if err != nil {
		return look{}, render.Faults(err, own, nil)
	}
	static := overlay{r.sub("static"), static.FS}
	files, err := render.Static(static)
	if err != nil {
		return look{}, r.told(err)
	}
	if !r.config.WithSearch() {
		for _, name := range searchFiles {
			delete(files, name)
		}
	}
	t := theme.Read(r.config.Look, static, r.Log)
	t.Apply(files)
	return look{renderer, own, words, t, files}, nil
}

// reportLinks names what lies in a folder and is no regular file, and reports
// whether there is any: through a link a build would come to depend on what is not
// in the collection.
func (r *run) reportLinks(name string, level diag.Level) (found bool) {
	const hint = "put a copy of the file there"
	if info, err := r.root.Lstat(name); err == nil && !r.has(name) {
		what, hint := "is no folder", "make it one, or remove it"
		if info.Mode()&fs.ModeSymlink != 0 {
			what, hint = "is a link that leads out of the collection, and is not read", "put the folder itself there"
		}
		r.Log.Add(diag.Message{Level: level, File: name, Text: what, Hint: hint})
		found = true
	}
	_ = fs.WalkDir(r.sub(name), ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Type().IsRegular() {
			return nil // what cannot be read is reported where it is read
		}
		r.Log.Add(diag.Message{Level: level, File: name + "/" + file, Text: "is no regular file; left out", Hint: hint})
		found = true
		return nil
	})
	return found
}

// reportUnused warns of layouts that no page has: their names are mistaken.
func (r *run) reportUnused() {
	ours, _ := fs.Glob(layouts.FS, "*.html")
	own, _ := fs.ReadDir(r.sub("layouts"), ".")
	for _, e := range own {
		name := "layouts/" + e.Name()
		switch {
		case strings.HasPrefix(e.Name(), ".") || slices.Contains(ours, e.Name()):
		case e.IsDir() && e.Name() != "partials" && e.Name() != "i18n":
			r.Log.Warnf(name, 0, "call it partials or i18n, or remove it", "is not read")
		case path.Ext(name) == ".html":
			r.Log.Warnf(name, 0, "name it after one of "+strings.Join(ours, ", ")+", or put it into layouts/partials", "is the layout of no page")
		}
	}
}

// checkStatic reports files of static/ that take the addresses of others. The
// collection's own robots.txt is one that may.
func (r *run) checkStatic(pages []site.Page, static map[string][]byte) {
	taken := map[string]string{"collection.json": "the collection as data", "collection.csv": "the collection as data",
		"feed.xml": "the feed", "sitemap.xml": "the sitemap", "manifest.sha256": "the list of files"}
	for _, p := range pages {
		taken[strings.ToLower(string(p.Path))] = "a page"
	}
	for name := range static {
		what := taken[strings.ToLower(name)]
		if strings.HasPrefix(name, "originals/") {
			what = "the texts as received"
		}
		if what != "" {
			r.Log.Errorf("static/"+name, 0, "give it another name", "has the address of %s", what)
		}
	}
}

// texts reads the bodies, one at a time and when they are needed.
type texts struct {
	fsys  fs.FS
	heads map[string]*head
}

func (r *run) texts(heads []head) texts {
	t := texts{r.sub("content"), make(map[string]*head, len(heads))}
	for i := range heads {
		t.heads[heads[i].file] = &heads[i]
	}
	return t
}

// A room is memory for the work on one document or page, used again for the next.
type room struct{ file, text, page []byte }

var rooms = sync.Pool{New: func() any { return new(room) }}

// lookedAt is bytes of a room as text, without a copy: good until the room is used
// again, so that nothing may hold it or a part of it.
func lookedAt(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// body reads a body into the room: that of the file whose head was read.
func (t texts) body(file string, room *room) ([]byte, error) {
	data, err := content.Read(t.fsys, file, &room.file)
	if err != nil {
		return nil, fmt.Errorf("reading content/%s: %w", file, err)
	}
	h := t.heads[file]
	if h.mark != 0 && maphash.Bytes(marks, data) != h.mark || h.mark == 0 && sha256.Sum256(data) != h.sum {
		return nil, fmt.Errorf("content/%s was changed during the build; build again", file)
	}
	return data[h.body:], nil
}

// facts gives a document's evidence: from the cache, or by reading its seed again.
func (r *run) facts(heads []head) func(document.ID) site.Facts {
	// What is asked for twice, by the review and by the page, but for the reading, which is long.
	type known struct {
		*head
		once  sync.Once
		facts site.Facts
		seed  bool // there is one
	}
	byID := make(map[document.ID]*known, len(heads))
	for i := range heads {
		byID[heads[i].meta.ID] = &known{head: &heads[i]}
	}
	seeds := r.sub("seeds")
	var last lastReading
	return func(id document.ID) site.Facts {
		h := byID[id]
		if h == nil || h.entry == nil || len(h.entry.Seeds) == 0 {
			return site.Facts{}
		}
		h.once.Do(func() {
			h.facts = site.Facts{ByHand: content.ByHand(h.entry, h.meta), TakenOut: takenOut(h.head)}
			info, err := fs.Lstat(seeds, h.entry.Seeds[0].File)
			h.seed = err == nil && info.Mode().IsRegular()
		})
		facts := h.facts
		// Without its seed nothing can be shown, whether a cache remembers it or not.
		if !h.seed {
			return facts
		}
		if reading, ok := r.readings.Get(id, r.readingKey(h.entry.Seeds)); ok {
			facts.Reading = reading
			return facts
		}
		ref := h.entry.Seeds[0]
		again := r.reader(&diag.Log{}) // what there is to say the import has said, or will
		reading, err := last.of(again, ref)
		if err != nil || reading.Seed.SHA256 != ref.SHA256 {
			return facts
		}
		for _, p := range reading.Parts {
			if p.Lines == ref.Lines {
				doc := p.Document
				facts.Reading = p.Reading
				if again.further(&doc, &facts.Reading, furtherSeeds(h.entry)) != nil {
					facts.Reading = p.Reading
				}
			}
		}
		return facts
	}
}

// lastReading keeps the reading of one seed: a seed may hold thousands of
// documents, which are asked for one after the other.
type lastReading struct {
	mu   sync.Mutex
	ref  document.SeedRef // without lines
	read Reading
	err  error
}

func (l *lastReading) of(r reader, ref document.SeedRef) (Reading, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if ref.Lines = (document.Span{}); l.ref != ref {
		l.ref = ref
		l.read, l.err = r.read(ref.File)
	}
	return l.read, l.err
}

// bodyOf renders the text that a page shows, with the names in it linked.
func (r *run) bodyOf(p site.Page, t texts, options markdown.Options, links []markdown.Link, room *room) (markdown.HTML, error) {
	switch {
	case p.Body == nil:
		return markdown.HTML{}, nil
	case p.Body.Document == nil:
		html := options.Render([]byte(p.Body.Text), nil)
		r.reportDead(p.Body.File, html)
		return html, nil
	}
	doc := p.Body.Document
	body, err := t.body(doc.File, room)
	if err != nil {
		return markdown.HTML{}, err
	}
	section := doc.Sections[p.Body.Section]
	html := options.Render(body[section.From:section.To], links)
	if html.Plain {
		r.Log.Warnf("content/"+doc.File, 0, "simplify its marks if they are meant", "is too costly as Markdown; its text is shown plain")
	}
	r.reportDead("content/"+doc.File, html)
	return html, nil
}

// reportDead says which addresses in a text lead nowhere.
func (r *run) reportDead(file string, html markdown.HTML) {
	const most = 5
	dead := slices.Clone(html.Dead)
	slices.Sort(dead)
	dead = slices.Compact(dead)
	more := ""
	if n := len(dead) - most; n > 0 {
		dead, more = dead[:most], fmt.Sprintf(" and %d more", n)
	}
	hint := "mend them, or put the files beside the seed"
	if !strings.HasPrefix(file, "content/documents/") {
		hint = "mend them: name files of content/ from where this one lies, or pages of the site from where its page lies"
	}
	if len(dead) > 0 {
		r.Log.Warnf(file, 0, hint, "addresses that lead nowhere in this collection are no links on the page: %s%s", strings.Join(dead, ", "), more)
	}
}

// writeFiles writes everything but pages and originals.
func (r *run) writeFiles(out *output.Site, c *collection.Collection, pages []site.Page, t look) error {
	for name, data := range t.static {
		if err := out.Write(name, data); err != nil {
			return err
		}
	}
	var paths []string
	for _, p := range pages {
		paths = append(paths, string(p.Path))
	}
	feeds, err := feed.Files(c, r.config, paths)
	if err != nil {
		return err
	}
	for name, data := range feeds {
		if _, own := t.static[name]; own { // robots.txt: see checkStatic
			continue
		}
		if err := out.Write(name, data); err != nil {
			return err
		}
	}
	var json, csv bytes.Buffer
	if err := export.JSON(&json, c, r.config); err != nil {
		return err
	}
	if err := export.CSV(&csv, c); err != nil {
		return err
	}
	return errors.Join(
		out.Write("collection.json", json.Bytes()),
		out.Write("collection.csv", csv.Bytes()),
		out.Write(".nojekyll", nil),
	)
}

// originals are the seeds that are published, by document, those with the same
// bytes once. A seed is not published if any document in it is a draft or
// withdrawn: its text would be there to read.
func (r *run) originals(heads []head) map[document.ID][]site.Original {
	if !r.config.WithOriginals() {
		return nil
	}
	withheld := map[string]bool{}
	for _, h := range heads {
		for _, s := range h.meta.Seeds {
			withheld[s.File] = withheld[s.File] || h.meta.Draft || h.meta.Withdrawn != ""
		}
	}
	seeds := r.sub("seeds")
	files := make(map[document.ID][]site.Original, len(heads))
	copies := map[string]copied{} // by file
	for _, h := range heads {
		for i, s := range h.meta.Seeds {
			same := func(x document.SeedRef) bool { return x.SHA256 == s.SHA256 && s.SHA256 != "" }
			if withheld[s.File] || slices.ContainsFunc(h.meta.Seeds[:i], same) {
				continue
			}
			if info, err := fs.Lstat(seeds, s.File); err != nil || !info.Mode().IsRegular() {
				continue // the import has reported it
			}
			files[h.meta.ID] = append(files[h.meta.ID], site.Original{SeedRef: s, Number: i + 1})
			c := copied{h.meta.ID, i + 1, s.Lines.First}
			if first, known := copies[s.File]; !known || c.compare(first) < 0 {
				copies[s.File] = c
			}
		}
	}
	for _, list := range files {
		for i := range list {
			c := copies[list[i].File]
			list[i].Path = permalink.Original(c.id, c.number)
		}
	}
	return files
}

// copied is which document a published seed is called by: of several in one seed
// the first. A copy for each would make a site of the square of a mailbox.
type copied struct {
	id     document.ID
	number int // of the seed among those of the document
	line   int // at which the document begins
}

func (c copied) compare(other copied) int {
	return cmp.Or(cmp.Compare(c.line, other.line), cmp.Compare(c.id, other.id), cmp.Compare(c.number, other.number))
}

// copyOriginals publishes seeds as inert text.
func (r *run) copyOriginals(ctx context.Context, out *output.Site, c *collection.Collection, originals map[document.ID][]site.Original, last *published) error {
	seeds := r.sub("seeds")
	return each(ctx, len(c.Documents), func(i int) error {
		id := c.Documents[i].ID
		for _, o := range originals[id] {
			if o.Path != permalink.Original(id, o.Number) {
				continue // another document's
			}
			if kept, err := r.keepOriginal(out, last, o); kept || err != nil {
				if err != nil {
					return err
				}
				continue
			}
			f, err := seed.Open(seeds, o.File)
			if err != nil {
				return fmt.Errorf("reading seeds/%s: %w", o.File, err)
			}
			err = out.Copy(string(o.Path), f)
			f.Close()
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// checkOutput refuses folders that hold what the build reads.
func (r *run) checkOutput() error {
	out, err := filepath.Abs(r.Output)
	if err != nil {
		return err
	}
	source, err := filepath.Abs(r.Source)
	if err != nil {
		return err
	}
	inside := func(a, b string) bool {
		rel, err := filepath.Rel(b, a)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	if inside(source, out) {
		return fmt.Errorf("the site cannot be built into %s, which holds the collection; choose a folder of its own with --output", r.Output)
	}
	for _, own := range []string{"seeds", "content", "layouts", "static"} {
		if inside(out, filepath.Join(source, own)) {
			return fmt.Errorf("the site cannot be built into %s, which belongs to the collection's %s; choose a folder of its own with --output", r.Output, own)
		}
	}
	return nil
}

func (r *run) pack(folder output.FS, name string) error {
	dir, file := filepath.Split(filepath.Clean(r.Zip))
	if dir == "" {
		dir = "."
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder of %s does not exist; make it first", r.Zip)
	}
	to, err := r.folder(dir)
	if err != nil {
		return err
	}
	return output.Zip(to, file, folder, name)
}
