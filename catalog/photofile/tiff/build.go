package tiff

import "slices"

// A Value is one tag with all its bytes, in the order of its block.
type Value struct {
	Tag, Kind uint16
	Data      []byte
}

// A Tree is a directory to be written, with those it points to.
type Tree struct {
	Values []Value
	// Subs are the directories behind a pointer, by its tag.
	Subs map[uint16]Tree
}

// Build writes a block of its own: every pointer is ours and nothing is
// shared, so that who reads it meets no surprise.
func Build(order Order, main Tree) []byte {
	head := []byte("II*\x00")
	if order.Uint16([]byte{0, 1}) == 1 {
		head = []byte("MM\x00*")
	}
	out := order.AppendUint32(head, 8)
	return appendTree(out, order, main)
}

func appendTree(out []byte, order Order, t Tree) []byte {
	values := slices.Clone(t.Values)
	for tag := range t.Subs {
		values = append(values, Value{tag, Long, make([]byte, 4)})
	}
	slices.SortStableFunc(values, func(a, b Value) int { return int(a.Tag) - int(b.Tag) })
	start := len(out)
	data := start + 2 + 12*len(values) + 4 // where values too long for an entry go
	out = order.AppendUint16(out, uint16(len(values)))
	var tail []byte
	pointers := map[uint16]int{}
	for _, v := range values {
		if _, sub := t.Subs[v.Tag]; sub {
			pointers[v.Tag] = len(out) + 8
		}
		out, tail = appendValue(out, tail, order, v, data)
	}
	out = append(order.AppendUint32(out, 0), tail...)
	for _, v := range values {
		at, ok := pointers[v.Tag]
		if !ok {
			continue
		}
		if len(out)&1 != 0 {
			out = append(out, 0)
		}
		order.PutUint32(out[at:], uint32(len(out)))
		out = appendTree(out, order, t.Subs[v.Tag])
	}
	return out
}

func appendValue(out, tail []byte, order Order, v Value, data int) (newOut, newTail []byte) {
	out = order.AppendUint16(order.AppendUint16(out, v.Tag), v.Kind)
	out = order.AppendUint32(out, uint32(int64(len(v.Data))/max(1, SizeOf(v.Kind))))
	if len(v.Data) <= 4 {
		return append(append(out, v.Data...), make([]byte, 4-len(v.Data))...), tail
	}
	out = order.AppendUint32(out, uint32(data+len(tail)))
	tail = append(tail, v.Data...)
	if len(tail)&1 != 0 {
		tail = append(tail, 0)
	}
	return out, tail
}
