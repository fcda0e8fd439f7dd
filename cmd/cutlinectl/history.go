package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

const historyLong = `What happened to a photo (or, with --story, to a story), newest first: when,
who, which field, the old and the new text.

With --restore and --field, one field of the photo gets back what it held
before that edit. This is a new edit: undo takes it back.`

func (c *ctl) historyCommand() *cobra.Command {
	var story bool
	var edit int64
	var field string
	cmd := &cobra.Command{Use: "history PHOTO", Short: "what happened to a photo (or, with --story, to a story), newest first", Long: historyLong, Args: args(cobra.ExactArgs(1))}
	cmd.Flags().BoolVar(&story, "story", false, "the history of a story")
	cmd.Flags().Int64Var(&edit, "restore", 0, "the number of the edit before which the field held what it shall hold")
	cmd.Flags().StringVar(&field, "field", "", "the field to restore")
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		restore := cmd.Flags().Changed("restore")
		if restore != (field != "") || restore && story {
			return fmt.Errorf("history: --restore EDIT and --field FIELD go together, for a photo: %w", catalog.ErrUsage)
		}
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		t := catalog.Target{Kind: catalog.OfPhoto}
		if story {
			id, err := d.ResolveStory(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			t = catalog.Target{Kind: catalog.OfStory, ID: int64(id)}
		} else {
			id, err := d.Resolve(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			t.ID = int64(id)
		}
		if restore {
			done, err := d.Restore(cmd.Context(), catalog.PhotoID(t.ID), catalog.EditID(edit), field)
			if err != nil {
				return err
			}
			return c.changed(done)
		}
		past, err := d.History(cmd.Context(), t, 0)
		if err != nil {
			return err
		}
		if past == nil {
			past = []catalog.Past{}
		}
		return c.print(past, func() {
			for _, p := range past {
				c.say("%s  %-10s  %-16s  %q -> %q  (edit %d)", p.When.Local().Format("2006-01-02 15:04:05"), p.Who, p.Field,
					strings.ReplaceAll(p.Old, "\n", " "), strings.ReplaceAll(p.New, "\n", " "), p.Edit)
			}
		})
	}
	return cmd
}
