package site

import (
	"cmp"
	"math"
	"strings"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// A Linked is a list of documents that have to do with this one, under its heading.
type Linked struct {
	ID, Heading string
	Entries     []Entry
	More        string // "and 40 more", where there are very many
}

const (
	// allOf is which part of a text is all of it, but for what reading in samples
	// cannot tell.
	allOf = 0.97
	// mostLinked is how many documents one list shows: it is for going on, and the
	// page is for its text.
	mostLinked = 8
	// mostInLine is how many signatories of one version alone stand in the sentence
	// that counts them; more are a list that opens.
	mostInLine = 3
	// mostOnly is how many are named, of several versions together.
	mostOnly = 60
)

// versioned lists the other versions of a document's text and its translations.
func (b *builder) versioned(at permalink.Path, d *collection.Document) []Linked {
	var lists linkedLists
	lists.add(b, "variants", b.words.T("document.variants"), len(d.Variants), func(i int) Entry {
		words, only := b.differing(d.Variants[i], mostOnly/min(len(d.Variants), mostLinked))
		e := b.linkedEntry(at, d.Variants[i].Document, words)
		e.Only = only
		return e
	})
	lists.add(b, "translations", b.words.T("document.translations"), len(d.Translations), func(i int) Entry {
		other := d.Translations[i].Document
		if len(other.Sections) > 1 {
			return b.linkedEntry(at, other, "") // the entry names its languages
		}
		return b.linkedEntry(at, other, b.words.T("translations.language", b.languageOf(other)))
	})
	return lists
}

// linked lists the other documents that have to do with a document: what it
// refers to, what refers to it, related ones.
func (b *builder) linked(at permalink.Path, d *collection.Document) []Linked {
	var lists linkedLists
	lists.add(b, "references", b.words.T("document.references"), len(d.References), func(i int) Entry {
		return b.linkedEntry(at, d.References[i].Document, b.words.T(string(d.References[i].Reason)))
	})
	lists.add(b, "referred", b.words.T("document.referred"), len(d.ReferredBy), func(i int) Entry {
		return b.linkedEntry(at, d.ReferredBy[i].Document, b.words.T(string(d.ReferredBy[i].Reason)))
	})
	lists.add(b, "related", b.words.T("document.related"), len(d.Related), func(i int) Entry {
		return b.linkedEntry(at, d.Related[i].Document, b.reason(d.Related[i]))
	})
	return lists
}

type linkedLists []Linked

// add puts in a list of n documents, if there are any.
func (l *linkedLists) add(b *builder, id, heading string, n int, entry func(i int) Entry) {
	if n == 0 {
		return
	}
	list := Linked{ID: id, Heading: heading, Entries: make([]Entry, min(n, mostLinked))}
	for i := range list.Entries {
		list.Entries[i] = entry(i)
	}
	if more := n - mostLinked; more > 0 {
		list.More = b.words.N("evidence.more", more)
	}
	*l = append(*l, list)
}

// linkedEntry is the entry of another document, with a reason for an extract.
func (b *builder) linkedEntry(at permalink.Path, d *collection.Document, reason string) Entry {
	e := b.entry(at, d)
	e.Extract, e.Reason = "", reason
	return e
}

// differing says in words how another version of a text differs, and names at
// most so many signatories of either alone: few in the words, many as lists.
func (b *builder) differing(v collection.Variant, most int) (words string, lists []Only) {
	var sentences []string
	say := func(s string) { sentences = append(sentences, s) }
	switch {
	case v.Here == 0:
	case v.Here >= allOf && v.There >= allOf:
		say(b.words.T("variants.same"))
	case v.Here >= allOf:
		say(b.words.T("variants.more", b.percent(v.There)))
	case v.There >= allOf:
		say(b.words.T("variants.less", b.percent(v.Here)))
	default:
		say(b.words.T("variants.common", b.percent(v.Here), b.percent(v.There)))
	}
	if n, names := len(v.OnlyThere), b.signerNames(v.OnlyThere, most); n > mostInLine {
		lists = append(lists, Only{b.words.N("variants.many_there", n), names})
	} else if n > 0 {
		say(b.words.N("variants.only_there", n, b.words.Join(names, "list.semicolon")))
	}
	if n, names := len(v.OnlyHere), b.signerNames(v.OnlyHere, most); n > mostInLine {
		lists = append(lists, Only{b.words.N("variants.many_here", n), names})
	} else if n > 0 {
		say(b.words.N("variants.only_here", n, b.words.Join(names, "list.semicolon")))
	}
	if len(v.Fields) > 0 {
		var fields []string
		for _, f := range v.Fields {
			fields = append(fields, b.words.T("variants.field."+string(f)))
		}
		say(b.words.T("variants.differ", b.words.List(fields)))
	}
	return strings.Join(sentences, b.words.T("list.space")), lists
}

// signerNames names signatories in their order, of very many the first.
func (b *builder) signerNames(signers []collection.Signer, most int) []string {
	names := make([]string, 0, len(signers))
	for _, s := range signers[:min(most, len(signers))] {
		names = append(names, cmp.Or(s.Name, s.Party))
	}
	if more := len(signers) - most; more > 0 {
		names = append(names, b.words.N("evidence.more", more))
	}
	return names
}

// percent is a part in hundredths, never all or nothing of what is neither.
func (b *builder) percent(part float64) string {
	return b.words.Digits(min(max(int(math.Round(100*part)), 1), 99))
}

// others says how many other versions and translations of its text there are.
func (b *builder) others(d *collection.Document) []Link {
	var list []Link
	if n := len(d.Variants); n > 0 {
		list = append(list, Link{Text: b.words.N("count.variants", n), Href: "#variants"})
	}
	if n := len(d.Translations); n > 0 {
		list = append(list, Link{Text: b.words.N("count.translations", n), Href: "#translations"})
	}
	return list
}

// languageOf names the language of a document of one in the interface's.
func (b *builder) languageOf(d *collection.Document) string {
	return b.languages[titleLanguage(d)].name
}
