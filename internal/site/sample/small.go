package sample

import (
	"strings"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/document"
	"fonds/internal/review"
	"fonds/internal/site"
)

// Small is a collection with every shape that a page can take. All of it is
// invented.
func Small() *Sample { return SmallIn("en") }

// SmallIn is the same collection with its interface in another language.
func SmallIn(lang document.Lang) *Sample {
	s := link(lang, smallTexts(), []authority.Record{
		{
			Kind: authority.Parties, Slug: "river-league-of-kazakhstan", File: "content/parties/river-league-of-kazakhstan.md",
			Name: "River League of Kazakhstan", Variants: []string{"RLK", "Лига рек Казахстана"}, Country: "KZ",
			SameAs: []string{"https://example.org/leagues/rlk", "ISNI 0000 0000 0000 0000"},
			Note:   "Founded at a meeting of ferrymen; its papers were given to the collection by their heirs.\n\nIt has *no* successor.",
		},
	}, &content.Ledger{Documents: map[document.ID]*content.Entry{
		"aaaa0001": {ID: "aaaa0001", Slug: "joint-statement-on-rivers", Former: []document.Slug{"rivers"}},
	}})
	s.Config.Title = "River Papers"
	s.Config.Description = "Statements, letters and talks of leagues that looked after rivers."
	s.Config.Rights = "The catalogue may be used freely."
	s.Config.Editors = "the readers of River Papers"
	s.Own = []content.OwnPage{
		{Slug: "about", Title: "About the River Papers", Body: "These papers were *found in a boat house*.\n\n## How they came here\n\nIn boxes.\n"},
		{Slug: "thanks", Title: "Thanks", Body: "To all who lent a boat, see [the about page](../about.html).\n"},
	}
	s.Facts = smallFacts
	s.Review = smallReview()
	return s
}

// Empty is a collection without a document.
func Empty() *Sample {
	s := link("en", nil, nil, nil)
	s.Config.Title = "A collection of documents"
	return s
}

