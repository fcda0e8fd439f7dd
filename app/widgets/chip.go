package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
)

// Chip is a compact button above the grid that filters: on or off. It may say
// how many photos it would find, and show a cross while it is on.
type Chip struct {
	pressable
	// OnToggle hears that a person switched it.
	OnToggle func(on bool)

	text  string
	on    bool
	count string
	stale bool
	cross bool
	dot   color.Color // before the words; nil: none
	back  *canvas.Rectangle
	spot  *canvas.Rectangle
	name  *canvas.Text
	n     *canvas.Text
	off   *canvas.Text
}

const (
	chipPad = 8 // at both ends
	chipGap = 5 // between its parts
)

// NewChip is a chip that is off.
func NewChip(text string, toggled func(on bool)) *Chip {
	c := &Chip{text: text, OnToggle: toggled, back: canvas.NewRectangle(nil), spot: canvas.NewRectangle(nil), name: canvas.NewText(text, nil),
		n: canvas.NewText("", nil), off: canvas.NewText("×", nil)}
	c.press = func(fyne.Position) { c.toggle() }
	c.key = func(n fyne.KeyName) bool {
		if n != fyne.KeySpace && n != fyne.KeyReturn && n != fyne.KeyEnter {
			return false
		}
		c.toggle()
		return true
	}
	c.redraw = c.draw
	c.be(c)
	return c
}

func (c *Chip) toggle() {
	c.on = !c.on
	c.draw()
	if c.OnToggle != nil {
		c.OnToggle(c.on)
	}
}

// On reports whether the chip is on.
func (c *Chip) On() bool { return c.on }

// SetOn switches the chip and tells nobody.
func (c *Chip) SetOn(on bool) {
	c.on = on
	c.draw()
}

// SetText changes the words on it.
func (c *Chip) SetText(text string) {
	c.text = text
	c.Refresh()
}

// Text is the words on it.
func (c *Chip) Text() string { return c.text }

// SetCount says how many photos it would find; stale: that is being counted
// anew. "" says nothing.
func (c *Chip) SetCount(n string, stale bool) {
	if n != c.count || stale != c.stale {
		c.count, c.stale = n, stale
		c.Refresh()
	}
}

// Count is what it says.
func (c *Chip) Count() string { return c.count }

// ShowCross shows a cross while the chip is on: a press takes its term away.
func (c *Chip) ShowCross() *Chip {
	c.cross = true
	c.draw()
	return c
}

// ShowDot shows a spot of a colour before the words.
func (c *Chip) ShowDot(dot color.Color) *Chip {
	c.dot = dot
	c.draw()
	return c
}

// parts are what stands side by side, from the left.
func (c *Chip) parts() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, p := range []struct {
		o     fyne.CanvasObject
		shown bool
	}{{c.spot, c.dot != nil}, {c.name, true}, {c.n, c.count != ""}, {c.off, c.cross && c.on}} {
		show(p.o, p.shown)
		if p.shown {
			out = append(out, p.o)
		}
	}
	return out
}

func (c *Chip) min() fyne.Size {
	size := fyne.NewSize(2*chipPad-chipGap, 0)
	for _, p := range c.parts() {
		m := p.MinSize()
		size.Width += m.Width + chipGap
		size.Height = max(size.Height, m.Height+6)
	}
	return size
}

func (c *Chip) lay(size fyne.Size) {
	c.back.Resize(size)
	x := (size.Width-c.min().Width)/2 + chipPad
	for _, p := range c.parts() {
		m := p.MinSize()
		p.Resize(m)
		p.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x += m.Width + chipGap
	}
}

func (c *Chip) draw() {
	c.name.Text, c.name.TextSize = c.text, theme.TextSize(c)
	c.n.Text, c.n.TextSize, c.off.TextSize = c.count, c.name.TextSize, c.name.TextSize
	c.back.CornerRadius, c.back.StrokeWidth = 8, 1
	c.name.Color = theme.Color(fynetheme.ColorNameForeground, c)
	c.back.FillColor = theme.Color(fynetheme.ColorNameButton, c)
	c.back.StrokeColor = c.back.FillColor
	c.n.Color = theme.Color(theme.CellText, c)
	if c.stale {
		c.n.Color = theme.Color(theme.Muted, c)
	}
	switch {
	case c.on:
		c.back.FillColor = theme.Color(fynetheme.ColorNamePrimary, c)
		c.back.StrokeColor = c.back.FillColor
		c.name.Color = theme.Color(fynetheme.ColorNameForegroundOnPrimary, c)
		c.n.Color = c.name.Color
	case c.hovered:
		c.back.StrokeColor = theme.Color(theme.Muted, c)
	}
	if c.focused {
		c.back.StrokeColor, c.back.StrokeWidth = theme.Color(theme.CellFrame, c), 2
		if c.on {
			c.back.StrokeColor = theme.Color(fynetheme.ColorNameForeground, c)
		}
	}
	c.off.Color = c.name.Color
	c.spot.FillColor, c.spot.CornerRadius = c.dot, c.name.TextSize/4
	c.spot.SetMinSize(fyne.NewSquareSize(c.name.TextSize * .75))
	c.spot.StrokeColor, c.spot.StrokeWidth = c.name.Color, 1
	c.parts()
	for _, o := range []fyne.CanvasObject{c.back, c.spot, c.name, c.n, c.off} {
		o.Refresh()
	}
}

// CreateRenderer makes the chip's objects.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.draw()
	return &simple{objects: []fyne.CanvasObject{c.back, c.spot, c.name, c.n, c.off}, min: c.min, layout: c.lay,
		refresh: func() {
			c.draw()
			c.lay(c.Size())
			canvas.Refresh(c)
		}}
}
