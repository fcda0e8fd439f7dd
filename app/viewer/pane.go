package viewer

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/theme"
	"cutline/catalog"
)

// A Shot is what the viewer shows of a photo beside the photo.
type Shot struct {
	ID    catalog.PhotoID // 0: nothing to show
	Line  string          // under the photo: file, place in the list, marks
	Thumb image.Image     // shown until the photo is decoded; may be nil
}

// A pane is one photo on the screen. All it shows of the photo goes by one
// canvas object, so that textures do not pile up.
type pane struct {
	shot  Shot
	view  View
	at    fyne.Position // of the place
	place image.Point   // pixels the photo may have

	clip  *container.Clip
	bed   *fyne.Container // without layout: where photo lies
	photo *canvas.Image
	frame *canvas.Rectangle // around the active one of several
	line  *widget.Label
	note  *widget.Label // why the photo cannot be shown

	cut   *image.RGBA // what was cut last, to be cut again
	sharp bool        // it is seen in pixels of its own
	last  drawn
}

// drawn is what is on the screen.
type drawn struct {
	img  image.Image
	part image.Rectangle // of img
	at   image.Rectangle // on the place
}

func newPane() *pane {
	p := &pane{photo: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest},
		frame: canvas.NewRectangle(color.Transparent), line: widget.NewLabel(""), note: widget.NewLabel("")}
	p.line.Alignment, p.note.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	p.line.Truncation = fyne.TextTruncateEllipsis
	p.note.Wrapping, p.note.Importance = fyne.TextWrapWord, widget.WarningImportance
	p.bed = container.NewWithoutLayout(p.photo)
	p.clip = container.NewClip(p.bed)
	p.photo.Hide()
	return p
}

func (p *pane) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.clip, p.note, p.frame, p.line}
}

func (p *pane) show(on bool) {
	for _, o := range p.objects() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// layout gives the pane its room; scale is the pixels to a layout unit. It
// reports whether the photo's place has another size than before.
func (p *pane) layout(at fyne.Position, room fyne.Size, several bool, scale float32) bool {
	edge := float32(0)
	if several {
		edge = 3
	}
	foot := p.line.MinSize().Height
	p.frame.Move(at)
	p.frame.Resize(room)
	p.line.Move(at.AddXY(edge, room.Height-foot-edge))
	p.line.Resize(fyne.NewSize(max(0, room.Width-2*edge), foot))
	size := fyne.NewSize(max(1, room.Width-2*edge), max(1, room.Height-foot-2*edge))
	p.at = at.AddXY(edge, edge)
	p.clip.Move(p.at)
	p.clip.Resize(size)
	p.bed.Resize(size)
	p.note.Resize(fyne.NewSize(max(0, size.Width-40), p.note.MinSize().Height))
	p.note.Move(p.at.AddXY(20, max(0, (size.Height-p.note.MinSize().Height)/2)))
	place := image.Pt(int(size.Width*scale), int(size.Height*scale))
	if place == p.place {
		return false
	}
	p.place = place
	return true
}

// colour gives the frame its colour.
func (p *pane) colour(o fyne.CanvasObject, active, focused bool) {
	p.frame.StrokeWidth, p.frame.StrokeColor = 0, color.Transparent
	if active {
		p.frame.StrokeWidth, p.frame.StrokeColor = 2, theme.Color(fynetheme.ColorNameInputBorder, o)
		if focused {
			p.frame.StrokeColor = theme.Color(theme.CellFrame, o)
		}
	}
	p.frame.Refresh()
}

// full is the photo's own size; ok is false while nothing of it is known.
func (p *pane) full(f *frames) (size image.Point, ok bool) {
	for _, near := range []bool{true, false} {
		if k := f.get(p.shot.ID, near); k != nil && k.err == nil {
			return k.full, true
		}
	}
	return image.Point{}, false
}

// draw shows the best there is of the photo in its view. It reports whether
// something else is on the screen now.
func (p *pane) draw(f *frames, scale float32) bool {
	near, whole := f.get(p.shot.ID, true), f.get(p.shot.ID, false)
	size, known := p.full(f)
	was := p.sharp
	p.sharp = false
	switch {
	case p.shot.ID == 0:
		p.photo.Hide()
		p.last = drawn{}
		return true
	case known && !p.view.Fitted() && near != nil && near.err == nil && near.serves(wish{key: near.key, place: p.place, view: p.view}, 0):
		p.sharp = true
		seen := p.view.part(size, p.place, near.all)
		return p.put(near.img, seen.Sub(near.part.Min), p.lands(size, near.all, seen), scale) || !was
	case known && whole != nil && whole.err == nil:
		p.sharp = p.view.Fitted() && whole.place == p.place
		seen := p.view.part(size, p.place, whole.all)
		return p.put(whole.img, seen, p.lands(size, whole.all, seen), scale) || p.sharp && !was
	case p.shot.Thumb != nil:
		b := p.shot.Thumb.Bounds()
		return p.put(p.shot.Thumb, b, View{}.lies(b.Size(), p.place), scale)
	}
	p.photo.Hide()
	p.last = drawn{}
	return true
}

// lands is where a part of a picture of the photo, which has the size all,
// lies on the place.
func (p *pane) lands(photo, all image.Point, part image.Rectangle) image.Rectangle {
	lies := p.view.lies(photo, p.place)
	x := func(n int) int { return lies.Min.X + round(float64(n)*float64(lies.Dx())/float64(all.X)) }
	y := func(n int) int { return lies.Min.Y + round(float64(n)*float64(lies.Dy())/float64(all.Y)) }
	return image.Rect(x(part.Min.X), y(part.Min.Y), x(part.Max.X), y(part.Max.Y))
}

// put shows a part of a picture there on the place.
func (p *pane) put(img image.Image, part, at image.Rectangle, scale float32) bool {
	now := drawn{img, part, at}
	if now == p.last && p.photo.Visible() {
		return false
	}
	if now.img != p.last.img || now.part != p.last.part {
		p.photo.Image = img
		if rgba, ok := img.(*image.RGBA); ok && part != rgba.Rect {
			p.cut = cut(rgba, part, p.cut)
			p.photo.Image = p.cut
		}
		p.photo.Refresh()
	}
	p.last = now
	p.photo.ScaleMode = canvas.ImageScaleFastest
	if p.sharp && p.view.Scale > 1 {
		p.photo.ScaleMode = canvas.ImageScalePixels // each pixel as it is
	}
	p.photo.Move(fyne.NewPos(float32(at.Min.X)/scale, float32(at.Min.Y)/scale))
	p.photo.Resize(fyne.NewSize(float32(at.Dx())/scale, float32(at.Dy())/scale))
	p.photo.Show()
	return true
}
