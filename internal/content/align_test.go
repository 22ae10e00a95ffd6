package content

import (
	"math/rand/v2"
	"testing"
)

// common checks that what match gives is a common part in order; it returns its length.
func common(t *testing.T, a, b []int32) int {
	t.Helper()
	n, last := 0, -1
	for i, j := range match(a, b) {
		if j < 0 {
			continue
		}
		if a[i] != b[j] || j <= last {
			t.Fatalf("%v and %v: %d with %d", a, b, i, j)
		}
		n, last = n+1, j
	}
	return n
}

func TestMatchIsLongestForShortLists(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	list := func() []int32 {
		l := make([]int32, r.IntN(9))
		for i := range l {
			l[i] = int32(r.IntN(5))
		}
		return l
	}
	var longest func(a, b []int32) int
	longest = func(a, b []int32) int {
		switch {
		case len(a) == 0 || len(b) == 0:
			return 0
		case a[0] == b[0]:
			return 1 + longest(a[1:], b[1:])
		}
		return max(longest(a[1:], b), longest(a, b[1:]))
	}
	for range 3_000 {
		a, b := list(), list()
		if got, want := common(t, a, b), longest(a, b); got != want {
			t.Fatalf("%v and %v have %d in common, not %d", a, b, want, got)
		}
	}
}

func TestMatchOfLongListsFindsWhatStayed(t *testing.T) {
	const n = 20_000
	r := rand.New(rand.NewPCG(2, 2))
	var a, b []int32
	kept := 0
	for i := range int32(n) {
		x := i
		if r.IntN(10) == 0 {
			x = -1 // such as a row of stars
		}
		a = append(a, x)
		switch r.IntN(20) {
		case 0:
		case 1:
			b = append(b, n+i)
		default:
			kept++
			b = append(b, x)
		}
	}
	if got := common(t, a, b); got < kept {
		t.Errorf("%d of %d found", got, kept)
	}
}

// Whatever the lists, the cost stays near linear; these would take hours otherwise.
func TestMatchOfHostileListsEnds(t *testing.T) {
	const n = 200_000
	same, turned, twice, mixed := make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	up := make([]int32, n)
	r := rand.New(rand.NewPCG(3, 3))
	for i := range int32(n) {
		up[i], turned[i], twice[i], mixed[i] = i, n-i, i/2, int32(r.IntN(3))
	}
	lists := [][]int32{same, up, turned, twice, mixed, mixed[1:], nil}
	for _, a := range lists {
		for _, b := range lists {
			common(t, a, b)
		}
	}
}

func TestIndexOfFindsTheFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	list := func(n int) []int32 {
		l := make([]int32, n)
		for i := range l {
			l[i] = int32(r.IntN(2))
		}
		return l
	}
	for range 3_000 {
		s, part := list(r.IntN(14)), list(r.IntN(5))
		want := -1
		for i := 0; i+len(part) <= len(s) && want < 0; i++ {
			want = i
			for j := range part {
				if s[i+j] != part[j] {
					want = -1
				}
			}
		}
		if got := indexOf(s, part); got != want {
			t.Fatalf("%v in %v: %d, want %d", part, s, got, want)
		}
	}
}
