package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"cutline/app/theme"
)

// choicePad is between a name of a choice and the edge of its field.
const choicePad = 10

// Choice is a row of names of which one is chosen: by a click, by the arrows,
// Home and End.
type Choice struct {
	pressable
	// OnChoose hears which one a person chose, by its place.
	OnChoose func(i int)

	chosen int // -1: none
	back   *canvas.Rectangle
	frame  *canvas.Rectangle
	fields []*canvas.Rectangle
	names  []*canvas.Text
}

// NewChoice is a row of which none is chosen; chose may be nil.
func NewChoice(names []string, chose func(i int)) *Choice {
	c := &Choice{OnChoose: chose, chosen: -1, back: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil)}
	for _, n := range names {
		c.fields = append(c.fields, canvas.NewRectangle(nil))
		t := canvas.NewText(n, nil)
		t.Alignment = fyne.TextAlignCenter
		c.names = append(c.names, t)
	}
	c.press = func(at fyne.Position) {
		for i, f := range c.fields {
			if at.X >= f.Position().X && at.X < f.Position().X+f.Size().Width {
				c.Choose(i)
				return
			}
		}
	}
	c.key = func(k fyne.KeyName) bool {
		last := len(c.names) - 1
		switch k {
		case fyne.KeyLeft:
			c.Choose(max(c.chosen-1, 0))
		case fyne.KeyRight:
			c.Choose(min(c.chosen+1, last))
		case fyne.KeyHome:
			c.Choose(0)
		case fyne.KeyEnd:
			c.Choose(last)
		case fyne.KeySpace:
			c.Choose((c.chosen + 1) % (last + 1))
		default:
			return false
		}
		return true
	}
	c.redraw = c.draw
	c.be(c)
	return c
}

// Choose takes another, as a person does.
func (c *Choice) Choose(i int) {
	if i == c.chosen {
		return
	}
	c.SetSelected(i)
	if c.OnChoose != nil {
		c.OnChoose(i)
	}
}

// Names are what can be chosen.
func (c *Choice) Names() []string {
	var out []string
	for _, n := range c.names {
		out = append(out, n.Text)
	}
	return out
}

// Selected is the place of the one that is chosen, -1 for none.
func (c *Choice) Selected() int { return c.chosen }

// SetSelected shows another choice and tells nobody; -1 is none.
func (c *Choice) SetSelected(i int) {
	c.chosen = i
	c.draw()
}

func (c *Choice) draw() {
	c.back.FillColor, c.back.CornerRadius = theme.Color(fynetheme.ColorNameButton, c), 4
	c.frame.FillColor, c.frame.CornerRadius, c.frame.StrokeWidth = nil, 4, 2
	c.frame.StrokeColor = theme.Color(theme.CellFrame, c)
	c.frame.Hidden = !c.focused
	for i, f := range c.fields {
		f.CornerRadius = 4
		f.FillColor = theme.Color(fynetheme.ColorNamePrimary, c)
		f.Hidden = i != c.chosen
		n := c.names[i]
		n.TextSize = theme.TextSize(c)
		n.Color = theme.Color(fynetheme.ColorNameForeground, c)
		if i == c.chosen {
			n.Color = theme.Color(fynetheme.ColorNameForegroundOnPrimary, c)
		}
		f.Refresh()
		n.Refresh()
	}
	c.back.Refresh()
	c.frame.Refresh()
}

// focusRoom is around the row, for the frame of the focus.
const focusRoom = 3

func (c *Choice) min() fyne.Size {
	size := fyne.NewSize(2*focusRoom, 0)
	for _, n := range c.names {
		m := n.MinSize()
		size.Width += m.Width + 2*choicePad
		size.Height = max(size.Height, m.Height+8+2*focusRoom)
	}
	return size
}

// CreateRenderer draws the row.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{c.back}
	for _, f := range c.fields {
		objects = append(objects, f)
	}
	for _, n := range c.names {
		objects = append(objects, n)
	}
	objects = append(objects, c.frame)
	lay := func(size fyne.Size) {
		m := c.min()
		top := (size.Height-m.Height)/2 + focusRoom
		inner := m.SubtractWidthHeight(2*focusRoom, 2*focusRoom)
		c.back.Move(fyne.NewPos(focusRoom, top))
		c.back.Resize(inner)
		c.frame.Move(fyne.NewPos(0, top-focusRoom))
		c.frame.Resize(m)
		x := float32(focusRoom)
		for i, n := range c.names {
			field := fyne.NewSize(n.MinSize().Width+2*choicePad, inner.Height)
			c.fields[i].Move(fyne.NewPos(x, top))
			c.fields[i].Resize(field)
			n.Move(fyne.NewPos(x, top))
			n.Resize(field)
			x += field.Width
		}
	}
	c.draw()
	return &simple{objects: objects, min: c.min, layout: lay, refresh: func() {
		c.draw()
		lay(c.Size())
		canvas.Refresh(c)
	}}
}
