package photofile

import (
	"maps"
	"slices"

	"cutline/catalog/photofile/tiff"
)

const (
	maxValue = 64 << 10 // bytes of one value that is carved out
	maxCarve = 1 << 20  // of all of them
)

// bulky are the tags that are no part of an EXIF block: where the pixels lie,
// blocks that Info gives on their own, and what only the camera can read.
func bulky(tag uint16) bool {
	switch tag {
	case tagStrips, tagStripBytes, 0x0144, 0x0145, tagSubIFDs, tagJPEG, tagJPEGBytes, tagXMP, tagJpgFromRaw,
		tagIIM, tagResources, tagExif, tagICC, tagGPS, tagMakerNote, tagInterop, 0xC634: // tiles, DNGPrivateData
		return true
	}
	return false
}

// carve makes an EXIF block of its own out of IFD0 and the directories it
// points to, wherever in the file they lie. What more has and they have not
// is put in; it may be nil. The result is nil when there is nothing.
func (t *tiffFile) carve(more *tiffFile) []byte {
	left := int64(maxCarve)
	main, exif, gps := values(t.main(), &left), values(t.exif, &left), values(t.gps, &left)
	if more != nil && more.block.Order == t.block.Order {
		main = fill(main, values(more.main(), &left))
		exif = fill(exif, values(more.exif, &left))
		gps = fill(gps, values(more.gps, &left))
	}
	return blockOf(t.block.Order, main, exif, gps)
}

// blockOf writes an EXIF block; nil when there is nothing to write.
func blockOf(order tiff.Order, main, exif, gps []tiff.Value) []byte {
	if len(main)+len(exif)+len(gps) == 0 {
		return nil
	}
	tree := tiff.Tree{Values: main, Subs: map[uint16]tiff.Tree{}}
	if len(exif) > 0 {
		tree.Subs[tagExif] = tiff.Tree{Values: exif}
	}
	if len(gps) > 0 {
		tree.Subs[tagGPS] = tiff.Tree{Values: gps}
	}
	return tiff.Build(order, tree)
}

func values(d tiff.Dir, left *int64) []tiff.Value {
	var out []tiff.Value
	for _, tag := range slices.Sorted(maps.Keys(d)) {
		e := d[tag]
		n := e.Size()
		if bulky(tag) || n > min(maxValue, *left) {
			continue
		}
		if b := e.Bytes(maxValue); b != nil {
			out = append(out, tiff.Value{Tag: tag, Kind: e.Kind, Data: b})
			*left -= n
		}
	}
	return out
}

// fill adds what have lacks.
func fill(have, more []tiff.Value) []tiff.Value {
	known := map[uint16]bool{}
	for _, v := range have {
		known[v.Tag] = true
	}
	for _, v := range more {
		if !known[v.Tag] {
			have = append(have, v)
		}
	}
	return have
}
