package render

import (
	"bytes"
	"image"

	"cutline/catalog/photofile"
	"cutline/catalog/render/icc"
)

// A picture's numbers mean the colours of its ICC profile. What leaves here
// carries no profile, so it is made sRGB.

// Code points of ISO/IEC 23091-2.
const (
	p3Primaries = 12
	hdrTransfer = 16 // from here on values are brighter than white, which no profile tells
)

// colours makes one picture after the other sRGB; the photos of one camera
// have one profile, which is read once. The zero colours is ready.
type colours struct {
	profile []byte
	from    icc.Layout
	to      *icc.Transform // nil: the profile cannot be used
}

// apply makes the picture sRGB in place. Pictures of inks without a usable
// profile are mixed as if inks were perfect, others stay as they are.
func (c *colours) apply(img *image.NRGBA, info photofile.Info, from icc.Layout) {
	profile := info.ICC
	switch {
	case profile != nil || from != icc.RGBA:
	case info.AdobeRGB:
		profile = icc.AdobeRGB()
	case info.NCLX.Primaries == p3Primaries && info.NCLX.Transfer < hdrTransfer:
		profile = icc.DisplayP3()
	}
	if !bytes.Equal(profile, c.profile) || from != c.from || c.profile == nil {
		c.profile, c.from, c.to = profile, from, nil
		if t, err := icc.New(profile, from); err == nil {
			c.to = t
		}
	}
	switch {
	case c.to != nil:
		c.to.Apply(img.Pix)
	case from != icc.RGBA:
		mixInks(img.Pix, from == icc.Bare)
	}
}

// mixInks turns four perfect inks into RGBA in place. bare says that 255 is
// bare paper.
func mixInks(pix []byte, bare bool) {
	for i := 0; i+3 < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		c, m, y, k := uint32(p[0]), uint32(p[1]), uint32(p[2]), uint32(p[3])
		if !bare {
			c, m, y, k = 255-c, 255-m, 255-y, 255-k
		}
		p[0], p[1], p[2], p[3] = byte(c*k/255), byte(m*k/255), byte(y*k/255), 255
	}
}
