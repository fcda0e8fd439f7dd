package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/captions"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// clashQuery finds the photos with fields that wait for a choice.
const clashQuery = "clash:yes"

const (
	lookPause = 20 * time.Second // at least, between two looks at the files
	lookShare = 20               // and so many times as long as the last one took
)

// lookOutside looks what other programs did to the photos, when the window is
// opened or comes to the front. It says nothing unless it found something.
func (a *App) lookOutside() {
	d := a.desk
	if d == nil || a.looking || time.Now().Before(a.nextLook) {
		return
	}
	a.looking = true
	began := time.Now()
	a.jobs.Ask(func(ctx context.Context) func() {
		found, err := d.Look(ctx, nil)
		return func() {
			a.looking = false
			a.nextLook = time.Now().Add(max(lookPause, lookShare*time.Since(began)))
			if a.desk != d {
				return
			}
			a.report.say("looked", "updated", found.Updated, "clashing", found.Clashing, "missing", found.Missing)
			if err != nil && !errors.Is(err, context.Canceled) {
				a.fail(err)
				return
			}
			a.tellOutside(found)
		}
	})
}

// tellOutside shows what a look found.
func (a *App) tellOutside(found catalog.Added) {
	if found.Updated+found.Missing > 0 {
		a.refresh()
		a.loadForm()
	}
	switch {
	case found.Ask != "":
		a.failWith(found.Ask)
	case found.Clashing > 0:
		a.failWith(a.words.N("clash.found", found.Clashing), choice{a.words.T("clash.show"), a.showClashes})
	case found.Updated > 0:
		a.did(a.words.N("clash.taken", found.Updated))
	}
}

// showClashes lists the photos with fields that wait for a choice, and asks
// about the first.
func (a *App) showClashes() {
	d := a.desk
	if d == nil {
		return
	}
	a.hideSettings()
	a.showTab(tabPhotos)
	a.query = clashQuery
	a.find.SetText(a.query)
	a.showChips()
	a.search()
	var ids []catalog.PhotoID
	var err error
	a.queue.do(func(ctx context.Context) { ids, _, err = d.Search(ctx, clashQuery, catalog.SortNewest, 0) }, func() {
		if err != nil || a.desk != d {
			a.fail(err)
			return
		}
		a.askClashes(ids)
	})
}

// clashKey asks about the photos in hand; where none waits, about all that do.
func (a *App) clashKey() {
	d, ids := a.desk, slices.Clone(a.targets())
	if d == nil {
		return
	}
	a.keep()
	var photos []catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { photos, err = d.Photos(ctx, ids) }, func() {
		if err != nil || a.desk != d {
			a.fail(err)
			return
		}
		var waiting []catalog.PhotoID
		for _, p := range photos {
			if len(p.Clashes) > 0 {
				waiting = append(waiting, p.ID)
			}
		}
		if len(waiting) == 0 {
			a.showClashes()
			return
		}
		a.askClashes(waiting)
	})
}

// askClashes asks about the first of these photos; the others follow.
func (a *App) askClashes(ids []catalog.PhotoID) {
	d := a.desk
	var photos []catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { photos, err = d.Photos(ctx, ids[:min(len(ids), captions.MaxRead)]) }, func() {
		if err != nil || a.desk != d {
			a.fail(err)
			return
		}
		// Some may be settled meanwhile.
		photos = slices.DeleteFunc(photos, func(p catalog.Photo) bool { return len(p.Clashes) == 0 })
		if len(photos) == 0 {
			a.say(a.words.T("clash.none"))
			a.report.say("noclash")
			return
		}
		a.showClash(photos)
	})
}

// clashKind is the kind that all clashes of a photo have, "" where they differ.
func clashKind(p catalog.Photo) catalog.ClashKind {
	kind := p.Clashes[0].Kind
	for _, c := range p.Clashes {
		if c.Kind != kind {
			return ""
		}
	}
	return kind
}

