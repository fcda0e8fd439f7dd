package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) undoCommand() *cobra.Command {
	return c.stepCommand("undo", "take back the newest edit that stands", (*desk.Desk).Undo)
}

func (c *ctl) redoCommand() *cobra.Command {
	cmd := c.stepCommand("redo", "bring back what undo took last", (*desk.Desk).Redo)
	c.exiftoolFlag(cmd) // for a write into files
	return cmd
}

func (c *ctl) stepCommand(name, short string, step func(*desk.Desk, context.Context) (catalog.Applied, error)) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: short, Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			done, err := step(d, cmd.Context())
			if err != nil {
				return err
			}
			c.failures(done.Failed)
			return c.print(done, func() { c.say("%s: edit %d (%s), %d changed", name, done.Edit, done.Title, done.Changed) })
		},
	}
}

func (c *ctl) historyCommand() *cobra.Command {
	var story bool
	cmd := &cobra.Command{
		Use: "history PHOTO", Short: "what happened to a photo (or, with --story, to a story), newest first", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, refs []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			t := catalog.Target{Kind: catalog.OfPhoto}
			if story {
				id, err := d.ResolveStory(cmd.Context(), refs[0])
				if err != nil {
					return err
				}
				t = catalog.Target{Kind: catalog.OfStory, ID: int64(id)}
			} else {
				id, err := d.Resolve(cmd.Context(), refs[0])
				if err != nil {
					return err
				}
				t.ID = int64(id)
			}
			past, err := d.History(cmd.Context(), t, 0)
			if err != nil {
				return err
			}
			if past == nil {
				past = []catalog.Past{}
			}
			return c.print(past, func() {
				for _, p := range past {
					c.say("%s  %-10s  %-16s  %q -> %q  (edit %d)", p.When.Local().Format("2006-01-02 15:04:05"), p.Who, p.Field,
						strings.ReplaceAll(p.Old, "\n", " "), strings.ReplaceAll(p.New, "\n", " "), p.Edit)
				}
			})
		},
	}
	cmd.Flags().BoolVar(&story, "story", false, "the history of a story")
	return cmd
}
