package stories

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// Wishes are what the user may want of the screen's owner. All must be set but
// Codes.
type Wishes struct {
	Open   func(catalog.StoryID)
	Import func()
	Paste  func()
	Update func() // a new version of the text over the story
	Export func()
	Place  func(slot int, photo catalog.PhotoID) // photo 0 empties the slot
	// Drop is told of photos that were dropped on the board; PlacePhotos puts
	// them there.
	Drop func([]catalog.PhotoID, Spot)
	// Aim is told where on the board a drag is; ok: it may be dropped there.
	Aim func(d Drag, at Spot, ok bool)
	// Carry is told that a slot's picture is taken up, and where in the window
	// it is then; LetGo that the button went up.
	Carry  func(Drag, fyne.Position)
	LetGo  func()
	Take   func(slot int) // the slot's caption becomes the photo's description
	Accept func(catalog.Finding)
	// Change is told of a change that is on the screen already.
	Change func(Change)
	Undo   func()
	Redo   func()
	Typed  func()      // something was typed and waits for Flush
	Slot   func(n int) // another slot is in hand
	Say    func(string)
	Long   func(text string) // one too long to be pasted; "": there is none on the clipboard
	Fail   func(error)
	Later  func(func()) // on the window's goroutine, when it has drawn
	// Key is a key, or keys, that neither the candidates nor a text box use.
	Key func(name fyne.KeyName, mod fyne.KeyModifier)
	// Pane shows or hides the photos beside the story.
	Pane func()
	// Tip puts on a control what it does and its key: those of a command, or,
	// without one, a text. What it returns takes the control's place.
	Tip func(o fyne.CanvasObject, id command.ID, text i18n.Key) fyne.CanvasObject
	// Line and Text make text boxes, of one line and of several.
	Line, Text func() *widgets.Entry
	// Codes makes codes work in a box whose text is about photos, and gives what
	// to put below it. nil: there are none.
	Codes func(e *widgets.Entry, photos func() []catalog.Photo) fyne.CanvasObject
	Focus func(box string, in bool)
	Grab  func(fyne.Focusable)                           // gives it the keyboard
	Thumb func(catalog.PhotoID, image.Point) image.Image // nil until it is there; see ThumbReady
	// Large decodes a photo, and hands it over unless it was called off.
	Large func(id catalog.PhotoID, longEdge int, then func(*image.RGBA, error)) (stop func())
	// Work does work off the window's goroutine, and then what follows on it.
	Work func(work, then func())
	Name func(catalog.PhotoID) string // a photo's file name
	// Diff holds two texts against each other.
	Diff func(was, now string) []catalog.Span
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
	head   *head
	lead   *piece
	pieces []*piece // of the blocks
	photos map[catalog.PhotoID]catalog.Photo
	find   []catalog.Finding
	order  []catalog.StoryID // of choose
	cands  map[int][]catalog.Candidate
	choose *widget.Select
	quiet  bool // choose is being set by us

	export  *widgets.Button
	imports *widgets.Button
	update  *widgets.Button
	paste   *widgets.Button
	sum     *widget.Label
	page    *fyne.Container // article
	scroll  *container.Scroll
	body    *fyne.Container // empty state, or article and candidates
	split   *widgets.Split  // article | side
	sides   *widgets.Split  // candidates over the pane
	general *fyne.Container // findings of the story itself
	clash   bool            // what is being told was changed elsewhere meanwhile
	whole   int             // blocks that are on the screen, or may come at once
	many    *widget.Label
	who     *fyne.Container
	names   *widget.Label // in who
	picker  *picker

	cropping *cropping // nil: none
	aim      aim
	side     *widget.Label
	place    *widgets.Button
	all      *widgets.Button // photos
	hint     *widget.Label   // the keys of the candidates
}

