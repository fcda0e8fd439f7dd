package caption

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

func TestReplaceText(t *testing.T) {
	for _, tt := range []struct {
		name     string
		how      catalog.FindReplace
		in, want string
	}{
		{"every place", catalog.FindReplace{Find: "ảnh", With: "hình"}, "ảnh và ảnh", "hình và hình"},
		{"capitals do not matter", catalog.FindReplace{Find: "LẠNG sơn", With: "LS"}, "Lạng Sơn, lạng sơn", "LS, LS"},
		{"capitals matter if asked", catalog.FindReplace{Find: "sơn", With: "x", Case: true}, "Sơn sơn", "Sơn x"},
		{"accents matter", catalog.FindReplace{Find: "son", With: "x"}, "Sơn son", "Sơn x"},
		{"signs are signs", catalog.FindReplace{Find: "a.b*", With: "$1"}, "a.b* axb", "$1 axb"},
		{"part of a word", catalog.FindReplace{Find: "an", With: "x"}, "lan an", "lx x"},
		{"whole words", catalog.FindReplace{Find: "an", With: "x", Word: true}, "lan an, an toàn (An) ana", "lan x, x toàn (x) ana"},
		{"whole words of signs", catalog.FindReplace{Find: "(a)", With: "x", Word: true}, "(a)b c(a)", "xb cx"},
		{"a word in itself", catalog.FindReplace{Find: "aa", With: "x", Word: true}, "aaa aa", "aaa x"},
		{"to nothing", catalog.FindReplace{Find: " cũ", With: ""}, "tên cũ", "tên"},
		{"not again in what was put", catalog.FindReplace{Find: "a", With: "aa"}, "aXa", "aaXaa"},
		{"not there", catalog.FindReplace{Find: "zz", With: "x"}, "abc", "abc"},
		{"an expression", catalog.FindReplace{Find: `(\d+)/(\d+)`, With: "$2-$1", Regexp: true}, "31/10 và 1/2", "10-31 và 2-1"},
		{"a group before a letter", catalog.FindReplace{Find: `(\d+)`, With: "$1st", Regexp: true}, "1", "1st"},
		{"a named group", catalog.FindReplace{Find: `(?P<n>\d+)`, With: "<${n}>", Regexp: true}, "12", "<12>"},
		{"an expression without capitals", catalog.FindReplace{Find: "ĐOÀN", With: "x", Regexp: true}, "Đoàn đoàn", "x x"},
		{"an expression with capitals", catalog.FindReplace{Find: "ĐOÀN", With: "x", Regexp: true, Case: true}, "Đoàn ĐOÀN", "Đoàn x"},
		{"beginnings of lines", catalog.FindReplace{Find: "^a", With: "x", Regexp: true}, "aa\naa", "xa\nxa"},
		{"an expression of whole words", catalog.FindReplace{Find: "an|toàn", With: "x", Regexp: true, Word: true}, "an lan toàn", "x lan x"},
		{"everything", catalog.FindReplace{Find: "(?s).+", With: "x", Regexp: true}, "a\nb", "x"},
		{"found apart from accents", catalog.FindReplace{Find: "ho\u0300a", With: "x"}, "hòa", "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := NewReplacer(tt.how)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := r.Text(tt.in, nil); err != nil || got != tt.want {
				t.Errorf("Text(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestWhatCannotBeReplacedIsRefused(t *testing.T) {
	for _, tt := range []struct {
		how  catalog.FindReplace
		says string
	}{
		{catalog.FindReplace{}, "what to find"},
		{catalog.FindReplace{Find: "\xff"}, "UTF-8"},
		{catalog.FindReplace{Find: "(", Regexp: true}, "lacks a closing )"},
		{catalog.FindReplace{Find: ".*", Regexp: true}, ".+"},
		{catalog.FindReplace{Find: "x*", Regexp: true}, "even nothing"},
		{catalog.FindReplace{Find: "^|a", Regexp: true}, "even nothing"},
		{catalog.FindReplace{Find: "(a)", With: "$2", Regexp: true}, "no group $2"},
		{catalog.FindReplace{Find: "a", Fields: []string{"cty"}}, `"cty"`},
		{catalog.FindReplace{Find: "a", Fields: []string{"city@en"}}, "no languages"},
		{catalog.FindReplace{Find: "a", Fields: []string{"people_details"}}, "structures"},
	} {
		if _, err := NewReplacer(tt.how); !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%+v: %v, want %q", tt.how, err, tt.says)
		}
	}
	r, err := NewReplacer(catalog.FindReplace{Find: `\b`, With: "x", Regexp: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.Text("ab", nil); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("between characters: %q, %v", got, err)
	}
}

func TestReplaceInACaption(t *testing.T) {
	c := catalog.Caption{
		catalog.Description:   catalog.Value{Text: "cũ", Langs: map[string]string{"en": "cũ old", "fr": "vieux"}},
		catalog.Headline:      catalog.TextValue("mới"),
		catalog.Keywords:      catalog.ListValue("cũ", "bản cũ", "khác"),
		catalog.City:          catalog.TextValue("cũ"),
		catalog.DateCreated:   catalog.TextValue("cũ"),
		catalog.PeopleDetails: catalog.RecordsValue(catalog.Record{"name": catalog.TextValue("cũ")}),
	}
	for _, tt := range []struct {
		fields []string
		with   string
		want   string
	}{
		{nil, "mới", "description=mới description@en=mới old keywords=mới; bản mới; khác city=mới"},
		{nil, "", "description= description@en= old keywords=bản ; khác city="},
		{[]string{"description"}, "x", "description=x description@en=x old"},
		{[]string{"description@en"}, "x", "description@en=x old"},
		{[]string{"description@fr", "headline"}, "x", ""},
		{[]string{"date_created", "city", "city"}, "x", "date_created=x city=x"},
	} {
		r, err := NewReplacer(catalog.FindReplace{Find: "cũ", With: tt.with, Fields: tt.fields})
		if err != nil {
			t.Fatal(err)
		}
		sets, err := r.Sets(c, nil)
		var got []string
		for _, s := range sets {
			got = append(got, s.Field+"="+s.Value.String())
		}
		if s := strings.Join(got, " "); err != nil || s != tt.want {
			t.Errorf("%v: %q, %v, want %q", tt.fields, s, err, tt.want)
		}
	}
}

func TestWhatIsPutInIsExpanded(t *testing.T) {
	r, err := NewReplacer(catalog.FindReplace{Find: "TK", With: "{city}"})
	if err != nil {
		t.Fatal(err)
	}
	codes := NewCodes(0)
	v := at(2018)
	expand := func(s string) (string, error) { return codes.Expand(s, v) }
	if got, err := r.Text("Ở TK, {tỉnh}", expand); err != nil || got != "Ở Lạng Sơn, {tỉnh}" {
		t.Errorf("Text = %q, %v", got, err)
	}
}

func TestManyPlacesAreReplacedInTime(t *testing.T) {
	for _, how := range []catalog.FindReplace{{Find: "a", With: "b"}, {Find: "a", With: "b", Regexp: true}, {Find: "a", With: "b", Word: true}} {
		r, err := NewReplacer(how)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if _, err := r.Text(strings.Repeat("a", 200_000), nil); err != nil || time.Since(began) > 5*time.Second {
			t.Errorf("%+v took %v, %v", how, time.Since(began), err)
		}
	}
}

func TestTheSieveKeepsAllThatIsFound(t *testing.T) {
	texts := []string{"Xã Tân Lập", `a "b" \\ <c> & d`, "hai\ndòng\t", "", "ĐOÀN khách", "hòa\u2028x"}
	for _, how := range []catalog.FindReplace{{Find: "tân"}, {Find: "TÂN", Case: true}, {Find: `"b" \`}, {Find: "<C> &"}, {Find: "i\nd"}, {Find: "đoàn"},
		{Find: "\u2028"}, {Find: "xx"}, {Find: `^d`, Regexp: true}, {Find: "đoàn", Regexp: true}, {Find: "xã", Word: true}} {
		r, err := NewReplacer(how)
		if err != nil {
			t.Fatal(err)
		}
		s, err := r.Sieve()
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			for _, v := range []catalog.Value{catalog.TextValue(text), {Text: "x", Langs: map[string]string{"en": text}}} {
				doc, err := json.Marshal(map[catalog.FieldName]catalog.Value{catalog.Description: v})
				if err != nil {
					t.Fatal(err)
				}
				if got, want := s.MayFind(doc), len(r.found(text)) > 0; want && !got {
					t.Errorf("%+v in %q: the sieve drops it", how, text)
				} else if got && !want && how.Find == "xx" {
					t.Errorf("%+v in %q: the sieve keeps it", how, text)
				}
			}
		}
	}
}

func BenchmarkReplaceIn100000Captions(b *testing.B) {
	text := strings.Repeat("Đại biểu dự lễ hội xuống đồng tại xã Tân Lập, sáng 31/10. ", 5)
	for _, how := range []catalog.FindReplace{{Find: "xã tân lập", With: "phường"}, {Find: `\d+/\d+`, With: "hôm nay", Regexp: true}} {
		b.Run(fmt.Sprint("regexp ", how.Regexp), func(b *testing.B) {
			r, err := NewReplacer(how)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				for range 100_000 {
					if _, err := r.Text(text, nil); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func FuzzReplace(f *testing.F) {
	f.Add("a b", "a", "x", true)
	f.Add("hòa", "o", "$1", false)
	f.Add("aa\n", "^a", "${1}$", true)
	f.Fuzz(func(t *testing.T, s, find, with string, expr bool) {
		r, err := NewReplacer(catalog.FindReplace{Find: find, With: with, Regexp: expr})
		if err != nil {
			if !errors.Is(err, catalog.ErrUsage) {
				t.Fatal(err)
			}
			return
		}
		got, err := r.Text(s, nil)
		if err != nil && !errors.Is(err, catalog.ErrUsage) || err == nil && len(r.found(s)) == 0 && got != s {
			t.Fatalf("Text(%q) = %q, %v", s, got, err)
		}
	})
}
