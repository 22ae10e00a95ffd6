package frontmatter

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// tomlKey begins the line of a key or of a table at the top level.
var tomlKey = regexp.MustCompile(`^\s*(?:\[+\s*)?"?([A-Za-z0-9_-]+)"?\s*(?:[.\]]|=)`)

// readTOML reads a head between two lines "+++" (TOML 1.0), as the site generator
// Hugo writes it. The keys of a table count as values of the table.
func readTOML(data string) (keys []Key, body int, why *Problem) {
	lines := strings.SplitAfter(data, "\n")
	end := 1
	for end < len(lines) && strings.TrimRight(lines[end], " \t\r\n") != "+++" {
		end++
	}
	if end == len(lines) || len(data) > MaxHead {
		return nil, 1, &Problem{1, "the front matter is not closed", "write a line +++ after the metadata"}
	}
	var values map[string]any
	if _, err := toml.Decode(strings.Join(lines[1:end], ""), &values); err != nil {
		problem := &Problem{Line: 1, Text: err.Error()}
		var at toml.ParseError
		if errors.As(err, &at) {
			problem.Line, problem.Text = at.Position.Line+1, at.Message
		}
		return nil, 1, problem
	}
	seen := map[string]bool{}
	for i := 1; i < end; i++ {
		m := tomlKey.FindStringSubmatch(lines[i])
		if m == nil || seen[m[1]] {
			continue
		}
		value, ok := values[m[1]]
		if !ok {
			continue
		}
		seen[m[1]] = true
		if n := len(keys); n > 0 {
			keys[n-1].Last = i
		}
		_, list := value.([]any)
		k := Key{Name: m[1], Values: tomlValues(value), List: list, First: i + 1, Last: end}
		if _, table := value.(map[string]any); !table && len(k.Values) > 0 {
			var parts []string
			for _, v := range k.Values {
				parts = append(parts, quote(v, list))
			}
			k.Kept = k.Name + ": " + parts[0] + "\n"
			if list {
				k.Kept = k.Name + ": " + enclose("[", parts, "]") + "\n"
			}
		}
		keys = append(keys, k)
	}
	return keys, end + 2, nil
}

// tomlValues are the texts of a value; of a table those of its keys, by name.
func tomlValues(v any) []string {
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			return []string{s}
		}
		return nil
	case time.Time: // local dates come as times in a zone of that name
		switch v.Location().String() {
		case "date-local":
			return []string{v.Format("2006-01-02")}
		case "datetime-local":
			return []string{v.Format("2006-01-02T15:04:05")}
		}
		return []string{v.Format(time.RFC3339)}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, tomlValues(item)...)
		}
		return all
	case []map[string]any:
		var all []string
		for _, item := range v {
			all = append(all, tomlValues(item)...)
		}
		return all
	case map[string]any:
		for _, name := range names {
			if value, ok := v[name]; ok {
				return tomlValues(value)
			}
		}
		var all []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(all, tomlValues(v[key])...)
		}
		return all
	}
	return []string{fmt.Sprint(v)}
}
