package viewer

import (
	"cmp"
	"context"
	"image"
	"math"
	"slices"

	"cutline/catalog"
)

const (
	// budget is the memory that decoded frames may take, in bytes: at 1,280 ×
	// 860 two near frames and three fitted ones, or eleven fitted ones. On a
	// larger screen they may take what fullPlaces of its size do.
	budget     = 48 << 20
	fullPlaces = 5
	// workers is how many photos are decoded at once. Of those that are not on
	// the screen it is one: the window has something to do itself. Of near
	// frames it is one, too: for a moment each takes the memory of the photo.
	workers = 2
)

// A Source decodes photos.
type Source interface {
	// Large is a photo upright, at least longEdge pixels long if it has them,
	// 0: at full size; and the photo's own size. Every pixel is opaque.
	Large(ctx context.Context, id catalog.PhotoID, longEdge int) (*image.NRGBA, image.Point, error)
	// Near is a part of a photo, upright, at that scale, 1 or 1/2. The part is
	// chosen when the sizes are known: the photo's own, and that of all of it
	// at the scale.
	Near(ctx context.Context, id catalog.PhotoID, scale float64, part func(full, all image.Point) image.Rectangle) (*image.NRGBA, error)
}

// A Go does work off the window's goroutine and then runs then on it, unless
// the returned cancel was called before.
type Go func(work func(ctx context.Context), then func()) (cancel func())

// A key names a frame: a photo's fitted one or its near one.
type key struct {
	id   catalog.PhotoID
	near bool
}

// A wish is a frame that is wanted, for a place and a view.
type wish struct {
	key
	place image.Point
	view  View // of a near one
	ahead bool // it is not on the screen yet
}

// A frame is one decoded photo, or why there is none.
type frame struct {
	wish                 // it was made for
	img  *image.RGBA     // tight, from 0,0
	full image.Point     // the photo's own size
	all  image.Point     // the size of the whole photo in pixels of the frame
	part image.Rectangle // what of that a near one shows
	tone *tones          // of a fitted one
	err  error
}

// serves reports whether the frame is as good as one made for the wish; a
// near one must have some room around what is seen.
func (f *frame) serves(w wish, spare float64) bool {
	switch {
	case f.err != nil:
		return f.near || f.place == w.place
	case !f.near:
		return f.place == w.place
	case f.view.detail() != w.view.detail():
		return false
	}
	return around(w.view.part(f.full, w.place, f.all), spare, f.all).In(f.part)
}

func (f *frame) bytes() int64 {
	if f.img == nil {
		return 0
	}
	return int64(len(f.img.Pix))
}

// work is a wish that is being decoded.
type work struct {
	wish
	cancel func()
}

// frames keeps decoded photos within the budget and decodes what is wished
// for, the first wish first. It belongs to the window's goroutine.
type frames struct {
	source Source
	run    Go
	ready  func(*frame) // a frame was decoded, or could not be
	kept   []*frame     // those wished for in their order, then the last used
	wishes []wish
	busy   []*work
}

// get is the frame of that key, made for whatever place; nil if there is
// none.
func (f *frames) get(id catalog.PhotoID, near bool) *frame {
	i := slices.IndexFunc(f.kept, func(k *frame) bool { return k.key == key{id, near} })
	if i < 0 {
		return nil
	}
	return f.kept[i]
}

// wish says what is wanted now, the most urgent first. What was wished for
// before and is not any more is not decoded any more.
func (f *frames) wish(all []wish) {
	f.wishes = f.affordable(all)
	for _, w := range f.busy {
		if !slices.ContainsFunc(f.wishes, w.answers) {
			w.cancel()
		}
	}
	f.busy = slices.DeleteFunc(f.busy, func(w *work) bool { return !slices.ContainsFunc(f.wishes, w.answers) })
	f.order()
	f.decode()
}

// answers reports whether what is being decoded is what is wished for. A near
// frame of another part is let come: a photo that is dragged would never be
// seen sharp otherwise.
func (w *work) answers(o wish) bool {
	return w.key == o.key && w.place == o.place && (!w.near || w.view.detail() == o.view.detail())
}

// affordable is as many of the wishes as the budget has room for; the first
// is always.
func (f *frames) affordable(all []wish) []wish {
	var sum int64
	for i, w := range all {
		if sum += f.cost(w); sum > room(all) && i > 0 {
			return all[:i:i]
		}
	}
	return all
}

// room is the memory there is for wishes, in bytes.
func room(wishes []wish) int64 {
	var most int64
	for _, w := range wishes {
		most = max(most, 4*int64(w.place.X)*int64(w.place.Y))
	}
	return max(budget, fullPlaces*most)
}

// cost is what a frame will take at most, in bytes.
func (f *frames) cost(w wish) int64 {
	if k := f.get(w.id, w.near); k != nil && k.serves(w, 0) {
		return k.bytes()
	}
	if !w.near {
		return 4 * int64(w.place.X) * int64(w.place.Y)
	}
	seen := scaled(w.place, w.view.detail()/w.view.Scale)
	r := 1 + 2*reach(seen)
	return 4 * int64(float64(seen.X)*r*float64(seen.Y)*r)
}

// reach is how far a near frame goes beyond what is seen, in parts of its
// sides: a half, but less where that would take much memory.
func reach(seen image.Point) float64 {
	const most = 6e6 // pixels
	return min(.5, max(.35, (math.Sqrt(most/float64(seen.X*seen.Y+1))-1)/2))
}

// margin is the room that a near frame keeps around what is seen; where there
// is less, another is made.
const margin = .2

// order puts what is kept in the order of the wishes and drops what the
// budget has no room for.
func (f *frames) order() {
	rank := func(k *frame) int {
		if i := slices.IndexFunc(f.wishes, func(w wish) bool { return w.key == k.key }); i >= 0 {
			return i
		}
		return len(f.wishes)
	}
	slices.SortStableFunc(f.kept, func(a, b *frame) int { return cmp.Compare(rank(a), rank(b)) })
	var sum int64
	for i, k := range f.kept {
		if sum += k.bytes(); sum > room(f.wishes) && i > 0 {
			clear(f.kept[i:])
			f.kept = f.kept[:i]
			return
		}
	}
}

// decode begins with the first wishes that nobody has begun with.
func (f *frames) decode() {
	for _, w := range f.wishes {
		if len(f.busy) >= workers || w.ahead && len(f.busy) > 0 {
			return
		}
		if k := f.get(w.id, w.near); k != nil && k.serves(w, margin) {
			continue
		}
		if slices.ContainsFunc(f.busy, func(b *work) bool { return b.answers(w) || b.near && w.near }) {
			continue
		}
		f.begin(w)
	}
}

func (f *frames) begin(w wish) {
	k, job := &frame{wish: w}, &work{wish: w}
	f.busy = append(f.busy, job)
	job.cancel = f.run(func(ctx context.Context) { k.make(ctx, f.source) }, func() {
		i := slices.Index(f.busy, job)
		if i < 0 {
			return // called off
		}
		f.busy = slices.Delete(f.busy, i, i+1)
		f.kept = slices.DeleteFunc(f.kept, func(o *frame) bool { return o.key == k.key })
		f.kept = slices.Insert(f.kept, 0, k)
		f.order()
		f.ready(k)
		f.decode()
	})
}

// forget drops all frames, so that they are decoded again when they are
// wished for.
func (f *frames) forget() {
	for _, w := range f.busy {
		w.cancel()
	}
	f.kept, f.busy, f.wishes = nil, nil, nil
}
