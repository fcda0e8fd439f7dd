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

// Wishes are what the user may want of the panel's owner. All must be set but
// Codes.
type Wishes struct {
	Save  func()         // keep what was typed
	Next  func(step int) // keep it, and go to the next (1) or previous photo (-1)
	Move  func(step int) // the same, and the keyboard stays in the same field
	Leave func()         // back to the photos, keeping the text
	Typed func()         // something was typed
	Clash func()         // choose among the texts of the fields that wait for it
	// Key is a key, or keys, that the text boxes have no use for.
	Key   func(name fyne.KeyName, mod fyne.KeyModifier)
	Focus func(field catalog.FieldName, in bool)
	Grab  func(fyne.Focusable) // gives it the keyboard
	// Line and Text make text boxes, of one line and of several.
	Line, Text func() *widgets.Entry
	// Codes makes codes work in the box of a field, and gives what to put below
	// it; grown hears that this takes another room. nil: there are none.
	Codes func(e *widgets.Entry, field catalog.FieldName, grown func()) fyne.CanvasObject
	// Recent asks for the texts that a field was given lately and that begin
	// as was typed.
	Recent func(field catalog.FieldName, typed string, deliver func([]string))
	Offers *widgets.Offers // where they are shown
	Say    func(text string)
	Past   func() // show the history of the photo in hand
	// Tipped puts a tip on the button for that; nil: it has none.
	Tipped func(*widgets.Button) fyne.CanvasObject
}

// A Panel shows a Form. Make it with New.
type Panel struct {
	Content fyne.CanvasObject
	Save    *widgets.Button

	words  *i18n.Words
	do     Wishes
	form   *Form
	boxes  map[catalog.FieldName]*box
	lists  map[catalog.FieldName]*recordBox
	order  []catalog.FieldName // of the boxes on the screen
	head   *widget.Label
	facts  *widget.Label
	hint   *widget.Label
	revert *widgets.Button
	more   *widgets.Button
	others *fyne.Container   // the fields shown only when asked for
	told   *fyne.Container   // the structures that the photos have, beside those always shown
	ids    []catalog.PhotoID // of the photos that told was made for
	inner  *fyne.Container
	body   *fyne.Container
	scroll *container.Scroll
	wide   bool
	// filling says that the panel is laid out later, grown that it must be.
	filling, grown bool
	lang           string // of the texts on the screen, of languages
	tongue         *widgets.Choice
	count          *widget.Label     // how long the text of one line in hand is
	at             catalog.FieldName // had the keyboard last
	caret          caret
	likely         *likely
	past           *widgets.Button
}

// languages are those that a person may write a caption in; "" is the text
// for all who have none of their own.
var languages = []string{"", "vi", english}

// english is the language whose texts are typed as they are.
const english = "en"

// speak shows the texts of another of the languages; what was typed in this
// one stays typed.
func (p *Panel) speak(i int) {
	p.lang = languages[i]
	p.tongue.SetSelected(i)
	p.Show()
}

