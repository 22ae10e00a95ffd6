// Package layouts holds the default layouts and the words of the interface. A
// collection's own layouts/ folder lies over them, file by file: a file there
// of the same name takes the place of the one here.
//
//	base.html       what every page has: head, masthead, breadcrumb, footer
//	<layout>.html   one file for each kind of page; it defines "main"
//	partials/*.html pieces that layouts share
//	i18n/<lang>.yaml the words
package layouts

import "embed"

// FS holds the files, by their names in this folder.
//
//go:embed *.html partials/*.html i18n/*.yaml
var FS embed.FS
