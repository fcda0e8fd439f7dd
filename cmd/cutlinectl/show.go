package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) showCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show PHOTO", Short: "everything known of one photo", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, refs []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			id, err := d.Resolve(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			p, err := d.Photo(cmd.Context(), id)
			if err != nil {
				return err
			}
			return c.print(p, func() { c.showPhoto(p) })
		},
	}
}

func (c *ctl) showPhoto(p catalog.Photo) {
	row := func(name, value string) {
		if value != "" {
			c.say("%-20s %s", name, value)
		}
	}
	row("id", p.ID.String())
	row("path", p.Path)
	row("state", string(p.State))
	row("problem", p.Problem)
	c.say("%-20s %s, %d × %d, %d bytes", "file", p.Kind, p.Width, p.Height, p.Bytes)
	row("captured", p.Captured.String())
	row("camera", p.Model)
	row("lens", p.Lens)
	if p.ISO > 0 {
		c.say("%-20s ISO %d, f/%g, %s s, %g mm", "exposure", p.ISO, p.Aperture, p.Shutter, p.FocalMM)
	}
	if p.GPS != nil {
		c.say("%-20s %.6f, %.6f", "gps", p.GPS.Lat, p.GPS.Lon)
	}
	c.say("%-20s rating %d, color %d, tagged %t, rejected %t", "marks", p.Rating, p.Color, p.Tagged, p.Rejected)
	for _, f := range catalog.Fields {
		row(string(f.Name), p.Caption[f.Name].String())
	}
	c.sayClashes(p)
	if len(p.Parts) > 1 {
		for _, x := range p.Parts {
			c.say("%-20s %s, %s, %d bytes", "part", x.File, x.Role, x.Bytes)
		}
	}
	for _, in := range p.Collections {
		row("collection", in.Name)
	}
	for _, u := range p.Stories {
		c.say("%-20s %s, slot %d", "story", u.Slug, u.Slot)
	}
	c.say("%-20s %d, written %d", "revision", p.Revision, p.Written)
}
