package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"fonds/internal/heap"
	"fonds/internal/output"
	"fonds/internal/pipeline"
)

func (a *app) buildCommand() *cobra.Command {
	var changed string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Import the seeds and build the site",
		Long: `build imports what is new or changed in seeds/ and makes the whole site, which
replaces the old one in one step. On any error the old site stays as it was.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			defer heap.Allow(heapRoom, gcPercent)()
			a.publishes = true
			result, err := pipeline.Build(cmd.Context(), a.options)
			if err != nil {
				return err
			}
			if changed != "" {
				if err := writeChanges(changed, result.Changes); err != nil {
					return err
				}
			}
			a.say.result(result, "%s on %s: %d new, %d changed, %d removed", counted(result.Documents, "document", "documents"),
				counted(result.Pages, "page", "pages"), len(result.Added), len(result.Changed), len(result.Removed))
			return nil
		},
	}
	cmd.Flags().BoolVar(&a.options.NoImport, "no-import", false, "build from content/ as it is, without looking at the seeds")
	cmd.Flags().StringVar(&a.options.Zip, "zip", "", "pack the site into this `file` too")
	cmd.Flags().StringVar(&changed, "changed", "", "write into this `file` what was added, changed and removed, a line each")
	cmd.Flags().BoolVar(&a.options.Strict, "strict", false, "let warnings stop the build")
	return cmd
}

// writeChanges lists what a publication changed, by path in the site: "+ path" for
// a file that is new, "~ path" for one with other bytes, "- path" for one that is
// gone. An empty file says that all is as it was.
func writeChanges(name string, c output.Changes) error {
	var lines []string
	for _, list := range []struct {
		sign  string
		paths []string
	}{{"+ ", c.Added}, {"~ ", c.Changed}, {"- ", c.Removed}} {
		for _, path := range list.paths {
			lines = append(lines, list.sign+path+"\n")
		}
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "")), 0o666); err != nil {
		return fmt.Errorf("writing what has changed: %w", err)
	}
	return nil
}

// heapRoom and gcPercent keep a run at 10,000 documents under 300 MB.
const (
	heapRoom  = 264 << 20 // bytes
	gcPercent = 70
)
