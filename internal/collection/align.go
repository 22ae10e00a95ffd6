package collection

import (
	"math"
	"slices"

	"fonds/internal/digest"
)

// Two texts in different languages are laid side by side, paragraph by
// paragraph, as aligners of parallel texts do (Gale and Church, "A program for
// aligning sentences in bilingual corpora", 1993): what translations have in
// common is how long their paragraphs are, in order, and the numbers and names in
// them, in order.

// weights says how much an anchor tells: the more, the fewer texts have it.
type weights struct {
	seen  []uint16 // by the first bits of an anchor: about how many texts have it
	texts float64
}

const (
	weightBits = 20
	// background is among how many more texts than there are an anchor is taken to
	// be sought: in a small collection everything is rare.
	background = 100
)

func (w *weights) count(anchor uint32) uint16 { return w.seen[anchor>>(32-weightBits)] }

func (w *weights) of(anchor uint32) float64 {
	return math.Log((w.texts + background) / float64(max(w.count(anchor), 1)))
}

// An alignment says how well two texts go together.
type alignment struct {
	// score is about the logarithm of how much likelier the two texts are if one
	// translates the other than if they have nothing to do with each other.
	score float64
	// anchored is the part of it that numbers and names give.
	anchored float64
	// matched is which part of the texts, by length, has its counterpart.
	matched float64
}

// What the steps of an alignment cost, as logarithms.
const (
	// spreadSame and spreadAny are how far the logarithm of the ratio of lengths
	// lies from 0: of paragraphs that translate each other, and of any two.
	spreadSame, spreadAny = 0.28, 1.0
	// longest is the worst that lengths can say, telling how many letters of the two
	// together are enough for them to say all they can.
	longest, enoughLetters = -4.0, 160.0
	// skipped is what a paragraph without counterpart costs, if it is not short.
	skipped, notShort = -0.9, 80.0
	// merged is what it costs to take two paragraphs for one.
	merged = -1.6
	// lacking is what a number or name costs that the other side has not there.
	lacking = -0.25
	// band is how far the places of two paragraphs may lie apart.
	band = 16
)

// steps are the ways an alignment goes on: so many paragraphs of one side with
// so many of the other.
var steps = [...]struct {
	a, b int
	cost float64
}{{1, 1, 0}, {1, 0, 0}, {0, 1, 0}, {2, 1, merged}, {1, 2, merged}, {3, 1, 2 * merged}, {1, 3, 2 * merged}}

const mostMerged = 3

// aligner lays texts side by side; it is used again for the sake of its tables.
type aligner struct {
	weights *weights
	x, y    side
	best    []float64
	from    []uint8
	// What both sides have, ascending; what each tells, which is shared out
	// among its places: however often a text names its hero, it tells but once who that is.
	shared []uint32
	tells  []float64
	part   []float64 // of one place
	count  []int32   // scratch
}

// side is a text to be aligned.
type side struct {
	letters []float64             // before each paragraph
	logs    [][mostMerged]float64 // of the lengths of one, two, three paragraphs from each on
	anchors [][]int32             // by paragraph, those that both sides have, by their places in shared
	lacks   []float64             // before each paragraph: what only this side has, and all it has
	parts   []float64
	skips   []float64
}

func (s *side) read(k *digest.Sketch) {
	n := len(k.Paragraphs)
	s.letters = append(s.letters[:0], 0)
	s.skips = s.skips[:0]
	for _, p := range k.Paragraphs {
		l := float64(p.Length)
		s.letters = append(s.letters, s.letters[len(s.letters)-1]+l)
		s.skips = append(s.skips, skipped*min(1, l/notShort))
	}
	s.logs = grown(s.logs, n)
	for i := range n {
		for m := range mostMerged {
			s.logs[i][m] = math.Log(s.letters[min(i+m+1, n)] - s.letters[i] + 8)
		}
	}
	s.anchors = grown(s.anchors, n)
	for i := range s.anchors {
		s.anchors[i] = s.anchors[i][:0]
	}
	s.lacks, s.parts = grown(s.lacks, n+1), grown(s.parts, n+1)
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		s = append(s[:cap(s)], make([]T, n-cap(s))...)
	}
	return s[:n]
}

// align lays two texts side by side; one and other are their anchors, each once, ascending.
func (g *aligner) align(a, b *digest.Sketch, one, other []uint32) alignment {
	n, m := len(a.Paragraphs), len(b.Paragraphs)
	if n == 0 || m == 0 {
		return alignment{}
	}
	g.x.read(a)
	g.y.read(b)
	g.share(a, b, one, other)
	width := m + 1
	g.best, g.from = grown(g.best, (n+1)*width), grown(g.from, (n+1)*width)
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			at := i*width + j
			if i+j == 0 {
				g.best[at] = 0
				continue
			}
			g.best[at] = math.Inf(-1)
			if d := i*m/n - j; d > band || d < -band {
				continue
			}
			for k, s := range steps {
				if s.a > i || s.b > j {
					continue
				}
				score := g.best[at-s.a*width-s.b] + s.cost
				if math.IsInf(score, -1) {
					continue
				}
				switch {
				case s.b == 0:
					score += g.x.skips[i-1]
				case s.a == 0:
					score += g.y.skips[j-1]
				default:
					of, _ := g.step(i-s.a, s.a, j-s.b, s.b)
					score += of
				}
				if score > g.best[at] {
					g.best[at], g.from[at] = score, uint8(k)
				}
			}
		}
	}
	return g.result(n, m)
}

