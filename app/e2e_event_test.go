package app_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// TestAnEventTakesItsPhotos makes an event with real keys, of a pasted list
// and a time; its photos are offered and taken, and another name goes into
// their captions.
func TestAnEventTakesItsPhotos(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	path, _, photos := sideDesk(t, t.TempDir())
	d, ctx := look(t, path)
	list := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(list, []byte("1. Đồng chí Hồ Tiến Thiệu – Chủ tịch – UBND tỉnh\n2. Sở Y tế\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := s.open(binary, "--lang", "vi", path)
	w.at("opened")
	w.at("counts", "total", photos)
	w.makesAnEvent(t, ctx, d)
	w.looksAtTheOffer(t, ctx, d, photos)
	w.renamesTheEvent(t, ctx, d, photos)
	w.adoptsAnEvent(t, ctx, d, list)
	w.makesAnEventOfPhotos(t, ctx, d)
}

func events(t *testing.T, ctx context.Context, d *desk.Desk) map[string]catalog.Event {
	t.Helper()
	list, err := d.Events(ctx)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]catalog.Event{}
	for _, e := range list {
		out[e.Name] = e
	}
	return out
}

// makesAnEvent types one; what is wrong with it is told, and leaves it there.
func (w *window) makesAnEvent(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.click("side.1+")
	w.at("dialog", "name", "event", "shown", true)
	w.typed("Le khai mac")
	w.click("event.from")
	w.typed("1/1/2000")
	w.click("event.to")
	w.typed("31/12/1999")
	w.click("event.city")
	w.typed("Da Nang")
	w.click("event.people")
	w.typed("1. Nguyen Van An, editor")
	w.at("people", "read", 1, "problems", 0)
	w.keys("Return")
	w.typed("2. so y te")
	w.at("people", "read", 1, "problems", 1)
	w.shoot("event-unread")
	w.keys("ctrl+Return")
	w.at("eventproblem")
	for range len("2. so y te") {
		w.keys("BackSpace")
	}
	w.at("people", "read", 1, "problems", 0)
	w.keys("ctrl+Return") // it ends before it begins
	w.at("eventproblem")
	w.click("event.to")
	w.keys("ctrl+a")
	w.typed("31/12/2040")
	w.shoot("event-new")
	w.keys("Return")
	w.at("event", "name", "Le khai mac", "ok", true)
	e := events(t, ctx, d)["Le khai mac"]
	if e.Place.City != "Da Nang" || len(e.People) != 1 || e.People[0].Office != "editor" || e.From.String() != "2000-01-01T00:00:00" {
		t.Errorf("made %+v", e)
	}
}

// looksAtTheOffer sees the photos that have no event, and takes them.
func (w *window) looksAtTheOffer(t *testing.T, ctx context.Context, d *desk.Desk, photos int) {
	t.Helper()
	offered := photos - 5
	w.at("offer", "event", "Le khai mac", "photos", offered)
	w.at("counts", "events", map[string]any{"Le khai mac": 0, sideEvent: 5})
	w.shoot("event-offer")
	w.click("banner.choice0")
	w.at("picked", "photos", offered)
	w.click("banner.choice0")
	w.at("putin", "changed", offered)
	w.at("counts", "events", map[string]any{"Le khai mac": offered, sideEvent: 5})
	if n, err := d.Count(ctx, `event:="Le khai mac" city:="Da Nang"`); err != nil || n == 0 {
		t.Errorf("%d photos have the place of the event, %v", n, err)
	}
}

// renamesTheEvent by a double click and another name, and takes it back.
func (w *window) renamesTheEvent(t *testing.T, ctx context.Context, d *desk.Desk, photos int) {
	t.Helper()
	w.click("filter.clear")
	w.at("counts", "query", "", "found", photos)
	w.click("side.1:Le khai mac")
	w.at("counts", "query", `event:="Le khai mac"`, "found", photos-5)
	w.twice("side.1:Le khai mac")
	w.at("dialog", "name", "event", "shown", true)
	w.typed("Khai hoi")
	w.shoot("event-edit")
	w.keys("Return")
	w.at("event", "name", "Khai hoi", "ok", true)
	w.at("counts", "query", `event:="Khai hoi"`, "found", photos-5, "events", map[string]any{"Khai hoi": photos - 5, sideEvent: 5})
	w.click("filter.clear")
	w.at("counts", "query", "", "found", photos)
	w.keys("Escape", "ctrl+z")
	w.at("undone", "title", "event")
	w.at("counts", "events", map[string]any{"Le khai mac": photos - 5, sideEvent: 5})
	if _, ok := events(t, ctx, d)["Le khai mac"]; !ok {
		t.Error("undo does not bring back the event's name")
	}
}

// adoptsAnEvent makes an event of a name that captions had before, with people
// from a file: whole, or not at all.
func (w *window) adoptsAnEvent(t *testing.T, ctx context.Context, d *desk.Desk, list string) {
	t.Helper()
	w.twice("side.1:" + sideEvent)
	w.at("dialog", "name", "event", "shown", true)
	w.click("event.file")
	w.chooses("people", list)
	w.at("people", "read", 1, "problems", 1)
	w.shoot("event-adopt")
	w.click("dialog.accept")
	w.at("eventproblem")
	if err := os.WriteFile(list, []byte("1. Đồng chí Hồ Tiến Thiệu – Chủ tịch – UBND tỉnh\n2. Nông Thị Bình\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.click("event.file")
	w.chooses("people", list)
	w.at("people", "read", 2, "problems", 0)
	w.click("dialog.accept")
	w.at("event", "name", sideEvent, "ok", true)
	if e, ok := events(t, ctx, d)[sideEvent]; !ok || e.From.IsZero() || e.To.IsZero() || len(e.People) != 2 || e.People[0].Organisation != "UBND tỉnh" {
		t.Errorf("adopted %+v", e)
	}
}

// makesAnEventOfPhotos drags one onto "New event…": the time and the place
// are the photo's.
func (w *window) makesAnEventOfPhotos(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.hold("grid", 70, 60, "side.1+", .5, .5)
	w.release()
	w.at("dialog", "name", "event", "shown", true)
	w.keys("ctrl+a")
	w.typed("Cua khau")
	w.shoot("event-of-photos")
	w.keys("Return")
	w.at("event", "name", "Cua khau", "ok", true)
	e := events(t, ctx, d)["Cua khau"]
	ids, err := d.EventPhotos(ctx, "Cua khau")
	if err != nil || len(ids) == 0 || e.From.IsZero() || e.From.String() > e.To.String() {
		t.Errorf("%d photos (%v) of %+v", len(ids), err, e)
	}
	w.keys("ctrl+z")
	w.at("undone", "title", "event")
	if _, there := events(t, ctx, d)["Cua khau"]; there {
		t.Error("one undo does not take back the event made of photos")
	}
}

// twice clicks a control two times in a row.
func (w *window) twice(control string) {
	w.t.Helper()
	box := w.box(control)
	x, y := int(box[0]+box[2]/2), int(box[1]+box[3]/2)
	w.do("mousemove", "--window", w.id(), fmt.Sprint(x), fmt.Sprint(y), "click", "--repeat", "2", "--delay", "60", "1")
}
