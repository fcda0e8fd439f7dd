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
	extra := container.NewHBox(b.room, b.mixed, b.clash)
	if f.Name == catalog.Description {
		extra.Add(p.tongue)
	}
	if f.Lines {
		b.Entry = p.do.Text()
		b.SetMinRowsVisible(3)
		if f.Name == catalog.Description {
			b.SetMinRowsVisible(6)
		}
		head := container.NewBorder(nil, nil, b.label, extra)
		b.row = container.New(layout.NewCustomPaddedVBoxLayout(0), head, b.Entry)
	} else {
		b.Entry = p.do.Line()
		b.label.Truncation = fyne.TextTruncateEllipsis
		name := container.New(layout.NewGridWrapLayout(fyne.NewSize(labelWidth*theme.TextSize()/normalText, b.Entry.MinSize().Height)), b.label)
		b.row = container.NewBorder(nil, nil, name, extra, b.Entry)
	}
	b.OnChanged = b.changed
	b.OnFocus = func(in bool) { p.do.Focus(f.Name, in) }
	b.OnSubmitted = func(string) { p.do.Save() }
	b.OnKey = b.key
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
	b.p.status()
	b.p.do.Typed()
}

// key hears what the text box has no use for.
func (b *box) key(name fyne.KeyName, mod fyne.KeyModifier) {
	ctrl := fyne.KeyModifierShortcutDefault
	enter := name == fyne.KeyReturn || name == fyne.KeyEnter
	switch {
	case name == fyne.KeyEscape && mod == 0:
		b.p.do.Leave()
	case enter && mod == ctrl:
		b.p.do.Next(1)
	case enter && mod == ctrl|fyne.KeyModifierShift:
		b.p.do.Next(-1)
	case name == fyne.KeyRight && mod == fyne.KeyModifierAlt:
		b.p.do.Move(1)
	case name == fyne.KeyLeft && mod == fyne.KeyModifierAlt:
		b.p.do.Move(-1)
	case name == fyne.KeyDown && mod == fyne.KeyModifierAlt:
		b.p.speak((slices.Index(languages, b.p.lang) + 1) % len(languages))
	default:
		b.p.do.Key(name, mod)
	}
}

// show puts the form's state of the field in the box.
func (b *box) show(some bool) {
	s := b.p.form.State(b.name())
	b.label.SetText(b.p.words.T(fieldKey(b.field.Name)))
	if b.name() != b.field.Name {
		b.label.SetText(b.label.Text + " · " + b.p.lang)
	}
	b.SetText(s.Text)
	if some {
		b.Enable()
	} else {
		b.Disable()
	}
	b.SetPlaceHolder("")
	if s.Mixed {
		b.SetPlaceHolder(b.p.words.T("captions.leave"))
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
}

// full shows how full the field is, once it is worth knowing.
func (b *box) full(text string) {
	bytes, limit := Room(b.field, text)
	if limit == 0 || b.name() != b.field.Name || bytes*10 < limit*8 {
		b.room.Hide()
		return
	}
	b.room.Importance = widget.LowImportance
	if bytes > limit {
		b.room.Importance = widget.WarningImportance
	}
	b.room.SetText(b.p.words.T("captions.room", bytes, limit))
	b.room.Show()
}

// mostOffered is how many of the photos' different texts are offered.
const mostOffered = 9

// offer lists what the photos hold in the field, to take one for all.
func (b *box) offer() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.mixed)
	if c == nil {
		return
	}
	menu := fyne.NewMenu("")
	for i, v := range b.p.form.State(b.name()).Values {
		if v == "" || i >= mostOffered {
			continue
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(b.p.words.T("captions.use", short(v)), func() { b.take(v) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(b.p.words.T("captions.clear"), func() {
		b.p.form.Clear(b.name())
		b.p.Show()
		b.p.do.Typed()
	}), fyne.NewMenuItem(b.p.words.T("captions.leave"), func() {
		b.p.form.Reset(b.name())
		b.p.Show()
		b.p.do.Typed()
	}))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.mixed)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, b.mixed.Size().Height))
}

func (b *box) take(text string) {
	b.p.form.Type(b.name(), text)
	b.p.Show()
	b.p.do.Typed()
}

// short is a text that fits into a menu.
func short(s string) string {
	if r := []rune(s); len(r) > 48 {
		return string(r[:47]) + "…"
	}
	return s
}
