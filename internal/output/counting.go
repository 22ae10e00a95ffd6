package output

import (
	"io/fs"
	"sync/atomic"
)

// Counting is an FS that counts the operations made through it and asks Fault
// before each: what Fault returns is the operation's error, and the operation
// is not made. Tests walk every error path with it.
type Counting struct {
	FS    FS
	Fault func(n int64, op, name string) error // n counts from 1; nil never fails
	n     atomic.Int64
}

// Count is the number of operations so far.
func (c *Counting) Count() int64 { return c.n.Load() }

func (c *Counting) step(op, name string) error {
	n := c.n.Add(1)
	if c.Fault == nil {
		return nil
	}
	return c.Fault(n, op, name)
}

// MkdirAll implements FS.
func (c *Counting) MkdirAll(name string) error {
	if err := c.step("mkdir", name); err != nil {
		return err
	}
	return c.FS.MkdirAll(name)
}

// Create implements FS; writing to the file, syncing and closing it are
// operations too.
func (c *Counting) Create(name string) (File, error) {
	if err := c.step("create", name); err != nil {
		return nil, err
	}
	f, err := c.FS.Create(name)
	if err != nil {
		return nil, err
	}
	return countingFile{f, c, name}, nil
}

type countingFile struct {
	File
	c    *Counting
	name string
}

func (f countingFile) Write(p []byte) (int, error) {
	if err := f.c.step("write", f.name); err != nil {
		return 0, err
	}
	return f.File.Write(p)
}

func (f countingFile) Sync() error {
	if err := f.c.step("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f countingFile) Close() error {
	if err := f.c.step("close", f.name); err != nil {
		f.File.Close()
		return err
	}
	return f.File.Close()
}

// Open implements FS.
func (c *Counting) Open(name string) (fs.File, error) {
	if err := c.step("open", name); err != nil {
		return nil, err
	}
	return c.FS.Open(name)
}

// ReadFile implements FS.
func (c *Counting) ReadFile(name string) ([]byte, error) {
	if err := c.step("read", name); err != nil {
		return nil, err
	}
	return c.FS.ReadFile(name)
}

// Stat implements FS.
func (c *Counting) Stat(name string) (Entry, error) {
	if err := c.step("stat", name); err != nil {
		return Entry{}, err
	}
	return c.FS.Stat(name)
}

// ReadDir implements FS.
func (c *Counting) ReadDir(name string) ([]Entry, error) {
	if err := c.step("readdir", name); err != nil {
		return nil, err
	}
	return c.FS.ReadDir(name)
}

// Link implements FS.
func (c *Counting) Link(oldname, newname string) error {
	if err := c.step("link", newname); err != nil {
		return err
	}
	return c.FS.Link(oldname, newname)
}

// Rename implements FS.
func (c *Counting) Rename(oldname, newname string) error {
	if err := c.step("rename", newname); err != nil {
		return err
	}
	return c.FS.Rename(oldname, newname)
}

// Exchange implements FS.
func (c *Counting) Exchange(a, b string) error {
	if err := c.step("exchange", b); err != nil {
		return err
	}
	return c.FS.Exchange(a, b)
}

// Remove implements FS.
func (c *Counting) Remove(name string) error {
	if err := c.step("remove", name); err != nil {
		return err
	}
	return c.FS.Remove(name)
}

// RemoveAll implements FS.
func (c *Counting) RemoveAll(name string) error {
	if err := c.step("removeall", name); err != nil {
		return err
	}
	return c.FS.RemoveAll(name)
}
