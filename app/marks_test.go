package app

import (
	"context"
	"image"
	"path/filepath"
	"testing"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/app/state"
	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// manyPhotos opens a catalog of 24 photos.
func manyPhotos(t *testing.T) *inside {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	if err := sample.Photos(ctx, filepath.Join(dir, "photos"), 24, image.Pt(300, 200), nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(ctx, []string{filepath.Join(dir, "photos")}, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	in := openInside(t, i18n.English, 100, path)
	in.until("count", "shown", float64(24))
	in.rest()
	return in
}

func TestAMarkMovesAPhotoInTheOrderOfStars(t *testing.T) {
	in := manyPhotos(t)
	in.setListing(func(l *settings.Listing) { l.Sort = catalog.SortRating })
	in.until("count", "shown", float64(24))
	in.rest()
	last := in.snap.ID(23)
	in.grid.Select(23)
	in.rest()
	in.keys.Run(command.Rate(5))
	in.until("count", "shown", float64(24))
	if in.snap.ID(0) != last || in.snap.ID(in.grid.Selection().Focus()) != last {
		t.Errorf("the photo of five stars, %v, is at %d, the eye at %v", last, in.snap.Index(last), in.snap.ID(in.grid.Selection().Focus()))
	}
}

func TestWhatStandsForABurstStaysUntilTheSearchAnswers(t *testing.T) {
	in := manyPhotos(t)
	in.look("rating:0")
	in.rest()
	ids := in.snap.IDs(0, in.snap.Len())
	burst := catalog.Burst{Frames: []catalog.PhotoID{ids[5], ids[6]}}
	in.snap = state.Listed(catalog.Listing{IDs: ids, Seq: catalog.EditID(in.snap.Revision()), Bursts: map[catalog.PhotoID]catalog.Burst{ids[5]: burst}})
	in.grid.SetSnapshot(in.snap)
	in.rest()
	for n, tt := range []struct {
		place  int
		hidden bool
	}{{5, false}, {2, true}} { // the search forgets the burst
		id := in.snap.ID(tt.place)
		in.grid.Select(tt.place)
		in.keys.Run(command.Rate(3))
		if (in.snap.Index(id) < 0) != tt.hidden {
			t.Errorf("photo %d left the wall at once: %t", tt.place, !tt.hidden)
		}
		in.until("count", "shown", float64(23-n))
	}
}
