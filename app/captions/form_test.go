package captions

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"cutline/catalog"
)

func photo(id catalog.PhotoID, description, city string, keywords ...string) catalog.Photo {
	c := catalog.Caption{}
	c.Set(catalog.Description, catalog.TextValue(description))
	c.Set(catalog.City, catalog.TextValue(city))
	c.Set(catalog.Keywords, catalog.ListValue(keywords...))
	return catalog.Photo{ID: id, Caption: c}
}

func three() []catalog.Photo {
	return []catalog.Photo{
		photo(1, "Chợ sớm", "Lạng Sơn", "chợ", "sáng"),
		photo(2, "Cửa khẩu", "Lạng Sơn", "chợ", "sáng"),
		photo(3, "", "Lạng Sơn"),
	}
}

func TestState(t *testing.T) {
	for _, tt := range []struct {
		name  string
		typed map[catalog.FieldName]string
		field catalog.FieldName
		want  State
	}{
		{"one common text is shown", nil, catalog.City, State{Text: "Lạng Sơn", Values: []string{"Lạng Sơn"}}},
		{"different texts are mixed", nil, catalog.Description,
			State{Mixed: true, Values: []string{"Chợ sớm", "Cửa khẩu", ""}}},
		{"a list is joined", nil, catalog.Keywords, State{Mixed: true, Values: []string{"chợ; sáng", ""}}},
		{"typed in a mixed field is for all", map[catalog.FieldName]string{catalog.Description: "Mới"}, catalog.Description,
			State{Text: "Mới", Dirty: true, Values: []string{"Chợ sớm", "Cửa khẩu", ""}}},
		{"emptied again where the photos differ is untouched", map[catalog.FieldName]string{catalog.Description: ""}, catalog.Description,
			State{Mixed: true, Values: []string{"Chợ sớm", "Cửa khẩu", ""}}},
		{"emptied where they agree is a change", map[catalog.FieldName]string{catalog.City: ""}, catalog.City,
			State{Dirty: true, Values: []string{"Lạng Sơn"}}},
		{"typed as it was is no change", map[catalog.FieldName]string{catalog.City: "Lạng Sơn"}, catalog.City,
			State{Text: "Lạng Sơn", Values: []string{"Lạng Sơn"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var f Form
			f.Load(nil, three(), 7)
			for k, v := range tt.typed {
				f.Type(k, v)
			}
			got := f.State(tt.field)
			if got.Text != tt.want.Text || got.Mixed != tt.want.Mixed || got.Dirty != tt.want.Dirty || !slices.Equal(got.Values, tt.want.Values) {
				t.Errorf("State(%s) = %+v, want %+v", tt.field, got, tt.want)
			}
		})
	}
}

func TestEditNamesOnlyWhatWasTyped(t *testing.T) {
	var f Form
	f.Load(nil, three(), 7)
	f.Type(catalog.Keywords, "biên giới, chợ; chợ")
	f.Type(catalog.People, "Trần Thị B, Chủ tịch; Lê Văn C")
	f.Type(catalog.City, "Lạng Sơn")
	e := f.Edit()
	if e.Base != 7 || len(e.Sets) != 2 {
		t.Fatalf("Edit() = %+v, want base 7 and two sets", e)
	}
	want := map[string][]string{"keywords": {"biên giới", "chợ"}, "people": {"Trần Thị B, Chủ tịch", "Lê Văn C"}}
	for _, s := range e.Sets {
		if !slices.Equal(s.Value.List, want[s.Field]) {
			t.Errorf("%s = %q, want %q", s.Field, s.Value.List, want[s.Field])
		}
	}
}

func TestAFormReadBeforeAnyEditStillAsksForClashes(t *testing.T) {
	var f Form
	f.Load(nil, three(), 0)
	f.Type(catalog.City, "Huế")
	if e := f.Edit(); e.Base == 0 {
		t.Error("the base is 0, which means: do not ask")
	}
}

func TestChangesCountsPhotosThatWouldDiffer(t *testing.T) {
	for _, tt := range []struct {
		name  string
		type_ func(*Form)
		want  int
	}{
		{"nothing typed", func(*Form) {}, 0},
		{"one has it already", func(f *Form) { f.Type(catalog.Description, "Chợ sớm") }, 2},
		{"cleared: one is empty already", func(f *Form) { f.Clear(catalog.Description) }, 2},
		{"two fields count a photo once", func(f *Form) {
			f.Type(catalog.Description, "x")
			f.Type(catalog.City, "y")
		}, 3},
		{"reset", func(f *Form) { f.Type(catalog.City, "y"); f.Reset(catalog.City) }, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var f Form
			f.Load(nil, three(), 1)
			tt.type_(&f)
			if got := f.Changes(); got != tt.want || f.Dirty() != (tt.want > 0) {
				t.Errorf("Changes() = %d, Dirty() = %v, want %d", got, f.Dirty(), tt.want)
			}
		})
	}
}

func TestRefreshKeepsWhatWasTypedAndItsBase(t *testing.T) {
	var f Form
	f.Load(nil, three(), 1)
	f.Type(catalog.City, "Cao Bằng")
	newer := three()
	newer[0].Caption.Set(catalog.City, catalog.TextValue("Đồng Đăng"))
	f.Refresh(newer, 5)
	if got := f.State(catalog.City); got.Text != "Cao Bằng" || !got.Dirty {
		t.Errorf("State = %+v, want what was typed", got)
	}
	if e := f.Edit(); e.Base != 1 {
		t.Errorf("Base = %d, want 1: the values typed over were read then", e.Base)
	}
	f.ResetAll()
	f.Refresh(newer, 6)
	f.Type(catalog.City, "x")
	if e := f.Edit(); e.Base != 6 {
		t.Errorf("Base of a form that was clean = %d, want 6", e.Base)
	}
}

