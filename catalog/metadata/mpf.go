package metadata

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"cutline/catalog/photofile"
)

// Tags of the index of further pictures (Multi-Picture Format, CIPA DC-007).
const (
	mpfEntries  = 0xB002
	mpfEntry    = 16 // bytes of one: attribute, size, offset, two dependents
	maxPictures = 256
)

// movePictures brings the index of further pictures, whose segment now stands
// at the byte at of the new header, in step with where they come to lie.
// Offsets count from the index's own TIFF header; the first picture, which is
// the file itself, has none, but a size. file is the old file, whose header
// had so many bytes. An offset that pointed at no picture before stays.
func movePictures(header []byte, at int, old photofile.Segment, headerWas int64, file io.ReaderAt) error {
	head := len(old.Raw) - len(old.Body) + len(photofile.HeadMPF)
	was, is := int64(old.Offset+head), int64(at+head)
	grown := int64(len(header)) - headerWas
	shift := (int64(len(header)) - is) - (headerWas - was)
	if grown == 0 && shift == 0 {
		return nil
	}
	order, entries, err := pictures(header[is : is+int64(len(old.Raw)-head)])
	if err != nil {
		if shift == 0 { // what it points at stays where it points
			return nil
		}
		return damage(old, err)
	}
	for i := 0; i+mpfEntry <= len(entries); i += mpfEntry {
		size, offset := entries[i+4:i+8], entries[i+8:i+12]
		o := int64(order.Uint32(offset))
		if o == 0 {
			if n := int64(order.Uint32(size)); i == 0 && n > 0 && n+grown > 0 && n+grown <= math.MaxUint32 {
				order.PutUint32(size, uint32(n+grown))
			}
			continue
		}
		if !picture(file, was+o) {
			continue
		}
		if was+o < headerWas || o+shift <= 0 || o+shift > math.MaxUint32 {
			return damage(old, errors.New("a further picture lies where none can"))
		}
		order.PutUint32(offset, uint32(o+shift))
	}
	return nil
}

// picture reports whether a JPEG begins there.
func picture(file io.ReaderAt, at int64) bool {
	var b [3]byte
	_, err := file.ReadAt(b[:], at)
	return err == nil && b == [3]byte{0xFF, 0xD8, 0xFF}
}

var errIndex = errors.New("the index of further pictures cannot be read")

// pictures finds the entries in an index, which is a TIFF block.
func pictures(tiff []byte) (order binary.ByteOrder, entries []byte, err error) {
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return nil, nil, errIndex
	}
	part := func(at, n int64) []byte {
		if at < 0 || n < 0 || at+n > int64(len(tiff)) {
			return nil
		}
		return tiff[at : at+n]
	}
	at := part(4, 4)
	if at == nil {
		return nil, nil, errIndex
	}
	ifd := int64(order.Uint32(at))
	count := part(ifd, 2)
	if count == nil {
		return nil, nil, errIndex
	}
	for i := range int64(order.Uint16(count)) {
		e := part(ifd+2+12*i, 12)
		if e == nil {
			return nil, nil, errIndex
		}
		if order.Uint16(e) != mpfEntries {
			continue
		}
		n := int64(order.Uint32(e[4:]))
		entries = part(int64(order.Uint32(e[8:])), n)
		if entries == nil || n > maxPictures*mpfEntry {
			return nil, nil, errIndex
		}
		return order, entries, nil
	}
	return nil, nil, errIndex
}
