package config

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"fonds/internal/charset"
	"fonds/internal/diag"
)

// A Sidecar is what a person says of one seed in the file NAME.txt.yaml or
// NAME.yaml beside it: what the bytes of the seed cannot, or do not, say right.
type Sidecar struct {
	Encoding string `yaml:"encoding"` // canonical name; "" to find it out
	// Documents are the lines, from 1 and rising, at which the documents begin that
	// the seed holds; [1] says that it is one. None: to be found out.
	Documents []int `yaml:"documents"`
}

// ParseSidecar reads a sidecar. Unknown keys and bad values are errors in the
// log, with their lines; file is the name that they are reported under.
func ParseSidecar(data []byte, file string, log *diag.Log) Sidecar {
	var s Sidecar
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		for _, text := range messages(err) {
			line, text := lineOf(text)
			hint := "the keys are listed in docs/seeds.md"
			if strings.Contains(text, "into []int") || strings.Contains(text, "into int") {
				text, hint = "documents: wants a list of numbers of lines", "write them in brackets, like documents: [1, 41]"
			}
			log.Errorf(file, line, hint, "%s", text)
		}
		return Sidecar{}
	}
	if s.Encoding != "" {
		name, ok := charset.Canonical(s.Encoding)
		if !ok {
			log.Errorf(file, keyLines(data)["encoding"], encodingHint, "encoding %.40q is unknown", s.Encoding)
		}
		s.Encoding = name
	}
	for i, line := range s.Documents {
		if line < 1 || i > 0 && line <= s.Documents[i-1] {
			log.Errorf(file, keyLines(data)["documents"], "write the lines at which the documents begin, like [1, 41]; [1] if the file is one document", "documents: %d is no line, or none after the one before it", line)
			s.Documents = nil
			break
		}
	}
	return s
}
