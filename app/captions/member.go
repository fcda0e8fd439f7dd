package captions

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A member is one part of a structure in its form: a text box, or a list of
// further structures.
type member struct {
	row   fyne.CanvasObject
	part  catalog.Field
	entry *widgets.Entry
	list  *recordList // nil: entry
	grab  func(fyne.Focusable)
}

// newMember shows a part of the structure at i.
func (l *recordList) newMember(i int, part catalog.Field) *member {
	m := &member{part: part, grab: l.p.do.Grab}
	name := widget.NewLabel(l.p.words.T(i18n.Key("part." + string(part.Name))))
	name.Importance, name.SizeName = widget.LowImportance, theme.SizeNameCaptionText
	v := l.records[i][part.Name]
	if part.Kind == catalog.Records {
		m.list = newRecordList(l.p, part, l.top, l.name+"."+strconv.Itoa(i)+"."+string(part.Name), func(records []catalog.Record) {
			l.change(i, part.Name, catalog.RecordsValue(records...))
		})
		m.list.set(v.Records, 0)
		m.row = container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, name, m.list.add), m.list.box)
		return m
	}
	if part.Lines || part.Kind == catalog.List {
		m.entry = l.p.do.Text()
		m.entry.SetMinRowsVisible(2)
		m.row = container.New(layout.NewCustomPaddedVBoxLayout(0), name, m.entry)
	} else {
		m.entry = l.p.do.Line()
		m.row = l.p.labelled(name, nil, m.entry)
	}
	m.entry.SetText(partText(part, v))
	m.entry.OnChanged = func(text string) { l.change(i, part.Name, partValue(part, l.records[i][part.Name], text)) }
	m.entry.OnFocus = func(in bool) { l.focused(m.entry, in) }
	m.entry.OnSubmitted = func(string) { l.p.do.Save() }
	m.entry.OnScroll = l.p.scroll.Scrolled
	m.entry.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
		at := slices.IndexFunc(l.field.Parts, func(f catalog.Field) bool { return f.Name == part.Name })
		switch {
		case key == fyne.KeyEscape && mod == 0:
			l.close()
		case key == fyne.KeyUp && mod == fyne.KeyModifierAlt:
			l.move(i, -1, at)
		case key == fyne.KeyDown && mod == fyne.KeyModifierAlt:
			l.move(i, 1, at)
		case !l.p.key(key, mod):
			l.p.do.Key(key, mod)
		}
	}
	l.p.withCodes(m.row.(*fyne.Container), m.entry, l.top)
	return m
}

// focus gives the part the keyboard.
func (m *member) focus() {
	if m.list != nil {
		m.list.grab(0)
		return
	}
	m.grab(m.entry)
}

// partText is a part as its box shows it: the items of a list stand one on a
// line, of the languages the default one is shown.
func partText(part catalog.Field, v catalog.Value) string {
	if part.Kind == catalog.List {
		return strings.Join(v.List, "\n")
	}
	return v.Text
}

// partValue is the part that held old when its box says that.
func partValue(part catalog.Field, old catalog.Value, text string) catalog.Value {
	if part.Kind != catalog.List {
		return catalog.Value{Text: strings.TrimRight(text, " \t\n"), Langs: old.Langs}
	}
	var items []string
	for s := range strings.SplitSeq(text, "\n") {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(items, s) {
			items = append(items, s)
		}
	}
	return catalog.ListValue(items...)
}
