package stories

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// find shows the slot's findings.
func (c *card) find(all []catalog.Finding) {
	now := fmt.Sprint(all)
	for _, f := range all {
		now += fmt.Sprint(f.Accepted != nil)
	}
	if now == c.shown {
		return
	}
	c.shown = now
	c.accepts, c.fixes = nil, nil
	c.rows.Objects = nil
	for _, f := range all {
		row, accept, fix := c.s.row(f)
		c.rows.Objects = append(c.rows.Objects, row)
		if accept != nil {
			c.accepts = append(c.accepts, accept)
		}
		if fix != nil {
			c.fixes = append(c.fixes, fix)
		}
	}
	c.rows.Refresh()
}

func (s *Screen) rows(all []catalog.Finding) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, f := range all {
		row, _, _ := s.row(f)
		out = append(out, row)
	}
	return out
}

// row is one finding: what it is, the words it means, and what may be done.
func (s *Screen) row(f catalog.Finding) (row fyne.CanvasObject, accept, fix *widget.Button) {
	look, icon := widget.LowImportance, fyne.Resource(theme.NewDisabledResource(theme.InfoIcon()))
	switch {
	case f.Accepted != nil:
		icon = theme.NewSuccessThemedResource(theme.ConfirmIcon())
	case f.Level == catalog.LevelError:
		look, icon = widget.DangerImportance, theme.NewErrorThemedResource(theme.ErrorIcon())
	case f.Level == catalog.LevelWarning:
		look, icon = widget.WarningImportance, theme.NewWarningThemedResource(theme.WarningIcon())
	}
	message := f.Message(catalog.Language(s.words.Language()))
	text := widget.NewLabel(message)
	text.Wrapping, text.Importance = fyne.TextWrapWord, look
	lines := container.New(layout.NewCustomPaddedVBoxLayout(0), text)
	small := func(t string) {
		l := widget.NewLabel(t)
		l.Wrapping, l.Importance, l.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
		lines.Add(l)
	}
	if len(f.Quotes) > 1 || len(f.Quotes) == 1 && !strings.Contains(message, f.Quotes[0].Words) {
		small(s.quotes(f.Quotes))
	}
	var right fyne.CanvasObject
	switch {
	case f.Accepted != nil:
		small(s.words.T("stories.accepted", f.Accepted.Reason, f.Accepted.Who))
	case f.Level != catalog.LevelNote:
		accept = widget.NewButton(s.words.T("stories.accept"), func() { s.do.Accept(f) })
		accept.Importance = widget.LowImportance
		right = container.NewVBox(accept)
	}
	if f.Accepted == nil && f.Fix != nil && f.Slot != 0 {
		fix = widget.NewButton(s.words.T("stories.fix", short(f.Fix.New)), func() { s.do.Fix(f) })
		lines.Add(container.NewHBox(fix))
	}
	sign := container.NewVBox(container.New(layout.NewCustomPaddedLayout(5, 0, 0, 0), widget.NewIcon(icon)))
	return container.NewBorder(nil, nil, sign, right, lines), accept, fix
}

// short is a text that fits on a button.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// quotes are the words a finding means, in both texts.
func (s *Screen) quotes(all []catalog.Quote) string {
	var parts []string
	for _, q := range all {
		where := q.Where
		switch q.Where {
		case "caption":
			where = s.words.T("stories.in.caption")
		case "article":
			where = s.words.T("stories.in.article")
		case "photo":
			where = s.words.T("stories.in.photo")
		}
		parts = append(parts, where+" “"+q.Words+"”")
	}
	return strings.Join(parts, "  ·  ")
}
