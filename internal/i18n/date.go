package i18n

import (
	"strconv"
	"strings"

	"fonds/internal/document"
)

// Date writes a date as exactly as it is known: "18 January 2022", "January
// 2022", "about 1943", "not before 23 June 2024", "the 1920s"; the unknown date
// is the words of date.none. The patterns are those of CLDR; beside them many
// languages have other forms behind a preposition (date.within), and some
// another preposition before a day ("hacia 1943", "hacia el 23 de junio").
func (c *Catalog) Date(d document.Date) string {
	if d.IsZero() {
		return c.words["date.none"]
	}
	return c.date(d, false)
}

// date writes a date that stands alone or within a phrase that says more of it.
func (c *Catalog) date(d document.Date, within bool) string {
	if from := d.NotBefore(); !from.IsZero() {
		return c.marked("not_before", from, true)
	}
	if to := d.NotAfter(); !to.IsZero() {
		return c.marked("not_after", to, true)
	}
	if end := d.End(); !end.IsZero() {
		return c.interval(d.Start(), end)
	}
	switch {
	case d.Approximate() && d.Uncertain():
		return c.phrase("doubtful", d, c.point(d, true))
	case d.Approximate() && within:
		return c.T("date.within.approximate", c.point(d, true))
	case d.Approximate():
		return c.phrase("approximate", d, c.point(d, true))
	case d.Uncertain():
		return c.phrase("uncertain", d, c.point(d, false))
	}
	return c.point(d, within)
}

// marked writes a bound.
func (c *Catalog) marked(how string, d document.Date, within bool) string {
	return c.phrase(how, d, c.date(d, within))
}

// phrase says how a date is meant.
func (c *Catalog) phrase(how string, d document.Date, words string) string {
	if d.Day() != 0 && (how[:3] != "not" || !marked(d)) {
		return c.T("date."+how+".day", words)
	}
	return c.T("date."+how+".rest", words)
}

// interval writes two dates as one, without saying twice what they share.
func (c *Catalog) interval(from, to document.Date) string {
	plain := len(from.String()) == len(to.String()) && !marked(from) && !marked(to) && from.Year() != 0 && to.Year() != 0
	switch {
	case !plain:
	case from.Day() != 0 && from.Year() == to.Year() && from.Month() == to.Month():
		return c.T("date.days", c.day(from), c.day(to), c.monthOf(from.Month()), c.year(from))
	case from.Day() != 0 && from.Year() == to.Year():
		return c.T("date.days_of_months", c.day(from), c.monthOf(from.Month()), c.day(to), c.monthOf(to.Month()), c.year(from))
	case from.Day() == 0 && from.Month() != 0 && from.Year() == to.Year():
		return c.T("date.months", c.Month(from.Month()), c.Month(to.Month()), c.year(from))
	case from.Month() == 0:
		return c.T("date.years", c.year(from), c.year(to))
	}
	return c.T("date.interval", c.date(from, false), c.date(to, false))
}

func marked(d document.Date) bool { return d.Approximate() || d.Uncertain() }

// point writes one date without its marks.
func (c *Catalog) point(d document.Date, within bool) string {
	text := strings.TrimRight(d.String(), "~?%")
	known := strings.TrimRight(text[:min(4, len(text))], "X")
	key := func(name string) string {
		if within {
			return "date.within." + name
		}
		return "date." + name
	}
	switch {
	case known == "" && d.Day() == 0:
		return c.T("date.month_unknown_year", c.Month(d.Month()))
	case known == "":
		return c.T("date.day_unknown_year", c.day(d), c.monthOf(d.Month()))
	case len(known) == 3:
		return c.T(key("decade"), c.digits(strings.TrimLeft(known, "0")+"0"))
	case len(known) == 2:
		first := strings.TrimLeft(known, "0")
		return c.T(key("century"), c.digits(first+"00"), c.digits(first+"99"))
	case d.Day() != 0:
		return c.T("date.day", c.day(d), c.monthOf(d.Month()), c.year(d))
	case d.Month() != 0 && within:
		return c.T("date.within.month_of_year", c.monthOf(d.Month()), c.year(d))
	case d.Month() != 0:
		return c.T("date.month_of_year", c.Month(d.Month()), c.year(d))
	}
	return c.T(key("year"), c.year(d))
}

func (c *Catalog) year(d document.Date) string { return c.Digits(d.Year()) }

// day is the number of a day within a date: in French the first is "1er".
func (c *Catalog) day(d document.Date) string {
	if d.Day() == 1 {
		return c.T("date.first_day", c.Digits(1))
	}
	return c.Digits(d.Day())
}

func (c *Catalog) digits(number string) string {
	n, err := strconv.Atoi(number)
	if err != nil {
		return number
	}
	return c.Digits(n)
}

// Year is a year standing alone, as a heading or a label: without the "г." that
// Russian has in dates, with the 年 of Chinese.
func (c *Catalog) Year(y int) string { return c.T("date.year_alone", c.Digits(y)) }

// Span is the years from one to another, as a label.
func (c *Catalog) Span(low, high int) string {
	return c.T("histogram.years", c.Digits(low), c.Digits(high))
}

// monthOf is a month's name within a date.
func (c *Catalog) monthOf(m int) string { return c.words["date.month."+strconv.Itoa(m)] }

// Month is a month's name standing alone, m from 1 to 12.
func (c *Catalog) Month(m int) string { return c.words["date.month_alone."+strconv.Itoa(m)] }

// Machine is the date in the form of HTML's time element, for dates that are
// days, months or years and nothing doubtful; else empty.
func Machine(d document.Date) string {
	if !d.Known() || marked(d) || !d.End().IsZero() || d.Year() == 0 {
		return ""
	}
	return d.String()
}
