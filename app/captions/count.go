package captions

import (
	"fyne.io/fyne/v2/widget"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// Signs counts the characters of a text as a reader does: a letter with its
// accents is one, however it is written.
func Signs(text string) int { return uniseg.GraphemeClusterCount(norm.NFC.String(text)) }

// full shows how full the field is: beside its box once it is worth knowing,
// and at the foot of the panel as long as the box has the keyboard. There it
// moves nothing that a mouse may be on its way to.
func (b *box) full(text string) {
	bytes, limit := Room(b.field, text)
	if b.name() != b.field.Name {
		limit = 0
	}
	near, over := limit > 0 && bytes*10 >= limit*8, limit > 0 && bytes > limit
	say := func(l *widget.Label, text string) {
		l.Importance = widget.LowImportance
		if over {
			l.Importance = widget.WarningImportance
		}
		l.SetText(text)
	}
	if near {
		say(b.room, b.p.words.T("captions.room", bytes, limit))
	}
	visible(b.room, near)
	if b.in {
		count := b.p.words.N("captions.signs", Signs(text))
		if limit > 0 {
			count += " · " + b.p.words.T("captions.room", bytes, limit)
		}
		say(b.p.count, count)
		b.p.count.Show()
	}
}

// The rows that a box of several lines shows without being scrolled.
const (
	leastRows = 3
	mostRows  = 12
)

// grow gives a box of several lines as many rows as its text has, between
// bounds; it reports whether that changed anything.
func (b *box) grow() bool {
	if !b.field.Lines || b.Size().Width < 2*leastWide {
		return false
	}
	rows := max(b.RowsUpTo(mostRows), leastRows)
	if rows == b.rows {
		return false
	}
	b.rows = rows
	b.SetMinRowsVisible(rows)
	return true
}

// leastWide is narrower than any box that is on the screen.
const leastWide = 20

// grown hears that the text of the box in hand changed: it may take more rows,
// and the caret stays in sight.
func (b *box) grown() {
	if b.grow() {
		b.p.resized()
	}
	if b.in {
		b.p.revealCaret(b)
	}
}

// wide hears that the box has another width, and its text other rows.
func (b *box) wide(width float32) {
	if width != b.was {
		b.was = width
		b.grow()
	}
}
