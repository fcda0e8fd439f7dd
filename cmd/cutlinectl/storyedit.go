package main

import (
	"os"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) storyUpdate() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:   "update STORY FILE",
		Short: "bring a new version of the text into a story; pictures, captions and corrections stay",
		Args:  args(cobra.ExactArgs(2)),
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only tell what would change")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, id, err := c.story(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		f, err := os.Open(a[1])
		if err != nil {
			return err
		}
		defer f.Close()
		u, err := d.PreviewUpdate(cmd.Context(), id, a[1], f)
		if err != nil {
			return err
		}
		if !dry {
			if _, err := d.ApplyUpdate(cmd.Context(), u); err != nil {
				return err
			}
		}
		return c.print(u, func() { c.showUpdate(u) })
	}
	return cmd
}

// showUpdate tells what a new text changes; what stays as it is is left out.
func (c *ctl) showUpdate(u catalog.StoryUpdate) {
	n := 0
	for _, k := range u.Changes {
		if k.Kind == catalog.PartSame && !k.Conflict {
			continue
		}
		n++
		what := string(k.Kind)
		if k.Conflict {
			what = "kept"
		}
		c.say("%-8s %s%s", what, k.Part, map[bool]string{true: " (moved)"}[k.Moved && k.Kind != catalog.PartMoved])
		switch {
		case k.Conflict && k.Theirs == "":
			c.say("  yours:    %s\n  the new text has no such part", k.New)
		case k.Conflict:
			c.say("  yours:    %s\n  new text: %s", k.New, k.Theirs)
		case k.Kind == catalog.PartChanged:
			c.say("  %s", marked(k.Words))
		case k.Kind == catalog.PartRemoved:
			c.say("  %s", k.Old)
		default:
			c.say("  %s", k.New)
		}
	}
	if n == 0 {
		c.say("nothing changes")
	}
}

// marked writes words taken out as [-so-], words put in as {+so+}.
func marked(spans []catalog.Span) string {
	s := ""
	for _, sp := range spans {
		switch sp.Op {
		case catalog.SpanRemoved:
			s += "[-" + sp.Text + "-]"
		case catalog.SpanAdded:
			s += "{+" + sp.Text + "+}"
		default:
			s += sp.Text
		}
	}
	return s
}
