package codes

import (
	"errors"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// A line is what stands below a box: what the text will read, or what in it is
// open. It takes no room while it has nothing to say.
type line struct {
	content *fyne.Container
	label   *widget.Label
}

func newLine() *line {
	l := &line{label: widget.NewLabel("")}
	l.label.Wrapping, l.label.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	l.content = container.NewStack(l.label)
	l.content.Hide()
	return l
}

// say shows a text and reports whether that takes another room.
func (l *line) say(text string, open bool) (grown bool) {
	l.label.Importance = widget.LowImportance
	if open {
		l.label.Importance = widget.WarningImportance
	}
	was, shown := l.label.MinSize().Height, l.content.Visible()
	l.label.SetText(text)
	if text == "" {
		l.content.Hide()
	} else {
		l.content.Show()
	}
	return shown != l.content.Visible() || l.content.Visible() && l.label.MinSize().Height != was
}

// tell shows below the box in hand what its text will read.
func (b *box) tell() {
	text, open := "", false
	if b.t.in == b && b.t.book != nil {
		text, open = b.reads(b.Text)
	}
	if text == b.line.label.Text {
		return
	}
	if b.line.say(text, open) && b.use.Grown != nil {
		b.use.Grown()
	}
	if b.t.Shown != nil {
		b.t.Shown(text)
	}
}

// reads says of a text what it will read, or, with open true, what of it stays
// open; "" when there is nothing to say.
func (b *box) reads(text string) (says string, open bool) {
	w, book := b.t.Words, b.t.book
	will := text
	photos, _ := b.photos()
	if b.use.Each {
		var first *catalog.Photo
		if len(photos) > 0 {
			first = &photos[0]
		}
		var err error
		will, err = book.Expand(text, first)
		var unknown *catalog.VariableError
		switch {
		case errors.As(err, &unknown):
			return unknown.Text(catalog.Language(w.Language())), true
		case err != nil:
			return err.Error(), true
		}
	}
	left := book.Unresolved(will)
	switch {
	case len(left) > 0:
		return w.T("codes.open", strings.Join(left, ", ")), true
	case will == text:
		return "", false
	case len(photos) > 1:
		return w.T("codes.reads.first", photos[0].File(), around(text, will)), false
	}
	return w.T("codes.reads", around(text, will)), false
}

// The runes of a text that are shown before what changes in it, and at most.
const (
	runesBefore = 30
	runesMost   = 200
)

// around is what a text becomes, from a little before the first change on.
func around(was, now string) string {
	same := 0
	for same < min(len(was), len(now)) && was[same] == now[same] {
		same++
	}
	for same > 0 && !utf8.RuneStart(now[min(same, len(now)-1)]) {
		same--
	}
	r := []rune(now)
	from := max(utf8.RuneCountInString(now[:min(same, len(now))])-runesBefore, 0)
	for from > 0 && from < len(r) && r[from-1] != ' ' {
		from--
	}
	out := string(r[from:min(from+runesMost, len(r))])
	if from > 0 {
		out = "… " + out
	}
	if from+runesMost < len(r) {
		out += " …"
	}
	return strings.Join(strings.Fields(out), " ")
}
