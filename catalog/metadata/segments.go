package metadata

import (
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
	"cutline/catalog/photofile"
)

// An Outgoing picture's metadata: nothing else goes into the file. Whoever
// makes it has left out what may not leave the house.
type Outgoing struct {
	Caption  catalog.Caption
	Captured catalog.Moment
	DPI      int // 0: the file says nothing of its resolution
}

// Image resources of Photoshop.
const (
	resResolution = 0x03ED
)

// What fits into one segment behind its head, in bytes.
const (
	maxPacket   = 65502
	maxExtChunk = 65400
	maxPSIR     = 65519
	maxExtended = 16 << 20
)

const (
	packetHead = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	packetTail = `<?xpacket end="w"?>`
)

// Segments makes the JPEG segments that hold the metadata, each with marker
// and length, in the order in which they go behind SOI or JFIF: XMP with the
// full texts, then IIM in UTF-8 with texts cut at its limits. cut names the
// fields whose IIM copy was shortened.
func Segments(o Outgoing) (segs [][]byte, cut []catalog.FieldName, err error) {
	segs, err = xmpSegments(o)
	if err != nil {
		return nil, nil, fmt.Errorf("write the caption as XMP: %w", err)
	}
	block, cut := encodeIIM(o)
	sum := md5.Sum(block)
	psir := appendResource(nil, photofile.ResourceIIM, block)
	psir = appendResource(psir, photofile.ResourceDigest, sum[:])
	if o.DPI > 0 {
		psir = appendResource(psir, resResolution, resolution(o.DPI))
	}
	segs = append(segs, psirSegments(psir)...)
	return segs, cut, nil
}

// psirSegments cuts Photoshop resources into segments.
func psirSegments(psir []byte) [][]byte {
	var segs [][]byte
	for len(psir) > 0 {
		n := min(len(psir), maxPSIR)
		segs = append(segs, segment(0xED, photofile.HeadPSIR, psir[:n]))
		psir = psir[n:]
	}
	return segs
}

func segment(marker byte, head string, body []byte) []byte {
	out := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(2+len(head)+len(body)))
	return append(append(out, head...), body...)
}

// xmpSegments writes the packet, and an extended one when it must.
func xmpSegments(o Outgoing) ([][]byte, error) {
	main := xmp.New()
	writeCaption(main, o.Caption)
	if o.Caption[catalog.DateCreated].IsZero() {
		setText(main, psDateCreated, o.Captured.String())
	}
	return packetSegments(main, false)
}

// extendedSegments cuts an extended packet into segments.
func extendedSegments(extended []byte) [][]byte {
	var segs [][]byte
	guid := guidOf(extended)
	for off := 0; off < len(extended); off += maxExtChunk {
		chunk := extended[off:min(len(extended), off+maxExtChunk)]
		head := binary.BigEndian.AppendUint32([]byte(guid), uint32(len(extended)))
		head = binary.BigEndian.AppendUint32(head, uint32(off))
		segs = append(segs, segment(0xE1, photofile.HeadExtended, append(head, chunk...)))
	}
	return segs
}

// guidOf names an extended packet, as the standard packet calls for it.
func guidOf(extended []byte) string {
	sum := md5.Sum(extended)
	return strings.ToUpper(hex.EncodeToString(sum[:]))
}

// encodeIIM writes the block and names the fields it had to shorten.
func encodeIIM(o Outgoing) (block []byte, cut []catalog.FieldName) {
	sets := []iim.Dataset{iim.UTF8(), {Record: 2, Number: 0, Data: []byte{0, 4}}}
	byNumber := map[byte][]iim.Dataset{}
	for _, b := range bindings {
		if b.iim == 0 {
			continue
		}
		v := b.normal(o.Caption[b.field])
		if b.field == catalog.DateCreated && v.IsZero() {
			v = catalog.TextValue(o.Captured.String())
		}
		data, short := b.toBlock(v)
		for _, d := range data {
			byNumber[d.Number] = append(byNumber[d.Number], d)
		}
		if short {
			cut = append(cut, b.field)
		}
	}
	for n := range 256 {
		sets = append(sets, byNumber[byte(n)]...)
	}
	return iim.Encode(sets), cut
}

// toBlock is the field's datasets; short says that one was shortened.
func (b binding) toBlock(v catalog.Value) (sets []iim.Dataset, short bool) {
	if b.iim == iimDate {
		sets = dateSets(v.Text)
		return sets, len(sets) == 0 && v.Text != ""
	}
	items := v.List
	if len(items) == 0 && v.Text != "" {
		items = []string{v.Text}
	}
	for _, s := range items {
		limit := b.row.IIM
		if b.toIIM != nil {
			if s = b.toIIM(s); s == "" {
				short = true
				continue
			}
		}
		s, was := iim.Cut(s, limit)
		short = short || was
		sets = append(sets, iim.Dataset{Record: 2, Number: b.iim, Data: []byte(s)})
	}
	return sets, short
}

func appendResource(out []byte, id uint16, data []byte) []byte {
	out = binary.BigEndian.AppendUint16(append(out, "8BIM"...), id)
	out = binary.BigEndian.AppendUint32(append(out, 0, 0), uint32(len(data)))
	out = append(out, data...)
	if len(data)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

// resolution is Photoshop's record of it: pixels per inch, in 16.16 fixed
// point, across and down.
func resolution(dpi int) []byte {
	var out []byte
	for range 2 {
		out = binary.BigEndian.AppendUint32(out, uint32(min(dpi, 0x7FFF))<<16)
		out = append(out, 0, 1, 0, 1)
	}
	return out
}
