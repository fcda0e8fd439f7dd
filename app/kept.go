package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/catalog"
)

// keepText keeps a text that could not be saved beside the preferences, and
// returns by what it is let go again.
func (a *App) keepText(path string, story catalog.StoryID, where, text string) (id string) {
	u := settings.Unsaved{ID: strconv.FormatInt(time.Now().UnixNano(), 36), Catalog: path, Story: story, Where: where, Text: text, When: time.Now()}
	a.note(func(p *settings.Prefs) { p.Keep(u) }, func() { a.report.say("kept", "text", text) })
	return u.ID
}

func (a *App) letGo(ids ...string) {
	if len(ids) > 0 {
		a.note(func(p *settings.Prefs) { p.LetGo(ids...) }, nil)
	}
}

// letGoText is letGo of what was kept with these words.
func (a *App) letGoText(text string) {
	for _, u := range a.prefs.Unsaved {
		if u.Text == text {
			a.letGo(u.ID)
		}
	}
}

// keepSteps keeps the texts of the steps that wait for an answer.
func (a *App) keepSteps() {
	for i, s := range a.steps {
		if s.change.Text != "" && s.kept == "" {
			a.steps[i].kept = a.keepText(a.desk.Path(), s.story, s.change.Before.Article.Headline, s.change.Text)
		}
	}
}

// dropSteps gives the waiting steps up, and the texts kept of them.
func (a *App) dropSteps() {
	var ids []string
	for _, s := range a.steps {
		if s.kept != "" {
			ids = append(ids, s.kept)
		}
	}
	a.letGo(ids...)
	a.steps, a.stuck = nil, false
}

// offerKept brings back the texts that could not be saved before the window
// ended.
func (a *App) offerKept() {
	draft := "" // it is offered with more than its words
	if d, ok := a.oldDraft(); ok {
		draft = draftText(d)
	}
	all := slices.DeleteFunc(a.prefs.Of(a.desk.Path()), func(u settings.Unsaved) bool { return u.Text == draft })
	if len(all) == 0 {
		return
	}
	var ids, texts, said []string
	story := all[0].Story
	for i, u := range all {
		ids, texts = append(ids, u.ID), append(texts, u.Text)
		if i < 3 {
			said = append(said, u.Where+": “"+clipped(u.Text, 200)+"”")
		}
		if u.Story != story {
			story = 0
		}
	}
	text := a.words.N("kept.before", len(all), strings.Join(said, "\n"))
	choices := []choice{{a.words.T("kept.copy"), func() {
		a.fyne.Clipboard().SetContent(strings.Join(texts, "\n\n"))
		a.offerKept() // until the person says that it has served
	}}, {a.words.T("kept.drop"), func() { a.letGo(ids...) }}}
	if story != 0 {
		choices = append([]choice{{a.words.T("kept.append"), func() { a.appendKept(story, texts, ids) }}}, choices...)
	}
	a.question(text, choices...)
	a.report.say("unsaved", "n", len(all), "text", text)
}

// appendKept puts texts at the end of the story they were written in.
func (a *App) appendKept(id catalog.StoryID, texts, ids []string) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) {
		_, err = d.Rewrite(ctx, id, catalog.Edit{Title: "story"}, func(s catalog.Story) (catalog.Story, error) {
			for _, text := range texts {
				next, err := s.Insert(len(s.Article.Blocks), catalog.Paragraph, text)
				if err != nil {
					return s, err
				}
				s = next
			}
			return s, nil
		})
	}, func() {
		if err != nil {
			a.fail(err)
			a.offerKept()
			return
		}
		a.letGo(ids...)
		a.did(a.words.N("kept.appended", len(texts)))
		a.report.say("appended", "story", id, "n", len(texts))
		a.showTab(tabStories)
		a.openStory(id)
		a.listStories()
	})
}

// question asks something that has to be answered: it stands until it is,
// and comes back when something else was said meanwhile.
func (a *App) question(text string, choices ...choice) {
	a.warned = false
	a.banner.ask(text, choices...)
	a.report.say("banner", "text", text)
}

// storyRemoved says that the story on the screen was removed elsewhere while
// a person wrote in it, and offers to bring it back.
func (a *App) storyRemoved(id catalog.StoryID, name string) {
	for _, c := range a.stories.Untold() {
		a.steps = append(a.steps, storyStep{story: id, change: c, over: true, ran: new(atomic.Bool), done: func() {}})
	}
	if len(a.steps) == 0 {
		return
	}
	a.stuck = true
	a.keepSteps()
	var texts []string
	for _, s := range a.steps {
		texts = append(texts, s.change.Text)
	}
	text := strings.Join(texts, "\n\n")
	ask := func() {}
	ask = func() {
		a.question(a.words.T("stories.removed", name, clipped(text, 300)),
			choice{a.words.T("stories.removed.back"), func() { a.bringBack(id, ask) }},
			choice{a.words.T("stories.copytext"), func() { a.fyne.Clipboard().SetContent(text); ask() }},
			choice{a.words.T(i18n.Key("captions.drop")), a.dropSteps})
	}
	ask()
}

// bringBack has a removed story again, with what was written in it.
func (a *App) bringBack(id catalog.StoryID, ask func()) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) {
		_, err = d.EditStory(ctx, id, 0, catalog.Edit{Title: "story", Sets: []catalog.Set{{Field: catalog.FieldRemoved}}})
	}, func() {
		if err != nil {
			a.fail(err)
			ask()
			return
		}
		a.stuck = false
		for n := range a.steps {
			a.doStep(n)
		}
		a.queue.whenIdle(func() { a.openStory(id); a.listStories() })
	})
}
