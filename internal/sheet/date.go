package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"fonds/internal/dates"
	"fonds/internal/document"
)

// An order is that of the parts of a date in figures.
type order string

const (
	anyOrder  order = ""
	dayFirst  order = "day first"
	monthDay  order = "month first"
	yearFirst order = "year first"
)

// A reading is one date that a cell could mean.
type reading struct {
	date  string // EDTF
	order order  // that the reading supposes
	// guess says that the cell does not tell the whole date: its century is
	// missing, or it may have been a month before a spreadsheet made a day of it.
	// Such a reading knows an old date again but gives no new one.
	guess bool
}

// readings are the dates that a cell could mean, as spreadsheets write them.
//
// A month comes back as its first day, or as "Jan-22"; a day in the order of the
// country, with a time of midnight, with two figures of its year, or as the
// number of days since 1899 (1904 in old workbooks from a Macintosh); the "%" of
// EDTF as a percentage with places after the point.
func readings(cell string) []reading {
	cell = withoutTime(strings.Join(strings.Fields(cell), " "))
	if len(cell) > 100 || cell == "" {
		return nil
	}
	if _, err := document.ParseDate(cell); err == nil {
		return withMonth([]reading{{date: cell}})
	}
	if m := percentage.FindStringSubmatch(cell); m != nil {
		return valid([]reading{{date: m[1] + "%"}})
	}
	if serial.MatchString(cell) {
		n, _ := strconv.Atoi(cell)
		var all []reading
		for _, days := range []int{n, n + 1462} {
			day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
			all = append(all, reading{day.Format(time.DateOnly), anyOrder, true})
		}
		return withMonth(all)
	}
	numbers, monthAt, sign, ok := parts(cell)
	if !ok {
		return nil
	}
	var all []reading
	if monthAt >= 0 {
		all = withWord(numbers, monthAt)
	} else {
		all = inFigures(numbers, sign)
	}
	return withMonth(valid(all))
}

var (
	percentage = regexp.MustCompile(`^(\d{4})(?:[.,]0+)? ?%$`)
	serial     = regexp.MustCompile(`^\d{5}$`)
	midnight   = regexp.MustCompile(`(?i)[T ](?:00?:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?a\.? ?m\.?)Z?$`)
)

func withoutTime(cell string) string { return midnight.ReplaceAllString(cell, "") }

// parts takes a date apart into its numbers. monthAt is the place of the one that
// stands for a month's name, -1 if there is none; sign is what stands between.
func parts(cell string) (numbers []string, monthAt int, sign rune, ok bool) {
	monthAt = -1
	for _, r := range cell {
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .,/-'’", r) {
			return nil, -1, 0, false
		}
		if strings.ContainsRune("./-", r) && sign == 0 {
			sign = r
		}
	}
	isNumber := func(r rune) bool { return '0' <= r && r <= '9' }
	rest := cell
	for rest != "" && len(numbers) < 4 {
		at := strings.IndexFunc(rest, func(r rune) bool { return isNumber(r) || unicode.IsLetter(r) || unicode.IsMark(r) })
		if at < 0 {
			break
		}
		rest = rest[at:]
		if n := len(rest) - len(strings.TrimLeftFunc(rest, isNumber)); n > 0 {
			numbers, rest = append(numbers, rest[:n]), rest[n:]
			continue
		}
		n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		if n < 0 {
			n = len(rest)
		}
		word := rest[:n]
		rest = rest[n:]
		switch number, sure := month(word); {
		case number > 0 && monthAt < 0:
			if !sure {
				return nil, -1, 0, false
			}
			monthAt = len(numbers)
			numbers = append(numbers, strconv.Itoa(number))
		case !dates.IsWord(word) && strings.Trim(word, "年月日년월일") != "":
			return nil, -1, 0, false
		}
	}
	return numbers, monthAt, sign, strings.IndexFunc(rest, isNumber) < 0
}

// month knows the names of months and what spreadsheets make of them.
func month(word string) (number int, sure bool) {
	word = strings.ToLower(word)
	if n := short[word]; n > 0 {
		return n, true
	}
	return dates.Month(word)
}

// short are abbreviations that spreadsheets use where CLDR has others, and the
// Roman figures that stand for months in Hungarian and Polish.
var short = map[string]int{
	"mrz": 3, "sept": 9, "set": 9, "sett": 9, "dez": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "janv": 1, "févr": 2,
	"avr": 4, "juil": 7, "déc": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10,
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}

// withWord reads a date one part of which is a month's name.
func withWord(numbers []string, monthAt int) []reading {
	m := numbers[monthAt]
	others := slices.Delete(slices.Clone(numbers), monthAt, monthAt+1)
	switch len(others) {
	case 1:
		if len(others[0]) == 4 {
			return []reading{edtf(others[0], m, "")}
		}
		return inCenturies(others[0], m, "", anyOrder)
	case 2:
		switch day, year := others[0], others[1]; {
		case len(year) == 4:
			return []reading{edtf(year, m, day)}
		case len(day) == 4:
			return []reading{edtf(day, m, year)}
		default:
			return append(inCenturies(year, m, day, dayFirst), inCenturies(day, m, year, yearFirst)...)
		}
	}
	return nil
}

