package event

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"cutline/catalog"
)

// documentPart is where a document keeps its text.
const documentPart = "word/document.xml"

// Limits of a document.
const (
	maxXML   = 16 << 20
	maxDepth = 64
	maxRatio = 100
)

// document reads the tables of a document that list people, else its
// paragraphs. size is the file's.
func (r *reader) document(part *zip.File, size int64) error {
	if part.UncompressedSize64 > maxXML || part.UncompressedSize64 > uint64(size)*maxRatio {
		return fmt.Errorf("its text unpacks to %d MB, which no list of people has: %w", part.UncompressedSize64>>20, catalog.ErrUsage)
	}
	in, err := part.Open()
	if err != nil {
		return fmt.Errorf("unpack the document (%w): %w", err, catalog.ErrUsage)
	}
	defer in.Close()
	d, err := readDocument(io.LimitReader(in, maxXML))
	if err != nil {
		return fmt.Errorf("it is a document that is broken (%w): %w", err, catalog.ErrUsage)
	}
	r.tables(d)
	return nil
}

// tables reads those tables of a document that have a heading; else those most
// of whose rows name people, since letterheads and signatures are tables too;
// else the paragraphs.
func (r *reader) tables(d document) {
	headed := false
	for _, rows := range d.tables {
		if _, at := heads(rows); at >= 0 {
			r.table(rows)
			headed = true
		}
	}
	if headed {
		return
	}
	for _, rows := range d.tables {
		if _, people := guessed(rows); people*2 > len(rows) && len(rows) > 1 {
			r.table(rows)
			headed = true
		}
	}
	if !headed {
		r.text(strings.Join(d.paragraphs, "\n"))
	}
}

// A document is the text of one: what stands in tables, and what does not.
type document struct {
	tables     [][]row
	paragraphs []string
}

// A docReader follows the elements of a document.
type docReader struct {
	doc   document
	depth int
	table int // how many tables stand in each other here
	skip  int // the depth of what is not read; 0 = all is
	text  int // how many elements of text stand in each other here
	cells []string
	b     strings.Builder
}

func readDocument(in io.Reader) (document, error) {
	x := xml.NewDecoder(in)
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var r docReader
	for {
		t, err := x.RawToken()
		if err == io.EOF {
			if r.depth != 0 {
				err = io.ErrUnexpectedEOF
				return r.doc, err
			}
			return r.doc, nil
		}
		if err != nil {
			return r.doc, err
		}
		switch t := t.(type) {
		case xml.Directive:
			return r.doc, errors.New("it has a DOCTYPE")
		case xml.StartElement:
			if r.depth++; r.depth > maxDepth {
				return r.doc, errors.New("its elements stand too deep")
			}
			r.start(t.Name.Local)
		case xml.EndElement:
			if r.depth == 0 {
				return r.doc, errors.New("an element ends that has not begun")
			}
			r.end(t.Name.Local)
			r.depth--
		case xml.CharData:
			if r.text > 0 && r.skip == 0 {
				r.b.Write(t)
			}
		}
	}
}

func (r *docReader) start(name string) {
	if r.skip != 0 {
		return
	}
	switch name {
	case "Fallback", "del": // said twice, or taken out
		r.skip = r.depth
	case "tbl":
		if r.table++; r.table == 1 {
			r.paragraph()
			r.doc.tables = append(r.doc.tables, nil)
		}
	case "tr":
		if r.table == 1 {
			r.cells = nil
		}
	case "tc":
		if r.table == 1 {
			r.b.Reset()
		}
	case "t":
		r.text++
	case "tab", "br", "cr":
		r.b.WriteByte(' ')
	}
}

func (r *docReader) end(name string) {
	if r.skip != 0 {
		if r.skip == r.depth {
			r.skip = 0
		}
		return
	}
	switch name {
	case "t":
		r.text = max(0, r.text-1)
	case "p":
		if r.table > 0 {
			r.b.WriteByte(' ')
		} else {
			r.paragraph()
		}
	case "tc":
		if r.table == 1 {
			r.cells = append(r.cells, oneLine(r.b.String()))
			r.b.Reset()
		}
	case "tr":
		if last := len(r.doc.tables) - 1; r.table == 1 && last >= 0 {
			r.doc.tables[last] = append(r.doc.tables[last], row{len(r.doc.tables[last]) + 1, r.cells})
		}
	case "tbl":
		r.table = max(0, r.table-1)
	}
}

// paragraph ends what stands outside of tables.
func (r *docReader) paragraph() {
	if text := oneLine(r.b.String()); text != "" {
		r.doc.paragraphs = append(r.doc.paragraphs, text)
	}
	r.b.Reset()
}
