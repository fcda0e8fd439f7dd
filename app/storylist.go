package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/stories"
	"cutline/app/widgets"
	"cutline/catalog"
)

// showStories lists all stories with how far each is; one is opened by Enter
// or a click.
func (a *App) showStories() {
	d := a.desk
	a.keep()
	a.jobs.Latest("storylist", func(ctx context.Context) func() {
		all, err := d.Stories(ctx)
		return func() {
			switch {
			case a.desk != d || a.asking():
			case err != nil:
				a.fail(err)
			case len(all) == 0:
				a.goTab(tabStories)
				a.say(a.words.T("stories.list.none"))
			default:
				a.chooseStory(all)
			}
		}
	})
}

// chooseStory shows the list; the story on the screen is the one in hand.
func (a *App) chooseStory(all []catalog.Story) {
	at := 0
	for i, s := range all {
		if s.ID == a.stories.Story().ID {
			at = i
		}
	}
	var dialog *widgets.Dialog
	take := func(i int) {
		dialog.Hide()
		a.goTab(tabStories)
		if id := all[i].ID; id != a.stories.Story().ID {
			a.openStory(id)
		}
	}
	list := widgets.NewList(func() int { return len(all) }, newStoryRow, func(i widget.ListItemID, o fyne.CanvasObject) {
		a.showStoryRow(all[i], o.(*fyne.Container))
	})
	list.Select(at)
	list.OnSelected = func(i widget.ListItemID) {
		if at = i; !list.Keyed() {
			take(i)
		}
	}
	list.OnHighlighted = func(i widget.ListItemID) {
		if list.Keyed() {
			list.Select(i) // what Enter opens is what is marked
		}
	}
	cancel := widgets.NewButton(a.words.T("dialog.cancel"), func() { dialog.Hide() })
	open := widgets.NewButton(a.words.T("stories.list.open"), func() { take(at) })
	open.Importance = widget.HighImportance
	dialog = widgets.NewDialog(a.win.Canvas(), a.words.T("stories.list.title"), list, cancel, open)
	dialog.First = list
	dialog.Resize(fyne.NewSize(a.dialogWidth(760), a.win.Canvas().Size().Height*.72))
	a.present("stories", dialog, map[string]fyne.CanvasObject{"dialog.list": list, "dialog.cancel": cancel, "dialog.accept": open})
	for range at {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // where the list's keys stand cannot be set
	}
}

// newStoryRow is a line of the list: the headline over state, day and slots.
func newStoryRow() fyne.CanvasObject {
	head, state, rest := widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")
	head.TextStyle.Bold, head.Truncation = true, fyne.TextTruncateEllipsis
	state.SizeName, rest.SizeName = fynetheme.SizeNameCaptionText, fynetheme.SizeNameCaptionText
	return container.New(layout.NewCustomPaddedVBoxLayout(-8), head, container.NewHBox(state, rest))
}

func (a *App) showStoryRow(s catalog.Story, row *fyne.Container) {
	line := row.Objects[1].(*fyne.Container)
	row.Objects[0].(*widget.Label).SetText(stories.Headline(s))
	state, rest := line.Objects[0].(*widget.Label), line.Objects[1].(*widget.Label)
	state.Importance = widget.MediumImportance
	if s.Standing.State == catalog.StoryReady || s.Standing.State == catalog.StoryPublished {
		state.Importance = widget.SuccessImportance
	}
	state.SetText(a.stories.State(s.Standing.State))
	filled := 0
	for _, sl := range s.Slots {
		if sl.Photo != 0 {
			filled++
		}
	}
	rest.SetText(stories.Day(s).In(catalog.Language(a.words.Language())) + "  ·  " + a.words.T("stories.list.slots", filled, len(s.Slots)))
}
