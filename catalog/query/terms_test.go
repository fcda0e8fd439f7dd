package query

import (
	"fmt"
	"strings"
	"testing"
)

func TestTerms(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nothing has none", " ", ""},
		{"words", "chợ phiên", "chợ{} phiên{}"},
		{"a field", "TAG:yes", "TAG:yes{tag: tag:yes}"},
		{"a value of several words", `camera:="NIKON D850" x`, `camera:="NIKON D850"{camera: camera:="NIKON D850"} x{}`},
		{"quotes that are not needed", `in:"/ảnh"`, `in:"/ảnh"{in: in:/ảnh}`},
		{"quotes that are", `in:"/ảnh cũ" in:(/ảnh cũ)`, `in:"/ảnh cũ"{in: in:"/ảnh cũ"} in:(/ảnh cũ){in: in:"/ảnh cũ"}`},
		{"a phrase", `"chợ phiên" a`, `"chợ phiên"{} a{}`},
		{"a minus", `-people:="A B" -x`, `-people:="A B"{people: -people:="A B"} -x{}`},
		{"a group of one field", "(date:2018 | date:2019) x", "(date:2018 | date:2019){date: date:2018 date:2019} x{}"},
		{"a group of several", "(date:2018 | tag:yes)", "(date:2018 | tag:yes){}"},
		{"a group of words", "(a b | c)", "(a b | c){}"},
		{"alternatives are one", "date:2018 | date:2019", "date:2018 | date:2019{date: date:2018 date:2019}"},
		{"an open quote", `a "chợ ph`, `a{} "chợ ph{}`},
		{"an open group", "(a | b", "(a | b{}"},
		{"no such field", "sunny:x", "sunny:x{}"},
		{"a group not closed in a group", "((a)", "((a){}"},
		{"a minus before a group", "-(a | b) c", "-(a | b){} c{}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, x := range Terms(tt.text) {
				s := x.Text + "{"
				if x.Field != "" {
					s += x.Field + ": " + strings.Join(x.Any, " ")
				}
				got = append(got, s+"}")
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("Terms(%q) = %s, want %s", tt.text, s, tt.want)
			}
		})
	}
}

func TestPut(t *testing.T) {
	yes := "tag:yes"
	for _, tt := range []struct {
		name, text, field string
		all               bool
		terms             []string
		want              string
	}{
		{"into nothing", "", "tag", false, []string{yes}, "tag:yes"},
		{"before the words, of which the last is being typed", "hoàng vă", "tag", false, []string{yes}, "tag:yes hoàng vă"},
		{"behind other fields", "rating:>=3 hoàng", "tag", false, []string{yes}, "rating:>=3 tag:yes hoàng"},
		{"before a name that is being typed", "people:trầ", "tag", false, []string{yes}, "tag:yes people:trầ"},
		{"behind a whole name", `people:="Trần"`, "tag", false, []string{yes}, `people:="Trần" tag:yes`},
		{"in place of another", "a date:2018 b", "date", false, []string{"date:2019"}, "a date:2019 b"},
		{"one of two", "x date:2018", "date", false, []string{"date:2018", "date:2019"}, "x (date:2018 | date:2019)"},
		{"in place of alternatives", "(date:2018 | date:2019) x", "date", false, []string{"date:2020"}, "date:2020 x"},
		{"both", "", "people", true, []string{`people:="A"`, `people:="B"`}, `people:="A" people:="B"`},
		{"in place of both", `people:="A" x people:="B"`, "people", true, []string{`people:="C"`}, `people:="C" x`},
		{"none in place of one", `camera:="NIKON D850" x`, "camera", false, nil, "x"},
		{"alternatives stay together", "a | b", "tag", false, []string{yes}, "tag:yes (a | b)"},
		{"and stand alone again", "tag:yes (a | b)", "tag", false, nil, "a | b"},
		{"what is open is closed", `a | "b c`, "tag", false, []string{yes}, `tag:yes (a | "b c")`},
		{"an open phrase stays open", `"chợ ph`, "tag", false, []string{yes}, `tag:yes "chợ ph`},
		{"alternatives of the field are taken away", "date:2018 | date:2019", "date", false, nil, ""},
		{"a term with a minus stays", "-tag:yes", "tag", false, []string{yes}, "-tag:yes tag:yes"},
		{"beside all others", "tag:yes hoàng", "", true, []string{"-rating:5"}, "tag:yes -rating:5 hoàng"},
		{"a finished word stays finished", "hoàng ", "tag", false, []string{yes}, "tag:yes hoàng "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Put(tt.text, tt.field, tt.all, tt.terms...); got != tt.want {
				t.Errorf("Put(%q, %q) = %q, want %q", tt.text, tt.terms, got, tt.want)
			}
		})
	}
}

func TestWithout(t *testing.T) {
	for _, tt := range []struct{ name, text, term, want string }{
		{"a term", `a camera:="NIKON D850" b`, `camera:="NIKON D850"`, "a b"},
		{"the last", "tag:yes", "tag:yes", ""},
		{"one that is not there", "a b", "c", "a b"},
		{"alternatives", "a | b", "a | b", ""},
		{"one of two alike", "a a", "a", "a"},
		{"beside a group", "a (b | c)", "a", "b | c"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Without(tt.text, tt.term); got != tt.want {
				t.Errorf("Without(%q, %q) = %q, want %q", tt.text, tt.term, got, tt.want)
			}
		})
	}
}

// FuzzPut: what is put in is found again, and what is taken out leaves what
// was there.
func FuzzPut(f *testing.F) {
	for _, s := range []string{"", "a b", `"a | b`, "(a | b", "-(a", `in:(a b) "c`, "a|b)", ")a|b", "=", `event:="`, "- - a", `x:="a`, "a \xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, " ")
		with := Put(s, "tag", false, "tag:yes")
		if !strings.Contains(fmt.Sprint(Terms(with)), "{tag:yes tag [tag:yes]}") {
			t.Errorf("%q is not found in %q", "tag:yes", with)
		}
	})
}
