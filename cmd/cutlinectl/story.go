package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) storyCommand() *cobra.Command {
	story := &cobra.Command{Use: "story", Short: "articles and their pictures: import, suggest, place, check, export",
		RunE: verbs("import, list, show, suggest, place, set, accept, check, export")}
	story.AddCommand(c.storyImport(), c.storyList(), c.storyShow(), c.storySuggest(), c.storyPlace(), c.storySet(),
		c.storyUpdate(), c.storyAccept(), c.storyCheck(), c.storyExport())
	return story
}

// story opens the catalog and finds the story meant.
func (c *ctl) story(ctx context.Context, ref string) (*desk.Desk, catalog.StoryID, error) {
	d, err := c.open(ctx)
	if err != nil {
		return nil, 0, err
	}
	id, err := d.ResolveStory(ctx, ref)
	return d, id, err
}

func (c *ctl) storyImport() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE…", Short: "read articles (plain text) and make stories of them", Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, files []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			stories := []catalog.Story{}
			var last error
			for _, name := range files {
				s, err := importFile(cmd.Context(), d, name)
				if err != nil {
					if last = err; len(files) == 1 {
						break
					}
					c.failures([]catalog.Failure{{Path: name, Error: err.Error()}})
					continue
				}
				stories = append(stories, s)
			}
			if len(stories) == 0 {
				return last
			}
			return c.print(stories, func() {
				for _, s := range stories {
					c.showStory(s)
				}
			})
		},
	}
}

func importFile(ctx context.Context, d *desk.Desk, name string) (catalog.Story, error) {
	f, err := os.Open(name)
	if err != nil {
		return catalog.Story{}, err
	}
	defer f.Close()
	return d.ImportStory(ctx, name, f)
}

func (c *ctl) storyList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "all stories, newest first", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			stories, err := d.Stories(cmd.Context())
			if err != nil {
				return err
			}
			if stories == nil {
				stories = []catalog.Story{}
			}
			return c.print(stories, func() {
				for _, s := range stories {
					c.say("%4d  %-60s  %s", s.ID, s.Slug, s.Article.Headline)
				}
			})
		},
	}
}

func (c *ctl) storyShow() *cobra.Command {
	return &cobra.Command{
		Use: "show STORY", Short: "one story: text, slots, people", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, refs []string) error {
			d, id, err := c.story(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			s, err := d.Story(cmd.Context(), id)
			return c.printStory(s, err)
		},
	}
}

func (c *ctl) printStory(s catalog.Story, err error) error {
	if err != nil {
		return err
	}
	return c.print(s, func() { c.showStory(s) })
}

func (c *ctl) showStory(s catalog.Story) {
	a := s.Article
	c.say("%d  %s\n%s", s.ID, s.Slug, a.Headline)
	if st := s.Standing; st.State != "" {
		c.say("%s, says %s, %s", st.State, st.Who, st.When.Local().Format("2006-01-02 15:04"))
	}
	if !a.PageDate.IsZero() {
		c.say("page of %s", a.PageDate)
	}
	if d := a.Dateline; !d.IsZero() {
		year := "year unknown"
		if d.Year != 0 {
			year = strconv.Itoa(d.Year)
		}
		if !d.YearCertain {
			year += "?"
		}
		c.say("date line: %s %s %s, %s. %s", d.Sign, d.Place, d.Text, year, d.Why)
	}
	c.say("\n%s\n", a.Lead)
	for _, b := range a.Blocks {
		if b.Type != catalog.SlotBlock {
			c.say("%s\n", b.Text)
			continue
		}
		sl, _ := s.Slot(b.Slot)
		photo := "empty"
		if sl.Photo != 0 {
			photo = "photo " + sl.Photo.String()
		}
		c.say("[slot %d: %s] %s\n", b.Slot, photo, sl.Caption)
	}
	if a.Byline != "" {
		c.say("%s\n", a.Byline)
	}
	for _, p := range a.People {
		c.say("  %s: %s", p.Name, catalog.ListValue(p.Offices...))
	}
}

func (c *ctl) storySuggest() *cobra.Command {
	return &cobra.Command{
		Use: "suggest STORY", Short: "photos for each slot, with reasons", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, refs []string) error {
			d, id, err := c.story(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			list, err := d.Suggest(cmd.Context(), id)
			if err != nil {
				return err
			}
			if list == nil {
				list = []catalog.Candidate{}
			}
			return c.print(list, func() {
				for _, k := range list {
					c.say("slot %d  photo %-6d %6.2f", k.Slot, k.Photo, k.Score)
					for _, r := range k.Reasons {
						c.say("          %s", r.Text(catalog.English))
					}
				}
			})
		},
	}
}

