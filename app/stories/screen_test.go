package stories

import (
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// hands hears the screen's wishes.
type hands struct {
	set    []string // "slot field text" of each change
	names  []string // of the changes
	placed []string // "slot photo"
	said   []string
	failed []error
	slot   int
	undone int
	later  []func()
	win    fyne.Window
}

func newScreen(t testing.TB) (*Screen, *hands) {
	t.Helper()
	test.NewTempApp(t)
	words, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	h := &hands{}
	s := New(words, Wishes{
		Open: func(catalog.StoryID) {}, Import: func() {}, Paste: func() {}, Update: func() {}, Export: func() {}, Take: func(int) {},
		Accept: func(catalog.Finding) {}, Typed: func() {},
		Place: func(n int, id catalog.PhotoID) {
			h.placed = append(h.placed, strings.TrimSpace(catalog.PhotoID(n).String()+" "+id.String()))
		},
		Change: func(c Change) {
			h.names = append(h.names, c.Name)
			h.set = append(h.set, catalog.PhotoID(c.Slot).String()+" "+c.Name+" "+c.Text)
		},
		Drop: func([]catalog.PhotoID, Spot) {}, Aim: func(Drag, Spot, bool) {}, Carry: func(Drag, fyne.Position) {}, LetGo: func() {},
		Pane: func() {}, Tip: func(o fyne.CanvasObject, _ command.ID, _ i18n.Key) fyne.CanvasObject { return o },
		Undo: func() { h.undone++ }, Redo: func() { h.undone-- },
		Slot:  func(n int) { h.slot = n },
		Say:   func(text string) { h.said = append(h.said, text) },
		Long:  func(text string) { h.said = append(h.said, "too long") },
		Fail:  func(err error) { h.failed = append(h.failed, err) },
		Later: func(f func()) { h.later = append(h.later, f) },
		Key:   func(fyne.KeyName, fyne.KeyModifier) {},
		Focus: func(string, bool) {}, Grab: func(o fyne.Focusable) { h.win.Canvas().Focus(o) },
		Line: func() *widgets.Entry { return widgets.NewEntry(nil) }, Text: func() *widgets.Entry { return widgets.NewTextBox(nil) },
		Thumb: func(catalog.PhotoID, image.Point) image.Image { return nil },
		Large: func(catalog.PhotoID, int, func(*image.RGBA, error)) func() { return func() {} },
		Name:  func(id catalog.PhotoID) string { return "IMG_" + id.String() },
		Diff: func(was, now string) []catalog.Span {
			return []catalog.Span{{Op: catalog.SpanRemoved, Text: was}, {Op: catalog.SpanAdded, Text: now}}
		},
	})
	h.win = test.NewTempWindow(t, s.Content)
	h.win.Resize(fyne.NewSize(1200, 700))
	return s, h
}

// rest does what the screen put off.
func (h *hands) rest() {
	for len(h.later) > 0 {
		f := h.later[0]
		h.later = h.later[1:]
		f()
	}
}

func story() catalog.Story {
	return catalog.Story{ID: 7, Slug: "cho-phien", Article: catalog.Article{
		Headline: "Chợ phiên", Lead: "LKO-Hôm nay (14/11)", Dateline: catalog.Dateline{Sign: "LKO", Text: "14/11", Day: 14, Month: 11, Year: 2024},
		Blocks: []catalog.Block{{Type: catalog.Paragraph, Text: "Một"}, {Type: catalog.SlotBlock, Slot: 1, Text: "Ông A"},
			{Type: catalog.Paragraph, Text: "Hai"}, {Type: catalog.SlotBlock, Slot: 2, Text: "Bà B"}},
	}, Slots: []catalog.Slot{{N: 1, Caption: "Ông A"}, {N: 2, Caption: "Bà B"}}}
}

func TestCandidatesArePlacedByKeys(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(story())
	if h.slot != 1 {
		t.Fatalf("slot %d is in hand, want the first empty one", h.slot)
	}
	s.SetCandidates([]catalog.Candidate{{Slot: 1, Photo: 11}, {Slot: 1, Photo: 12}, {Slot: 2, Photo: 21}})
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			s.picker.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	now := story()
	now.Slots[0].Photo = 12
	s.SetStory(now)
	s.Advance(1)
	key(fyne.KeyReturn, fyne.KeyLeft, fyne.KeyDelete)
	if want := []string{"1 12", "2 21", "1 0"}; !slices.Equal(h.placed, want) {
		t.Errorf("placed %v, want %v", h.placed, want)
	}
}

func TestATypedCaptionIsToldOnceAndNotOverwritten(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(story())
	typed(s.cards[1].caption, "Ông A phát biểu")
	s.SetStory(story()) // somebody else changed the story
	if got := s.cards[1].caption.Text; got != "Ông A phát biểu" {
		t.Fatalf("what is being typed became %q", got)
	}
	s.Flush()
	s.Flush()
	want := []string{"1 story_caption Ông A phát biểu"}
	if !slices.Equal(h.set, want) {
		t.Errorf("told %q, want %q", h.set, want)
	}
	if sl, _ := s.Story().Slot(1); sl.Caption != "Ông A phát biểu" {
		t.Errorf("the screen's story says %q", sl.Caption)
	}
}

func TestFindingsStandBesideTheirSlot(t *testing.T) {
	s, _ := newScreen(t)
	s.SetStory(story())
	s.SetFindings([]catalog.Finding{
		{Slot: 1, Level: catalog.LevelError, Rule: catalog.RuleNameSpelling, Args: []any{"Ông Á", "Ông A"},
			Quotes: []catalog.Quote{{Where: "caption", Words: "Ông Á"}, {Where: "article", Words: "Ông A"}}, Fix: &catalog.Fix{Old: "Ông Á", New: "Ông A"}},
		{Slot: 2, Level: catalog.LevelNote, Rule: catalog.RuleYearUncertain, Args: []any{"14/11", "vì sao"}},
		{Level: catalog.LevelWarning, Rule: catalog.RuleNoCredit, Args: []any{1}},
	})
	one, two := s.cards[1], s.cards[2]
	if len(one.rows.Objects) != 1 || len(one.accepts) != 1 || len(one.fixes) != 1 {
		t.Errorf("slot 1 has %d findings, %d to accept, %d to fix", len(one.rows.Objects), len(one.accepts), len(one.fixes))
	}
	if len(two.rows.Objects) != 1 || len(two.accepts) != 0 {
		t.Errorf("slot 2: a note cannot be accepted: %d findings, %d buttons", len(two.rows.Objects), len(two.accepts))
	}
	if len(s.general.Objects) != 1 {
		t.Errorf("the story has %d findings of its own", len(s.general.Objects))
	}
	if s.sum.Text != "1 error" {
		t.Errorf("the sum says %q", s.sum.Text)
	}
	if len(one.quoted) != 2 {
		t.Errorf("%d words can be pointed at, want those of both texts", len(one.quoted))
	}
}
