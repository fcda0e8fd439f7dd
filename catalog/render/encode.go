package render

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"

	"cutline/catalog"
	"cutline/catalog/render/turbo"
)

const (
	minQuality  = 40  // below it a picture is made smaller instead
	shrinkStep  = .85 // of the side, each time
	minLongEdge = 32
	good        = .93 // of the limit: near enough to stop looking for a better quality
)

var errLimit = errors.New("does not fit into the preset's limit of bytes at any quality")

// encode encodes an upright picture as the preset says.
func encode(img *image.NRGBA, preset catalog.Preset, segs [][]byte) (Rendition, error) {
	quality := preset.Quality
	if quality == 0 {
		quality = 90
	}
	extra := int64(0)
	for _, s := range segs {
		extra += int64(len(s))
	}
	for scale := 1.0; ; scale *= shrinkStep {
		shown := img
		if scale < 1 {
			shown = resize(img, scaleSize(img.Rect.Size(), scale))
			if max(shown.Rect.Dx(), shown.Rect.Dy()) < minLongEdge {
				return Rendition{}, fmt.Errorf("%d bytes with %d of caption: %w", preset.MaxBytes, extra, errLimit)
			}
		}
		if preset.Sharpen {
			shown = sharpen(shown)
		}
		data, q, err := fit(shown, quality, preset.MaxBytes, extra)
		if err != nil {
			return Rendition{}, err
		}
		if data == nil {
			continue
		}
		data, err = assemble(data, preset.DPI, segs)
		return Rendition{JPEG: data, Width: shown.Rect.Dx(), Height: shown.Rect.Dy(), Quality: q}, err
	}
}

// fit encodes at the best quality whose size, with extra bytes, is at most
// limit; 0 is no limit. It returns nil when even the lowest does not fit.
func fit(img *image.NRGBA, quality int, limit, extra int64) ([]byte, int, error) {
	data, err := turbo.Encode(img, quality, subsampling(quality))
	if err != nil {
		return nil, 0, err
	}
	size := func(d []byte) float64 { return float64(int64(len(d)) + extra) }
	if limit <= 0 || size(data) <= float64(limit) {
		return data, quality, nil
	}
	lo, hi := min(minQuality, quality)-1, quality // lo is not known to fit, hi does not
	var best []byte
	hiSize, loSize, bestQ := size(data), 0.0, 0
	for hi-lo > 1 {
		q := guess(lo, hi, loSize, hiSize, float64(limit))
		if data, err = turbo.Encode(img, q, subsampling(q)); err != nil {
			return nil, 0, err
		}
		n := size(data)
		if n > float64(limit) {
			hi, hiSize = q, n
			continue
		}
		best, bestQ, lo, loSize = data, q, q, n
		if n >= good*float64(limit) {
			break
		}
	}
	return best, bestQ, nil
}

// guess is the next quality to try, strictly between lo and hi: where the
// size would meet the limit if it grew evenly on a log scale. An encode costs
// much more than a guess.
func guess(lo, hi int, loSize, hiSize, limit float64) int {
	q := (lo + hi) / 2
	switch {
	case loSize > 0 && hiSize > loSize:
		f := math.Log(limit*.98/loSize) / math.Log(hiSize/loSize)
		q = lo + int(f*float64(hi-lo))
	case loSize == 0: // most pictures lose about 2.5 % of their bytes with each step
		q = hi - int(math.Ceil(math.Log(hiSize/(limit*.98))/.028))
	}
	return max(lo+1, min(hi-1, q))
}

// assemble puts the density and the segments into a JPEG that begins with a
// JFIF header, as the encoder makes it.
func assemble(data []byte, dpi int, segs [][]byte) ([]byte, error) {
	const head = 20 // SOI and APP0
	if len(data) < head || !bytes.Equal(data[:11], []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00")) {
		return nil, errors.New("the encoder wrote no JFIF header")
	}
	if dpi <= 0 {
		dpi = 72
	}
	dpi = min(dpi, math.MaxUint16)
	data[13] = 1 // dots an inch
	data[14], data[15], data[16], data[17] = byte(dpi>>8), byte(dpi), byte(dpi>>8), byte(dpi)
	n := len(data)
	for i, s := range segs {
		if len(s) < 4 || s[0] != 0xff || int(s[2])<<8|int(s[3]) != len(s)-2 {
			return nil, fmt.Errorf("segment %d of %d bytes is no JPEG segment", i+1, len(s))
		}
		n += len(s)
	}
	if n == len(data) {
		return data, nil
	}
	out := make([]byte, 0, n)
	out = append(out, data[:head]...)
	for _, s := range segs {
		out = append(out, s...)
	}
	return append(out, data[head:]...), nil
}
