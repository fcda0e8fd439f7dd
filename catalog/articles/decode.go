package articles

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// lineEnds makes the line ends of all systems, and those of Unicode, one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")

// decode is data as text with LF line ends.
func decode(name string, data []byte) (string, error) {
	if err := knownFormat(name, data); err != nil {
		return "", err
	}
	data, order := bom(data)
	if order == nil {
		order = certainUTF16(data)
	}
	var err error
	if order != nil {
		data, err = fromUTF16(name, data, order)
		if err != nil {
			return "", err
		}
	}
	if err := check(name, data); err != nil {
		return "", err
	}
	return lineEnds.Replace(string(data)), nil
}

// bom cuts a byte order mark off; order is nil unless it is one of UTF-16.
func bom(data []byte) (rest []byte, order binary.ByteOrder) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:], nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return data[2:], binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return data[2:], binary.BigEndian
	}
	return data, nil
}

// certainUTF16 finds UTF-16 without a mark: a quarter of the bytes at the
// places of one order are zero, and none at the other's.
func certainUTF16(data []byte) binary.ByteOrder {
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(data) / 2; {
	case len(data)%2 != 0:
	case zeros[0] == 0 && zeros[1] >= max(4, half/4):
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] >= max(4, half/4):
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(name string, data []byte, order binary.ByteOrder) ([]byte, error) {
	out := make([]byte, 0, len(data)*3/2)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(utf8.RuneError)
			if i+3 < len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return nil, encodingError(name, append(out, "\xff"...), len(out), "is broken UTF-16 (half a surrogate pair)")
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	if len(data)%2 != 0 {
		return nil, encodingError(name, out, len(out), "is broken UTF-16 (it ends in the middle of a character)")
	}
	return out, nil
}

// knownFormat refuses files that are something else by their first bytes.
func knownFormat(name string, data []byte) error {
	for start, why := range map[string]string{
		"PK\x03\x04": "is a packed document (.docx, .odt, .zip), no plain text", "{\\rtf": "is rich text (.rtf), no plain text",
		"%PDF-": "is a PDF, no plain text", "\xd0\xcf\x11\xe0": "is an old Word document (.doc), no plain text",
		"\xff\xd8\xff": "is a JPEG picture, no text",
	} {
		if bytes.HasPrefix(data, []byte(start)) {
			return encodingError(name, data, 0, why)
		}
	}
	if lower := bytes.ToLower(data[:min(len(data), 64)]); bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) {
		return encodingError(name, data, 0, "is a web page (.html), no plain text")
	}
	return nil
}

// check refuses what is no UTF-8 text, and texts of old Vietnamese fonts.
func check(name string, data []byte) error {
	if i := invalidAt(data); i >= 0 {
		return encodingError(name, data, i, "is not UTF-8 ("+guess(data)+")")
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return encodingError(name, data, i, "holds a zero byte, so this is no text")
	}
	if i := oldFontAt(data); i >= 0 {
		return encodingError(name, data, i, "is written for an old Vietnamese font (TCVN3 or VNI), not in Unicode")
	}
	return nil
}

func invalidAt(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// guess names the code page that bytes which are no UTF-8 most likely use.
func guess(data []byte) string {
	var tcvn, cp1258 int
	for _, c := range data {
		switch {
		case c == 0xCC, c == 0xEC, c == 0xD2, c == 0xDE, c == 0xF2:
			cp1258++ // combining accents
		case c >= 0xA6 && c <= 0xAE, c >= 0xB5 && c <= 0xB9, c == 0xBE, c == 0xC6:
			tcvn++
		}
	}
	switch {
	case tcvn > cp1258:
		return "perhaps TCVN3"
	case cp1258 > 0:
		return "perhaps windows-1258"
	}
	return "some older encoding"
}

// oldFontAt finds a line of Unicode text that only an old Vietnamese font
// shows right: signs like ¸ µ ¬ ® inside words, and no Vietnamese letter.
func oldFontAt(data []byte) int {
	for start := 0; start < len(data); {
		end := start + bytes.IndexByte(data[start:], '\n') + 1
		if end == start {
			end = len(data)
		}
		if oldFont(data[start:end]) {
			return start
		}
		start = end
	}
	return -1
}

func oldFont(line []byte) bool {
	signs, letter := 0, false
	for len(line) > 0 {
		r, n := utf8.DecodeRune(line)
		line = line[n:]
		if vietnameseLetter(r) {
			return false
		}
		if strings.ContainsRune("¸µ¶·¹¨©ª«¬®", r) {
			next, _ := utf8.DecodeRune(line)
			signs += count(letter || unicode.IsLetter(next))
		}
		letter = unicode.IsLetter(r)
	}
	return signs >= 3
}

// encodingError quotes the line of data in which byte i stands.
func encodingError(name string, data []byte, i int, why string) error {
	i = min(i, len(data))
	upTo := bytes.ReplaceAll(data[:i], []byte("\r\n"), []byte("\n"))
	line := 1 + bytes.Count(upTo, []byte("\n")) + bytes.Count(upTo, []byte("\r"))
	start := bytes.LastIndexAny(data[:i], "\n\r") + 1
	end := len(data)
	if n := bytes.IndexAny(data[i:], "\n\r"); n >= 0 {
		end = i + n
	}
	start = max(start, i-80)
	for start > 0 && start < i && !utf8.RuneStart(data[start]) {
		start++
	}
	return &EncodingError{name, line, readable(data[start:end], 120), why}
}

// readable is up to limit bytes of line with what is no text as "\xb5".
func readable(line []byte, limit int) string {
	var b strings.Builder
	for len(line) > 0 && b.Len() < limit {
		r, n := utf8.DecodeRune(line)
		if r == utf8.RuneError && n <= 1 || !unicode.IsPrint(r) && r != ' ' {
			for _, c := range line[:n] {
				fmt.Fprintf(&b, `\x%02x`, c)
			}
		} else {
			b.WriteRune(r)
		}
		line = line[n:]
	}
	if len(line) > 0 {
		b.WriteString("…")
	}
	return b.String()
}
