package seed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fonds/internal/charset"
	"fonds/internal/diag"
)

// read reads bytes as a seed named a.txt.
func read(t testing.TB, data string) (*Seed, *diag.Log) {
	t.Helper()
	var log diag.Log
	s, err := Read(fstest.MapFS{"a.txt": {Data: []byte(data)}}, "a.txt", Options{}, &log)
	if err != nil {
		t.Fatal(err)
	}
	return s, &log
}

func TestReadDecodes(t *testing.T) {
	tests := []struct {
		name, data, encoding string
		lines                []string
	}{
		{"plain", "one\ntwo\n", "UTF-8", []string{"one", "two"}},
		{"no newline at the end", "one\ntwo", "UTF-8", []string{"one", "two"}},
		{"blank lines are lines", "\none\n\ntwo\n\n", "UTF-8", []string{"", "one", "", "two", ""}},
		{"CRLF and CR", "one\r\ntwo\rthree", "UTF-8", []string{"one", "two", "three"}},
		{"NEL, line and paragraph separator", "one\u0085two\u2028three\u2029four", "UTF-8", []string{"one", "two", "three", "four"}},
		{"form feed and vertical tab end a line", "one\ftwo\vthree\n\ffour", "UTF-8", []string{"one", "two", "three", "", "four"}},
		{"mark of UTF-8", "\xef\xbb\xbfsalut\n", "UTF-8", []string{"salut"}},
		{"UTF-16LE", "\xff\xfeA\x00\x16\x04\n\x00", "UTF-16LE", []string{"AЖ"}},
		{"UTF-16BE", "\xfe\xff\x00A\x04\x16\x00\n", "UTF-16BE", []string{"AЖ"}},
		{"UTF-16LE without a mark", "w\x00o\x00r\x00d\x00 \x00b\x00y\x00", "UTF-16LE", []string{"word by"}},
		{"UTF-16BE without a mark", "\x00w\x00o\x00r\x00d\x00 \x00b\x00y", "UTF-16BE", []string{"word by"}},
		{"UTF-32LE", "\xff\xfe\x00\x00A\x00\x00\x00", "UTF-32LE", []string{"A"}},
		{"a surrogate pair", "\xff\xfe\x3d\xd8\x00\xde", "UTF-16LE", []string{"😀"}},
		{"tabs and no-break spaces stay", "a\tb\u00a0c", "UTF-8", []string{"a\tb\u00a0c"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, log := read(t, test.data)
			if diff := cmp.Diff(test.lines, s.Lines); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			if s.Encoding != test.encoding || s.Unread != "" {
				t.Errorf("encoding %q, unread %q, want %q", s.Encoding, s.Unread, test.encoding)
			}
			if m := log.Messages(); len(m) > 0 {
				t.Errorf("unexpected: %v", m)
			}
			sum := sha256.Sum256([]byte(test.data))
			if s.SHA256 != hex.EncodeToString(sum[:]) || s.Size != int64(len(test.data)) {
				t.Errorf("hash %s, size %d", s.SHA256, s.Size)
			}
		})
	}
}

func TestFormFeedsBeginPages(t *testing.T) {
	for data, want := range map[string][]int{
		"one\ntwo": nil, "one\ftwo": {2}, "one\n\ftwo\n\fthree": {3, 5}, "\fone\n": {2}, "one\f\ftwo": {2, 3}, "one\n\f": {3}, "one\vtwo": nil,
	} {
		s, _ := read(t, data)
		if diff := cmp.Diff(want, s.Pages); diff != "" {
			t.Errorf("%q has lines %q (-want +got):\n%s", data, s.Lines, diff)
		}
	}
}

