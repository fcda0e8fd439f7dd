package catalog

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestOn(t *testing.T) {
	of := func(long, from, to string, rank int) Office {
		a, err := ParseDate(from)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ParseDate(to)
		if err != nil {
			t.Fatal(err)
		}
		return Office{Long: long, From: a, To: b, Rank: rank}
	}
	p := Person{Name: "Hoàng Văn Nghiệm", Offices: []Office{
		of("always", "", "", 0), of("chairman", "2016-02-29", "", 2), of("secretary", "2017-01-01", "2018-10-31", 1),
		of("deputy", "", "2017-06-30", 2)}}
	for _, tt := range []struct {
		name, day, want string
	}{
		{"rank first, then who came first", "2017-01-01", "secretary deputy chairman always"},
		{"the last day is one of them", "2018-10-31", "secretary chairman always"},
		{"the day after is none", "2018-11-01", "chairman always"},
		{"the first day is one of them", "2016-02-29", "deputy chairman always"},
		{"the day before is none", "2016-02-28", "deputy always"},
		{"an unknown day", "", "always"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			day, err := ParseDate(tt.day)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, o := range p.On(day) {
				got = append(got, o.Long)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("On(%s) = %q, want %s", tt.day, got, tt.want)
			}
		})
	}
	if got := p.On(Date{Month: 10, Day: 31}); len(got) != 1 {
		t.Errorf("on a day of no year there are %v", got)
	}
}

func TestPersonPut(t *testing.T) {
	long := strings.Repeat("x", MaxPersonText+1)
	for _, tt := range []struct {
		name, field string
		v           Value
		want        string // "" = refused
	}{
		{"blanks of a name", FieldPersonName, TextValue(" Hoàng  Văn\tNghiệm\n"), "Hoàng Văn Nghiệm"},
		{"no name", FieldPersonName, TextValue(" "), ""},
		{"a long name", FieldPersonName, TextValue(long), ""},
		{"a name that is no text", FieldPersonName, TextValue("\xff"), ""},
		{"a code", FieldPersonCode, TextValue(" hvn "), "hvn"},
		{"a code with a delimiter", FieldPersonCode, TextValue("h=n"), ""},
		{"a code with a number's sign", FieldPersonCode, TextValue("h#2"), ""},
		{"spellings once", FieldSpellings, ListValue("a", " a", "", "b"), "a; b"},
		{"one spelling as a text", FieldSpellings, TextValue("a"), "a"},
		{"a portrait", FieldPortrait, TextValue("7 0.1,0,0.9,1"), "7 0.1,0,0.9,1"},
		{"a portrait of a whole photo", FieldPortrait, TextValue(" 7 "), "7"},
		{"a portrait of no photo", FieldPortrait, TextValue("-7"), ""},
		{"a portrait with a crop outside", FieldPortrait, TextValue("7 0,0,2,1"), ""},
		{"an office", FieldOffices, RecordsValue(Record{"short": TextValue("Chủ tịch"), "from": TextValue("2018-10-31"), "rank": TextValue("1")}), "Chủ tịch, 2018-10-31, 1"},
		{"an office twice", FieldOffices, RecordsValue(Record{"name": TextValue("a")}, Record{"name": TextValue("a")}), "a"},
		{"an office that ends before it begins", FieldOffices, RecordsValue(Record{"name": TextValue("a"), "from": TextValue("2018-10-31"), "to": TextValue("2018-10-30")}), ""},
		{"an office of no name", FieldOffices, RecordsValue(Record{"from": TextValue("2018-10-31")}), ""},
		{"an office on no day", FieldOffices, RecordsValue(Record{"name": TextValue("a"), "from": TextValue("2018-02-30")}), ""},
		{"an office of a bad rank", FieldOffices, RecordsValue(Record{"name": TextValue("a"), "rank": TextValue("-1")}), ""},
		{"an office with a strange part", FieldOffices, RecordsValue(Record{"name": TextValue("a"), "pay": TextValue("1")}), ""},
		{"removed", FieldRemoved, TextValue("yes"), "yes"},
		{"no field", "pay", TextValue("1"), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Person{ID: 1, Name: "N"}
			_, _, err := p.Change(Set{Field: tt.field, Value: tt.v})
			if tt.want == "" {
				if !errors.Is(err, ErrUsage) {
					t.Fatalf("Change = %v, want it refused", err)
				}
				return
			}
			got, _ := p.Value(tt.field)
			if err != nil || got.String() != tt.want {
				t.Fatalf("%s is %q, %v, want %q", tt.field, got, err, tt.want)
			}
			again := p
			if err := again.Put(tt.field, got); err != nil {
				t.Fatal(err)
			}
			if now, _ := again.Value(tt.field); !now.Equal(got) {
				t.Errorf("put back it is %q, want %q", now, got)
			}
		})
	}
}

func TestOfficesStandInOrderOfTime(t *testing.T) {
	a, b := Office{Long: "a", From: Date{2018, 1, 1}}, Office{Long: "b", Short: "b", To: Date{2017, 12, 31}}
	p, err := Person{Name: "N", Offices: []Office{a, b}}.Fit()
	if b.Short = ""; err != nil || !slices.Equal(p.Offices, []Office{b, a}) {
		t.Errorf("Fit() = %v, %v", p.Offices, err)
	}
	if a.Overlaps(b) || b.Overlaps(a) {
		t.Error("one office begins after the other's end, and they overlap")
	}
	if b.To = (Date{2018, 1, 1}); !a.Overlaps(b) || !b.Overlaps(a) {
		t.Error("two offices share a day, and do not overlap")
	}
}

func TestPersonURN(t *testing.T) {
	p := Person{UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430c8"}
	for s, want := range map[string]string{p.URN(): p.UUID, " URN:UUID:6BA7B810-9DAD-11D1-80B4-00C04FD430C8": p.UUID,
		"": "", "urn:uuid:": "", "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430cg": "", "https://x.org/" + p.UUID: ""} {
		got, ok := ParsePersonURN(s)
		if ok != (want != "") || ok && got != want {
			t.Errorf("ParsePersonURN(%q) = %q, %v, want %q", s, got, ok, want)
		}
	}
}

func TestPersonJSON(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    Person
		want string
	}{
		{"empty lists are lists", Person{ID: 1, Name: "N"},
			`{"id":1,"uuid":"","code":"","name":"N","spellings":[],"honorific":"","offices":[],"note":"","portrait":null}`},
		{"all", Person{ID: 2, Name: "N", Portrait: Portrait{Photo: 7, Crop: Crop{X1: .5, Y1: 1}}, Offices: []Office{{Long: "a", From: Date{2018, 10, 31}}}},
			`{"id":2,"uuid":"","code":"","name":"N","spellings":[],"honorific":"",` +
				`"offices":[{"long":"a","short":"","from":"2018-10-31","to":null,"rank":0}],"note":"","portrait":{"photo":7,"crop":[0,0,0.5,1]}}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b, err := json.Marshal(tt.p)
			if err != nil || string(b) != tt.want {
				t.Fatalf("JSON %s, %v, want %s", b, err, tt.want)
			}
			var back Person
			if err := json.Unmarshal(b, &back); err != nil || back.Portrait != tt.p.Portrait || !slices.Equal(back.Offices, tt.p.Offices) {
				t.Errorf("read back %+v, %v", back, err)
			}
		})
	}
}
