// Package iim reads and writes IPTC IIM blocks: the captions of the wire age,
// which agencies, cameras and Photoshop still read. What it does not know it
// keeps, in order.
//
// Units: limits of IIM are bytes, not characters.
package iim

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Bounds on a block.
const (
	maxSets  = 20_000
	maxBlock = 16 << 20 // bytes
)

const tagMarker = 0x1C

// A Dataset is one value of a block, named record:number, as 2:120.
type Dataset struct {
	Record, Number byte
	Data           []byte
}

// ErrDamaged says that a block stops making sense; what was read so far is
// still good.
var ErrDamaged = errors.New("the block is damaged")

// Parse reads the datasets in their order. With an ErrDamaged it returns those
// before the damage. They point into block.
func Parse(block []byte) ([]Dataset, error) {
	if len(block) > maxBlock {
		return nil, fmt.Errorf("read an IIM block of %d bytes: %w", len(block), ErrDamaged)
	}
	var sets []Dataset
	for pos := 0; ; {
		if len(bytes.TrimLeft(block[pos:], "\x00")) == 0 { // padding
			return sets, nil
		}
		if len(block)-pos < 5 || block[pos] != tagMarker || len(sets) >= maxSets {
			return sets, fmt.Errorf("read the IIM block at byte %d: %w", pos, ErrDamaged)
		}
		d := Dataset{Record: block[pos+1], Number: block[pos+2]}
		n := int64(binary.BigEndian.Uint16(block[pos+3:]))
		pos += 5
		if n&0x8000 != 0 { // extended: the low bits say how many bytes the length has
			width := int(n & 0x7FFF)
			if width > 4 || width > len(block)-pos {
				return sets, fmt.Errorf("read the length of %d:%d: %w", d.Record, d.Number, ErrDamaged)
			}
			n = 0
			for _, b := range block[pos : pos+width] {
				n = n<<8 | int64(b)
			}
			pos += width
		}
		if n > int64(len(block)-pos) {
			return sets, fmt.Errorf("read %d bytes of %d:%d where %d are left: %w", n, d.Record, d.Number, len(block)-pos, ErrDamaged)
		}
		d.Data = block[pos : pos+int(n) : pos+int(n)]
		sets = append(sets, d)
		pos += int(n)
	}
}

// Encode writes the datasets one after the other.
func Encode(sets []Dataset) []byte {
	var out []byte
	for _, d := range sets {
		out = append(out, tagMarker, d.Record, d.Number)
		if len(d.Data) > 0x7FFF {
			out = append(out, 0x80, 4)
			out = binary.BigEndian.AppendUint32(out, uint32(len(d.Data)))
		} else {
			out = binary.BigEndian.AppendUint16(out, uint16(len(d.Data)))
		}
		out = append(out, d.Data...)
	}
	return out
}

// UTF8 is the dataset that must stand first in a block of UTF-8 text.
func UTF8() Dataset { return Dataset{1, 90, []byte("\x1b%G")} }

// Cut shortens s to at most limit bytes without splitting a character; a limit
// of 0 is none.
func Cut(s string, limit int) (short string, cut bool) {
	if limit <= 0 || len(s) <= limit {
		return s, false
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit], true
}
