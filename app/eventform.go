package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/sidebar"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// listEnds are the ends of files that hold lists of people.
var listEnds = []string{".txt", ".csv", ".tsv", ".xlsx", ".docx"}

// An eventForm is the dialog that makes or changes an event.
type eventForm struct {
	a      *App
	desk   *desk.Desk
	ev     catalog.Event     // as it was; its ID is 0 while there is none
	base   catalog.EditID    // what it was read at
	photos []catalog.PhotoID // to be put into a new one

	boxes    map[string]*widgets.Entry // by field
	people   *widgets.Entry
	long     bool                       // the list is longer than the box shows
	known    map[string]catalog.Invited // who was read from elsewhere, by the lines of the box
	list     catalog.InvitedList        // what was read of it
	touched  bool                       // the people were changed
	preview  *widgets.List
	summary  *widget.Label
	problem  *widget.Label
	inPhotos *widgets.CheckBox
	file     *widgets.Button
	dialog   *widgets.Dialog
	saving   bool
}

// eventFields are the boxes of one line, from top to bottom.
var eventFields = []string{catalog.FieldEventName, catalog.FieldEventFrom, catalog.FieldEventTo, catalog.FieldEventLocation,
	catalog.FieldEventCity, catalog.FieldEventState, catalog.FieldEventCountry, catalog.FieldEventNote}

// showEventForm shows the dialog, when what it needs could be read.
func (a *App) showEventForm(d *desk.Desk, ev catalog.Event, base catalog.EditID, photos []catalog.PhotoID, err error) {
	if err != nil {
		a.fail(err)
		return
	}
	if a.desk != d || a.asking() {
		return
	}
	f := &eventForm{a: a, desk: d, ev: ev, base: base, photos: photos, boxes: map[string]*widgets.Entry{}, known: map[string]catalog.Invited{}}
	f.make()
	title, accept := a.words.T("event.change.title"), a.words.T("event.change.do")
	if ev.ID == 0 {
		title, accept = a.words.T("event.new.title"), a.words.T("event.new.do")
		if len(photos) > 0 {
			title = a.words.N("event.new.of", len(photos))
		}
	}
	content := f.content()
	all := []*widgets.Entry{}
	for _, field := range eventFields {
		all = append(all, f.boxes[field])
	}
	f.dialog = a.ask("event", title, accept, content, f.save, append(all, f.people)...)
	f.dialog.Resize(fyne.NewSize(a.dialogWidth(880), a.win.Canvas().Size().Height*.8))
	for _, field := range eventFields {
		a.dialog["event."+field] = f.boxes[field]
	}
	a.dialog["event.people"], a.dialog["event.inphotos"], a.dialog["event.file"] = f.people, f.inPhotos, f.file
	a.eventForm = f
	closed := f.dialog.OnClosed
	f.dialog.OnClosed = func() {
		a.eventForm = nil
		closed()
	}
	f.boxes[catalog.FieldEventName].TypedShortcut(&fyne.ShortcutSelectAll{})
}

// make makes what the dialog holds, filled with the event.
func (f *eventForm) make() {
	f.makeFields()
	f.makePeople()
}

// makeFields makes the boxes of one line.
func (f *eventForm) makeFields() {
	a := f.a
	lang := catalog.Language(a.words.Language())
	for _, field := range eventFields {
		box := a.newLine()
		v, err := f.ev.Value(field)
		if err != nil { // a field of the table above always is one
			panic(err)
		}
		switch field {
		case catalog.FieldEventFrom:
			box.SetText(f.ev.From.Typed(lang, false))
			box.SetPlaceHolder(a.words.T("event.time.hint"))
		case catalog.FieldEventTo:
			box.SetText(f.ev.To.Typed(lang, true))
			box.SetPlaceHolder(a.words.T("event.time.hint"))
		default:
			box.SetText(v.Text)
		}
		f.boxes[field] = box
	}
	f.inPhotos = widgets.NewCheckBox(a.words.T("event.inphotos"), nil)
	f.inPhotos.SetChecked(true)
	f.inPhotos.Hide()
	f.boxes[catalog.FieldEventName].OnChanged = func(name string) {
		if renamed := f.ev.ID != 0 && strings.TrimSpace(name) != f.ev.Name; renamed != f.inPhotos.Visible() {
			if f.inPhotos.Hide(); renamed {
				f.inPhotos.Show()
			}
		}
	}
}

