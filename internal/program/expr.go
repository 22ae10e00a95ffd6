package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// An expr is a compiled expression. Its type is nil where it shows at run time
// only: such a value may be printed, tested and given to functions, no more.
type expr struct {
	typ  reflect.Type
	eval func(m *machine, dot reflect.Value) reflect.Value
	kind exprKind
	at   int // which field of dot, if it is one
}

// exprKind tells the two commonest expressions from the others.
type exprKind uint8

const (
	other      exprKind = iota
	itself              // dot
	fieldOfDot          // a field of dot, which is a struct
)

// test is a compiled condition.
type test func(m *machine, dot reflect.Value) bool

var (
	intType    = reflect.TypeFor[int]()
	boolType   = reflect.TypeFor[bool]()
	stringType = reflect.TypeFor[string]()
	errorType  = reflect.TypeFor[error]()
	valueType  = reflect.TypeFor[reflect.Value]()
)

// known is a type as that of an expression: an interface says nothing.
func known(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Interface {
		return nil
	}
	return t
}

func constant(v any) expr {
	value := reflect.ValueOf(v)
	return expr{typ: value.Type(), eval: func(*machine, reflect.Value) reflect.Value { return value }}
}

// commands compiles the commands of a pipeline: each gets the value of the one
// before as its last argument.
func (s *scope) commands(list []*parse.CommandNode, dot reflect.Type) expr {
	var value *expr
	for _, c := range list {
		v := s.command(c, dot, value)
		value = &v
	}
	return *value
}

func (s *scope) command(c *parse.CommandNode, dot reflect.Type, final *expr) expr {
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return s.function(name.Ident, c.Args[1:], dot, final)
	}
	if len(c.Args) > 1 || final != nil {
		giveUp("%s has arguments", c)
	}
	return s.operand(c.Args[0], dot)
}

// operand compiles what stands alone or as an argument.
func (s *scope) operand(n parse.Node, dot reflect.Type) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return expr{typ: dot, kind: itself, eval: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}
	case *parse.FieldNode:
		return fields(s.operand(&parse.DotNode{}, dot), n.Ident)
	case *parse.VariableNode:
		v := s.find(n.Ident[0])
		value := expr{typ: v.typ, eval: func(m *machine, _ reflect.Value) reflect.Value { return m.vars[m.base+v.slot] }}
		return fields(value, n.Ident[1:])
	case *parse.ChainNode:
		return fields(s.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			giveUp("%s", n)
		}
		return s.commands(n.Cmds, dot)
	case *parse.IdentifierNode:
		return s.function(n.Ident, nil, dot, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if n.IsInt && !n.IsComplex && !strings.ContainsAny(n.Text, ".eEpP") && int64(int(n.Int64)) == n.Int64 {
			return constant(int(n.Int64))
		}
	}
	giveUp("the operand %s", n)
	panic("unreachable")
}

// fields compiles a chain of fields and methods.
func fields(value expr, names []string) expr {
	for _, name := range names {
		value = field(value, name)
	}
	return value
}

func field(of expr, name string) expr {
	if of.typ == nil {
		giveUp("what has the field %s shows at run time only", name)
	}
	base := of.typ
	for base.Kind() == reflect.Pointer {
		base = base.Elem()
	}
	if m, ok := reflect.PointerTo(base).MethodByName(name); ok {
		return method(of, base, m)
	}
	if base.Kind() != reflect.Struct {
		giveUp("the field %s of %s", name, of.typ)
	}
	f, ok := base.FieldByName(name)
	if !ok || !f.IsExported() {
		giveUp("the field %s of %s", name, of.typ)
	}
	result := expr{typ: known(f.Type)}
	i := f.Index[0]
	switch eval := of.eval; {
	case len(f.Index) > 1:
		result.eval = func(m *machine, dot reflect.Value) reflect.Value {
			v, err := pointed(eval(m, dot)).FieldByIndexErr(f.Index)
			if err != nil {
				stop()
			}
			return v
		}
	case of.typ != base:
		result.eval = func(m *machine, dot reflect.Value) reflect.Value { return pointed(eval(m, dot)).Field(i) }
	case of.kind == itself:
		result.kind, result.at = fieldOfDot, i
		result.eval = func(_ *machine, dot reflect.Value) reflect.Value { return dot.Field(i) }
	default:
		result.eval = func(m *machine, dot reflect.Value) reflect.Value { return eval(m, dot).Field(i) }
	}
	return result
}

