package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// textBytes is how large a block of texts becomes: what an extract costs a reader.
const textBytes = 48 << 10

// A shelf writes what is shown of units, block after block: the line of a result
// and the text. A long text goes on in the next block, which then begins with it, under an empty line.
type shelf struct {
	segment int
	write   func(string, []byte) error
	block   *shard
	blocks  int
	size    int   // of the texts in the block
	at      []int // the block of each unit
}

func (s *shelf) add(u *Unit, text string) error {
	if s.block == nil || s.size > 0 && s.size+len(text) > textBytes {
		if err := s.turn(); err != nil {
			return err
		}
	}
	s.at = append(s.at, s.blocks-1)
	for first := true; ; {
		part := text
		if len(part) > textBytes {
			part = cut(text, textBytes)
		}
		text = text[len(part):]
		more := 0
		if text != "" {
			more = 1
		}
		b := s.block
		b.open()
		line := []string{u.Path, u.Title, string(u.TitleLang), string(u.Lang), u.When, u.Type, u.By}
		if !first {
			line = make([]string, len(line))
		}
		for _, t := range line {
			b.text(t)
		}
		first = false
		b.number(more)
		b.text(part)
		b.close()
		s.size += len(part) + 200
		if more == 0 {
			return nil
		}
		if err := s.turn(); err != nil {
			return err
		}
	}
}

// cut is the beginning of a text, of at most n bytes, up to the end of a line or a word.
func cut(text string, n int) string {
	part := text[:n]
	if i := strings.LastIndexAny(part, " \n"); i > n/2 {
		return part[:i+1]
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:max(n, 1)]
}

func (s *shelf) turn() error {
	if err := s.end(); err != nil {
		return err
	}
	s.block = newShard(fmt.Sprintf("%d/t%d", s.segment, s.blocks))
	s.block.b = slices.Grow(s.block.b, textBytes+textBytes/4)
	s.block.open()
	s.blocks++
	s.size = 0
	return nil
}

func (s *shelf) end() error {
	if s.block == nil {
		return nil
	}
	name := fmt.Sprintf("%s%d/t%d.js", Folder, s.segment, s.blocks-1)
	s.block.close()
	data := s.block.done()
	s.block = nil
	return s.write(name, data)
}
