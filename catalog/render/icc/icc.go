// Package icc makes pictures sRGB by their ICC profile: through lcms2, or, when
// built with the tag purego, by its own arithmetic, which knows profiles of
// one curve a colour (Adobe RGB, Display P3, ProPhoto, gray) and no inks.
// Both give the same kind of picture.
//
// Units: a pixel is four bytes; a profile is as it stands in a file
// (ICC.1:2010). Conversion is relative colorimetric, with black kept black.
package icc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// ErrProfile: the profile is damaged, or is not for pictures of that layout.
var ErrProfile = errors.New("the colour profile cannot be used")

// maxProfile is the most bytes a profile may have: those of printing presses
// have 3 MB.
const maxProfile = 8 << 20

// A Layout says what the four bytes of a pixel are.
type Layout int

// The layouts.
const (
	RGBA Layout = iota // red, green, blue, and a byte that stays; gray pictures have it three times
	Inks               // cyan, magenta, yellow, black; 255 is full ink
	Bare               // the same, turned round as Adobe writes it: 255 is bare paper
)

// A Transform makes pixels sRGB by one profile. One goroutine at a time.
type Transform struct {
	from Layout
	same bool // what it does nobody would see
	engine
}

// New reads a profile for pictures of that layout. The error, if any, is
// ErrProfile.
func New(profile []byte, from Layout) (*Transform, error) {
	if len(profile) < 132 || len(profile) > maxProfile {
		return nil, ErrProfile
	}
	space := string(profile[16:20])
	if inks := space == "CMYK"; inks != (from != RGBA) || !inks && space != "RGB " && space != "GRAY" {
		return nil, ErrProfile
	}
	t := &Transform{from: from}
	if err := t.open(profile, space, from); err != nil {
		return nil, err
	}
	t.same = from == RGBA && t.changesNothing(space)
	return t, nil
}

// Apply makes the pixels sRGB in place; a pixel of inks gets 255 as its last byte.
func (t *Transform) Apply(pix []byte) {
	if t.same {
		return
	}
	pix = pix[:len(pix)/4*4]
	if len(pix) == 0 {
		return
	}
	t.apply(pix)
	if t.from != RGBA {
		for i := 3; i < len(pix); i += 4 {
			pix[i] = 255
		}
	}
}

// changesNothing reports whether the profile is as good as sRGB, so that the
// pixels may stay: most photos' profile is.
func (t *Transform) changesNothing(space string) bool {
	probe := []byte{255, 0, 0, 1, 0, 255, 0, 2, 0, 0, 255, 3, 128, 128, 128, 4, 200, 120, 60, 5, 30, 60, 90, 6}
	if space == "GRAY" {
		probe = []byte{0, 0, 0, 1, 40, 40, 40, 2, 128, 128, 128, 3, 220, 220, 220, 4}
	}
	out := bytes.Clone(probe)
	t.apply(out)
	for i := range probe {
		if d := int(out[i]) - int(probe[i]); i%4 != 3 && (d > 3 || d < -3) {
			return false
		}
	}
	return true
}

// AdobeRGB is the profile of Adobe RGB (1998): cameras that are set to it say
// so in EXIF and embed none (DCF 2.0).
func AdobeRGB() []byte {
	return Matrix([3][3]float64{{.60974, .31111, .01947}, {.20528, .62567, .06087}, {.14919, .06322, .74457}}, 2.19921875)
}

// DisplayP3 is the profile of Display P3: what phones mean whose HEIC names
// primaries 12 of ISO/IEC 23091-2 and embeds no profile.
func DisplayP3() []byte {
	return withCurve(Matrix([3][3]float64{{.51512, .24120, -.00105}, {.29198, .69225, .04189}, {.15710, .06657, .78407}}, 1))
}

// withCurve gives a profile of Matrix the curve of sRGB, of five numbers.
func withCurve(profile []byte) []byte {
	v := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, x := range []float64{2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045} {
		v = binary.BigEndian.AppendUint32(v, uint32(math.Round(x*65536)))
	}
	for i := range 3 {
		e := profile[132+12*(2*i+1):]
		binary.BigEndian.PutUint32(e[4:], uint32(len(profile)))
		binary.BigEndian.PutUint32(e[8:], uint32(len(v)))
	}
	out := append(profile, v...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// Matrix makes a profile of three primaries, as XYZ under D50, and one gamma.
func Matrix(primaries [3][3]float64, gamma float64) []byte {
	const tags = 6
	out := make([]byte, 132+12*tags)
	copy(out[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(out[36:], "acsp")
	for i, x := range []float64{.9642, 1, .8249} { // D50
		binary.BigEndian.PutUint32(out[68+4*i:], uint32(math.Round(x*65536)))
	}
	binary.BigEndian.PutUint32(out[128:], tags)
	put := func(i int, name string, v []byte) {
		e := out[132+12*i:]
		copy(e, name)
		binary.BigEndian.PutUint32(e[4:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[8:], uint32(len(v)))
		out = append(out, v...)
	}
	for i, c := range []string{"r", "g", "b"} {
		v := []byte("XYZ \x00\x00\x00\x00")
		for _, x := range primaries[i] {
			v = binary.BigEndian.AppendUint32(v, uint32(int32(math.Round(x*65536))))
		}
		put(2*i, c+"XYZ", v)
		put(2*i+1, c+"TRC", append([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x01"), byte(int(gamma*256)>>8), byte(int(gamma*256)), 0, 0))
	}
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}
