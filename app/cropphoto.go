package app

import (
	"cmp"
	"context"

	"cutline/catalog"
)

// cropPhoto crops the photo that is seen large: for the slot of a story it is
// placed in, for which one if there are several. Photos have no crop of their
// own.
func (a *App) cropPhoto() {
	d, ids := a.desk, a.targets()
	if d == nil || len(ids) != 1 {
		return
	}
	var p catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { p, err = d.Photo(ctx, ids[0]) }, func() {
		if err != nil || a.desk != d {
			a.fail(err)
			return
		}
		a.askSlot(p.Stories)
	})
}

// mostAsked is how many slots are offered at once.
const mostAsked = 6

// askSlot asks which of the places that show a photo is meant, if that is not
// clear.
func (a *App) askSlot(uses []catalog.Use) {
	switch len(uses) {
	case 0:
		a.banner.show(a.words.T("look.noslot"), false)
		a.report.say("nocrop")
		return
	case 1:
		a.cropIn(uses[0])
		return
	}
	var choices []choice
	for _, u := range uses[:min(len(uses), mostAsked)] {
		name := clipped(cmp.Or(a.lists.Headlines[int64(u.Story)], u.Slug), 40)
		choices = append(choices, choice{a.words.T("look.slot", name, u.Slot), func() { a.cropIn(u) }})
	}
	a.banner.show(a.words.T("look.whichslot"), false, choices...)
}

// cropIn goes to a slot of a story and opens the frame over its photo.
func (a *App) cropIn(u catalog.Use) {
	a.goTab(tabStories)
	if a.stories.Story().ID == u.Story && a.stories.Crop(u.Slot) {
		a.report.say("cropping", "story", u.Story, "slot", u.Slot)
		return
	}
	a.look.crop = u
	a.openStory(u.Story)
}

// cropWanted opens the frame that waited for its story.
func (a *App) cropWanted() {
	u := a.look.crop
	if u.Story == 0 || a.stories.Story().ID != u.Story {
		return
	}
	a.look.crop = catalog.Use{}
	if a.tab == tabStories && a.stories.Crop(u.Slot) {
		a.report.say("cropping", "story", u.Story, "slot", u.Slot)
	}
}
