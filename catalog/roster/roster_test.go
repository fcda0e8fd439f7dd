package roster

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

func day(s string) catalog.Date {
	d, err := catalog.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func office(long, short, from, to string, rank int) catalog.Office {
	return catalog.Office{Long: long, Short: short, From: day(from), To: day(to), Rank: rank}
}

var some = []catalog.Person{
	{ID: 1, UUID: "00000000-0000-4000-8000-000000000001", Code: "hvn", Name: "Hoàng Văn Nghiệm", Honorific: "đồng chí", Offices: []catalog.Office{
		office("Phó Bí thư Tỉnh ủy Lạng Sơn", "", "2014-01-01", "2017-12-31", 1),
		office("Chủ tịch HĐND tỉnh Lạng Sơn", "Chủ tịch HĐND tỉnh", "2015-06-01", "", 2),
		office("Phó Bí thư Thường trực Tỉnh ủy Lạng Sơn", "Phó Bí thư Thường trực Tỉnh ủy", "2018-01-01", "", 1),
	}},
	{ID: 2, Code: "HVN", Name: "Hoàng Vân Ngọc"},
	{ID: 3, Code: "nvh1", Name: "Nguyễn Văn Hải", Offices: []catalog.Office{office("Giám đốc Sở Y tế", "", "", "", 0)}},
	{ID: 4, Code: "nvh2", Name: "Nguyễn Văn Hai"},
	{ID: 5, Name: "Nguyễn Văn Hải", Spellings: []string{"Hải Nguyễn", "Nguyen Van Hai Jr"}},
	{ID: 6, Code: "ky", Name: "Trần Kỳ", Spellings: []string{"Trần Kì Anh"}},
	{ID: 7, Name: "Đặng Thị Nghĩa"},
}

func ids(people []catalog.Person) string {
	var out []string
	for _, p := range people {
		out = append(out, p.ID.String())
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	r := New(some)
	for _, tt := range []struct {
		name, typed, want string
	}{
		{"initials, the code typed so first", "hvn", "1 2"},
		{"given names, by the whole name", "ngh", "7 1"},
		{"accents count among equals", "nguyễn văn hải", "3 5 4"},
		{"words in any order", "nghiệm hoàng", "1"},
		{"accents do not matter", "HOANG VAN NGHIEM", "1"},
		{"i and y while it is typed", "ky", "6"},
		{"a spelling", "kì anh", "6"},
		{"part of a word is none", "ghiem", ""},
		{"đ is d", "dang ngh", "7"},
		{"initials with đ", "đtn", "7"},
		{"a code", "nvh2", "4"},
		{"every word must begin one", "hoang hai", ""},
		{"nobody", "xyz", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ids(r.Search(tt.typed, 0)); got != tt.want {
				t.Errorf("Search(%q) = %s, want %s", tt.typed, got, tt.want)
			}
			if got := ids(r.Search(tt.typed, 1)); !strings.HasPrefix(tt.want, got) || len(got) > 1 {
				t.Errorf("the first of Search(%q) is %s, want the first of %s", tt.typed, got, tt.want)
			}
		})
	}
	for _, nothing := range []string{"", " ", "-", "…"} {
		if got := r.Search(nothing, 0); len(got) != len(some) {
			t.Errorf("Search(%q) finds %d, want all %d", nothing, len(got), len(some))
		}
	}
	if got := ids(r.People()); got != "7 1 2 4 3 5 6" {
		t.Errorf("by name they are %s", got)
	}
}

func TestMeant(t *testing.T) {
	r := New(some)
	for _, tt := range []struct {
		name, text, want string
	}{
		{"one", "Hoàng Văn Nghiệm", "1"},
		{"capitals", "HOÀNG VĂN NGHIỆM", "1"},
		{"namesakes, the one spelled so first", "Nguyễn Văn Hai", "4 3 5"},
		{"namesakes without accents", "Nguyen Van Hai", "4 3 5"},
		{"a spelling", "Hải Nguyễn", "5"},
		{"after an honorific", "đồng chí Hoàng Văn Nghiệm", "1"},
		{"after an office", "Chủ tịch HĐND tỉnh Hoàng Văn Nghiệm", "1"},
		{"given name first", "Nghiem, Hoang Van", "1"},
		{"turned round", "Nghiem Van Hoang", "1"},
		{"part of a name is nobody's", "Hoàng Văn", ""},
		{"nobody", "Lê Văn Lương", ""},
		{"nothing", " ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ids(r.Meant(tt.text)); got != tt.want {
				t.Errorf("Meant(%q) = %s, want %s", tt.text, got, tt.want)
			}
		})
	}
	if got := ids(r.Namesakes(some[3])); got != "3 5" {
		t.Errorf("namesakes of %s are %s, want 3 5", some[3].Name, got)
	}
	if got := r.Namesakes(some[0]); len(got) != 0 {
		t.Errorf("%s has namesakes %s", some[0].Name, ids(got))
	}
}