// pointed is what a pointer leads to.
func pointed(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			stop()
		}
		v = v.Elem()
	}
	return v
}

// method compiles the call of a method without arguments.
func method(of expr, base reflect.Type, m reflect.Method) expr {
	onValue, ok := base.MethodByName(m.Name)
	call := caller(m.Name, m.Func, 1)
	if ok {
		call = caller(m.Name, onValue.Func, 1)
	}
	eval := of.eval
	return expr{typ: call.typ, eval: func(r *machine, dot reflect.Value) reflect.Value {
		v := pointed(eval(r, dot))
		if !ok {
			if !v.CanAddr() {
				stop()
			}
			v = v.Addr()
		}
		return call.call([]reflect.Value{v})
	}}
}

// A called is a function, or a method with its receiver as the first argument.
type called struct {
	typ  reflect.Type
	call func([]reflect.Value) reflect.Value
}

// caller makes a function with n arguments ready to be called.
func caller(name string, f reflect.Value, n int) called {
	t := f.Type()
	switch {
	case n < t.NumIn() && !(t.IsVariadic() && n == t.NumIn()-1), n > t.NumIn() && !t.IsVariadic():
		giveUp("the arguments of %s", name)
	case t.NumOut() != 1 && !(t.NumOut() == 2 && t.Out(1) == errorType), t.Out(0) == valueType:
		giveUp("the results of %s", name)
	}
	fails := t.NumOut() == 2
	return called{known(t.Out(0)), func(args []reflect.Value) reflect.Value {
		out := f.Call(args)
		if fails && !out[1].IsNil() {
			stop()
		}
		if out[0].Kind() == reflect.Interface {
			return out[0].Elem()
		}
		return out[0]
	}}
}

// goFunction compiles the call of a Go function.
func (s *scope) goFunction(name string, f reflect.Value, args []parse.Node, dot reflect.Type, final *expr) expr {
	t := f.Type()
	list := make([]expr, 0, len(args)+1)
	for i, a := range args {
		if _, isNil := a.(*parse.NilNode); isNil {
			giveUp("nil as an argument of %s", name)
		}
		list = append(list, argument(s.literal(a, dot, parameter(t, i)), parameter(t, i), name))
	}
	if final != nil {
		list = append(list, argument(*final, parameter(t, len(args)), name))
	}
	// The function that most layouts call on every page.
	if f, ok := f.Interface().(func(string, any) (template.HTML, error)); ok && len(list) == 2 {
		return expr{typ: reflect.TypeFor[template.HTML](), eval: func(m *machine, dot reflect.Value) reflect.Value {
			html, err := f(list[0].eval(m, dot).String(), list[1].eval(m, dot).Interface())
			if err != nil {
				stop()
			}
			return reflect.ValueOf(html)
		}}
	}
	call := caller(name, f, len(list))
	return expr{typ: call.typ, eval: func(m *machine, dot reflect.Value) reflect.Value {
		values := make([]reflect.Value, len(list))
		for i := range list {
			values[i] = list[i].eval(m, dot)
		}
		return call.call(values)
	}}
}

// literal is operand, but a number becomes what the parameter wants.
func (s *scope) literal(n parse.Node, dot, parameter reflect.Type) expr {
	number, ok := n.(*parse.NumberNode)
	if !ok || parameter == nil || parameter.Kind() == reflect.Interface || parameter == intType {
		return s.operand(n, dot)
	}
	v := reflect.New(parameter).Elem()
	switch {
	case v.CanInt() && number.IsInt:
		v.SetInt(number.Int64)
	case v.CanUint() && number.IsUint:
		v.SetUint(number.Uint64)
	case v.CanFloat() && number.IsFloat:
		v.SetFloat(number.Float64)
	default:
		giveUp("%s as %s", n, parameter)
	}
	return constant(v.Interface())
}

// parameter is the type of the i-th parameter; nil if there is none.
func parameter(f reflect.Type, i int) reflect.Type {
	switch {
	case f.IsVariadic() && i >= f.NumIn()-1:
		return f.In(f.NumIn() - 1).Elem()
	case i < f.NumIn():
		return f.In(i)
	}
	return nil
}

