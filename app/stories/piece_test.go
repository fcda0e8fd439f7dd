package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/catalog"
)

// typed puts a text into a box as a person would.
func typed(b *box, text string) { b.Replace(0, len([]rune(b.Text)), text) }

// texts are the blocks of the screen's story, slots in brackets.
func texts(st catalog.Story) string {
	out := []string{st.Article.Lead}
	for _, b := range st.Article.Blocks {
		switch b.Type {
		case catalog.SlotBlock:
			sl, _ := st.Slot(b.Slot)
			out = append(out, fmt.Sprintf("[%d %s]", b.Slot, sl.Caption))
		case catalog.Subhead:
			out = append(out, "# "+b.Text)
		default:
			out = append(out, b.Text)
		}
	}
	return strings.Join(out, "|")
}

// shown are the texts of the boxes on the screen.
func shown(s *Screen) string {
	out := []string{s.lead.box.Text}
	for i, p := range s.pieces {
		switch {
		case p.card != nil:
			out = append(out, fmt.Sprintf("[%d %s]", p.card.slot.N, p.card.caption.Text))
		case s.story.Article.Blocks[i].Type == catalog.Subhead:
			out = append(out, "# "+p.box.Text)
		default:
			out = append(out, p.box.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestTheArticleIsEditedInPlace(t *testing.T) {
	key := func(p *piece, names ...fyne.KeyName) {
		for _, n := range names {
			p.box.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	alt := func(p *piece, k fyne.KeyName) { p.typing().OnKey(k, fyne.KeyModifierAlt) }
	for _, tt := range []struct {
		name, want string
		do         func(s *Screen)
		names      []string
	}{
		{"a paragraph", "LKO|Mới|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			typed(s.pieces[0].box, "Mới")
			s.Flush()
		}, []string{"text"}},
		{"white space alone is no change", "LKO|Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.focus(0, 0)
			typed(s.pieces[0].box, "Một  ")
			s.Flush()
			s.FocusCandidates()
		}, nil},
		{"the lead", "LKO-Hôm nay|Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			typed(s.lead.box, "LKO-Hôm nay")
			s.Flush()
		}, []string{"text"}},
		{"Enter parts", "LKO|M|ột|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.pieces[0].box.SetCaret(1)
			key(s.pieces[0], fyne.KeyReturn)
		}, []string{"split"}},
		{"Enter at the end begins a paragraph", "LKO|Một||[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.pieces[0].box.SetCaret(3)
			key(s.pieces[0], fyne.KeyReturn)
		}, []string{"split"}},
		{"what was typed goes with the split, in one step", "LKO|Một|Ba|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			typed(s.pieces[0].box, "Một Ba")
			s.pieces[0].box.SetCaret(4)
			key(s.pieces[0], fyne.KeyReturn)
		}, []string{"split"}},
		{"Backspace at the start joins", "LKO Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.pieces[0].box.SetCaret(0)
			key(s.pieces[0], fyne.KeyBackspace)
		}, []string{"join"}},
		{"a picture keeps paragraphs apart", "LKO|Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.pieces[2].box.SetCaret(0)
			key(s.pieces[2], fyne.KeyBackspace)
		}, nil},
		{"Delete at the end joins the next", "LKO Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.lead.box.SetCaret(3)
			key(s.lead, fyne.KeyDelete)
		}, []string{"join"}},
		{"an empty paragraph goes", "LKO|Một|[1 Ông A]|[2 Bà B]", func(s *Screen) {
			typed(s.pieces[2].box, "")
			key(s.pieces[2], fyne.KeyBackspace)
		}, []string{"text", "remove"}},
		{"several paragraphs are pasted", "LKO|M1|2|3ột|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) {
			s.pieces[0].box.SetCaret(1)
			c := test.NewClipboard()
			c.SetContent("1\n\n2\n3")
			s.pieces[0].box.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, []string{"paste"}},
		{"a slot is added", "LKO|Một|[1 ]|[2 Ông A]|Hai|[3 Bà B]", func(s *Screen) { s.pieces[0].addSlot() }, []string{"addslot"}},
		{"a slot goes", "LKO|Một|Hai|[1 Bà B]", func(s *Screen) { test.Tap(s.cards[1].gone) }, []string{"remove"}},
		{"a slot moves", "LKO|[1 Ông A]|Một|Hai|[2 Bà B]", func(s *Screen) { test.Tap(s.cards[1].up) }, []string{"move"}},
		{"slots change places", "LKO|Một|[1 Bà B]|[2 Ông A]|Hai", func(s *Screen) {
			alt(s.pieces[3], fyne.KeyUp)
			alt(s.pieces[2], fyne.KeyUp)
		}, []string{"move", "move"}},
		{"a subhead", "LKO|# Một|[1 Ông A]|Hai|[2 Bà B]", func(s *Screen) { s.pieces[0].retype() }, []string{"retype"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, h := newScreen(t)
			st := story()
			st.Article.Lead = "LKO"
			s.SetStory(st)
			tt.do(s)
			if got := texts(s.Story()); got != tt.want {
				t.Errorf("the story is\n%s, want\n%s", got, tt.want)
			}
			if got := shown(s); got != tt.want {
				t.Errorf("the screen shows\n%s, want\n%s", got, tt.want)
			}
			if !slices.Equal(h.names, tt.names) || len(h.failed) > 0 {
				t.Errorf("told %q, want %q; %v", h.names, tt.names, h.failed)
			}
		})
	}
}

