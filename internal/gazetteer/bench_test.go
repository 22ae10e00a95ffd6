package gazetteer

import (
	"testing"
)

func BenchmarkIndex(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newIndex()
	}
}

func BenchmarkFindInTheNameOfAParty(b *testing.B) {
	Find("", "en")
	b.ReportAllocs()
	for b.Loop() {
		Find("New Communist Party of the Netherlands", "en")
	}
}

func BenchmarkFindInAHeadingWithoutCountries(b *testing.B) {
	Find("", "en")
	b.ReportAllocs()
	for b.Loop() {
		Find("On the tasks of the movement before the assembly of next spring, and on its newspapers", "en")
	}
}
