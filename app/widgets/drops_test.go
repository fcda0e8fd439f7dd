package widgets

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func placeAt(x, y, w, h float32) Place { return Place{fyne.NewPos(x, y), fyne.NewSize(w, h)} }

func TestDrops(t *testing.T) {
	var told []string
	var d Drops[int]
	target := func(name string, p Place, takes func(int) bool) func() {
		return d.Add(Target[int]{
			Where: func() Place { return p }, Takes: takes,
			Lit:  func(on bool) { told = append(told, fmt.Sprint(name, " ", on)) },
			Drop: func(n int) { told = append(told, fmt.Sprint(name, " has ", n)) },
		})
	}
	target("a", placeAt(0, 0, 100, 100), nil)
	target("odd", placeAt(50, 0, 100, 100), func(n int) bool { return n%2 == 1 })
	gone := target("gone", placeAt(0, 200, 100, 100), nil)
	target("nowhere", placeAt(0, 200, 0, 100), nil)
	at := fyne.NewPos
	for _, tt := range []struct {
		name string
		do   func() bool
		took bool
		want []string
	}{
		{"nothing is dragged", func() bool { d.Over(at(10, 10)); return d.End(at(10, 10)) }, false, nil},
		{"lit once, then dropped", func() bool { d.Begin(2); d.Over(at(10, 10)); d.Over(at(11, 11)); return d.End(at(12, 12)) }, true,
			[]string{"a true", "a false", "a has 2"}},
		{"the upper one takes what it may", func() bool { d.Begin(3); return d.Over(at(75, 10)) && d.End(at(75, 10)) }, true,
			[]string{"odd true", "odd false", "odd has 3"}},
		{"the one below what it may not", func() bool { d.Begin(4); return d.End(at(75, 10)) }, true, []string{"a has 4"}},
		{"beside all", func() bool { d.Begin(4); d.Over(at(10, 10)); d.Over(at(10, 150)); return d.End(at(10, 150)) }, false,
			[]string{"a true", "a false"}},
		{"let go", func() bool { d.Begin(4); d.Over(at(10, 10)); d.Cancel(); return d.End(at(10, 10)) }, false,
			[]string{"a true", "a false"}},
		{"a target that goes is put out", func() bool { d.Begin(4); d.Over(at(10, 210)); gone(); return d.End(at(10, 210)) }, false,
			[]string{"gone true", "gone false"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			told = nil
			if took := tt.do(); took != tt.took || !slices.Equal(told, tt.want) || d.Held() {
				t.Errorf("took %v, told %q, want %q", took, told, tt.want)
			}
		})
	}
}

func TestATargetOfManyPartsIsToldWhere(t *testing.T) {
	var d Drops[int]
	var got []string
	d.Add(Target[int]{
		Where: func() Place { return placeAt(0, 0, 100, 100) },
		At:    func(n int, at fyne.Position) bool { got = append(got, fmt.Sprint(n, " ", at.X)); return at.X < 50 },
		Drop:  func(n int) { got = append(got, fmt.Sprint("has ", n)) },
	})
	d.Begin(7)
	over := []bool{d.Over(fyne.NewPos(10, 1)), d.Over(fyne.NewPos(60, 1)), d.Over(fyne.NewPos(200, 1))}
	if took := d.End(fyne.NewPos(20, 1)); !took || !slices.Equal(over, []bool{true, false, false}) ||
		!slices.Equal(got, []string{"7 10", "7 60", "7 20", "has 7"}) {
		t.Errorf("over %v, took %v, told %q", over, took, got)
	}
}

func TestAPlaceScrolledAwayIsNowhere(t *testing.T) {
	slot := canvas.NewRectangle(nil)
	slot.SetMinSize(fyne.NewSize(100, 80))
	tall := canvas.NewRectangle(nil)
	tall.SetMinSize(fyne.NewSize(100, 1000))
	scroll := container.NewVScroll(container.NewVBox(slot, tall))
	w := put(t, scroll)
	w.Resize(fyne.NewSize(300, 200))
	whole := PlaceOf(slot, scroll)
	if whole.Size.Height != 80 {
		t.Errorf("the slot is at %v", whole)
	}
	scroll.ScrollToOffset(fyne.NewPos(0, 50))
	if p := PlaceOf(slot, scroll, nil); p.Size.Height != 30 || p.At.Y != whole.At.Y {
		t.Errorf("scrolled by 50 it is at %v", p)
	}
	scroll.ScrollToOffset(fyne.NewPos(0, 300))
	if p := PlaceOf(slot, scroll); !p.Empty() {
		t.Errorf("scrolled away it is at %v", p)
	}
	scroll.ScrollToTop()
	slot.Hide()
	if p := PlaceOf(slot, scroll); !p.Empty() {
		t.Errorf("hidden it is at %v", p)
	}
}

func TestCarryShowsAGhost(t *testing.T) {
	c := NewCarry[string]()
	got := ""
	c.Add(Target[string]{Where: func() Place { return placeAt(100, 0, 100, 100) }, Drop: func(s string) { got = s }})
	w := put(t, container.NewStack(canvas.NewRectangle(nil), c.Ghost.Layer))
	w.Resize(fyne.NewSize(400, 300))
	if m := w.Content().MinSize(); m.Width > 10 || c.Ghost.layer.Visible() {
		t.Errorf("a ghost that is not there takes %v", m)
	}
	c.Take("photos", image.NewRGBA(image.Rect(0, 0, 30, 60)), 3)
	c.Move(fyne.NewPos(20, 20))
	g := c.Ghost
	if !g.layer.Visible() || g.photo.Size() != fyne.NewSize(ghostSide/2, ghostSide) || g.count.Text != "3" || !g.badge.Visible() {
		t.Errorf("the ghost: %v, %q", g.photo.Size(), g.count.Text)
	}
	thin := g.frame.StrokeWidth
	c.Move(fyne.NewPos(150, 20))
	if g.frame.StrokeWidth <= thin {
		t.Error("over a target the ghost looks as before")
	}
	if !c.Drop(fyne.NewPos(150, 20)) || got != "photos" || g.layer.Visible() {
		t.Errorf("dropped %q; still there: %v", got, g.layer.Visible())
	}
	c.Move(fyne.NewPos(10, 10))
	if g.layer.Visible() {
		t.Error("the ghost came back after the drop")
	}
}
