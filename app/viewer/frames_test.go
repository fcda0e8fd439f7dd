package viewer

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"slices"
	"testing"

	"cutline/catalog"
)

// hands does the work when told, as a job runner would later.
type hands struct{ work []func() }

func (h *hands) run(work func(context.Context), then func()) func() {
	ctx, cancel := context.WithCancel(context.Background())
	h.work = append(h.work, func() {
		work(ctx)
		if ctx.Err() == nil {
			then()
		}
	})
	return cancel
}

func (h *hands) one() {
	w := h.work[0]
	h.work = h.work[1:]
	w()
}

func (h *hands) all() {
	for len(h.work) > 0 {
		h.one()
	}
}

type ask struct {
	id   catalog.PhotoID
	edge int
}

// pictures has photos of 600 × 400 whose pixels say where they are.
type pictures struct{ asked []ask }

func (p *pictures) Large(ctx context.Context, id catalog.PhotoID, edge int) (*image.NRGBA, image.Point, error) {
	if err := ctx.Err(); err != nil {
		return nil, image.Point{}, err
	}
	p.asked = append(p.asked, ask{id, edge})
	if id == 13 {
		return nil, image.Point{}, errors.New("read 13.jpg: truncated")
	}
	size := image.Pt(600, 400)
	if edge > 0 && edge <= 300 {
		size = image.Pt(300, 200)
	}
	return picture(size), image.Pt(600, 400), nil
}

func (p *pictures) Near(ctx context.Context, id catalog.PhotoID, scale float64, part func(full, all image.Point) image.Rectangle) (*image.NRGBA, error) {
	full := image.Pt(600, 400)
	p.asked = append(p.asked, ask{id, 0})
	img := picture(scaled(full, scale))
	r := part(full, img.Rect.Max)
	cut := image.NewNRGBA(image.Rectangle{Max: r.Size()})
	draw.Draw(cut, cut.Rect, img, r.Min, draw.Src)
	return cut, nil
}

func picture(size image.Point) *image.NRGBA {
	img := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			copy(img.Pix[img.PixOffset(x, y):], []byte{byte(x), byte(y), byte(x >> 8), 255})
		}
	}
	return img
}

func small(id catalog.PhotoID) wish { return wish{key: key{id, false}, place: image.Pt(150, 150)} }

func near(id catalog.PhotoID, v View) wish {
	return wish{key: key{id, true}, place: image.Pt(90, 60), view: v}
}

func newFrames() (*frames, *hands, *pictures, *[]*frame) {
	h, src, ready := &hands{}, &pictures{}, &[]*frame{}
	return &frames{source: src, run: h.run, ready: func(k *frame) { *ready = append(*ready, k) }}, h, src, ready
}

func TestAFrameIsMadeForItsPlaceOnce(t *testing.T) {
	f, h, src, ready := newFrames()
	f.wish([]wish{small(1), small(13)})
	h.all()
	k := f.get(1, false)
	if k == nil || k.img.Bounds() != image.Rect(0, 0, 150, 100) || k.img.Stride != 600 || k.full != image.Pt(600, 400) || k.tone == nil {
		t.Fatalf("frame = %+v, want a tight 150 × 100", k)
	}
	if bad := f.get(13, false); bad == nil || bad.err == nil || len(*ready) != 2 {
		t.Errorf("a photo that cannot be read gave %+v", bad)
	}
	f.wish([]wish{small(13), small(1)})
	h.all()
	if len(src.asked) != 2 {
		t.Errorf("decoded %v, want each once", src.asked)
	}
	other := small(1)
	other.place = image.Pt(60, 60)
	f.wish([]wish{other})
	if f.get(1, false) != k {
		t.Error("a larger frame must serve until the new one is there")
	}
	h.all()
	if got := f.get(1, false).img.Bounds().Dx(); got != 60 {
		t.Errorf("it is %d wide, want 60", got)
	}
}

