package captions

import (
	"slices"
	"strings"

	"cutline/catalog"
)

// What a form holds of structures is their JSON, so that it is kept, compared
// and told like the texts of other fields. Where the photos differ, structures
// can be added to all of them: they are typed under the field's name and this.
const toAdd = "+"

// addedTo is the field that a name adds to; ok is false for other names.
func addedTo(name catalog.FieldName) (field catalog.FieldName, ok bool) {
	s, ok := strings.CutSuffix(string(name), toAdd)
	return catalog.FieldName(s), ok
}

// A RecordsState is what the screen shows of a field of structures.
type RecordsState struct {
	Records []catalog.Record
	// Mixed says that the photos differ: the first Fixed of Records are those
	// that all of them have and stay as they are, the others are added to all.
	Mixed bool
	Fixed int
}

// Records is the state of a field of structures.
func (f *Form) Records(name catalog.FieldName) RecordsState {
	s := f.State(name)
	if !s.Mixed {
		return RecordsState{Records: parsed(s.Text)}
	}
	common := f.common(name)
	return RecordsState{Records: slices.Concat(common, parsed(f.typed[name+toAdd])), Mixed: true, Fixed: len(common)}
}

// TypeRecords records what the user made of the list of Records. Of those that
// are fixed, nothing is recorded.
func (f *Form) TypeRecords(name catalog.FieldName, records []catalog.Record) {
	_, replaced := f.typed[name]
	switch text := catalog.RecordsValue(records...).RecordsJSON(); {
	case replaced && !f.agree(name):
		f.put(name, text)
	case f.State(name).Mixed:
		added := catalog.RecordsValue(records[min(len(f.common(name)), len(records)):]...).RecordsJSON()
		if delete(f.typed, name+toAdd); added != "" {
			f.put(name+toAdd, added)
		}
	default:
		f.Type(name, text)
	}
}

// common are the structures that all photos have, as the first has them.
func (f *Form) common(name catalog.FieldName) []catalog.Record {
	if len(f.photos) == 0 || len(f.ids) > MaxRead {
		return nil
	}
	var out []catalog.Record
	for _, r := range f.photos[0].Caption[name].Records {
		everywhere := true
		for _, p := range f.photos[1:] {
			everywhere = everywhere && slices.ContainsFunc(p.Caption[name].Records, r.Equal)
		}
		if everywhere {
			out = append(out, r)
		}
	}
	return out
}

// lacks reports whether what a field holds has not all items or structures that
// are to be added.
func lacks(name catalog.FieldName, v catalog.Value, text string) bool {
	if field, _ := catalog.FieldByName(name); field.Kind == catalog.List {
		return slices.ContainsFunc(value(field, text).List, func(s string) bool { return !slices.Contains(v.List, s) })
	}
	return slices.ContainsFunc(parsed(text), func(r catalog.Record) bool { return !slices.ContainsFunc(v.Records, r.Equal) })
}

// parsed are the structures that a form holds as text.
func parsed(text string) []catalog.Record {
	v, err := catalog.ParseRecords(text)
	if err != nil { // a draft that somebody edited by hand
		return nil
	}
	return v.Records
}

// whole leaves out structures that say nothing.
func whole(records []catalog.Record) []catalog.Record {
	var out []catalog.Record
	for _, r := range records {
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}
