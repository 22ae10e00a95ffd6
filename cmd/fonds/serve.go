package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"fonds/internal/diag"
	"fonds/internal/pipeline"
	"fonds/internal/preview"
)

func (a *app) serveCommand() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this machine and rebuild on every save",
		Long: `serve builds the site, shows it at a loopback address, and builds it again whenever a
file of the collection is saved; open pages reload themselves. Press Ctrl+C to end.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), port) },
	}
	cmd.Flags().IntVar(&port, "port", 1313, "port on the loopback interface; 0 takes a free one")
	return cmd
}

func (a *app) serve(ctx context.Context, port int) error {
	dir := a.options.Output
	if dir == "" {
		dir = filepath.Join(a.options.Source, "public")
	}
	config := a.options.Config
	if config == "" {
		config = filepath.Join(a.options.Source, "site.yaml")
	}
	server := &preview.Server{Dir: dir}
	listener, err := server.Listen(port)
	if err != nil {
		return err
	}
	if _, err := a.rebuild(ctx); err != nil {
		return err
	}
	a.say.result(map[string]string{"address": "http://" + listener.Addr().String() + "/"},
		"showing the site at http://%s/", listener.Addr())

	watched := []string{config}
	for _, name := range []string{"seeds", "content", "layouts", "static"} {
		watched = append(watched, filepath.Join(a.options.Source, name))
	}
	failures := make(chan error, 2)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { failures <- server.Serve(ctx, listener) }()
	go func() {
		failures <- preview.Watch(ctx, watched, func() {
			changed, err := a.rebuild(ctx)
			switch {
			case err != nil && !errors.Is(err, context.Canceled):
				a.say.failure(err, "")
			case changed:
				server.Reload()
			}
		})
	}()
	return <-failures
}

// rebuild builds the site and reports whether anything of it changed. What is
// wrong is said at once; only what keeps the preview from working is an error.
func (a *app) rebuild(ctx context.Context) (changed bool, err error) {
	o := a.options
	o.Log = &diag.Log{}
	result, err := pipeline.Build(ctx, o)
	a.say.end()
	a.say.messages(o.Log.Messages())
	if errors.Is(err, pipeline.ErrMessages) {
		a.say.summary(o.Log, o.Strict, true)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	n := len(result.Added) + len(result.Changed) + len(result.Removed)
	if n > 0 {
		a.say.result(result, "%s", fmt.Sprintf("built %s, %s changed", counted(result.Pages, "page", "pages"), counted(n, "file", "files")))
	}
	return n > 0, nil
}
