package xmp

import (
	"fmt"
	"maps"
	"strings"
)

// A Property is one that stands at the top of a packet.
type Property struct {
	Name
	Size int // bytes it takes, about
}

// Properties lists what stands at the top of the packet, each once, in order.
func (d *Doc) Properties() []Property {
	var out []Property
	at := map[[2]string]int{}
	add := func(space, local, written string, size int) {
		if space == "" || space == "xmlns" || space == rdfSpace || space == xmlSpace {
			return
		}
		key := [2]string{space, local}
		if i, ok := at[key]; ok {
			out[i].Size += size
			return
		}
		at[key] = len(out)
		prefix, _, named := strings.Cut(strings.TrimSpace(written), ":")
		if !named || !usable(prefix) {
			prefix = "ns"
		}
		out = append(out, Property{Name{Space: space, Prefix: prefix, Local: local}, size})
	}
	for _, desc := range d.node.elements() {
		for _, a := range desc.attrs {
			add(a.space, a.local, a.raw, len(a.raw))
		}
		for _, n := range desc.elements() {
			add(n.space, n.local, n.name, len(n.String()))
		}
	}
	return out
}

// String is the node as it is written.
func (n *node) String() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

// Move takes a property out of d and puts it into to, as it is written; when
// to has it already, d's is dropped.
func (d *Doc) Move(p Name, to *Doc) error {
	if to.Has(p) {
		d.Remove(p)
		return nil
	}
	var err error
	first := true
	d.each(p, func(value string, n *node) {
		switch {
		case !first:
		case n == nil:
			to.SetText(p, value)
		default:
			err = to.adopt(n)
		}
		first = false
	})
	if err != nil {
		return fmt.Errorf("move %s: %w", p.Local, err)
	}
	d.Remove(p)
	return nil
}

// adopt adds a copy of a property of another packet, with the namespaces it
// uses.
func (d *Doc) adopt(n *node) error {
	used := map[string]string{}
	var order []string
	n.uses(nil, func(prefix string) {
		if uri, ok := n.prefixes.lookup(prefix); ok && prefix != "xml" && prefix != "xmlns" {
			if _, seen := used[prefix]; !seen {
				order = append(order, prefix)
			}
			used[prefix] = uri
		}
	})
	desc := d.description()
	var declare strings.Builder
	own := "" // declared on the copy itself: the prefix means something else here
	for _, prefix := range order {
		uri := used[prefix]
		name := "xmlns:" + prefix
		if prefix == "" {
			name = "xmlns"
		}
		fmt.Fprintf(&declare, ` %s="%s"`, name, escape(uri))
		switch now, bound := desc.prefixes.lookup(prefix); {
		case bound && now == uri:
		case bound || prefix == "" || desc.prefixes.outermost().loose[prefix]:
			own += fmt.Sprintf(` %s="%s"`, name, escape(uri))
		default:
			desc.bind(prefix, uri)
		}
	}
	text := n.String()
	if own != "" {
		text = "<" + n.name + own + strings.TrimPrefix(text, "<"+n.name)
		declare.Reset()
	}
	if uri, ok := used["rdf"]; ok && uri != rdfSpace {
		return fmt.Errorf("the prefix rdf means %q", uri)
	}
	in, err := Parse([]byte(`<rdf:RDF xmlns:rdf="` + rdfSpace + `"><rdf:Description` +
		strings.ReplaceAll(declare.String(), ` xmlns:rdf="`+rdfSpace+`"`, "") + ">" + text + `</rdf:Description></rdf:RDF>`))
	if err != nil {
		return err
	}
	for _, k := range in.node.elements()[0].elements() {
		desc.place(k)
	}
	return nil
}

// uses calls f for every prefix in n that n does not bind itself.
func (n *node) uses(bound map[string]bool, f func(prefix string)) {
	if n.name == "" {
		return
	}
	here := maps.Clone(bound)
	if here == nil {
		here = map[string]bool{}
	}
	var names []string
	for _, a := range n.attrs {
		name, _, _ := strings.Cut(strings.TrimSpace(a.raw), "=")
		name = strings.TrimSpace(name)
		if a.space == "xmlns" {
			_, prefix, _ := strings.Cut(name, ":")
			here[prefix] = true
			continue
		}
		if strings.Contains(name, ":") { // one without a prefix is in no namespace
			names = append(names, name)
		}
	}
	for _, name := range append(names, n.name) {
		prefix, _, ok := strings.Cut(name, ":")
		if !ok {
			prefix = ""
		}
		if !here[prefix] {
			f(prefix)
		}
	}
	for _, k := range n.kids {
		k.uses(here, f)
	}
}
