// Package check reads a built site back and says what is wrong with it: links and
// fragments that lead nowhere, ids given twice, foreign requests, active
// content, addresses that do not match the manifest.
package check

import (
	"io/fs"

	"fonds/internal/diag"
)

// Site checks every file of a site; findings go to the log as errors with file and line. It returns the number of
// pages and links checked.
func Site(fsys fs.FS, log *diag.Log) (pages, links int, err error) { panic("to be written") }
