//go:build !cgo || purego

package icc

import (
	"encoding/binary"
	"math"
)

// Library names what converts.
const Library = "Go"

// engine turns stored values into linear sRGB, and that into sRGB.
type engine struct {
	curve  [3][256]float32 // to linear light
	matrix [3][3]float32   // to linear sRGB
	to     [steps + 1]byte
}

// fromD50 is linear sRGB of XYZ under the profile's white, D50 (Bradford).
var fromD50 = [3][3]float64{
	{3.1338561, -1.6168667, -0.4906146},
	{-0.9787684, 1.9161415, 0.0334540},
	{0.0719453, -0.2289914, 1.4052427},
}

// open reads a profile of curves; one of tables, as all of inks are, is an
// ErrProfile.
func (p *engine) open(icc []byte, space string, _ Layout) error {
	p.to = toSRGB()
	switch space {
	case "RGB ":
		return p.openRGB(icc)
	case "GRAY":
		if !curve(tag(icc, "kTRC"), &p.curve[0]) {
			return ErrProfile
		}
		p.curve[1], p.curve[2] = p.curve[0], p.curve[0]
		for i := range 3 {
			p.matrix[i][i] = 1
		}
		return nil
	}
	return ErrProfile
}

func (p *engine) openRGB(icc []byte) error {
	var xyz [3][3]float64 // a column for each colour
	for i, c := range []string{"r", "g", "b"} {
		v := tag(icc, c+"XYZ")
		if len(v) < 20 || string(v[:4]) != "XYZ " || !curve(tag(icc, c+"TRC"), &p.curve[i]) {
			return ErrProfile
		}
		for k := range 3 {
			xyz[k][i] = fixed(v[8+4*k:])
		}
	}
	for i := range 3 {
		for j := range 3 {
			s := 0.0
			for k := range 3 {
				s += fromD50[i][k] * xyz[k][j]
			}
			p.matrix[i][j] = float32(s)
		}
	}
	return nil
}

// tag is what the profile holds under that name; nil if nothing.
func tag(icc []byte, name string) []byte {
	n := min(int64(binary.BigEndian.Uint32(icc[128:])), int64(len(icc)-132)/12)
	for i := range n {
		e := icc[132+12*i:]
		at, size := int64(binary.BigEndian.Uint32(e[4:])), int64(binary.BigEndian.Uint32(e[8:]))
		if string(e[:4]) == name && at+size <= int64(len(icc)) {
			return icc[at : at+size]
		}
	}
	return nil
}

func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// curve fills out from a "curv" or "para" tag.
func curve(v []byte, out *[256]float32) bool {
	if len(v) < 12 {
		return false
	}
	f := func(x float64) float64 { return x }
	switch n := int64(binary.BigEndian.Uint32(v[8:])); {
	case string(v[:4]) == "para":
		var ok bool
		if f, ok = parametric(v); !ok {
			return false
		}
	case string(v[:4]) != "curv" || n*2 > int64(len(v)-12):
		return false
	case n == 1:
		gamma := float64(binary.BigEndian.Uint16(v[12:])) / 256
		f = func(x float64) float64 { return math.Pow(x, gamma) }
	case n > 1:
		f = func(x float64) float64 {
			at := x * float64(n-1)
			i := min(int64(at), n-2)
			a, b := binary.BigEndian.Uint16(v[12+2*i:]), binary.BigEndian.Uint16(v[14+2*i:])
			return (float64(a) + (at-float64(i))*(float64(b)-float64(a))) / 65535
		}
	}
	for i := range out {
		y := f(float64(i) / 255)
		if !(y >= 0 && y <= 1) { // also what is no number
			y = math.Max(0, math.Min(1, y))
			if math.IsNaN(y) {
				return false
			}
		}
		out[i] = float32(y)
	}
	return true
}

// parametric is a "para" curve; types 0 to 4 take 1, 3, 4, 5 and 7 numbers.
func parametric(v []byte) (func(float64) float64, bool) {
	counts := []int{1, 3, 4, 5, 7}
	kind := int(binary.BigEndian.Uint16(v[8:]))
	if kind >= len(counts) || len(v) < 12+4*counts[kind] {
		return nil, false
	}
	var n [7]float64 // g a b c d e f
	for i := range counts[kind] {
		n[i] = fixed(v[12+4*i:])
	}
	g, a, b, c, d, e, f := n[0], n[1], n[2], n[3], n[4], n[5], n[6]
	switch kind {
	case 0:
		a, d = 1, math.Inf(-1)
	case 1:
		c, d = 0, -b/a
	case 2:
		e, f, c, d = c, c, 0, -b/a
	}
	return func(x float64) float64 {
		if x >= d {
			return math.Pow(a*x+b, g) + e
		}
		return c*x + f
	}, true
}

const steps = 4096 // of linear light: fine enough for each of 256 values

// toSRGB is the sRGB value of linear light.
func toSRGB() (t [steps + 1]byte) {
	for i := range t {
		x := float64(i) / steps
		y := 12.92 * x
		if x > .0031308 {
			y = 1.055*math.Pow(x, 1/2.4) - .055
		}
		t[i] = byte(y*255 + .5)
	}
	return t
}

func (p *engine) convert(c [3]byte) (out [3]byte) {
	r, g, b := p.curve[0][c[0]], p.curve[1][c[1]], p.curve[2][c[2]]
	for i := range 3 {
		m := &p.matrix[i]
		v := (m[0]*r+m[1]*g+m[2]*b)*steps + .5
		switch {
		case v >= steps:
			out[i] = p.to[steps]
		case v > 0:
			out[i] = p.to[int(v)]
		}
	}
	return out
}

func (p *engine) apply(pix []byte) {
	for i := 0; i+3 < len(pix); i += 4 {
		q := pix[i : i+3 : i+3]
		c := p.convert([3]byte{q[0], q[1], q[2]})
		q[0], q[1], q[2] = c[0], c[1], c[2]
	}
}
