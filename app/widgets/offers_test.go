package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// A click on a text of the list comes as the toolkit gives it: the press, the
// box losing the keyboard, which hides lists, and the tap.
func TestTheBoxHasTheKeyboardAfterAClickOnAnOffer(t *testing.T) {
	for _, tt := range []struct {
		name  string
		after func(*offerRow)
		want  string
	}{
		{"a click takes the text", func(r *offerRow) { r.Tapped(nil) }, "two"},
		{"the mouse that leaves before it lets go takes none", func(r *offerRow) { r.MouseOut() }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			test.NewTempApp(t)
			e, o := NewEntry(nil), NewOffers()
			w := test.NewTempWindow(t, container.NewStack(container.NewVBox(e), o.Layer))
			w.Resize(fyne.NewSize(300, 300))
			e.OnFocus = func(in bool) {
				if !in {
					o.Hide()
				}
			}
			w.Canvas().Focus(e)
			got := ""
			o.Show(e, []string{"one", "two"}, func(text string) { got = text })
			row := o.list.rows[1]
			row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
			w.Canvas().Unfocus()
			tt.after(row)
			if got != tt.want {
				t.Errorf("%q is taken, want %q", got, tt.want)
			}
			if o.Open(e) {
				t.Error("the list is still there")
			}
			if w.Canvas().Focused() != e {
				t.Error("the box has not the keyboard")
			}
		})
	}
}