func TestReadWarnsOnceAFile(t *testing.T) {
	tests := []struct {
		name, data string
		lines      []string
		warning    string
	}{
		{"invalid bytes", "“Grüße” – schöne\nb\xe9d\nw\xf6\xf6rse – “Ähnliches” „über“ Größe", []string{"“Grüße” – schöne", "b\uFFFDd", "w\uFFFD\uFFFDrse – “Ähnliches” „über“ Größe"},
			"seeds/a.txt:2: warning: 3 of its bytes are not valid UTF-8 and were replaced by U+FFFD; save the file as UTF-8, or look up what stood there"},
		{"a lone surrogate", "\xff\xfeA\x00\x00\xd8", []string{"A\uFFFD"},
			"seeds/a.txt:1: warning: 1 of its bytes are not valid UTF-16LE and were replaced by U+FFFD; save the file as UTF-8, or look up what stood there"},
		{"NUL and escape", "a\x00b\nc\x1b[31md\x7f", []string{"a\uFFFDb", "c\uFFFD[31md\uFFFD"},
			"seeds/a.txt:1: warning: control characters, 3 in all, were replaced by U+FFFD"},
		{"C1 controls", "it\u0092s", []string{"it\uFFFDs"},
			"seeds/a.txt:1: warning: control characters, 1 in all, were replaced by U+FFFD"},
		{"bidi override", "a\nb\u202ec\u202c", []string{"a", "b\u202ec\u202c"},
			"seeds/a.txt:2: warning: characters that turn the direction of writing, 2 in all, were kept; look whether the text reads as it is stored"},
		{"zero width", "a\u200bb\u200dc", []string{"a\u200bb\u200dc"},
			"seeds/a.txt:1: warning: invisible characters of no width, 2 in all, were kept"},
		{"tags", "a\U000E0041\U000E0042", []string{"a\U000E0041\U000E0042"},
			"seeds/a.txt:1: warning: invisible tag characters, 2 in all, were kept; they can hide words"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, log := read(t, test.data)
			if diff := cmp.Diff(test.lines, s.Lines); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			m := log.Messages()
			if len(m) != 1 || m[0].String() != test.warning {
				t.Errorf("got %v\nwant %s", m, test.warning)
			}
		})
	}
}

func TestReadDoesNotWarnOf(t *testing.T) {
	for name, data := range map[string]string{
		"a non-joiner in Persian":    "می\u200cخواهم",
		"a joiner in an emoji":       "👩\u200d🔬",
		"the flag of Scotland":       "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
		"direction marks in Arabic":  "بيان\u200f (2022)\u200e",
		"a replacement that was one": "a \uFFFD b",
	} {
		if _, log := read(t, data); len(log.Messages()) > 0 {
			t.Errorf("%s: %v", name, log.Messages())
		}
	}
}

func TestReadTellsWhyItDoesNotRead(t *testing.T) {
	random := make([]byte, 1000)
	for i := range random {
		random[i] = byte(i * 7)
	}
	for name, test := range map[string]struct{ data, reason string }{
		"empty":            {"", "it is empty"},
		"a mark only":      {"\xef\xbb\xbf", "it holds nothing but blank space"},
		"blank":            {" \n\t\u00a0\r\n\f", "it holds nothing but blank space"},
		"PDF":              {"%PDF-1.7\n%âãÏÓ\n", "it is a PDF file"},
		"zip":              {"PK\x03\x04\x14\x00", "it is a zip archive (or a .docx, .odt or .epub)"},
		"JPEG":             {"\xff\xd8\xff\xe0\x00\x10JFIF", "it is a JPEG image"},
		"RTF":              {`{\rtf1\ansi text}`, "it is an RTF file"},
		"many controls":    {string(random), "it is binary data"},
		"larger than read": {strings.Repeat("x", MaxSize+1), "it is larger than 20 MB"},
	} {
		s, log := read(t, test.data)
		if s.Unread != test.reason || s.Lines != nil {
			t.Errorf("%s: unread %q, %d lines", name, s.Unread, len(s.Lines))
		}
		sum := sha256.Sum256([]byte(test.data))
		if s.SHA256 != hex.EncodeToString(sum[:]) || s.Size != int64(len(test.data)) {
			t.Errorf("%s: hash or size are not those of the file", name)
		}
		if m := log.Messages(); len(m) != 1 || m[0].Level != diag.Warning || m[0].File != "seeds/a.txt" {
			t.Errorf("%s: messages %v", name, m)
		}
	}
}

func TestReadTakesTheLargestFileAndALongLine(t *testing.T) {
	line := strings.Repeat("lang ", MaxSize/10)
	s, log := read(t, line+"\nend")
	if s.Unread != "" || len(s.Lines) != 2 || s.Lines[0] != line || len(log.Messages()) > 0 {
		t.Errorf("unread %q, %d lines", s.Unread, len(s.Lines))
	}
	if s, _ := read(t, strings.Repeat("x", MaxSize)); s.Unread != "" {
		t.Errorf("a file of just MaxSize: %s", s.Unread)
	}
}

func TestReadReportsAMissingFile(t *testing.T) {
	if _, err := Read(fstest.MapFS{}, "a.txt", Options{}, &diag.Log{}); err == nil {
		t.Error("no error")
	}
}

