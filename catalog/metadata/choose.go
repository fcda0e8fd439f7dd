package metadata

import (
	"strings"

	"cutline/catalog"
)

// choose decides which block's value of a field counts. XMP does, unless a
// program that knows only IIM wrote last; EXIF counts where both are silent.
func (r *Read) choose(b blocks, bind binding) catalog.Value {
	x, i := bind.fromXMP(b.xmp.with(bind)), bind.fromBlock(b.iim)
	switch {
	case x.IsZero() && i.IsZero() && b.xmp.has(whole):
		return catalog.Value{} // emptied by us: what stands elsewhere in the file does not come back
	case x.IsZero() && i.IsZero():
		return twin(b, bind.field)
	case i.IsZero():
		return x
	case x.IsZero():
		r.guessed(b, i)
		return i
	case sameButCut(x, i, bind, b.iim.Longest(bind.iim)), !b.iimLast:
		return x
	}
	r.Conflicts = append(r.Conflicts, bind.field)
	r.guessed(b, i)
	i.Langs = x.Langs
	return i
}

// guessed notes that a value that counts was decoded by a guess.
func (r *Read) guessed(b blocks, v catalog.Value) {
	if b.iim.Guessed && strings.ContainsFunc(v.String(), func(c rune) bool { return c > 0x7F }) {
		r.Guessed = true
	}
}

// sameButCut reports whether IIM holds what XMP does, or the beginning of it
// that fitted. longest is the bytes of its longest value as stored.
func sameButCut(x, i catalog.Value, bind binding, longest int) bool {
	if bind.iim == iimDate {
		return sameDate(x.Text, i.Text)
	}
	limit := bind.row.IIM
	xs, is := x.List, i.List
	if bind.row.Kind != catalog.List {
		xs, is = []string{x.Text}, []string{i.Text}
	}
	if bind.field == catalog.Creator && len(is) == 1 && len(xs) > 1 {
		xs = xs[:1] // Adobe's programs carry over the first one only
	}
	if len(xs) != len(is) {
		return false
	}
	for k := range xs {
		cut := strings.HasPrefix(xs[k], is[k]) && longest >= limit-3 // three bytes: the rest of a character
		if xs[k] != is[k] && !cut {
			return false
		}
	}
	return true
}

// twin is the field's value in EXIF, if a person wrote it.
func twin(b blocks, field catalog.FieldName) catalog.Value {
	switch field {
	case catalog.Description:
		if !isJunk(b.exif.Description) {
			return catalog.TextValue(clean(b.exif.Description))
		}
	case catalog.Creator:
		return catalog.Value{List: cleanAll(strings.Split(b.exif.Artist, ";"))}
	case catalog.Copyright:
		return catalog.TextValue(clean(b.exif.Copyright))
	case catalog.Keywords:
		return catalog.Value{List: cleanAll(strings.Split(b.exif.Keywords, ";"))}
	}
	return catalog.Value{}
}