func smallTexts() []text {
	return []text{
		{"joint-statement-on-rivers", "2026-01-03", document.Meta{
			ID: "aaaa0001", Title: "Joint Statement of River Leagues on the low water of the Syr Darya and its tributaries",
			Titles:        map[document.Lang]string{"ru": "Совместное заявление речных лиг о малой воде", "es": "Declaración conjunta de las ligas de los ríos"},
			Date:          document.MustDate("2022-01-18"),
			DateAsWritten: "Tuesday, January 18, 2022", Type: "joint statement",
			Languages: []document.Lang{"en", "ru", "es"}, Signatories: leagues(), About: []document.Country{"KZ"},
			Event: "Third Meeting of River Leagues", Place: "Kyzylorda", Topics: []string{"Low water"},
			Source: "https://example.org/rivers/2022/low-water", Rights: "Free to copy",
			Seeds: []document.SeedRef{{File: "001.txt", SHA256: strings.Repeat("a", 64)}},
			Notes: "The printed list skips number 19.",
		}, jointStatement},
		{"the-ferrymen-must-be-heard", "2026-01-02", document.Meta{
			ID: "aaaa0002", Title: "The ferrymen must be heard!", Date: document.MustDate("2022-01-08"), Type: "statement",
			Languages: []document.Lang{"en"}, Parties: []string{"River League of Kazakhstan"}, Countries: []document.Country{"KZ"},
			Seeds: []document.SeedRef{{File: "letters/002.txt"}},
		}, "The ferrymen have asked for three weeks to be heard, and nobody in Germany or Peru has answered.\n\nWe ask again.\n"},
		{"interview-with-aigul-serik", "2026-01-02", document.Meta{
			ID: "aaaa0003", Title: "“A river is not a pipe”: an interview with Aigul Serik", Date: document.MustDate("2023-05"), Type: "interview",
			Languages: []document.Lang{"en"}, Authors: []string{"Aigul Serik"}, Countries: []document.Country{"KZ"}, About: []document.Country{"UZ"},
			Seeds: []document.SeedRef{{File: "003.html"}},
		}, interview},
		{"first-words-of-a-leaflet", "2026-01-02", document.Meta{
			ID: "aaaa0004", Title: "[To all who live on the bank]", TitleSupplied: true, Date: document.MustDate("1943~"), Type: "appeal",
			Languages: []document.Lang{"en"}, Seeds: []document.SeedRef{{File: "004.txt"}},
		}, "To all who live on the bank: the dyke at Tara will not hold. Come with spades.\n"},
		{"bayan-al-anhar", "2026-01-02", document.Meta{
			ID: "aaaa0005", Title: "بيان عن مياه النهر", Date: document.MustDate("2021-11-20"), Type: "statement",
			Languages: []document.Lang{"ar"}, Parties: []string{"رابطة الأنهار"}, Countries: []document.Country{"JO"},
			Seeds: []document.SeedRef{{File: "005.txt"}},
		}, "تقل مياه النهر عاما بعد عام، ومن يعيش على ضفته يعرف ذلك قبل غيره.\n\nنطلب أن يقاس الماء كل أسبوع وأن تعلن الأرقام.\n"},
		{"heliu-xuanyan", "2026-01-02", document.Meta{
			ID: "aaaa0006", Title: "河流宣言", Date: document.MustDate("2020-03-05"), Type: "manifesto",
			Languages: []document.Lang{"zh"}, Countries: []document.Country{"CN"}, Seeds: []document.SeedRef{{File: "006.txt"}},
		}, "河水一年比一年少，住在岸边的人最先知道。\n\n我们要求每周测量水位，并公布数字。\n"},
		{"what-the-old-ferrymen-said", "2026-01-02", document.Meta{
			ID: "aaaa0007", Title: "What the old ferrymen said of the Union", Date: document.MustDate("2024-06-23/.."), Type: "article",
			Languages: []document.Lang{"en"}, About: []document.Country{"KZ", "SUHH"}, Seeds: []document.SeedRef{{File: "007.txt"}},
		}, "In 2024 the last of the old ferrymen told what he remembered of the Soviet Union and of the River League of Kazakhstan.\n"},
		{"report-of-the-gauges", "2026-01-02", document.Meta{
			ID: "aaaa0008", Title: "Report of the gauges", Date: document.MustDate("2019"), Type: "report",
			Languages: []document.Lang{"en"}, Parties: []string{"Gauge Keepers of Uzbekistan"}, Countries: []document.Country{"UZ"},
			Topics: []string{"Low water", "Gauges"}, Seeds: []document.SeedRef{{File: "008.txt"}},
		}, "## Readings\n\n| Place | Metres |\n|---|---:|\n| Tara | 3.4 |\n| Omsk | 4.1 |\n\nRead at noon.\n"},
		{"letter-of-many-hands", "2026-01-02", document.Meta{
			ID: "aaaa0009", Title: "Letter of many hands", Date: document.MustDate("202X"), Type: "open letter",
			Languages: []document.Lang{"en"}, Seeds: []document.SeedRef{{File: "009.txt"}},
			Signatories: []document.Signatory{
				{Name: "Aigul Serik", Role: "ferrywoman"}, {Name: "Tom Reed"}, {Name: "Ana Vado", Role: "chair", Party: "Liga del Río", Country: "PE"},
			},
		}, "We who sign this have little in common but a river.\n\n1. Aigul Serik, ferrywoman\n2. Tom Reed\n3. Ana Vado, chair, Liga del Río (Peru)\n"},
		{"a-private-letter", "2026-01-02", document.Meta{
			ID: "aaaa0010", Title: "A private letter", Date: document.MustDate("2018-04-01"), Type: "letter",
			Languages: []document.Lang{"en"}, Withdrawn: "The writer’s family asked for it.", Seeds: []document.SeedRef{{File: "010.txt"}},
		}, "Not to be shown.\n"},
	}
}

