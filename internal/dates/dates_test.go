package dates

import (
	"strings"
	"testing"

	"fonds/internal/document"
)

func TestDatesAreFound(t *testing.T) {
	for _, test := range []struct{ text, want, words string }{
		{"on 18 January 2022 the", "2022-01-18", "18 January 2022"},
		{"Tuesday, January 18, 2022", "2022-01-18", "Tuesday, January 18, 2022"},
		{"the 18th of January, 2022", "2022-01-18", "18th of January, 2022"},
		{"Jan. 18 2022", "2022-01-18", "Jan. 18 2022"},
		{"8 January, 2022", "2022-01-08", "8 January, 2022"},
		{"8 января 2022 года", "2022-01-08", "8 января 2022 года"},
		{"от 8 января 2022 г.", "2022-01-08", "8 января 2022 г."},
		{"18 de enero de 2022", "2022-01-18", "18 de enero de 2022"},
		{"18 de janeiro de 2022", "2022-01-18", "18 de janeiro de 2022"},
		{"le 1er mai 2020", "2020-05-01", "1er mai 2020"},
		{"Dienstag, den 18. Januar 2022", "2022-01-18", "Dienstag, den 18. Januar 2022"},
		{"den 18. januar 2022", "2022-01-18", "18. januar 2022"},
		{"18 gennaio 2022", "2022-01-18", "18 gennaio 2022"},
		{"18 stycznia 2022 roku", "2022-01-18", "18 stycznia 2022 roku"},
		{"18. ledna 2022", "2022-01-18", "18. ledna 2022"},
		{"18 січня 2022", "2022-01-18", "18 січня 2022"},
		{"18 януари 2022", "2022-01-18", "18 януари 2022"},
		{"18 Ιανουαρίου 2022", "2022-01-18", "18 Ιανουαρίου 2022"},
		{"18 Ocak 2022", "2022-01-18", "18 Ocak 2022"},
		{"18 ianuarie 2022", "2022-01-18", "18 ianuarie 2022"},
		{"18 januari 2022", "2022-01-18", "18 januari 2022"},
		{"18. tammikuuta 2022", "2022-01-18", "18. tammikuuta 2022"},
		{"2022. január 18.", "2022-01-18", "2022. január 18."},
		{"2022 m. sausio 18 d.", "2022-01-18", "2022 m. sausio 18"},
		{"2022. gada 18. janvārī un", "", ""},
		{"2022. gada 18. janvāris", "2022-01-18", "2022. gada 18. janvāris"},
		{"18 tháng 1, 2022", "", ""},
		{"18 Januari 2022", "2022-01-18", "18 Januari 2022"},
		{"18 يناير 2022", "2022-01-18", "18 يناير 2022"},
		{"١٨ يناير ٢٠٢٢", "2022-01-18", "١٨ يناير ٢٠٢٢"},
		{"18 كانون الثاني/يناير 2022", "2022-01-18", "18 كانون الثاني/يناير 2022"},
		{"22 آذار 1945", "1945-03-22", "22 آذار 1945"},
		{"18 ژانویهٔ 2022", "2022-01-18", "18 ژانویهٔ 2022"},
		{"18 जनवरी 2022", "2022-01-18", "18 जनवरी 2022"},
		{"2022年1月18日", "2022-01-18", "2022年1月18日"},
		{"于2001年6月15日在", "2001-06-15", "2001年6月15日"},
		{"2022년 1월 18일", "2022-01-18", "2022년 1월 18일"},
		{"2022-01-18T10:00", "2022-01-18", "2022-01-18"},
		{"2022/01/18", "2022-01-18", "2022/01/18"},
		{"18.01.2022", "2022-01-18", "18.01.2022"},
		{"18/01/2022", "2022-01-18", "18/01/2022"},
		{"01/18/2022", "2022-01-18", "01/18/2022"},
		{"17–19 May 2021", "2021-05-17/2021-05-19", "17–19 May 2021"},
		{"28 May – 2 June 2021", "2021-05-28/2021-06-02", "28 May – 2 June 2021"},
		{"May 17-19, 2021", "2021-05-17/2021-05-19", "May 17-19, 2021"},
		{"in January 2022", "2022-01", "January 2022"},
		{"enero de 2022", "2022-01", "enero de 2022"},
		{"в январе 2022", "", ""},
		{"on January 2, the", "XXXX-01-02", "January 2"},
		{"8 марта в", "XXXX-03-08", "8 марта"},
		{"5月1日", "XXXX-05-01", "5月1日"},
		{"1.2.3", "", ""},
		{"version 2.10.2022.1", "", ""},
		{"§ 12.03.2020", "", ""},
		{"30 February 2022", "", ""},
		{"2022-13-01", "", ""},
		{"they may 18 times", "", ""},
		{"the march 3 miles on", "", ""},
		{"tel. 020 7946 0958", "", ""},
		{"20220118", "", ""},
		{"in 2022", "", ""},
		{"18/06/1443", "", ""},
	} {
		got, words := "", ""
		for i, f := range Find(test.text) {
			if i > 0 {
				got += " "
			}
			got += f.Date.String()
			words += f.Words
		}
		if got != test.want || words != test.words {
			t.Errorf("%q: got %q %q, want %q %q", test.text, got, words, test.want, test.words)
		}
	}
}

func TestSeveralDatesInOrder(t *testing.T) {
	var got []string
	for _, f := range Find("Signed on 8 December 1991, amended on 21 December 1991 and 22 January 1993; see 2.1 and 30 per cent.") {
		got = append(got, f.Date.String())
	}
	if s := strings.Join(got, " "); s != "1991-12-08 1991-12-21 1993-01-22" {
		t.Error(s)
	}
}

func TestDayAndMonthThatCouldBeTheOtherWayRound(t *testing.T) {
	for text, want := range map[string]bool{"03/04/2021": true, "13/04/2021": false, "04/04/2021": false, "03.04.2021": false, "3 listopada 2021": true} {
		f := Find(text)
		if len(f) != 1 || f[0].Ambiguous != want {
			t.Errorf("%s: %+v", text, f)
		}
	}
}

func TestWholeDates(t *testing.T) {
	for text, want := range map[string]string{
		"Tuesday, January 18, 2022": "2022-01-18", "(18 January 2022)": "2022-01-18", "Moscow, 18 January 2022": "2022-01-18",
		"Алма-Ата, 21 декабря 1991 года": "1991-12-21", "Port of Spain, 3 May 2001.": "2001-05-03", "1998": "1998", "2022年1月18日": "2022-01-18",
		"Published: 18 January 2022": "", "18 January 2022 was a Tuesday": "", "On 18 January 2022": "", "18 January 2022, 19 January 2022": "",
		"the town, 18 January 2022": "", "": "", "99": "", "December 7, 2001 | Page 4": "",
	} {
		f, ok := Whole(text)
		if ok != (want != "") || f.Date.String() != want {
			t.Errorf("%q: %v %v", text, f.Date, ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"18 January 2022", "2022年1月18日", "17–19 May 2021", "١٨ يناير ٢٠٢٢", "1.2.3", "May May 1 1 2022 2022", "\xff1\xfe/2/2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, found := range Find(s) {
			if found.From < last || found.To <= found.From || found.To > len(s) || found.Words != s[found.From:found.To] {
				t.Fatalf("%q: %+v", s, found)
			}
			last = found.To
			if d, err := document.ParseDate(found.Date.String()); err != nil || d.IsZero() {
				t.Fatalf("%q: %v %v", s, found.Date, err)
			}
		}
		Whole(s)
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Some words of a text that goes on without any number for quite a while before it says that it was 18 January 2022. ", 120)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