// showClash shows the texts of every field of the first photo that waits, and
// takes the choice; the other photos follow.
func (a *App) showClash(photos []catalog.Photo) {
	p := photos[0]
	list := container.NewVBox()
	var rows []*clashRow
	controls := map[string]fyne.CanvasObject{}
	for _, c := range p.Clashes {
		r := a.clashRow(p, c)
		rows = append(rows, r)
		list.Add(a.clashCard(r, list.Refresh))
		controls["clash."+c.Field] = r.choice
		if r.own != nil {
			controls["clash.own."+c.Field] = r.own
		}
	}
	var d *widgets.Dialog
	done := widgets.NewButton(a.words.T("clash.do"), func() {
		var how []catalog.Settlement
		for _, r := range rows {
			how = append(how, r.settlement())
		}
		d.Hide()
		a.settle([]catalog.PhotoID{p.ID}, photoIDs(photos[1:]), how)
	})
	done.Importance = widget.HighImportance
	later := widgets.NewButton(a.words.T("clash.later"), func() { d.Hide() })
	buttons := []*widgets.Button{later}
	controls["dialog.accept"], controls["dialog.cancel"] = done, later
	if all := a.clashAll(photos, controls, func() { d.Hide() }); all != nil {
		list.Add(all)
	}
	kind := clashKind(p)
	d = widgets.NewDialog(a.win.Canvas(), a.words.T(i18n.Key("clash.title."+kindName(kind)), p.File()), container.NewVScroll(list), append(buttons, done)...)
	d.First = rows[0].choice
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(760, size.Width*.9), min(size.Height*.8, list.MinSize().Height+150)))
	a.present("clash", d, controls)
	a.report.say("clash", "photo", p.ID, "fields", len(rows), "photos", len(photos), "kind", kind)
}

// kindName is the name of a kind in the keys of words.
func kindName(kind catalog.ClashKind) string {
	if kind == "" {
		return "mixed"
	}
	return string(kind)
}

func photoIDs(photos []catalog.Photo) []catalog.PhotoID {
	out := make([]catalog.PhotoID, len(photos))
	for i, p := range photos {
		out[i] = p.ID
	}
	return out
}

// clashAll are the buttons that choose for all photos whose clashes are of the
// first one's kind; nil where there are no others.
func (a *App) clashAll(photos []catalog.Photo, controls map[string]fyne.CanvasObject, hide func()) fyne.CanvasObject {
	kind := clashKind(photos[0])
	var same, rest []catalog.PhotoID
	for _, p := range photos {
		if clashKind(p) == kind {
			same = append(same, p.ID)
		} else {
			rest = append(rest, p.ID)
		}
	}
	if kind == "" || len(same) < 2 {
		return nil
	}
	row := container.NewHBox()
	add := func(name string, choice catalog.Choice) {
		b := widgets.NewButton(a.words.N(i18n.Key("clash.all"+name+"."+string(kind)), len(same)), func() {
			hide()
			a.settle(same, rest, []catalog.Settlement{{Choice: choice}})
		})
		controls["clash.all"+name] = b
		row.Add(b)
	}
	add("mine", catalog.TakeMine)
	if kind != catalog.ClashGuess {
		add("file", catalog.TakeFile)
	}
	return row
}

// clashName is what a field that can clash is called.
func (a *App) clashName(field string) string {
	name, _ := catalog.SplitField(field)
	if _, ok := catalog.FieldByName(name); ok {
		return a.fieldName(field)
	}
	return a.words.T(i18n.Key("clash.mark." + field))
}

// settle ends clashes as chosen, and asks about the photos that are left.
func (a *App) settle(ids, rest []catalog.PhotoID, how []catalog.Settlement) {
	d := a.desk
	if d == nil {
		return
	}
	var out catalog.Counted
	var err error
	a.queue.do(func(ctx context.Context) { out, err = d.Settle(ctx, ids, how...) }, func() {
		if a.desk != d {
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.own.add(out.Edit)
		a.did(a.words.N("clash.done", out.Changed))
		a.report.say("settled", "changed", out.Changed)
		a.failures(a.words.T("captions.notall"), out.Failed)
		a.changed(ids)
		if len(rest) > 0 {
			a.askClashes(rest)
		}
	})
}
