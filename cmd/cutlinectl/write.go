package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) writeCommand() *cobra.Command {
	var pending, embed, sidecar, insist, keepTimes, dry bool
	cmd := &cobra.Command{
		Use: "write (PHOTO… | --query Q | --pending)", Short: "carry captions to the files: to XMP sidecars, or into the files themselves",
		Long: `Carries captions and marks to the files, where other programs read them: to XMP
sidecars, or with --embed into JPEG files. Then every byte behind the header
stays, and undo makes the files what they were. What cannot be written for
certain gets its sidecar, and the report says why. Signed files (C2PA) are left
alone unless you --insist.`,
	}
	query := queryFlag(cmd)
	cmd.Flags().BoolVar(&pending, "pending", false, "every photo whose file is behind the catalog")
	cmd.Flags().BoolVar(&embed, "embed", false, "write into the files themselves where that is safe")
	cmd.Flags().BoolVar(&sidecar, "sidecar", false, "write sidecars (the default)")
	cmd.Flags().BoolVar(&insist, "insist", false, "with --embed: also into signed files, and over old texts in an unknown code page")
	cmd.Flags().BoolVar(&keepTimes, "keep-times", false, "with --embed: files keep their time of change")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only say what would go where")
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		o := catalog.WriteOptions{Embed: embed, Insist: insist, KeepTimes: keepTimes}
		if embed && sidecar {
			return usage("give --embed or --sidecar, not both")
		}
		if !embed && (insist || keepTimes) {
			return usage("--insist and --keep-times go with --embed")
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		var ids []catalog.PhotoID
		if pending {
			if len(refs) > 0 || cmd.Flags().Changed("query") {
				return usage("give photos, --query or --pending, not two of them")
			}
			ids, err = d.Pending(cmd.Context(), 0)
		} else {
			ids, err = c.pick(cmd.Context(), d, cmd, refs, *query)
		}
		if err != nil {
			return err
		}
		if dry {
			plan, err := d.WritePlan(cmd.Context(), ids, o)
			if err != nil {
				return err
			}
			return c.print(plan, func() { c.say("%d into files, %d to sidecars, %d unchanged", plan.Embed, plan.Sidecar, plan.Unchanged) })
		}
		report, end := c.progress("write")
		done, err := d.Write(cmd.Context(), ids, o, report)
		end()
		if err != nil {
			return err
		}
		c.failures(done.Failed)
		return c.print(done, func() { c.sayWritten(done) })
	}
	return cmd
}

// sayWritten tells people what was written, and what went elsewhere.
func (c *ctl) sayWritten(done catalog.Written) {
	ask := false
	for _, a := range done.Aside {
		c.say("%s: to the sidecar: %s", a.Path, a.Error)
		ask = ask || a.Refused
	}
	if ask {
		c.say("with --insist they are written into the files nevertheless")
	}
	c.say("%d written, %d of them into the files, %d unchanged, %d failed", done.Written, done.Embedded, done.Unchanged, len(done.Failed))
}
