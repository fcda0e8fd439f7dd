package photofile

import (
	"bytes"
	"encoding/binary"
	"slices"

	"cutline/catalog"
)

const maxItems = 4096

// A heif gathers what the meta box of a HEIC or AVIF says. Source: ISO/IEC
// 14496-12, 8.11, and 23008-12, 6.5 and 9.3.
type heif struct {
	r       *reader
	info    Info
	budget  int
	primary uint32
	items   []heifItem
	at      map[uint32][]extent // where an item's bytes lie
	idat    box
	props   []box               // of ipco, the first is number 1
	of      map[uint32][]uint16 // the properties of an item
}

type heifItem struct {
	id        uint32
	kind      string // hvc1, Exif, mime …
	mediatype string // of a mime item
}

type extent struct {
	off, n int64
	idat   bool // it counts from the idat box
}

func (r *reader) heif(kind catalog.Kind) Info {
	h := &heif{r: r, info: Info{Kind: kind}, budget: maxBoxes, at: map[uint32][]extent{}, of: map[uint32][]uint16{}}
	found := false
	r.boxes(0, r.size, &h.budget, &h.info, func(b box) bool {
		if b.name == "meta" {
			found = true
			r.boxes(b.off+4, b.end, &h.budget, &h.info, h.meta)
		}
		return !found
	})
	if !found {
		h.info.note("no list of its pictures: the file is cut short, or a film")
		return h.info
	}
	h.properties()
	for _, it := range h.items {
		switch {
		case it.kind == "Exif" && h.info.EXIF == nil:
			h.info.exif(fromOffset(h.bytes(it)))
			h.thumbnail(it)
		case it.kind == "mime" && it.mediatype == "application/rdf+xml" && h.info.XMP == nil:
			h.info.XMP = h.bytes(it)
		}
	}
	if e := h.at[h.primary]; len(e) > 0 && !e[0].idat && e[0].off+e[0].n > r.size {
		h.info.note("the picture %s: it runs past the end of the file", at(e[0].off))
	}
	if h.info.Width == 0 {
		h.info.note("no size of its picture")
	}
	return h.info
}

// thumbnail takes the JPEG in the EXIF data, which is the end of that item.
func (h *heif) thumbnail(it heifItem) {
	if e := h.at[it.id]; h.info.EXIF != nil && len(e) == 1 && !e[0].idat && e[0].n > 0 {
		h.info.Previews = h.r.thumbnail(h.info.Previews, e[0].off+e[0].n-int64(len(h.info.EXIF)))
	}
}

func (h *heif) meta(b box) bool {
	switch b.name {
	case "idat":
		h.idat = b
		return true
	case "iprp":
		h.r.boxes(b.off, b.end, &h.budget, &h.info, h.meta)
		return true
	case "ipco":
		h.r.boxes(b.off, b.end, &h.budget, &h.info, func(p box) bool {
			h.props = append(h.props, p)
			return true
		})
		return true
	case "pitm", "iinf", "iloc", "ipma":
	default:
		return true
	}
	v := &cursor{b: h.r.all(b)}
	version, flags := int(v.uint(1)), v.uint(3)
	switch b.name {
	case "pitm":
		h.primary = uint32(v.uint(wide(version > 0, 2, 4)))
	case "iinf":
		v.uint(wide(version > 0, 2, 4))
		h.r.boxes(b.off+int64(v.at), b.end, &h.budget, &h.info, h.item)
	case "iloc":
		h.places(v, version)
	case "ipma":
		h.associations(v, version, flags&1 != 0)
	}
	if v.short {
		h.info.remark("the box %s %s: it is cut short", b.name, at(b.at))
	}
	return true
}

func wide(yes bool, a, b int) int {
	if yes {
		return b
	}
	return a
}

// item reads one entry of the list of items.
func (h *heif) item(b box) bool {
	if b.name != "infe" || len(h.items) >= maxItems {
		return true
	}
	v := &cursor{b: h.r.all(b)}
	version := v.uint(1)
	v.uint(3)
	if version < 2 {
		return true
	}
	it := heifItem{id: uint32(v.uint(wide(version > 2, 2, 4)))}
	v.uint(2)
	it.kind = string(v.take(4))
	v.text() // its name
	if it.kind == "mime" {
		it.mediatype = v.text()
	}
	if !v.short || it.kind != "" {
		h.items = append(h.items, it)
	}
	return true
}

// places reads where the bytes of the items lie.
func (h *heif) places(v *cursor, version int) {
	sizes, more := v.uint(1), v.uint(1)
	offSize, lenSize, baseSize, indexSize := int(sizes>>4), int(sizes&15), int(more>>4), int(more&15)
	if version == 0 {
		indexSize = 0
	}
	if offSize > 8 || lenSize > 8 || baseSize > 8 || indexSize > 8 {
		v.short = true
		return
	}
	count := v.uint(wide(version > 1, 2, 4))
	for i := uint64(0); i < min(count, maxItems) && !v.short; i++ {
		id := uint32(v.uint(wide(version > 1, 2, 4)))
		method := uint64(0)
		if version > 0 {
			method = v.uint(2) & 15
		}
		v.uint(2) // another file; 0 is this one
		base := v.uint(baseSize)
		n := v.uint(2)
		for j := uint64(0); j < n && !v.short; j++ {
			v.uint(indexSize)
			e := extent{off: int64((base + v.uint(offSize)) &^ (1 << 63)), n: int64(v.uint(lenSize) &^ (1 << 63)), idat: method == 1}
			if method < 2 && len(h.at[id]) < 64 {
				h.at[id] = append(h.at[id], e)
			}
		}
	}
}

