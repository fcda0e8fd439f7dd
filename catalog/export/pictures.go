package export

import (
	"context"
	"errors"
	"fmt"
	"image"
	"runtime"
	"sync"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

// A made picture is a planned one with the files that came of it.
type made struct {
	Picture
	out     []catalog.PackageFile // as Picture.Files
	preview image.Point           // that they were made from; zero: from the photo itself
}

// result is what a worker hands over.
type result struct {
	files   []rendition
	err     error
	decoder *render.Decoder // to be handed on
}

type rendition struct {
	file    catalog.PackageFile
	data    []byte
	preview image.Point // that it was made from; zero: from the photo itself
}

// pictures makes all pictures and puts them into the sink in their order. At
// most two are in hand, and one where a preset needs the full size, so that
// memory stays bounded.
func (p Plan) pictures(ctx context.Context, s sink, pkg *catalog.Package, progress catalog.ProgressFunc) ([]made, error) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()

	// A picture in hand has a decoder; it is handed on when the picture is
	// written, so that no more wait than are worked on.
	decoders := make(chan *render.Decoder, 2)
	for range p.workers() {
		decoders <- &render.Decoder{Largest: true}
	}
	results := make([]chan result, len(p.Pictures))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i, pic := range p.Pictures {
			var d *render.Decoder
			select {
			case d = <-decoders:
			case <-ctx.Done():
				return
			}
			wg.Add(1)
			go func() {
				defer wg.Done()
				files, err := produce(d, pic)
				results[i] <- result{files, err, d}
			}()
		}
	}()

	var out []made
	for i, pic := range p.Pictures {
		progress.Report(catalog.Progress{Done: i, Total: len(p.Pictures), Item: pic.Photo.File()})
		var r result
		select {
		case r = <-results[i]:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		m, err := put(s, pic, r)
		if p.workers() == 1 {
			runtime.GC() // a full-size picture is 100 MB of garbage by now
		}
		decoders <- r.decoder
		var disk *diskError
		switch {
		case err == nil:
			out = append(out, m)
			pkg.Files = append(pkg.Files, m.out...)
			if v := m.preview; v != (image.Point{}) {
				pkg.FromPreviews = append(pkg.FromPreviews, catalog.FromPreview{Photo: pic.Photo.ID, Path: pic.Photo.Path, Width: v.X, Height: v.Y})
			}
		case p.story != nil || errors.As(err, &disk):
			return nil, fmt.Errorf("make the picture of %s: %w", pic.Photo.Path, err)
		default:
			pkg.Failed = append(pkg.Failed, catalog.NewFailure(pic.Photo.Path, err))
		}
	}
	return out, ctx.Err()
}

// workers is how many pictures may be in hand at once.
func (p Plan) workers() int {
	for _, preset := range p.presets {
		if preset.LongEdge == 0 && preset.Width == 0 {
			return 1
		}
	}
	return 2
}

// diskError is an error of the folder exported to, not of one photo: there is
// no use in going on.
type diskError struct{ error }

func (e *diskError) Unwrap() error { return e.error }

func put(s sink, pic Picture, r result) (made, error) {
	m := made{Picture: pic}
	if r.err != nil {
		return m, r.err
	}
	for _, f := range r.files {
		err := s.put(f.file.Path, f.data)
		if err != nil && !errors.Is(err, catalog.ErrExists) {
			err = &diskError{err}
		}
		if err != nil {
			return m, err
		}
		m.out, m.preview = append(m.out, f.file), f.preview
	}
	return m, nil
}

// produce makes the renditions of one picture from one decode.
func produce(d *render.Decoder, pic Picture) ([]rendition, error) {
	src, err := photofile.Open(pic.Photo.Path)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	info, err := photofile.ReadFrom(src, pic.Photo.Path)
	if err != nil {
		return nil, err
	}
	// A damaged photo is here only because somebody accepted what is left of it.
	accepted := pic.Photo.State == catalog.Damaged
	if info.Problem != "" && !accepted {
		return nil, fmt.Errorf("the file is damaged: %s", info.Problem)
	}
	// The caption and the crop belong to this content, not to this name.
	print, err := photofile.FingerprintFrom(src, info)
	if err != nil {
		return nil, err
	}
	if want := pic.Photo.Fingerprint; want != "" && print != want {
		return nil, fmt.Errorf("the file has changed since it was cataloged; add its folder again and look at the picture: %w", catalog.ErrRefused)
	}
	presets := make([]catalog.Preset, len(pic.Files))
	segs := map[int][][]byte{} // by DPI
	for i, f := range pic.Files {
		presets[i] = f.Preset
		if _, ok := segs[f.Preset.DPI]; ok {
			continue
		}
		s, _, err := metadata.Segments(metadata.Outgoing{Caption: pic.Caption, Captured: pic.Photo.Captured, DPI: f.Preset.DPI})
		if err != nil {
			return nil, fmt.Errorf("encode its caption: %w", err)
		}
		segs[f.Preset.DPI] = s
	}
	size := pic.Photo.Upright()
	decoded, err := d.DecodeFrom(src, info, render.NeedFor(size, pic.Crop, presets))
	if err != nil {
		return nil, err
	}
	if decoded.Damaged != "" && !accepted {
		return nil, fmt.Errorf("the file is damaged: %s", decoded.Damaged)
	}
	rends, err := render.Renditions(decoded, max(1, pic.Photo.Orientation), pic.Crop, presets,
		func(preset catalog.Preset) [][]byte { return segs[preset.DPI] })
	if err != nil {
		return nil, err
	}
	out := make([]rendition, len(rends))
	for i, r := range rends {
		out[i] = rendition{data: r.JPEG, file: catalog.PackageFile{
			Path: pic.Files[i].Path, Bytes: int64(len(r.JPEG)), SHA256: sum(r.JPEG),
			Width: r.Width, Height: r.Height, Preset: presets[i].Name, Slot: pic.Slot, Photo: pic.Photo.ID,
		}, preview: decoded.Preview}
	}
	return out, nil
}
