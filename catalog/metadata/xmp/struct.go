package xmp

import "strings"

// A Struct is a set of properties: those of a packet, or of one structure in
// it. What is done to it is done to its Doc.
type Struct struct {
	node   *node
	packet bool // node is the rdf:RDF
}

// holders are the elements whose attributes and children are the properties.
func (s *Struct) holders() []*node {
	if s.packet {
		return s.node.kids
	}
	if kind, _ := s.node.attr(rdfSpace, "parseType"); kind != "Resource" {
		if inner := s.node.elements(); len(inner) > 0 {
			return inner // an rdf:Description, or a typed node in its place
		}
	}
	return []*node{s.node}
}

// host is the element that properties are added to, made when there is none
// and opened when it closes itself.
func (s *Struct) host() *node {
	if s.packet {
		return s.description()
	}
	h := s.holders()[0]
	h.unclose()
	if kind, _ := h.attr(rdfSpace, "parseType"); h != s.node || kind == "Resource" {
		return h
	}
	// Its properties are attributes, or it has none: RDF allows no children
	// beside such attributes.
	inner := newElement(Name{rdfSpace, "rdf", "Description"}, h)
	for _, a := range h.attrs {
		if a.space != "xmlns" && a.space != rdfSpace && a.space != xmlSpace {
			inner.attrs = append(inner.attrs, a)
		}
	}
	h.dropAttr(func(a attr) bool { return a.space != "xmlns" && a.space != xmlSpace })
	inner.retag()
	h.kids = []*node{inner}
	return inner
}

// newElement is an empty element that is to stand in around.
func newElement(name Name, around *node) *node {
	prefix := around.prefixFor(name)
	n := &node{
		name: prefix + ":" + name.Local, space: name.Space, local: name.Local, prefixes: around.prefixes,
		end: "</" + prefix + ":" + name.Local + ">",
	}
	n.retag()
	return n
}

// description is the rdf:Description of a packet that properties are added to.
func (s *Struct) description() *node {
	for _, n := range s.node.elements() {
		if _, blank := n.attr(rdfSpace, "nodeID"); blank || !n.is(rdfSpace, "Description") {
			continue // it describes something else
		}
		n.unclose()
		return n
	}
	s.node.unclose()
	n := newElement(Name{rdfSpace, "rdf", "Description"}, s.node)
	prefix, _, _ := strings.Cut(n.name, ":")
	n.attrs = []attr{{rdfSpace, "about", "", " " + prefix + `:about=""`}}
	n.retag()
	s.node.kids = append(s.node.kids, n)
	return n
}

// Structs are the structures that the property holds, in order, whether in an
// array or alone.
func (s *Struct) Structs(p Name) []*Struct {
	n := s.element(p)
	if n == nil {
		return nil
	}
	items := []*node{n}
	if a := n.array(); a != nil {
		items = a.items()
	}
	out := make([]*Struct, len(items))
	for i, k := range items {
		out[i] = &Struct{node: k}
	}
	return out
}

// element is the first element of the property; nil if there is none.
func (s *Struct) element(p Name) *node {
	for _, h := range s.holders() {
		for _, n := range h.kids {
			if n.is(p.Space, p.Local) {
				return n
			}
		}
	}
	return nil
}

// Arrange makes the property hold structures and returns them: the i-th is the
// one that was at from[i], with all it held, or an empty one where that is -1.
// Form is Bag or Seq, or "" for one that stands alone.
func (s *Struct) Arrange(p Name, form string, from []int) []*Struct {
	if len(from) == 0 {
		s.Remove(p)
		return nil
	}
	old := s.Structs(p)
	n := s.element(p)
	switch {
	case n == nil || form != "" && n.array() == nil || form == "" && n.array() == nil && from[0] != 0:
		s.put(p, empties(form, len(from)))
	case n.array() != nil:
		rearrange(n.array(), old, from)
		return s.Structs(p)
	default:
		return old
	}
	now := s.Structs(p)
	for i, k := range from {
		if k >= 0 && k < len(old) {
			now[i].node.take(old[k].node)
		}
	}
	return now
}

// empties is the content of a property that holds n empty structures.
func empties(form string, n int) string {
	if form == "" {
		return "\n    <rdf:Description>\n    </rdf:Description>\n   "
	}
	return array(form, strings.Repeat("\n     <rdf:li rdf:parseType=\"Resource\">\n     </rdf:li>", n))
}

// rearrange puts the items of an array in a new order.
func rearrange(array *node, old []*Struct, from []int) {
	array.unclose()
	was := map[*node]bool{}
	for _, o := range old {
		was[o.node] = true
	}
	array.dropKids(func(k *node) bool { return was[k] })
	for _, k := range from {
		if k >= 0 && k < len(old) {
			array.place(old[k].node)
			continue
		}
		li := newElement(Name{rdfSpace, "rdf", "li"}, array)
		prefix, _, _ := strings.Cut(li.name, ":")
		li.attrs = []attr{{rdfSpace, "parseType", "Resource", " " + prefix + `:parseType="Resource"`}}
		li.retag()
		array.place(li)
	}
}

// take moves the content of another element of a structure into n.
func (n *node) take(other *node) {
	n.attrs = other.attrs
	n.kids = other.kids
	n.prefixes = other.prefixes
	n.retag()
}
