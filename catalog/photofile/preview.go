package photofile

import (
	"bytes"
	"slices"

	"cutline/catalog/photofile/tiff"
)

const (
	maxPreviews = 16
	frameWithin = 1 << 20 // a frame header stands in the first bytes of a JPEG
)

// preview adds the JPEG at that place if there is one with a size that can be
// shown: a lossless one is the sensor's data.
func (r *reader) preview(out []Preview, off, n int64) []Preview {
	if off <= 0 || n < 4 || off >= r.size || len(out) >= maxPreviews {
		return out
	}
	n = min(n, r.size-off)
	w, h := r.jpegSize(off, n, frameWithin)
	if w == 0 || h == 0 {
		return out
	}
	return append(out, Preview{Offset: off, Length: n, Width: w, Height: h})
}

// jpegSize is the size in the frame header of the JPEG at off, 0 if there is
// none. It is looked for in little, then in more.
func (r *reader) jpegSize(off, n, within int64) (w, h int) {
	if string(r.upTo(off, 3)) != "\xFF\xD8\xFF" {
		return 0, 0
	}
	for _, most := range []int64{4 << 10, 256 << 10, within} {
		most = min(most, within)
		if w, h = sizeOf(r.upTo(off, min(n, most))); w > 0 || n <= most {
			return w, h
		}
	}
	return 0, 0
}

// sizeOf is the size in a JPEG's frame header, 0 if there is none or if the
// picture is of a sort that cannot be shown.
func sizeOf(data []byte) (w, h int) {
	pos := 2
	for {
		m, body, next, ok := segment(data, pos)
		if !ok || m == mSOS || m == mEOI {
			return 0, 0
		}
		if isSOF(m) {
			var info Info
			frame(m, body, &info)
			if m > 0xC2 || len(body) == 0 || body[0] != 8 {
				return 0, 0
			}
			return info.Width, info.Height
		}
		pos = next
	}
}

// innerJPEG adds a JPEG that holds the photo's metadata as a preview, with
// the previews in it, and gives what it says.
func (r *reader) innerJPEG(info *Info, off, n int64) Info {
	had := len(info.Previews)
	info.Previews = r.preview(info.Previews, off, n)
	inner := Info{}
	if len(info.Previews) > had {
		inner = readJPEG(r.upTo(off, min(n, 4*frameWithin)))
		for _, p := range inner.Previews {
			p.Offset += off
			info.Previews = append(info.Previews, p)
		}
	}
	return inner
}

// jpegPreviews finds the thumbnail of the EXIF block and the large thumbnails
// of a multi-picture file. Other pictures of such a file (a gain map, the
// second eye) are not the photo and are left out.
func jpegPreviews(data []byte, parts jpegParts) []Preview {
	r := newReader(Memory(data))
	var out []Preview
	if parts.exif > 0 {
		out = r.thumbnail(out, int64(parts.exif))
	}
	if parts.mpf > 0 {
		out = r.mpf(out, int64(parts.mpf))
	}
	return out
}

// frameAt is the TIFF at base, and the place of its first directory.
func (r *reader) frameAt(base int64) (*tiff.Block, int64) {
	head := r.upTo(base, 8)
	order := tiff.OrderOf(head)
	if order == nil || len(head) < 8 {
		return nil, 0
	}
	return &tiff.Block{At: r.at, Base: base, Order: order}, int64(order.Uint32(head[4:]))
}

func (r *reader) thumbnail(out []Preview, base int64) []Preview {
	b, first := r.frameAt(base)
	if b == nil {
		return out
	}
	_, next, _ := b.Dir(first)
	if next == 0 {
		return out
	}
	d, _, _ := b.Dir(next)
	if off := d.Int(tagJPEG); off > 0 {
		out = r.preview(out, base+off, d.Int(tagJPEGBytes))
	}
	return out
}

const (
	tagMPEntries = 0xB002
	maxMPF       = 32 // pictures of a multi-picture file
)

// mpf reads the large thumbnails of a multi-picture file. Source: CIPA
// DC-007, 5.2.3.3.
func (r *reader) mpf(out []Preview, base int64) []Preview {
	b, first := r.frameAt(base)
	if b == nil {
		return out
	}
	d, _, _ := b.Dir(first)
	list := d[tagMPEntries].Bytes(maxMPF * 16)
	for ; len(list) >= 16; list = list[16:] {
		kind, size, off := b.Order.Uint32(list)&0xFFFFFF, b.Order.Uint32(list[4:]), b.Order.Uint32(list[8:])
		if kind>>16 == 1 && off > 0 {
			out = r.preview(out, base+int64(off), int64(size))
		}
	}
	return out
}

const (
	scanHead  = 32 << 20 // of a raw file nobody knows, this much is searched
	scanTail  = 4 << 20
	scanStep  = 1 << 20
	scanFrame = 256 << 10 // how far a frame header is looked for then
	maxLooks  = 1000      // beginnings of a JPEG looked at
	maxFound  = 4         // JPEGs kept
)

// scan finds JPEGs in a raw file nobody knows: in the first 32 MB and the
// last 4, those with a size, the largest first.
func (r *reader) scan() []Preview {
	var found []Preview
	looks := 0
	look := func(from, to int64) {
		for pos := from; pos < to; pos += scanStep {
			r.spent = 0
			b := r.upTo(pos, min(scanStep+2, to-pos))
			for at := 0; looks < maxLooks; {
				i := bytes.Index(b[at:], []byte{0xFF, 0xD8, 0xFF})
				if i < 0 {
					break
				}
				at += i
				looks++
				off := pos + int64(at)
				if w, h := r.jpegSize(off, r.size-off, scanFrame); w >= 32 && h >= 32 {
					found = append(found, Preview{Offset: off, Width: w, Height: h})
				}
				at += 3
			}
		}
	}
	look(0, min(r.size, scanHead))
	if r.size > scanHead {
		look(max(scanHead, r.size-scanTail), r.size)
	}
	slices.SortStableFunc(found, func(a, b Preview) int { return b.Width*b.Height - a.Width*a.Height })
	found = found[:min(len(found), maxFound)]
	for i := range found {
		found[i].Length = r.jpegLength(found[i].Offset)
	}
	return found
}

// jpegLength is how long the JPEG at off is, up to its end of image or, if
// that does not come, all that is left.
func (r *reader) jpegLength(off int64) int64 {
	r.spent = 0
	var info Info
	data := r.upTo(off, scanHead)
	var parts jpegParts
	walk(data, &info, &parts)
	if info.eoi > 0 {
		return int64(info.eoi)
	}
	return int64(len(data))
}
