package frontmatter

import "strings"

// A Key is one key of a head that somebody else's program wrote, such as another
// site generator: its name as it stands, its values as texts, and its lines.
type Key struct {
	Name   string
	Values []string // of a list each entry; of a mapping the entry that names it, else all; none if empty
	List   bool
	Kept   string // its lines as YAML, with a line end; "" if it cannot be said in YAML on a line
	First  int    // lines of the file
	Last   int
}

// Foreign reads the head of a file that need not keep our contract: YAML between
// two lines "---", or TOML between two lines "+++". It returns its keys in order
// and the line at which the text begins; 1 if the file has no such head, or a
// faulty one, of which why says what is wrong.
func Foreign(data []byte) (keys []Key, body int, why *Problem) {
	line, _ := cutLine(data)
	if strings.TrimRight(string(line), " \t\r\n") == "+++" {
		return readTOML(string(data))
	}
	if !isFence(line) {
		return nil, 1, nil
	}
	p, problem := split(data)
	if problem != nil {
		return nil, 1, problem
	}
	problems := p.read()
	if problems != nil {
		return nil, 1, &problems[0]
	}
	items := p.root.items
	last := p.bodyLine - 2                    // the line before the closing one
	lines := strings.SplitAfter(p.head, "\n") // of the file, from its first
	for i := 0; i+1 < len(items); i += 2 {
		k := Key{Name: items[i].text, Values: values(items[i+1]), List: items[i+1].kind == list, First: items[i].line, Last: last}
		if i+2 < len(items) {
			k.Last = items[i+2].line - 1
		}
		k.Kept = strings.TrimRight(strings.Join(lines[k.First-1:min(k.Last, len(lines))], ""), "\r\n") + "\n"
		keys = append(keys, k)
	}
	return keys, p.bodyLine, nil
}

// names are the keys by which a mapping within a foreign head is called.
var names = []string{"name", "title", "label", "value", "url", "id"}

func values(n node) []string {
	switch {
	case n.null():
		return nil
	case n.kind == scalar:
		if s := strings.TrimSpace(n.text); s != "" {
			return []string{s}
		}
		return nil
	case n.kind == mapping:
		var all []string
		for _, name := range names {
			for key, value := range n.pairs() {
				if key.text == name {
					return values(value)
				}
			}
		}
		for _, value := range n.pairs() {
			all = append(all, values(value)...)
		}
		return all
	}
	var all []string
	for _, item := range n.items {
		all = append(all, values(item)...)
	}
	return all
}
