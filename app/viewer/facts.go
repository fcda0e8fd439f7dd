package viewer

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/theme"
)

// mostFacts is how many lines are laid over a photo at most.
const mostFacts = 8

// The size of the picture of tones, in layout units.
const (
	tonesWide = 192
	tonesHigh = 64
)

// facts are lines about the photo laid over it, and its tones below them. On
// any photo they are read on a dark ground of their own.
type facts struct {
	on     bool
	text   []string
	back   *canvas.Rectangle
	lines  [mostFacts]*canvas.Text
	chart  *canvas.Image
	drawn  *tones
	corner fyne.Position
}

func newFacts() facts {
	f := facts{back: canvas.NewRectangle(color.NRGBA{A: 0xb4}), chart: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	f.back.CornerRadius = 3
	for i := range f.lines {
		f.lines[i] = canvas.NewText("", color.White)
	}
	for _, o := range f.objects() {
		o.Hide()
	}
	return f
}

func (f *facts) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{f.back, f.chart}
	for _, l := range f.lines {
		out = append(out, l)
	}
	return out
}

// Facts lays lines about the photo over it; none: they are taken away. They
// are shown over one photo alone.
func (v *Viewer) Facts(on bool, lines []string) {
	v.facts.on, v.facts.text = on, lines[:min(len(lines), mostFacts)]
	v.showFacts()
}

// showFacts shows the facts, with the tones of the photo when they are known.
func (v *Viewer) showFacts() {
	f := &v.facts
	on := f.on && v.shown == 1 && v.panes[0].shot.ID != 0
	if !on {
		if f.back.Visible() {
			for _, o := range f.objects() {
				o.Hide()
			}
		}
		return
	}
	var t *tones
	if k := v.frames.get(v.panes[0].shot.ID, false); k != nil {
		t = k.tone
	}
	for i, l := range f.lines {
		text := ""
		if i < len(f.text) {
			text = f.text[i]
		}
		size := theme.TextSize(v)
		if l.Text != text || l.TextSize != size {
			l.Text, l.TextSize = text, size
			l.Refresh()
		}
		visible(l, text != "")
	}
	if t != nil && t != f.drawn {
		k := v.scale()
		f.chart.Image = t.paint(image.Pt(max(2, int(tonesWide*k)), max(2, int(tonesHigh*k))))
		f.chart.Refresh()
		f.drawn = t
	}
	visible(f.chart, t != nil)
	f.back.Show()
	f.layout(f.corner)
}

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// layout puts the facts below that corner.
func (f *facts) layout(corner fyne.Position) {
	f.corner = corner
	const pad, gap = 8, 8
	at, wide := corner.AddXY(gap+pad, gap+pad), float32(tonesWide)
	for _, l := range f.lines {
		if !l.Visible() {
			continue
		}
		size := l.MinSize()
		l.Move(at)
		l.Resize(size)
		at.Y += size.Height + 1
		wide = max(wide, size.Width)
	}
	if f.chart.Visible() {
		at.Y += 4
		f.chart.Move(at)
		f.chart.Resize(fyne.NewSize(tonesWide, tonesHigh))
		at.Y += tonesHigh
	}
	f.back.Move(corner.AddXY(gap, gap))
	f.back.Resize(fyne.NewSize(wide+2*pad, at.Y+pad-corner.Y-gap))
}
