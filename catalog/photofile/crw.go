package photofile

import (
	"bytes"
	"encoding/binary"
	"math"
	"time"

	"cutline/catalog"
	"cutline/catalog/photofile/tiff"
)

// Tags of a CIFF heap that tell of the picture.
const (
	ciffModel   = 0x080A // maker and model, each with a zero behind it
	ciffTime    = 0x180E // seconds since 1970 of the camera's own clock
	ciffImage   = 0x1810 // width, height, aspect, turn in degrees
	ciffExpose  = 0x1818 // bias, shutter and aperture as APEX values
	ciffJPEG    = 0x2007
	ciffThumb   = 0x2008
	ciffInEntry = 0x4000 // the value stands in the entry itself
)

// A ciff is the heap of a CRW. Source: "The CIFF Image File Format", 1.0 r4.
type ciff struct {
	r      *reader
	info   Info
	order  tiff.Order
	budget int
	main   []tiff.Value
	exif   []tiff.Value
}

// crw reads a raw file of Canon before CR2. It has no EXIF: one is written of
// what its heap says.
func (r *reader) crw() Info {
	c := &ciff{r: r, info: Info{Kind: catalog.CRW}, budget: maxBoxes}
	head := r.at(0, 14)
	if c.order = tiff.OrderOf(head); c.order == nil {
		c.info.note("the header %s: it names no order of bytes", at(0))
		return c.info
	}
	c.heap(int64(c.order.Uint32(head[2:])), r.size, 0)
	c.info.EXIF = blockOf(c.order, c.main, c.exif, nil)
	c.info.XMP = r.trailingXMP()
	if len(c.info.Previews) == 0 {
		c.info.Previews = r.scan()
	}
	if c.info.Width == 0 && len(c.info.Previews) > 0 {
		c.info.Width, c.info.Height = c.info.Previews[0].Width, c.info.Previews[0].Height
	}
	return c.info
}

// heap reads the directory at the end of a heap, and the heaps in it.
func (c *ciff) heap(from, to int64, depth int) {
	last := c.r.at(to-4, 4)
	if last == nil || to-from < 6 || depth > 8 {
		c.info.remark("the heap %s: it has no directory", at(from))
		return
	}
	dir := from + int64(c.order.Uint32(last))
	n := c.r.at(dir, 2)
	if n == nil || dir > to {
		c.info.remark("the heap %s: its directory %s runs past the end", at(from), at(dir))
		return
	}
	for i := range int64(c.order.Uint16(n)) {
		e := c.r.at(dir+2+10*i, 10)
		if c.budget--; e == nil || c.budget < 0 {
			return
		}
		tag, size, off := c.order.Uint16(e), int64(c.order.Uint32(e[2:])), from+int64(c.order.Uint32(e[6:]))
		if tag&0xC000 == ciffInEntry {
			c.value(tag&0x3FFF, e[2:])
			continue
		}
		tag &= 0x3FFF
		if size > to-off {
			c.info.remark("the record %x %s: it runs past the end of its heap", tag, at(off))
			continue
		}
		switch {
		case tag&0x3800 == 0x2800 || tag&0x3800 == 0x3000:
			c.heap(off, off+size, depth+1)
		case tag == ciffJPEG || tag == ciffThumb:
			c.info.Previews = c.r.preview(c.info.Previews, off, size)
		case size <= 1024:
			c.value(tag, c.r.at(off, size))
		}
	}
}

func (c *ciff) value(tag uint16, v []byte) {
	text := func(tag uint16, s string) tiff.Value {
		return tiff.Value{Tag: tag, Kind: tiff.ASCII, Data: append([]byte(s), 0)}
	}
	switch {
	case tag == ciffModel:
		maker, rest, _ := bytes.Cut(v, []byte{0})
		model, _, _ := bytes.Cut(rest, []byte{0})
		c.main = append(c.main, text(tagMake, string(maker)), text(0x0110, string(model)))
	case tag == ciffTime && len(v) >= 4:
		if sec := c.order.Uint32(v); sec > 0 {
			c.exif = append(c.exif, text(0x9003, time.Unix(int64(sec), 0).UTC().Format("2006:01:02 15:04:05")))
		}
	case tag == ciffImage && len(v) >= 16:
		c.info.Width, c.info.Height = edge(c.order.Uint32(v)), edge(c.order.Uint32(v[4:]))
		if o := map[uint32]uint16{0: 1, 90: 6, 180: 3, 270: 8}[c.order.Uint32(v[12:])]; o > 0 {
			c.main = append(c.main, tiff.Value{Tag: tagOrientation, Kind: tiff.Short, Data: c.order.AppendUint16(nil, o)})
		}
	case tag == ciffExpose && len(v) >= 12:
		apex := func(i int) float64 { return float64(math.Float32frombits(c.order.Uint32(v[i:]))) }
		c.rational(0x829A, math.Pow(2, -apex(4)))
		c.rational(0x829D, math.Pow(2, apex(8)/2))
	}
}

// rational adds a positive number of reason to the EXIF.
func (c *ciff) rational(tag uint16, x float64) {
	if !(x > 1e-6 && x < 1e4) {
		return
	}
	num, den := math.Round(x*100), 100.0
	if x < 1 {
		num, den = 1, math.Round(1/x)
	}
	data := c.order.AppendUint32(c.order.AppendUint32(nil, uint32(num)), uint32(den))
	c.exif = append(c.exif, tiff.Value{Tag: tag, Kind: tiff.Rational, Data: data})
}

// trailingXMP is the packet in the trailer that exiftool puts behind a file
// which has no place for XMP. Source: exiftool, Canon VRD, block type
// 0xFFFF00F6.
func (r *reader) trailingXMP() []byte {
	const foot, head = 0x40, 0x1C
	tail := r.at(r.size-foot, foot)
	if tail == nil || string(tail[:11]) != "CANON OPTIO" {
		return nil
	}
	n := int64(binary.BigEndian.Uint32(tail[20:]))
	from := r.size - foot - n
	for pos := from; pos >= head && pos+8 <= r.size-foot; {
		h := r.at(pos, 8)
		if h == nil {
			return nil
		}
		size := int64(binary.BigEndian.Uint32(h[4:]))
		if binary.BigEndian.Uint32(h) == 0xFFFF00F6 && size <= maxBlock {
			return r.at(pos+8, size)
		}
		pos += 8 + size
	}
	return nil
}
