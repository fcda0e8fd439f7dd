package xmp

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A node is an element, or any other piece of the packet's text (name "").
type node struct {
	name         string // as written, "dc:title"
	space, local string
	prefixes     *scope
	attrs        []attr
	start, end   string // tags as written; end is "" for an element that closes itself
	kids         []*node
	raw          string // of a piece that is no element
	text         string // what raw says, if it is text
	isText       bool
}

// An attr is an attribute; raw is its text with the space before it.
type attr struct {
	space, local string
	value        string
	raw          string
}

// A scope is the prefixes one element binds, on top of those around it.
// The outermost also knows the prefixes that are used though nobody bound
// them: binding one of those would change what foreign text means.
type scope struct {
	outer *scope
	bound map[string]string
	loose map[string]bool
}

func (s *scope) lookup(prefix string) (string, bool) {
	if prefix == "xml" {
		return xmlSpace, true
	}
	for ; s != nil; s = s.outer {
		if uri, ok := s.bound[prefix]; ok {
			return uri, true
		}
	}
	return "", false
}

// resolve is lookup that remembers a prefix nobody bound.
func (s *scope) resolve(prefix string) string {
	uri, ok := s.lookup(prefix)
	if !ok && prefix != "" {
		s.outermost().loose[prefix] = true
	}
	return uri
}

func (s *scope) outermost() *scope {
	for s.outer != nil {
		s = s.outer
	}
	return s
}

// parser holds what Parse is in the middle of.
type parser struct {
	src   []byte
	dec   *xml.Decoder
	open  []*node
	nodes int
}

// Parse reads a packet in UTF-8. Its size, depth and number of nodes are
// bounded, and a document type is refused.
func Parse(packet []byte) (*Doc, error) {
	packet = bytes.Trim(packet, "\x00")
	packet = bytes.TrimPrefix(packet, []byte("\uFEFF"))
	switch {
	case len(packet) > MaxBytes:
		return nil, fmt.Errorf("read an XMP packet of %d MB: %w", len(packet)>>20, ErrTooLarge)
	case !utf8.Valid(packet) || bytes.IndexByte(packet, 0) >= 0:
		return nil, fmt.Errorf("read the XMP packet: %w", ErrEncoding)
	}
	root := &node{prefixes: &scope{loose: map[string]bool{}}}
	p := &parser{src: packet, dec: xml.NewDecoder(bytes.NewReader(packet)), open: []*node{root}}
	p.dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.EqualFold(label, "us-ascii") || strings.EqualFold(label, "utf8") {
			return in, nil
		}
		return nil, ErrEncoding
	}
	for {
		more, err := p.step()
		if err != nil {
			return nil, fmt.Errorf("read the XMP packet at byte %d: %w", p.dec.InputOffset(), err)
		}
		if !more {
			break
		}
	}
	if len(p.open) > 1 {
		return nil, fmt.Errorf("read the XMP packet: %s is never closed", p.open[len(p.open)-1].name)
	}
	rdf := findRDF(root)
	if rdf == nil {
		return nil, fmt.Errorf("read the XMP packet: %w", ErrNotXMP)
	}
	return &Doc{Struct{rdf, true}, root}, nil
}

// step reads one token; more is false at the end.
func (p *parser) step() (more bool, err error) {
	from := p.dec.InputOffset()
	tok, err := p.dec.RawToken()
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	raw := string(p.src[from:p.dec.InputOffset()])
	top := p.open[len(p.open)-1]
	switch t := tok.(type) {
	case xml.StartElement:
		n, err := element(t, raw, top.prefixes)
		if err != nil {
			return false, err
		}
		top.kids = append(top.kids, n)
		p.open = append(p.open, n)
		p.nodes += 1 + len(t.Attr)
	case xml.EndElement:
		if len(p.open) == 1 || top.name != rawName(t.Name) {
			return false, fmt.Errorf("</%s> closes nothing", rawName(t.Name))
		}
		top.end = raw
		p.open = p.open[:len(p.open)-1]
	case xml.CharData:
		top.kids = append(top.kids, &node{raw: raw, text: string(t), isText: true})
		p.nodes++
	case xml.Directive:
		return false, ErrDoctype
	default:
		top.kids = append(top.kids, &node{raw: raw})
		p.nodes++
	}
	if len(p.open) > maxDepth+1 || p.nodes > maxNodes {
		return false, ErrTooLarge
	}
	return true, nil
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func element(t xml.StartElement, raw string, outer *scope) (*node, error) {
	n := &node{name: rawName(t.Name), start: raw, local: t.Name.Local, prefixes: outer}
	pieces, ok := splitAttrs(raw, len(n.name))
	if !ok || len(pieces) != len(t.Attr) {
		return nil, fmt.Errorf("the attributes of %s cannot be told apart", n.name)
	}
	bound := map[string]string{}
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns":
			bound[a.Name.Local] = a.Value
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			bound[""] = a.Value
		}
	}
	if len(bound) > 0 {
		n.prefixes = &scope{outer: outer, bound: bound}
	}
	n.space = n.prefixes.resolve(t.Name.Space)
	for i, a := range t.Attr {
		v := attr{local: a.Name.Local, value: a.Value, raw: pieces[i]}
		switch {
		case a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns":
			v.space = "xmlns"
		case a.Name.Space != "":
			v.space = n.prefixes.resolve(a.Name.Space)
		}
		n.attrs = append(n.attrs, v)
	}
	return n, nil
}

// splitAttrs cuts a start tag into its attributes, each with the space before
// it. The XML reader has accepted the tag, so quotes are balanced.
func splitAttrs(tag string, nameLen int) ([]string, bool) {
	rest := strings.TrimSuffix(strings.TrimSuffix(tag, ">"), "/")
	if len(rest) < 1+nameLen {
		return nil, false
	}
	rest = rest[1+nameLen:]
	var out []string
	for strings.TrimSpace(rest) != "" {
		i := strings.IndexAny(rest, `"'`)
		if i < 0 {
			return nil, false
		}
		j := strings.IndexByte(rest[i+1:], rest[i])
		if j < 0 {
			return nil, false
		}
		end := i + 1 + j + 1
		out = append(out, rest[:end])
		rest = rest[end:]
	}
	return out, true
}

// findRDF is the first rdf:RDF within two levels of the top.
func findRDF(root *node) *node {
	for _, n := range root.kids {
		if n.is(rdfSpace, "RDF") {
			return n
		}
		for _, k := range n.kids {
			if k.is(rdfSpace, "RDF") {
				return k
			}
		}
	}
	return nil
}

func (n *node) is(space, local string) bool {
	return n.name != "" && n.local == local && n.space == space
}

func (n *node) attr(space, local string) (string, bool) {
	for _, a := range n.attrs {
		if a.space == space && a.local == local {
			return a.value, true
		}
	}
	return "", false
}

// elements are the children that are elements.
func (n *node) elements() []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name != "" {
			out = append(out, k)
		}
	}
	return out
}

// content is the text directly in n.
func (n *node) content() string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.isText {
			b.WriteString(k.text)
		}
	}
	return b.String()
}
