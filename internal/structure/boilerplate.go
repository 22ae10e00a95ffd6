package structure

import (
	"regexp"
	"strings"
)

// furniture are whole lines that a page has around its text, in lower case, and
// what they are. A line must be the whole of one to count.
var furniture = map[string]string{}

// longestFurniture is the length of the longest of them, in bytes, with what may
// stand behind it.
var longestFurniture int

func init() {
	for reason, list := range map[string]string{
		"navigation of the page": `jump to navigation | jump to search | jump to content | skip to content | skip to main content | skip to navigation | main menu
			| home | back to top | back to the top | top of page | read more | next page | previous page | next | previous | table of contents | [edit] | edit source | view history
			| перейти к навигации | перейти к поиску | наверх | главная | далее | назад | ir a la navegación | ir a la búsqueda | inicio | saltar al contenido | volver arriba
			| aller au contenu | aller à la navigation | retour en haut | zur navigation springen | zur suche springen | nach oben | ir para o conteúdo | 跳转到导航 | 跳到主要内容 | 返回顶部`,
		"buttons of the page": `share | share this | share on facebook | share on twitter | tweet | print | print this page | print friendly version | email this | like this | save | download pdf
			| поделиться | версия для печати | распечатать | compartir | imprimir | partager | imprimer | teilen | drucken | compartilhar | condividi | stampa | 分享 | 打印 | مشاركة | طباعة`,
		"notice of cookies": `accept all cookies | accept cookies | we use cookies | this site uses cookies`,
	} {
		for w := range strings.SplitSeq(list, "|") {
			furniture[strings.TrimSpace(w)] = reason
			longestFurniture = max(longestFurniture, len(w)+8)
		}
	}
}

// manners are forms of lines that no text has of its own.
var manners = []struct {
	form   *regexp.Regexp
	reason string
}{
	{regexp.MustCompile(`^From [^,.]{2,40}, the [\p{L} -]*(?:encyclop[a]?edia|library|wiki|archive)\.?$`), "name of the site"},
	{regexp.MustCompile(`^(?:Материал из|De|Aus|Da|De la) [^,.]{2,40}, (?:свободной|la|der|l'|l’|l')[\p{L} '’-]*(?:энциклопедии|enciclopedia|encyclopédie|Enzyklopädie|enciclopédia)[\p{L} -]*\.?$`), "name of the site"},
	{regexp.MustCompile(`^Retrieved from ["“]?https?://\S+["”]?$`), "address of the saved page"},
	{regexp.MustCompile(`^(?:This page was last (?:edited|modified) on|Последнее изменение этой страницы|Esta página se editó por última vez|La dernière modification de cette page) .{4,80}$`), "notice of the site"},
}

// mannerStarts are the words that the manners begin with: forms are dear to try
// on every line.
var mannerStarts = starts(`From |Материал из |De |Aus |Da |Retrieved from |This page was |Последнее изменение |Esta página |La dernière `)

func begins(text string, starts []string) bool {
	for _, s := range starts {
		if strings.HasPrefix(text, s) {
			return true
		}
	}
	return false
}

// boilerplate says which residue of a page a line is; "" if it is none.
func boilerplate(text string) string {
	if len(text) > 250 {
		return ""
	}
	if rest, ok := strings.CutPrefix(text, "<!--"); ok && strings.TrimSpace(strings.TrimSuffix(rest, "-->")) == "" {
		return "empty comment of Markdown" // parts two lists for a program
	}
	if modeLine(text) {
		return "setting of the program that the text was written in"
	}
	if wikiCommand(text) {
		return "command of the wiki"
	}
	if len(text) <= longestFurniture {
		if reason := ofLow(furniture, strings.TrimRight(text, " .»›>→|")); reason != "" {
			return reason
		}
	}
	if !mannerStarts.of(text) {
		return ""
	}
	for _, m := range manners {
		if m.form.MatchString(text) {
			return m.reason
		}
	}
	return ""
}