// result follows the best way back.
func (g *aligner) result(n, m int) alignment {
	r := alignment{score: g.best[n*(m+1)+m]}
	if math.IsInf(r.score, -1) {
		return alignment{} // one has so many more paragraphs that the band ends before
	}
	matched := 0.0
	for i, j := n, m; i+j > 0; {
		s := steps[g.from[i*(m+1)+j]]
		if s.a > 0 && s.b > 0 {
			_, anchored := g.step(i-s.a, s.a, j-s.b, s.b)
			r.anchored += anchored
			matched += g.x.letters[i] - g.x.letters[i-s.a] + g.y.letters[j] - g.y.letters[j-s.b]
		}
		i, j = i-s.a, j-s.b
	}
	r.matched = matched / (g.x.letters[n] + g.y.letters[m])
	return r
}

// share finds what anchors both sides have, as far as both keep them.
func (g *aligner) share(a, b *digest.Sketch, one, other []uint32) {
	limit := uint32(math.MaxUint32)
	for _, s := range []*digest.Sketch{a, b} {
		if s.AnchorLimit != 0 {
			limit = min(limit, s.AnchorLimit)
		}
	}
	g.shared = g.shared[:0]
	for i, j := 0, 0; i < len(one) && j < len(other); {
		switch {
		case one[i] < other[j]:
			i++
		case one[i] > other[j]:
			j++
		default:
			g.shared = append(g.shared, one[i])
			i, j = i+1, j+1
		}
	}
	k := len(g.shared)
	g.tells, g.part, g.count = grown(g.tells, k), grown(g.part, k), grown(g.count, k)
	clear(g.part)
	times := func(s *side, of *digest.Sketch) {
		clear(g.count)
		from := 0
		s.lacks[0], s.parts[0] = 0, 0
		for p, paragraph := range of.Paragraphs {
			lacks := 0.0
			for _, h := range of.Anchors[from:paragraph.Anchors] {
				if h > limit {
					continue
				}
				if at, ok := slices.BinarySearch(g.shared, h); ok {
					s.anchors[p] = append(s.anchors[p], int32(at))
					g.count[at]++
				} else if !of.Caseless {
					lacks++
				}
			}
			s.lacks[p+1] = s.lacks[p] + lacks
			from = int(paragraph.Anchors)
		}
		for at, n := range g.count {
			g.part[at] = max(g.part[at], float64(n))
		}
	}
	times(&g.x, a)
	times(&g.y, b)
	clear(g.count)
	for at, h := range g.shared {
		g.part[at] = 1 / max(g.part[at], 1)
		g.tells[at] = g.weights.of(h) * g.part[at]
	}
	for _, s := range []*side{&g.x, &g.y} {
		for p, list := range s.anchors {
			sum := 0.0
			for _, at := range list {
				sum += g.part[at]
			}
			s.parts[p+1] = s.parts[p] + sum
		}
	}
}

// step weighs taking some paragraphs of one side for some of the other.
func (g *aligner) step(i, a, j, b int) (score, anchored float64) {
	x, y := &g.x, &g.y
	d := x.logs[i][a-1] - y.logs[j][b-1]
	letters := x.letters[i+a] - x.letters[i] + y.letters[j+b] - y.letters[j]
	byLength := lengthsAlike - d*d*lengthsApart
	byLength = max(byLength, longest) * min(1, letters/enoughLetters)
	common := 0.0
	if x.parts[i+a] > x.parts[i] && y.parts[j+b] > y.parts[j] {
		for _, list := range x.anchors[i : i+a] {
			for _, at := range list {
				g.count[at]++
			}
		}
		for _, list := range y.anchors[j : j+b] {
			for _, at := range list {
				if g.count[at] > 0 {
					g.count[at]--
					anchored += g.tells[at]
					common += g.part[at]
				}
			}
		}
		for _, list := range x.anchors[i : i+a] {
			for _, at := range list {
				g.count[at] = 0
			}
		}
	}
	lacks := x.lacks[i+a] - x.lacks[i] + y.lacks[j+b] - y.lacks[j] +
		x.parts[i+a] - x.parts[i] + y.parts[j+b] - y.parts[j] - 2*common
	return byLength + anchored + lacks*lacking, anchored
}

var (
	lengthsAlike = math.Log(spreadAny / spreadSame)
	lengthsApart = (1/(spreadSame*spreadSame) - 1/(spreadAny*spreadAny)) / 2
)
