package xmp

import "strings"

// Has reports whether the structure has the property, even an empty one.
func (s *Struct) Has(p Name) bool {
	found := false
	s.each(p, func(string, *node) { found = true })
	return found
}

// Text is the property's text; of several values the first.
func (s *Struct) Text(p Name) string {
	if l := s.List(p); len(l) > 0 {
		return l[0]
	}
	return ""
}

// List is the property's values in order, without empty ones. A single text
// counts as one.
func (s *Struct) List(p Name) []string {
	var out []string
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, text)
		}
	}
	s.each(p, func(value string, n *node) {
		switch {
		case len(out) > 0: // the property again: the first counts
		case n == nil:
			add(value)
		case n.array() != nil:
			for _, li := range n.array().items() {
				add(li.simple())
			}
		default:
			add(n.simple())
		}
	})
	return out
}

// A Lang is a text in one language, named as BCP 47 names it.
type Lang struct{ Tag, Text string }

// Langs is the property's text by language, in order; the default one has the
// tag "x-default". A text without a language counts as the default.
func (s *Struct) Langs(p Name) []Lang {
	var out []Lang
	s.each(p, func(value string, n *node) {
		switch {
		case len(out) > 0:
		case n == nil:
			out = append(out, Lang{"x-default", strings.TrimSpace(value)})
		case n.array() != nil:
			for _, li := range n.array().items() {
				tag, ok := li.attr(xmlSpace, "lang")
				if !ok {
					tag = "x-default"
				}
				out = append(out, Lang{tag, strings.TrimSpace(li.simple())})
			}
		default:
			out = append(out, Lang{"x-default", strings.TrimSpace(n.simple())})
		}
	})
	return out
}

// each calls f for every place the property stands: with the value of an
// attribute, or with the element.
func (s *Struct) each(p Name, f func(value string, n *node)) {
	for _, h := range s.holders() {
		if v, ok := h.attr(p.Space, p.Local); ok {
			f(v, nil)
		}
		for _, n := range h.kids {
			if n.is(p.Space, p.Local) {
				f("", n)
			}
		}
	}
}

// array is the rdf:Bag, rdf:Seq or rdf:Alt in n, nil if there is none.
func (n *node) array() *node {
	for _, k := range n.elements() {
		if k.is(rdfSpace, "Bag") || k.is(rdfSpace, "Seq") || k.is(rdfSpace, "Alt") {
			return k
		}
	}
	return nil
}

// items are the members of an array: rdf:li, or rdf:_1, rdf:_2 …
func (n *node) items() []*node {
	var out []*node
	for _, k := range n.elements() {
		if k.space == rdfSpace && (k.local == "li" || strings.HasPrefix(k.local, "_")) {
			out = append(out, k)
		}
	}
	return out
}

// simple is the text of n in any form RDF has for one: as content, as
// rdf:resource, or as rdf:value beside qualifiers, in an attribute, under
// parseType="Resource", or in a nested description.
func (n *node) simple() string {
	if v, ok := n.attr(rdfSpace, "resource"); ok {
		return v
	}
	if v, ok := n.attr(rdfSpace, "value"); ok {
		return v
	}
	kids := n.elements()
	if len(kids) == 0 {
		return n.content()
	}
	for _, k := range kids {
		if k.is(rdfSpace, "value") {
			return k.simple()
		}
	}
	if len(kids) == 1 && kids[0].is(rdfSpace, "Description") {
		if _, ok := kids[0].attr(rdfSpace, "value"); ok || len(kids[0].kids) > 0 {
			return kids[0].simple()
		}
	}
	return ""
}
