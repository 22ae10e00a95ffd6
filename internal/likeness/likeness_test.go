package likeness

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestShareIsWeighedAndCountsHowOften(t *testing.T) {
	length := func(weights ...float64) func(int) float64 { return func(i int) float64 { return weights[i] } }
	for _, test := range []struct {
		what        string
		s, t        Sketch[string]
		here, there float64
	}{
		{"nothing", Of[string](nil, nil), Of([]string{"a"}, nil), 0, 0},
		{"equal, in another order", Of([]string{"b", "a"}, nil), Of([]string{"a", "b"}, nil), 1, 1},
		{"a part", Of([]string{"a", "b"}, nil), Of([]string{"c", "b", "a", "d"}, nil), 1, 0.5},
		{"twice here, once there", Of([]string{"a", "a"}, nil), Of([]string{"a"}, nil), 0.5, 1},
		{"by weight", Of([]string{"motto", "text"}, length(1, 9)), Of([]string{"text", "end"}, length(9, 3)), 0.9, 0.75},
	} {
		if here, there := test.s.Share(test.t), test.t.Share(test.s); here != test.here || there != test.there {
			t.Errorf("%s: %g here, %g there", test.what, here, there)
		}
	}
}

// sampled makes a sketch of the numbers from first to last.
func sampled(s *Sampler, first, last int) Sketch[uint32] {
	for i := first; i <= last; i++ {
		hash := uint32(i) * 2654435761
		s.Add(hash ^ hash>>15)
		s.Add(hash ^ hash>>15) // twice is once
	}
	return s.Sketch()
}

func TestSamplesTellTheShares(t *testing.T) {
	s := NewSampler(256)
	for _, test := range []struct {
		what           string
		a, b           [2]int
		here, there    float64
		tolerance      float64
		complete, kept bool
	}{
		{"short texts are kept whole", [2]int{1, 200}, [2]int{101, 200}, 0.5, 1, 0, true, true},
		{"a copy", [2]int{1, 5000}, [2]int{1, 5000}, 1, 1, 0, false, true},
		{"half", [2]int{1, 4000}, [2]int{2001, 6000}, 0.5, 0.5, 0.12, false, true},
		{"an excerpt of a tenth", [2]int{1, 5000}, [2]int{4000, 4499}, 0.1, 1, 0.06, false, true},
		{"nothing in common", [2]int{1, 5000}, [2]int{6000, 9000}, 0, 0, 0, false, true},
	} {
		a := sampled(s, test.a[0], test.a[1])
		b := sampled(s, test.b[0], test.b[1])
		if len(a.Hashes) > 256 || !slices.IsSorted(a.Hashes) {
			t.Errorf("%s: %d pieces kept", test.what, len(a.Hashes))
		}
		if complete := a.Limit == 0; complete != test.complete {
			t.Errorf("%s: limit %d", test.what, a.Limit)
		}
		here, there := a.Share(b), b.Share(a)
		if math.Abs(here-test.here) > test.tolerance || math.Abs(there-test.there) > test.tolerance {
			t.Errorf("%s: %.2f here, %.2f there", test.what, here, there)
		}
	}
}

func TestSamplesDoNotDependOnTheOrderOfThePieces(t *testing.T) {
	pieces := make([]uint32, 3000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range pieces {
		pieces[i] = random.Uint32()
	}
	s := NewSampler(100)
	var first Sketch[uint32]
	for round := range 5 {
		for _, p := range pieces {
			s.Add(p)
		}
		k := s.Sketch()
		if round == 0 {
			first = k
		}
		if !slices.Equal(first.Hashes, k.Hashes) || first.Limit != k.Limit {
			t.Fatal("another sample of the same pieces")
		}
		random.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
	}
}