func TestReplacements(t *testing.T) {
	r := New(some)
	for _, tt := range []struct {
		name, code, day string
		want            []string
	}{
		{"the office of the day", "hvn", "2018-10-31", []string{"Phó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm",
			"Hoàng Văn Nghiệm", "Phó Bí thư Thường trực Tỉnh ủy Lạng Sơn, Chủ tịch HĐND tỉnh Lạng Sơn"}},
		{"its last day", "hvn", "2017-12-31", []string{"Phó Bí thư Tỉnh ủy Lạng Sơn Hoàng Văn Nghiệm",
			"Hoàng Văn Nghiệm", "Phó Bí thư Tỉnh ủy Lạng Sơn, Chủ tịch HĐND tỉnh Lạng Sơn"}},
		{"before all", "hvn", "2013-12-31", []string{"Hoàng Văn Nghiệm", "Hoàng Văn Nghiệm", ""}},
		{"on an unknown day no office is certain", "hvn", "", []string{"Hoàng Văn Nghiệm", "Hoàng Văn Nghiệm", ""}},
		{"but one without an end and a beginning is", "nvh1", "", []string{"Giám đốc Sở Y tế Nguyễn Văn Hải", "Nguyễn Văn Hải", "Giám đốc Sở Y tế"}},
		{"capitals tell codes apart", "HVN", "2018-10-31", []string{"Hoàng Vân Ngọc", "Hoàng Vân Ngọc", ""}},
		{"an unknown code", "Hvn", "2018-10-31", nil},
		{"no code is none", "", "2018-10-31", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := r.Replacements(tt.code, day(tt.day))
			if !slices.Equal(got, tt.want) || ok != (tt.want != nil) {
				t.Errorf("Replacements(%q, %s) = %q, %v, want %q", tt.code, tt.day, got, ok, tt.want)
			}
		})
	}
	if p, ok := r.ByUUID(some[0].UUID); !ok || p.ID != 1 {
		t.Errorf("ByUUID = %v, %v", p.ID, ok)
	}
	if _, ok := r.ByUUID(""); ok {
		t.Error("people without a UUID are found by it")
	}
}

// crowd is n people who hold three offices each.
func crowd(n int) []catalog.Person {
	surnames := strings.Fields("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý")
	middles := strings.Fields("Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Đình")
	given := strings.Fields("Nghiệm Hải Hà Giang Sơn Lan Hương Thủy Bình Dũng Hùng Kỳ Mai Nga Phong Quang Tâm Uyên Vinh Yến")
	out := make([]catalog.Person, n)
	for i := range out {
		name := surnames[i%16] + " " + middles[i/16%10] + " " + given[i/160%20]
		out[i] = catalog.Person{ID: catalog.PersonID(i + 1), Code: fmt.Sprintf("c%d", i), Name: name, Spellings: []string{name + " Anh"}}
		for y := range 3 {
			out[i].Offices = append(out[i].Offices, office("Phó Chủ tịch UBND tỉnh", "", fmt.Sprintf("%d-01-01", 2010+5*y), "", y))
		}
	}
	return out
}

func BenchmarkSearch(b *testing.B) {
	r := New(crowd(10_000))
	for _, typed := range []string{"n", "nguyen", "nguyễn văn h", "hai", "c9", "nvh", "xyz"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				for _, p := range r.Search(typed, 20) {
					p.On(catalog.Date{Year: 2018, Month: 10, Day: 31})
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	people := crowd(10_000)
	for b.Loop() {
		New(people)
	}
}
