package xmp

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The two forms of a list.
const (
	Bag = "Bag" // no order
	Seq = "Seq" // ordered
)

// Bytes is the packet: what was not changed is as it was read.
func (d *Doc) Bytes() []byte {
	var b strings.Builder
	d.root.write(&b)
	return []byte(b.String())
}

func (n *node) write(b *strings.Builder) {
	if n.name == "" && n.raw != "" {
		b.WriteString(n.raw)
		return
	}
	b.WriteString(n.start)
	for _, k := range n.kids {
		k.write(b)
	}
	b.WriteString(n.end)
}

// Remove takes the property away wherever it stands.
func (s *Struct) Remove(p Name) {
	for _, h := range s.holders() {
		h.dropAttr(func(a attr) bool { return a.space == p.Space && a.local == p.Local })
		h.dropKids(func(n *node) bool { return n.is(p.Space, p.Local) })
	}
}

// dropKids takes children away, each with the line it stood on.
func (n *node) dropKids(drop func(*node) bool) {
	if !slices.ContainsFunc(n.kids, drop) {
		return
	}
	kept := make([]*node, 0, len(n.kids))
	for _, k := range n.kids {
		if !drop(k) {
			kept = append(kept, k)
			continue
		}
		if last := len(kept) - 1; last >= 0 && kept[last].isText && strings.TrimSpace(kept[last].text) == "" {
			kept = kept[:last]
		}
	}
	n.kids = kept
}

// SetText makes s the property's only value; "" is an empty one.
func (s *Struct) SetText(p Name, text string) {
	s.put(p, escape(text))
}

// SetList makes items the property's values, in an array of that form.
func (s *Struct) SetList(p Name, form string, items []string) {
	var b strings.Builder
	for _, item := range items {
		b.WriteString("\n     <rdf:li>" + escape(item) + "</rdf:li>")
	}
	s.put(p, array(form, b.String()))
}

// SetLangs makes texts the property's value by language. The default language
// must come first.
func (s *Struct) SetLangs(p Name, texts []Lang) {
	var b strings.Builder
	for _, l := range texts {
		fmt.Fprintf(&b, "\n     <rdf:li xml:lang=\"%s\">%s</rdf:li>", escape(l.Tag), escape(l.Text))
	}
	s.put(p, array("Alt", b.String()))
}

func array(form, items string) string {
	return "\n    <rdf:" + form + ">" + items + "\n    </rdf:" + form + ">\n   "
}

// put replaces the property by one element with that content, at the end of
// the structure, and returns the element.
func (s *Struct) put(p Name, content string) *node {
	s.Remove(p)
	host := s.host()
	prefix := host.prefixFor(s.customary(p))
	n := &node{
		name: prefix + ":" + p.Local, space: p.Space, local: p.Local, prefixes: host.prefixes,
		end: "</" + prefix + ":" + p.Local + ">",
	}
	if uri, _ := n.prefixes.lookup("rdf"); uri != rdfSpace {
		n.bind("rdf", rdfSpace)
	} else {
		n.retag()
	}
	n.kids = fragment(content, n.prefixes)
	host.place(n)
	return n
}

// place adds a child at the end, on a line of its own.
func (n *node) place(k *node) {
	at := len(n.kids)
	if at > 0 && n.kids[at-1].isText && strings.TrimSpace(n.kids[at-1].text) == "" {
		at--
	}
	if at == len(n.kids) {
		n.kids = append(n.kids, blank("\n   "), k, blank("\n  "))
		return
	}
	n.kids = slices.Insert(n.kids, at, blank("\n   "), k)
}

func blank(s string) *node { return &node{raw: s, text: s, isText: true} }

// fragment reads our own content of a property, so that a Doc can be read
// again after a change.
func fragment(content string, around *scope) []*node {
	inner, err := Parse([]byte(`<rdf:RDF xmlns:rdf="` + rdfSpace + `"><rdf:Description>` + content + `</rdf:Description></rdf:RDF>`))
	if err != nil { // escape leaves nothing that XML could refuse
		return []*node{{raw: content, text: content, isText: true}}
	}
	kids := inner.node.elements()[0].kids
	for _, k := range kids {
		k.within(around)
	}
	return kids
}

// within says which prefixes are bound around an element that binds none.
func (n *node) within(around *scope) {
	n.prefixes = around
	for _, k := range n.kids {
		k.within(around)
	}
}

// unclose gives an element that closes itself an end tag.
func (n *node) unclose() {
	if n.end != "" {
		return
	}
	n.start = strings.TrimRight(strings.TrimSuffix(n.start, "/>"), " \t\r\n") + ">"
	n.end = "</" + n.name + ">"
}

// prefixFor is a prefix that means p's namespace within n, bound on n if none
// is yet. Prefixes bound to other namespaces are left alone.
func (n *node) prefixFor(p Name) string {
	for s := n.prefixes; s != nil; s = s.outer {
		for prefix, uri := range s.bound {
			if now, _ := n.prefixes.lookup(prefix); usable(prefix) && uri == p.Space && now == uri && !ambiguous(s, p, prefix) {
				return prefix
			}
		}
	}
	prefix := p.Prefix
	for i := 1; ; i++ {
		if _, taken := n.prefixes.lookup(prefix); !taken && !n.prefixes.outermost().loose[prefix] {
			break
		}
		prefix = fmt.Sprintf("%s%d", p.Prefix, i)
	}
	n.bind(prefix, p.Space)
	return prefix
}

// ambiguous reports whether the same element binds a prefix to p's namespace
// that sorts before this one: the choice must not depend on a map's order.
func ambiguous(s *scope, p Name, prefix string) bool {
	for other, uri := range s.bound {
		if uri == p.Space && usable(other) && other < prefix {
			return true
		}
	}
	return false
}

// customary is p with the prefix that the packet has for its namespace
// anywhere: readers built on old XMP toolkits, exiv2 among them, refuse a
// packet with two prefixes for one.
func (s *Struct) customary(p Name) Name {
	for _, desc := range s.node.elements() {
		for _, n := range append([]*node{desc}, desc.elements()...) {
			for _, a := range n.attrs {
				if a.space == "xmlns" && a.value == p.Space && usable(a.local) && a.local != "xmlns" {
					p.Prefix = a.local
					return p
				}
			}
		}
	}
	return p
}

// usable reports whether an element's name may begin with the prefix.
func usable(prefix string) bool {
	r, _ := utf8.DecodeRuneInString(prefix)
	return unicode.IsLetter(r)
}

// bind adds a namespace declaration to n.
func (n *node) bind(prefix, uri string) {
	n.prefixes = &scope{outer: n.prefixes, bound: map[string]string{prefix: uri}}
	n.attrs = append(n.attrs, attr{"xmlns", prefix, uri, fmt.Sprintf("\n    xmlns:%s=\"%s\"", prefix, escape(uri))})
	n.retag()
}

func (n *node) dropAttr(drop func(attr) bool) {
	if slices.ContainsFunc(n.attrs, drop) {
		n.attrs = slices.DeleteFunc(slices.Clone(n.attrs), drop)
		n.retag()
	}
}

// retag writes the start tag anew from the attributes.
func (n *node) retag() {
	var b strings.Builder
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(a.raw)
	}
	if n.end == "" {
		b.WriteString("/")
	}
	n.start = b.String() + ">"
}

// escape writes s as XML text or attribute value. Characters XML has no place
// for are dropped; a carriage return is kept as a reference.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r':
			b.WriteString("&#xD;")
		case r == '\t' || r == '\n' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF:
			b.WriteRune(r)
		}
	}
	return b.String()
}
