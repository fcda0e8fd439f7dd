package i18n

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/lang"

	"cutline/assets"
)

func words(t *testing.T, language string) *Words {
	t.Helper()
	w, err := New(language)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

var place = regexp.MustCompile(`\{[^}]*\}`)

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, vi := words(t, English), words(t, Vietnamese)
	places := func(s string) []string {
		p := place.FindAllString(s, -1)
		slices.Sort(p)
		return slices.Compact(p)
	}
	for k, e := range en.texts {
		v, ok := vi.texts[k]
		switch {
		case !ok:
			t.Errorf("%q is not in Vietnamese", k)
		case v.other == "" || e.other == "":
			t.Errorf("%q is empty", k)
		case !slices.Equal(places(e.other), places(v.other)):
			t.Errorf("%q has other places in the two languages: %q, %q", k, e.other, v.other)
		}
	}
	for k := range vi.texts {
		if _, ok := en.texts[k]; !ok {
			t.Errorf("%q is not in English", k)
		}
	}
}

// keysUsed finds the constants given to T and N, and the conversions to Key,
// in the sources of a folder.
func keysUsed(t *testing.T, dir string) map[Key]string {
	t.Helper()
	used := map[Key]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Logf("%s is not read: %v", path, err) // somebody is writing it
			return nil
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "T" && sel.Sel.Name != "N" && sel.Sel.Name != "Key" {
				return true
			}
			if x, isIdent := sel.X.(*ast.Ident); sel.Sel.Name == "Key" && (!isIdent || x.Name != "i18n") {
				return true
			}
			if lit, ok := call.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					used[Key(s)] = set.Position(lit.Pos()).String()
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

func TestEveryKeyInTheSourcesHasWords(t *testing.T) {
	en := words(t, English)
	for _, dir := range []string{"..", "../../cmd/cutline"} {
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		for k, at := range keysUsed(t, dir) {
			if _, ok := en.texts[k]; !ok {
				t.Errorf("%s: %q has no words", at, k)
			}
		}
	}
}

func TestKeysUsedFindsKeys(t *testing.T) {
	dir := t.TempDir()
	src := "package x\nfunc f() { w.T(\"a.b\", 1); x.w.N(\"c\", n); k := i18n.Key(\"d\"); other.Key(\"no\"); w.T(k) }\n"
	if err := os.WriteFile(filepath.Join(dir, "x.go"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(keysUsed(t, dir)))
	if want := []Key{"a.b", "c", "d"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestTexts(t *testing.T) {
	w := &Words{language: English, texts: map[Key]text{
		"hello": {other: "{1} and {0}"},
		"n":     {one: "{n} photo of {0}", other: "{n} photos of {0}"},
	}}
	vi := &Words{language: Vietnamese, texts: map[Key]text{"n": {other: "{n} ảnh trong {0}"}}}
	for _, tt := range []struct{ name, got, want string }{
		{"places in any order", w.T("hello", "a", "b"), "b and a"},
		{"a place is not filled twice", w.T("hello", "{1}", "b"), "b and {1}"},
		{"one", w.N("n", 1, "x"), "1 photo of x"},
		{"many", w.N("n", 12345, "x"), "12,345 photos of x"},
		{"Vietnamese has one form", vi.N("n", 1, 2000), "1 ảnh trong 2.000"},
		{"no words", w.T("none"), "none"},
		{"below nothing", w.Number(-1234567), "-1,234,567"},
		{"three digits", w.Number(123), "123"},
		{"a day in Vietnamese", vi.Date(time.Date(2018, 10, 31, 0, 0, 0, 0, time.UTC)), "31/10/2018"},
		{"a day in English", w.Date(time.Date(2018, 10, 31, 0, 0, 0, 0, time.UTC)), "31 Oct 2018"},
		{"a weekday in Vietnamese", vi.LongDate(time.Date(2018, 10, 31, 0, 0, 0, 0, time.UTC)), "Thứ tư, 31/10/2018"},
		{"a Sunday in Vietnamese", vi.LongDate(time.Date(2018, 11, 4, 0, 0, 0, 0, time.UTC)), "Chủ nhật, 04/11/2018"},
		{"a weekday in English", w.LongDate(time.Date(2018, 10, 31, 0, 0, 0, 0, time.UTC)), "Wednesday, 31 October 2018"},
		{"a small file", vi.Bytes(312_400), "312 kB"},
		{"a large file in Vietnamese", vi.Bytes(1_449_999), "1,4 MB"},
		{"a large file in English", w.Bytes(1_250_000_000), "1,250.0 MB"},
		{"a month in Vietnamese", vi.DayText("2018-10"), "tháng 10/2018"},
		{"a month in English", w.DayText("2018-10"), "October 2018"},
		{"a year", w.DayText("2018"), "2018"},
		{"a day of the search language", vi.DayText("2018-10-31"), "31/10/2018"},
		{"a day as Vietnamese type it", w.ISODate("5/3/2018"), "2018-03-05"},
		{"a day as the screen shows it", w.ISODate(" 31 Oct  2018"), "2018-10-31"},
		{"a day as computers write it", vi.ISODate("2018-10-31"), "2018-10-31"},
		{"no day", vi.ISODate("31/2/2018"), "31/2/2018"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestAnUnknownLanguageChangesNothing(t *testing.T) {
	w := words(t, English)
	if w.Use("xx") == nil || w.Language() != English || len(w.texts) == 0 {
		t.Error("an unknown language was taken")
	}
}

func TestTheToolkitSpeaksTheLanguage(t *testing.T) {
	w := words(t, Vietnamese)
	for _, tt := range []struct{ language, want string }{
		{Vietnamese, "Hủy"}, {English, "Cancel"}, {Vietnamese, "Hủy"},
	} {
		if err := w.Use(tt.language); err != nil {
			t.Fatal(err)
		}
		if err := w.TellToolkit(); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Cancel"); got != tt.want {
			t.Errorf("in %s the toolkit says %q, want %q", tt.language, got, tt.want)
		}
	}
}

func TestTheToolkitsWordsAreComplete(t *testing.T) {
	keys := func(language string) []string {
		data, err := assets.ToolkitWords(language)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(err)
		}
		return slices.Sorted(maps.Keys(m))
	}
	if en, vi := keys(English), keys(Vietnamese); !slices.Equal(en, vi) || len(en) < 35 {
		t.Errorf("the toolkit's words differ: %v, %v", en, vi)
	}
}
