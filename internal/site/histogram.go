package site

import (
	"slices"

	"fonds/internal/collection"
	"fonds/internal/permalink"
)

// A Histogram shows documents by year: a square for each while they are few,
// else bars. It is a picture for the eye alone; the list under it has the same
// figures and the links for everybody.
type Histogram struct {
	Squares bool
	Buckets []Bucket
	Caption string
	List    []Figure // one for each bucket that has documents
}

// A Bucket is a column of the picture.
type Bucket struct {
	Label   string // under the column; empty for most where they are many
	Minor   bool   // a phone has no room for this label
	Title   string // "2022: 3 documents"
	Href    string // of a bar; may be empty
	Height  int    // of a bar, in pixels
	Undated bool
	Marks   []Mark
}

// A Mark is the square of one document.
type Mark struct{ Title, Href string }

// A Figure is a line of the list: "2022", "3".
type Figure struct{ Text, Count, Href string }

// What the picture can hold: squares of 24 pixels side by side on a phone, not
// higher than half a screen; bars that can still be told apart.
const (
	mostSquares       = 60
	mostSquareBuckets = 13
	highestSquares    = 12
	mostBars          = 41
	highestBar        = 120
	mostLabels        = 9
)

var steps = []int{1, 10, 50, 100, 500, 1000, 10000}

// histogram makes the picture of documents (by date, undated last) for the page
// at from. period gives the link to the
// documents of a bucket, or none. It is nil where a picture would say nothing:
// with fewer than two columns.
func (b *builder) histogram(from permalink.Path, documents []*collection.Document, period periodLink) *Histogram {
	byYear := map[int][]*collection.Document{}
	var undated []*collection.Document
	low, high := 0, 0
	for _, d := range documents {
		y := d.Date.Year()
		if y == 0 {
			undated = append(undated, d)
			continue
		}
		byYear[y] = append(byYear[y], d)
		if low == 0 || y < low {
			low = y
		}
		high = max(high, y)
	}
	if len(byYear) < 2 {
		return nil
	}
	columnsOf := func(step int) (columns []column, highest, tallest int) { // of the years, and of all
		for begin := low / step * step; begin <= high; begin += step {
			c := column{step: step, label: b.period(begin, step)}
			for y := begin; y < begin+step; y++ {
				if len(byYear[y]) > 0 && c.first == 0 {
					c.first = y
				}
				c.documents = append(c.documents, byYear[y]...)
			}
			columns = append(columns, c)
			highest = max(highest, len(c.documents))
		}
		if len(undated) > 0 {
			columns = append(columns, column{label: b.words.T("histogram.undated"), documents: undated, undated: true})
		}
		return columns, highest, max(highest, len(undated))
	}
	at := slices.IndexFunc(steps, func(step int) bool { return high/step-low/step < mostBars })
	columns, highest, tallest := columnsOf(steps[at])
	h := &Histogram{}
	if len(documents) <= mostSquares {
		// Years taken together may leave room for a square for each document.
		squares, high, tall := columns, highest, tallest
		for k := at + 1; len(squares) > mostSquareBuckets && k < len(steps); k++ {
			squares, high, tall = columnsOf(steps[k])
		}
		if tall <= highestSquares && len(squares) <= mostSquareBuckets {
			h.Squares = true
			columns, highest = squares, high
		}
	}
	every := (len(columns) + mostLabels - 1) / mostLabels
	for i, c := range columns {
		// The words for the undated need an eighth of the picture, on a phone a fifth.
		crowded := len(undated) > 0 && 8*(len(columns)-1-i) < len(columns)
		h.add(b, from, c, c.undated || i%every == 0 && !crowded, highest, period)
		h.Buckets[i].Minor = !c.undated && (i/every%2 == 1 || len(undated) > 0 && 5*(len(columns)-1-i) < len(columns))
	}
	switch {
	case h.Squares && len(undated) > 0:
		h.Caption = b.words.T("histogram.squares_undated")
	case h.Squares:
		h.Caption = b.words.T("histogram.squares")
	case len(undated) > highest: // its bar ends where the highest does
		h.Caption = b.words.T("histogram.bars_undated", b.words.Number(highest), b.words.Number(len(undated)))
	default:
		h.Caption = b.words.T("histogram.bars", b.words.Number(highest))
	}
	return h
}

// A periodLink gives the link to the documents of a bucket: of the years from
// first, or (first is 0) of no known year; "" if there is none.
type periodLink func(first, step int) string

// A column is the documents of one bucket.
type column struct {
	first, step int // the first year that has documents, 0 for the undated; years in the bucket
	label       string
	documents   []*collection.Document
	undated     bool
}

func (b *builder) period(begin, step int) string {
	switch step {
	case 1:
		return b.words.Digits(begin)
	case 10:
		return b.words.T("histogram.decade", b.words.Digits(begin))
	}
	return b.words.Span(max(1, begin), begin+step-1)
}

func (h *Histogram) add(b *builder, from permalink.Path, c column, labelled bool, highest int, period periodLink) {
	bucket := Bucket{Undated: c.undated}
	if labelled {
		bucket.Label = c.label
	}
	count := len(c.documents)
	if count == 0 {
		h.Buckets = append(h.Buckets, bucket)
		return
	}
	var href string
	if period != nil {
		href = period(c.first, c.step)
	}
	h.List = append(h.List, Figure{c.label, b.words.Number(count), href})
	if h.Squares {
		for _, d := range c.documents {
			bucket.Marks = append(bucket.Marks, Mark{
				Title: b.words.T("histogram.square", b.words.Date(d.Date), d.Title),
				Href:  b.href(from, permalink.Document(d.Slug)),
			})
		}
	} else {
		bucket.Title = b.words.T("histogram.bar", c.label, b.words.N("count.documents", count))
		bucket.Href = href
		bucket.Height = min(max(3, count*highestBar/highest), highestBar)
	}
	h.Buckets = append(h.Buckets, bucket)
}
