// Package photofile knows what is inside a photo file: its kind and size, its
// EXIF, IIM, XMP and ICC blocks, its embedded previews, and whether it is
// whole. It decodes no pixels and no metadata.
//
// Units: offsets and lengths are bytes from the start of the file; widths and
// heights are pixels as stored, before any orientation is applied.
package photofile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
)

// ErrNotPhoto says that the content is of no kind Cutline knows, whatever the
// file's name.
var ErrNotPhoto = errors.New("not a photo of a kind Cutline knows")

// A Preview is a whole JPEG inside the file.
type Preview struct {
	Offset, Length int64
	Width, Height  int
}

// Info is what a file holds. Its slices may point into the bytes it was read
// from: nobody changes them. The zero Info is of no file.
type Info struct {
	Kind          catalog.Kind
	Width, Height int    // as stored; 0 when the file does not say
	EXIF          []byte // a TIFF block, "II*\0" or "MM\0*" first; nil if none
	XMP           []byte // the standard packet
	XMPExt        []byte // the extended packet, only if its GUID, length and MD5 fit the standard one
	IIM           []byte // what 8BIM 0x0404 holds
	IIMDigest     []byte // what 8BIM 0x0425 holds: the MD5 of the IIM when XMP was last in step; nil if absent
	ICC           []byte
	AdobeRGB      bool      // it has no profile, but EXIF says that the colours are Adobe RGB's (DCF 2.0)
	Previews      []Preview // in the file's order
	Progressive   bool
	Scans         int // scans of a JPEG up to its end
	Components    int // colour components of a JPEG
	// Problem is "" or why the file counts as damaged.
	Problem string

	sos, eoi int // first SOS marker and the end of its image; 0 when there is none
}

// Read says what data holds. The error, if any, is ErrNotPhoto; a photo that
// is damaged is no error but has a Problem.
func Read(data []byte) (Info, error) {
	switch {
	case len(data) == 0:
		return Info{}, fmt.Errorf("read an empty file: %w", ErrNotPhoto)
	case bytes.HasPrefix(data, []byte{0xFF, 0xD8}):
		return readJPEG(data), nil
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return readPNG(data), nil
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return readWebP(data), nil
	}
	if info, ok := readTIFF(data); ok {
		return info, nil
	}
	return Info{}, fmt.Errorf("read a file that begins with % x: %w", data[:min(4, len(data))], ErrNotPhoto)
}

// Fingerprint names the picture by its content: the hex SHA-256 of a JPEG from
// its first SOS to its EOI, so that a new caption does not change it; of the
// whole file otherwise. A JPEG that is cut short counts to its last byte.
func Fingerprint(data []byte, info Info) string {
	part := data
	if info.Kind == catalog.JPEG && info.sos > 0 && info.sos < len(data) {
		part = data[info.sos:]
		if info.eoi > info.sos && info.eoi <= len(data) {
			part = data[info.sos:info.eoi]
		}
	}
	sum := sha256.Sum256(part)
	return hex.EncodeToString(sum[:])
}

var photoExts = []string{".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp"}

// IsName reports whether a file of that name is worth looking into. Hidden
// files, and with them our own temporary ones, are not.
func IsName(name string) bool {
	base := filepath.Base(name)
	return !strings.HasPrefix(base, ".") && slices.Contains(photoExts, strings.ToLower(filepath.Ext(base)))
}

// note records why the file counts as damaged; the first reason stays.
func (i *Info) note(format string, args ...any) {
	if i.Problem == "" {
		i.Problem = fmt.Sprintf(format, args...)
	}
}
