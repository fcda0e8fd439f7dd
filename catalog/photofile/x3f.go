package photofile

import (
	"encoding/binary"

	"cutline/catalog"
)

// x3f reads a raw file of Sigma: its directory stands at the end and names the
// JPEGs in it. Source: exiftool's lists of Sigma raw tags.
func (r *reader) x3f() Info {
	info := Info{Kind: catalog.Raw}
	le := binary.LittleEndian
	if head := r.at(0, 36); head != nil && head[6] < 4 { // later versions keep the size elsewhere
		info.Width, info.Height = edge(le.Uint32(head[28:])), edge(le.Uint32(head[32:]))
	}
	tail := r.at(r.size-4, 4)
	if tail == nil {
		return r.unknownRaw(info)
	}
	dir := int64(le.Uint32(tail))
	head := r.at(dir, 12)
	if string(head) == "" || string(head[:4]) != "SECd" {
		info.note("the directory %s: it does not begin as one, the file is cut short", at(dir))
		return r.unknownRaw(info)
	}
	for i := range min(int64(le.Uint32(head[8:])), maxDirs) {
		e := r.at(dir+12+12*i, 12)
		if e == nil {
			break
		}
		const before = 28 // bytes of a section before its JPEG
		off, n := int64(le.Uint32(e)), int64(le.Uint32(e[4:]))
		if kind := string(e[8:]); kind != "IMAG" && kind != "IMA2" {
			continue
		}
		inner := r.innerJPEG(&info, off+before, n-before)
		if info.EXIF == nil {
			info.EXIF = inner.EXIF
		}
		info.XMP, info.ICC = firstOf(info.XMP, inner.XMP), firstOf(info.ICC, inner.ICC)
	}
	return r.unknownRaw(info)
}
