package program

import (
	"bytes"
	"reflect"
	"strings"
	"text/template/parse"
)

// A unit is one template compiled for one type of dot.
type unit struct {
	body exec
	vars int // how many variables it has
}

type unitKey struct {
	name string
	dot  reflect.Type // nil: known at run time only
}

// call runs a template within another one, whose variables are the first taken
// of those from the base on.
func (u *unit) call(m *machine, dot reflect.Value, taken int) {
	if m.depth++; m.depth > mostDepth {
		stop()
	}
	base := m.base
	m.base += taken
	for len(m.vars) < m.base+u.vars {
		m.vars = append(m.vars, reflect.Value{})
	}
	m.vars[m.base] = dot
	u.body(m, dot)
	m.base = base
	m.depth--
}

// exec does what a node of the tree says.
type exec func(m *machine, dot reflect.Value) flow

// flow is how a list of nodes goes on.
type flow uint8

const (
	next flow = iota
	breaks
	continues
)

// A compiler compiles the templates of a program for one type of data.
type compiler struct {
	program *Program
	units   map[unitKey]*unit
}

// unit compiles a template for a type of dot, once: templates may call themselves.
func (c *compiler) unit(name string, dot reflect.Type) *unit {
	key := unitKey{name, dot}
	if u := c.units[key]; u != nil {
		return u
	}
	t := c.program.templates.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		// Such as html/template makes for calls within attributes.
		giveUp("the template %q is not among those that were parsed", name)
	}
	u := &unit{}
	c.units[key] = u
	s := &scope{compiler: c, unit: u}
	s.declare("$", dot)
	u.body = s.list(t.Tree.Root, dot)
	return u
}

// A scope is the variables that a node sees, in a unit.
type scope struct {
	*compiler
	unit *unit
	seen []variable
	used int // variables of the unit so far
}

type variable struct {
	name string
	typ  reflect.Type
	slot int
}

// declare gives a variable its place, counted from the unit's base.
func (s *scope) declare(name string, typ reflect.Type) (slot int) {
	slot = s.used
	s.used++
	s.unit.vars = max(s.unit.vars, s.used)
	s.seen = append(s.seen, variable{name, typ, slot})
	return slot
}

func (s *scope) find(name string) variable {
	for i := len(s.seen) - 1; i >= 0; i-- {
		if s.seen[i].name == name {
			return s.seen[i]
		}
	}
	giveUp("the variable %s is not seen here", name)
	panic("unreachable")
}

// leave forgets the variables declared since there were n. Their places stay
// taken: the unit needs no more than it has declarations.
func (s *scope) leave(n int) { s.seen = s.seen[:n] }

