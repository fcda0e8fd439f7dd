package app

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// A receiver is what the one who gets a package will see: each picture with
// its words, the names of the fields that go with it, and what refuses the
// export.
type receiver struct {
	content *fyne.Container
	sum     *widget.Label
	reason  *widgets.Entry // shown where something refuses
	story   catalog.Story
	photos  map[catalog.PhotoID]catalog.Photo
	presets func() []catalog.Preset
}

// newReceiver reads the story in the background and fills itself.
func (a *App) newReceiver(id catalog.StoryID, presets func() []catalog.Preset) *receiver {
	r := &receiver{content: container.NewVBox(), sum: widget.NewLabel(""), reason: a.newLine(), presets: presets}
	r.reason.SetPlaceHolder(a.words.T("stories.reason"))
	r.reason.Hide()
	d := a.desk
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
				a.fillReceiver(r, t, house)
			}
		})
	})
	return r
}

func (a *App) fillReceiver(r *receiver, t told, house catalog.House) {
	r.story, r.photos = t.story, t.photos
	blocking := 0
	for _, f := range t.findings {
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
		r.content.Add(l)
	}
	if blocking > 0 {
		r.reason.Show()
	}
	for _, sl := range t.story.Slots {
		if p, ok := t.photos[sl.Photo]; ok {
			r.content.Add(a.seen(sl, p, house))
		}
	}
	r.content.Refresh()
	a.weigh(r)
	a.report.say("receiver", "pictures", len(t.photos), "blocking", blocking)
}

// seen is one picture as the receiver gets it.
func (a *App) seen(sl catalog.Slot, p catalog.Photo, house catalog.House) fyne.CanvasObject {
	size := fyne.NewSize(120, 84)
	scale := a.win.Canvas().Scale()
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	img.SetMinSize(size)
	if thumb := a.thumb(p.ID, image.Pt(int(size.Width*scale), int(size.Height*scale))); thumb != nil {
		if r, ok := thumb.(*image.RGBA); ok {
			img.Image = asRGBA(r.SubImage(sl.Crop.Pixels(r.Rect.Size())))
		}
	} else {
		img.Hide()
	}
	first := func(all ...string) string {
		for _, s := range all {
			if s != "" {
				return s
			}
		}
		return ""
	}
	caption := widget.NewLabel(first(sl.Caption, p.Caption.Text(catalog.Description)))
	caption.Wrapping = fyne.TextWrapWord
	credit := first(sl.Credit, p.Caption.Text(catalog.Credit), house.Credit)
	alt := first(sl.Alt, p.Caption.Text(catalog.AltText))
	lines := []fyne.CanvasObject{caption}
	note := func(text string) {
		l := widget.NewLabel(text)
		l.Wrapping, l.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
		lines = append(lines, l)
	}
	note(a.words.T("export.seen.credit", first(credit, "—"), first(alt, "—")))
	note(a.words.T("export.seen.fields", strings.Join(a.leaving(sl, p, house), ", ")))
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

// weigh says about how large the chosen renditions will be.
func (a *App) weigh(r *receiver) {
	var bytes, files int
	for _, sl := range r.story.Slots {
		p, ok := r.photos[sl.Photo]
		if !ok {
			continue
		}
		for _, preset := range r.presets() {
			bytes += weight(sl.Crop.Pixels(p.Upright()).Size(), preset)
			files++
		}
	}
	if files == 0 {
		r.sum.SetText("")
		return
	}
	r.sum.SetText(a.words.N("export.weight", files, megabytes(bytes, a.words.Language() == "vi")))
}

// weight is about how many bytes a rendition takes, from its pixels and its
// quality; the picture itself may make it half or twice that.
func weight(cut image.Point, p catalog.Preset) int {
	if p.Width > 0 && p.Height > 0 { // cut to that shape, never enlarged
		w := min(cut.X, cut.Y*p.Width/p.Height, p.Width)
		cut = image.Pt(w, w*p.Height/p.Width)
	} else if long := max(cut.X, cut.Y); p.LongEdge > 0 && long > p.LongEdge {
		cut = image.Pt(cut.X*p.LongEdge/long, cut.Y*p.LongEdge/long)
	}
	each := 16 // bytes to 100 pixels
	if p.Quality == 0 || p.Quality >= 90 {
		each = 45
	}
	n := cut.X*cut.Y*each/100 + 8000 // the caption goes in the file
	if p.MaxBytes > 0 {
		n = min(n, int(p.MaxBytes))
	}
	return n
}

func megabytes(n int, comma bool) string {
	s := fmt.Sprintf("%.1f MB", float64(n)/1e6)
	if comma {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
