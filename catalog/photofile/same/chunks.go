package same

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"cutline/catalog/photofile"
)

var errCut = errors.New("a piece runs past the end of the file")

// png lists the chunks of a PNG but those of XMP and IIM, and what stands
// behind the last one. Texts and EXIF may stand before the picture or behind
// it, and are moved by exiftool, so they are listed last.
func png(src photofile.Source) (list []piece, err error) {
	var texts []piece
	for pos := int64(8); len(list)+len(texts) < maxPieces; {
		head, err := photofile.Part(src, pos, 8)
		if err != nil {
			return nil, err
		}
		p := piece{name: "chunk " + string(head[4:]), off: pos, n: 12 + int64(binary.BigEndian.Uint32(head))}
		if p.n > src.Size()-pos {
			return nil, errCut
		}
		pos += p.n
		switch name := string(head[4:]); {
		case captionChunk(src, name, p):
		case slices.Contains([]string{"tEXt", "zTXt", "iTXt", "eXIf"}, name):
			texts = append(texts, p)
		default:
			list = append(list, p)
		}
		if string(head[4:]) == "IEND" {
			list = append(list, piece{name: "what stands behind the picture", off: pos, n: src.Size() - pos})
			return append(list, texts...), nil
		}
	}
	return nil, fmt.Errorf("more than %d chunks", maxPieces)
}

// captionKeys are the keys of the texts that hold captions.
var captionKeys = []string{"XML:com.adobe.xmp", "Raw profile type iptc", "Raw profile type xmp", "Raw profile type 8bim"}

func captionChunk(src photofile.Source, name string, p piece) bool {
	if name != "iTXt" && name != "zTXt" && name != "tEXt" {
		return false
	}
	body, err := photofile.Part(src, p.off+8, min(80, p.n-12))
	key, _, ok := bytes.Cut(body, []byte{0})
	return err == nil && ok && slices.Contains(captionKeys, string(key))
}

// webp lists the chunks of a WebP but that of XMP. One of the simple form must
// become one of the extended form to hold XMP: its VP8X then says what the
// picture says, so it is made up for the old file.
func webp(src photofile.Source) (list []piece, err error) {
	le := binary.LittleEndian
	head, err := photofile.Part(src, 0, 12)
	if err != nil {
		return nil, err
	}
	end := int64(le.Uint32(head[4:])) + 8
	if end > src.Size() {
		return nil, errCut
	}
	for pos := int64(12); pos+8 <= end; {
		h, err := photofile.Part(src, pos, 8)
		if err != nil {
			return nil, err
		}
		name, n := string(h[:4]), int64(le.Uint32(h[4:]))
		if n > end-pos-8 || len(list) > maxPieces {
			return nil, errCut
		}
		switch name {
		case "XMP ", "XMP\x00":
		case "VP8X":
			list = append(list, piece{"chunk VP8X", pos + 8, n, sameButXMP})
		default:
			list = append(list, piece{name: "chunk " + name, off: pos, n: 8 + n})
		}
		pos += 8 + n + n&1
	}
	if len(list) > 0 && list[0].name != "chunk VP8X" {
		list = append([]piece{{"chunk VP8X", list[0].off, list[0].n, extends}}, list...)
	}
	return append(list, piece{name: "what stands behind the picture", off: end, n: src.Size() - end}), nil
}

// sameButXMP compares VP8X chunks: the bit that says there is XMP may change.
func sameButXMP(before, after []byte) bool {
	const xmp = 0x04
	return len(before) >= 10 && len(before) == len(after) && before[0]|xmp == after[0]|xmp && bytes.Equal(before[1:], after[1:])
}

// extends reports whether a VP8X chunk is that of a picture in the simple
// form: its size, and no more than XMP and an alpha channel.
func extends(picture, vp8x []byte) bool {
	if bytes.Equal(picture, vp8x) { // it stayed as it was
		return true
	}
	le := binary.LittleEndian
	if len(vp8x) != 10 || vp8x[0]&^0x14 != 0 || vp8x[1]|vp8x[2]|vp8x[3] != 0 {
		return false
	}
	var w, h uint32
	alpha := false
	switch {
	case len(picture) >= 18 && string(picture[:4]) == "VP8 ":
		w, h = uint32(le.Uint16(picture[14:])&0x3FFF), uint32(le.Uint16(picture[16:])&0x3FFF)
	case len(picture) >= 13 && string(picture[:4]) == "VP8L":
		bits := le.Uint32(picture[9:])
		w, h, alpha = 1+bits&0x3FFF, 1+bits>>14&0x3FFF, bits>>28&1 == 1
	}
	return w == 1+(le.Uint32(vp8x[3:])>>8) && h == 1+le.Uint32(vp8x[6:])>>8 && (alpha || vp8x[0]&0x10 == 0)
}

// psd lists the sections of a Photoshop file, and of its image resources all
// but the caption's.
func psd(src photofile.Source) ([]piece, error) {
	be := binary.BigEndian
	head, err := photofile.Part(src, 0, 30)
	if err != nil {
		return nil, err
	}
	colours := 30 + int64(be.Uint32(head[26:]))
	size, err := photofile.Part(src, colours, 4)
	if err != nil {
		return nil, err
	}
	list := []piece{{name: "the header", off: 0, n: colours}}
	first, n := colours+4, int64(be.Uint32(size))
	if n > maxResources {
		return nil, fmt.Errorf("%d bytes of image resources", n)
	}
	data, err := photofile.Part(src, first, n)
	if err != nil {
		return nil, err
	}
	resources, _, err := photofile.Resources(data)
	if err != nil {
		return nil, err
	}
	at := first
	for _, r := range resources {
		if !captionResource(r) {
			fits := sameResource
			if r.ID == resEXIF && r.Type == "8BIM" {
				fits = sameEXIF
			}
			list = append(list, piece{fmt.Sprintf("the image resource 0x%04X", r.ID), at, int64(len(r.Raw)), fits})
		}
		at += int64(len(r.Raw))
	}
	return append(list, piece{name: "layers and picture", off: first + n, n: src.Size() - first - n}), nil
}

// sameResource compares image resources; the last one may lack its padding.
func sameResource(before, after []byte) bool {
	even := func(b []byte) []byte { return append(slices.Clone(b), make([]byte, len(b)&1)...) }
	return bytes.Equal(even(before), even(after))
}

const (
	resEXIF      = 0x0422
	maxResources = 64 << 20 // bytes
)

// sameEXIF compares the resource of EXIF value by value: exiftool writes it
// anew, and what it points to may lie elsewhere then.
func sameEXIF(before, after []byte) bool {
	a, _, errA := photofile.Resources(before)
	b, _, errB := photofile.Resources(after)
	return errA == nil && errB == nil && len(a) == 1 && len(b) == 1 &&
		tiffs(photofile.Memory(a[0].Data), photofile.Memory(b[0].Data)) == nil
}

// captionResource reports whether one of Photoshop's resources is of the
// caption: IIM, XMP, the digest, and what it keeps of rights.
func captionResource(r photofile.Resource) bool {
	return r.Type == "8BIM" && slices.Contains([]uint16{photofile.ResourceIIM, photofile.ResourceXMP, photofile.ResourceDigest,
		photofile.ResourceCopyright, photofile.ResourceURL}, r.ID)
}
