package sidebar

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
)

// A line is what one line of the list shows.
type line struct {
	text, count string
	depth       int
	arrow       arrow
	sign        sign
	head        bool
	off         bool // what it names is not there now
	on          bool // it is part of the search
	nothing     bool // no photo
}

// arrow says whether a line can be opened.
type arrow int

const (
	noArrow arrow = iota
	closed
	opened
)

// handlers hear what is done to lines, by their places.
type handlers struct {
	press func(at int, add bool) // a click, Enter
	fold  func(at int, open bool)
	menu  func(at int, where fyne.Position)
	twice func(at int) // a double click
	typed func(r rune)
	key   func(name fyne.KeyName, mod fyne.KeyModifier) // that the list has no use for
	focus func(in bool)
	eye   func(at int)
}

// list is any number of lines, of which those in sight are objects on the
// screen.
type list struct {
	widget.BaseWidget
	n    int
	line func(at int) line
	on   handlers

	eye    int // the line that keys work on
	over   int // the line something is held over; -1: none
	stale  bool
	offset float64
	size   fyne.Size // of what lines have, without the scrollbar
	slots  []*slot
	scene  *scene
	glyphs map[glyph]*image.RGBA

	focused, shift bool
	hover          int
	pulling        bool    // the scrollbar
	grab           float32 // from its thumb's top
}

const (
	barWidth = 10 // of the scrollbar
	minThumb = 24
	edge     = 8 // before and after the text
)

func newList(l func(at int) line, on handlers) *list {
	v := &list{line: l, on: on, over: -1, hover: -1, glyphs: map[glyph]*image.RGBA{}}
	v.ExtendBaseWidget(v)
	return v
}

// rowHeight grows with the text.
func (v *list) rowHeight() float32 {
	return float32(math.Round(float64(theme.TextSize(v))*1.36)) + 8
}

// setLen shows n lines, which may all be others; the eye is at one of them.
func (v *list) setLen(n, eye int) {
	v.n = n
	v.eye = min(max(eye, 0), max(n-1, 0))
	v.hover = -1
	v.scrollTo(v.offset)
	v.rebind()
}

func (v *list) maxOffset() float64 {
	return max(0, float64(v.n)*float64(v.rowHeight())-float64(v.size.Height))
}

func (v *list) scrollTo(offset float64) { v.offset = min(max(offset, 0), v.maxOffset()) }

// scroll moves the lines by a distance.
func (v *list) scroll(by float64) {
	was := v.offset
	v.scrollTo(v.offset + by)
	if v.offset != was {
		v.redraw()
	}
}

// reveal scrolls as little as needed to bring a line into sight.
func (v *list) reveal(at int) {
	h := float64(v.rowHeight())
	top := float64(at) * h
	switch {
	case top < v.offset:
		v.scroll(top - v.offset)
	case top+h > v.offset+float64(v.size.Height):
		v.scroll(top + h - float64(v.size.Height) - v.offset)
	}
}

// look moves the eye to a line.
func (v *list) look(at int) {
	if v.n == 0 {
		return
	}
	v.eye = min(max(at, 0), v.n-1)
	v.reveal(v.eye)
	v.restyle()
	v.on.eye(v.eye)
}

// at is the line under a point of the list; -1 when there is none.
func (v *list) at(p fyne.Position) int {
	if p.X < 0 || p.X >= v.size.Width || p.Y < 0 || p.Y >= v.size.Height {
		return -1
	}
	at := int((float64(p.Y) + v.offset) / float64(v.rowHeight()))
	if at >= v.n {
		return -1
	}
	return at
}

// top is where a line begins in the list.
func (v *list) top(at int) float32 {
	return float32(float64(at)*float64(v.rowHeight()) - v.offset)
}

// MinSize is small: the list takes what it gets.
func (v *list) MinSize() fyne.Size { return fyne.NewSize(120, 80) }

// Resize shows as many lines as fit.
func (v *list) Resize(size fyne.Size) {
	if size == v.Size() {
		return
	}
	v.size = fyne.NewSize(max(size.Width-barWidth, 0), size.Height)
	v.scrollTo(v.offset)
	v.BaseWidget.Resize(size)
	v.rebind()
}

// slot is the objects of a line on the screen.
type slot struct {
	at        int // -1: of none
	line      line
	back, tab *canvas.Rectangle
	arrow     *canvas.Image
	sign      *canvas.Image
	name      *canvas.Text
	count     *canvas.Text
}

func newSlot() *slot {
	img := func() *canvas.Image {
		return &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch}
	}
	s := &slot{at: -1, back: canvas.NewRectangle(color.Transparent), tab: canvas.NewRectangle(color.Transparent),
		arrow: img(), sign: img(), name: canvas.NewText("", color.White), count: canvas.NewText("", color.White)}
	s.back.CornerRadius = 2
	s.hide()
	return s
}

func (s *slot) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.back, s.tab, s.arrow, s.sign, s.name, s.count}
}

func (s *slot) hide() {
	s.at = -1
	for _, o := range s.objects() {
		o.Hide()
	}
}

// rebind shows all lines in sight anew.
func (v *list) rebind() {
	for _, s := range v.slots {
		s.hide()
	}
	v.redraw()
}

