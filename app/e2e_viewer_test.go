package app_test

import (
	"context"
	"fmt"
	"image"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// burst makes a catalog of photos that are larger than the screen, and gives
// them in the order of the grid.
func burst(t *testing.T, cat string, many int) []catalog.PhotoID {
	t.Helper()
	ctx := context.Background()
	photos := filepath.Join(t.TempDir(), "photos")
	if err := sample.Photos(ctx, photos, many, image.Pt(3000, 2000), nil); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(ctx, cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 0)
	if err != nil || len(ids) != many {
		t.Fatalf("%d photos, %v", len(ids), err)
	}
	return ids
}

func (l line) float(key string) float64 { v, _ := l[key].(float64); return v }

// pointAt puts the pointer at parts of a control's sides.
func (w *window) pointAt(control string, x, y float64) {
	w.t.Helper()
	b := w.box(control)
	w.do("mousemove", "--window", w.id(), strconv.Itoa(int(b[0]+x*b[2])), strconv.Itoa(int(b[1]+y*b[3])))
	time.Sleep(200 * time.Millisecond)
}

// TestPhotosAreJudgedLarge zooms, goes on and compares with real keys and a
// real mouse.
func TestPhotosAreJudgedLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	cat := filepath.Join(t.TempDir(), "Desk.cutline")
	ids := burst(t, cat, 8)
	s := newScreen(t)
	binary := buildWindow(t)
	w := s.open(binary, "--lang", "en", cat)
	w.at("form", "count", 1)
	w.keys("Home", "Return")
	w.at("view", "view", "photo")
	w.at("shown", "photo", ids[0], "zoom", 0)
	w.zooms(t, ids)
	w.hasAFilm(ids)
	w.tellsFacts(ids)
	w.takesTheScreen()
	w.compares(t, cat, ids)
	w.kill()

	w = s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	w.keys("Home", "Return")
	w.await("the facts, which were wanted last time", func(l line) bool {
		lines, _ := l["lines"].([]any)
		return l.str("at") == "facts" && l["shown"] == true && len(lines) > 4
	})
	w.box("photo")
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, there := w.layout["film"]; there {
		t.Error("the film is there again, which was hidden last time")
	}
}

// zooms goes to 100 % at the pointer, on to the next photo, moves and steps.
func (w *window) zooms(t *testing.T, ids []catalog.PhotoID) {
	t.Helper()
	w.pointAt("photo", .3, .4)
	w.keys("z")
	at := w.at("shown", "photo", ids[0], "zoom", 100)
	if x, y := at.float("x"), at.float("y"); x < .3 || x > .48 || y < .3 || y > .5 {
		t.Errorf("100 %% at the pointer is about %.2f, %.2f", x, y)
	}
	w.keys("Right")
	next := w.at("shown", "photo", ids[1], "zoom", 100)
	if next.float("x") != at.float("x") || next.float("y") != at.float("y") {
		t.Errorf("the next photo is seen about %v, %v; want the same place", next["x"], next["y"])
	}
	w.keys("shift+Right")
	if moved := w.at("shown", "photo", ids[1], "zoom", 100); moved.float("x") <= next.float("x") || moved.float("y") != next.float("y") {
		t.Errorf("to the right of %v is %v", next, moved)
	}
	b := w.box("photo")
	w.hold("photo", int(b[2]/2), int(b[3]/2), "photo", .5, .7)
	w.release()
	w.await("the photo dragged down", func(l line) bool {
		return l.str("at") == "shown" && l.float("y") < next.float("y")-.01
	})
	w.keys("plus")
	w.at("shown", "photo", ids[1], "zoom", 200)
	w.keys("minus", "minus")
	w.at("shown", "photo", ids[1], "zoom", 50)
	w.do("keydown", "ctrl", "click", "4", "keyup", "ctrl")
	w.at("shown", "photo", ids[1], "zoom", 100)
	time.Sleep(400 * time.Millisecond) // what follows is no third click
	w.do("click", "--repeat", "2", "--delay", "60", "1")
	w.at("shown", "photo", ids[1], "zoom", 0)
	w.keys("Left")
	w.at("shown", "photo", ids[0], "zoom", 0)
}

