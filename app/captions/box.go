package captions

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// labelWidth is the width of the names beside the boxes of one line, in the
// window's units.
const labelWidth = 92

// normalText is the text size that labelWidth is for.
const normalText = 12

// A box is the text box of one field, with its name, how full it is, and what
// the photos hold where they differ.
type box struct {
	*widgets.Entry
	p     *Panel
	field catalog.Field
	row   *fyne.Container
	label *widget.Label
	room  *widget.Label
	mixed *widgets.Button
	clash *widgets.Button // the text waits for a choice
	in    bool            // it has the keyboard
	rows  int             // that it shows, of several lines
	was   float32         // its width when its rows were counted
	lately
}

// fieldKey is the key of a field's name.
func fieldKey(name catalog.FieldName) i18n.Key { return i18n.Key("field." + string(name)) }

func newBox(p *Panel, f catalog.Field) *box {
	b := &box{p: p, field: f}
	b.label = widget.NewLabel(p.words.T(fieldKey(f.Name)))
	b.label.Importance, b.label.SizeName = widget.LowImportance, theme.SizeNameCaptionText
	b.room = widget.NewLabel("")
	b.room.SizeName, b.room.Importance = theme.SizeNameCaptionText, widget.LowImportance
	b.room.Hide()
	b.mixed = widgets.NewButton("", b.offer)
	b.mixed.Importance = widget.LowImportance
	b.mixed.Hide()
	b.clash = widgets.NewButton("", func() { p.do.Clash() })
	b.clash.Importance = widget.WarningImportance
	b.clash.Hide()
	extra := container.NewHBox(b.mixed, b.clash)
	if f.Name == catalog.Description {
		extra.Add(p.tongue)
	}
	if f.Lines {
		b.Entry = p.do.Text()
		b.SetMinRowsVisible(leastRows)
		b.rows = leastRows
		b.room.Truncation, b.room.Alignment = fyne.TextTruncateEllipsis, fyne.TextAlignTrailing
		head := container.NewBorder(nil, nil, b.label, extra, b.room)
		b.row = container.New(layout.NewCustomPaddedVBoxLayout(0), head, container.New(widening{b.wide}, b.Entry))
	} else {
		b.Entry = p.do.Line()
		extra.Objects = append([]fyne.CanvasObject{b.room}, extra.Objects...)
		b.row = p.labelled(b.label, extra, b.Entry)
	}
	b.OnChanged = b.changed
	b.OnFocus = b.focused
	b.OnFirst = b.first
	b.OnScroll = p.scroll.Scrolled
	b.OnSubmitted = func(string) { p.do.Save() }
	b.OnKey = b.key
	p.withCodes(b.row, b.Entry, f.Name)
	return b
}

// name is the field's, or that of the language on the screen.
func (b *box) name() catalog.FieldName {
	if b.field.Kind != catalog.Languages || b.p.lang == "" {
		return b.field.Name
	}
	return b.field.Name + "@" + catalog.FieldName(b.p.lang)
}

// changed hears every key.
func (b *box) changed(text string) {
	b.p.form.Type(b.name(), text)
	b.full(text)
	b.grown()
	b.p.status()
	b.p.do.Typed()
	b.refilter()
}

// focused hears that the box gets the keyboard, or loses it.
func (b *box) focused(in bool) {
	b.in = in
	b.full(b.Text)
	b.p.do.Focus(b.field.Name, in)
	if in {
		b.p.at = b.field.Name
		b.p.reveal(b.Entry)
		return
	}
	b.p.count.Hide()
	b.close()
}

// labelled is a text box of one line with its name before it and what else
// stands on the line behind; extra may be nil.
func (p *Panel) labelled(name *widget.Label, extra fyne.CanvasObject, entry *widgets.Entry) *fyne.Container {
	name.Truncation = fyne.TextTruncateEllipsis
	wide := fyne.NewSize(labelWidth*theme.TextSize()/normalText, entry.MinSize().Height)
	return container.NewBorder(nil, nil, container.New(layout.NewGridWrapLayout(wide), name), extra, entry)
}