func (c *ctl) storyPlace() *cobra.Command {
	var none bool
	var crop, angle, take string
	cmd := &cobra.Command{
		Use: "place STORY SLOT (PHOTO | --none)", Short: "put a photo in a slot, or empty it", Args: args(cobra.RangeArgs(2, 3)),
	}
	cmd.Flags().BoolVar(&none, "none", false, "empty the slot")
	cmd.Flags().StringVar(&crop, "crop", "", "x0,y0,x1,y1 in fractions of the upright photo")
	cmd.Flags().StringVar(&angle, "angle", "", "degrees clockwise that the photo is turned to stand level, -45 to 45; the crop is made smaller so that no corner is empty")
	cmd.Flags().StringVar(&take, "take", "", "caption: the slot's caption becomes the photo's description; description: the other way")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		slot, err := strconv.Atoi(a[1])
		if err != nil || slot < 1 {
			return usage("%q is no number of a slot", a[1])
		}
		if take != "" && take != "caption" && take != "description" {
			return usage("--take %s: want caption or description", take)
		}
		cut, err := catalog.ParseCrop(crop)
		if err != nil {
			return err
		}
		if cut.Angle, err = catalog.ParseAngle(angle); err != nil {
			return err
		}
		if none == (len(a) == 3) || none && (angle != "" || crop != "" || take != "") {
			return usage("give a photo, or --none alone")
		}
		d, id, err := c.story(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		var photo catalog.PhotoID
		if !none {
			if photo, err = d.Resolve(cmd.Context(), a[2]); err != nil {
				return err
			}
		}
		s, err := d.Place(cmd.Context(), id, slot, photo, cut)
		if err == nil && take != "" {
			s, err = d.Take(cmd.Context(), id, slot, take)
		}
		return c.printStory(s, err)
	}
	return cmd
}

func (c *ctl) storySet() *cobra.Command {
	var slot int
	cmd := &cobra.Command{
		Use:   "set STORY FIELD=VALUE…",
		Short: "correct a guess (headline, lead, byline, page_date, sign, place, day, month, year), say how far the story is (state=draft, ready, published) or, with --slot, its story_caption, credit, alt_text, crop, angle",
		Args:  args(cobra.MinimumNArgs(2)),
	}
	cmd.Flags().IntVar(&slot, "slot", 0, "the slot whose fields are meant")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		refs, sets, err := splitSets(a[1:], catalog.Replace, func(f string) bool { return storyField(f, slot) })
		if err != nil {
			return err
		}
		if len(refs) > 0 {
			return usage("%q is no FIELD=VALUE of a story%s", refs[0], map[bool]string{true: "'s slot"}[slot != 0])
		}
		for i := range sets {
			if sets[i].Field == "caption" {
				sets[i].Field = catalog.FieldCaption
			}
			sets[i].Value = catalog.TextValue(sets[i].Value.String())
		}
		d, id, err := c.story(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		s, err := d.EditStory(cmd.Context(), id, slot, catalog.Edit{Title: "story", Sets: sets})
		return c.printStory(s, err)
	}
	return cmd
}

// storyField tells which fields a person may set by hand.
func storyField(f string, slot int) bool {
	if slot != 0 {
		switch f {
		case "caption", catalog.FieldCaption, catalog.FieldCredit, catalog.FieldAlt, catalog.FieldCrop, catalog.FieldAngle:
			return true
		}
		return false
	}
	switch f {
	case catalog.FieldHeadline, catalog.FieldLead, catalog.FieldByline, catalog.FieldPageDate, catalog.FieldSign,
		catalog.FieldPlace, catalog.FieldDay, catalog.FieldMonth, catalog.FieldYear, catalog.FieldState:
		return true
	}
	return false
}

func (c *ctl) storyAccept() *cobra.Command {
	var slot int
	var reason string
	cmd := &cobra.Command{
		Use: "accept STORY RULE", Short: "let a finding stand, with a reason", Args: args(cobra.ExactArgs(2)),
	}
	cmd.Flags().IntVar(&slot, "slot", 0, "only in this slot")
	cmd.Flags().StringVar(&reason, "reason", "", "why it may stand; kept in the history and the manifest")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, id, err := c.story(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		list, err := d.Accept(cmd.Context(), id, a[1], slot, reason)
		if err != nil {
			return err
		}
		return c.findings(list)
	}
	return cmd
}

func (c *ctl) storyCheck() *cobra.Command {
	return &cobra.Command{
		Use: "check STORY", Short: "hold captions against article, photos and dates; exit 3 if an error stands", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, refs []string) error {
			d, id, err := c.story(cmd.Context(), refs[0])
			if err != nil {
				return err
			}
			list, err := d.Check(cmd.Context(), id)
			if err != nil {
				return err
			}
			if err := c.findings(list); err != nil {
				return err
			}
			for _, f := range list {
				if f.Blocks() {
					return errShown
				}
			}
			return nil
		},
	}
}

func (c *ctl) findings(list []catalog.Finding) error {
	if list == nil {
		list = []catalog.Finding{}
	}
	return c.print(list, func() {
		for _, f := range list {
			where := "story "
			if f.Slot != 0 {
				where = fmt.Sprintf("slot %d", f.Slot)
			}
			accepted := ""
			if f.Accepted != nil {
				accepted = fmt.Sprintf(" (accepted by %s: %s)", f.Accepted.Who, f.Accepted.Reason)
			}
			c.say("%s  %-7s  %-18s  %s%s", where, f.Level, f.Rule, f.Message(catalog.English), accepted)
		}
	})
}
