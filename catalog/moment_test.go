package catalog_test

import (
	"encoding/json"
	"testing"
	"time"

	"cutline/catalog"
)

func TestMoment(t *testing.T) {
	for _, tt := range []struct {
		name, text, back string
		zoned            bool
	}{
		{"unknown", "", "", false},
		{"no offset", "2026-03-14T10:11:12", "2026-03-14T10:11:12", false},
		{"offset", "2026-03-14T10:11:12+07:00", "2026-03-14T10:11:12+07:00", true},
		{"fraction and offset", "2026-03-14T10:11:12.07-03:30", "2026-03-14T10:11:12.07-03:30", true},
		{"Z is an offset", "2026-03-14T10:11:12Z", "2026-03-14T10:11:12+00:00", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := catalog.ParseMoment(tt.text)
			if err != nil || m.Zoned != tt.zoned || m.String() != tt.back {
				t.Fatalf("ParseMoment(%q) = %+v %q, %v", tt.text, m, m, err)
			}
			b, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			var back catalog.Moment
			if err := json.Unmarshal(b, &back); err != nil || back.String() != tt.back {
				t.Errorf("%s reads back as %q, %v", b, back, err)
			}
		})
	}
	if _, err := catalog.ParseMoment("14/3/2026"); err == nil {
		t.Error("a time in another form was taken")
	}
}

func TestTwoCamerasInterleave(t *testing.T) {
	hanoi := time.FixedZone("", 7*3600)
	zoned, _ := catalog.ParseMoment("2026-03-14T12:00:00+09:00") // 10:00 in Hà Nội
	plain, _ := catalog.ParseMoment("2026-03-14T10:30:00")
	if !zoned.Instant(hanoi).Before(plain.Instant(hanoi)) {
		t.Errorf("%v is not before %v", zoned.Instant(hanoi), plain.Instant(hanoi))
	}
}

func TestDate(t *testing.T) {
	for _, tt := range []struct {
		date  catalog.Date
		valid bool
		text  string
	}{
		{catalog.Date{}, false, ""},
		{catalog.Date{Year: 2018, Month: 10, Day: 31}, true, "2018-10-31"},
		{catalog.Date{Year: 2018, Month: 11, Day: 31}, false, "2018-11-31"},
		{catalog.Date{Month: 2, Day: 29}, true, "0000-02-29"},
	} {
		if tt.date.Valid() != tt.valid || tt.date.String() != tt.text {
			t.Errorf("%+v: Valid %v, String %q", tt.date, tt.date.Valid(), tt.date)
		}
	}
}
