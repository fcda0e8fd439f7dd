package metadata

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// A Refusal says why a caption is not written into a file: we are not sure to
// write it right. Its sidecar is written instead.
type Refusal struct {
	Err error // a *photofile.Damage where a place in the file is to blame
	// Ask says that nothing is wrong with the file: a person may insist.
	Ask bool
}

func (e *Refusal) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *Refusal) Unwrap() error { return e.Err }

// Why a person is asked.
var (
	errSigned  = errors.New("the file is signed (C2PA), and a caption inside would break the signature")
	errGuessed = errors.New("its old texts are in a code page that the file does not name")
)

// RewriteOptions shapes a rewrite.
type RewriteOptions struct {
	Now time.Time // what XMP is told of when it was changed
	// Insist writes what a person would be asked about, too.
	Insist bool
}

// A Rewritten header says the photo's caption and marks.
type Rewritten struct {
	// Header takes the place of everything before the first scan; nil when
	// the file says it all already.
	Header []byte
	Cut    []catalog.FieldName // whose IIM copy was shortened
}

// Rewrite makes the header of a JPEG that holds the photo's caption and marks.
// XMP and IIM are changed where they stand, or come behind EXIF; the order of
// the segments and every byte of foreign ones is kept, EXIF is never touched,
// and the offsets of further pictures (MPF, CIPA DC-007) are moved along. file
// is where h was read from. The error is a *Refusal.
func Rewrite(h photofile.Header, file io.ReaderAt, p catalog.Photo, o RewriteOptions) (out Rewritten, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = Rewritten{}, &Refusal{Err: fmt.Errorf("the header broke its reader: %v", r)}
		}
	}()
	if signed(h.Segments) && !o.Insist {
		return Rewritten{}, &Refusal{Err: errSigned, Ask: true}
	}
	for _, w := range []*rewriting{{}, {complete: true}} { // complete only where it must be
		w.photo, w.opts, w.segs = p, o, h.Segments
		if out, err = w.run(h, file); !errors.Is(err, errEmptied) {
			break
		}
	}
	if err != nil {
		var r *Refusal
		if !errors.As(err, &r) {
			err = &Refusal{Err: err}
		}
		return Rewritten{}, err
	}
	return out, nil
}

// A rewriting is one header in hand.
type rewriting struct {
	photo    catalog.Photo
	opts     RewriteOptions
	complete bool // say in the XMP that it holds the whole caption

	segs    []photofile.Segment
	info    photofile.Info
	old     blocks
	out     [][]byte // what stands in the place of each segment
	xmp     [][]byte // new segments, and where they go
	xmpAt   int
	psir    []byte
	psirAt  int
	cut     []catalog.FieldName
	changed bool
}

func (w *rewriting) run(h photofile.Header, file io.ReaderAt) (Rewritten, error) {
	w.info, _ = photofile.Read(h.Bytes) // that it is a JPEG is known
	var r Read
	w.old = r.parse(w.info, "")
	for _, s := range w.segs {
		w.out = append(w.out, s.Raw)
	}
	for _, step := range []func() error{w.rewriteXMP, w.rewriteIIM} {
		if err := step(); err != nil {
			return Rewritten{}, err
		}
	}
	if !w.changed {
		return Rewritten{}, nil
	}
	header, err := w.join(h, file)
	if err == nil {
		err = w.check(header)
	}
	return Rewritten{header, w.cut}, err
}

// signed reports whether the file carries a C2PA manifest: JUMBF boxes in
// APP11, as C2PA 2.1 says in its section on embedding in JPEG.
func signed(segs []photofile.Segment) bool {
	return slices.ContainsFunc(segs, func(s photofile.Segment) bool {
		return s.Is(0xEB, "JP") && bytes.Contains(s.Body, []byte("jumb")) && bytes.Contains(s.Body, []byte("c2pa"))
	})
}

