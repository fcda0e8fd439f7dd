package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) templateCommand() *cobra.Command {
	const list = "apply, save, show"
	cmd := &cobra.Command{Use: "template", Short: "caption templates: a caption applied to many photos", RunE: verbs(list)}
	cmd.AddCommand(c.applyTemplateCommand(), c.saveTemplateCommand(), &cobra.Command{
		Use: "show FILE", Short: "what a template says", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			t, err := c.readTemplate(cmd, a[0])
			if err != nil {
				return err
			}
			return c.printTemplate(t)
		},
	})
	return cmd
}

// readTemplate reads a template's file and tells what of it is left out.
func (c *ctl) readTemplate(cmd *cobra.Command, path string) (catalog.Template, error) {
	d, err := c.open(cmd.Context())
	if err != nil {
		return catalog.Template{}, err
	}
	t, left, err := d.ReadTemplate(path)
	if len(left) > 0 {
		fmt.Fprintf(c.err, "%s: left out, no field of a caption: %s\n", path, strings.Join(left, ", "))
	}
	return t, err
}

func (c *ctl) applyTemplateCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "apply FILE (PHOTO… | --query Q)",
		Short: "apply a caption template: XMP (ours, Photo Mechanic's) or Lightroom's lrtemplate",
	}
	query := queryFlag(cmd)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change, and change nothing")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		if len(a) == 0 {
			return usage("name the template's file: template apply FILE (PHOTO… | --query Q)")
		}
		t, err := c.readTemplate(cmd, a[0])
		if err != nil {
			return err
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, a[1:], *query)
		if err != nil {
			return err
		}
		report, end := c.progress("looking")
		plan, err := d.PlanTemplate(cmd.Context(), ids, t, report)
		end()
		if err != nil {
			return err
		}
		return c.batch(cmd, plan, dryRun)
	}
	return cmd
}

const saveTemplateLong = `Save a caption template as XMP. Its fields are those given as FIELD=VALUE, or
those of a photo's caption, or of it those named by --field. Codes and variables
stay as typed; they are put in when the template is applied.`

func (c *ctl) saveTemplateCommand() *cobra.Command {
	var name, how string
	var fields []string
	var again bool
	cmd := &cobra.Command{
		Use: "save FILE (PHOTO | FIELD=VALUE…)", Short: "save a caption template", Long: saveTemplateLong,
	}
	cmd.Flags().StringVar(&name, "name", "", "what the template is called; else like its file")
	cmd.Flags().StringVar(&how, "how", "replace", "how the fields are applied: replace, append or prepend")
	cmd.Flags().StringSliceVar(&fields, "field", nil, "of the photo's caption only this field; may be given several times")
	cmd.Flags().BoolVar(&again, "force", false, "replace a file that is there")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		if len(a) < 2 {
			return usage("name the file, and a photo or fields: template save FILE (PHOTO | FIELD=VALUE…)")
		}
		op, err := catalog.ParseOp(how)
		if err != nil {
			return err
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		t, err := c.newTemplate(cmd, name, a[1:], fields)
		if err != nil {
			return err
		}
		for i := range t.Fields {
			t.Fields[i].Op = op
		}
		if _, err := os.Lstat(a[0]); err == nil && !again {
			return fmt.Errorf("save the template %s: %w; --force replaces it", a[0], catalog.ErrExists)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := d.WriteTemplate(a[0], t); err != nil {
			return err
		}
		return c.printTemplate(t)
	}
	return cmd
}

// newTemplate is made of FIELD=VALUE, or of a photo's caption.
func (c *ctl) newTemplate(cmd *cobra.Command, name string, words, fields []string) (catalog.Template, error) {
	isField := func(f string) bool {
		n, _ := catalog.SplitField(f)
		_, ok := catalog.FieldByName(n)
		return ok
	}
	if field, _, cut := strings.Cut(words[0], "="); cut && isField(field) {
		refs, sets, err := splitSets(words, catalog.Replace, isField)
		if err != nil {
			return catalog.Template{}, err
		}
		if len(refs) > 0 || len(fields) > 0 {
			return catalog.Template{}, usage("give a photo (with --field) or FIELD=VALUE, not both")
		}
		t := catalog.Template{Name: name}
		for _, s := range sets {
			t.Fields = append(t.Fields, catalog.TemplateField{Field: s.Field, On: true, Value: s.Value})
		}
		return t, nil
	}
	if len(words) > 1 {
		return catalog.Template{}, usage("name one photo, not %d", len(words))
	}
	d, err := c.open(cmd.Context())
	if err != nil {
		return catalog.Template{}, err
	}
	id, err := d.Resolve(cmd.Context(), words[0])
	if err != nil {
		return catalog.Template{}, err
	}
	p, err := d.Photo(cmd.Context(), id)
	if err != nil {
		return catalog.Template{}, err
	}
	var names []catalog.FieldName
	for _, f := range fields {
		if !isField(f) || strings.Contains(f, "@") {
			return catalog.Template{}, usage("%q is no field of a caption", f)
		}
		names = append(names, catalog.FieldName(f))
	}
	t := catalog.TemplateOf(name, p.Caption, names...)
	if len(t.Fields) == 0 {
		return t, usage("the caption of %s is empty", p.File())
	}
	return t, nil
}

// templateJSON is a template as it is printed.
type templateJSON struct {
	Name   string                         `json:"name"`
	Fields []templateFieldJSON            `json:"fields"`
	Words  map[catalog.FieldName][]string `json:"words"`
}

type templateFieldJSON struct {
	Field string `json:"field"`
	On    bool   `json:"on"`
	How   string `json:"how"`
	Value any    `json:"value"` // a text, or an array
}

func (c *ctl) printTemplate(t catalog.Template) error {
	out := templateJSON{t.Name, []templateFieldJSON{}, t.Words}
	if out.Words == nil {
		out.Words = map[catalog.FieldName][]string{}
	}
	for _, f := range t.Fields {
		name, lang := catalog.SplitField(f.Field)
		row, _ := catalog.FieldByName(name)
		one := templateFieldJSON{f.Field, f.On, f.Op.Text(), f.Value.Text}
		switch {
		case lang != "":
		case row.Kind == catalog.List:
			one.Value = append([]string{}, f.Value.List...)
		case row.Kind == catalog.Records:
			one.Value = append([]catalog.Record{}, f.Value.Records...)
		}
		out.Fields = append(out.Fields, one)
	}
	return c.print(out, func() {
		c.say("%s", t.Name)
		for i, f := range t.Fields {
			on := "on "
			if !f.On {
				on = "off"
			}
			c.say("  %s %-8s %-20s %s", on, out.Fields[i].How, f.Field, firstLine(f.Value.String(), 60))
		}
	})
}
