package crop

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"cutline/catalog"
)

// goodTurned says what is wrong with a frame that is turned.
func goodTurned(t *testing.T, what string, f Frame) {
	t.Helper()
	c := f.Crop()
	for _, p := range c.Corners(f.Master) {
		if p[0] < -1e-3 || p[1] < -1e-3 || p[0] > float64(f.Master.X)+1e-3 || p[1] > float64(f.Master.Y)+1e-3 {
			t.Fatalf("%s: corner %v of %v lies outside %v", what, p, c, f.Master)
		}
	}
	if !c.Fits(f.Master) || f.Rect.Empty() || f.Rect.Size() != c.Pixels(f.Master).Size() || !f.Rect.In(f.Bounds().Inset(-1)) {
		t.Fatalf("%s: %v in %v, seen in %v, of %v", what, f.Rect, f.Bounds(), c, f.Master)
	}
	if w, h := f.sides(); !f.Ratio.Free() && !f.hasRatio() {
		t.Fatalf("%s: %.3f × %.3f is not %v", what, w, h, f.Ratio)
	}
	if again := NewFrame(f.Master, c, f.Ratio); again != f {
		t.Fatalf("%s: %+v is shown anew as %+v", what, f, again)
	}
}

func TestEveryDragOfATurnedFrameKeepsShapeAndPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 4_000 {
		master := image.Pt(100+r.IntN(9000), 100+r.IntN(9000))
		ratio := Ratios()[r.IntN(6)]
		f := NewFrame(master, catalog.Crop{}, ratio).In(ratio).Turned(60*r.Float64() - 30)
		if f.Angle() == 0 {
			continue
		}
		for range 6 {
			h := Handles()[r.IntN(8)]
			dx, dy := r.IntN(2*master.X+1)-master.X, r.IntN(2*master.Y+1)-master.Y
			before, what := f, "dragged"
			switch r.IntN(5) {
			case 0:
				f, what = f.Moved(dx, dy), "moved"
				w, h := before.sides()
				if v, u := f.sides(); math.Abs(v-w) > .01 || math.Abs(u-h) > .01 {
					t.Fatalf("moved: %.3f × %.3f became %.3f × %.3f", w, h, v, u)
				}
			case 1:
				f, what = f.Grown(dx/4, 0), "grown"
			case 2:
				f, what = f.In(Ratios()[r.IntN(6)]), "in another shape"
			default:
				f = f.Dragged(h, dx, dy)
				stays(t, before, f, h)
			}
			goodTurned(t, what, f)
		}
	}
}

// stays checks that what lies opposite a dragged handle stays on the photo.
func stays(t *testing.T, before, after Frame, h Handle) {
	t.Helper()
	side := func(f Frame) (float64, float64) {
		w, k := f.sides()
		x, y := f.middle()
		dx, dy := spun(-float64(h.X)*w/2, -float64(h.Y)*k/2, -f.Angle())
		return x + dx, y + dy
	}
	bx, by := side(before)
	ax, ay := side(after)
	if dx, dy := spun(ax-bx, ay-by, before.Angle()); h.X != 0 && math.Abs(dx) > .01 || h.Y != 0 && math.Abs(dy) > .01 {
		t.Fatalf("%v dragged: what is opposite moved by %.3f, %.3f", h, dx, dy)
	}
}

func TestTurned(t *testing.T) {
	master := image.Pt(6000, 4000)
	whole := NewFrame(master, catalog.Crop{}, Ratio{})
	part := NewFrame(master, middle, Ratio{3, 2})
	for _, tt := range []struct {
		name string
		got  Frame
		want image.Point // size
	}{
		{"all of the photo becomes smaller", whole.Turned(3), image.Pt(5570, 3714)},
		{"the other way the same", whole.Turned(-3), image.Pt(5570, 3714)},
		{"what has room keeps its size", part.Turned(10), image.Pt(3000, 2000)},
		{"from angle to angle it is no smaller", whole.Turned(20).Turned(3), image.Pt(5570, 3714)},
		{"and all of it comes back", whole.Turned(20).Turned(0), master},
		{"no turn changes nothing", part.Turned(0), image.Pt(3000, 2000)},
		{"no number is level", part.Turned(math.NaN()), image.Pt(3000, 2000)},
		{"a shape is kept", whole.In(Ratio{1, 1}).Turned(5), image.Pt(3692, 3692)},
	} {
		if d := tt.got.Rect.Size().Sub(tt.want); d.X < -1 || d.X > 1 || d.Y < -1 || d.Y > 1 {
			t.Errorf("%s: %v, want %v", tt.name, tt.got.Rect.Size(), tt.want)
		}
	}
	if c := whole.Turned(20).Turned(0).Crop(); c != (catalog.Crop{}) {
		t.Errorf("all of the photo is %v", c)
	}
	f := part.Turned(10)
	if to := f.Moved(70, -40); to.Rect.Min != f.Rect.Min.Add(image.Pt(70, -40)) || to.Moved(-70, 40) != f {
		t.Errorf("moved from %v to %v and back to %v", f.Rect, to.Rect, to.Moved(-70, 40).Rect)
	}
}
