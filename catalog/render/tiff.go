package render

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"
	"slices"

	"golang.org/x/image/tiff"
)

// The decoder of TIFFs knows neither inks nor a fourth channel that is no
// transparency. It is shown such a file with another directory, which calls
// the four channels colours with transparency.

// Tags of a TIFF, and what they say.
const (
	tagPhotometric  = 262
	tagSamples      = 277
	tagPlanes       = 284
	tagExtraSamples = 338

	asRGB, asInks = 2, 5
	transparency  = 2 // of an extra sample: the colours are not multiplied by it
)

// A guise is a TIFF as the decoder is to see it.
type guise struct {
	io.ReaderAt
	size int64
	inks bool // its picture has inks for colours
	mask bool // its picture has something else for transparency
}

func (g guise) reader() io.Reader { return io.NewSectionReader(g, 0, g.size) }

func decodeTIFF(data []byte) (image.Image, error) {
	g := guiseOf(data)
	img, err := tiff.Decode(g.reader())
	if err != nil || !g.inks && !g.mask {
		return img, err
	}
	if deep, ok := img.(*image.NRGBA64); ok {
		img = upper(deep)
	}
	m, ok := img.(*image.NRGBA)
	switch {
	case !ok:
		return img, nil
	case g.inks:
		return &image.CMYK{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, nil
	}
	for i := 3; i < len(m.Pix); i += 4 {
		m.Pix[i] = 255
	}
	return m, nil
}

func configTIFF(data []byte) (image.Config, error) { return tiff.DecodeConfig(guiseOf(data).reader()) }

// upper are the upper eight bits, in the same memory.
func upper(img *image.NRGBA64) *image.NRGBA {
	for i := range len(img.Pix) / 2 {
		img.Pix[i] = img.Pix[2*i]
	}
	return &image.NRGBA{Pix: img.Pix[:len(img.Pix)/2], Stride: img.Stride / 2, Rect: img.Rect}
}

// guiseOf is the TIFF itself unless its first picture has inks or a mask.
func guiseOf(data []byte) guise {
	plain := guise{ReaderAt: bytes.NewReader(data), size: int64(len(data))}
	order := orderOf(data)
	rows := directory(data, order)
	value := func(tag uint16) int {
		for _, row := range rows {
			if order.Uint16(row) == tag {
				return int(order.Uint16(row[8:]))
			}
		}
		return 0
	}
	g := guise{inks: value(tagPhotometric) == asInks, mask: value(tagPhotometric) == asRGB && value(tagExtraSamples) == 0}
	if !g.inks && !g.mask || value(tagSamples) != 4 || value(tagPlanes) > 1 {
		return plain
	}
	rows = slices.DeleteFunc(rows, func(row []byte) bool {
		tag := order.Uint16(row)
		return tag == tagPhotometric || tag == tagExtraSamples
	})
	rows = append(rows, short(order, tagPhotometric, asRGB), short(order, tagExtraSamples, transparency))
	slices.SortStableFunc(rows, func(a, b []byte) int { return int(order.Uint16(a)) - int(order.Uint16(b)) })
	dir := order.AppendUint16(nil, uint16(len(rows)))
	for _, row := range rows {
		dir = append(dir, row...)
	}
	dir = order.AppendUint32(dir, 0)
	g.ReaderAt = patched{order.AppendUint32(bytes.Clone(data[:4]), uint32(len(data))), data, dir}
	g.size = plain.size + int64(len(dir))
	return g
}

type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func orderOf(data []byte) byteOrder {
	if bytes.HasPrefix(data, []byte("MM")) {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// short is the row of a tag with one short number.
func short(order byteOrder, tag, v uint16) []byte {
	row := order.AppendUint16(order.AppendUint16(nil, tag), 3)
	return order.AppendUint16(order.AppendUint16(order.AppendUint32(row, 1), v), 0)
}

// directory are the rows of the first directory, nil when not all are there.
func directory(data []byte, order byteOrder) (rows [][]byte) {
	const most = 1024
	if len(data) < 8 {
		return nil
	}
	at := int64(order.Uint32(data[4:]))
	if at+2 > int64(len(data)) {
		return nil
	}
	n := int64(order.Uint16(data[at:]))
	if n > most || at+2+12*n > int64(len(data)) {
		return nil
	}
	for i := range n {
		rows = append(rows, data[at+2+12*i:][:12])
	}
	return rows
}

// patched is a file that begins differently and has something behind it.
type patched struct{ head, data, tail []byte }

func (p patched) ReadAt(b []byte, off int64) (n int, err error) {
	for _, part := range []struct {
		at   int64
		data []byte
	}{{0, p.head}, {int64(len(p.head)), p.data[len(p.head):]}, {int64(len(p.data)), p.tail}} {
		if from := off + int64(n) - part.at; from >= 0 && from < int64(len(part.data)) {
			n += copy(b[n:], part.data[from:])
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}
