package app_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// aMark is a key of the Photo Mechanic preset and what it makes of a photo.
type aMark struct {
	key  string
	want catalog.Marks
}

var dayMarks = [...]aMark{
	{"ctrl+5", catalog.Marks{Rating: 5}}, {"t", catalog.Marks{Tagged: true}}, {"ctrl+BackSpace", catalog.Marks{Rejected: true}},
	{"1", catalog.Marks{Color: 1}}, {"ctrl+3", catalog.Marks{Rating: 3}}, {"period", catalog.Marks{Tagged: true}}, {"8", catalog.Marks{Color: 8}},
}

// TestCullingADay opens a roll, culls 50 photos at speed, searches, writes
// captions, takes one back, gives a command another key, ends, and finds all
// as it was. Counts, order and focus are looked at.
func TestCullingADay(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	const many, culled = 60, 50
	binary := buildWindow(t)
	cat, order := aRoll(t, many)
	s := newScreen(t)
	w := s.open(binary, "--lang", "en", cat)
	w.at("focus", "box", "grid")
	w.at("count", "shown", many, "total", many)
	d, ctx := look(t, cat)
	if first := w.clicksTheFirst(t, ctx, d); first != order[0] {
		t.Fatalf("the first photo is %v, want %v", first, order[0])
	}
	w.cullsTheDay(t, ctx, d, order, culled)
	w.searchesTheDay(t, ctx, d)
	second := w.captionsTheDay(t, ctx, d)
	w.selectsTheTagged(t, ctx, d, many)
	w.rebindsReject()
	before, err := d.Photos(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	w.keys("ctrl+q")
	if err := w.ends(); err != nil {
		t.Errorf("the window ended with %v", err)
	}
	w = s.open(binary, "--lang", "en", cat)
	w.at("focus", "box", "grid")
	w.at("count", "query", "", "shown", many, "total", many)
	after, err := d.Photos(ctx, order)
	if err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("after a restart the photos are not what they were (%v)", err)
	}
	if now, _, err := d.Search(ctx, "", catalog.SortNewest, 0); err != nil || !reflect.DeepEqual(now, order) {
		t.Errorf("after a restart the order is %v (%v), want %v", now, err, order)
	}
	w.undoesYesterday(t, ctx, d, order, second)
}

