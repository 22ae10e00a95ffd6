package program

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// builtin reports whether a name means a function of text/template's own.
func (s *scope) builtin(name string) bool {
	_, ours := s.program.functions[name]
	return !ours
}

// plain are the built-in functions that Go has under another name.
var plain = map[string]reflect.Value{
	"print":    reflect.ValueOf(fmt.Sprint),
	"printf":   reflect.ValueOf(fmt.Sprintf),
	"println":  reflect.ValueOf(fmt.Sprintln),
	"html":     reflect.ValueOf(template.HTMLEscaper),
	"js":       reflect.ValueOf(template.JSEscaper),
	"urlquery": reflect.ValueOf(template.URLQueryEscaper),
}

// function compiles the call of a function, built in or not. The value that a
// pipeline gives it is its last argument.
func (s *scope) function(name string, args []parse.Node, dot reflect.Type, final *expr) expr {
	if f, ok := s.program.functions[name]; ok {
		return s.goFunction(name, reflect.ValueOf(f), args, dot, final)
	}
	if f, ok := plain[name]; ok {
		return s.goFunction(name, f, args, dot, final)
	}
	operands := make([]expr, 0, len(args)+1)
	for _, a := range args {
		operands = append(operands, s.operand(a, dot))
	}
	if final != nil {
		operands = append(operands, *final)
	}
	switch {
	case (name == "and" || name == "or") && len(operands) > 0:
		return oneOf(operands, name == "or")
	case name == "not" && len(operands) == 1:
		holds := truthOf(operands[0])
		return truthValue(func(m *machine, dot reflect.Value) bool { return !holds(m, dot) })
	case name == "eq" && len(operands) > 1:
		return truthValue(equal(operands[0], operands[1:]))
	case name == "ne" && len(operands) == 2:
		same := equal(operands[0], operands[1:])
		return truthValue(func(m *machine, dot reflect.Value) bool { return !same(m, dot) })
	case len(operands) == 2 && (name == "lt" || name == "le" || name == "gt" || name == "ge"):
		return truthValue(ordered(name, operands[0], operands[1]))
	case name == "len" && len(operands) == 1:
		return length(operands[0])
	case name == "index" && len(operands) == 2:
		return index(operands[0], operands[1])
	}
	giveUp("the function %s", name)
	panic("unreachable")
}

var truths = map[bool]reflect.Value{false: reflect.ValueOf(false), true: reflect.ValueOf(true)}

func truthValue(holds test) expr {
	no, yes := truths[false], truths[true]
	return expr{typ: boolType, eval: func(m *machine, dot reflect.Value) reflect.Value {
		if holds(m, dot) {
			return yes
		}
		return no
	}}
}

// oneOf is the first operand that is true (any) or that is not, else the last.
func oneOf(operands []expr, any bool) expr {
	typ := operands[0].typ
	tests := make([]func(reflect.Value) bool, len(operands))
	for i, o := range operands {
		if tests[i] = truthOfValue(o.typ); o.typ != typ {
			typ = nil
		}
	}
	return expr{typ: typ, eval: func(m *machine, dot reflect.Value) (v reflect.Value) {
		for i := range operands {
			if v = operands[i].eval(m, dot); tests[i](v) == any {
				break
			}
		}
		return v
	}}
}

// basic is the kind of a type as far as comparisons tell kinds apart.
func basic(t reflect.Type) reflect.Kind {
	if t == nil {
		return reflect.Invalid
	}
	switch k := t.Kind(); k {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return reflect.Int
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return reflect.Uint
	case reflect.Float32, reflect.Float64:
		return reflect.Float64
	case reflect.Bool, reflect.String:
		return k
	}
	return reflect.Invalid
}

// comparable is the kind of two expressions that can be compared here.
func comparable(a, b expr) reflect.Kind {
	k := basic(a.typ)
	if k == reflect.Invalid || k != basic(b.typ) {
		giveUp("a comparison of %s and %s", describe(a.typ), describe(b.typ))
	}
	return k
}

func equal(a expr, others []expr) test {
	tests := make([]func(a, b reflect.Value) bool, len(others))
	for i, b := range others {
		switch comparable(a, b) {
		case reflect.Int:
			tests[i] = func(a, b reflect.Value) bool { return a.Int() == b.Int() }
		case reflect.Uint:
			tests[i] = func(a, b reflect.Value) bool { return a.Uint() == b.Uint() }
		case reflect.Float64:
			tests[i] = func(a, b reflect.Value) bool { return a.Float() == b.Float() }
		case reflect.Bool:
			tests[i] = func(a, b reflect.Value) bool { return a.Bool() == b.Bool() }
		case reflect.String:
			tests[i] = func(a, b reflect.Value) bool { return a.String() == b.String() }
		}
	}
	return func(m *machine, dot reflect.Value) bool {
		v := a.eval(m, dot)
		for i := range others {
			if tests[i](v, others[i].eval(m, dot)) {
				return true
			}
		}
		return false
	}
}

// ordered compares as text/template does: a <= b is a < b or a == b.
func ordered(name string, a, b expr) test {
	var less, same func(a, b reflect.Value) bool
	switch comparable(a, b) {
	case reflect.Int:
		less = func(a, b reflect.Value) bool { return a.Int() < b.Int() }
		same = func(a, b reflect.Value) bool { return a.Int() == b.Int() }
	case reflect.Uint:
		less = func(a, b reflect.Value) bool { return a.Uint() < b.Uint() }
		same = func(a, b reflect.Value) bool { return a.Uint() == b.Uint() }
	case reflect.Float64:
		less = func(a, b reflect.Value) bool { return a.Float() < b.Float() }
		same = func(a, b reflect.Value) bool { return a.Float() == b.Float() }
	case reflect.String:
		less = func(a, b reflect.Value) bool { return a.String() < b.String() }
		same = func(a, b reflect.Value) bool { return a.String() == b.String() }
	default:
		giveUp("%s of %s", name, describe(a.typ))
	}
	return func(m *machine, dot reflect.Value) bool {
		x, y := a.eval(m, dot), b.eval(m, dot)
		switch name {
		case "lt":
			return less(x, y)
		case "ge":
			return !less(x, y)
		case "le":
			return less(x, y) || same(x, y)
		}
		return !(less(x, y) || same(x, y))
	}
}

func length(of expr) expr {
	if of.typ != nil {
		switch of.typ.Kind() {
		case reflect.Array, reflect.Slice, reflect.String, reflect.Map:
			return expr{typ: intType, eval: func(m *machine, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(of.eval(m, dot).Len())
			}}
		}
	}
	giveUp("the length of %s", describe(of.typ))
	panic("unreachable")
}

func index(of, at expr) expr {
	if of.typ == nil || of.typ.Kind() != reflect.Slice && of.typ.Kind() != reflect.Array || basic(at.typ) != reflect.Int {
		giveUp("the index of %s", describe(of.typ))
	}
	return expr{typ: known(of.typ.Elem()), eval: func(m *machine, dot reflect.Value) reflect.Value {
		list, i := of.eval(m, dot), at.eval(m, dot).Int()
		if i < 0 || i >= int64(list.Len()) {
			stop()
		}
		return list.Index(int(i))
	}}
}
