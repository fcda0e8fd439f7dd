package photofile

// saysAdobeRGB reports whether an EXIF block names the optional colour space
// of DCF 2.0, which is Adobe RGB: interoperability index "R03". It is how a
// camera says so that embeds no profile.
func saysAdobeRGB(exif []byte) bool {
	if !isTIFF(exif) {
		return false
	}
	order := tiffOrder(exif)
	dir, _ := directory(exif, int64(order.Uint32(exif[4:])))
	for _, pointer := range []uint16{0x8769, 0xA005} { // EXIF, interoperability
		if dir, _ = directory(exif, int64(dir[pointer].value)); dir == nil {
			return false
		}
	}
	index := dir[1]
	var text [4]byte
	order.PutUint32(text[:], index.value)
	return index.kind == 2 && index.count == 4 && string(text[:3]) == "R03"
}
