package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

const rosterSuggestLong = `Hold the people whom a story's article names, with the offices it gives them,
against the roster. Each is known; known, but not with an office that the
article gives (office); new; or has namesakes, of whom a person must choose.
Short forms of offices are those of the story's captions. Nothing is changed:
the window has people confirm each of them.`

func (c *ctl) rosterSuggest() *cobra.Command {
	return &cobra.Command{
		Use: "suggest STORY", Short: "who a story names, and what of it the roster does not know", Long: rosterSuggestLong, Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			d, id, err := c.story(cmd.Context(), a[0])
			if err != nil {
				return err
			}
			all, err := d.ProposePeople(cmd.Context(), id)
			if err != nil {
				return err
			}
			return c.print(append([]catalog.Proposal{}, all...), func() {
				for _, p := range all {
					c.say("%-9s  %s", p.Kind, catalog.Person{Name: p.Name, Honorific: p.Honorific}.Polite())
					for _, o := range p.Missing {
						c.say("    since %s  %s (%s)", o.From, o.Full(), o.Brief())
					}
					for _, who := range p.People {
						c.say("    %s", personLine(who, p.Day))
					}
				}
			})
		},
	}
}