// modeLine reports a line that tells Emacs or Vim how to show the file:
// "-*- coding: utf-8 -*-", "# vim: set tw=72:".
func modeLine(text string) bool {
	if isLetter(text[0]) && text[0] != 'v' && !strings.Contains(text, "-*-") {
		return false
	}
	text = strings.TrimLeft(text, "#;/*%.\"<!- \t")
	if rest, ok := strings.CutPrefix(text, "vim:"); ok {
		return strings.Contains(rest, "=") && !strings.ContainsAny(rest, ".!?")
	}
	if before, after, ok := strings.Cut(text, "-*-"); ok { // the first sign went with what was trimmed
		return strings.Contains(before, ":") && strings.Trim(after, "#;/*%<>- \t") == ""
	}
	return false
}

// wikiSettings begin lines that tell MoinMoin how to treat a page.
var wikiSettings = []string{"#format ", "#language ", "#acl ", "#pragma ", "#redirect ", "#refresh ", "#deprecated", "#REDIRECT ", "#WEITERLEITUNG ", "#REDIRECTION ", "#перенаправление "}

// wikiMacros are what MoinMoin and MediaWiki put in the place of a line: MoinMoin
// writes macros in two square or angle brackets, with or without arguments.
var wikiMacros = words(`TableOfContents | Navigation | Include | Anchor | FullSearch | PageList | BR | RecentChanges | Action | Icon | Attachments | AttachList | AttachInfo | Comments | Verbatim | StatPage`)

// wikiNames begin links in two square brackets that file a page or point to it in
// another language, in lower case; two letters are a language.
var wikiNames = words(`category | categoría | categoria | catégorie | kategorie | категория | категорія | kategoria | kategória | categorie | file | image | archivo | fichier | datei | файл | ficheiro | bild | imagen | plik | تصنيف | ملف | 分类 | 文件`)

// wikiCommand reports whether a line says something to a wiki alone.
func wikiCommand(text string) bool {
	switch {
	case strings.HasPrefix(text, "#"):
		return begins(text, wikiSettings)
	case strings.HasPrefix(text, "__") && strings.HasSuffix(text, "__"):
		name := strings.Trim(text, "_")
		return len(name) >= 3 && len(name) <= 20 && strings.ToUpper(name) == name && !strings.ContainsAny(name, " 0123456789") && strings.ToLower(name) != name
	case strings.HasPrefix(text, "[[") && strings.HasSuffix(text, "]]"), strings.HasPrefix(text, "<<") && strings.HasSuffix(text, ">>"):
		inner := text[2 : len(text)-2]
		if strings.Contains(inner, "]]") || strings.Contains(inner, ">>") {
			return false
		}
		name := inner
		if at := strings.IndexByte(inner, '('); at > 0 && strings.HasSuffix(inner, ")") {
			name = inner[:at]
		}
		if wikiMacros[name] {
			return true
		}
		prefix, rest, ok := strings.Cut(strings.TrimPrefix(inner, ":"), ":")
		if !ok || rest == "" || text[0] != '[' {
			return false
		}
		return wikiNames[strings.ToLower(prefix)] || !strings.HasPrefix(inner, ":") && len(prefix) == 2 && strings.ToLower(prefix) == prefix && strings.Trim(prefix, "abcdefghijklmnopqrstuvwxyz") == ""
	}
	return false
}

// rubrics are the sections of a site that a page prints above its title.
var rubrics = words(`news | latest news | press | blog | opinion | features | articles | actualité | actualités | presse | nouvelles | noticias | actualidad | opinión | portada
	| aktuell | aktuelles | nachrichten | meldungen | notícias | notizie | attualità | nieuws | aktualności | aktuality | новости | новини | статьи | статті | мнения | أخبار | مستجدات | 新闻 | 要闻`)

// lastRubric is how many blocks may stand above a title.
const lastRubric = 6

// findRubrics takes the name of a site's section from the top of a text if the
// title or another short line follows it; over running text it is a heading.
func findRubrics(blocks []Block) {
	for i := range blocks[:min(len(blocks), lastRubric)] {
		b := &blocks[i]
		if b.runes > longestHeading {
			return
		}
		if (b.Kind == Paragraph || b.Kind == Heading) && i+2 < len(blocks) && ofLow(rubrics, b.Text) && blocks[i+1].runes <= longestHeading && looksLikeHeading(blocks[i+1].Text) {
			b.Kind, b.Level, b.Reason = Boilerplate, 0, "section of the site"
		}
	}
}