// redraw puts the lines in sight where they belong; a line that is there
// already only moves.
func (v *list) redraw() {
	if v.scene == nil {
		return
	}
	h := v.rowHeight()
	if need := int(math.Ceil(float64(v.size.Height)/float64(h))) + 1; len(v.slots) < need {
		for _, s := range v.slots {
			s.hide() // which lines they are of follows from their number
		}
		for len(v.slots) < need {
			v.slots = append(v.slots, newSlot())
		}
		v.scene.collect()
	}
	from := int(v.offset / float64(h))
	to := min(from+len(v.slots), v.n)
	for _, s := range v.slots {
		if s.at >= 0 && (s.at < from || s.at >= to) {
			s.hide()
		}
	}
	for at := from; at < to; at++ {
		s := v.slots[at%len(v.slots)]
		if s.at != at {
			v.bind(s, at)
		}
		v.place(s)
	}
	v.scene.moveBar()
}

// bind makes a slot show a line.
func (v *list) bind(s *slot, at int) {
	s.at, s.line = at, v.line(at)
	l := s.line
	size := theme.TextSize(v)
	s.name.TextSize, s.name.TextStyle.Bold = size, l.head
	s.count.Text, s.count.TextSize = l.count, size*11/12
	v.setGlyph(s.arrow, map[arrow]sign{closed: signClosed, opened: signOpen}[l.arrow], theme.Muted)
	v.setGlyph(s.sign, l.sign, theme.Muted)
	s.name.Show()
	s.count.Hidden = l.count == ""
	v.style(s)
}

// textLeft is where a line's words begin.
func (v *list) textLeft(l line) float32 {
	step := theme.TextSize(v)
	x := edge + step*float32(max(l.depth-1, 0))*.9 + step*1.2 // room of the arrow
	if l.sign != noSign {
		x += step * 1.4
	}
	return x
}

// place puts a slot's objects where its line is.
func (v *list) place(s *slot) {
	h, y, step := v.rowHeight(), v.top(s.at), theme.TextSize(v)
	s.back.Move(fyne.NewPos(1, y))
	s.back.Resize(fyne.NewSize(v.size.Width-2, h-1))
	s.tab.Move(fyne.NewPos(1, y))
	s.tab.Resize(fyne.NewSize(3, h-1))
	side := step * .9
	left := v.textLeft(s.line)
	x := edge + step*float32(max(s.line.depth-1, 0))*.9
	for _, img := range []*canvas.Image{s.arrow, s.sign} {
		img.Resize(fyne.NewSquareSize(side))
	}
	s.arrow.Move(fyne.NewPos(x, y+(h-1-side)/2))
	s.sign.Move(fyne.NewPos(left-step*1.4, y+(h-1-side)/2))
	right := v.size.Width - edge
	if s.line.count != "" {
		m := s.count.MinSize()
		right -= m.Width
		s.count.Move(fyne.NewPos(right, y+(h-1-m.Height)/2))
		right -= edge
	}
	if text := clip(s.line.text, right-left, s.name.TextSize, s.name.TextStyle); text != s.name.Text {
		s.name.Text = text
		s.name.Refresh()
	}
	m := s.name.MinSize()
	s.name.Resize(m)
	s.name.Move(fyne.NewPos(left, y+(h-1-m.Height)/2))
}

// clip cuts a text that has no room at its end.
func clip(text string, room, size float32, style fyne.TextStyle) string {
	wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if wide(text) <= room {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // so many fit, so many do not
	for low+1 < high {
		if mid := (low + high) / 2; wide(string(runes[:mid])+"…") <= room {
			low = mid
		} else {
			high = mid
		}
	}
	return string(runes[:low]) + "…"
}

// restyle shows where the eye, the pointer and what is dragged are.
func (v *list) restyle() {
	for _, s := range v.slots {
		if s.at >= 0 {
			v.style(s)
		}
	}
}

// style colours a slot: text of a row in the search stands on its colour, with
// a bar before it.
func (v *list) style(s *slot) {
	l := s.line
	text, count := theme.CellText, theme.CellText
	switch {
	case l.on:
	case l.off, l.nothing:
		text, count = theme.Muted, theme.Muted
	case v.stale:
		count = theme.Muted
	}
	set := func(t *canvas.Text, name fyne.ThemeColorName) {
		if c := theme.Color(name, v); t.Color != c {
			t.Color = c
		}
		t.Refresh()
	}
	set(s.name, text)
	set(s.count, count)
	s.back.FillColor, s.back.StrokeColor, s.back.StrokeWidth = color.Color(color.Transparent), color.Color(color.Transparent), 0
	switch {
	case s.at == v.over:
		s.back.FillColor = theme.Color(theme.Band, v)
		s.back.StrokeColor, s.back.StrokeWidth = theme.Color(fynetheme.ColorNamePrimary, v), 2
	case l.on:
		s.back.FillColor = theme.Color(theme.Cell, v)
	case s.at == v.hover:
		s.back.FillColor = theme.Color(fynetheme.ColorNameHover, v)
	}
	if s.at == v.eye && v.focused && s.at != v.over {
		s.back.StrokeColor, s.back.StrokeWidth = theme.Color(theme.CellFrame, v), 2
	}
	s.back.Hidden = s.back.FillColor == color.Transparent && s.back.StrokeWidth == 0
	s.tab.FillColor = theme.Color(fynetheme.ColorNamePrimary, v)
	s.tab.Hidden = !l.on
	s.back.Refresh()
	s.tab.Refresh()
}

var _ fyne.Widget = (*list)(nil)
