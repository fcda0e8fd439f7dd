package catalog_test

import (
	"encoding/json"
	"errors"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"cutline/catalog"
)

// outside says how many pixels the crop's worst corner lies outside.
func outside(c catalog.Crop, size image.Point) float64 {
	worst := 0.0
	for _, p := range c.Corners(size) {
		worst = max(worst, -p[0], -p[1], p[0]-float64(size.X), p[1]-float64(size.Y))
	}
	return worst
}

// sides are the crop's sides in pixels.
func sides(c catalog.Crop, size image.Point) (w, h float64) {
	return (c.X1 - c.X0) * float64(size.X), (c.Y1 - c.Y0) * float64(size.Y)
}

func TestFit(t *testing.T) {
	size := image.Pt(6000, 4000)
	for _, tt := range []struct {
		name string
		crop catalog.Crop
		want catalog.Crop // with an angle of zero: as it was
	}{
		{"a level crop stays", catalog.Crop{X1: .5, Y1: 1}, catalog.Crop{}},
		{"the whole level photo stays", catalog.Crop{}, catalog.Crop{}},
		{"one in the middle stays", catalog.Crop{X0: .3, Y0: .3, X1: .7, Y1: .7, Angle: 10}, catalog.Crop{}},
		{"one in a corner moves inward and keeps its size",
			catalog.Crop{X1: .2, Y1: .3, Angle: 45},
			// half of 1200 × 1200, turned by 45°, reaches 600·√2 from its middle
			catalog.Crop{X0: (600*math.Sqrt2 - 600) / 6000, Y0: (600*math.Sqrt2 - 600) / 4000,
				X1: (600*math.Sqrt2 + 600) / 6000, Y1: (600*math.Sqrt2 + 600) / 4000, Angle: 45}},
		{"the whole photo becomes smaller about its middle",
			catalog.Crop{X1: 1, Y1: 1, Angle: 45},
			// (3000 + 2000)/√2 must be 2000
			catalog.Crop{X0: .5 - .2*math.Sqrt2, Y0: .5 - .2*math.Sqrt2, X1: .5 + .2*math.Sqrt2, Y1: .5 + .2*math.Sqrt2, Angle: 45}},
		{"and so does a rectangle of zeros",
			catalog.Crop{Angle: -45},
			catalog.Crop{X0: .5 - .2*math.Sqrt2, Y0: .5 - .2*math.Sqrt2, X1: .5 + .2*math.Sqrt2, Y1: .5 + .2*math.Sqrt2, Angle: -45}},
		{"a strip stays in the level photo, too",
			catalog.Crop{X0: 0, Y0: .499, X1: 1, Y1: .501, Angle: 5}, catalog.Crop{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want.Angle == 0 {
				want = tt.crop
			}
			got := tt.crop.Fit(size)
			for _, d := range []float64{got.X0 - want.X0, got.Y0 - want.Y0, got.X1 - want.X1, got.Y1 - want.Y1, got.Angle - want.Angle} {
				if math.Abs(d) > 1e-9 {
					t.Fatalf("Fit() = %+v, want %+v", got, want)
				}
			}
			if tt.want.Angle == 0 && got != tt.crop {
				t.Errorf("%+v was changed to %+v", tt.crop, got)
			}
		})
	}
}

func TestEveryTurnedCropFits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200_000 {
		size := image.Pt(1+r.IntN(9000), 1+r.IntN(9000))
		a, b, c, d := r.Float64(), r.Float64(), r.Float64(), r.Float64()
		crop := catalog.Crop{X0: min(a, b), Y0: min(c, d), X1: max(a, b), Y1: max(c, d), Angle: catalog.RoundAngle(90*r.Float64() - 45)}
		switch {
		case r.IntN(8) == 0:
			crop = catalog.Crop{Angle: crop.Angle}
		case !crop.Valid():
			continue
		}
		got := crop.Fit(size)
		if far := outside(got, size); far > 1e-4 || !got.Valid() || crop.Angle != 0 && !got.Fits(size) {
			t.Fatalf("%+v of %v became %+v: %g pixels outside", crop, size, got, far)
		}
		if again := got.Fit(size); again != got {
			t.Fatalf("%+v was made to fit twice: %+v", got, again)
		}
		if crop.Fits(size) && got != crop {
			t.Fatalf("%+v fits %v and became %+v", crop, size, got)
		}
		w, h := sides(got, size)
		if crop.Level() == (catalog.Crop{}) {
			crop.X1, crop.Y1 = 1, 1
		}
		v, u := sides(crop, size)
		if w > v+1e-4 || h > u+1e-4 || math.Abs(w*u-h*v) > 1e-4*(v+u) {
			t.Fatalf("%+v of %v, %.3f × %.3f, became %.3f × %.3f", crop, size, v, u, w, h)
		}
		if in := got.Pixels(size); !in.In(image.Rectangle{Max: size}) || in.Empty() {
			t.Fatalf("%+v of %v is %v in pixels", got, size, in)
		}
	}
}

