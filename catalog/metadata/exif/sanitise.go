package exif

import (
	"encoding/binary"
	"errors"
	"slices"
)

// The directories of a block that are looked at. Each is read once, so that
// nothing can loop.
const (
	dirMain = iota
	dirExif
	dirGPS
)

const (
	tagExifDir        = 0x8769
	tagGPSDir         = 0x8825
	tagRecommendedISO = 0x8832
	tagOffset         = 0x9010
	tagOffsetOriginal = 0x9011
	tagOffsetDigital  = 0x9012
	tagSerial         = 0xA431
	tagLensInfo       = 0xA432

	kindByte      = 1
	kindASCII     = 2
	kindLong      = 4
	kindRational  = 5
	kindUndefined = 7
	kindSRational = 10
	kindUTF8      = 129 // EXIF 3.0
)

const (
	maxEntries = 512
	maxValue   = 64 << 10 // bytes of one value
)

var errNotTIFF = errors.New("it does not begin as a TIFF")

// wanted are the tags worth handing on: a maker note or a thumbnail is not,
// and a block without them cannot do harm.
var wanted = []uint16{
	0x010E, 0x010F, 0x0110, 0x0112, 0x0132, 0x013B, 0x8298, 0x9C9E,
	0x829A, 0x829D, 0x8827, tagRecommendedISO, 0x9003, 0x9004, tagOffset, tagOffsetOriginal, tagOffsetDigital,
	0x9290, 0x9291, 0x9292, 0x920A, tagSerial, tagLensInfo, 0xA434,
}

// wantedGPS are the tags of the position, which has numbers of its own.
var wantedGPS = []uint16{1, 2, 3, 4}

// sizes are the bytes of one item of each kind.
var sizes = map[uint16]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, kindUTF8: 1}

type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

type key struct {
	dir int
	tag uint16
}

type value struct {
	kind uint16
	data []byte
}

// collect reads the wanted values that lie inside the block. A tag that stands
// in two directories counts where it stands first.
func collect(b []byte) (map[key]value, order, error) {
	if len(b) < 8 {
		return nil, nil, errNotTIFF
	}
	var o order
	switch string(b[:4]) {
	case "II*\x00":
		o = binary.LittleEndian
	case "MM\x00*":
		o = binary.BigEndian
	default:
		return nil, nil, errNotTIFF
	}
	out := map[key]value{}
	sub := readDir(b, o, int64(o.Uint32(b[4:])), dirMain, out)
	if off, ok := sub[tagExifDir]; ok {
		readDir(b, o, off, dirExif, out)
	}
	if off, ok := sub[tagGPSDir]; ok {
		readDir(b, o, off, dirGPS, out)
	}
	return out, o, nil
}

// readDir adds the wanted values of the directory at off to out and returns
// the places of the directories it points to.
func readDir(b []byte, o order, off int64, dir int, out map[key]value) map[uint16]int64 {
	sub := map[uint16]int64{}
	if off < 8 || off+2 > int64(len(b)) {
		return sub
	}
	n := min(int64(o.Uint16(b[off:])), maxEntries)
	for pos := off + 2; n > 0 && pos+12 <= int64(len(b)); n, pos = n-1, pos+12 {
		tag, kind, count := o.Uint16(b[pos:]), o.Uint16(b[pos+2:]), int64(o.Uint32(b[pos+4:]))
		if tag == tagExifDir || tag == tagGPSDir {
			sub[tag] = int64(o.Uint32(b[pos+8:]))
			continue
		}
		list := wanted
		if dir == dirGPS {
			list = wantedGPS
		}
		size := sizes[kind] * count
		if !slices.Contains(list, tag) || size == 0 || size > maxValue {
			continue
		}
		at := pos + 8
		if size > 4 {
			at = int64(o.Uint32(b[pos+8:]))
		}
		if at+size > int64(len(b)) || seen(out, dir, tag) {
			continue
		}
		if kind == kindUTF8 {
			kind = kindASCII
		}
		out[key{dir, tag}] = value{kind, b[at : at+size]}
	}
	return sub
}

func seen(out map[key]value, dir int, tag uint16) bool {
	_, here := out[key{dir, tag}]
	_, main := out[key{dirMain, tag}]
	return here || main && dir == dirExif
}

// rebuild makes a new block of the values: three directories, every pointer
// ours, nothing shared.
func rebuild(values map[key]value, o order) []byte {
	head := []byte("II*\x00")
	if o == order(binary.BigEndian) {
		head = []byte("MM\x00*")
	}
	out := o.AppendUint32(head, 8)
	pointers := []int{}
	for dir := range 3 {
		start := len(out)
		if dir > 0 {
			o.PutUint32(out[pointers[dir-1]:], uint32(start))
		}
		keys := []key{}
		for k := range values {
			if k.dir == dir {
				keys = append(keys, k)
			}
		}
		slices.SortFunc(keys, func(a, b key) int { return int(a.tag) - int(b.tag) })
		n := len(keys)
		if dir == dirMain {
			n += 2
		}
		out = o.AppendUint16(out, uint16(n))
		data := start + 2 + 12*n + 4 // where values too long for an entry go
		var tail []byte
		for _, k := range keys {
			out, tail = appendEntry(out, tail, o, k.tag, values[k], data)
		}
		if dir == dirMain {
			for _, tag := range []uint16{tagExifDir, tagGPSDir} {
				out = o.AppendUint32(o.AppendUint16(o.AppendUint16(out, tag), kindLong), 1)
				pointers = append(pointers, len(out))
				out = o.AppendUint32(out, 0)
			}
		}
		out = append(o.AppendUint32(out, 0), tail...)
	}
	return out
}

func appendEntry(out, tail []byte, o order, tag uint16, v value, data int) (newOut, newTail []byte) {
	out = o.AppendUint16(o.AppendUint16(out, tag), v.kind)
	out = o.AppendUint32(out, uint32(int64(len(v.data))/sizes[v.kind]))
	if len(v.data) <= 4 {
		return append(append(out, v.data...), make([]byte, 4-len(v.data))...), tail
	}
	out = o.AppendUint32(out, uint32(data+len(tail)))
	return out, append(tail, v.data...)
}
