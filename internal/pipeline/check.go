package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"fonds/internal/check"
)

// Checked is what a check looked at.
type Checked struct {
	Documents int `json:"documents"`
	Pages     int `json:"pages"`
	Links     int `json:"links"`
}

// Check checks the front matter and the authority records of content/, the
// layouts, and the site as it was built. What is wrong goes to the log.
func Check(ctx context.Context, o Options) (Checked, error) {
	r, err := begin(ctx, o)
	if err != nil {
		return Checked{}, err
	}
	defer r.close()
	heads, err := r.readHeads(ctx)
	if err != nil {
		return Checked{}, err
	}
	_, linked, err := r.link(ctx, heads, r.texts(heads))
	if err != nil {
		return Checked{}, err
	}
	if linked != nil {
		r.warnOf(r.contradicted(linked, heads))
	}
	if _, err := r.readLook(); err != nil {
		return Checked{}, r.told(err)
	}
	root, err := os.OpenRoot(r.Output)
	if errors.Is(err, fs.ErrNotExist) {
		return Checked{}, fmt.Errorf("there is no site at %s; build it first", r.Output)
	}
	if err != nil {
		return Checked{}, err
	}
	defer root.Close()
	pages, links, err := check.Site(root.FS(), r.Log)
	if err != nil {
		return Checked{}, fmt.Errorf("checking %s: %w", r.Output, err)
	}
	if r.failed() {
		err = ErrMessages
	}
	return Checked{len(heads), pages, links}, err
}
