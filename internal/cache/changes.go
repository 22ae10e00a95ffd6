package cache

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"fonds/internal/document"
	"fonds/internal/output"
)

// A Change is a field of a document that an import gave another value.
type Change struct {
	Document document.ID    `json:"document"`
	File     string         `json:"file"` // under content/
	Field    document.Field `json:"field"`
	Was      string         `json:"was,omitempty"`
	Now      string         `json:"now,omitempty"`
}

const changesFile = "changes"

// WriteChanges keeps what the last import that changed anything has changed, by
// file and field.
func WriteChanges(tree *output.Tree, changes []Change) error {
	data, err := json.Marshal(changes)
	if err != nil {
		return fmt.Errorf("keeping what changed: %w", err)
	}
	return writeSealed(tree, changesFile, data)
}

// ReadChanges gives them back; none if the cache does not know.
func ReadChanges(fsys fs.FS) []Change {
	data, ok := readSealed(fsys, changesFile)
	var changes []Change
	if !ok || json.Unmarshal(data, &changes) != nil {
		return nil
	}
	return changes
}
