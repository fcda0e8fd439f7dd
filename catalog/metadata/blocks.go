package metadata

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
	"cutline/catalog/photofile"
)

// Blocks are what a file that is no JPEG must hold to say a photo's caption
// and marks. Who puts them in replaces what stands there.
type Blocks struct {
	XMP []byte
	// IIM is nil where a file has none and gets none: a PNG or WebP is no
	// place for it, though a PNG that has one keeps it up to date.
	IIM    []byte
	Digest []byte // of the IIM, for 8BIM 0x0425
	// CopyrightFlag and CopyrightURL are 8BIM 0x040A and 0x040B; nil: none.
	CopyrightFlag, CopyrightURL []byte

	Cut []catalog.FieldName // whose IIM copy was shortened
}

// NewBlocks makes the blocks of a file of which info tells; ok is false when
// it says it all already. As in a JPEG, what others wrote there is kept. The
// error is a *Refusal.
func NewBlocks(info photofile.Info, p catalog.Photo, o RewriteOptions) (b Blocks, ok bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			b, ok, err = Blocks{}, false, &Refusal{Err: fmt.Errorf("its metadata broke their reader: %v", r)}
		}
	}()
	if info.Signed && !o.Insist {
		return Blocks{}, false, &Refusal{Err: errSigned, Ask: true}
	}
	for _, complete := range []bool{false, true} { // complete only where it must be
		w := &rewriting{photo: p, opts: o, info: info, complete: complete}
		var r Read
		w.old = r.parse(info, "")
		if b, ok, err = w.blocks(); !errors.Is(err, errEmptied) {
			break
		}
	}
	var refused *Refusal
	if err != nil && !errors.As(err, &refused) {
		err = &Refusal{Err: err}
	}
	return b, ok, err
}

func (w *rewriting) blocks() (b Blocks, ok bool, err error) {
	doc, changed, err := w.packet()
	if err != nil {
		return Blocks{}, false, err
	}
	if b.IIM, err = w.block(); err != nil {
		return Blocks{}, false, err
	}
	if b.IIM != nil {
		sum := md5.Sum(b.IIM)
		b.Digest = sum[:]
	}
	if hasResources(w.info.Kind) {
		b.CopyrightFlag, b.CopyrightURL = w.copyrightFlag(), w.copyrightURL()
	}
	if b.XMP = w.info.XMP; changed {
		doc.SetText(xmpMetadataDate, w.opts.Now.Format("2006-01-02T15:04:05-07:00"))
		b.XMP = unpadded(doc)
		if w.info.Kind == catalog.PNG { // whose packets nobody may change in place (XMP part 3, 1.1.5)
			b.XMP = bytes.Replace(b.XMP, []byte(`<?xpacket end="w"`), []byte(`<?xpacket end="r"`), 1)
		}
	}
	b.Cut = w.cut
	told := w.info
	told.XMP, told.IIM, told.CopyrightFlag, told.CopyrightURL = b.XMP, b.IIM, b.CopyrightFlag, b.CopyrightURL
	if b.IIM != nil {
		told.IIMDigest = b.Digest
	}
	if err := Says(FromFile(told), w.photo); err != nil {
		return Blocks{}, false, err
	}
	return b, changed || !b.StandIn(w.info), nil
}

// StandIn reports whether a file of which info tells holds the blocks.
func (b Blocks) StandIn(info photofile.Info) bool {
	// A packet may have got room behind it, or a null byte.
	text := func(packet []byte) []byte { return bytes.Trim(packet, "\x00 \t\r\n") }
	switch {
	case !bytes.Equal(text(b.XMP), text(info.XMP)):
		return false
	case b.IIM != nil && !(bytes.Equal(b.IIM, info.IIM) && bytes.Equal(b.Digest, info.IIMDigest)):
		return false
	case !hasResources(info.Kind):
		return true
	}
	return bytes.Equal(b.CopyrightFlag, info.CopyrightFlag) && bytes.Equal(b.CopyrightURL, info.CopyrightURL)
}

// hasResources reports whether files of that kind hold Photoshop's resources
// and are a place for IIM.
func hasResources(k catalog.Kind) bool {
	return k == catalog.TIFF || k == catalog.PSD || k == catalog.DNG
}

// packet is the file's packet made to say the caption.
func (w *rewriting) packet() (doc *xmp.Doc, changed bool, err error) {
	doc = xmp.New()
	if len(w.info.XMP) > 0 {
		if doc, err = xmp.Parse(w.info.XMP); err != nil {
			return nil, false, fmt.Errorf("its XMP packet: %w", err)
		}
	}
	if doc.Has(provenance) && !w.opts.Insist {
		return nil, false, &Refusal{Err: errSigned, Ask: true}
	}
	changed = writeCaption(doc, sure(doc, w.photo))
	changed = writeMarks(doc, w.photo.Marks) || changed
	if w.complete {
		changed = setText(doc, whole, wholeBut(w.photo)) || changed
	}
	return doc, changed, nil
}

// block is the file's IIM made to say the caption; nil for none.
func (w *rewriting) block() ([]byte, error) {
	var olds [][]byte
	switch {
	case len(w.info.IIM) > 0:
		olds = [][]byte{w.info.IIM}
		if _, err := iim.Read(w.info.IIM); err != nil {
			return nil, fmt.Errorf("its IPTC block: %w", err)
		}
	case !hasResources(w.info.Kind):
		return nil, nil
	}
	out, err := w.mergeIIM(photofile.Segment{}, olds)
	if out != nil && (w.info.Kind == catalog.TIFF || w.info.Kind == catalog.DNG) {
		for len(out)%4 != 0 { // TIFF holds it as numbers of four bytes
			out = append(out, 0)
		}
	}
	return out, err
}
