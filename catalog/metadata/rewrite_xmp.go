package metadata

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"cutline/catalog/metadata/xmp"
	"cutline/catalog/photofile"
)

// padding is the room left in a packet for programs that edit in place.
const padding = 2 << 10 // bytes

// rewriteXMP makes the standard packet say the caption. Further standard
// packets are merged into it; an extended one only when it speaks of the
// caption, or when the standard one grows too long.
func (w *rewriting) rewriteXMP() error {
	doc, places, err := w.standard()
	if err != nil {
		return err
	}
	own := false // the extended packet is merged
	if ext, err := w.extended(); err != nil {
		return err
	} else if ext != nil && speaks(ext) {
		own = true
		if err := absorb(doc, ext); err != nil {
			return err
		}
	}
	changed := writeCaption(doc, sure(doc, w.photo))
	changed = writeMarks(doc, w.photo.Marks) || changed
	if w.complete {
		changed = setText(doc, whole, wholeBut(w.photo)) || changed
	}
	if !changed && len(places) < 2 {
		return nil
	}
	doc.SetText(xmpMetadataDate, w.opts.Now.Format("2006-01-02T15:04:05-07:00"))
	if !own && len(unpadded(doc)) > maxPacket && w.info.XMPExt != nil {
		ext, err := w.extended()
		if err != nil {
			return err
		}
		if err := absorb(doc, ext); err != nil {
			return err
		}
		own = true
	}
	if own {
		doc.Remove(xmpHasExtended)
		w.dropExtended()
	}
	if w.xmpAt = w.behind(isJFIF, isEXIF); len(places) > 0 {
		w.xmpAt = places[0]
	}
	for _, i := range places {
		w.out[i] = nil
	}
	w.changed = true
	w.xmp, err = packetSegments(doc, true)
	return err
}

// standard is the standard packet, with further ones merged into it, and
// where they stand.
func (w *rewriting) standard() (doc *xmp.Doc, places []int, err error) {
	for i, s := range w.segs {
		if strayXMP(s) {
			return nil, nil, damage(s, errors.New("an XMP packet without the head that it must have"))
		}
		if !isXMP(s) {
			continue
		}
		d, err := xmp.Parse(s.Body[len(photofile.HeadXMP):])
		if err == nil && doc != nil {
			err = absorb(doc, d)
		}
		switch {
		case err != nil:
			return nil, nil, damage(s, err)
		case d.Has(provenance) && !w.opts.Insist:
			return nil, nil, &Refusal{Err: errSigned, Ask: true}
		case doc == nil:
			doc = d
		}
		places = append(places, i)
	}
	if doc == nil {
		doc = xmp.New()
	}
	return doc, places, nil
}

// strayXMP reports whether a segment holds a packet that some programs read
// though it does not begin as it must: beside ours it would contradict.
func strayXMP(s photofile.Segment) bool {
	return s.Marker == 0xE1 && !isXMP(s) && !isExtended(s) && !isEXIF(s) &&
		(bytes.Contains(s.Body, []byte("<?xpacket")) || bytes.Contains(s.Body, []byte(":xmpmeta")))
}

// provenance is how a C2PA manifest that lies elsewhere is named.
var provenance = xmp.Name{Space: "http://purl.org/dc/terms/", Prefix: "dcterms", Local: "provenance"}

// extended is the extended packet, nil if there is none that counts.
func (w *rewriting) extended() (*xmp.Doc, error) {
	if w.info.XMPExt == nil {
		return nil, nil
	}
	d, err := xmp.Parse(w.info.XMPExt)
	for _, s := range w.segs {
		if err != nil && isExtended(s) {
			return nil, damage(s, err)
		}
	}
	return d, err
}

// speaks reports whether a packet says something that we write.
func speaks(d *xmp.Doc) bool {
	for _, b := range bindings {
		if b.has(&d.Struct) {
			return true
		}
	}
	for _, n := range []xmp.Name{xmpRating, xmpLabel, pmColor, pmTagged, pmPrefs, rejectedStars, whole, xmpMetadataDate} {
		if d.Has(n) {
			return true
		}
	}
	return false
}

// absorb moves everything from another packet that doc does not have.
func absorb(doc, other *xmp.Doc) error {
	props := other.Properties()
	if len(props) > maxMoved {
		return errMany
	}
	for _, p := range props {
		if err := other.Move(p.Name, doc); err != nil {
			return err
		}
	}
	return nil
}

