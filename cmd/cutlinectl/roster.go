package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) rosterCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "roster", Short: "people and the offices they hold, with dates",
		RunE: verbs("import, suggest, list, show, set, remove, bind, likely, export")}
	cmd.AddCommand(c.rosterImport(), c.rosterSuggest(), c.rosterList(), c.rosterShow(), c.rosterSet(), c.rosterRemove(), c.rosterBind(), c.rosterLikely(), c.rosterExport())
	return cmd
}

const rosterImportLong = `Read a list of people into the roster: a table (CSV, TSV or XLSX) with one row
for each office, or a code file of Photo Mechanic.

A row heads the columns: name, code, honorific, office, short office, from, to,
rank, spellings, note, uuid (or họ tên, mã, danh xưng, chức vụ, chức vụ ngắn,
từ ngày, đến ngày, thứ tự, cách viết khác, ghi chú). Only the name must be
there, or a code that is known with an office. Days are 31/10/2018, 10/2018,
2018 or 2018-10-31; an empty one, or "đến nay", is open. Rows of one code, or
of one name, are one person; a row without either goes on with the one above.

What is wrong is told with its line, and then nothing is taken. A list adds
to what is known; with --replace its offices and spellings of a person are all
there are. The whole list is one edit: undo takes it back at once.`

// rosterDone is what roster import prints.
type rosterDone struct {
	Taken     bool                    `json:"taken"`
	Added     int                     `json:"added"`
	Changed   int                     `json:"changed"`
	Unchanged int                     `json:"unchanged"`
	Problems  []catalog.RosterProblem `json:"problems"`
	More      int                     `json:"more,omitempty"` // problems beyond those
	Edit      catalog.EditID          `json:"edit,omitempty"`
	People    []catalog.PersonChange  `json:"people,omitempty"` // of a dry run
}

func (c *ctl) rosterImport() *cobra.Command {
	var o catalog.RosterOptions
	var dryRun bool
	cmd := &cobra.Command{Use: "import FILE", Short: "read a list of people", Long: rosterImportLong, Args: args(cobra.ExactArgs(1))}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change, and change nothing")
	cmd.Flags().BoolVar(&o.Replace, "replace", false, "the list's offices and spellings of a person are all there are")
	cmd.Flags().StringVar(&o.CodePage, "code-page", "", "the code page of a list that is not Unicode: "+strings.Join(catalog.CodePages(), ", "))
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		plan, err := d.PlanRoster(cmd.Context(), a[0], o)
		if err != nil {
			return err
		}
		bad := len(plan.Errors()) > 0
		done := rosterDone{Added: plan.Added(), Changed: plan.Changed(), Unchanged: plan.Unchanged, Problems: plan.Problems, More: plan.More}
		if dryRun {
			done.People = plan.People
		} else if !bad {
			applied, err := d.TakeRoster(cmd.Context(), plan)
			if err != nil {
				return err
			}
			done.Taken, done.Edit = true, applied.Edit
		}
		c.rosterProblems(plan)
		if err := c.print(done, func() { c.sayRoster(done, dryRun) }); err != nil {
			return err
		}
		if bad {
			return errShown
		}
		return nil
	}
	return cmd
}

// shownProblems is how many problems people are shown; JSON has them all.
const shownProblems = 100

// rosterProblems lists what there is to say of a list, errors first.
func (c *ctl) rosterProblems(plan catalog.RosterPlan) {
	if c.json {
		return
	}
	shown := 0
	for _, level := range []catalog.Level{catalog.LevelError, catalog.LevelNote} {
		for _, p := range plan.Problems {
			if p.Level() != level {
				continue
			}
			at := plan.File
			if p.Line > 0 {
				at = fmt.Sprintf("%s:%d", plan.File, p.Line)
			}
			if shown++; shown <= shownProblems {
				fmt.Fprintf(c.err, "%s: %s: %s\n", at, level, p.Message(catalog.English))
			}
		}
	}
	if more := shown + plan.More - shownProblems; more > 0 {
		fmt.Fprintf(c.err, "%s: and %d more like these; --json lists them\n", plan.File, more)
	}
}

