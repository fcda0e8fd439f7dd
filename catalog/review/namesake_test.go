package review

import (
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/roster"
)

func TestABareNameOfNamesakesIsAsked(t *testing.T) {
	date := func(y int) catalog.Date { return catalog.Date{Year: y, Month: 1, Day: 1} }
	people := roster.New([]catalog.Person{
		{ID: 1, UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", Name: "Lục Văn Tám", Offices: []catalog.Office{
			{Long: "Chủ tịch UBND huyện Sa Đồi", Short: "Chủ tịch UBND huyện", From: date(2016)},
			{Long: "Trưởng phòng Nội vụ huyện", To: date(2016)}}},
		{ID: 2, UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430c9", Name: "Lục Văn Tám", Offices: []catalog.Office{{Long: "Trưởng phòng Nội vụ huyện", From: date(2016)}}},
		{ID: 3, UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430ca", Name: "Vi Thị Hồng"},
	})
	for _, tt := range []struct {
		name, caption, taken string
		bound                bool
		want                 bool
	}{
		{"a bare name", "Ông Lục Văn Tám phát biểu tại buổi lễ.", "2018-10-31T09:00:00+07:00", false, true},
		{"with the office of one of them", "Ông Lục Văn Tám, Chủ tịch UBND huyện Sa Đồi phát biểu.", "2018-10-31T09:00:00+07:00", false, false},
		{"with the office that one held then and the other holds now", "Ông Lục Văn Tám, Trưởng phòng Nội vụ huyện phát biểu.", "2018-10-31T09:00:00+07:00", false, false},
		{"with that office on a day nobody knows", "Ông Lục Văn Tám, Trưởng phòng Nội vụ huyện phát biểu.", "", false, true},
		{"with an office that nobody has", "Ông Lục Văn Tám, Bí thư Đảng ủy xã Nà Lụm phát biểu.", "2018-10-31T09:00:00+07:00", false, true},
		{"where the photo says who it is", "Ông Lục Văn Tám phát biểu tại buổi lễ.", "2018-10-31T09:00:00+07:00", true, false},
		{"of one person", "Bà Vi Thị Hồng phát biểu tại buổi lễ.", "2018-10-31T09:00:00+07:00", false, false},
		{"of nobody known", "Bà Nông Thị Na phát biểu tại buổi lễ.", "2018-10-31T09:00:00+07:00", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := desk{lead: "LTO-Hôm nay, huyện tổ chức buổi lễ.", slots: []slot{{caption: tt.caption, credit: "x", taken: tt.taken, photo: catalog.Caption{}}}}
			if tt.bound {
				var p catalog.Photo
				p.Caption = d.slots[0].photo
				for _, s := range p.Caption.Bind(people.Meant("Lục Văn Tám")[0]) {
					if _, _, err := p.Change(s); err != nil {
						t.Fatal(err)
					}
				}
				d.slots[0].photo = p.Caption
			}
			in := d.input(t)
			in.Roster = people
			got := slices.ContainsFunc(Check(in), func(f catalog.Finding) bool {
				return f.Rule == catalog.RuleNamesake && strings.Contains(f.Message(catalog.English), "Chủ tịch UBND huyện Lục Văn Tám") == (tt.taken != "")
			})
			if got != tt.want {
				t.Errorf("found: %v, want %v", got, tt.want)
			}
		})
	}
}
