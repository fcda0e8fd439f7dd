package settings

import (
	"path/filepath"
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

// codes is the section of code files, the sign around codes, and what variables
// say of the house.
type codes struct {
	screen *Screen
	boxes  map[string]*houseBox // by the field's name in catalog.House
	files  *fyne.Container
}

// showCodes builds the section.
func (s *Screen) showCodes() fyne.CanvasObject {
	if s.values.House == nil {
		return widgets.NewEmpty(s.w.T("prefs.nocatalog"), s.w.T("prefs.codes.note"))
	}
	c := &codes{screen: s, boxes: map[string]*houseBox{}, files: container.NewVBox()}
	s.codes = c
	add := s.button("prefs.codes.add", "prefs.codes.add", s.wishes.AddCodes)
	again := s.button("prefs.codes.reload", "prefs.codes.reload", s.wishes.ReloadCodes)
	form := container.New(layout.NewFormLayout())
	for _, f := range []struct {
		field       string
		label, note i18n.Key
		wide        float32
	}{
		{"delimiter", "prefs.codes.delimiter", "prefs.codes.delimiter.note", 60},
		{"clientname", "prefs.codes.client", "prefs.codes.client.note", 320},
	} {
		b := &houseBox{Entry: s.line("prefs.house." + f.field)}
		b.keep = func(v string) { s.wishes.House(f.field, v) }
		b.flushWhenLeft()
		c.boxes[f.field] = b
		box := container.NewGridWrap(fyne.NewSize(f.wide*textScale(b.Entry), b.MinSize().Height), b.Entry)
		form.Add(widget.NewLabel(s.w.T(f.label)))
		form.Add(container.NewVBox(box, note(s.w.T(f.note))))
	}
	c.boxes["delimiter"].SetPlaceHolder(string(catalog.DefaultDelimiter))
	c.set(s.values)
	return scrolled(container.NewVBox(heading(s.w.T("prefs.section.codes")), note(s.w.T("prefs.codes.note")), form, widget.NewSeparator(),
		heading(s.w.T("prefs.codes.files")), note(s.w.T("prefs.codes.files.note")), c.files, container.NewHBox(add, again)))
}

// set shows the house and its files.
func (c *codes) set(v Values) {
	for field, b := range c.boxes {
		if value, err := v.House.Value(field); err == nil {
			b.set(value.Text)
		}
	}
	c.files.RemoveAll()
	for _, f := range v.Codes {
		c.files.Add(c.file(f))
		c.files.Add(widget.NewSeparator())
	}
	if len(v.Codes) == 0 {
		c.files.Add(note(c.screen.w.T("prefs.codes.none")))
	}
}

// mostProblems is how many lines of no use are told of one file.
const mostProblems = 20

// file is one code file: how many codes it has, and which of its lines are of
// no use.
func (c *codes) file(f catalog.CodeFile) fyne.CanvasObject {
	s := c.screen
	name := widget.NewLabel(filepath.Base(f.Path))
	name.TextStyle.Bold = true
	name.Truncation = fyne.TextTruncateEllipsis
	where := note(f.Path)
	state := widget.NewLabel(s.w.N("prefs.codes.count", f.Codes))
	state.Importance = widget.LowImportance
	remove := widgets.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { s.wishes.RemoveCodes(f.Path) })
	remove.Importance = widget.LowImportance
	s.controls["prefs.codes.remove."+filepath.Base(f.Path)] = remove
	rows := container.NewVBox(name, where, state)
	var wrong []string
	if f.Error != "" {
		wrong = append(wrong, s.w.T("prefs.codes.unread", f.Error))
	}
	for i, p := range f.Problems {
		if i == mostProblems {
			wrong = append(wrong, s.w.N("prefs.codes.more", len(f.Problems)-i))
			break
		}
		wrong = append(wrong, p.Text(catalog.Language(s.w.Language())))
	}
	if len(wrong) > 0 {
		l := widget.NewLabel(strings.Join(wrong, "\n"))
		l.Importance, l.Wrapping = widget.WarningImportance, fyne.TextWrapWord
		rows.Add(l)
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(remove), rows)
}

// flush keeps what was typed and not yet left.
func (c *codes) flush() {
	for _, field := range []string{"delimiter", "clientname"} {
		c.boxes[field].flush()
	}
}
