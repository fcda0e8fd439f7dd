package photofile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// A Segment is one piece of a JPEG before its first scan.
type Segment struct {
	Marker byte   // the second byte, as 0xE1 for APP1
	Offset int    // of its first byte in the file
	Raw    []byte // all of it: fill bytes, marker, length, body
	Body   []byte // behind the length; nil for a marker that stands alone
}

// Name is the segment's usual name: APP13, DQT, 0xFE for one without.
func (s Segment) Name() string {
	switch m := s.Marker; {
	case m >= 0xE0 && m <= 0xEF:
		return "APP" + strconv.Itoa(int(m-0xE0))
	case m == mSOS:
		return "SOS"
	case isSOF(m):
		return "SOF" + strconv.Itoa(int(m-0xC0))
	case m == mDHT:
		return "DHT"
	case m == 0xDB:
		return "DQT"
	case m == 0xFE:
		return "COM"
	}
	return fmt.Sprintf("0x%02X", s.Marker)
}

// What a segment's body begins with, by what is in it.
const (
	HeadEXIF     = exifHead
	HeadXMP      = xmpHead
	HeadExtended = extHead
	HeadMPF      = mpfHead
	HeadPSIR     = "Photoshop 3.0\x00"
)

// Is reports whether it is a segment of that marker whose body begins so.
func (s Segment) Is(marker byte, head string) bool {
	return s.Marker == marker && bytes.HasPrefix(s.Body, []byte(head))
}

// A Damage is a place in a file that cannot be trusted, with the words for
// people: "APP13 at 4,212: length runs past the segment".
type Damage struct {
	Block  string // APP13; "" for the file as a whole
	Offset int
	Reason string
}

func (e *Damage) Error() string {
	if e.Block == "" {
		return fmt.Sprintf("at %s: %s", thousands(e.Offset), e.Reason)
	}
	return fmt.Sprintf("%s at %s: %s", e.Block, thousands(e.Offset), e.Reason)
}

// thousands writes n in groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// errShort says that the data end before the first scan does.
var errShort = errors.New("it is cut short before the first scan")

// maxHeader bounds what stands before the first scan, in bytes.
const maxHeader = 64 << 20

// Segments lists everything before the first scan of a JPEG, so that it can
// be put together again: sos bytes in all, which the segments and SOI make up
// without a gap. Unlike Read it takes nothing on trust: a byte that belongs to
// no segment is a *Damage.
func Segments(data []byte) (segs []Segment, sos int, err error) {
	if !bytes.HasPrefix(data, []byte{0xFF, mSOI}) {
		return nil, 0, fmt.Errorf("read the segments: %w", ErrNotPhoto)
	}
	sized := false
	for pos := 2; ; {
		s, err := strictSegment(data, pos)
		switch {
		case err != nil:
			return nil, 0, err
		case s.Marker == mSOS && !sized:
			return nil, 0, &Damage{s.Name(), pos, "no size before the first scan"}
		case s.Marker == mSOS:
			return segs, pos, nil
		}
		sized = sized || isSOF(s.Marker)
		segs = append(segs, s)
		pos += len(s.Raw)
	}
}

// strictSegment reads the segment that begins at pos.
func strictSegment(data []byte, pos int) (Segment, error) {
	at := pos
	for at < len(data) && data[at] == 0xFF {
		at++
	}
	switch {
	case at >= len(data):
		return Segment{}, errShort
	case at == pos:
		return Segment{}, &Damage{"", pos, "bytes that belong to no segment"}
	}
	s := Segment{Marker: data[at], Offset: pos}
	at++
	switch m := s.Marker; {
	case m == mTEM || m >= 0xD0 && m <= 0xD7:
		s.Raw = data[pos:at:at]
		return s, nil
	case m == mEOI:
		return s, &Damage{"EOI", pos, "no picture before the end of the image"}
	case m < 0xC0 || m == mSOI:
		return s, &Damage{s.Name(), pos, "a marker that has no place before the first scan"}
	}
	if at+2 > len(data) {
		return s, errShort
	}
	n := int(binary.BigEndian.Uint16(data[at:]))
	switch {
	case n < 2:
		return s, &Damage{s.Name(), pos, fmt.Sprintf("a length of %d", n)}
	case at+n > len(data):
		return s, errShort
	}
	s.Raw, s.Body = data[pos:at+n:at+n], data[at+2:at+n:at+n]
	return s, nil
}

// A Header is everything before the first scan of a JPEG.
type Header struct {
	Bytes    []byte // from SOI on
	Segments []Segment
}

// ReadHeader reads the header of a JPEG of that size, and no more than it
// must. The error is ErrNotPhoto or a *Damage, or one of reading.
func ReadHeader(file io.ReaderAt, size int64) (Header, error) {
	for n := int64(128 << 10); ; n *= 4 {
		data := make([]byte, min(n, size, maxHeader))
		if _, err := file.ReadAt(data, 0); err != nil && err != io.EOF {
			return Header{}, err
		}
		segs, sos, err := Segments(data)
		switch {
		case err == nil:
			return Header{data[:sos:sos], segs}, nil
		case !errors.Is(err, errShort):
			return Header{}, err
		case int64(len(data)) == size:
			return Header{}, &Damage{"", len(data), errShort.Error()}
		case len(data) == maxHeader:
			return Header{}, &Damage{"", len(data), "no first scan so far"}
		}
	}
}
