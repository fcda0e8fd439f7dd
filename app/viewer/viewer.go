package viewer

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/catalog"
)

// Most is how many photos are seen side by side at most.
const Most = 4

// Seen is what is on the screen of a photo.
type Seen struct {
	ID    catalog.PhotoID
	View  View
	Place image.Point // the pixels it may have
	Sharp bool        // in pixels of its own, not by a picture that is enlarged
}

// A Viewer is the widget. Set its callbacks before it is shown.
type Viewer struct {
	widget.BaseWidget

	OnKey      func(*fyne.KeyEvent)   // a key while the viewer has the focus
	OnShortcut func(fyne.Shortcut)    // a shortcut while it has the focus
	OnFocus    func(bool)             // it got or lost the focus
	OnMenu     func(at fyne.Position) // the second mouse button
	OnScroll   func(step int)         // the wheel: +1 is the next photo
	OnActive   func(place int)        // another of several photos was clicked
	OnSeen     func(Seen)             // something else of a photo is on the screen
	Explain    func(error) string     // why a photo cannot be shown, in words

	frames  frames
	panes   [Most]*pane
	shown   int // photos side by side
	active  int // the one that keys mean
	ahead   []catalog.PhotoID
	facts   facts
	focused bool
	mouse   mouse
	ground  *canvas.Rectangle
}

// New makes a viewer of the photos of source.
func New(source Source, run Go) *Viewer {
	v := &Viewer{shown: 1, ground: canvas.NewRectangle(color.Black), facts: newFacts()}
	for i := range v.panes {
		v.panes[i] = newPane()
		v.panes[i].show(i == 0)
	}
	v.frames = frames{source: source, run: run, ready: v.ready}
	v.ExtendBaseWidget(v)
	return v
}

// SetShots puts photos on the screen, one or up to Most side by side, of which
// keys mean the active one: their thumbnails at once, themselves as soon as
// they are decoded. Ahead are the photos that are decoded then, the likeliest
// first. The zoom stays, and so does the place in the photo.
func (v *Viewer) SetShots(shots []Shot, active int, ahead []catalog.PhotoID) {
	shots = shots[:min(len(shots), Most)]
	lead := v.panes[v.active].view
	many := len(shots) != v.shown
	v.shown, v.active, v.ahead = max(1, len(shots)), max(0, min(active, len(shots)-1)), ahead
	for i, p := range v.panes {
		p.show(i < v.shown)
		if i >= len(shots) {
			p.shot = Shot{}
			continue
		}
		if many {
			p.view = lead
		}
		if p.shot.ID != shots[i].ID {
			p.note.SetText("")
			p.sharp = false
		}
		p.shot = shots[i]
		p.line.SetText(shots[i].Line)
	}
	if many {
		v.arrange()
	}
	v.colour()
	v.load()
	if many {
		v.BaseWidget.Refresh()
	}
}

// Line changes the words under a photo on the screen.
func (v *Viewer) Line(id catalog.PhotoID, text string) {
	for _, p := range v.panes[:v.shown] {
		if p.shot.ID == id {
			p.line.SetText(text)
		}
	}
}

// SetActive makes another of several photos the one that keys mean.
func (v *Viewer) SetActive(i int) {
	if i < 0 || i >= v.shown || i == v.active {
		return
	}
	v.active = i
	v.colour()
	v.load() // what is active is decoded first
}

// ThumbCame shows a thumbnail for which the screen has been waiting.
func (v *Viewer) ThumbCame(id catalog.PhotoID, img image.Image) {
	for _, p := range v.panes[:v.shown] {
		if p.shot.ID == id && p.shot.Thumb == nil && img != nil {
			p.shot.Thumb = img
			v.draw(p)
		}
	}
}

// Has reports whether a photo is decoded for the place it will have.
func (v *Viewer) Has(id catalog.PhotoID) bool {
	k := v.frames.get(id, false)
	return k != nil && k.err == nil
}

// Reload decodes again: a file that was away has come back.
func (v *Viewer) Reload() {
	v.frames.forget()
	v.load()
}

// View is how the active photo is seen.
func (v *Viewer) View() View { return v.panes[v.active].view }

// Zoom sees all photos at another scale, 0 being fitted, about the pointer if
// it is on a photo, else about the middle.
func (v *Viewer) Zoom(scale float64) { v.zoomAt(v.mouse.over, scale) }

// Toggle goes to 100 % at the pointer, or back to all of the photo.
func (v *Viewer) Toggle() { v.toggleAt(v.mouse.over) }

// Step goes to the next larger (1) or smaller (-1) scale.
func (v *Viewer) Step(by int) { v.stepAt(v.mouse.over, by) }

