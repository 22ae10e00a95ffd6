package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
)

// A source is one text to be read: the seeds that have its bytes, and what the
// ledger says was made of it.
type source struct {
	seeds   []document.SeedRef // the first is read
	entries []*content.Entry   // the documents it holds, by their first line in it
	state   sourceState
}

type sourceState uint8

const (
	known  sourceState = iota // the ledger has these bytes
	edited                    // the ledger has the file, with other bytes
	fresh                     // neither
)

// sources settles which text each seed (sorted by file) is of, and which
// documents the ledger knows of it:
//
//   - those whose lines name these bytes, wherever the file lies now;
//   - else those whose lines name this file, with bytes that are nowhere any more: it was edited;
//   - seeds with equal bytes are one text.
//
// joined are seeds that a person has written into another document's seed: line,
// by file: they are that document's further seeds (more) and no texts of their
// own. Those that were joined before are added to it. parted are seeds that a
// person took out of a document's seed: line: they are no longer its own.
// orphans are the documents none of whose seeds is there.
func sources(ledger *content.Ledger, seeds []document.SeedRef, joined map[string]document.ID, parted map[document.ID]map[string]bool, log *diag.Log) (texts []*source, more map[document.ID][]document.SeedRef, orphans []*content.Entry) {
	present := map[string]string{} // the hash of what lies there now, by file
	sums := map[string]bool{}
	for _, s := range seeds {
		present[s.File] = s.SHA256
		sums[s.SHA256] = true
	}
	bySum := map[string][]*content.Entry{}
	byFile := map[string][]*content.Entry{}
	for _, id := range slices.Sorted(maps.Keys(ledger.Documents)) {
		entry := ledger.Documents[id]
		seen := map[string]bool{}
		for _, s := range entry.Seeds {
			if parted[id][s.File] {
				continue
			}
			if !seen[s.SHA256] {
				seen[s.SHA256] = true
				bySum[s.SHA256] = append(bySum[s.SHA256], entry)
			}
			if !sums[s.SHA256] {
				byFile[s.File] = append(byFile[s.File], entry)
			}
		}
	}

	bySHA := map[string]*source{}
	var order []*source
	for _, s := range seeds {
		if t := bySHA[s.SHA256]; t != nil {
			log.Noticef("seeds/"+s.File, 0, "", "has the same bytes as seeds/%s; both are one text", t.seeds[0].File)
			t.seeds = append(t.seeds, s)
			continue
		}
		t := &source{seeds: []document.SeedRef{s}, state: fresh}
		bySHA[s.SHA256] = t
		order = append(order, t)
	}
	owned := map[document.ID]*source{} // the text a document is read from first
	more = map[document.ID][]document.SeedRef{}
	for _, t := range order {
		if owners := bySum[t.seeds[0].SHA256]; owners != nil {
			t.entries, t.state = slices.Clone(owners), known
			continue
		}
		for _, s := range t.seeds {
			for _, e := range byFile[s.File] {
				if !slices.Contains(t.entries, e) {
					t.entries, t.state = append(t.entries, e), edited
				}
			}
		}
	}
	// A document of several texts is read from the one that it names first; the
	// others are its further seeds.
	rank := func(e *content.Entry, t *source) int {
		best := len(e.Seeds)
		for i, s := range e.Seeds {
			if s.SHA256 == t.seeds[0].SHA256 || slices.ContainsFunc(t.seeds, func(x document.SeedRef) bool { return x.File == s.File }) {
				best = min(best, i)
			}
		}
		return best
	}
	for _, t := range order {
		for _, e := range t.entries {
			if was := owned[e.ID]; was == nil || rank(e, t) < rank(e, was) {
				owned[e.ID] = t
			}
		}
	}
	ends := chainEnds(order, joined, owned)
	for _, t := range order {
		further := false
		join := func(id document.ID) {
			further = true
			for _, s := range t.seeds {
				joined[s.File] = id
				if !slices.Contains(more[id], s) {
					more[id] = append(more[id], s)
				}
			}
		}
		end, found := ends[t]
		if found && end == "" {
			t.entries = slices.DeleteFunc(t.entries, func(e *content.Entry) bool { return owned[e.ID] != t })
		}
		for _, e := range t.entries {
			if owned[e.ID] != t {
				join(e.ID)
			}
		}
		if end != "" {
			join(end)
		}
		for _, s := range t.seeds { // a document that is to be read from this seed instead of its own
			if id := joined[s.File]; id != "" && owned[id] == nil && len(t.entries) == 0 {
				t.entries, t.state, owned[id] = []*content.Entry{ledger.Documents[id]}, edited, t
			}
		}
		if further && t.state == edited {
			for id := range more {
				if slices.Contains(more[id], t.seeds[0]) {
					log.Noticef("seeds/"+t.seeds[0].File, 0, "", "has changed; the document %s, of which it is a part, is read again, corrections stay", ledger.Documents[id].Slug)
				}
			}
		}
		if further { // a document of its own that it had gives way to the other
			t.entries = nil
			continue
		}
		t.arrange()
		t.report(present, log)
		texts = append(texts, t)
	}
	read := map[document.ID]bool{}
	for _, t := range texts {
		for _, e := range t.entries {
			read[e.ID] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ledger.Documents)) {
		if !read[id] {
			orphans = append(orphans, ledger.Documents[id])
		}
	}
	return texts, more, orphans
}