// New makes a panel of a form that its owner loads; call Show after that.
func New(words *i18n.Words, form *Form, do Wishes) *Panel {
	p := &Panel{words: words, do: do, form: form, boxes: map[catalog.FieldName]*box{}, lists: map[catalog.FieldName]*recordBox{}, scroll: container.NewVScroll(nil)}
	p.head = widget.NewLabel("")
	p.head.TextStyle.Bold, p.head.Truncation = true, fyne.TextTruncateEllipsis
	p.count = widget.NewLabel("")
	p.count.SizeName = theme.SizeNameCaptionText
	p.count.Hide()
	p.past = widgets.NewButtonWithIcon("", theme.HistoryIcon(), func() { p.do.Past() })
	p.past.Importance = widget.LowImportance
	p.likely = newLikely(p)
	p.facts = widget.NewLabel("")
	p.facts.Importance, p.facts.SizeName, p.facts.Wrapping = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextWrapWord
	p.hint = widget.NewLabel("")
	p.hint.SizeName, p.hint.Wrapping = theme.SizeNameCaptionText, fyne.TextWrapWord
	p.Save = widgets.NewButton(words.T("captions.save"), func() { do.Save(); do.Leave() })
	p.Save.Importance = widget.HighImportance
	p.revert = widgets.NewButton(words.T("captions.revert"), func() { p.form.ResetAll(); p.Show(); p.do.Typed() })
	p.tongue = widgets.NewChoice([]string{words.T("captions.lang.default"), "vi", english}, p.speak)
	p.tongue.SetSelected(0)
	p.more = widgets.NewButton("", p.toggle)
	p.more.Importance = widget.LowImportance
	shown := container.NewVBox()
	p.others = container.NewVBox()
	p.others.Hide()
	for _, f := range catalog.Fields {
		if f.Kind == catalog.Records {
			b := newRecordBox(p, f)
			if p.lists[f.Name] = b; always(f) {
				shown.Add(b.row)
			}
			continue
		}
		b := newBox(p, f)
		p.boxes[f.Name] = b
		if f.Name == catalog.People {
			shown.Add(p.likely.row)
		}
		if f.Panel {
			shown.Add(b.row)
			p.order = append(p.order, f.Name)
		}
	}
	p.told = container.NewVBox()
	p.inner = container.NewVBox(shown, p.told, p.more, p.others)
	p.scroll.Content = container.New(layout.NewCustomPaddedLayout(2, 8, 6, 12), p.inner)
	var past fyne.CanvasObject = p.past
	if do.Tipped != nil {
		past = do.Tipped(p.past)
	}
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, nil, past, p.head), p.facts)
	foot := container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, p.count, p.hint), container.NewGridWithColumns(2, p.revert, p.Save))
	p.body = container.NewBorder(top, foot, nil, nil, p.scroll)
	p.Content = container.New(layout.NewCustomPaddedLayout(4, 6, 4, 4), p.body)
	p.Show()
	return p
}

func (p *Panel) toggle() {
	if p.wide = !p.wide; p.wide {
		p.others.Show()
	} else {
		p.others.Hide()
	}
	p.countMore()
	p.resized()
}

// countMore says on the button how many fields it shows.
func (p *Panel) countMore() {
	if p.wide {
		p.more.SetText(p.words.T("captions.fewer"))
	} else {
		p.more.SetText(p.words.N("captions.more", len(p.others.Objects)))
	}
}

// always reports whether the panel shows a field without being asked.
func always(f catalog.Field) bool { return f.Panel || f.Name == catalog.PeopleDetails }

// sort puts the fields that are not always shown where they belong for other
// photos: structures that there are above, all else below the button.
func (p *Panel) sort() {
	if p.others.Objects != nil && slices.Equal(p.ids, p.form.IDs()) {
		return
	}
	p.ids = slices.Clone(p.form.IDs())
	told := len(p.told.Objects)
	p.told.Objects, p.others.Objects = nil, nil
	for _, f := range catalog.Fields {
		switch b := p.lists[f.Name]; {
		case always(f):
		case b == nil:
			p.others.Objects = append(p.others.Objects, p.boxes[f.Name].row)
		case b.told():
			p.told.Objects = append(p.told.Objects, b.row)
		default:
			p.others.Objects = append(p.others.Objects, b.row)
		}
	}
	if p.countMore(); told != 0 || len(p.told.Objects) != 0 { // else all are where they were
		p.resized()
	}
}

// resized hears that something in the panel took more room, or less. To lay it
// out anew takes long: while the panel is filled it is done once, at the end.
func (p *Panel) resized() {
	if p.filling {
		p.grown = true
		return
	}
	p.inner.Refresh()
	p.scroll.Refresh()
}

// fill does something that may change the room of many fields.
func (p *Panel) fill(do func()) {
	p.filling, p.grown = true, false
	do()
	if p.filling = false; p.grown {
		p.resized()
	}
}

