package query

import (
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// maxNodes is how large a search may become by the searches of smart
// collections.
const maxNodes = 500

// Asks reports whether q has a text term of that field.
func Asks(q catalog.Query, field string) bool {
	return q.Op == catalog.QueryText && q.Field == field ||
		slices.ContainsFunc(q.Nodes, func(n catalog.Query) bool { return Asks(n, field) })
}

// Collections is q with every term that names collections of the list replaced
// by what these hold: smart ones by their searches, others by comparisons of
// the field collection with their ids. A term that names none finds nothing.
// A smart collection that leads back to itself finds nothing more there, and a
// note says so.
func Collections(q catalog.Query, list []catalog.Collection, now time.Time) (catalog.Query, []catalog.QueryNote) {
	x := expander{list: list, now: now, left: maxNodes}
	q = x.query(q)
	return q, x.notes.list
}

type expander struct {
	list   []catalog.Collection
	now    time.Time
	left   int                    // nodes that may be added
	within []catalog.CollectionID // smart collections being read
	notes  notes
}

func (x *expander) query(q catalog.Query) catalog.Query {
	if q.Op == catalog.QueryText && q.Field == "collection" {
		return x.named(q)
	}
	nodes := slices.Clone(q.Nodes)
	for i, n := range nodes {
		nodes[i] = x.query(n)
	}
	q.Nodes = nodes
	return q
}

// named is what the collections hold that the term q names.
func (x *expander) named(q catalog.Query) catalog.Query {
	var parts []catalog.Query
	for _, c := range x.list {
		if !names(q, c) {
			continue
		}
		if part, ok := x.held(c); ok {
			parts = append(parts, part)
		}
	}
	held, ok := join(catalog.QueryOr, parts)
	if !ok {
		return catalog.Query{Op: catalog.QueryNot, Nodes: []catalog.Query{{}}} // not all: nothing
	}
	return held
}

// names reports whether a term names the collection.
func names(q catalog.Query, c catalog.Collection) bool {
	if id, ok := catalog.ParseCollectionID(q.Exact); ok {
		return c.ID == id
	}
	name, words := " "+fold.Text(c.Name)+" ", " "+strings.Join(q.Words, " ")
	switch {
	case q.Whole:
		return name == words+" "
	case q.Prefix:
		return strings.Contains(name, words)
	}
	return strings.Contains(name, words+" ")
}

// held is what a collection holds, as a query; ok is false when there is no
// telling.
func (x *expander) held(c catalog.Collection) (q catalog.Query, ok bool) {
	if c.Kind != catalog.Smart {
		id := c.ID.String()
		return catalog.Query{Op: catalog.QueryCmp, Field: "collection", Low: id, High: id}, x.spend(1, c.Name)
	}
	if slices.Contains(x.within, c.ID) {
		x.notes.add("cycle", c.Name)
		return q, false
	}
	q, _ = Parse(c.Query, x.now)
	if !x.spend(count(q), c.Name) {
		return q, false
	}
	x.within = append(x.within, c.ID)
	q = x.query(q)
	x.within = x.within[:len(x.within)-1]
	return q, true
}

// spend takes nodes from those that may be added.
func (x *expander) spend(nodes int, name string) bool {
	if x.left < nodes {
		x.notes.add("many", name)
		return false
	}
	x.left -= nodes
	return true
}

// count is how many nodes a query has.
func count(q catalog.Query) int {
	n := 1
	for _, x := range q.Nodes {
		n += count(x)
	}
	return n
}
