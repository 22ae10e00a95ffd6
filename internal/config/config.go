// Package config reads site.yaml into one checked value, which is passed and
// never global.
package config

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"fonds/internal/diag"
	"fonds/internal/document"
	"fonds/internal/frontmatter"
)

// Config is the configuration of a collection. What site.yaml leaves out has
// its default.
type Config struct {
	Title       string        `yaml:"title"`       // default "Documents"
	Description string        `yaml:"description"` // a sentence: what the collection is
	BaseURL     string        `yaml:"base_url"`    // where it will be published, with a closing slash; "" if not known
	Language    document.Lang `yaml:"language"`    // of the interface; default en
	PageSize    int           `yaml:"page_size"`   // documents on a page of a list; default 50
	Originals   *bool         `yaml:"originals"`   // publish the seeds as inert text; default true
	Review      *bool         `yaml:"review"`      // make review.html; default true
	Search      *bool         `yaml:"search"`      // make the index of the whole text; default true
	Rights      string        `yaml:"rights"`      // a line for the footer
	Editors     string        `yaml:"editors"`     // who answers for the collection
	FrontPage   string        `yaml:"front_page"`  // Markdown that the front page begins with

	FrontPageLine int `yaml:"-"`

	Colours lookNode `yaml:"colours"`
	Fonts   lookNode `yaml:"fonts"`
	Logo    lookNode `yaml:"logo"`
	Look    Look     `yaml:"-"` // what these three say

	Encodings []EncodingRule `yaml:"encodings"` // of seeds whose bytes do not tell; the first that matches counts
}

// WithOriginals reports whether the seeds are published.
func (c Config) WithOriginals() bool { return c.Originals == nil || *c.Originals }

// WithSearch reports whether the whole text can be searched.
func (c Config) WithSearch() bool { return c.Search == nil || *c.Search }

// WithReview reports whether the page of what is uncertain is made.
func (c Config) WithReview() bool { return c.Review == nil || *c.Review }

// Default is the configuration of a collection without site.yaml.
func Default() Config {
	return Config{Title: "Documents", Language: "en", PageSize: 50}
}

// Parse reads site.yaml. Unknown keys and bad values are errors in the log,
// with their lines; what can be used comes back in any case.
func Parse(data []byte, file string, log *diag.Log) Config {
	c := Default()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		if !errors.As(err, new(*yaml.TypeError)) {
			p := frontmatter.Explain(string(data), err)
			log.Errorf(file, p.Line, p.Hint, "%s", p.Text)
			return Default()
		}
		for _, text := range messages(err) {
			line, text := lineOf(text)
			hint := "the keys are listed in docs/site.md"
			if text == "there is no key colors" {
				hint = "write colours"
			}
			log.Errorf(file, line, hint, "%s", text)
		}
		return Default()
	}
	lines := keyLines(data)
	fail := func(key, hint, format string, args ...any) { log.Errorf(file, lines[key], hint, format, args...) }

	if c.Title = strings.TrimSpace(c.Title); c.Title == "" {
		fail("title", "give the collection a title", "title is empty")
	}
	if c.PageSize < 5 || c.PageSize > 1000 {
		fail("page_size", "choose a number from 5 to 1000", "page_size is %d", c.PageSize)
		c.PageSize = Default().PageSize
	}
	if tag, err := language.Parse(string(c.Language)); err != nil {
		fail("language", "write a tag like en or pt-BR", "language %q is unknown", c.Language)
		c.Language = Default().Language
	} else {
		c.Language = document.Lang(tag.String())
	}
	if c.BaseURL != "" {
		u, err := url.Parse(c.BaseURL)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			fail("base_url", "write an address like https://example.org/archive/", "base_url %q is no address of a site", c.BaseURL)
			c.BaseURL = ""
		} else if !strings.HasSuffix(c.BaseURL, "/") {
			c.BaseURL += "/"
		}
	}
	c.Encodings = checkEncodings(data, file, log)
	c.Look = look(data, file, log)
	c.FrontPageLine = lines["front_page"]
	return c
}

// messages takes the library's error apart into one text for each problem.
func messages(err error) []string {
	var typeErr *yaml.TypeError
	if errors.As(err, &typeErr) {
		return typeErr.Errors
	}
	return []string{strings.TrimPrefix(err.Error(), "yaml: ")}
}

var lineForm = regexp.MustCompile(`^line (\d+): (.*)$`)
var unknownForm = regexp.MustCompile(`^field (\S+) not found in type .*$`)

func lineOf(text string) (line int, rest string) {
	if m := lineForm.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	return line, unknownForm.ReplaceAllString(text, "there is no key $1")
}

// keyLines finds the line of each key of a file that decoded well.
func keyLines(data []byte) map[string]int {
	lines := map[string]int{}
	var root yaml.Node
	if yaml.Unmarshal(data, &root) != nil || len(root.Content) == 0 {
		return lines
	}
	pairs := root.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		lines[pairs[i].Value] = pairs[i].Line
	}
	return lines
}
