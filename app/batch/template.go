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

// TemplateWishes are what the user may want of the owner of a Template. All
// must be set.
type TemplateWishes struct {
	// Save keeps a template in the catalog; old, if not "", is the name it had
	// and has no more. Then is called when it is kept.
	Save   func(t catalog.Template, old string, then func())
	Remove func(name string, then func())
	Import func()                 // a file; see Add
	Export func(catalog.Template) // to a file
	// Apply applies the template: at once if nothing is refused, else with a
	// preview first.
	Apply func(atOnce bool)
	Photo func() // the fields of the photo in hand are wanted; see Take
	Stop  func() // planning takes too long
	// Expand is a text with codes and variables put in, for the photo in hand.
	Expand  func(text string) (string, error)
	Explain func(error) string
	Key     func(fyne.KeyName) // a key that the boxes have no use for
	Focus   func(box string, in bool)
	Grab    func(fyne.Focusable) // gives it the keyboard
	// Line and Text make text boxes, of one line and of several.
	Line, Text func() *widgets.Entry
	Diff       func(was, now string) []catalog.Span
}

// A Template shows the templates of a catalog, and one of them to be edited
// and applied. Make it with NewTemplate.
type Template struct {
	Content fyne.CanvasObject

	words    *i18n.Words
	do       TemplateWishes
	forms    []*Form
	at       int    // the form on the screen
	lang     string // of its texts, of languages
	wide     bool   // all fields show
	rows     map[catalog.FieldName]*row
	nameWide float32 // of the names of fields
	howWide  float32

	list    *widgets.List
	buttons map[string]*widgets.Button
	tongues *fyne.Container
	tongue  *widgets.Choice
	inner   *fyne.Container
	more    *widgets.Button
	scroll  *container.Scroll
	strip   *strip
	status  *widget.Label
	stop    *widgets.Button
	edit    *fyne.Container // the list and the form
	preview *fyne.Container
	changes *Changes
	summary *widget.Label
	filling bool
}

// NewTemplate shows forms, and of them the one of that name, or the first.
func NewTemplate(words *i18n.Words, forms []*Form, name string, do TemplateWishes) *Template {
	v := &Template{words: words, do: do, forms: forms, rows: map[catalog.FieldName]*row{}, buttons: map[string]*widgets.Button{}, changes: NewChanges(words, do.Diff)}
	v.at = max(named(forms, name), 0)
	v.measure()
	v.inner = container.NewVBox()
	v.more = widgets.NewButton("", func() { v.wide = !v.wide; v.place() })
	v.more.Importance = widget.LowImportance
	v.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 8, 2, 12), v.inner))
	v.tongues = container.NewHBox()
	v.strip = newStrip(v)
	v.status = widget.NewLabel("")
	v.status.Truncation, v.status.Importance = fyne.TextTruncateEllipsis, widget.LowImportance
	v.stop = widgets.NewButton(words.T("batch.stop"), do.Stop)
	v.stop.Hide()
	from := widgets.NewButton(words.T("template.photo"), do.Photo)
	v.buttons["photo"] = from
	head := container.NewBorder(nil, nil, from, v.tongues)
	foot := container.NewVBox(v.strip.all, container.NewBorder(widget.NewSeparator(), nil, nil, v.stop, v.status))
	right := inOrder(container.NewBorder(head, foot, nil, nil, v.scroll), head, v.scroll, foot)
	left := container.NewBorder(nil, nil, nil, container.NewHBox(widget.NewSeparator(), layout.NewSpacer()), v.left())
	v.edit = inOrder(container.NewBorder(nil, nil, left, nil, right), left, right)
	v.summary = widget.NewLabel("")
	v.summary.Wrapping = fyne.TextWrapWord
	v.preview = container.NewBorder(v.summary, nil, nil, nil, v.changes.Content)
	v.preview.Hide()
	v.Content = container.NewStack(v.edit, v.preview)
	v.list.Select(v.at)
	v.show()
	return v
}

// measure finds how much room the names of fields take.
func (v *Template) measure() {
	size := fynetheme.TextSize()
	for _, f := range catalog.Fields {
		if f.Panel {
			v.nameWide = max(v.nameWide, fyne.MeasureText(fieldName(v.words, string(f.Name))+" · vi", size, fyne.TextStyle{}).Width)
		}
	}
	v.nameWide += fynetheme.IconInlineSize() + 5*fynetheme.Padding()
	for _, k := range opKeys() {
		v.howWide = max(v.howWide, fyne.MeasureText(v.words.T(k), size, fyne.TextStyle{}).Width)
	}
	v.howWide += fynetheme.IconInlineSize() + 7*fynetheme.Padding()
}

// listWide is how wide the list of templates is at the usual text size.
const listWide = 190

