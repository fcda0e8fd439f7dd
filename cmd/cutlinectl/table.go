package main

import (
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

// tableFlags are those of find that print a table.
type tableFlags struct {
	on, bom bool
	fields  []string
}

func (t *tableFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&t.on, "csv", false, "print the photos as a table of captions (CSV); set --csv reads it back")
	cmd.Flags().StringSliceVar(&t.fields, "fields", nil, "with --csv: its columns after path, such as file,headline,description@en,rating; all fields if not given")
	cmd.Flags().BoolVar(&t.bom, "bom", false, "with --csv: begin with a byte order mark, for Excel")
}

func (t *tableFlags) layout() catalog.TableLayout {
	return catalog.TableLayout{Columns: t.fields, BOM: t.bom}
}

func (t *tableFlags) check(c *ctl, count bool) error {
	switch {
	case !t.on && (len(t.fields) > 0 || t.bom):
		return usage("--fields and --bom go with --csv")
	case t.on && c.json:
		return usage("--csv and --json together make no sense")
	case t.on && count:
		return usage("--csv and --count together make no sense")
	}
	return nil
}

const setLong = `Edit captions. Repeat a list field for its items; FIELD= empties it. Codes
(=hvn=, see cutlinectl codes) and variables ({city}, {filenamebase:-4,4}) are
put in for each photo by itself; an unknown code stays as typed, an unknown
variable is an error and nothing is changed.

With --csv FILE the values come from a table, such as find --csv prints: one
row for each photo, named by its path, id or (if no other photo bears it) file;
the first row names the columns. The other columns are fields of the caption,
"description@en" for a language, and the marks rating, color, tagged and
rejected. An empty cell leaves its field as it is; with --empty it empties it.
The items of a list are parted by ";", structures are JSON. Commas, semicolons
or tabs may part the cells; UTF-8 and UTF-16 are read. An unknown column
refuses the whole table; a row that cannot be taken is listed with its line,
and the others are. The whole table is one edit: undo takes it back at once.`

// tableSet are the flags of set that read a table.
type tableSet struct {
	file          string
	dryRun, empty bool
}

func (t *tableSet) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&t.file, "csv", "", "take the values from this table (CSV)")
	cmd.Flags().BoolVar(&t.dryRun, "dry-run", false, "with --csv: say what would change, and change nothing")
	cmd.Flags().BoolVar(&t.empty, "empty", false, "with --csv: an empty cell empties its field")
}

// tableDone is what set --csv prints.
type tableDone struct {
	Changed   int                `json:"changed"` // photos
	Fields    int                `json:"fields"`  // values in them
	Unchanged int                `json:"unchanged"`
	Failed    []catalog.Failure  `json:"failed"`
	Edit      catalog.EditID     `json:"edit,omitempty"`
	Rows      []catalog.TableRow `json:"rows,omitempty"` // of a dry run
}

func (t *tableSet) run(c *ctl, cmd *cobra.Command, words []string, op catalog.Op) error {
	if cmd.Flags().Changed("query") {
		words = append(words, "--query")
	}
	if len(words) > 0 {
		return usage("the table names photos and values itself; leave out %s", strings.Join(words, " "))
	}
	if t.empty && op != catalog.Replace {
		return usage("--empty with --append or --prepend makes no sense")
	}
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	report, end := c.progress("reading")
	plan, err := d.PlanTable(cmd.Context(), t.file, catalog.TableOptions{Op: op, Empty: t.empty}, report)
	end()
	if err != nil {
		return err
	}
	done := tableDone{Changed: len(plan.Rows), Fields: plan.Fields, Unchanged: plan.Unchanged, Failed: plan.Failed}
	if t.dryRun {
		done.Rows = plan.Rows
		c.failures(done.Failed)
		return c.print(done, func() {
			for _, r := range plan.Rows {
				for _, f := range r.Changes {
					c.say("%s: %s: %q -> %q", r.Path, f.Field, f.Old, f.New)
				}
			}
			c.say("%d would change, %d fields in them; %d are as the table says", done.Changed, done.Fields, done.Unchanged)
		})
	}
	counted, err := d.TakeTable(cmd.Context(), plan)
	if err != nil {
		return err
	}
	done.Changed, done.Edit, done.Failed = counted.Changed, counted.Edit, append(done.Failed, counted.Failed...)
	c.failures(done.Failed)
	return c.print(done, func() { c.say("%d changed; %d are as the table says", done.Changed, done.Unchanged) })
}
