package stories

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
)

// mostPieces is how many blocks of an article are put on the screen.
const mostPieces = 400

const (
	mostPasted = 120_000 // bytes of several paragraphs that are pasted at once
	mostLine   = 12_000  // bytes of one paragraph that are pasted
	mostTyped  = 36_000  // bytes of a paragraph that can be edited
)

// A piece is a paragraph, a subhead, the lead, or a slot on the screen.
type piece struct {
	s    *Screen
	kind catalog.BlockType
	at   int           // the block's place; catalog.InLead
	held string        // the block's text when it was shown last
	box  *box          // nil for a slot
	card *card         // nil for text
	huge bool          // too long to be edited
	note *widget.Label // says of a huge one why; else nil
	root fyne.CanvasObject
}

func (s *Screen) newPiece(b catalog.Block, at int) *piece {
	p := &piece{s: s, kind: b.Type, at: at}
	if b.Type == catalog.SlotBlock {
		p.card = newCard(s, b.Slot)
		p.root = p.card.root
		return p
	}
	p.box = newBox(s, "", true, func(text string) { s.tellBlock(p.at, text) })
	p.box.clean = spaced
	if p.huge = len(b.Text) > mostTyped; p.huge {
		p.box.clean = func(string) string { return "" } // nothing was typed, ever
		p.box.Disable()
		p.note = widget.NewLabel("")
		p.note.Importance = widget.WarningImportance
		p.note.Wrapping = fyne.TextWrapWord
	}
	p.box.codes(nil)
	p.box.OnEdge = p.edge
	p.box.OnPaste = p.paste
	own := p.box.OnKey
	p.box.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
		if !p.key(key, mod) {
			own(key, mod)
		}
	}
	p.box.TextStyle.Bold = b.Type == catalog.Subhead || at == catalog.InLead
	if at == catalog.InLead {
		p.box.SetPlaceHolder(s.words.T("stories.lead"))
		p.root = p.withNote(p.box.object())
		return p
	}
	var more *widgets.Button
	more = widgets.NewButtonWithIcon("", theme.MoreVerticalIcon(), func() { p.menu(more) })
	more.Importance = widget.LowImportance
	p.root = container.NewBorder(nil, nil, nil, container.NewVBox(s.do.Tip(more, "", "stories.more.tip")), p.withNote(p.box.object()))
	return p
}

// withNote puts the note of a huge piece above its text.
func (p *piece) withNote(text fyne.CanvasObject) fyne.CanvasObject {
	if p.note == nil {
		return text
	}
	return container.NewVBox(p.note, text)
}

// set shows a block in the piece.
func (p *piece) set(b catalog.Block, at int) {
	p.at, p.held = at, b.Text
	if p.card != nil {
		sl, _ := p.s.story.Slot(b.Slot)
		sl.N = b.Slot
		p.card.set(sl)
		return
	}
	p.box.name = fmt.Sprintf("story.block%d", at)
	if at == catalog.InLead {
		p.box.name = "story.lead"
	} else if bold := b.Type == catalog.Subhead; bold != p.box.TextStyle.Bold {
		p.box.TextStyle.Bold = bold
		p.box.Refresh()
	}
	p.kind = b.Type
	if p.huge {
		p.box.show(clip(b.Text, 2000))
		p.note.SetText(p.s.words.T("stories.huge", len(strings.Fields(b.Text))))
		return
	}
	p.box.show(b.Text)
}

// fits reports whether the piece can show a block.
func (p *piece) fits(b catalog.Block) bool {
	return (p.kind == catalog.SlotBlock) == (b.Type == catalog.SlotBlock) && p.huge == (p.box != nil && len(b.Text) > mostTyped)
}

