// Command cutlinectl is the picture desk on the command line: everything the
// window does, with JSON for scripts.
//
// Exit status: 0 done, 1 some items failed, 2 wrong usage, 3 refused by a
// check (3 wins over 1).
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// Exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitRefused = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole program but for the process around it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	// Cobra finds an unknown verb before it reads any flag.
	c := &ctl{out: stdout, err: stderr, json: slices.Contains(args, "--json")}
	root := c.command()
	root.SetArgs(wordsAfterDash(root, args))
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	c.close()
	if err != nil && !errors.Is(err, errShown) {
		c.fail(err)
	}
	return c.status(err)
}

// ctl is one run of the program.
type ctl struct {
	out, err io.Writer
	catalog  string
	json     bool
	quiet    bool
	failed   bool // some items failed; each has been listed
	refused  bool // a check refused one of them
	desk     *desk.Desk
	exiftool string // see desk.Options
}

func (c *ctl) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "cutlinectl",
		Short:         "Cutline, the picture desk, on the command line",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       catalog.Version,
		RunE:          verbs("init, add, find, show, set, mark, replace, template, codes, write, collection, event, roster, story, export …"),
	}
	f := root.PersistentFlags()
	f.StringVar(&c.catalog, "catalog", "", "the catalog's folder (*.cutline); default $CUTLINE_CATALOG, else Cutline.cutline in the Pictures folder")
	f.BoolVar(&c.json, "json", c.json, "print one JSON value on standard output and nothing else")
	f.BoolVarP(&c.quiet, "quiet", "q", false, "print no progress")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%v", err) })
	root.AddCommand(c.initCommand(), c.addCommand(), c.findCommand(), c.countsCommand(), c.showCommand(), c.setCommand(),
		c.markCommand(), c.replaceCommand(), c.templateCommand(), c.codesCommand(), c.writeCommand(), c.undoCommand(), c.redoCommand(), c.historyCommand(),
		c.clashCommand(), c.rootCommand(), c.forgetCommand(), c.houseCommand(), c.collectionCommand(), c.eventCommand(), c.rosterCommand(), c.storyCommand(), c.exportCommand(),
		c.demoCommand(), c.versionCommand())
	return root
}

// verbs refuses a command that only holds others, named without one of them.
func verbs(list string) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, a []string) error {
		if len(a) > 0 {
			return usage("%s has no verb %q: want %s", cmd.CommandPath(), a[0], list)
		}
		return usage("say what to do: %s; see %s --help", list, cmd.CommandPath())
	}
}

// usage is an error of wrong usage.
func usage(format string, args ...any) error {
	return fmt.Errorf("%w: %w", catalog.ErrUsage, fmt.Errorf(format, args...))
}

// args turns cobra's complaints about arguments into wrong usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, a []string) error {
		if err := check(cmd, a); err != nil {
			return usage("%s: %v; see cutlinectl %s --help", cmd.Name(), err, cmd.Name())
		}
		return nil
	}
}

// errShown is a refusal whose findings have been printed already.
var errShown = fmt.Errorf("the findings: %w", catalog.ErrRefused)

// status is the exit status for what happened.
func (c *ctl) status(err error) int {
	switch {
	case errors.Is(err, catalog.ErrRefused), err == nil && c.refused:
		return exitRefused
	case errors.Is(err, catalog.ErrUsage), errors.Is(err, catalog.ErrNotFound), errors.Is(err, catalog.ErrNotCatalog):
		return exitUsage
	case err != nil && isUnknownCommand(err):
		return exitUsage
	case err != nil, c.failed:
		return exitFailed
	}
	return exitDone
}

// open opens the catalog, once.
func (c *ctl) open(ctx context.Context) (*desk.Desk, error) {
	if c.desk != nil {
		return c.desk, nil
	}
	dir, err := c.dir()
	if err != nil {
		return nil, err
	}
	d, err := desk.Open(ctx, dir, desk.Options{Version: catalog.Version, Exiftool: c.exiftool})
	if errors.Is(err, catalog.ErrNotFound) {
		return nil, fmt.Errorf("%w; make it with: cutlinectl --catalog %q init", err, dir)
	}
	c.desk = d
	return d, err
}

func (c *ctl) dir() (string, error) {
	if strings.HasPrefix(c.catalog, "postgres://") || strings.HasPrefix(c.catalog, "postgresql://") {
		return "", usage("--catalog %s: this version keeps catalogs in folders only, not in PostgreSQL", c.catalog)
	}
	if c.catalog != "" {
		return c.catalog, nil
	}
	return desk.DefaultPath()
}

func (c *ctl) close() {
	if c.desk == nil {
		return
	}
	if err := c.desk.Close(); err != nil {
		fmt.Fprintln(c.err, "cutlinectl:", err)
		c.failed = true
	}
}
