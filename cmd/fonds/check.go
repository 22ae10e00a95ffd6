package main

import (
	"github.com/spf13/cobra"

	"fonds/internal/pipeline"
)

func (a *app) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the collection and its built site",
		Long: `check reads every front matter, the layouts and the built site: links and fragments
that lead nowhere, requests to other hosts, active content, faulty HTML, and files
that are not as they were built.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			checked, err := pipeline.Check(cmd.Context(), a.options)
			if err != nil {
				return err
			}
			a.say.result(checked, "%s, %s, %s: nothing found", counted(checked.Documents, "document", "documents"),
				counted(checked.Pages, "page", "pages"), counted(checked.Links, "link", "links"))
			return nil
		},
	}
	cmd.Flags().BoolVar(&a.options.Strict, "strict", false, "let warnings count as errors")
	return cmd
}
