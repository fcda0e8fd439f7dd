package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

func TestAButtonIsPressedByKeys(t *testing.T) {
	for _, tt := range []struct {
		name string
		key  fyne.KeyName
		off  bool
		want int
	}{
		{"enter", fyne.KeyReturn, false, 1},
		{"enter of the number pad", fyne.KeyEnter, false, 1},
		{"space", fyne.KeySpace, false, 1},
		{"another key", fyne.KeyA, false, 0},
		{"enter when it is off", fyne.KeyReturn, true, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			b := NewButton("Save", func() { n++ })
			w := put(t, b)
			w.Canvas().Focus(b)
			if tt.off {
				b.Disable()
			}
			b.TypedKey(&fyne.KeyEvent{Name: tt.key})
			if n != tt.want {
				t.Errorf("pressed %d times, want %d", n, tt.want)
			}
		})
	}
}

func TestAButtonShowsItsFocus(t *testing.T) {
	for _, tt := range []struct {
		name       string
		importance widget.Importance
	}{
		{"plain", widget.MediumImportance}, {"low", widget.LowImportance}, {"main", widget.HighImportance},
		{"danger", widget.DangerImportance}, {"success", widget.SuccessImportance}, {"warning", widget.WarningImportance},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := NewButtonWithIcon("Save", nil, nil)
			b.Importance = tt.importance
			w := put(t, b)
			r, ok := test.WidgetRenderer(b).(*framed)
			if !ok {
				t.Fatal("the button is drawn without its frame")
			}
			if r.frame.Visible() {
				t.Error("a frame without the focus")
			}
			w.Canvas().Focus(b)
			if objects := r.Objects(); !r.frame.Visible() || objects[len(objects)-1] != fyne.CanvasObject(r.frame) {
				t.Error("no frame above the rest with the focus")
			}
			if want := theme.Color(b.frameColor(), b); r.frame.StrokeColor != want {
				t.Errorf("the frame is %v, want %v", r.frame.StrokeColor, want)
			}
			if s := r.frame.Size(); s.Width <= 0 || s.Width >= b.Size().Width {
				t.Errorf("the frame is %v in a button of %v", s, b.Size())
			}
			w.Canvas().Unfocus()
			if r.frame.Visible() {
				t.Error("the frame stays when the focus goes")
			}
		})
	}
}