// New makes the screen.
func New(words *i18n.Words, do Wishes) *Screen {
	s := &Screen{words: words, do: do}
	s.choose = widget.NewSelect(nil, nil)
	s.choose.PlaceHolder = words.T("stories.choose")
	s.choose.OnChanged = s.chosen
	s.imports = widgets.NewButtonWithIcon(words.T("stories.import"), theme.DocumentIcon(), do.Import)
	s.paste = widgets.NewButtonWithIcon(words.T("stories.paste"), theme.ContentPasteIcon(), do.Paste)
	s.update = widgets.NewButtonWithIcon(words.T("stories.update"), theme.ViewRefreshIcon(), do.Update)
	s.export = widgets.NewButtonWithIcon(words.T("stories.export"), theme.UploadIcon(), do.Export)
	s.export.Importance = widget.HighImportance
	s.sum = widget.NewLabel("")
	s.picker = newPicker(s)
	s.side = widget.NewLabel("")
	s.side.TextStyle.Bold = true
	s.side.Truncation = fyne.TextTruncateEllipsis
	s.place = widgets.NewButtonWithIcon(words.T("stories.place"), theme.ConfirmIcon(), s.picker.enter)
	s.page, s.aim = container.NewVBox(), newAim()
	s.scroll = container.NewVScroll(container.NewStack(container.New(layout.NewCustomPaddedLayout(6, 24, 14, 18), s.page),
		container.NewWithoutLayout(s.aim.line),
		newWheel(func() *container.Scroll { return s.scroll })))
	s.hint = widget.NewLabel(words.T("stories.keys"))
	s.hint.Wrapping, s.hint.Importance, s.hint.SizeName = fyne.TextWrapWord, widget.LowImportance, theme.SizeNameCaptionText
	s.all = widgets.NewButtonWithIcon(words.T("stories.all"), theme.GridIcon(), do.Pane)
	s.all.Importance = widget.LowImportance
	heading := container.NewBorder(nil, nil, nil, do.Tip(s.all, command.PhotoPane, ""), s.side)
	right := container.NewBorder(heading, container.NewVBox(do.Tip(s.place, "", "stories.place.tip"), s.hint), nil, nil, s.picker.scroll)
	s.sides = widgets.NewSplit(true, right, nil, PaneShare)
	s.split = widgets.NewSplit(false, s.scroll, s.sides, BoardShare)
	s.Bar = container.NewBorder(nil, nil, nil, container.NewHBox(s.sum,
		do.Tip(s.imports, command.ImportStory, "stories.import.tip"), do.Tip(s.paste, "", "stories.paste.tip"),
		do.Tip(s.update, "", "stories.update.tip"), do.Tip(s.export, command.ExportStory, "stories.export.tip")), s.choose)
	s.body = container.NewStack()
	s.Content = s.body
	s.show()
	return s
}

// The part of the screen that the article has at first, and the part of what
// is beside it that the candidates have.
const (
	BoardShare = 0.64
	PaneShare  = 0.36
)

// Dividers are where the dividers stand, 0 to 1: that of the article, and
// that between the candidates and the pane.
func (s *Screen) Dividers() (board, pane float64) { return s.split.Offset, s.sides.Offset }

// SetDividers moves them; 0 leaves one where it is.
func (s *Screen) SetDividers(board, pane float64) {
	for _, d := range []struct {
		split *widgets.Split
		at    float64
	}{{s.split, board}, {s.sides, pane}} {
		if d.at > 0 {
			d.split.SetOffset(d.at)
		}
	}
}

// SetPane shows something below the candidates; nil takes it away.
func (s *Screen) SetPane(o fyne.CanvasObject) {
	if o != nil {
		s.hint.Hide() // there is little room
	} else {
		s.hint.Show()
	}
	s.sides.SetSecond(o)
}

// SetStories lists the stories to choose from.
func (s *Screen) SetStories(all []catalog.Story) {
	s.order = nil
	var names []string
	for _, st := range all {
		s.order = append(s.order, st.ID)
		name := s.title(st)
		if slices.Contains(names, name) {
			name += "  ·  " + st.Slug // choose tells stories apart by their names
		}
		names = append(names, name)
	}
	if slices.Equal(names, s.choose.Options) {
		s.mark()
		return
	}
	s.choose.Options = names
	s.mark()
}

