package main

import (
	"context"
	"errors"
	"image"
	"path/filepath"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

func (c *ctl) demoCommand() *cobra.Command {
	var photos, rows int
	cmd := &cobra.Command{
		Use: "demo [DIR]", Short: "draw a sample event in DIR and run the main job on it", Args: args(cobra.MaximumNArgs(1)),
	}
	cmd.Flags().IntVar(&photos, "photos", 0, "also draw so many small photos, for a catalog of that size")
	cmd.Flags().IntVar(&rows, "rows", 0, "also catalog so many photos that have captions and thumbnails but no files, to try a catalog of any size")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		dir := "cutline-demo"
		if len(a) > 0 {
			dir = a[0]
		}
		pkg, err := c.demo(cmd.Context(), dir, photos, rows)
		if err != nil {
			return err
		}
		return c.exported(pkg)
	}
	return cmd
}

// demo runs the main job: a folder of photos and an article become a
// package. Run again it uses what is there.
func (c *ctl) demo(ctx context.Context, dir string, photos, rows int) (catalog.Package, error) {
	none := catalog.Package{}
	event, err := sample.Event(filepath.Join(dir, "photos"))
	if err != nil {
		return none, err
	}
	if photos > 0 {
		report, end := c.progress("draw")
		err := sample.Photos(ctx, filepath.Join(dir, "more photos"), photos, image.Pt(900, 600), report)
		end()
		if err != nil {
			return none, err
		}
		event.Dirs = append(event.Dirs, filepath.Join(dir, "more photos"))
	}
	d, err := c.demoDesk(ctx, filepath.Join(dir, "Sample.cutline"))
	if err != nil {
		return none, err
	}
	if err := setHouse(ctx, d, event.House); err != nil {
		return none, err
	}
	report, end := c.progress("add")
	added, err := d.Add(ctx, event.Dirs, report)
	end()
	if err != nil {
		return none, err
	}
	c.failures(added.Failed)
	if rows > 0 {
		report, end := c.progress("fill")
		err := d.Fill(ctx, event.Dirs[0], sample.Fill(rows), rows, report)
		end()
		if err != nil {
			return none, err
		}
	}
	var pkg catalog.Package
	for _, article := range event.Articles {
		if pkg, err = c.demoStory(ctx, d, article, filepath.Join(dir, "packages")); err != nil {
			return none, err
		}
	}
	return pkg, nil
}

func (c *ctl) demoDesk(ctx context.Context, path string) (*desk.Desk, error) {
	o := desk.Options{Version: catalog.Version}
	d, err := desk.Create(ctx, path, o)
	if errors.Is(err, catalog.ErrExists) {
		d, err = desk.Open(ctx, path, o)
	}
	c.desk = d
	return d, err
}

func setHouse(ctx context.Context, d *desk.Desk, h catalog.House) error {
	sets := []catalog.Set{
		{Field: "creator", Value: catalog.TextValue(h.Creator)},
		{Field: "credit", Value: catalog.TextValue(h.Credit)},
		{Field: "copyright", Value: catalog.TextValue(h.Copyright)},
	}
	for sign, place := range h.Signs {
		sets = append(sets, catalog.Set{Field: "sign." + sign, Value: catalog.TextValue(place)})
	}
	_, err := d.SetHouse(ctx, sets...)
	return err
}

// demoStory imports an article unless it is there, fills its empty slots with
// the first candidates, and exports the package.
func (c *ctl) demoStory(ctx context.Context, d *desk.Desk, article, to string) (catalog.Package, error) {
	s, err := storyFrom(ctx, d, article)
	if err != nil {
		return catalog.Package{}, err
	}
	candidates, err := d.Suggest(ctx, s.ID)
	if err != nil {
		return catalog.Package{}, err
	}
	for _, k := range candidates {
		if sl, _ := s.Slot(k.Slot); sl.Photo == 0 {
			if s, err = d.Place(ctx, s.ID, k.Slot, k.Photo, catalog.Crop{}); err != nil {
				return catalog.Package{}, err
			}
		}
	}
	return d.ExportStory(ctx, s.ID, catalog.ExportOptions{To: to, Presets: []string{"web", "social", "thumb"}, Replace: true}, nil)
}

// storyFrom is the story made of that file, imported if need be.
func storyFrom(ctx context.Context, d *desk.Desk, article string) (catalog.Story, error) {
	stories, err := d.Stories(ctx)
	if err != nil {
		return catalog.Story{}, err
	}
	for _, s := range stories {
		if s.Source == filepath.Base(article) {
			return s, nil
		}
	}
	return importFile(ctx, d, article)
}