func (c *ctl) sayRoster(done rosterDone, dryRun bool) {
	for _, p := range done.People {
		what := "add"
		if !p.Added {
			what = "change"
		}
		c.say("%s %s", what, personLine(p.Person, catalog.Date{}))
		for _, ch := range p.Changes {
			c.say("    %s: %q -> %q", ch.Field, ch.Old, ch.New)
		}
	}
	counts := fmt.Sprintf("%d new, %d changed, %d unchanged", done.Added, done.Changed, done.Unchanged)
	switch {
	case done.Taken:
		c.say("%s", counts)
	case dryRun:
		c.say("would be: %s", counts)
	default:
		c.say("nothing was taken; put the errors right and import it again")
	}
}

// personLine is a person on one line: code, name and the offices of the day.
func personLine(p catalog.Person, day catalog.Date) string {
	return strings.TrimRight(fmt.Sprintf("%-8s  %-28s  %s", p.Code, p.Polite(), p.AllOffices(day)), " ")
}

// onFlag is the day that offices are told for.
func onFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("on", "", "the day whose offices are meant, as 2018-10-31; default today")
}

// day is the day a flag names.
func (c *ctl) day(ctx context.Context, on string) (*desk.Desk, catalog.Date, error) {
	day, err := catalog.ParseDate(on)
	if err != nil {
		return nil, day, err
	}
	d, err := c.open(ctx)
	if err == nil && day.IsZero() {
		day = d.Today()
	}
	return d, day, err
}

func (c *ctl) rosterList() *cobra.Command {
	cmd := &cobra.Command{Use: "list [QUERY]", Short: "people, by name; with QUERY those it finds, the likeliest first"}
	on := onFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, day, err := c.day(cmd.Context(), *on)
		if err != nil {
			return err
		}
		list, err := d.People(cmd.Context(), strings.Join(a, " "), 0)
		if err != nil {
			return err
		}
		return c.print(append([]catalog.Person{}, list...), func() {
			for _, p := range list {
				c.say("%s", personLine(p, day))
			}
		})
	}
	return cmd
}

// shownPerson is what roster show prints.
type shownPerson struct {
	Person       catalog.Person   `json:"person"`
	On           catalog.Date     `json:"on"`
	Held         []catalog.Office `json:"held"`         // on that day, the highest rank first
	Replacements []string         `json:"replacements"` // what the code becomes on that day
	Namesakes    []catalog.Person `json:"namesakes"`
}

func (c *ctl) rosterShow() *cobra.Command {
	cmd := &cobra.Command{Use: "show (CODE | NAME | UUID)", Short: "everything known of one person", Args: args(cobra.ExactArgs(1))}
	on := onFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, day, err := c.day(cmd.Context(), *on)
		if err != nil {
			return err
		}
		p, err := d.ResolvePerson(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		return c.printPerson(cmd.Context(), d, p, day)
	}
	return cmd
}

func (c *ctl) printPerson(ctx context.Context, d *desk.Desk, p catalog.Person, day catalog.Date) error {
	namesakes, err := d.Namesakes(ctx, p)
	if err != nil {
		return err
	}
	shown := shownPerson{Person: p, On: day, Held: append([]catalog.Office{}, p.On(day)...),
		Replacements: []string{p.Brief(day), p.Name, p.AllOffices(day)}, Namesakes: append([]catalog.Person{}, namesakes...)}
	return c.print(shown, func() {
		c.say("%s", personLine(p, day))
		for _, s := range p.Spellings {
			c.say("  also %s", s)
		}
		for _, o := range p.Offices {
			held := " "
			if o.On(day) {
				held = "*"
			}
			c.say("%s %10s – %-10s  %s", held, o.From, o.To, o.Full())
		}
		if p.Code != "" {
			c.say("  =%s= on %s: %s", p.Code, day, p.Brief(day))
		}
		for _, q := range namesakes {
			c.say("  namesake: %s", personLine(q, day))
		}
		if p.Note != "" {
			c.say("  note: %s", p.Note)
		}
		c.say("  %s", p.URN())
	})
}

