package main

import (
	"github.com/spf13/cobra"

	"fonds/internal/heap"
	"fonds/internal/pipeline"
)

func (a *app) importCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Read the seeds into content/",
		Long: `import reads the texts in seeds/ and writes a page for each into content/documents.
What people have written or changed there stays; where a seed now says otherwise,
a warning names file and line.

Seeds are plain texts (.txt, .text), Markdown (.md, .markdown) and saved pages
(.html, .htm, .xhtml); pictures are shown where a text has them. A file NAME.txt.yaml
beside NAME.txt may say its encoding, and at which lines its documents begin.

With --explain it says instead how one seed is read: its encoding, its blocks, where
every line went, and what was claimed of each document and chosen.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			defer heap.Allow(heapRoom, gcPercent)()
			if file != "" {
				return a.explain(file)
			}
			n, err := pipeline.Import(cmd.Context(), a.options)
			if err != nil {
				return err
			}
			a.say.result(map[string]int{"documents": n}, "%s in content/", counted(n, "document", "documents"))
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "explain", "", "say how this `seed` is read, and write nothing")
	return cmd
}
