package sheet

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
)

func TestText(t *testing.T) {
	old, err := charmap.Windows1258.NewEncoder().String("Tê\u0301t") // its tone marks stand after their letters
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, in string
		page     encoding.Encoding
		want     string
	}{
		{"UTF-8", "Tết", nil, "Tết"},
		{"with a mark", "\uFEFFTết", nil, "Tết"},
		{"UTF-16", "\xff\xfeT\x00\xbf\x1et\x00", nil, "Tết"},
		{"UTF-16 without a mark", "T\x00\xbf\x1et\x00", nil, "Tết"},
		{"the other order", "\x00T\x1e\xbf\x00t", nil, "Tết"},
		{"a code page", old, charmap.Windows1258, "Tết"},
		{"a mark is stronger than a code page", "\uFEFFTết", charmap.Windows1258, "Tết"},
		{"what is no text comes through", "T\xff", nil, "T\xff"},
		{"nothing", "", nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Text(strings.NewReader(tt.in), 100, tt.page)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || norm.NFC.String(string(got)) != tt.want {
				t.Errorf("Text() = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
	for name, in := range map[string]string{"a workbook": "PK\x03\x04…", "an old workbook": "\xD0\xCF\x11\xE0…", "too much": strings.Repeat("x", 101)} {
		r, err := Text(strings.NewReader(in), 100, nil)
		if err == nil {
			_, err = io.ReadAll(r)
		}
		if !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("%s: %v, want it refused", name, err)
		}
	}
}

func TestItemsOfACellComeBack(t *testing.T) {
	for _, items := range [][]string{nil, {"a"}, {"a", "b c"}, {"a;b", `say "a"`, " c", "d\ne"}} {
		if got := Split(Join(items)); !slices.Equal(got, items) {
			t.Errorf("Split(Join(%q)) = %q", items, got)
		}
	}
	for _, s := range []string{"", "a", "=1+1", "'=1", "'a", "-"} {
		if got := Armed(Defuse(s)); got != s {
			t.Errorf("Armed(Defuse(%q)) = %q", s, got)
		}
	}
	if Defuse("=1") != "'=1" || Defuse("a") != "a" {
		t.Error("a formula stays one, or a text becomes one")
	}
}
