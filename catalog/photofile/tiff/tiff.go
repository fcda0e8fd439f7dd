// Package tiff knows the frame of TIFF: directories of tagged values, of which
// EXIF blocks and most camera raw files are made. It knows no tag's meaning.
//
// A directory is read through a function that gives bytes, so that a file of
// a hundred megabytes need not be in memory. Every count and offset is
// checked before anything is read by it, and nothing here follows a pointer:
// who walks from directory to directory keeps count of where it has been.
//
// Units: offsets and lengths are bytes. Source: TIFF 6.0, section 2, and Exif
// 2.32, section 4.6.2; type 129 is Exif 3.0.
package tiff

import "encoding/binary"

// Types of values that are asked for by name.
const (
	Byte      = 1
	ASCII     = 2
	Short     = 3
	Long      = 4
	Rational  = 5
	Undefined = 7
	SRational = 10
	IFD       = 13
	UTF8      = 129
)

// MaxEntries is how many entries of a directory are looked at.
const MaxEntries = 1024

var sizes = [...]int64{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4}

// SizeOf is the bytes of one item of that type, 0 for a type that is none.
func SizeOf(kind uint16) int64 {
	switch {
	case int(kind) < len(sizes):
		return sizes[kind]
	case kind == UTF8:
		return 1
	}
	return 0
}

// An Order is how numbers are written.
type Order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// OrderOf is the order that a block beginning with "II" or "MM" has; nil for
// any other.
func OrderOf(head []byte) Order {
	if len(head) < 2 {
		return nil
	}
	switch string(head[:2]) {
	case "II":
		return binary.LittleEndian
	case "MM":
		return binary.BigEndian
	}
	return nil
}

// A Block is a TIFF inside a file.
type Block struct {
	// At gives n bytes of the file from off on, or nil when not all of them
	// are there.
	At    func(off, n int64) []byte
	Base  int64 // where the block begins; its offsets count from there
	Order Order
}

// An Entry is one tag of a directory. Small values stand in Field, others at
// an offset.
type Entry struct {
	Tag, Kind uint16
	Count     uint32
	Field     [4]byte
	block     *Block
}

// Dir is a directory by its tags. Of a tag that stands there twice the first
// counts.
type Dir map[uint16]Entry

// Dir reads the directory at off, an offset within the block. next is the
// place of the one that follows it, 0 if there is none; whole is false when
// not all of it is there.
func (b *Block) Dir(off int64) (d Dir, next int64, whole bool) {
	head := b.At(b.Base+off, 2)
	if off < 0 || head == nil {
		return nil, 0, false
	}
	n := int64(b.Order.Uint16(head))
	d = make(Dir, min(n, MaxEntries))
	whole = n <= MaxEntries
	rows := b.At(b.Base+off+2, 12*min(n, MaxEntries))
	if rows == nil && n > 0 {
		rows, whole = b.some(off+2, min(n, MaxEntries)), false
	}
	for ; len(rows) >= 12; rows = rows[12:] {
		e := Entry{Tag: b.Order.Uint16(rows), Kind: b.Order.Uint16(rows[2:]), Count: b.Order.Uint32(rows[4:]), block: b}
		copy(e.Field[:], rows[8:12])
		if _, seen := d[e.Tag]; !seen {
			d[e.Tag] = e
		}
	}
	if tail := b.At(b.Base+off+2+12*n, 4); tail != nil && whole {
		next = int64(b.Order.Uint32(tail))
	}
	return d, next, whole
}

// some is as many of n entries as are there.
func (b *Block) some(off, n int64) []byte {
	var out []byte
	for range n {
		row := b.At(b.Base+off, 12)
		if row == nil {
			break
		}
		out, off = append(out, row...), off+12
	}
	return out
}

// Size is the bytes of the whole value; 0 for a type that is none.
func (e Entry) Size() int64 { return SizeOf(e.Kind) * int64(e.Count) }

// Place is where in the file the value lies, when it is not in the entry.
func (e Entry) Place() int64 { return e.block.Base + int64(e.block.Order.Uint32(e.Field[:])) }

// Bytes is the value, or nil when it is longer than most, or not there.
func (e Entry) Bytes(most int64) []byte {
	n := e.Size()
	switch {
	case e.block == nil || n <= 0 || n > most:
		return nil
	case n <= 4:
		return e.Field[:n]
	}
	return e.block.At(e.Place(), n)
}

// Ints are the value's first whole numbers, at most n of them; nil for
// another type.
func (e Entry) Ints(n int) []int64 {
	size := SizeOf(e.Kind)
	if e.block == nil || size == 0 || e.Count == 0 {
		return nil
	}
	part := e
	part.Count = uint32(min(int64(e.Count), int64(n)))
	var data []byte
	if e.Size() > 4 && part.Size() <= 4 {
		data = e.block.At(e.Place(), part.Size())
	} else {
		data = part.Bytes(int64(n) * 8)
	}
	out := make([]int64, 0, part.Count)
	for ; int64(len(data)) >= size; data = data[size:] {
		switch e.Kind {
		case Byte, Undefined:
			out = append(out, int64(data[0]))
		case Short:
			out = append(out, int64(e.block.Order.Uint16(data)))
		case Long, IFD:
			out = append(out, int64(e.block.Order.Uint32(data)))
		default:
			return nil
		}
	}
	return out
}

// Int is the first whole number of a tag, 0 when there is none.
func (d Dir) Int(tag uint16) int64 {
	if v := d[tag].Ints(1); len(v) > 0 {
		return v[0]
	}
	return 0
}
