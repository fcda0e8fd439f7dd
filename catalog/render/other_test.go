package render

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"
	"time"

	"golang.org/x/image/tiff"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

func TestDecodeOtherKinds(t *testing.T) {
	src := scene(50, 30, 0)
	clear := image.NewNRGBA(src.Rect)
	deep := image.NewNRGBA64(src.Rect)
	draw.Draw(deep, deep.Rect, src, image.Point{}, draw.Src)
	enc := func(img image.Image, tif bool) []byte {
		var b bytes.Buffer
		var err error
		if tif {
			err = tiff.Encode(&b, img, nil)
		} else {
			err = png.Encode(&b, img)
		}
		if err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, tt := range []struct {
		name string
		data []byte
		want color.Color
	}{
		{"PNG", enc(src, false), src.At(40, 20)},
		{"PNG of 16 bits", enc(deep, false), src.At(40, 20)},
		{"transparent becomes white", enc(clear, false), color.White},
		{"TIFF", enc(src, true), src.At(40, 20)},
		{"WebP", webpOf(t), color.Gray{129}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Decode(tt.data, infoOf(t, tt.data), 10)
			if err != nil {
				t.Fatal(err)
			}
			b := p.Img.Rect
			if got := p.Img.At(b.Dx()*4/5, b.Dy()*2/3); !near(got, tt.want, 1) {
				t.Errorf("pixel is %v, want %v", got, tt.want)
			}
			if in := infoOf(t, tt.data); !p.Img.Opaque() || p.FullW != in.Width || p.FullH != in.Height {
				t.Errorf("opaque %v, %d × %d", p.Img.Opaque(), p.FullW, p.FullH)
			}
		})
	}
}

// webpOf is the smallest WebP there is: one gray pixel.
func webpOf(t testing.TB) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOtherKindsCutShort(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, scene(50, 30, 0)); err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{b.Bytes(), webpOf(t)} {
		for n := 20; n < len(data); n += 1 + n/4 {
			info, err := photofile.Read(data[:n])
			if err != nil {
				continue
			}
			if p, err := Decode(data[:n], info, 0); err == nil && p.Img == nil {
				t.Errorf("%d of %d bytes: neither picture nor error", n, len(data))
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, scene(20, 10, 4)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), 0)
	b.Reset()
	if err := tiff.Encode(&b, scene(20, 10, 4), &tiff.Options{Compression: tiff.Deflate}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), 0)
	f.Add(webpOf(f), 0)
	f.Add(jpegOf(f, scene(20, 10, 4)), 12)
	f.Fuzz(func(t *testing.T, data []byte, need int) {
		info, err := photofile.Read(data)
		if err != nil || info.Width*info.Height > 1<<20 {
			return
		}
		start := time.Now()
		p, err := Decode(data, info, need)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("took %v", took)
		}
		if err != nil {
			return
		}
		if p.Img.Rect.Min != (image.Point{}) || p.Img.Rect.Empty() || p.FullW < 1 || p.FullH < 1 {
			t.Errorf("%v of %d × %d", p.Img.Rect, p.FullW, p.FullH)
		}
		if _, err := Renditions(p, need, catalog.Crop{}, []catalog.Preset{{LongEdge: 8, Sharpen: true}}, nil); err != nil {
			t.Error(err)
		}
	})
}
