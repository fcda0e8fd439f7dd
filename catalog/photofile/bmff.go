package photofile

import (
	"encoding/binary"
	"encoding/hex"
	"strings"

	"cutline/catalog"
)

const maxBoxes = 4096 // of one file, all levels together

// A box is one of ISO-BMFF. Source: ISO/IEC 14496-12, 4.2.
type box struct {
	name     string // of four letters; of a uuid box its 32 hex digits
	at       int64  // where it begins
	off, end int64  // what it holds
}

// boxes calls see with each box between from and to until it says false. The
// budget is shared by all levels, so that nothing runs on for ever.
func (r *reader) boxes(from, to int64, budget *int, info *Info, see func(box) bool) {
	for pos := from; pos+8 <= to && *budget > 0; *budget-- {
		h := r.at(pos, 8)
		if h == nil {
			return
		}
		b := box{name: string(h[4:]), at: pos, off: pos + 8}
		size := int64(binary.BigEndian.Uint32(h))
		switch size {
		case 0:
			size = to - pos
		case 1:
			h = r.at(pos+8, 8)
			if h == nil {
				return
			}
			size = int64(binary.BigEndian.Uint64(h) &^ (1 << 63))
			b.off += 8
		}
		b.end = pos + size
		if size < b.off-pos || size > to-pos {
			info.remark("the box %s %s: its length of %d runs past the end", printable(b.name), at(pos), size)
			if b.end = to; size < 8 || b.name == "mdat" {
				return
			}
		}
		if b.name == "uuid" {
			id := r.at(b.off, 16)
			if id == nil {
				return
			}
			b.name, b.off = hex.EncodeToString(id), b.off+16
		}
		if !see(b) {
			return
		}
		pos = b.end
	}
}

// all is what a box holds, nil when that is too much.
func (r *reader) all(b box) []byte {
	if b.end-b.off > maxBlock {
		return nil
	}
	return r.at(b.off, b.end-b.off)
}

