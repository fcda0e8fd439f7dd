package sample

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
)

// shifts is how many places, each way, a photo is cut from the drawing at.
const shifts = 100

// Photos makes n JPEGs of that size in dir, 500 to a folder, no two alike, as
// two cameras would have taken them, without an embedded preview. Those of 24
// megapixels have 6 to 12 MB. What is there already is kept. Each is its own
// piece of one large drawing: quick to make, and as slow to decode as a photo.
func Photos(ctx context.Context, dir string, n int, size image.Point, progress catalog.ProgressFunc) error {
	if n <= 0 {
		return nil
	}
	if size.X < 16 || size.Y < 16 || size.X > 16000 || size.Y > 16000 {
		return fmt.Errorf("make photos of %d × %d pixels: the sides must be 16 to 16000: %w", size.X, size.Y, catalog.ErrUsage)
	}
	base := large(size.Add(image.Pt(shifts, shifts)))
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		folder := filepath.Join(dir, fmt.Sprintf("%03d", 100+i/500))
		if i%500 == 0 {
			if err := atomicfile.MkdirAll(folder); err != nil {
				return fmt.Errorf("make a folder for photos: %w", err)
			}
		}
		path := filepath.Join(folder, fmt.Sprintf("%s%06d.jpg", bodies()[i%2].name, i+1))
		progress.Report(catalog.Progress{Done: i, Total: n, Item: path})
		if err := missing(path, func() ([]byte, error) { return one(base, size, i) }); err != nil {
			return fmt.Errorf("make %s: %w", filepath.Base(path), err)
		}
	}
	progress.Report(catalog.Progress{Done: n, Total: n})
	return nil
}

// one is the ith photo.
func one(base *image.NRGBA, size image.Point, i int) ([]byte, error) {
	b := bodies()[i%2]
	about := b.Shot
	about.Orientation = 1
	if i%7 == 3 {
		about.Orientation = 6
	}
	loc := time.UTC
	if b.zoned {
		loc = time.FixedZone("", 7*3600)
	}
	day, second := i/2000, i%2000*17
	about.Captured = catalog.Moment{Zoned: b.zoned,
		Time: time.Date(2023, time.September, 4+day, 7, 0, second, i%100*1e7, loc)}
	if i%3 == 0 {
		about.GPS = &catalog.GPS{Lat: 22 + float64(i%1000)/1500, Lon: 105.5 + float64(i%777)/900}
	}
	// 7 and 31 have no factor in common with the number of shifts, so the
	// places repeat only after shifts² photos; then the quality changes.
	x, y := i*7%shifts, (i/shifts*31+i)%shifts
	at := image.Rect(x, y, x+size.X, y+size.Y)
	part := base.SubImage(at).(*image.NRGBA)
	return wrap(part, max(60, 91-i/(shifts*shifts)), about, nil)
}

// large is a scene drawn at a quarter of the size, brought up to it, with
// grain that makes it as heavy as a camera's photo.
func large(size image.Point) *image.NRGBA {
	const by = 4
	small := newCanvas((size.X+by-1)/by+1, (size.Y+by-1)/by+1, 5)
	market(small, 0)
	c := newCanvas(size.X, size.Y, 6)
	enlarge(c.img, small.img, by)
	c.finish(.02, 15)
	return c.img
}
