package photofile

import (
	"fmt"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/photofile/tiff"
)

// Tags that say what a directory's picture is and where it lies.
const (
	tagNewSubfile  = 0x00FE
	tagWidth       = 0x0100
	tagHeight      = 0x0101
	tagCompression = 0x0103
	tagPhotometric = 0x0106
	tagMake        = 0x010F
	tagStrips      = 0x0111
	tagOrientation = 0x0112
	tagStripBytes  = 0x0117
	tagSubIFDs     = 0x014A
	tagJPEG        = 0x0201
	tagJPEGBytes   = 0x0202
	tagXMP         = 0x02BC
	tagJpgFromRaw  = 0x002E // of RW2
	tagIIM         = 0x83BB
	tagResources   = 0x8649
	tagExif        = 0x8769
	tagICC         = 0x8773
	tagGPS         = 0x8825
	tagMakerNote   = 0x927C
	tagPixelX      = 0xA002
	tagPixelY      = 0xA003
	tagDNGVersion  = 0xC612
	tagC2PA        = 0xCD41 // C2PA 2.1, "Embedding manifests into TIFF"
	tagCropSize    = 0xC620 // DefaultCropSize of DNG
)

const (
	maxDirs  = 64 // directories of one file
	maxBlock = 16 << 20
	maxEdge  = 1 << 24 // pixels on an edge: no picture has more
)

// A node is one directory of a TIFF.
type node struct {
	tiff.Dir
	name string // IFD0, IFD1 …, or IFD0's SubIFD
	off  int64
	sub  bool // behind a pointer of another one
}

// A tiffFile is a TIFF with all its directories.
type tiffFile struct {
	r     *reader
	block tiff.Block
	nodes []node // IFD0 first
	exif  tiff.Dir
	gps   tiff.Dir
}

// openTIFF reads the directories of the block at base whose first one is at
// first. What is wrong with them goes to info's notes.
func (r *reader) openTIFF(base, first int64, order tiff.Order, info *Info) *tiffFile {
	t := &tiffFile{r: r, block: tiff.Block{At: r.at, Base: base, Order: order}}
	seen := map[int64]bool{0: true}
	for i, off := 0, first; off != 0 && len(t.nodes) < maxDirs; i++ {
		off = t.dir(off, fmt.Sprintf("IFD%d", i), false, seen, info)
	}
	for i := 0; i < len(t.nodes); i++ { // SubIFDs of SubIFDs are appended on the way
		n := t.nodes[i]
		for _, off := range n.Dir[tagSubIFDs].Ints(maxDirs) {
			t.dir(off, "the SubIFD", true, seen, info)
		}
	}
	if len(t.nodes) > 0 {
		t.exif = t.pointed(tagExif, "the EXIF directory", info)
		t.gps = t.pointed(tagGPS, "the GPS directory", info)
	}
	return t
}

// dir adds the directory at off and gives the place of the next one.
func (t *tiffFile) dir(off int64, name string, sub bool, seen map[int64]bool, info *Info) int64 {
	if seen[off] || len(t.nodes) >= maxDirs {
		if seen[off] && off != 0 {
			info.remark("%s %s: the directories run in a circle", name, at(t.block.Base+off))
		}
		return 0
	}
	seen[off] = true
	d, next, whole := t.block.Dir(off)
	if !whole {
		info.remark("%s %s: it runs past the end of the file", name, at(t.block.Base+off))
	}
	if len(d) > 0 {
		t.nodes = append(t.nodes, node{d, name, off, sub})
	}
	return next
}

// pointed is the directory that IFD0 points to, nil if there is none.
func (t *tiffFile) pointed(tag uint16, name string, info *Info) tiff.Dir {
	for _, n := range t.nodes {
		off := n.Int(tag)
		if off == 0 || n.sub {
			continue
		}
		d, _, whole := t.block.Dir(off)
		if !whole {
			info.remark("%s %s: it runs past the end of the file", name, at(t.block.Base+off))
		}
		return d
	}
	return nil
}

// main is IFD0, an empty one if there is none.
func (t *tiffFile) main() tiff.Dir {
	if len(t.nodes) == 0 {
		return tiff.Dir{}
	}
	return t.nodes[0].Dir
}

