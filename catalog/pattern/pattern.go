// Package pattern puts what is known of a photo into a text: {variables}, as
// they stand in captions, templates and names of files. It also makes the
// names of files that leave the house: every outgoing name comes from here, so
// that it is safe on every system and no two names of one export are the same.
//
// Units: lengths of names are in bytes of UTF-8; a variable's index and count
// are in characters.
package pattern

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// MaxName is the most bytes an outgoing name has, with its extension: below
// every file system's limit, with room for ".partial".
const MaxName = 240

// nameless is what a name becomes when nothing of it can be kept.
const nameless = "unnamed"

// Clean is s as one element of a path that any system accepts: NFC, without
// separators, wildcards, control and bidi characters, without a dot or space
// at either end, no device name of Windows, at most MaxName bytes. Clean of
// what Clean returned is the same.
func Clean(s string) string { return clean(s, MaxName) }

func clean(s string, limit int) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "-"))
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError:
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	s = trim(norm.NFC.String(s))
	if s == "" {
		return nameless
	}
	if reserved(s) {
		s = "_" + s
	}
	return shorten(s, limit)
}

func trim(s string) string { return strings.Trim(s, ". ") }

// shorten cuts s between runes so that it has at most limit bytes; a short
// extension is kept.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	stem, ext := s, ""
	if i := strings.LastIndexByte(s, '.'); i > 0 && len(s)-i <= 12 {
		stem, ext = s[:i], s[i:]
	}
	n := limit - len(ext)
	for n > 0 && !utf8.RuneStart(stem[n]) {
		n--
	}
	return strings.TrimRight(stem[:n], ". ") + ext
}

// reserved reports whether Windows takes s for a device, whatever its
// extension.
func reserved(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	switch stem = strings.ToUpper(strings.TrimSpace(stem)); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, p := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, p); ok && utf8.RuneCountInString(n) == 1 && strings.ContainsAny(n, "0123456789¹²³") {
			return true
		}
	}
	return false
}

// Names hands out names that differ from each other on every system: compared
// after NFC and case folding. The zero Names has handed out none.
type Names struct {
	taken map[string]bool
}

// Take returns stem + ext, cleaned; a name that is taken gets -2, -3 … before
// its extension. ext has its dot and is at most 12 bytes.
func (n *Names) Take(stem, ext string) string {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	// A stem such as "aux" or "photo." is judged with its extension.
	for i := 1; ; i++ {
		number := ""
		if i > 1 {
			number = fmt.Sprintf("-%d", i)
		}
		name := clean(clean(stem, MaxName-len(number)-len(ext))+number+ext, MaxName)
		if key := Key(name); !n.taken[key] {
			n.taken[key] = true
			return name
		}
	}
}

// Key is what two names have in common that some system takes for the same.
func Key(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// Picture is the stem of a picture's name in a package: "02-slug-web" for the
// picture in slot 2 made by the preset web.
func Picture(slot int, slug, preset string) string {
	const room = MaxName - 60 // for the number, the preset and the extension
	return fmt.Sprintf("%02d-%s-%s", slot, clean(slug, room), clean(preset, 40))
}
