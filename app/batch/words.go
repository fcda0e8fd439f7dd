package batch

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// mostOffered is how many words of a list the menu offers.
const mostOffered = 40

// offer lists the field's words below its button.
func (r *row) offer() {
	c := fyne.CurrentApp().Driver().CanvasForObject(r.list)
	if c == nil {
		return
	}
	w := r.v.words
	menu := fyne.NewMenu("")
	words := r.v.form().words[r.field.Name]
	for i, word := range words {
		if i < mostOffered {
			menu.Items = append(menu.Items, fyne.NewMenuItem(start(strings.Join(strings.Fields(word), " "), 60), func() { r.use(word) }))
		}
	}
	if len(words) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	if text := strings.TrimSpace(r.value.Text); text != "" && !slices.Contains(words, text) {
		menu.Items = append(menu.Items, fyne.NewMenuItem(w.T("template.word.add", start(strings.Join(strings.Fields(text), " "), 40)), func() {
			r.setWords(append(slices.Clone(words), text))
		}))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(w.T("template.word.edit"), func() { r.editWords(true) }))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.list)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, r.list.Size().Height))
}

// use puts a word of the list into the value: among the items of a list, where
// the caret is in a long text, else in the place of what is there.
func (r *row) use(word string) {
	e := r.value
	switch n := len([]rune(e.Text)); {
	case r.field.Kind == catalog.List && strings.TrimSpace(e.Text) != "":
		if !slices.Contains(r.field.Read(e.Text).List, word) {
			e.Replace(n, n, "; "+word)
		}
	case r.field.Lines:
		e.Replace(e.Caret(), e.Caret(), word)
	default:
		e.Replace(0, n, word)
	}
	r.v.do.Grab(e)
}

func (r *row) setWords(words []string) {
	f := r.v.form()
	if f.words[r.field.Name] = words; len(words) == 0 {
		delete(f.words, r.field.Name)
	}
	r.v.changed()
}

// A wordsBox is the list of words of a field while it is edited: one on each
// line.
type wordsBox struct {
	text *widgets.Entry
	all  fyne.CanvasObject
}

// editWords opens the list of words below the value, or closes it.
func (r *row) editWords(on bool) {
	if on == (r.words != nil) {
		return
	}
	if !on {
		r.all.Remove(r.words.all)
		r.words = nil
		r.v.resized()
		return
	}
	head := widget.NewLabel(r.v.words.T("template.words", fieldName(r.v.words, string(r.field.Name))))
	head.Importance, head.SizeName = widget.LowImportance, captionSize
	b := &wordsBox{text: r.v.do.Text()}
	b.text.SetMinRowsVisible(4)
	b.text.SetText(strings.Join(r.v.form().words[r.field.Name], "\n"))
	b.text.SetCaret(len(b.text.Text))
	b.text.OnChanged = func(text string) {
		var words []string
		for _, s := range strings.Split(text, "\n") {
			if s = strings.TrimSpace(s); s != "" && !slices.Contains(words, s) {
				words = append(words, s)
			}
		}
		r.setWords(words)
	}
	b.text.OnFocus = func(in bool) { r.v.do.Focus("template.words", in) }
	b.text.OnScroll = r.v.scroll.Scrolled
	leave := func() {
		r.editWords(false)
		r.v.do.Grab(r.value)
	}
	b.text.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) {
		enter := name == fyne.KeyReturn || name == fyne.KeyEnter
		if name == fyne.KeyEscape && mod == 0 || enter && mod == fyne.KeyModifierShortcutDefault {
			leave()
		}
	}
	done := widgets.NewButton(r.v.words.T("template.words.done"), leave)
	right := container.NewBorder(done, nil, nil, nil)
	b.all = r.v.below(inOrder(container.NewBorder(head, nil, nil, right, b.text), head, b.text, right))
	r.words = b
	r.all.Add(b.all)
	r.v.resized()
	r.v.reveal(b.all)
	r.v.do.Grab(b.text)
}
