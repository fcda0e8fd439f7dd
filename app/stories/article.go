package stories

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// build lays the article out anew.
func (s *Screen) build() {
	a := s.story.Article
	s.cards = map[int]*card{}
	s.general = container.NewVBox()
	s.year = nil
	rows := []fyne.CanvasObject{paragraph(a.Headline, theme.SizeNameHeadingText, true), s.dateline(), s.general}
	rows = append(rows, paragraph(a.Lead, theme.SizeNameText, true))
	for _, b := range a.Blocks {
		switch b.Type {
		case catalog.SlotBlock:
			c := newCard(s, b)
			s.cards[b.Slot] = c
			rows = append(rows, c.root)
		case catalog.Subhead:
			rows = append(rows, paragraph(b.Text, theme.SizeNameSubHeadingText, true))
		default:
			rows = append(rows, paragraph(b.Text, theme.SizeNameText, false))
		}
	}
	if a.Byline != "" {
		by := widget.NewLabel(a.Byline)
		by.Alignment, by.TextStyle.Bold = fyne.TextAlignTrailing, true
		rows = append(rows, by)
	}
	rows = append(rows, s.people()...)
	s.page.Objects = rows
	s.page.Refresh()
}

func paragraph(text string, size fyne.ThemeSizeName, bold bool) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping, l.SizeName, l.TextStyle.Bold = fyne.TextWrapWord, size, bold
	l.Selectable = true
	if text == "" {
		l.Hide()
	}
	return l
}

// dateline says when and where, with the year as a box, for it may be a
// guess.
func (s *Screen) dateline() fyne.CanvasObject {
	d := s.story.Article.Dateline
	var parts []string
	for _, p := range []string{d.Sign, d.Place, d.Text} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if day := s.story.Article.PageDate; !day.IsZero() {
		parts = append(parts, s.words.T("stories.page", s.words.Date(time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC))))
	}
	text := widget.NewLabel(strings.Join(parts, " · "))
	text.Importance = widget.LowImportance
	if d.IsZero() {
		return text
	}
	s.year = newBox(s, "story.year", false, func(v string) { s.do.Set(0, catalog.FieldYear, strings.TrimSpace(v)) })
	label := widget.NewLabel(s.words.T("stories.year"))
	label.Importance = widget.LowImportance
	wide := container.New(layout.NewGridWrapLayout(fyne.NewSize(72, s.year.MinSize().Height)), s.year.Entry)
	return container.NewHBox(text, label, wide)
}

func (s *Screen) setYear() {
	if s.year == nil {
		return
	}
	text := ""
	if y := s.story.Article.Dateline.Year; y != 0 {
		text = strconv.Itoa(y)
	}
	s.year.show(text)
}

// people lists whom the article names.
func (s *Screen) people() []fyne.CanvasObject {
	if len(s.story.Article.People) == 0 {
		return nil
	}
	head := widget.NewLabel(s.words.T("stories.people"))
	head.TextStyle.Bold = true
	rows := []fyne.CanvasObject{widget.NewSeparator(), head}
	for _, p := range s.story.Article.People {
		text := p.Name
		if len(p.Offices) > 0 {
			text += " — " + strings.Join(p.Offices, "; ")
		}
		l := widget.NewLabel(text)
		l.Wrapping, l.Importance = fyne.TextWrapWord, widget.LowImportance
		rows = append(rows, l)
	}
	return rows
}
