package pipeline

import (
	"fmt"
	"io/fs"

	"fonds/internal/content"
)

// checkWithheld looks whether text of a document that is withdrawn, or a draft,
// stands in another one that was read from the same seed: when lines of a seed
// move, what was parted by their numbers can come to stand on a page that is
// published. That is an error: the text was taken down for a reason.
func (r *run) checkWithheld(heads []head) error {
	byFile := map[string][]head{} // what is published, by its seeds
	for _, h := range heads {
		if h.meta.Draft || h.meta.Withdrawn != "" {
			continue
		}
		for _, file := range seedFiles(h) {
			byFile[file] = append(byFile[file], h)
		}
	}
	fsys := r.sub("content")
	for _, h := range heads {
		if !h.meta.Draft && h.meta.Withdrawn == "" {
			continue
		}
		told := map[string]bool{}
		var passages map[string]int
		for _, file := range seedFiles(h) {
			for _, other := range byFile[file] {
				if told[other.file] {
					continue
				}
				told[other.file] = true
				if passages == nil {
					data, err := fs.ReadFile(fsys, h.file)
					if err != nil {
						return fmt.Errorf("reading content/%s: %w", h.file, err)
					}
					passages = content.Passages(h.entry, data)
				}
				data, err := fs.ReadFile(fsys, other.file)
				if err != nil {
					return fmt.Errorf("reading content/%s: %w", other.file, err)
				}
				first := 0
				for hash, line := range content.Passages(nil, data) {
					if _, held := passages[hash]; held && (first == 0 || line < first) {
						first = line
					}
				}
				if first > 0 {
					r.Log.Errorf("content/"+other.file, first, "see that the numbers in the sidecar of seeds/"+file+" fit its lines, or take the text out here",
						"would publish text of content/%s, which is withdrawn or a draft", h.file)
				}
			}
		}
	}
	return nil
}

// seedFiles are the files under seeds/ that a document is or was read from.
func seedFiles(h head) []string {
	var files []string
	for _, s := range h.meta.Seeds {
		files = append(files, s.File)
	}
	if h.entry != nil {
		for _, s := range h.entry.Seeds {
			files = append(files, s.File)
		}
		files = append(files, h.entry.Was...)
	}
	return files
}
