package frontmatter

import (
	"fmt"
	"strings"
	"testing"
)

func TestForeignHeadsAreRead(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"none", "Text\n", "1:"},
		{"YAML", "---\ntitle: A: b # no\n---\n", "1: problem 2"},
		{"texts and lists", "---\ntitle: \"A: b\"\ntags: [x, 'y, z']\nempty:\n\nlayout: post # how\n---\nText\n", "8: title=A: b(2-2) tags=x|y, z(3-3) empty=(4-5) layout=post(6-6)"},
		{"mappings", "---\nauthor: {name: Ana, url: u}\nparams:\n  a: 1\n  b: [2, 3]\nauthors:\n  - name: Ben\n  - Cleo\n---\n", "10: author=Ana(2-2) params=1|2|3(3-5) authors=Ben|Cleo(6-8)"},
		{"not closed", "---\ntitle: A\n", "1: problem 1"},
		{"twice", "---\na: 1\na: 2\n---\n", "1: problem 3"},
		{"TOML", "+++\ntitle = \"A: b\"\ndate = 2019-05-04\ntags = [\"x\", \"y, z\"]\n\n[params]\n  author = \"Ana\"\n+++\nText\n", "9: title=A: b(2-2) date=2019-05-04(3-3) tags=x|y, z(4-5) params=Ana(6-7)"},
		{"TOML with times", "+++\na = 2019-05-04T10:00:00Z\nb = 2019-05-04T10:00:00\nc = true\nd = 1.5\n+++\n", "7: a=2019-05-04T10:00:00Z(2-2) b=2019-05-04T10:00:00(3-3) c=true(4-4) d=1.5(5-5)"},
		{"faulty TOML", "+++\na = 1\nb = \n+++\n", "1: problem 3"},
		{"TOML not closed", "+++\na = 1\n", "1: problem 1"},
	} {
		keys, body, why := Foreign([]byte(test.file))
		got := fmt.Sprintf("%d:", body)
		for _, k := range keys {
			got += fmt.Sprintf(" %s=%s(%d-%d)", k.Name, strings.Join(k.Values, "|"), k.First, k.Last)
			if k.Kept != "" {
				if _, problems := Parse([]byte("---\n" + k.Kept + "---\n")); problems != nil && k.Name == strings.Split(k.Kept, ":")[0] && len(k.Values) > 0 && !strings.Contains("title date author authors tags", k.Name) {
					t.Errorf("%s: what is kept of %s cannot be read: %q", test.name, k.Name, k.Kept)
				}
			}
		}
		if why != nil {
			got += fmt.Sprintf(" problem %d", why.Line)
		}
		if got != test.want {
			t.Errorf("%s: got  %s\nwant %s", test.name, got, test.want)
		}
	}
}

func FuzzForeign(f *testing.F) {
	f.Add("---\na: [1, {b: c}]\n---\n")
	f.Add("+++\na = [1, {b = \"c\"}]\n[[t]]\nx.y = 1\n+++\n")
	f.Fuzz(func(t *testing.T, file string) {
		keys, body, _ := Foreign([]byte(file))
		lines := strings.Count(file, "\n") + 1
		if body > lines+1 {
			t.Errorf("the body begins at line %d of %d", body, lines)
		}
		for _, k := range keys {
			if k.First < 1 || k.Last < k.First || k.Last >= body {
				t.Errorf("%s is at lines %d-%d, before %d", k.Name, k.First, k.Last, body)
			}
		}
	})
}
