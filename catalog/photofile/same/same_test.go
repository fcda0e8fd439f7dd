package same

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"testing"

	"cutline/catalog"
	"cutline/catalog/photofile"
	"cutline/catalog/photofile/tiff"
)

// words are what a caption block holds in these files; they may differ.
const words = "<caption>"

func chunk(name, body string) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), name+body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func pngOf(chunks ...[]byte) []byte {
	return append([]byte("\x89PNG\r\n\x1a\n"), bytes.Join(chunks, nil)...)
}

func riff(name, body string) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	return append(append(out, body...), make([]byte, len(body)%2)...)
}

func webpOf(chunks ...[]byte) []byte {
	body := append([]byte("WEBP"), bytes.Join(chunks, nil)...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func resourceOf(id uint16, body string) []byte {
	out := binary.BigEndian.AppendUint16([]byte("8BIM"), id)
	out = binary.BigEndian.AppendUint32(append(out, 0, 0), uint32(len(body)))
	return append(append(out, body...), make([]byte, len(body)%2)...)
}

func psdOf(layers string, resources ...[]byte) []byte {
	out := append([]byte("8BPS\x00\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x08\x00\x00\x00\x08\x00\x08\x00\x03"), 0, 0, 0, 0)
	all := bytes.Join(resources, nil)
	return append(append(binary.BigEndian.AppendUint32(out, uint32(len(all))), all...), layers...)
}

// A picture is a TIFF to be built.
type picture struct {
	before string // what lies before the strip
	strip  string
	make   string
	note   func(at uint32) string // the maker's note, when it lies at that place
	packet string
	more   []tiff.Value
}

func (p picture) bytes() []byte {
	le := binary.LittleEndian
	long := func(n int) []byte { return le.AppendUint32(nil, uint32(n)) }
	note := ""
	if p.note != nil {
		note = p.note(0)
	}
	build := func(at int) []byte {
		main := []tiff.Value{{Tag: 0x0100, Kind: tiff.Long, Data: long(8)}, {Tag: 0x010F, Kind: tiff.ASCII, Data: []byte(p.make)},
			{Tag: 0x0111, Kind: tiff.Long, Data: long(at)}, {Tag: 0x0117, Kind: tiff.Long, Data: long(len(p.strip))}}
		if p.packet != "" {
			main = append(main, tiff.Value{Tag: tagXMP, Kind: tiff.Byte, Data: []byte(p.packet)})
		}
		main = append(main, tiff.Value{Tag: tagResources, Kind: tiff.Byte, Data: append(resourceOf(0x0421, "version"), resourceOf(photofile.ResourceIIM, p.packet)...)})
		exif := []tiff.Value{{Tag: 0x829A, Kind: tiff.Rational, Data: []byte("12345678")}, {Tag: tagMakerNote, Kind: tiff.Undefined, Data: []byte(note)}}
		return tiff.Build(le, tiff.Tree{Values: append(main, p.more...), Subs: map[uint16]tiff.Tree{tagExif: {Values: exif}}})
	}
	out := build(len(build(0)) + len(p.before))
	if i := bytes.Index(out, []byte(note)); p.note != nil && i >= 0 {
		copy(out[i:], p.note(uint32(i)))
	}
	return append(append(out, p.before...), p.strip...)
}

// canon is a maker's note that points into itself by places in the file.
func canon(at uint32) string {
	return "note:" + string(binary.LittleEndian.AppendUint32(nil, at+9)) + "the value"
}

func TestOnlyTheCaptionMayDiffer(t *testing.T) {
	ihdr, idat, iend := chunk("IHDR", "0123456789abc"), chunk("IDAT", "pixels"), chunk("IEND", "")
	text, xmpText := chunk("tEXt", "Comment\x00hello"), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+words)
	vp8x := func(flags byte, w byte) []byte {
		return riff("VP8X", string([]byte{flags, 0, 0, 0, w - 1, 0, 0, 7, 0, 0}))
	}
	vp8, exif := riff("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x08\x00\x08\x00pixels"), riff("EXIF", "II*\x00\x08\x00\x00\x00")
	version, iim := resourceOf(0x0421, "version"), resourceOf(photofile.ResourceIIM, words)
	tif := picture{strip: "the pixels of the picture", make: "Canon of Japan"}
	with := func(change func(*picture)) []byte {
		p := tif
		change(&p)
		return p.bytes()
	}
	for _, tt := range []struct {
		name   string
		kind   catalog.Kind
		a, b   []byte
		differ bool
	}{
		{"PNG: XMP comes", catalog.PNG, pngOf(ihdr, idat, iend), pngOf(ihdr, xmpText, idat, iend), false},
		{"PNG: a text is moved before the picture", catalog.PNG, pngOf(ihdr, idat, text, iend), pngOf(ihdr, text, xmpText, idat, iend), false},
		{"PNG: a text goes", catalog.PNG, pngOf(ihdr, text, idat, iend), pngOf(ihdr, xmpText, idat, iend), true},
		{"PNG: two chunks are swapped", catalog.PNG, pngOf(ihdr, chunk("gAMA", "1234"), chunk("cHRM", "1"), idat, iend), pngOf(ihdr, chunk("cHRM", "1"), chunk("gAMA", "1234"), idat, iend), true},
		{"PNG: other pixels", catalog.PNG, pngOf(ihdr, idat, iend), pngOf(ihdr, chunk("IDAT", "pixelz"), iend), true},
		{"PNG: what stood behind it goes", catalog.PNG, append(pngOf(ihdr, idat, iend), "tail"...), pngOf(ihdr, idat, iend), true},
		{"WebP: of the simple form", catalog.WebP, webpOf(vp8), webpOf(vp8x(0x04, 8), vp8, riff("XMP ", words)), false},
		{"WebP: of the simple form, with another size", catalog.WebP, webpOf(vp8), webpOf(vp8x(0x04, 9), vp8, riff("XMP ", words)), true},
		{"WebP: of the extended form", catalog.WebP, webpOf(vp8x(0x08, 8), vp8, exif), webpOf(vp8x(0x0C, 8), vp8, exif, riff("XMP ", words)), false},
		{"WebP: EXIF goes", catalog.WebP, webpOf(vp8x(0x08, 8), vp8, exif), webpOf(vp8x(0x04, 8), vp8, riff("XMP ", words)), true},
		{"PSD: the caption's resources", catalog.PSD, psdOf("layers", version), psdOf("layers", iim, version), false},
		{"PSD: other layers", catalog.PSD, psdOf("layers", version), psdOf("layerz", version), true},
		{"PSD: a resource goes", catalog.PSD, psdOf("layers", version), psdOf("layers", iim), true},
		{"TIFF: XMP comes, the strip moves", catalog.TIFF, tif.bytes(), with(func(p *picture) { p.packet, p.before = words, "some room" }), false},
		{"TIFF: other pixels", catalog.TIFF, tif.bytes(), with(func(p *picture) { p.strip = "the pixels of another one" }), true},
		{"TIFF: another value", catalog.TIFF, tif.bytes(), with(func(p *picture) { p.make = "Nikon of Japan" }), true},
		{"TIFF: a tag comes", catalog.TIFF, tif.bytes(), with(func(p *picture) { p.more = []tiff.Value{{Tag: 0x0131, Kind: tiff.ASCII, Data: []byte("soft")}} }), true},
		{"TIFF: a tag goes", catalog.TIFF, with(func(p *picture) { p.more = []tiff.Value{{Tag: 0x0131, Kind: tiff.ASCII, Data: []byte("soft")}} }), tif.bytes(), true},
		{"TIFF: a maker's note is moved", catalog.TIFF, with(func(p *picture) { p.note = canon }), with(func(p *picture) { p.note, p.packet = canon, words }), false},
		{"TIFF: a maker's note is moved and not put right", catalog.TIFF, with(func(p *picture) { p.note = canon }),
			with(func(p *picture) { p.note, p.packet = func(uint32) string { return canon(77) }, words }), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := Check(tt.kind, photofile.Memory(tt.a), photofile.Memory(tt.b))
			if errors.Is(err, ErrDiffer) != tt.differ || err != nil && !tt.differ {
				t.Errorf("said %v", err)
			}
			if err := Check(tt.kind, photofile.Memory(tt.a), photofile.Memory(tt.a)); err != nil {
				t.Errorf("of the file itself: %v", err)
			}
		})
	}
}

