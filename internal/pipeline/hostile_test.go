package pipeline

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"fonds/internal/authority"
	"fonds/internal/content"
	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
	"fonds/internal/markdown"
	"fonds/internal/seed"
)

// hostileSeeds are seeds that try to break what is made of them, by name.
var hostileSeeds = map[string]string{
	"an id of another document.md":        "---\nid: abcdefgh\nslug: other\nseed: {file: other.txt}\ndraft: true\ntitle: T\n---\n\ntext\n",
	"a key that is none.md":               "---\n__proto__: x\nconstructor: [y]\ntitle: T\n---\n\ntext\n",
	"an anchor.md":                        "---\nfoo: &a [x, y]\nbar: *a\n---\n\ntext\n",
	"a flow head.md":                      "---\n{title: T, foo: bar}\n---\n\ntext\n",
	"a document end.md":                   "---\ntitle: T\nfoo: |\n  a\n  ---\n  b\n...\n---\n\ntext\n",
	"control characters.md":               "---\ntitle: \"a\\nb\\e[31m\\0c\"\nauthor: \"x\\u202e\\u2028y\"\nevent: \"\\uFFFE\"\n---\n\ntext\n",
	"keys without text.md":                "---\ntitle: \"\"\n\"\": x\n? y\n: z\n---\n\ntext\n",
	"a fence that is not closed.md":       "```<script>\n# x\n",
	"hostile languages.md":                "<!-- lang: en\"><script> -->\n\na\n\n<!-- lang: ../../x -->\n\nb\n\n<!-- lang: xx-YYYY -->\n\nc\n",
	"addresses.md":                        "![a](../../etc/passwd) ![b](%2e%2e/x.png) [c](javascript:alert(1)) [d](\\\\host\\x) [e](file:///x) ![f](data:text/html,x) [g](//h/x)\n",
	"a frame.html":                        "<frameset><frame src=\"../../x.html\"><frame src=\"a frame.html\"></frameset>",
	"scripts.html":                        "<svg onload=x><math><a href=javascript:x>a</a></math></svg><template><script>x</script></template><p title='--><script>'>b<!--><script>-->",
	"escapes.txt":                         "\x1b$B!!\x1b(B<script>\x1b[31m",
	"versions that were not settled.md":   "# T\n\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
	"versions that were not settled.txt":  "T\n\n<<<<<<< ours\n\na\n\n=======\n\nb\n\n>>>>>>> theirs\n",
	"versions that were not settled.html": "<pre>\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n</pre><p>x<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt; ours<p>=======<p>>>>>>>> theirs",
	"versions in a key.md":                "---\ntitle: T\nfoo: |\n  a\n<<<<<<< : x\n---\n\n=======\n\n>>>>>>> theirs\n",
	"a country that is none.md":           "---\ntitle: T\nsignatories:\n  - {name: Ana Silva, country: ZZ}\n  - {name: Jonas Weber, country: QQ, party: \"a\\nb\"}\ncountries: [ZZ, KZ]\nlanguages: [xx, qaa, de]\nsource: javascript:alert(1)\n---\n\ntext\n",
	"a day that is none.md":               "---\ntitle: T\nauthor: A\ndate: 2022-02-30\ntype: spell\ntitle_supplied: maybe\ntitles: {xx: a, de: [b]}\ndraft: perhaps\nwithdrawn: {a: b}\n---\n\ntext\n",
	"a country that is none.html":         "<html lang=xx-YYYY><meta name=author content='a\nb'><meta property='article:published_time' content='2022-13-45'><link rel=canonical href='javascript:alert(1)'><title>\x1b</title><p lang=qq>T</p>",
	"versions in the text.md":             "# T\n\nx\n\n<<<<<<< ours\na\n\n=======\n\n>>>>>>> theirs\n",
	"versions in code.html":               "<title>T</title><h1>T</h1><p>hello<pre>\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n</pre>",
	"versions in a head.md":               "---\ntitle: T\n<<<<<<< x: y\n---\n\n=======\n\n>>>>>>> theirs\n",
	"a head.txt":                          "---\nid: abcdefgh\n---\n\n<!-- lang: ru -->\n\ntext\n",
}

var active = regexp.MustCompile(`(?i)<script|<iframe|<object|<embed|<[^>"]*(?:"[^"]*"[^>"]*)*\son\w+=|(?:href|src)="\s*(?:javascript|vbscript|data):`)

// soundSeed checks what every seed must come to, whatever is in it: content
// files that can be read, and stay as they are when they are made again; pages
// without scripts; and not much more of it than there was.
func soundSeed(t *testing.T, name string, data []byte) {
	index, err := authority.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var log diag.Log
	r, err := reader{seeds: fstest.MapFS{name: {Data: data}}, index: index, log: &log}.read(name)
	if err != nil {
		t.Fatal(err)
	}
	most := 20*(len(data)+len(name)) + 64<<10
	size := 0
	for _, p := range r.Parts {
		doc := p.Document
		doc.ID, doc.Seeds = "hijklmno", []document.SeedRef{{File: name, SHA256: strings.Repeat("0", 64), Lines: p.Lines}}
		file, entry := content.Merge(nil, nil, "documents/x.md", doc, &log)
		f, problems := frontmatter.Parse(file)
		if problems != nil {
			t.Fatalf("the content file cannot be read: %v\n%q", problems, file)
		}
		if f.Meta.ID != doc.ID || f.Meta.Title == "" || len(f.Meta.Seeds) != 1 || f.Meta.Seeds[0] != doc.Seeds[0] {
			t.Fatalf("the content file is of another document: %+v\n%q", f.Meta, file)
		}
		if !checkCodes(&f.Meta, f.Lines, "x.md", &log) {
			t.Fatalf("codes: %v\n%q", log.Messages(), file)
		}
		again, _ := content.Merge(entry, file, "documents/x.md", doc, &log)
		if !bytes.Equal(again, file) {
			t.Fatalf("a second import changes\n%q\ninto\n%q", file, again)
		}
		if c := content.Identify(file, entry); c.ID != doc.ID || c.Files != nil {
			t.Fatalf("identified as %q with %v", c.ID, c.Files)
		}
		page := markdown.Render([]byte(f.Body), nil)
		if found := active.Find(page.Text); found != nil {
			t.Fatalf("active content %q\n%s", found, page.Text)
		}
		size += len(file) + len(page.Text)
	}
	if size > 2*most {
		t.Fatalf("%d bytes made of %d", size, len(data))
	}
	for _, m := range log.Messages() {
		if m.Level == diag.Error {
			t.Fatalf("an error: %v", m)
		}
		if len(m.String()) > 2000 {
			t.Fatalf("a message of %d bytes: %.300s", len(m.String()), m)
		}
	}
	r.Account()
}

