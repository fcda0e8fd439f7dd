package catalog

import (
	"math"
	"testing"
)

func TestAMarkedFaceIsFoundUpright(t *testing.T) {
	region := func(name, unit, x, y, w, h string) Record {
		return Record{"name": TextValue(name), "shape": TextValue("rectangle"), "unit": TextValue(unit),
			"x": TextValue(x), "y": TextValue(y), "w": TextValue(w), "h": TextValue(h)}
	}
	p := Photo{Caption: Caption{ImageRegions: RecordsValue(
		region("Trần Thị Lan", "relative", "0", "0", "1", "1"),
		region("Hoàng Văn Nghiệm", "relative", "0.1", "0.2", "0.3", "0.1"),
		region("Px", "pixel", "40", "40", "40", "20"),
		region("Broken", "relative", "0.1", "x", "0.3", "0.1"))}}
	p.Width, p.Height = 400, 200
	for orientation, want := range map[int]Crop{
		1: {X0: .1, Y0: .2, X1: .4, Y1: .3}, 2: {X0: .6, Y0: .2, X1: .9, Y1: .3}, 3: {X0: .6, Y0: .7, X1: .9, Y1: .8}, 4: {X0: .1, Y0: .7, X1: .4, Y1: .8},
		5: {X0: .2, Y0: .1, X1: .3, Y1: .4}, 6: {X0: .7, Y0: .1, X1: .8, Y1: .4}, 7: {X0: .7, Y0: .6, X1: .8, Y1: .9}, 8: {X0: .2, Y0: .6, X1: .3, Y1: .9},
	} {
		p.Orientation = orientation
		got, ok := p.FaceOf("Nghiệm", "hoàng văn nghiệm")
		for _, off := range []float64{got.X0 - want.X0, got.Y0 - want.Y0, got.X1 - want.X1, got.Y1 - want.Y1} {
			if !ok || math.Abs(off) > 1e-9 {
				t.Errorf("orientation %d: %+v, %v; want %+v", orientation, got, ok, want)
				break
			}
		}
	}
	p.Orientation = 1
	if got, ok := p.FaceOf("Px"); !ok || math.Abs(got.X1-.2) > 1e-9 || math.Abs(got.Y1-.3) > 1e-9 {
		t.Errorf("in pixels: %+v, %v", got, ok)
	}
	for _, name := range []string{"Broken", "Nobody", ""} {
		if c, ok := p.FaceOf(name); ok {
			t.Errorf("%q has the face %+v", name, c)
		}
	}
}