// chainEnds says into which document each text goes that is a further seed of
// one, by a person's word in that one's seed: line or by the ledger. Where that
// one's own seed has gone into a third, it is the third. Where they claim each
// other in a ring, one of them goes nowhere ("") and has the others: by choice one
// that the ledger has not joined before, else the first.
func chainEnds(order []*source, joined map[string]document.ID, owned map[document.ID]*source) map[*source]document.ID {
	target := map[*source]document.ID{}
	place := map[*source]int{}
	for i, t := range order {
		place[t] = i
		for _, s := range t.seeds {
			if id := joined[s.File]; target[t] == "" && id != "" && owned[id] != nil && owned[id] != t {
				target[t] = id
			}
		}
		for _, e := range t.entries {
			if owned[e.ID] != t {
				target[t] = e.ID
				place[t] = len(order) + i
				break
			}
		}
	}
	ends := map[*source]document.ID{}
	for _, t := range order {
		if target[t] == "" {
			continue
		}
		path := []*source{t}
		ends[t] = target[t]
		for id := target[t]; id != ""; id = target[path[len(path)-1]] {
			next := owned[id]
			k := slices.Index(path, next)
			if k < 0 {
				path, ends[t] = append(path, next), id
				continue
			}
			ring := path[k:]
			first := slices.MinFunc(ring, func(a, b *source) int { return cmp.Compare(place[a], place[b]) })
			if ends[t] = target[ring[(slices.Index(ring, first)+len(ring)-1)%len(ring)]]; first == t {
				ends[t] = ""
			}
			break
		}
	}
	return ends
}

// arrange puts the entries by their lines, and the seed that the documents were
// first read from first.
func (t *source) arrange() {
	lines := func(e *content.Entry) int {
		for _, s := range e.Seeds {
			if slices.ContainsFunc(t.seeds, func(x document.SeedRef) bool { return x.File == s.File || x.SHA256 == s.SHA256 }) {
				return s.Lines.First
			}
		}
		return 0
	}
	slices.SortStableFunc(t.entries, func(a, b *content.Entry) int {
		return cmp.Or(cmp.Compare(lines(a), lines(b)), cmp.Compare(a.ID, b.ID))
	})
	if len(t.entries) == 0 {
		return
	}
	was := map[string]int{}
	for i, s := range t.entries[0].Seeds {
		was[s.File] = i + 1
	}
	slices.SortStableFunc(t.seeds, func(a, b document.SeedRef) int {
		x, y := was[a.File], was[b.File]
		switch {
		case x != 0 && (y == 0 || x < y):
			return -1
		case y != 0 && (x == 0 || y < x):
			return 1
		}
		return 0
	})
}

