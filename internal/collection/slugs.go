package collection

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/slug"
)

// Slugs lists the ledger's line of every term of a kind that has no codes, by kind and key.
func (p *Plan) Slugs() []content.TermEntry {
	var lines []content.TermEntry
	former := map[[2]string][]document.Slug{}
	for _, line := range p.ledger.Terms {
		former[[2]string{line.Kind, line.Key}] = line.Former
	}
	for _, t := range p.terms {
		if t.Kind.Coded {
			continue
		}
		line := content.TermEntry{Kind: t.Kind.Section, Key: t.key, Slug: t.Slug}
		line.Former = former[[2]string{line.Kind, line.Key}]
		lines = append(lines, line)
	}
	return lines
}

// giveSlugs gives every term its slug; within a kind no two are equal.
//
// A slug that the ledger has given is kept for its name even while no document
// names it, and so is a former one, which is a redirect: an address that was
// cited must not come to mean another term.
func giveSlugs(terms []*Term, f *finder, ledger []content.TermEntry) {
	for _, k := range Kinds {
		if !k.Coded {
			giveKind(k, terms, f, ledger)
			continue
		}
		for _, t := range terms {
			if t.Kind == k {
				t.Slug = codeSlug(t.key)
			}
		}
	}
}

func codeSlug(key string) document.Slug {
	if s := document.Slug(key); slug.Valid(s) {
		return s
	}
	return slug.Of(key) // a code that nobody has checked
}

func giveKind(k *Kind, terms []*Term, f *finder, ledger []content.TermEntry) {
	owners := map[document.Slug]*Term{} // of the ledger's slugs; nil: a name that is not in use
	free := func(s document.Slug, t *Term) bool {
		owner, taken := owners[s]
		return slug.Valid(s) && (!taken || owner == t)
	}
	given := map[*Term]bool{}
	claim := func(s document.Slug, t *Term) { t.Slug, owners[s], given[t] = s, t, true }

	for _, line := range ledger {
		if line.Kind != k.Section {
			continue
		}
		t := f.owner(k, line.Key)
		if t != nil && t.Kind == k && t.key == line.Key && !given[t] && free(line.Slug, t) {
			claim(line.Slug, t)
		}
	}
	for _, line := range ledger {
		if line.Kind != k.Section {
			continue
		}
		t := f.owner(k, line.Key)
		for _, s := range append([]document.Slug{line.Slug}, line.Former...) {
			if _, taken := owners[s]; !taken {
				owners[s] = t
			}
		}
	}
	// A slug is any one term's: what was given to a term is no other's even if
	// the ledger's line of a merged name would allow it.
	used := map[document.Slug]bool{}
	for t := range given {
		used[t.Slug] = true
	}
	for _, t := range terms {
		if t.Kind != k || given[t] {
			continue
		}
		for _, s := range choices(t, f) {
			if free(s, t) && !used[s] {
				claim(s, t)
				used[s] = true
				break
			}
		}
	}
}

// choices are the slugs that a term may have, best first. The last is of the
// whole hash and so no other's.
func choices(t *Term, f *finder) []document.Slug {
	var all []document.Slug
	if c := f.kinds[t.Kind].candidates[t.key]; c != nil && c.recorded {
		all = append(all, c.record.Slug)
	}
	plain := slug.Of(t.Name)
	all = append(all, plain)
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