func TestListNamesSeedsOnly(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x")}
	var log diag.Log
	names, sidecars, err := List(fstest.MapFS{
		"b.TXT": file, "a.txt": file, "a/c.txt": file, ".hidden.txt": file, ".git/x.txt": file,
		"a.txt.yaml": file, "b.yaml": file, "c.txt": file, "c.yaml": file, "c.txt.yaml": file, "site.yaml": file, "scan.pdf": file,
		"link.txt": {Mode: fs.ModeSymlink}, "pipe.txt": {Mode: fs.ModeNamedPipe}, "tty.txt": {Mode: fs.ModeDevice},
	}, &log)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.txt", "a/c.txt", "b.TXT", "c.txt"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"a.txt": "a.txt.yaml", "b.TXT": "b.yaml", "c.txt": "c.txt.yaml"}, sidecars); diff != "" {
		t.Errorf("sidecars (-want +got):\n%s", diff)
	}
	var got []string
	for _, m := range log.Messages() {
		got = append(got, m.String())
	}
	want := []string{
		"seeds/link.txt: warning: not read: it is a link; put a copy of the file itself there",
		"seeds/pipe.txt: warning: not read: it is a pipe; put a copy of the file itself there",
		"seeds/scan.pdf: notice: not read: only texts (.txt), Markdown (.md) and pages (.html) are; save its text as one of these",
		"seeds/site.yaml: warning: says something of a seed, but there is no seeds/site; call it as its seed is called, with .yaml behind",
		"seeds/tty.txt: warning: not read: it is a device; put a copy of the file itself there",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("messages (-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range []string{"a\nb", "\xff\xfea\x00", "\x00\x00\xfe\xff", "a\x00\r\n\u0085\xf0", "\xe2\x80", "\U000E0041", "\uFFFD\x80"} {
		f.Add([]byte(data), "", false)
		f.Add([]byte(data), "gbk", true)
		f.Add([]byte(data), "utf-16", false)
	}
	f.Add([]byte("<meta charset=koi8-r>\xcf\xf0\xe8"), "", true)
	f.Fuzz(func(t *testing.T, data []byte, label string, html bool) {
		var log diag.Log
		name := "a.txt"
		if html {
			name = "a.html"
		}
		var o Options
		if encoding, ok := charset.Canonical(label); ok {
			o = Options{Encoding: encoding, By: "site.yaml", OverMark: html}
		}
		s, err := Read(fstest.MapFS{name: {Data: data}}, name, o, &log)
		if err != nil {
			t.Fatal(err)
		}
		if (s.Unread == "") == (s.Lines == nil) {
			t.Fatalf("unread %q with %d lines", s.Unread, len(s.Lines))
		}
		for _, line := range s.Lines {
			if !utf8.ValidString(line) {
				t.Fatalf("%q is not valid", line)
			}
			if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 }) {
				t.Fatalf("%q holds a control character", line)
			}
		}
		for _, m := range log.Messages() {
			if m.Line > max(len(s.Lines), 1) {
				t.Fatalf("%v is outside the seed", m)
			}
		}
		// Valid UTF-8 without controls loses nothing but its line ends.
		if s.Unread == "" && s.Encoding == "UTF-8" && o.Encoding == "" && utf8.Valid(data) && len(log.Messages()) == 0 {
			ends := strings.NewReplacer("\r", "", "\n", "", "\v", "", "\f", "", "\u0085", "", "\u2028", "", "\u2029", "")
			data = bytes.TrimRight(bytes.TrimPrefix(data, []byte("\ufeff")), "\x1a")
			if got, want := strings.Join(s.Lines, ""), ends.Replace(string(data)); got != want {
				t.Fatalf("got %q, want %q", got, want)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(strings.Repeat("The members of the council met again. Они собрались снова. ", 10)+"\n\n", 20)
	fsys := fstest.MapFS{"a.txt": {Data: []byte(text)}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(fsys, "a.txt", Options{}, &diag.Log{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestNamesThatLeadElsewhereAreNotRead(t *testing.T) {
	var log diag.Log
	names, _, err := List(fstest.MapFS{
		`a\b.txt`: {}, "a%5cb.txt": {}, "x%2f..%2fa.txt": {}, "x%2f%2e%2E%2fa.txt": {}, "%00.txt": {}, "%2e%2e/a.txt": {},
		"http:%2F%2Fexample.org%2Fa.html": {}, "50%.txt": {}, "a..b.txt": {},
	}, &log)
	if want := []string{"50%.txt", "a..b.txt", "http:%2F%2Fexample.org%2Fa.html"}; err != nil || !slices.Equal(names, want) || log.Count(diag.Warning) != 6 {
		t.Errorf("%q, %v, %v", names, err, log.Messages())
	}
}
