package metadata

import (
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
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
		r.guessed(b, bind, i)
		return i
	case sameButCut(x, i, bind, b.iim.Longest(bind.iim)), !b.iimLast:
		return x
	}
	r.guessed(b, bind, i)
	r.clash(catalog.FileClash{Field: string(bind.field), Kind: catalog.ClashInside, File: x, From: "XMP"})
	i.Langs = x.Langs
	return i
}

// guessed notes that a value that counts was decoded by a guess, with its
// bytes.
func (r *Read) guessed(b blocks, bind binding, v catalog.Value) {
	if raw := b.iim.Unsure(bind.numbers()...); len(raw) > 0 && bind.field != catalog.DateCreated {
		r.clash(catalog.FileClash{Field: string(bind.field), Kind: catalog.ClashGuess, File: v, From: b.iim.Page, Raw: raw})
	}
}

// clash notes what a person should look at. A text that is both guessed and
// contradicted is one entry.
func (r *Read) clash(c catalog.FileClash) {
	if i := len(r.Clashes) - 1; i >= 0 && r.Clashes[i].Field == c.Field {
		c.Raw = r.Clashes[i].Raw
		r.Clashes[i] = c
		return
	}
	r.Clashes = append(r.Clashes, c)
}

// Decode makes a caption field's value of the bytes that a guess was made of.
func Decode(field catalog.FieldName, raw [][]byte, page string) catalog.Value {
	for _, b := range bindings {
		if b.field == field && b.iim != 0 {
			return b.fromBlock(iim.Guess(b.iim, raw, page))
		}
	}
	return catalog.Value{}
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
	same := func(x, i string) bool {
		return x == i || strings.HasPrefix(x, i) && longest >= limit-3 // three bytes: the rest of a character
	}
	if bind.form == xmp.Bag {
		return sameBag(xs, is, same)
	}
	return slices.EqualFunc(xs, is, same)
}

// mostPairs is the most pairs of items that are looked at for a cut.
const mostPairs = 1_000_000

// sameBag reports whether each item of one list is the same as some item of
// the other: a bag has no order.
func sameBag(xs, is []string, same func(x, i string) bool) bool {
	newX, newI := without(xs, is), without(is, xs)
	switch {
	case len(newX) == 0 && len(newI) == 0:
		return true
	case len(newX)*len(newI) > mostPairs:
		return false
	}
	return !slices.ContainsFunc(newX, func(x string) bool {
		return !slices.ContainsFunc(newI, func(i string) bool { return same(x, i) })
	}) && !slices.ContainsFunc(newI, func(i string) bool {
		return !slices.ContainsFunc(newX, func(x string) bool { return same(x, i) })
	})
}

// without is the items that others do not have.
func without(items, others []string) []string {
	have := make(map[string]bool, len(others))
	for _, s := range others {
		have[s] = true
	}
	return slices.DeleteFunc(slices.Clone(items), func(s string) bool { return have[s] })
}

// twin is the field's value in EXIF, if a person wrote it, or in Photoshop's
// resources on rights, of which a flag that is not set says nothing.
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
	case catalog.CopyrightStatus:
		if b.copyrighted {
			return catalog.TextValue(catalog.Copyrighted)
		}
	case catalog.CopyrightURL:
		return catalog.TextValue(b.url)
	case catalog.Keywords:
		return catalog.Value{List: cleanAll(strings.Split(b.exif.Keywords, ";"))}
	}
	return catalog.Value{}
}
