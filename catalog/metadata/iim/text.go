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
	// Page names the code page that was guessed.
	Page string

	page encoding.Encoding // nil: UTF-8
}

// Pages are the names of the code pages that texts may be in which do not say
// theirs, the most usual first.
func Pages() []string {
	return []string{"windows-1252", "windows-1258", "windows-1250", "windows-1251", "macintosh"}
}

// legacy is the code page of that name; the first of Pages for any other.
func legacy(name string) (string, encoding.Encoding) {
	switch name {
	case "windows-1258":
		return name, charmap.Windows1258
	case "windows-1250":
		return name, charmap.Windows1250
	case "windows-1251":
		return name, charmap.Windows1251
	case "macintosh":
		return name, charmap.Macintosh
	}
	return "windows-1252", charmap.Windows1252
}

// Read is ReadIn with the first of Pages.
func Read(block []byte) (Block, error) { return ReadIn(block, "") }

// ReadIn parses block and finds out how its texts are encoded: what it says
// itself, wherever it says so, if that can be true; else UTF-8 if all texts
// are; else page, one of Pages, which is a guess. With an ErrDamaged the Block
// holds what came before the damage.
func ReadIn(block []byte, page string) (Block, error) {
	sets, err := Parse(block)
	b := Block{Sets: sets}
	said, known := marked(sets)
	valid, ascii := survey(sets)
	switch {
	case ascii, valid && said == nil:
	case known && said != nil:
		b.page = said
	default:
		b.Guessed = true
		b.Page, b.page = legacy(page)
	}
	return b, err
}

// Guess is a block of texts with one number, whose code page is a guess.
func Guess(number byte, texts [][]byte, page string) Block {
	b := Block{Guessed: true}
	b.Page, b.page = legacy(page)
	for _, t := range texts {
		b.Sets = append(b.Sets, Dataset{Record: 2, Number: number, Data: t})
	}
	return b
}

// Unsure are the texts with those numbers, as bytes, if one of them was
// decoded by a guess; nil if none was.
func (b Block) Unsure(numbers ...byte) [][]byte {
	var out [][]byte
	guessed := false
	for _, d := range b.Sets {
		if d.Record == 2 && bytes.IndexByte(numbers, d.Number) >= 0 {
			out = append(out, bytes.Clone(d.Data))
			guessed = guessed || !b.Sure(d)
		}
	}
	if !guessed {
		return nil
	}
	return out
}

// pages are the code pages that 1:90 can name, by the last byte of the escape
// sequence that calls for one of ISO 8859 (ISO 2022, ISO-IR).
var pages = map[byte]encoding.Encoding{
	'A': charmap.ISO8859_1, 'B': charmap.ISO8859_2, 'C': charmap.ISO8859_3, 'D': charmap.ISO8859_4,
	'L': charmap.ISO8859_5, 'G': charmap.ISO8859_6, 'F': charmap.ISO8859_7, 'H': charmap.ISO8859_8,
	'M': charmap.ISO8859_9, 'V': charmap.ISO8859_10, 'T': charmap.Windows874, 'Y': charmap.ISO8859_13,
	'_': charmap.ISO8859_14, 'b': charmap.ISO8859_15, 'f': charmap.ISO8859_16,
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
	case bytes.HasPrefix(esc, []byte("\x1b%G")),
		bytes.HasPrefix(esc, []byte("\x1b%/")) && len(esc) > 3 && bytes.IndexByte([]byte("GHI"), esc[3]) >= 0:
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
