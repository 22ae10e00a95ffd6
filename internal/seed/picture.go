package seed

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
)

// pictures are the raster formats that browsers show and that can hold no
// script, by the endings of their names, with what such files begin with.
var pictures = map[string]string{
	".png": "\x89PNG\r\n\x1a\n", ".jpg": "\xff\xd8\xff", ".jpeg": "\xff\xd8\xff", ".gif": "GIF8", ".webp": "RIFF",
}

// IsPicture reports whether a file under seeds/ is a picture that a page may
// show, by its name and by what it begins with.
func IsPicture(fsys fs.FS, name string) bool {
	begins, ok := pictures[strings.ToLower(path.Ext(name))]
	if !ok {
		return false
	}
	f, err := Open(fsys, name)
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() > MaxSize {
		return false
	}
	head := make([]byte, 12)
	n, _ := io.ReadFull(f, head)
	return bytes.HasPrefix(head[:n], []byte(begins)) && (begins != "RIFF" || n == 12 && string(head[8:]) == "WEBP")
}