// reuse finds for each block the piece that shows it, of those there are: the
// same block first, else one of the same kind; nil: a new one is needed. One
// that is being typed in shows no other block than its own.
func reuse(old []*piece, blocks []catalog.Block) []*piece {
	out := make([]*piece, len(blocks))
	same := func(p *piece, b catalog.Block) bool { return p.fits(b) && p.held == b.Text }
	from, to := 0, 0 // pieces used at the head and at the tail
	for from < min(len(old), len(blocks)) && same(old[from], blocks[from]) {
		out[from] = old[from]
		from++
	}
	for to < min(len(old), len(blocks))-from && same(old[len(old)-1-to], blocks[len(blocks)-1-to]) {
		out[len(blocks)-1-to] = old[len(old)-1-to]
		to++
	}
	left := slices.Clone(old[from : len(old)-to])
	fits := func(p *piece, b catalog.Block, i int) bool {
		return p.fits(b) && (!p.typed() || p.follows(old, out, i, b)) // what is typed stays where it belongs
	}
	for _, ok := range []func(*piece, catalog.Block, int) bool{func(p *piece, b catalog.Block, _ int) bool { return same(p, b) }, fits} {
		for i := from; i < len(blocks)-to; i++ {
			if out[i] != nil {
				continue
			}
			if k := slices.IndexFunc(left, func(p *piece) bool { return ok(p, blocks[i], i) }); k >= 0 {
				out[i] = left[k]
				left = slices.Delete(left, k, k+1)
			}
		}
	}
	return out
}

// pieceAt is the piece of a block, nil when it is not on the screen.
func (s *Screen) pieceAt(i int) *piece {
	if i == catalog.InLead {
		return s.lead
	}
	if i >= 0 && i < len(s.pieces) {
		return s.pieces[i]
	}
	return nil
}

// edge is a key at the end of a text that leaves it, joins it with the next
// or parts it.
func (p *piece) edge(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.split()
	case fyne.KeyBackspace:
		return p.join()
	case fyne.KeyDelete:
		next := p.s.pieceAt(p.at + 1)
		return next != nil && next.box != nil && next.join()
	case fyne.KeyUp, fyne.KeyLeft:
		return p.goTo(-1)
	case fyne.KeyDown, fyne.KeyRight:
		return p.goTo(1)
	default:
		return false
	}
	return true
}

// goTo puts the keyboard into the next text, or the one before.
func (p *piece) goTo(by int) bool {
	if h := p.s.head; p.at+by < catalog.InLead && h != nil {
		p.s.do.Grab(h.headline.Entry)
		h.headline.SetCaret(utf8.RuneCountInString(h.headline.Text))
		p.s.scroll.ScrollToTop()
		return true
	}
	for i := p.at + by; i >= catalog.InLead && i < len(p.s.pieces); i += by {
		b := p.s.pieceAt(i).typing()
		if b == nil {
			continue
		}
		p.s.do.Grab(b.Entry)
		b.SetCaret(0)
		if by < 0 {
			b.SetCaret(utf8.RuneCountInString(b.Text))
		}
		p.s.show1(p.s.pieceAt(i).root)
		return true
	}
	return false
}

// typing is the box one writes in.
func (p *piece) typing() *box {
	switch {
	case p == nil:
		return nil
	case p.card != nil:
		return p.card.caption
	}
	return p.box
}

