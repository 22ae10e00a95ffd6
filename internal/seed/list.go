package seed

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/diag"
)

// formats are the extensions, in lower case, of the files that are read.
var formats = []string{".txt"}

// List names the regular files under fsys that are seeds, sorted, each with its
// path, and by seed the sidecars, which speak of one: "a.txt.yaml" or else
// "a.yaml" beside "a.txt". Hidden files are passed over; links, pipes and
// devices are reported and passed over.
func List(fsys fs.FS, log *diag.Log) (names []string, sidecars map[string]string, err error) {
	var others []string
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", name, err)
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() || hidden:
		case !utf8.ValidString(name):
			log.Warnf("seeds/"+name, 0, "rename it", "not read: its name is not valid UTF-8")
		case !entry.Type().IsRegular():
			log.Warnf("seeds/"+name, 0, "put a copy of the file itself there", "not read: it is %s", kind(entry.Type()))
		case slices.Contains(formats, strings.ToLower(path.Ext(name))):
			names = append(names, name)
		default:
			others = append(others, name)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	// By the whole path: WalkDir has "a/b" before "a.txt".
	slices.Sort(names)
	sidecars = map[string]string{}
	for _, name := range others {
		of := seedsOf(name, names)
		if len(of) == 0 {
			log.Noticef("seeds/"+name, 0, "", "not read: only %s is read so far", strings.Join(formats, ", "))
		}
		for _, seed := range of {
			if _, more := sidecars[seed]; !more || name == seed+".yaml" {
				sidecars[seed] = name
			}
		}
	}
	return names, sidecars, nil
}

// seedsOf are the seeds that the file stands beside and speaks of; none if it
// is no sidecar.
func seedsOf(name string, seeds []string) (of []string) {
	base, yaml := strings.CutSuffix(name, ".yaml")
	if !yaml {
		return nil
	}
	candidates := []string{base}
	for _, format := range formats {
		candidates = append(candidates, base+format, base+strings.ToUpper(format))
	}
	for _, seed := range candidates {
		if _, found := slices.BinarySearch(seeds, seed); found {
			of = append(of, seed)
		}
	}
	return of
}

// kind says what a file is that is no regular one.
func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "a link"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode.IsDir():
		return "a folder"
	}
	return "no regular file"
}
