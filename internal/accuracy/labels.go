package main

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"
)

// A corpus is a folder with texts/ and a truth.yaml that says what each text
// tells of itself.
type corpus struct {
	dir   string
	cases []labelled
}

// labelled is what people say that one text tells of itself; empty where it
// tells nothing. Names under an "alt" are other right ones.
type labelled struct {
	ID     string
	File   string
	Genre  string
	Group  string // of versions of one text; "" for a text that stands alone
	Unsure []string
	Truth  struct {
		Title            string
		TitleAlt         []string `yaml:"title_alt"`
		Date             string
		DateAccept       []string `yaml:"date_accept"`
		DateRange        []string `yaml:"date_range"`
		DatePartial      string   `yaml:"date_partial"`
		Authors          []string
		AuthorsAlt       []string `yaml:"authors_alt"`
		Organisations    []string
		OrganisationsAlt []string `yaml:"organisations_alt"`
		Countries        []string
		CountriesAlt     []string `yaml:"countries_alt"`
		Languages        []string
		SourceURL        string `yaml:"source_url"`
		Signatories      names
		SignatoriesAlt   []string `yaml:"signatories_alt"`
		NearDuplicateOf  string   `yaml:"near_duplicate_of"`
		TranslationOf    string   `yaml:"translation_of"`
	}
}

// names is a list of names, or the list of another text: {same_as: id}.
type names struct {
	list   []string
	sameAs string
}

func (n *names) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.SequenceNode {
		return node.Decode(&n.list)
	}
	var other struct {
		SameAs string `yaml:"same_as"`
	}
	err := node.Decode(&other)
	n.sameAs = other.SameAs
	return err
}

// readCorpus reads a folder of labelled texts.
func readCorpus(dir string) (corpus, error) {
	c := corpus{dir: dir}
	data, err := os.ReadFile(filepath.Join(dir, "truth.yaml"))
	if err != nil {
		return c, fmt.Errorf("reading the labels: %w; a corpus is a folder with texts/ and truth.yaml", err)
	}
	var file struct{ Cases []labelled }
	if err := yaml.Unmarshal(data, &file); err != nil {
		return c, fmt.Errorf("reading the labels: %w", err)
	}
	if len(file.Cases) == 0 {
		return c, errors.New("reading the labels: truth.yaml has no cases")
	}
	byID := map[string]*labelled{}
	for i := range file.Cases {
		l := &file.Cases[i]
		if l.File == "" {
			l.File = l.ID + ".txt"
		}
		l.File = filepath.Base(l.File)
		byID[l.ID] = l
	}
	for i := range file.Cases {
		l := &file.Cases[i]
		if ref := l.Truth.Signatories.sameAs; ref != "" {
			if byID[ref] == nil {
				return c, fmt.Errorf("reading the labels: %s has the signatories of %s, which is not there", l.ID, ref)
			}
			l.Truth.Signatories.list = byID[ref].Truth.Signatories.list
		}
		if l.Group == "" {
			l.Group = "alone " + l.ID
		}
	}
	c.cases = file.Cases
	return c, nil
}

// aside reports whether a text is of the third that rules are not written
// against: by the hash of its name, so that nothing in it can have a say.
func aside(file string) bool {
	return crc32.ChecksumIEEE([]byte(file))%3 == 0
}

// parted is the truth file with the split of every case made "aside" or "open".
func (c corpus) parted() ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(c.dir, "truth.yaml"))
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	cases := value(doc.Content[0], "cases")
	if cases == nil || len(cases.Content) != len(c.cases) {
		return nil, errors.New("truth.yaml changed while it was read")
	}
	for i, node := range cases.Content {
		part := "open"
		if aside(c.cases[i].File) {
			part = "aside"
		}
		if split := value(node, "split"); split != nil {
			split.SetString(part)
		} else {
			node.Content = append(node.Content, scalar("split"), scalar(part))
		}
	}
	return yaml.Marshal(&doc)
}

// value is what a key of a mapping has, nil if it is not there.
func value(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func scalar(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}
