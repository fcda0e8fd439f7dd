package names_test

import (
	"testing"

	"cutline/catalog"
	"cutline/catalog/names"
)

func TestProvinceOn(t *testing.T) {
	before, after, huế := catalog.Date{Year: 2025, Month: 6, Day: 30}, catalog.Date{Year: 2025, Month: 7, Day: 1}, catalog.Date{Year: 2024, Month: 12, Day: 31}
	for _, tt := range []struct {
		what, name string
		day        catalog.Date
		want       string
	}{
		{"a province keeps its name until the last day", "Hà Giang", before, "Hà Giang"},
		{"it is part of another from 1 July 2025", "Hà Giang", after, "Tuyên Quang"},
		{"the zero day is today", "tỉnh Bắc Kạn", catalog.Date{}, "Thái Nguyên"},
		{"one that was not merged", "Lạng Sơn", before, "Lạng Sơn"},
		{"one that kept its name", "Tuyên Quang", before, "Tuyên Quang"},
		{"accents and words before it do not matter", "Ba Ria - Vung Tau Province", after, "Hồ Chí Minh"},
		{"a city by its short form", "TP.HCM", after, "Hồ Chí Minh"},
		{"in NFD", "Hòa Bình", after, "Phú Thọ"},
		{"Huế before it was a city of its own", "Huế", huế, "Thừa Thiên Huế"},
		{"Huế since 2025", "Thừa Thiên - Huế", before, "Huế"},
		{"no province", "Văn Lãng", after, ""},
	} {
		t.Run(tt.what, func(t *testing.T) {
			got, ok := names.ProvinceOn(tt.name, tt.day)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("ProvinceOn(%q, %v) = %q, %v, want %q", tt.name, tt.day, got, ok, tt.want)
			}
		})
	}
	if !names.SameProvince("Hà Giang", "Tuyên Quang") || names.SameProvince("Hà Giang", "Hà Nam") || names.SameProvince("x", "x") {
		t.Error("SameProvince")
	}
}

func TestThe63ProvincesBecame34(t *testing.T) {
	were := map[string]bool{}
	for _, p := range names.Provinces() {
		for _, was := range p.Joined {
			if were[was] {
				t.Errorf("%s joined two provinces", was)
			}
			were[was] = true
		}
		if !names.IsPlace(p.Name) {
			t.Errorf("%s is no place", p.Name)
		}
	}
	if len(names.Provinces()) != 34 || len(were) != 63 {
		t.Errorf("%d provinces of %d", len(names.Provinces()), len(were))
	}
}

func TestExplainedAbbreviations(t *testing.T) {
	a := names.Explained("Ban Chỉ đạo công tác thông tin đối ngoại (TTĐN) tỉnh; Bộ đội Biên phòng (BĐBP); Giáo dục và Đào tạo (GD&ĐT); ông Nam (TP), (ABC")
	for short, long := range map[string]string{"TTĐN": "thông tin đối ngoại", "BĐBP": "Bộ đội Biên phòng", "GD&ĐT": "Giáo dục và Đào tạo", "TP": ""} {
		if a[short] != long {
			t.Errorf("%s is %q, want %q", short, a[short], long)
		}
	}
	if got := a.Expand("Trưởng Ban Chỉ đạo TTĐN tỉnh"); got != "Trưởng Ban Chỉ đạo thông tin đối ngoại tỉnh" {
		t.Error(got)
	}
	people := names.People("Đồng chí Lê Minh, Trưởng Ban Chỉ đạo công tác thông tin đối ngoại (TTĐN) tỉnh dự. Đồng chí Lê Minh, Trưởng Ban Chỉ đạo công tác TTĐN tỉnh nói.")
	if len(people) != 1 || len(people[0].Offices) != 1 {
		t.Errorf("%q", people)
	}
}
