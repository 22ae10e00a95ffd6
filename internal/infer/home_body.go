package infer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fonds/internal/document"
	"fonds/internal/gazetteer"
)

// Where a text comes from, by what its body speaks of, and as whose.

// body weighs what the passages name: how much of it is one country's, whether
// the text's language is spoken there, and whether the writers speak of it as
// their own.
func (s *scale) body(v *view) {
	p := v.passages()
	lang := v.main().lang
	base := langBase(lang)
	type tallied struct {
		weighed
		raw      float64
		domestic float64 // of it, towns and institutions
	}
	var all []tallied
	ours := 0
	var worded scale
	for i := range p.list {
		here := &p.list[i]
		given := map[document.Country]float64{}
		wording := fromWording
		if base == "en" {
			wording = fromSpelling
		}
		for _, m := range here.named {
			if m.Kind == gazetteer.ByWording {
				worded.add(m.Country, wording, here.block.Lines, here.text[m.From:m.To])
				wording = 0 // once for a passage
				continue
			}
			points := 1.0
			switch m.Kind {
			case gazetteer.ByAdjective:
				points = 0.6
			case gazetteer.ByCapital, gazetteer.ByRenown: // it may stand for a government
				points = 0.8
			case gazetteer.ByPlace:
				points = 1.1
			case gazetteer.ByInstitution:
				points = 1.6
			}
			at := slices.IndexFunc(all, func(t tallied) bool { return t.country == m.Country })
			if at < 0 {
				if len(all) >= 64 {
					continue
				}
				all = append(all, tallied{weighed: weighed{country: m.Country, lines: here.block.Lines, words: here.text[m.From:m.To]}})
				at = len(all) - 1
			}
			if points > all[at].best {
				all[at].best, all[at].lines, all[at].words = points, here.block.Lines, here.text[m.From:m.To]
			}
			points = min(points, 3-given[m.Country])
			given[m.Country] += points
			all[at].raw += points
			if m.Kind == gazetteer.ByPlace || m.Kind == gazetteer.ByInstitution {
				all[at].domestic += points
			}
			if words, ok := selfNamed(here.text, m, base); ok && s.at(m.Country).points < 4+fromSelf {
				s.add(m.Country, fromSelf, here.block.Lines, words)
			}
		}
		if speaksOfOurs(here.text, base) {
			ours++
		}
		if c, words := moneyOf(here.text, base); c != "" {
			worded.add(c, fromMoney, here.block.Lines, words)
		}
	}
	for _, w := range worded.list {
		s.add(w.country, min(w.points, 4*w.best), w.lines, w.words)
	}
	total := 0.0
	for i := range all {
		all[i].points = all[i].raw * spokenIn(base, all[i].country)
		total += all[i].points
	}
	slices.SortStableFunc(all, func(a, b tallied) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.country, b.country))
	})
	raw, native := 0.0, 0.0
	for _, t := range all {
		raw += t.raw
		if spokenIn(base, t.country) == 1 {
			native += t.raw
		}
	}
	needed := min(3.5, 1.4+float64(len(p.list))/5)
	for i, t := range all[:min(len(all), 3)] {
		share := t.points / total
		part := min(max((share-0.35)/0.35, 0), 1)
		home := spokenIn(base, t.country)
		if home < 0.5 && t.domestic >= 2 && native <= t.raw/4 {
			home = 0.7 // translated, or written for readers abroad
		}
		points := fromBody * part * min(t.points/needed, 1) * (0.5 + home/2)
		if points > 0 {
			s.add(t.country, points, t.lines, t.words)
			if home < 0.5 {
				s.at(t.country).topic += points
			}
		}
		if i == 0 && ours > 0 && share >= 0.4 || ours > 0 && home < 1 && t.raw >= 0.6*raw {
			s.at(t.country).points += fromOurs * float64(min(ours, 3))
		}
	}
}

