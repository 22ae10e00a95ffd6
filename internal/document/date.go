package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a date as precisely as it is known, in the Extended Date/Time
// Format (EDTF, ISO 8601-2:2019), levels 0 and 1 as far as documents need it:
//
//	2022-01-18  2022-01  2022        a day, a month, a year
//	2022-01~  1943?  1943%           approximate, uncertain, both
//	2022-01-18/2022-01-20            an interval
//	2024-06-23/..  ../1991-12        not before, not after
//	202X  20XX                       a decade, a century
//	XXXX-01-18                       a day whose year is not printed
//
// The zero Date is unknown.
type Date struct {
	from, to   point
	interval   bool
	openFrom   bool
	openTo     bool
	normalised string
}

// point is one end of a date. Unknown parts are zero. digits tells how many
// digits of the year are known (4, 3 for a decade, 2 for a century, 0 for none).
type point struct {
	year, month, day int
	digits           int
	mark             string // "", "~", "?" or "%"
}

// ParseDate reads a date in EDTF. The empty string is the unknown date. The
// error says what is wrong in a form fit for the person who wrote it.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	var d Date
	first, second, interval := strings.Cut(s, "/")
	var err error
	d.interval = interval
	if interval && first == ".." {
		d.openFrom = true
	} else if d.from, err = parsePoint(first); err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	if interval {
		if second == ".." {
			d.openTo = true
		} else if d.to, err = parsePoint(second); err != nil {
			return Date{}, fmt.Errorf("date %q: %w", s, err)
		}
		if d.openFrom && d.openTo {
			return Date{}, fmt.Errorf("date %q: an interval needs at least one end", s)
		}
		if !d.openFrom && !d.openTo && d.to.last() < d.from.first() {
			return Date{}, fmt.Errorf("date %q: the interval ends before it begins", s)
		}
	}
	d.normalised = s
	return d, nil
}

// MustDate is ParseDate for constants; it panics on an error.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func parsePoint(s string) (point, error) {
	var p point
	if n := len(s); n > 0 && strings.ContainsRune("~?%", rune(s[n-1])) {
		p.mark, s = s[n-1:], s[:n-1]
	}
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return p, fmt.Errorf("want a form like 2022, 2022-01 or 2022-01-18")
	}
	known := strings.TrimRight(parts[0], "X")
	p.digits = len(known)
	if p.digits == 1 || (p.digits < 4 && p.digits > 0 && len(parts) > 1) {
		return p, fmt.Errorf("want a form like 2022, 202X or XXXX-01-18")
	}
	if p.digits == 0 && len(parts) < 2 {
		return p, fmt.Errorf("neither year nor month is given")
	}
	number := func(s string, low, high int) (int, error) {
		n, err := strconv.Atoi(s)
		if err != nil || len(s) < 2 || n < low || n > high || s[0] == '+' || s[0] == '-' {
			return 0, fmt.Errorf("%q is not a number from %02d to %02d", s, low, high)
		}
		return n, nil
	}
	var err error
	if known != "" {
		if p.year, err = number(known, 0, 9999); err != nil {
			return p, err
		}
		for range 4 - p.digits {
			p.year *= 10
		}
		if p.year == 0 {
			return p, fmt.Errorf("there is no year 0000 here")
		}
	}
	if len(parts) > 1 {
		if len(parts[1]) != 2 {
			return p, fmt.Errorf("the month needs two digits")
		}
		if p.month, err = number(parts[1], 1, 12); err != nil {
			return p, err
		}
	}
	if len(parts) > 2 {
		if len(parts[2]) != 2 {
			return p, fmt.Errorf("the day needs two digits")
		}
		year := p.year
		if year == 0 {
			year = 2000 // a leap year: 29 February may be meant
		}
		if p.day, err = number(parts[2], 1, 31); err != nil {
			return p, err
		}
		if p.day > daysIn(year, p.month) {
			return p, fmt.Errorf("there is no such day")
		}
	}
	return p, nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// first and last are the earliest and latest day of a point as yyyymmdd.
