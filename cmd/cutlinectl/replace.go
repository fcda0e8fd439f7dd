package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

const replaceLong = `Find and replace in captions. All changes are one edit: undo takes it back.

FIND is a plain text, capitals do not matter unless --case is given; with
--regexp it is an expression of RE2, and $1 in WITH is what its first group
found. WITH may hold codes (=hvn=) and variables ({city}), which are put in for
each photo by itself. Without --field all fields that people read are looked
into, in every language, structures left out.`

func (c *ctl) replaceCommand() *cobra.Command {
	var how catalog.FindReplace
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "replace FIND WITH (PHOTO… | --query Q)",
		Short: "find and replace in captions",
		Long:  replaceLong,
	}
	query := queryFlag(cmd)
	cmd.Flags().StringSliceVar(&how.Fields, "field", nil, "look into this field only; may be given several times (description@en: one language)")
	cmd.Flags().BoolVar(&how.Case, "case", false, "capitals matter")
	cmd.Flags().BoolVar(&how.Word, "word", false, "only whole words")
	cmd.Flags().BoolVar(&how.Regexp, "regexp", false, "FIND is an expression (RE2)")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change, and change nothing")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		if len(a) < 2 {
			return usage("say what to find and what to put there: replace FIND WITH (PHOTO… | --query Q)")
		}
		how.Find, how.With = a[0], a[1]
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, a[2:], *query)
		if err != nil {
			return err
		}
		report, end := c.progress("looking")
		plan, err := d.PlanReplace(cmd.Context(), ids, how, report)
		end()
		if err != nil {
			return err
		}
		return c.batch(cmd, plan, dryRun)
	}
	return cmd
}

// batchDone is what a dry run of a batch prints.
type batchDone struct {
	catalog.Counted
	Changes []batchChange `json:"changes"`
}

// A batchChange is one value that would change.
type batchChange struct {
	Photo catalog.PhotoID `json:"photo"`
	Path  string          `json:"path"`
	catalog.TableChange
}

// batch does what a plan says, or with dryRun only tells it.
func (c *ctl) batch(cmd *cobra.Command, plan catalog.BatchPlan, dryRun bool) error {
	if dryRun {
		done := batchDone{Counted: catalog.Counted{Changed: len(plan.Rows), Failed: plan.Failed}, Changes: []batchChange{}}
		for _, r := range plan.Rows {
			for _, f := range r.Changes {
				done.Changes = append(done.Changes, batchChange{r.Photo, r.Path, f})
			}
		}
		c.failures(done.Failed)
		return c.print(done, func() {
			for _, f := range done.Changes {
				c.say("%s: %s: %q -> %q", f.Path, f.Field, f.Old, f.New)
			}
			c.say("%d would change, %d fields in them", done.Changed, plan.Fields)
		})
	}
	d, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	done, err := d.TakeBatch(cmd.Context(), plan)
	if err != nil {
		return err
	}
	done.Failed = append(plan.Failed, done.Failed...)
	return c.changed(done)
}
