package stories

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over the article and turns it: the text boxes below would keep
// the mouse wheel for themselves, though there is nothing in them to turn. It
// feels nothing else.
type wheel struct {
	widget.BaseWidget
	turns func() *container.Scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(turns func() *container.Scroll) *wheel {
	w := &wheel{turns: turns}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the article.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turns().Scrolled(e) }

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
