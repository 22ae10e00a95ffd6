// Command fonds turns a folder of raw texts into a document collection and a
// static site. See README.md.
//
// A file per subcommand; messages.go is how the program speaks.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
)

// Exit codes.
const (
	exitDone   = 0 // with warnings or without
	exitErrors = 1
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// app is what every subcommand has: the global flags, and where to speak.
type app struct {
	options   pipeline.Options
	say       *speaker
	quiet     bool
	verbose   bool
	json      bool
	publishes bool // the command that was called makes a site
}

// usageError is an error in how the command was called.
type usageError struct{ error }

func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{options: pipeline.Options{Log: &diag.Log{}}, say: &speaker{out: stdout, err: stderr}}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	a.say.end()
	a.say.messages(a.options.Log.Messages())
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage), strings.HasPrefix(err.Error(), "unknown command"):
		first, _, _ := strings.Cut(err.Error(), "\n") // cobra adds suggestions below
		a.say.failure(errors.New(first), "see fonds --help")
		return exitUsage
	case errors.Is(err, pipeline.ErrMessages):
		a.say.summary(a.options.Log, a.options.Strict, a.publishes)
		return exitErrors
	case errors.Is(err, context.Canceled):
		text := "interrupted"
		if a.publishes {
			text += "; nothing was published"
		}
		a.say.failure(errors.New(text), "")
		return exitErrors
	}
	a.say.failure(err, "")
	return exitErrors
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "fonds",
		Short: "Turn a folder of raw texts into a document collection",
		Long: `fonds reads title, authors, date, languages, parties, countries and signatories
out of the texts in seeds/, writes pages into content/ for people to correct, and
makes a site with a page for every document, author, country and party.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRun: func(*cobra.Command, []string) {
			a.say.quiet, a.say.verbose, a.say.json = a.quiet, a.verbose, a.json
			a.options.Progress = a.say.progress
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.options.Source, "source", ".", "the collection's `folder`")
	flags.StringVar(&a.options.Config, "config", "", "configuration `file` (default site.yaml in the collection)")
	flags.StringVar(&a.options.Output, "output", "", "`folder` of the site (default public in the collection)")
	flags.StringVar(&a.options.Cache, "cache", "", "`folder` that may be deleted at any time (default .cache in the collection)")
	flags.BoolVar(&a.quiet, "quiet", false, "say nothing but errors")
	flags.BoolVar(&a.verbose, "verbose", false, "say more")
	flags.BoolVar(&a.json, "json", false, "print messages and results as JSON, one a line")
	root.MarkFlagsMutuallyExclusive("quiet", "verbose")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(a.initCommand(), a.importCommand(), a.buildCommand(), a.serveCommand(), a.checkCommand(),
		a.reviewCommand(), a.correctCommand(), a.searchCommand(), a.versionCommand())
	return root
}

// noArgs and the like say what was wrong with the arguments, as usage errors.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no arguments, but got %q", cmd.CommandPath(), args[0])}
	}
	return nil
}

func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{fmt.Errorf("%s needs one argument, %s", cmd.CommandPath(), what)}
		}
		return nil
	}
}
