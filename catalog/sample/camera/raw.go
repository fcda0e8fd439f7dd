package camera

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"cutline/catalog"
)

// A RawFile is a raw file as far as anybody but the maker's own program reads
// it: its metadata and its previews. Where the sensor's data would be there is
// noise of the size asked for.
type RawFile struct {
	Shot
	Kind    catalog.Kind // CR2 CR3 NEF ARW DNG RAF ORF RW2 PEF SRW
	Large   []byte       // the largest JPEG; where a maker has only one, that one
	Preview []byte       // a JPEG for the screen; may be nil, and not every kind has it
	Sensor  int          // bytes
}

const (
	tagImageWidth  = 0x0100
	tagImageHeight = 0x0101
	tagPhotometric = 0x0106
	tagStripAt     = 0x0111
	tagStripLen    = 0x0117
	tagSubIFDs     = 0x014a
	tagMakerNote   = 0x927c
	tagDNGVersion  = 0xc612
	tagNewSubfile  = 0x00fe
	tagJpgFromRaw  = 0x002e
)

// Bytes is the whole file, laid out as the maker does it. Source: METADATA.md,
// 3.2.
func (f RawFile) Bytes() ([]byte, error) {
	switch f.Kind {
	case catalog.RAF:
		return f.raf()
	case catalog.CR3:
		return f.cr3()
	case catalog.CR2, catalog.NEF, catalog.ARW, catalog.DNG, catalog.ORF, catalog.RW2, catalog.PEF, catalog.SRW:
		return f.tiff()
	}
	return nil, fmt.Errorf("lay out a raw file: no layout for the kind %q", f.Kind)
}

// tiff is the file of those makers who write a TIFF.
func (f RawFile) tiff() ([]byte, error) {
	shutter, err := seconds(f.Shutter)
	if err != nil {
		return nil, err
	}
	b := newBuilder(f.BigEndian)
	switch f.Kind {
	case catalog.CR2:
		b.out = append(b.out, "CR\x02\x00\x00\x00\x00\x00"...)
		copy(b.out[4:], b.order.AppendUint32(nil, 16))
	case catalog.ORF:
		copy(b.out, "IIRO")
		if f.BigEndian {
			copy(b.out, "MMOR")
		}
	case catalog.RW2:
		copy(b.out, "IIU\x00")
	}
	main := b.dir()
	main.ascii(tagMake, f.Make)
	main.ascii(tagModel, f.Camera.Model)
	main.short(tagOrientation, f.Orientation)
	exif := f.Shot.exif(b, shutter)
	f.place(b, main, exif)
	main.sub(tagExifIFD, exif)
	if f.GPS != nil {
		main.sub(tagGPSIFD, f.gps(b))
	}
	return b.bytes(main), nil
}

// place puts previews and sensor where the maker does.
func (f RawFile) place(b *builder, main, exif *dir) {
	sensor := b.dir()
	sensor.long(tagImageWidth, uint32(f.Width))
	sensor.long(tagImageHeight, uint32(f.Height))
	sensor.short(tagPhotometric, 32803)
	sensor.blob(tagStripAt, tagStripLen, f.noise())
	next := func(data []byte) *dir {
		d := b.dir()
		d.short(tagCompression, 6)
		d.blob(tagThumbAt, tagThumbLen, data)
		return d
	}
	switch f.Kind {
	case catalog.CR2:
		main.short(tagCompression, 6)
		main.blob(tagStripAt, tagStripLen, f.Large)
		main.next = next(f.Thumbnail)
		main.next.next = sensor
	case catalog.NEF, catalog.SRW:
		main.sub(tagSubIFDs, next(f.Large))
		main.next = sensor
		if f.Preview != nil {
			exif.note(tagMakerNote, nikonNote(f.Preview))
		}
	case catalog.ARW:
		main.blob(tagThumbAt, tagThumbLen, f.Preview)
		main.next = next(f.Large)
		main.next.next = sensor
	case catalog.PEF:
		main.short(tagPhotometric, 32803)
		main.next = next(f.Thumbnail)
		main.next.next = next(f.Large)
		main.next.next.next = sensor
	case catalog.DNG:
		main.raw(tagDNGVersion, 1, 4, []byte{1, 4, 0, 0})
		preview := b.dir()
		preview.long(tagNewSubfile, 1)
		preview.short(tagCompression, 7)
		preview.short(tagPhotometric, 6)
		preview.blob(tagStripAt, tagStripLen, f.Large)
		main.sub(tagSubIFDs, preview)
		main.next = sensor
	case catalog.ORF:
		exif.note(tagMakerNote, olympusNote(f.Large))
		main.next = sensor
	case catalog.RW2:
		main.raw(tagJpgFromRaw, 7, len(f.Large), f.Large)
		main.next = sensor
	}
}

