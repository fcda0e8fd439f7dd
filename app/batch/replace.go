package batch

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// ReplaceWishes are what the user may want of the owner of a Replace. All must
// be set.
type ReplaceWishes struct {
	Look  func()             // what was asked is another: plan it, soon
	Take  func()             // Enter or Ctrl+Enter in a box
	Key   func(fyne.KeyName) // a key that the boxes have no use for
	Stop  func()             // planning takes too long
	Focus func(box string, in bool)
	Line  func() *widgets.Entry
	Diff  func(was, now string) []catalog.Span
}

// Scope is how many photos there are to look into.
type Scope struct {
	Selected, Shown int
}

// A Replace asks what to find and what to put in its place, and shows what
// would change. Make it with NewReplace.
type Replace struct {
	Content fyne.CanvasObject
	// First is the box that gets the keyboard.
	First *widgets.Entry

	words   *i18n.Words
	do      ReplaceWishes
	with    *widgets.Entry
	marks   [3]*widgets.CheckBox // case, word, expression
	scope   *widgets.Choice
	fields  *widgets.Choice
	boxes   map[catalog.FieldName]*widgets.CheckBox
	chosen  *fyne.Container
	wrong   [2]*widget.Label // with what is to be found, with what is put in
	summary *widget.Label
	stop    *widgets.Button
	changes *Changes
	body    *fyne.Container
}

// NewReplace asks, beginning with what was asked last.
func NewReplace(words *i18n.Words, how catalog.FindReplace, scope Scope, do ReplaceWishes) *Replace {
	r := &Replace{words: words, do: do, boxes: map[catalog.FieldName]*widgets.CheckBox{}, changes: NewChanges(words, do.Diff)}
	r.First, r.with = r.box("find", how.Find), r.box("with", how.With)
	r.First.SetPlaceHolder(words.T("replace.find.hint"))
	r.with.SetPlaceHolder(words.T("replace.with.hint"))
	for i, m := range []struct {
		key i18n.Key
		on  bool
	}{{i18n.Key("replace.case"), how.Case}, {i18n.Key("replace.word"), how.Word}, {i18n.Key("replace.regexp"), how.Regexp}} {
		r.marks[i] = widgets.NewCheckBox(words.T(m.key), nil)
		r.marks[i].SetChecked(m.on)
		r.marks[i].OnChanged = func(bool) { do.Look() }
	}
	for i := range r.wrong {
		l := widget.NewLabel("")
		l.Importance, l.Wrapping = widget.DangerImportance, fyne.TextWrapWord
		l.Hide()
		r.wrong[i] = l
	}
	r.summary = widget.NewLabel("")
	r.summary.Truncation = fyne.TextTruncateEllipsis
	r.stop = widgets.NewButton(words.T("batch.stop"), do.Stop)
	r.stop.Hide()
	r.newScope(scope)
	r.newFields(how.Fields)
	name := func(key i18n.Key) *widget.Label {
		l := widget.NewLabel(words.T(key))
		l.Importance = widget.LowImportance
		return l
	}
	explained := func(box *widgets.Entry, wrong *widget.Label) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedVBoxLayout(0), box, wrong)
	}
	form := container.New(layout.NewFormLayout(),
		name(i18n.Key("replace.find")), explained(r.First, r.wrong[0]), name(i18n.Key("replace.with")), explained(r.with, r.wrong[1]),
		layout.NewSpacer(), container.NewHBox(r.marks[0], r.marks[1], r.marks[2]),
		name(i18n.Key("replace.in")), container.NewHBox(r.scope),
		name(i18n.Key("replace.fields")), container.NewHBox(r.fields))
	top := container.NewVBox(form, r.chosen, container.NewBorder(widget.NewSeparator(), nil, nil, r.stop, r.summary))
	r.body = inOrder(container.NewBorder(top, nil, nil, nil, r.changes.Content), top, r.changes.Content)
	r.Content = r.body
	return r
}

func (r *Replace) box(name, text string) *widgets.Entry {
	e := r.do.Line()
	e.SetText(text)
	e.OnChanged = func(string) { r.do.Look() }
	e.OnSubmitted = func(string) { r.do.Take() }
	e.OnFocus = func(in bool) { r.do.Focus("replace."+name, in) }
	e.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
		switch enter := key == fyne.KeyReturn || key == fyne.KeyEnter; {
		case enter && mod == fyne.KeyModifierShortcutDefault:
			r.do.Take()
		case mod == 0:
			r.do.Key(key)
		}
	}
	return e
}