func (p point) first() int {
	return p.year*10000 + max(p.month, 1)*100 + max(p.day, 1)
}

func (p point) last() int {
	year, month, day := p.year, p.month, p.day
	switch p.digits {
	case 3:
		year += 9
	case 2:
		year += 99
	}
	if month == 0 {
		month = 12
	}
	if day == 0 {
		day = daysIn(year, month)
	}
	return year*10000 + month*100 + day
}

// String is the date in EDTF, as it was read; empty if unknown.
func (d Date) String() string { return d.normalised }

// IsZero reports whether nothing at all is known.
func (d Date) IsZero() bool { return d.normalised == "" }

// Known reports whether the date says when the document was made: not so for
// the unknown date, for "not before", "not after", and for a day without year.
func (d Date) Known() bool {
	return !d.IsZero() && !d.openFrom && !d.openTo && d.from.digits > 0
}

// Year is the year the date lies or begins in; 0 if it is not known to the year.
func (d Date) Year() int {
	if !d.Known() || d.from.digits != 4 {
		return 0
	}
	return d.from.year
}

// Month is the month the date lies or begins in, 1 to 12; 0 if unknown.
func (d Date) Month() int {
	if d.openFrom {
		return 0
	}
	return d.from.month
}

// Day is the day of the month the date is or begins at; 0 if unknown.
func (d Date) Day() int {
	if d.openFrom {
		return 0
	}
	return d.from.day
}

// NotBefore is the open interval's beginning ("2024-06-23/.."), else the zero Date.
func (d Date) NotBefore() Date {
	if !d.openTo {
		return Date{}
	}
	first, _, _ := strings.Cut(d.normalised, "/")
	return MustDate(first)
}

// NotAfter is the open interval's end ("../1991-12"), else the zero Date.
func (d Date) NotAfter() Date {
	if !d.openFrom {
		return Date{}
	}
	_, second, _ := strings.Cut(d.normalised, "/")
	return MustDate(second)
}

// End is the end of a closed interval, else the zero Date.
func (d Date) End() Date {
	if !d.interval || d.openFrom || d.openTo {
		return Date{}
	}
	_, second, _ := strings.Cut(d.normalised, "/")
	return MustDate(second)
}

// Start is a closed interval's beginning, else the date itself.
func (d Date) Start() Date {
	if d.End().IsZero() {
		return d
	}
	first, _, _ := strings.Cut(d.normalised, "/")
	return MustDate(first)
}

// Approximate reports the mark "~" or "%", Uncertain "?" or "%", of the beginning.
func (d Date) Approximate() bool { return d.from.mark == "~" || d.from.mark == "%" }

// Uncertain: see Approximate.
func (d Date) Uncertain() bool { return d.from.mark == "?" || d.from.mark == "%" }

// Compare orders dates by their earliest day; a month comes before its days,
// a year before its months; dates that are not known come last, in the order
// of their text.
func (d Date) Compare(e Date) int {
	switch {
	case d.Known() != e.Known():
		if d.Known() {
			return -1
		}
		return 1
	case !d.Known():
		return strings.Compare(d.normalised, e.normalised)
	}
	if c := d.from.first() - e.from.first(); c != 0 {
		return c
	}
	if c := (d.from.month*100 + d.from.day) - (e.from.month*100 + e.from.day); c != 0 {
		return c
	}
	return strings.Compare(d.normalised, e.normalised)
}

// Covers reports whether e could be the same date as d, told more exactly.
func (d Date) Covers(e Date) bool {
	if !d.Known() || !e.Known() {
		return false
	}
	return d.from.first() <= e.from.first() && e.lastDay() <= d.lastDay()
}

func (d Date) lastDay() int {
	if d.interval {
		return d.to.last()
	}
	return d.from.last()
}