// note is a value of which only the maker knows what it is.
func (d *dir) note(tag uint16, data []byte) { d.raw(tag, 7, len(data), data) }

// nikonNote is a maker note that leads to a preview in itself.
func nikonNote(jpeg []byte) []byte {
	b := newBuilder(false)
	preview := b.dir()
	preview.blob(tagThumbAt, tagThumbLen, jpeg)
	main := b.dir()
	main.sub(0x0011, preview)
	return append([]byte("Nikon\x00\x02\x10\x00\x00"), b.bytes(main)...)
}

// olympusNote is one whose camera settings lead to a preview in it. Offsets
// count from its own beginning.
func olympusNote(jpeg []byte) []byte {
	b := &builder{order: binary.LittleEndian, out: []byte("OLYMPUS\x00II\x03\x00")}
	settings := b.dir()
	settings.blob(0x0101, 0x0102, jpeg)
	main := b.dir()
	main.sub(0x2020, settings)
	return b.bytes(main)
}

// noise stands for the sensor's data. It holds no two bytes FF, so that no
// JPEG seems to begin in it.
func (f RawFile) noise() []byte {
	out := make([]byte, f.Sensor)
	s := uint32(1)
	for i := range out {
		s = s*1664525 + 1013904223
		out[i] = byte(s>>24) & 0x7F
	}
	return out
}

// raf is Fujifilm's: a JPEG with all the metadata behind a head.
func (f RawFile) raf() ([]byte, error) {
	seg, err := Segment(f.Shot)
	if err != nil {
		return nil, err
	}
	jpeg := append(append(append([]byte{}, f.Large[:2]...), seg...), f.Large[2:]...)
	out := make([]byte, 148)
	copy(out, "FUJIFILMCCD-RAW 0201FF129502")
	binary.BigEndian.PutUint32(out[0x54:], uint32(len(out)))
	binary.BigEndian.PutUint32(out[0x58:], uint32(len(jpeg)))
	return append(append(out, jpeg...), f.noise()...), nil
}

// cr3 is Canon's in boxes: metadata in three TIFFs, a preview, and the large
// picture as the first track.
func (f RawFile) cr3() ([]byte, error) {
	shutter, err := seconds(f.Shutter)
	if err != nil {
		return nil, err
	}
	alone := func(fill func(b *builder) *dir) []byte {
		b := newBuilder(f.BigEndian)
		return b.bytes(fill(b))
	}
	canon := box("CMT1", alone(func(b *builder) *dir {
		d := b.dir()
		d.ascii(tagMake, f.Make)
		d.ascii(tagModel, f.Camera.Model)
		d.short(tagOrientation, f.Orientation)
		return d
	}))
	canon = append(canon, box("CMT2", alone(func(b *builder) *dir { return f.Shot.exif(b, shutter) }))...)
	if f.GPS != nil {
		canon = append(canon, box("CMT4", alone(f.gps))...)
	}
	head := box("ftyp", []byte("crx \x00\x00\x00\x01crx isom"))
	preview := uuid("eaf42b5e-1c98-4b88-b9fb-b7dc406e4d16", append(make([]byte, 8), box("PRVW", append(make([]byte, 16), f.Preview...))...))
	moov := func(at uint64) []byte {
		size := binary.BigEndian.AppendUint32(make([]byte, 4), uint32(len(f.Large)))
		place := binary.BigEndian.AppendUint64([]byte{0, 0, 0, 0, 0, 0, 0, 1}, at)
		table := append(box("stsz", append(size, 0, 0, 0, 1)), box("co64", place)...)
		track := box("trak", box("mdia", box("minf", box("stbl", table))))
		return box("moov", append(uuid("85c0b687-820f-11e0-8111-f4ce462b6a48", canon), track...))
	}
	at := len(head) + len(moov(0)) + len(preview) + 8
	out := append(append(head, moov(uint64(at))...), preview...)
	return append(out, box("mdat", append(f.Large[:len(f.Large):len(f.Large)], f.noise()...))...), nil
}

func box(name string, body []byte) []byte {
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(8+len(body))), name...), body...)
}

func uuid(id string, body []byte) []byte {
	raw, _ := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	return box("uuid", append(raw, body...))
}