// inFigures reads a date of figures only. Between points the day comes first
// wherever the year comes last.
func inFigures(n []string, sign rune) []reading {
	switch len(n) {
	case 2:
		switch {
		case len(n[0]) == 4:
			return []reading{edtf(n[0], n[1], "")}
		case len(n[1]) == 4:
			return []reading{edtf(n[1], n[0], "")}
		}
		return append(inCenturies(n[1], n[0], "", anyOrder), inCenturies(n[0], n[1], "", anyOrder)...)
	case 3:
		ordered := func(r reading, o order) reading { r.order = o; return r }
		switch {
		case len(n[0]) == 4:
			return []reading{ordered(edtf(n[0], n[1], n[2]), yearFirst)}
		case len(n[2]) == 4 && sign == '.':
			return []reading{edtf(n[2], n[1], n[0])}
		case len(n[2]) == 4:
			return []reading{ordered(edtf(n[2], n[1], n[0]), dayFirst), ordered(edtf(n[2], n[0], n[1]), monthDay)}
		case sign == '.':
			return append(inCenturies(n[2], n[1], n[0], dayFirst), inCenturies(n[0], n[1], n[2], yearFirst)...)
		}
		return slices.Concat(inCenturies(n[2], n[1], n[0], dayFirst), inCenturies(n[2], n[0], n[1], monthDay), inCenturies(n[0], n[1], n[2], yearFirst))
	}
	return nil
}

// edtf puts parts together; what is no date is left out later.
func edtf(year, month, day string) reading {
	pad := func(s string) string {
		if len(s) == 1 {
			return "0" + s
		}
		return s
	}
	if day == "" {
		return reading{date: year + "-" + pad(month)}
	}
	return reading{date: year + "-" + pad(month) + "-" + pad(day)}
}

// inCenturies are the dates that a year of two figures can mean.
func inCenturies(year, month, day string, o order) []reading {
	if len(year) != 2 {
		return nil
	}
	var all []reading
	for century := 20; century >= 10; century-- {
		r := edtf(fmt.Sprint(century)+year, month, day)
		r.order, r.guess = o, true
		all = append(all, r)
	}
	return all
}

func valid(all []reading) []reading {
	return slices.DeleteFunc(all, func(r reading) bool {
		d, err := document.ParseDate(r.date)
		return err != nil || d.IsZero()
	})
}

// withMonth adds, to each first day of a month, the month.
func withMonth(all []reading) []reading {
	for _, r := range slices.Clone(all) {
		if month, ok := strings.CutSuffix(r.date, "-01"); ok && len(month) == len("2022-01") {
			all = append(all, reading{month, r.order, true})
		}
	}
	return all
}

// newDate is the one date that an edited cell can mean, in a file of an order.
func newDate(cell string, in order) (document.Date, error) {
	cell = strings.TrimSpace(cell)
	const hint = "write it like 2021-04-03, 2021-04 or 2021; if the spreadsheet changes that, put an apostrophe before it"
	d, err := document.ParseDate(cell)
	if err == nil {
		return d, nil
	}
	all := inOrder(readings(cell), in)
	sure := slices.DeleteFunc(slices.Clone(all), func(r reading) bool { return r.guess })
	var found []string
	for _, r := range sure {
		if !slices.Contains(found, r.date) {
			found = append(found, r.date)
		}
	}
	switch {
	case len(found) == 1:
		return document.ParseDate(found[0])
	case len(found) > 1:
		return d, faultf(hint, "%s can mean %s", quoted(cell), strings.Join(found, " or "))
	case serial.MatchString(cell):
		return d, faultf(hint, "%s is the spreadsheet's number of a day", quoted(cell))
	case len(all) > 0:
		return d, faultf(hint, "%s does not tell the century", quoted(cell))
	case len(cell) > 100:
		return d, faultf(hint, "%s is no date", quoted(cell))
	}
	return d, faultf("write what is known in EDTF, like 2022, 2022-01, 2022-01-18, 2022-01~, 1943? or 2024-06-23/..", "%s", strings.TrimPrefix(err.Error(), "date "))
}

// inOrder are the readings in an order, or all if none is.
func inOrder(all []reading, in order) []reading {
	if in == anyOrder {
		return all
	}
	var some []reading
	for _, r := range all {
		if r.order == in {
			some = append(some, r)
		}
	}
	if some == nil {
		return all
	}
	return some
}

// A ballot finds out in which order a file's spreadsheet writes dates, by the
// cells that hold, in one order, what they were written with.
type ballot struct{ strong, weak map[order]int }

// add counts a cell. was tells whether a date is what the cell was written with.
func (b *ballot) add(cell string, was func(date string) bool) {
	orders, matching := map[order]bool{}, map[order]bool{}
	for _, r := range readings(cell) {
		if r.order == anyOrder {
			continue
		}
		orders[r.order] = true
		if was(r.date) {
			matching[r.order] = true
		}
	}
	if len(matching) != 1 {
		return
	}
	if b.strong == nil {
		b.strong, b.weak = map[order]int{}, map[order]int{}
	}
	for o := range matching {
		if len(orders) == 1 {
			b.strong[o]++
		} else {
			b.weak[o]++
		}
	}
}

// enough is how many cells must agree when each could be read otherwise too: one
// alone may be an edit that looks like the old date the other way round.
const enough = 3

// order is the one for which all speak; any if there is no such.
func (b *ballot) order() order {
	for o, n := range b.strong {
		if len(b.strong) == 1 && n > 0 {
			return o
		}
	}
	for o, n := range b.weak {
		if len(b.strong) == 0 && len(b.weak) == 1 && n >= enough {
			return o
		}
	}
	return anyOrder
}
