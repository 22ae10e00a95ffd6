package webpage

import (
	"slices"
	"strings"
	"testing"

	"fonds/internal/document"
)

const sentence = "The ferry leaves the southern bank at seven in the morning and comes back at nine."

// body wraps blocks so that there is prose around them.
func body(blocks string) string {
	return "<body><p>" + sentence + "</p>\n" + blocks + "\n<p>" + sentence + "</p>"
}

func TestBlocksAsMarkdown(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"headings", "<h2>One</h2><h4>Two <em>three</em></h4>", "## One\n\n#### Two three"},
		{"emphasis", "<p>a <b>bold</b> and <i>slanted </i>word, <b><i>both</i></b></p>", "a **bold** and *slanted* word, ***both***"},
		{"emphasis that Markdown can't show is dropped", "<p>a<b>(b)</b>c</p>", "a(b)c"},
		{"emphasis that is badly nested", "<b><p>one</b> two</p>", "**one** two"},
		{"words that look like markup stay words", "<p># no *heading* [a](b) &lt;b&gt;</p>", `\# no \*heading* [a\](b) <b>`},
		{"the same beside markup", "<p>1. <b>x</b> *y* [z]</p>", `1\. **x** \*y\* \[z\]`},
		{"lists", "<ul><li>a<li>b<ol start=3><li>c<li>d</ol></ul>", "- a\n- b\n\n  3. c\n  4. d"},
		{"an item of two paragraphs", "<ol><li><p>a</p><p>b</p><li>c</ol>", "1. a\n\n   b\n\n2. c"},
		{"quotations", "<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"},
		{"line breaks and paragraphs by them", "<p>a<br>b<br><br>c</p>", "a\\\nb\n\nc"},
		{"links", `<p><a href="https://a.example/x (1)">a</a> <a href="mailto:x@a.example">b</a></p>`, "[a](https://a.example/x%20%281%29) [b](mailto:x@a.example)"},
		{"other addresses are no links", `<p><a href="javascript:x()">a</a> <a href="y.html">b</a> <a href="//z.example">c</a> <a href="data:,x">d</a> <a href="#e">e</a></p>`, "a b c d e"},
		{"terms", "<dl><dt>Place<dd>Riga<dt>When?<dd>Soon</dl>", "Place: Riga\n\nWhen? Soon"},
		{"a table", "<table><tr><th>a<th>b<tr><td>1|2<td>*3<tr><td colspan=2>4</table>", "| a | b |\n| --- | --- |\n| 1&#124;2 | *3 |\n| 4 |  |"},
		{"a table of labels", "<table><tr><th>Place<td>Riga<tr><th>Year<td>1920</table>", "Place: Riga\n\nYear: 1920"},
		{"a table for the layout", "<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc"},
		{"code", "<pre><code>x = `y`\n  # z</code></pre>", "```\nx = `y`\n  # z\n```"},
		{"verse", "<pre>The mill is old,\nthe water new.</pre>", "The mill is old,\\\nthe water new."},
		{"powers", "<p>10<sup>6</sup> and 1<sup>st</sup></p>", "10⁶ and 1st"},
		{"pictures that came along", `<p><img src="p_files/a b.png" alt="A [b]"> <img src="../c.JPG"></p>`, `![A \[b\]](dir/p_files/a%20b.png) ![](c.JPG)`},
		{"pictures that did not", `<p>x<img src="https://a.example/a.png" alt="A"><img src="../../c.jpg"><img src="a.svg"><img src="/a.png"><img src="..\a.png"><img src="C:/a.png"></p>`, "x"},
		{"footnotes", `<p>a<sup><a href="#n1" id="r1">1</a></sup></p><p id="n1">The note, in some words. <a href="#r1">back</a></p>`, "a[^1]\n\n[^1]: The note, in some words."},
		{"a mark without a note", `<p>a<sup><a href="#n1">1</a></sup></p>`, "a1"},
		{"what is hidden", `<p hidden>a</p><p style="display: none">b</p><p>c<span aria-hidden=true>d</span></p>`, "c"},
		{"scripts", "<script>alert(1)</script><p>a<script>document.write('<b>')</script></p>", "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			accounted(t, body(test.in))
			got := strings.Join(Read(body(test.in), "dir/page.html").Lines, "\n")
			got = strings.TrimSuffix(strings.TrimPrefix(got, sentence), sentence)
			if got = strings.Trim(got, "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	page := "<html>\n<head><title>T\n</title></head>\n<body><!-- a\nb --><p\nclass='x'>\n " + sentence + "\n" + sentence + "</p>\n<ul>\n<li>a\n<li>\n\nb</ul>\n<p>c<br>\nd</p>\n<div class=footer>\n\nfoot</div>"
	p := Read(page, "p.html")
	at := map[string]int{}
	for i, l := range p.Lines {
		if l != "" {
			at[strings.Trim(l, `-\ `)] = p.Origin[i]
		}
	}
	for words, want := range map[string]int{sentence + " " + sentence: 7, "a": 10, "b": 13, "c": 14, "d": 15} {
		if at[words] != want {
			t.Errorf("%q comes from line %d, want %d", words, at[words], want)
		}
	}
	i := slices.IndexFunc(p.Removed, func(r document.Removed) bool { return r.Words == "foot" })
	if i < 0 || p.Removed[i].Lines != (document.Span{First: 18, Last: 18}) {
		t.Errorf("removed: %+v", p.Removed)
	}
	for _, at := range Read(strings.ReplaceAll(page, "\n", " "), "p.html").Origin {
		if at != 1 {
			t.Errorf("line %d of a file of one line", at)
		}
	}
}

func TestFramesThatCameAlong(t *testing.T) {
	page := `<html><head><title>Our union</title></head>
<frameset cols="20%,80%"><frame src="menu.htm"><frame src="text%20files/main.html#top"><frame src="http://a.example/x.html"><frame src="../../etc/x.html"><frame src="javascript:x">
<noframes><body>Your browser shows no frames.</body></noframes></frameset></html>`
	p := accounted(t, page)
	if p = Read(page, "old/index.html"); !slices.Equal(p.Frames, []string{"old/menu.htm", "old/text files/main.html"}) {
		t.Errorf("frames %q", p.Frames)
	}
	if len(p.Lines) != 0 {
		t.Errorf("lines %q", p.Lines)
	}
	if p := Read(body(`<iframe src="ad.html"></iframe>`+strings.Repeat("<p>"+sentence+"</p>", 4)), "p.html"); len(p.Frames) != 0 {
		t.Errorf("a page with text of its own has frames %q", p.Frames)
	}
}

func TestImplausibleFactsAreNotBelieved(t *testing.T) {
	p := Read(`<html><head><title>Home</title><meta name="author" content="admin"><meta name="date" content="1970-01-01"><link rel=canonical href="file:///C:/x.html">
<meta name="dc.date" content="0001-01-01"><meta property="article:modified_time" content="2020-02-02"><meta name="dc.creator" content="webmaster@a.example"></head>`+body(""), "p.html")
	for _, f := range p.Facts {
		if f.Confidence >= 0.5 {
			t.Errorf("%+v", f)
		}
	}
}

func TestWhatThePageSays(t *testing.T) {
	for _, test := range []struct {
		in    string
		field document.Field
		want  string
	}{
		{`<html lang="pt-BR">`, document.FieldLanguages, "pt"},
		{`<html lang="zh-Hant-TW">`, document.FieldLanguages, "zh-Hant"},
		{`<!-- saved from url=(0022)http://a.example/x?y=1 -->`, document.FieldSource, "http://a.example/x?y=1"},
		{`<link rel="canonical" href="https://a.example/y">`, document.FieldSource, "https://a.example/y"},
		{`<a rel="license" href="https://licenses.example/by/4.0/">`, document.FieldRights, "https://licenses.example/by/4.0/"},
		{`<title>Rivers | The Ferry</title><meta property="og:site_name" content="The Ferry">`, document.FieldTitle, "Rivers"},
		{`<title>The Ferry: Rivers - Issue 4</title>`, document.FieldTitle, "The Ferry: Rivers - Issue 4"},
		{`<p class="posted">Updated 4 May 2020, published 1 May 2020</p>`, document.FieldDate, "2020-05-01"},
		{`<h1>A</h1><div class="meta">By Lena Ortiz and Ivan Petrov on 3 May 2019</div>`, document.FieldAuthors, "Lena Ortiz, Ivan Petrov"},
		{`<h1>Реки</h1><div>Опубликовано: 7 апреля 2015</div>`, document.FieldDate, "2015-04-07"},
	} {
		p := accounted(t, test.in+body(""))
		if got := strings.Join(believed(p, test.field), ", "); got != test.want {
			t.Errorf("%s: %s is %q, want %q\n%s", test.in, test.field, got, test.want, describe(p))
		}
	}
}

// What no one can take apart comes back as text, at a bounded cost.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"nested":     strings.Repeat("<div><b><table><td>", 30000) + sentence,
		"unclosed":   strings.Repeat("<font><p>", 50000) + sentence,
		"attributes": "<p " + strings.Repeat("a=b ", 300000) + ">" + sentence,
		"too many":   strings.Repeat("<i>", maxNodes+10) + sentence,
		"comment":    strings.Repeat("<!--", 100000) + sentence,
		"notes":      strings.Repeat("<sup><a href=#x>1</a></sup>", 20000) + "<p id=x>" + sentence,
		"lists":      body("") + "<h2>More</h2>" + strings.Repeat("<ul><li><a href=x.html>a b</a></ul>", 40000),
		"empty":      "",
		"no markup":  sentence,
	} {
		t.Run(name, func(t *testing.T) {
			p := Read(page, "p.html")
			found := strings.Contains(strings.Join(p.Lines, "\n"), "southern bank")
			for _, r := range p.Removed {
				found = found || strings.Contains(r.Words, "southern bank")
			}
			if !found && name != "empty" {
				t.Error("the words are lost")
			}
		})
	}
	text := strings.Repeat("<p>a\n<script>x</script><!-- c -->", 120000)
	p := plain(text)
	if len(p.Lines) != 2*120000-1 || p.Origin[len(p.Origin)-1] != 120000 || len(p.Removed) == 0 {
		t.Errorf("%d lines, the last of line %d, %d removed", len(p.Lines), p.Origin[len(p.Origin)-1], len(p.Removed))
	}
}