// damage is a refusal for a segment.
func damage(s photofile.Segment, reason error) error {
	return &Refusal{Err: &photofile.Damage{Block: s.Name(), Offset: s.Offset, Reason: reason.Error()}}
}

func isXMP(s photofile.Segment) bool      { return s.Is(0xE1, photofile.HeadXMP) }
func isExtended(s photofile.Segment) bool { return s.Is(0xE1, photofile.HeadExtended) }
func isPSIR(s photofile.Segment) bool     { return s.Is(0xED, photofile.HeadPSIR) }
func isMPF(s photofile.Segment) bool      { return s.Is(0xE2, photofile.HeadMPF) }

// behind is the place for a new segment: behind the last of those, never
// behind the index of further pictures.
func (w *rewriting) behind(kinds ...func(photofile.Segment) bool) int {
	at := 0
	for i, s := range w.segs {
		switch {
		case isMPF(s):
			return at
		case slices.ContainsFunc(kinds, func(is func(photofile.Segment) bool) bool { return is(s) }):
			at = i + 1
		}
	}
	return at
}

func isJFIF(s photofile.Segment) bool { return s.Marker == 0xE0 }
func isEXIF(s photofile.Segment) bool { return s.Is(0xE1, photofile.HeadEXIF) }

// join puts the header together.
func (w *rewriting) join(h photofile.Header, file io.ReaderAt) ([]byte, error) {
	out := append(make([]byte, 0, len(h.Bytes)+8<<10), 0xFF, 0xD8)
	mpf := -1 // where the index of further pictures stands
	var index photofile.Segment
	for i := range len(w.segs) + 1 {
		if i == w.xmpAt {
			out = append(out, bytes.Join(w.xmp, nil)...)
		}
		if i == w.psirAt {
			out = append(out, w.psir...)
		}
		if i == len(w.segs) {
			break
		}
		if mpf < 0 && isMPF(w.segs[i]) {
			mpf, index = len(out), w.segs[i]
		}
		out = append(out, w.out[i]...)
	}
	if mpf < 0 {
		return out, nil
	}
	return out, movePictures(out, mpf, index, int64(len(h.Bytes)), file)
}

var errEmptied = errors.New("an emptied field is still filled from elsewhere in the file")

// check reads the new header as anybody would: it must say the caption, and
// every foreign segment must stand in it as before.
func (w *rewriting) check(header []byte) error {
	segs, sos, err := photofile.Segments(append(slices.Clip(header), 0xFF, 0xDA, 0, 2))
	if err != nil || sos != len(header) {
		return fmt.Errorf("read the new header back: %w", err)
	}
	if !slices.EqualFunc(foreign(w.segs), foreign(segs), func(a, b photofile.Segment) bool { return bytes.Equal(a.Raw, b.Raw) }) {
		return errors.New("read the new header back: a foreign segment changed")
	}
	info, err := photofile.Read(header)
	if err != nil {
		return fmt.Errorf("read the new header back: %w", err)
	}
	return Says(FromFile(info), w.photo)
}

// foreign are the segments that are not ours to change.
func foreign(segs []photofile.Segment) []photofile.Segment {
	return slices.DeleteFunc(slices.Clone(segs), func(s photofile.Segment) bool {
		return isXMP(s) || isExtended(s) || isPSIR(s) || isMPF(s)
	})
}

// Says reports, as an error, the first thing in which a file does not say the
// photo's caption and marks.
func Says(r Read, p catalog.Photo) error {
	for _, b := range bindings {
		got, want := r.Caption[b.field], b.normal(p.Caption[b.field])
		switch {
		case got.Equal(want):
		case want.IsZero():
			return fmt.Errorf("%s says %q: %w", b.field, got, errEmptied)
		default:
			return fmt.Errorf("%s says %q, not %q", b.field, got, want)
		}
	}
	if r.Marks != p.Marks {
		return fmt.Errorf("the marks say %+v, not %+v", r.Marks, p.Marks)
	}
	return nil
}
