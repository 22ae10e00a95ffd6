package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"

	"fonds/internal/output"
)

// A sealed value is a file of the cache folder that says what it was computed by:
//
//	fonds cache 1\n
//	the SHA-256 of all that follows
//	the length of the key, the key
//	the value
//
// A file that is damaged or cut, or has another key, is as if it were not there.
const sealedMark = "fonds cache 1\n"

const sealedExt = ".bin"

// ReadSealed gives the value of a name, if it was kept with this key and is whole.
func ReadSealed(fsys fs.FS, name, key string) (value []byte, ok bool) {
	data, err := fs.ReadFile(fsys, name+sealedExt)
	if err != nil {
		return nil, false
	}
	data, ok = bytes.CutPrefix(data, []byte(sealedMark))
	if !ok || len(data) < sha256.Size {
		return nil, false
	}
	sum, rest := data[:sha256.Size], data[sha256.Size:]
	if got := sha256.Sum256(rest); !bytes.Equal(got[:], sum) {
		return nil, false
	}
	r := reader{data: rest}
	if r.text() != key || r.bad {
		return nil, false
	}
	return r.data, true
}

// WriteSealed keeps a value under a name.
func WriteSealed(tree *output.Tree, name, key string, value []byte) error {
	data := make([]byte, 0, len(sealedMark)+sha256.Size+len(key)+10+len(value))
	data = append(data, sealedMark...)
	at := len(data)
	data = append(data, make([]byte, sha256.Size)...)
	w := writer{data: data}
	w.text(key)
	data = append(w.data, value...)
	sum := sha256.Sum256(data[at+sha256.Size:])
	copy(data[at:], sum[:])
	if _, err := tree.Write(name+sealedExt, data); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	return nil
}
