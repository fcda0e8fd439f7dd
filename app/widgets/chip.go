package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
)

// Chip is a compact button above the grid that filters: on or off.
type Chip struct {
	pressable
	// OnToggle hears that a person switched it.
	OnToggle func(on bool)

	text string
	on   bool
	back *canvas.Rectangle
	name *canvas.Text
}

// NewChip is a chip that is off.
func NewChip(text string, toggled func(on bool)) *Chip {
	c := &Chip{text: text, OnToggle: toggled, back: canvas.NewRectangle(nil), name: canvas.NewText(text, nil)}
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

func (c *Chip) draw() {
	c.name.Text, c.name.TextSize = c.text, theme.TextSize(c)
	c.back.CornerRadius, c.back.StrokeWidth = 8, 1
	c.name.Color = theme.Color(fynetheme.ColorNameForeground, c)
	c.back.FillColor = theme.Color(fynetheme.ColorNameButton, c)
	c.back.StrokeColor = c.back.FillColor
	switch {
	case c.on:
		c.back.FillColor = theme.Color(fynetheme.ColorNamePrimary, c)
		c.back.StrokeColor = c.back.FillColor
		c.name.Color = theme.Color(fynetheme.ColorNameForegroundOnPrimary, c)
	case c.hovered:
		c.back.StrokeColor = theme.Color(theme.Muted, c)
	}
	if c.focused {
		c.back.StrokeColor, c.back.StrokeWidth = theme.Color(theme.CellFrame, c), 2
		if c.on {
			c.back.StrokeColor = theme.Color(fynetheme.ColorNameForeground, c)
		}
	}
	c.back.Refresh()
	c.name.Refresh()
}

// CreateRenderer makes the chip's objects.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.draw()
	return &simple{
		objects: []fyne.CanvasObject{c.back, c.name},
		min:     func() fyne.Size { return c.name.MinSize().AddWidthHeight(16, 6) },
		layout: func(s fyne.Size) {
			c.back.Resize(s)
			m := c.name.MinSize()
			c.name.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		},
		refresh: c.draw,
	}
}
