// Package language tells which language a text is in, and what languages are
// called. It wraps the language detection library and the display names of
// golang.org/x/text.
package language

import "fonds/internal/document"

// Detect names the language of a running text, and how sure that is (0 to 1).
// Script and function words decide first; the library is asked only when they
// do not (it costs milliseconds), and sees at most 1,000 characters. A text too
// short or too mixed to tell gives "" and 0.
func Detect(text string) (document.Lang, float64) { panic("to be written") }

// Endonym is what the language calls itself, e.g. "Русский", with a capital
// where its script has them.
func Endonym(l document.Lang) string { panic("to be written") }

// Name is what the language is called in another one; English if that is unknown.
func Name(l, in document.Lang) string { panic("to be written") }

// RightToLeft reports whether the language is written from right to left.
func RightToLeft(l document.Lang) bool { panic("to be written") }

// Valid reports whether the tag is well-formed BCP 47 and its language registered.
func Valid(l document.Lang) bool { panic("to be written") }
