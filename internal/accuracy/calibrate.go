package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"fonds/internal/authority"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/infer"
	"fonds/internal/seed"
	"fonds/internal/structure"
)

// A text is a labelled text, ready to be read.
type text struct {
	*labelled
	group string // of which corpus it is, and of which text it is a version
	in    infer.Input
}

// open takes the texts of corpora as far as rules want them. Those that are no
// text are left out.
func open(corpora []corpus) ([]text, error) {
	index, err := authority.New(nil)
	if err != nil {
		return nil, err
	}
	var list []text
	for n, c := range corpora {
		for i := range c.cases {
			l := &c.cases[i]
			var log diag.Log
			s, err := seed.Read(os.DirFS(filepath.Join(c.dir, "texts")), l.File, seed.Options{}, &log)
			if err != nil {
				return nil, fmt.Errorf("reading the text of case %s: %w", l.ID, err)
			}
			if s.Unread != "" {
				continue
			}
			list = append(list, text{l, fmt.Sprint(n, " ", l.Group), infer.Input{Seed: s, Blocks: structure.Read(s), Authority: index}})
		}
	}
	if len(list) == 0 {
		return nil, errors.New("the corpus has no texts")
	}
	return list, nil
}

// count counts for every kind of value in how many texts it was given, and in
// how many right.
func count(texts []text) (all infer.Calibration, byGroup map[string]infer.Calibration) {
	all, byGroup = infer.Calibration{}, map[string]infer.Calibration{}
	for _, t := range texts {
		here := map[infer.Kind]tally{}
		for _, e := range infer.Claims(&t.in) {
			if v := t.judge(e); v != unjudged {
				n := here[infer.KindOf(e)]
				n.add(v)
				here[infer.KindOf(e)] = n
			}
		}
		if byGroup[t.group] == nil {
			byGroup[t.group] = infer.Calibration{}
		}
		for k, n := range here {
			for _, c := range []infer.Calibration{all, byGroup[t.group]} {
				c[k] = infer.Count{Given: c[k].Given + 1, Right: hundredths(c[k].Right + n.share())}
			}
		}
	}
	return all, byGroup
}

// without is a calibration as if some of what was counted had never been seen.
func without(all, part infer.Calibration) infer.Calibration {
	rest := infer.Calibration{}
	for k, n := range all {
		n.Given -= part[k].Given
		n.Right = max(0, hundredths(n.Right-part[k].Right))
		if n.Given > 0 {
			rest[k] = n
		}
	}
	return rest
}

// A tally is how many values were given and how many were right.
type tally struct{ given, right int }

func (t *tally) add(v verdict) {
	t.given++
	if v == right {
		t.right++
	}
}

func (t tally) share() float64 { return float64(t.right) / float64(max(t.given, 1)) }

func hundredths(x float64) float64 { return math.Round(100*x) / 100 }

// A band of confidence, and how many of the values within it were right.
type band struct {
	from, to float64 // to is not within, but for 1
	tally
}

// bands are the parts of the table: candidates, values, and sure values.
func bands() []band {
	return []band{{from: 0, to: 0.5}, {from: 0.5, to: 0.7}, {from: 0.7, to: 0.8}, {from: 0.8, to: 0.9}, {from: 0.9, to: 0.95}, {from: 0.95, to: 1.01}}
}

// A reliability is how often values were right beside how sure they were.
type reliability struct {
	bands   []band
	byField map[document.Field][]band
}

// add counts a value with how sure it was.
func (r *reliability) add(field document.Field, sure float64, v verdict) {
	if r.byField[field] == nil {
		r.byField[field] = bands()
	}
	for _, list := range [][]band{r.bands, r.byField[field]} {
		for i := range list {
			if b := &list[i]; b.from <= sure && sure < b.to {
				b.add(v)
			}
		}
	}
}

// between sums the bands from one confidence to another.
func between(list []band, from, to float64) tally {
	var sum tally
	for _, b := range list {
		if b.from >= from && b.to <= to {
			sum.given += b.given
			sum.right += b.right
		}
	}
	return sum
}

// rely reads every text as the calibration for it would have it, and counts the
// values by how sure they are: those chosen, each once and as sure as its surest
// claim, and those left for a person.
func rely(texts []text, calibration func(text) infer.Calibration) reliability {
	r := reliability{bands: bands(), byField: map[document.Field][]band{}}
	for _, t := range texts {
		in := t.in
		in.Calibration = calibration(t)
		_, reading := infer.Read(&in)
		type said struct {
			field document.Field
			value string
		}
		surest := map[said]document.Evidence{}
		for _, list := range [][]document.Evidence{reading.Evidence, reading.Candidates} {
			for _, e := range list {
				if k := (said{e.Field, e.Value}); e.Confidence > surest[k].Confidence {
					surest[k] = e
				}
			}
		}
		for _, e := range surest {
			if d, err := document.ParseDate(e.Value); e.Field == document.FieldDate && (err != nil || !d.NotBefore().IsZero() || !d.NotAfter().IsZero()) {
				continue // a bound
			}
			if v := t.judge(e); v != unjudged {
				r.add(e.Field, e.Confidence, v)
			}
		}
	}
	return r
}

// leaveOut judges every text by what was counted of the others, versions of it
// left out too.
func leaveOut(texts []text) reliability {
	all, byGroup := count(texts)
	return rely(texts, func(t text) infer.Calibration { return without(all, byGroup[t.group]) })
}
