// Package stemmers holds the Snowball stemmers as scripts for the browser,
// translated from the Go module that the index is built with. Where a script needs
// a Snowball environment, static/words.js supplies it.
package stemmers

import "embed"

//go:generate go run generate.go

//go:embed *.js
var scripts embed.FS

// Script is the script of a stemmer, by Snowball's name of its language.
func Script(name string) ([]byte, error) { return scripts.ReadFile(name + ".js") }
