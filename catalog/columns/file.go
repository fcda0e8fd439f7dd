package columns

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"unsafe"
)

// The file begins with these bytes; the last is its version. It ends with the
// CRC-32C of all before it.
const magic = "CUTCOL\x00\x03"

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
}

// An Origin says which state of which catalog a table is of: the newest edit
// and when it was made. Another catalog has another edit of that number.
type Origin struct{ Edit, At int64 }

func (t *Table) columns() [][]byte {
	return [][]byte{raw(t.key), raw(t.hash), raw(t.day), raw(t.marks), raw(t.kinds), raw(t.folder), raw(t.gear), raw(t.body),
		raw(t.event), raw(t.name), raw(t.order), raw(t.shownPhoto), raw(t.shownPerson)}
}

// raw is a column as the bytes of this machine: the file is a cache that
// never leaves it, and Decode refuses one of another byte order by its sums.
func raw[S ~[]T, T int32 | int64 | uint32 | uint64](s S) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&s[0])), len(s)*int(unsafe.Sizeof(s[0])))
}

// Encode writes the table as a file that Decode reads.
func (t *Table) Encode(w io.Writer, o Origin) error {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	b := bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16) // it keeps the first error for Flush
	h := header{Touch: t.Touch, Edit: o.Edit, At: o.At, Photos: uint64(len(t.marks)), Order: uint64(len(t.order)),
		Shown: uint64(len(t.shownPhoto)), Visible: uint64(t.visible)}
	for term, s := range t.terms {
		h.Terms += uint64(len(term) + 1 + 4 + 8*len(s))
	}
	b.WriteString(magic)
	binary.Write(b, binary.NativeEndian, h)
	for _, c := range t.columns() {
		b.Write(c)
	}
	for term, s := range t.terms { // ended by a zero byte, then its set with its length
		b.WriteString(term + "\x00")
		binary.Write(b, binary.NativeEndian, uint32(len(s)))
		b.Write(raw(s))
	}
	if err := b.Flush(); err != nil {
		return err
	}
	_, err := w.Write(binary.NativeEndian.AppendUint32(nil, sum.Sum32()))
	return err
}

// Decode reads what Encode made, of size bytes. The error says only that it is
// something else: then the table is to be built anew.
func Decode(r io.Reader, size int64) (*Table, Origin, error) {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	d := &decoder{r: io.TeeReader(bufio.NewReaderSize(r, 1<<16), sum), left: size}
	var h header
	start := make([]byte, len(magic)+binary.Size(h))
	d.fill(start)
	if d.err != nil || string(start[:len(magic)]) != magic {
		return nil, Origin{}, errFile
	}
	if _, err := binary.Decode(start[len(magic):], binary.NativeEndian, &h); err != nil {
		return nil, Origin{}, fmt.Errorf("%w: %w", errFile, err)
	}
	const row, most = 2*8 + 8*4, 1 << 31
	if h.Photos > most || h.Order > h.Photos || h.Shown > most || h.Visible > h.Order || h.Terms > most ||
		uint64(d.left) != h.Photos*row+h.Order*4+h.Shown*8+h.Terms+4 {
		return nil, Origin{}, errFile
	}
	t := &Table{Touch: h.Touch, visible: int(h.Visible)}
	t.key = take[int64](d, h.Photos)
	t.hash = take[uint64](d, h.Photos)
	t.day = take[int32](d, h.Photos)
	for _, c := range []*[]uint32{&t.marks, &t.kinds, &t.folder, &t.gear, &t.body, &t.event, &t.name} {
		*c = take[uint32](d, h.Photos)
	}
	t.order, t.shownPhoto, t.shownPerson = take[uint32](d, h.Order), take[uint32](d, h.Shown), take[uint32](d, h.Shown)
	t.decodeTerms(d)
	want, got := sum.Sum32(), make([]byte, 4)
	d.fill(got)
	if d.err != nil || binary.NativeEndian.Uint32(got) != want {
		return nil, Origin{}, errFile
	}
	return t, Origin{h.Edit, h.At}, t.sound()
}

// A decoder reads from a file of which so many bytes are left; after an error
// it reads nothing.
type decoder struct {
	r    io.Reader
	left int64
	err  error
}

func (d *decoder) fill(b []byte) {
	if d.err == nil && int64(len(b)) > d.left {
		d.err = errFile
	}
	if d.err == nil {
		_, d.err = io.ReadFull(d.r, b)
		d.left -= int64(len(b))
	}
}

// take reads a column. The file's size bounds it.
func take[T int32 | int64 | uint32 | uint64](d *decoder, n uint64) []T {
	var one T
	if d.err != nil || n*uint64(unsafe.Sizeof(one)) > uint64(d.left) {
		d.err = errFile
		return nil
	}
	out := make([]T, n, n+n/32)
	d.fill(raw(out))
	return out
}

func (t *Table) decodeTerms(d *decoder) {
	for d.err == nil && d.left > 4 {
		var name []byte
		one := make([]byte, 1)
		for d.fill(one); d.err == nil && one[0] != 0; d.fill(one) {
			name = append(name, one[0])
		}
		length := make([]byte, 4)
		d.fill(length)
		s := Set(take[uint64](d, uint64(binary.NativeEndian.Uint32(length))))
		if d.err != nil || len(s) > len(t.marks)/64+1 {
			d.err = errFile
			return
		}
		if t.terms == nil {
			t.terms = map[string]Set{}
		}
		t.terms[string(name)] = s
	}
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