// Pan moves what is seen by parts of the place: x = 1 is to the right by a
// quarter of it.
func (v *Viewer) Pan(x, y int) {
	p := v.panes[v.active]
	v.move(image.Pt(-x*p.place.X/4, -y*p.place.Y/4), false)
}

// load asks for all frames that the screen wants and draws what there is.
func (v *Viewer) load() {
	p := v.panes[v.active]
	if p.shot.ID == 0 || p.place.X == 0 || !v.Visible() {
		return
	}
	v.frames.wish(v.wishes())
	for _, p := range v.panes[:v.shown] {
		v.draw(p)
	}
	v.showFacts()
}

// wishes are the frames that are wanted: of the photos on the screen, the
// active one first, then of those ahead.
func (v *Viewer) wishes() []wish {
	var out []wish
	on := append([]*pane{v.panes[v.active]}, v.panes[:v.shown]...)
	for _, near := range []bool{false, true} {
		for i, p := range on {
			if p.shot.ID != 0 && (i == 0 || p != on[0]) && (!near || !p.view.Fitted()) {
				out = append(out, wish{key{p.shot.ID, near}, p.place, p.view, false})
			}
		}
	}
	p := v.panes[v.active]
	for i, id := range v.ahead {
		out = append(out, wish{key{id, false}, p.place, View{}, true})
		if i == 0 && !p.view.Fitted() {
			out = append(out, wish{key{id, true}, p.place, p.view, true})
		}
	}
	return out
}

// ready hears that a frame is there, or cannot be.
func (v *Viewer) ready(k *frame) {
	for _, p := range v.panes[:v.shown] {
		if p.shot.ID != k.id {
			continue
		}
		if k.err != nil && !k.near {
			text := k.err.Error()
			if v.Explain != nil {
				text = v.Explain(k.err)
			}
			p.note.SetText(text)
			v.arrange()
		}
		v.draw(p)
	}
	v.showFacts()
}

// draw shows a pane's photo and tells if it is something else than before.
func (v *Viewer) draw(p *pane) {
	hidden := !p.photo.Visible()
	if !p.draw(&v.frames, v.scale()) {
		return
	}
	if hidden && p.photo.Visible() {
		p.bed.Refresh() // an image that was hidden is not known to the canvas
	}
	canvas.Refresh(p.photo)
	if v.OnSeen != nil && p.shot.ID != 0 && p.last.img != nil {
		v.OnSeen(Seen{p.shot.ID, p.view, p.place, p.sharp})
	}
}

// scale is the pixels of the screen to a layout unit.
func (v *Viewer) scale() float32 {
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	if c == nil {
		return 1
	}
	const many = 4096
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(many, 0))
	return max(float32(x)/many, .1)
}

// arrange gives every part its place.
func (v *Viewer) arrange() {
	size := v.Size()
	v.ground.Resize(size)
	anew := false
	for i, r := range rooms(v.shown, size) {
		anew = v.panes[i].layout(r.at, r.size, v.shown > 1, v.scale()) || anew
	}
	v.facts.layout(v.panes[0].at)
	if anew {
		v.load()
	}
}

// A berth is the part of the viewer that one photo has.
type berth struct {
	at   fyne.Position
	size fyne.Size
}

// rooms divides the viewer: two or three beside each other, or on top of each
// other where it is higher than wide, four in two rows.
func rooms(n int, size fyne.Size) []berth {
	cols, rows := n, 1
	if size.Height > size.Width {
		cols, rows = 1, n
	}
	if n == 4 {
		cols, rows = 2, 2
	}
	one := fyne.NewSize(size.Width/float32(cols), size.Height/float32(rows))
	var out []berth
	for i := range n {
		out = append(out, berth{fyne.NewPos(float32(i%cols)*one.Width, float32(i/cols)*one.Height), one})
	}
	return out
}

// colour frames the active one of several.
func (v *Viewer) colour() {
	for i, p := range v.panes {
		p.colour(v, v.shown > 1 && i == v.active, v.focused)
	}
}

// CreateRenderer makes the viewer's drawing.
func (v *Viewer) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{v.ground}
	for _, p := range v.panes {
		objects = append(objects, p.objects()...)
	}
	return &renderer{v, slices.Concat(objects, v.facts.objects())}
}

type renderer struct {
	v       *Viewer
	objects []fyne.CanvasObject
}

func (r *renderer) Layout(fyne.Size) { r.v.arrange() }

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(200, 150) }

func (r *renderer) Refresh() {
	r.v.ground.FillColor = theme.Color(theme.Grid, r.v)
	r.v.ground.Refresh()
	r.v.colour()
	r.v.arrange()
	r.v.load() // it may have been hidden
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}
