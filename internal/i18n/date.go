package i18n

import (
	"strconv"
	"strings"

	"fonds/internal/document"
)

// Date writes a date as exactly as it is known: "18 January 2022", "January
// 2022", "about 1943", "not before 23 June 2024", "the 1920s"; the unknown date
// is the words of date.none.
func (c *Catalog) Date(d document.Date) string {
	switch {
	case d.IsZero():
		return c.words["date.none"]
	case !d.NotBefore().IsZero():
		return c.T("date.not_before", c.Date(d.NotBefore()))
	case !d.NotAfter().IsZero():
		return c.T("date.not_after", c.Date(d.NotAfter()))
	}
	if end := d.End(); !end.IsZero() {
		return c.interval(d.Start(), end)
	}
	words := c.point(d)
	switch {
	case d.Approximate() && d.Uncertain():
		return c.T("date.doubtful", words)
	case d.Approximate():
		return c.T("date.approximate", words)
	case d.Uncertain():
		return c.T("date.uncertain", words)
	}
	return words
}

// interval writes two dates as one, without saying twice what they share.
func (c *Catalog) interval(from, to document.Date) string {
	plain := len(from.String()) == len(to.String()) && !marked(from) && !marked(to)
	switch {
	case plain && from.Year() == to.Year() && from.Year() != 0 && from.Day() != 0 && from.Month() == to.Month():
		return c.T("date.days", strconv.Itoa(from.Day()), strconv.Itoa(to.Day()), c.monthOf(from.Month()), year(from))
	case plain && from.Year() == 0 || !plain:
		return c.T("date.interval", c.Date(from), c.Date(to))
	case from.Year() == to.Year() && from.Day() != 0:
		return c.T("date.interval", c.T("date.day_of_year", strconv.Itoa(from.Day()), c.monthOf(from.Month())), c.Date(to))
	case from.Year() == to.Year() && from.Month() != 0:
		return c.T("date.interval", c.monthOf(from.Month()), c.Date(to))
	}
	return c.T("date.interval", c.Date(from), c.Date(to))
}

func marked(d document.Date) bool { return d.Approximate() || d.Uncertain() }

// point writes one date without its marks.
func (c *Catalog) point(d document.Date) string {
	text := strings.TrimRight(d.String(), "~?%")
	known := strings.TrimRight(text[:min(4, len(text))], "X")
	switch {
	case known == "" && d.Day() == 0:
		return c.T("date.month_unknown_year", c.monthOf(d.Month()))
	case known == "":
		return c.T("date.day_unknown_year", strconv.Itoa(d.Day()), c.monthOf(d.Month()))
	case len(known) == 3:
		return c.T("date.decade", strings.TrimLeft(known, "0")+"0")
	case len(known) == 2:
		first := strings.TrimLeft(known, "0")
		return c.T("date.century", first+"00", first+"99")
	case d.Day() != 0:
		return c.T("date.day", strconv.Itoa(d.Day()), c.monthOf(d.Month()), year(d))
	case d.Month() != 0:
		return c.T("date.month_of_year", c.monthOf(d.Month()), year(d))
	}
	return year(d)
}

func year(d document.Date) string { return strconv.Itoa(d.Year()) }

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
