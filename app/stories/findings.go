package stories

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
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
	c.accepts, c.fixes, c.quoted = nil, nil, nil
	c.rows.Objects = nil
	for _, f := range all {
		row, accept, fix, chips := c.s.row(f)
		c.quoted = append(c.quoted, chips...)
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
		row, _, _, _ := s.row(f)
		out = append(out, row)
	}
	return out
}

// row is one finding: what it is, the words it means, and what may be done.
func (s *Screen) row(f catalog.Finding) (row fyne.CanvasObject, accept, fix *widgets.Button, chips []*widgets.Chip) {
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
	var quotes fyne.CanvasObject
	if quotes, chips = s.quotes(f); quotes != nil {
		lines.Add(quotes)
	}
	var right fyne.CanvasObject
	switch {
	case f.Accepted != nil:
		small(s.words.T("stories.accepted", f.Accepted.Reason, f.Accepted.Who))
	case f.Level != catalog.LevelNote:
		accept = widgets.NewButton(s.words.T("stories.accept"), func() { s.do.Accept(f) })
		accept.Importance = widget.LowImportance
		right = container.NewVBox(accept)
	}
	if f.Accepted == nil && f.Fix != nil && f.Slot != 0 {
		fix = widgets.NewButton(s.words.T("stories.fix", short(f.Fix.New)), func() { s.fix(f) })
		lines.Add(container.NewHBox(fix))
	}
	sign := container.NewVBox(container.New(layout.NewCustomPaddedLayout(5, 0, 0, 0), widget.NewIcon(icon)))
	return container.NewBorder(nil, nil, sign, right, lines), accept, fix, chips
}

// short is a text that fits on a button.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// quotes are the words a finding means, each a chip that marks them where
// they stand; nil when there are none.
func (s *Screen) quotes(f catalog.Finding) (fyne.CanvasObject, []*widgets.Chip) {
	var chips []*widgets.Chip
	row := container.NewHBox()
	for _, q := range f.Quotes {
		if strings.TrimSpace(q.Words) == "" {
			continue
		}
		where := q.Where
		switch q.Where {
		case inCaption:
			where = s.words.T("stories.in.caption")
		case inArticle:
			where = s.words.T("stories.in.article")
		case "photo":
			where = s.words.T("stories.in.photo")
		}
		text := where + " “" + clip(q.Words, 44) + "”"
		if m, err := catalog.ParseMoment(q.Words); err == nil && q.Where == "photo" {
			text = where + " " + s.words.Date(m.Time) + m.Time.Format(" 15:04")
		}
		if q.Where != inCaption && q.Where != inArticle {
			l := widget.NewLabel(text)
			l.Importance, l.SizeName = widget.LowImportance, theme.SizeNameCaptionText
			row.Add(l)
			continue
		}
		var c *widgets.Chip
		c = widgets.NewChip(text, func(bool) {
			c.SetOn(false)
			s.point(f, q.Where)
		})
		chips = append(chips, c)
		row.Add(c)
	}
	if len(row.Objects) == 0 {
		return nil, nil
	}
	return container.New(layout.NewRowWrapLayout(), row.Objects...), chips
}

// The places of words that are text boxes.
const (
	inCaption = "caption"
	inArticle = "article"
)

// clip is a text of at most n runes.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// point marks a finding's words in all texts, and puts the keyboard into the
// one named.
func (s *Screen) point(f catalog.Finding, where string) {
	for _, q := range f.Quotes {
		b, o := s.find1(f.Slot, q)
		if b == nil {
			continue
		}
		if q.Where == where {
			s.do.Grab(b.Entry)
			s.show1(o)
		}
		from := strings.Index(b.Text, q.Words)
		runes := utf8.RuneCountInString(b.Text[:from])
		b.Select(runes, runes+utf8.RuneCountInString(q.Words))
	}
}

// find1 is the box that holds the words of a quote, and the part of the
// article it stands in.
func (s *Screen) find1(slot int, q catalog.Quote) (*box, fyne.CanvasObject) {
	if q.Where == inCaption {
		if c := s.cards[slot]; c != nil && strings.Contains(c.caption.Text, q.Words) {
			return c.caption, c.root
		}
		return nil, nil
	}
	if q.Where != inArticle || s.lead == nil {
		return nil, nil
	}
	for _, p := range append([]*piece{s.lead}, s.pieces...) {
		if p.box != nil && strings.Contains(p.box.Text, q.Words) {
			return p.box, p.root
		}
	}
	if b := s.head.headline; strings.Contains(b.Text, q.Words) {
		return b, s.head.above
	}
	return nil, nil
}

// fix makes the change that would settle a finding.
func (s *Screen) fix(f catalog.Finding) {
	s.Flush()
	sl, ok := s.story.Slot(f.Slot)
	if !ok || f.Fix == nil || !strings.Contains(sl.Caption, f.Fix.Old) {
		return
	}
	text := strings.Replace(sl.Caption, f.Fix.Old, f.Fix.New, 1)
	s.change(Change{Name: "fix", Title: "story", Slot: f.Slot, Text: text,
		Sets: []catalog.Set{{Field: catalog.FieldCaption, Value: catalog.TextValue(text)}}})
}
