package thumbs

import (
	"context"
	"errors"
	"image"
	"image/color"
	"slices"
	"sync"
	"testing"
	"time"

	"cutline/catalog"
)

// slowSource makes a thumbnail for each token sent on gate, and notes the order.
type slowSource struct {
	gate  chan struct{}
	bad   catalog.PhotoID
	mu    sync.Mutex
	asked []catalog.PhotoID
}

func (s *slowSource) Thumb(ctx context.Context, id catalog.PhotoID, size int) (image.Image, error) {
	s.mu.Lock()
	s.asked = append(s.asked, id)
	s.mu.Unlock()
	if s.gate != nil {
		select {
		case <-s.gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if id == s.bad {
		return nil, errors.New("no such file")
	}
	return image.NewNRGBA(image.Rect(0, 0, size, size/2)), nil
}

func (s *slowSource) order() []catalog.PhotoID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

type inbox struct {
	mu    sync.Mutex
	got   []Ready
	posts int
}

func (b *inbox) add(r []Ready) { b.mu.Lock(); b.got = append(b.got, r...); b.posts++; b.mu.Unlock() }

func (b *inbox) has(id catalog.PhotoID) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.ContainsFunc(b.got, func(r Ready) bool { return r.ID == id })
}

func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 1000 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

func post(f func()) { go f() }

var box = image.Pt(100, 100)

func TestTheNewestWishIsServedFirstAndTheOldestDropped(t *testing.T) {
	src := &slowSource{gate: make(chan struct{}, 100)}
	var in inbox
	l := New(src, Options{Post: post, Workers: 1, Queue: 3}, in.add)
	defer l.Close()
	l.Want(1, box)
	until(t, "the first wish to be in hand", func() bool { return len(src.order()) == 1 })
	for id := catalog.PhotoID(2); id <= 6; id++ {
		l.Want(id, box)
	}
	if n := l.Waiting(); n != 3 {
		t.Errorf("%d wishes wait, want 3", n)
	}
	l.Cancel(5)
	for range 10 {
		src.gate <- struct{}{}
	}
	until(t, "photo 4", func() bool { return in.has(4) })
	if got, want := src.order(), []catalog.PhotoID{1, 6, 4}; !slices.Equal(got, want) {
		t.Errorf("asked for %v, want %v", got, want)
	}
}

func TestCancelStopsWhatIsInHand(t *testing.T) {
	src := &slowSource{gate: make(chan struct{})}
	var in inbox
	l := New(src, Options{Post: post, Workers: 1}, in.add)
	defer l.Close()
	l.Want(1, box)
	until(t, "the wish to be in hand", func() bool { return len(src.order()) == 1 })
	l.Cancel(1)
	l.Want(2, box)
	until(t, "the next one", func() bool { return len(src.order()) == 2 })
	l.Want(1, box) // seen again: it is asked for again
	src.gate <- struct{}{}
	src.gate <- struct{}{}
	until(t, "both", func() bool { return in.has(1) && in.has(2) })
}

func TestWhatComesNextIsMadeWhileNothingIsWanted(t *testing.T) {
	src := &slowSource{gate: make(chan struct{}, 100)}
	var in inbox
	l := New(src, Options{Post: post, Workers: 2}, in.add)
	defer l.Close()
	l.Ahead([]catalog.PhotoID{1, 2, 3, 4}, box)
	until(t, "the first to be in hand", func() bool { return len(src.order()) == 1 })
	l.Want(10, box) // the other worker is free for what is waited for
	until(t, "the wish to be in hand", func() bool { return len(src.order()) == 2 })
	l.Want(1, box) // it is in hand already
	l.Ahead([]catalog.PhotoID{3, 10, 5}, box)
	for range 20 {
		src.gate <- struct{}{}
	}
	until(t, "all", func() bool { return in.has(1) && in.has(10) && in.has(3) && in.has(5) })
	l.Ahead([]catalog.PhotoID{5, 1}, box) // kept already
	l.Want(11, box)
	until(t, "one more", func() bool { return in.has(11) })
	if got := src.order(); !slices.Equal(got, []catalog.PhotoID{1, 10, 3, 5, 11}) {
		t.Errorf("asked for %v, want 1, 10, 3, 5, 11", got)
	}
}

func TestTwoScreensMayShowAPhotoInTwoSizes(t *testing.T) {
	src := &slowSource{}
	var in inbox
	small, large := image.Pt(60, 60), image.Pt(300, 300)
	l := New(src, Options{Post: post}, in.add)
	defer l.Close()
	l.Want(1, large)
	l.Want(1, small)
	for _, box := range []image.Point{small, large} {
		until(t, "the size", func() bool { _, exact := l.Get(1, box); return exact })
	}
	if img, exact := l.Get(1, image.Pt(100, 100)); exact || img == nil || img.Rect.Dx() != 300 {
		t.Error("for a third size the largest does not serve meanwhile")
	}
	if got, want := l.Memory(), int64(4*(60*30+300*150)); got != want {
		t.Errorf("takes %d bytes, want %d", got, want)
	}
	l.Forget(1)
	if img, _ := l.Get(1, small); img != nil || l.Memory() != 0 {
		t.Errorf("one is left, or %d bytes are", l.Memory())
	}
}

func TestWishesGoBeforeWhatComesNext(t *testing.T) {
	src := &slowSource{gate: make(chan struct{}, 100)}
	var in inbox
	l := New(src, Options{Post: post, Workers: 1}, in.add)
	defer l.Close()
	l.Want(1, box)
	until(t, "the first to be in hand", func() bool { return len(src.order()) == 1 })
	l.Ahead([]catalog.PhotoID{2, 3}, box)
	l.Want(4, box)
	l.Want(5, box)
	for range 20 {
		src.gate <- struct{}{}
	}
	until(t, "the last", func() bool { return in.has(3) })
	if got, want := src.order(), []catalog.PhotoID{1, 5, 4, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("asked for %v, want %v", got, want)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	var in inbox
	one := int64(100 * 50 * 4)
	l := New(&slowSource{}, Options{Post: post, Memory: 10 * one}, in.add)
	defer l.Close()
	for id := catalog.PhotoID(1); id <= 50; id++ {
		l.Want(id, box)
		until(t, "a thumbnail", func() bool { return in.has(id) })
	}
	if got := l.Memory(); got > 10*one {
		t.Errorf("keeps %d bytes, budget %d", got, 10*one)
	}
	l.Ahead([]catalog.PhotoID{51, 52, 53, 54, 55, 56, 57, 58, 59, 60}, box)
	until(t, "all that is made ahead", func() bool { return in.has(60) })
	if got, want := l.Memory(), 20*one; got != want {
		t.Errorf("keeps %d bytes on a large screen, want %d", got, want)
	}
	if img, _ := l.Get(1, box); img != nil {
		t.Error("the oldest is still kept")
	}
	img, exact := l.Get(50, box)
	if img == nil || !exact {
		t.Fatal("the newest is not kept")
	}
	if _, exact = l.Get(50, image.Pt(50, 50)); exact {
		t.Error("a thumbnail for another box counts as exact")
	}
}

func TestAFailureIsToldOnceAndNotTriedAgain(t *testing.T) {
	src := &slowSource{bad: 7}
	var in inbox
	l := New(src, Options{Post: post}, in.add)
	defer l.Close()
	l.Want(7, box)
	until(t, "the failure", func() bool { return in.has(7) })
	if in.got[0].Err == nil {
		t.Error("no error is told")
	}
	l.Want(7, box)
	l.Want(8, box)
	until(t, "the next photo", func() bool { return in.has(8) })
	if n := len(src.order()); n != 2 {
		t.Errorf("asked %d times, want 2", n)
	}
	l.Forget(7)
	l.Want(7, box)
	until(t, "a second try", func() bool { return len(src.order()) == 3 })
}

func TestFit(t *testing.T) {
	sub := image.NewRGBA(image.Rect(0, 0, 40, 40)).SubImage(image.Rect(10, 10, 30, 20))
	for _, tt := range []struct {
		name string
		img  image.Image
		box  image.Point
		want image.Point
	}{
		{"landscape", image.NewNRGBA(image.Rect(0, 0, 600, 400)), image.Pt(150, 150), image.Pt(150, 100)},
		{"portrait", image.NewYCbCr(image.Rect(0, 0, 400, 600), image.YCbCrSubsampleRatio420), image.Pt(150, 150), image.Pt(100, 150)},
		{"never enlarged", image.NewGray(image.Rect(0, 0, 30, 20)), image.Pt(150, 150), image.Pt(30, 20)},
		{"a part of a picture", sub, image.Pt(150, 150), image.Pt(20, 10)},
		{"very flat", image.NewGray(image.Rect(0, 0, 3000, 1)), image.Pt(100, 100), image.Pt(100, 1)},
		{"no box", image.NewGray(image.Rect(0, 0, 30, 20)), image.Point{}, image.Pt(30, 20)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Fit(tt.img, tt.box)
			if got.Bounds() != (image.Rectangle{Max: tt.want}) || got.Stride != 4*tt.want.X {
				t.Errorf("bounds %v, stride %d; want %v", got.Bounds(), got.Stride, tt.want)
			}
		})
	}
}

func TestFitKeepsColours(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for i := range img.Pix {
		img.Pix[i] = []uint8{200, 100, 50, 255}[i%4]
	}
	got := Fit(img, box).RGBAAt(50, 50)
	if want := (color.RGBA{200, 100, 50, 255}); got != want {
		t.Errorf("colour %v, want %v", got, want)
	}
}
