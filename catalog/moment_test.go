package catalog_test

import (
	"encoding/json"
	"strings"
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

func TestADayInALanguage(t *testing.T) {
	for _, tt := range []struct {
		day    catalog.Date
		vi, en string
	}{
		{catalog.Date{2018, time.October, 31}, "31/10/2018", "31 Oct 2018"},
		{catalog.Date{2018, time.May, 3}, "03/05/2018", "3 May 2018"},
		{catalog.Date{0, time.May, 3}, "03/05", "3 May"},
		{catalog.Date{}, "", ""},
	} {
		if vi, en := tt.day.In(catalog.Vietnamese), tt.day.In(catalog.English); vi != tt.vi || en != tt.en {
			t.Errorf("%+v is %q and %q, want %q and %q", tt.day, vi, en, tt.vi, tt.en)
		}
	}
	f := catalog.Finding{Rule: catalog.RuleDateDisagrees, Args: []any{catalog.Date{2018, time.October, 31}, catalog.Date{2018, time.November, 2}}}
	if vi, en := f.Message(catalog.Vietnamese), f.Message(catalog.English); !strings.Contains(vi, "31/10/2018") || !strings.Contains(en, "2 Nov 2018") {
		t.Errorf("the finding says %q and %q", vi, en)
	}
	if got := f.Key(); got != "0 date-disagrees [31/10/2018 02/11/2018]" {
		t.Errorf("its key is %q: what was accepted would be asked about again", got)
	}
	r := catalog.Reason{Kind: catalog.ReasonDay, Args: []any{catalog.Date{2018, time.October, 31}}}
	if vi, en := r.Text(catalog.Vietnamese), r.Text(catalog.English); !strings.Contains(vi, "31/10/2018") || !strings.Contains(en, "31 Oct 2018") {
		t.Errorf("the reason says %q and %q", vi, en)
	}
}
