//go:build ignore

// Generate translates the Snowball stemmers of the Go module that the index is
// built with into scripts for the browser, so that both sides stem alike by
// construction: the same program in another notation. The Go sources are
// themselves generated and use a small part of the language; whatever is outside
// of it stops the generator.
//
// Offsets are bytes there and UTF-16 units here. That makes no difference to the
// programs: they compare offsets with each other and move by characters, and
// every letter that they know is one unit.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const module = "github.com/blevesearch/snowballstem"

// languages are the stemmers that are translated, by the name of their package.
var languages = []string{
	"arabic", "danish", "dutch", "english", "finnish", "french", "german", "hungarian", "irish",
	"italian", "norwegian", "portuguese", "romanian", "russian", "spanish", "swedish", "tamil", "turkish",
}

func main() {
	log.SetFlags(0)
	for _, name := range languages {
		pkg, err := build.Import(module+"/"+name, ".", 0)
		if err != nil {
			log.Fatal(err)
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, filepath.Join(pkg.Dir, pkg.GoFiles[0]), nil, 0)
		if err != nil {
			log.Fatal(err)
		}
		t := &translator{files: files}
		fmt.Fprintf(&t.out, "// Generated from %s/%s (BSD licence, see COPYING); do not edit.\n", module, name)
		fmt.Fprintf(&t.out, "fondsStemmer(%q,function(E){'use strict';\n", name)
		for _, d := range file.Decls {
			t.decl(d)
		}
		t.out.WriteString("return Stem});\n")
		if err := os.WriteFile(name+".js", t.out.Bytes(), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}

type translator struct {
	files *token.FileSet
	out   bytes.Buffer
	loops int // so many loops that count
}

func (t *translator) fail(n ast.Node) {
	log.Fatalf("%s: %T is not known to the generator", t.files.Position(n.Pos()), n)
}

func (t *translator) s(s string) { t.out.WriteString(s) }

func (t *translator) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.GenDecl:
		if d.Tok != token.VAR {
			return // imports; the type of the context
		}
		for _, spec := range d.Specs {
			v := spec.(*ast.ValueSpec)
			t.s("var " + v.Names[0].Name + "=")
			t.table(v.Values[0].(*ast.CompositeLit))
			t.s(";\n")
		}
	case *ast.FuncDecl:
		t.s("function " + d.Name.Name + "(C){")
		for _, stmt := range d.Body.List {
			t.stmt(stmt)
		}
		t.s("}\n")
	default:
		t.fail(d)
	}
}

// table writes endings or a set of letters.
func (t *translator) table(lit *ast.CompositeLit) {
	t.s("[")
	for i, e := range lit.Elts {
		if i > 0 {
			t.s(",")
		}
		row, ok := e.(*ast.CompositeLit)
		if !ok {
			t.expr(e)
			continue
		}
		t.s("[")
		for i, field := range row.Elts {
			if i == 3 {
				if f, ok := field.(*ast.KeyValueExpr).Value.(*ast.Ident); ok && f.Name == "nil" {
					continue
				}
			}
			if i > 0 {
				t.s(",")
			}
			t.expr(field.(*ast.KeyValueExpr).Value)
		}
		t.s("]")
	}
	t.s("]")
}

func (t *translator) block(b *ast.BlockStmt) {
	t.s("{")
	for _, stmt := range b.List {
		t.stmt(stmt)
	}
	t.s("}")
}

