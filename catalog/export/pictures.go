package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

// maxMaster is the most bytes of a master that are read: more is no photo of
// a kind we export.
const maxMaster = 192 << 20

// A made picture is a planned one with the files that came of it.
type made struct {
	Picture
	out []catalog.PackageFile // as Picture.Files
}

// result is what a worker hands over.
type result struct {
	files   []rendition
	err     error
	decoder *render.Decoder // to be handed on
}

type rendition struct {
	file catalog.PackageFile
	data []byte
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
		decoders <- new(render.Decoder)
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
		m.out = append(m.out, f.file)
	}
	return m, nil
}

// produce makes the renditions of one picture from one decode.
func produce(d *render.Decoder, pic Picture) ([]rendition, error) {
	data, err := readMaster(pic.Photo.Path)
	if err != nil {
		return nil, err
	}
	info, err := photofile.Read(data)
	if err != nil {
		return nil, err
	}
	// A damaged photo is here only because somebody accepted what is left of it.
	accepted := pic.Photo.State == catalog.Damaged
	if info.Problem != "" && !accepted {
		return nil, fmt.Errorf("the file is damaged: %s", info.Problem)
	}
	// The caption and the crop belong to this content, not to this name.
	if want := pic.Photo.Fingerprint; want != "" && photofile.Fingerprint(data, info) != want {
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
	decoded, err := d.Decode(data, info, render.NeedFor(size, pic.Crop, presets))
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
		}}
	}
	return out, nil
}

// readMaster reads a master whole.
func readMaster(path string) ([]byte, error) {
	st, err := os.Stat(path) // before opening: opening a pipe would wait for ever
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() || st.Size() > maxMaster {
		return nil, fmt.Errorf("read %s: it is no photo file of at most %d MB", path, maxMaster>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, st.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return data, nil
}