// argument sees to it that a value can be given to a parameter.
func argument(value expr, parameter reflect.Type, function string) expr {
	if parameter == nil || parameter == valueType || value.typ != nil && !value.typ.AssignableTo(parameter) {
		giveUp("an argument of %s", function)
	}
	if value.typ != nil {
		return value
	}
	isInterface := parameter.Kind() == reflect.Interface
	return expr{eval: func(m *machine, dot reflect.Value) reflect.Value {
		v := value.eval(m, dot)
		if v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		switch {
		case !v.IsValid() && isInterface:
			return reflect.Zero(parameter)
		case !v.IsValid() || !v.Type().AssignableTo(parameter):
			stop()
		}
		return v
	}}
}

// truth compiles a condition. Of and, or and not only the truth is wanted there.
func (s *scope) truth(p *parse.PipeNode, dot reflect.Type) test {
	if len(p.Cmds) == 1 && len(p.Decl) == 0 {
		return s.truthOfCommand(p.Cmds[0], dot)
	}
	return truthOf(s.operand(p, dot))
}

func (s *scope) truthOfCommand(c *parse.CommandNode, dot reflect.Type) test {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if pipe, isPipe := c.Args[0].(*parse.PipeNode); isPipe && len(c.Args) == 1 {
		return s.truth(pipe, dot)
	}
	if ok && s.builtin(name.Ident) {
		switch {
		case (name.Ident == "and" || name.Ident == "or") && len(c.Args) > 1:
			return s.junction(c.Args[1:], dot, name.Ident == "or")
		case name.Ident == "not" && len(c.Args) == 2:
			holds := s.truthOfOperand(c.Args[1], dot)
			return func(m *machine, dot reflect.Value) bool { return !holds(m, dot) }
		}
	}
	return truthOf(s.command(c, dot, nil))
}

func (s *scope) truthOfOperand(n parse.Node, dot reflect.Type) test {
	if pipe, ok := n.(*parse.PipeNode); ok {
		return s.truth(pipe, dot)
	}
	return truthOf(s.operand(n, dot))
}

// junction holds if one of its parts holds (any), or all.
func (s *scope) junction(args []parse.Node, dot reflect.Type, any bool) test {
	parts := make([]test, len(args))
	for i, a := range args {
		parts[i] = s.truthOfOperand(a, dot)
	}
	return func(m *machine, dot reflect.Value) bool {
		for _, holds := range parts {
			if holds(m, dot) == any {
				return any
			}
		}
		return !any
	}
}

// truthOf is whether an expression's value is true, in the sense of
// [template.IsTrue].
func truthOf(e expr) test {
	eval := e.eval
	if e.kind == fieldOfDot && e.typ != nil {
		i := e.at
		switch e.typ.Kind() {
		case reflect.String, reflect.Slice:
			return func(_ *machine, dot reflect.Value) bool { return dot.Field(i).Len() > 0 }
		case reflect.Bool:
			return func(_ *machine, dot reflect.Value) bool { return dot.Field(i).Bool() }
		}
	}
	holds := truthOfValue(e.typ)
	return func(m *machine, dot reflect.Value) bool { return holds(eval(m, dot)) }
}

func truthOfValue(t reflect.Type) func(reflect.Value) bool {
	if t != nil {
		switch t.Kind() {
		case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
			return func(v reflect.Value) bool { return v.Len() > 0 }
		case reflect.Bool:
			return reflect.Value.Bool
		case reflect.Pointer, reflect.Func, reflect.Chan:
			return func(v reflect.Value) bool { return !v.IsNil() }
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			return func(v reflect.Value) bool { return v.Int() != 0 }
		case reflect.Struct:
			return func(reflect.Value) bool { return true }
		}
	}
	return func(v reflect.Value) bool {
		if !v.IsValid() {
			return false
		}
		holds, ok := template.IsTrue(v.Interface())
		if !ok {
			stop()
		}
		return holds
	}
}

// describe names a type in messages.
func describe(t reflect.Type) string {
	if t == nil {
		return "a value whose type shows at run time only"
	}
	return fmt.Sprint(t)
}