func (t *translator) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.LabeledStmt:
		t.s(s.Label.Name + ":")
		t.stmt(s.Stmt)
	case *ast.ForStmt:
		t.s("for(;")
		if s.Cond != nil {
			t.expr(s.Cond)
		}
		t.s(";)")
		t.block(s.Body)
	case *ast.RangeStmt: // a number of times
		t.loops++
		n := fmt.Sprintf("n%d", t.loops)
		t.s("for(var " + n + "=")
		switch x := s.X.(type) {
		case *ast.CallExpr: // range make([]struct{}, count)
			t.expr(x.Args[1])
		case *ast.CompositeLit: // range [count]struct{}{}
			t.expr(x.Type.(*ast.ArrayType).Len)
		default:
			t.fail(s)
		}
		t.s(";" + n + ">0;" + n + "--)")
		t.block(s.Body)
	case *ast.BranchStmt:
		t.s(s.Tok.String())
		if s.Label != nil {
			t.s(" " + s.Label.Name)
		}
		t.s(";")
	case *ast.IfStmt:
		t.s("if(")
		t.expr(s.Cond)
		t.s(")")
		t.block(s.Body)
		if s.Else != nil {
			t.s("else ")
			t.stmt(s.Else)
		}
	case *ast.BlockStmt:
		t.block(s)
	case *ast.ReturnStmt:
		t.s("return ")
		t.expr(s.Results[0])
		t.s(";")
	case *ast.ExprStmt:
		t.expr(s.X)
		t.s(";")
	case *ast.IncDecStmt:
		t.expr(s.X)
		t.s(s.Tok.String() + ";")
	case *ast.DeclStmt:
		for _, spec := range s.Decl.(*ast.GenDecl).Specs {
			v := spec.(*ast.ValueSpec)
			if v.Names[0].Name == "context" {
				t.context(v.Values[0])
				continue
			}
			t.s("var " + v.Names[0].Name)
			if len(v.Values) > 0 {
				t.s("=")
				t.expr(v.Values[0])
			} else {
				t.s("=0")
			}
			t.s(";")
		}
	case *ast.AssignStmt:
		left := s.Lhs[0]
		if id, ok := left.(*ast.Ident); ok {
			if id.Name == "_" {
				return
			}
			if id.Name == "context" {
				if _, given := s.Rhs[0].(*ast.TypeAssertExpr); !given {
					t.context(s.Rhs[0])
				}
				return
			}
		}
		if len(s.Lhs) != len(s.Rhs) || len(s.Lhs) > 1 && s.Tok != token.DEFINE {
			t.fail(s)
		}
		for i := range s.Lhs {
			if s.Tok == token.DEFINE {
				t.s("var ")
			}
			t.expr(s.Lhs[i])
			t.s(strings.TrimPrefix(s.Tok.String(), ":"))
			t.expr(s.Rhs[i])
			t.s(";")
		}
	default:
		t.fail(s)
	}
}

// context writes the making of the context, which the outermost function does;
// the others are given theirs.
func (t *translator) context(x ast.Expr) {
	t.s("C={")
	for i, e := range x.(*ast.UnaryExpr).X.(*ast.CompositeLit).Elts {
		if i > 0 {
			t.s(",")
		}
		kv := e.(*ast.KeyValueExpr)
		t.s(kv.Key.(*ast.Ident).Name + ":")
		t.expr(kv.Value)
	}
	t.s("};")
}

func (t *translator) expr(x ast.Expr) {
	switch x := x.(type) {
	case *ast.Ident:
		switch x.Name {
		case "env":
			t.s("E")
		case "context":
			t.s("C")
		case "nil":
			t.s("null")
		default:
			t.s(x.Name)
		}
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			s, err := strconv.Unquote(x.Value)
			if err != nil {
				log.Fatal(err)
			}
			for _, r := range s {
				if r > 0xFFFF {
					t.fail(x)
				}
			}
			t.s(strconv.Quote(s))
			return
		}
		t.s(x.Value)
	case *ast.ParenExpr:
		t.s("(")
		t.expr(x.X)
		t.s(")")
	case *ast.UnaryExpr:
		t.s(x.Op.String())
		t.expr(x.X)
	case *ast.BinaryExpr:
		t.expr(x.X)
		op := x.Op.String()
		if op == "==" || op == "!=" {
			op += "="
		}
		t.s(" " + op + " ") // a sign may follow
		t.expr(x.Y)
	case *ast.SelectorExpr:
		t.expr(x.X)
		t.s("." + x.Sel.Name)
	case *ast.CallExpr:
		switch f := x.Fun.(type) {
		case *ast.Ident:
			if f.Name == "int32" || f.Name == "int" {
				t.expr(x.Args[0])
				return
			}
			if strings.HasPrefix(f.Name, "r_") {
				t.s(f.Name + "(C)")
				return
			}
			t.fail(x)
		case *ast.SelectorExpr:
			if id, ok := f.X.(*ast.Ident); ok && id.Name == "snowballRuntime" {
				if f.Sel.Name != "RuneCountInString" {
					t.fail(x)
				}
				t.expr(x.Args[0])
				t.s(".length")
				return
			}
			t.expr(f)
			t.s("(")
			for i, a := range x.Args {
				if i > 0 {
					t.s(",")
				}
				t.expr(a)
			}
			t.s(")")
		default:
			t.fail(x)
		}
	default:
		t.fail(x)
	}
}
