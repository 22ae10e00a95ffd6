// Package dates finds dates written in running text, in the languages whose
// month names CLDR has.
package dates

import "fonds/internal/document"

// A Found is a date as it stands in a text.
type Found struct {
	Date      document.Date
	From, To  int    // bytes of the text
	Words     string // text[From:To], with the weekday if one stands there
	Ambiguous bool   // 03/04/2021: day and month could be the other way round
}

// Find finds the dates of a text in order: "18 January 2022", "January 18th,
// 2022", "8 января 2022 года", "2022-01-18", "18.01.2022", "2022年1月18日",
// "1 de mayo de 2020", "January 2022", "17–19 May 2021" (an interval), a day
// without year (XXXX-01-18), digits of other scripts. A bare year is no date
// here. An impossible date is none. It costs next to nothing on text without
// digits (it looks for a digit first).
func Find(text string) []Found { panic("to be written") }

// Whole reads a text that is a date and nothing else but a weekday, brackets,
// or a place before a comma; bare years count. ok is false for anything more.
func Whole(text string) (f Found, ok bool) { panic("to be written") }
