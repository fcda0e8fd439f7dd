package app

import (
	"slices"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func TestToggled(t *testing.T) {
	for _, tt := range []struct {
		name, query, field, term string
		many                     bool
		want                     string
	}{
		{"a term comes before the words", "hoàng", "tag", "tag:yes", false, "tag:yes hoàng"},
		{"and goes again", "tag:yes hoàng", "tag", "tag:yes", false, "hoàng"},
		{"another takes its place", "rating:>=2", "rating", "rating:>=4", false, "rating:>=4"},
		{"a name of several words goes", `camera:="NIKON D850" x`, "camera", `camera:="NIKON D850"`, false, "x"},
		{"however it was typed", `in:(/ảnh cũ) x`, "in", `in:"/ảnh cũ"`, false, "x"},
		{"one more is one of two", "color:2", "color", "color:3", true, "(color:2 | color:3)"},
		{"one of two goes", "(color:2 | color:3) x", "color", "color:2", true, "color:3 x"},
		{"a click on one of two is that one alone", "(color:2 | color:3)", "color", "color:2", false, "color:2"},
		{"two people are both in the picture", `people:="A"`, "people", `people:="B"`, true, `people:="A" people:="B"`},
		{"alternatives keep together", "a | b", "tag", "tag:yes", false, "tag:yes (a | b)"},
		{"a phrase that is being typed is left alone", `"chợ ph`, "tag", "tag:yes", false, `tag:yes "chợ ph`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := toggled(tt.query, tt.field, tt.term, tt.many); got != tt.want {
				t.Errorf("%q becomes %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}

func TestRowsStayWhileOneSearches(t *testing.T) {
	all := catalog.Counts{Events: []catalog.Tally{{Name: "A", N: 5}, {Name: "B", N: 3}}, People: []catalog.Tally{{Name: "X", N: 9}}}
	got := withAll(catalog.Counts{Events: []catalog.Tally{{Name: "B", N: 2}}, People: []catalog.Tally{{Name: "Y", N: 1}, {Name: "X", N: 1}}}, all)
	if want := []catalog.Tally{{Name: "A"}, {Name: "B", N: 2}}; !slices.Equal(got.Events, want) {
		t.Errorf("events: %v, want %v", got.Events, want)
	}
	if want := []catalog.Tally{{Name: "X", N: 1}, {Name: "Y", N: 1}}; !slices.Equal(got.People, want) {
		t.Errorf("people: %v, want %v", got.People, want)
	}
	if all.Events[0].N != 5 {
		t.Error("the counts of the catalog changed")
	}
}

func TestTermsInWords(t *testing.T) {
	in := openInside(t, "vi", 100, insideDesk(t, "vi"))
	in.until("counts", "", nil)
	for _, tt := range []struct{ search, want string }{
		{`event:="Hội chợ"`, "Sự kiện: Hội chợ"},
		{`in:"/ảnh/2018/Lễ hội"`, "Thư mục: Lễ hội"},
		{"(date:2018-10 | date:2018-11-02)", "Ngày: tháng 10/2018 | 02/11/2018"},
		{"-people:=\"A\"", "Trừ Nhân vật: A"},
		{"rating:>=4", "★ 4+"},
		{"kind:jpeg", "Loại tệp: JPEG"},
		{"reject:no", "Dấu loại: không"},
		{"caption:none", "Chú thích: thiếu"},
		{"iso:>1600", "iso:>1600"},
	} {
		t.Run(tt.search, func(t *testing.T) {
			in.query = tt.search
			terms := desk.Terms(tt.search)
			if len(terms) != 1 {
				t.Fatalf("%d terms", len(terms))
			}
			if got := in.termName(terms[0]); got != tt.want {
				t.Errorf("it is called %q, want %q", got, tt.want)
			}
		})
	}
}
