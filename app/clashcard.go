package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// A clashOption is one of the texts that a field may take.
type clashOption struct {
	name  string // on the button
	title string // above the text
	text  catalog.Value
	take  catalog.Settlement
}

// A clashRow is one field of the question.
type clashRow struct {
	clash   catalog.FileClash
	options []clashOption
	choice  *widgets.Choice
	own     *widgets.Entry // nil where a text cannot say it
	taken   int            // of options; past them: own
	resized func()         // when own comes or goes; nil before it is on the screen
}

// clashOptions are the texts among which a person chooses, the photo's first.
func (a *App) clashOptions(p catalog.Photo, c catalog.FileClash) []clashOption {
	mine, _ := p.Value(c.Field)
	take := func(choice catalog.Choice) catalog.Settlement {
		return catalog.Settlement{Field: c.Field, Choice: choice}
	}
	if c.Kind == catalog.ClashGuess {
		out := []clashOption{{c.From, c.From, mine, take(catalog.TakeMine)}}
		for _, r := range desk.Readings(mine, c) {
			s := take(catalog.TakeOther)
			s.Value = r.Value
			out = append(out, clashOption{r.Page, r.Page, r.Value, s})
		}
		return out
	}
	one, other := a.words.T("clash.mine"), a.words.T("clash.file")
	title := strings.TrimSuffix(other+" — "+c.From, " — ")
	if c.Kind == catalog.ClashInside {
		one, other = a.words.T("clash.iptc"), a.words.T("clash.xmp")
		title = other
	}
	return []clashOption{{one, one, mine, take(catalog.TakeMine)}, {other, title, c.File, take(catalog.TakeFile)}}
}

func (a *App) clashRow(p catalog.Photo, c catalog.FileClash) *clashRow {
	r := &clashRow{clash: c, options: a.clashOptions(p, c)}
	var names []string
	for _, o := range r.options {
		names = append(names, o.name)
	}
	f, ok := catalog.FieldByName(catalog.FieldName(c.Field))
	if ok && f.Kind != catalog.Records {
		names = append(names, a.words.T("clash.own"))
		r.own = a.newText()
		r.own.SetText(bothTexts(f, r.options[0].text, c.File))
		r.own.SetMinRowsVisible(2)
		r.own.Hide()
	}
	r.choice = widgets.NewChoice(names, r.pick)
	r.choice.Choose(0)
	return r
}

// pick hears which text a person chose.
func (r *clashRow) pick(i int) {
	r.taken = i
	if r.own == nil {
		return
	}
	if i == len(r.options) {
		r.own.Show()
	} else {
		r.own.Hide()
	}
	if r.resized != nil {
		r.resized()
	}
}

// bothTexts is what a text of one's own begins with.
func bothTexts(f catalog.Field, mine, file catalog.Value) string {
	if f.Kind == catalog.List {
		out := slices.Clone(mine.List)
		for _, s := range file.List {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return strings.Join(out, "; ")
	}
	if mine.Text == file.Text {
		return mine.Text
	}
	return strings.TrimSpace(mine.Text + "\n" + file.Text)
}

// settlement is what was chosen for the field.
func (r *clashRow) settlement() catalog.Settlement {
	if r.taken < len(r.options) {
		return r.options[r.taken].take
	}
	s := catalog.Settlement{Field: r.clash.Field, Choice: catalog.TakeOther}
	f, _ := catalog.FieldByName(catalog.FieldName(r.clash.Field))
	text := strings.TrimSpace(r.own.Text)
	switch {
	case f.Kind != catalog.List:
		if !f.Lines {
			text = strings.Join(strings.Fields(text), " ")
		}
		s.Value = catalog.TextValue(text)
	default:
		for _, item := range strings.Split(text, ";") {
			if item = strings.TrimSpace(item); item != "" {
				s.Value.List = append(s.Value.List, item)
			}
		}
	}
	return s
}

// clashCard shows a field with its texts side by side; changed hears that it
// takes another height.
func (a *App) clashCard(r *clashRow, changed func()) fyne.CanvasObject {
	head := widget.NewLabel(a.clashName(r.clash.Field))
	head.TextStyle.Bold = true
	text := func(title string, v catalog.Value) fyne.CanvasObject {
		name := widget.NewLabel(title)
		name.Importance = widget.LowImportance
		name.Wrapping = fyne.TextWrapWord
		s := v.String()
		if s == "" {
			s = a.words.T("clash.empty")
		}
		l := widget.NewLabel(clipped(s, 1200))
		l.Wrapping = fyne.TextWrapWord
		return container.NewVBox(name, l)
	}
	card := container.NewVBox(head)
	if r.clash.Kind != catalog.ClashFile {
		why := widget.NewLabel(a.words.T(i18n.Key("clash.kind." + string(r.clash.Kind))))
		why.Wrapping, why.Importance = fyne.TextWrapWord, widget.WarningImportance
		card.Add(why)
	}
	texts := container.NewGridWithColumns(2)
	for _, o := range r.options {
		texts.Add(text(o.title, o.text))
	}
	card.Add(texts)
	if !r.clash.Base.IsZero() {
		card.Add(text(a.words.T("clash.base"), r.clash.Base))
	}
	card.Add(container.NewHBox(r.choice))
	if r.own != nil {
		card.Add(r.own)
	}
	card.Add(widget.NewSeparator())
	r.resized = func() { card.Refresh(); changed() }
	return card
}
