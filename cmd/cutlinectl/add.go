package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) addCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add PATH…", Short: "catalog photos where they lie, recursively; again = only what changed",
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			report, end := c.progress("add")
			done, err := d.Add(cmd.Context(), paths, report)
			end()
			if err != nil {
				return err
			}
			c.failures(done.Failed)
			if done.Failed == nil {
				done.Failed = []catalog.Failure{}
			}
			return c.print(done, func() {
				c.say("%d added, %d updated, %d unchanged, %d failed in %.1f s", done.Added, done.Updated, done.Unchanged, len(done.Failed), done.Seconds)
				if done.Missing > 0 {
					c.say("offline now, because their files are not there: %d", done.Missing)
				}
				if done.Clashing > 0 {
					c.say("changed by another program and here, so that you have to choose: %d (cutlinectl clash)", done.Clashing)
				}
				for _, n := range done.Notes {
					c.say("%s", n)
				}
				if done.Ask != "" {
					c.say("%s", done.Ask)
				}
			})
		},
	}
}