// dropExtended takes the extended packet out of the header; pieces of other
// ones stay.
func (w *rewriting) dropExtended() {
	guid := guidOf(w.info.XMPExt)
	for i, s := range w.segs {
		if isExtended(s) && strings.EqualFold(string(s.Body[len(photofile.HeadExtended):][:min(32, len(s.Body)-len(photofile.HeadExtended))]), guid) {
			w.out[i] = nil
		}
	}
}

// packetSegments writes a packet; when it does not fit into one segment, part
// of it goes into an extended one: first how the picture was developed, then
// its editing history, then what is longest (XMP part 3, 1.1.3.1).
// room leaves some for programs that edit in place.
func packetSegments(main *xmp.Doc, room bool) ([][]byte, error) {
	write := unpadded
	if room {
		write = padded
	}
	ext, moved := xmp.New(), false
	for len(unpadded(main)) > maxPacket {
		if !moved {
			main.SetText(xmpHasExtended, strings.Repeat("0", 32))
			moved = true
		}
		if err := moveHeaviest(main, ext); err != nil {
			return nil, err
		}
	}
	if !moved {
		return [][]byte{segment(0xE1, photofile.HeadXMP, write(main))}, nil
	}
	extended := bytes.TrimSpace(ext.Bytes())
	if len(extended) > maxExtended {
		return nil, errTooLong
	}
	main.SetText(xmpHasExtended, guidOf(extended))
	segs := [][]byte{segment(0xE1, photofile.HeadXMP, write(main))}
	return append(segs, extendedSegments(extended)...), nil
}

const developSpace = "http://ns.adobe.com/camera-raw-settings/1.0/"

// maxMoved bounds how many properties are moved from packet to packet: each
// costs a walk over the packet.
const maxMoved = 1000

var errMany = errors.New("an XMP packet with more properties than any should have")

// moveHeaviest moves what goes first out of a packet that is too long, and
// fails when that makes it no shorter.
func moveHeaviest(main, ext *xmp.Doc) error {
	was := len(unpadded(main))
	props := main.Properties()
	if len(props) > maxMoved {
		return errMany
	}
	weight := func(p xmp.Property) int {
		switch {
		case p.Space == developSpace:
			return maxExtended + 1
		case p.Space == psHistory.Space && p.Local == psHistory.Local:
			return maxExtended
		}
		return p.Size
	}
	slices.SortStableFunc(props, func(a, b xmp.Property) int { return weight(b) - weight(a) })
	excess := was - maxPacket
	for _, p := range props {
		if p.Space == xmpHasExtended.Space && p.Local == xmpHasExtended.Local {
			continue
		}
		if excess <= 0 && p.Space != developSpace {
			break
		}
		if err := main.Move(p.Name, ext); err != nil {
			return err
		}
		excess -= p.Size
	}
	if len(unpadded(main)) >= was {
		return errTooLong
	}
	return nil
}

var psHistory = ps("History")

// unpadded is the packet in its wrapper, without the room at its end.
func unpadded(d *xmp.Doc) []byte {
	head, tail := wrapped(d)
	return append(head, tail...)
}

// padded is the packet with room for others' edits at its end.
func padded(d *xmp.Doc) []byte {
	head, tail := wrapped(d)
	room := min(padding, maxPacket-len(head)-len(tail))
	for room > 0 {
		n := min(room, 100)
		head = append(append(head, bytes.Repeat([]byte(" "), n-1)...), '\n')
		room -= n
	}
	return append(head, tail...)
}

// wrapped is the packet's text and the end of its wrapper, which is made when
// there is none.
func wrapped(d *xmp.Doc) (head, tail []byte) {
	text := bytes.TrimSpace(d.Bytes())
	i := bytes.LastIndex(text, []byte("<?xpacket end"))
	switch {
	case i >= 0:
		head, tail = bytes.TrimSpace(text[:i]), text[i:]
	default:
		head, tail = text, []byte(packetTail)
	}
	if !bytes.HasPrefix(head, []byte("<?xpacket")) {
		head = append([]byte(packetHead), head...)
	}
	return append(bytes.Clone(head), '\n'), tail
}

var errTooLong = errors.New("the caption is longer than a JPEG can hold")
