package stories

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// head is what stands above and below the article's text.
type head struct {
	headline, byline *box
	sign, place      *box
	page, day, year  *box
	guess            *fyne.Container // the year is a guess
	why              *widget.Label
	confirm          *widgets.Button
	states           map[catalog.StoryState]*widgets.Chip
	since            *widget.Label
	above, below     fyne.CanvasObject
}

// larger is the theme with larger text.
type larger struct {
	fyne.Theme
	by fyne.ThemeSizeName
}

// Size is that of the other text.
func (l larger) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameText {
		return l.Theme.Size(l.by)
	}
	return l.Theme.Size(name)
}

func (s *Screen) newHead() *head {
	h := &head{states: map[catalog.StoryState]*widgets.Chip{}}
	field := func(name, field string) *box {
		return newBox(s, "story."+name, false, func(t string) { s.tellField(field, t) })
	}
	h.headline = newBox(s, "story.headline", true, func(t string) { s.tellField(catalog.FieldHeadline, spaced(t)) })
	h.headline.clean = spaced
	h.headline.TextStyle.Bold = true
	h.headline.SetPlaceHolder(s.words.T("stories.headline"))
	h.headline.OnEdge = func(key fyne.KeyName) bool {
		if key == fyne.KeyReturn || key == fyne.KeyEnter || key == fyne.KeyDown {
			s.focus(catalog.InLead, 0)
			return true
		}
		return false
	}
	h.headline.codes(nil)
	title := container.NewThemeOverride(h.headline.object(), larger{fyne.CurrentApp().Settings().Theme(), theme.SizeNameHeadingText})
	h.byline, h.sign, h.place = field("byline", catalog.FieldByline), field("sign", catalog.FieldSign), field("place", catalog.FieldPlace)
	h.page = newBox(s, "story.page", false, func(t string) { s.tellField(catalog.FieldPageDate, s.words.ISODate(t)) })
	h.day, h.year = field("day", catalog.FieldDateText), field("year", catalog.FieldYear)
	h.page.SetPlaceHolder(s.words.T("stories.page.form"))
	h.confirm = widgets.NewButton(s.words.T("stories.confirm"), func() {
		h.year.flush()
		if y := s.story.Article.Dateline.Year; y != 0 {
			s.change(Change{Name: "confirm", Title: "story",
				Sets: []catalog.Set{{Field: catalog.FieldYear, Value: catalog.TextValue(strconv.Itoa(y))}}})
		}
	})
	h.why = small("")
	h.guess = container.NewBorder(nil, nil, container.NewHBox(guessed(s.words.T("stories.guess")), h.confirm), nil, h.why)
	states := container.NewHBox()
	for _, st := range []catalog.StoryState{catalog.StoryDraft, catalog.StoryReady, catalog.StoryPublished} {
		c := widgets.NewChip(s.State(st), func(bool) { s.setState(st) })
		h.states[st] = c
		states.Add(c)
	}
	h.since = small("")
	h.since.Truncation, h.since.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapOff
	labelled := func(key string, b *box, width float32) fyne.CanvasObject {
		return container.NewVBox(small(key), container.New(layout.NewGridWrapLayout(fyne.NewSize(width*textScale(), b.MinSize().Height)), b.Entry))
	}
	row := container.NewHBox(labelled(s.words.T("stories.sign"), h.sign, 64), labelled(s.words.T("stories.place.of"), h.place, 150),
		labelled(s.words.T("stories.day"), h.day, 96), labelled(s.words.T("stories.year"), h.year, 60), labelled(s.words.T("stories.page"), h.page, 96))
	h.above = container.NewVBox(container.NewBorder(nil, nil, states, nil, h.since), title, row, h.guess)
	h.below = container.NewBorder(nil, nil, widget.NewLabel(s.words.T("stories.byline")), nil, h.byline.Entry)
	return h
}

