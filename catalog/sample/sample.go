// Package sample draws the sample event: photos of two days by two cameras,
// and an article about them in two languages. It also makes photos, and
// captions without photos, in any number, for trying out and measuring.
// All of it is invented, and the same each time.
//
// The drawings are made of polygons on a canvas 100 units high; see the files
// of the scenes. Names, places and offices are nobody's.
//
// Units: sizes are in pixels, times are what the cameras' clocks showed.
package sample

import (
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/render"
	"cutline/catalog/sample/camera"
)

// A Sample is where the sample event lies.
type Sample struct {
	Photos    []string // paths, in order of capture
	Dirs      []string // the folders that hold them
	ArticleVI string   // path of the text in Vietnamese
	ArticleEN string   // of its English twin
	Articles  []string // both
	House     catalog.House
}

// Options shape the sample event. The zero Options draw it as Event does.
type Options struct {
	LongEdge int // pixels of each photo; 0: 1800
	Progress catalog.ProgressFunc
}

// Event draws the sample event into dir: photos and the two articles. What
// is there already is kept, so a second call is quick.
func Event(dir string) (Sample, error) { return Options{}.Event(dir) }

// House is what the sample's house sets as defaults.
func House() catalog.House {
	return catalog.House{Creator: "Vi Ngọc Lam", Credit: "Báo Lâm Khê", Copyright: "© 2024 Báo Lâm Khê",
		Signs: map[string]string{"LKO": "Lâm Khê"}}
}

// Event draws the event as o says; see the function of that name.
func (o Options) Event(dir string) (Sample, error) {
	if o.LongEdge == 0 {
		o.LongEdge = 1800
	}
	if err := atomicfile.MkdirAll(dir); err != nil {
		return Sample{}, fmt.Errorf("make the folder of the sample event: %w", err)
	}
	s := Sample{Dirs: []string{dir}, House: House(),
		ArticleVI: filepath.Join(dir, "cho-phien-bien-gioi.txt"), ArticleEN: filepath.Join(dir, "border-markets.txt")}
	s.Articles = []string{s.ArticleVI, s.ArticleEN}
	list := shots()
	number := [2]int{412, 2207}
	for i, sh := range list {
		path := filepath.Join(dir, fmt.Sprintf("%s%04d.JPG", bodies()[sh.body].name, number[sh.body]))
		number[sh.body] += 1 + (i*7)%5
		o.Progress.Report(catalog.Progress{Done: i, Total: len(list), Item: path})
		s.Photos = append(s.Photos, path)
		if err := missing(path, func() ([]byte, error) { return sh.jpeg(o.LongEdge, uint64(i+1)) }); err != nil {
			return Sample{}, fmt.Errorf("draw %s: %w", filepath.Base(path), err)
		}
	}
	for path, text := range map[string]string{s.ArticleVI: articleVI, s.ArticleEN: articleEN} {
		if err := missing(path, func() ([]byte, error) { return []byte(text), nil }); err != nil {
			return Sample{}, fmt.Errorf("write the sample article: %w", err)
		}
	}
	o.Progress.Report(catalog.Progress{Done: len(list), Total: len(list)})
	return s, nil
}

// missing writes the file unless it is there.
func missing(path string, content func() ([]byte, error)) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	data, err := content()
	if err != nil {
		return err
	}
	if err := atomicfile.WriteNew(path, data, 0o644); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// jpeg draws the shot and wraps it as its camera would.
func (s shot) jpeg(longEdge int, seed uint64) ([]byte, error) {
	w, h := longEdge, longEdge*2/3
	if s.orientation >= 5 {
		w, h = h, w
	}
	c := newCanvas(w, h, seed)
	s.draw(c, s.v)
	c.finish([]float64{.035, -.015}[s.body], []float64{5, 8}[s.body])
	// To store a picture lying is to turn it the other way.
	img := render.Upright(c.img, map[int]int{6: 8, 8: 6}[s.orientation])
	b := bodies()[s.body]
	about := b.Shot
	about.Orientation = max(1, s.orientation)
	about.Captured, about.GPS = s.moment(b.zoned), s.gps
	about.FocalMM = []float64{24, 35, 50, 70}[seed%4] * []float64{1, 2}[s.body]
	if b.zoned {
		thumb, err := render.EncodeJPEG(render.Shrink(img, 160, 107), 70)
		if err != nil {
			return nil, err
		}
		about.Thumbnail = thumb
	}
	segs, err := s.segments([]string{"Vi Ngọc Lam", "Bế Quang Duyệt"}[s.body], about.Captured)
	if err != nil {
		return nil, err
	}
	return wrap(img, 90, about, segs)
}

// segments are the shot's caption as the file carries it.
func (s shot) segments(creator string, when catalog.Moment) ([][]byte, error) {
	if s.as == nothing {
		return nil, nil
	}
	all, _, err := metadata.Segments(metadata.Outgoing{Caption: s.caption(creator), Captured: when})
	if err != nil {
		return nil, err
	}
	const xmp, iim = 0xe1, 0xed // markers
	var out [][]byte
	for _, seg := range all {
		if s.as == onlyXMP && seg[1] == iim || s.as == onlyIIM && seg[1] == xmp {
			continue
		}
		out = append(out, seg)
	}
	return out, nil
}

// wrap is a camera's JPEG: EXIF in place of the JFIF header.
func wrap(img *image.NRGBA, quality int, about camera.Shot, segs [][]byte) ([]byte, error) {
	about.Width, about.Height = img.Rect.Dx(), img.Rect.Dy()
	exif, err := camera.Segment(about)
	if err != nil {
		return nil, err
	}
	data, err := render.EncodeJPEG(img, quality)
	if err != nil {
		return nil, err
	}
	const soi, jfif = 2, 18
	out := make([]byte, 0, len(data)+len(exif)+1<<14)
	out = append(append(out, data[:soi]...), exif...)
	for _, s := range segs {
		out = append(out, s...)
	}
	return append(out, data[soi+jfif:]...), nil
}
