package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cutline/catalog"
)

// TestATurnedCropIsMadeToFit gives a slot rectangles and angles in one edit
// and in two, and takes them back.
func TestATurnedCropIsMadeToFit(t *testing.T) {
	ctx := context.Background()
	d, s := openDesk(t)
	p, err := d.Photo(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	size := p.Upright()
	crop := func(s catalog.Story, err error) catalog.Crop {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		sl, _ := s.Slot(1)
		return sl.Crop
	}
	set := func(sets ...string) catalog.Crop {
		t.Helper()
		e := catalog.Edit{Title: "crop"}
		for _, s := range sets {
			field, text, _ := strings.Cut(s, "=")
			e.Sets = append(e.Sets, catalog.Set{Field: field, Value: catalog.TextValue(text)})
		}
		return crop(d.EditStory(ctx, s.ID, 1, e))
	}
	whole := catalog.Crop{Angle: 3}.Fit(size)
	if got := crop(d.Place(ctx, s.ID, 1, 1, catalog.Crop{Angle: 3})); got != whole || got.X0 == 0 {
		t.Errorf("an angle alone gives %v, want %v", got, whole)
	}
	if got := set("crop=0,0,0.5,0.5"); got != (catalog.Crop{X1: .5, Y1: .5, Angle: 3}).Fit(size) || !got.Fits(size) {
		t.Errorf("a rectangle in the corner of a turned photo is %v", got)
	}
	if got := set("angle=", "crop=0,0,0.5,0.5"); got != (catalog.Crop{X1: .5, Y1: .5}) {
		t.Errorf("level it is %v", got)
	}
	if got := set("angle=-10"); got != (catalog.Crop{X1: .5, Y1: .5, Angle: -10}).Fit(size) {
		t.Errorf("turned it is %v", got)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := crop(d.Story(ctx, s.ID)); got != (catalog.Crop{X1: .5, Y1: .5}) {
		t.Errorf("undone it is %v", got)
	}
	if _, err := d.EditStory(ctx, s.ID, 1, catalog.Edit{Sets: []catalog.Set{{Field: "angle", Value: catalog.TextValue("90")}}}); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("an angle of 90°: %v", err)
	}
	past, err := d.History(ctx, catalog.Target{Kind: catalog.OfStory, ID: int64(s.ID)}, 0)
	if err != nil {
		t.Fatal(err)
	}
	said := false
	for _, p := range past {
		said = said || p.Field == "slot 1 angle" && p.Old == "" && p.New == "-10"
	}
	if !said {
		t.Errorf("the history does not say that it was turned: %+v", past)
	}
	// Another photo is level and whole again.
	if got := crop(d.Place(ctx, s.ID, 1, 2, catalog.Crop{})); got != (catalog.Crop{}) {
		t.Errorf("of another photo the crop is %v", got)
	}
	b, err := json.Marshal(whole)
	if err != nil || strings.Count(string(b), ",") != 3 {
		t.Errorf("the crop's JSON is %s, want four numbers", b)
	}
}
