package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) writeCommand() *cobra.Command {
	var pending, embed, sidecar, insist, keepTimes, dry bool
	cmd := &cobra.Command{
		Use: "write (PHOTO… | --query Q | --pending)", Short: "carry captions to the files: to XMP sidecars, or into the files themselves",
		Long: `Carries captions and marks to the files, where other programs read them: to XMP
sidecars, or with --embed into the files themselves: into JPEGs, and where there
is ExifTool (exiftool.org) into TIFF, PSD, PNG, WebP and DNG. Then every byte of
the picture stays, and undo makes the files what they were. What cannot be
written for certain gets its sidecar, as do other kinds of files, and the report
says why. Signed files (C2PA) are left alone unless you --insist.`,
	}
	query := queryFlag(cmd)
	cmd.Flags().BoolVar(&pending, "pending", false, "every photo whose file is behind the catalog")
	cmd.Flags().BoolVar(&embed, "embed", false, "write into the files themselves where that is safe")
	cmd.Flags().BoolVar(&sidecar, "sidecar", false, "write sidecars (the default)")
	cmd.Flags().BoolVar(&insist, "insist", false, "with --embed: also into signed files, and over old texts in an unknown code page")
	cmd.Flags().BoolVar(&keepTimes, "keep-times", false, "with --embed: files keep their time of change")
	c.exiftoolFlag(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only say what would go where")
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		o := catalog.WriteOptions{Embed: embed, Insist: insist, KeepTimes: keepTimes}
		if embed && sidecar {
			return usage("give --embed or --sidecar, not both")
		}
		if !embed && (insist || keepTimes || c.exiftool != "") {
			return usage("--insist, --keep-times and --exiftool go with --embed")
		}
		if err := c.checkExiftool(cmd.Context()); err != nil {
			return err
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

// exiftoolFlag lets a person name the exiftool to be used.
func (c *ctl) exiftoolFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.exiftool, "exiftool", "", `the ExifTool that writes into files that are no JPEGs, or "off"; default $CUTLINE_EXIFTOOL, else the one on PATH`)
}

// checkExiftool makes sure that an exiftool that a person named is one.
func (c *ctl) checkExiftool(ctx context.Context) error {
	if c.exiftool == "" || c.exiftool == "off" {
		return nil
	}
	if _, err := desk.FindExiftool(ctx, c.exiftool); err != nil {
		return usage("--exiftool %s: %v", c.exiftool, err)
	}
	return nil
}

// sayWritten tells people what was written, and what went elsewhere.
func (c *ctl) sayWritten(done catalog.Written) {
	ask := false
	for _, a := range slices.Concat(done.Beside, done.Aside) {
		c.say("%s: to the sidecar: %s", a.Path, a.Error)
		ask = ask || a.Refused
	}
	if ask {
		c.say("with --insist they are written into the files nevertheless")
	}
	c.say("%d written, %d of them into the files, %d unchanged, %d failed", done.Written, done.Embedded, done.Unchanged, len(done.Failed))
}
