package collection

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/permalink"
	"fonds/internal/slug"
)

// The addresses of terms.
//
// A term that has an authority record is at the address that the record's file
// is called by, as a document is at its file's. Any other is at the slug that
// its name was given when it first had a page, and keeps it for ever: the
// ledger has a line for each name, with that slug and with every other address
// at which the name could be found, which is a redirect to wherever it is now.
// So a merge leaves redirects behind, and when it is undone each name returns
// to its own address.

// Slugs lists the ledger's lines of terms, brought up to date, by kind and key.
// Lines of names that are not in use stay: an address that was cited must not
// come to mean another term.
func (p *Plan) Slugs() []content.TermEntry {
	type name struct{ kind, key string }
	lines := map[name]content.TermEntry{}
	owned := map[[2]string]bool{} // kind and slug
	for _, line := range p.ledger.Terms {
		lines[name{line.Kind, line.Key}] = line
		owned[[2]string{line.Kind, string(line.Slug)}] = true
	}
	for _, t := range p.terms {
		if t.Kind.Coded {
			continue
		}
		section := t.Kind.Section
		at := name{section, t.key}
		line, known := lines[at]
		c := p.found.kinds[t.Kind].candidates[t.key]
		recorded := c != nil && c.recorded
		if !recorded {
			line.Kind, line.Key, line.Slug = section, t.key, t.Slug
			line.Former = slices.DeleteFunc(slices.Clone(line.Former), func(s document.Slug) bool { return s == t.Slug })
			lines[at] = line
			if c == nil || !c.joined {
				continue
			}
		}
		if recorded && !known && !owned[[2]string{section, string(t.Slug)}] {
			lines[at] = content.TermEntry{Kind: section, Key: t.key, Slug: t.Slug}
		}
		for _, key := range p.found.keysOf(t) {
			if !recorded && key == t.key {
				continue
			}
			at := name{section, key}
			line := lines[at]
			line.Kind, line.Key = section, key
			if line.Slug != t.Slug && !slices.Contains(line.Former, t.Slug) {
				line.Former = append(slices.Clip(line.Former), t.Slug)
			}
			lines[at] = line
		}
	}
	return slices.SortedFunc(maps.Values(lines), func(a, b content.TermEntry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
}

// keysOf are the keys of the names by which documents know a term of several, and
// of the one that its page stands under.
func (f *finder) keysOf(t *Term) []string {
	keys := map[string]bool{t.key: true}
	for spelling := range f.kinds[t.Kind].candidates[t.key].spellings {
		if key := t.Kind.key(spelling); f.owner(t.Kind, key) == t {
			keys[key] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// giveSlugs gives every term its slug; within a kind no two are equal. The error
// names every record whose file claims the address of another term.
func giveSlugs(terms []*Term, f *finder, ledger []content.TermEntry) error {
	var problems diag.Problems
	for _, k := range Kinds {
		if !k.Coded {
			problems = append(problems, giveKind(k, terms, f, ledger)...)
			continue
		}
		for _, t := range terms {
			if t.Kind == k {
				t.Slug = codeSlug(t.key)
			}
		}
	}
	if problems == nil {
		return nil
	}
	return problems
}

func codeSlug(key string) document.Slug {
	if s := document.Slug(key); slug.Valid(s) {
		return s
	}
	return slug.Of(key) // a code that nobody has checked
}

func giveKind(k *Kind, terms []*Term, f *finder, ledger []content.TermEntry) diag.Problems {
	own := map[string]document.Slug{} // by key
	holders := map[document.Slug]string{}
	known := map[document.Slug]bool{} // every address that a name had
	for _, line := range ledger {
		if line.Kind != k.Section {
			continue
		}
		if _, taken := holders[line.Slug]; !taken && slug.Valid(line.Slug) {
			own[line.Key], holders[line.Slug] = line.Slug, line.Key
		}
		for _, s := range append([]document.Slug{line.Slug}, line.Former...) {
			known[s] = true
		}
	}
	used := map[document.Slug]bool{}
	give := func(t *Term, s document.Slug) { t.Slug, used[s] = s, true }
	var problems diag.Problems
	for _, r := range f.recordsOf(k) {
		known[r.Slug] = true
		holder := f.kinds[k].candidates[holders[r.Slug]]
		if holder == nil || holder.recorded || holder.term.Kind != k {
			continue
		}
		problems = append(problems, diag.Message{
			Level: diag.Error, File: r.File,
			Text: fmt.Sprintf("claims the address %s, which is that of %q", permalink.Term(k.Section, r.Slug, 1), holder.term.Name),
			Hint: "if both are one, write that name under variants; else call the file otherwise",
		})
	}
	var rest []*Term
	for _, t := range terms {
		if t.Kind != k {
			continue
		}
		if c := f.kinds[k].candidates[t.key]; c.recorded && slug.Valid(c.record.Slug) && !used[c.record.Slug] {
			give(t, c.record.Slug)
		} else {
			rest = append(rest, t)
		}
	}
	for _, t := range rest {
		if s := own[t.key]; s != "" && !used[s] {
			give(t, s)
		}
	}
	for _, t := range rest {
		if t.Slug != "" {
			continue
		}
		for _, s := range choices(t) {
			if slug.Valid(s) && !known[s] && !used[s] {
				give(t, s)
				break
			}
		}
	}
	return problems
}

// recordsOf are the records of a kind of term.
func (f *finder) recordsOf(k *Kind) []authority.Record {
	if k.Records == "" {
		return nil
	}
	return f.records.Records(k.Records)
}

// choices are the slugs that a name may be given, best first. The last is of the
// whole hash and so no other's.
func choices(t *Term) []document.Slug {
	plain := slug.Of(t.Name)
	all := []document.Slug{plain}
	sum := sha256.Sum256([]byte(t.key))
	hash := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
	for _, n := range []int{6, 12, 26, len(hash)} {
		if plain == "" {
			all = append(all, document.Slug(hash[:n]))
		} else {
			all = append(all, slug.With(plain, hash[:n]))
		}
	}
	return all
}

// owner is the term whose name has a key, be it a name of its record; nil if there is none.
func (f *finder) owner(k *Kind, key string) *Term {
	of := f.kinds[k]
	if c := of.candidates[key]; c != nil {
		return c.term
	}
	if r, ok := f.record(k, key, key); ok {
		if c := of.candidates[recordKey(k, r)]; c != nil {
			return c.term
		}
	}
	return nil
}
