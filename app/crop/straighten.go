package crop

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// An action is what a drag does.
type action int

const (
	framing   action = iota // moves the frame or its edges
	turning                 // turns the photo under the frame
	levelling               // draws a line that shall be level, or upright
)

const (
	fineStep, largeStep = .1, 1 // degrees, of the keys
	shortest            = 12    // of a line that says what is level, in layout units
)

// turnTo turns the photo, from the frame as it was last drawn by hand, so that
// turning to and fro changes nothing.
func (p *Pane) turnTo(degrees float64) {
	f := p.hand
	if f.Ratio != p.frame.Ratio {
		f = f.In(p.frame.Ratio)
	}
	p.set(f.Turned(degrees))
}

// turnStep turns by so many degrees more, for a key.
func (p *Pane) turnStep(by float64) {
	p.finely(true)
	p.turnTo(math.Round((p.frame.Angle()+by)*10) / 10)
}

// finely shows the finer grid, or hides it.
func (p *Pane) finely(on bool) {
	if p.fine != on {
		p.fine = on
		p.Refresh()
	}
}

// turnDrag follows a drag outside the frame about its middle.
func (p *Pane) turnDrag(to fyne.Position) {
	a, b := p.middle.SubtractXY(p.down.X, p.down.Y), p.middle.SubtractXY(to.X, to.Y)
	turned := degreesOf(b) - degreesOf(a)
	turned -= 360 * math.Round(turned/360)
	p.turnTo(math.Round((p.start.Angle()+turned)*10) / 10)
}

// degreesOf is where a vector points, clockwise from the right.
func degreesOf(v fyne.Position) float64 {
	return math.Atan2(float64(v.Y), float64(v.X)) * 180 / math.Pi
}

// tilt is by how many degrees a line from a to b hangs away from level or
// upright, whichever is nearer; ok is false for one too short to tell.
func tilt(a, b fyne.Position) (degrees float64, ok bool) {
	v := b.Subtract(a)
	if math.Hypot(float64(v.X), float64(v.Y)) < shortest {
		return 0, false
	}
	d := degreesOf(v)
	return d - 90*math.Round(d/90), true
}

// drawLine shows the line from where the button went down.
func (p *Pane) drawLine(to fyne.Position) {
	for _, l := range p.rule {
		l.Position1, l.Position2 = p.down, to
		l.Show()
		l.Refresh()
	}
	p.over = to
}

// levelLine turns the photo so that the line that was drawn is level.
func (p *Pane) levelLine() {
	p.hideLine()
	if by, ok := tilt(p.down, p.over); ok {
		p.turnTo(p.frame.Angle() - by)
	}
}

func (p *Pane) hideLine() {
	for _, l := range p.rule {
		l.Hide()
	}
}

// begin says what a press that takes no handle does: with Ctrl it draws a
// line, outside the frame it turns.
func (p *Pane) begin(e *desktop.MouseEvent) action {
	if e.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		p.over = e.Position
		return levelling
	}
	a, b := p.box()
	p.middle = fyne.NewPos((a.X+b.X)/2, (a.Y+b.Y)/2)
	return turning
}

// A view is what the photo's place shows: the picture, turned, in so many
// pixels of the screen. One that is level is the picture itself.
type view struct {
	img   *image.RGBA
	angle float64
	size  image.Point
}

// A shown is the picture on the screen and the one that is being made. There
// are two, so that none is drawn on while it is looked at.
type shown struct {
	have view
	busy bool // one is being made
	bufs [2]*image.RGBA
}

// spare is the picture that is not on the screen.
func (s *shown) spare(size image.Point) *image.RGBA {
	if s.bufs[1] == nil || s.bufs[1].Rect.Size() != size {
		s.bufs[1] = image.NewRGBA(image.Rectangle{Max: size})
	}
	return s.bufs[1]
}

// wanted is the view that should be seen.
func (p *Pane) wanted() view {
	v := view{img: p.img, angle: p.frame.Angle()}
	if v.img == nil || v.angle == 0 {
		return view{img: v.img}
	}
	_, room := p.picture()
	k := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		k = c.Scale()
	}
	// No more pixels than there are.
	all := p.frame.Bounds().Size()
	most := float64(v.img.Rect.Dx()) / float64(p.frame.Master.X)
	side := func(room float32, all int) int {
		return max(1, int(min(float64(room*k), float64(all)*most)+.5))
	}
	v.size = image.Pt(side(room.Width, all.X), side(room.Height, all.Y))
	return v
}

// look shows the photo as it is turned. That is made off the window's
// goroutine: while one is made, no other is begun, and then the latest is.
func (p *Pane) look() {
	want := p.wanted()
	if p.shown.busy || want == p.shown.have {
		return
	}
	if want.angle == 0 {
		p.shown.have = want
		p.put(want.img)
		return
	}
	if p.shown.have.img != want.img {
		p.put(nil) // rather nothing for a moment than the photo askew
	}
	dst, f := p.shown.spare(want.size), p.frame
	p.shown.busy = true
	p.e.o.Work(func() { turnInto(dst, want.img, f.onPicture(want.size, want.img.Rect.Size())) }, func() {
		p.shown.busy, p.shown.have = false, want
		p.shown.bufs[0], p.shown.bufs[1] = dst, p.shown.bufs[0]
		p.put(dst)
		p.look()
	})
}

// onPicture says where a pixel of a view of that size lies in a picture of
// the photo.
func (f Frame) onPicture(size, picture image.Point) func(x, y float64) (float64, float64) {
	b := f.Bounds()
	w, h := float64(f.Master.X), float64(f.Master.Y)
	return func(x, y float64) (float64, float64) {
		x = float64(b.Min.X) + x*float64(b.Dx())/float64(size.X)
		y = float64(b.Min.Y) + y*float64(b.Dy())/float64(size.Y)
		x, y = spun(x-w/2, y-h/2, -f.Angle())
		return (x + w/2) * float64(picture.X) / w, (y + h/2) * float64(picture.Y) / h
	}
}

// put shows a picture in the photo's place; nil shows none.
func (p *Pane) put(img *image.RGBA) {
	if img == nil {
		p.photo.Hide()
		return
	}
	p.photo.Image = img
	p.photo.Show()
	p.photo.Refresh()
}

// grid puts the lines of the frame in their places: thirds, and between them
// finer ones, which show while the photo is turned.
func (p *Pane) grid(a, b fyne.Position) {
	across := func(l *canvas.Line, k float32) {
		l.Position1, l.Position2 = fyne.NewPos(a.X, a.Y+(b.Y-a.Y)*k), fyne.NewPos(b.X, a.Y+(b.Y-a.Y)*k)
	}
	down := func(l *canvas.Line, k float32) {
		l.Position1, l.Position2 = fyne.NewPos(a.X+(b.X-a.X)*k, a.Y), fyne.NewPos(a.X+(b.X-a.X)*k, b.Y)
	}
	for i := range 2 {
		down(p.thirds[i], float32(i+1)/3)
		across(p.thirds[i+2], float32(i+1)/3)
	}
	for i := range 6 { // of nine parts, without the thirds
		k := float32(i+1+i/2) / 9
		down(p.ninths[i], k)
		across(p.ninths[i+6], k)
	}
}