func TestTheCaretGoesWithTheText(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(story())
	focused := func() string {
		for _, b := range s.boxes() {
			if h.win.Canvas().Focused() == b.Entry {
				return fmt.Sprintf("%s %d", b.name, b.Caret())
			}
		}
		return "none"
	}
	press := func(k fyne.KeyName) { h.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
	s.focus(0, 1)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyReturn, "story.block1 0"}, {fyne.KeyUp, "story.block0 1"}, {fyne.KeyDown, "story.block1 0"},
		{fyne.KeyBackspace, "story.block0 2"}, {fyne.KeyHome, "story.block0 0"}, {fyne.KeyLeft, "story.lead 19"}} {
		if press(step.key); focused() != step.want {
			t.Fatalf("after %v the keyboard is in %s, want %s", step.key, focused(), step.want)
		}
	}
}

func TestOnlyTheChangedPieceIsBuiltAnew(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(long(30, 1000))
	h.rest()
	old := slices.Clone(s.pieces)
	typed(s.pieces[7].box, "Khác")
	s.Flush()
	s.SetStory(s.Story())
	if !slices.Equal(old, s.pieces) {
		t.Error("typing built pieces anew")
	}
	s.pieces[7].box.SetCaret(2)
	s.pieces[7].split()
	kept := 0
	for _, p := range s.pieces {
		if slices.Contains(old, p) {
			kept++
		}
	}
	if len(s.pieces) != 31 || kept != 30 {
		t.Errorf("a split left %d of 30 pieces", kept)
	}
}

func TestAChangeFindsItsBlockAgain(t *testing.T) {
	before := story()
	do := onBlock(before, 2, func(s catalog.Story, i int) (catalog.Story, error) { return s.WithText(i, "Hai rưỡi") })
	now, err := before.Insert(0, catalog.Paragraph, "Không")
	if err != nil {
		t.Fatal(err)
	}
	if now, err = do(now); err != nil || now.Article.Blocks[3].Text != "Hai rưỡi" {
		t.Errorf("the block that moved was not found: %v, %q", err, texts(now))
	}
	gone, err := before.Remove(2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := do(gone); err == nil {
		t.Error("a block that is gone was changed")
	}
}

func TestTextChangedElsewhereWhileItIsTypedIsAClash(t *testing.T) {
	for _, tt := range []struct {
		name, theirs string
		want         bool
	}{{"another text", "Của người khác", true}, {"nothing new", "Một", false}, {"the same", "Của tôi", false}} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newScreen(t)
			s.SetStory(story())
			var clashes []bool
			s.do.Change = func(c Change) { clashes = append(clashes, c.Clash) }
			typed(s.pieces[0].box, "Của tôi")
			theirs := story()
			theirs.Article.Blocks = slices.Clone(theirs.Article.Blocks)
			theirs.Article.Blocks[0].Text = tt.theirs
			s.SetStory(theirs)
			s.Flush()
			if s.pieces[0].box.Text != "Của tôi" || slices.Contains(clashes, true) != tt.want {
				t.Errorf("%q, clashes %v", s.pieces[0].box.Text, clashes)
			}
			typed(s.pieces[2].box, "Khác")
			s.Flush()
			if clashes[len(clashes)-1] {
				t.Error("a text nobody else changed is a clash")
			}
		})
	}
}

