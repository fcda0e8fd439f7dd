package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"cutline/app/widgets"
	"cutline/catalog"
)

// onto is a point of the window at a part of something's height.
func onto(o fyne.CanvasObject, part float32) fyne.Position {
	p := widgets.PlaceOf(o)
	return p.At.AddXY(p.Size.Width/2, p.Size.Height*part)
}

func TestWhereADragMayGo(t *testing.T) {
	photos, picture := Drag{Photos: []catalog.PhotoID{5}}, Drag{Photos: []catalog.PhotoID{5}, Slot: 1}
	for _, tt := range []struct {
		name string
		drag Drag
		at   func(*Screen) fyne.Position
		want string
	}{
		{"on a slot", photos, func(s *Screen) fyne.Position { return onto(s.cards[1].root, .5) }, "slot 1"},
		{"at a slot's upper edge", photos, func(s *Screen) fyne.Position { return onto(s.cards[1].root, .02) }, "block 1"},
		{"at its lower edge", photos, func(s *Screen) fyne.Position { return onto(s.cards[1].root, .98) }, "block 2"},
		{"the first half of a paragraph", photos, func(s *Screen) fyne.Position { return onto(s.pieces[2].root, .3) }, "block 2"},
		{"the second half", photos, func(s *Screen) fyne.Position { return onto(s.pieces[2].root, .7) }, "block 3"},
		{"the lead", photos, func(s *Screen) fyne.Position { return onto(s.lead.root, .2) }, "block 0"},
		{"the headline", photos, func(s *Screen) fyne.Position { return onto(s.head.headline, .5) }, "nowhere"},
		{"beside the board", photos, func(s *Screen) fyne.Position { return onto(s.picker.scroll, .5) }, "nowhere"},
		{"a picture on another slot", picture, func(s *Screen) fyne.Position { return onto(s.cards[2].root, .5) }, "slot 2"},
		{"on its own", picture, func(s *Screen) fyne.Position { return onto(s.cards[1].root, .5) }, "nowhere"},
		{"where it stands", picture, func(s *Screen) fyne.Position { return onto(s.cards[1].root, .98) }, "nowhere"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newScreen(t)
			s.SetStory(story())
			var d widgets.Drops[Drag]
			d.Add(s.Target())
			got := "nowhere"
			s.do.Aim = func(_ Drag, at Spot, ok bool) {
				switch {
				case !ok:
				case at.Slot != 0:
					got = fmt.Sprint("slot ", at.Slot)
				default:
					got = fmt.Sprint("block ", at.Block)
				}
			}
			d.Begin(tt.drag)
			if took := d.Over(tt.at(s)); got != tt.want || took != (tt.want != "nowhere") {
				t.Errorf("%s, %v; want %s", got, took, tt.want)
			}
			if slot := strings.HasPrefix(tt.want, "slot "); s.cards[1].frame.lit != (tt.want == "slot 1") || s.aim.line.Visible() != (tt.want != "nowhere" && !slot) {
				t.Errorf("slot 1 is lit: %v, the line is shown: %v", s.cards[1].frame.lit, s.aim.line.Visible())
			}
			d.Cancel()
			if s.cards[1].frame.lit || s.cards[2].frame.lit || s.aim.line.Visible() {
				t.Error("the light is still on")
			}
		})
	}
}

func TestWhatADropDoes(t *testing.T) {
	placed := func() catalog.Story {
		st := story()
		st.Slots[0].Photo, st.Slots[1].Photo = 11, 12
		return st
	}
	held := func(s *Screen) string {
		var out []string
		for _, sl := range s.story.Slots {
			out = append(out, fmt.Sprintf("%d:%d", sl.N, sl.Photo))
		}
		return strings.Join(out, " ")
	}
	shots := []catalog.Photo{{ID: 21}, {ID: 22}}
	for _, tt := range []struct {
		name, want string
		do         func(s *Screen)
		names      []string
		hand       int
	}{
		{"a picture on another slot", "1:12 2:11", func(s *Screen) { s.drop(Drag{Slot: 1}, Spot{Slot: 2}) }, []string{"swap"}, 2},
		{"a slot to the end", "1:12 2:11", func(s *Screen) { s.drop(Drag{Slot: 1}, Spot{Block: 4}) }, []string{"move"}, 2},
		{"a slot to the beginning", "1:12 2:11", func(s *Screen) { s.drop(Drag{Slot: 2}, Spot{Block: 0}) }, []string{"move"}, 2},
		{"two photos on a slot", "1:21 2:22 3:12", func(s *Screen) { s.PlacePhotos(shots, Spot{Slot: 1}) }, []string{"place"}, 1},
		{"two photos at the end", "1:11 2:12 3:21 4:22", func(s *Screen) { s.PlacePhotos(shots, Spot{Block: 4}) }, []string{"place"}, 3},
		{"none", "1:11 2:12", func(s *Screen) { s.PlacePhotos(nil, Spot{Slot: 1}) }, nil, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, h := newScreen(t)
			s.SetStory(placed())
			tt.do(s)
			if got := held(s); got != tt.want || !slices.Equal(h.names, tt.names) || s.Slot() != tt.hand {
				t.Errorf("%s by %v, slot %d in hand; want %s by %v, %d", got, h.names, s.Slot(), tt.want, tt.names, tt.hand)
			}
		})
	}
}

func TestTheBoardScrollsUnderADragAtItsEdge(t *testing.T) {
	s, h := newScreen(t)
	st := story()
	for i := range 40 {
		st.Article.Blocks = append(st.Article.Blocks, catalog.Block{Type: catalog.Paragraph, Text: fmt.Sprint("Đoạn ", i)})
	}
	s.SetStory(st)
	h.rest()
	var d widgets.Drops[Drag]
	d.Add(s.Target())
	d.Begin(Drag{Photos: []catalog.PhotoID{5}})
	d.Over(onto(s.scroll, .99))
	for range 5 {
		if len(h.later) > 0 {
			f := h.later[0]
			h.later = h.later[1:]
			f()
		}
	}
	if got := s.scroll.Offset.Y; got != 5*creepStep {
		t.Errorf("scrolled by %v, want %v", got, 5*creepStep)
	}
	d.Cancel()
	h.rest()
	if got := s.scroll.Offset.Y; got != 5*creepStep {
		t.Errorf("scrolled on to %v after the drag", got)
	}
}
