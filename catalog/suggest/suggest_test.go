package suggest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

// photo makes a photo of the pool: its id is its place in the pool, from 1.
type photo struct {
	description, people, city, taken string
	keywords                         []string
	rating                           int
	rejected, forgotten              bool
	state                            catalog.PhotoState
}

func pool(t *testing.T, photos []photo) []catalog.Photo {
	t.Helper()
	var out []catalog.Photo
	for i, p := range photos {
		c := catalog.Caption{}
		c.Set(catalog.Description, catalog.TextValue(p.description))
		c.Set(catalog.City, catalog.TextValue(p.city))
		c.Set(catalog.Keywords, catalog.ListValue(p.keywords...))
		if p.people != "" {
			c.Set(catalog.People, catalog.ListValue(strings.Split(p.people, "; ")...))
		}
		taken, err := catalog.ParseMoment(p.taken)
		if err != nil {
			t.Fatal(err)
		}
		if p.state == "" {
			p.state = catalog.OK
		}
		out = append(out, catalog.Photo{ID: catalog.PhotoID(i + 1), Path: fmt.Sprintf("/p/IMG_%d.jpg", i+1), Caption: c, Captured: taken,
			State: p.state, Forgotten: p.forgotten, Marks: catalog.Marks{Rating: p.rating, Rejected: p.rejected}})
	}
	return out
}

func story(captions ...string) catalog.Story {
	s := catalog.Story{Article: catalog.Article{Headline: "Chợ phiên vùng cao", Lead: "Sáng 3/5, chợ phiên họp lại.",
		Dateline: catalog.Dateline{Place: "Bản Thử", Text: "3/5", Day: 3, Month: 5}}}
	for i, c := range captions {
		s.Slots = append(s.Slots, catalog.Slot{N: i + 1, Caption: c})
	}
	return s
}

func firsts(list []catalog.Candidate) map[int]catalog.PhotoID {
	out := map[int]catalog.PhotoID{}
	for _, c := range list {
		if out[c.Slot] == 0 {
			out[c.Slot] = c.Photo
		}
	}
	return out
}

var event = []photo{
	{description: "Đoàn công tác tại hội trường", taken: "2031-05-03T08:00:00"},
	{description: "Đồng chí Vi Thị Mẫu phát biểu khai mạc", taken: "2031-05-03T08:10:00"},
	{description: "Đồng chí Đinh Trường Sơn trao đổi", taken: "2031-05-03T08:30:00"},
	{description: "Gian hàng thổ cẩm ở chợ", city: "Bản Thử", taken: "2031-05-03T10:00:00"},
	{description: "Cửa khẩu trong sương", taken: "2031-05-02T15:00:00"},
	{taken: "2031-05-03T08:12:00"},
	{description: "Đồng chí Vi Thị Mẫu tại một hội nghị cũ", taken: "2030-11-20T08:12:00"},
}

func TestTheFirstCandidate(t *testing.T) {
	for _, tt := range []struct {
		name     string
		captions []string
		photos   []photo
		want     map[int]catalog.PhotoID
	}{
		{"the person named, on the day", []string{"Đồng chí Vi Thị Mẫu, Chủ tịch HĐND tỉnh phát biểu"}, event, map[int]catalog.PhotoID{1: 2}},
		{"each person their picture", []string{"Đồng chí Đinh Trường Sơn trao đổi tại hội trường", "Đồng chí Vi Thị Mẫu phát biểu"}, event, map[int]catalog.PhotoID{1: 3, 2: 2}},
		{"nobody named: the words", []string{"Bà con xem gian hàng thổ cẩm"}, event, map[int]catalog.PhotoID{1: 4}},
		{"a day in the caption", []string{"Đoàn thăm cửa khẩu ngày 2/5"}, event, map[int]catalog.PhotoID{1: 5}},
		{"words without accents", []string{"Gian hàng thổ cẩm"}, []photo{{description: "xe may"}, {description: "GIAN HANG THO CAM"}}, map[int]catalog.PhotoID{1: 2}},
		{"people in the people field", []string{"Ông Lò Văn Thử cắt băng"}, []photo{{description: "Ông Lò Văn Thức cắt băng"}, {people: "Hà Thị Thêm; Lò Văn Thử"}}, map[int]catalog.PhotoID{1: 2}},
		{"the right accents before others", []string{"Ông Lò Văn Hoa dự lễ"}, []photo{{people: "Lò Văn Hòa"}, {people: "Lò Văn Hoa"}}, map[int]catalog.PhotoID{1: 2}},
		{"two slots, one person: two pictures", []string{"Bà Vi Thị Mẫu phát biểu", "Bà Vi Thị Mẫu trao quà"},
			[]photo{{people: "Vi Thị Mẫu", taken: "2031-05-03T08:00:00"}, {people: "Vi Thị Mẫu", taken: "2031-05-03T08:05:00"}}, map[int]catalog.PhotoID{1: 1, 2: 2}},
		{"no caption: headline and lead", []string{""}, []photo{{description: "Sân vận động"}, {description: "Chợ phiên sáng sớm"}}, map[int]catalog.PhotoID{1: 2}},
		{"nothing speaks for any", []string{"Lễ khai giảng"}, []photo{{description: "Sân vận động"}}, map[int]catalog.PhotoID{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := firsts(ForStory(Input{Story: story(tt.captions...), Photos: pool(t, tt.photos)})); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("the first candidates are %v, want %v", got, tt.want)
			}
		})
	}
}