// Show puts the form on the screen: call it after the form was loaded or
// refreshed.
func (p *Panel) Show() {
	photos, n := p.form.Photos(), len(p.form.IDs())
	if n == 0 {
		p.past.Disable()
	} else {
		p.past.Enable()
	}
	switch n {
	case 0:
		p.head.SetText(p.words.T("captions.none"))
		p.facts.SetText("")
	case 1:
		p.head.SetText(photos[0].File())
		p.facts.SetText(facts(p.words, photos[0]))
	default:
		p.head.SetText(p.words.N("captions.many", n))
		p.facts.SetText(files(photos))
	}
	p.fill(func() {
		for _, b := range p.boxes {
			b.show(n > 0)
		}
		p.sort()
		for _, b := range p.lists {
			b.show(n > 0)
		}
	})
	p.status()
	p.body.Layout.Layout(p.body.Objects, p.body.Size()) // the facts may take another line
}

// status shows what a save would do.
func (p *Panel) status() {
	n := len(p.form.IDs())
	dirty := p.form.Dirty()
	p.likely.mark()
	p.hint.Importance = widget.LowImportance
	switch {
	case n == 0:
		p.hint.SetText(" ")
	case dirty:
		p.hint.Importance = widget.WarningImportance
		p.hint.SetText(p.words.N("captions.will", p.form.Changes()))
	case n > 1:
		p.hint.SetText(p.words.T("captions.untouched"))
	default:
		p.hint.SetText(p.words.T("captions.keys"))
	}
	if dirty {
		p.Save.Enable()
		p.revert.Enable()
	} else {
		p.Save.Disable()
		p.revert.Disable()
	}
}

// Focus puts the keyboard into a field; "" is the first one.
func (p *Panel) Focus(name catalog.FieldName) {
	if l := p.lists[name]; l != nil {
		l.list.grab(0)
		return
	}
	b := p.boxes[name]
	if b == nil {
		b = p.boxes[p.order[0]]
	}
	p.do.Grab(b.Entry)
}

// Controls names what a test may want to point at.
func (p *Panel) Controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"caption.save": p.Save, "caption.lang": p.tongue, "caption.past": p.past}
	p.likely.controls(out)
	for _, name := range p.order {
		out["caption."+string(name)] = p.boxes[name].Entry
		if b := p.boxes[name].clash; b.Visible() {
			out["caption.clash."+string(name)] = b
		}
	}
	for name, b := range p.lists {
		if f, _ := catalog.FieldByName(name); always(f) || p.wide || slices.Contains(p.told.Objects, fyne.CanvasObject(b.row)) {
			b.list.controls(out)
		}
	}
	return out
}

// facts is what the file and the camera say, on one or two lines.
func facts(w *i18n.Words, p catalog.Photo) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if !p.Captured.IsZero() {
		add(w.Date(p.Captured.Time) + p.Captured.Time.Format(" 15:04:05"))
	}
	add(p.Model)
	if p.Shutter != "" {
		add(p.Shutter + " s")
	}
	if p.Aperture > 0 {
		add("f/" + strconv.FormatFloat(p.Aperture, 'g', 3, 64))
	}
	if p.ISO > 0 {
		add("ISO " + strconv.Itoa(p.ISO))
	}
	if p.FocalMM > 0 {
		add(strconv.FormatFloat(p.FocalMM, 'g', 4, 64) + " mm")
	}
	if p.Width > 0 {
		size := p.Upright()
		add(strconv.Itoa(size.X) + "×" + strconv.Itoa(size.Y))
	}
	switch p.State {
	case catalog.Damaged:
		add(w.T("captions.damaged", p.Problem))
	case catalog.Offline:
		add(w.T("captions.offline", p.Path))
	}
	return strings.Join(parts, " · ")
}

// files names the first photos of many.
func files(photos []catalog.Photo) string {
	var names []string
	for i, p := range photos {
		if i == 3 {
			names = append(names, "…")
			break
		}
		names = append(names, p.File())
	}
	return strings.Join(names, ", ")
}
