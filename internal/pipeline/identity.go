package pipeline

import (
	"encoding/base32"
	"encoding/hex"
	"maps"
	"slices"
	"sort"
	"strings"

	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
)

// A job is one document to be read from its seeds.
type job struct {
	id    document.ID
	seeds []document.SeedRef // the first is the one that is read
	entry *content.Entry     // the ledger's line; nil for a new document
}

// identify settles which document each seed (sorted by file) belongs to:
//
//   - the document whose ledger line names these bytes, wherever the file lies now;
//   - else the one whose line names this file: its seed was edited;
//   - seeds with equal bytes are one document;
//   - else a new document, whose id is the beginning of the hash.
//
// What changed is reported in one line each. Documents whose seeds are all gone
// stay; that is reported too.
func identify(ledger *content.Ledger, seeds []document.SeedRef, log *diag.Log) []job {
	present := map[string]string{} // the hash of what lies there now, by file
	for _, s := range seeds {
		present[s.File] = s.SHA256
	}
	type origin struct {
		entry *content.Entry
		file  string
	}
	bySum := map[string]origin{}
	byFile := map[string]origin{}
	for _, id := range slices.Sorted(maps.Keys(ledger.Documents)) {
		entry := ledger.Documents[id]
		for _, s := range entry.Seeds {
			if _, taken := bySum[s.SHA256]; !taken {
				bySum[s.SHA256] = origin{entry, s.File}
			}
			if _, taken := byFile[s.File]; !taken {
				byFile[s.File] = origin{entry, s.File}
			}
		}
	}

	claimed := map[document.ID]bool{} // documents whose bytes are there, under whatever name
	for _, s := range seeds {
		if o, ok := bySum[s.SHA256]; ok {
			claimed[o.entry.ID] = true
		}
	}

	jobs := map[document.ID]*job{}
	var order []document.ID
	first := map[string]document.ID{} // by hash, of this run
	newID := func(sum string) document.ID {
		raw, err := hex.DecodeString(sum)
		if err != nil {
			raw = []byte(sum)
		}
		whole := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
		for n := 8; n < len(whole); n++ {
			id := document.ID(whole[:n])
			if ledger.Documents[id] == nil && jobs[id] == nil {
				return id
			}
		}
		return document.ID(whole)
	}
	add := func(id document.ID, entry *content.Entry, s document.SeedRef) {
		if jobs[id] == nil {
			jobs[id] = &job{id: id, entry: entry}
			order = append(order, id)
		}
		jobs[id].seeds = append(jobs[id].seeds, s)
		first[s.SHA256] = id
	}
	for _, s := range seeds {
		file := "seeds/" + s.File
		if id, again := first[s.SHA256]; again {
			log.Noticef(file, 0, "", "has the same bytes as seeds/%s; both are one document", jobs[id].seeds[0].File)
			add(id, jobs[id].entry, s)
			continue
		}
		if o, ok := bySum[s.SHA256]; ok {
			if o.file != s.File && present[o.file] != s.SHA256 {
				log.Noticef(file, 0, "", "was seeds/%s; its document %s stays as it is", o.file, o.entry.Slug)
			}
			add(o.entry.ID, o.entry, s)
			continue
		}
		if o, ok := byFile[s.File]; ok && !claimed[o.entry.ID] {
			claimed[o.entry.ID] = true
			log.Noticef(file, 0, "", "has changed; its document %s is read again, corrections stay", o.entry.Slug)
			add(o.entry.ID, o.entry, s)
			continue
		}
		add(newID(s.SHA256), nil, s)
	}

	result := make([]job, 0, len(order))
	for _, id := range order {
		j := jobs[id]
		if j.entry != nil { // the seed it was first read from stays the first
			was := map[string]int{}
			for i, s := range j.entry.Seeds {
				was[s.File] = i + 1
			}
			sort.SliceStable(j.seeds, func(a, b int) bool {
				x, y := was[j.seeds[a].File], was[j.seeds[b].File]
				return x != 0 && (y == 0 || x < y)
			})
		}
		result = append(result, *j)
	}
	for _, id := range slices.Sorted(maps.Keys(ledger.Documents)) {
		entry := ledger.Documents[id]
		if jobs[id] == nil && len(entry.Seeds) > 0 {
			log.Noticef("seeds/"+entry.Seeds[0].File, 0,
				"to take it down write draft: true or withdrawn: and the reason into content/documents/"+string(entry.Slug)+".md",
				"is gone; its document stays")
		}
	}
	return result
}