func (s *scope) list(l *parse.ListNode, dot reflect.Type) exec {
	if l == nil {
		return func(*machine, reflect.Value) flow { return next }
	}
	var list []exec
	for _, n := range l.Nodes {
		if e := s.node(n, dot); e != nil {
			list = append(list, e)
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return func(m *machine, dot reflect.Value) flow {
		for _, e := range list {
			if f := e(m, dot); f != next {
				return f
			}
		}
		return next
	}
}

// node compiles a node; nil if nothing is to be done for it.
func (s *scope) node(n parse.Node, dot reflect.Type) exec {
	switch n := n.(type) {
	case *parse.TextNode:
		text := bytes.Clone(n.Text)
		if len(text) == 0 {
			return nil
		}
		return func(m *machine, _ reflect.Value) flow {
			m.out = append(m.out, text...)
			return next
		}
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return s.action(n, dot)
	case *parse.IfNode:
		return s.ifNode(&n.BranchNode, dot)
	case *parse.WithNode:
		return s.withNode(&n.BranchNode, dot)
	case *parse.RangeNode:
		return s.rangeNode(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return s.templateNode(n, dot)
	case *parse.BreakNode:
		return func(*machine, reflect.Value) flow { return breaks }
	case *parse.ContinueNode:
		return func(*machine, reflect.Value) flow { return continues }
	}
	giveUp("the node %s", n)
	return nil
}

const escaperPrefix = "_html_template_"

// action compiles what is printed, or a declaration or assignment.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) exec {
	if len(n.Pipe.Decl) > 0 {
		return s.declaration(n.Pipe, dot)
	}
	commands := n.Pipe.Cmds
	var chain []string
	for len(commands) > 1 {
		last := commands[len(commands)-1]
		name, ok := last.Args[0].(*parse.IdentifierNode)
		if !ok || len(last.Args) > 1 || !strings.HasPrefix(name.Ident, escaperPrefix) {
			break
		}
		chain = append([]string{name.Ident}, chain...)
		commands = commands[:len(commands)-1]
	}
	return printed(s.commands(commands, dot), chain)
}

func (s *scope) declaration(p *parse.PipeNode, dot reflect.Type) exec {
	if len(p.Decl) != 1 {
		giveUp("%s", p)
	}
	value := s.commands(p.Cmds, dot)
	var slot int
	if name := p.Decl[0].Ident[0]; p.IsAssign {
		v := s.find(name)
		if v.typ != nil && v.typ != value.typ {
			giveUp("%s takes values of several types", name)
		}
		slot = v.slot
	} else {
		slot = s.declare(name, value.typ)
	}
	return func(m *machine, dot reflect.Value) flow {
		m.vars[m.base+slot] = value.eval(m, dot)
		return next
	}
}

// condition compiles the pipeline of an if, a with or a range, and declares its
// variable if it has one.
func (s *scope) condition(p *parse.PipeNode, dot reflect.Type) expr {
	value := s.commands(p.Cmds, dot)
	switch {
	case len(p.Decl) == 0:
		return value
	case len(p.Decl) > 1 || p.IsAssign:
		giveUp("%s", p)
	}
	slot := s.declare(p.Decl[0].Ident[0], value.typ)
	return expr{typ: value.typ, eval: func(m *machine, dot reflect.Value) reflect.Value {
		v := value.eval(m, dot)
		m.vars[m.base+slot] = v
		return v
	}}
}

func (s *scope) ifNode(n *parse.BranchNode, dot reflect.Type) exec {
	defer s.leave(len(s.seen))
	var holds test
	if len(n.Pipe.Decl) == 0 {
		holds = s.truth(n.Pipe, dot)
	} else {
		holds = truthOf(s.condition(n.Pipe, dot))
	}
	seen := len(s.seen)
	then := s.list(n.List, dot)
	s.leave(seen)
	if n.ElseList == nil {
		return func(m *machine, dot reflect.Value) flow {
			if holds(m, dot) {
				return then(m, dot)
			}
			return next
		}
	}
	otherwise := s.list(n.ElseList, dot)
	return func(m *machine, dot reflect.Value) flow {
		if holds(m, dot) {
			return then(m, dot)
		}
		return otherwise(m, dot)
	}
}

func (s *scope) withNode(n *parse.BranchNode, dot reflect.Type) exec {
	defer s.leave(len(s.seen))
	value := s.condition(n.Pipe, dot)
	holds := truthOfValue(value.typ)
	seen := len(s.seen)
	then := s.list(n.List, value.typ)
	s.leave(seen)
	otherwise := s.list(n.ElseList, dot)
	return func(m *machine, dot reflect.Value) flow {
		if v := value.eval(m, dot); holds(v) {
			return then(m, v)
		}
		return otherwise(m, dot)
	}
}

// rangeNode compiles a range over a slice, an array or a number.
func (s *scope) rangeNode(n *parse.BranchNode, dot reflect.Type) exec {
	defer s.leave(len(s.seen))
	p := n.Pipe
	if len(p.Decl) > 2 || p.IsAssign {
		giveUp("%s", p)
	}
	value := s.commands(p.Cmds, dot)
	if value.typ == nil {
		giveUp("what %s goes over shows at run time only", p)
	}
	elem, at := value.typ, func(v reflect.Value, i int) reflect.Value { return reflect.ValueOf(i) }
	switch value.typ.Kind() {
	case reflect.Slice, reflect.Array:
		elem, at = known(value.typ.Elem()), reflect.Value.Index
	case reflect.Int:
		if value.typ != intType || len(p.Decl) > 1 {
			giveUp("a range over %s", value.typ)
		}
	default:
		giveUp("a range over %s", value.typ)
	}
	outside := len(s.seen)
	index, item := -1, -1
	switch len(p.Decl) {
	case 1:
		item = s.declare(p.Decl[0].Ident[0], elem)
	case 2:
		index = s.declare(p.Decl[0].Ident[0], intType)
		item = s.declare(p.Decl[1].Ident[0], elem)
	}
	body := s.list(n.List, elem)
	s.leave(outside) // without a turn, the variables of a range have odd values
	otherwise := s.list(n.ElseList, dot)
	isNumber := value.typ.Kind() == reflect.Int
	return func(m *machine, dot reflect.Value) flow {
		v := value.eval(m, dot)
		var n int
		if isNumber {
			n = int(v.Int())
		} else {
			n = v.Len()
		}
		if n <= 0 {
			return otherwise(m, dot)
		}
		for i := range n {
			e := at(v, i)
			if index >= 0 {
				m.vars[m.base+index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				m.vars[m.base+item] = e
			}
			if body(m, e) == breaks {
				break
			}
		}
		return next
	}
}

func (s *scope) templateNode(n *parse.TemplateNode, dot reflect.Type) exec {
	value := expr{eval: func(*machine, reflect.Value) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			giveUp("%s", n)
		}
		value = s.commands(n.Pipe.Cmds, dot)
	}
	u, here := s.compiler.unit(n.Name, value.typ), s.unit
	return func(m *machine, dot reflect.Value) flow {
		u.call(m, value.eval(m, dot), here.vars)
		return next
	}
}
