package iim

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// A Block is datasets whose texts can be read.
type Block struct {
	Sets []Dataset
	// Guessed says that the code page is a guess and some text is not ASCII:
	// such text must not be written back unless a person has seen it.
	Guessed bool

	page encoding.Encoding // nil: UTF-8
}

// Read parses block and finds out how its texts are encoded: what it says
// itself, wherever it says so, if that can be true; else UTF-8 if all texts
// are; else Windows-1252, which is a guess. With an ErrDamaged the Block holds
// what came before the damage.
func Read(block []byte) (Block, error) {
	sets, err := Parse(block)
	b := Block{Sets: sets}
	page, known := marked(sets)
	valid, ascii := survey(sets)
	switch {
	case ascii, valid && page == nil:
	case known && page != nil:
		b.page = page
	default:
		b.page, b.Guessed = charmap.Windows1252, true
	}
	return b, err
}

// pages are the code pages that 1:90 can name, by the last byte of its escape
// sequence.
var pages = map[byte]encoding.Encoding{
	'A': charmap.ISO8859_1, 'B': charmap.ISO8859_2, 'C': charmap.ISO8859_3, 'D': charmap.ISO8859_4,
	'L': charmap.ISO8859_5, 'G': charmap.ISO8859_6, 'F': charmap.ISO8859_7, 'H': charmap.ISO8859_8,
	'M': charmap.ISO8859_9, 'V': charmap.ISO8859_10, 'Y': charmap.ISO8859_13, 'b': charmap.ISO8859_15,
}

// marked looks for 1:90, which some agencies write last. A nil page with known
// true is UTF-8.
func marked(sets []Dataset) (page encoding.Encoding, known bool) {
	i := slices.IndexFunc(sets, func(d Dataset) bool { return d.Record == 1 && d.Number == 90 })
	if i < 0 {
		return nil, false
	}
	esc := sets[i].Data
	switch {
	case bytes.HasPrefix(esc, []byte("\x1b%G")), bytes.HasPrefix(esc, []byte("\x1b%/")):
		return nil, true
	case len(esc) >= 3 && esc[0] == 0x1B && (esc[1] == '.' || esc[1] == '-' || esc[1] == '/'):
		page, known = pages[esc[2]]
		return page, known
	}
	return nil, false
}

// survey says whether all texts are UTF-8, and whether they are even ASCII. A
// text may end within a character: others cut at a limit of bytes.
func survey(sets []Dataset) (valid, ascii bool) {
	valid, ascii = true, true
	for _, d := range sets {
		if !isText(d) {
			continue
		}
		valid = valid && utf8.Valid(whole(d.Data))
		ascii = ascii && bytes.IndexFunc(d.Data, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	}
	return valid, ascii
}

// isText reports whether the dataset is text that people read.
func isText(d Dataset) bool {
	switch d.Number {
	case 0, 125, 200, 201, 202: // version, picture of a caption, preview
		return false
	}
	return d.Record == 2
}

// whole is b without the beginning of a character at its end.
func whole(b []byte) []byte {
	for i := 1; i <= min(3, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// Texts are the values of record 2 with that number, decoded.
func (b Block) Texts(number byte) []string {
	var out []string
	for _, d := range b.Sets {
		if d.Record == 2 && d.Number == number {
			out = append(out, b.decode(d.Data))
		}
	}
	return out
}

// Longest is the bytes of the longest value with that number, as stored: it
// tells whether a program cut at a limit.
func (b Block) Longest(number byte) int {
	n := 0
	for _, d := range b.Sets {
		if d.Record == 2 && d.Number == number {
			n = max(n, len(d.Data))
		}
	}
	return n
}

func (b Block) decode(data []byte) string {
	if b.page == nil {
		return string(bytes.ToValidUTF8(whole(data), []byte("\uFFFD")))
	}
	s, err := b.page.NewDecoder().Bytes(data)
	if err != nil { // a code page of single bytes decodes anything
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
	}
	return string(s)
}
