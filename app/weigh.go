package app

import (
	"context"
	"fmt"
	"image"
	"strings"

	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// mostKept is how many weights are kept for the next time they are asked for.
const mostKept = 4000

// A weight is how large a rendition is.
type weight struct {
	size  image.Point // pixels
	bytes int
}

// key names what a rendition's weight depends on.
func (o *outgoing) key(r *receiver, p catalog.Preset) string {
	return fmt.Sprint(r.story, o.slot, o.photo.ID, o.photo.Revision, o.crop, o.caption, o.credit, o.alt, r.house.Creator, r.house.Credit, r.house.Copyright, p.Name)
}

// weigh shows how large the chosen renditions are: about how large at first,
// and exactly once they have been made in the background, for which they are
// made and thrown away. What was weighed before is not made again.
func (a *App) weigh(r *receiver) {
	if len(r.items) == 0 {
		a.stopWeighing()
		r.sum.SetText("")
		return
	}
	type part struct {
		o       *outgoing
		presets []string
	}
	var missing []part
	for _, o := range r.items[:min(len(r.items), mostWeighed)] {
		var names []string
		for _, p := range r.presets() {
			if _, known := a.weights[o.key(r, p)]; !known && o.trouble == "" {
				names = append(names, p.Name)
			}
		}
		if len(names) > 0 {
			missing = append(missing, part{o, names})
		}
	}
	a.showWeights(r)
	if len(missing) == 0 {
		a.stopWeighing()
		return
	}
	d := a.desk
	a.jobs.Latest("weigh", func(ctx context.Context) func() {
		for _, m := range missing {
			select { // one at a time: a picture in hand takes memory
			case a.weighing <- struct{}{}:
			case <-ctx.Done():
				return nil
			}
			each := func(f catalog.PackageFile) {
				a.jobs.Post(func() { a.weighed(r, m.o, f) })
			}
			var err error
			if r.story != 0 {
				err = d.WeighSlot(ctx, r.story, m.o.slot, m.presets, each)
			} else {
				err = d.WeighPhoto(ctx, m.o.photo.ID, m.presets, each)
			}
			<-a.weighing
			if err != nil && ctx.Err() == nil {
				a.jobs.Post(func() {
					m.o.trouble = a.explain(err)
					a.showWeights(r)
				})
			}
		}
		return nil
	})
}

// stopWeighing calls off what is being made only to be weighed.
func (a *App) stopWeighing() {
	a.jobs.Latest("weigh", func(context.Context) func() { return nil })
}

// weighed takes a weight up.
func (a *App) weighed(r *receiver, o *outgoing, f catalog.PackageFile) {
	if a.weights == nil || len(a.weights) >= mostKept {
		a.weights = map[string]weight{}
	}
	p, _ := catalog.PresetByName(f.Preset)
	a.weights[o.key(r, p)] = weight{image.Pt(f.Width, f.Height), int(f.Bytes)}
	a.showWeights(r)
}

// showWeights writes what is known of the weights: what is only estimated
// has a wavy sign and is grey.
func (a *App) showWeights(r *receiver) {
	var files, bytes, exact int
	for _, o := range r.items {
		var parts []string
		rough := false
		for _, p := range r.presets() {
			w, known := a.weights[o.key(r, p)]
			if !known {
				w = estimate(o.crop.Pixels(o.photo.Upright()).Size(), p)
				rough = true
			} else {
				exact++
			}
			files++
			bytes += w.bytes
			parts = append(parts, fmt.Sprintf("%s %d×%d, %s", a.presetName(p), w.size.X, w.size.Y, a.fileSize(w.bytes, !known)))
		}
		o.sizes.Importance = widget.MediumImportance
		text := strings.Join(parts, " · ")
		switch {
		case o.trouble != "":
			o.sizes.Importance, text = widget.DangerImportance, o.trouble
		case rough:
			o.sizes.Importance = widget.LowImportance
		}
		o.sizes.SetText(text)
	}
	r.sum.Importance = widget.MediumImportance
	if exact < files {
		r.sum.Importance = widget.LowImportance
	}
	if files == 0 {
		r.sum.SetText("")
		return
	}
	r.sum.SetText(a.words.N("export.weight", files, a.fileSize(bytes, exact < files)))
	a.report.say("weight", "files", files, "exact", exact, "bytes", bytes)
}

// fileSize is bytes as people read them, with a wavy sign if they are
// estimated.
func (a *App) fileSize(n int, rough bool) string {
	s := a.words.Bytes(n)
	if rough {
		s = "≈ " + s
	}
	return s
}

// estimate is about how large a rendition becomes, from the pixels it is cut
// from; the picture itself may make it half or twice that many bytes.
func estimate(cut image.Point, p catalog.Preset) weight {
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
	return weight{cut, n}
}
