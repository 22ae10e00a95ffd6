package config

import (
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"fonds/internal/charset"
	"fonds/internal/diag"
)

// An EncodingRule says in which encoding the seeds are that a pattern names.
type EncodingRule struct {
	Files    string `yaml:"files"`    // a pattern; see EncodingOf
	Encoding string `yaml:"encoding"` // canonical name
}

const encodingHint = "write a name such as windows-1251, koi8-r or gb18030; docs/seeds.md lists them"

// checkEncodings reports rules that cannot hold, and gives those that can.
// It goes through the nodes, which know their lines; data has decoded well.
func checkEncodings(data []byte, file string, log *diag.Log) []EncodingRule {
	var root struct {
		Encodings []yaml.Node `yaml:"encodings"`
	}
	if yaml.Unmarshal(data, &root) != nil {
		return nil
	}
	var rules []EncodingRule
	for i := range root.Encodings {
		item := &root.Encodings[i]
		var r EncodingRule
		sound := true
		fail := func(n *yaml.Node, hint, format string, args ...any) {
			log.Errorf(file, n.Line, hint, format, args...)
			sound = false
		}
		if item.Kind != yaml.MappingNode {
			fail(item, "write - {files: \"1991/*.txt\", encoding: windows-1251}", "an entry of encodings is no pair of files and encoding")
			continue
		}
		for i := 0; i+1 < len(item.Content); i += 2 {
			key, value := item.Content[i], item.Content[i+1]
			switch key.Value {
			case "files":
				r.Files = value.Value
				if !validPattern(r.Files) {
					fail(value, "write a pattern such as 1991/*.txt", "the pattern %q cannot be read", r.Files)
				}
			case "encoding":
				name, ok := charset.Canonical(value.Value)
				if !ok {
					fail(value, encodingHint, "encoding %.40q is unknown", value.Value)
				}
				r.Encoding = name
			default:
				fail(key, "an entry of encodings has the keys files and encoding", "there is no key %s", key.Value)
			}
		}
		if sound && (r.Files == "" || r.Encoding == "") {
			fail(item, "write - {files: \"1991/*.txt\", encoding: windows-1251}", "an entry of encodings needs files and encoding")
		}
		if sound {
			rules = append(rules, r)
		}
	}
	return rules
}

// EncodingOf is the encoding that the first matching rule gives to a seed, by
// its path under seeds/; "" if there is none.
//
// In a pattern "*", "?" and "[…]" are those of [path.Match]; "**" between
// slashes is any number of folders. A pattern without a slash is for the name
// alone, in whatever folder the seed lies.
func (c Config) EncodingOf(file string) string {
	for _, r := range c.Encodings {
		if matches(r.Files, file) {
			return r.Encoding
		}
	}
	return ""
}

func matches(pattern, file string) bool {
	if !strings.Contains(pattern, "/") {
		ok, _ := path.Match(pattern, path.Base(file))
		return ok
	}
	return matchParts(strings.Split(pattern, "/"), strings.Split(file, "/"))
}

func matchParts(pattern, file []string) bool {
	for len(pattern) > 0 {
		if pattern[0] == "**" {
			for from := range len(file) + 1 {
				if matchParts(pattern[1:], file[from:]) {
					return true
				}
			}
			return false
		}
		if len(file) == 0 {
			return false
		}
		if ok, _ := path.Match(pattern[0], file[0]); !ok {
			return false
		}
		pattern, file = pattern[1:], file[1:]
	}
	return len(file) == 0
}

// validPattern also bounds "**", each of which multiplies the cost.
func validPattern(pattern string) bool {
	_, err := path.Match(pattern, "")
	return pattern != "" && err == nil && strings.Count(pattern, "**") <= 4 && !strings.HasPrefix(pattern, "/")
}
