package main

import (
	"context"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) collectionCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "collection", Short: "photos put together, by hand or by a saved search",
		RunE: verbs("list, new, show, add, remove, rename, set, delete")}
	cmd.AddCommand(c.collectionList(), c.collectionNew(), c.collectionShow(), c.collectionAdd(), c.collectionRemove(),
		c.collectionRename(), c.collectionSet(), c.collectionDelete())
	return cmd
}

// A shownCollection is a collection as it is printed.
type shownCollection struct {
	catalog.Collection
	Count int `json:"count"` // photos found in it
}

// collection opens the catalog and finds the collection meant.
func (c *ctl) collection(ctx context.Context, ref string) (*desk.Desk, catalog.CollectionID, error) {
	d, err := c.open(ctx)
	if err != nil {
		return nil, 0, err
	}
	id, err := d.ResolveCollection(ctx, ref)
	return d, id, err
}

func (c *ctl) sayCollection(s shownCollection) {
	about := s.Query
	if s.Story != 0 {
		about = "story " + s.Story.String()
	}
	c.say("%4d  %-9s  %6d  %-32s  %s", s.ID, s.Kind, s.Count, s.Name, about)
}

// printCollection prints one collection with the number of its photos.
func (c *ctl) printCollection(ctx context.Context, d *desk.Desk, of catalog.Collection) error {
	n, err := d.Count(ctx, inCollection(of))
	if err != nil {
		return err
	}
	s := shownCollection{of, n}
	return c.print(s, func() { c.sayCollection(s) })
}

// inCollection is the search for what a collection holds.
func inCollection(of catalog.Collection) string { return "collection:#" + of.ID.String() }

func (c *ctl) collectionList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "all collections, by name", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			list, err := d.Collections(cmd.Context())
			if err != nil {
				return err
			}
			shown := []shownCollection{}
			for _, of := range list {
				n, err := d.Count(cmd.Context(), inCollection(of))
				if err != nil {
					return err
				}
				shown = append(shown, shownCollection{of, n})
			}
			return c.print(shown, func() {
				for _, s := range shown {
					c.sayCollection(s)
				}
			})
		},
	}
}

func (c *ctl) collectionNew() *cobra.Command {
	var query, story string
	cmd := &cobra.Command{
		Use: "new NAME", Short: "make a collection: by hand, with --query a saved search, with --story a story's shortlist", Args: args(cobra.ExactArgs(1)),
	}
	cmd.Flags().StringVar(&query, "query", "", "the search whose photos it holds")
	cmd.Flags().StringVar(&story, "story", "", "the story whose shortlist it is")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		of := catalog.Collection{Name: a[0], Query: query}
		switch {
		case cmd.Flags().Changed("query") && cmd.Flags().Changed("story"):
			return usage("a collection is a saved search or a story's shortlist, not both")
		case cmd.Flags().Changed("query"):
			of.Kind = catalog.Smart
		case cmd.Flags().Changed("story"):
			if of.Story, err = d.ResolveStory(cmd.Context(), story); err != nil {
				return err
			}
		}
		if of, err = d.NewCollection(cmd.Context(), of); err != nil {
			return err
		}
		return c.printCollection(cmd.Context(), d, of)
	}
	return cmd
}

func (c *ctl) collectionShow() *cobra.Command {
	return &cobra.Command{
		Use: "show NAME", Short: "one collection and its photos, newest first", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			d, id, err := c.collection(cmd.Context(), a[0])
			if err != nil {
				return err
			}
			of, err := d.Collection(cmd.Context(), id)
			if err != nil {
				return err
			}
			ids, notes, err := d.Search(cmd.Context(), inCollection(of), catalog.SortNewest, 0)
			if err != nil {
				return err
			}
			c.notes(notes)
			photos, err := d.Photos(cmd.Context(), ids)
			if err != nil {
				return err
			}
			s := shownCollection{of, len(photos)}
			return c.print(struct {
				shownCollection
				Photos []catalog.Photo `json:"photos"`
			}{s, append([]catalog.Photo{}, photos...)}, func() {
				c.sayCollection(s)
				c.listPhotos(photos)
			})
		},
	}
}

func (c *ctl) collectionAdd() *cobra.Command {
	return c.collectCommand("add NAME (PHOTO… | --query Q)", "put photos in a collection", "yes")
}

func (c *ctl) collectionRemove() *cobra.Command {
	return c.collectCommand("remove NAME (PHOTO… | --query Q)", "take photos out of a collection", "")
}

func (c *ctl) collectCommand(use, short, in string) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: args(cobra.MinimumNArgs(1))}
	query := queryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		_, id, err := c.collection(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		return c.editPhotos(cmd, a[1:], *query, catalog.Edit{Title: "collect",
			Sets: []catalog.Set{{Field: catalog.InCollection(id), Value: catalog.TextValue(in)}}}, (*desk.Desk).Edit)
	}
	return cmd
}

func (c *ctl) collectionRename() *cobra.Command {
	return &cobra.Command{
		Use: "rename NAME NEW", Short: "give a collection another name", Args: args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return c.editCollection(cmd, a[0], []catalog.Set{{Field: catalog.FieldCollectionName, Value: catalog.TextValue(a[1])}})
		},
	}
}

func (c *ctl) collectionSet() *cobra.Command {
	return &cobra.Command{
		Use: "set NAME FIELD=VALUE…", Short: "change a collection's name or the query of a saved search", Args: args(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			refs, sets, err := splitSets(a[1:], catalog.Replace, func(f string) bool {
				return f == catalog.FieldCollectionName || f == catalog.FieldCollectionQuery
			})
			if err != nil {
				return err
			}
			if len(refs) > 0 {
				return usage("%q is no name=… or query=… of a collection", refs[0])
			}
			return c.editCollection(cmd, a[0], sets)
		},
	}
}

func (c *ctl) collectionDelete() *cobra.Command {
	return &cobra.Command{
		Use: "delete NAME", Short: "remove a collection; its photos stay where they are", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return c.editCollection(cmd, a[0], []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}})
		},
	}
}

// editCollection changes a collection and prints it.
func (c *ctl) editCollection(cmd *cobra.Command, ref string, sets []catalog.Set) error {
	d, id, err := c.collection(cmd.Context(), ref)
	if err != nil {
		return err
	}
	of, err := d.EditCollection(cmd.Context(), id, catalog.Edit{Title: "collection", Sets: sets})
	if err != nil {
		return err
	}
	return c.printCollection(cmd.Context(), d, of)
}
