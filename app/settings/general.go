package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
)

// A choice is one of several values, in a row of their names.
type choice struct {
	group  *widgets.Choice
	values []string
}

// newChoice makes a row; picked hears the value that a person chose.
func newChoice(values, labels []string, picked func(string)) *choice {
	return &choice{values: values, group: widgets.NewChoice(labels, func(i int) { picked(values[i]) })}
}

// set shows a value and tells nobody; one that has no name here shows none.
func (c *choice) set(value string) { c.group.SetSelected(slices.Index(c.values, value)) }

// general is the section of choices.
type general struct {
	content fyne.CanvasObject
	refresh []func(Prefs)
	box     *houseBox // where ExifTool is
}

func (g *general) set(p Prefs) {
	for _, f := range g.refresh {
		f(p)
	}
}

// newGeneral builds the section.
func newGeneral(s *Screen) *general {
	g := &general{}
	// One form for all parts, so that their columns stand below each other.
	form := container.New(layout.NewFormLayout())
	part := func(title i18n.Key, rows ...[]fyne.CanvasObject) {
		form.Objects = append(form.Objects, heading(s.w.T(title)), widget.NewLabel(""))
		for _, r := range rows {
			form.Objects = append(form.Objects, r...)
		}
	}
	part("prefs.look",
		g.language(s),
		g.row(s, "theme", "", []string{ThemeDark, ThemeLight}, func(p *Prefs) *string { return &p.Theme }),
		g.numbers(s, "text", "", []int{100, 110, 120, 130, 140, 150}, "%", func(p *Prefs) *int { return &p.TextPercent }))
	part("prefs.typing",
		g.row(s, "typing", "prefs.typing.note", []string{TypeAuto, TypeTelex, TypeVNI, TypeSystem}, func(p *Prefs) *string { return &p.Typing }),
		g.yesNo(s, "tone", "", "prefs.tone.old", "prefs.tone.new", func(p *Prefs) *bool { return &p.ModernTone }))
	part("prefs.photos",
		g.numbers(s, "thumbs", "", []int{140, 200, 260, 340}, "", func(p *Prefs) *int { return &p.ThumbWidth }),
		g.yesNo(s, "advance", "", "prefs.no", "prefs.yes", func(p *Prefs) *bool { return &p.Advance }),
		g.row(s, "write", "", []string{WriteByHand, WriteAlways}, func(p *Prefs) *string { return &p.WriteBack }),
		g.row(s, "into", "prefs.into.note", []string{IntoSidecars, IntoJPEG}, func(p *Prefs) *string { return &p.WriteInto }),
		g.yesNo(s, "times", "", "prefs.times.new", "prefs.times.keep", func(p *Prefs) *bool { return &p.KeepTimes }),
		g.exiftool(s))
	g.content = form
	g.set(s.values.Prefs)
	return g
}

// language is the row of languages, each named in itself.
func (g *general) language(s *Screen) []fyne.CanvasObject {
	c := newChoice([]string{i18n.Vietnamese, i18n.English}, []string{"Tiếng Việt", "English"}, func(v string) {
		s.wishes.Change(func(p *Prefs) { p.Language = v })
	})
	g.refresh = append(g.refresh, func(p Prefs) {
		if p.Language == "" {
			p.Language = s.w.Language() // the system's, which is spoken now
		}
		c.set(p.Language)
	})
	return g.place(s, "language", "", c)
}

// row is a row of words, one for each value.
func (g *general) row(s *Screen, name string, hint i18n.Key, values []string, of func(*Prefs) *string) []fyne.CanvasObject {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = s.w.T(i18n.Key("prefs." + name + "." + v))
	}
	c := newChoice(values, labels, func(v string) {
		s.wishes.Change(func(p *Prefs) { *of(p) = v })
	})
	g.refresh = append(g.refresh, func(p Prefs) { c.set(*of(&p)) })
	return g.place(s, name, hint, c)
}

// numbers is a row of numbers with their unit; without one they have words.
func (g *general) numbers(s *Screen, name string, hint i18n.Key, values []int, unit string, of func(*Prefs) *int) []fyne.CanvasObject {
	texts, labels := make([]string, len(values)), make([]string, len(values))
	for i, v := range values {
		texts[i] = s.w.Number(v)
		labels[i] = texts[i] + unit
		if unit == "" {
			labels[i] = s.w.T(i18n.Key("prefs." + name + "." + texts[i]))
		}
	}
	c := newChoice(texts, labels, func(v string) {
		n := values[slices.Index(texts, v)]
		s.wishes.Change(func(p *Prefs) { *of(p) = n })
	})
	g.refresh = append(g.refresh, func(p Prefs) { c.set(s.w.Number(nearest(values, *of(&p)))) })
	return g.place(s, name, hint, c)
}

// nearest is the value that comes nearest to n: a person may have zoomed to
// one between.
func nearest(values []int, n int) int {
	return slices.MinFunc(values, func(a, b int) int { return max(a-n, n-a) - max(b-n, n-b) })
}

// yesNo is a row of two words.
func (g *general) yesNo(s *Screen, name string, hint, no, yes i18n.Key, of func(*Prefs) *bool) []fyne.CanvasObject {
	c := newChoice([]string{"no", "yes"}, []string{s.w.T(no), s.w.T(yes)}, func(v string) {
		s.wishes.Change(func(p *Prefs) { *of(p) = v == "yes" })
	})
	g.refresh = append(g.refresh, func(p Prefs) {
		v := "no"
		if *of(&p) {
			v = "yes"
		}
		c.set(v)
	})
	return g.place(s, name, hint, c)
}

// place is a row's label and its choice, with a note below.
func (g *general) place(s *Screen, name string, hint i18n.Key, c *choice) []fyne.CanvasObject {
	s.controls["prefs."+name] = c.group
	label := widget.NewLabel(s.w.T(i18n.Key("prefs." + name + ".label")))
	if hint == "" {
		return []fyne.CanvasObject{label, c.group}
	}
	return []fyne.CanvasObject{label, container.NewVBox(c.group, note(s.w.T(hint)))}
}
