package stories

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// mostShown is how many candidates of a slot are listed.
const mostShown = 12

var thumbSize = fyne.NewSize(126, 88) // never changed

// doubleTime is the longest time between the clicks of a double click.
const doubleTime = 350 * time.Millisecond

// A picker is the list of a slot's candidates. It takes the keyboard: up and
// down choose, Enter places, left and right change the slot.
type picker struct {
	widget.BaseWidget
	s       *Screen
	rows    []*row
	at      int // chosen, -1: none
	focused bool
	list    *fyne.Container
	scroll  *container.Scroll
}

func newPicker(s *Screen) *picker {
	p := &picker{s: s, at: -1, list: container.NewVBox()}
	p.ExtendBaseWidget(p)
	p.scroll = container.NewVScroll(p)
	return p
}

// CreateRenderer shows the rows.
func (p *picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.list) }

func (p *picker) set(all []catalog.Candidate) {
	var old catalog.PhotoID
	if p.at >= 0 && p.at < len(p.rows) {
		old = p.rows[p.at].candidate.Photo
	}
	p.rows, p.list.Objects, p.at = nil, nil, -1
	placed, _ := p.s.story.Slot(p.s.slot)
	for i, k := range all {
		if i == mostShown {
			break
		}
		r := newRow(p, i, k, k.Photo == placed.Photo)
		if k.Photo == old {
			p.at = i
		}
		p.rows = append(p.rows, r)
		p.list.Objects = append(p.list.Objects, r)
	}
	if len(p.rows) == 0 {
		none := widget.NewLabel(p.s.words.T("stories.nobody"))
		none.Wrapping, none.Importance = fyne.TextWrapWord, widget.LowImportance
		p.list.Objects = []fyne.CanvasObject{none}
	} else if p.at < 0 {
		p.at = 0
	}
	p.list.Refresh()
	p.paint()
	p.scroll.ScrollToTop()
}

func (p *picker) thumb(id catalog.PhotoID) {
	for _, r := range p.rows {
		if r.candidate.Photo == id {
			r.picture()
		}
	}
}

func (p *picker) paint() {
	for i, r := range p.rows {
		r.paint(i == p.at, p.focused)
	}
}

func (p *picker) choose(i int) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	p.at = i
	p.paint()
	r := p.rows[i]
	top, bottom := r.Position().Y, r.Position().Y+r.Size().Height
	if top < p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, top))
	} else if h := p.scroll.Size().Height; bottom > p.scroll.Offset.Y+h {
		p.scroll.ScrollToOffset(fyne.NewPos(0, bottom-h))
	}
}

// enter places the chosen candidate.
func (p *picker) enter() {
	if p.at >= 0 && p.at < len(p.rows) && p.s.slot != 0 {
		p.s.do.Place(p.s.slot, p.rows[p.at].candidate.Photo)
	}
}

// FocusGained shows that the keyboard is here.
func (p *picker) FocusGained() {
	p.focused = true
	p.paint()
	p.s.do.Focus("story.candidates", true)
}

// FocusLost shows that it is gone.
func (p *picker) FocusLost() {
	p.focused = false
	p.paint()
	p.s.do.Focus("story.candidates", false)
}

// TypedRune does nothing: keys come as TypedKey.
func (p *picker) TypedRune(rune) {}

// TypedKey has the list's keys.
func (p *picker) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		p.choose(p.at + 1)
	case fyne.KeyUp:
		p.choose(p.at - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter()
	case fyne.KeyRight:
		p.s.Step(1)
	case fyne.KeyLeft:
		p.s.Step(-1)
	case fyne.KeyDelete:
		if p.s.slot != 0 {
			p.s.do.Place(p.s.slot, 0)
		}
	case fyne.KeyC:
		if c := p.s.cards[p.s.slot]; c != nil {
			p.s.startCrop(c)
		}
	default:
		p.s.do.Key(e.Name, 0)
	}
}

// TypedShortcut hands shortcuts on.
func (p *picker) TypedShortcut(sc fyne.Shortcut) {
	switch sc.(type) {
	case *fyne.ShortcutUndo:
		p.s.Flush()
		p.s.do.Undo()
		return
	case *fyne.ShortcutRedo:
		p.s.do.Redo()
		return
	}
	if name, mod, ok := widgets.KeyOf(sc); ok {
		if name == fyne.KeyZ && mod == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			p.s.do.Redo()
			return
		}
		p.s.do.Key(name, mod)
	}
}

// A row is one candidate.
type row struct {
	widget.BaseWidget
	p         *picker
	i         int
	candidate catalog.Candidate
	back      *canvas.Rectangle
	photo     *canvas.Image
	content   fyne.CanvasObject
	clicked   time.Time
}

func newRow(p *picker, i int, k catalog.Candidate, placed bool) *row {
	r := &row{p: p, i: i, candidate: k, back: canvas.NewRectangle(color.Transparent)}
	r.back.CornerRadius = 2
	r.photo = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	r.photo.Hide()
	name := p.s.do.Name(k.Photo)
	if placed {
		name = "✓ " + name
	}
	head := widget.NewLabel(name)
	head.TextStyle.Bold, head.Truncation = true, fyne.TextTruncateEllipsis
	lang := catalog.Language(p.s.words.Language())
	var why []string
	for _, reason := range k.Reasons {
		why = append(why, "· "+reason.Text(lang))
	}
	reasons := widget.NewLabel(strings.Join(why, "\n"))
	reasons.Wrapping, reasons.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	picture := container.NewVBox(container.New(layout.NewGridWrapLayout(thumbSize), container.NewStack(ground, r.photo)))
	words := container.New(layout.NewCustomPaddedVBoxLayout(0), head, reasons)
	r.content = container.NewStack(r.back, container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4),
		container.NewBorder(nil, nil, picture, nil, words)))
	r.ExtendBaseWidget(r)
	r.picture()
	return r
}

func (r *row) picture() {
	if img := r.p.s.do.Thumb(r.candidate.Photo, pixels(r.p, thumbSize)); img != nil {
		r.photo.Image = img
		r.photo.Show()
		r.photo.Refresh()
		r.Refresh() // an image that was hidden is not known to the canvas
	}
}

func (r *row) paint(chosen, focused bool) {
	r.back.FillColor, r.back.StrokeWidth = color.Transparent, 0
	if chosen {
		r.back.FillColor = theme.Color(theme.ColorNameSelection)
		if focused {
			r.back.StrokeWidth, r.back.StrokeColor = 1, theme.Color(theme.ColorNamePrimary)
		}
	}
	r.back.Refresh()
}

// CreateRenderer shows the row.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// MouseDown chooses; twice places.
func (r *row) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	r.p.s.do.Grab(r.p)
	r.p.choose(r.i)
	if now := time.Now(); now.Sub(r.clicked) < doubleTime {
		r.p.enter()
	} else {
		r.clicked = now
	}
}

// MouseUp does nothing; desktop.Mouseable wants it.
func (r *row) MouseUp(*desktop.MouseEvent) {}
