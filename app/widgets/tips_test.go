package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// waits keeps what is to run later, until pass.
type waits struct{ list []*waiting }

type waiting struct {
	d time.Duration
	f func()
}

func (w *waits) after(d time.Duration, f func()) func() {
	k := &waiting{d, f}
	w.list = append(w.list, k)
	return func() { k.f = func() {} }
}

// pass lets d go by.
func (w *waits) pass(d time.Duration) {
	due := w.list
	w.list = nil
	for _, k := range due {
		if k.d <= d {
			k.f()
		} else {
			w.list = append(w.list, &waiting{k.d - d, k.f})
		}
	}
}

type tipped struct {
	tips   *Tips
	waits  *waits
	button *widget.Button
	chip   *Chip
	a, b   *Tip
	win    fyne.Window
	done   int
}

func newTipped(t *testing.T) *tipped {
	x := &tipped{waits: &waits{}}
	x.tips = NewTips(x.waits.after)
	x.button = widget.NewButton("Place", func() { x.done++ })
	x.chip = NewChip("Tagged", func(bool) { x.done++ })
	x.a, x.b = x.tips.Over(x.button, "Place the photo", "Enter"), x.tips.Over(x.chip, "Only tagged photos", "")
	x.win = put(t, container.NewStack(container.NewBorder(container.NewHBox(x.a, x.b), nil, nil, nil), x.tips.Layer))
	x.win.Resize(fyne.NewSize(500, 300))
	return x
}

func in(t *Tip)  { t.MouseIn(&desktop.MouseEvent{}) }
func out(t *Tip) { t.MouseOut() }

func TestATipComesWhenThePointerRests(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*tipped)
		want string
	}{
		{"after a while", func(x *tipped) { in(x.a); x.waits.pass(tipDelay) }, "Place the photo (Enter)"},
		{"not before", func(x *tipped) { in(x.a); x.waits.pass(tipDelay - 1) }, ""},
		{"without a key", func(x *tipped) { in(x.b); x.waits.pass(tipDelay) }, "Only tagged photos"},
		{"not when the pointer has left", func(x *tipped) { in(x.a); out(x.a); x.waits.pass(tipDelay) }, ""},
		{"only of the control it is on", func(x *tipped) {
			in(x.a)
			x.waits.pass(tipDelay / 2)
			out(x.a)
			in(x.b)
			x.waits.pass(tipDelay / 2)
		}, ""},
		{"it goes with the pointer", func(x *tipped) { in(x.a); x.waits.pass(tipDelay); out(x.a) }, ""},
		{"it goes on a key or the wheel", func(x *tipped) { in(x.a); x.waits.pass(tipDelay); x.tips.Hide() }, ""},
		{"a key also stops one that would come", func(x *tipped) { in(x.a); x.tips.Hide(); x.waits.pass(tipDelay) }, ""},
		{"it goes when the button is pressed", func(x *tipped) { in(x.a); x.waits.pass(tipDelay); test.Tap(x.button) }, ""},
		{"and the chip", func(x *tipped) { in(x.b); x.waits.pass(tipDelay); test.Tap(x.chip) }, ""},
		{"it does not stay for ever", func(x *tipped) { in(x.a); x.waits.pass(tipDelay); x.waits.pass(tipStays) }, ""},
		{"words that change", func(x *tipped) { x.a.SetText("Replace it"); in(x.a); x.waits.pass(tipDelay) }, "Replace it"},
		{"no words, no tip", func(x *tipped) { x.a.SetText(""); in(x.a); x.waits.pass(tipDelay) }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := newTipped(t)
			if tt.do(x); x.tips.Text() != tt.want {
				t.Errorf("shows %q, want %q", x.tips.Text(), tt.want)
			}
		})
	}
}

func TestATipLeavesTheControlAlone(t *testing.T) {
	x := newTipped(t)
	c := x.win.Canvas()
	c.Focus(x.chip)
	in(x.a)
	x.waits.pass(tipDelay)
	if c.Focused() != fyne.Focusable(x.chip) {
		t.Error("the tip took the keyboard")
	}
	test.TapCanvas(c, fyne.NewPos(10, 10))
	if x.done != 1 {
		t.Errorf("a click through the tip's feeler did %d things", x.done)
	}
	if x.a.MinSize() != x.button.MinSize() || x.chip.hovered {
		t.Error("the control is not as it was")
	}
	in(x.b)
	if !x.chip.hovered {
		t.Error("the control does not hear of the pointer any more")
	}
	if c.Overlays().Top() != nil {
		t.Error("the tip is an overlay, which takes the keyboard")
	}
}

func TestATipHidesWhenItsControlIsScrolledAway(t *testing.T) {
	x := newTipped(t)
	tall := canvas.NewRectangle(nil)
	tall.SetMinSize(fyne.NewSize(10, 2000))
	scroll := container.NewVScroll(container.NewVBox(x.a, tall))
	x.win.SetContent(container.NewStack(scroll, x.tips.Layer))
	in(x.a)
	x.waits.pass(tipDelay)
	for range 5 {
		x.waits.pass(tipLooks)
	}
	if x.tips.Text() == "" {
		t.Fatal("the tip went though nothing moved")
	}
	scroll.ScrollToOffset(fyne.NewPos(0, 40))
	x.waits.pass(tipLooks)
	if x.tips.Text() != "" {
		t.Error("the tip stays where its control was")
	}
	if len(x.waits.list) > 3 {
		t.Errorf("%d timers are left", len(x.waits.list))
	}
}

func TestATipStaysInTheWindow(t *testing.T) {
	x := newTipped(t)
	long := "Words that go on and on, so that one line of them does not fit into the width a tip may have in the window"
	x.a.SetText(long)
	right := container.NewBorder(nil, x.a, nil, nil)
	x.win.SetContent(container.NewStack(right, x.tips.Layer))
	x.win.Resize(fyne.NewSize(500, 300))
	in(x.a)
	x.waits.pass(tipDelay)
	b, room := x.tips.tip, x.tips.Layer.Size()
	if b.Size().Width > tipWide || b.Size().Height < 2*b.text.Theme().Size("text") {
		t.Errorf("a long tip is %v", b.Size())
	}
	if b.Position().X < 0 || b.Position().Y < 0 || b.Position().X+b.Size().Width > room.Width ||
		b.Position().Y+b.Size().Height > room.Height {
		t.Errorf("a tip of %v at %v in %v", b.Size(), b.Position(), room)
	}
}
