package infer

import (
	"fmt"
	"strings"
	"testing"
)

// long is a statement with a title, a byline and a date, many paragraphs of four
// sentences each, in an order of their own, behind one that counts them, and a signature.
func long(head, counted string, sentences []string, paragraphs int, end string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range paragraphs {
		fmt.Fprintf(&b, "\n\n"+counted, i+1)
		for j := range 4 {
			b.WriteByte(' ')
			b.WriteString(sentences[(i*5+j*3)%len(sentences)])
		}
	}
	return b.String() + "\n\n" + end + "\n"
}

func inEnglish(paragraphs int) string {
	return long("The ferry at Lower Marsh must sail again\n\nAda Blum | River League\n\n18 January 2022", "In house number %d nobody has been asked.", []string{
		"For two winters nobody has crossed the river at Lower Marsh but those who own a boat.",
		"The council of the district has been told of it eleven times, and has answered twice.",
		"Children walk an hour to school over the railway bridge, where there is no path, no lamp and no railing.",
		"In Norway and in the Netherlands, small ferries are kept by the state because they are roads.",
		"A bus, it was said, would cost less; there is no bus.",
		"The landing stage was repaired in 2019 by the people who live beside it, with wood that they bought themselves.",
		"“We were promised a timetable before the spring,” says the miller, “and we have been given a form.”",
		"Whoever works on the other bank leaves home in the dark and comes back in the dark.",
		"The two boats lie in the reeds, and their engines have been sold to a yard in Hamburg.",
		"Nothing of this had to happen, and none of it was decided by those whom it concerns.",
		"A ferry that sails four times a day needs one pilot, one hand and eighty litres of oil a week.",
	}, paragraphs, "Lower Marsh, 18 January 2022\n\nAda Blum\nSecretary of the River League")
}

func inRussian(paragraphs int) string {
	return long("Заявление Союза паромщиков о переправе\n\n18 января 2022 года", "В доме %d никого не спросили.", []string{
		"Вторую зиму подряд через реку переправляются только те, у кого есть своя лодка.",
		"Районный совет получил одиннадцать писем и ответил на два из них.",
		"Дети идут в школу целый час по железнодорожному мосту, где нет ни дорожки, ни фонаря, ни перил.",
		"В Норвегии и Нидерландах небольшие паромы содержит государство, потому что это дороги.",
		"Говорят, что автобус обошёлся бы дешевле, но автобуса тоже нет.",
		"«Нам обещали расписание до весны, – говорит мельник, – а прислали бланк».",
		"Причал в 2019 году починили сами жители, на свои деньги и своими руками.",
	}, paragraphs, "Правление Союза паромщиков")
}

// What a document costs in memory is bounded, and grows little with its length:
// rules look at its beginning, its end and a sample of what is between.
func TestReadAllocatesLittle(t *testing.T) {
	for _, test := range []struct {
		name        string
		text        func(paragraphs int) string
		document    float64 // allocations of one of 14 KB
		paragraph   float64 // and of each further paragraph
		manyWritten int
	}{
		{name: "English", text: inEnglish, document: 880, paragraph: 2.6, manyWritten: 40},
		{name: "Russian", text: inRussian, document: 500, paragraph: 1.2, manyWritten: 24},
	} {
		allocs := func(paragraphs int) float64 {
			in := readText(t, test.text(paragraphs))
			return testing.AllocsPerRun(5, func() { Read(in) })
		}
		n, more := allocs(test.manyWritten), allocs(test.manyWritten+100)
		t.Logf("%s: %.0f allocations, %.1f for each further paragraph", test.name, n, (more-n)/100)
		if n > test.document {
			t.Errorf("%s: %.0f allocations for a document", test.name, n)
		}
		if more := (more - n) / 100; more > test.paragraph {
			t.Errorf("%s: %.1f allocations for each further paragraph", test.name, more)
		}
	}
}

func TestWordsAreCutWithoutCopies(t *testing.T) {
	for text, most := range map[string]float64{
		"":  0,
		"…": 0,
		"nobody has crossed the river but those who own a boat": 1, // the list
		"Nobody Has Crossed The River but Ada Blum":             2, // and what is in capitals
		"вторую зиму подряд через реку":                         1,
	} {
		if n := testing.AllocsPerRun(10, func() { wordsOf(text) }); n > most {
			t.Errorf("%q: %.0f allocations", text, n)
		}
		if n := testing.AllocsPerRun(10, func() { firstWord(text); mayName(text); atMost(text, 20) }); n > 0 {
			t.Errorf("%q: %.0f allocations for a look at it", text, n)
		}
	}
}

func BenchmarkReadLong(b *testing.B) {
	for name, text := range map[string]string{"English": inEnglish(40), "Russian": inRussian(24)} {
		b.Run(name, func(b *testing.B) {
			in := readText(b, text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Read(in)
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	paragraphs := strings.Split(inEnglish(40)+"\n\n"+inRussian(24), "\n\n")
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range paragraphs {
			wordsOf(p)
		}
	}
}
