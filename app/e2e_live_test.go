package app_test

import (
	"context"
	"image"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/sample"
)

// liveLimit is how soon the window shows what another program did.
const liveLimit = time.Second

// TestWhatOthersDoIsSeenAtOnce has another program mark a photo and then add
// many, newer than those in the window, while one looks at a photo with two
// selected, and types its caption: eye, selection, keyboard and text stay.
func TestWhatOthersDoIsSeenAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	many := 2000
	if raceEnabled { // under the race detector
		many = 300
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, _ := aDesk(t)
	more := filepath.Join(t.TempDir(), "more")
	if err := sample.Photos(context.Background(), more, many, image.Pt(96, 64), nil); err != nil {
		t.Fatal(err)
	}
	d, ctx := look(t, cat)
	mine, _, err := d.Search(ctx, "", catalog.SortAdded, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.settings(map[string]any{"language": "en", "tab": "photos", "listings": map[string]any{cat: map[string]any{"sort": "added"}}})
	w := s.open(binary, "--lang", "en", cat)
	w.at("count", "shown", len(mine))
	w.at("form", "count", 1)
	w.keys("Home", "Right", "Right", "Right", "shift+Right")
	w.at("selection", "count", 2, "eye", mine[4])
	w.at("form", "count", 2)

	start := time.Now()
	edit := catalog.Edit{Title: "mark", Who: "somebody else", Sets: []catalog.Set{{Field: catalog.FieldRating, Value: catalog.TextValue("4")}}}
	if _, err := d.Edit(ctx, mine[:1], edit); err != nil {
		t.Fatal(err)
	}
	w.at("elsewhere")
	w.at("count", "shown", len(mine))
	if took := time.Since(start); took > liveLimit && !raceEnabled {
		t.Errorf("a mark of somebody else was seen after %v", took)
	} else {
		t.Logf("a mark of somebody else was seen after %v", took)
	}

	added := make(chan error, 1)
	go func() {
		_, err := d.Add(ctx, []string{more}, nil)
		added <- err
	}()
	w.await("the first of many", func(l line) bool { return l.str("at") == "count" && l.num("shown") > len(mine) })
	w.into("caption.headline")
	w.typed("Chowj phieen")
	if err := <-added; err != nil {
		t.Fatal(err)
	}
	start = time.Now()
	w.await("all of them", func(l line) bool { return l.str("at") == "count" && l.num("shown") == len(mine)+many })
	if took := time.Since(start); took > liveLimit && !raceEnabled {
		t.Errorf("the last that were added were seen after %v", took)
	} else {
		t.Logf("the last of %d that were added were seen after %v", many, took)
	}
	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("Left") // which saves what was typed
	w.at("selection", "count", 1, "eye", mine[3])
	w.at("saved", "changed", 2)
	photos, err := d.Photos(ctx, mine[3:5])
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range photos {
		if got := p.Caption.Text(catalog.Headline); got != "Chợ phiên" {
			t.Errorf("photo %s has the headline %q", p.ID, got)
		}
	}
	now, err := d.List(ctx, catalog.ListQuery{Sort: catalog.SortAdded})
	if err != nil {
		t.Fatal(err)
	}
	if at := slices.Index(now.IDs, mine[3]); at != many+3 {
		t.Errorf("the photo is at %d, want it behind all that were added", at)
	}
}
