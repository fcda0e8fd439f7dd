package catalog

import (
	"maps"
	"strings"
)

// House is what a newsroom's catalog knows of itself: what a caption gets
// where it says nothing, and what a date line's sign stands for.
type House struct {
	Creator   string            `json:"creator"`
	Credit    string            `json:"credit"`
	Copyright string            `json:"copyright"`
	Signs     map[string]string `json:"signs"` // "LKO" -> "Lâm Khê"
	// LongSidecars calls new sidecars IMG_1.CR2.xmp, as darktable does, and not
	// IMG_1.xmp, as Lightroom, Photo Mechanic and most others do.
	LongSidecars bool `json:"long_sidecars"`
	// CodePage is that of old IPTC texts which do not name theirs:
	// "windows-1258"; "" is windows-1252.
	CodePage string `json:"code_page"`
	// Client is whom the house works for: the variable {clientname}.
	Client string `json:"clientname"`
	// Delimiter is the sign on both sides of a code; "" is DefaultDelimiter.
	Delimiter string `json:"delimiter"`
	// CodeFiles are the paths of its code files; where several have a code, the
	// last counts.
	CodeFiles []string `json:"code_files"`
}

// CodeDelimiter is the sign on both sides of a code.
func (h House) CodeDelimiter() rune {
	for _, r := range h.Delimiter {
		return r
	}
	return DefaultDelimiter
}

// FieldCodeFiles is the house's list of its code files.
const FieldCodeFiles = "code_files"

// FieldCodePage is the house's field of its code page.
const FieldCodePage = "code_page"

// CodePages are the code pages that old IPTC texts may be in, the usual one
// first.
func CodePages() []string {
	return []string{"windows-1252", "windows-1258", "windows-1250", "windows-1251", "macintosh"}
}

// Value is what the house's field holds. Fields: creator, credit, copyright,
// long_sidecars (yes or no), code_page (of CodePages), clientname, delimiter,
// code_files (a list), and "sign.LKO" for what the sign LKO stands for.
func (h *House) Value(field string) (Value, error) {
	switch field {
	case "creator":
		return TextValue(h.Creator), nil
	case "credit":
		return TextValue(h.Credit), nil
	case "copyright":
		return TextValue(h.Copyright), nil
	case "long_sidecars":
		return flag(h.LongSidecars), nil
	case FieldCodePage:
		return TextValue(h.CodePage), nil
	case "clientname":
		return TextValue(h.Client), nil
	case "delimiter":
		return TextValue(h.Delimiter), nil
	case FieldCodeFiles:
		return ListValue(h.CodeFiles...), nil
	}
	if sign, ok := strings.CutPrefix(field, "sign."); ok && sign != "" {
		return TextValue(h.Signs[sign]), nil
	}
	return Value{}, unknownField("the house", field)
}

// Put stores a whole value in a field of the house.
func (h *House) Put(field string, v Value) (err error) {
	switch field {
	case "creator":
		h.Creator = v.Text
	case "credit":
		h.Credit = v.Text
	case "copyright":
		h.Copyright = v.Text
	case "long_sidecars":
		h.LongSidecars, err = parseFlag(field, v)
	case FieldCodePage:
		if err = oneOf(FieldName(field), v, CodePages()...); err == nil {
			h.CodePage = v.Text
		}
	case "clientname":
		h.Client = v.Text
	case "delimiter":
		if err = delimiter(v); err == nil {
			h.Delimiter = v.Text
		}
	case FieldCodeFiles:
		h.CodeFiles = v.List
	default:
		sign, ok := strings.CutPrefix(field, "sign.")
		if !ok || sign == "" {
			return unknownField("the house", field)
		}
		signs := maps.Clone(h.Signs)
		if signs == nil {
			signs = map[string]string{}
		}
		if signs[sign] = v.Text; v.Text == "" {
			delete(signs, sign)
		}
		h.Signs = signs
	}
	return err
}

// Change applies set and tells what changed; ok is false when nothing did.
func (h *House) Change(set Set) (c Change, ok bool, err error) {
	old, err := h.Value(set.Field)
	if err != nil {
		return c, false, err
	}
	kind := Text
	if set.Field == FieldCodeFiles {
		kind = List
	}
	if err := h.Put(set.Field, set.Apply(old, "", kind)); err != nil {
		return c, false, err
	}
	now, _ := h.Value(set.Field)
	return Change{Target{Kind: OfHouse}, set.Field, old, now}, !now.Equal(old), nil
}
