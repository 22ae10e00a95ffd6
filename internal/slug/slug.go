// Package slug makes slugs; it wraps the library for them.
package slug

import "fonds/internal/document"

// Of makes a slug of a name or title: transliterated, at most 80 bytes, cut at a word.
// It is empty if nothing of the name can be kept ("🙂"), and never a reserved name
// ("index", "con", "aux" and the like get a hyphen and "page" appended).
func Of(name string) document.Slug { panic("to be written") }

// With appends a suffix (an id) to a slug, keeping the limit.
func With(s document.Slug, suffix string) document.Slug { panic("to be written") }

// Valid reports whether s, from a file's name or a person, may stand in an address.
func Valid(s document.Slug) bool { panic("to be written") }
