package photofile

import (
	"encoding/binary"

	"cutline/catalog"
)

const (
	maxEntries = 1024 // of one directory
	maxMPF     = 32   // pictures of a multi-picture file
)

func isTIFF(b []byte) bool {
	return len(b) >= 8 && (string(b[:4]) == "II*\x00" || string(b[:4]) == "MM\x00*")
}

func tiffOrder(b []byte) binary.ByteOrder {
	if b[0] == 'I' {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

// An entry is a value of a directory: its number if it is one, and where its
// 4-byte field stands.
type entry struct {
	kind  uint16
	count uint32
	value uint32
}

// directory reads the entries of the directory at off and the place of the
// next one. Only single numbers and offsets are kept.
func directory(b []byte, off int64) (map[uint16]entry, int64) {
	if off < 8 || off+2 > int64(len(b)) {
		return nil, 0
	}
	order := tiffOrder(b)
	n := min(int64(order.Uint16(b[off:])), maxEntries)
	entries := map[uint16]entry{}
	pos := off + 2
	for range n {
		if pos+12 > int64(len(b)) {
			return entries, 0
		}
		tag, kind := order.Uint16(b[pos:]), order.Uint16(b[pos+2:])
		e := entry{kind: kind, count: order.Uint32(b[pos+4:]), value: order.Uint32(b[pos+8:])}
		if kind == 3 {
			e.value = uint32(order.Uint16(b[pos+8:]))
		}
		if _, seen := entries[tag]; !seen {
			entries[tag] = e
		}
		pos += 12
	}
	if pos+4 > int64(len(b)) {
		return entries, 0
	}
	return entries, int64(order.Uint32(b[pos:]))
}

// readTIFF reads the size of a TIFF; ok is false for raw files that only look
// like one.
func readTIFF(data []byte) (Info, bool) {
	if !isTIFF(data) || len(data) > 10 && string(data[8:10]) == "CR" {
		return Info{}, false
	}
	info := Info{Kind: catalog.TIFF}
	dir, _ := directory(data, int64(tiffOrder(data).Uint32(data[4:])))
	if _, dng := dir[0xC612]; dng {
		return Info{}, false
	}
	info.Width, info.Height = int(dir[0x100].value), int(dir[0x101].value)
	const most = 1 << 24 // pixels on an edge: no picture has more
	if info.Width > most || info.Height > most {
		info.Width, info.Height = 0, 0
	}
	if info.Width == 0 || info.Height == 0 {
		info.note("no size in its first directory")
	}
	return info, true
}

// jpegPreviews finds the thumbnail of the EXIF block and the large thumbnails
// of a multi-picture file. Other pictures of such a file (a gain map, the
// second eye) are not the photo and are left out.
func jpegPreviews(data []byte, parts jpegParts) []Preview {
	var out []Preview
	if parts.exif > 0 {
		out = appendThumbnail(out, data, parts.exif)
	}
	if parts.mpf > 0 && isTIFF(data[parts.mpf:]) {
		out = appendMPF(out, data, parts.mpf)
	}
	return out
}

func appendThumbnail(out []Preview, data []byte, base int) []Preview {
	block := data[base:]
	_, next := directory(block, int64(tiffOrder(block).Uint32(block[4:])))
	if next == 0 {
		return out
	}
	dir, _ := directory(block, next)
	off, n := int64(dir[0x201].value), int64(dir[0x202].value)
	return appendPreview(out, data, int64(base)+off, n)
}

func appendMPF(out []Preview, data []byte, base int) []Preview {
	block := data[base:]
	order := tiffOrder(block)
	dir, _ := directory(block, int64(order.Uint32(block[4:])))
	list := dir[0xB002]
	for i := range min(int64(list.count)/16, maxMPF) {
		at := int64(list.value) + i*16
		if at+16 > int64(len(block)) {
			break
		}
		kind := order.Uint32(block[at:]) & 0xFFFFFF
		size, off := int64(order.Uint32(block[at+4:])), int64(order.Uint32(block[at+8:]))
		if kind>>16 == 1 && off > 0 {
			out = appendPreview(out, data, int64(base)+off, size)
		}
	}
	return out
}

// appendPreview adds the JPEG at that place if there is one with a size.
func appendPreview(out []Preview, data []byte, off, n int64) []Preview {
	if off <= 0 || n < 4 || off >= int64(len(data)) {
		return out
	}
	n = min(n, int64(len(data))-off)
	if data[off] != 0xFF || data[off+1] != mSOI {
		return out
	}
	w, h := sizeOf(data[off : off+min(n, 1<<20)]) // a frame header stands near the start
	if w == 0 || h == 0 {
		return out
	}
	return append(out, Preview{Offset: off, Length: n, Width: w, Height: h})
}

// sizeOf is the size in a JPEG's frame header, 0 if there is none.
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
			return info.Width, info.Height
		}
		pos = next
	}
}
