package viewer

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

func TestLies(t *testing.T) {
	photo, place := image.Pt(6000, 4000), image.Pt(1200, 900)
	for _, tt := range []struct {
		name  string
		view  View
		photo image.Point
		want  image.Rectangle
	}{
		{"all of it, in the middle", View{}, photo, image.Rect(0, 50, 1200, 850)},
		{"upright", View{}, image.Pt(4000, 6000), image.Rect(300, 0, 900, 900)},
		{"a small one is enlarged to fit", View{}, image.Pt(600, 400), image.Rect(0, 50, 1200, 850)},
		{"100 % in the middle", View{1, .5, .5}, photo, image.Rect(-2400, -1550, 3600, 2450)},
		{"nothing is left empty", View{1, 0, 1}, photo, image.Rect(0, -3100, 6000, 900)},
		{"what is smaller is in the middle", View{1, 0, 0}, image.Pt(600, 1800), image.Rect(300, 0, 900, 1800)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.view.lies(tt.photo, place); got != tt.want {
				t.Errorf("it lies at %v, want %v", got, tt.want)
			}
		})
	}
}

func TestWhatIsUnderThePointerStaysThere(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	photo, place := image.Pt(6000, 4000), image.Pt(1200, 800)
	for range 2000 {
		v := View{}
		for range 5 {
			p := image.Pt(r.IntN(place.X), r.IntN(place.Y))
			scale := steps()[r.IntN(len(steps()))]
			before := v.lies(photo, place)
			x, y := float64(p.X-before.Min.X)/float64(before.Dx()), float64(p.Y-before.Min.Y)/float64(before.Dy())
			v = v.zoomed(scale, p, photo, place)
			lies := v.lies(photo, place)
			if !(image.Rectangle{Max: place}).In(lies) {
				t.Fatalf("%v leaves a part of the place empty: %v", v, lies)
			}
			off := func(at, from, length, room int, f float64) float64 {
				if from == 0 || from == room-length {
					return 0 // at an end of the photo it cannot stay
				}
				return math.Abs(float64(at-from)/float64(length)-f) * float64(length)
			}
			if dx, dy := off(p.X, lies.Min.X, lies.Dx(), place.X, x), off(p.Y, lies.Min.Y, lies.Dy(), place.Y, y); max(dx, dy) > 1.5 {
				t.Fatalf("the point moved by %.1f, %.1f pixels", dx, dy)
			}
		}
	}
}

func TestSteps(t *testing.T) {
	photo, place := image.Pt(6000, 4000), image.Pt(1200, 800)
	v, up := View{}, []float64{}
	for range 5 {
		v = v.zoomed(v.step(1, photo, place), image.Pt(600, 400), photo, place)
		up = append(up, v.Scale)
	}
	for i, want := range []float64{.5, 1, 2, 4, 4} {
		if up[i] != want {
			t.Errorf("in: %v", up)
			break
		}
	}
	for _, want := range []float64{2, 1, .5, 0, 0} {
		if v = v.zoomed(v.step(-1, photo, place), image.Pt(600, 400), photo, place); v.Scale != want {
			t.Errorf("out: %v, want %v", v.Scale, want)
		}
	}
	if got := (View{1, .5, .5}).step(-1, image.Pt(1800, 1200), place); got != 0 {
		t.Errorf("from 100 %% of a photo that fits at 67 %%: %v, want all of it", got)
	}
}

func TestMovedStopsAtTheEnds(t *testing.T) {
	photo, place := image.Pt(6000, 4000), image.Pt(1200, 800)
	v := View{1, .5, .5}.moved(image.Pt(100, -50), photo, place)
	if got := v.lies(photo, place).Min; got != image.Pt(-2300, -1650) {
		t.Errorf("it lies at %v", got)
	}
	far := v.moved(image.Pt(99999, 99999), photo, place)
	if got := far.moved(image.Pt(-10, -10), photo, place).lies(photo, place).Min; got != image.Pt(-10, -10) {
		t.Errorf("from the end and 10 back it lies at %v: the way beyond was kept", got)
	}
	if v := (View{}).moved(image.Pt(9, 9), photo, place); !v.Fitted() {
		t.Error("all of a photo was moved")
	}
}

func TestPart(t *testing.T) {
	photo, place := image.Pt(6000, 4000), image.Pt(1200, 800)
	for _, tt := range []struct {
		name    string
		view    View
		picture image.Point
		want    image.Rectangle
	}{
		{"100 % is pixel by pixel", View{1, .5, .5}, photo, image.Rect(2400, 1600, 3600, 2400)},
		{"200 % is half as many", View{2, .5, .5}, photo, image.Rect(2700, 1800, 3300, 2200)},
		{"50 % of a picture of half the size", View{.5, .5, .5}, image.Pt(3000, 2000), image.Rect(900, 600, 2100, 1400)},
		{"all of it", View{}, place, image.Rect(0, 0, 1200, 800)},
		{"100 % of the fitted picture, not less than is seen", View{1, .5, .5}, place, image.Rect(480, 320, 720, 480)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.view.part(photo, place, tt.picture); got != tt.want {
				t.Errorf("part %v, want %v", got, tt.want)
			}
		})
	}
}
