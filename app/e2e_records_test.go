package app_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

// wheel turns the mouse wheel over a text box: the panel moves, and back.
func (w *window) wheel(t *testing.T) {
	t.Helper()
	before := w.box("caption.city")
	over := w.box("caption.description")
	w.do("mousemove", "--window", w.id(), strconv.Itoa(int(over[0]+40)), strconv.Itoa(int(over[1]+over[3]-12)), "click", "5")
	time.Sleep(time.Second)
	down := w.box("caption.city")
	w.do("click", "4", "click", "4")
	time.Sleep(time.Second)
	if back := w.box("caption.city"); down[1] >= before[1] || back != before {
		t.Errorf("the wheel moves the panel from %v to %v and back to %v", before, down, back)
	}
}

// TestAPersonIsWrittenInTheWindow adds a person with a name and a description
// by keyboard, saves, starts again, finds the person there, and undoes it.
func TestAPersonIsWrittenInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, _ := smallDesk(t, 2)
	d, ctx := look(t, cat)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 0) // as the window shows them
	if err != nil {
		t.Fatal(err)
	}
	w := s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	w.keys("Home")
	w.into("caption.people")
	w.keys("Tab", "Return") // Add
	w.at("focus", "box", "caption.people_details")
	w.shoot("person-new")
	w.typed("Nguyeenx Thij An")
	w.keys("Tab")
	w.typed("Chur tichj xax, ddang trao quaf")
	w.await("the whole person", func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		text, _ := typed["people_details"].(string)
		return l.str("at") == "typed" && strings.Contains(text, "Nguyễn Thị An") && strings.Contains(text, "đang trao quà")
	})
	w.shoot("person-typed")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 1)
	person := func() string {
		t.Helper()
		p, err := d.Photo(ctx, ids[0])
		if err != nil {
			t.Fatal(err)
		}
		return p.Caption[catalog.PeopleDetails].String()
	}
	const want = "Nguyễn Thị An, Chủ tịch xã, đang trao quà"
	if got := person(); got != want {
		t.Fatalf("saved as %q", got)
	}
	w.kill()

	w = s.open(binary, "--lang", "en", cat)
	w.at("form", "count", 1)
	w.keys("Home")
	w.wheel(t)
	w.click("caption.people_details.0")
	w.at("focus", "box", "caption.people_details")
	w.shoot("person-open")
	w.keys("End")
	w.typed("h")
	w.at("typed")
	w.keys("Escape") // closes the form
	w.shoot("person-closed")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 1)
	if got := person(); got != "Nguyễn Thị Anh, Chủ tịch xã, đang trao quà" {
		t.Errorf("saved as %q", got)
	}
	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("ctrl+z")
	w.at("undone", "title", "caption")
	if got := person(); got != want {
		t.Errorf("undone it is %q", got)
	}
	w.keys("ctrl+z")
	w.at("undone", "title", "caption")
	if got := person(); got != "" {
		t.Errorf("undone it is %q", got)
	}
	w.shoot("person-undone")
}
