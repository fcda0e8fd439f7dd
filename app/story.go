package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// told is what is known of a story at one moment.
type told struct {
	story    catalog.Story
	seq      catalog.EditID // what the catalog had come to
	findings []catalog.Finding
	photos   map[catalog.PhotoID]catalog.Photo // in its slots
}

// readStory reads a story with its findings.
func readStory(ctx context.Context, d *desk.Desk, id catalog.StoryID) (told, error) {
	seq, err := d.Seq(ctx)
	if err != nil {
		return told{}, err
	}
	s, err := d.Story(ctx, id)
	if err != nil {
		return told{}, err
	}
	found, err := d.Check(ctx, id)
	if err != nil {
		return told{}, err
	}
	var ids []catalog.PhotoID
	for _, sl := range s.Slots {
		if sl.Photo != 0 {
			ids = append(ids, sl.Photo)
		}
	}
	all, err := d.Photos(ctx, ids)
	photos := map[catalog.PhotoID]catalog.Photo{}
	for _, p := range all {
		photos[p.ID] = p
	}
	return told{s, seq, found, photos}, err
}

func fileNames(ctx context.Context, d *desk.Desk, ids []catalog.PhotoID) (map[catalog.PhotoID]string, error) {
	out := map[catalog.PhotoID]string{}
	photos, err := d.Photos(ctx, ids)
	for _, p := range photos {
		out[p.ID] = p.File()
	}
	return out, err
}

// openStory shows a story, and what might fill its slots.
func (a *App) openStory(id catalog.StoryID) {
	a.stories.Flush()
	a.readAgain(id, true)
}

// reloadStory shows the newest state of the story on the screen.
func (a *App) reloadStory() {
	if id := a.stories.Story().ID; id != 0 {
		a.readAgain(id, false)
	}
}

// storyRest is how long marks rest before the story is read again.
const storyRest = 500 * time.Millisecond

// reloadStorySoon is reloadStory when no mark has come for a while.
func (a *App) reloadStorySoon() {
	if a.restory != nil {
		a.restory()
	}
	a.restory = a.jobs.After(storyRest, a.reloadStory)
}

func (a *App) readAgain(id catalog.StoryID, opened bool) {
	d := a.desk
	if d == nil {
		return
	}
	a.jobs.Latest("story", func(ctx context.Context) func() {
		t, err := readStory(ctx, d, id)
		return func() {
			if a.desk != d {
				return
			}
			if err != nil {
				a.fail(err)
				return
			}
			a.showStory(t)
			if opened {
				if last, slot := a.prefs.Story(d.Path()); last == id {
					a.stories.Return(slot)
				}
				a.report.say("story", "id", id, "slug", t.story.Slug, "slots", len(t.story.Slots))
			}
			a.cropWanted()
			a.suggest(id)
		}
	})
}

// showStory puts a story and its findings on the screen.
func (a *App) showStory(t told) {
	if len(a.steps) > 0 && t.story.ID == a.stories.Story().ID {
		return // the screen is ahead; the last step brings the story again
	}
	for id, p := range t.photos {
		a.names[id] = p.File()
	}
	if t.story.Removed {
		a.storyRemoved(t.story.ID, t.story.Article.Headline)
		t.story = catalog.Story{}
	}
	a.storySeq = t.seq
	a.stories.SetStory(t.story)
	a.stories.SetPhotos(t.photos)
	a.stories.SetFindings(t.findings)
	a.reportFindings(t.findings)
	a.showPlace()
}

func (a *App) reportFindings(all []catalog.Finding) {
	list, open := []map[string]any{}, 0
	for _, f := range all {
		if f.Blocks() {
			open++
		}
		var words []string
		for _, q := range f.Quotes {
			words = append(words, q.Words)
		}
		list = append(list, map[string]any{"slot": f.Slot, "rule": f.Rule, "level": f.Level, "accepted": f.Accepted != nil, "words": words})
	}
	a.report.say("findings", "list", list, "open", open)
}

// suggest looks for photos for the story's slots.
func (a *App) suggest(id catalog.StoryID) {
	d := a.desk
	a.jobs.Latest("suggest", func(ctx context.Context) func() {
		all, err := d.Suggest(ctx, id)
		if err != nil {
			return func() { a.fail(err) }
		}
		var ids []catalog.PhotoID
		for _, k := range all {
			ids = append(ids, k.Photo)
		}
		names, err := fileNames(ctx, d, ids)
		return func() {
			if a.desk != d || a.stories.Story().ID != id {
				return
			}
			a.fail(err)
			for id, name := range names {
				a.names[id] = name
			}
			a.stories.SetCandidates(all)
			a.report.say("candidates", "n", len(all))
			a.reportSlot(a.stories.Slot())
		}
	})
}