// cullsTheDay marks photos one after the other, faster than a hand can.
func (w *window) cullsTheDay(t *testing.T, ctx context.Context, d *desk.Desk, order []catalog.PhotoID, culled int) {
	t.Helper()
	var keys []string
	for n := range culled {
		keys = append(keys, dayMarks[n%len(dayMarks)].key)
	}
	w.atSpeed(keys...)
	for n := range culled {
		w.at("mark", "changed", 1, "ids", fmt.Sprintf("[%d]", order[n]))
	}
	photos, err := d.Photos(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	for n, p := range photos {
		want := catalog.Marks{}
		if n < culled {
			want = dayMarks[n%len(dayMarks)].want
		}
		if p.Marks != want {
			t.Errorf("photo %d has the marks %+v, want %+v", n, p.Marks, want)
		}
	}
	w.keys("Right")
	w.at("selection", "count", 1, "eye", order[culled+1])
}

// searchesTheDay finds what was rated, and sees it in the catalog's order.
func (w *window) searchesTheDay(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	const query = "rating:>=3"
	want, _, err := d.Search(ctx, query, catalog.SortNewest, 0)
	if err != nil || len(want) < 10 {
		t.Fatal(len(want), err)
	}
	w.filtered(query, len(want))
	w.keys("ctrl+a")
	w.at("selection", "count", len(want), "ids", fmt.Sprint(want[:min(len(want), 20)]))
	w.keys("ctrl+d")
	w.at("selection", "count", 1)
	w.keys("Home") // the wall may be scrolled
	w.at("selection", "count", 1, "eye", want[0])
	w.clickAt("grid", 60, 60)
	w.at("selection", "count", 1, "eye", want[0])
}

// captionsTheDay writes two headlines, one after the other, and takes the
// second back: the eye goes back to its photo, which is given.
func (w *window) captionsTheDay(t *testing.T, ctx context.Context, d *desk.Desk) catalog.PhotoID {
	t.Helper()
	found, _, err := d.Search(ctx, "rating:>=3", catalog.SortNewest, 3)
	if err != nil || len(found) != 3 {
		t.Fatal(found, err)
	}
	w.at("form", "ids", fmt.Sprint(found[:1]))
	w.into("caption.headline")
	for n, typed := range []string{"Chowj phieen", "Cuwar khaaur"} {
		w.keys("ctrl+a")
		w.typed(typed)
		w.keys("ctrl+Return")
		w.at("saved", "changed", 1)
		w.at("form", "ids", fmt.Sprint(found[n+1:n+2]))
	}
	for n, want := range []string{"Chợ phiên", "Cửa khẩu"} {
		if p, err := d.Photo(ctx, found[n]); err != nil || p.Caption.Text(catalog.Headline) != want {
			t.Errorf("photo %d has the headline %q (%v), want %q", n, p.Caption.Text(catalog.Headline), err, want)
		}
	}
	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("ctrl+z")
	w.at("undone", "title", "caption", "changed", 1)
	w.at("selection", "count", 1, "eye", found[1])
	if p, err := d.Photo(ctx, found[1]); err != nil || p.Caption.Text(catalog.Headline) == "Cửa khẩu" {
		t.Errorf("the headline that was taken back is %q (%v)", p.Caption.Text(catalog.Headline), err)
	}
	return found[0]
}

// selectsTheTagged clears the search, and selects and shows what is tagged.
func (w *window) selectsTheTagged(t *testing.T, ctx context.Context, d *desk.Desk, many int) {
	t.Helper()
	tagged, err := d.Count(ctx, "tag:yes")
	if err != nil || tagged == 0 {
		t.Fatal(tagged, err)
	}
	w.keys("ctrl+f", "ctrl+a", "BackSpace")
	w.at("count", "query", "", "shown", many)
	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("ctrl+t")
	w.at("selection", "count", tagged)
	w.keys("F3")
	w.at("count", "query", "tag:yes", "shown", tagged)
	w.keys("F3")
	w.at("count", "query", "", "shown", many)
}

// rebindsReject gives the reject another key, which full screen has.
func (w *window) rebindsReject() {
	w.t.Helper()
	w.keys("ctrl+comma")
	w.at("settings", "shown", true)
	w.click("prefs.section.keys")
	w.click("prefs.keys.find")
	w.at("focus", "box", "prefs.keys.find")
	w.typed("backspace")
	w.click("prefs.keys.change")
	w.at("focus", "box", "prefs.keys.box")
	w.keys("f")
	w.click("prefs.keys.free")
	w.keys("Escape")
	w.at("settings", "shown", false)
}

// undoesYesterday rejects a photo with the new key, takes that back and then
// what was done last before the restart.
func (w *window) undoesYesterday(t *testing.T, ctx context.Context, d *desk.Desk, order []catalog.PhotoID, captioned catalog.PhotoID) {
	t.Helper()
	w.keys("End")
	last := order[len(order)-1]
	w.at("selection", "count", 1, "eye", last)
	w.keys("f")
	w.at("mark", "field", "rejected", "value", "yes", "ids", fmt.Sprintf("[%d]", last))
	w.keys("Home")
	w.at("selection", "count", 1, "eye", order[0])
	w.keys("ctrl+z")
	w.at("undone", "title", "mark")
	w.at("selection", "count", 1, "eye", last)
	w.keys("ctrl+z")
	w.at("undone", "title", "caption", "changed", 1)
	w.at("selection", "count", 1, "eye", captioned)
	if p, err := d.Photo(ctx, captioned); err != nil || p.Caption.Text(catalog.Headline) == "Chợ phiên" {
		t.Errorf("the headline of yesterday is still %q (%v)", p.Caption.Text(catalog.Headline), err)
	}
}
