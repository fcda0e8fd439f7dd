package photofile

import (
	"bytes"
	"slices"

	"cutline/catalog"
	"cutline/catalog/photofile/tiff"
)

// raw finds the previews and the size of a raw file that is a TIFF. Where the
// makers put them: METADATA.md, 3.2.
func (t *tiffFile) raw(info *Info) {
	for _, n := range t.nodes {
		t.nodePreviews(n, info)
	}
	t.makerNote(info)
	if info.Kind == catalog.RW2 {
		t.jpgFromRaw(info)
	}
	if len(info.Previews) == 0 {
		info.Previews = t.r.scan()
	}
	info.dedupe()
	info.Width, info.Height = t.rawSize(info)
	t.cut(info)
}

// cut notes a picture that is not all there: the file is cut short, even if
// its preview can still be shown.
func (t *tiffFile) cut(info *Info) {
	const most = 4096 // strips looked at
	for _, n := range t.nodes {
		offs, sizes := n.Dir[tagStrips].Ints(most), n.Dir[tagStripBytes].Ints(most)
		for i := range min(len(offs), len(sizes)) {
			if off := t.block.Base + offs[i]; off+sizes[i] > t.r.size {
				info.note("the picture of %s %s: it runs past the end of the file", n.name, at(off))
			}
		}
	}
}

// nodePreviews takes the JPEGs of one directory: by offset and length, or in
// strips that are one JPEG.
func (t *tiffFile) nodePreviews(n node, info *Info) {
	base := t.block.Base
	if off := n.Int(tagJPEG); off > 0 {
		info.Previews = t.r.preview(info.Previews, base+off, n.Int(tagJPEGBytes))
	}
	if c := n.Int(tagCompression); c != 6 && c != 7 {
		return
	}
	if p := n.Int(tagPhotometric); p == cfa || p == linearRaw { // the sensor's own, without loss
		return
	}
	offs, sizes := n.Dir[tagStrips].Ints(1), n.Dir[tagStripBytes].Ints(2)
	if len(offs) == 1 && len(sizes) == 1 {
		info.Previews = t.r.preview(info.Previews, base+offs[0], sizes[0])
	}
}

// jpgFromRaw is the picture in a Panasonic raw file: the value of a tag. It
// has metadata of its own, and is turned by its own orientation.
func (t *tiffFile) jpgFromRaw(info *Info) {
	e, ok := t.main()[tagJpgFromRaw]
	if !ok || e.Size() <= 4 {
		return
	}
	had := len(info.Previews)
	inner := t.r.innerJPEG(info, e.Place(), e.Size())
	info.XMP, info.IIM, info.ICC = firstOf(info.XMP, inner.XMP), firstOf(info.IIM, inner.IIM), firstOf(info.ICC, inner.ICC)
	if order := tiff.OrderOf(inner.EXIF); order != nil {
		r := newReader(Memory(inner.EXIF))
		more := r.openTIFF(0, int64(order.Uint32(inner.EXIF[4:])), order, &Info{})
		info.EXIF = t.carve(more)
		own, photo := int(more.main().Int(tagOrientation)), int(t.main().Int(tagOrientation))
		if own >= 1 && own <= 8 && photo >= 1 && photo <= 8 && own != photo {
			info.Orientation = photo
			for i := had; i < len(info.Previews); i++ {
				info.Previews[i].Orientation = own
			}
		}
	}
}

// rawSize is what the camera says the photo measures; else the sensor's
// directory, else the largest preview. A file that was thinned out may name a
// size smaller than its preview: then the preview counts.
func (t *tiffFile) rawSize(info *Info) (w, h int) {
	best := Preview{}
	for _, p := range info.Previews {
		if p.Width*p.Height > best.Width*best.Height {
			best = p
		}
	}
	take := func(x, y int64) bool {
		if x <= 0 || y <= 0 || x > maxEdge || y > maxEdge || max(x, y) < int64(max(best.Width, best.Height)) {
			return false
		}
		w, h = int(x), int(y)
		return true
	}
	if take(t.exif.Int(tagPixelX), t.exif.Int(tagPixelY)) {
		return w, h
	}
	if info.Kind == catalog.RW2 { // between the borders of the sensor
		d := t.main()
		if take(d.Int(rw2Right)-d.Int(rw2Left), d.Int(rw2Bottom)-d.Int(rw2Top)) {
			return w, h
		}
	}
	for _, n := range t.nodes {
		if crop := n.Dir[tagCropSize].Ints(2); len(crop) == 2 && take(crop[0], crop[1]) {
			return w, h
		}
	}
	for _, n := range t.nodes {
		if x, y := edgesOf(n.Dir); x > w {
			take(int64(x), int64(y))
		}
	}
	if w == 0 {
		return best.Width, best.Height
	}
	return w, h
}

