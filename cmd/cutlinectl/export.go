package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

func exportFlags(cmd *cobra.Command) *catalog.ExportOptions {
	o := &catalog.ExportOptions{}
	cmd.Flags().StringVar(&o.To, "to", "", "the folder it goes into; made if absent")
	cmd.Flags().StringArrayVar(&o.Presets, "preset", nil, "web (default), social, thumb, page; may be repeated")
	cmd.Flags().BoolVar(&o.Replace, "replace", false, "replace what an earlier export left there under the same name")
	return o
}

func checkExport(o *catalog.ExportOptions) error {
	if o.To == "" {
		return usage("say where to: --to DIR")
	}
	for _, name := range o.Presets {
		if _, ok := catalog.PresetByName(name); !ok {
			return usage("there is no preset %q: want web, social, thumb or page", name)
		}
	}
	return nil
}

func (c *ctl) storyExport() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export STORY --to DIR", Short: "make the story's package; findings of level error refuse it (exit 3)", Args: args(cobra.ExactArgs(1)),
	}
	o := exportFlags(cmd)
	cmd.Flags().BoolVar(&o.Zip, "zip", false, "one zip file instead of a folder")
	cmd.Flags().StringVar(&o.Accept, "accept", "", "a reason that lets the findings of level error stand; it is recorded")
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		if err := checkExport(o); err != nil {
			return err
		}
		if cmd.Flags().Changed("accept") && strings.TrimSpace(o.Accept) == "" {
			return usage("--accept: give the reason why the findings may stand")
		}
		d, id, err := c.story(cmd.Context(), refs[0])
		if err != nil {
			return err
		}
		report, end := c.progress("export")
		pkg, err := d.ExportStory(cmd.Context(), id, *o, report)
		end()
		if list := refusedBy(err); list != nil && !c.json {
			c.findings(list) //nolint:errcheck // printing to a terminal
		}
		if err != nil {
			return err
		}
		return c.exported(pkg)
	}
	return cmd
}

func (c *ctl) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export (PHOTO… | --query Q) --to DIR --preset NAME", Short: "renditions of photos",
	}
	query := queryFlag(cmd)
	o := exportFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		if err := checkExport(o); err != nil {
			return err
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, refs, *query)
		if err != nil {
			return err
		}
		report, end := c.progress("export")
		pkg, err := d.ExportPhotos(cmd.Context(), ids, *o, report)
		end()
		if err != nil {
			return err
		}
		return c.exported(pkg)
	}
	return cmd
}

func (c *ctl) exported(pkg catalog.Package) error {
	c.failures(pkg.Failed)
	if pkg.Files == nil {
		pkg.Files = []catalog.PackageFile{}
	}
	return c.print(pkg, func() {
		c.say("%s", pkg.Path)
		for _, f := range pkg.Files {
			size := ""
			if f.Width > 0 {
				size = fmt.Sprintf("  %d × %d", f.Width, f.Height)
			}
			c.say("  %8d bytes  %s%s", f.Bytes, f.Path, size)
		}
		for _, f := range pkg.FromPreviews {
			c.say("note: %s is a raw file: made from its preview of %d × %d pixels", filepath.Base(f.Path), f.Width, f.Height)
		}
	})
}
