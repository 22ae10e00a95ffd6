package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

var _ = register(Rule{Name: "source/label", Field: document.FieldSource, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("source") {
		if at := addressIn(l.value); at != "" {
			c := l.claim(at, 0.95)
			c.Moved = c.Moved && at == strings.Trim(l.value, "<>[]() ")
			claims = append(claims, c)
		} else if runes(l.value) <= 120 {
			claims = append(claims, l.claim(l.value, 0.75))
		}
	}
	return claims
}})

// sourcePhrases begin a line that says where a text was taken from.
var sourcePhrases = wordSet(`source, sources, original, originally published at, originally published in, first published at, retrieved from, taken from, read the original at, link, via, источник, оригинал, джерело, fuente, publicado en, tomado de, extraído de, origen, quelle, original, fonte, publicado originalmente em, retirado de, source originale, paru dans, tratto da, bron, źródło, forrás, zdroj, izvor, sursa, kaynak, πηγή, källa, kilde, المصدر, منبع, 来源, 原文, 出典, 출처`)

// The last line, or the first: "Source: https://…", or an address alone.
var _ = register(Rule{Name: "source/line", Field: document.FieldSource, Propose: func(in *Input, _ *document.Meta) []Claim {
	s := in.view.main()
	var claims []Claim
	consider := func(b *structure.Block, alone float64, last bool) bool {
		if b.Kind == structure.Label || len(b.Text) > maxHead {
			return false
		}
		text := flat(b.Text)
		if isAddress(text) {
			if last && isHome(text) {
				return false // whose home it is, at the end of a letter; not where the text was
			}
			claims = append(claims, claim(strings.Trim(text, "<>()[] "), b.Lines, "", alone).moved())
			return true
		}
		if _, n := sourcePhrases.begins(text); n == 0 {
			return false
		}
		label, rest, ok := strings.Cut(text, ":")
		if !ok || strings.HasPrefix(rest, "//") {
			label, rest, ok = text, text, addressIn(text) != ""
		}
		if !ok || len(wordsOf(label)) > 12 {
			return false
		}
		if at := addressIn(rest); at != "" {
			c := claim(at, b.Lines, "", 0.85)
			c.Moved = strings.Trim(rest, " <>()[]") == at
			claims = append(claims, c)
			return true
		}
		return false
	}
	for _, p := range s.head {
		if p.role != heading && p.role != stamp && consider(p.Block, 0.74, false) {
			return claims
		}
	}
	blocks := s.blocks
	if n := len(in.view.sections); n > 1 {
		blocks = in.view.sections[n-1].blocks // the page ends after its last version
	}
	last := len(blocks) - 1
	for last > 0 && isFurniture(flat(cut(blocks[last].Text, maxHead))) {
		last--
	}
	if last > 0 && !referred(blocks[max(0, last-4):last]) {
		consider(blocks[last], 0.76, true)
	}
	for i := range claims {
		if claims[i].Moved && claims[i].Confidence < Threshold {
			claims[i].Moved = false
		}
	}
	return claims
}})

// isHome reports whether an address is that of a whole site.
func isHome(text string) bool {
	at := strings.Trim(text, "<>()[] /")
	at = strings.TrimPrefix(strings.TrimPrefix(at, "https://"), "http://")
	return !strings.ContainsAny(at, "/?#")
}

// referred reports whether addresses stand before the last one too: then they
// are a list of references.
func referred(blocks []*structure.Block) bool {
	for _, b := range blocks {
		text := cut(b.Text, maxHead)
		if addressIn(text) != "" || strings.Contains(text, "www.") {
			return true
		}
	}
	return false
}

// addressIn is the first web address of a short text.
func addressIn(s string) string {
	s = cut(s, 2*maxHead)
	at := strings.Index(s, "http://")
	if other := strings.Index(s, "https://"); other >= 0 && (at < 0 || other < at) {
		at = other
	}
	if at < 0 {
		return ""
	}
	end := indexAny(s[at:], " \t\n<>\"'”’)]}")
	if end < 0 {
		end = len(s) - at
	}
	return strings.TrimRight(s[at:at+end], ".,;:!?*_`")
}

var _ = register(Rule{Name: "rights/label", Field: document.FieldRights, Propose: func(in *Input, _ *document.Meta) []Claim {
	var claims []Claim
	for _, l := range in.view.labelled("rights") {
		claims = append(claims, l.claim(l.value, 0.85))
	}
	return claims
}})
