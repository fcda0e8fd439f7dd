package batch

import (
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

// A row is one field of the form: whether it is applied, how, and what.
type row struct {
	v     *Template
	field catalog.Field
	on    *widgets.CheckBox
	how   *widgets.Select
	value *widgets.Entry // nil for a field of structures
	kept  *widget.Label  // what such a field holds
	list  *widgets.Button
	note  *widget.Label // what the value becomes for the photo in hand, or why it cannot
	words *wordsBox     // nil unless the list of words is being edited
	all   *fyne.Container
}

// ops are the ways to apply a field, in the order of the box.
var ops = []catalog.Op{catalog.Replace, catalog.Prepend, catalog.Append}

// opKeys are their names.
func opKeys() []i18n.Key {
	return []i18n.Key{i18n.Key("template.replace"), i18n.Key("template.prepend"), i18n.Key("template.append")}
}

func newRow(v *Template, f catalog.Field) *row {
	r := &row{v: v, field: f}
	r.on = widgets.NewCheckBox(fieldName(v.words, string(f.Name)), func(on bool) {
		r.change(func(l *line) { l.on = on })
		r.tick()
	})
	var names []string
	for _, k := range opKeys() {
		names = append(names, v.words.T(k))
	}
	r.how = widgets.NewSelect(names, nil)
	r.note = widget.NewLabel("")
	r.note.SizeName, r.note.Truncation = captionSize, fyne.TextTruncateEllipsis
	r.note.Hide()
	left := container.NewHBox(container.New(layout.NewGridWrapLayout(fyne.NewSize(v.nameWide, r.on.MinSize().Height)), r.on),
		container.New(layout.NewGridWrapLayout(fyne.NewSize(v.howWide, r.how.MinSize().Height)), r.how))
	if f.Kind == catalog.Records {
		r.kept = widget.NewLabel("")
		r.kept.Truncation = fyne.TextTruncateEllipsis
		r.all = container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, left, nil, r.kept))
		return r
	}
	r.value = v.do.Line()
	if f.Lines {
		r.value = v.do.Text()
		r.value.SetMinRowsVisible(2)
		if f.Name == catalog.Description {
			r.value.SetMinRowsVisible(4)
		}
	}
	r.value.OnChanged = func(text string) {
		r.change(func(l *line) { l.text, l.on = text, l.on || text != "" })
		r.tick()
	}
	r.value.OnFocus = func(in bool) {
		if v.do.Focus("template."+string(f.Name), in); in {
			v.reveal(r.value)
		}
	}
	r.value.OnSubmitted = func(string) { v.do.Apply(false) }
	r.value.OnScroll = v.scroll.Scrolled
	r.value.OnKey, r.value.OnEdge = r.key, r.edge
	r.list = widgets.NewButtonWithIcon("", fynetheme.MenuDropDownIcon(), r.offer)
	r.list.Importance = widget.LowImportance
	name, list := container.NewBorder(left, nil, nil, nil), container.NewBorder(r.list, nil, nil, nil)
	r.all = container.New(layout.NewCustomPaddedVBoxLayout(0), inOrder(container.NewBorder(nil, nil, name, list, r.value), name, r.value, list), v.below(r.note))
	return r
}

// name is the field's, or that of the language on the screen.
func (r *row) name() string {
	if r.field.Kind != catalog.Languages || r.v.lang == "" {
		return string(r.field.Name)
	}
	return string(r.field.Name) + "@" + r.v.lang
}

func (r *row) line() line { return r.v.form().lines[r.name()] }

// change is something a person did in the row.
func (r *row) change(do func(*line)) {
	l := r.line()
	do(&l)
	r.v.form().lines[r.name()] = l
	r.look()
	r.v.changed()
}

// show puts the form's state of the field in the row.
func (r *row) show() {
	l := r.line()
	title := r.v.words.T(i18n.Key("field." + string(r.field.Name)))
	if r.name() != string(r.field.Name) {
		title += " · " + r.v.lang
	}
	r.on.Text = title
	r.tick()
	r.how.OnChanged = nil
	r.how.SetSelectedIndex(slices.Index(ops, l.op))
	r.how.OnChanged = func(string) {
		r.change(func(l *line) { l.op = ops[max(r.how.SelectedIndex(), 0)] })
	}
	if r.kept != nil {
		r.kept.SetText(strings.Join(strings.Fields(catalog.RecordsValue(l.records...).String()), " "))
		return
	}
	r.value.Foreign = r.v.lang == english && r.name() != string(r.field.Name)
	r.value.SetText(l.text)
	r.editWords(false)
	r.look()
}

// tick shows whether the field is applied; only then how it is matters.
func (r *row) tick() {
	on := r.line().on
	r.on.Checked = on // not SetChecked: that would tell of it again
	r.on.Refresh()
	if on {
		r.how.Show()
	} else {
		r.how.Hide()
	}
}

// inOrder is a container whose parts have the keyboard in this order.
func inOrder(c *fyne.Container, parts ...fyne.CanvasObject) *fyne.Container {
	c.Objects = parts
	return c
}

// look shows below the value what it becomes, if it holds something that is put
// in for each photo, or why it cannot be.
func (r *row) look() (bad bool) {
	if r.kept != nil {
		return false
	}
	text, err := r.v.do.Expand(r.line().text)
	was := r.note.Visible()
	switch {
	case err != nil:
		r.note.Importance = widget.DangerImportance
		r.note.SetText(r.v.do.Explain(err))
		r.note.Show()
	case text != r.line().text:
		r.note.Importance = widget.LowImportance
		r.note.SetText(r.v.words.T("template.becomes", strings.Join(strings.Fields(text), " ")))
		r.note.Show()
	case r.line().on && r.line().text == "" && r.line().op == catalog.Replace:
		r.note.Importance = widget.LowImportance
		r.note.SetText(r.v.words.T("template.empties"))
		r.note.Show()
	default:
		r.note.Hide()
	}
	if was != r.note.Visible() {
		r.v.resized()
	}
	return err != nil
}

// key hears what the text box has no use for.
func (r *row) key(name fyne.KeyName, mod fyne.KeyModifier) {
	enter := name == fyne.KeyReturn || name == fyne.KeyEnter
	switch {
	case enter && mod == fyne.KeyModifierShortcutDefault:
		r.v.do.Apply(true)
	case name == fyne.KeyDown && mod == fyne.KeyModifierAlt:
		r.offer()
	case mod == 0:
		r.v.do.Key(name)
	}
}

// edge goes from value to value by the arrows.
func (r *row) edge(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyUp:
		return r.v.step(r, -1)
	case fyne.KeyDown:
		return r.v.step(r, 1)
	}
	return false
}
