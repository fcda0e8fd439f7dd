package photofile

import (
	"bytes"
	"encoding/binary"

	"cutline/catalog"
)

// Markers of a JPEG, the second byte of each.
const (
	mTEM  = 0x01
	mSOI  = 0xD8
	mEOI  = 0xD9
	mSOS  = 0xDA
	mDHT  = 0xC4
	mJPG  = 0xC8
	mDAC  = 0xCC
	mAPP1 = 0xE1
	mAPP2 = 0xE2
	mPSIR = 0xED // APP13
)

const (
	exifHead = "Exif\x00"
	xmpHead  = "http://ns.adobe.com/xap/1.0/\x00"
	extHead  = "http://ns.adobe.com/xmp/extension/\x00"
	mpfHead  = "MPF\x00"
	iccHead  = "ICC_PROFILE\x00"
)

// jpegParts gathers the blocks that are spread over several segments.
type jpegParts struct {
	ext  []extChunk
	icc  [][]byte
	psir psir
	mpf  int // offset of the MPF's TIFF header in the file; 0 if none
	exif int // offset of the EXIF's TIFF header in the file
}

func readJPEG(data []byte) Info {
	info := Info{Kind: catalog.JPEG}
	var parts jpegParts
	walk(data, &info, &parts)
	info.XMPExt = joinExt(info.XMP, parts.ext)
	info.ICC = joinICC(parts.icc)
	info.AdobeRGB = info.ICC == nil && saysAdobeRGB(info.EXIF)
	info.tell(parts.psir.found())
	info.Previews = jpegPreviews(data, parts)
	return info
}

// walk goes through the segments up to the first scan, then to the end of the
// image. It goes on as long as anything can be learned.
func walk(data []byte, info *Info, parts *jpegParts) {
	pos := 2
	for {
		m, body, next, ok := segment(data, pos)
		switch {
		case !ok && next < 0:
			info.note("cut short before the first scan")
			return
		case !ok:
			info.note("a segment at byte %d runs past the end of the file", next)
			return
		case m == mEOI:
			info.note("no picture before the end of the image")
			return
		case m == mSOS:
			if info.Width == 0 {
				info.note("no size before the first scan")
			}
			info.sos = next - len(body) - 4
			info.Scans = 1
			scans(data, next, info)
			return
		case isSOF(m):
			frame(m, body, info)
		}
		classify(data, m, body, next, info, parts)
		pos = next
	}
}

// segment reads the next marker from pos on: the marker, what its segment
// holds, and where the next one begins. ok is false at the end of the data
// (next -1) or when the segment's length cannot be (next is its place).
func segment(data []byte, pos int) (m byte, body []byte, next int, ok bool) {
	for {
		i := bytes.IndexByte(data[min(pos, len(data)):], 0xFF)
		if i < 0 {
			return 0, nil, -1, false
		}
		pos += i
		for pos < len(data) && data[pos] == 0xFF { // fill bytes are legal
			pos++
		}
		if pos >= len(data) {
			return 0, nil, -1, false
		}
		m = data[pos]
		pos++
		if m == 0 || m == mTEM || m >= 0xD0 && m <= mSOI {
			continue
		}
		break
	}
	if m == mEOI {
		return m, nil, pos, true
	}
	if pos+2 > len(data) {
		return 0, nil, -1, false
	}
	n := int(binary.BigEndian.Uint16(data[pos:]))
	if n < 2 || pos+n > len(data) {
		return m, nil, pos - 2, false
	}
	return m, data[pos+2 : pos+n : pos+n], pos + n, true
}

func isSOF(m byte) bool {
	return m >= 0xC0 && m <= 0xCF && m != mDHT && m != mJPG && m != mDAC
}

// frame reads the size; a second frame header makes the file damaged.
func frame(m byte, body []byte, info *Info) {
	if len(body) < 6 {
		info.note("a frame header of %d bytes", len(body))
		return
	}
	if info.Components > 0 {
		info.note("two frame headers")
		return
	}
	info.Height = int(binary.BigEndian.Uint16(body[1:]))
	info.Width = int(binary.BigEndian.Uint16(body[3:]))
	info.Components = int(body[5])
	info.Progressive = m&3 == 2
	if info.Width == 0 || info.Height == 0 {
		info.note("a size of %d by %d", info.Width, info.Height)
	}
}

func classify(data []byte, m byte, body []byte, next int, info *Info, parts *jpegParts) {
	if m != mPSIR {
		parts.psir.endRun()
	}
	start := next - len(body)
	switch {
	case m == mAPP1 && bytes.HasPrefix(body, []byte(exifHead)) && len(body) > 6:
		if info.EXIF == nil && isTIFF(body[6:]) {
			info.EXIF = body[6:]
			parts.exif = start + 6
		}
	case m == mAPP1 && bytes.HasPrefix(body, []byte(xmpHead)):
		if info.XMP == nil {
			info.XMP = body[len(xmpHead):]
		}
	case m == mAPP1 && bytes.HasPrefix(body, []byte(extHead)):
		parts.ext = appendExt(parts.ext, body[len(extHead):])
	case m == mAPP2 && bytes.HasPrefix(body, []byte(mpfHead)):
		if parts.mpf == 0 {
			parts.mpf = start + len(mpfHead)
		}
	case m == mAPP2 && bytes.HasPrefix(body, []byte(iccHead)):
		parts.icc = append(parts.icc, body[len(iccHead):])
	case m == mPSIR:
		parts.psir.add(body)
	}
}

// scans counts the scans from pos, which is behind the first one's header, and
// finds the end of the image.
func scans(data []byte, pos int, info *Info) {
	for {
		i := bytes.IndexByte(data[pos:], 0xFF)
		if i < 0 || pos+i+1 >= len(data) {
			info.note("no end of image: the file is cut short")
			return
		}
		pos += i + 1
		switch m := data[pos]; {
		case m == 0 || m >= 0xD0 && m <= 0xD7: // a stuffed byte, a restart
			pos++
		case m == 0xFF: // fill
		case m == mEOI:
			info.eoi = pos + 1
			return
		default:
			m, _, next, ok := segment(data, pos-1)
			if !ok {
				info.note("no end of image: the file is cut short")
				return
			}
			if m == mSOS {
				info.Scans++
			}
			if isSOF(m) {
				info.note("two frame headers")
			}
			if m == mEOI {
				info.eoi = next
				return
			}
			pos = next
		}
	}
}
