package stories

import (
	"slices"
	"testing"

	"cutline/catalog"
)

func TestATextTypedInABlockThatIsRemovedElsewhereIsKept(t *testing.T) {
	with := func(do ...func(catalog.Story) (catalog.Story, error)) catalog.Story {
		s := story()
		s.Slots = slices.Clone(s.Slots)
		s.Slots[0].Photo, s.Slots[0].Crop = 11, catalog.Crop{X1: .5, Y1: 1}
		s.Article.Blocks = slices.Clone(s.Article.Blocks)
		for _, f := range do {
			next, err := f(s)
			if err != nil {
				t.Fatal(err)
			}
			s = next
		}
		return s
	}
	remove := func(i int) func(catalog.Story) (catalog.Story, error) {
		return func(s catalog.Story) (catalog.Story, error) { return s.Remove(i) }
	}
	insert := func(i int, text string) func(catalog.Story) (catalog.Story, error) {
		return func(s catalog.Story) (catalog.Story, error) { return s.Insert(i, catalog.Paragraph, text) }
	}
	for _, tt := range []struct {
		name   string
		block  int // typed in
		theirs catalog.Story
		gone   bool
		want   []string // the blocks on the screen
	}{
		{"the paragraph", 2, with(remove(2)), true, []string{"Một", "Ông A", "Hai và tôi", "Bà B"}},
		{"the first", 0, with(remove(0)), true, []string{"Một và tôi", "Ông A", "Hai", "Bà B"}},
		{"all but one", 2, with(remove(2), remove(1), remove(0)), true, []string{"Hai và tôi", "Bà B"}},
		{"the paragraph, while another comes elsewhere", 2, with(remove(2), insert(0, "Của người khác")), true,
			[]string{"Của người khác", "Một", "Ông A", "Hai và tôi", "Bà B"}},
		{"one before it", 2, with(remove(0)), false, []string{"Ông A", "Hai và tôi", "Bà B"}},
		{"the picture", 1, with(remove(1)), true, []string{"Một", "Ông A và tôi", "Hai", "Bà B"}},
		{"the other picture", 1, with(remove(3)), false, []string{"Một", "Ông A và tôi", "Hai"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, h := newScreen(t)
			s.SetStory(with())
			var told []Change
			s.do.Change = func(c Change) { told = append(told, c) }
			p := s.pieces[tt.block]
			b := p.typing()
			h.win.Canvas().Focus(b.Entry)
			typed(b, b.Text+" và tôi")
			text := b.Text
			s.SetStory(tt.theirs)
			if gone := len(told) == 1 && told[0].Gone && told[0].Clash && told[0].Text == text; gone != tt.gone {
				t.Fatalf("told %+v", told)
			}
			var blocks []string
			for _, q := range s.pieces {
				blocks = append(blocks, q.typing().Text)
			}
			if !slices.Equal(blocks, tt.want) {
				t.Errorf("on the screen: %q, want %q", blocks, tt.want)
			}
			if h.win.Canvas().Focused() != b.Entry || !slices.Contains(s.pieces, p) {
				t.Error("the text box lost the keyboard")
			}
			if tt.gone {
				back, err := told[0].On(tt.theirs)
				if err != nil {
					t.Fatal(err)
				}
				if i := slices.IndexFunc(back.Article.Blocks, func(b catalog.Block) bool { return b.Text == text }); i < 0 {
					t.Errorf("put back: %+v", back.Article.Blocks)
				} else if n := back.Article.Blocks[i].Slot; n != 0 {
					if sl, _ := back.Slot(n); sl.Photo != 11 || sl.Crop == (catalog.Crop{}) || sl.Caption != text {
						t.Errorf("the slot that was put back is %+v", sl)
					}
				}
			}
			s.Flush()
			s.SetStory(s.Story()) // as the catalog has it then
			if got := b.Text; got != text {
				t.Errorf("it says %q then", got)
			}
		})
	}
}
