package sheet

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

// TooLarge is the error, an ErrUsage, for a table that has more bytes than the
// most it may have.
func TooLarge(bytes, most int64) error {
	return fmt.Errorf("a table may have %d MB, not %d; part it into several files: %w", most>>20, (bytes+1<<20-1)>>20, catalog.ErrUsage)
}

// Workbook reports whether a file that begins so is a workbook, and no text.
func Workbook(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte("PK\x03\x04")) || bytes.HasPrefix(begin, []byte("\xD0\xCF\x11\xE0"))
}

// Text makes UTF-8 of what a program saved: UTF-8 or UTF-16, with or without
// a byte order mark, else in the code page; nil is UTF-8, and then what is none
// comes through as it is. The error is an ErrUsage for a workbook, and for more
// bytes than most.
func Text(r io.Reader, most int64, page encoding.Encoding) (*bufio.Reader, error) {
	raw := bufio.NewReader(&bounded{r, most, most})
	begin, err := raw.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if Workbook(begin) {
		return nil, fmt.Errorf("it is a workbook; save it as “CSV UTF-8” and take that: %w", catalog.ErrUsage)
	}
	plain := encoding.Nop.NewDecoder().Transformer
	if page != nil {
		plain = page.NewDecoder().Transformer
	}
	if len(begin) >= 2 { // the first letter is that of a column's name
		switch {
		case begin[0] == 0 && begin[1] != 0:
			plain = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
		case begin[0] != 0 && begin[1] == 0:
			plain = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
		}
	}
	return bufio.NewReaderSize(transform.NewReader(raw, unicode.BOMOverride(plain)), HeadMost), nil
}

// bounded is a reader that may give so many bytes, and an error for more.
type bounded struct {
	r          io.Reader
	left, most int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, TooLarge(b.most-b.left, b.most)
	}
	return n, err
}

// HeadMost is how far the first line is looked at, for its separator; a reader
// given to Separator must have so large a buffer.
const HeadMost = 64 << 10

// Separator finds what parts the cells of the first line, and takes away a
// line of Excel's that says so; lines counts it.
func Separator(r *bufio.Reader) (comma rune, lines int, err error) {
	head, err := r.Peek(HeadMost)
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
