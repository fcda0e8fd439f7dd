package photofile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strings"

	"cutline/catalog"
	"cutline/catalog/photofile/tiff"
)

const pngCut = "no end of image: the file is cut short"

// png reads the size and the blocks, and looks whether the last chunk is
// there. Source: PNG 3rd edition, chunks IHDR, eXIf, iCCP, iTXt and zTXt; XMP
// part 3, 1.1.5; "Raw profile type" is ImageMagick's way before eXIf was.
func (r *reader) png() Info {
	info := Info{Kind: catalog.PNG}
	pos := int64(8)
	for first := true; ; first = false {
		head := r.at(pos, 8)
		if head == nil {
			info.note(pngCut)
			return info
		}
		n, name := int64(binary.BigEndian.Uint32(head)), string(head[4:])
		if pos+12+n > r.size {
			if info.Width == 0 || name == "IDAT" || name == "IHDR" {
				info.note(pngCut)
			} else {
				info.note("the chunk %s %s: it runs past the end of the file", printable(name), at(pos))
			}
			return info
		}
		switch {
		case first && (name != "IHDR" || n < 13):
			info.note("no size at its start")
			return info
		case first:
			body := r.at(pos+8, 13)
			info.Width, info.Height = edge(binary.BigEndian.Uint32(body)), edge(binary.BigEndian.Uint32(body[4:]))
			if info.Width == 0 || info.Height == 0 {
				info.note("a size no picture has")
			}
		case name == "IEND":
			return info
		case name == "caBX": // C2PA 2.1, "Embedding manifests into PNG"
			info.Signed = true
		case (name == "eXIf" || name == "iCCP" || name == "iTXt" || name == "zTXt" || name == "tEXt") && n <= maxBlock:
			pngChunk(name, r.at(pos+8, n), pos, &info)
		}
		pos += 12 + n
	}
}

// pngChunk takes a block out of a chunk.
func pngChunk(name string, body []byte, pos int64, info *Info) {
	if name == "eXIf" {
		info.exif(body)
		return
	}
	key, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(key) > 79 || len(rest) < 2 {
		return
	}
	packed := func(b []byte) []byte {
		out, err := inflate(b)
		if err != nil {
			info.remark("%s %s: it cannot be unpacked: %v", name, at(pos), err)
		}
		return out
	}
	profile, raw := strings.CutPrefix(string(key), "Raw profile type ")
	switch {
	case name == "iCCP":
		info.ICC = firstOf(info.ICC, packed(rest[1:]))
	case name == "iTXt" && string(key) == "XML:com.adobe.xmp":
		text, squeezed := rest[2:], rest[0] == 1
		for range 2 { // the language, and the key in that language
			if _, text, ok = bytes.Cut(text, []byte{0}); !ok {
				return
			}
		}
		if squeezed {
			text = packed(text)
		}
		info.XMP = firstOf(info.XMP, text)
	case raw && name == "zTXt":
		info.profile(profile, packed(rest[1:]))
	case raw && name == "tEXt":
		info.profile(profile, rest)
	}
}

// profile takes a block that ImageMagick wrote as lines of hex: its name, its
// length, the digits.
func (i *Info) profile(name string, text []byte) {
	fields := bytes.Fields(text)
	if len(fields) < 3 {
		return
	}
	digits := bytes.Join(fields[2:], nil)
	data := make([]byte, len(digits)/2)
	n, _ := hex.Decode(data, digits[:len(digits)&^1])
	data = data[:n]
	switch strings.TrimSpace(name) {
	case "exif", "APP1":
		if x, ok := bytes.CutPrefix(data, []byte(xmpHead)); ok {
			i.XMP = firstOf(i.XMP, x)
			return
		}
		i.exif(bytes.TrimPrefix(data, []byte(exifHead+"\x00")))
	case "xmp":
		i.XMP = firstOf(i.XMP, data)
	case "icc", "icm":
		i.ICC = firstOf(i.ICC, data)
	case "iptc", "8bim":
		data = bytes.TrimPrefix(data, []byte("Photoshop 3.0\x00"))
		if len(data) > 0 && data[0] == 0x1C {
			i.IIM = firstOf(i.IIM, data)
			return
		}
		t, _ := resources(data)
		i.tell(i.told().or(t))
	}
}

// exif keeps the first block that begins as one; some programs leave the head
// of a JPEG's segment before it.
func (i *Info) exif(b []byte) {
	b = bytes.TrimPrefix(b, []byte(exifHead+"\x00"))
	if i.EXIF == nil && len(b) >= 8 && tiff.OrderOf(b) != nil {
		i.EXIF = b
	}
}

// inflate unpacks at most maxBlock bytes; what is longer is cut.
func inflate(b []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return io.ReadAll(io.LimitReader(z, maxBlock))
}

// printable is a chunk's name with what is no letter as a point.
func printable(name string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x20 || c > 0x7E {
			return '.'
		}
		return c
	}, name)
}

// edge is n as pixels, or 0 when no picture is so large.
func edge(n uint32) int {
	if n > maxEdge {
		return 0
	}
	return int(n)
}
