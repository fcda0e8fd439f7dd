package app

import (
	"context"
	"errors"
	"fmt"
	"image"
	"sync/atomic"
	"time"

	"cutline/app/settings"
	"cutline/app/stories"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// A storyStep is a change of a story that waits for its turn.
type storyStep struct {
	story  catalog.StoryID
	change stories.Change // its Before tells whether somebody else was there
	base   catalog.EditID // the edit the catalog had come to when the screen was last right
	over   bool           // somebody else's change may be overwritten
	kept   string         // by what its text is let go; "" = it is not kept
	ran    *atomic.Bool   // it was done, whether or not the window has heard so
	work   func(context.Context, *desk.Desk) error
	done   func()
}

// storyPause is how long typing in a story rests before it is saved and
// checked.
const storyPause = 1500 * time.Millisecond

func (a *App) storyTyped() {
	if a.report != nil {
		a.report.say("storytyped", "text", a.stories.Typing())
	}
	if a.flush != nil {
		a.flush()
	}
	a.flush = a.jobs.After(storyPause, func() { a.stories.Flush() })
}

// storyWishes connects the story screen.
func (a *App) storyWishes() stories.Wishes {
	return stories.Wishes{
		Open: a.openStory, Import: a.askImport, Paste: a.askPaste, Update: a.askUpdate, Export: a.askExport,
		Place: a.place, Drop: a.placePhotos, Aim: a.aim, Pane: a.paneKey, Tip: a.storyTip, Carry: a.carrySlot, LetGo: a.releaseSlot, Take: a.takeCaption, Accept: a.askAccept, Change: a.changeStory, Undo: a.undo, Redo: a.redo,
		Typed: a.storyTyped, Slot: func(n int) { a.reportSlot(n); a.paneHint() }, Say: a.say, Fail: a.fail, Long: a.refused,
		Later: func(f func()) { a.jobs.After(30*time.Millisecond, f) },
		Key:   a.press, Focus: a.focused, Grab: a.win.Canvas().Focus,
		Thumb: a.thumb, Large: a.largeImage, Work: a.work, Name: a.name, Line: a.newLine, Text: a.newText, Diff: a.diff,
		Codes: a.storyCodes,
	}
}

// work does work in the background, and then what follows in the window.
func (a *App) work(work, then func()) {
	a.jobs.Ask(func(context.Context) func() {
		work()
		return then
	})
}

// diff holds two texts against each other.
func (a *App) diff(was, now string) []catalog.Span {
	if a.desk == nil {
		return nil
	}
	return a.desk.Diff(was, now)
}

// largeImage decodes a photo off the window's goroutine.
func (a *App) largeImage(id catalog.PhotoID, longEdge int, then func(*image.RGBA, error)) (stop func()) {
	var out *image.RGBA
	var err error
	return a.goThen(func(ctx context.Context) {
		var img image.Image
		if img, _, err = a.Large(ctx, id, longEdge); err == nil {
			out = asRGBA(img)
		}
	}, func() { then(out, err) })
}

// changeStory keeps a change that the story screen shows already.
func (a *App) changeStory(c stories.Change) {
	a.later(storyStep{story: c.Before.ID, change: c, base: a.storySeq, done: func() {
		a.report.say("storysaved", "change", c.Name, "slot", c.Slot, "text", c.Text)
		said := c.Said
		if said == "" {
			said = a.words.T("stories.saved")
		}
		a.did(said)
		if c.Slots {
			a.suggest(c.Before.ID)
		}
		if c.Name == catalog.FieldState || c.Name == catalog.FieldHeadline {
			a.listStories()
		}
	}})
}

// inStory does something else with a story in its turn, and shows what the
// story became.
func (a *App) inStory(id catalog.StoryID, work func(context.Context, *desk.Desk) error, done func()) {
	if id != 0 {
		a.later(storyStep{story: id, work: work, done: done})
	}
}

// later does a step in its turn. When one cannot be done, those after it wait
// with it until the user says what shall become of them: their places in the
// story follow from it.
func (a *App) later(s storyStep) {
	if a.desk == nil {
		return
	}
	s.ran = new(atomic.Bool)
	a.steps = append(a.steps, s)
	if a.stuck {
		a.keepSteps()
		return
	}
	a.doStep(len(a.steps) - 1)
}

// doStep queues the nth step that waits.
func (a *App) doStep(n int) {
	d, s := a.desk, a.steps[n]
	var t told
	var own catalog.EditID
	var err error
	skip := false
	a.queue.doFirst(func() {
		skip = a.stuck
		s.base = a.own.raise(s.base)
	}, func(ctx context.Context) {
		if skip {
			return
		}
		if own, err = s.do(ctx, d); err == nil {
			s.ran.Store(true)
			t, err = readStory(ctx, d, s.story)
		}
	}, func() {
		switch {
		case skip:
		case a.desk != d:
			a.fail(err)
		case err != nil:
			a.stuck, a.stay = true, true
			a.stepFailed(err)
		default:
			a.own.add(own)
			if kept := a.steps[0].kept; kept != "" {
				a.letGo(kept)
			}
			a.steps = a.steps[1:]
			if a.stories.Story().ID == s.story && len(a.steps) == 0 {
				a.showStory(t)
			}
			s.done()
		}
	})
}

// do makes the step's change. The edit's number is told when it was the only
// one meanwhile.
func (s storyStep) do(ctx context.Context, d *desk.Desk) (catalog.EditID, error) {
	if s.work != nil {
		return 0, s.work(ctx, d)
	}
	if s.change.Clash && !s.over {
		return 0, &catalog.Clash{Target: catalog.Target{Kind: catalog.OfStory, ID: int64(s.story), Slot: s.change.Slot},
			Field: s.change.Name, Ours: catalog.TextValue(s.change.Text)}
	}
	seq, err := d.Seq(ctx)
	if err != nil {
		return 0, err
	}
	now, err := d.Story(ctx, s.story)
	if err != nil {
		return 0, err
	}
	e := catalog.Edit{Title: s.change.Title, Base: s.base}
	switch {
	case s.over:
		e.Base = 0
	case stories.SameText(now, s.change.Before):
		e.Base = seq // whatever was changed since, it was not this
	}
	if s.change.Do != nil {
		_, err = d.Rewrite(ctx, s.story, e, s.change.Do)
	} else {
		e.Sets = s.change.Sets
		_, err = d.EditStory(ctx, s.story, s.change.Slot, e)
	}
	if err != nil {
		return 0, err
	}
	after, err := d.Seq(ctx)
	if after == seq+1 {
		return after, err
	}
	return 0, err
}

// stepFailed says what could not be done, and what may become of it. Until
// then what was written is kept, for a next start too.
func (a *App) stepFailed(err error) {
	s := a.steps[0]
	a.keepSteps()
	again := func(over bool) func() {
		return func() {
			a.steps[0].over = over
			a.stuck = false
			for n := range a.steps {
				a.doStep(n)
			}
		}
	}
	drop := choice{a.words.T("stories.drop"), func() {
		a.dropSteps()
		a.stories.SetStory(catalog.Story{})
		a.readAgain(s.story, false)
	}}
	text := a.words.T("stories.notsaved", a.explain(err))
	if s.change.Text != "" {
		text += "\n“" + clipped(s.change.Text, 300) + "”"
	}
	retry := choice{a.words.T("captions.again"), again(false)}
	var clash *catalog.Clash
	switch {
	case s.change.Gone && !s.over:
		text = a.words.T("stories.gone", clipped(s.change.Text, 300))
		retry = choice{a.words.T("stories.gone.back"), again(true)}
		drop.label = a.words.T("captions.drop")
	case errors.As(err, &clash):
		text = a.words.T("stories.clash", clipped(s.change.Text, 300))
		retry = choice{a.words.T("captions.mine"), again(true)}
	}
	choices := []choice{retry, drop}
	if s.change.Text != "" {
		choices = append(choices, choice{a.words.T("stories.copytext"), func() {
			a.fyne.Clipboard().SetContent(s.change.Text)
			a.stepFailed(err) // the question stands
		}})
	}
	a.question(text, choices...)
}

func clipped(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// finishStory keeps what was typed in the story and what still waits, when
// the window ends.
func (a *App) finishStory(ctx context.Context, d *desk.Desk) error {
	var errs []error
	for _, c := range a.stories.Untold() {
		a.steps = append(a.steps, storyStep{story: c.Before.ID, change: c, base: a.own.raise(a.storySeq)})
	}
	for _, s := range a.steps {
		if s.ran != nil && s.ran.Load() {
			continue
		}
		_, err := s.do(ctx, d)
		var clash *catalog.Clash
		if errors.As(err, &clash) {
			s.over = true // nobody can be asked any more; theirs is in the history
			_, err = s.do(ctx, d)
		}
		switch {
		case err == nil && s.kept != "":
			a.noteLast(func(p *settings.Prefs) { p.LetGo(s.kept) })
		case err != nil:
			errs = append(errs, fmt.Errorf("keep what was typed in story %v: %w", s.story, err))
			if s.change.Text != "" && s.kept == "" { // offered at the next start
				u := settings.Unsaved{ID: "last", Catalog: d.Path(), Story: s.story, Where: s.change.Before.Article.Headline, Text: s.change.Text, When: time.Now()}
				a.noteLast(func(p *settings.Prefs) { p.Keep(u) })
			}
		}
	}
	a.steps = nil
	return errors.Join(errs...)
}
