package cache

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"fonds/internal/diag"
	"fonds/internal/output"
)

// A Memo is what a run came to, by the key of all that it depended on. A run with
// the same key comes to the same.
type Memo struct {
	Key      string          `json:"key"`
	Messages []diag.Message  `json:"messages"`
	Result   json.RawMessage `json:"result"`
}

// ReadMemo gives the memo of a kind of run; ok is false if there is none, or a
// damaged one.
func ReadMemo(fsys fs.FS, kind string) (m Memo, ok bool) {
	data, ok := readSealed(fsys, kind+".memo")
	return m, ok && json.Unmarshal(data, &m) == nil
}

// WriteMemo keeps a memo.
func WriteMemo(tree *output.Tree, kind string, m Memo) error {
	data, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("keeping what the %s came to: %w", kind, err)
	}
	return writeSealed(tree, kind+".memo", data)
}
