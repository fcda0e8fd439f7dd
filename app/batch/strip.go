package batch

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
)

// A strip asks something about the template on the screen, below its fields: a
// name, or whether it may go.
type strip struct {
	v     *Template
	all   *fyne.Container
	text  *widget.Label
	box   *widgets.Entry
	yes   *widgets.Button
	no    *widgets.Button
	sure  string // the name that was asked about once more already
	taken func(name string) bool
}

func newStrip(v *Template) *strip {
	s := &strip{v: v, text: widget.NewLabel(""), box: v.do.Line()}
	s.box.OnSubmitted = func(string) { s.accept() }
	s.box.OnFocus = func(in bool) { v.do.Focus("template.name", in) }
	s.box.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) {
		switch {
		case name == fyne.KeyEscape && mod == 0:
			s.hide()
			v.do.Grab(v.buttons["save"])
		case name == fyne.KeyReturn || name == fyne.KeyEnter:
			s.accept()
		}
	}
	s.yes = widgets.NewButton("", s.accept)
	s.no = widgets.NewButton(v.words.T("dialog.cancel"), s.hide)
	s.all = container.NewBorder(widget.NewSeparator(), nil, s.text, container.NewHBox(s.no, s.yes), s.box)
	s.all.Hide()
	return s
}

// ask asks for a name, beginning with one; taken reports whether it will do.
func (s *strip) ask(text, yes, name string, taken func(string) bool) {
	s.show(text, yes, taken)
	s.box.SetText(name)
	s.box.Show()
	s.v.do.Grab(s.box)
	s.box.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// confirm asks whether something may be done.
func (s *strip) confirm(text, yes string, do func()) {
	s.show(text, yes, func(string) bool { do(); return true })
	s.box.Hide()
	s.v.do.Grab(s.yes)
}

func (s *strip) show(text, yes string, taken func(string) bool) {
	s.taken, s.sure = taken, ""
	s.text.SetText(text)
	s.yes.SetText(yes)
	s.all.Show()
	s.v.edit.Refresh()
}

func (s *strip) hide() {
	if s.all.Visible() {
		s.all.Hide()
		s.v.edit.Refresh()
	}
}

func (s *strip) accept() {
	s.box.FinishWord()
	if s.taken(strings.TrimSpace(s.box.Text)) {
		s.hide()
	}
}