func TestTooLongATextIsRefused(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(story())
	c := test.NewClipboard()
	c.SetContent(strings.Repeat("một hai ", 50_000))
	for _, b := range []*box{s.pieces[0].box, s.cards[1].caption} {
		b.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
	}
	if len(h.said) != 2 || len(h.names) != 0 || shown(s) != texts(story()) {
		t.Errorf("said %q, told %q", h.said, h.names)
	}
	s.SetStory(long(1000, 40))
	h.rest()
	if len(s.pieces) != mostPieces || s.many == nil {
		t.Errorf("%d pieces of a text too long are on the screen", len(s.pieces))
	}
}

func TestALongArticleComesInParts(t *testing.T) {
	s, h := newScreen(t)
	s.SetStory(long(60, 1000))
	if n := len(s.pieces); n == 0 || n > 10 {
		t.Errorf("%d pieces at once", n)
	}
	h.rest()
	if len(s.pieces) != 60 || shown(s) != texts(s.Story()) {
		t.Errorf("%d of 60 pieces in the end", len(s.pieces))
	}
}

func TestAParagraphLikeABookIsShownAndNotEdited(t *testing.T) {
	s, h := newScreen(t)
	st := long(2, 50)
	st.Article.Blocks[1].Text = strings.Repeat("một hai ", 20_000)
	s.SetStory(st)
	h.rest()
	p := s.pieces[1]
	if !p.box.Disabled() || len(p.box.Text) > 10_000 {
		t.Errorf("%d bytes are in the box", len(p.box.Text))
	}
	if want := s.words.T("stories.huge", 40_000); p.note == nil || p.note.Text != want || !p.note.Visible() {
		t.Errorf("the note above it is not %q", want)
	}
	if s.pieces[0].note != nil {
		t.Error("an ordinary paragraph has a note")
	}
	s.Flush()
	if len(h.names) != 0 || len(s.Untold()) != 0 {
		t.Errorf("told %q", h.names)
	}
}

// long is a story of n paragraphs of so many runes.
func long(n, runes int) catalog.Story {
	st := catalog.Story{ID: 9, Slug: "dai", Article: catalog.Article{Headline: "Dài", Lead: "Mở đầu"}}
	text := []rune(strings.Repeat("Chợ phiên vùng cao họp từ sáng sớm. ", runes/30+1))[:runes]
	for i := range n {
		st.Article.Blocks = append(st.Article.Blocks, catalog.Block{Type: catalog.Paragraph, Text: strings.TrimSpace(fmt.Sprint(i, " ", string(text)))})
	}
	return st
}

// BenchmarkTypingInALongArticle is a key in a paragraph of 1,000 characters
// in an article of 30,000, with the layout that follows.
func BenchmarkTypingInALongArticle(b *testing.B) {
	s, h := newScreen(b)
	s.SetStory(long(30, 1000))
	h.rest()
	h.win.Canvas().Capture()
	box := s.pieces[12].box
	h.win.Canvas().Focus(box.Entry)
	box.SetCaret(500)
	keys := []rune("hopj chowj ")
	b.ResetTimer()
	for i := range b.N {
		box.TypedRune(keys[i%len(keys)])
		if i%400 == 399 {
			b.StopTimer()
			box.SetText(string([]rune(box.Text)[:1000]))
			box.SetCaret(500)
			b.StartTimer()
		}
	}
}

// BenchmarkSavingInALongArticle is what a pause in typing costs the window.
func BenchmarkSavingInALongArticle(b *testing.B) {
	s, h := newScreen(b)
	s.SetStory(long(30, 1000))
	h.rest()
	box := s.pieces[12].box
	b.ResetTimer()
	for i := range b.N {
		b.StopTimer()
		typed(box, fmt.Sprint("Khác ", i))
		b.StartTimer()
		s.Flush()
		s.SetStory(s.Story())
	}
}

// BenchmarkOpeningALongArticle is a story of 30 paragraphs put on the screen.
func BenchmarkOpeningALongArticle(b *testing.B) {
	s, h := newScreen(b)
	var longest time.Duration
	step := func(f func()) {
		start := time.Now()
		f()
		longest = max(longest, time.Since(start))
	}
	for i := range b.N {
		st := long(30, 1000)
		st.ID += catalog.StoryID(i)
		step(func() { s.SetStory(st) })
		for len(h.later) > 0 {
			f := h.later[0]
			h.later = h.later[1:]
			step(f)
		}
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-step")
}
