package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

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
	d, ids := a.desk, slices.Clone(a.grid.Targets())
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
	if len(ids) == 0 {
		a.say(a.words.T("clash.none"))
		a.report.say("noclash")
		return
	}
	d := a.desk
	var p catalog.Photo
	var err error
	a.queue.do(func(ctx context.Context) { p, err = d.Photo(ctx, ids[0]) }, func() {
		if err != nil || a.desk != d {
			a.fail(err)
			return
		}
		if len(p.Clashes) == 0 { // settled meanwhile
			a.askClashes(ids[1:])
			return
		}
		a.showClash(p, ids)
	})
}

// A clashRow is one field of the question.
type clashRow struct {
	clash   catalog.FileClash
	mine    catalog.Value
	choice  *widgets.Choice
	own     *widgets.Entry // nil where a text cannot say it
	taken   catalog.Choice
	resized func() // when own comes or goes; nil before it is on the screen
}

// showClash shows both texts of every field that waits, and takes the choice.
func (a *App) showClash(p catalog.Photo, ids []catalog.PhotoID) {
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
	settle := func(ids []catalog.PhotoID, rest []catalog.PhotoID, how ...catalog.Settlement) func() {
		return func() { d.Hide(); a.settle(ids, rest, how) }
	}
	done := widgets.NewButton(a.words.T("clash.do"), func() {
		var how []catalog.Settlement
		for _, r := range rows {
			how = append(how, r.settlement())
		}
		settle(ids[:1], ids[1:], how...)()
	})
	done.Importance = widget.HighImportance
	later := widgets.NewButton(a.words.T("clash.later"), func() { d.Hide() })
	buttons := []*widgets.Button{later}
	controls["dialog.accept"], controls["dialog.cancel"] = done, later
	if len(ids) > 1 {
		mine := widgets.NewButton(a.words.N("clash.allmine", len(ids)), settle(ids, nil, catalog.Settlement{Choice: catalog.TakeMine}))
		file := widgets.NewButton(a.words.N("clash.allfile", len(ids)), settle(ids, nil, catalog.Settlement{Choice: catalog.TakeFile}))
		list.Add(container.NewHBox(mine, file))
		controls["clash.allmine"], controls["clash.allfile"] = mine, file
	}
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("clash.title", p.File()), container.NewVScroll(list), append(buttons, done)...)
	d.First = rows[0].choice
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(760, size.Width*.9), size.Height*.8))
	a.present("clash", d, controls)
	a.report.say("clash", "photo", p.ID, "fields", len(rows), "photos", len(ids))
}

func (a *App) clashRow(p catalog.Photo, c catalog.FileClash) *clashRow {
	r := &clashRow{clash: c, taken: catalog.TakeMine}
	r.mine, _ = p.Value(c.Field)
	names := []string{a.words.T("clash.mine"), a.words.T("clash.file")}
	f, ok := catalog.FieldByName(catalog.FieldName(c.Field))
	if ok && f.Kind != catalog.Records {
		names = append(names, a.words.T("clash.own"))
		r.own = a.newText()
		r.own.SetText(bothTexts(f, r.mine, c.File))
		r.own.SetMinRowsVisible(2)
		r.own.Hide()
	}
	r.choice = widgets.NewChoice(names, func(i int) {
		r.taken = []catalog.Choice{catalog.TakeMine, catalog.TakeFile, catalog.TakeOther}[i]
		if r.own == nil {
			return
		}
		if r.taken == catalog.TakeOther {
			r.own.Show()
		} else {
			r.own.Hide()
		}
		if r.resized != nil {
			r.resized()
		}
	})
	r.choice.Choose(0)
	return r
}

// bothTexts is what a text of one's own begins with.
func bothTexts(f catalog.Field, mine, file catalog.Value) string {
	if f.Kind == catalog.List {
		out := slices.Clone(mine.List)
		for _, s := range file.List {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return strings.Join(out, "; ")
	}
	return strings.TrimSpace(mine.Text + "\n" + file.Text)
}

// settlement is what was chosen for the field.
func (r *clashRow) settlement() catalog.Settlement {
	s := catalog.Settlement{Field: r.clash.Field, Choice: r.taken}
	if s.Choice != catalog.TakeOther {
		return s
	}
	f, _ := catalog.FieldByName(catalog.FieldName(r.clash.Field))
	text := strings.TrimSpace(r.own.Text)
	switch {
	case f.Kind != catalog.List:
		if !f.Lines {
			text = strings.Join(strings.Fields(text), " ")
		}
		s.Value = catalog.TextValue(text)
	default:
		for _, item := range strings.Split(text, ";") {
			if item = strings.TrimSpace(item); item != "" {
				s.Value.List = append(s.Value.List, item)
			}
		}
	}
	return s
}

// clashCard shows a field with its texts side by side; changed hears that it
// takes another height.
func (a *App) clashCard(r *clashRow, changed func()) fyne.CanvasObject {
	head := widget.NewLabel(a.clashName(r.clash.Field))
	head.TextStyle.Bold = true
	text := func(title string, v catalog.Value) fyne.CanvasObject {
		name := widget.NewLabel(title)
		name.Importance = widget.LowImportance
		name.Wrapping = fyne.TextWrapWord
		s := v.String()
		if s == "" {
			s = a.words.T("clash.empty")
		}
		l := widget.NewLabel(clipped(s, 1200))
		l.Wrapping = fyne.TextWrapWord
		return container.NewVBox(name, l)
	}
	card := container.NewVBox(head)
	if r.clash.Kind != catalog.ClashFile {
		why := widget.NewLabel(a.words.T(i18n.Key("clash.kind." + string(r.clash.Kind))))
		why.Wrapping, why.Importance = fyne.TextWrapWord, widget.WarningImportance
		card.Add(why)
	}
	card.Add(container.NewGridWithColumns(2, text(a.words.T("clash.mine"), r.mine),
		text(strings.TrimSuffix(a.words.T("clash.file")+" — "+r.clash.From, " — "), r.clash.File)))
	if !r.clash.Base.IsZero() {
		card.Add(text(a.words.T("clash.base"), r.clash.Base))
	}
	card.Add(container.NewHBox(r.choice))
	if r.own != nil {
		card.Add(r.own)
	}
	card.Add(widget.NewSeparator())
	r.resized = func() { card.Refresh(); changed() }
	return card
}

// clashName is what a field that can clash is called.
func (a *App) clashName(field string) string {
	if _, ok := catalog.FieldByName(catalog.FieldName(field)); ok {
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
