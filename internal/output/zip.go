package output

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"time"
)

// Zip packs the published site named name within site's folder into the file
// target of to, under a folder of the site's name. The same site gives the same
// bytes: entries are sorted and carry no time of their own.
func Zip(to FS, target string, site FS, name string) error {
	sums, err := readManifest(site, path.Join(name, Manifest))
	if err != nil {
		return err
	}
	if sums == nil {
		return fmt.Errorf("%s is no site: it has no %s", name, Manifest)
	}
	names := make([]string, 0, len(sums)+1)
	for n := range sums {
		names = append(names, n)
	}
	names = append(names, Manifest)
	sort.Strings(names)

	if err := checkName(target); err != nil {
		return err
	}
	temp := hidden(target, "new")
	if err := to.RemoveAll(temp); err != nil {
		return err
	}
	f, err := to.Create(temp)
	if err != nil {
		return err
	}
	w := zip.NewWriter(f)
	err = func() error {
		for _, n := range names {
			if err := pack(w, site, path.Join(name, n)); err != nil {
				return err
			}
		}
		return w.Close()
	}()
	if err = errors.Join(err, f.Close()); err != nil {
		to.Remove(temp)
		return fmt.Errorf("packing %s: %w", target, err)
	}
	return to.Rename(temp, target)
}

func pack(w *zip.Writer, site FS, name string) error {
	f, err := site.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	entry, err := w.CreateHeader(&zip.FileHeader{
		Name: name, Method: zip.Deflate,
		Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC), // the earliest that the format can tell
	})
	if err != nil {
		return err
	}
	_, err = io.Copy(entry, f)
	return err
}
