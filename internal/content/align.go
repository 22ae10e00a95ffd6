package content

import "slices"

// match finds which elements of a stand, in the same order, in b too: for each of
// a its place in b, or -1. It is a longest common subsequence as far as that is
// cheap to find: elements that occur once on both sides part long lists into
// short ones first, so the cost stays near linear whatever the lists are.
func match(a, b []int32) []int {
	to := make([]int, len(a))
	for i := range to {
		to[i] = -1
	}
	m := matcher{a, b, to}
	m.between(0, len(a), 0, len(b), 0)
	return to
}

type matcher struct {
	a, b []int32
	to   []int
}

// exact is up to how many pairs of elements are compared one by one; deepest how
// often a list is parted.
const (
	exact   = 1 << 18
	deepest = 24
)

// between matches a[a0:a1] with b[b0:b1].
func (m *matcher) between(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
		m.to[a0] = b0
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && m.a[a1-1] == m.b[b1-1] {
		a1, b1 = a1-1, b1-1
		m.to[a1] = b1
	}
	switch n := (a1 - a0) * (b1 - b0); {
	case n == 0:
	case n <= exact:
		m.table(a0, a1, b0, b1)
	case depth < deepest:
		i, j := a0, b0
		anchors := m.anchors(a0, a1, b0, b1)
		for _, at := range anchors {
			m.between(i, at[0], j, at[1], depth+1)
			m.to[at[0]] = at[1]
			i, j = at[0]+1, at[1]+1
		}
		if len(anchors) > 0 {
			m.between(i, a1, j, b1, depth+1)
		}
	}
}

// table finds a longest common subsequence by the table of the lengths of all.
func (m *matcher) table(a0, a1, b0, b1 int) {
	rows, columns := a1-a0, b1-b0
	length := make([]int32, (rows+1)*(columns+1))
	at := func(i, j int) *int32 { return &length[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if m.a[a0+i] == m.b[b0+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case m.a[a0+i] == m.b[b0+j]:
			m.to[a0+i] = b0 + j
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}

// anchors are the longest list of pairs, rising on both sides, of elements that
// occur once on either side.
func (m *matcher) anchors(a0, a1, b0, b1 int) [][2]int {
	type count struct{ inA, inB, a, b int }
	counts := make(map[int32]*count, a1-a0)
	for i := a0; i < a1; i++ {
		c := counts[m.a[i]]
		if c == nil {
			c = &count{}
			counts[m.a[i]] = c
		}
		c.inA, c.a = c.inA+1, i
	}
	for j := b0; j < b1; j++ {
		if c := counts[m.b[j]]; c != nil {
			c.inB, c.b = c.inB+1, j
		}
	}
	var pairs [][2]int // by their place in a
	for i := a0; i < a1; i++ {
		if c := counts[m.a[i]]; c.inA == 1 && c.inB == 1 {
			pairs = append(pairs, [2]int{c.a, c.b})
		}
	}
	return rising(pairs)
}

// rising is a longest part of the pairs in which the second elements rise.
func rising(pairs [][2]int) [][2]int {
	var ends []int // of a rising list of each length: the pair it ends with, the lowest there is
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p[1], func(e, second int) int { return pairs[e][1] - second })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	list := make([][2]int, 0, len(ends))
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		list = append(list, pairs[i])
	}
	slices.Reverse(list)
	return list
}

// indexOf is the first place of a list in another, -1 if there is none, in time
// linear in both (Knuth, Morris and Pratt).
func indexOf(s, list []int32) int {
	if len(list) == 0 {
		return 0
	}
	border := make([]int, len(list)) // of the list's beginnings: the longest that ends them too
	for i, k := 1, 0; i < len(list); i++ {
		for k > 0 && list[i] != list[k] {
			k = border[k-1]
		}
		if list[i] == list[k] {
			k++
		}
		border[i] = k
	}
	k := 0
	for i, x := range s {
		for k > 0 && x != list[k] {
			k = border[k-1]
		}
		if x == list[k] {
			k++
		}
		if k == len(list) {
			return i - k + 1
		}
	}
	return -1
}
