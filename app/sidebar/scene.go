package sidebar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
)

// scene is the renderer: the flat list of objects on the screen.
type scene struct {
	v                     *list
	ground, track, thumb  *canvas.Rectangle
	objects               []fyne.CanvasObject
	thumbTop, thumbHeight float32
}

// CreateRenderer makes the list's objects.
func (v *list) CreateRenderer() fyne.WidgetRenderer {
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	s := &scene{v: v, ground: rect(), track: rect(), thumb: rect()}
	s.thumb.CornerRadius = 3
	v.scene = s
	s.collect()
	s.colour()
	v.rebind()
	return s
}

// collect lists the objects anew, after there are more of them.
func (s *scene) collect() {
	s.objects = []fyne.CanvasObject{s.ground}
	for _, sl := range s.v.slots {
		s.objects = append(s.objects, sl.objects()...)
	}
	s.objects = append(s.objects, s.track, s.thumb)
}

func (s *scene) colour() {
	s.ground.FillColor = theme.Color(theme.Panel, s.v)
	s.track.FillColor = theme.Color(fynetheme.ColorNameScrollBarBackground, s.v)
	s.thumb.FillColor = theme.Color(fynetheme.ColorNameScrollBar, s.v)
}

// Layout is done by Resize.
func (s *scene) Layout(size fyne.Size) {
	s.ground.Resize(size)
	s.moveBar()
}

// MinSize is the list's.
func (s *scene) MinSize() fyne.Size { return s.v.MinSize() }

// Objects is what the driver paints.
func (s *scene) Objects() []fyne.CanvasObject { return s.objects }

// Refresh draws all anew: the theme or the scale may have changed.
func (s *scene) Refresh() {
	s.colour()
	clear(s.v.glyphs)
	s.v.scrollTo(s.v.offset)
	s.v.rebind()
	for _, o := range []fyne.CanvasObject{s.ground, s.track, s.thumb} {
		o.Refresh()
	}
}

// Destroy has nothing to give back.
func (s *scene) Destroy() {}

// moveBar puts the scrollbar's thumb where the lines in sight are.
func (s *scene) moveBar() {
	v := s.v
	s.track.Move(fyne.NewPos(v.size.Width, 0))
	s.track.Resize(fyne.NewSize(barWidth, v.size.Height))
	most := v.maxOffset()
	s.track.Hidden, s.thumb.Hidden = most <= 0, most <= 0
	if most <= 0 {
		s.thumbHeight = 0
		return
	}
	room := float64(v.size.Height)
	s.thumbHeight = min(max(minThumb, float32(room*room/(most+room))), v.size.Height)
	s.thumbTop = float32(v.offset / most * float64(v.size.Height-s.thumbHeight))
	s.thumb.Move(fyne.NewPos(v.size.Width+2, s.thumbTop))
	s.thumb.Resize(fyne.NewSize(barWidth-4, s.thumbHeight))
}

// offsetOf is how far the lines are scrolled when the thumb's top is at y.
func (s *scene) offsetOf(y float32) float64 {
	room := float64(s.v.size.Height - s.thumbHeight)
	if room <= 0 {
		return 0
	}
	return float64(y) / room * s.v.maxOffset()
}
