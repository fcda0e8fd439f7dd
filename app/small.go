package app

import (
	"context"
	"image"
	"strings"

	"cutline/catalog"
)

// decoders is how many large photos are decoded at once.
const decoders = 2

// goThen does work off the window's goroutine and comes back to it, unless it
// is called off.
func (a *App) goThen(work func(context.Context), then func()) func() {
	return a.jobs.Ask(func(ctx context.Context) func() {
		select {
		case a.decoding <- struct{}{}:
		case <-ctx.Done():
			return nil
		}
		defer func() { <-a.decoding }()
		work(ctx)
		return then
	})
}

// Large decodes a photo for the viewer.
func (a *App) Large(ctx context.Context, id catalog.PhotoID, longEdge int) (*image.NRGBA, image.Point, error) {
	d := a.shared.Load()
	if d == nil {
		return nil, image.Point{}, catalog.ErrNotFound
	}
	return d.Large(ctx, id, longEdge)
}

// Near decodes a part of a photo for the viewer.
func (a *App) Near(ctx context.Context, id catalog.PhotoID, scale float64, part func(full, all image.Point) image.Rectangle) (*image.NRGBA, error) {
	d := a.shared.Load()
	if d == nil {
		return nil, catalog.ErrNotFound
	}
	return d.Near(ctx, id, scale, part)
}

// say says something in the status line; did also offers to undo it.
func (a *App) say(text string) {
	a.status.Say(text, nil)
	a.report.say("status", "text", text)
}

func (a *App) did(text string) {
	a.depth++
	a.status.Say(text, a.undo)
	a.report.say("status", "text", text, "undo", true)
}

// marksText is a photo's marks as a line of text.
func (a *App) marksText(m catalog.Marks) string {
	var parts []string
	if m.Rating > 0 {
		parts = append(parts, strings.Repeat("★", m.Rating)+strings.Repeat("☆", 5-m.Rating))
	}
	if m.Color > 0 {
		parts = append(parts, a.color(m.Color))
	}
	if m.Tagged {
		parts = append(parts, a.words.T("marks.tag"))
	}
	if m.Rejected {
		parts = append(parts, a.words.T("marks.reject"))
	}
	return strings.Join(parts, " · ")
}
