package stories

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Wishes are what the user may want of the screen's owner. All must be set.
type Wishes struct {
	Open   func(catalog.StoryID)
	Import func()
	Paste  func()
	Export func()
	Place  func(slot int, photo catalog.PhotoID) // photo 0 empties the slot
	Set    func(slot int, field, text string)    // slot 0: of the story
	Take   func(slot int)                        // the slot's caption becomes the photo's description
	Accept func(catalog.Finding)
	Fix    func(catalog.Finding)
	Typed  func()      // something was typed and waits for Flush
	Slot   func(n int) // another slot is in hand
	// Key is a key, or keys, that neither the candidates nor a text box use.
	Key func(name fyne.KeyName, mod fyne.KeyModifier)
	// Line and Text make text boxes, of one line and of several.
	Line, Text func() *widgets.Entry
	Focus      func(box string, in bool)
	Grab       func(fyne.Focusable)                           // gives it the keyboard
	Thumb      func(catalog.PhotoID, image.Point) image.Image // nil until it is there; see ThumbReady
	Name       func(catalog.PhotoID) string                   // a photo's file name
}

// A Screen is the story tab. Make it with New.
type Screen struct {
	Content fyne.CanvasObject
	Bar     fyne.CanvasObject // which story, what to do with it: for the row above

	words  *i18n.Words
	do     Wishes
	story  catalog.Story
	slot   int // in hand; 0: none
	cards  map[int]*card
	find   []catalog.Finding
	order  []catalog.StoryID // of choose
	cands  map[int][]catalog.Candidate
	choose *widget.Select
	quiet  bool // choose is being set by us

	export  *widget.Button
	imports *widget.Button
	paste   *widget.Button
	sum     *widget.Label
	page    *fyne.Container // article
	scroll  *container.Scroll
	body    *fyne.Container // empty state, or article and candidates
	split   *container.Split
	general *fyne.Container // findings of the story itself
	year    *box
	picker  *picker
	side    *widget.Label
	place   *widget.Button
}

// New makes the screen.
func New(words *i18n.Words, do Wishes) *Screen {
	s := &Screen{words: words, do: do}
	s.choose = widget.NewSelect(nil, nil)
	s.choose.PlaceHolder = words.T("stories.choose")
	s.choose.OnChanged = s.chosen
	s.imports = widget.NewButtonWithIcon(words.T("stories.import"), theme.DocumentIcon(), do.Import)
	s.paste = widget.NewButtonWithIcon(words.T("stories.paste"), theme.ContentPasteIcon(), do.Paste)
	s.export = widget.NewButtonWithIcon(words.T("stories.export"), theme.UploadIcon(), do.Export)
	s.export.Importance = widget.HighImportance
	s.sum = widget.NewLabel("")
	s.picker = newPicker(s)
	s.side = widget.NewLabel("")
	s.side.TextStyle.Bold = true
	s.side.Truncation = fyne.TextTruncateEllipsis
	s.place = widget.NewButtonWithIcon(words.T("stories.place"), theme.ConfirmIcon(), s.picker.enter)
	s.page = container.NewVBox()
	s.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(6, 24, 14, 18), s.page))
	hint := widget.NewLabel(words.T("stories.keys"))
	hint.Wrapping, hint.Importance = fyne.TextWrapWord, widget.LowImportance
	right := container.NewBorder(s.side, container.NewVBox(s.place, hint), nil, nil, s.picker.scroll)
	s.split = container.NewHSplit(s.scroll, right)
	s.split.Offset = 0.64
	s.Bar = container.NewBorder(nil, nil, nil, container.NewHBox(s.sum, s.imports, s.paste, s.export), s.choose)
	s.body = container.NewStack()
	s.Content = s.body
	s.show()
	return s
}

// SetStories lists the stories to choose from.
func (s *Screen) SetStories(all []catalog.Story) {
	s.order = nil
	var names []string
	for _, st := range all {
		s.order = append(s.order, st.ID)
		names = append(names, title(st))
	}
	s.choose.Options = names
	s.mark()
}

