package catalog

import "slices"

// Kind is the kind of a master file.
type Kind string

// The kinds Cutline knows. Camera raw files are known by their makers' names
// for them; Raw is one of a maker who has no name here.
const (
	JPEG Kind = "jpeg"
	PNG  Kind = "png"
	TIFF Kind = "tiff"
	WebP Kind = "webp"
	HEIC Kind = "heic" // also HEIF and HIF
	AVIF Kind = "avif"
	PSD  Kind = "psd" // also PSB
	JXL  Kind = "jxl"

	CR2 Kind = "cr2" // Canon, to 2018
	CR3 Kind = "cr3" // Canon, since
	CRW Kind = "crw" // Canon, to 2004
	NEF Kind = "nef" // Nikon, also NRW
	ARW Kind = "arw" // Sony, also SR2 and SRF
	DNG Kind = "dng" // Adobe's, of many makers
	RAF Kind = "raf" // Fujifilm
	ORF Kind = "orf" // Olympus
	RW2 Kind = "rw2" // Panasonic and Leica, also RWL and RAW
	PEF Kind = "pef" // Pentax
	SRW Kind = "srw" // Samsung
	Raw Kind = "raw" // any other: 3FR IIQ MRW X3F KDC DCR ...
)

// RawKinds are the kinds of camera raw files.
func RawKinds() []Kind { return []Kind{CR2, CR3, CRW, NEF, ARW, DNG, RAF, ORF, RW2, PEF, SRW, Raw} }

// Kinds are all kinds, in the order in which they are shown.
func Kinds() []Kind {
	return append([]Kind{JPEG, HEIC, AVIF, TIFF, PSD, PNG, WebP, JXL}, RawKinds()...)
}

// IsRaw reports whether a file of that kind holds what the sensor saw and no
// picture but its previews.
func (k Kind) IsRaw() bool { return slices.Contains(RawKinds(), k) }
