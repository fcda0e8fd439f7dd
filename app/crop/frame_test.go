package crop

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"cutline/catalog"
)

func TestDragged(t *testing.T) {
	master := image.Pt(6000, 4000)
	start := image.Rect(1000, 1000, 3400, 2350) // 2400 × 1350
	wide, free := Ratio{16, 9}, Ratio{}
	for _, tt := range []struct {
		name   string
		from   image.Rectangle
		ratio  Ratio
		handle Handle
		dx, dy int
		want   image.Rectangle
	}{
		{"nothing moved", start, wide, Handle{1, 1}, 0, 0, start},
		{"nothing that the handle heeds", start, wide, Handle{1, 0}, 0, 900, start},
		{"the inside drags no edge", start, wide, Handle{}, 10, 10, start},
		{"lower right, by width", start, wide, Handle{1, 1}, 160, 10, image.Rect(1000, 1000, 3560, 2440)},
		{"lower right, by height", start, wide, Handle{1, 1}, 0, 90, image.Rect(1000, 1000, 3560, 2440)},
		{"upper left", start, wide, Handle{-1, -1}, -160, -90, image.Rect(840, 910, 3400, 2350)},
		{"upper right smaller", start, wide, Handle{1, -1}, -160, 90, image.Rect(1000, 1090, 3240, 2350)},
		{"lower left", start, wide, Handle{-1, 1}, -160, 0, image.Rect(840, 1000, 3400, 2440)},
		{"right edge keeps the middle", start, wide, Handle{1, 0}, 160, 0, image.Rect(1000, 955, 3560, 2395)},
		{"upper edge keeps the middle", start, wide, Handle{0, -1}, 0, -90, image.Rect(920, 910, 3480, 2350)},
		{"right edge moves away from the upper end", image.Rect(0, 0, 1600, 900), wide, Handle{1, 0}, 1600, 0, image.Rect(0, 0, 3200, 1800)},
		{"stops at the right end in shape", start, wide, Handle{1, 1}, 99999, 99999, image.Rect(1000, 1000, 6000, 3813)},
		{"stops at the lower end in shape", image.Rect(0, 3000, 800, 3450), wide, Handle{1, 1}, 99999, 0, image.Rect(0, 3000, 1778, 4000)},
		{"never inverted in shape", start, wide, Handle{1, 1}, -99999, -99999, image.Rect(1000, 1000, 1142, 1080)},
		{"free corner", start, free, Handle{1, 1}, 7, -3, image.Rect(1000, 1000, 3407, 2347)},
		{"free edge", start, free, Handle{-1, 0}, 100, 50, image.Rect(1100, 1000, 3400, 2350)},
		{"free stops at the ends", start, free, Handle{-1, -1}, -99999, -99999, image.Rect(0, 0, 3400, 2350)},
		{"free never inverted", start, free, Handle{-1, 1}, 99999, -99999, image.Rect(3320, 1000, 3400, 1080)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Frame{Master: master, Rect: tt.from, Ratio: tt.ratio}.Dragged(tt.handle, tt.dx, tt.dy)
			if f.Rect != tt.want {
				t.Errorf("Dragged(%v, %d, %d) = %v, want %v", tt.handle, tt.dx, tt.dy, f.Rect, tt.want)
			}
		})
	}
}

// good says what is wrong with a frame that was drawn in its shape.
func good(f Frame) error {
	if f.Rect.Empty() || !f.Rect.In(image.Rectangle{Max: f.Master}) {
		return fmt.Errorf("%v is not in %v", f.Rect, f.Master)
	}
	if w, h := float64(f.Rect.Dx()), float64(f.Rect.Dy()); !f.Ratio.Free() {
		if off := math.Abs(w - h*f.Ratio.value()); off > .5+f.Ratio.value()/2+1e-6 {
			return fmt.Errorf("%v is not %v: %.2f pixels off", f.Rect, f.Ratio, off)
		}
	}
	if !f.Crop().Valid() || f.Crop().Pixels(f.Master) != f.Rect {
		return fmt.Errorf("the crop %v is not the frame %v", f.Crop(), f.Rect)
	}
	return nil
}

func TestEveryDragKeepsShapeAndPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40_000 {
		master := image.Pt(1+r.IntN(9000), 1+r.IntN(9000))
		ratio := Ratios()[r.IntN(6)]
		f := NewFrame(master, catalog.Crop{}, ratio).In(ratio)
		for range 6 {
			h := Handles()[r.IntN(8)]
			dx, dy := r.IntN(2*master.X+1)-master.X, r.IntN(2*master.Y+1)-master.Y
			before, what := f, ""
			switch r.IntN(4) {
			case 0:
				f, what = f.Moved(dx, dy), "moved"
				if f.Rect.Size() != before.Rect.Size() {
					t.Fatalf("%v moved is %v", before.Rect, f.Rect)
				}
			case 1:
				f, what = f.Grown(dx/4, 0), "grown"
			default:
				f, what = f.Dragged(h, dx, dy), fmt.Sprint("dragged ", h)
				opposite(t, before, f, h)
			}
			// A master as thin as the shape allows no more than it has.
			if min(master.X, master.Y) < 100 {
				f.Ratio = Ratio{}
			}
			if err := good(f); err != nil {
				t.Fatalf("%+v %s by %d, %d: %v", before, what, dx, dy, err)
			}
			f.Ratio = ratio
			if f.Dragged(h, 0, 0) != f || f.Moved(0, 0) != f || f.Grown(0, 0) != f {
				t.Fatalf("%+v changes when nothing moves", f)
			}
		}
	}
}