// tiff reads what begins as a TIFF: a TIFF, or a raw file in the guise of one.
// known is false for what is neither.
func (r *reader) tiff(ext string) (info Info, known bool) {
	head := r.upTo(0, 16)
	order := tiff.OrderOf(head)
	if order == nil || len(head) < 8 {
		return Info{}, false
	}
	switch magic := string(head[:4]); magic {
	case "II*\x00", "MM\x00*":
	case "IIRO", "IIRS", "MMOR":
		info.Kind = catalog.ORF
	case "IIU\x00":
		info.Kind = catalog.RW2
	default:
		return Info{}, false
	}
	t := r.openTIFF(0, int64(order.Uint32(head[4:])), order, &info)
	if info.Kind == "" {
		info.Kind = t.kind(ext, len(head) > 10 && string(head[8:10]) == "CR")
	}
	t.blocks(&info)
	if info.Kind.IsRaw() {
		t.raw(&info)
		return info, true
	}
	info.Width, info.Height = edgesOf(t.main())
	if info.Width == 0 || info.Height == 0 {
		info.note("IFD0 %s: it has no size", at(int64(order.Uint32(head[4:]))))
	}
	for i, n := range t.nodes {
		if reduced := n.Int(tagNewSubfile)&1 != 0; !n.sub && !reduced {
			info.Pages++
		}
		if i > 0 {
			info.Previews = r.preview(info.Previews, n.Int(tagJPEG), n.Int(tagJPEGBytes))
		}
	}
	return info, true
}

// A small picture of NewSubfileType 1 and the pages of a fax are told apart
// from raw files by what only a sensor writes.
const (
	cfa       = 32803 // photometric: a colour filter array
	linearRaw = 34892
)

// kind tells raw files from TIFFs: by what only a sensor writes, else by a
// name that says so.
func (t *tiffFile) kind(ext string, cr bool) catalog.Kind {
	if cr {
		return catalog.CR2
	}
	if _, dng := t.main()[tagDNGVersion]; dng {
		return catalog.DNG
	}
	sensor := slices.ContainsFunc(t.nodes, func(n node) bool {
		p := n.Int(tagPhotometric)
		return p == cfa || p == linearRaw || slices.Contains([]int64{32767, 32769, 32770, 34713, 65000, 65535}, n.Int(tagCompression))
	})
	named := kindOf(ext)
	if named.IsRaw() {
		return named
	}
	if !sensor {
		return catalog.TIFF
	}
	maker := strings.ToUpper(string(t.main()[tagMake].Bytes(256)))
	for _, m := range []struct {
		begins string
		kind   catalog.Kind
	}{
		{"NIKON", catalog.NEF}, {"SONY", catalog.ARW}, {"PENTAX", catalog.PEF}, {"RICOH", catalog.PEF}, {"SAMSUNG", catalog.SRW},
	} {
		if strings.HasPrefix(maker, m.begins) {
			return m.kind
		}
	}
	return catalog.Raw
}

// blocks takes the metadata out of IFD0.
func (t *tiffFile) blocks(info *Info) {
	take := func(tag uint16, name string) []byte {
		e, ok := t.main()[tag]
		if !ok {
			return nil
		}
		b := e.Bytes(maxBlock)
		if b == nil && e.Size() != 0 {
			info.remark("%s %s: its %d bytes are not there", name, at(e.Place()), e.Size())
		}
		return b
	}
	info.XMP = take(tagXMP, "XMP")
	info.ICC = take(tagICC, "the ICC profile")
	info.AdobeRGB = info.ICC == nil && isAdobeRGB(&t.block, t.exif)
	info.IIM = take(tagIIM, "IIM")
	if psir := take(tagResources, "the Photoshop resources"); psir != nil {
		t, _ := resources(psir)
		info.tell(t.or(told{iim: info.IIM}))
	}
	_, info.Signed = t.main()[tagC2PA]
	info.EXIF = t.carve(nil)
}

// edgesOf is the size a directory gives, 0 by 0 when no picture has it.
func edgesOf(d tiff.Dir) (w, h int) {
	x, y := d.Int(tagWidth), d.Int(tagHeight)
	if x <= 0 || y <= 0 || x > maxEdge || y > maxEdge {
		return 0, 0
	}
	return int(x), int(y)
}

func isTIFF(b []byte) bool {
	return len(b) >= 8 && (string(b[:4]) == "II*\x00" || string(b[:4]) == "MM\x00*")
}