// left is the list of templates with what can be done with them.
func (v *Template) left() fyne.CanvasObject {
	v.list = widgets.NewList(func() int { return len(v.forms) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		l := o.(*widget.Label)
		f := v.forms[i]
		l.Importance = widget.MediumImportance
		text := f.name
		if text == "" {
			text, l.Importance = v.words.T("template.unnamed"), widget.LowImportance
		}
		if f.Dirty() {
			text += " •"
		}
		l.SetText(text)
	})
	v.list.OnSelected = v.choose
	grid := container.NewGridWithColumns(2)
	for _, b := range []struct {
		name string
		key  i18n.Key
		do   func()
	}{
		{"new", i18n.Key("template.new"), v.blank}, {"save", i18n.Key("template.save"), v.save},
		{"saveas", i18n.Key("template.saveas"), v.saveAs}, {"rename", i18n.Key("template.rename"), v.rename},
		{"revert", i18n.Key("template.revert"), v.revert}, {"remove", i18n.Key("template.remove"), v.remove},
		{"import", i18n.Key("template.import"), v.do.Import}, {"export", i18n.Key("template.export"), func() { v.do.Export(v.Current()) }},
	} {
		button := widgets.NewButton(v.words.T(b.key), b.do)
		v.buttons[b.name] = button
		grid.Add(button)
	}
	width := container.NewGridWrap(fyne.NewSize(max(listWide*fynetheme.TextSize()/12, grid.MinSize().Width), 1), layout.NewSpacer())
	return inOrder(container.NewBorder(width, grid, nil, nil, v.list), width, v.list, grid)
}

func (v *Template) form() *Form { return v.forms[v.at] }

// Current is the template on the screen, as it is typed.
func (v *Template) Current() catalog.Template { return v.form().Template() }

// Forms are all of them, with what was typed; not to be changed.
func (v *Template) Forms() []*Form { return v.forms }

// choose shows another template; what is typed in this one stays typed.
func (v *Template) choose(i int) {
	if i == v.at || i < 0 || i >= len(v.forms) {
		return
	}
	v.at, v.lang = i, ""
	v.strip.hide()
	v.scroll.ScrollToTop()
	v.show()
}

// show puts the form on the screen.
func (v *Template) show() {
	v.filling = true
	langs := append([]string{""}, v.form().languages()...)
	names := slices.Clone(langs)
	names[0] = v.words.T("captions.lang.default")
	v.tongue = widgets.NewChoice(names, func(i int) { v.lang = langs[i]; v.show() })
	v.tongue.SetSelected(max(slices.Index(langs, v.lang), 0))
	v.tongues.Objects = []fyne.CanvasObject{v.tongue}
	v.tongues.Refresh()
	v.place()
	for _, r := range v.rows {
		r.show()
	}
	v.filling = false
	v.resized()
	v.changed()
}

// place puts the fields that show in their order.
func (v *Template) place() {
	v.inner.Objects = nil
	said := map[catalog.FieldName]bool{}
	for _, n := range v.form().fields() {
		of, _ := catalog.SplitField(n)
		said[of] = true
	}
	hidden := 0
	for _, f := range catalog.Fields {
		if !f.Panel && !said[f.Name] && (!v.wide || f.Kind == catalog.Records) {
			if f.Kind != catalog.Records {
				hidden++
			}
			continue
		}
		r := v.rows[f.Name]
		if r == nil {
			r = newRow(v, f)
			v.rows[f.Name] = r
			r.show()
		}
		v.inner.Objects = append(v.inner.Objects, r.all)
	}
	v.more.SetText(v.words.N("captions.more", hidden))
	if v.wide {
		v.more.SetText(v.words.T("captions.fewer"))
	}
	if v.wide || hidden > 0 {
		v.inner.Objects = append(v.inner.Objects, v.more)
	}
	v.resized()
}

// resized hears that something in the form took more room, or less.
func (v *Template) resized() {
	if !v.filling {
		v.inner.Refresh()
		v.scroll.Refresh()
	}
}

// changed hears of everything typed.
func (v *Template) changed() {
	if v.filling {
		return
	}
	f := v.form()
	on := f.applied()
	names := make([]string, len(on))
	for i, n := range on {
		names[i] = fieldName(v.words, n)
	}
	if len(on) == 0 {
		v.status.SetText(v.words.T("template.none"))
	} else {
		v.status.SetText(v.words.N("template.applies", len(on), strings.Join(names, ", ")))
	}
	able(v.buttons["save"], f.Dirty())
	able(v.buttons["revert"], f.Dirty())
	able(v.buttons["rename"], f.name != "")
	able(v.buttons["remove"], f.name != "")
	v.list.Refresh()
}

func able(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// reveal turns the form so far that what has the keyboard is seen.
func (v *Template) reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(v.scroll).Y
	bottom := top + o.Size().Height
	by := float32(0)
	switch room := v.scroll.Size().Height; {
	case top < 0:
		by = top - fynetheme.Padding()
	case bottom > room:
		by = min(bottom-room+fynetheme.Padding(), top)
	}
	if by != 0 {
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, by))
	}
}

// step gives the keyboard to the value before or behind a row's.
func (v *Template) step(from *row, by int) bool {
	var all []*row
	for _, f := range catalog.Fields {
		if r := v.rows[f.Name]; r != nil && r.value != nil && slices.Contains(v.inner.Objects, fyne.CanvasObject(r.all)) {
			all = append(all, r)
		}
	}
	to := slices.Index(all, from) + by
	if to < 0 || to >= len(all) {
		return false
	}
	v.do.Grab(all[to].value)
	return true
}

// below brings something under the values.
func (v *Template) below(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, v.nameWide+v.howWide+2*fynetheme.Padding(), 0), o)
}
