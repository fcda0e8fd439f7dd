package catalog

import "slices"

// MayRestore reports whether a field of a photo can be given back a value it
// had: the fields of the caption and the marks.
func MayRestore(field string) bool {
	_, caption := FieldByName(FieldName(field))
	return caption || slices.Contains([]string{FieldRating, FieldColor, FieldTagged, FieldRejected}, field)
}

// Restoring is the Set that gives a field the value it had before a change, in
// every language.
func Restoring(c Change) Set {
	v := c.Old
	if f, _ := FieldByName(FieldName(c.Field)); f.Kind == Languages && v.Langs == nil {
		v.Langs = map[string]string{} // else those of now would stay
	}
	return Set{Field: c.Field, Value: v}
}

// ofOnePhoto are the fields that are true of one photo alone.
var ofOnePhoto = []FieldName{DateCreated, ImageRegions}

// FromOther are the sets that fill the empty fields of a caption with those of
// another one. What is true of one photo alone is not taken.
func (c Caption) FromOther(other Caption) []Set {
	var out []Set
	for _, f := range Fields {
		if v := other[f.Name]; c[f.Name].IsZero() && !v.IsZero() && !slices.Contains(ofOnePhoto, f.Name) {
			out = append(out, Set{Field: string(f.Name), Value: v})
		}
	}
	return out
}