// textScale is how much larger than normal text is.
func textScale() float32 { return max(theme.TextSize()/12, 1) }

// small is a line of less important text.
func small(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance, l.SizeName, l.Wrapping = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextWrapOff
	return l
}

// guessed is a word that looks guessed: in italics, over a line of dots.
func guessed(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.TextStyle.Italic, l.Importance = true, widget.WarningImportance
	dots := container.NewWithoutLayout()
	for x := float32(5); x < l.MinSize().Width-5; x += 4 {
		d := canvas.NewRectangle(theme.Color(theme.ColorNameWarning))
		d.Resize(fyne.NewSize(2, 1))
		d.Move(fyne.NewPos(x, l.MinSize().Height-4))
		dots.Add(d)
	}
	return container.NewStack(l, dots)
}

// boxes are all text boxes on the screen, in reading order.
func (s *Screen) boxes() []*box {
	var out []*box
	if h := s.head; h != nil {
		out = append(out, h.headline, h.sign, h.place, h.day, h.year, h.page)
	}
	if s.lead != nil {
		out = append(out, s.lead.box)
	}
	for _, p := range s.pieces {
		if p.card != nil {
			out = append(out, p.card.caption, p.card.credit, p.card.alt)
		} else {
			out = append(out, p.box)
		}
	}
	if s.head != nil {
		out = append(out, s.head.byline)
	}
	return out
}

// render shows the story as it is now, changing what is on the screen as
// little as that takes.
func (s *Screen) render() {
	a := s.story.Article
	if s.head == nil {
		s.head, s.general = s.newHead(), container.NewVBox()
		s.lead = s.newPiece(catalog.Block{Type: catalog.Paragraph}, catalog.InLead)
	}
	blocks := s.inView()
	held := s.cards[s.slot]
	now := reuse(s.pieces, blocks)
	s.cards = map[int]*card{}
	for i, b := range blocks {
		if now[i] == nil {
			now[i] = s.newPiece(b, i)
			// As wide as it will be: its text is wrapped once.
			now[i].root.Resize(fyne.NewSize(s.page.Size().Width, now[i].root.MinSize().Height))
		}
		if c := now[i].card; c != nil {
			s.cards[b.Slot] = c
		}
	}
	s.pieces = now
	for i, b := range blocks {
		now[i].set(b, i)
		if c := now[i].card; c != nil {
			c.find(slices.DeleteFunc(slices.Clone(s.find), func(f catalog.Finding) bool { return f.Slot != b.Slot }))
			c.hold(b.Slot == s.slot || c == held)
		}
	}
	s.lead.set(catalog.Block{Type: catalog.Paragraph, Text: a.Lead}, catalog.InLead)
	s.showHead()
	rows := []fyne.CanvasObject{s.head.above, s.general, s.lead.root}
	for _, p := range s.pieces {
		rows = append(rows, p.root)
	}
	if len(a.Blocks) > mostPieces && len(blocks) == mostPieces {
		rows = append(rows, s.tooMany(len(a.Blocks)))
	}
	rows = append(rows, s.head.below)
	if who := s.people(); who != nil {
		rows = append(rows, who)
	}
	if !slices.Equal(rows, s.page.Objects) {
		s.lay(rows)
	}
	if held != nil && s.cards[held.slot.N] == held && held.slot.N != s.slot { // numbered anew
		s.slot = held.slot.N
		s.do.Slot(s.slot)
		s.side.SetText(s.words.T("stories.candidates", s.slot))
	}
	if s.cropping != nil {
		s.cropping.follow()
	}
}

// lay puts the parts of the article in their places. Refreshing the page would
// draw each of them anew, and that takes its time with a long article.
func (s *Screen) lay(rows []fyne.CanvasObject) {
	last := len(rows) - 1
	s.page.Objects = rows[:last:last]
	s.page.Add(rows[last])
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.page); c != nil {
		c.Refresh(s.page)
	}
}

