package psd

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/color"
	"testing"
)

// A sketch is a PSD to be built.
type sketch struct {
	version              uint16
	channels, w, h       int
	depth, mode, packing uint16
	palette, resources   []byte
	pixels               []byte
}

func (s sketch) bytes() []byte {
	be := binary.BigEndian
	out := be.AppendUint16([]byte("8BPS"), s.version)
	out = be.AppendUint16(append(out, make([]byte, 6)...), uint16(s.channels))
	out = be.AppendUint32(be.AppendUint32(out, uint32(s.h)), uint32(s.w))
	out = be.AppendUint16(be.AppendUint16(out, s.depth), s.mode)
	out = append(be.AppendUint32(out, uint32(len(s.palette))), s.palette...)
	out = append(be.AppendUint32(out, uint32(len(s.resources))), s.resources...)
	out = append(out, make([]byte, 4*s.version)...) // no layers
	return append(be.AppendUint16(out, s.packing), s.pixels...)
}

// versionInfo says whether the flattened picture is real.
func versionInfo(real byte) []byte {
	return []byte{'8', 'B', 'I', 'M', 4, 0x21, 0, 0, 0, 0, 0, 6, 0, 0, 0, 1, real, 0}
}

func TestDecode(t *testing.T) {
	palette := make([]byte, 768)
	palette[7], palette[256+7], palette[512+7] = 10, 20, 30
	base := sketch{version: 1, channels: 3, w: 2, h: 1, depth: 8, mode: rgb, pixels: []byte{1, 2, 3, 4, 5, 6}}
	with := func(change func(*sketch)) sketch {
		s := base
		change(&s)
		return s
	}
	for _, tt := range []struct {
		name    string
		file    sketch
		first   color.NRGBA
		damaged bool
	}{
		{"colours, one channel after the other", base, color.NRGBA{1, 3, 5, 255}, false},
		{"a mask behind them is left out", with(func(s *sketch) { s.channels, s.pixels = 4, []byte{1, 2, 3, 4, 5, 6, 7, 8} }), color.NRGBA{1, 3, 5, 255}, false},
		{"inks are the four bytes", with(func(s *sketch) { s.channels, s.mode, s.pixels = 4, cmyk, []byte{1, 2, 3, 4, 5, 6, 7, 8} }), color.NRGBA{1, 3, 5, 7}, false},
		{"gray", with(func(s *sketch) { s.channels, s.mode = 1, gray }), color.NRGBA{1, 1, 1, 255}, false},
		{"a duotone is gray", with(func(s *sketch) { s.channels, s.mode, s.palette = 1, duotone, []byte("inks") }), color.NRGBA{1, 1, 1, 255}, false},
		{"indexed", with(func(s *sketch) { s.channels, s.mode, s.palette, s.pixels = 1, indexed, palette, []byte{7, 0} }), color.NRGBA{10, 20, 30, 255}, false},
		{"the upper half of 16 bits", with(func(s *sketch) { s.depth, s.pixels = 16, []byte{1, 9, 2, 9, 3, 9, 4, 9, 5, 9, 6, 9} }), color.NRGBA{1, 3, 5, 255}, false},
		{"packed", with(func(s *sketch) {
			s.packing, s.pixels = packBits, []byte{0, 3, 0, 2, 0, 2, 1, 1, 2, 255, 3, 255, 5}
		}), color.NRGBA{1, 3, 5, 255}, false},
		{"packed in a PSB", with(func(s *sketch) {
			s.version, s.packing = 2, packBits
			s.pixels = []byte{0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 1, 1, 2, 255, 3, 255, 5}
		}), color.NRGBA{1, 3, 5, 255}, false},
		{"a run longer than the line", with(func(s *sketch) { s.channels, s.mode, s.packing, s.pixels = 1, gray, packBits, []byte{0, 2, 130, 9} }), color.NRGBA{9, 9, 9, 255}, false},
		{"without its last channel", with(func(s *sketch) { s.pixels = s.pixels[:4] }), color.NRGBA{1, 3, 255, 255}, true},
		{"without its last packed line", with(func(s *sketch) {
			s.packing, s.pixels = packBits, []byte{0, 3, 0, 2, 0, 2, 1, 1, 2, 255, 3, 255}
		}), color.NRGBA{1, 3, 255, 255}, true},
		{"one that is said to be real", with(func(s *sketch) { s.resources = versionInfo(1) }), color.NRGBA{1, 3, 5, 255}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Decode(tt.file.bytes())
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Img.NRGBAAt(0, 0); got != tt.first || p.Damaged != "" != tt.damaged {
				t.Errorf("%v, damaged %q, want %v", got, p.Damaged, tt.first)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	base := sketch{version: 1, channels: 3, w: 2, h: 1, depth: 8, mode: rgb, pixels: []byte{1, 2, 3, 4, 5, 6}}
	with := func(change func(*sketch)) []byte {
		s := base
		change(&s)
		return s.bytes()
	}
	whole := base.bytes()
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrPSD},
		{"another file", bytes.Repeat([]byte("photo"), 20), ErrPSD},
		{"the end before the picture", whole[:34], ErrPSD},
		{"the end before the first line", whole[:len(whole)-5], ErrPSD},
		{"a length that runs past the end", append(bytes.Clone(whole[:26]), 255, 255, 255, 255, 0, 0), ErrPSD},
		{"more pixels than anybody has", with(func(s *sketch) { s.w, s.h = 200_000, 200_000 }), ErrPSD},
		{"no pixels", with(func(s *sketch) { s.w = 0 }), ErrPSD},
		{"lengths of lines that are not there", with(func(s *sketch) { s.packing, s.h = packBits, 8000 }), ErrPSD},
		{"fewer channels than colours", with(func(s *sketch) { s.channels = 2 }), ErrKind},
		{"Lab", with(func(s *sketch) { s.mode = 9 }), ErrKind},
		{"32 bits", with(func(s *sketch) { s.depth = 32 }), ErrKind},
		{"ZIP", with(func(s *sketch) { s.packing = 2 }), ErrKind},
		{"indexed without colours", with(func(s *sketch) { s.mode = indexed }), ErrPSD},
		{"no flattened picture", with(func(s *sketch) { s.resources = versionInfo(0) }), ErrNoMerge},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Decode(tt.data); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, mode := range []uint16{gray, indexed, rgb, cmyk} {
		for _, packing := range []uint16{raw, packBits} {
			for version := uint16(1); version <= large; version++ {
				s := sketch{version: version, channels: 4, w: 3, h: 2, depth: 8 * version, mode: mode, packing: packing,
					pixels: bytes.Repeat([]byte{0, 4, 1, 2, 255, 9}, 40), resources: versionInfo(1)}
				if mode == indexed {
					s.palette = make([]byte, 768)
				}
				f.Add(s.bytes())
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 22 && uint64(binary.BigEndian.Uint32(data[14:]))*uint64(binary.BigEndian.Uint32(data[18:])) > 1<<20 {
			t.Skip("that many pixels only take time")
		}
		p, err := Decode(data)
		if err == nil && len(p.Img.Pix) != 4*p.Img.Rect.Dx()*p.Img.Rect.Dy() {
			t.Errorf("%d bytes for %v", len(p.Img.Pix), p.Img.Rect)
		}
	})
}