// The borders of a Panasonic sensor's picture.
const (
	rw2Top, rw2Left, rw2Bottom, rw2Right = 4, 5, 6, 7
)

// Tags of maker notes that lead to a preview, and its place there.
const (
	nikonPreview    = 0x0011
	olympusSettings = 0x2020
	olympusStart    = 0x0101
	olympusBytes    = 0x0102
	pentaxBytes     = 0x0003
	pentaxStart     = 0x0004
	sonyPreview     = 0x2001
)

// makerNote looks into the notes of those makers who keep a preview there.
// What is found must be a JPEG with a size, so a wrong guess does no harm.
func (t *tiffFile) makerNote(info *Info) {
	e, ok := t.exif[tagMakerNote]
	if !ok || e.Size() <= 16 {
		return
	}
	at, r := e.Place(), t.r
	head := r.upTo(at, 20)
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	note := func(base, off int64, order tiff.Order) (*tiff.Block, tiff.Dir) {
		b := &tiff.Block{At: r.at, Base: base, Order: order}
		d, _, _ := b.Dir(off)
		return b, d
	}
	switch {
	case begins("Nikon\x00\x02"):
		if order := tiff.OrderOf(r.upTo(at+10, 2)); order != nil {
			b, d := note(at+10, 8, order)
			if p, _, _ := b.Dir(d.Int(nikonPreview)); p != nil {
				info.Previews = r.preview(info.Previews, b.Base+p.Int(tagJPEG), p.Int(tagJPEGBytes))
			}
		}
	case begins("OLYMPUS\x00"), begins("OM SYSTEM\x00"):
		first := int64(12)
		if begins("OM SYSTEM") {
			first = 16
		}
		if order := tiff.OrderOf(head[first-4:]); order != nil {
			b, d := note(at, first, order)
			t.olympus(b, d, info)
		}
	case begins("OLYMP\x00"):
		b, d := note(t.block.Base, at-t.block.Base+8, t.block.Order)
		t.olympus(b, d, info)
	case begins("AOC\x00"):
		order := tiff.OrderOf(head[4:])
		if order == nil {
			order = t.block.Order
		}
		_, d := note(t.block.Base, at-t.block.Base+6, order)
		for _, base := range []int64{t.block.Base, at} {
			info.Previews = r.preview(info.Previews, base+d.Int(pentaxStart), d.Int(pentaxBytes))
		}
	case begins("SONY"):
		_, d := note(t.block.Base, at-t.block.Base+12, t.block.Order)
		if p, ok := d[sonyPreview]; ok && p.Size() > 64 {
			info.Previews = r.preview(info.Previews, p.Place()+32, p.Size()-32)
		}
	}
}

// olympus follows the camera settings to the preview. Their place counts from
// the beginning of the note.
func (t *tiffFile) olympus(b *tiff.Block, d tiff.Dir, info *Info) {
	s, ok := d[olympusSettings]
	if !ok {
		return
	}
	settings, _, _ := b.Dir(s.Place() - b.Base)
	for _, base := range []int64{b.Base, t.block.Base} {
		info.Previews = t.r.preview(info.Previews, base+settings.Int(olympusStart), settings.Int(olympusBytes))
	}
}

// dedupe drops previews that were found twice.
func (i *Info) dedupe() {
	seen := map[int64]bool{}
	i.Previews = slices.DeleteFunc(i.Previews, func(p Preview) bool {
		again := seen[p.Offset]
		seen[p.Offset] = true
		return again
	})
}
