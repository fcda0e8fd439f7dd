package viewer

import (
	"context"
	"image"
	"slices"

	"cutline/app/thumbs"
	"cutline/catalog"
)

// keepFrames is how many decoded photos are kept: the one shown, two before
// and two after it, and two that were shown last.
const keepFrames = 7

// A Source decodes photos.
type Source interface {
	// Preview is a photo upright, at least longEdge pixels long if it has them.
	Preview(ctx context.Context, id catalog.PhotoID, longEdge int) (image.Image, error)
}

// A Go does work off the window's goroutine and then runs then on it, unless
// the returned cancel was called before.
type Go func(work func(ctx context.Context), then func()) (cancel func())

// A frame is one decoded photo, or why there is none.
type frame struct {
	id   catalog.PhotoID
	fit  image.Point // the place it was made for
	img  *image.RGBA
	err  error
	busy bool
	stop func()
}

// frames keeps decoded photos, the newest wish first. It belongs to the
// window's goroutine.
type frames struct {
	source Source
	run    Go
	ready  func(frame) // a frame was decoded, or could not be
	list   []*frame    // last wished for first
}

// get returns the frame for that place, and orders it to be decoded if it is
// not there; a frame made for another place serves until then.
func (f *frames) get(id catalog.PhotoID, fit image.Point) (frame, bool) {
	i := slices.IndexFunc(f.list, func(k *frame) bool { return k.id == id })
	var k *frame
	if i >= 0 {
		k = f.list[i]
		f.list = slices.Delete(f.list, i, i+1)
	} else {
		k = &frame{id: id}
	}
	f.list = slices.Insert(f.list, 0, k)
	for len(f.list) > keepFrames {
		last := f.list[len(f.list)-1]
		f.list = f.list[:len(f.list)-1]
		last.cancel()
	}
	if k.fit != fit {
		f.decode(k, fit)
	}
	return *k, k.img != nil || k.err != nil && !k.busy
}

func (k *frame) cancel() {
	if k.busy && k.stop != nil {
		k.stop()
	}
	k.busy = false
}

func (f *frames) decode(k *frame, fit image.Point) {
	k.cancel()
	k.fit, k.busy = fit, true
	var img *image.RGBA
	var err error
	k.stop = f.run(func(ctx context.Context) {
		var full image.Image
		if full, err = f.source.Preview(ctx, k.id, max(fit.X, fit.Y)); err == nil && ctx.Err() == nil {
			img = thumbs.Fit(full, fit)
		}
	}, func() {
		if k.fit != fit || !k.busy {
			return
		}
		k.img, k.err, k.busy = img, err, false
		f.ready(*k)
	})
}

// forget drops a frame, so that it is decoded again when it is wished for.
func (f *frames) forget() {
	for _, k := range f.list {
		k.cancel()
	}
	f.list = nil
}
