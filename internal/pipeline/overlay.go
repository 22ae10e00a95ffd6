package pipeline

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay is a folder whose files lie over those of another one, file by file.
type overlay struct{ over, under fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// Lstat and ReadLink implement fs.ReadLinkFS: whoever asks is told of links.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Lstat(o.under, name)
	}
	return info, err
}

// ReadLink: see Lstat.
func (o overlay) ReadLink(name string) (string, error) {
	to, err := fs.ReadLink(o.over, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadLink(o.under, name)
	}
	return to, err
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, overErr := fs.ReadDir(o.over, name)
	under, underErr := fs.ReadDir(o.under, name)
	if overErr != nil && underErr != nil {
		return nil, underErr
	}
	list := over
	for _, e := range under {
		if !slices.ContainsFunc(over, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}