// title is a story in the list: its headline, how far it is, its day.
func (s *Screen) title(st catalog.Story) string {
	return Headline(st) + "  ·  " + s.State(st.Standing.State) + "  ·  " + Day(st).In(catalog.Language(s.words.Language()))
}

// Headline is what a story is called in a list.
func Headline(st catalog.Story) string {
	if st.Article.Headline != "" {
		return st.Article.Headline
	}
	return st.Slug
}

// Day is a story's day in a list: that of its page, else that of its date
// line, else the day it came into the catalog.
func Day(st catalog.Story) catalog.Date { return st.Day() }

// mark shows the open story as chosen.
func (s *Screen) mark() {
	s.quiet = true
	defer func() { s.quiet = false }()
	for i, id := range s.order {
		if id == s.story.ID {
			if s.choose.SelectedIndex() != i || s.choose.Selected != s.choose.Options[i] {
				s.choose.SetSelectedIndex(i)
			}
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
	other := st.ID != s.story.ID || st.ID == 0
	var back []Change
	if !other {
		st, back = s.keepGone(st)
	}
	s.story = st
	if other {
		s.endCrop()
		s.cands, s.find, s.slot = nil, nil, 0
		s.head, s.lead, s.pieces, s.cards, s.who, s.many = nil, nil, nil, nil, nil, nil
		s.page.Objects, s.whole = nil, 0
	}
	if st.ID != 0 {
		s.render()
	}
	if other {
		s.show()
		s.scroll.ScrollToTop()
	}
	if _, ok := st.Slot(s.slot); !ok {
		s.Hand(s.firstSlot())
	}
	s.mark()
	for _, c := range back {
		s.do.Change(c)
	}
}

// SetPhotos tells what is known of the photos in the slots.
func (s *Screen) SetPhotos(photos map[catalog.PhotoID]catalog.Photo) {
	s.photos = photos
	for _, c := range s.cards {
		c.compare()
	}
}

func (s *Screen) show() {
	if s.story.ID == 0 {
		empty := widgets.NewEmpty(s.words.T("stories.empty.title"), s.words.T("stories.empty.text"),
			widgets.NewButtonWithIcon(s.words.T("stories.import"), theme.DocumentIcon(), s.do.Import),
			widgets.NewButtonWithIcon(s.words.T("stories.paste"), theme.ContentPasteIcon(), s.do.Paste))
		s.body.Objects = []fyne.CanvasObject{empty}
		s.export.Disable()
		s.update.Disable()
	} else {
		s.update.Enable()
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
	side := ""
	if n != 0 {
		side = s.words.T("stories.candidates", n)
	}
	s.side.SetText(side)
	s.picker.set(s.cands[n])
	s.do.Slot(n)
}

// Return takes a slot in hand that was in hand before, if it is still there,
// and scrolls to it.
func (s *Screen) Return(n int) {
	if _, ok := s.story.Slot(n); ok {
		s.Hand(n)
		s.do.Later(func() { s.reveal(n) })
	}
}

// Step takes the next or the previous slot in hand.
func (s *Screen) Step(by int) {
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
	if c := s.cards[n]; c != nil {
		s.show1(c.root)
	}
}

// show1 scrolls to a part of the article.
func (s *Screen) show1(o fyne.CanvasObject) {
	top, height := o.Position().Y, s.scroll.Size().Height
	if top < s.scroll.Offset.Y || top+o.Size().Height > s.scroll.Offset.Y+height {
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
	for _, b := range s.boxes() {
		b.flush()
	}
}

// Typing is what the text box with the keyboard holds; "" when none has it.
func (s *Screen) Typing() string {
	for _, b := range s.boxes() {
		if b.in {
			return b.Text
		}
	}
	return ""
}

// Untold are the changes that Flush would tell, and those that could not be
// made.
func (s *Screen) Untold() []Change {
	var out []Change
	keep := s.do.Change
	s.do.Change = func(c Change) { out = append(out, c) }
	for _, b := range s.boxes() {
		b.told = b.held
		b.flush()
	}
	s.do.Change = keep
	return out
}

// FocusCandidates puts the keyboard into the list of candidates.
func (s *Screen) FocusCandidates() { s.do.Grab(s.picker) }
