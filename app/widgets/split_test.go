package widgets

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestSplitIsKeptInBounds(t *testing.T) {
	for _, tt := range []struct{ offset, want float64 }{{.7, .7}, {0, .1}, {5, .9}} {
		if got := NewSplit(false, canvas.NewRectangle(nil), canvas.NewRectangle(nil), tt.offset).Offset; got != tt.want {
			t.Errorf("%v became %v, want %v", tt.offset, got, tt.want)
		}
	}
}

func TestSplitSharesItsRoom(t *testing.T) {
	test.NewTempApp(t)
	part := func(least float32) *canvas.Rectangle {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(least, least))
		return r
	}
	const room = 200
	for _, tt := range []struct {
		name          string
		vertical      bool
		offset        float64
		first, second *canvas.Rectangle
		drag          float32 // of the divider
		want          float32 // of the first part
	}{
		{"by its offset", false, .25, part(10), part(10), 0, 50},
		{"upright, too", true, .25, part(10), part(10), 0, 50},
		{"no less than the first needs", false, .1, part(80), part(10), 0, 80},
		{"nor the second", false, .9, part(10), part(80), 0, 120},
		{"too little for both", false, .5, part(300), part(100), 0, 150},
		{"dragged", false, .5, part(10), part(10), 40, 140},
		{"dragged upright", true, .5, part(10), part(10), -40, 60},
		{"dragged beyond the end", false, .5, part(10), part(30), 500, 170},
		{"alone", false, .5, part(10), nil, 0, room + splitThick},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewSplit(tt.vertical, tt.first, nil, tt.offset)
			if tt.second != nil {
				s.SetSecond(tt.second)
			}
			w := test.NewTempWindow(t, s)
			w.SetPadded(false)
			w.Resize(s.size(room+splitThick, 90))
			if tt.drag != 0 {
				step := s.size(tt.drag, 0)
				at := s.size(tt.drag+3, 0)
				s.bar.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(at.Width, at.Height)}, Dragged: fyne.NewDelta(step.Width, step.Height)})
				s.bar.DragEnd()
			}
			got, cross := s.along(tt.first.Size())
			if math.Abs(float64(got-tt.want)) > .01 || cross != 90 || s.bar.Visible() != (tt.second != nil) {
				t.Errorf("the first part is %v by %v, want %v by 90; a divider: %v", got, cross, tt.want, s.bar.Visible())
			}
			if tt.second != nil {
				if rest, _ := s.along(tt.second.Size()); math.Abs(float64(rest-(room-tt.want))) > .01 {
					t.Errorf("the second part is %v, want %v", rest, room-tt.want)
				}
			}
		})
	}
}
