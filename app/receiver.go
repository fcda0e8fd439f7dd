package app

import (
	"context"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/crop"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

const (
	mostReceived = 24 // pictures that the dialog shows
	mostWeighed  = 60 // pictures that are made to see how large they become
)

// An outgoing picture is one the receiver gets.
type outgoing struct {
	slot  int // 0 outside a story
	photo catalog.Photo
	crop  catalog.Crop
	// caption, credit and alt are what is printed with it.
	caption, credit, alt string
	fields               []string // names of the fields that go with it
	sizes                *widget.Label
	trouble              string // why it cannot be made; "" = it can
}

// A receiver is what the one who gets an export will see: each picture with
// its words, the names of the fields that go with it, its sizes, and what
// refuses the export.
type receiver struct {
	content *fyne.Container
	sum     *widget.Label
	reason  *widgets.Entry // shown where something refuses
	story   catalog.StoryID
	house   catalog.House
	items   []*outgoing
	presets func() []catalog.Preset
	jump    func(slot int) // leaves the dialog for a slot
	changed func()         // parts have come or gone; may be nil
}

func (a *App) newReceiver(presets func() []catalog.Preset) *receiver {
	r := &receiver{content: container.NewVBox(), sum: widget.NewLabel(""), reason: a.newLine(), presets: presets}
	r.reason.SetPlaceHolder(a.words.T("stories.reason"))
	r.reason.Hide()
	r.sum.TextStyle.Bold = true
	r.sum.Importance = widget.LowImportance
	r.sum.SetText(a.words.T("export.reading"))
	return r
}

// readStory reads a story in the background and shows what leaves with it.
func (r *receiver) readStory(a *App, id catalog.StoryID) {
	d := a.desk
	r.story = id
	a.queue.whenIdle(func() {
		a.jobs.Latest("receiver", func(ctx context.Context) func() {
			t, err := readStory(ctx, d, id)
			if err != nil {
				return func() { a.fail(err) }
			}
			house, err := d.House(ctx)
			return func() {
				if a.desk != d {
					return
				}
				a.fail(err)
				r.house = house
				blocking := r.findings(a, t.findings)
				for _, b := range t.story.Article.Captions() {
					sl, _ := t.story.Slot(b.Slot)
					if p, ok := t.photos[sl.Photo]; ok {
						r.add(a, sl, p)
					}
				}
				r.show(a)
				a.report.say("receiver", "pictures", len(r.items), "blocking", blocking)
			}
		})
	})
}

// readPhotos does the same for photos outside a story.
func (r *receiver) readPhotos(a *App, ids []catalog.PhotoID) {
	d := a.desk
	a.queue.whenIdle(func() {
		a.jobs.Latest("receiver", func(ctx context.Context) func() {
			photos, err := d.Photos(ctx, ids)
			if err != nil {
				return func() { a.fail(err) }
			}
			house, err := d.House(ctx)
			return func() {
				if a.desk != d {
					return
				}
				a.fail(err)
				r.house = house
				for _, p := range photos {
					r.add(a, catalog.Slot{Photo: p.ID}, p)
				}
				r.show(a)
				a.report.say("receiver", "pictures", len(r.items), "blocking", 0)
			}
		})
	})
}

// findings shows what refuses the export; each leads to its slot.
func (r *receiver) findings(a *App, all []catalog.Finding) (blocking int) {
	for _, f := range all {
		if !f.Blocks() {
			continue
		}
		blocking++
		text := f.Message(catalog.Language(a.words.Language()))
		if f.Slot != 0 {
			text = a.words.T("export.finding", f.Slot, text)
		}
		l := widget.NewLabel(text)
		l.Wrapping, l.Importance = fyne.TextWrapWord, widget.DangerImportance
		b := widgets.NewButtonWithIcon(a.words.T("export.goto"), theme.NavigateNextIcon(), func() { r.jump(f.Slot) })
		r.content.Add(container.NewBorder(nil, nil, nil, container.NewVBox(b), l))
		if a.dialog != nil {
			a.dialog["export.goto"+a.words.Number(f.Slot)] = b
		}
	}
	if blocking > 0 {
		r.reason.Show()
	}
	return blocking
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// add takes a picture up, and shows it if there is room.
func (r *receiver) add(a *App, sl catalog.Slot, p catalog.Photo) {
	o := &outgoing{slot: sl.N, photo: p, crop: sl.Crop, sizes: widget.NewLabel("")}
	o.caption = first(sl.Caption, p.Caption.Text(catalog.Description))
	o.credit = first(sl.Credit, p.Caption.Text(catalog.Credit), r.house.Credit)
	o.alt = first(sl.Alt, p.Caption.Text(catalog.AltText))
	o.fields = a.leaving(sl, p, r.house)
	r.items = append(r.items, o)
	if len(r.items) <= mostReceived {
		r.content.Add(a.seen(o))
	}
}

// show completes what add began.
func (r *receiver) show(a *App) {
	if more := len(r.items) - mostReceived; more > 0 {
		r.content.Add(widget.NewLabel(a.words.N("export.more", more)))
	}
	r.content.Refresh()
	if r.changed != nil {
		r.changed()
	}
	a.weigh(r)
}

// seen is one picture as the receiver gets it.
func (a *App) seen(o *outgoing) fyne.CanvasObject {
	size := fyne.NewSize(120, 84)
	scale := a.win.Canvas().Scale()
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	img.SetMinSize(size)
	if thumb := a.thumb(o.photo.ID, image.Pt(int(size.Width*scale), int(size.Height*scale))); thumb != nil {
		if r, ok := thumb.(*image.RGBA); ok {
			img.Image = crop.Cut(r, o.crop)
		}
	} else {
		img.Hide()
	}
	caption := widget.NewLabel(first(o.caption, a.words.T("export.nocaption")))
	caption.Wrapping = fyne.TextWrapWord
	lines := []fyne.CanvasObject{caption}
	small := func(l *widget.Label, text string) {
		l.Wrapping, l.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
		l.SetText(text)
		lines = append(lines, l)
	}
	small(widget.NewLabel(""), a.words.T("export.seen.credit", first(o.credit, "—"), first(o.alt, "—")))
	small(widget.NewLabel(""), a.words.T("export.seen.fields", first(strings.Join(o.fields, ", "), "—")))
	small(o.sizes, "")
	return container.NewBorder(nil, nil, container.NewVBox(img), nil, container.New(layout.NewCustomPaddedVBoxLayout(0), lines...))
}

// leaving names the fields that go with a picture.
func (a *App) leaving(sl catalog.Slot, p catalog.Photo, house catalog.House) []string {
	has := map[catalog.FieldName]bool{
		catalog.Description: sl.Caption != "", catalog.Credit: sl.Credit != "" || house.Credit != "",
		catalog.Creator: house.Creator != "", catalog.Copyright: house.Copyright != "", catalog.AltText: sl.Alt != "",
	}
	for name := range p.Caption {
		has[name] = has[name] || !p.Caption[name].IsZero()
	}
	var out []string
	for name, there := range has {
		if there && desk.Leaves(name) {
			out = append(out, a.fieldName(string(name)))
		}
	}
	slices.Sort(out)
	return out
}
