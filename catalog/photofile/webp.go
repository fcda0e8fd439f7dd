package photofile

import (
	"encoding/binary"

	"cutline/catalog"
)

// readWebP reads the size from the first chunk of any of the three forms.
func readWebP(data []byte) Info {
	info := Info{Kind: catalog.WebP}
	if int64(binary.LittleEndian.Uint32(data[4:]))+8 > int64(len(data)) {
		info.note("cut short: the file says it is longer than it is")
	}
	if len(data) < 30 {
		info.note("no picture in it")
		return info
	}
	le := binary.LittleEndian
	body := data[20:]
	switch string(data[12:16]) {
	case "VP8X":
		info.Width, info.Height = 1+int(le.Uint32(body[3:])>>8), 1+int(le.Uint32(body[6:])>>8)
	case "VP8L":
		bits := le.Uint32(body[1:])
		info.Width, info.Height = 1+int(bits&0x3FFF), 1+int(bits>>14&0x3FFF)
	case "VP8 ":
		info.Width, info.Height = int(le.Uint16(body[6:])&0x3FFF), int(le.Uint16(body[8:])&0x3FFF)
	}
	if info.Width == 0 || info.Height == 0 {
		info.note("no picture in it")
	}
	return info
}
