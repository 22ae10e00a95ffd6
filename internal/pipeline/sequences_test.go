package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fonds/internal/proptest"
	"fonds/internal/sitetest"
)

// A house is a collection over time. Every paragraph of a seed has a name "P7x"
// and a version; what people write in content/ has a mark "H3x" of its own.
type house struct {
	*rand.Rand
	change
	names, marks int
	seeds        map[string][]string // paragraphs, by file
	// What people have written and may expect to find: mark → document id.
	written map[string]string
	// Paragraphs that people changed: name → document id, while no import has said so.
	touched map[string]string
	// Seed paragraphs that were changed since the last import.
	reworded map[string]bool
	// Documents that people removed.
	removed map[string]bool
	log     []string
}

func (h *house) did(format string, args ...any) { h.log = append(h.log, fmt.Sprintf(format, args...)) }

func (h *house) paragraph() string {
	h.names++
	return fmt.Sprintf("The council of town P%dx met again and heard what its members had to say about the bridge, version 1.", h.names)
}

func (h *house) text() []string {
	h.names++
	list := []string{fmt.Sprintf("Statement of the Council N%dx", h.names)}
	for range 3 + h.IntN(5) {
		list = append(list, h.paragraph())
	}
	return list
}

func (h *house) write(file string) {
	h.c.Write("seeds/"+file, strings.Join(h.seeds[file], "\n\n")+"\n")
}

