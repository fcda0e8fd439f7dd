package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
)

// A Place is a rectangle of the window, in layout units. One without an area
// is nowhere.
type Place struct {
	At   fyne.Position
	Size fyne.Size
}

// Empty reports whether the place has no area.
func (p Place) Empty() bool { return p.Size.Width <= 0 || p.Size.Height <= 0 }

// Has reports whether a point lies in the place.
func (p Place) Has(at fyne.Position) bool {
	return at.X >= p.At.X && at.Y >= p.At.Y && at.X < p.At.X+p.Size.Width && at.Y < p.At.Y+p.Size.Height
}

// In is the part of the place that lies in another.
func (p Place) In(q Place) Place {
	x0, y0 := max(p.At.X, q.At.X), max(p.At.Y, q.At.Y)
	x1 := min(p.At.X+p.Size.Width, q.At.X+q.Size.Width)
	y1 := min(p.At.Y+p.Size.Height, q.At.Y+q.Size.Height)
	return Place{fyne.NewPos(x0, y0), fyne.NewSize(max(x1-x0, 0), max(y1-y0, 0))}
}

// PlaceOf is where an object is in its window, no more of it than lies in
// each of the others (nil: none): a slot that was scrolled away is nowhere.
func PlaceOf(o fyne.CanvasObject, within ...fyne.CanvasObject) Place {
	d := fyne.CurrentApp().Driver()
	p := Place{d.AbsolutePositionForObject(o), o.Size()}
	if !o.Visible() {
		return Place{}
	}
	for _, w := range within {
		if w == nil {
			continue
		}
		if !w.Visible() {
			return Place{}
		}
		p = p.In(Place{d.AbsolutePositionForObject(w), w.Size()})
	}
	return p
}

// A Target is where something can be dropped. T is what is dragged.
type Target[T any] struct {
	// Where is asked at each step, for things scroll.
	Where func() Place
	// Takes says whether the thing may be dropped here; nil: always.
	Takes func(T) bool
	// At is told where over the target the pointer is, and says whether the
	// thing may be dropped there: for a target of many parts; nil: anywhere.
	At func(thing T, at fyne.Position) bool
	// Lit is told that the thing is over the target (true), or not any more.
	Lit func(bool)
	// Drop is told that it was dropped here.
	Drop func(T)
}

// Drops knows where things can be dropped. It is used on the window's
// goroutine; its zero value has no targets.
type Drops[T any] struct {
	targets []*Target[T]
	held    *T         // being dragged
	over    *Target[T] // lit
}

// Add makes a target known; it lies above those added before. Remove takes it
// away again.
func (d *Drops[T]) Add(t Target[T]) (remove func()) {
	p := &t
	d.targets = append(d.targets, p)
	return func() {
		if d.over == p {
			d.light(nil)
		}
		d.targets = slices.DeleteFunc(d.targets, func(o *Target[T]) bool { return o == p })
	}
}

// Begin takes a thing in hand.
func (d *Drops[T]) Begin(thing T) {
	d.Cancel()
	d.held = &thing
}

// Held reports whether a thing is in hand.
func (d *Drops[T]) Held() bool { return d.held != nil }

// Over lights the target under a point of the window, and reports whether
// there is one.
func (d *Drops[T]) Over(at fyne.Position) bool {
	if d.held == nil {
		return false
	}
	d.light(d.find(at))
	return d.over != nil
}

// End drops the thing at a point, and reports whether a target took it.
func (d *Drops[T]) End(at fyne.Position) bool {
	if d.held == nil {
		return false
	}
	thing, t := *d.held, d.find(at)
	d.Cancel()
	if t == nil || t.Drop == nil {
		return false
	}
	t.Drop(thing)
	return true
}

// Cancel lets the thing go and drops it nowhere.
func (d *Drops[T]) Cancel() {
	d.light(nil)
	d.held = nil
}

func (d *Drops[T]) find(at fyne.Position) *Target[T] {
	for _, t := range slices.Backward(d.targets) {
		if p := t.Where(); !p.Empty() && p.Has(at) && (t.Takes == nil || t.Takes(*d.held)) &&
			(t.At == nil || t.At(*d.held, at)) {
			return t
		}
	}
	return nil
}

func (d *Drops[T]) light(t *Target[T]) {
	if t == d.over {
		return
	}
	for _, c := range []struct {
		t  *Target[T]
		on bool
	}{{d.over, false}, {t, true}} {
		if c.t != nil && c.t.Lit != nil {
			c.t.Lit(c.on)
		}
	}
	d.over = t
}