// content is the dialog: the event at the left, its people at the right.
func (f *eventForm) content() fyne.CanvasObject {
	form := container.New(layout.NewFormLayout())
	for _, field := range eventFields {
		form.Add(widget.NewLabel(f.a.words.T(i18n.Key("event." + field))))
		if field == catalog.FieldEventName {
			form.Add(container.NewVBox(f.boxes[field], f.inPhotos))
			continue
		}
		form.Add(f.boxes[field])
	}
	f.file = widgets.NewButtonWithIcon(f.a.words.T("event.file"), theme.FolderOpenIcon(), f.choose)
	f.people.SetMinRowsVisible(6)
	head := container.NewBorder(nil, nil, widget.NewLabelWithStyle(f.a.words.T("event.people"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), f.file)
	right := container.NewBorder(container.NewVBox(head, f.people, f.summary), nil, nil, nil, f.preview)
	return container.NewGridWithColumns(2, container.NewVBox(form, f.problem), container.New(layout.NewCustomPaddedLayout(0, 0, 12, 0), right))
}

// say says what is wrong; "" is nothing.
func (f *eventForm) say(text string) {
	f.problem.SetText(text)
	if f.problem.Hide(); text != "" {
		f.problem.Show()
	}
	f.a.report.say("eventproblem", "text", text)
}

// edited is the event as the boxes have it.
func (f *eventForm) edited() (catalog.Event, error) {
	ev := f.ev
	for _, field := range eventFields {
		if err := ev.Put(field, catalog.TextValue(f.boxes[field].Text)); err != nil {
			return ev, err
		}
	}
	if f.touched {
		ev.People = catalog.KeepPersons(f.list.People, f.ev.People)
	}
	return ev.Fit()
}

// save makes the event, or changes it; what cannot be leaves the dialog open.
func (f *eventForm) save() bool {
	a := f.a
	if f.saving || a.desk != f.desk {
		return false
	}
	if strings.TrimSpace(f.boxes[catalog.FieldEventName].Text) == "" {
		f.say(a.words.T("event.noname"))
		return false
	}
	if n := len(f.list.Errors()); n > 0 && f.touched {
		f.say(a.words.N("event.unread", n))
		return false
	}
	ev, err := f.edited()
	if err != nil {
		f.say(a.explain(err))
		return false
	}
	f.saving = true
	inPhotos := f.inPhotos.Visible() && f.inPhotos.Checked
	a.queue.do(func(ctx context.Context) { ev, err = f.put(ctx, ev, inPhotos) }, func() {
		f.saving = false
		if a.desk != f.desk {
			return
		}
		if err == nil && inPhotos {
			a.renamed(sidebar.Row{Section: sidebar.Events, Value: f.ev.Name}, desk.Term("event", ev.Name))
		}
		f.saved(ev, err)
	})
	return false
}

// put saves the event.
func (f *eventForm) put(ctx context.Context, ev catalog.Event, inPhotos bool) (catalog.Event, error) {
	if f.ev.ID == 0 {
		return f.desk.NewEvent(ctx, ev, f.photos...)
	}
	e := catalog.Edit{Title: "event", Base: f.base}
	for _, field := range catalog.EventFields() {
		was, err := f.ev.Value(field)
		if err != nil {
			return ev, err
		}
		now, err := ev.Value(field)
		if err != nil {
			return ev, err
		}
		if !was.Equal(now) {
			e.Sets = append(e.Sets, catalog.Set{Field: field, Value: now})
		}
	}
	if len(e.Sets) == 0 {
		return ev, nil
	}
	return f.desk.EditEvent(ctx, f.ev.ID, e, inPhotos)
}

// saved tells what became of the event, and offers it photos.
func (f *eventForm) saved(ev catalog.Event, err error) {
	a := f.a
	if err != nil {
		f.say(f.refusal(err))
		a.report.say("event", "name", ev.Name, "ok", false)
		return
	}
	f.dialog.Hide()
	said := a.words.T("event.changed", ev.Name)
	switch {
	case f.ev.ID != 0:
	case len(f.photos) > 0:
		said = a.words.N("side.event", len(f.photos), ev.Name)
	default:
		said = a.words.T("event.made", ev.Name)
	}
	if a.eventDone(nil, ev.Name, said) {
		a.offerOf(ev.ID, false)
	}
}