func (c *ctl) rosterSet() *cobra.Command {
	return &cobra.Command{
		Use: "set (CODE | NAME | UUID) FIELD=VALUE…", Args: args(cobra.MinimumNArgs(2)),
		Short: "change a person's name, code, honorific, note, portrait (PHOTO x0,y0,x1,y1) or spellings (repeat it)",
		RunE: func(cmd *cobra.Command, a []string) error {
			sets, err := personSets(a[1:])
			if err != nil {
				return err
			}
			return c.editPerson(cmd, a[0], sets)
		},
	}
}

// personSets are the wishes FIELD=VALUE for a person. Offices have days, and
// come by import.
func personSets(a []string) ([]catalog.Set, error) {
	var sets []catalog.Set
	spellings := -1
	for _, arg := range a {
		field, value, _ := strings.Cut(arg, "=")
		switch field {
		case catalog.FieldPersonName, catalog.FieldPersonCode, catalog.FieldHonorific, catalog.FieldNote, catalog.FieldPortrait:
			sets = append(sets, catalog.Set{Field: field, Value: catalog.TextValue(value)})
		case catalog.FieldSpellings:
			if spellings < 0 {
				spellings = len(sets)
				sets = append(sets, catalog.Set{Field: field})
			}
			v := &sets[spellings].Value
			v.List = append(v.List, value)
		default:
			return nil, usage("%q is no name, code, honorific, note, portrait or spellings of a person; offices come by roster import", field)
		}
	}
	return sets, nil
}

func (c *ctl) rosterRemove() *cobra.Command {
	return &cobra.Command{
		Use: "remove (CODE | NAME | UUID)", Short: "take a person out of the roster; captions stay as they are", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return c.editPerson(cmd, a[0], []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}})
		},
	}
}

func (c *ctl) rosterBind() *cobra.Command {
	cmd := &cobra.Command{
		Use: "bind (CODE | NAME | UUID) (PHOTO… | --query Q)", Args: args(cobra.MinimumNArgs(1)),
		Short: "put a person in captions, by name and by an address that stays when the name changes",
	}
	query := queryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		p, err := d.ResolvePerson(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, a[1:], *query)
		if err != nil {
			return err
		}
		done, err := d.BindPerson(cmd.Context(), ids, p.ID)
		if err != nil {
			return err
		}
		return c.changed(done)
	}
	return cmd
}

// editPerson changes a person and prints them.
func (c *ctl) editPerson(cmd *cobra.Command, ref string, sets []catalog.Set) error {
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	p, err := d.ResolvePerson(cmd.Context(), ref)
	if err != nil {
		return err
	}
	if p, err = d.EditPerson(cmd.Context(), p.ID, catalog.Edit{Title: "roster", Sets: sets}); err != nil {
		return err
	}
	return c.printPerson(cmd.Context(), d, p, d.Today())
}

func (c *ctl) rosterExport() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export FILE", Short: "write all people: FILE.csv, .tsv, .xlsx, or .txt for code replacements of one day", Args: args(cobra.ExactArgs(1)),
	}
	on := onFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, day, err := c.day(cmd.Context(), *on)
		if err != nil {
			return err
		}
		n, err := d.SaveRoster(cmd.Context(), a[0], day)
		if err != nil {
			return err
		}
		return c.print(struct {
			File   string `json:"file"`
			People int    `json:"people"`
		}{a[0], n}, func() { c.say("%d people in %s", n, a[0]) })
	}
	return cmd
}
