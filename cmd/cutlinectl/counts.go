package main

import (
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

// countsMost is how many rows of each list are shown to people; JSON has all.
const countsMost = 20

func (c *ctl) countsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "counts [QUERY]", Short: "count photos by mark, kind, camera, folder, day, event and person, as chips and sidebar do",
		RunE: func(cmd *cobra.Command, words []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			n, err := d.Counts(cmd.Context(), strings.Join(words, " "))
			if err != nil {
				return err
			}
			return c.print(n, func() { c.sayCounts(n) })
		},
	}
	cmd.Flags().SetInterspersed(false)
	return cmd
}

func (c *ctl) sayCounts(n catalog.Counts) {
	c.say("%d of %d photos", n.Found, n.Total)
	c.say("tagged %d  rejected %d  caption:none %d  credit:none %d  pending %d  clash %d  damaged %d  offline %d  in stories %d",
		n.Tagged, n.Rejected, n.Untold, n.Uncredited, n.Pending, n.Clashing, n.Damaged, n.Offline, n.Placed)
	for stars, k := range n.Ratings {
		if k > 0 {
			c.say("%9d  rating:%d", k, stars)
		}
	}
	for class, k := range n.Colors {
		if class > 0 && k > 0 {
			c.say("%9d  color:%d", k, class)
		}
	}
	for _, list := range []struct {
		field string
		rows  []catalog.Tally
	}{{"kind", n.Kinds}, {"camera", n.Cameras}, {"in", n.Folders}, {"date", n.Days}, {"event", n.Events}, {"people", n.People},
		{"story", n.Stories}, {"collection", n.Collections}} {
		for i, t := range list.rows {
			if i == countsMost {
				c.say("           … and %d more of %s", len(list.rows)-i, list.field)
				break
			}
			c.say("%9d  %s:%s", t.N, list.field, t.Name)
		}
	}
}
