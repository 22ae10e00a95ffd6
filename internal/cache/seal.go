package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"

	"fonds/internal/output"
)

// A sealed file begins with the hash of what follows: a damaged one is as good as
// none.

func readSealed(fsys fs.FS, name string) (data []byte, ok bool) {
	if fsys == nil {
		return nil, false
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil || len(data) < sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(data[sha256.Size:])
	return data[sha256.Size:], bytes.Equal(sum[:], data[:sha256.Size])
}

func writeSealed(tree *output.Tree, name string, data []byte) error {
	sum := sha256.Sum256(data)
	if err := tree.Put(name, append(sum[:], data...)); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	return nil
}
