// Package static holds the stylesheet, the script, the fonts and the icon of
// every site. A collection's own static/ folder lies over them, file by file.
//
// The fonts are Literata (fonts/OFL.txt), of github.com/googlefonts/literata,
// version 3.103: optical size 14, weights 400 to 700, no hints; Latin, Cyrillic
// and Greek, of the italics no Greek. They were made with fonttools:
//
//	fonttools varLib.instancer 'Literata[opsz,wght].ttf' opsz=14 wght=400:700 -o text.ttf
//	pyftsubset text.ttf --flavor=woff2 --no-hinting --output-file=literata.woff2 \
//		--layout-features=kern,liga,locl,mark,mkmk,ccmp,lnum,tnum,onum,pnum,calt,rlig \
//		--unicodes=U+20-17F,U+218-21B,U+370-52F,U+2000-206F and what else style.css names
package static

import "embed"

// FS holds the files, by their names in this folder, which are their paths in
// the site too. The licence of the fonts goes where they go.
//
//go:embed *.css *.js favicon.svg fonts/*.woff2 fonts/OFL.txt
var FS embed.FS
