// Package program runs html/template's templates faster. The standard library
// parses a template and decides how each value in it is escaped; this package
// reads the escaped tree and compiles it, once for each type of data, into
// functions that know where each field lies and which escaping a string needs.
//
// It never has the last word. What it does not understand (a template that is
// called within an attribute, a field whose type shows at run time only) and
// whatever goes wrong on the way is given to html/template, whole and from the
// beginning. So the bytes and the errors are those of html/template, and a
// function that a template calls must be one that may be called twice.
//
// The sources: the trees are those of text/template/parse; what an action
// means stands in the documentation of text/template; which escapers follow an
// action, in that of html/template. The tests compare both on layouts, on
// hostile values in every context, and on random templates.
package program

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"sync"
)

// A Program is a template, compiled for the types of data that it has met. It
// may be used by many goroutines.
type Program struct {
	templates *template.Template
	name      string
	functions template.FuncMap

	compiling sync.Mutex
	compiled  sync.Map // reflect.Type of the data to *entry
}

// An entry is the template compiled for one type of data, or why it is not.
type entry struct {
	unit *unit
	err  error
}

// New makes a program of the template called name among templates, which
// html/template must have escaped already (it does so when a template is
// executed first). The functions are those that the templates were parsed with.
func New(templates *template.Template, name string, functions template.FuncMap) *Program {
	return &Program{templates: templates, name: name, functions: functions}
}

// Append appends what the template makes of data to b. An error is
// html/template's; what was appended before it is not to be used.
func (p *Program) Append(b []byte, data any) ([]byte, error) {
	if e := p.entry(data); e.err == nil {
		if out, ok := e.unit.run(b, data); ok {
			return out, nil
		}
	}
	buffer := bytes.NewBuffer(b)
	err := p.templates.ExecuteTemplate(buffer, p.name, data)
	return buffer.Bytes(), err
}

// Compiled says why templates with data of this type are left to html/template;
// nil if they are not.
func (p *Program) Compiled(data any) error { return p.entry(data).err }

var errNoData = errors.New("there is no data")

func (p *Program) entry(data any) *entry {
	typ := reflect.TypeOf(data)
	if typ == nil {
		return &entry{err: errNoData}
	}
	if e, ok := p.compiled.Load(typ); ok {
		return e.(*entry)
	}
	p.compiling.Lock()
	defer p.compiling.Unlock()
	if e, ok := p.compiled.Load(typ); ok {
		return e.(*entry)
	}
	e := p.compile(typ)
	p.compiled.Store(typ, e)
	return e
}

// compile compiles the template for data of a type.
func (p *Program) compile(typ reflect.Type) (e *entry) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case unknown:
			e = &entry{err: errors.New(string(r))}
		default:
			panic(r)
		}
	}()
	c := &compiler{program: p, units: map[unitKey]*unit{}}
	return &entry{unit: c.unit(p.name, typ)}
}

// unknown is the panic with which the compiler gives up.
type unknown string

func giveUp(format string, args ...any) { panic(unknown(fmt.Sprintf(format, args...))) }

// A machine is one run of a program.
type machine struct {
	out   []byte
	vars  []reflect.Value // of all templates that are running
	base  int             // where those of the innermost begin
	depth int             // of templates within templates
}

// machines are kept for their variables.
var machines = sync.Pool{New: func() any { return new(machine) }}

// mostDepth is how deeply templates may call each other here; html/template
// goes on from the beginning, as deep as it can.
const mostDepth = 500

// run runs the template; not ok says that html/template has to.
func (u *unit) run(b []byte, data any) (out []byte, ok bool) {
	m := machines.Get().(*machine)
	m.out, m.base, m.depth = b, 0, 0
	defer func() {
		// Whatever went wrong, a function's own panic too, html/template will tell.
		if recover() != nil {
			ok = false
		}
		m.out = nil
		clear(m.vars)
		machines.Put(m)
	}()
	u.call(m, reflect.ValueOf(data), 0)
	return m.out, true
}

// stop leaves a run to html/template.
func stop() { panic(errStopped) }

var errStopped = errors.New("left to html/template")