// bmff tells HEIC, AVIF and CR3 apart by the brands of the first box.
func (r *reader) bmff() (Info, bool) {
	var brands string
	budget := maxBoxes
	r.boxes(0, r.size, &budget, &Info{}, func(b box) bool {
		brands = string(r.upTo(b.off, min(b.end-b.off, 256)))
		return false
	})
	is := func(names ...string) bool {
		for _, n := range names {
			if strings.Contains(brands, n) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasPrefix(brands, "crx "):
		return r.cr3(), true
	case is("avif", "avis"):
		return r.heif(catalog.AVIF), true
	case is("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "miaf"):
		return r.heif(catalog.HEIC), true
	}
	return Info{}, false
}

// The boxes of a CR3 that Canon marks by uuid.
const (
	uuidCanon   = "85c0b687820f11e08111f4ce462b6a48"
	uuidPreview = "eaf42b5e1c984b88b9fbb7dc406e4d16"
	uuidXMP     = "be7acfcb97a942e89c71999491e3afac"
)

// A cr3 gathers what the boxes of a CR3 say.
type cr3 struct {
	r      *reader
	info   Info
	budget int
	tiffs  map[string]*tiffFile // CMT1, CMT2 and CMT4
	tracks int
}

// cr3 reads a raw file of Canon since 2018. Source: METADATA.md, 3.2.
func (r *reader) cr3() Info {
	c := &cr3{r: r, info: Info{Kind: catalog.CR3}, budget: maxBoxes, tiffs: map[string]*tiffFile{}}
	c.walk(0, r.size, 0)
	info := &c.info
	main := c.tiffs["CMT1"]
	if main != nil {
		if t := c.tiffs["CMT2"]; t != nil && t.block.Order == main.block.Order {
			main.exif = t.main()
		}
		if t := c.tiffs["CMT4"]; t != nil && t.block.Order == main.block.Order {
			main.gps = t.main()
		}
		info.EXIF = main.carve(nil)
		info.Width, info.Height = main.rawSize(info)
	}
	if len(info.Previews) == 0 {
		info.Previews = r.scan()
	}
	info.dedupe()
	return *info
}

func (c *cr3) walk(from, to int64, depth int) {
	if depth > 6 {
		return
	}
	c.r.boxes(from, to, &c.budget, &c.info, func(b box) bool {
		switch b.name {
		case "moov", uuidCanon, "mdia", "minf":
			c.walk(b.off, b.end, depth+1)
		case uuidPreview: // 8 bytes before its boxes
			c.walk(b.off+8, b.end, depth+1)
		case uuidXMP:
			c.info.XMP = firstOf(c.info.XMP, c.r.all(b))
		case "CMT1", "CMT2", "CMT4":
			if t, first := c.r.frameAt(b.off); t != nil {
				c.tiffs[b.name] = c.r.openTIFF(b.off, first, t.Order, &c.info)
			} else {
				c.info.remark("%s %s: it does not begin as a TIFF", b.name, at(b.at))
			}
		case "THMB", "PRVW":
			c.jpeg(b)
		case "trak":
			if c.tracks++; c.tracks == 1 { // the first is the picture in full size
				c.walk(b.off, b.end, depth+1)
			}
		case "stbl":
			c.track(b)
		}
		return true
	})
}

// jpeg takes the JPEG of a small box, which begins within its first bytes.
func (c *cr3) jpeg(b box) {
	head := c.r.upTo(b.off, min(b.end-b.off, 32))
	if i := strings.Index(string(head), "\xFF\xD8\xFF"); i >= 0 {
		off := b.off + int64(i)
		c.info.Previews = c.r.preview(c.info.Previews, off, b.end-off)
	}
}

// track takes the picture that a track's sample table points to.
func (c *cr3) track(stbl box) {
	var off, n int64
	c.r.boxes(stbl.off, stbl.end, &c.budget, &c.info, func(b box) bool {
		v := c.r.upTo(b.off, min(b.end-b.off, 20))
		be := binary.BigEndian
		switch {
		case b.name == "stsz" && len(v) >= 12:
			if n = int64(be.Uint32(v[4:])); n == 0 && len(v) >= 16 {
				n = int64(be.Uint32(v[12:]))
			}
		case b.name == "co64" && len(v) >= 16:
			off = int64(be.Uint64(v[8:]) &^ (1 << 63))
		case b.name == "stco" && len(v) >= 12:
			off = int64(be.Uint32(v[8:]))
		}
		return true
	})
	c.info.Previews = c.r.preview(c.info.Previews, off, n)
}

// jxl knows a JPEG XL and reads what stands around the picture; the picture
// itself no library of ours can show. Source: ISO/IEC 18181-2, 9.
func (r *reader) jxl() Info {
	info := Info{Kind: catalog.JXL}
	if string(r.upTo(0, 2)) == "\xFF\x0A" {
		info.Width, info.Height = jxlSize(r.upTo(2, 16))
		return info
	}
	budget := maxBoxes
	r.boxes(0, r.size, &budget, &info, func(b box) bool {
		switch b.name {
		case "Exif":
			if v := r.all(b); len(v) > 4 {
				info.exif(fromOffset(v))
			}
		case "xml ":
			info.XMP = firstOf(info.XMP, r.all(b))
		case "jxlc", "jxlp":
			off := b.off
			if b.name == "jxlp" {
				off += 4
			}
			if head := r.upTo(off, 18); info.Width == 0 && strings.HasPrefix(string(head), "\xFF\x0A") {
				info.Width, info.Height = jxlSize(head[2:])
			}
		}
		return true
	})
	return info
}

// fromOffset is an Exif item without the offset before it, which says where
// the TIFF begins behind the offset itself.
func fromOffset(v []byte) []byte {
	if len(v) < 4 {
		return nil
	}
	n := int64(binary.BigEndian.Uint32(v))
	if n > int64(len(v)-4) {
		return v[4:]
	}
	return v[4+n:]
}

// jxlSize reads the size header of a codestream, bit by bit, low bits first.
// Source: ISO/IEC 18181-1, annex D.2.
func jxlSize(b []byte) (w, h int) {
	at := 0
	bits := func(n int) int {
		v := 0
		for i := range n {
			if at/8 < len(b) {
				v |= int(b[at/8]>>(at%8)&1) << i
			}
			at++
		}
		return v
	}
	small := bits(1) == 1
	side := func() int {
		if small {
			return (bits(5) + 1) * 8
		}
		return bits([]int{9, 13, 18, 30}[bits(2)]) + 1
	}
	h = side()
	ratios := [8][2]int{{}, {1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}}
	if k := bits(3); k > 0 {
		w = h * ratios[k][0] / ratios[k][1]
	} else {
		w = side()
	}
	if w > maxEdge || h > maxEdge {
		return 0, 0
	}
	return w, h
}
