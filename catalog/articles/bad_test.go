package articles_test

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/articles"
)

const small = "Tiêu đề của bài\n\nĐoạn mở đầu của bài, có dấu chấm.\n\nĐoạn thứ hai 🙂 của bài, cũng có dấu chấm.\n"

func encode16(s string, o order, mark bool) string {
	if mark {
		s = "\ufeff" + s
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = o.AppendUint16(out, u)
	}
	return string(out)
}

// order is both ways of writing 16 bits.
type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func TestEncodingsThatAreRead(t *testing.T) {
	want, err := parse(t, "a.txt", small)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"UTF-8 with a mark":        "\ufeff" + small,
		"UTF-16 little endian":     encode16(small, binary.LittleEndian, true),
		"UTF-16 big endian":        encode16(small, binary.BigEndian, true),
		"UTF-16 without a mark":    encode16(small, binary.LittleEndian, false),
		"UTF-16 BE without a mark": encode16(small, binary.BigEndian, false),
		"CRLF":                     strings.ReplaceAll(small, "\n", "\r\n"),
		"CR":                       strings.ReplaceAll(small, "\n", "\r"),
		"Unicode's line ends":      strings.ReplaceAll(small, "\n", "\u2028"),
		"Unicode's paragraph ends": strings.ReplaceAll(small, "\n\n", "\u2029"),
		"NFD":                      norm.NFD.String(small),
		"blanks of all kinds":      strings.ReplaceAll(small, " ", "\u00a0 \t"),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parse(t, "a.txt", text)
			if err != nil {
				t.Fatal(err)
			}
			if got.Headline != want.Headline || got.Lead != want.Lead || len(got.Blocks) != 1 || got.Blocks[0] != want.Blocks[0] {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		line       int
		says       []string
	}{
		{"windows-1258", "Tieu de\r\nDoan\r\nH\xf4m nay, \xf0\xf4\xecng ch\xed B\xf9i Lan ph\xe1t bi\xea\xd2u", 3, []string{"UTF-8", "windows-1258", `ch\xed`}},
		{"TCVN3 bytes", "L\xb7nh \xae\xb9o t\xd8nh h\xe4p b\xb5n c\xab", 1, []string{"UTF-8", "TCVN3", `L\xb7nh`}},
		{"TCVN3 saved as UTF-8", "Tin moi\nL·nh ®¹o tØnh häp bµn c¸c vÊn ®Ò", 2, []string{"TCVN3", "L·nh"}},
		{"invalid UTF-8", "đúng\n\nsai \xff\xfe\xfd ở đây\nđúng", 3, []string{"UTF-8", `sai \xff\xfe\xfd ở đây`}},
		{"UTF-16 with half a pair", "\xff\xfea\x00\n\x00\x00\xd8b\x00", 2, []string{"UTF-16"}},
		{"UTF-16 of odd length", "\xff\xfea\x00\n\x00b\x00c", 2, []string{"UTF-16", "b"}},
		{"a Word document", "PK\x03\x04rest of it", 1, []string{".docx"}},
		{"a picture", "\xff\xd8\xff\xe0\x00\x10JFIF", 1, []string{"JPEG"}},
		{"rich text", `{\rtf1\ansi`, 1, []string{".rtf"}},
		{"a web page", "<!DOCTYPE html><p>", 1, []string{".html"}},
		{"zero bytes", "ab\ncd\x00ef", 2, []string{"zero byte"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse(t, "bai.txt", tt.text)
			var e *articles.EncodingError
			if !errors.As(err, &e) {
				t.Fatalf("error is %v", err)
			}
			if e.Name != "bai.txt" || e.Line != tt.line {
				t.Errorf("%+v, want line %d", e, tt.line)
			}
			for _, s := range append(tt.says, "bai.txt") {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not say %q", err, s)
				}
			}
		})
	}
}

