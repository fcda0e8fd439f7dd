package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) writeCommand() *cobra.Command {
	var pending, embed, sidecar bool
	cmd := &cobra.Command{
		Use: "write (PHOTO… | --query Q | --pending)", Short: "carry captions to the files, as XMP sidecars",
	}
	query := queryFlag(cmd)
	cmd.Flags().BoolVar(&pending, "pending", false, "every photo whose file is behind the catalog")
	cmd.Flags().BoolVar(&embed, "embed", false, "write into the masters (not in this version)")
	cmd.Flags().BoolVar(&sidecar, "sidecar", false, "write sidecars (the default)")
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		if embed {
			return usage("--embed: this version writes captions to XMP sidecars only, never into masters; leave the flag out")
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
		report, end := c.progress("write")
		done, err := d.Write(cmd.Context(), ids, report)
		end()
		if err != nil {
			return err
		}
		c.failures(done.Failed)
		if done.Failed == nil {
			done.Failed = []catalog.Failure{}
		}
		return c.print(done, func() { c.say("%d written, %d unchanged, %d failed", done.Written, done.Unchanged, len(done.Failed)) })
	}
	return cmd
}
