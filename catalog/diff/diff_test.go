package diff

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

// show writes spans as "a [-b-]{+c+}".
func show(spans []catalog.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Op {
		case catalog.SpanRemoved:
			b.WriteString("[-" + s.Text + "-]")
		case catalog.SpanAdded:
			b.WriteString("{+" + s.Text + "+}")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ name, was, now, want string }{
		{"nothing", "", "", ""},
		{"the same", "Chủ tịch xã phát biểu", "Chủ tịch xã phát biểu", "Chủ tịch xã phát biểu"},
		{"all new", "", "một hai", "{+một hai+}"},
		{"all gone", "một hai", "", "[-một hai-]"},
		{"an accent makes another word", "Ông Hoà nói", "Ông Hoa nói", "Ông [-Hoà-]{+Hoa+} nói"},
		{"an accent encoded otherwise does not", norm.NFD.String("Ông Hoà nói"), "Ông Hoà nói", "Ông Hoà nói"},
		{"an accent of its own stays in its word", norm.NFD.String("Đặng Hữu"), norm.NFD.String("Đặng Hưu"), norm.NFD.String("Đặng ") + "[-" + norm.NFD.String("Hữu") + "-]{+" + norm.NFD.String("Hưu") + "+}"},
		{"a comma is a word of its own", "xã Lũng, tỉnh", "xã Lũng tỉnh", "xã Lũng[-,-] tỉnh"},
		{"words put in", "trao quà cho dân", "trao quà Tết cho dân", "trao quà {+Tết +}cho dân"},
		{"neighbours are one change", "a một hai b", "a ba bốn b", "a [-một hai-]{+ba bốn+} b"},
		{"a number", "31/10", "30/10", "[-31-]{+30+}/10"},
		{"bytes that are no text differ, too", "a\xff b", "a\xfe b", "a[-\xff-]{+\xfe+} b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := show(Words(tt.was, tt.now))
			if got != tt.want {
				t.Errorf("Words() = %s, want %s", got, tt.want)
			}
		})
	}
}

// whole checks that the spans are the two texts.
func whole(t *testing.T, was, now string) {
	t.Helper()
	var a, b strings.Builder
	for _, s := range Words(was, now) {
		if s.Op != catalog.SpanAdded {
			a.WriteString(s.Text)
		}
		if s.Op != catalog.SpanRemoved {
			b.WriteString(s.Text)
		}
	}
	if b.String() != now {
		t.Errorf("the spans of %q and %q make %q of the second", was, now, b.String())
	}
	if utf8.ValidString(was) && norm.NFC.String(a.String()) != norm.NFC.String(was) {
		t.Errorf("the spans of %q and %q make %q of the first", was, now, a.String())
	}
}

func TestLongTextsTakeNoTime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(words int) string {
		var b strings.Builder
		for range words {
			b.WriteString("từ" + string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26))) + " ")
		}
		return b.String()
	}
	for _, tt := range []struct {
		name  string
		words int
		most  time.Duration
	}{
		{"a long paragraph", 700, 2 * time.Second},
		{"a hundred thousand words", 100_000, 2 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := text(tt.words), text(tt.words)
			start := time.Now()
			Words(a, b)
			if d := time.Since(start); d > tt.most {
				t.Errorf("took %v, more than %v", d, tt.most)
			} else {
				t.Logf("took %v", d)
			}
			whole(t, a, b)
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add("Ông Hoà nói", "Ông Hoa nói")
	f.Add("a b c", "c b a")
	f.Add("", "\xff\u0301")
	f.Fuzz(func(t *testing.T, was, now string) {
		if len(was)+len(now) < 4000 {
			whole(t, was, now)
		}
	})
}
