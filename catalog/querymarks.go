package catalog

import "strconv"

// Refuses reports whether the query cannot find a photo with these marks,
// whatever else the photo is. False says nothing: it may be found, or not.
func (q Query) Refuses(m Marks) bool { return q.of(m) == never }

// verdict is what is known of a query when only the marks of a photo are.
type verdict int

const (
	never verdict = iota - 1
	perhaps
	always
)

func (q Query) of(m Marks) verdict {
	switch q.Op {
	case QueryAll:
		return always
	case QueryAnd:
		v := always
		for _, n := range q.Nodes {
			v = min(v, n.of(m))
		}
		return v
	case QueryOr:
		v := never
		for _, n := range q.Nodes {
			v = max(v, n.of(m))
		}
		return v
	case QueryNot:
		if len(q.Nodes) == 1 {
			return -q.Nodes[0].of(m)
		}
	case QueryCmp:
		return q.compare(m)
	}
	return perhaps
}

// compare is the verdict of a comparison; of one that is about no mark,
// perhaps.
func (q Query) compare(m Marks) verdict {
	switch q.Field {
	case "tag":
		return sure(m.Tagged == (q.Low == "yes"))
	case "reject":
		return sure(m.Rejected == (q.Low == "yes"))
	case "rating":
		return q.between(m.Rating)
	case "color":
		return q.between(m.Color)
	}
	return perhaps
}

func (q Query) between(n int) verdict {
	for _, b := range []struct {
		text string
		sign int
	}{{q.Low, 1}, {q.High, -1}} {
		if b.text == "" {
			continue
		}
		bound, err := strconv.Atoi(b.text)
		switch {
		case err != nil:
			return perhaps
		case n*b.sign < bound*b.sign:
			return never
		}
	}
	return always
}

func sure(found bool) verdict {
	if found {
		return always
	}
	return never
}
