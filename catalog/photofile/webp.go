package photofile

import (
	"encoding/binary"

	"cutline/catalog"
)

const maxChunks = 4096

// webp reads the size from the first chunk of any of the three forms, and the
// blocks of the extended one. Source: WebP Container Specification.
func (r *reader) webp() Info {
	info := Info{Kind: catalog.WebP}
	le := binary.LittleEndian
	head := r.at(0, 12)
	if end := int64(le.Uint32(head[4:])) + 8; end > r.size {
		info.note("cut short: the file says it is longer than it is")
	}
	pos := int64(12)
	for range maxChunks {
		h := r.at(pos, 8)
		if h == nil {
			break
		}
		n := int64(le.Uint32(h[4:]))
		name := string(h[:4])
		if name == "XMP\x00" { // as some programs write the name
			name = "XMP "
		}
		body := pos + 8
		switch {
		case name == "C2PA":
			info.Signed = true
		case info.Width == 0 && (name == "VP8X" || name == "VP8L" || name == "VP8 "):
			info.Width, info.Height = webpSize(name, r.upTo(body, min(n, 10)))
		case n > maxBlock || name != "EXIF" && name != "XMP " && name != "ICCP":
		case n > r.size-body:
			info.remark("the chunk %s %s: it runs past the end of the file", printable(name), at(pos))
		case name == "EXIF":
			info.exif(r.at(body, n))
		case name == "XMP ":
			info.XMP = firstOf(info.XMP, r.at(body, n))
		case name == "ICCP":
			info.ICC = firstOf(info.ICC, r.at(body, n))
		}
		pos = body + n + n&1
	}
	if info.Width == 0 || info.Height == 0 {
		info.note("no picture in it")
	}
	return info
}

func webpSize(name string, body []byte) (w, h int) {
	le := binary.LittleEndian
	switch {
	case name == "VP8X" && len(body) >= 10:
		return 1 + int(le.Uint32(body[3:])>>8), 1 + int(uint32(le.Uint16(body[7:]))|uint32(body[9])<<16)
	case name == "VP8L" && len(body) >= 5:
		bits := le.Uint32(body[1:])
		return 1 + int(bits&0x3FFF), 1 + int(bits>>14&0x3FFF)
	case name == "VP8 " && len(body) >= 10:
		return int(le.Uint16(body[6:]) & 0x3FFF), int(le.Uint16(body[8:]) & 0x3FFF)
	}
	return 0, 0
}
