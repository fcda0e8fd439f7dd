package main

import (
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

const codesLong = `Code replacements: =hvn= in a caption becomes the text that stands for it.

A code file is text in UTF-8, a code in each line and after a tab what it
becomes; =hvn#2= takes what stands after the second tab. Photo Mechanic's files
are read unchanged. Where several files have a code, the one added last counts.
A file is read anew when it changes. The sign on both sides of a code is the
house's: cutlinectl house delimiter=\`

func (c *ctl) codesCommand() *cobra.Command {
	const list = "add, list, remove, expand"
	cmd := &cobra.Command{Use: "codes", Short: "files of code replacements", Long: codesLong, RunE: verbs(list)}
	cmd.AddCommand(
		&cobra.Command{
			Use: "add FILE…", Short: "use code files from now on; the last one counts", Args: args(cobra.MinimumNArgs(1)),
			RunE: func(cmd *cobra.Command, paths []string) error { return c.addCodes(cmd, paths) },
		},
		&cobra.Command{
			Use: "list", Short: "the code files in use, and what is wrong in them", Args: args(cobra.NoArgs),
			RunE: func(cmd *cobra.Command, _ []string) error { return c.listCodes(cmd) },
		},
		&cobra.Command{
			Use: "remove FILE…", Short: "use code files no longer; the files stay", Args: args(cobra.MinimumNArgs(1)),
			RunE: func(cmd *cobra.Command, paths []string) error {
				d, err := c.open(cmd.Context())
				if err != nil {
					return err
				}
				for _, path := range paths {
					if err := d.RemoveCodeFile(cmd.Context(), path); err != nil {
						return err
					}
				}
				return c.listCodes(cmd)
			},
		},
		c.expandCommand(),
	)
	return cmd
}

// addCodes adds files and prints them. The lines of no use are told as
// failures: what stands in them cannot be typed as a code.
func (c *ctl) addCodes(cmd *cobra.Command, paths []string) error {
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	out := []catalog.CodeFile{}
	for _, path := range paths {
		f, err := d.AddCodeFile(cmd.Context(), path)
		if err != nil {
			return err
		}
		c.failures(lost(f))
		out = append(out, f)
	}
	return c.print(out, func() { c.sayCodes(out) })
}

// lost are the lines of a code file that give no code.
func lost(f catalog.CodeFile) []catalog.Failure {
	var out []catalog.Failure
	for _, p := range f.Problems {
		if p.Code != "twice" {
			out = append(out, catalog.Failure{Path: f.Path, Error: p.Text(catalog.English)})
		}
	}
	return out
}

func (c *ctl) listCodes(cmd *cobra.Command) error {
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	files, err := d.CodeFiles(cmd.Context())
	if err != nil {
		return err
	}
	return c.print(files, func() { c.sayCodes(files) })
}

func (c *ctl) sayCodes(files []catalog.CodeFile) {
	for _, f := range files {
		c.say("%s: %d codes", f.Path, f.Codes)
		if f.Error != "" {
			c.say("  cannot be read now: %s", f.Error)
		}
		for _, p := range f.Problems {
			c.say("  %s", p.Text(catalog.English))
		}
	}
}

// expandCommand shows what a text becomes.
func (c *ctl) expandCommand() *cobra.Command {
	var ref string
	cmd := &cobra.Command{
		Use: "expand TEXT", Short: "show what codes and variables in a text become, and change nothing", Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			var photo *catalog.Photo
			if ref != "" {
				id, err := d.Resolve(cmd.Context(), ref)
				if err != nil {
					return err
				}
				p, err := d.Photo(cmd.Context(), id)
				if err != nil {
					return err
				}
				photo = &p
			}
			book, err := d.CodeBook(cmd.Context())
			if err != nil {
				return err
			}
			text, err := book.Expand(strings.Join(words, " "), photo)
			if err != nil {
				return err
			}
			return c.print(struct {
				Text       string   `json:"text"`
				Unresolved []string `json:"unresolved"`
			}{text, append([]string{}, book.Unresolved(text)...)}, func() { c.say("%s", text) })
		},
	}
	cmd.Flags().StringVar(&ref, "photo", "", "for this photo")
	return cmd
}
