package main

import (
	"context"

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