// TestNoByteIsOverlooked changes each byte of a file, one at a time.
func TestNoByteIsOverlooked(t *testing.T) {
	files := map[catalog.Kind][]byte{
		catalog.PNG:  append(pngOf(chunk("IHDR", "0123456789abc"), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+words), chunk("IDAT", "pixels"), chunk("IEND", "")), "tail"...),
		catalog.WebP: webpOf(riff("VP8X", "\x0C\x00\x00\x00\x07\x00\x00\x07\x00\x00"), riff("VP8 ", "picture!"), riff("EXIF", "II*\x00\x08\x00\x00\x00"), riff("XMP ", words)),
		catalog.PSD:  psdOf("layers", resourceOf(0x0421, "version"), resourceOf(photofile.ResourceIIM, words)),
		catalog.TIFF: picture{strip: "the pixels of the picture", make: "Canon of Japan", packet: words, note: canon}.bytes(),
	}
	// What is not of the picture: marks by which the kind is known before.
	heads := map[catalog.Kind]int{catalog.PNG: 8, catalog.WebP: 12, catalog.TIFF: 4}
	for kind, data := range files {
		missed := 0
		for i := heads[kind]; i < len(data); i++ {
			changed := slices.Clone(data)
			changed[i] ^= 0x55
			if Check(kind, photofile.Memory(data), photofile.Memory(changed)) == nil && !nearCaption(data, i) {
				missed++
				t.Logf("%s: byte %d of %d, near %q", kind, i, len(data), data[max(0, i-12):min(len(data), i+4)])
			}
		}
		if missed > 0 {
			t.Errorf("%s: %d bytes may change and nobody hears of it", kind, missed)
		}
	}
}