// hasAFilm clicks the third photo of the strip, and hides it.
func (w *window) hasAFilm(ids []catalog.PhotoID) {
	w.t.Helper()
	b := w.box("film")
	frames := math.Min(math.Floor(b[2]/96), float64(len(ids)))
	w.clickAt("film", int((b[2]-96*frames)/2+2.5*96), 30)
	w.at("selection", "eye", ids[2])
	w.at("shown", "photo", ids[2])
	w.keys("Left")
	w.at("shown", "photo", ids[1])
	w.keys("s")
	w.at("film", "shown", false)
}

func (w *window) tellsFacts(ids []catalog.PhotoID) {
	w.t.Helper()
	w.keys("j")
	said := w.at("facts", "shown", true, "photo", ids[1])
	if text := fmt.Sprint(said["lines"]); !strings.Contains(text, "ISO") || !strings.Contains(text, "3,000 × 2,000") {
		w.t.Errorf("the facts are %s", text)
	}
}

// takesTheScreen gives all of the screen to the photo and takes it back.
func (w *window) takesTheScreen() {
	w.t.Helper()
	high := func(least, most int) {
		w.t.Helper()
		w.await(fmt.Sprintf("a photo of %d to %d pixels", least, most), func(l line) bool {
			return l.str("at") == "shown" && l.num("high") >= least && l.num("high") <= most
		})
	}
	w.keys("f")
	w.at("fullscreen", "on", true)
	high(760, 800)
	w.keys("Right", "Left", "Escape")
	w.at("fullscreen", "on", false)
	high(500, 740)
	w.keys("Escape")
	w.at("view", "view", "grid")
	w.keys("f")
	w.at("fullscreen", "on", true)
	w.keys("f")
	w.at("fullscreen", "on", false)
	w.at("view", "view", "grid")
}

// compares sees photos beside each other, marks one, and takes some out.
func (w *window) compares(t *testing.T, cat string, ids []catalog.PhotoID) {
	t.Helper()
	d, ctx := look(t, cat)
	is := func(id catalog.PhotoID, ok func(catalog.Photo) bool) {
		t.Helper()
		if p, err := d.Photo(ctx, id); err != nil || !ok(p) {
			t.Errorf("%s is marked %+v, %v", p.File(), p.Marks, err)
		}
	}
	w.keys("Home", "c")
	w.at("compared", "ids", fmt.Sprint(ids[:2]), "active", ids[0])
	w.at("view", "view", "compare")
	w.keys("Tab")
	w.at("compared", "active", ids[1])
	w.keys("ctrl+4")
	w.at("mark", "field", "rating", "ids", fmt.Sprint(ids[1:2]))
	is(ids[1], func(p catalog.Photo) bool { return p.Rating == 4 })
	is(ids[0], func(p catalog.Photo) bool { return p.Rating == 0 })
	w.await("the stars below the photo", func(l line) bool {
		return l.str("at") == "comparedlines" && strings.Contains(fmt.Sprint(l["lines"]), "★★★★☆")
	})
	w.keys("z")
	w.at("shown", "zoom", 100)
	w.at("shown", "zoom", 100)
	w.keys("Escape")
	w.at("view", "view", "grid")

	w.keys("Home", "shift+Right", "shift+Right")
	w.at("selection", "count", 3)
	w.keys("c")
	w.at("compared", "ids", fmt.Sprint(ids[:3]), "active", ids[2])
	w.keys("Left")
	w.at("compared", "active", ids[1])
	w.keys("ctrl+BackSpace")
	w.at("compared", "ids", fmt.Sprint([]catalog.PhotoID{ids[0], ids[2]}), "active", ids[2])
	w.at("mark", "field", "rejected", "ids", fmt.Sprint(ids[1:2]))
	is(ids[1], func(p catalog.Photo) bool { return p.Rejected })
	w.keys("Escape")
	w.at("view", "view", "grid")
	w.at("form", "count", 3) // the same are selected
	w.keys("c")
	w.at("compared", "ids", fmt.Sprint(ids[:3]))
	w.keys("Return")
	w.at("view", "view", "photo")
	w.at("shown", "photo", ids[2])
	w.keys("Escape")
	w.at("view", "view", "grid")
}
