package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"cutline/catalog"
)

// MaxBytes is the most a table may have: it is read by one who waits.
const MaxBytes = 256 << 20

// TooLarge is the error, an ErrUsage, for a table of that many bytes.
func TooLarge(bytes int64) error {
	return fmt.Errorf("a table may have %d MB, not %d; part it into several files: %w", MaxBytes>>20, bytes>>20, catalog.ErrUsage)
}

// decode makes UTF-8 of what a program saved. A workbook is none of it.
func decode(r io.Reader) (*bufio.Reader, error) {
	raw := bufio.NewReader(&bounded{r, MaxBytes})
	begin, err := raw.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if bytes.HasPrefix(begin, []byte("PK\x03\x04")) || bytes.HasPrefix(begin, []byte("\xD0\xCF\x11\xE0")) {
		return nil, fmt.Errorf("it is a workbook; save it as “CSV UTF-8” and take that: %w", catalog.ErrUsage)
	}
	plain := encoding.Nop.NewDecoder().Transformer
	if len(begin) >= 2 { // the first letter is that of a column's name
		switch {
		case begin[0] == 0 && begin[1] != 0:
			plain = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
		case begin[0] != 0 && begin[1] == 0:
			plain = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
		}
	}
	text := transform.NewReader(raw, transform.Chain(unicode.BOMOverride(plain), encoding.UTF8Validator))
	return bufio.NewReaderSize(text, headMost), nil
}

// bounded is a reader that may give so many bytes, and an error for more.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, TooLarge(MaxBytes - b.left)
	}
	return n, err
}

// headMost is how far the first line is looked at, for its separator.
const headMost = 64 << 10

// separator finds what parts the cells of the first line, and takes away a
// line of Excel's that says so; lines counts it.
func separator(r *bufio.Reader) (comma rune, lines int, err error) {
	head, err := r.Peek(headMost)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return 0, 0, err
	}
	first, _, _ := strings.Cut(string(head), "\n")
	if sep, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, "\"\r ")), "sep="); ok && len(sep) == 1 {
		_, err := r.Discard(min(len(first)+1, len(head)))
		return rune(sep[0]), 1, err
	}
	best := 0
	comma = ','
	for _, sep := range ",;\t" {
		if n := strings.Count(first, string(sep)); n > best {
			comma, best = sep, n
		}
	}
	return comma, 0, nil
}
