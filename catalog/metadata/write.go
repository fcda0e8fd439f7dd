package metadata

import (
	"maps"
	"slices"

	"cutline/catalog"
	"cutline/catalog/metadata/xmp"
)

// writeCaption makes the packet say the caption, touching only fields that
// differ. It reports whether any did.
func writeCaption(d *xmp.Doc, c catalog.Caption) bool {
	changed := false
	for _, b := range bindings {
		want := b.normal(c[b.field])
		if b.fromXMP(&d.Struct).Equal(want) && !(want.IsZero() && b.blank(d)) {
			continue
		}
		b.toXMP(&d.Struct, want)
		changed = true
	}
	return changed
}

// blank reports whether the property stands there and says nothing at all, not
// even something that we have no words for.
func (b binding) blank(d *xmp.Doc) bool {
	return b.row.Kind != catalog.Records && b.fromText == nil && d.Has(b.xmp)
}

// AsRead is the caption as it comes back from a file it was written to.
func AsRead(c catalog.Caption) catalog.Caption {
	out := catalog.Caption{}
	for _, b := range bindings {
		out.Set(b.field, b.normal(c[b.field]))
	}
	return out
}

// normal is v in the shape of the field and as the catalog keeps text, so that
// it can be compared with what is read.
func (b binding) normal(v catalog.Value) catalog.Value {
	switch b.row.Kind {
	case catalog.List:
		if len(v.List) == 0 && v.Text != "" {
			return catalog.Value{List: cleanAll([]string{v.Text})}
		}
		return catalog.Value{List: cleanAll(v.List)}
	case catalog.Languages:
		out := catalog.Value{Text: clean(v.Text)}
		for tag, s := range v.Langs {
			if s = clean(s); s != "" && tag != "" && tag != "x-default" {
				if out.Langs == nil {
					out.Langs = map[string]string{}
				}
				out.Langs[tag] = s
			}
		}
		return out
	case catalog.Records:
		return b.normalRecords(v)
	}
	text := v.Text
	if text == "" {
		text = v.String()
	}
	if text = clean(text); b.toText != nil && text != "" {
		text = b.fromText(b.toText(text)) // as exact as XMP has it
	}
	return catalog.TextValue(text)
}

func (b binding) normalRecords(v catalog.Value) catalog.Value {
	var out catalog.Value
	for _, r := range v.Records {
		n := catalog.Record{}
		for _, p := range b.parts {
			catalog.Caption(n).Set(p.field, p.normal(r[p.field]))
		}
		if len(n) > 0 {
			out.Records = append(out.Records, n)
		}
	}
	return out
}

// toXMP sets the field in a packet, or the part in a structure; an empty v
// removes it. V is normal.
func (b binding) toXMP(s *xmp.Struct, v catalog.Value) {
	if b.in != (xmp.Name{}) {
		inner := b.inner(s)
		switch {
		case inner != nil:
			s = inner
		case v.IsZero():
			return
		default:
			s = s.Arrange(b.in, "", []int{-1})[0]
		}
	}
	switch {
	case b.row.Kind == catalog.Records:
		b.setRecords(s, v.Records)
	case v.IsZero():
		s.Remove(b.xmp)
	case b.row.Kind == catalog.List:
		s.SetList(b.xmp, b.form, v.List)
	case b.row.Kind == catalog.Languages:
		texts := []xmp.Lang{{Tag: "x-default", Text: v.Text}}
		for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
			texts = append(texts, xmp.Lang{Tag: tag, Text: v.Langs[tag]})
		}
		s.SetLangs(b.xmp, texts)
	case b.toText != nil:
		s.SetText(b.xmp, b.toText(v.Text))
	default:
		s.SetText(b.xmp, v.Text)
	}
	if b.also == digiKamTags {
		setTagsList(s, v.List)
	}
}

// setRecords makes the property hold the records. Each goes into the structure
// that said the same, or most of it, so that what others wrote there stays;
// structures of which we understand nothing stay too.
func (b binding) setRecords(s *xmp.Struct, want []catalog.Record) {
	old, at := b.records(s)
	from := partners(old, want)
	for i, k := range from {
		if k >= 0 {
			from[i] = at[k]
		}
	}
	if len(want) > 0 || len(old) > 0 { // else there is nothing of ours to take away
		understood := map[int]bool{}
		for _, i := range at {
			understood[i] = true
		}
		for i := range s.Structs(b.xmp) {
			if !understood[i] {
				from = append(from, i)
			}
		}
		for i, one := range s.Arrange(b.xmp, b.form, from)[:len(want)] {
			for _, p := range b.parts {
				if v := want[i][p.field]; !p.fromXMP(one).Equal(v) {
					p.toXMP(one, v)
				}
			}
		}
	}
	if b.also == mwg("Regions") {
		setFaces(s, want)
	}
}

// mostCompared bounds how many records are looked at for the most alike.
const mostCompared = 200_000

// partners finds for each record of want the one of old that it was, or -1:
// the same, else the one with most parts the same, else the one at the same
// place when there are as many.
func partners(old, want []catalog.Record) []int {
	from := make([]int, len(want))
	used := make([]bool, len(old))
	for i := range from {
		from[i] = -1
	}
	if len(old)*len(want) > mostCompared {
		return from
	}
	pair := func(score func(o, w catalog.Record, same bool) int) {
		for i, w := range want {
			best, most := -1, 0
			for k, o := range old {
				if from[i] < 0 && !used[k] {
					if n := score(o, w, i == k && len(old) == len(want)); n > most {
						best, most = k, n
					}
				}
			}
			if best >= 0 {
				from[i], used[best] = best, true
			}
		}
	}
	pair(func(o, w catalog.Record, _ bool) int {
		if o.Equal(w) {
			return 1
		}
		return 0
	})
	pair(func(o, w catalog.Record, samePlace bool) int {
		n := 0
		for name, v := range w {
			if v.Equal(o[name]) {
				n += 2
			}
		}
		if samePlace {
			n++
		}
		return n
	})
	return from
}
