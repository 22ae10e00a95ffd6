package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"fonds/internal/output"
)

//go:embed new
var newFiles embed.FS

// initFiles are the files of a new collection and where they come from.
var initFiles = []struct{ name, from string }{
	{"site.yaml", "new/site.yaml"},
	{"Makefile", "new/Makefile"},
	{".gitignore", "new/gitignore"},
	{".gitattributes", "new/gitattributes"},
	{"content/pages/about.md", "new/about.md"},
}

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Make a new, empty collection",
		Long: `init makes a folder with site.yaml, seeds/ for your texts, content/ for the pages
made of them, a Makefile, .gitignore and .gitattributes. Files that exist already
stay as they are.

Corrections go into content/documents/. If two spellings are one party, write a
file called as its page is, content/parties/cprf.md for parties/cprf.html:

    ---
    name: Communist Party of the Russian Federation
    variants: [CPRF, КПРФ]
    ---`,
		Args: oneArg("the folder to make"),
		RunE: func(_ *cobra.Command, args []string) error { return a.init(args[0]) },
	}
}

func (a *app) init(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	disk, err := output.Open(dir)
	if err != nil {
		return err
	}
	defer disk.Close()
	for _, folder := range []string{"seeds", "content"} {
		if err := disk.MkdirAll(folder); err != nil {
			return err
		}
	}
	tree := output.NewTree(disk)
	made := []string{}
	for _, f := range initFiles {
		if _, err := disk.Stat(f.name); err == nil {
			continue
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		data, err := newFiles.ReadFile(f.from)
		if err != nil {
			return err
		}
		if _, err := tree.Write(f.name, data); err != nil {
			return fmt.Errorf("making the collection: %w", err)
		}
		made = append(made, f.name)
	}
	if len(made) == 0 {
		a.say.result(map[string]any{"folder": dir, "made": made}, "%s is a collection already; nothing was changed", dir)
		return nil
	}
	a.say.result(map[string]any{"folder": dir, "made": made},
		"made a collection in %s; put your texts into %s and run: fonds --source %s build",
		dir, filepath.Join(dir, "seeds"), dir)
	return nil
}