func TestAHostileSeedBreaksNothing(t *testing.T) {
	for name, text := range hostileSeeds {
		t.Run(name, func(t *testing.T) { soundSeed(t, name, []byte(text)) })
	}
}

// TestASeedOfAnyNameMakesASoundFile: names stand in front matter, and are titles of
// texts without words.
func TestASeedOfAnyNameMakesASoundFile(t *testing.T) {
	for _, name := range []string{
		"a\nb.txt", "a\r\n---\n.txt", "\x1b[31m.txt", "\x7f.txt", "a: b.txt", "{x}.txt", "[x], y.txt", "-.txt", "- a.txt", "\u202ea.txt", "' \".txt", "#.txt", " #a.txt",
		"null.txt", "~.txt", " .txt", "a .txt", "a\u2028b.txt", "\u0085.txt", "\ufeff.txt", "\ufffe.txt", "con.txt", "http:%2F%2Fexample.org%2F.txt", "c:a.txt", "a/c:/b.txt", "*a.txt", "&a.txt", "!!binary.txt", "<script>.txt",
		"%2e%2e.txt", "...txt", "a/..b/c.txt", ".txt.txt", strings.Repeat("x", 250) + ".txt", "yes.txt", "1.10.txt", "|.txt", ">.txt", "@.txt", "`.txt", "a\tb.txt",
	} {
		for _, text := range []string{"A title\n\nIts text.\n", "\n \n", "* * *\n"} {
			t.Run(fmt.Sprintf("%q %q", name, text), func(t *testing.T) { soundSeed(t, name, []byte(text)) })
		}
	}
}

// TestASeedOfTooManyLinesIsNotRead: what is made of a text costs memory by the
// line, not only by the byte.
func TestASeedOfTooManyLinesIsNotRead(t *testing.T) {
	for name, data := range map[string][]byte{
		"a.txt":  bytes.Repeat([]byte("a\n"), seed.MaxLines+1),
		"b.txt":  append(bytes.Repeat([]byte("\n"), seed.MaxLines+1), 'b'),
		"c.html": bytes.Repeat([]byte("<p>c"), seed.MaxLines+1),
	} {
		var log diag.Log
		r, err := reader{seeds: fstest.MapFS{name: {Data: data}}, log: &log}.read(name)
		if err != nil || !strings.Contains(r.Seed.Unread, "lines") || len(r.Parts) != 1 || r.Parts[0].Document.Title != name {
			t.Errorf("%s: %q, %v", name, r.Seed.Unread, err)
		}
		if log.Count(diag.Warning) != 1 {
			t.Errorf("%s: %v", name, log.Messages())
		}
	}
}

// TestTheSignatoriesOfAHeadAreBounded: each would get pages of its own.
func TestTheSignatoriesOfAHeadAreBounded(t *testing.T) {
	head := "---\ntitle: T\nsignatories:\n" + strings.Repeat("  - {name: Ana Silva}\n", 2*maxSignatories) + "---\n\ntext\n"
	r, err := reader{seeds: fstest.MapFS{"a.md": {Data: []byte(head)}}, log: &diag.Log{}}.read("a.md")
	if n := len(r.Parts[0].Document.Signatories); err != nil || n != maxSignatories {
		t.Errorf("%d signatories, %v", n, err)
	}
}

// TestASeedIsReadOnceForItsDocuments: facts about thousands of documents of one
// seed are asked for one after the other.
func TestASeedIsReadOnceForItsDocuments(t *testing.T) {
	seeds := fstest.MapFS{"a.txt": {Data: []byte("A\n\ntext\n")}}
	r := reader{seeds: seeds, log: &diag.Log{}}
	var last lastReading
	ref := document.SeedRef{File: "a.txt", SHA256: "x", Lines: document.Span{First: 1, Last: 2}}
	first, err := last.of(r, ref)
	if err != nil {
		t.Fatal(err)
	}
	delete(seeds, "a.txt")
	ref.Lines = document.Span{First: 3, Last: 3}
	if second, err := last.of(r, ref); err != nil || second.Seed != first.Seed {
		t.Errorf("read again: %v", err)
	}
	ref.SHA256 = "y"
	if _, err := last.of(r, ref); err == nil {
		t.Error("another seed counts as the same")
	}
}

func FuzzSeed(f *testing.F) {
	for name, text := range hostileSeeds {
		f.Add([]byte(text), uint8(strings.Index("tmh", string(name[strings.LastIndexByte(name, '.')+1]))))
	}
	f.Fuzz(func(t *testing.T, data []byte, format uint8) {
		soundSeed(t, []string{"a.txt", "a.md", "a.html"}[format%3], data)
	})
}
