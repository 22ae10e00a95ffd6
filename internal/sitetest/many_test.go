package sitetest_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"fonds/internal/sitetest"
)

// many makes a collection of n documents, the same at every call, from sentences
// in four languages, names and places. A few places and bodies are in very many
// documents, most in few; one in 40 has some hundred signatories, one in 60 is
// very long, some have no date, author or title.
func many(t *testing.T, n int) *sitetest.Collection {
	t.Helper()
	c := sitetest.New(t, "-- site.yaml --\ntitle: A Great Many Papers\nbase_url: https://example.org/papers/\n")
	r := rand.New(rand.NewPCG(5, 20))
	for i := range n {
		c.Write(fmt.Sprintf("seeds/%03d/%05d.txt", i/500, i), paper(r, i))
	}
	return c
}

type tongue struct{ sentences, subjects []string }

var countries = []string{
	"Kenya", "Peru", "Norway", "Nepal", "Ghana", "Chile", "Latvia", "Jordan", "Mexico", "Vietnam", "Cuba", "Egypt",
	"Brazil", "Turkey", "Greece", "Italy", "Poland", "Sweden", "Canada", "Japan", "Angola", "Bolivia", "Sudan", "Iceland",
}

var (
	given  = strings.Fields("Ada Boris Carmen Daniel Elena Farid Greta Hugo Irina Jonas Karim Lucia Marta Nils Olga Pedro Rosa Samuel Tamara Viktor Wanda Yusuf Zoe")
	family = strings.Fields("Abel Brandt Castillo Dimitrov Eklund Ferrari Gomez Haddad Ivanova Jensen Kowalski Lindgren Mendoza Novak Okafor Petrov Quiroga Rossi Silva Tanaka Usman Vargas Weber Young Zeman")
	trades = strings.Fields("Teachers Miners Nurses Dockers Printers Farmers Weavers Builders Drivers Sailors Bakers Carpenters")
	months = strings.Fields("January February March April May June July August September October November December")
	// In the sentences # is a number, @ a person: no two texts share many.
	english = tongue{
		subjects: []string{"Rivers", "Schools", "Wages", "Housing", "Peace", "Harvests", "Ports", "Hospitals", "Pensions", "Water"},
		sentences: []string{
			"The meeting heard # reports from # districts and thanked @, who had travelled # miles to give one.",
			"After @ had spoken, # members asked that the rules on working time be printed in # languages.",
			"It was agreed by # votes to # that neither @ nor @ should speak again before noon.",
			"The committee will publish its # accounts in spring; @ and @ may look at the books before then.",
			"We call on the government to keep the promise that it made to @ and to # families along the river.",
			"Prices have risen by # per cent within # years, as @ has shown, while wages have hardly moved.",
			"A letter of thanks was sent to @ and @, who had lodged # guests for # nights.",
			"The next congress is to be held in # months, in the town where @ was born.",
		},
	}
	spanish = tongue{
		subjects: []string{"los ríos", "las escuelas", "los salarios", "la vivienda", "la paz", "los puertos"},
		sentences: []string{
			"La asamblea escuchó # informes de # provincias y dio las gracias a @, que había redactado # de ellos.",
			"A propuesta de @, # delegados pidieron que las normas se publicaran en # lenguas.",
			"El comité presentará sus # cuentas en primavera; @ y @ podrán consultarlas antes.",
			"Los precios han subido un # por ciento en # años, según @, mientras que los salarios apenas han cambiado.",
			"Se envió una carta de agradecimiento a @ y a # familias que habían alojado a los invitados.",
		},
	}
	russian = tongue{
		subjects: []string{"реках", "школах", "заработной плате", "жилье", "мире", "портах"},
		sentences: []string{
			"Собрание выслушало # отчетов (докладчик: @) и приняло # решений.",
			"Предложение № # (@) поддержали # делегатов, против голосовали #.",
			"Счета № # и № # будут опубликованы весной; с ними можно ознакомиться раньше (комната #, @).",
			"За # лет цены выросли на # процентов, а заработная плата почти не изменилась (см. доклад: @).",
			"Семьям, которые приняли # гостей, было отправлено письмо № # (@).",
		},
	}
)

func few[T any](r *rand.Rand, list []T) T { // the first ones far more often than the last
	x := r.Float64()
	return list[int(x*x*float64(len(list)))]
}

func union(r *rand.Rand) string {
	return "Union of " + few(r, trades) + " of " + few(r, countries)
}

func paper(r *rand.Rand, i int) string {
	var b strings.Builder
	words, title := english, ""
	switch body := union(r); {
	case i%7 == 3:
		words, title = spanish, "Declaración sobre "+few(r, spanish.subjects)
	case i%7 == 5:
		words, title = russian, "Заявление о "+few(r, russian.subjects)
	default:
		title = "Statement of the " + body + " on " + few(r, english.subjects)
	}
	if i%50 != 7 {
		fmt.Fprintf(&b, "%s\n\n", title)
	}
	if i%3 == 0 {
		fmt.Fprintf(&b, "%s %s\n\n", few(r, given), few(r, family))
	}
	if i%20 != 4 {
		fmt.Fprintf(&b, "%d %s %d\n\n", 1+r.IntN(28), months[r.IntN(12)], 1950+r.IntN(70))
	}
	paragraphs := 3 + r.IntN(12)
	if i%60 == 1 {
		paragraphs = 400
	}
	for p := range paragraphs {
		for range 2 + r.IntN(4) {
			for _, c := range words.sentences[r.IntN(len(words.sentences))] {
				switch c {
				case '#':
					fmt.Fprint(&b, 5+r.IntN(900))
				case '@':
					b.WriteString(given[r.IntN(len(given))] + " " + family[r.IntN(len(family))])
				default:
					b.WriteRune(c)
				}
			}
			b.WriteByte(' ')
		}
		if p%4 == 2 {
			fmt.Fprintf(&b, "The %s of %s was thanked.", union(r), few(r, countries))
		}
		b.WriteString("\n\n")
	}
	switch {
	case i%40 == 9:
		b.WriteString("Signatories:\n\n")
		for _, trade := range trades {
			for _, country := range countries {
				fmt.Fprintf(&b, "Union of %s of %s\n", trade, country)
			}
		}
	case i%5 == 0:
		b.WriteString("Signatories:\n\n")
		for range 3 + r.IntN(20) {
			b.WriteString(union(r) + "\n")
		}
	}
	return b.String()
}
