package settings

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// house is the section of the house's defaults and its table of signs.
type house struct {
	screen *Screen
	fields map[string]*houseBox // by the field's name in catalog.House
	picks  map[string]*choice   // those with few values
	signs  *fyne.Container
	shown  map[string]string // the signs that have rows
	sign   *widgets.Entry
	place  *widgets.Entry
	add    *widgets.Button
}

// A houseBox is a text box of one field; it is kept when it is left.
type houseBox struct {
	*widgets.Entry
	kept string
	keep func(string)
}

func (b *houseBox) flush() {
	if text := strings.TrimSpace(b.Text); text != b.kept {
		b.kept = text
		b.keep(text)
	}
}

// flushWhenLeft keeps the text when the box loses the keyboard, and on Enter.
func (b *houseBox) flushWhenLeft() {
	tell := b.OnFocus
	b.OnFocus = func(in bool) {
		tell(in)
		if !in {
			b.flush()
		}
	}
	b.OnSubmitted = func(string) { b.flush() }
}

// set shows another value, unless a person is changing it.
func (b *houseBox) set(v string) {
	if strings.TrimSpace(b.Text) == b.kept {
		b.SetText(v)
	}
	b.kept = v
}

// showHouse builds the section.
func (s *Screen) showHouse() fyne.CanvasObject {
	if s.values.House == nil {
		return widgets.NewEmpty(s.w.T("prefs.nocatalog"), s.w.T("prefs.house.note"))
	}
	h := &house{screen: s, fields: map[string]*houseBox{}, picks: map[string]*choice{}, signs: container.New(layout.NewFormLayout())}
	s.house = h
	form := container.New(layout.NewFormLayout())
	for _, f := range []struct {
		name  string
		label i18n.Key
	}{{"creator", "prefs.house.creator"}, {"credit", "prefs.house.credit"}, {"copyright", "prefs.house.copyright"}} {
		form.Add(widget.NewLabel(s.w.T(f.label)))
		form.Add(h.box(f.name).Entry)
	}
	files := container.New(layout.NewFormLayout())
	pages := catalog.CodePages()
	h.pick(files, catalog.FieldCodePage, append([]string{}, pages...), pages)
	h.pick(files, "long_sidecars", []string{"no", "yes"}, []string{"IMG_1.xmp", "IMG_1.CR2.xmp"})
	h.sign, h.place = s.line("prefs.sign.new"), s.line("prefs.sign.place")
	h.sign.SetPlaceHolder(s.w.T("prefs.sign.sign"))
	h.place.SetPlaceHolder(s.w.T("prefs.sign.stands"))
	h.add = s.button("prefs.sign.add", "prefs.sign.add", h.addSign)
	h.sign.OnSubmitted = func(string) { s.wishes.Grab(h.place) }
	h.place.OnSubmitted = func(string) { h.addSign() }
	h.sign.OnChanged = func(string) { h.canAdd() }
	h.place.OnChanged = h.sign.OnChanged
	h.canAdd()
	short := container.NewGridWrap(fyne.NewSize(90*textScale(h.sign), h.sign.MinSize().Height), h.sign)
	newRow := inOrder(container.NewBorder(nil, nil, short, h.add, h.place), short, h.place, h.add)
	h.set(*s.values.House)
	return scrolled(container.NewVBox(heading(s.w.T("prefs.section.house")), note(s.w.T("prefs.house.note")), form, widget.NewSeparator(),
		heading(s.w.T("prefs.house.files")), files, widget.NewSeparator(),
		heading(s.w.T("prefs.signs")), note(s.w.T("prefs.signs.note")), h.signs, newRow))
}

// box is the box of a field.
func (h *house) box(field string) *houseBox {
	b := &houseBox{Entry: h.screen.line("prefs.house." + field)}
	b.keep = func(v string) { h.screen.wishes.House(field, v) }
	b.flushWhenLeft()
	h.fields[field] = b
	return b
}

// pick adds the row of a field of few values to a form.
func (h *house) pick(form *fyne.Container, field string, values, labels []string) {
	s := h.screen
	c := newChoice(values, labels, func(v string) { s.wishes.House(field, v) })
	h.picks[field] = c
	s.controls["prefs.house."+field] = c.group
	form.Add(widget.NewLabel(s.w.T(i18n.Key("prefs.house." + field))))
	// Wide rows of names may stand beyond a narrow window: they scroll.
	form.Add(container.NewVBox(container.NewHScroll(c.group), note(s.w.T(i18n.Key("prefs.house."+field+".note")))))
}

// set shows the house.
func (h *house) set(v catalog.House) {
	for field, b := range h.fields {
		if value, err := v.Value(field); err == nil {
			b.set(value.Text)
		}
	}
	for field, c := range h.picks {
		if value, err := v.Value(field); err == nil {
			c.set(cmp.Or(value.Text, c.values[0]))
		}
	}
	if h.shown != nil && slices.Equal(slices.Sorted(maps.Keys(h.shown)), slices.Sorted(maps.Keys(v.Signs))) {
		return
	}
	h.flush()
	h.shown = maps.Clone(v.Signs)
	if h.shown == nil {
		h.shown = map[string]string{}
	}
	h.signs.RemoveAll()
	for field := range h.fields {
		if strings.HasPrefix(field, "sign.") {
			delete(h.fields, field)
		}
	}
	for _, sign := range slices.Sorted(maps.Keys(v.Signs)) {
		b := h.box("sign." + sign)
		b.set(v.Signs[sign])
		remove := widgets.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { h.remove(sign) })
		remove.Importance = widget.LowImportance
		h.screen.controls["prefs.sign.remove."+sign] = remove
		name := widget.NewLabelWithStyle(sign, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		h.signs.Add(name)
		h.signs.Add(container.NewBorder(nil, nil, nil, remove, b.Entry))
	}
	h.signs.Refresh()
}

func (h *house) remove(sign string) {
	delete(h.fields, "sign."+sign)
	h.screen.wishes.House("sign."+sign, "")
}

// newSign is what stands in the row for a new sign; ok is false while it is
// not whole.
func (h *house) newSign() (sign, place string, ok bool) {
	sign, place = strings.ToUpper(strings.TrimSpace(h.sign.Text)), strings.TrimSpace(h.place.Text)
	return sign, place, sign != "" && place != "" && !strings.ContainsAny(sign, " \t.")
}

func (h *house) canAdd() {
	if _, _, ok := h.newSign(); ok {
		h.add.Enable()
		return
	}
	h.add.Disable()
}

func (h *house) addSign() {
	sign, place, ok := h.newSign()
	if !ok {
		return
	}
	h.sign.SetText("")
	h.place.SetText("")
	h.canAdd()
	h.screen.wishes.House("sign."+sign, place)
	h.screen.wishes.Grab(h.sign)
}

// flush keeps what was typed and not yet left.
func (h *house) flush() {
	for _, field := range slices.Sorted(maps.Keys(h.fields)) {
		h.fields[field].flush()
	}
}

// textScale is how much larger than usual text is.
func textScale(o fyne.CanvasObject) float32 {
	return fynetheme.SizeForWidget(fynetheme.SizeNameText, o.(fyne.Widget)) / 12
}