func leagues() []document.Signatory {
	var list []document.Signatory
	for _, l := range []struct {
		party   string
		country document.Country
	}{
		{"River League of Kazakhstan", "KZ"}, {"Gauge Keepers of Uzbekistan", "UZ"}, {"Ferry Union of Austria", "AT"},
		{"Bank Dwellers of Belgium", "BE"}, {"River Friends of Greece", "GR"}, {"Weir League of Ireland", "IE"},
		{"Liga del Río", "PE"}, {"Oar Makers of Norway", "NO"}, {"Delta League of Pakistan", "PK"},
		{"Paraguayan River Council", "PY"}, {"Islands’ River Council [est. 1930]", "PH"}, {"Volga Ferrymen’s League", "RU"},
		{"All-Union River Society", "SUHH"}, {"Ebro Watch", "ES"}, {"Lock Keepers of Sweden", "SE"},
		{"Two Rivers League", "TR"}, {"Dnipro League", "UA"}, {"Dnipro Ferry Council", "UA"}, {"Orinoco League", "VE"},
	} {
		list = append(list, document.Signatory{Party: l.party, Country: l.country, Group: "Leagues signing"})
	}
	for _, l := range []string{"Friends of the Seine (FS)", "Loire Circle (LC)"} {
		list = append(list, document.Signatory{Party: l, Country: "FR", Group: "Other leagues"})
	}
	return append(list, document.Signatory{Party: "The Wanderers", Group: "Other leagues"})
}

const jointStatement = `The leagues that met at Kyzylorda have looked at the water of five summers and say together:

1. Since the beginning of the century the river has lost a third of its summer water. The ferrymen of Kazakhstan knew it first, because their boats touched ground where their fathers’ had three fathoms under them.

2. We stand with those who asked for nothing but figures. Whoever measures water must say what was measured, where and when, in words that a fisherman can read.

3. The dams of the upper valley were built without asking those below. The River League of Kazakhstan has said so since its founding.

4. No league may speak for another. Each signs for its own bank.

5. A river crosses borders without papers. Its papers should cross them too: we shall send each other every reading, every week, and keep them where anybody can look.

6. We call upon the gauge keepers to go on. Some of them have read the same staff at noon for thirty years, through floods and through years in which nobody asked for their numbers; what is known of this river is known through them, and what will be known depends on those who take their place.

The statement is open for further signatures.

## Leagues signing

` + leagueList + `

## Other leagues

1. Friends of the Seine (FS)
2. Loire Circle (LC)
3. The Wanderers

<!-- lang: ru -->

Лиги, собравшиеся в Кызылорде, говорят вместе:

1. С начала века река потеряла треть летней воды.

2. Мы с теми, кто просил только цифр.

<!-- lang: es -->

Las ligas reunidas en Kyzylorda dicen juntas:

1. Desde el comienzo del siglo el río ha perdido un tercio de su agua de verano.

2. Estamos con quienes sólo pidieron cifras.
`

const leagueList = `1. River League of Kazakhstan
2. Gauge Keepers of Uzbekistan
3. Ferry Union of Austria
4. Bank Dwellers of Belgium
5. River Friends of Greece
6. Weir League of Ireland
7. Liga del Río
8. Oar Makers of Norway
9. Delta League of Pakistan
10. Paraguayan River Council
11. Islands’ River Council \[est. 1930\]
12. Volga Ferrymen’s League
13. All-Union River Society
14. Ebro Watch
15. Lock Keepers of Sweden
16. Two Rivers League
17. Dnipro League
18. Dnipro Ferry Council
20. Orinoco League`

const interview = `Aigul Serik has steered a ferry since she was fifteen.

## The beginning

**What did your father teach you?** To look at the water before looking at the boat.[^1]

> A river is not a pipe. Whoever treats it as one will be left with the pipe.

## The dams

### Before

There were none, and there was a ford at Tara.

### After

- The ford is a street now.
- The ferry goes twice a week.

## What to do

Count. The Gauge Keepers of Uzbekistan do.

1) First the water,
2) then the boats,
3) then the people.

[^1]: She said this twice.
`

