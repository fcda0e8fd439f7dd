package app_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

const sideEvent = "Hội chợ biên giới"

// sideDesk is a catalog of the sample event, of which five photos are of an
// event.
func sideDesk(t *testing.T, dir string) (path, folder string, photos int) {
	t.Helper()
	ctx := context.Background()
	event, err := sample.Options{LongEdge: 400}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 5)
	if err != nil {
		t.Fatal(err)
	}
	set := catalog.Set{Field: string(catalog.EventName), Value: catalog.TextValue(sideEvent)}
	if _, err := d.Edit(ctx, ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{set}}); err != nil {
		t.Fatal(err)
	}
	return path, event.Dirs[0], len(event.Photos)
}

// TestTheSidebarFindsAndTakesPhotos chooses rows with real keys and a real
// mouse, drags photos onto them, and saves and finds searches again.
func TestTheSidebarFindsAndTakesPhotos(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, folder, photos := sideDesk(t, t.TempDir())
	d, ctx := look(t, path)
	w := s.open(binary, "--lang", "vi", path)
	w.at("opened")
	w.at("counts", "total", photos, "found", photos)
	finds := func(search string, want int) {
		t.Helper()
		if n, err := d.Count(ctx, search); err != nil || n != want {
			t.Errorf("%s finds %d photos (%v), want %d", search, n, err, want)
		}
	}
	w.choosesRows(t, folder, photos)
	w.putsPhotosIntoACollection(finds)
	w.setsAnEvent(finds)
	w.savesASearch(finds)
}

// choosesRows finds photos by keys and by clicks.
func (w *window) choosesRows(t *testing.T, folder string, photos int) {
	t.Helper()
	w.keys("F4")
	w.at("focus", "box", "sidebar")
	w.typed("hoi cho")
	w.at("focus", "box", "sidebar.find")
	w.keys("Return")
	w.at("row", "term", `event:="`+sideEvent+`"`, "on", true)
	w.at("counts", "found", 5, "events", map[string]any{sideEvent: 5})
	w.keys("Escape", "Escape")
	w.at("focus", "box", "grid")

	in := fmt.Sprintf("in:%q", folder)
	w.click("side.0:" + folder)
	w.at("counts", "query", fmt.Sprintf(`event:="%s" %s`, sideEvent, in), "found", 5)
	w.click("side.1:" + sideEvent)
	w.at("row", "on", false)
	w.at("counts", "query", in, "found", photos)
	w.click("side.5:2024")
	w.at("counts", "query", in+" date:2024")
	w.click("chip." + in) // its cross
	w.at("counts", "query", "date:2024")
	w.click("filter.clear")
	w.at("counts", "query", "", "found", photos)
	w.keys("Escape")
	w.at("focus", "box", "grid")
}

// putsPhotosIntoACollection makes one and drags a photo onto it.
func (w *window) putsPhotosIntoACollection(finds func(string, int)) {
	w.t.Helper()
	w.click("side.2+")
	w.at("dialog", "name", "collection", "shown", true)
	w.typed("Bia so Tet")
	w.keys("Return")
	w.at("collection", "name", "Bia so Tet", "ok", true)
	w.at("counts", "collections", map[string]any{"Bia so Tet": 0})
	w.hold("grid", 70, 60, "side.2:1", .5, .5)
	w.at("aimrow", "row", "Bia so Tet", "ok", true)
	w.release()
	w.at("putin", "changed", 1)
	w.at("counts", "collections", map[string]any{"Bia so Tet": 1})
	finds(`collection:="Bia so Tet"`, 1)
	w.keys("ctrl+z")
	w.at("undone", "title", "collect", "changed", 1)
	w.at("counts", "collections", map[string]any{"Bia so Tet": 0})
	finds(`collection:="Bia so Tet"`, 0)
}

// setsAnEvent drags a photo that has none onto an event.
func (w *window) setsAnEvent(finds func(string, int)) {
	w.t.Helper()
	w.keys("End")
	w.at("form", "count", 1)
	w.clickAt("grid", 70, 60)
	w.keys("End", "Home", "ctrl+f")
	w.typed("kind:jpeg -event:hoi")
	w.at("counts", "query", "kind:jpeg -event:hoi")
	w.keys("Return")
	w.at("focus", "box", "grid")
	w.hold("grid", 70, 60, "side.1:"+sideEvent, .5, .5)
	w.at("aimrow", "row", sideEvent, "ok", true)
	w.release()
	w.at("putin", "changed", 1)
	finds(`event:="`+sideEvent+`"`, 6)
	w.keys("ctrl+z")
	w.at("undone", "changed", 1)
	finds(`event:="`+sideEvent+`"`, 5)
	w.click("filter.clear")
	w.at("focus", "box", "filter")
	w.at("counts", "query", "")
}

// savesASearch makes a collection of a search, and finds an old search again.
func (w *window) savesASearch(finds func(string, int)) {
	w.t.Helper()
	w.typed("event:hoi ")
	w.at("counts", "found", 5)
	w.keys("ctrl+shift+f")
	w.at("dialog", "name", "savesearch", "shown", true)
	w.typed("Hoi cho")
	w.keys("Return")
	w.at("collection", "name", "Hoi cho", "ok", true)
	w.at("counts", "collections", map[string]any{"Bia so Tet": 0, "Hoi cho": 5})
	finds(`collection:="Hoi cho"`, 5)

	w.keys("ctrl+f", "ctrl+a", "BackSpace")
	w.at("count", "query", "")
	w.keys("Down")
	w.at("popup", "name", "past", "shown", true)
	w.keys("Down", "Return")
	w.at("counts", "query", "kind:jpeg -event:hoi")
	w.keys("ctrl+a", "BackSpace")
	w.at("count", "query", "")
	w.typed("khong co gi nhu the")
	w.at("count", "shown", 0)
	w.click("empty.clear")
	w.at("focus", "box", "grid")
	w.at("count", "query", "")
}
