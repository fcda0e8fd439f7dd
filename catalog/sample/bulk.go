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

// Photos makes n JPEGs of that size in dir, 500 to a folder, no two alike, as
// two cameras would have taken them, without an embedded preview. Those of 24
// megapixels have 6 to 12 MB. What is there already is kept. They come in bursts
// of the scenes of the sample event, lying and upright ones, each photo its own
// piece of a drawing: quick to make, and as slow to decode as a camera's.
func Photos(ctx context.Context, dir string, n int, size image.Point, progress catalog.ProgressFunc) error {
	if n <= 0 {
		return nil
	}
	if size.X < 16 || size.Y < 16 || size.X > 16000 || size.Y > 16000 {
		return fmt.Errorf("make photos of %d × %d pixels: the sides must be 16 to 16000: %w", size.X, size.Y, catalog.ErrUsage)
	}
	walls := newBackdrops(size)
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
		if err := missing(path, func() ([]byte, error) { return walls.photo(i) }); err != nil {
			return fmt.Errorf("make %s: %w", filepath.Base(path), err)
		}
	}
	progress.Report(catalog.Progress{Done: n, Total: n})
	return nil
}

// photo is the ith photo.
func (w *backdrops) photo(i int) ([]byte, error) {
	id, nth := w.of(i)
	at, quality := w.piece(nth)
	back := w.get(id)
	b := bodies()[i%2]
	about := b.Shot
	about.Orientation = back.orientation
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
	return wrap(back.img.SubImage(at).(*image.NRGBA), quality, about, nil)
}
