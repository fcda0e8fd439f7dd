// Package metadata turns the blocks of a photo file into a caption, marks and
// camera data, decides which block wins where they disagree, and writes
// captions into sidecars and outgoing pictures. One table binds every caption
// field to XMP and IIM.
//
// Units: limits of IIM are bytes; degrees of a position are positive to the
// north and east; all text is NFC with LF line ends, whatever the file holds.
package metadata

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/exif"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
	"cutline/catalog/photofile"
)

// A Read is what a file says of its photo. The zero Read says nothing.
type Read struct {
	Caption  catalog.Caption
	Camera   catalog.Camera
	Captured catalog.Moment
	Marks    catalog.Marks
	HasMarks bool // the file says something of marks, even that there are none
	// Clashes are the fields that a person should look at: where IIM and XMP
	// differ and IIM won, because a program that knows no XMP wrote last, and
	// texts decoded by a guess of their code page.
	Clashes []catalog.FileClash
	// Problems say which blocks could not be read, for people.
	Problems []string
	// By is the program that wrote the XMP, as it calls itself.
	By string

	stamp time.Time // when the metadata was last changed, if XMP says so
	won   bool      // the sidecar merged last was not the older one
}

// blocks are the parsed blocks of one file.
type blocks struct {
	exif exif.Data
	xmp  packets
	iim  iim.Block
	// iimLast says that the IIM was changed after the XMP.
	iimLast bool
	// Photoshop's resources on rights.
	copyrighted bool
	url         string
}

// FromFile is FromFileIn with the code page that most old files have.
func FromFile(info photofile.Info) Read { return FromFileIn(info, "") }

// FromFileIn reads the blocks that photofile found; page names the code page
// of IIM texts that do not say theirs (iim.Pages; "" is the first of them). It
// never panics; what cannot be read is a Problem, and the rest is used.
func FromFileIn(info photofile.Info, page string) (r Read) {
	defer func() {
		if p := recover(); p != nil {
			r = Read{Caption: catalog.Caption{}, Camera: catalog.Camera{Orientation: 1}, Problems: []string{fmt.Sprint("the metadata cannot be read: ", p)}}
		}
	}()
	b := r.parse(info, page)
	r.Problems = append(slices.Clone(info.Notes), r.Problems...)
	r.Caption = catalog.Caption{}
	for _, bind := range bindings {
		r.Caption.Set(bind.field, r.choose(b, bind))
	}
	r.readMarks(b.xmp, b.iim)
	r.Camera = camera(b)
	if info.Orientation > 0 { // the file itself turns the picture, and EXIF is silent
		r.Camera.Orientation = info.Orientation
	}
	r.Captured = captured(b)
	r.stamp, r.By = b.xmp.stamp(), b.xmp.text(xmpCreatorTool)
	return r
}

// parse reads every block it can and notes the others.
func (r *Read) parse(info photofile.Info, page string) blocks {
	b := blocks{copyrighted: len(info.CopyrightFlag) > 0 && info.CopyrightFlag[0] != 0,
		url: clean(strings.ToValidUTF8(string(info.CopyrightURL), ""))}
	var err error
	if info.EXIF != nil {
		if b.exif, err = exif.Read(info.EXIF); err != nil {
			r.problem(err)
		}
	}
	if info.IIM != nil {
		if b.iim, err = iim.ReadIn(info.IIM, page); err != nil {
			r.problem(err)
		}
		b.iimLast = info.IIMDigest != nil && !inStep(info)
	}
	for _, packet := range [][]byte{info.XMP, info.XMPExt} {
		if packet == nil {
			continue
		}
		packet = xmp.UTF8(packet)
		doc, err := xmp.Parse(packet)
		if errors.Is(err, xmp.ErrEncoding) && bytes.IndexByte(bytes.Trim(packet, "\x00"), 0) < 0 {
			doc, err = xmp.Parse(bytes.ToValidUTF8(packet, []byte("\uFFFD")))
			r.Problems = append(r.Problems, "the XMP packet has bytes that are not UTF-8")
		}
		if err != nil {
			r.problem(err)
			continue
		}
		b.xmp = append(b.xmp, doc)
	}
	return b
}

// inStep reports whether the digest is that of the IIM. In a TIFF the block is
// filled up to whole numbers of four bytes, which not all programs count.
func inStep(info photofile.Info) bool {
	sum, bare := md5.Sum(info.IIM), md5.Sum(bytes.TrimRight(info.IIM, "\x00"))
	return bytes.Equal(sum[:], info.IIMDigest) || bytes.Equal(bare[:], info.IIMDigest)
}

func (r *Read) problem(err error) { r.Problems = append(r.Problems, err.Error()) }

// packets are the standard packet and the extended one; the first that has a
// property counts.
type packets []*xmp.Doc

func (p packets) with(b binding) *xmp.Struct {
	for _, d := range p {
		if b.has(&d.Struct) {
			return &d.Struct
		}
	}
	return nil
}

func (p packets) has(name xmp.Name) bool {
	return slices.ContainsFunc(p, func(d *xmp.Doc) bool { return d.Has(name) })
}

func (p packets) text(name xmp.Name) string {
	for _, d := range p {
		if d.Has(name) {
			return clean(d.Text(name))
		}
	}
	return ""
}

// stamp is xmp:MetadataDate, the zero time if there is none.
func (p packets) stamp() time.Time {
	m := parseXMPTime(p.text(xmpMetadataDate))
	return m.Time
}

// notCaptions are what cameras and programs leave in the place of a caption.
var notCaptions = []string{
	"OLYMPUS DIGITAL CAMERA", "SONY DSC", "DIGITAL CAMERA", "SAMSUNG CAMERA PICTURES", "SAMSUNG DIGITAL CAMERA",
	"KONICA MINOLTA DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA", "KODAK DIGITAL STILL CAMERA", "EXIF_JPEG_PICTURE", "EXIF JPEG",
	"CREATED WITH GIMP", "SCREENSHOT", "DEFAULT", "DCF 1.0",
}

// isJunk reports whether a text of EXIF is the camera's, not a person's.
func isJunk(s string) bool {
	u := strings.ToUpper(strings.TrimSpace(s))
	for _, j := range notCaptions {
		if u == j {
			return true
		}
	}
	return u == "" || strings.HasPrefix(u, `DCIM\`) || strings.HasPrefix(u, "<DIGIMAX") || strings.HasPrefix(u, "MINOLTA DSC")
}
