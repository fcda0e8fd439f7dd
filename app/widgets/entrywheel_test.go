package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// wheelAt turns the wheel in a box as the driver does: the topmost thing that
// can be scrolled gets it.
func wheelAt(e *Entry, dy float32) {
	objects := test.WidgetRenderer(e).Objects()
	for i := len(objects) - 1; i >= 0; i-- {
		if s, ok := objects[i].(fyne.Scrollable); ok {
			s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
			return
		}
	}
}

func TestTheWheelOverABoxTurnsTheTextOrItsSurroundings(t *testing.T) {
	test.NewTempApp(t)
	box, line := NewTextBox(nil), NewEntry(nil)
	box.SetMinRowsVisible(3)
	passed := 0
	box.OnScroll = func(*fyne.ScrollEvent) { passed++ }
	line.OnScroll = box.OnScroll
	test.NewTempWindow(t, container.NewVBox(box, line)).Resize(fyne.NewSize(300, 200))
	inner := func() *container.Scroll { return test.WidgetRenderer(box).(*wheeled).inner() }
	for _, tt := range []struct {
		name   string
		text   string
		turn   []float32
		passed int
		moved  bool
	}{
		{"a short text has no use for it", "một dòng", []float32{-10, 10}, 2, false},
		{"a long text turns down", strings.Repeat("dòng\n", 20), []float32{-10}, 0, true},
		{"at its top, up is for the surroundings", strings.Repeat("dòng\n", 20), []float32{10}, 1, false},
		{"at its end, down is for the surroundings", strings.Repeat("dòng\n", 20), []float32{-5000, -10}, 1, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			box.SetText(tt.text)
			inner().ScrollToTop()
			passed = 0
			for _, dy := range tt.turn {
				wheelAt(box, dy)
			}
			if moved := inner().Offset.Y > 0; passed != tt.passed || moved != tt.moved {
				t.Errorf("passed on %d times, moved: %v (%v)", passed, moved, inner().Offset)
			}
		})
	}
	passed = 0
	if wheelAt(line, -10); passed != 1 {
		t.Error("a line keeps the wheel for itself")
	}
}