// newScope offers the photos to look into: those selected, when there are
// several, and all that are shown.
func (r *Replace) newScope(s Scope) {
	r.scope = widgets.NewChoice([]string{r.words.N("replace.selected", s.Selected), r.words.N("replace.shown", s.Shown)}, nil)
	r.scope.SetSelected(1)
	if s.Selected > 1 {
		r.scope.SetSelected(0)
	}
	r.scope.OnChoose = func(int) { r.do.Look() }
}

// chosenHigh is how high the list of fields to choose from is, in the window's
// units.
const chosenHigh = 96

// newFields offers all texts or some fields.
func (r *Replace) newFields(fields []string) {
	grid := container.NewGridWithColumns(3)
	for _, f := range catalog.Fields {
		if f.Kind == catalog.Records {
			continue
		}
		b := widgets.NewCheckBox(fieldName(r.words, string(f.Name)), nil)
		for _, n := range fields {
			if n == string(f.Name) {
				b.SetChecked(true)
			}
		}
		b.OnChanged = func(bool) { r.do.Look() }
		r.boxes[f.Name] = b
		grid.Add(b)
	}
	scroll := container.NewVScroll(grid)
	scroll.SetMinSize(fyne.NewSize(0, chosenHigh))
	r.chosen = container.NewStack(scroll)
	r.fields = widgets.NewChoice([]string{r.words.T("replace.fields.all"), r.words.T("replace.fields.some")}, nil)
	r.fields.SetSelected(0)
	r.chosen.Hide()
	if len(fields) > 0 {
		r.fields.SetSelected(1)
		r.chosen.Show()
	}
	r.fields.OnChoose = func(i int) {
		if i == 1 {
			r.chosen.Show()
		} else {
			r.chosen.Hide()
		}
		r.body.Refresh()
		r.do.Look()
	}
}

// How is what was asked.
func (r *Replace) How() catalog.FindReplace {
	how := catalog.FindReplace{Find: r.First.Text, With: r.with.Text, Case: r.marks[0].Checked, Word: r.marks[1].Checked, Regexp: r.marks[2].Checked}
	if r.fields.Selected() == 1 {
		for _, f := range catalog.Fields {
			if b := r.boxes[f.Name]; b != nil && b.Checked {
				how.Fields = append(how.Fields, string(f.Name))
			}
		}
	}
	return how
}

// NoField reports whether only chosen fields are looked into, and none is
// chosen.
func (r *Replace) NoField() bool { return r.fields.Selected() == 1 && len(r.How().Fields) == 0 }

// Shown reports whether all photos that are shown are looked into, not those
// selected.
func (r *Replace) Shown() bool { return r.scope.Selected() == 1 }

// Planning says that a plan is being made; done of total photos, 0 when it is
// not known, have been looked into. With stoppable the button to stop it shows.
func (r *Replace) Planning(done, total int, stoppable bool) {
	text := r.words.T("batch.looking")
	if total > 0 {
		text = r.words.T("batch.looking.of", done*100/total)
	}
	r.say(text, true)
	if stoppable {
		r.stop.Show()
	}
}

// Show shows a plan.
func (r *Replace) Show(plan catalog.BatchPlan) {
	r.stop.Hide()
	r.explain("", "")
	r.changes.Set(plan)
	r.say(r.changes.Summary(), len(plan.Rows) == 0)
}

// Refuse says why there is no plan: what is wrong with what is to be found or
// put in, under that box; hint says only that something is to be typed yet, or
// that planning was stopped.
func (r *Replace) Refuse(find, with, hint string) {
	r.stop.Hide()
	r.changes.Set(catalog.BatchPlan{})
	r.explain(find, with)
	r.say(hint, true)
}

func (r *Replace) say(text string, faint bool) {
	r.summary.Importance = widget.MediumImportance
	if faint {
		r.summary.Importance = widget.LowImportance
	}
	r.summary.SetText(text)
}

// explain says under the boxes what is wrong with what was typed.
func (r *Replace) explain(texts ...string) {
	for i, text := range texts {
		l := r.wrong[i]
		l.SetText(text)
		if text == "" {
			l.Hide()
		} else {
			l.Show()
		}
	}
	r.body.Refresh()
}

// Controls names what a test may want to point at.
func (r *Replace) Controls() map[string]fyne.CanvasObject {
	return map[string]fyne.CanvasObject{"replace.find": r.First, "replace.with": r.with, "replace.case": r.marks[0], "replace.word": r.marks[1],
		"replace.regexp": r.marks[2], "replace.scope": r.scope, "replace.fields": r.fields, "replace.changes": r.changes.List, "batch.stop": r.stop}
}

// captionSize is the size of less important text.
const captionSize = fynetheme.SizeNameCaptionText