// inView are the blocks that are on the screen: of a long article first as
// many as fill it, and then some more at a time, so that nothing waits long.
func (s *Screen) inView() []catalog.Block {
	all := s.story.Article.Blocks
	all = all[:min(len(all), mostPieces)]
	n, runes := min(s.whole, len(all)), 0
	for n < len(all) && runes < 3000 {
		runes += len(all[n].Text) + 400
		n++
	}
	if s.whole = n; n == len(all) {
		s.whole = n + 4
		return all
	}
	id := s.story.ID
	s.do.Later(func() {
		if s.story.ID == id {
			s.render()
		}
	})
	return all[:n]
}

func (s *Screen) tooMany(n int) fyne.CanvasObject {
	if s.many == nil {
		s.many = widget.NewLabel("")
		s.many.Wrapping, s.many.Importance = fyne.TextWrapWord, widget.WarningImportance
	}
	s.many.SetText(s.words.T("stories.many", mostPieces, n))
	return s.many
}

// showHead shows the fields around the text.
func (s *Screen) showHead() {
	h, a := s.head, s.story.Article
	d := a.Dateline
	h.headline.show(a.Headline)
	h.byline.show(a.Byline)
	h.sign.show(d.Sign)
	h.place.show(d.Place)
	h.day.show(d.Text)
	h.page.show(s.pageDate())
	year := ""
	if d.Year != 0 {
		year = strconv.Itoa(d.Year)
	}
	h.year.show(year)
	h.year.TextStyle.Italic = !d.YearCertain
	if !d.YearCertain && (d.Year != 0 || d.Text != "") {
		h.why.SetText(d.Why)
		enable(h.confirm, d.Year != 0)
		h.guess.Show()
	} else {
		h.guess.Hide()
	}
	st := s.story.Standing
	for state, c := range h.states {
		c.SetOn(state == st.State || st.State == "" && state == catalog.StoryDraft)
	}
	since := ""
	if !st.When.IsZero() {
		since = s.words.T("stories.since", st.Who, s.words.Date(st.When.Local()))
	}
	h.since.SetText(since)
}

// pageDate is the day the page is dated, as the language writes it.
func (s *Screen) pageDate() string {
	return s.story.Article.PageDate.In(catalog.Language(s.words.Language()))
}

// State is what a state of stories is called.
func (s *Screen) State(st catalog.StoryState) string {
	switch st {
	case catalog.StoryReady:
		return s.words.T("stories.state.ready")
	case catalog.StoryPublished:
		return s.words.T("stories.state.published")
	}
	return s.words.T("stories.state.draft")
}

// setState says how far the story is.
func (s *Screen) setState(st catalog.StoryState) {
	now := s.story.Standing.State
	if now == "" {
		now = catalog.StoryDraft
	}
	if now == st {
		s.showHead() // a chip that was on stays on
		return
	}
	s.Flush()
	s.change(Change{Name: "state", Title: "state", Text: string(st), Sets: []catalog.Set{{Field: catalog.FieldState, Value: catalog.TextValue(string(st))}}})
}

// people lists whom the article names.
func (s *Screen) people() fyne.CanvasObject {
	var lines []string
	for _, p := range s.story.Article.People {
		text := p.Name
		if len(p.Offices) > 0 {
			text += " — " + strings.Join(p.Offices, "; ")
		}
		lines = append(lines, text)
	}
	if len(lines) == 0 {
		return nil
	}
	if s.who == nil {
		title := widget.NewLabel(s.words.T("stories.people"))
		title.TextStyle.Bold = true
		s.names = widget.NewLabel("")
		s.names.Wrapping, s.names.Importance = fyne.TextWrapWord, widget.LowImportance
		s.who = container.NewVBox(widget.NewSeparator(), title, s.names)
	}
	if text := strings.Join(lines, "\n"); s.names.Text != text {
		s.names.SetText(text)
	}
	return s.who
}
