package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) rosterLikely() *cobra.Command {
	cmd := &cobra.Command{
		Use: "likely (PHOTO… | --query Q)", Short: "who is most likely to be on photos, and why: event, near, recent",
	}
	query := queryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, refs, *query)
		if err != nil {
			return err
		}
		people, err := d.LikelyPeople(cmd.Context(), ids)
		if err != nil {
			return err
		}
		if people == nil {
			people = []catalog.Likely{}
		}
		return c.print(people, func() {
			for i, p := range people {
				c.say("%d  %-6s  %s", i+1, p.Why, p.Name)
			}
		})
	}
	return cmd
}
