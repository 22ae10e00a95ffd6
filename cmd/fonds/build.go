package main

import (
	"github.com/spf13/cobra"

	"fonds/internal/heap"
	"fonds/internal/pipeline"
)

func (a *app) buildCommand() *cobra.Command {
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
			a.say.result(result, "%s on %s: %d new, %d changed, %d removed", counted(result.Documents, "document", "documents"),
				counted(result.Pages, "page", "pages"), len(result.Added), len(result.Changed), len(result.Removed))
			return nil
		},
	}
	cmd.Flags().BoolVar(&a.options.NoImport, "no-import", false, "build from content/ as it is, without looking at the seeds")
	cmd.Flags().StringVar(&a.options.Zip, "zip", "", "pack the site into this `file` too")
	cmd.Flags().BoolVar(&a.options.Strict, "strict", false, "let warnings stop the build")
	return cmd
}

// heapRoom and gcPercent keep a run at 10,000 documents under 300 MB.
const (
	heapRoom  = 264 << 20 // bytes
	gcPercent = 70
)
