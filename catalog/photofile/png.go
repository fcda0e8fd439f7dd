package photofile

import (
	"encoding/binary"

	"cutline/catalog"
)

// readPNG reads the size and looks whether the last chunk is there.
func readPNG(data []byte) Info {
	info := Info{Kind: catalog.PNG}
	pos := int64(8)
	for first := true; ; first = false {
		if pos+12 > int64(len(data)) {
			info.note("no end of image: the file is cut short")
			return info
		}
		n := int64(binary.BigEndian.Uint32(data[pos:]))
		name := string(data[pos+4 : pos+8])
		if pos+12+n > int64(len(data)) {
			info.note("no end of image: the file is cut short")
			return info
		}
		body := data[pos+8 : pos+8+n]
		switch {
		case first && (name != "IHDR" || n < 13):
			info.note("no size at its start")
			return info
		case first:
			info.Width, info.Height = edge(binary.BigEndian.Uint32(body)), edge(binary.BigEndian.Uint32(body[4:]))
			if info.Width == 0 || info.Height == 0 {
				info.note("a size no picture has")
			}
		case name == "IEND":
			return info
		}
		pos += 12 + n
	}
}

// edge is n as pixels, or 0 when no picture is so large.
func edge(n uint32) int {
	if n > 1<<24 {
		return 0
	}
	return int(n)
}
