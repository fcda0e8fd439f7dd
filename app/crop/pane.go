package crop

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/catalog"
)

// A Pane is the picture with the frame over it. It is made by [New].
type Pane struct {
	widget.BaseWidget

	e     *Editor
	img   *image.RGBA
	frame Frame
	hand  Frame        // as it was last drawn by hand: shapes are made from it
	told  catalog.Crop // what OnDone last told, or Show was given

	dragging bool
	act      action
	middle   fyne.Position // of the frame, when it began to turn
	fine     bool          // the finer grid is shown
	handle   Handle
	down     fyne.Position // where the button went down
	start    Frame         // what it was then
	over     fyne.Position // the pointer
	clicks   clicks
	focused  bool
	shift    bool // the key is down
	shown    shown

	ground *canvas.Rectangle
	photo  *canvas.Image
	veils  [4]*canvas.Rectangle // outside the frame
	edge   *canvas.Rectangle    // around the line: seen on white, and shows the keyboard
	line   *canvas.Rectangle
	thirds [4]*canvas.Line
	ninths [12]*canvas.Line
	rule   [2]*canvas.Line // what shall be level: a dark line under a bright one
	knobs  [8]*canvas.Rectangle
}

const (
	margin = 16 // around the picture, so that handles at its ends can be taken
	reach  = 11 // from a handle to where it can still be taken
	knob   = 9  // the side of a handle
)

