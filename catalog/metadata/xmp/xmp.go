// Package xmp reads and changes XMP packets. A packet is kept as its own text:
// what is not changed is written back byte for byte, whoever wrote it.
//
// Units: none; texts are Unicode, as in the packet.
package xmp

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
)

// Bounds on a packet, whatever it asks for.
const (
	MaxBytes = 16 << 20
	maxDepth = 64
	maxNodes = 100_000 // elements, attributes and texts
)

// A Name is a property: the namespace's address, its usual prefix, and the
// name in it.
type Name struct{ Space, Prefix, Local string }

// Namespaces of RDF and XML.
const (
	rdfSpace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
)

// Why a packet is refused.
var (
	ErrTooLarge = errors.New("larger or deeper than any packet should be")
	ErrDoctype  = errors.New("it has a document type, which XMP never has")
	ErrEncoding = errors.New("it is not UTF-8")
	ErrNotXMP   = errors.New("there is no RDF in it")
)

// A Doc is one packet, and the properties in it.
type Doc struct {
	Struct
	root *node // its children are the packet's top level
}

// New is an empty packet.
func New() *Doc {
	d, err := Parse([]byte(emptyPacket))
	if err != nil { // it is our own text
		panic(err)
	}
	return d
}

const emptyPacket = `<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="">
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
`

// UTF8 turns a document in UTF-16, as its start shows, into UTF-8, and takes a
// byte order mark away. Other documents come back as they are. Only sidecars
// may be in UTF-16; a packet in a photo that is can be read, not written.
func UTF8(b []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xFE\xFF")), bytes.HasPrefix(b, []byte("\x00<")):
		order = binary.BigEndian
	case bytes.HasPrefix(b, []byte("\xFF\xFE")), bytes.HasPrefix(b, []byte("<\x00")):
		order = binary.LittleEndian
	default:
		return []byte(strings.TrimPrefix(string(b), "\uFEFF"))
	}
	if len(b) > MaxBytes {
		return b
	}
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	s := strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
	return []byte(strings.NewReplacer(`encoding="UTF-16"`, `encoding="UTF-8"`, `encoding="utf-16"`, `encoding="UTF-8"`).Replace(s))
}