func TestNothingToRead(t *testing.T) {
	for _, text := range []string{"", "\n\n \u00a0\n", "\ufeff", "\xff\xfe"} {
		if _, err := parse(t, "rong.txt", text); !errors.Is(err, articles.ErrEmpty) || !strings.Contains(err.Error(), "rong.txt") {
			t.Errorf("%q: %v", text, err)
		}
	}
	broken := errors.New("broken pipe")
	if _, err := articles.Parse("x.txt", iotest.ErrReader(broken), nil); !errors.Is(err, broken) || !strings.Contains(err.Error(), "x.txt") {
		t.Errorf("a broken reader: %v", err)
	}
	if _, err := articles.Parse("to.txt", io.LimitReader(zeros{}, articles.MaxBytes+5), nil); !errors.Is(err, articles.ErrTooLarge) {
		t.Errorf("a file too large: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestHeadlineAlone(t *testing.T) {
	a, err := parse(t, "a.txt", "Chỉ có tiêu đề")
	if err != nil || a.Headline != "Chỉ có tiêu đề" || a.Lead != "" || len(a.Blocks) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestLargeArticles(t *testing.T) {
	page, err := os.ReadFile("testdata/pages/01-tree-planting.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, unit := range map[string]string{
		"pages": string(page), "one line": strings.ReplaceAll(string(page), "\n", " "), "line ends": "\n", "short lines": "Ông Lê An\n", "credits": "Ảnh: A (Ảnh: B) ",
		"commas": "Sở Văn hóa, Thể thao ", "years": "năm 2018 ", "dates": "31/10/2018\n", "capitals": "Nguyễn ", "no blanks": "chữ",
	} {
		t.Run(name, func(t *testing.T) {
			size := 1 << 20
			switch {
			case underRace:
				size = 256 << 10
			case name == "pages":
				size = 10 << 20
			}
			text := "Tiêu đề\n\n" + strings.Repeat(unit, size/len(unit))
			start := time.Now()
			if _, err := parse(t, "lon.txt", text); err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			t.Logf("%v", took)
			if took > time.Minute { // one or two seconds of CPU; quadratic would be hours
				t.Errorf("%d kB took %v", size>>10, took)
			}
		})
	}
}

func BenchmarkParse10MB(b *testing.B) {
	page, err := os.ReadFile("testdata/pages/01-tree-planting.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := "Tiêu đề\n\n" + strings.Repeat(string(page), 10<<20/len(page))
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := articles.Parse("lon.txt", strings.NewReader(text), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSlug(t *testing.T) {
	day := catalog.Date{Year: 2018, Month: 10, Day: 31}
	for _, tt := range []struct{ headline, want string }{
		{"Lãnh đạo tỉnh tiếp đoàn kỹ sư", "lanh-dao-tinh-tiep-doan-ky-su"},
		{"  “Đường về” – Nà Hẩu: 30/4!  ", "duong-ve-na-hau-30-4"},
		{"Một tiêu đề rất dài mà không ai có thể đọc hết trong một hơi thở", "mot-tieu-de-rat-dai-ma-khong-ai-co-the-doc-het-trong-mot-hoi"},
		{strings.Repeat("a", 99), strings.Repeat("a", 60)},
		{"Con", "story-con"},
		{"…", "story-2018-10-31"},
		{"東京", "story-2018-10-31"},
	} {
		if got := articles.Slug(tt.headline, day); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.headline, got, tt.want)
		}
	}
	if got := articles.Slug("", catalog.Date{}); got != "story" {
		t.Errorf("Slug of nothing = %q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small, "BNL")
	for _, p := range []string{"01-tree-planting", "12-credit-own-line", "15-english", "20-no-blank-lines"} {
		data, err := os.ReadFile("testdata/pages/" + p + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), "BNL")
	}
	f.Add("\xff\xfea\x00", "")
	f.Add("T\n\n(Ảnh: ", "")
	f.Fuzz(func(t *testing.T, text, sign string) {
		a, err := articles.Parse("f.txt", strings.NewReader(text), map[string]string{sign: "somewhere"})
		if err != nil {
			return
		}
		slots := 0
		for _, b := range a.Blocks {
			if b.Type == catalog.SlotBlock {
				slots++
				if b.Slot != slots {
					t.Errorf("slot %d is numbered %d", slots, b.Slot)
				}
			}
			if !norm.NFC.IsNormalString(b.Text) || strings.Join(strings.Fields(b.Text), " ") != b.Text {
				t.Errorf("block %q is not normal", b.Text)
			}
		}
		if s := articles.Slug(a.Headline, a.PageDate); s == "" || len(s) > 66 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("slug %q", s)
		}
	})
}
