package photofile

import "cutline/catalog/photofile/tiff"

const tagInterop = 0xA005

// saysAdobeRGB reports whether an EXIF block names the optional colour space
// of DCF 2.0, which is Adobe RGB: interoperability index "R03". It is how a
// camera says so that embeds no profile.
func saysAdobeRGB(exif []byte) bool {
	b, first := newReader(Memory(exif)).frameAt(0)
	if b == nil {
		return false
	}
	main, _, _ := b.Dir(first)
	sub, _, _ := b.Dir(main.Int(tagExif))
	return isAdobeRGB(b, sub)
}

// isAdobeRGB reports the same of an EXIF directory.
func isAdobeRGB(b *tiff.Block, exif tiff.Dir) bool {
	off := exif.Int(tagInterop)
	if off == 0 {
		return false
	}
	dir, _, _ := b.Dir(off)
	index := dir[1]
	return index.Kind == tiff.ASCII && index.Count == 4 && string(index.Field[:3]) == "R03"
}
