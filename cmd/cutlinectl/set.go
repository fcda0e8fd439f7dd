package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) setCommand() *cobra.Command {
	var appendTo, prepend bool
	var csv tableSet
	cmd := &cobra.Command{
		Use:   "set (PHOTO… | --query Q) FIELD=VALUE… | --csv FILE",
		Short: "edit captions; repeat a list field for its items, FIELD= empties it",
		Long:  setLong,
	}
	query := queryFlag(cmd)
	cmd.Flags().BoolVar(&appendTo, "append", false, "add after what is there")
	cmd.Flags().BoolVar(&prepend, "prepend", false, "add before what is there")
	csv.add(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		op := catalog.Replace
		switch {
		case appendTo && prepend:
			return usage("--append and --prepend together make no sense")
		case appendTo:
			op = catalog.Append
		case prepend:
			op = catalog.Prepend
		}
		if cmd.Flags().Changed("csv") {
			return csv.run(c, cmd, a, op)
		}
		if csv.dryRun || csv.empty {
			return usage("--dry-run and --empty go with --csv")
		}
		refs, sets, err := splitSets(a, op, func(f string) bool {
			name, _ := catalog.SplitField(f)
			_, ok := catalog.FieldByName(name)
			return ok
		})
		if err != nil {
			return err
		}
		edit := func(d *desk.Desk, ctx context.Context, ids []catalog.PhotoID, e catalog.Edit) (catalog.Counted, error) {
			return d.EditCaptions(ctx, ids, e)
		}
		return c.editPhotos(cmd, refs, *query, catalog.Edit{Title: "caption", Sets: sets}, edit)
	}
	return cmd
}

func (c *ctl) markCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "mark (PHOTO… | --query Q) rating=N color=N tag=yes reject=yes", Short: "mark photos",
	}
	query := queryFlag(cmd)
	fields := map[string]string{"rating": catalog.FieldRating, "color": catalog.FieldColor, "tag": catalog.FieldTagged,
		"tagged": catalog.FieldTagged, "reject": catalog.FieldRejected, "rejected": catalog.FieldRejected}
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		refs, sets, err := splitSets(a, catalog.Replace, func(f string) bool { return fields[f] != "" })
		if err != nil {
			return err
		}
		for i := range sets {
			sets[i].Field = fields[sets[i].Field]
		}
		return c.editPhotos(cmd, refs, *query, catalog.Edit{Title: "mark", Sets: sets}, (*desk.Desk).Edit)
	}
	return cmd
}

// editPhotos applies one edit to the photos named.
func (c *ctl) editPhotos(cmd *cobra.Command, refs []string, query string, e catalog.Edit,
	edit func(*desk.Desk, context.Context, []catalog.PhotoID, catalog.Edit) (catalog.Counted, error)) error {
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	ids, err := c.pick(cmd.Context(), d, cmd, refs, query)
	if err != nil {
		return err
	}
	done, err := edit(d, cmd.Context(), ids, e)
	if err != nil {
		return err
	}
	return c.changed(done)
}

// splitSets parts arguments into names and FIELD=VALUE. An argument is
// FIELD=VALUE only if a field stands before its first "=". A field given
// several times is a list.
func splitSets(a []string, op catalog.Op, isField func(string) bool) (refs []string, sets []catalog.Set, err error) {
	at := map[string]int{}
	for _, arg := range a {
		field, value, ok := strings.Cut(arg, "=")
		if !ok || !isField(field) {
			refs = append(refs, arg)
			continue
		}
		v, err := fieldValue(field, value)
		if err != nil {
			return nil, nil, err
		}
		i, again := at[field]
		if !again {
			at[field] = len(sets)
			sets = append(sets, catalog.Set{Field: field, Op: op, Value: v})
			continue
		}
		name, _ := catalog.SplitField(field)
		if f, ok := catalog.FieldByName(name); !ok || f.Kind != catalog.List && (f.Kind != catalog.Records || f.One) {
			return nil, nil, usage("%s is given twice", field)
		}
		w := &sets[i].Value
		w.List, w.Records = append(w.List, v.List...), append(w.Records, v.Records...)
	}
	if len(sets) == 0 {
		if len(refs) > 0 && strings.Contains(refs[len(refs)-1], "=") {
			field, _, _ := strings.Cut(refs[len(refs)-1], "=")
			return nil, nil, usage("%q is no field", field)
		}
		return nil, nil, usage("say what to change: FIELD=VALUE")
	}
	return refs, sets, nil
}

// fieldValue is a value as its field holds it. Structures are given as JSON.
func fieldValue(field, text string) (catalog.Value, error) {
	name, _ := catalog.SplitField(field)
	f, _ := catalog.FieldByName(name)
	switch {
	case f.Kind == catalog.Records:
		v, err := catalog.ParseRecords(text)
		if err != nil {
			return v, fmt.Errorf("%s: %w", field, err)
		}
		return v, nil
	case f.Kind != catalog.List:
		return catalog.TextValue(text), nil
	case text == "":
		return catalog.Value{}, nil
	}
	return catalog.ListValue(text), nil
}
