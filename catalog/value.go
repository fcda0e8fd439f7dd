package catalog

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// A Value is what one field holds. The zero Value is empty. A Value is never
// changed in place: its slices and maps may be shared.
type Value struct {
	Text    string            `json:"t,omitempty"` // kinds Text and Languages (there the default language)
	List    []string          `json:"l,omitempty"` // kind List
	Langs   map[string]string `json:"a,omitempty"` // kind Languages: texts by BCP 47 tag, the default left out
	Records []Record          `json:"r,omitempty"` // kind Records
}

// TextValue is a Value of one text.
func TextValue(s string) Value { return Value{Text: s} }

// ListValue is a Value of several texts.
func ListValue(s ...string) Value { return Value{List: s} }

// RecordsValue is a Value of several structures.
func RecordsValue(r ...Record) Value { return Value{Records: r} }

// IsZero reports whether v holds nothing.
func (v Value) IsZero() bool {
	return v.Text == "" && len(v.List) == 0 && len(v.Langs) == 0 && len(v.Records) == 0
}

// Equal reports whether v and w hold the same.
func (v Value) Equal(w Value) bool {
	return v.Text == w.Text && slices.Equal(v.List, w.List) && maps.Equal(v.Langs, w.Langs) &&
		slices.EqualFunc(v.Records, w.Records, Record.Equal)
}

// String is v for people: a list is joined by "; ", other languages follow
// as "[en] …", and so are the texts of structures.
func (v Value) String() string {
	s := v.Text
	if len(v.List) > 0 {
		s = strings.Join(v.List, "; ")
	}
	for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
		if s != "" {
			s += " "
		}
		s += "[" + tag + "] " + v.Langs[tag]
	}
	for i, r := range v.Records {
		if i > 0 {
			s += "; "
		}
		s += r.String()
	}
	return s
}

// Encode is v as the store keeps it: "" when empty, else JSON.
func (v Value) Encode() string {
	if v.IsZero() {
		return ""
	}
	b, err := json.Marshal(v)
	if err != nil { // strings and maps of strings always marshal
		panic(err)
	}
	return string(b)
}

// DecodeValue is the reverse of Value.Encode.
func DecodeValue(s string) (Value, error) {
	var v Value
	if s == "" {
		return v, nil
	}
	err := json.Unmarshal([]byte(s), &v)
	return v, err
}