func TestOnPhotoTurnsClockwise(t *testing.T) {
	size := image.Pt(600, 400)
	c := catalog.Crop{X0: .25, Y0: .25, X1: .75, Y1: .75, Angle: 30}
	if x, y := c.OnPhoto(size, 300, 200); x != 300 || y != 200 {
		t.Errorf("the middle lies at %v, %v", x, y)
	}
	// Turned clockwise, what is seen on the right was higher up.
	x, y := c.OnPhoto(size, 400, 200)
	if math.Abs(x-300-100*math.Cos(math.Pi/6)) > 1e-9 || math.Abs(y-150) > 1e-9 {
		t.Errorf("what is seen at 400, 200 lies at %v, %v", x, y)
	}
	r := c.Pixels(size)
	x, y = c.OnPhoto(size, float64(r.Min.X), float64(r.Min.Y))
	if p := c.Corners(size)[0]; math.Hypot(p[0]-x, p[1]-y) > 1e-9 {
		t.Errorf("the upper left lies at %v, %v, and at %v", x, y, p)
	}
}

func TestParseAngle(t *testing.T) {
	for _, tt := range []struct {
		text string
		want float64
		ok   bool
	}{
		{"", 0, true}, {"0", 0, true}, {"-0", 0, true}, {"1.5", 1.5, true}, {" -2.25° ", -2.25, true}, {"1.237", 1.24, true},
		{"45", 45, true}, {"-45", -45, true}, {"0.001", 0, true},
		{"45.1", 0, false}, {"NaN", 0, false}, {"Inf", 0, false}, {"a", 0, false}, {"1,5", 0, false},
	} {
		got, err := catalog.ParseAngle(tt.text)
		if got != tt.want || (err == nil) != tt.ok || math.Signbit(got) != (tt.want < 0) {
			t.Errorf("ParseAngle(%q) = %v, %v", tt.text, got, err)
		}
		if err != nil && !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("ParseAngle(%q): %v is not wrong usage", tt.text, err)
		}
		if again, err := catalog.ParseAngle(catalog.AngleText(got)); again != got || err != nil {
			t.Errorf("%q does not read back: %v %v", catalog.AngleText(got), again, err)
		}
	}
	if c := (catalog.Crop{X1: 1, Y1: 1, Angle: math.NaN()}); c.Valid() || (catalog.Crop{Angle: 46}).Valid() {
		t.Error("an angle that is none is valid")
	}
}

func TestASlotKeepsItsAngleBesideItsCrop(t *testing.T) {
	for _, tt := range []struct {
		name string
		crop catalog.Crop
		want string
	}{
		{"level as it always was", catalog.Crop{X0: .1, Y0: 0, X1: .9, Y1: 1},
			`{"N":2,"Photo":5,"Crop":[0.1,0,0.9,1],"Caption":"c","Credit":"","Alt":""}`},
		{"none", catalog.Crop{}, `{"N":2,"Photo":5,"Crop":null,"Caption":"c","Credit":"","Alt":""}`},
		{"turned", catalog.Crop{X0: .1, Y0: .1, X1: .9, Y1: .9, Angle: -1.25},
			`{"N":2,"Photo":5,"Crop":[0.1,0.1,0.9,0.9],"Caption":"c","Credit":"","Alt":"","Angle":-1.25}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sl := catalog.Slot{N: 2, Photo: 5, Crop: tt.crop, Caption: "c"}
			b, err := json.Marshal(sl)
			if err != nil || string(b) != tt.want {
				t.Fatalf("%s, %v, want %s", b, err, tt.want)
			}
			var back catalog.Slot
			if err := json.Unmarshal(b, &back); err != nil || back != sl {
				t.Errorf("read back as %+v, %v", back, err)
			}
		})
	}
}

func TestCropAndAngleAreFieldsOfTheirOwn(t *testing.T) {
	s := catalog.Story{Slug: "a", Slots: []catalog.Slot{{N: 1, Photo: 3}}}
	for _, tt := range []struct {
		field, text string
		want        catalog.Crop
		err         error
	}{
		{"angle", "1.5", catalog.Crop{Angle: 1.5}, nil},
		{"crop", "0.1,0.1,0.9,0.9", catalog.Crop{X0: .1, Y0: .1, X1: .9, Y1: .9, Angle: 1.5}, nil},
		{"angle", "", catalog.Crop{X0: .1, Y0: .1, X1: .9, Y1: .9}, nil},
		{"angle", "50", catalog.Crop{X0: .1, Y0: .1, X1: .9, Y1: .9}, catalog.ErrUsage},
	} {
		_, _, err := s.Change(1, catalog.Set{Field: tt.field, Value: catalog.TextValue(tt.text)})
		if sl, _ := s.Slot(1); !errors.Is(err, tt.err) || sl.Crop != tt.want {
			t.Errorf("%s=%s: %v, %v", tt.field, tt.text, sl.Crop, err)
		}
	}
	if v, err := s.Value(1, "crop"); err != nil || v.Text != "0.1,0.1,0.9,0.9" {
		t.Errorf("crop = %q, %v", v.Text, err)
	}
}