func TestReasonsQuoteWhatTheyRestOn(t *testing.T) {
	s := story("Đồng chí Vi Thị Mẫu phát biểu khai mạc hội chợ")
	s.Slots = append(s.Slots, catalog.Slot{N: 2, Caption: "Quang cảnh", Photo: 2})
	list := ForStory(Input{Story: s, Photos: pool(t, []photo{
		{description: "Sáng nay. Đồng chí Vi Thị Mẫu phát biểu khai mạc. Mưa nhẹ.", city: "Bản Thử", taken: "2031-05-03T08:10:00", rating: 4},
		{description: "Hội trường", taken: "2031-05-03T08:35:00"},
	})})
	var got []string
	for _, r := range list[0].Reasons {
		got = append(got, r.Text(catalog.English))
	}
	slices.Sort(got)
	want := []string{
		"both say “phát biểu khai mạc”", "picked: ★★★★", "shows Vi Thị Mẫu (description: “Đồng chí Vi Thị Mẫu phát biểu khai mạc”)",
		"taken 25 min from IMG_2.jpg", "taken in Bản Thử", "taken on the day, 3 May 2031",
	}
	if list[0].Photo != 1 || !slices.Equal(got, want) {
		t.Errorf("photo %d: %q, want %q", list[0].Photo, got, want)
	}
	if !slices.IsSortedFunc(list[0].Reasons, func(a, b catalog.Reason) int { return compare(b.Score, a.Score) }) {
		t.Error("the weightiest reason is not the first")
	}
}

func TestPhotosThatAreNoCandidates(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    photo
	}{
		{"rejected", photo{rejected: true}},
		{"damaged", photo{state: catalog.Damaged}},
		{"forgotten", photo{forgotten: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.p.people = "Vi Thị Mẫu"
			if got := ForStory(Input{Story: story("Bà Vi Thị Mẫu"), Photos: pool(t, []photo{tt.p})}); len(got) != 0 {
				t.Errorf("it is a candidate: %+v", got)
			}
		})
	}
}

func TestAPlacedPhotoIsNotTheBestForAnotherSlot(t *testing.T) {
	s := story("Quang cảnh hội trường", "Quang cảnh hội trường")
	s.Slots[0].Photo = 1
	got := firsts(ForStory(Input{Story: s, Photos: pool(t, []photo{{description: "Hội trường"}, {description: "Hội trường"}})}))
	if got[1] != 1 || got[2] != 2 {
		t.Errorf("the first candidates are %v", got)
	}
}

func TestLimitAndOrder(t *testing.T) {
	var photos []photo
	for i := range 40 {
		photos = append(photos, photo{description: "Gian hàng thổ cẩm", taken: fmt.Sprintf("2031-05-03T08:%02d:00", i)})
	}
	in := Input{Story: story("Gian hàng thổ cẩm", "Thổ cẩm"), Photos: pool(t, photos)}
	if n := len(ForStory(in)); n != 2*defaultLimit {
		t.Errorf("%d candidates, want %d", n, 2*defaultLimit)
	}
	in.Limit = 3
	first := ForStory(in)
	if len(first) != 6 || first[0].Slot != 1 || first[3].Slot != 2 || first[0].Score < first[1].Score {
		t.Errorf("candidates are %+v", first)
	}
	slices.Reverse(in.Photos)
	if again := ForStory(in); !reflect.DeepEqual(first, again) {
		t.Errorf("the order of the pool changes the answer:\n%+v\n%+v", first, again)
	}
}

func TestEmptyInput(t *testing.T) {
	if got := ForStory(Input{}); len(got) != 0 {
		t.Errorf("candidates: %+v", got)
	}
	if got := ForStory(Input{Story: story("", "x")}); len(got) != 0 {
		t.Errorf("candidates: %+v", got)
	}
}

func BenchmarkForStory(b *testing.B) {
	var photos []catalog.Photo
	words := strings.Fields("đoàn công tác khảo sát cửa khẩu gian hàng thổ cẩm chợ phiên lãnh đạo tỉnh phát biểu hội trường biên giới nhân dân trao quà học sinh")
	for i := range 5000 {
		var d []string
		for j := range 35 {
			d = append(d, words[(i*7+j*j)%len(words)])
		}
		photos = append(photos, catalog.Photo{ID: catalog.PhotoID(i + 1), Path: "/p/a.jpg", State: catalog.OK, Caption: catalog.Caption{
			catalog.Description: catalog.TextValue(strings.Join(d, " ") + ". Đồng chí Vi Thị Mẫu, Chủ tịch HĐND tỉnh phát biểu."),
			catalog.Keywords:    catalog.ListValue("chợ", "biên giới", fmt.Sprint("k", i)),
			catalog.City:        catalog.TextValue("Bản Thử"),
		}})
	}
	s := story("Đồng chí Vi Thị Mẫu phát biểu tại hội trường", "Gian hàng thổ cẩm ở chợ phiên", "Đoàn khảo sát cửa khẩu")
	for b.Loop() {
		ForStory(Input{Story: s, Photos: photos})
	}
}
