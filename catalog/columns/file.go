package columns

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"unsafe"
)

// The file begins with these bytes; the last is its version.
const magic = "CUTCOL\x00\x02"

var errFile = errors.New("it is no table of columns, or a damaged one")

// A header stands after the magic, before the columns.
type header struct {
	Touch   int64
	Edit    int64 // tells a catalog that was restored from another one
	At      int64
	Photos  uint64 // rows, with that of id 0
	Order   uint64
	Shown   uint64
	Visible uint64
	Terms   uint64 // bytes
	Sum     uint32 // CRC-32C of all that follows
	_       uint32
}

// An Origin says which state of which catalog a table is of: the newest edit
// and when it was made. Another catalog has another edit of that number.
type Origin struct{ Edit, At int64 }

func (t *Table) columns() [][]byte {
	return [][]byte{raw(t.key), raw(t.hash), raw(t.day), raw(t.marks), raw(t.kinds), raw(t.folder), raw(t.gear), raw(t.body),
		raw(t.event), raw(t.name), raw(t.order), raw(t.shownPhoto), raw(t.shownPerson)}
}

// raw is a column as the bytes of this machine: the file is a cache that
// never leaves it, and Decode refuses one of another byte order by its sum.
func raw[S ~[]T, T int32 | int64 | uint32 | uint64](s S) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&s[0])), len(s)*int(unsafe.Sizeof(s[0])))
}

// Encode is the table as a file that Decode reads.
func (t *Table) Encode(o Origin) []byte {
	table := crc32.MakeTable(crc32.Castagnoli)
	h := header{Touch: t.Touch, Edit: o.Edit, At: o.At, Photos: uint64(len(t.marks)), Order: uint64(len(t.order)),
		Shown: uint64(len(t.shownPhoto)), Visible: uint64(t.visible)}
	size := len(magic) + binary.Size(h)
	all := append(t.columns(), t.encodeTerms())
	h.Terms = uint64(len(all[len(all)-1]))
	for _, c := range all {
		h.Sum = crc32.Update(h.Sum, table, c)
		size += len(c)
	}
	var b bytes.Buffer
	b.Grow(size)
	b.WriteString(magic)
	binary.Write(&b, binary.NativeEndian, h) // a bytes.Buffer takes everything
	for _, c := range all {
		b.Write(c)
	}
	return b.Bytes()
}

// encodeTerms is each term, ended by a zero byte, its length in words and its
// set.
func (t *Table) encodeTerms() []byte {
	var out []byte
	for term, s := range t.terms {
		out = append(append(out, term...), 0)
		out = binary.NativeEndian.AppendUint32(out, uint32(len(s)))
		out = append(out, raw(s)...)
	}
	return out
}

func (t *Table) decodeTerms(data []byte) error {
	for len(data) > 0 {
		name, rest, ok := bytes.Cut(data, []byte{0})
		if !ok || len(rest) < 4 {
			return errFile
		}
		n := uint64(binary.NativeEndian.Uint32(rest))
		if rest = rest[4:]; uint64(len(rest)) < 8*n || n > uint64(len(t.marks))/64+1 {
			return errFile
		}
		var s Set
		s, data = take[uint64](rest, n)
		if t.terms == nil {
			t.terms = map[string]Set{}
		}
		t.terms[string(name)] = s
	}
	return nil
}

// Decode reads what Encode made. The error says only that it is something
// else: then the table is to be built anew.
func Decode(data []byte) (*Table, Origin, error) {
	var h header
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(rest) < binary.Size(h) {
		return nil, Origin{}, errFile
	}
	n, err := binary.Decode(rest, binary.NativeEndian, &h)
	if err != nil {
		return nil, Origin{}, fmt.Errorf("%w: %w", errFile, err)
	}
	rest = rest[n:]
	const row, most = 2*8 + 8*4, 1 << 31
	if h.Photos > most || h.Order > h.Photos || h.Shown > most || h.Visible > h.Order || h.Terms > most ||
		uint64(len(rest)) != h.Photos*row+h.Order*4+h.Shown*8+h.Terms ||
		crc32.Checksum(rest, crc32.MakeTable(crc32.Castagnoli)) != h.Sum {
		return nil, Origin{}, errFile
	}
	t := &Table{Touch: h.Touch, visible: int(h.Visible)}
	t.key, rest = take[int64](rest, h.Photos)
	t.hash, rest = take[uint64](rest, h.Photos)
	t.day, rest = take[int32](rest, h.Photos)
	for _, c := range []*[]uint32{&t.marks, &t.kinds, &t.folder, &t.gear, &t.body, &t.event, &t.name} {
		*c, rest = take[uint32](rest, h.Photos)
	}
	t.order, rest = take[uint32](rest, h.Order)
	t.shownPhoto, rest = take[uint32](rest, h.Shown)
	t.shownPerson, rest = take[uint32](rest, h.Shown)
	if err := t.decodeTerms(rest); err != nil {
		return nil, Origin{}, err
	}
	return t, Origin{h.Edit, h.At}, t.sound()
}

// take copies a column out of the file.
func take[T int32 | int64 | uint32 | uint64](data []byte, n uint64) ([]T, []byte) {
	out := make([]T, n, n+n/16)
	k := copy(raw(out), data)
	return out, data[k:]
}

// sound refuses numbers that would point outside the columns.
func (t *Table) sound() error {
	for _, ids := range [][]uint32{t.order, t.shownPhoto} {
		for _, id := range ids {
			if id == 0 || int(id) >= len(t.marks) {
				return errFile
			}
		}
	}
	return nil
}
