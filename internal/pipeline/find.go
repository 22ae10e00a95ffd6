package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fonds/internal/search"
)

// Search looks for a query in the index of the site that was built, and shows at
// most so many results.
func Search(o Options, query string, most int) (search.Answer, error) {
	folder := o.Output
	if folder == "" {
		folder = filepath.Join(o.Source, "public")
	}
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return search.Answer{}, fmt.Errorf("there is no site at %s; build it first", folder)
	}
	if err != nil {
		return search.Answer{}, err
	}
	defer root.Close()
	index, err := search.Open(root.FS())
	if err != nil {
		return search.Answer{}, err
	}
	return index.Search(query, most)
}