func TestWhatIsNotWantedAnyMoreIsCalledOff(t *testing.T) {
	f, h, src, ready := newFrames()
	f.wish([]wish{small(1), small(2), small(3), small(4)})
	if len(h.work) != workers {
		t.Fatalf("%d are decoded at once, want %d", len(h.work), workers)
	}
	f.wish([]wish{small(9), small(2)})
	h.all()
	var done []catalog.PhotoID
	for _, k := range *ready {
		done = append(done, k.id)
	}
	slices.Sort(done)
	if !slices.Equal(done, []catalog.PhotoID{2, 9}) {
		t.Errorf("ready are %v, want 2 and 9", done)
	}
	if slices.ContainsFunc(src.asked, func(a ask) bool { return a.id == 1 || a.id == 3 }) {
		t.Errorf("decoded %v", src.asked)
	}
}

func TestANearFrameHasThePhotosOwnPixels(t *testing.T) {
	f, h, src, _ := newFrames()
	v := View{1, .5, .5}
	f.wish([]wish{near(1, v)})
	h.all()
	k := f.get(1, true)
	if k == nil || src.asked[0].edge != 0 {
		t.Fatalf("%+v after %v", k, src.asked)
	}
	seen := v.part(k.full, k.place, k.all)
	if seen != image.Rect(255, 170, 345, 230) || !seen.In(k.part) || k.img.Rect.Max != k.part.Size() {
		t.Errorf("seen is %v of %v, in %v", seen, k.part, k.img.Rect)
	}
	at := seen.Min.Sub(k.part.Min)
	if c := k.img.RGBAAt(at.X, at.Y); c.R != 255 || c.G != 170 || c.B != 0 {
		t.Errorf("the first pixel is %v", c)
	}
	f.wish([]wish{near(1, v.moved(image.Pt(-20, 0), k.full, k.place))})
	if len(h.work) != 0 {
		t.Error("a small move makes a new frame")
	}
	f.wish([]wish{near(1, v.moved(image.Pt(-200, 0), k.full, k.place))})
	if len(h.work) != 1 {
		t.Fatal("a large move makes no new frame")
	}
	f.wish([]wish{near(1, v.moved(image.Pt(-230, 0), k.full, k.place))})
	h.all()
	if k := f.get(1, true); !k.serves(f.wishes[0], margin) {
		t.Errorf("after the move %v is there for %v", k.part, f.wishes[0].view)
	}
	f.wish([]wish{near(1, View{.5, .5, .5})})
	h.all()
	if k := f.get(1, true); k.all != image.Pt(300, 200) {
		t.Errorf("at 50 %% the whole photo would be %v", k.all)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	f, h, _, _ := newFrames()
	all := make([]wish, 40)
	for i := range all {
		all[i] = wish{key: key{catalog.PhotoID(100 + i), false}, place: image.Pt(3000, 2000)} // 24 MB each, if they were as large
	}
	f.wish(all)
	if n, want := len(f.wishes), fullPlaces; n != want {
		t.Errorf("%d are wished for at a time, want %d", n, want)
	}
	h.all()
	var sum int64
	for range 3 {
		for i := range all {
			f.wish(all[i:])
			h.all()
		}
	}
	for _, k := range f.kept {
		sum += k.bytes()
	}
	if most := room(f.wishes); sum > most {
		t.Errorf("%d bytes are kept, the room is %d", sum, most)
	}
	for i := range all {
		all[i].place = image.Pt(1280, 860)
	}
	f.wish(all)
	if n, want := len(f.wishes), budget/(4*1280*860); n != want {
		t.Errorf("at 1,280 × 860 %d are wished for at a time, want %d", n, want)
	}
	huge := wish{key: key{1, true}, place: image.Pt(9000, 9000), view: View{1, .5, .5}}
	f.wish([]wish{huge, huge})
	if len(f.wishes) != 1 {
		t.Error("the photo on the screen must be decoded, whatever it takes")
	}
}

func TestTheOrderOfWishesIsThatOfWork(t *testing.T) {
	f, h, src, _ := newFrames()
	f.wish([]wish{small(5), near(5, View{1, .5, .5}), small(6), near(6, View{1, .5, .5}), small(4)})
	h.all()
	want := []ask{{5, 150}, {5, 0}, {6, 150}, {6, 0}, {4, 150}}
	if len(src.asked) != len(want) {
		t.Fatalf("decoded %v", src.asked)
	}
	if src.asked[0] != want[0] || src.asked[1] != want[1] || src.asked[2] != want[2] {
		t.Errorf("decoded %v, want %v", src.asked, want)
	}
}
