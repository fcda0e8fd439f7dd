package catalog_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestPhotoChange(t *testing.T) {
	text, list := catalog.TextValue, catalog.ListValue
	langs := catalog.Value{Text: "Mặc định", Langs: map[string]string{"en": "Default"}}
	for _, tt := range []struct {
		name    string
		caption catalog.Caption
		set     catalog.Set
		want    catalog.Value
		changed bool
		err     error
	}{
		{"a text is replaced", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline", Value: text("b")}, text("b"), true, nil},
		{"the same text changes nothing", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline", Value: text("a")}, text("a"), false, nil},
		{"an empty value empties", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline"}, catalog.Value{}, true, nil},
		{"text is appended after a space", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline", Op: catalog.Append, Value: text("b")}, text("a b"), true, nil},
		{"punctuation needs no space", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline", Op: catalog.Append, Value: text(", b")}, text("a, b"), true, nil},
		{"text is prepended", catalog.Caption{"headline": text("a")}, catalog.Set{Field: "headline", Op: catalog.Prepend, Value: text("b")}, text("b a"), true, nil},
		{"a list gets what it lacks", catalog.Caption{"keywords": list("a", "b")}, catalog.Set{Field: "keywords", Op: catalog.Append, Value: list("b", "c")}, list("a", "b", "c"), true, nil},
		{"a list's default language", catalog.Caption{"description": langs}, catalog.Set{Field: "description", Value: text("Mới")}, catalog.Value{Text: "Mới", Langs: langs.Langs}, true, nil},
		{"one language", catalog.Caption{"description": langs}, catalog.Set{Field: "description@en", Value: text("New")}, catalog.Value{Text: "Mặc định", Langs: map[string]string{"en": "New"}}, true, nil},
		{"one language taken out", catalog.Caption{"description": langs}, catalog.Set{Field: "description@en"}, catalog.Value{Text: "Mặc định", Langs: map[string]string{}}, true, nil},
		{"a list has no languages", nil, catalog.Set{Field: "keywords@en", Value: list("a")}, catalog.Value{}, false, catalog.ErrUsage},
		{"rating", nil, catalog.Set{Field: "rating", Value: text("5")}, text("5"), true, nil},
		{"six stars", nil, catalog.Set{Field: "rating", Value: text("6")}, catalog.Value{}, false, catalog.ErrUsage},
		{"tag", nil, catalog.Set{Field: "tagged", Value: text("true")}, text("yes"), true, nil},
		{"no such field", nil, catalog.Set{Field: "colour", Value: text("1")}, catalog.Value{}, false, catalog.ErrUsage},
		{"bytes that are no text", nil, catalog.Set{Field: "headline", Value: text("\xff")}, catalog.Value{}, false, catalog.ErrUsage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, err := json.Marshal(tt.caption)
			if err != nil {
				t.Fatal(err)
			}
			p := catalog.Photo{ID: 7, Caption: tt.caption}
			c, ok, err := p.Change(tt.set)
			if !errors.Is(err, tt.err) || ok != tt.changed {
				t.Fatalf("Change = %v, %v", ok, err)
			}
			if err != nil {
				return
			}
			if !c.New.Equal(tt.want) {
				t.Errorf("new value %+v, want %+v", c.New, tt.want)
			}
			if after, _ := json.Marshal(tt.caption); string(after) != string(before) {
				t.Error("the old caption was changed in place")
			}
			if err := p.Put(c.Field, c.Old); err != nil {
				t.Fatal(err)
			}
			if !p.Caption.Equal(tt.caption) && len(p.Caption)+len(tt.caption) > 0 {
				t.Errorf("undone: %v, was %v", p.Caption, tt.caption)
			}
		})
	}
}

func TestWhatTheStandardHasNoRoomForIsRefused(t *testing.T) {
	for _, tt := range []struct {
		field, value string
		ok           bool
	}{
		{"urgency", "1", true}, {"urgency", "8", true}, {"urgency", "", true}, {"urgency", "9", false}, {"urgency", "0", false}, {"urgency", "gấp", false},
		{"country_code", "VNM", true}, {"country_code", "vn", true}, {"country_code", "", true}, {"country_code", "VNMX", false}, {"country_code", "Việt", false},
	} {
		p := catalog.Photo{ID: 1, Caption: catalog.Caption{"urgency": catalog.TextValue("0"), "country_code": catalog.TextValue("?")}}
		if _, _, err := p.Change(catalog.Set{Field: tt.field, Value: catalog.TextValue(tt.value)}); (err == nil) != tt.ok || err != nil && !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("%s=%s: %v", tt.field, tt.value, err)
		}
		if err := p.Put(tt.field, catalog.TextValue("0")); err != nil {
			t.Errorf("what a file held cannot be put back: %v", err)
		}
	}
}

func TestStoryChangeAndBack(t *testing.T) {
	s := catalog.Story{ID: 3, Slug: "s", Article: catalog.Article{Headline: "H",
		Dateline: catalog.Dateline{Day: 31, Month: 10, Year: 2018}},
		Slots: []catalog.Slot{{N: 1, Caption: "c"}, {N: 2}}}
	for _, tt := range []struct {
		slot  int
		field string
		value string
		err   error
	}{
		{0, "headline", "Tít mới", nil},
		{0, "year", "2018", nil}, // confirming a guess is a change
		{0, "year", "18", catalog.ErrUsage},
		{0, "page_date", "2020-01-27", nil},
		{0, "page_date", "27/1", catalog.ErrUsage},
		{0, "photo", "1", catalog.ErrUsage},
		{1, "photo", "12", nil},
		{1, "crop", "0.1,0.1,0.5,0.5", nil},
		{1, "crop", "1,1,0,0", catalog.ErrUsage},
		{2, "story_caption", "Chú thích", nil},
		{3, "photo", "12", catalog.ErrUsage},
	} {
		before, _ := json.Marshal(s)
		c, ok, err := s.Change(tt.slot, catalog.Set{Field: tt.field, Value: catalog.TextValue(tt.value)})
		if !errors.Is(err, tt.err) || ok != (tt.err == nil) {
			t.Errorf("%d %s=%s: changed %v, %v", tt.slot, tt.field, tt.value, ok, err)
			continue
		}
		if tt.err != nil {
			continue
		}
		if c.New.Text != tt.value {
			t.Errorf("%d %s holds %q, want %q", tt.slot, tt.field, c.New.Text, tt.value)
		}
		if err := s.Put(tt.slot, c.Field, c.Old); err != nil {
			t.Fatal(err)
		}
		if after, _ := json.Marshal(s); string(after) != string(before) {
			t.Errorf("%s is not undone:\n%s\n%s", tt.field, before, after)
		}
	}
}

func TestHouseSigns(t *testing.T) {
	h := catalog.House{}
	if _, ok, err := h.Change(catalog.Set{Field: "sign.ABC", Value: catalog.TextValue("An Bình")}); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if h.Signs["ABC"] != "An Bình" {
		t.Errorf("signs: %v", h.Signs)
	}
	if _, _, err := h.Change(catalog.Set{Field: "sign."}); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("a sign without letters: %v", err)
	}
}

func TestPhotoJSON(t *testing.T) {
	p := catalog.Photo{ID: 1, Path: "/a/b.jpg", Caption: catalog.Caption{"description": {Text: "x", Langs: map[string]string{"en": "y"}}}}
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"file":"b.jpg"`, `"captured":null`, `"gps":null`, `"problem":null`, `"keywords":[]`,
		`"description@en":"y"`, `"pending_write":false`, `"stories":[]`, `"used":[]`, `"state":"ok"`, `"tagged":false`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is missing in %s", want, b)
		}
	}
	var c catalog.Caption
	var m struct {
		Caption json.RawMessage `json:"caption"`
	}
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(m.Caption, &c); err != nil || !c.Equal(p.Caption) {
		t.Errorf("the caption reads back as %v, %v", c, err)
	}
}

func TestFieldsAreOneTable(t *testing.T) {
	seen := map[catalog.FieldName]bool{}
	for _, f := range catalog.Fields {
		if seen[f.Name] {
			t.Errorf("%s stands twice", f.Name)
		}
		seen[f.Name] = true
	}
}

func TestMessagesTakeTheirArguments(t *testing.T) {
	for _, r := range catalog.Rules {
		if a, b := strings.Count(r.VI, "%"), strings.Count(r.EN, "%"); a != b {
			t.Errorf("%s: %d verbs in Vietnamese, %d in English", r.ID, a, b)
		}
	}
}