func TestRoom(t *testing.T) {
	field := func(n catalog.FieldName) catalog.Field { f, _ := catalog.FieldByName(n); return f }
	for _, tt := range []struct {
		name         string
		field        catalog.FieldName
		text         string
		bytes, limit int
	}{
		{"bytes, not letters", catalog.Credit, "Ảnh", 5, 32},
		{"of a list the longest item", catalog.Keywords, "chợ; biên giới", 12, 64},
		{"no limit", catalog.AltText, "abc", 3, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if b, l := Room(field(tt.field), tt.text); b != tt.bytes || l != tt.limit {
				t.Errorf("Room() = %d, %d, want %d, %d", b, l, tt.bytes, tt.limit)
			}
		})
	}
}

func TestADraftSavesWhatTheFormWould(t *testing.T) {
	var f Form
	f.Load(nil, three(), 3)
	f.Type(catalog.Description, "dở dang")
	f.Type(catalog.Keywords, "a; b")
	d, want := f.Draft(), f.Edit()
	got := d.Edit()
	if got.Base != want.Base || len(got.Sets) != 2 || !slices.Equal(d.Photos, f.IDs()) {
		t.Fatalf("Draft().Edit() = %+v, want %+v", got, want)
	}
	for i := range want.Sets {
		if got.Sets[i].Field != want.Sets[i].Field || !got.Sets[i].Value.Equal(want.Sets[i].Value) {
			t.Errorf("set %d = %+v, want %+v", i, got.Sets[i], want.Sets[i])
		}
	}
	f.ResetAll()
	if d := f.Draft(); len(d.Photos) != 0 {
		t.Errorf("a clean form has the draft %+v", d)
	}
}

func TestSavingShowsThePhotosAsTheyWillBe(t *testing.T) {
	var f Form
	before := three()
	f.Load(nil, before, 3)
	f.Type(catalog.Description, "mới ")
	f.Saving()
	if got := f.State(catalog.Description); f.Dirty() || got.Mixed || got.Text != "mới" {
		t.Errorf("State = %+v, dirty %v", got, f.Dirty())
	}
	if before[0].Caption.Text(catalog.Description) != "Chợ sớm" {
		t.Error("the photos that were given were changed")
	}
}

func TestALargeSelectionIsMixedAndChangesWhole(t *testing.T) {
	ids := make([]catalog.PhotoID, MaxRead+10)
	for i := range ids {
		ids[i] = catalog.PhotoID(i + 1)
	}
	var f Form
	f.Load(ids, []catalog.Photo{photo(1, "a", "Huế"), photo(2, "b", "Huế")}, 1)
	if s := f.State(catalog.City); !s.Mixed || s.Text != "" {
		t.Errorf("a field that may differ beyond what was read is %+v", s)
	}
	f.Type(catalog.City, "Huế")
	if !f.Dirty() || f.Changes() != len(ids) || !f.Same(ids) {
		t.Errorf("dirty %v, changes %d", f.Dirty(), f.Changes())
	}
}

func TestManyDifferentTextsTakeNoTime(t *testing.T) {
	photos := make([]catalog.Photo, MaxRead)
	for i := range photos {
		photos[i] = photo(catalog.PhotoID(i+1), strings.Repeat("x", i%400)+strconv.Itoa(i), "Huế")
	}
	var f Form
	f.Load(nil, photos, 1)
	if s := f.State(catalog.Description); !s.Mixed || len(s.Values) != maxValues {
		t.Errorf("%d values, mixed %v", len(s.Values), s.Mixed)
	}
}

func TestEachLanguageIsEditedAlone(t *testing.T) {
	p := catalog.Photo{ID: 1, Caption: catalog.Caption{
		catalog.Description: {Text: "Chợ sớm", Langs: map[string]string{"en": "Early market", "fr": "Marché"}}}}
	var f Form
	f.Load(nil, []catalog.Photo{p}, 1)
	if s := f.State("description@en"); s.Text != "Early market" || f.State("description@vi").Text != "" {
		t.Fatalf("in English %+v", s)
	}
	f.Type("description@en", "Market at dawn")
	f.Type("description@vi", "Chợ lúc bình minh")
	if s := f.State(catalog.Description); s.Dirty || s.Text != "Chợ sớm" {
		t.Errorf("the common text is %+v", s)
	}
	e := f.Edit()
	for _, s := range e.Sets {
		if _, _, err := p.Change(s); err != nil {
			t.Fatal(err)
		}
	}
	want := catalog.Value{Text: "Chợ sớm", Langs: map[string]string{"en": "Market at dawn", "fr": "Marché", "vi": "Chợ lúc bình minh"}}
	if got := p.Caption[catalog.Description]; !got.Equal(want) {
		t.Errorf("saved as %+v, want %+v", got, want)
	}
	if again := f.Draft().Edit(); len(again.Sets) != 2 {
		t.Errorf("the draft has %+v", again.Sets)
	}
	f.Saving()
	if got := f.Photos()[0].Caption[catalog.Description]; !got.Equal(want) || f.Dirty() {
		t.Errorf("while it is saved the form shows %+v", got)
	}
	f.Type("description@en", "Early market")
	if f.Changes() != 1 {
		t.Error("a change in one language changes no photo")
	}
}