func title(st catalog.Story) string {
	name := st.Article.Headline
	if name == "" {
		name = st.Slug
	}
	return name + "  ·  " + st.ID.String()
}

// mark shows the open story as chosen.
func (s *Screen) mark() {
	s.quiet = true
	defer func() { s.quiet = false }()
	for i, id := range s.order {
		if id == s.story.ID {
			s.choose.SetSelectedIndex(i)
			return
		}
	}
	s.choose.ClearSelected()
}

func (s *Screen) chosen(string) {
	if i := s.choose.SelectedIndex(); !s.quiet && i >= 0 && i < len(s.order) && s.order[i] != s.story.ID {
		s.do.Open(s.order[i])
	}
}

// Story is the story on the screen; ID 0 when there is none.
func (s *Screen) Story() catalog.Story { return s.story }

// Slot is the number of the slot in hand, 0 when there is none.
func (s *Screen) Slot() int { return s.slot }

// SetStory shows a story; the same story with newer values keeps what is
// being typed.
func (s *Screen) SetStory(st catalog.Story) {
	same := st.ID == s.story.ID && st.ID != 0 && len(st.Article.Blocks) == len(s.story.Article.Blocks) &&
		st.Article.Headline == s.story.Article.Headline
	s.story = st
	if !same {
		s.cands, s.find, s.slot = nil, nil, 0
		s.build()
		s.show()
		s.scroll.ScrollToTop()
		s.Hand(s.firstSlot())
	}
	for n, c := range s.cards {
		if sl, ok := st.Slot(n); ok {
			c.set(sl)
		}
	}
	s.setYear()
	s.mark()
}

func (s *Screen) show() {
	if s.story.ID == 0 {
		empty := widgets.NewEmpty(s.words.T("stories.empty.title"), s.words.T("stories.empty.text"),
			widget.NewButtonWithIcon(s.words.T("stories.import"), theme.DocumentIcon(), s.do.Import),
			widget.NewButtonWithIcon(s.words.T("stories.paste"), theme.ContentPasteIcon(), s.do.Paste))
		s.body.Objects = []fyne.CanvasObject{empty}
		s.export.Disable()
	} else {
		s.body.Objects = []fyne.CanvasObject{s.split}
		s.export.Enable()
	}
	s.body.Refresh()
}

// firstSlot is the first slot without a photo, else the first.
func (s *Screen) firstSlot() int {
	first := 0
	for _, sl := range s.story.Slots {
		if sl.Photo == 0 {
			return sl.N
		}
		if first == 0 {
			first = sl.N
		}
	}
	return first
}

// Hand takes a slot in hand: its candidates are shown.
func (s *Screen) Hand(n int) {
	if n == s.slot {
		return
	}
	old := s.slot
	s.slot = n
	for _, k := range []int{old, n} {
		if c := s.cards[k]; c != nil {
			c.hold(k == n)
		}
	}
	if n != 0 {
		s.side.SetText(s.words.T("stories.candidates", n))
	}
	s.picker.set(s.cands[n])
	s.do.Slot(n)
}

// step takes the next or the previous slot in hand.
func (s *Screen) step(by int) {
	for i, sl := range s.story.Slots {
		if sl.N == s.slot {
			if k := i + by; k >= 0 && k < len(s.story.Slots) {
				s.Hand(s.story.Slots[k].N)
				s.reveal(s.story.Slots[k].N)
			}
			return
		}
	}
}

// Advance takes the next empty slot in hand after a photo was placed.
func (s *Screen) Advance(placed int) {
	for _, sl := range s.story.Slots {
		if sl.N > placed && sl.Photo == 0 && s.slot == placed {
			s.Hand(sl.N)
			s.reveal(sl.N)
			return
		}
	}
}

