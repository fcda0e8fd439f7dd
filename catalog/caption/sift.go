package caption

import (
	"encoding/json"
	"strings"

	"cutline/catalog"
)

// A Sieve tells captions in which a Replacer may find something from those in
// which it cannot, by the JSON that they are kept as.
type Sieve struct {
	r     *Replacer
	plain *Replacer // finds the text as it stands in JSON; nil for an expression
}

// Sieve makes one.
func (r *Replacer) Sieve() (*Sieve, error) {
	if r.expr != nil {
		return &Sieve{r: r}, nil
	}
	doc, err := json.Marshal(r.find)
	if err != nil {
		return nil, err
	}
	plain, err := NewReplacer(catalog.FindReplace{Find: strings.TrimSuffix(strings.TrimPrefix(string(doc), `"`), `"`), Case: r.how.Case})
	return &Sieve{r, plain}, err
}

// MayFind reports whether something may be found in the caption. It may err
// by saying yes.
func (s *Sieve) MayFind(caption []byte) bool {
	if s.plain != nil {
		at, _ := s.plain.next(string(caption), 0)
		return at >= 0
	}
	var c map[catalog.FieldName]catalog.Value
	if json.Unmarshal(caption, &c) != nil {
		return true
	}
	for _, f := range s.r.fields {
		v := c[f.row.Name]
		if s.r.expr.MatchString(v.Text) {
			return true
		}
		for _, t := range v.List {
			if s.r.expr.MatchString(t) {
				return true
			}
		}
		for _, t := range v.Langs {
			if s.r.expr.MatchString(t) {
				return true
			}
		}
	}
	return false
}
