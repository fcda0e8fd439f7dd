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
	"io"
	"path/filepath"
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
	// Orientation is 0 when the preview is turned as its photo is, else its
	// own, 1 to 8.
	Orientation int
}

// An NCLX says by numbers what an ICC profile says by curves: the code points
// of ISO/IEC 23091-2 in a HEIC or AVIF. The zero NCLX says nothing.
type NCLX struct {
	Primaries, Transfer, Matrix int
	FullRange                   bool
}

// A Coding says what the samples of a HEIC or AVIF take before they are
// colours. The zero Coding is of no file, or not known.
type Coding struct {
	Bits int // a sample
	// Colour is how many samples of colour two pixels have: 0 for gray, 1 for
	// 4:2:0 as half the lines have none, 2 for 4:2:2, 4 for 4:4:4.
	Colour int
	// Tiled pictures are decoded part by part.
	Tiled bool
	// Copies is how often the decoder has it in memory.
	Copies int
}

// Info is what a file holds. Its slices may point into the bytes it was read
// from: nobody changes them. The zero Info is of no file.
type Info struct {
	Kind          catalog.Kind
	Width, Height int // as stored; 0 when the file does not say
	// Orientation is what the file says outside of its EXIF, 1 to 8: then it
	// counts and EXIF's does not. 0: EXIF decides. Of a HEIC or AVIF it is the
	// turn that its irot and imir ask for, and 1 when they ask for none.
	Orientation int
	EXIF        []byte // a TIFF block of its own, "II*\0" or "MM\0*" first; nil if none
	XMP         []byte // the standard packet
	XMPExt      []byte // the extended packet, only if its GUID, length and MD5 fit the standard one
	IIM         []byte // what 8BIM 0x0404 holds
	IIMDigest   []byte // what 8BIM 0x0425 holds: the MD5 of the IIM when XMP was last in step; nil if absent
	// CopyrightFlag and CopyrightURL are what 8BIM 0x040A and 0x040B hold.
	CopyrightFlag, CopyrightURL []byte
	ICC                         []byte
	NCLX                        NCLX
	Coding                      Coding
	AdobeRGB                    bool      // it has no profile, but EXIF says that the colours are Adobe RGB's (DCF 2.0)
	Previews                    []Preview // in the file's order
	Progressive                 bool
	Scans                       int // scans of a JPEG up to its end
	Components                  int // colour components of a JPEG
	// Pages are the pictures of a TIFF that are pages of their own; 0 when the
	// kind knows none.
	Pages int
	// Signed says that a TIFF, PNG or WebP carries a manifest of C2PA. Of a
	// JPEG its segments tell.
	Signed bool
	// Problem is "" or why the file counts as damaged.
	Problem string
	// Notes are blocks that could not be read, each with its place. The
	// picture is none the worse for them.
	Notes []string

	sos, eoi int // first SOS marker and the end of its image; 0 when there is none
}

// Read says what a file in memory holds. The error, if any, is ErrNotPhoto; a
// photo that is damaged is no error but has a Problem. Raw files of makers
// whose files say nothing of themselves are known by their name only: see
// ReadFrom.
func Read(data []byte) (Info, error) { return ReadFrom(Memory(data), "") }

// ReadFrom says what a file holds and reads no more of it than it must. The
// name may be empty; only its extension counts, and only for what the content
// leaves open. The error is ErrNotPhoto, or what the disk said.
func ReadFrom(src Source, name string) (Info, error) {
	r := newReader(src)
	info, known := r.read(strings.ToLower(filepath.Ext(name)))
	if r.err != nil {
		return Info{}, fmt.Errorf("read the photo: %w", r.err)
	}
	if r.size == 0 {
		return Info{}, fmt.Errorf("read an empty file: %w", ErrNotPhoto)
	}
	if !known {
		return Info{}, fmt.Errorf("read a file that begins with % x: %w", r.upTo(0, 4), ErrNotPhoto)
	}
	return info, nil
}

// read finds out by the first bytes who is to read the file.
func (r *reader) read(ext string) (Info, bool) {
	head := r.upTo(0, 32)
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case begins("\xFF\xD8"):
		return r.whole(catalog.JPEG, readJPEG), true
	case begins("\x89PNG\r\n\x1a\n"):
		return r.png(), true
	case begins("RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return r.webp(), true
	case begins("8BPS"):
		return r.psd(), true
	case begins("FUJIFILMCCD-RAW"):
		return r.raf(), true
	case len(head) >= 14 && string(head[6:14]) == "HEAPCCDR":
		return r.crw(), true
	case begins("\x00MRM"):
		return r.mrw(), true
	case begins("FOVb"):
		return r.x3f(), true
	case begins("\xFF\x0A"), len(head) >= 12 && string(head[4:12]) == "JXL \r\n\x87\n":
		return r.jxl(), true
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return r.bmff()
	}
	if info, ok := r.tiff(ext); ok {
		return info, true
	}
	if kindOf(ext).IsRaw() {
		if info := r.unknownRaw(Info{Kind: kindOf(ext)}); len(info.Previews) > 0 {
			return info, true
		}
	}
	return Info{}, false
}

// whole hands a file that must be read as a whole to who reads it.
func (r *reader) whole(kind catalog.Kind, read func([]byte) Info) Info {
	data, err := Whole(r.src)
	if errors.Is(err, ErrTooLarge) {
		info := Info{Kind: kind}
		info.note("%v", err)
		return info
	}
	if err != nil {
		r.err = err
		return Info{}
	}
	return read(data)
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

// FingerprintFrom is the fingerprint of a file that need not be in memory. The
// error is the disk's.
func FingerprintFrom(src Source, info Info) (string, error) {
	if data, ok := inMemory(src); ok {
		return Fingerprint(data, info), nil
	}
	from, to := int64(0), src.Size()
	if info.Kind == catalog.JPEG && info.sos > 0 && int64(info.sos) < to {
		from = int64(info.sos)
		if e := int64(info.eoi); e > from && e <= to {
			to = e
		}
	}
	sum := sha256.New()
	if n, err := io.Copy(sum, io.NewSectionReader(src, from, to-from)); err != nil {
		return "", fmt.Errorf("fingerprint the photo: %w", err)
	} else if n < to-from {
		return "", fmt.Errorf("fingerprint the photo: %w", io.ErrUnexpectedEOF)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// note records why the file counts as damaged; the first reason stays.
func (i *Info) note(format string, args ...any) {
	if i.Problem == "" {
		i.Problem = fmt.Sprintf(format, args...)
	}
}

// remark records what could not be read without the picture being damaged.
func (i *Info) remark(format string, args ...any) {
	if len(i.Notes) < maxNotes {
		i.Notes = append(i.Notes, fmt.Sprintf(format, args...))
	}
}

// maxNotes is enough for a person.
const maxNotes = 16
