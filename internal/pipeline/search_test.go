package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fonds/internal/sitetest"
)

const searched = `
-- site.yaml --
title: Ferry papers
-- seeds/a.txt --
Letter on the ferries

3 May 1994

When the ice comes, the ferries stay in port until March, and the islands live on what they have laid by.
-- seeds/b.txt --
Carta sobre el río

En la primavera la inundación llegó hasta la plaza del mercado, y los vecinos sacaron sus muebles por las ventanas.
`

func indexOf(t *testing.T, c *sitetest.Collection) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(c.Dir, "public", "search"), func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[filepath.Base(filepath.Dir(name))+"/"+e.Name()] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The index of a site that was built again and again is that of a site built once,
// whatever was kept of it.
func TestAnIndexThatIsBuiltAgainIsTheSame(t *testing.T) {
	c := sitetest.New(t, searched)
	c.Build()
	step := func(what string, change func()) {
		t.Helper()
		before := indexOf(t, c)
		change()
		c.Build()
		got := indexOf(t, c)
		if err := os.RemoveAll(filepath.Join(c.Dir, "public")); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(c.Dir, ".cache")); err != nil {
			t.Fatal(err)
		}
		c.Build()
		clean := indexOf(t, c)
		for name, data := range clean {
			if got[name] != data {
				t.Errorf("%s: %s is another than in a clean build", what, name)
			}
		}
		if len(got) != len(clean) {
			t.Errorf("%s: %d files, %d in a clean build", what, len(got), len(clean))
		}
		same := 0
		for name, data := range before {
			if got[name] == data {
				same++
			}
		}
		t.Logf("%s: %d of %d files are as before", what, same, len(before))
	}
	edit := func(file, old, new string) func() {
		return func() {
			text := c.Read(file)
			if !strings.Contains(text, old) {
				t.Fatalf("%s has no %q", file, old)
			}
			c.Write(file, strings.Replace(text, old, new, 1))
		}
	}
	step("another description", edit("site.yaml", "title:", "description: Papers of a port\ntitle:"))
	step("a word more", edit("content/documents/letter-on-the-ferries.md", "until March", "until the end of March"))
	step("another title", edit("content/documents/letter-on-the-ferries.md", "title: Letter on the ferries", "title: Letter on ferries"))
	step("a damaged file", func() { c.Write("public/search/0/b0.js", "alert(1)") })
	step("a draft", edit("content/documents/carta-sobre-el-rio.md", "title:", "draft: true\ntitle:"))
	if files := indexOf(t, c); slices.ContainsFunc(slicesOf(files), func(s string) bool { return strings.Contains(s, "inundaci") }) {
		t.Error("the text of a draft is in the index")
	}
	step("withdrawn", edit("content/documents/carta-sobre-el-rio.md", "draft: true", "withdrawn: the holder asked"))
	if files := indexOf(t, c); slices.ContainsFunc(slicesOf(files), func(s string) bool { return strings.Contains(s, "inundaci") }) {
		t.Error("the text of a withdrawn document is in the index")
	}
}

func slicesOf(m map[string]string) (list []string) {
	for _, s := range m {
		list = append(list, s)
	}
	return list
}
