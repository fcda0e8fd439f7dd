package camera

import (
	"encoding/binary"
	"slices"
)

// A builder lays out a TIFF block.
type builder struct {
	order binary.AppendByteOrder
	out   []byte
}

// An entry's value is bytes, another directory, or where bytes will lie.
type entry struct {
	tag, typ uint16
	count    uint32
	value    []byte
	dir      *dir
	blob     []byte // value becomes its offset
}

type dir struct {
	b       *builder
	entries []entry
	next    *dir
}

func newBuilder(big bool) *builder {
	if big {
		return &builder{order: binary.BigEndian, out: []byte("MM\x00*\x00\x00\x00\x08")}
	}
	return &builder{order: binary.LittleEndian, out: []byte("II*\x00\x08\x00\x00\x00")}
}

func (b *builder) dir() *dir { return &dir{b: b} }

func (d *dir) raw(tag, typ uint16, count int, value []byte) {
	d.entries = append(d.entries, entry{tag: tag, typ: typ, count: uint32(count), value: value})
}

func (d *dir) ascii(tag uint16, s string) {
	if s != "" {
		d.raw(tag, 2, len(s)+1, append([]byte(s), 0))
	}
}

func (d *dir) short(tag uint16, v int) {
	if v > 0 {
		d.raw(tag, 3, 1, d.b.order.AppendUint16(nil, uint16(min(v, 0xffff))))
	}
}

func (d *dir) long(tag uint16, v uint32) {
	if v > 0 {
		d.raw(tag, 4, 1, d.b.order.AppendUint32(nil, v))
	}
}

func (d *dir) rational(tag uint16, vs ...[2]uint32) {
	var p []byte
	for _, v := range vs {
		p = d.b.order.AppendUint32(d.b.order.AppendUint32(p, v[0]), v[1])
	}
	d.raw(tag, 5, len(vs), p)
}

func (d *dir) sub(tag uint16, s *dir) {
	d.entries = append(d.entries, entry{tag: tag, typ: 4, count: 1, dir: s})
}

func (d *dir) blob(at, length uint16, data []byte) {
	d.entries = append(d.entries, entry{tag: at, typ: 4, count: 1, blob: data})
	d.long(length, uint32(len(data)))
}

// bytes writes the directory and all it points to, one after the other.
func (b *builder) bytes(d *dir) []byte {
	b.write(d)
	return b.out
}

func (b *builder) write(d *dir) {
	slices.SortFunc(d.entries, func(x, y entry) int { return int(x.tag) - int(y.tag) })
	at := len(b.out)
	size := 2 + 12*len(d.entries) + 4
	b.out = append(b.out, make([]byte, size)...)
	head := b.order.AppendUint16(nil, uint16(len(d.entries)))
	for _, e := range d.entries {
		head = b.order.AppendUint16(head, e.tag)
		head = b.order.AppendUint16(head, e.typ)
		head = b.order.AppendUint32(head, e.count)
		value := e.value
		switch {
		case e.dir != nil:
			value = b.order.AppendUint32(nil, uint32(b.align()))
			b.write(e.dir)
		case e.blob != nil:
			value = b.order.AppendUint32(nil, uint32(b.align()))
			b.out = append(b.out, e.blob...)
		case len(value) > 4:
			value = b.order.AppendUint32(nil, uint32(b.align()))
			b.out = append(b.out, e.value...)
		}
		head = append(head, value...)
		head = append(head, make([]byte, 4-len(value))...)
	}
	next := uint32(0)
	if d.next != nil {
		next = uint32(b.align())
		b.write(d.next)
	}
	head = b.order.AppendUint32(head, next)
	copy(b.out[at:], head)
}

// align makes the next offset even, as TIFF wants, and returns it.
func (b *builder) align() int {
	if len(b.out)%2 == 1 {
		b.out = append(b.out, 0)
	}
	return len(b.out)
}