func (a *App) reportSlot(n int) { a.report.say("slot", "slot", n) }

func (a *App) name(id catalog.PhotoID) string {
	if name := a.names[id]; name != "" {
		return name
	}
	return a.words.T("photos.number", int(id))
}

// listStories refreshes the list of stories; the newest is opened when none
// is.
func (a *App) listStories() {
	d := a.desk
	a.jobs.Latest("stories", func(ctx context.Context) func() {
		all, err := d.Stories(ctx)
		return func() {
			if a.desk != d {
				return
			}
			a.fail(err)
			a.stories.SetStories(all)
			a.named(all)
			if a.stories.Story().ID == 0 && len(all) > 0 {
				a.openStory(a.firstStory(all))
			}
		}
	})
}

// place puts a photo in a slot of the story on the screen; photo 0 empties it.
func (a *App) place(slot int, photo catalog.PhotoID) {
	id := a.stories.Story().ID
	a.inStory(id, func(ctx context.Context, d *desk.Desk) error {
		_, err := d.Place(ctx, id, slot, photo, catalog.Crop{})
		return err
	}, func() {
		a.report.say("placed", "story", id, "slot", slot, "photo", photo)
		if photo == 0 {
			a.did(a.words.T("stories.emptied", slot))
		} else {
			a.did(a.words.T("stories.placed", a.name(photo), slot))
			a.stories.Advance(slot)
		}
		a.suggest(id)
	})
}

// takeCaption makes the slot's caption the photo's description.
func (a *App) takeCaption(slot int) {
	id := a.stories.Story().ID
	a.inStory(id, func(ctx context.Context, d *desk.Desk) error {
		_, err := d.Take(ctx, id, slot, "caption")
		return err
	}, func() {
		a.did(a.words.T("stories.taken", slot))
		a.grid.Changed()
		a.loadForm()
	})
}

// askAccept asks why a finding may stand.
func (a *App) askAccept(f catalog.Finding) {
	id := a.stories.Story().ID
	text := widget.NewLabel(f.Message(catalog.Language(a.words.Language())))
	text.Wrapping = fyne.TextWrapWord
	reason := a.newLine()
	reason.SetPlaceHolder(a.words.T("stories.reason"))
	a.ask("accept", a.words.T("stories.accept.title"), a.words.T("stories.accept.do"), container.NewVBox(text, reason), func() bool {
		why := reason.Text
		if why == "" {
			return false
		}
		a.inStory(id, func(ctx context.Context, d *desk.Desk) error {
			_, err := d.Accept(ctx, id, f.Rule, f.Slot, why)
			return err
		}, func() {
			a.report.say("accepted", "rule", f.Rule, "slot", f.Slot)
			a.did(a.words.T("stories.accepted.did"))
		})
		return true
	}, reason)
}

// ask shows a small dialog with text boxes of which the first has the
// keyboard; Enter accepts, Esc gives up. Done tells whether the answer is good.
func (a *App) ask(name, title, accept string, content fyne.CanvasObject, done func() bool, boxes ...*widgets.Entry) *widgets.Dialog {
	var d *widgets.Dialog
	finish := func() {
		if done() {
			d.Hide()
		}
	}
	yes := widgets.NewButton(accept, finish)
	yes.Importance = widget.HighImportance
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	d = widgets.NewDialog(a.win.Canvas(), title, content, no, yes)
	for _, box := range boxes {
		box.OnSubmitted = func(string) { finish() }
		box.OnKey = func(key fyne.KeyName, mod fyne.KeyModifier) {
			switch {
			case mod == 0:
				a.keyInDialog(key)
			case key == fyne.KeyReturn || key == fyne.KeyEnter:
				finish()
			}
		}
	}
	d.First = boxes[0]
	d.Resize(fyne.NewSize(a.dialogWidth(640), 0))
	a.present(name, d, map[string]fyne.CanvasObject{"dialog.text": boxes[0], "dialog.accept": yes, "dialog.cancel": no})
	return d
}

// dialogWidth is how wide a dialog is that needs so much at the usual text
// size.
func (a *App) dialogWidth(normal float32) float32 {
	scale := theme.TextSize(a.find) / 12
	return min(normal*scale, a.win.Canvas().Size().Width*.9)
}

// present shows a dialog and tells of it.
func (a *App) present(name string, d *widgets.Dialog, controls map[string]fyne.CanvasObject) {
	closed := d.OnClosed
	d.OnClosed = func() {
		a.dialog, a.modal = nil, nil
		a.report.say("dialog", "name", name, "shown", false)
		if closed != nil {
			closed()
		}
		a.focusContent()
	}
	a.dialog, a.modal = controls, d
	d.Show()
	a.report.say("dialog", "name", name, "shown", true)
}
