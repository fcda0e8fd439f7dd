package catalog

import (
	"slices"
	"testing"
)

func TestBind(t *testing.T) {
	p := Person{ID: 1, UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", Name: "Nguyễn Văn Hải"}
	q := Person{ID: 2, UUID: "6ba7b810-9dad-11d1-80b4-00c04fd430c9", Name: "Nguyễn Văn Hải"}
	said := Record{"name": TextValue(p.Name), "description": TextValue("Phóng viên"), "ids": ListValue("https://x.org/1")}
	for _, tt := range []struct {
		name    string
		c       Caption
		people  []Person
		names   string
		details int
	}{
		{"a caption that says nothing", nil, []Person{p}, "Nguyễn Văn Hải", 1},
		{"one that has the name", Caption{People: ListValue("Bùi Trường Giang", p.Name)}, []Person{p}, "Bùi Trường Giang; Nguyễn Văn Hải", 1},
		{"one that says more of them", Caption{PeopleDetails: RecordsValue(said)}, []Person{p}, "Nguyễn Văn Hải", 1},
		{"the same person twice", nil, []Person{p, p}, "Nguyễn Văn Hải", 1},
		{"two namesakes", nil, []Person{p, q}, "Nguyễn Văn Hải", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			photo := Photo{Caption: tt.c}
			var want []string
			for _, who := range tt.people {
				for _, set := range photo.Caption.Bind(who) {
					if _, _, err := photo.Change(set); err != nil {
						t.Fatal(err)
					}
				}
				if !slices.Contains(want, who.UUID) {
					want = append(want, who.UUID)
				}
			}
			if got := photo.Caption.BoundTo(); !slices.Equal(got, want) {
				t.Errorf("bound to %v, want %v", got, want)
			}
			if got := photo.Caption.Text(People); got != tt.names {
				t.Errorf("people are %s, want %s", got, tt.names)
			}
			if got := len(photo.Caption[PeopleDetails].Records); got != tt.details {
				t.Errorf("%d in detail, want %d", got, tt.details)
			}
			if got := photo.Caption.BoundName(p.Name); got != p.UUID {
				t.Errorf("the name means %q", got)
			}
		})
	}
	photo := Photo{Caption: Caption{People: ListValue("A", p.Name), PeopleDetails: RecordsValue(Record{"name": TextValue("A"), "ids": ListValue(q.URN())}, said)}}
	for _, set := range photo.Caption.Bind(p) {
		if _, _, err := photo.Change(set); err != nil {
			t.Fatal(err)
		}
	}
	before := photo.Caption
	if _, _, err := photo.Change(Set{Field: string(People)}); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := photo.Unbind(before); !ok || err != nil || len(photo.Caption.BoundTo()) != 0 {
		t.Errorf("without names it is bound to %v, %v", photo.Caption.BoundTo(), err)
	}
	if got := photo.Caption[PeopleDetails].Records; len(got) != 1 || !got[0].Equal(said) {
		t.Errorf("in detail it says %v, want what it said before it was bound", got)
	}
	if len(said["ids"].List) != 1 {
		t.Error("a structure was changed in place")
	}
	if got := (Caption{People: ListValue(p.Name)}).BoundName(p.Name); got != "" {
		t.Errorf("a name that is only a text means %q", got)
	}
}