// associations reads which properties an item has.
func (h *heif) associations(v *cursor, version int, large bool) {
	count := v.uint(4)
	for i := uint64(0); i < min(count, maxItems) && !v.short; i++ {
		id := uint32(v.uint(wide(version > 0, 2, 4)))
		n := v.uint(1)
		for j := uint64(0); j < n && !v.short; j++ {
			p := v.uint(wide(large, 1, 2))
			if large {
				p &= 0x7FFF
			} else {
				p &= 0x7F
			}
			h.of[id] = append(h.of[id], uint16(p))
		}
	}
}

// properties takes size, turn and colour of the main picture.
func (h *heif) properties() {
	if h.primary == 0 && len(h.items) > 0 {
		h.primary = h.items[0].id
	}
	for _, it := range h.items {
		if it.id == h.primary {
			h.info.Coding.Tiled = it.kind == "grid"
		}
	}
	turn, flip := 0, 0
	for _, i := range h.of[h.primary] {
		if i == 0 || int(i) > len(h.props) {
			continue
		}
		p := h.props[i-1]
		v := &cursor{b: h.r.upTo(p.off, min(p.end-p.off, 16))}
		switch p.name {
		case "ispe":
			v.uint(4)
			h.info.Width, h.info.Height = edge(uint32(v.uint(4))), edge(uint32(v.uint(4)))
		case "irot":
			turn = int(v.uint(1) & 3)
		case "imir":
			flip = 1 + int(v.uint(1)&1)
		case "colr":
			h.colour(p, v)
		}
	}
	h.info.Orientation = turned[flip][turn]
	h.coding()
}

// coding takes what the codec says of its samples: of the main picture, or of
// all tiles what the first says. Source: ISO/IEC 14496-15, 8.3.3.1, and AV1 Codec
// ISO Media File Format Binding, 2.3.
func (h *heif) coding() {
	c := &h.info.Coding
	for i, p := range h.props {
		b := h.r.upTo(p.off, min(p.end-p.off, 18))
		switch {
		case !c.Tiled && !slices.Contains(h.of[h.primary], uint16(i+1)):
		case p.name == "hvcC" && len(b) == 18:
			c.Bits, c.Colour, c.Copies = 8+int(b[17]&7), [4]int{0, 1, 2, 4}[b[16]&3], 2
			return
		case p.name == "av1C" && len(b) >= 3:
			c.Bits, c.Colour = av1(b[2])
			c.Copies = 4
			return
		}
	}
}

// av1 reads the bits high_bitdepth, twelve_bit, monochrome, and the two that
// halve the colours across and down.
func av1(b byte) (bits, colour int) {
	bits = 8 + 2*int(b>>6&1) + 2*int((b>>6)&(b>>5)&1)
	switch {
	case b>>4&1 == 1:
		return bits, 0
	case b>>2&3 == 3:
		return bits, 1
	case b>>3&1 == 1:
		return bits, 2
	}
	return bits, 4
}

// turned is the orientation, as EXIF has it, of a picture that is turned by
// so many quarters against the clock, and then not mirrored, mirrored top to
// bottom, or left to right.
var turned = [3][4]int{
	{1, 8, 3, 6},
	{4, 5, 2, 7},
	{2, 7, 4, 5},
}

func (h *heif) colour(p box, v *cursor) {
	switch string(v.take(4)) {
	case "nclx":
		h.info.NCLX = NCLX{Primaries: int(v.uint(2)), Transfer: int(v.uint(2)), Matrix: int(v.uint(2)), FullRange: v.uint(1)&0x80 != 0}
	case "prof", "rICC":
		p.off += 4
		h.info.ICC = firstOf(h.info.ICC, h.r.all(p))
	}
}

// bytes is what an item holds, nil when not all of it is there.
func (h *heif) bytes(it heifItem) []byte {
	var out []byte
	for _, e := range h.at[it.id] {
		if e.idat {
			e.off += h.idat.off
		}
		if e.n == 0 { // to the end of the file
			e.n = h.r.size - e.off
		}
		b := h.r.at(e.off, e.n)
		if e.n > maxBlock || int64(len(out))+e.n > maxBlock || b == nil {
			h.info.remark("the item %s %s: its %d bytes are not there", printable(it.kind), at(e.off), e.n)
			return nil
		}
		if len(h.at[it.id]) == 1 {
			return b
		}
		out = append(out, b...)
	}
	return out
}

// A cursor reads numbers one after the other; short says that they ran out.
type cursor struct {
	b     []byte
	at    int
	short bool
}

func (c *cursor) take(n int) []byte {
	if n > len(c.b)-c.at {
		c.short, c.at = true, len(c.b)
		return nil
	}
	c.at += n
	return c.b[c.at-n : c.at]
}

// uint is a number of n bytes, at most 8; 0 when they are not there.
func (c *cursor) uint(n int) uint64 {
	var wide [8]byte
	copy(wide[8-n:], c.take(n))
	return binary.BigEndian.Uint64(wide[:])
}

// text is all up to a zero byte.
func (c *cursor) text() string {
	i := bytes.IndexByte(c.b[c.at:], 0)
	if i < 0 {
		return string(c.take(len(c.b) - c.at))
	}
	return string(bytes.TrimRight(c.take(i+1), "\x00"))
}
