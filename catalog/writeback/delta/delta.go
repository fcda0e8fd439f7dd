// Package delta says how an old file is put together from pieces of a new one
// and the few bytes that the new one does not have, so that a change of a
// caption can be undone without keeping a second copy of the picture.
//
// A delta is a row of pieces, each begun by a number n, written as
// encoding/binary writes signed numbers of variable length. A positive n is
// followed by the place in the new file of n bytes, a negative one by -n bytes
// of their own.
//
// Units: offsets and lengths are bytes.
package delta

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const (
	block = 1 << 10  // the least that is looked for in the new file
	page  = 64 << 10 // read at once
	// Limit is the largest file that a delta is made for.
	Limit = 2 << 30
)

// ErrLarge says that a file is larger than Limit.
var ErrLarge = errors.New("the file is too large to keep what would undo a change of it")

// ErrDamaged says that a delta makes no sense.
var ErrDamaged = errors.New("what was kept to undo the change is damaged")

// Make says how to put old together from what is there now.
func Make(old io.ReaderAt, oldSize int64, now io.ReaderAt, nowSize int64) ([]byte, error) {
	if max(oldSize, nowSize) > Limit {
		return nil, ErrLarge
	}
	m := maker{old: window{f: old, size: oldSize}, now: window{f: now, size: nowSize}}
	known := m.blocks()
	sum := newRolling()
	for at := int64(0); at < oldSize && m.err() == nil; {
		if oldSize-at >= block {
			sum.move(&m.old, at)
			if from, ok := known[sum.sum]; ok {
				if n := m.run(at, from); n >= block {
					m.copied(from, n)
					at += n
					continue
				}
			}
		}
		m.own = append(m.own, m.old.at(at))
		at++
	}
	m.flush()
	return m.out, m.err()
}

// A maker makes a delta.
type maker struct {
	old, now window
	out      []byte
	own      []byte // of the old file, not written yet
}

func (m *maker) err() error { return errors.Join(m.old.err, m.now.err) }

// blocks are the places of the new file's blocks by their sums; of equal ones
// the first.
func (m *maker) blocks() map[uint64]int64 {
	known := make(map[uint64]int64, m.now.size/block)
	sum := newRolling()
	for at := int64(0); at+block <= m.now.size && m.err() == nil; at += block {
		sum.move(&m.now, at)
		if _, ok := known[sum.sum]; !ok {
			known[sum.sum] = at
		}
	}
	return known
}

// run is how many bytes are the same from those places on.
func (m *maker) run(at, from int64) (n int64) {
	for {
		a, b := m.old.from(at+n), m.now.from(from+n)
		k := min(len(a), len(b))
		if k == 0 {
			return n
		}
		if !bytes.Equal(a[:k], b[:k]) {
			for a[0] == b[0] {
				a, b, n = a[1:], b[1:], n+1
			}
			return n
		}
		n += int64(k)
	}
}

// copied adds n bytes of the new file, and before them what of our own is the
// same there.
func (m *maker) copied(from, n int64) {
	for len(m.own) > 0 && from > 0 && m.own[len(m.own)-1] == m.now.at(from-1) {
		m.own, from, n = m.own[:len(m.own)-1], from-1, n+1
	}
	m.flush()
	m.out = binary.AppendVarint(binary.AppendVarint(m.out, n), from)
}

func (m *maker) flush() {
	if len(m.own) > 0 {
		m.out = append(binary.AppendVarint(m.out, -int64(len(m.own))), m.own...)
		m.own = m.own[:0]
	}
}

// A window is a file of which one page is in memory.
type window struct {
	f    io.ReaderAt
	size int64
	off  int64
	buf  []byte
	err  error
}

// from is what is in memory from a place on, at least one byte; nothing at the
// end of the file and behind an error.
func (w *window) from(at int64) []byte {
	if at < 0 || at >= w.size || w.err != nil {
		return nil
	}
	if at < w.off || at >= w.off+int64(len(w.buf)) {
		w.off = max(0, at-block) // a rolling sum looks back that far
		if w.buf == nil {
			w.buf = make([]byte, page)
		}
		w.buf = w.buf[:min(page, w.size-w.off)]
		if n, err := w.f.ReadAt(w.buf, w.off); n < len(w.buf) {
			w.err = err
			return nil
		}
	}
	return w.buf[at-w.off:]
}

// at is one byte, 0 behind an error.
func (w *window) at(i int64) byte {
	if b := w.from(i); len(b) > 0 {
		return b[0]
	}
	return 0
}

// A rolling sum is of the block at a place, and moves on by a byte cheaply.
type rolling struct {
	sum   uint64
	place int64  // -1: of none yet
	top   uint64 // the factor of a block's first byte
}

// base is the factor between neighbours: odd, so that nothing is lost.
const base = 0x9E3779B97F4A7C15

func newRolling() rolling {
	r := rolling{place: -1, top: 1}
	for range block - 1 {
		r.top *= base
	}
	return r
}

// move makes it the sum of the block at that place.
func (r *rolling) move(w *window, at int64) {
	if r.place >= 0 && r.place+1 == at {
		r.sum = (r.sum-uint64(w.at(at-1))*r.top)*base + uint64(w.at(at+block-1))
	} else {
		r.sum = 0
		for i := range int64(block) {
			r.sum = r.sum*base + uint64(w.at(at+i))
		}
	}
	r.place = at
}

// Apply writes the old file, put together from its delta and the new one.
func Apply(delta []byte, now io.ReaderAt, to io.Writer) error {
	for len(delta) > 0 {
		n, k := binary.Varint(delta)
		if k <= 0 || n == 0 || n > Limit || n < -Limit {
			return ErrDamaged
		}
		if delta = delta[k:]; n < 0 {
			if -n > int64(len(delta)) {
				return ErrDamaged
			}
			if _, err := to.Write(delta[:-n]); err != nil {
				return err
			}
			delta = delta[-n:]
			continue
		}
		from, k := binary.Varint(delta)
		if k <= 0 || from < 0 {
			return ErrDamaged
		}
		delta = delta[k:]
		if got, err := io.Copy(to, io.NewSectionReader(now, from, n)); err != nil {
			return err
		} else if got < n {
			return fmt.Errorf("%w: a piece of %d bytes at %d is not there", ErrDamaged, n, from)
		}
	}
	return nil
}
