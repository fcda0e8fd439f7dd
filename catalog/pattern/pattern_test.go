package pattern

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a plain name stays", "IMG_1234.jpg", "IMG_1234.jpg"},
		{"accents stay, in NFC", "Lạng Sơn", "Lạng Sơn"},
		{"separators go", `a/b\c:d`, "a-b-c-d"},
		{"wildcards go", `a*b?c"d<e>f|g`, "a-b-c-d-e-f-g"},
		{"no way up", "../../etc/passwd", "-..-etc-passwd"},
		{"dots alone", "..", "unnamed"},
		{"nothing", "", "unnamed"},
		{"no hidden file", ".profile", "profile"},
		{"trailing dot and space", "name. .", "name"},
		{"control characters go", "a\x00b\nc\x7f", "abc"},
		{"bidi characters go", "photo\u202egpj.exe", "photogpj.exe"},
		{"invisible characters go", "a\u200bb\ufeff", "ab"},
		{"a device", "aux", "_aux"},
		{"a device with an extension", "Com1.tar.jpg", "_Com1.tar.jpg"},
		{"a device with a superscript", "LPT².jpg", "_LPT².jpg"},
		{"not a device", "common.jpg", "common.jpg"},
		{"broken UTF-8", "a\xffb", "a-b"},
		{"odd spaces", "a\u00a0b", "a b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.in); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCleanKeepsTheExtensionOfALongName(t *testing.T) {
	got := Clean(strings.Repeat("ả", 200) + ".jpeg")
	if len(got) > MaxName || !strings.HasSuffix(got, "ả.jpeg") || !utf8.ValidString(got) {
		t.Errorf("Clean gives %d bytes: %q", len(got), got)
	}
}

func TestNamesNeverRepeat(t *testing.T) {
	var n Names
	for _, tt := range []struct{ stem, want string }{
		{"photo", "photo.jpg"},
		{"photo", "photo-2.jpg"},
		{"PHOTO", "PHOTO-3.jpg"},
		{"photo-2", "photo-2-2.jpg"},
		{"hòa", "hòa.jpg"},
		{"ho\u0300a", "hòa-2.jpg"}, // the same in NFD
		{"straße", "straße.jpg"},
		{"STRASSE", "STRASSE-2.jpg"},
		{"nul", "_nul.jpg"},
		{"", "unnamed.jpg"},
		{"", "unnamed-2.jpg"},
	} {
		if got := n.Take(tt.stem, ".jpg"); got != tt.want {
			t.Errorf("Take(%q) = %q, want %q", tt.stem, got, tt.want)
		}
	}
}

func TestNamesOfLongStemsDiffer(t *testing.T) {
	var n Names
	long := strings.Repeat("x", 500)
	a, b := n.Take(long, ".jpg"), n.Take(long, ".jpg")
	if a == b || len(a) > MaxName || len(b) > MaxName || !strings.HasSuffix(b, "-2.jpg") {
		t.Errorf("Take gives %q and %q", a, b)
	}
}

func TestPicture(t *testing.T) {
	if got := Picture(2, "le-hoi-cho", "web"); got != "02-le-hoi-cho-web" {
		t.Errorf("Picture = %q", got)
	}
	if got := Picture(1, strings.Repeat("s", 400), "web"); len(got) > MaxName-10 || !strings.HasSuffix(got, "-web") {
		t.Errorf("Picture of a long slug = %q", got)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a", "../x", "con", "\u202e", "a\u0300\u0301", "\xff", ". .", "COM¹"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if Clean(got) != got {
			t.Fatalf("Clean(%q) = %q, and again %q", s, got, Clean(got))
		}
		if got == "" || len(got) > MaxName || strings.ContainsAny(got, `<>:"/\|?*`) ||
			strings.HasSuffix(got, ".") || strings.HasSuffix(got, " ") || strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("Clean(%q) = %q", s, got)
		}
		var n Names
		if a, b := n.Take(s, ".jpg"), n.Take(s, ".jpg"); Key(a) == Key(b) || len(b) > MaxName {
			t.Fatalf("Take(%q) twice = %q, %q", s, a, b)
		}
	})
}
