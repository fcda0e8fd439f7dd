// Package articles reads plain-text articles as small newsrooms write them:
// a headline, a date of the page, a lead that opens with the paper's sign and
// the day, paragraphs with the captions of their pictures between them, and
// the writer's name. It writes none.
//
// What it finds are guesses that a person can correct; the same text always
// gives the same article. All text comes out as NFC, each run of white space
// one space. Time is linear in the length of the text.
package articles

import (
	"errors"
	"fmt"
	"io"

	"cutline/catalog"
	"cutline/catalog/names"
)

// MaxBytes is the size of the largest file Parse reads.
const MaxBytes = 16 << 20

// Errors a caller may test for; they come wrapped with the file's name.
var (
	ErrEmpty    = errors.New("the file holds no text")
	ErrTooLarge = errors.New("the file is larger than 16 MB")
)

// An EncodingError says that a file is no text in UTF-8 or UTF-16, and shows
// the line by which that is known.
type EncodingError struct {
	Name string // the file
	Line int    // from 1
	Text string // the line, what cannot be read as \x bytes; at most 120 bytes of it
	Why  string // "is not UTF-8 …"
}

func (e *EncodingError) Error() string {
	return fmt.Sprintf("read %s: line %d %s: “%s”; save the text as UTF-8 and import it again", e.Name, e.Line, e.Why, e.Text)
}

// Parse reads the article in r. name is the file's, for errors; signs says
// what the sign of a date line stands for ("BNL" and the place), and may be
// nil. The errors are those of r, *EncodingError, ErrEmpty and ErrTooLarge.
func Parse(name string, r io.Reader, signs map[string]string) (catalog.Article, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return catalog.Article{}, fmt.Errorf("read %s: %w", name, err)
	}
	if len(data) > MaxBytes {
		return catalog.Article{}, fmt.Errorf("read %s: %w", name, ErrTooLarge)
	}
	text, err := decode(name, data)
	if err != nil {
		return catalog.Article{}, err
	}
	blocks := read(text)
	if len(blocks) == 0 {
		return catalog.Article{}, fmt.Errorf("read %s: %w", name, ErrEmpty)
	}
	a := arrange(blocks)
	a.Language = language(a)
	a.Dateline = dateline(a, signs)
	a.People = names.People(running(a)...)
	return a, nil
}

// running lists the texts of the article itself, captions left out: a caption
// is checked against them.
func running(a catalog.Article) []string {
	texts := []string{a.Headline, a.Lead}
	for _, b := range a.Blocks {
		if b.Type != catalog.SlotBlock {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

// language is "vi" when at least one word in eight has a letter only
// Vietnamese has, else "en"; an English text may well name Vietnamese people.
func language(a catalog.Article) string {
	words, own := 0, 0
	for _, text := range append(running(a), captions(a)...) {
		inWord, marked := false, false
		for _, r := range text + " " {
			if r == ' ' {
				words += count(inWord)
				own += count(marked)
				inWord, marked = false, false
				continue
			}
			inWord = true
			marked = marked || vietnameseLetter(r)
		}
		if words > 2000 {
			break
		}
	}
	if own*8 >= words {
		return "vi"
	}
	return "en"
}

func captions(a catalog.Article) []string {
	var out []string
	for _, b := range a.Captions() {
		out = append(out, b.Text)
	}
	return out
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// vietnameseLetter reports whether r stands in Vietnamese and in hardly any
// other language.
func vietnameseLetter(r rune) bool {
	switch r {
	case 'ă', 'Ă', 'đ', 'Đ', 'ơ', 'Ơ', 'ư', 'Ư', 'ĩ', 'Ĩ', 'ũ', 'Ũ':
		return true
	}
	return r >= 0x1EA0 && r <= 0x1EF9
}
