package photofile

import (
	"bytes"
	"encoding/binary"
	"slices"

	"cutline/catalog"
	"cutline/catalog/photofile/tiff"
)

// raf reads a raw file of Fujifilm: its JPEG has all the metadata. Source:
// METADATA.md, 3.2; exiftool's list of Fujifilm tags.
func (r *reader) raf() Info {
	info := Info{Kind: catalog.RAF}
	head := r.at(0x54, 8)
	if head == nil {
		info.note("the header %s: the file is cut short", at(0))
		return info
	}
	off, n := int64(binary.BigEndian.Uint32(head)), int64(binary.BigEndian.Uint32(head[4:]))
	inner := r.innerJPEG(&info, off, n)
	info.EXIF, info.XMP, info.XMPExt, info.ICC = inner.EXIF, inner.XMP, inner.XMPExt, inner.ICC
	info.AdobeRGB = inner.AdobeRGB
	info.tell(inner.told())
	info.Width, info.Height = inner.Width, inner.Height
	if b, first := newReader(Memory(inner.EXIF)).frameAt(0); b != nil { // a full-size photo may have a smaller preview
		main, _, _ := b.Dir(first)
		sub, _, _ := b.Dir(main.Int(tagExif))
		if x, y := sub.Int(tagPixelX), sub.Int(tagPixelY); x > int64(info.Width) && x <= maxEdge && y > 0 && y <= maxEdge {
			info.Width, info.Height = int(x), int(y)
		}
	}
	if len(info.Previews) == 0 {
		info.note("the preview %s: there is no JPEG of %d bytes", at(off), n)
		return info
	}
	if off+n > r.size {
		info.note("the preview %s: it runs past the end of the file", at(off))
	}
	return info
}

// mrw reads a raw file of Minolta: blocks, of which TTW is a TIFF and PRD has
// the size. Source: exiftool's list of Minolta raw tags.
func (r *reader) mrw() Info {
	info := Info{Kind: catalog.Raw}
	pos, end := int64(8), int64(8)
	if h := r.at(4, 4); h != nil {
		end += int64(binary.BigEndian.Uint32(h))
	}
	for range maxDirs {
		h := r.at(pos, 8)
		if h == nil || pos >= end {
			break
		}
		n := int64(binary.BigEndian.Uint32(h[4:]))
		switch string(h[:4]) {
		case "\x00PRD":
			if d := r.at(pos+8, 16); d != nil {
				info.Height, info.Width = int(binary.BigEndian.Uint16(d[12:])), int(binary.BigEndian.Uint16(d[14:]))
			}
		case "\x00TTW":
			if b, first := r.frameAt(pos + 8); b != nil {
				t := r.openTIFF(pos+8, first, b.Order, &info)
				t.blocks(&info)
				t.makerNote(&info)
			}
		}
		pos += 8 + n
	}
	return r.unknownRaw(info)
}

// unknownRaw looks for previews in a raw file that says nothing of where they
// are, and takes from them what the file does not say itself.
func (r *reader) unknownRaw(info Info) Info {
	if len(info.Previews) == 0 {
		info.Previews = r.scan()
	}
	for _, p := range info.Previews {
		if info.EXIF == nil {
			inner := readJPEG(r.upTo(p.Offset, min(p.Length, 4*frameWithin)))
			info.EXIF, info.XMP, info.ICC = inner.EXIF, firstOf(info.XMP, inner.XMP), firstOf(info.ICC, inner.ICC)
			info.tell(info.told().or(inner.told()))
		}
		if info.Width == 0 {
			info.Width, info.Height = p.Width, p.Height
		}
	}
	return info
}

// psd reads a Photoshop file: its image resources hold the blocks. Source:
// Adobe Photoshop File Formats Specification, "File Header" and "Image
// Resources".
func (r *reader) psd() Info {
	info := Info{Kind: catalog.PSD}
	head := r.at(0, 30)
	if head == nil {
		info.note("the header %s: the file is cut short", at(0))
		return info
	}
	be := binary.BigEndian
	info.Height, info.Width = edge(be.Uint32(head[14:])), edge(be.Uint32(head[18:]))
	if info.Width == 0 || info.Height == 0 {
		info.note("the header %s: a size no picture has", at(14))
	}
	pos := 30 + int64(be.Uint32(head[26:]))
	n := r.at(pos, 4)
	if n == nil {
		info.note("the colour table %s: it runs past the end of the file", at(26))
		return info
	}
	pos += 4
	end := pos + int64(be.Uint32(n))
	if end > r.size {
		info.note("the image resources %s: they run past the end of the file", at(pos-4))
		end = r.size
	}
	for range maxResources {
		next := r.resource(pos, end, &info)
		if next <= pos {
			break
		}
		pos = next
	}
	return info
}

// Photoshop's image resources that are blocks of ours.
const (
	resThumbnail = 0x040C
	resICC       = 0x040F
	resEXIF      = 0x0422
)

// resource reads the resource at pos and gives the place of the next; 0 ends
// them.
func (r *reader) resource(pos, end int64, info *Info) int64 {
	head := r.upTo(pos, min(end-pos, 6+256+6))
	if len(bytes.TrimLeft(head, "\x00")) == 0 {
		return 0
	}
	if len(head) < 12 || !slices.Contains(resourceTypes, string(head[:4])) {
		info.remark("the image resource %s: it does not begin as one", at(pos))
		return 0
	}
	name := 1 + int64(head[6])
	body := 6 + name + name&1
	if body+4 > int64(len(head)) {
		return 0
	}
	n := int64(binary.BigEndian.Uint32(head[body:]))
	body += pos + 4
	if n > end-body {
		info.remark("the image resource %s: its length runs past them all", at(pos))
		return 0
	}
	if string(head[:4]) == "8BIM" {
		r.take(binary.BigEndian.Uint16(head[4:]), body, n, info)
	}
	return body + n + n&1
}

func (r *reader) take(id uint16, off, n int64, info *Info) {
	get := func(had []byte) []byte {
		if len(had) > 0 || n > maxBlock {
			return had
		}
		return r.at(off, n)
	}
	switch id {
	case ResourceIIM, ResourceDigest, ResourceCopyright, ResourceURL:
		info.tell(info.told().add(id, get(nil)))
	case resICC:
		info.ICC = get(info.ICC)
	case ResourceXMP:
		info.XMP = get(info.XMP)
	case resEXIF:
		if b := get(info.EXIF); tiff.OrderOf(b) != nil && len(b) >= 8 {
			info.EXIF = b
		}
	case resThumbnail: // 28 bytes before the JPEG
		info.Previews = r.preview(info.Previews, off+28, n-28)
	}
}