// report says in one line what became of a known text.
func (t *source) report(present map[string]string, log *diag.Log) {
	if t.state != known || len(t.entries) == 0 {
		return
	}
	for _, s := range t.seeds {
		file := ""
		for _, r := range t.entries[0].Seeds {
			if r.File == s.File {
				file = ""
				break
			}
			if r.SHA256 == s.SHA256 && present[r.File] != r.SHA256 {
				file = r.File
			}
		}
		if file != "" {
			log.Noticef("seeds/"+s.File, 0, "", "was seeds/%s; its %s as it is", file, stays(t.entries))
		}
	}
}

func stays(entries []*content.Entry) string {
	if len(entries) == 1 {
		return "document " + string(entries[0].Slug) + " stays"
	}
	return fmt.Sprintf("%d documents stay", len(entries))
}

// A piece is one document that was read from a text, before it is known which.
type piece struct {
	text   *source
	number int // within the text, from 0
	of     int // how many the text holds
	lines  document.Span
	sketch content.Sketch
}

// How alike a piece and a document must be, by blocks, to be taken for one: of a
// document whose file is still there, and of one whose file is gone.
const (
	alikeHere = 0.05
	alikeGone = 0.3
)

// identities pairs pieces with documents: first by the lines that the ledger
// names, where the bytes are known; then the most alike; then, within one file,
// what is left in the order in which it stands. What has no document is new.
func identities(pieces []piece, orphans []*content.Entry, log *diag.Log) map[*source][]*content.Entry {
	result := map[*source][]*content.Entry{}
	taken := map[document.ID]bool{}
	give := func(p piece, e *content.Entry) { result[p.text][p.number] = e; taken[e.ID] = true }
	for _, p := range pieces {
		if result[p.text] == nil {
			result[p.text] = make([]*content.Entry, p.of)
		}
	}
	has := func(p piece) bool { return result[p.text][p.number] != nil }
	byLines := map[*source]map[document.Span][]*content.Entry{}
	for _, p := range pieces {
		if p.text.state != known {
			continue
		}
		if p.of == 1 && len(p.text.entries) == 1 {
			if e := p.text.entries[0]; !taken[e.ID] {
				give(p, e)
			}
			continue
		}
		if byLines[p.text] == nil {
			byLines[p.text] = map[document.Span][]*content.Entry{}
			for _, e := range p.text.entries {
				lines := linesOf(e, p.text)
				byLines[p.text][lines] = append(byLines[p.text][lines], e)
			}
		}
		for _, e := range byLines[p.text][p.lines] {
			if !taken[e.ID] && !has(p) {
				give(p, e)
			}
		}
	}
	var pairs []pair
	// Only what shares a block is compared, and of what shares a motto or a line of
	// stars with all the world but a part.
	holders := map[string][]int{} // pieces, by the blocks they hold
	if len(orphans) > 0 {
		for i, p := range pieces {
			for _, h := range p.sketch.Hashes {
				if l := holders[h]; !has(p) && p.text.state != known && (len(l) == 0 || l[len(l)-1] != i) && len(l) < 50 {
					holders[h] = append(l, i)
				}
			}
		}
	}
	likeness := func(p piece, e *content.Entry) float64 {
		return max(p.sketch.Share(e.Sketch()), e.Sketch().Share(p.sketch))
	}
	own := map[*source]map[string][]*content.Entry{} // documents of a text, by the blocks they hold
	places := map[*content.Entry]int{}               // of a text's documents, by their lines
	for i, p := range pieces {
		if has(p) || len(p.text.entries) == 0 {
			continue
		}
		if own[p.text] == nil {
			own[p.text] = map[string][]*content.Entry{}
			for n, e := range p.text.entries {
				places[e] = n
				for _, h := range e.Blocks {
					if l := own[p.text][h]; !taken[e.ID] && (len(l) == 0 || l[len(l)-1] != e) && len(l) < 50 {
						own[p.text][h] = append(l, e)
					}
				}
			}
		}
		seen := map[document.ID]bool{}
		for _, h := range p.sketch.Hashes {
			for _, e := range own[p.text][h] {
				if !seen[e.ID] {
					seen[e.ID] = true
					if alike := likeness(p, e); alike >= alikeHere {
						pairs = append(pairs, pair{i, e, places[e], true, alike})
					}
				}
			}
		}
	}
	for n, e := range orphans {
		seen := map[int]bool{}
		for _, h := range e.Blocks {
			for _, i := range holders[h] {
				if !seen[i] {
					seen[i] = true
					if alike := likeness(pieces[i], e); alike >= alikeGone {
						pairs = append(pairs, pair{i, e, n, false, alike})
					}
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.class(), b.class()), cmp.Compare(b.alike, a.alike),
			cmp.Compare(a.piece, b.piece), cmp.Compare(a.place, b.place))
	})
	for _, x := range pairs {
		if p := pieces[x.piece]; !has(p) && !taken[x.entry.ID] {
			give(p, x.entry)
			if !x.own {
				how := fmt.Sprintf("changed (%.0f %% of it is as it was)", 100*x.alike)
				if x.alike > 0.995 {
					how = "with other text around it, or without some of it"
				}
				log.Noticef("seeds/"+p.text.seeds[0].File, 0, "", "was %s, %s; its document %s is read again, corrections stay",
					seedOf(x.entry), how, x.entry.Slug)
			}
		}
	}
	next := map[*source]int{} // of its documents, the first that may be left
	for _, p := range pieces {
		for !has(p) && next[p.text] < len(p.text.entries) {
			if e := p.text.entries[next[p.text]]; !taken[e.ID] {
				give(p, e)
			}
			next[p.text]++
		}
	}
	return result
}

