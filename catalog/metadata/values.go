package metadata

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
)

// numbers are the field's datasets in record 2.
func (b binding) numbers() []byte {
	switch b.iim {
	case 0:
		return nil
	case iimDate:
		return []byte{iimDate, iimClock}
	}
	return []byte{b.iim}
}

// has reports whether the field stands in a packet, even an empty one.
func (b binding) has(s *xmp.Struct) bool { return s.Has(b.xmp) || b.also.Local != "" && s.Has(b.also) }

// fromXMP reads the field from a packet or a structure in it; nil holds
// nothing.
func (b binding) fromXMP(s *xmp.Struct) catalog.Value {
	if s == nil || b.in != (xmp.Name{}) {
		if s = b.inner(s); s == nil {
			return catalog.Value{}
		}
	}
	switch b.row.Kind {
	case catalog.List:
		items := cleanAll(s.List(b.xmp))
		if len(items) == 0 && b.also == digiKamTags {
			items = tagsList(s)
		}
		return catalog.Value{List: items}
	case catalog.Languages:
		return languages(s.Langs(b.xmp))
	case catalog.Records:
		records, _ := b.records(s)
		if b.also == mwg("Regions") {
			records = withFaces(records, s)
		}
		return catalog.Value{Records: records}
	}
	text := clean(s.Text(b.xmp))
	if b.fromText != nil {
		text = b.fromText(text)
	}
	return catalog.TextValue(text)
}

// inner is the structure in s where the part is; nil if there is none.
func (b binding) inner(s *xmp.Struct) *xmp.Struct {
	if s == nil {
		return nil
	}
	if all := s.Structs(b.in); len(all) > 0 {
		return all[0]
	}
	return nil
}

// records reads structures that say something, and at which place each is.
func (b binding) records(s *xmp.Struct) (records []catalog.Record, at []int) {
	for i, one := range s.Structs(b.xmp) {
		r := catalog.Record{}
		for _, p := range b.parts {
			catalog.Caption(r).Set(p.field, p.fromXMP(one))
		}
		if len(r) > 0 {
			records, at = append(records, r), append(at, i)
		}
	}
	return records, at
}

// languages makes a value of texts by language; without a default language the
// first one is the default.
func languages(texts []xmp.Lang) catalog.Value {
	var v catalog.Value
	i := max(0, slices.IndexFunc(texts, func(l xmp.Lang) bool { return l.Tag == "x-default" }))
	for j, l := range texts {
		text := clean(l.Text)
		switch {
		case j == i:
			v.Text = text
		case text == "" || l.Tag == "x-default" || l.Tag == "":
		default:
			if v.Langs == nil {
				v.Langs = map[string]string{}
			}
			if _, seen := v.Langs[l.Tag]; !seen {
				v.Langs[l.Tag] = text
			}
		}
	}
	return v
}

// fromBlock reads the field from IIM.
func (b binding) fromBlock(block iim.Block) catalog.Value {
	switch b.iim {
	case 0:
		return catalog.Value{}
	case iimDate:
		return catalog.TextValue(dateOf(block))
	}
	texts := block.Texts(b.iim)
	for i, s := range texts {
		texts[i], _, _ = strings.Cut(s, "\x00") // padding, and whatever was in the memory behind it
		if b.fromIIM != nil {
			texts[i] = b.fromIIM(texts[i])
		}
	}
	texts = cleanAll(texts)
	switch {
	case len(texts) == 0:
		return catalog.Value{}
	case b.row.Kind == catalog.List:
		return catalog.Value{List: texts}
	}
	return catalog.TextValue(texts[0])
}

// clean is s as the catalog keeps text: NFC, LF, nothing around it, and no
// control characters.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < 0x20 && r != '\n' && r != '\t', r == 0x7F:
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.TrimSpace(s))
}

// cleanAll cleans the items and leaves out empty ones; nil if none is left.
func cleanAll(items []string) []string {
	var out []string
	for _, s := range items {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