// split parts the text at the caret.
func (p *piece) split() {
	if p.box.SelectedText() != "" {
		p.box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	r := []rune(p.box.Text)
	at := min(p.box.Caret(), len(r))
	before, after, i := string(r[:at]), strings.TrimSpace(string(r[at:])), p.at
	p.replace("split", func(s catalog.Story, i int) (catalog.Story, error) {
		s, err := s.WithText(i, before)
		if err != nil {
			return s, err
		}
		return s.Insert(i+1, catalog.Paragraph, after)
	})
	p.s.focus(i+1, 0)
}

// replace makes an operation that has what was typed in the piece as a part.
func (p *piece) replace(name string, do func(catalog.Story, int) (catalog.Story, error)) bool {
	text := p.box.Text
	for _, other := range p.s.boxes() {
		if other != p.box {
			other.flush()
		}
	}
	do2 := onBlock(p.s.story, p.at, do)
	p.box.took()
	p.held = p.box.Text
	return p.s.change(Change{Name: name, Title: "story", Text: text, Do: do2})
}

// join puts the text behind that before it.
func (p *piece) join() bool {
	s := p.s
	if p.at == catalog.InLead {
		return false
	}
	s.Flush()
	if text := p.box.Text; strings.TrimSpace(text) == "" {
		to := p.at - 1
		p.remove()
		s.focus(to, -1)
		return true
	}
	before := s.pieceAt(p.at - 1)
	if before == nil || before.box == nil {
		s.do.Say(s.words.T("stories.join.picture"))
		return true
	}
	mine := utf8.RuneCountInString(spaced(p.box.Text))
	to := p.at - 1
	if s.change(Change{Name: "join", Title: "story", Text: p.box.Text, Do: onBlock(s.story, p.at, catalog.Story.Join)}) {
		s.focus(to, utf8.RuneCountInString(before.box.Text)-mine)
	}
	return true
}

// remove takes the block out of the article.
func (p *piece) remove() {
	p.s.Flush()
	if p.box != nil {
		p.box.took()
	}
	p.s.change(Change{Name: "remove", Title: "story", Text: textAt(p.s.story, p.at), Slots: p.card != nil,
		Do: onBlock(p.s.story, p.at, catalog.Story.Remove)})
}

// move takes the block to another place.
func (p *piece) move(by int) {
	to := p.at + by
	if p.at == catalog.InLead || to < 0 || to >= len(p.s.story.Article.Blocks) {
		return
	}
	p.s.Flush()
	p.s.change(Change{Name: "move", Title: "story", Slots: true, Do: onBlock(p.s.story, p.at, func(s catalog.Story, i int) (catalog.Story, error) {
		return s.Move(i, i+by)
	})})
	p.s.show1(p.root)
	if b := p.typing(); b != nil {
		p.s.do.Grab(b.Entry)
	}
}

// addSlot adds a place for a picture after the block.
func (p *piece) addSlot() {
	p.s.Flush()
	at := p.at
	if !p.s.change(Change{Name: "addslot", Title: "story", Slots: true, Do: onBlock(p.s.story, p.at, func(s catalog.Story, i int) (catalog.Story, error) {
		return s.AddSlot(i+1, "")
	})}) {
		return
	}
	if now := p.s.pieceAt(at + 1); now != nil && now.card != nil {
		p.s.Hand(now.card.slot.N)
		p.s.reveal(now.card.slot.N)
		p.s.FocusCandidates()
	}
}

// retype makes a paragraph a subhead, or the reverse.
func (p *piece) retype() {
	to := catalog.Subhead
	if p.kind == catalog.Subhead {
		to = catalog.Paragraph
	}
	p.s.Flush()
	p.s.change(Change{Name: "retype", Title: "story", Do: onBlock(p.s.story, p.at, func(s catalog.Story, i int) (catalog.Story, error) {
		return s.Retype(i, to)
	})})
}

// key has the keys of the article: Alt and arrows move the block, Ctrl+Shift
// and Enter adds a picture after it.
func (p *piece) key(key fyne.KeyName, mod fyne.KeyModifier) bool {
	both := fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	switch {
	case mod == fyne.KeyModifierAlt && key == fyne.KeyUp:
		p.move(-1)
	case mod == fyne.KeyModifierAlt && key == fyne.KeyDown:
		p.move(1)
	case mod == both && (key == fyne.KeyReturn || key == fyne.KeyEnter):
		p.addSlot()
	default:
		return false
	}
	return true
}

// paste takes a text of several paragraphs apart; one too long is refused.
func (p *piece) paste(text string) bool {
	switch {
	case len(text) > mostPasted, len(text) > mostLine && strings.Count(text, "\n") < len(text)/mostLine:
		p.s.do.Long(text)
		return true
	case !strings.Contains(strings.TrimSpace(text), "\n"):
		return false
	}
	if p.box.SelectedText() != "" {
		p.box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	r := []rune(p.box.Text)
	at := min(p.box.Caret(), len(r))
	whole := string(r[:at]) + text + string(r[at:])
	p.replace("paste", func(s catalog.Story, i int) (catalog.Story, error) { return s.WithText(i, whole) })
	return true
}

// menu offers what can be done with the block.
func (p *piece) menu(at fyne.CanvasObject) {
	w := p.s.words
	kind := fyne.NewMenuItem(w.T("stories.do.subhead"), p.retype)
	if p.kind == catalog.Subhead {
		kind.Label = w.T("stories.do.paragraph")
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(at)
	if c == nil {
		return
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).AddXY(0, at.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem(w.T("stories.do.slot"), p.addSlot), kind,
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.T("stories.do.up"), func() { p.move(-1) }),
		fyne.NewMenuItem(w.T("stories.do.down"), func() { p.move(1) }),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.T("stories.do.remove"), p.remove)), c, pos)
}

// focus puts the caret into a block's text; -1 is its end.
func (s *Screen) focus(i, caret int) {
	b := s.pieceAt(i).typing()
	if b == nil {
		return
	}
	s.do.Grab(b.Entry)
	if caret < 0 {
		caret = utf8.RuneCountInString(b.Text)
	}
	b.SetCaret(caret)
	s.show1(s.pieceAt(i).root)
}
