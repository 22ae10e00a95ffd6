package dates

import (
	"strings"
	"testing"

	"fonds/internal/document"
)

func TestDatesAreFound(t *testing.T) {
	for _, test := range []struct{ text, want, words string }{
		// A day in words, in the patterns of many languages.
		{"on 18 January 2022 the", "2022-01-18", "18 January 2022"},
		{"Tuesday, January 18, 2022", "2022-01-18", "Tuesday, January 18, 2022"},
		{"the 18th of January, 2022", "2022-01-18", "18th of January, 2022"},
		{"Jan. 18 2022", "2022-01-18", "Jan. 18 2022"},
		{"Sept. 11, 2001", "2001-09-11", "Sept. 11, 2001"},
		{"JANUARY 18, 2022", "2022-01-18", "JANUARY 18, 2022"},
		{"8 January, 2022", "2022-01-08", "8 January, 2022"},
		{"18-Jan-2022", "2022-01-18", "18-Jan-2022"},
		{"8 января 2022 года", "2022-01-08", "8 января 2022 года"},
		{"понедельник, 8-го января 2022 г.", "2022-01-08", "понедельник, 8-го января 2022 г."},
		{"от 8 января 2022 г.", "2022-01-08", "8 января 2022 г."},
		{"18 de enero de 2022", "2022-01-18", "18 de enero de 2022"},
		{"18 de janeiro de 2022", "2022-01-18", "18 de janeiro de 2022"},
		{"1.º de maio de 2021", "2021-05-01", "1.º de maio de 2021"},
		{"18 de gener del 2022", "2022-01-18", "18 de gener del 2022"},
		{"18 de xaneiro de 2022", "2022-01-18", "18 de xaneiro de 2022"},
		{"le 1er mai 2020", "2020-05-01", "1er mai 2020"},
		{"Dienstag, den 18. Januar 2022", "2022-01-18", "Dienstag, den 18. Januar 2022"},
		{"den 18. januar 2022", "2022-01-18", "18. januar 2022"},
		{"18 gennaio 2022", "2022-01-18", "18 gennaio 2022"},
		{"18 stycznia 2022 roku", "2022-01-18", "18 stycznia 2022 roku"},
		{"18. ledna 2022", "2022-01-18", "18. ledna 2022"},
		{"18. januára 2022", "2022-01-18", "18. januára 2022"},
		{"18. januarja 2022", "2022-01-18", "18. januarja 2022"},
		{"18. siječnja 2022.", "2022-01-18", "18. siječnja 2022"},
		{"18. januara 2022. godine", "2022-01-18", "18. januara 2022. godine"},
		{"18. јануара 2022. године", "2022-01-18", "18. јануара 2022. године"},
		{"18 січня 2022 року", "2022-01-18", "18 січня 2022 року"},
		{"18 студзеня 2022 г.", "2022-01-18", "18 студзеня 2022 г."},
		{"18 януари 2022", "2022-01-18", "18 януари 2022"},
		{"18 Ιανουαρίου 2022", "2022-01-18", "18 Ιανουαρίου 2022"},
		{"18 Ocak 2022", "2022-01-18", "18 Ocak 2022"},
		{"18 ianuarie 2022", "2022-01-18", "18 ianuarie 2022"},
		{"18 januari 2022", "2022-01-18", "18 januari 2022"},
		{"18. janúar 2022", "2022-01-18", "18. janúar 2022"},
		{"18. tammikuuta 2022", "2022-01-18", "18. tammikuuta 2022"},
		{"18. jaanuaril 2022", "2022-01-18", "18. jaanuaril 2022"},
		{"2022. január 18.", "2022-01-18", "2022. január 18."},
		{"2022. január 18-án", "2022-01-18", "2022. január 18-án"},
		{"2022 m. sausio 18 d.", "2022-01-18", "2022 m. sausio 18 d."},
		{"2022. gada 18. janvārī un", "2022-01-18", "2022. gada 18. janvārī"},
		{"2022(e)ko urtarrilaren 18(a)", "2022-01-18", "2022(e)ko urtarrilaren 18(a)"},
		{"18 qershor 2022", "2022-06-18", "18 qershor 2022"},
		{"ngày 18 tháng 1 năm 2022", "2022-01-18", "18 tháng 1 năm 2022"},
		{"18 tháng 1, 2022", "2022-01-18", "18 tháng 1, 2022"},
		{"18 Januari 2022", "2022-01-18", "18 Januari 2022"},
		{"ika-18 ng Enero 2022", "2022-01-18", "18 ng Enero 2022"},
		{"2022 жылғы 18 қаңтар", "2022-01-18", "2022 жылғы 18 қаңтар"},
		{"2022-жылдын 18-январы", "2022-01-18", "2022-жылдын 18-январы"},
		{"2022-yil 18-yanvar", "2022-01-18", "2022-yil 18-yanvar"},
		{"18 yanvar 2022", "2022-01-18", "18 yanvar 2022"},
		{"18 იანვარი, 2022", "2022-01-18", "18 იანვარი, 2022"},
		{"18 հունվարի, 2022 թ.", "2022-01-18", "18 հունվարի, 2022 թ."},
		{"18 בינואר 2022", "2022-01-18", "18 בינואר 2022"},
		{"18 يناير 2022", "2022-01-18", "18 يناير 2022"},
		{"١٨ يناير ٢٠٢٢", "2022-01-18", "١٨ يناير ٢٠٢٢"},
		{"18 كانون الثاني/يناير 2022", "2022-01-18", "18 كانون الثاني/يناير 2022"},
		{"18 كانون الثاني (يناير) 2022", "2022-01-18", "18 كانون الثاني (يناير) 2022"},
		{"22 آذار 1945", "1945-03-22", "22 آذار 1945"},
		{"۱۸ ژانویهٔ ۲۰۲۲", "2022-01-18", "۱۸ ژانویهٔ ۲۰۲۲"},
		{"18 جنوری، 2022", "2022-01-18", "18 جنوری، 2022"},
		{"18 जनवरी 2022", "2022-01-18", "18 जनवरी 2022"},
		{"১৮ জানুয়ারি, ২০২২", "2022-01-18", "১৮ জানুয়ারি, ২০২২"},
		{"18 ஜனவரி, 2022", "2022-01-18", "18 ஜனவரி, 2022"},
		{"2022 ജനുവരി 18", "2022-01-18", "2022 ജനുവരി 18"},
		{"၂၀၂၂ ဇန်နဝါရီ ၁၈", "2022-01-18", "၂၀၂၂ ဇန်နဝါရီ ၁၈"},
		{"วันที่ 18 มกราคม 2022", "2022-01-18", "18 มกราคม 2022"},
		{"1917 October 25", "1917-10-25", "1917 October 25"},
		{"в 1991 году 8 декабря", "1991-12-08", "1991 году 8 декабря"},
		{"8 декабря\n1991", "1991-12-08", "8 декабря\n1991"},
		{"First published8 January, 2022", "2022-01-08", "8 January, 2022"},

		// A day in numbers.
		{"2022年1月18日", "2022-01-18", "2022年1月18日"},
		{"2022 年 1 月 18 日", "2022-01-18", "2022 年 1 月 18 日"},
		{"２０２２年１月１８日", "2022-01-18", "２０２２年１月１８日"},
		{"于2001年6月15日在", "2001-06-15", "2001年6月15日"},
		{"2022년 1월 18일", "2022-01-18", "2022년 1월 18일"},
		{"一九四九年十月一日", "1949-10-01", "一九四九年十月一日"},
		{"二〇二二年十二月三十一日，", "2022-12-31", "二〇二二年十二月三十一日"},
		{"2022-01-18T10:00", "2022-01-18", "2022-01-18"},
		{"2022/01/18", "2022-01-18", "2022/01/18"},
		{"2022. 1. 18.", "2022-01-18", "2022. 1. 18."},
		{"18.01.2022", "2022-01-18", "18.01.2022"},
		{"18. 01. 2022", "2022-01-18", "18. 01. 2022"},
		{"18/01/2022", "2022-01-18", "18/01/2022"},
		{"01/18/2022", "2022-01-18", "01/18/2022"},

		// Intervals.
		{"17–19 May 2021", "2021-05-17/2021-05-19", "17–19 May 2021"},
		{"17, 18 and 19 May 2021", "2021-05-17/2021-05-19", "17, 18 and 19 May 2021"},
		{"between 17 and 20 May 2021", "2021-05-17/2021-05-20", "17 and 20 May 2021"},
		{"on 17 and 20 May 2021", "2021-05-20", "20 May 2021"},
		{"28 May – 2 June 2021", "2021-05-28/2021-06-02", "28 May – 2 June 2021"},
		{"30 December 2021 – 2 January 2022", "2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"},
		{"30 December – 2 January 2022", "2021-12-30/2022-01-02", "30 December – 2 January 2022"},
		{"May 17-19, 2021", "2021-05-17/2021-05-19", "May 17-19, 2021"},
		{"January 18–February 2, 2022", "2022-01-18/2022-02-02", "January 18–February 2, 2022"},
		{"с 18 по 20 января 2022 года", "2022-01-18/2022-01-20", "18 по 20 января 2022 года"},
		{"del 18 al 20 de enero de 2022", "2022-01-18/2022-01-20", "18 al 20 de enero de 2022"},
		{"vom 18. bis 20. Januar 2022", "2022-01-18/2022-01-20", "18. bis 20. Januar 2022"},
		{"January–March 2022", "2022-01/2022-03", "January–March 2022"},
		{"19–17 May 2021", "2021-05-17", "17 May 2021"},

		// A month, and a day without year.
		{"in January 2022", "2022-01", "January 2022"},
		{"enero de 2022", "2022-01", "enero de 2022"},
		{"в январе 2022 года", "2022-01", "январе 2022 года"},
		{"w styczniu 2022 r.", "2022-01", "styczniu 2022 r."},
		{"2022年1月", "2022-01", "2022年1月"},
		{"on January 2, the", "XXXX-01-02", "January 2"},
		{"8 марта в", "XXXX-03-08", "8 марта"},
		{"5月1日", "XXXX-05-01", "5月1日"},
		{"29 February", "XXXX-02-29", "29 February"},

		// What only looks like a date.
		{"1.2.3", "", ""},
		{"version 2.10.2022.1", "", ""},
		{"v1.02.2022", "", ""},
		{"§ 12.03.2020", "", ""},
		{"http://example.org/2022/01/18/page", "", ""},
		{"30 February 2022", "", ""},
		{"29 February 2021", "", ""},
		{"2022-13-01", "", ""},
		{"2022-00-10", "", ""},
		{"they may 18 times", "", ""},
		{"the march 3 miles on", "", ""},
		{"after 10 march on", "", ""},
		{"In May 18 workers", "", ""},
		{"we may 2021 times", "", ""},
		{"COVID-19 March", "", ""},
		{"tel. 020 7946 0958", "", ""},
		{"20220118", "", ""},
		{"in 2022", "", ""},
		{"18/06/1443", "", ""},
		{"18 Muharram 1443", "", ""},
		{"18 محرم 1443", "", ""},
		{"18 فروردین 1400", "", ""},
		{"18 มกราคม 2565", "", ""},
		{"令和4年1月18日", "", ""},
		{"一九四九年", "", ""},
		{"ISBN 978-3-16-148410-0", "", ""},
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
		"1998 год": "1998", "1998年": "1998", "January 2022": "2022-01", "17–19 May 2021": "2021-05-17/2021-05-19",
		"2022 m. sausio 18 d.": "2022-01-18", "二〇二二年一月十八日": "2022-01-18", "[18.01.2022]": "2022-01-18", "8 January, 2022": "2022-01-08",
		"23/12/20": "2020-12-23", "12/23/20": "2020-12-23", "23.12.98": "1998-12-23", "20201223": "2020-12-23", "03/04/20": "", "20201323": "", "99999999": "", "23/12/200": "", "1/2": "",
		"Wed Dec 23 10:15:00 EST 2020": "2020-12-23", "Dec 23 10:15 2020": "2020-12-23", "– 18 January 2022": "2022-01-18", "23.December.2020": "2020-12-23",
		"Praha, 23. prosince 2020": "2020-12-23", "Ankara, 23 Aralık 2020": "2020-12-23", "الرباط، 23 دجنبر 2020": "2020-12-23", "Budapest, 2020. december 23.": "2020-12-23",
		"Αθήνα, 23 Δεκεμβρίου 2020": "2020-12-23", "2020년 12월 23일": "2020-12-23", "Jakarta, 23 Desember 2020": "2020-12-23", "București, 23 decembrie 2020": "2020-12-23",
		"Београд, 23. децембра 2020. године": "2020-12-23", "София, 23 декември 2020 г.": "2020-12-23", "תל אביב, 23 בדצמבר 2020": "2020-12-23", "تهران، ۲۳ دسامبر ۲۰۲۰": "2020-12-23",
		"२३ दिसंबर २०२०": "2020-12-23", "Barcelona, 23 de desembre de 2020": "2020-12-23", "Montevideo, diciembre 23 de 2020": "2020-12-23", "Oslo, den 23. desember 2020": "",
		"1998 people": "", "1998-": "", "3000": "", strings.Repeat("x", 500): "",
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

func TestPlacesAreThoseOfTheWords(t *testing.T) {
	text := "Алма-Ата, вторник, 21 декабря 1991 года. (2022年1月18日)"
	for _, f := range Find(text) {
		if text[f.From:f.To] != f.Words {
			t.Errorf("%q at %d to %d", f.Words, f.From, f.To)
		}
	}
	f, ok := Whole(" (Moscow, 18 January 2022) ")
	if !ok || f.From != 10 || f.To != 25 {
		t.Errorf("whole: %+v", f)
	}
}

func BenchmarkFind(b *testing.B) {
	// A body of 14.5 KB with thirty numbers, ten of them in dates.
	part := "The assembly of 340 delegates met for the first time on 18 January 2022 and took note of 12 reports. "
	text := strings.Repeat(part+strings.Repeat("Some words of a text that goes on without any number. ", 25), 10)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
