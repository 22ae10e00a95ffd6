// Package static holds the stylesheet, the script, the fonts and the icon of
// every site. A collection's own static/ folder lies over them, file by file.
package static

import "embed"

// FS holds the files, by their names in this folder, which are their paths in
// the site too. The licence of the fonts goes where they go.
//
//go:embed *.css *.js favicon.svg fonts/*.woff2 fonts/OFL.txt
var FS embed.FS
