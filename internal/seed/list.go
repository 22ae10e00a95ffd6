package seed

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"fonds/internal/diag"
)

// A Format is the manner in which a seed's text is written.
type Format string

// The formats that are read.
const (
	Text     Format = "text"
	Markdown Format = "Markdown"
	HTML     Format = "HTML"
)

// formats are the extensions, in lower case, of the files that are read.
var formats = map[string]Format{
	".txt": Text, ".text": Text, ".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
}

// FormatOf is the format that a file's name tells; "" if it is none that is read.
func FormatOf(name string) Format { return formats[strings.ToLower(path.Ext(name))] }

// List names the regular files under fsys that are seeds, sorted, each with its
// path, and by seed the sidecars, which speak of one: "a.txt.yaml" or else
// "a.yaml" beside "a.txt". Hidden files and what a browser saved beside a page
// (its folder NAME_files) are passed over; links, pipes and devices are reported
// and passed over.
func List(fsys fs.FS, log *diag.Log) (names []string, sidecars map[string]string, err error) {
	var others []string
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading seeds/%s: %w", name, err)
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case entry.IsDir() && (hidden || companion(fsys, name)):
			return fs.SkipDir
		case entry.IsDir() || hidden:
		case !utf8.ValidString(name):
			log.Warnf("seeds/"+name, 0, "rename it", "not read: its name is not valid UTF-8")
		case climbs(name):
			log.Warnf("seeds/"+name, 0, "rename it", "not read: its name would lead to another folder elsewhere")
		case !entry.Type().IsRegular():
			log.Warnf("seeds/"+name, 0, "put a copy of the file itself there", "not read: it is %s", kind(entry.Type()))
		case FormatOf(name) != "":
			names = append(names, name)
		case IsPicture(fsys, name): // shown where a text has it
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
		if base, yaml := strings.CutSuffix(name, ".yaml"); len(of) == 0 && yaml {
			log.Warnf("seeds/"+name, 0, "call it as its seed is called, with .yaml behind", "says something of a seed, but there is no seeds/%s", base)
		} else if len(of) == 0 {
			log.Noticef("seeds/"+name, 0, "save its text as one of these", "not read: only texts (.txt), Markdown (.md) and pages (.html) are")
		}
		for _, seed := range of {
			if _, more := sidecars[seed]; !more || name == seed+".yaml" {
				sidecars[seed] = name
			}
		}
	}
	return names, sidecars, nil
}

// climbs reports whether a name, where it is taken for an address or on another
// system, would be that of a file in another folder.
func climbs(name string) bool {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return strings.ContainsAny(name, "\\\x00") || slices.Contains(strings.Split(name, "/"), "..")
}

// companions are the endings of the folders in which browsers save what belongs
// to a page, by the language of the browser or system.
var companions = []string{"_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden", "_ficheiros", "-filer", "_soubory", "_pliki"}

// companion reports whether a folder holds what a browser saved beside a page.
func companion(fsys fs.FS, dir string) bool {
	for _, ending := range companions {
		page, ok := strings.CutSuffix(dir, ending)
		if !ok {
			continue
		}
		for _, ext := range []string{".html", ".htm", ".xhtml", ".HTML", ".HTM"} {
			if info, err := fs.Stat(fsys, page+ext); err == nil && info.Mode().IsRegular() {
				return true
			}
		}
	}
	return false
}

// IsCompanion reports whether a file lies in the folder that a browser saved
// beside a page.
func IsCompanion(page, file string) bool {
	base := strings.TrimSuffix(page, path.Ext(page))
	for _, ending := range companions {
		if strings.HasPrefix(file, base+ending+"/") {
			return true
		}
	}
	return false
}

// seedsOf are the seeds that the file stands beside and speaks of; none if it
// is no sidecar.
func seedsOf(name string, seeds []string) (of []string) {
	base, yaml := strings.CutSuffix(name, ".yaml")
	if !yaml {
		return nil
	}
	if _, found := slices.BinarySearch(seeds, base); found {
		of = append(of, base)
	}
	// The seeds called base with some ending follow each other.
	at, _ := slices.BinarySearch(seeds, base+".")
	for ; at < len(seeds) && strings.HasPrefix(seeds[at], base+"."); at++ {
		if strings.TrimSuffix(seeds[at], path.Ext(seeds[at])) == base {
			of = append(of, seeds[at])
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
