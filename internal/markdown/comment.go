package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Comments take the place of the library's raw HTML: lines from "<!--" to a line
// that ends in "-->", and the same within a paragraph. Nothing of them is
// shown. A comment that is never closed is text.

var kindComment = ast.NewNodeKind("Comment")

type commentBlock struct {
	ast.BaseBlock
	end int // where it ends in the source
}

func (*commentBlock) Kind() ast.NodeKind   { return kindComment }
func (*commentBlock) IsRaw() bool          { return true }
func (*commentBlock) Dump(_ []byte, _ int) {}

type commentInline struct{ ast.BaseInline }

func (*commentInline) Kind() ast.NodeKind   { return kindComment }
func (*commentInline) Dump(_ []byte, _ int) {}

var commentOpen, commentClose = []byte("<!--"), []byte("-->")

// closeKey holds the *closing of a source in a parser's context.
var closeKey = parser.NewContextKey()

// closing remembers the last search for "-->", so that a source full of "<!--"
// is searched once and not once for each.
type closing struct {
	from, end int // the first "-->" at or after from ends at end; -1 for none
}

// commentEnd returns where the comment that opens at start ends, or -1.
func commentEnd(source []byte, start int, pc parser.Context) int {
	c, known := pc.Get(closeKey).(*closing)
	if !known {
		c = &closing{}
		pc.Set(closeKey, c)
	}
	start += len(commentOpen)
	if known && start >= c.from && (c.end < 0 || start <= c.end-len(commentClose)) {
		return c.end
	}
	c.from, c.end = start, -1
	if start < len(source) {
		if n := bytes.Index(source[start:], commentClose); n >= 0 {
			c.end = start + n + len(commentClose)
		}
	}
	return c.end
}

type commentBlockParser struct{}

func (commentBlockParser) Trigger() []byte { return []byte{'<'} }

func (commentBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], commentOpen) {
		return nil, parser.NoChildren
	}
	source := reader.Source()
	end := commentEnd(source, segment.Start+at-segment.Padding, pc)
	if end < 0 {
		return nil, parser.NoChildren
	}
	rest := source[end:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	if !util.IsBlank(rest) {
		return nil, parser.NoChildren // text follows: a comment within a paragraph
	}
	reader.AdvanceToEOL()
	return &commentBlock{end: end}, parser.NoChildren
}

func (commentBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	_, segment := reader.PeekLine()
	if segment.Start >= node.(*commentBlock).end {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (commentBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (commentBlockParser) CanInterruptParagraph() bool                 { return true }
func (commentBlockParser) CanAcceptIndentedLine() bool                 { return false }

type commentInlineParser struct{}

func (commentInlineParser) Trigger() []byte { return []byte{'<'} }

func (commentInlineParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, commentOpen) || segment.Padding != 0 {
		return nil
	}
	lines := parent.Lines()
	if lines == nil || lines.Len() == 0 {
		return nil
	}
	end := commentEnd(block.Source(), segment.Start, pc)
	if end < 0 || end > lines.At(lines.Len()-1).Stop {
		return nil
	}
	for {
		line, segment := block.PeekLine()
		if line == nil {
			return &commentInline{}
		}
		if end <= segment.Stop {
			block.Advance(end - segment.Start)
			return &commentInline{}
		}
		block.AdvanceLine()
	}
}
