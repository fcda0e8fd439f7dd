package captions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// caret is where the caret stood when the keyboard went on to another photo:
// it goes back there as soon as a text is long enough again.
type caret struct {
	box  *box
	want int
	got  int // where it stands as long as nobody moves it
}

// leave notes the caret before the keyboard goes on to another photo.
func (c *caret) leave(b *box) {
	if b == nil {
		return
	}
	if c.box != b || b.Caret() != c.got {
		c.box, c.want = b, b.Caret()
	}
	c.got = b.Caret()
}

// stays is called before a box gets another text, and what it gives after.
func (c *caret) stays(b *box) (back func()) {
	if c.box != b || b.Caret() != c.got {
		return func() {}
	}
	return func() {
		if b.Caret() != c.want {
			b.SetCaret(c.want)
		}
		c.got = b.Caret()
	}
}

// reveal turns the panel so far that what has the keyboard is seen.
func (p *Panel) reveal(o fyne.CanvasObject) {
	p.revealPart(o, 0, o.Size().Height)
}

// revealCaret turns the panel so far that the line of the caret is seen.
func (p *Panel) revealCaret(b *box) {
	line := theme.TextSize() * 2
	y := min(max(b.CursorPosition().Y, 0), max(b.Size().Height-line, 0))
	p.revealPart(b.Entry, y, line)
}

// revealPart turns the panel so far that a part of a control is seen.
func (p *Panel) revealPart(o fyne.CanvasObject, from, height float32) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.scroll).Y + from
	bottom := top + height
	by := float32(0)
	switch {
	case top < 0:
		by = top - theme.Padding()
	case bottom > p.scroll.Size().Height:
		by = min(bottom-p.scroll.Size().Height+theme.Padding(), top)
	}
	if by != 0 {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, by))
	}
}

// widening is the layout of one thing that hears how wide it is.
type widening struct{ wide func(width float32) }

// Layout gives it all the room.
func (w widening) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	w.wide(size.Width)
}

// MinSize is its own.
func (w widening) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