// opposite checks that what lies opposite a dragged handle stays.
func opposite(t *testing.T, before, after Frame, h Handle) {
	t.Helper()
	b, a := before.Rect, after.Rect
	if h.X == 1 && a.Min.X != b.Min.X || h.X == -1 && a.Max.X != b.Max.X ||
		h.Y == 1 && a.Min.Y != b.Min.Y || h.Y == -1 && a.Max.Y != b.Max.Y {
		t.Fatalf("%v dragged from %v to %v: the opposite side moved", h, b, a)
	}
}

func TestMoved(t *testing.T) {
	f := Frame{Master: image.Pt(600, 400), Rect: image.Rect(100, 100, 300, 200)}
	for _, tt := range []struct {
		dx, dy int
		want   image.Point
	}{{5, -7, image.Pt(105, 93)}, {-999, 0, image.Pt(0, 100)}, {999, 999, image.Pt(400, 300)}, {0, 0, image.Pt(100, 100)}} {
		if got := f.Moved(tt.dx, tt.dy).Rect; got.Min != tt.want || got.Size() != f.Rect.Size() {
			t.Errorf("Moved(%d, %d) = %v, want at %v", tt.dx, tt.dy, got, tt.want)
		}
	}
}

func TestGrownAlwaysFindsRoom(t *testing.T) {
	f := Frame{Master: image.Pt(600, 400), Rect: image.Rect(500, 0, 600, 100), Ratio: Ratio{1, 1}}
	if got := f.Grown(20, 0).Rect; got != image.Rect(480, 0, 600, 120) {
		t.Errorf("grown in a corner: %v", got)
	}
	if got := f.Grown(0, 9999).Rect; got != image.Rect(200, 0, 600, 400) {
		t.Errorf("grown too far: %v", got)
	}
	if got := f.Grown(-9999, 0).Rect; got.Dx() != f.least() || got.Dy() != f.least() {
		t.Errorf("shrunk to nothing: %v", got)
	}
}

func TestInAnotherShape(t *testing.T) {
	master := image.Pt(6000, 4000)
	whole := NewFrame(master, catalog.Crop{}, Ratio{})
	for _, tt := range []struct {
		name string
		from Frame
		to   Ratio
		want image.Rectangle
	}{
		{"all of a photo becomes the largest", whole, Ratio{16, 9}, image.Rect(0, 312, 6000, 3687)},
		{"upright", whole, Ratio{3, 4}, image.Rect(1500, 0, 4500, 4000)},
		{"its own shape changes nothing", whole, Ratio{3, 2}, image.Rect(0, 0, 6000, 4000)},
		{"free changes nothing", whole, Ratio{}, image.Rect(0, 0, 6000, 4000)},
		{"the same area about the middle", Frame{Master: master, Rect: image.Rect(2000, 1000, 4000, 3000)}, Ratio{4, 3}, image.Rect(1845, 1134, 4154, 2866)},
		{"moved from the end", Frame{Master: master, Rect: image.Rect(5000, 0, 6000, 4000)}, Ratio{1, 1}, image.Rect(4000, 1000, 6000, 3000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.from.In(tt.to); got.Rect != tt.want || got.Ratio != tt.to {
				t.Errorf("In(%v) = %v, want %v", tt.to, got.Rect, tt.want)
			}
		})
	}
}

func TestAnUntouchedCropKeepsItsDigits(t *testing.T) {
	for _, c := range []catalog.Crop{{}, {X1: 1, Y1: 1}, {X0: .1, Y0: .1, X1: .9, Y1: .7}, {X0: 1.0 / 3, Y0: .123456789, X1: .77777, Y1: 1}} {
		f := NewFrame(image.Pt(6123, 4077), c, Ratio{3, 2})
		if got := f.Crop(); got != c {
			t.Errorf("%v became %v", c, got)
		}
		if got := f.Moved(-40, -40).Moved(40, 40).Crop(); !c.IsWhole() && got != c {
			t.Errorf("%v moved to and fro is %v", c, got)
		}
	}
	whole := NewFrame(image.Pt(600, 400), catalog.Crop{X0: .5, X1: 1, Y1: 1}, Ratio{}).Dragged(Handle{-1, 0}, -999, 0)
	if whole.Crop() != (catalog.Crop{}) {
		t.Errorf("all of the photo is %v, want the zero crop", whole.Crop())
	}
}

func TestBadCropsAndMasters(t *testing.T) {
	f := NewFrame(image.Pt(0, -3), catalog.Crop{X0: 2, X1: 1, Y1: math.NaN()}, Ratio{16, 9})
	if f.Rect != image.Rect(0, 0, 1, 1) || !f.In(Ratio{3, 4}).Dragged(Handle{1, 1}, 9, 9).Rect.In(image.Rect(0, 0, 1, 1)) {
		t.Errorf("frame = %+v", f)
	}
}
