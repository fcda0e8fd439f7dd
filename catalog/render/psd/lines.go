package psd

import (
	"encoding/binary"
	"fmt"
)

// lines gives one line of one channel after the other, all of the first
// channel first; ok is false when the next is not all there. A line is good
// until the next.
func (f file) lines() (next func() (line []byte, ok bool), err error) {
	n, rest := f.width*f.bytes, f.data
	if !f.packed {
		return func() ([]byte, bool) {
			if len(rest) < n {
				return nil, false
			}
			line := rest[:n]
			rest = rest[n:]
			return line, true
		}, nil
	}
	size := 2 // of a line's length
	if f.large {
		size = 4
	}
	table := size * f.channels * f.height
	if table > len(rest) {
		return nil, fmt.Errorf("it ends within the lengths of its lines: %w", ErrPSD)
	}
	lengths, rest := rest[:table], rest[table:]
	buf := make([]byte, n)
	return func() ([]byte, bool) {
		if len(lengths) < size {
			return nil, false
		}
		packed := uint64(binary.BigEndian.Uint16(lengths))
		if size == 4 {
			packed = uint64(binary.BigEndian.Uint32(lengths))
		}
		lengths = lengths[size:]
		if packed > uint64(len(rest)) {
			return nil, false
		}
		ok := unpack(buf, rest[:packed])
		rest = rest[packed:]
		return buf, ok
	}, nil
}

// unpack unpacks PackBits into all of dst: a byte n below 128 stands before
// n+1 others, one above before one that is meant 257-n times.
func unpack(dst, src []byte) bool {
	for len(dst) > 0 {
		if len(src) < 2 {
			return false
		}
		n := int(src[0])
		src = src[1:]
		switch {
		case n < 128:
			n = min(n+1, len(dst))
			if n > len(src) {
				return false
			}
			copy(dst, src[:n])
			src = src[n:]
		case n == 128:
			continue
		default:
			n = min(257-n, len(dst))
			for i := range n {
				dst[i] = src[0]
			}
			src = src[1:]
		}
		dst = dst[n:]
	}
	return true
}
