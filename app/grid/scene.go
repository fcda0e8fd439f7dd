package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
	"cutline/catalog"
)

// scene is the renderer: the flat list of objects on the screen.
type scene struct {
	g                 *Grid
	ground            *canvas.Rectangle
	band              *canvas.Rectangle
	track, thumb      *canvas.Rectangle
	hintBack          *canvas.Rectangle
	hint              *canvas.Text
	objects           []fyne.CanvasObject
	thumbTop, thumbHt float32
}

const (
	barWidth = 12
	minThumb = 24
)

// CreateRenderer makes the grid's objects.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	s := &scene{g: g, ground: rect(), band: rect(), track: rect(), thumb: rect(), hintBack: rect(), hint: canvas.NewText("", color.White)}
	s.band.Hide()
	s.hint.Hide()
	s.hintBack.Hide()
	s.thumb.CornerRadius = 3
	g.scene = s
	g.ring.byID = map[catalog.PhotoID]*slot{}
	s.collect()
	s.colour()
	g.arrange()
	g.redraw()
	return s
}

// collect lists the objects anew, after the ring grew.
func (s *scene) collect() {
	s.objects = []fyne.CanvasObject{s.ground}
	for _, f := range s.g.frames {
		s.objects = append(s.objects, f.objects()...)
	}
	for _, sl := range s.g.ring.slots {
		s.objects = append(s.objects, sl.objects()...)
	}
	for _, h := range s.g.heads {
		s.objects = append(s.objects, h.objects()...)
	}
	s.objects = append(s.objects, s.band, s.track, s.thumb, s.hintBack, s.hint)
}

func (s *scene) colour() {
	g := s.g
	s.ground.FillColor = theme.Color(theme.Grid, g)
	s.band.FillColor = theme.Color(theme.Band, g)
	s.band.StrokeColor, s.band.StrokeWidth = theme.Color(theme.CellFrame, g), 1
	s.track.FillColor = theme.Color(fynetheme.ColorNameScrollBarBackground, g)
	s.thumb.FillColor = theme.Color(fynetheme.ColorNameScrollBar, g)
	s.hintBack.FillColor = theme.Color(fynetheme.ColorNameMenuBackground, g)
	s.hint.Color = theme.Color(fynetheme.ColorNameForeground, g)
	s.hint.TextSize = theme.TextSize(g)
}

// Layout does nothing: Grid.Resize does.
func (s *scene) Layout(size fyne.Size) {
	s.ground.Resize(size)
	s.moveBar()
}

// MinSize is the grid's.
func (s *scene) MinSize() fyne.Size { return s.g.MinSize() }

// Objects is what the driver paints.
func (s *scene) Objects() []fyne.CanvasObject { return s.objects }

// Refresh draws all anew: the theme or the scale may have changed.
func (s *scene) Refresh() {
	s.colour()
	s.g.arrange()
	s.g.ring.strips = nil
	s.g.unbind()
	s.g.redraw()
	for _, o := range []fyne.CanvasObject{s.ground, s.band, s.track, s.thumb, s.hintBack, s.hint} {
		o.Refresh()
	}
}

// Destroy gives back what is wanted of the loader.
func (s *scene) Destroy() { s.g.unbind() }

// moveBar puts the scrollbar's thumb where the window is on the wall.
func (s *scene) moveBar() {
	l := &s.g.layout
	s.track.Move(fyne.NewPos(l.width, 0))
	s.track.Resize(fyne.NewSize(barWidth, l.height))
	total := l.total()
	if total <= float64(l.height) || l.height <= 0 {
		s.thumb.Hide()
		s.thumbHt = 0
		return
	}
	s.thumbHt = max(minThumb, float32(float64(l.height)*float64(l.height)/total))
	s.thumbTop = float32(l.offset / l.maxOffset() * float64(l.height-s.thumbHt))
	s.thumb.Move(fyne.NewPos(l.width+2, s.thumbTop))
	s.thumb.Resize(fyne.NewSize(barWidth-4, s.thumbHt))
	s.thumb.Show()
}

// offsetOf is the offset of the wall when the thumb's top is at y.
func (s *scene) offsetOf(y float32) float64 {
	l := &s.g.layout
	room := float64(l.height - s.thumbHt)
	if room <= 0 {
		return 0
	}
	return float64(y) / room * l.maxOffset()
}

// showHint says beside the thumb where it is; "" hides it.
func (s *scene) showHint(text string) {
	if text == "" {
		s.hint.Hide()
		s.hintBack.Hide()
		return
	}
	s.hint.Text = text
	s.hint.Refresh()
	size := s.hint.MinSize()
	x, y := s.g.layout.width-size.Width-16, min(max(s.thumbTop+s.thumbHt/2-size.Height/2, 4), s.g.layout.height-size.Height-4)
	s.hint.Move(fyne.NewPos(x, y))
	s.hintBack.Move(fyne.NewPos(x-6, y-3))
	s.hintBack.Resize(fyne.NewSize(size.Width+12, size.Height+6))
	s.hint.Show()
	s.hintBack.Show()
}