// A pair is a piece and a document that it may be.
type pair struct {
	piece int
	entry *content.Entry
	place int  // of the entry among the others, by its lines
	own   bool // the ledger says that the document came of this file
	alike float64
}

// class ranks pairs: a file that kept its name and a good part of its text, then
// a file of another name, then one that kept its name and little else.
func (p pair) class() int {
	switch {
	case p.own && p.alike >= alikeGone:
		return 0
	case !p.own:
		return 1
	}
	return 2
}

// linesOf are the lines of a text that the ledger says a document is.
func linesOf(e *content.Entry, t *source) document.Span {
	for _, s := range e.Seeds {
		if s.SHA256 == t.seeds[0].SHA256 {
			return s.Lines
		}
	}
	return document.Span{}
}

func seedOf(e *content.Entry) string {
	if len(e.Seeds) == 0 {
		return "a seed"
	}
	return "seeds/" + e.Seeds[0].File
}

// A job is one document to be brought into content/.
type job struct {
	id      document.ID
	seeds   []document.SeedRef // with its lines, if the seed holds others too
	entry   *content.Entry     // the ledger's line; nil for a new document
	origins []origin           // of a new one: the documents that its text was a part of
}

// ids gives new documents their ids: the beginning of the hash of their seed, or,
// for the second and further documents of one seed, of that hash and their number.
type ids struct {
	ledger *content.Ledger
	given  map[document.ID]bool
}

func (n ids) give(sum string, number int) document.ID {
	raw, err := hex.DecodeString(sum)
	if err != nil {
		raw = []byte(sum)
	}
	if number > 0 {
		part := sha256.Sum256(fmt.Appendf(nil, "%s %d", sum, number))
		raw = part[:]
	}
	whole := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
	for length := 8; length < len(whole); length++ {
		if id := document.ID(whole[:length]); n.ledger.Documents[id] == nil && !n.given[id] {
			n.given[id] = true
			return id
		}
	}
	return document.ID(whole)
}

// partedLines are the lines at which the documents begin of each text that holds
// several, by the hash of its bytes, as the ledger knows them.
func partedLines(ledger *content.Ledger) map[string][]int {
	parted := map[string][]int{}
	for _, e := range ledger.Documents {
		for _, s := range e.Seeds {
			if s.Lines != (document.Span{}) && !slices.Contains(parted[s.SHA256], s.Lines.First) {
				parted[s.SHA256] = append(parted[s.SHA256], s.Lines.First)
			}
		}
	}
	for _, lines := range parted {
		slices.Sort(lines)
	}
	return parted
}
