package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) findCommand() *cobra.Command {
	var limit int
	var count bool
	var sort string
	var csv tableFlags
	cmd := &cobra.Command{
		Use: "find [QUERY]", Short: "search; no query lists all photos (flags come before the query)",
		RunE: func(cmd *cobra.Command, words []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			order, err := parseSort(sort)
			if err != nil {
				return err
			}
			if limit < 0 {
				return usage("--limit %d: want a number from 0", limit)
			}
			if err := csv.check(c, count); err != nil {
				return err
			}
			for _, w := range words {
				if name, ok := strings.CutPrefix(w, "--"); ok && cmd.Flag(name) != nil {
					fmt.Fprintf(c.err, "%s stands after the query and was searched as words; flags come before the query\n", w)
				}
			}
			text := strings.Join(words, " ")
			if count {
				n, err := d.Count(cmd.Context(), text)
				if err != nil {
					return err
				}
				return c.print(map[string]int{"count": n}, func() { c.say("%d", n) })
			}
			ids, notes, err := d.Search(cmd.Context(), text, order, limit)
			if err != nil {
				return err
			}
			c.notes(notes)
			if csv.on {
				return d.WriteTable(cmd.Context(), c.out, ids, csv.layout(), nil)
			}
			photos, err := d.Photos(cmd.Context(), ids)
			if err != nil {
				return err
			}
			if photos == nil {
				photos = []catalog.Photo{}
			}
			return c.print(photos, func() { c.listPhotos(photos) })
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "at most so many photos (0 = all)")
	cmd.Flags().BoolVar(&count, "count", false, "only count them")
	cmd.Flags().StringVar(&sort, "sort", "newest", "order: newest, oldest, file, rating, added, best")
	csv.add(cmd)
	cmd.Flags().SetInterspersed(false)
	return cmd
}

// listPhotos says a line of each photo.
func (c *ctl) listPhotos(photos []catalog.Photo) {
	for _, p := range photos {
		c.say("%6d  %-19s  %-5s  %-24s  %s", p.ID, p.Captured.Time.Format("2006-01-02 15:04:05"),
			strings.Repeat("★", p.Rating), p.File(), firstLine(p.Caption.Text(catalog.Description), 80))
	}
}

// wordsAfterDash lets a search begin with a minus: where an argument of find
// begins with one and is no flag, "--" is put before it.
func wordsAfterDash(root *cobra.Command, args []string) []string {
	find, _, err := root.Find([]string{"find"})
	if err != nil {
		return args
	}
	takesValue := func(name string) bool {
		f := root.PersistentFlags().Lookup(name)
		if f == nil {
			f = find.Flags().Lookup(name)
		}
		return f != nil && f.NoOptDefVal == ""
	}
	verb := false
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch name, _, hasValue := strings.Cut(strings.TrimPrefix(a, "--"), "="); {
		case a == "--":
			return args
		case strings.HasPrefix(a, "--"):
			if !hasValue && takesValue(name) {
				i++
			}
		case verb && strings.HasPrefix(a, "-") && a != "-h" && a != "-q":
			return slices.Concat(args[:i], []string{"--"}, args[i:])
		case strings.HasPrefix(a, "-"):
		case verb || a != find.Name():
			return args
		default:
			verb = true
		}
	}
	return args
}

func parseSort(s string) (catalog.Sort, error) {
	switch o := catalog.Sort(s); o {
	case catalog.SortOldest, catalog.SortFile, catalog.SortRating, catalog.SortAdded, catalog.SortBest:
		return o, nil
	case "newest", catalog.SortNewest:
		return catalog.SortNewest, nil
	}
	return "", usage("--sort %s: want newest, oldest, file, rating, added or best", s)
}