// reveal scrolls to a slot.
func (s *Screen) reveal(n int) {
	c := s.cards[n]
	if c == nil {
		return
	}
	top, height := c.root.Position().Y, s.scroll.Size().Height
	if top < s.scroll.Offset.Y || top+c.root.Size().Height > s.scroll.Offset.Y+height {
		s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-24)))
	}
}

// SetCandidates shows what was suggested, for all slots.
func (s *Screen) SetCandidates(all []catalog.Candidate) {
	s.cands = map[int][]catalog.Candidate{}
	for _, k := range all {
		s.cands[k.Slot] = append(s.cands[k.Slot], k)
	}
	s.picker.set(s.cands[s.slot])
}

// SetFindings shows what a check found, each beside its slot.
func (s *Screen) SetFindings(all []catalog.Finding) {
	s.find = all
	open := map[catalog.Level]int{}
	by := map[int][]catalog.Finding{}
	for _, f := range all {
		by[f.Slot] = append(by[f.Slot], f)
		if f.Accepted == nil {
			open[f.Level]++
		}
	}
	for n, c := range s.cards {
		c.find(by[n])
	}
	s.general.Objects = s.rows(by[0])
	s.general.Refresh()
	switch {
	case open[catalog.LevelError] > 0:
		s.sum.Importance = widget.DangerImportance
		s.sum.SetText(s.words.N("stories.errors", open[catalog.LevelError]))
	case open[catalog.LevelWarning] > 0:
		s.sum.Importance = widget.WarningImportance
		s.sum.SetText(s.words.N("stories.warnings", open[catalog.LevelWarning]))
	default:
		s.sum.Importance = widget.SuccessImportance
		s.sum.SetText(s.words.T("stories.fine"))
	}
}

// ThumbReady hears that a photo's thumbnail came.
func (s *Screen) ThumbReady(id catalog.PhotoID) {
	for _, c := range s.cards {
		if c.slot.Photo == id {
			c.picture()
		}
	}
	s.picker.thumb(id)
}

// Flush tells what was typed and not yet told.
func (s *Screen) Flush() {
	for _, sl := range s.story.Slots {
		if c := s.cards[sl.N]; c != nil {
			c.caption.flush()
			c.credit.flush()
		}
	}
	if s.year != nil {
		s.year.flush()
	}
}

// A Wish is a field that was typed in; slot 0 is the story itself.
type Wish struct {
	Slot        int
	Field, Text string
}

// Untold is what Flush would tell.
func (s *Screen) Untold() []Wish {
	var out []Wish
	for _, sl := range s.story.Slots {
		if c := s.cards[sl.N]; c != nil {
			if b := c.caption; b.untold() {
				out = append(out, Wish{sl.N, catalog.FieldCaption, b.Text})
			}
			if b := c.credit; b.untold() {
				out = append(out, Wish{sl.N, catalog.FieldCredit, b.Text})
			}
		}
	}
	if s.year != nil && s.year.untold() {
		out = append(out, Wish{0, catalog.FieldYear, s.year.Text})
	}
	return out
}

// Unsaved hears that what Flush told could not be saved: the next Flush tells
// it again.
func (s *Screen) Unsaved() {
	for _, c := range s.cards {
		c.caption.told, c.credit.told = c.caption.held, c.credit.held
	}
	if s.year != nil {
		s.year.told = s.year.held
	}
}

// FocusCandidates puts the keyboard into the list of candidates.
func (s *Screen) FocusCandidates() { s.do.Grab(s.picker) }

// Controls names what a test may want to point at.
func (s *Screen) Controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"story.choose": s.choose, "story.import": s.imports, "story.paste": s.paste,
		"story.export": s.export, "story.candidates": s.picker, "story.place": s.place}
	for n, c := range s.cards {
		key := "story.slot" + string(rune('0'+n%10))
		out[key], out[key+".caption"] = c.frame, c.caption.Entry
		for i, b := range c.accepts {
			out[key+".accept"+string(rune('0'+i%10))] = b
		}
		for i, b := range c.fixes {
			out[key+".fix"+string(rune('0'+i%10))] = b
		}
	}
	return out
}
