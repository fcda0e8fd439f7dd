package catalog

import (
	"testing"
	"time"
)

func TestTypedMoments(t *testing.T) {
	for _, tt := range []struct {
		in   string
		end  bool
		want string
	}{
		{"", false, ""},
		{"31/10/2018", false, "2018-10-31T00:00:00"},
		{"31/10/2018", true, "2018-10-31T23:59:59"},
		{" 1/2/2018  9:05 ", true, "2018-02-01T09:05:00"},
		{"31/10/2018 9h30", false, "2018-10-31T09:30:00"},
		{"31 Oct 2018 09:30", false, "2018-10-31T09:30:00"},
		{"2018-10-31 09:30:15 +07:00", false, "2018-10-31T09:30:15+07:00"},
		{"2018-10-31T09:30:15.5+07:00", false, "2018-10-31T09:30:15.5+07:00"},
		{"31/10/2018 +07:00", true, "2018-10-31T23:59:59+07:00"},
	} {
		got, err := TypedMoment(tt.in, tt.end)
		if err != nil || got.String() != tt.want {
			t.Errorf("TypedMoment(%q) = %s, %v; want %s", tt.in, got, err, tt.want)
		}
		for _, lang := range []Language{English, Vietnamese} {
			typed := got.Typed(lang, tt.end)
			back, err := TypedMoment(typed, tt.end)
			if err != nil || !back.Time.Equal(got.Time) && got.Time.Nanosecond() == 0 || back.Zoned != got.Zoned {
				t.Errorf("%s is typed %q, read %s, %v", got, typed, back, err)
			}
		}
	}
	for _, bad := range []string{"31/13/2018", "10/31/2018", "9:30", "tomorrow", "31/10/18", "0001-01-01"} {
		if m, err := TypedMoment(bad, false); err == nil {
			t.Errorf("TypedMoment(%q) = %s, want an error", bad, m)
		}
	}
}

func TestEventOfPhotos(t *testing.T) {
	at := func(s, city, event string) Photo {
		m, err := ParseMoment(s)
		if err != nil {
			t.Fatal(err)
		}
		c := Caption{}
		c.Set(City, TextValue(city))
		c.Set(EventName, TextValue(event))
		c.Set(State, TextValue("Lạng Sơn"))
		return Photo{Captured: m, Caption: c}
	}
	e := EventOf([]Photo{at("2018-10-31T09:00:00.25+07:00", "Huế", ""), at("2018-10-31T08:00:00", "Vinh", "Hội"), at("", "", "Hội")}, time.UTC)
	if e.Name != "Hội" || e.Place.City != "" || e.Place.State != "Lạng Sơn" || e.From.String() != "2018-10-31T09:00:00+07:00" || e.To.String() != "2018-10-31T08:00:00" {
		t.Errorf("%+v from %s to %s", e, e.From, e.To)
	}
}
