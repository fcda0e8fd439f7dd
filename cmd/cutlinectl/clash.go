package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// A clashing is one photo with fields that wait for a choice.
type clashing struct {
	Photo   catalog.PhotoID `json:"photo"`
	Path    string          `json:"path"`
	Clashes any             `json:"clashes"`
}

func (c *ctl) clashCommand() *cobra.Command {
	var take string
	var fields []string
	cmd := &cobra.Command{
		Use:   "clash [PHOTO… | --query Q] [--take mine|file [--field FIELD]] [FIELD=VALUE…]",
		Short: "fields that the desk and another program both changed: list them, or choose",
		Long: `Without --take and FIELD=VALUE it lists the photos with such fields, or what clashes in the photos named.
--take mine keeps the catalog's text, --take file takes the file's, FIELD=VALUE is a text of its own.
The files keep their texts until you have chosen; then "write" carries the catalog's there. undo takes a choice back.`,
	}
	query := queryFlag(cmd)
	cmd.Flags().StringVar(&take, "take", "", "mine (the catalog's text) or file (the file's)")
	cmd.Flags().StringArrayVar(&fields, "field", nil, "only this field; may be repeated")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		refs, sets := a, []catalog.Set(nil)
		if slices.ContainsFunc(a, setsPhotoField) {
			var err error
			if refs, sets, err = splitSets(a, catalog.Replace, isPhotoField); err != nil {
				return err
			}
		}
		var how []catalog.Settlement
		for _, s := range sets {
			how = append(how, catalog.Settlement{Field: s.Field, Choice: catalog.TakeOther, Value: s.Value})
		}
		switch {
		case take != "" && take != string(catalog.TakeMine) && take != string(catalog.TakeFile):
			return usage("--take %s: want mine or file", take)
		case take == "" && len(fields) > 0:
			return usage("--field %s: say whose text to take with --take mine or --take file", fields[0])
		case take != "" && len(fields) == 0:
			how = append(how, catalog.Settlement{Choice: catalog.Choice(take)})
		}
		for _, f := range fields {
			how = append(how, catalog.Settlement{Field: f, Choice: catalog.Choice(take)})
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		if len(refs) == 0 && !cmd.Flags().Changed("query") && len(how) == 0 {
			if err := cmd.Flags().Set("query", "clash:yes"); err != nil {
				return err
			}
		}
		ids, err := c.pick(cmd.Context(), d, cmd, refs, *query)
		if err != nil {
			return err
		}
		if len(how) == 0 {
			return c.clashes(cmd.Context(), d, ids)
		}
		done, err := d.Settle(cmd.Context(), ids, how...)
		if err != nil {
			return err
		}
		return c.changed(done)
	}
	return cmd
}

func isPhotoField(field string) bool {
	_, err := new(catalog.Photo).Value(field)
	return err == nil && !strings.Contains(field, "@")
}

func setsPhotoField(arg string) bool {
	field, _, ok := strings.Cut(arg, "=")
	return ok && isPhotoField(field)
}

// clashes lists what clashes in these photos.
func (c *ctl) clashes(ctx context.Context, d *desk.Desk, ids []catalog.PhotoID) error {
	photos, err := d.Photos(ctx, ids)
	if err != nil {
		return err
	}
	out := []clashing{}
	for _, p := range photos {
		if len(p.Clashes) > 0 {
			out = append(out, clashing{p.ID, p.Path, p.ShownClashes()})
		}
	}
	return c.print(out, func() {
		for _, p := range photos {
			if len(p.Clashes) > 0 {
				c.say("%s  %s", p.ID, p.Path)
				c.sayClashes(p)
			}
		}
		c.say("%d photos wait for a choice", len(out))
	})
}

// sayClashes tells what clashes in a photo, field by field.
func (c *ctl) sayClashes(p catalog.Photo) {
	for _, x := range p.ShownClashes() {
		c.say("%-20s yours      %q", "clash "+x.Field, x.Mine)
		c.say("%-20s the file's %q  (%s)", "", x.File, x.From)
		if x.Base != "" {
			c.say("%-20s before     %q", "", x.Base)
		}
	}
}