// hosts weighs towns that the body names and an address of the text is called
// after: "marchlyon.org".
func (s *scale) hosts(v *view) {
	hosts := hostsOf(v.main())
	if len(hosts) == 0 {
		return
	}
	for _, p := range v.passages().list {
		for _, m := range p.named {
			if m.Kind == gazetteer.ByAdjective || m.Kind > gazetteer.ByPlace || m.To-m.From < 5 {
				continue
			}
			name := strings.ToLower(p.text[m.From:m.To])
			for _, host := range hosts {
				label, _, _ := strings.Cut(host.name, ".")
				if strings.HasPrefix(label, name) || strings.HasSuffix(label, name) {
					s.add(m.Country, 1.2*fromHost, host.lines, host.name)
					return
				}
			}
		}
	}
}

// langBase is a tag without script and region.
func langBase(lang document.Lang) string {
	base, _, _ := strings.Cut(string(lang), "-")
	return base
}

// before is a text's end before a name, in small letters.
func before(text string, at int) string {
	from := max(0, at-30)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	return strings.ReplaceAll(strings.ToLower(text[from:at]), "\n", " ")
}

// selfNamed reports whether the writers call the country theirs by what stands
// before its name: "we Poles", "as Italians", "here in Ireland", "our Russia".
func selfNamed(text string, m gazetteer.Match, base string) (string, bool) {
	if m.Kind > gazetteer.ByPlace {
		return "", false
	}
	self := selfReferences[base]
	before := before(text, m.From)
	if m.Kind == gazetteer.ByName {
		for _, phrase := range self.citizens {
			if at := len(before) - len(phrase); at >= 0 && before[at:] == phrase && self.speaks(text[:m.From]) {
				return text[m.From:m.To], true
			}
		}
	}
	list := self.before
	if m.Kind == gazetteer.ByAdjective {
		list = self.people
	}
	for _, phrase := range list {
		if !strings.HasSuffix(before, phrase) {
			continue
		}
		if rest := before[:len(before)-len(phrase)]; rest != "" && unicode.IsLetter(lastRune(rest)) {
			continue
		}
		if m.Kind == gazetteer.ByAdjective && !asPeople(text, m, base, phrase) {
			return "", false
		}
		from := max(0, m.From-len(phrase))
		if from+len(phrase) > len(text) || !strings.EqualFold(text[from:m.From], phrase) {
			from = m.From
		}
		return text[from:m.To], true
	}
	return "", false
}

// speaks reports whether "we" stands in the last words of a text.
func (r selfReference) speaks(text string) bool {
	text = " " + strings.ToLower(strings.ToValidUTF8(text[max(0, len(text)-120):], ""))
	for _, we := range r.we {
		at := strings.LastIndex(text, we)
		if at >= 0 && !strings.ContainsAny(text[at:], ".!?") {
			return true
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// asPeople reports whether an adjective behind "as", "we" or "us" means people:
// no noun follows it, as one does in "as American troops".
func asPeople(text string, m gazetteer.Match, base, phrase string) bool {
	word := text[m.From:m.To]
	rest := text[m.To:]
	if base == "en" {
		if !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "sh") && !strings.HasSuffix(word, "ch") && !strings.HasSuffix(word, "ese") {
			return false
		}
		if strings.HasPrefix(strings.TrimSpace(phrase), "as") {
			return strings.HasSuffix(word, "s") && !strings.HasPrefix(rest, "'") && !strings.HasPrefix(rest, "’")
		}
		return true
	}
	if strings.HasPrefix(rest, " ") && strings.HasPrefix(strings.TrimSpace(phrase), "como") {
		return strings.HasSuffix(word, "s")
	}
	return true
}

// speaksOfOurs reports whether a passage speaks of the writers' own country
// without naming it: "our country", "este país".
func speaksOfOurs(text, base string) bool {
	self, ok := selfReferences[base]
	if !ok {
		return false
	}
	for _, stem := range self.ours {
		rest := text
		for n := 0; n < 12; n++ {
			at := strings.Index(rest, stem)
			if at < 0 {
				break
			}
			if self.nouns == nil {
				return true
			}
			rest = rest[at+len(stem):]
			word := strings.ToLower(cut(rest, 60))
			for i := 0; i < 2; i++ { // an adjective may stand between
				first, after, _ := strings.Cut(word, " ")
				if self.nouns[strings.TrimRight(first, ".,;:!?'’\")s")] || self.nouns[strings.TrimRight(first, ".,;:!?'’\")")] {
					return true
				}
				word = after
			}
		}
	}
	return false
}
