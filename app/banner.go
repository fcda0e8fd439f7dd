package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// A choice is a button of the banner.
type choice struct {
	label string
	do    func()
}

// A notice is what a banner says.
type notice struct {
	text    string
	bad     bool
	choices []choice
	stands  bool // until it is answered
}

// A banner says, above the photos, what went wrong and what can be done. It
// stays until it is put away; a question until it is answered, and what comes
// between is said first.
type banner struct {
	now     notice
	waiting []notice // questions, the one to come back next last
	content *fyne.Container
	stripe  *canvas.Rectangle
	icon    *widget.Icon
	text    *widget.Label
	buttons *fyne.Container
	close   *widgets.Button
	// drawn tells the window to draw it. The toolkit does not know yet to
	// which window something belongs that was never shown, and nothing else
	// may happen to be drawn.
	drawn func(fyne.CanvasObject)
}

func newBanner(drawn func(fyne.CanvasObject)) *banner {
	b := &banner{icon: widget.NewIcon(nil), text: widget.NewLabel(""), buttons: container.NewHBox(), drawn: drawn}
	b.stripe = canvas.NewRectangle(theme.Color(theme.ColorNameError))
	b.stripe.SetMinSize(fyne.NewSize(4, 10))
	b.text.Wrapping, b.text.Selectable = fyne.TextWrapWord, true
	b.close = widgets.NewButtonWithIcon("", theme.CancelIcon(), b.hide)
	b.close.Importance = widget.LowImportance
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameOverlayBackground))
	left := container.NewHBox(b.stripe, container.NewVBox(container.New(layout.NewCustomPaddedLayout(5, 0, 4, 0), b.icon)))
	b.content = container.NewStack(ground, container.NewBorder(nil, nil, left, container.NewVBox(container.NewHBox(b.buttons, b.close)), b.text))
	b.content.Hide()
	return b
}

// show says something; bad is an error, else it is news.
func (b *banner) show(text string, bad bool, choices ...choice) {
	b.put(notice{text, bad, choices, false})
}

// ask asks what has to be answered.
func (b *banner) ask(text string, choices ...choice) { b.put(notice{text, true, choices, true}) }

func (b *banner) put(n notice) {
	if b.now.stands {
		b.waiting = append(b.waiting, b.now)
	}
	b.now = n
	b.draw()
}

// hide puts away what is said; a question that waits comes back.
func (b *banner) hide() {
	b.now = notice{}
	if last := len(b.waiting) - 1; last >= 0 {
		b.now, b.waiting = b.waiting[last], b.waiting[:last]
	}
	b.draw()
}

// clear forgets all questions, too: they were of another catalog.
func (b *banner) clear() {
	b.waiting = nil
	b.hide()
}

// takeOver says what another banner said.
func (b *banner) takeOver(old *banner) {
	if old != nil {
		b.now, b.waiting = old.now, old.waiting
		b.draw()
	}
}

func (b *banner) draw() {
	n := b.now
	if n.text == "" {
		b.content.Hide()
		return
	}
	b.icon.SetResource(theme.InfoIcon())
	b.stripe.FillColor = theme.Color(theme.ColorNamePrimary)
	if n.bad {
		b.icon.SetResource(theme.NewErrorThemedResource(theme.ErrorIcon()))
		b.stripe.FillColor = theme.Color(theme.ColorNameError)
	}
	b.text.SetText(n.text)
	b.buttons.Objects = nil
	for _, c := range n.choices {
		b.buttons.Objects = append(b.buttons.Objects, widgets.NewButton(c.label, func() {
			b.hide()
			c.do()
		}))
	}
	b.buttons.Refresh()
	b.close.Show()
	if n.stands {
		b.close.Hide()
	}
	b.content.Show()
	b.content.Refresh()
	b.drawn(b.content)
}

// listFailures shows all that could not be done, file by file.
func (a *App) listFailures(title string, failed []catalog.Failure) {
	list := widgets.NewList(func() int { return len(failed) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation, l.Selectable = fyne.TextTruncateEllipsis, true
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		o.(*widget.Label).SetText(failed[i].Path + " — " + failed[i].Error)
	})
	a.inform("failures", title, list)
}

// inform shows something large that is only looked at.
func (a *App) inform(name, title string, content fyne.CanvasObject) {
	var d *widgets.Dialog
	done := widgets.NewButton(a.words.T("dialog.close"), func() { d.Hide() })
	d = widgets.NewDialog(a.win.Canvas(), title, content, done)
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*.86, size.Height*.86))
	a.present(name, d, map[string]fyne.CanvasObject{"dialog.close": done})
}
