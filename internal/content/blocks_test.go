package content

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitFindsBlocks(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"paragraphs", "\na\nb\n\n \t\nc\n\n", []string{"a\nb", "c"}},
		{"nothing", "\n\n", nil},
		{"no end", "a", []string{"a"}},
		{"CRLF", "a\r\nb\r\n\r\nc\r\n", []string{"a\r\nb", "c"}},
		{"mark", "a\n<!-- lang: ru -->\nb", []string{"a", "<!-- lang: ru -->", "b"}},
		{"remark", "a\n<!-- x -->\nb", []string{"a\n<!-- x -->\nb"}},
		{"fence", "a\n```go\n\nb\n~~~\n<!-- lang: ru -->\n```\nc\n\nd", []string{"a\n```go\n\nb\n~~~\n<!-- lang: ru -->\n```\nc", "d"}},
		{"longer fence", "~~~~\n\n~~~\n\n~~~~~\n\na", []string{"~~~~\n\n~~~\n\n~~~~~", "a"}},
		{"fence not closed", "```\na\n```\n\n~~~\nb\n\nc", []string{"```\na\n```", "~~~\nb", "c"}},
		{"no fence", "`` a\n\n    ```\n\n``` `b`\n\nc", []string{"`` a", "    ```", "``` `b`", "c"}},
	} {
		blocks, _ := split(c.body)
		var got []string
		for _, b := range blocks {
			got = append(got, b.text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		whole(t, c.body)
	}
}

// whole checks that the parts are the body again, on the lines they say.
func whole(t *testing.T, body string) {
	t.Helper()
	blocks, tail := split(body)
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString(x.gap)
		if n := strings.Count(b.String(), "\n"); n != x.line {
			t.Errorf("%q stands on line %d, not %d", x.text, n, x.line)
		}
		b.WriteString(x.text)
	}
	if b.String()+tail != body {
		t.Errorf("%q became %q", body, b.String()+tail)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("a\n\n```\n\nb\n```\n<!-- lang: ru -->\r\n\r\nc\r")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) < 2_000 { // whole is quadratic
			whole(t, body)
		}
	})
}
