package viewer

import (
	"context"
	"errors"
	"image"
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

func (h *hands) all() {
	for len(h.work) > 0 {
		w := h.work[0]
		h.work = h.work[1:]
		w()
	}
}

type pictures struct{ asked []catalog.PhotoID }

func (p *pictures) Preview(_ context.Context, id catalog.PhotoID, _ int) (image.Image, error) {
	p.asked = append(p.asked, id)
	if id == 13 {
		return nil, errors.New("read 13.jpg: truncated")
	}
	return image.NewNRGBA(image.Rect(0, 0, 300, 200)), nil
}

func TestFrames(t *testing.T) {
	h, src := &hands{}, &pictures{}
	var ready []frame
	f := frames{source: src, run: h.run, ready: func(k frame) { ready = append(ready, k) }}
	place := image.Pt(150, 150)

	if _, ok := f.get(1, place); ok {
		t.Fatal("a photo nobody decoded is there")
	}
	h.all()
	if k, ok := f.get(1, place); !ok || k.img.Bounds() != image.Rect(0, 0, 150, 100) || k.img.Stride != 600 {
		t.Errorf("frame = %v, want a tight 150x100", k.img)
	}
	if len(src.asked) != 1 {
		t.Errorf("decoded %v, want once", src.asked)
	}
	if k, ok := f.get(1, image.Pt(60, 60)); !ok || k.img.Bounds().Dx() != 150 {
		t.Error("a larger frame must serve until the new one is there")
	}
	h.all()
	if k, _ := f.get(1, image.Pt(60, 60)); k.img.Bounds().Dx() != 60 {
		t.Errorf("frame is %v, want 60 wide", k.img.Bounds())
	}
	f.get(13, place)
	h.all()
	if last := ready[len(ready)-1]; last.id != 13 || last.err == nil {
		t.Errorf("a photo that cannot be read gave %+v", last)
	}
}

func TestFramesDropsTheOldestAndCancelsIt(t *testing.T) {
	h, src := &hands{}, &pictures{}
	f := frames{source: src, run: h.run, ready: func(frame) {}}
	for id := catalog.PhotoID(20); id < 20+keepFrames+2; id++ {
		f.get(id, image.Pt(90, 90))
	}
	if len(f.list) != keepFrames {
		t.Errorf("%d frames are kept, want %d", len(f.list), keepFrames)
	}
	h.all()
	var there []catalog.PhotoID
	for _, k := range f.list {
		if k.img != nil {
			there = append(there, k.id)
		}
	}
	if slices.Contains(there, 20) || len(there) != keepFrames {
		t.Errorf("there are %v", there)
	}
}
