package roster

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// An officeBox is the boxes of one office.
type officeBox struct {
	long, short, from, to, rank *widgets.Entry
	ended, remove               *widgets.Button
	said                        *widget.Label // what is wrong, or strange
	content                     *fyne.Container
}

// newOffice makes the boxes of an office at the end of the form.
func (f *form) newOffice(o catalog.Office) *officeBox {
	s := f.screen
	line := func(hint i18n.Key) *widgets.Entry {
		e := s.do.Line()
		e.SetPlaceHolder(s.w.T(hint))
		e.OnChanged = func(string) { f.changed() }
		return e
	}
	b := &officeBox{long: line("roster.office.long"), short: line("roster.office.short"), from: line("roster.office.from"), to: line("roster.office.to"), rank: line("roster.office.rank"), said: widget.NewLabel("")}
	b.said.Wrapping, b.said.Importance, b.said.SizeName = fyne.TextWrapWord, widget.WarningImportance, fynetheme.SizeNameCaptionText
	b.said.Hide()
	b.ended = widgets.NewButton(s.w.T("roster.office.ended"), func() { f.end(b) })
	b.remove = widgets.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { f.removeOffice(b) })
	b.remove.Importance = widget.LowImportance
	days := container.NewHBox(narrow(dayWide, b.from), widget.NewLabel("–"), narrow(dayWide, b.to), narrow(rankWide, b.rank), b.ended, b.remove)
	second := inOrder(container.NewBorder(nil, nil, nil, days, b.short), b.short, days)
	b.content = container.NewVBox(b.long, second, b.said, widget.NewSeparator())
	t := officeTexts(o)
	b.long.SetText(t.long)
	b.short.SetText(t.short)
	b.from.SetText(t.from)
	b.to.SetText(t.to)
	b.rank.SetText(t.rank)
	return b
}

// The widths of the boxes for days and ranks, at the usual text size.
const (
	dayWide  = 104
	rankWide = 64
)

func narrow(wide float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(wide*textScale(), o.MinSize().Height), o)
}

// columns are the names above the boxes of offices.
func (f *form) columns() fyne.CanvasObject {
	w := f.screen.w
	name := func(key i18n.Key) *widget.Label {
		l := widget.NewLabel(w.T(key))
		l.Importance, l.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
		return l
	}
	buttons := widgets.NewButton(w.T("roster.office.ended"), nil).MinSize()
	buttons.Width += widgets.NewButtonWithIcon("", fynetheme.DeleteIcon(), nil).MinSize().Width + fynetheme.Padding()
	dash := widget.NewLabel("–").MinSize().Width
	days := container.NewHBox(narrow(dayWide, name("roster.office.from")), container.NewGridWrap(fyne.NewSize(dash, 1)), narrow(dayWide, name("roster.office.to")),
		narrow(rankWide, name("roster.office.rank")), container.NewGridWrap(fyne.NewSize(buttons.Width, 1)))
	return container.NewBorder(nil, nil, nil, days, name("roster.office.both"))
}

// text is what the boxes say.
func (b *officeBox) text() officeText {
	return officeText{b.long.Text, b.short.Text, b.from.Text, b.to.Text, b.rank.Text}
}

// say shows what is wrong with the office; "" is nothing.
func (b *officeBox) say(text string, bad bool) {
	b.said.Importance = widget.WarningImportance
	if bad {
		b.said.Importance = widget.DangerImportance
	}
	show(b.said, text)
}

// end ends an office on the day the screen shows; another day can be typed
// over it.
func (f *form) end(b *officeBox) {
	b.to.SetText(dayText(f.screen.on))
	f.changed()
	f.screen.do.Grab(b.to)
	b.to.Select(0, len(b.to.Text))
}

func (f *form) addOffice() {
	b := f.newOffice(catalog.Office{})
	f.offices = append(f.offices, b)
	f.layOffices()
	f.changed()
	f.screen.do.Grab(b.long)
	f.scroll.ScrollToOffset(f.scroll.Offset.AddXY(0, b.content.MinSize().Height))
}

func (f *form) removeOffice(b *officeBox) {
	for i, o := range f.offices {
		if o == b {
			f.offices = append(f.offices[:i:i], f.offices[i+1:]...)
		}
	}
	f.layOffices()
	f.changed()
	f.screen.do.Grab(f.add)
}

// layOffices shows the boxes of all offices, and names them for tests.
func (f *form) layOffices() {
	f.list.RemoveAll()
	f.screen.forget("roster.office")
	for i, b := range f.offices {
		f.list.Add(b.content)
		n := f.screen.w.Number(i + 1)
		for name, e := range map[string]*widgets.Entry{"long": b.long, "short": b.short, "from": b.from, "to": b.to, "rank": b.rank} {
			f.screen.name("roster.office."+name+n, e)
			e.OnKey = f.key
		}
		f.screen.controls["roster.office.ended"+n], f.screen.controls["roster.office.remove"+n] = b.ended, b.remove
	}
	f.list.Refresh()
	f.content.Refresh()
}