// key hears what the text box has no use for.
func (b *box) key(name fyne.KeyName, mod fyne.KeyModifier) {
	n, digit := digitOf(name)
	switch {
	case name == fyne.KeyDown && mod == fyne.KeyModifierAlt:
		b.p.speak((slices.Index(languages, b.p.lang) + 1) % len(languages))
	case name == fyne.KeySpace && mod == fyne.KeyModifierShortcutDefault && !b.field.Lines:
		b.open()
	case digit && mod == fyne.KeyModifierAlt:
		b.p.takePerson(n, b)
	case !b.p.key(name, mod):
		b.p.do.Key(name, mod)
	}
}

// key does what a key means anywhere in the panel; it reports whether it means
// anything.
func (p *Panel) key(name fyne.KeyName, mod fyne.KeyModifier) bool {
	ctrl := fyne.KeyModifierShortcutDefault
	enter := name == fyne.KeyReturn || name == fyne.KeyEnter
	n, digit := digitOf(name)
	switch {
	case name == fyne.KeyEscape && mod == 0:
		p.do.Leave()
	case enter && mod == ctrl:
		p.do.Next(1)
	case enter && mod == ctrl|fyne.KeyModifierShift:
		p.do.Next(-1)
	case name == fyne.KeyRight && mod == fyne.KeyModifierAlt:
		p.caret.leave(p.boxes[p.at])
		p.do.Move(1)
	case name == fyne.KeyLeft && mod == fyne.KeyModifierAlt:
		p.caret.leave(p.boxes[p.at])
		p.do.Move(-1)
	case digit && mod == fyne.KeyModifierAlt:
		p.takePerson(n, nil)
	default:
		return false
	}
	return true
}

// show puts the form's state of the field in the box.
func (b *box) show(some bool) {
	s := b.p.form.State(b.name())
	b.label.SetText(b.p.words.T(fieldKey(b.field.Name)))
	if b.name() != b.field.Name {
		b.label.SetText(b.label.Text + " · " + b.p.lang)
	}
	b.Foreign = b.name() != b.field.Name && b.p.lang == english
	back := b.p.caret.stays(b)
	b.SetText(s.Text)
	back()
	if some {
		b.Enable()
	} else {
		b.Disable()
	}
	b.SetPlaceHolder("")
	if s.Mixed {
		b.SetPlaceHolder(b.p.words.T("captions.leave"))
		if added := b.p.form.Added(b.field.Name); added != "" {
			b.SetPlaceHolder(b.p.words.T("captions.leave") + " + " + added)
		}
	}
	if len(s.Values) > 1 {
		b.mixed.SetText("≠ " + strconv.Itoa(len(s.Values)))
		b.mixed.Show()
	} else {
		b.mixed.Hide()
	}
	b.clash.Hide()
	if s.Clash != "" {
		b.clash.SetText(b.p.words.T(i18n.Key("captions.clash." + string(s.Clash))))
		b.clash.Show()
	}
	b.full(s.Text)
	if b.grow() {
		b.p.resized()
	}
}

// mostOffered is how many of the photos' different texts are offered.
const mostOffered = 9

// offer lists what the photos hold in the field, to take one for all.
func (b *box) offer() { b.p.offer(b.name(), b.mixed, func(text string) string { return text }) }

// offer lists the photos' different texts of a field below a button, as says
// tells them.
func (p *Panel) offer(name catalog.FieldName, under fyne.CanvasObject, says func(string) string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil {
		return
	}
	done := func(do func()) func() {
		return func() {
			do()
			p.Show()
			p.do.Typed()
		}
	}
	menu := fyne.NewMenu("")
	for i, v := range p.form.State(name).Values {
		if v == "" || i >= mostOffered {
			continue
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(p.words.T("captions.use", short(says(v))), done(func() { p.form.Type(name, v) })))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(p.words.T("captions.clear"), done(func() { p.form.Clear(name) })),
		fyne.NewMenuItem(p.words.T("captions.leave"), done(func() { p.form.Reset(name) })))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, under.Size().Height))
}

// short is a text that fits into a menu.
func short(s string) string {
	if r := []rune(s); len(r) > 48 {
		return string(r[:47]) + "…"
	}
	return s
}