// nearCaption reports whether a byte belongs to a caption's block: the words,
// their frame, sum and padding, and in a TIFF the tag that tells of them.
func nearCaption(data []byte, i int) bool {
	for at := 0; ; {
		k := bytes.Index(data[at:], []byte(words))
		if k < 0 {
			break
		}
		if at += k; i >= at-24 && i < at+len(words)+5 {
			return true
		}
		at++
	}
	for _, tag := range []string{"\xBC\x02\x01\x00", "\x49\x86\x01\x00"} {
		if k := bytes.Index(data, []byte(tag)); k >= 0 && i >= k && i < k+12 {
			return true
		}
	}
	return false
}

func TestDirectoriesInACircleEnd(t *testing.T) {
	data := picture{strip: "x", make: "Canon"}.bytes()
	n := int(binary.LittleEndian.Uint16(data[8:]))
	binary.LittleEndian.PutUint32(data[10+12*n:], 8) // IFD0 follows itself
	if err := Check(catalog.TIFF, photofile.Memory(data), photofile.Memory(data)); err == nil {
		t.Error("it was compared to its end")
	}
}

func FuzzCheck(f *testing.F) {
	kinds := []catalog.Kind{catalog.PNG, catalog.WebP, catalog.PSD, catalog.TIFF}
	f.Add(byte(3), picture{strip: "x", make: "Canon"}.bytes(), picture{strip: "x", make: "Canon", packet: words}.bytes())
	f.Add(byte(2), psdOf("layers", resourceOf(0x0422, "II*\x00\x08\x00\x00\x00")), psdOf("l"))
	f.Add(byte(1), webpOf(riff("VP8L", "picture!")), webpOf(riff("VP8X", "0123456789")))
	f.Fuzz(func(t *testing.T, kind byte, a, b []byte) {
		_ = Check(kinds[int(kind)%len(kinds)], photofile.Memory(a), photofile.Memory(b)) // whatever it says, it comes back
	})
}