func newPane(e *Editor) *Pane {
	p := &Pane{e: e, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		photo: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	p.photo.Hide()
	p.frame = NewFrame(image.Pt(1, 1), catalog.Crop{}, Ratio{})
	for i := range p.veils {
		p.veils[i] = canvas.NewRectangle(color.NRGBA{A: 0xa0})
	}
	for i := range p.thirds {
		p.thirds[i] = canvas.NewLine(color.NRGBA{R: 255, G: 255, B: 255, A: 0xa0})
		p.thirds[i].Hide()
	}
	for i := range p.ninths {
		p.ninths[i] = canvas.NewLine(color.NRGBA{R: 255, G: 255, B: 255, A: 0x50})
		p.ninths[i].Hide()
	}
	p.rule = [2]*canvas.Line{canvas.NewLine(color.NRGBA{A: 0xa0}), canvas.NewLine(color.White)}
	p.rule[0].StrokeWidth, p.rule[1].StrokeWidth = 4, 1.5
	p.hideLine()
	for i := range p.knobs {
		p.knobs[i] = canvas.NewRectangle(color.White)
		p.knobs[i].StrokeColor, p.knobs[i].StrokeWidth = color.NRGBA{A: 0xc0}, 1
	}
	p.ExtendBaseWidget(p)
	return p
}

// show puts a photo and a crop on the screen, in the shape the crop has.
func (p *Pane) show(img *image.RGBA, master image.Point, c catalog.Crop) {
	f := NewFrame(master, c, Ratio{})
	if !c.IsWhole() {
		for _, r := range Ratios() {
			if f.Ratio = r; r.Free() || f.hasRatio() {
				break
			}
		}
	}
	p.dragging, p.fine = false, false
	p.hideLine()
	p.frame, p.hand, p.told = f, f, f.Crop()
	p.setImage(img)
	p.e.tell()
}

func (p *Pane) setImage(img *image.RGBA) {
	p.img = img
	p.Refresh()
}

// set shows another frame and tells of it.
func (p *Pane) set(f Frame) {
	if f == p.frame {
		return
	}
	p.frame = f
	p.arrange()
	p.e.changed()
}

// done tells the crop once, if it is another than before.
func (p *Pane) done() {
	if c := p.frame.Crop(); c != p.told {
		p.told = c
		p.e.done(c)
	}
}

// choose takes the ith shape.
func (p *Pane) choose(i int) {
	p.set(p.hand.In(Ratios()[i]).Turned(p.frame.Angle()))
	p.e.tell()
	p.done()
}

// turn takes the next shape, or the one before.
func (p *Pane) turn(by int) {
	n := len(Ratios())
	for i, r := range Ratios() {
		if r == p.frame.Ratio {
			p.choose((i + by + n) % n)
			return
		}
	}
}

// grab takes the keyboard.
func (p *Pane) grab() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// picture is where the photo lies, on whole pixels of the screen; one that is
// turned, with the corners beside it.
func (p *Pane) picture() (at fyne.Position, size fyne.Size) {
	room := p.Size().SubtractWidthHeight(2*margin, 2*margin)
	room = fyne.NewSize(max(room.Width, 1), max(room.Height, 1))
	m, snap := p.frame.Bounds().Size(), p.snap()
	scale := min(room.Width/float32(m.X), room.Height/float32(m.Y))
	size = fyne.NewSize(max(snap(float32(m.X)*scale), 1), max(snap(float32(m.Y)*scale), 1))
	return fyne.NewPos(snap((p.Size().Width-size.Width)/2), snap((p.Size().Height-size.Height)/2)), size
}

// snap brings a length to whole pixels of the screen: parts that lie on a
// fraction of one leave seams.
func (p *Pane) snap() func(float32) float32 {
	k := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Scale() > 0 {
		k = c.Scale()
	}
	return func(v float32) float32 { return float32(math.Round(float64(v*k))) / k }
}

// scale is the master's pixels to a layout unit.
func (p *Pane) scale() float64 {
	_, size := p.picture()
	return float64(p.frame.Bounds().Dx()) / float64(size.Width)
}

// box is where the frame lies.
func (p *Pane) box() (from, to fyne.Position) {
	at, size := p.picture()
	all, snap := p.frame.Bounds(), p.snap()
	m, r := all.Size(), p.frame.Rect.Sub(all.Min)
	x := func(n int) float32 { return at.X + snap(size.Width*float32(n)/float32(m.X)) }
	y := func(n int) float32 { return at.Y + snap(size.Height*float32(n)/float32(m.Y)) }
	return fyne.NewPos(x(r.Min.X), y(r.Min.Y)), fyne.NewPos(x(r.Max.X), y(r.Max.Y))
}

// arrange puts everything in its place.
func (p *Pane) arrange() {
	at, size := p.picture()
	p.ground.Resize(p.Size())
	p.photo.Move(at)
	p.photo.Resize(size)
	a, b := p.box()
	end := fyne.NewPos(p.Size().Width, p.Size().Height) // no edge but the photo's shows beside one that is turned
	span(p.veils[0], fyne.Position{}, fyne.NewPos(end.X, a.Y))
	span(p.veils[1], fyne.NewPos(0, b.Y), end)
	span(p.veils[2], fyne.NewPos(0, a.Y), fyne.NewPos(a.X, b.Y))
	span(p.veils[3], fyne.NewPos(b.X, a.Y), fyne.NewPos(end.X, b.Y))
	span(p.edge, a.SubtractXY(3, 3), b.AddXY(3, 3))
	span(p.line, a.SubtractXY(1, 1), b.AddXY(1, 1))
	p.grid(a, b)
	for i, h := range Handles() {
		c := knobAt(a, b, h)
		span(p.knobs[i], c.SubtractXY(knob/2, knob/2), c.AddXY(knob/2, knob/2))
	}
	p.look()
}

func knobAt(a, b fyne.Position, h Handle) fyne.Position {
	return fyne.NewPos((a.X+b.X+(b.X-a.X)*float32(h.X))/2, (a.Y+b.Y+(b.Y-a.Y)*float32(h.Y))/2)
}

func show(lines []*canvas.Line, on bool) {
	for _, l := range lines {
		if on {
			l.Show()
		} else {
			l.Hide()
		}
	}
}

func span(o fyne.CanvasObject, from, to fyne.Position) {
	o.Move(from)
	o.Resize(fyne.NewSize(max(to.X-from.X, 0), max(to.Y-from.Y, 0)))
}

// paint gives everything its colour and shows the thirds during a drag.
func (p *Pane) paint() {
	p.ground.FillColor = theme.Color(theme.Grid, p)
	p.line.StrokeColor, p.line.StrokeWidth = color.White, 1
	p.edge.StrokeColor, p.edge.StrokeWidth = color.NRGBA{A: 0xc0}, 1
	if p.focused { // the white line keeps it apart from any photo
		p.edge.StrokeColor, p.edge.StrokeWidth = theme.Color(theme.CellFrame, p), 2
	}
	fine := p.fine || p.dragging && p.act != framing
	show(p.thirds[:], p.dragging || fine)
	show(p.ninths[:], fine)
	for _, k := range p.knobs {
		k.FillColor = color.White
		if p.focused {
			k.FillColor = theme.Color(theme.CellFrame, p)
			k.StrokeColor = color.White
		} else {
			k.StrokeColor = color.NRGBA{A: 0xc0}
		}
	}
}

// MinSize is small: the pane takes what it gets.
func (p *Pane) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

// CreateRenderer makes the drawing.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{p.ground, p.photo}
	for _, v := range p.veils {
		objects = append(objects, v)
	}
	objects = append(objects, p.edge, p.line)
	for _, l := range p.ninths {
		objects = append(objects, l)
	}
	for _, l := range p.thirds {
		objects = append(objects, l)
	}
	for _, k := range p.knobs {
		objects = append(objects, k)
	}
	for _, l := range p.rule {
		objects = append(objects, l)
	}
	p.paint()
	return &drawing{p, objects}
}

// drawing is the renderer of a Pane.
type drawing struct {
	p       *Pane
	objects []fyne.CanvasObject
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(fyne.Size)             { d.p.arrange() }
func (d *drawing) MinSize() fyne.Size           { return d.p.MinSize() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) Refresh() {
	d.p.paint()
	d.p.arrange()
	for _, o := range d.objects[2:] {
		o.Refresh()
	}
	d.objects[0].Refresh()
}