func smallFacts(id document.ID) site.Facts {
	if id != "aaaa0001" {
		return site.Facts{}
	}
	e := func(field document.Field, value, rule string, first, last int, words string, confidence float64) document.Evidence {
		return document.Evidence{Field: field, Value: value, Rule: rule, Lines: document.Span{First: first, Last: last}, Words: words, Confidence: confidence}
	}
	return site.Facts{
		ByHand: []document.Field{document.FieldPlace},
		Reading: document.Reading{
			Evidence: []document.Evidence{
				e(document.FieldTitle, "Joint Statement of River Leagues on the low water of the Syr Darya and its tributaries", "title/heading", 1, 2, "Joint Statement of River Leagues\non the low water of the Syr Darya and its tributaries", 0.98),
				e(document.FieldDate, "2022-01-18", "date/dateline", 3, 3, "Tuesday, January 18, 2022", 0.97),
				e(document.FieldType, "joint statement", "type/title", 1, 1, "Joint Statement", 0.95),
				e(document.FieldAbout, "KZ", "about/title", 7, 7, "The ferrymen of Kazakhstan", 0.74),
				e(document.FieldSignatories, "River League of Kazakhstan", "signatories/list", 20, 20, "1. River League of Kazakhstan", 0.95),
				e(document.FieldSignatories, "Gauge Keepers of Uzbekistan", "signatories/list", 21, 21, "2. Gauge Keepers of Uzbekistan", 0.95),
				e(document.FieldSignatories, "Ferry Union of Austria", "signatories/list", 22, 22, "3. Ferry Union of Austria", 0.95),
				e(document.FieldSignatories, "Bank Dwellers of Belgium", "signatories/list", 23, 23, "4. Bank Dwellers of Belgium", 0.95),
				e(document.FieldEvent, "Third Meeting of River Leagues", "event/body", 5, 5, "the third meeting of leagues", 0.6),
			},
			Removed: []document.Removed{{Lines: document.Span{First: 60, Last: 61}, Words: "Print this page\nShare", Reason: "navigation of the page"}},
			Warnings: []document.Warning{
				document.Warn(document.FieldDate, document.Span{First: 3, Last: 3}, document.SaysTwoDates,
					document.On(document.MustDate("2022-01-18")), document.At(document.Span{First: 3, Last: 3}), document.On(document.MustDate("2021-01")), document.At(document.Span{First: 4, Last: 5})),
				document.Warn("", document.Span{First: 9, Last: 9}, document.SaysBoundary, document.At(document.Span{First: 9, Last: 9}), document.Phrase("a second salutation after a closing formula")),
			},
		},
	}
}

// smallReview has an item of every shape.
func smallReview() []review.Item {
	lines := document.Span{First: 3, Last: 3}
	return []review.Item{
		{Kind: review.Contradiction, File: "content/documents/joint-statement-on-rivers.md", Line: 5, Document: "aaaa0001", Field: document.FieldDate,
			Message: document.Say(document.SaysOtherVersion, document.Name("content/documents/the-ferrymen-must-be-heard.md")), Value: "2022-01-18", Place: review.Place{Seed: "rivers.txt", Lines: lines, Words: "18 January 2022"},
			Alternatives: []review.Alternative{{Value: "2021-01-18", Certainty: 0.6, Place: review.Place{Seed: "rivers.txt", Lines: document.Span{First: 4, Last: 5}, Words: "in January 2021"}, Write: "date: 2021-01-18"}}},
		{Kind: review.Missing, File: "content/documents/joint-statement-on-rivers.md", Document: "aaaa0001", Field: document.FieldCountries,
			Alternatives: []review.Alternative{{Value: "KZ", Certainty: 0.5, Write: "countries: [KZ]"}}},
		{Kind: review.Unsure, File: "content/documents/joint-statement-on-rivers.md", Line: 8, Document: "aaaa0001", Field: document.FieldAuthors,
			Value: "Ada Blum\nBo Li", Certainty: 0.72, Place: review.Place{Seed: "rivers.txt", Lines: lines}},
		{Kind: review.Proposed, File: "content/parties/rlk.md", Message: document.Say(document.SaysMayBe, document.Name("RLK"), document.Name("River League of Kazakhstan"), document.Sub(document.Say(document.SaysInitials, document.Name("RLK"), document.Name("River League of Kazakhstan")))), Ways: []review.Way{{When: "they are one", File: "content/parties/rlk.md", New: true, Write: "---\nname: River League of Kazakhstan\nvariants:\n  - RLK\n---\n"}}},
	}
}
