package captions

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// formIndent is how far the form of a structure stands in from its line.
const formIndent = 12

// A recordList edits structures: each is a line, which opens as a small form
// of its parts. What the form does not show of a structure stays in it.
type recordList struct {
	box *fyne.Container
	add *widgets.Button

	p       *Panel
	field   catalog.Field
	top     catalog.FieldName // the field of the caption that it is, or is in
	name    string            // what tests call it
	changed func([]catalog.Record)

	records []catalog.Record // an empty one is not yet written
	fixed   int              // the first ones are only told
	open    int              // whose form is shown; -1: none
	held    bool             // something in it has the keyboard
	off     bool             // nothing can be changed
	items   []*recordItem
}

// A recordItem is one structure on the screen.
type recordItem struct {
	line   *widgets.Line
	remove *widgets.Button
	parts  []*member // of the form, when it is open
}

// newRecordList makes an empty list; changed hears what a person made of it.
func newRecordList(p *Panel, f catalog.Field, top catalog.FieldName, name string, changed func([]catalog.Record)) *recordList {
	l := &recordList{p: p, field: f, top: top, name: name, changed: changed, open: -1,
		box: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	l.add = widgets.NewButtonWithIcon(p.words.T("captions.record.add"), theme.ContentAddIcon(), l.addOne)
	l.add.Importance = widget.LowImportance
	l.add.OnKey = func(name fyne.KeyName) bool { return p.key(name, 0) }
	return l
}

// set shows other structures, the first fixed of them only to be read.
func (l *recordList) set(records []catalog.Record, fixed int) {
	none := len(l.records) == 0 && len(records) == 0
	l.records, l.fixed, l.open = slices.Clone(records), fixed, -1
	if none {
		l.enable()
		return
	}
	held := l.holds()
	l.build()
	if held { // it must not stay with a box that is gone
		l.grab(len(l.items) - 1)
	}
}

// holds reports whether something in it has the keyboard.
func (l *recordList) holds() bool {
	for _, it := range l.items {
		for _, m := range it.parts {
			if m.list != nil && m.list.holds() {
				return true
			}
		}
	}
	return l.held
}

// build makes the lines, and the form of the one that is open.
func (l *recordList) build() {
	l.items, l.held = nil, false
	l.box.RemoveAll()
	for i := range l.records {
		it := &recordItem{line: widgets.NewLine("", func() { l.toggle(i) })}
		it.line.SetFaint(i < l.fixed)
		it.line.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) bool { return l.key(i, name, mod) }
		it.line.OnFocus = func(in bool) { l.focused(it.line, in) }
		it.remove = widgets.NewButtonWithIcon("", theme.CancelIcon(), func() { l.removeAt(i) })
		it.remove.Importance = widget.LowImportance
		it.remove.OnKey = l.add.OnKey
		l.items = append(l.items, it)
		if i < l.fixed || l.off {
			it.remove.Hide()
		}
		l.box.Add(container.NewBorder(nil, nil, nil, it.remove, it.line))
		if i == l.open {
			form := container.New(layout.NewCustomPaddedVBoxLayout(2))
			for _, part := range l.field.Parts {
				m := l.newMember(i, part)
				it.parts = append(it.parts, m)
				form.Add(m.row)
			}
			l.box.Add(container.New(layout.NewCustomPaddedLayout(2, 6, formIndent, 0), form))
		}
		l.say(i)
	}
	l.enable()
	l.p.resized()
}

// enable lets something be added where it may.
func (l *recordList) enable() {
	if l.field.One && len(l.records) > 0 || l.off {
		l.add.Disable()
	} else {
		l.add.Enable()
	}
}

// say writes a structure's line.
func (l *recordList) say(i int) {
	text := l.p.words.T("captions.record.new")
	if r := l.records[i]; len(r) > 0 {
		if text = strings.Join(recordLines(l.field, catalog.RecordsValue(r)), ""); text == "" {
			text = strings.Join(strings.Fields(r.String()), " ")
		}
	}
	l.items[i].line.SetText(text)
}

// focused hears where the keyboard is.
func (l *recordList) focused(o fyne.CanvasObject, in bool) {
	l.held = in
	l.p.do.Focus(l.top, in)
	if in {
		l.p.at = l.top
		l.p.reveal(o)
	}
}

// toggle opens the form of a structure, or closes it.
func (l *recordList) toggle(i int) {
	if i < l.fixed || l.off {
		return
	}
	if l.open == i {
		l.close()
		return
	}
	l.open = i
	l.build()
	l.items[i].parts[0].focus()
}

// close closes the form and goes to its line.
func (l *recordList) close() {
	at := l.open
	l.open = -1
	l.build()
	l.grab(at)
}

// grab gives a line the keyboard; where there is none, the button that adds.
func (l *recordList) grab(i int) {
	if i < 0 || i >= len(l.items) {
		if !l.add.Disabled() {
			l.p.do.Grab(l.add)
		}
		return
	}
	l.p.do.Grab(l.items[i].line)
}

func (l *recordList) addOne() {
	l.records = append(slices.Clone(l.records), catalog.Record{})
	l.open = len(l.records) - 1
	l.build()
	l.items[l.open].parts[0].focus()
}

func (l *recordList) removeAt(i int) {
	if i < l.fixed || l.off {
		return
	}
	l.records, l.open = slices.Delete(slices.Clone(l.records), i, i+1), -1
	l.build()
	l.changed(whole(l.records))
	l.grab(min(i, len(l.records)-1))
}

// move puts a structure before or after its neighbour; part is the one of the
// form that has the keyboard, -1 for its line.
func (l *recordList) move(i, by, part int) {
	to := i + by
	if i < l.fixed || to < l.fixed || to >= len(l.records) || l.off {
		return
	}
	l.records = slices.Clone(l.records)
	l.records[i], l.records[to] = l.records[to], l.records[i]
	switch l.open {
	case i:
		l.open = to
	case to:
		l.open = i
	}
	l.build()
	l.changed(whole(l.records))
	if part >= 0 && l.open == to {
		l.items[to].parts[part].focus()
		return
	}
	l.grab(to)
}

// key is a key on a line.
func (l *recordList) key(i int, name fyne.KeyName, mod fyne.KeyModifier) bool {
	switch {
	case name == fyne.KeyDelete && mod == 0:
		l.removeAt(i)
	case name == fyne.KeyUp && mod == fyne.KeyModifierAlt:
		l.move(i, -1, -1)
	case name == fyne.KeyDown && mod == fyne.KeyModifierAlt:
		l.move(i, 1, -1)
	case name == fyne.KeyUp && mod == 0:
		l.grab(max(i-1, 0))
	case name == fyne.KeyDown && mod == 0:
		l.grab(min(i+1, len(l.items)-1))
	default:
		return l.p.key(name, mod)
	}
	return true
}

// change makes another value of a part of a structure.
func (l *recordList) change(i int, part catalog.FieldName, v catalog.Value) {
	r := maps.Clone(l.records[i])
	catalog.Caption(r).Set(part, v)
	l.records = slices.Clone(l.records)
	l.records[i] = r
	l.say(i)
	l.changed(whole(l.records))
}

// controls names what a test may want to point at.
func (l *recordList) controls(out map[string]fyne.CanvasObject) {
	out[l.name+".add"] = l.add
	for i, it := range l.items {
		name := l.name + "." + strconv.Itoa(i)
		out[name], out[name+".remove"] = it.line, it.remove
		for _, m := range it.parts {
			if m.list != nil {
				m.list.controls(out)
			} else {
				out[name+"."+string(m.part.Name)] = m.entry
			}
		}
	}
}
