package check

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"
)

// A use is what an address is for.
type use uint8

const (
	follow use = iota // a reader may follow it, to another host too
	load              // the browser fetches it by itself, or sends a form to it
)

// An address is an attribute's value taken apart.
type address struct {
	place    int32  // of the file it means; -1: none of the site
	fragment string // within it
	problem  string // why it may not stand
}

// nowhere means another host, lawfully.
var nowhere = address{place: -1}

func faulty(problem string) address { return address{place: -1, problem: problem} }

// resolve finds the file that an address in a file of the site means, as a
// browser does that has opened the site from a disk.
func (r *reader) resolve(from file, value []byte, for_ use) address {
	value = bytes.Trim(value, " \t\r\n\f")
	if len(value) == 0 {
		return faulty("is empty")
	}
	if scheme := schemeOf(value); scheme != "" {
		switch {
		case scheme != "http" && scheme != "https" && scheme != "mailto":
			return faulty("is of the scheme " + scheme + ": only http, https and mailto may stand here")
		case for_ == load:
			return faulty("asks another host")
		}
		if u, err := url.Parse(string(value)); err != nil || u.Host == "" && scheme != "mailto" {
			return faulty("is no address")
		}
		return nowhere
	}
	if bytes.HasPrefix(value, []byte("//")) {
		return faulty("names a host without a scheme")
	}
	name, fragment, _ := bytes.Cut(value, []byte{'#'})
	name, query, _ := bytes.Cut(name, []byte{'?'})
	id, err := url.PathUnescape(string(fragment))
	if err != nil {
		return faulty("is no address")
	}
	if len(name) == 0 {
		if len(query) > 0 {
			return faulty("names no file")
		}
		return address{place: r.places[from.name], fragment: id}
	}
	if bytes.IndexByte(name, '%') >= 0 {
		plain, err := url.PathUnescape(string(name))
		if err != nil {
			return faulty("is no address")
		}
		name = []byte(plain)
	} else if bytes.ContainsAny(name, " \t\r\n\\") {
		return faulty("holds a blank or a backslash")
	}
	if name[0] == '/' {
		return r.rooted(from, name, id)
	}
	target, inside := join(r.target[:0], from.name, name)
	r.target = target
	if !inside {
		return faulty("leaves the site")
	}
	return r.find(target, id)
}

// find finds a file by its name. A folder has no page when opened from a disk.
func (r *reader) find(name []byte, id string) address {
	if place, ok := r.places[string(name)]; ok {
		return address{place: place, fragment: id}
	}
	folder := strings.TrimSuffix(string(name), "/")
	if folder == "" || r.folders[folder] {
		return faulty("is a folder, which has no page when opened from a disk")
	}
	return faulty("there is no such file")
}

// rooted finds what an address from the host's root means. Only the page for
// addresses that do not exist may have one, as it is shown at any depth; the
// folder that the site is published in is not known here.
func (r *reader) rooted(from file, name []byte, id string) address {
	if from.name != notFound {
		return faulty("begins at the host's root, and opens from no disk")
	}
	rest := string(path.Clean(string(name)))
	if name[len(name)-1] == '/' {
		return nowhere // the site's own folder
	}
	for {
		slash := strings.IndexByte(rest, '/')
		if slash < 0 {
			return faulty("there is no such file")
		}
		rest = rest[slash+1:]
		if place, ok := r.places[rest]; ok {
			return address{place: place, fragment: id}
		}
	}
}

const notFound = "404.html"

// schemeOf is the address's scheme, in lower case. Browsers pass over line ends
// and tabs anywhere and control characters in front (WHATWG URL, 4.4), so that
// "java\nscript:" is one too.
func schemeOf(value []byte) string {
	end := bytes.IndexAny(value, ":/?#")
	if end <= 0 || value[end] != ':' {
		return ""
	}
	scheme := bytes.ToLower(value[:end])
	if slices.ContainsFunc(scheme, func(b byte) bool { return b <= ' ' }) {
		scheme = slices.DeleteFunc(scheme, func(b byte) bool { return b <= ' ' })
	}
	return string(scheme)
}

// join appends the name of the file that a relative path in a file means. It
// is false if the path leaves the site.
func join(to []byte, from string, relative []byte) ([]byte, bool) {
	to = append(to, from[:strings.LastIndexByte(from, '/')+1]...)
	for len(relative) > 0 {
		part, rest, more := bytes.Cut(relative, []byte{'/'})
		relative = rest
		switch {
		case len(part) == 1 && part[0] == '.':
		case len(part) == 2 && part[0] == '.' && part[1] == '.':
			if len(to) == 0 {
				return to, false
			}
			to = to[:bytes.LastIndexByte(to[:len(to)-1], '/')+1]
		case len(part) == 0:
		default:
			to = append(to, part...)
			if more {
				to = append(to, '/')
			}
		}
	}
	return to, true
}

// fragment is a link to a place within another page.
type fragment struct {
	from, to int32 // files
	line     int32
	id       string
}

// checkFragments looks whether pages have the ids that others link to.
func (c *checker) checkFragments() {
	for from := 0; from < len(c.fragments); {
		var found findings
		to := from
		for ; to < len(c.fragments) && c.fragments[to].from == c.fragments[from].from; to++ {
			f := c.fragments[to]
			if !c.files[f.to].page {
				continue // a picture, or somebody else's
			}
			if _, ok := slices.BinarySearch(c.ids[f.to], hashOf(f.id)); !ok {
				found.errorf(c.files[f.from].name, int(f.line), "", "the link to %s#%s leads nowhere: the page has no such id", c.files[f.to].name, f.id)
			}
		}
		from = to
		c.report.add(found)
	}
}

// hashOf is the 64-bit FNV-1a hash of an id: two ids of a page that have one hash are not to be expected.
func hashOf[T string | []byte](id T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}
