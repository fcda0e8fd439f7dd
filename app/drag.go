package app

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"cutline/app/stories"
	"cutline/app/widgets"
	"cutline/catalog"
)

// ghostSide is how large the picture that follows the pointer is asked for,
// in pixels.
const ghostSide = 256

// takeUp begins to drag photos off the grid.
func (a *App) takeUp(ids []catalog.PhotoID) {
	a.taken(stories.Drag{Photos: append([]catalog.PhotoID{}, ids...)})
}

// onStories is a target of the story screen, which is nowhere while that is
// not on the screen.
func (a *App) onStories(t widgets.Target[stories.Drag]) widgets.Target[stories.Drag] {
	where := t.Where
	t.Where = func() widgets.Place {
		if a.tab != tabStories || a.covered() {
			return widgets.Place{}
		}
		return where()
	}
	return t
}

func (a *App) taken(d stories.Drag) {
	if len(d.Photos) == 0 {
		return
	}
	a.tips.Hide()
	img, _ := a.Get(d.Photos[0], image.Pt(ghostSide, ghostSide))
	a.carry.Take(d, img, len(d.Photos))
	a.report.say("drag", "photos", d.Photos, "slot", d.Slot)
}

// carrySlot follows a slot's picture, from where it is taken up until it is
// let go. What Esc has called off stays called off.
func (a *App) carrySlot(d stories.Drag, at fyne.Position) {
	if !a.dragging {
		a.dragging = true
		a.stories.FocusCandidates() // Esc is heard there
		a.taken(d)
	}
	a.dragAt = at
	a.carry.Move(at)
}

// releaseSlot drops what is dragged where the pointer was last.
func (a *App) releaseSlot() { a.drop(a.dragAt) }

func (a *App) drop(at fyne.Position) {
	held, slots := a.carry.Held(), a.dragging
	a.dragging = false
	a.jobs.Post(func() { // the toolkit takes the keyboard away where the button goes up
		switch {
		case a.win.Canvas().Focused() != nil || a.modal != nil:
		case slots:
			a.focusContent()
		default:
			a.focusPhotos()
		}
	})
	took := a.carry.Drop(at)
	if held {
		a.report.say("dropped", "taken", took)
	}
	if held && !took {
		a.status.Say("", nil)
	}
}

// stopDrag calls a drag off, and reports whether there was one.
func (a *App) stopDrag() bool {
	if !a.carry.Held() {
		return false
	}
	a.carry.Stop()
	a.say(a.words.T("drag.off"))
	a.report.say("dropped", "taken", false)
	return true
}

// aim says what would become of what is dragged.
func (a *App) aim(d stories.Drag, at stories.Spot, ok bool) {
	if !a.carry.Held() {
		return
	}
	a.report.say("aim", "slot", at.Slot, "block", at.Block, "ok", ok)
	text := a.words.T("drag.nowhere")
	switch n := len(d.Photos); {
	case !ok:
	case d.Slot != 0 && at.Slot != 0:
		text = a.words.T("drag.swap", d.Slot, at.Slot)
	case d.Slot != 0:
		text = a.words.T("drag.move", d.Slot)
	case at.Slot != 0 && n > 1:
		text = a.words.N("drag.many", n-1, a.name(d.Photos[0]), at.Slot)
	case at.Slot != 0:
		text = a.words.T("drag.slot", at.Slot)
	default:
		text = a.words.N("drag.new", n)
	}
	a.status.Say(text, nil)
}

// readPhotos reads photos, in the order asked for, and learns their names.
func (a *App) readPhotos(ids []catalog.PhotoID, then func([]catalog.Photo)) {
	d := a.desk
	a.jobs.Ask(func(ctx context.Context) func() {
		photos, err := d.Photos(ctx, ids)
		return func() {
			if err != nil {
				a.fail(err)
				return
			}
			byID := map[catalog.PhotoID]catalog.Photo{}
			for _, p := range photos {
				a.names[p.ID], byID[p.ID] = p.File(), p
			}
			var out []catalog.Photo
			for _, id := range ids {
				if p, ok := byID[id]; ok {
					out = append(out, p)
				}
			}
			then(out)
		}
	})
}