func (h *house) file() string {
	names := make([]string, 0, len(h.seeds))
	for name := range h.seeds {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return names[h.IntN(len(names))]
}

func (h *house) fresh() string { h.names++; return fmt.Sprintf("%c%d.txt", 'a'+h.IntN(26), h.names) }

var (
	paragraphName = regexp.MustCompile(`P\d+x`)
	version       = regexp.MustCompile(`version (\d+)`)
	mark          = regexp.MustCompile(`H\d+x`)
)

// reseed does one thing to the seeds.
func (h *house) reseed() {
	file := h.file()
	if file == "" {
		file = h.fresh()
		h.seeds[file] = h.text()
		h.write(file)
		return
	}
	text := h.seeds[file]
	switch h.IntN(9) {
	case 0: // a new one
		name := h.fresh()
		h.seeds[name] = h.text()
		h.write(name)
		h.did("new seed %s", name)
	case 1, 2: // reword a paragraph
		if i := 1 + h.IntN(max(len(text)-1, 1)); i < len(text) {
			text[i] = version.ReplaceAllStringFunc(text[i], func(s string) string {
				n, _ := strconv.Atoi(strings.TrimPrefix(s, "version "))
				return fmt.Sprint("version ", n+1)
			})
			h.reworded[paragraphName.FindString(text[i])] = true
			h.write(file)
			h.did("reworded in %s: %s", file, text[i])
		}
	case 3: // a paragraph more or less
		if h.IntN(2) == 0 || len(text) < 4 {
			h.seeds[file] = slices.Insert(text, 1+h.IntN(len(text)), h.paragraph())
		} else {
			i := 1 + h.IntN(len(text)-1)
			h.did("paragraph %s goes", paragraphName.FindString(text[i]))
			h.seeds[file] = slices.Delete(text, i, i+1)
		}
		h.write(file)
		h.did("more or less in %s", file)
	case 4, 5: // another name
		name := h.fresh()
		if h.IntN(3) == 0 {
			name = "folder/" + name
		}
		h.rename("seeds/"+file, "seeds/"+name)
		h.seeds[name] = text
		delete(h.seeds, file)
		h.did("renamed %s to %s", file, name)
	case 6: // gone
		h.remove("seeds/" + file)
		delete(h.seeds, file)
		h.did("removed seed %s", file)
	case 7: // split in two
		if len(text) > 5 {
			name := h.fresh()
			h.names++
			h.seeds[name] = append([]string{fmt.Sprintf("Second Part of the Minutes N%dx", h.names)}, text[4:]...)
			h.seeds[file] = slices.Clone(text[:4])
			h.write(name)
			h.write(file)
			h.did("split %s: the end is %s", file, name)
		}
	case 8: // two become one
		if other := h.file(); other != file {
			h.seeds[file] = slices.Concat(text, h.seeds[other])
			delete(h.seeds, other)
			h.remove("seeds/" + other)
			h.write(file)
			h.did("joined %s to %s", other, file)
		}
	}
}

// edit does what a person does to one page.
func (h *house) edit() {
	pages := h.c.Files("content/documents")
	names := make([]string, 0, len(pages))
	for name := range pages {
		names = append(names, name)
	}
	if len(names) == 0 {
		return
	}
	slices.Sort(names)
	name := names[h.IntN(len(names))]
	page, path := pages[name], "content/documents/"+name
	id := head(h.c.T, page, "id")
	h.marks++
	m := fmt.Sprintf("H%dx", h.marks)
	blocks := strings.Split(page, "\n\n")
	switch h.IntN(8) {
	case 0, 1, 2: // correct a paragraph
		i := 1 + h.IntN(max(len(blocks)-1, 1))
		if i >= len(blocks) || !paragraphName.MatchString(blocks[i]) {
			return
		}
		blocks[i] = strings.TrimRight(blocks[i], "\n") + " " + m
		if i == len(blocks)-1 {
			blocks[i] += "\n"
		}
		h.touched[paragraphName.FindString(blocks[i])+" "+id] = id
		h.c.Write(path, strings.Join(blocks, "\n\n"))
	case 3: // write one
		i := 1 + h.IntN(len(blocks))
		h.c.Write(path, strings.TrimRight(strings.Join(slices.Insert(blocks, i, "A remark by the editors, "+m+"."), "\n\n"), "\n")+"\n")
	case 4: // correct a field
		if mark.MatchString(head(h.c.T, page, "title")) {
			return
		}
		h.c.Write(path, regexp.MustCompile(`(?m)^title: .*$`).ReplaceAllString(page, "title: A better title "+m))
	case 5: // a field, a key and a remark of one's own
		h.c.Write(path, strings.Replace(page, "\nid:", "\n# remark "+m+"\nown"+m+": "+m+"\nid:", 1))
	case 6: // another name
		to := fmt.Sprintf("page-%d.md", h.marks)
		h.rename(path, "content/documents/"+to)
		h.did("page %s is now %s", name, to)
		return
	case 7: // remove it, if nobody has written in it
		if mark.MatchString(page) || h.IntN(3) > 0 {
			return
		}
		h.remove(path)
		h.removed[id] = true
		h.did("page %s removed (%s)", name, id)
		return
	}
	h.written[m] = id
	h.did("%s in %s (%s)", m, name, id)
}

// TestNoEditIsLostWhateverHappensToSeeds: random sequences of edits, changes of
// seeds, and imports. What people wrote stays in its document, once; documents
// keep their ids; a correction that a seed now contradicts is reported; a second
// import does nothing.
func TestNoEditIsLostWhateverHappensToSeeds(t *testing.T) {
	for n := range uint64(proptest.Rounds(120)) {
		c := sitetest.New(t, "-- site.yaml --\ntitle: T\n")
		h := &house{Rand: rand.New(rand.NewPCG(n, 11)), change: change{c}, seeds: map[string][]string{}, written: map[string]string{},
			touched: map[string]string{}, reworded: map[string]bool{}, removed: map[string]bool{}}
		for range 1 + h.IntN(3) {
			h.reseed()
		}
		for len(h.seeds) == 0 {
			h.reseed()
		}
		c.Import()
		clear(h.reworded)
		known, carried := map[string]bool{}, map[string]bool{}
		for range 1 + h.IntN(4) {
			for range h.IntN(4) {
				h.edit()
			}
			for range h.IntN(3) {
				h.reseed()
			}
			before := h.ids(t)
			for id := range before {
				known[id] = true
			}
			fail := func(format string, args ...any) {
				t.Helper()
				t.Fatalf("sequence %d: %s\n%s\n%s\nnow: %v", n, fmt.Sprintf(format, args...), strings.Join(h.log, "\n"), c.Messages(), h.ids(t))
			}
			h.did("import")
			c.Import()
			said := c.Messages()
			after := h.ids(t)
			for id := range before {
				if after[id] == "" {
					fail("the document %s is gone", id)
				}
			}
			pages := c.Files("content/documents")
			for m, id := range h.written {
				page := pages[after[id]]
				if strings.Count(page, m) == 0 {
					fail("%s of %s is lost", m, id)
				}
				for name, other := range pages {
					if name == after[id] || !strings.Contains(other, m) {
						continue
					}
					// A part that becomes a document of its own takes corrections along.
					if other := head(t, other, "id"); before[other] == "" {
						carried[m+other] = true
					} else if !carried[m+other] {
						fail("%s of %s stands in %s", m, id, name)
					}
				}
			}
			// What a person changed and the seed now words otherwise is reported, if the
			// paragraph is still in a seed that the document is read from.
			for key, id := range h.touched {
				name, _, _ := strings.Cut(key, " ")
				if !h.reworded[name] || after[id] == "" {
					continue
				}
				if read := h.seedOf(pages[after[id]]); !strings.Contains(read, name) {
					continue
				}
				if !strings.Contains(said, "content/documents/"+after[id]) || !regexp.MustCompile(`warning: .*by hand; the seed`).MatchString(said) {
					fail("%s was corrected in %s and reworded in its seed, and nobody says so", name, id)
				}
			}
			clear(h.reworded)
			h.log = append(h.log, said)
			content := c.Files("content")
			c.Import()
			if d := differences(content, c.Files("content")); d != "" {
				fail("a second import changed:\n%s", d)
			}
			if again := c.Messages(); strings.Contains(again, "warning") {
				fail("a second import warns:\n%s", again)
			}
		}
		os.RemoveAll(c.Dir)
	}
}

// ids are the names of the pages, by the id of their documents.
func (h *house) ids(t *testing.T) map[string]string {
	ids := map[string]string{}
	for name, page := range h.c.Files("content/documents") {
		id := head(t, page, "id")
		if ids[id] != "" {
			t.Fatalf("%s and %s both have the id %s\n%s", name, ids[id], id, strings.Join(h.log, "\n"))
		}
		ids[id] = name
	}
	return ids
}

// seedOf is the text of the seed that a page says it was read from; "" if that is gone.
func (h *house) seedOf(page string) string {
	m := regexp.MustCompile(`file: ([^,}]+)`).FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	data, err := os.ReadFile(filepath.Join(h.c.Dir, "seeds", strings.Trim(m[1], `"'`)))
	if err != nil {
		return ""
	}
	return string(data)
}
