package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

// A desk is a story in short: what stands in the article, and the slots.
type desk struct {
	name     string
	lead     string
	body     []string // paragraphs
	dateline catalog.Dateline
	people   []catalog.Named // corrected by hand
	slots    []slot
	house    catalog.House
	accepted []catalog.Acceptance
	want     []string // "slot level rule arg | arg"
}

type slot struct {
	caption, credit, alt string
	none                 bool // no photo
	photo                catalog.Caption
	taken                string
	state                catalog.PhotoState
	problem              string
	forgotten            bool
}

var aHouse = catalog.House{Credit: "Báo Thử"}

func (d desk) input(t *testing.T) Input {
	t.Helper()
	in := Input{House: d.house, Photos: map[catalog.PhotoID]catalog.Photo{}}
	if d.house.Credit == "" && d.house.Creator == "" {
		in.House = aHouse
	}
	if d.house.Creator == "-" {
		in.House = catalog.House{}
	}
	a := catalog.Article{Headline: "Tin thử", Lead: d.lead, Dateline: d.dateline, People: d.people, Language: "vi"}
	for _, b := range d.body {
		a.Blocks = append(a.Blocks, catalog.Block{Type: catalog.Paragraph, Text: b})
	}
	for i, s := range d.slots {
		n := i + 1
		a.Blocks = append(a.Blocks, catalog.Block{Type: catalog.SlotBlock, Slot: n, Text: s.caption})
		sl := catalog.Slot{N: n, Caption: s.caption, Credit: s.credit, Alt: s.alt}
		if !s.none {
			sl.Photo = catalog.PhotoID(10 + n)
			taken, err := catalog.ParseMoment(s.taken)
			if err != nil {
				t.Fatal(err)
			}
			p := catalog.Photo{ID: sl.Photo, Path: fmt.Sprintf("/p/IMG_%d.jpg", n), State: s.state, Problem: s.problem,
				Caption: s.photo, Captured: taken, Forgotten: s.forgotten}
			if p.State == "" {
				p.State = catalog.OK
			}
			in.Photos[sl.Photo] = p
		}
		in.Story.Slots = append(in.Story.Slots, sl)
	}
	in.Story.Article, in.Story.Accepted = a, d.accepted
	return in
}

func describe(findings []catalog.Finding) []string {
	var out []string
	for _, f := range findings {
		var args []string
		for _, a := range f.Args {
			if day, ok := a.(catalog.Date); ok {
				a = day.In(catalog.Vietnamese)
			}
			args = append(args, fmt.Sprint(a))
		}
		s := fmt.Sprintf("%d %s %s %s", f.Slot, f.Level, f.Rule, strings.Join(args, " | "))
		if f.Accepted != nil {
			s += " ACCEPTED"
		}
		out = append(out, s)
	}
	return out
}

func desc(s string) catalog.Caption {
	return catalog.Caption{catalog.Description: catalog.TextValue(s)}
}

var may3 = catalog.Dateline{Sign: "BTO", Text: "3/5", Day: 3, Month: 5, Year: 2031, YearCertain: true}

func guessed(text string, day, month int) catalog.Dateline {
	return catalog.Dateline{Text: text, Day: day, Month: month, Year: 2031, Why: "the page is dated 2032, the text speaks of 2031"}
}

const meeting = "BTO-Hôm nay (3/5), đồng chí Vi Thị Mẫu, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh cùng đại diện các sở, ban, ngành tiếp và làm việc với đoàn công tác do đồng chí Đinh Trường Sơn, Phó Trưởng Ban Dân vận Trung ương làm trưởng đoàn."

func TestCleanStories(t *testing.T) {
	for _, d := range []desk{
		{name: "short offices in the captions", lead: meeting, dateline: may3, slots: []slot{
			{caption: "Đồng chí Vi Thị Mẫu, Phó Bí thư Thường trực Tỉnh ủy phát biểu tại buổi làm việc", taken: "2031-05-03T09:00:00+07:00"},
			{caption: "Đồng chí Đinh Trường Sơn, Phó Trưởng Ban Dân vận Trung ương trao đổi tại buổi làm việc", taken: "2031-05-03T09:20:00"},
		}},
		{name: "one office of two", lead: meeting, slots: []slot{{caption: "Đồng chí Vi Thị Mẫu, Chủ tịch HĐND tỉnh trao quà"}}},
		{name: "an office with and without the province", lead: meeting, slots: []slot{{caption: "Đồng chí Vi Thị Mẫu, Phó Bí thư Thường trực Tỉnh ủy Hà Thử, phát biểu"}},
			body: []string{"Đồng chí Vi Thị Mẫu, Phó Bí thư Thường trực Tỉnh ủy Hà Thử nhấn mạnh."}},
		{name: "abbreviations", lead: "Ông Lò Văn Thử, Chủ tịch Ủy ban nhân dân huyện Nậm Thử dự.", slots: []slot{{caption: "Ông Lò Văn Thử, Chủ tịch UBND huyện Nậm Thử, cắt băng khánh thành"}}},
		{name: "nobody named in the caption", lead: meeting, slots: []slot{{caption: "Quang cảnh buổi làm việc", photo: desc("Đồng chí Vi Thị Mẫu phát biểu")}}},
		{name: "the photo names the same person among others", lead: meeting, slots: []slot{
			{caption: "Đồng chí Vi Thị Mẫu phát biểu", photo: catalog.Caption{catalog.People: catalog.ListValue("Đinh Trường Sơn", "Vi Thị Mẫu")}}}},
		{name: "the caption names the photo's person among others", lead: meeting, slots: []slot{
			{caption: "Đồng chí Vi Thị Mẫu tặng quà đồng chí Đinh Trường Sơn", photo: desc("Đinh Trường Sơn nhận quà")}}},
		{name: "a photo's people without accents", lead: meeting, slots: []slot{
			{caption: "Đồng chí Vi Thị Mẫu phát biểu", photo: catalog.Caption{catalog.People: catalog.ListValue("Vi Thi Mau")}}}},
		{name: "the tone on the other vowel", lead: "Bà Nguyễn Thị Hòa, Giám đốc Sở Y tế kiểm tra.", slots: []slot{{caption: "Bà Nguyễn Thị Hoà, Giám đốc Sở Y tế kiểm tra trạm xá"}}},
		{name: "a name in capitals", lead: "Bà Nguyễn Thị Hòa, Giám đốc Sở Y tế kiểm tra.", slots: []slot{{caption: "Bà NGUYỄN THỊ HÒA kiểm tra trạm xá"}}},
		{name: "two people of nearly one name, both in the article", lead: "Ông Nguyễn Văn An, Bí thư Đảng ủy xã và ông Nguyễn Văn Anh, Chủ tịch UBND xã cùng dự.", slots: []slot{
			{caption: "Ông Nguyễn Văn An trao quà"}, {caption: "Ông Nguyễn Văn Anh phát biểu"}}},
		{name: "a guessed year and a photo of another one", lead: meeting, dateline: guessed("3/5", 3, 5), slots: []slot{
			{caption: "Quang cảnh", taken: "2030-05-03T09:00:00"}}, want: []string{"0 note year-uncertain 3/5 | the page is dated 2032, the text speaks of 2031."}},
		{name: "a photo of another day that the article names", lead: meeting, dateline: may3, body: []string{"Chiều 2/5, đoàn khảo sát tại cửa khẩu."}, slots: []slot{
			{caption: "Đoàn khảo sát tại cửa khẩu", taken: "2031-05-02T15:00:00"}}},
		{name: "a photo that knows no time", lead: meeting, dateline: may3, slots: []slot{{caption: "Quang cảnh"}}},
		{name: "an equation is not unresolved", lead: meeting, slots: []slot{{caption: "Lớp học viết 1+1=2=1+1 lên bảng"}}},
		{name: "a further office beside one the article gives", lead: meeting, slots: []slot{{caption: "Đồng chí Vi Thị Mẫu, Chủ tịch HĐND tỉnh, Trưởng Ban tổ chức hội thi trao giải"}}},
		{name: "a person the editor added to the list", lead: meeting, people: []catalog.Named{{Name: "Hà Thị Thêm"}}, slots: []slot{{caption: "Chị Hà Thị Thêm hái chè"}}},
		{name: "an English story", lead: "Ms. Vi Thi Mau, Deputy Secretary of the Provincial Party Committee, met the delegation.", slots: []slot{
			{caption: "Ms. Vi Thi Mau, Deputy Secretary of the Provincial Party Committee, speaks at the meeting"}}},
		{name: "only the creator is known", lead: meeting, house: catalog.House{Creator: "Tòa soạn"}, slots: []slot{{caption: "Quang cảnh"}}},
		{name: "one of several deputies", lead: "Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh và bà Vi Thị Mẫu cùng dự.", slots: []slot{{caption: "Bà Vi Thị Mẫu, Phó Chủ tịch UBND tỉnh trao quà"}}},
		{name: "pupils of one school", lead: "Em Lò Văn Thử, học sinh Trường THCS Nậm Thử và em Vi Thị Mẫu nhận quà.", slots: []slot{{caption: "Em Vi Thị Mẫu, học sinh Trường THCS Nậm Thử nhận quà"}}},
		{name: "capitals that are no name", lead: "Ông Hà Nam Ninh, Chủ tịch UBND xã dự.", slots: []slot{{caption: "Đoàn khảo sát ở Hà Nam, Ninh Thuận"}}},
		{name: "a given name alone", lead: "Ông Lò Văn Thử, Chủ tịch UBND xã dự.", slots: []slot{{caption: "Ông Thử trồng cây"}}},
	} {
		t.Run(d.name, func(t *testing.T) {
			if got := describe(Check(d.input(t))); !slices.Equal(got, d.want) {
				t.Errorf("Check finds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(d.want, "\n"))
			}
		})
	}
}

func TestFaultyStories(t *testing.T) {
	long := strings.Repeat("Một câu dài. ", 160)
	for _, d := range []desk{
		{name: "a letter that sounds alike", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Xơn, Phó Trưởng Ban Dân vận Trung ương trao đổi"}},
			want: []string{"1 error name-spelling Đinh Trường Xơn | Đinh Trường Sơn"}},
		{name: "another deputy", lead: "Ông Lò Văn Hùng, Phó Chủ tịch UBND tỉnh dự.", slots: []slot{{caption: "Ông Lò Văn Dũng, Phó Chủ tịch UBND tỉnh dự lễ"}},
			want: []string{"1 warning name-not-in-article Lò Văn Dũng"}},
		{name: "no photo", lead: meeting, slots: []slot{{caption: "Quang cảnh", none: true}}, want: []string{"1 error slot-empty 1"}},
		{name: "no caption", lead: meeting, slots: []slot{{caption: " \n"}}, want: []string{"1 error slot-no-caption 1"}},
		{name: "a wrong accent", lead: meeting, slots: []slot{{caption: "Đồng chí Vi Thị Mậu, Chủ tịch HĐND tỉnh phát biểu"}},
			want: []string{"1 error name-spelling Vi Thị Mậu | Vi Thị Mẫu"}},
		{name: "no accents", lead: meeting, slots: []slot{{caption: "Đồng chí Dinh Truong Son phát biểu"}},
			want: []string{"1 error name-spelling Dinh Truong Son | Đinh Trường Sơn"}},
		{name: "a wrong letter", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Son, Phó Trưởng Ban Dân vận Trung ương trao đổi"}},
			want: []string{"1 error name-spelling Đinh Trường Son | Đinh Trường Sơn"}},
		{name: "another word, the same office", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trọng Sơn, Phó Trưởng Ban Dân vận Trung ương trao đổi"}},
			want: []string{"1 error name-spelling Đinh Trọng Sơn | Đinh Trường Sơn"}},
		{name: "a higher rank", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Sơn, Trưởng Ban Dân vận Trung ương trao đổi"}},
			want: []string{"1 error office-contradicts Đinh Trường Sơn | Trưởng Ban Dân vận Trung ương | Phó Trưởng Ban Dân vận Trung ương"}},
		{name: "somebody else's office", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Sơn, Chủ tịch HĐND tỉnh trao đổi"}},
			want: []string{"1 error office-contradicts Đinh Trường Sơn | Chủ tịch HĐND tỉnh | Phó Trưởng Ban Dân vận Trung ương"}},
		{name: "swapped pictures", lead: meeting, slots: []slot{
			{caption: "Đồng chí Vi Thị Mẫu phát biểu", photo: desc("Đồng chí Đinh Trường Sơn trao đổi tại hội trường")},
			{caption: "Đồng chí Đinh Trường Sơn trao đổi", photo: catalog.Caption{catalog.People: catalog.ListValue("Vi Thị Mẫu")}}},
			want: []string{
				"1 error wrong-person Đinh Trường Sơn | Đồng chí Đinh Trường Sơn trao đổi tại hội trường | Vi Thị Mẫu",
				"2 error wrong-person Vi Thị Mẫu | Vi Thị Mẫu | Đinh Trường Sơn"}},
		{name: "left open", lead: meeting, slots: []slot{{caption: "Đồng chí =vtm= và TK tại {city}", alt: "TK", photo: catalog.Caption{catalog.Headline: catalog.TextValue("{event}")}}},
			want: []string{"1 error unresolved =vtm=", "1 error unresolved TK", "1 error unresolved {city}", "1 error unresolved {event}"}},
		{name: "two tone marks in one syllable", lead: "Ông Lò Văn Hiếu, Chủ tịch UBND xã dự.", slots: []slot{{caption: "Ông Lò Văn Híếu, Chủ tịch UBND xã cắt băng"}},
			want: []string{"1 error name-spelling Lò Văn Híếu | Lò Văn Hiếu"}},
		{name: "one letter of the given name, the same office", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Hơn, Phó Trưởng Ban Dân vận Trung ương trao đổi"}},
			want: []string{"1 error name-spelling Đinh Trường Hơn | Đinh Trường Sơn"}},
		{name: "two letters, but nobody else can hold the office", lead: "Ông Lò Văn Hùng, Chủ tịch UBND tỉnh dự.", slots: []slot{{caption: "Ông Lò Văn Dũng, Chủ tịch UBND tỉnh dự lễ"}},
			want: []string{"1 error name-spelling Lò Văn Dũng | Lò Văn Hùng"}},
		{name: "two letters after a middle name that few have", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Lâm trồng cây"}},
			want: []string{"1 warning name-not-in-article Đinh Trường Lâm"}},
		{name: "a letter more after a middle name that few have", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Sơng trồng cây"}},
			want: []string{"1 error name-spelling Đinh Trường Sơng | Đinh Trường Sơn"}},
		{name: "a letter more after a middle name of many", lead: "Ông Lò Văn An, Chủ tịch UBND xã dự.", slots: []slot{{caption: "Ông Lò Văn Anh trồng cây"}},
			want: []string{"1 warning name-not-in-article Lò Văn Anh"}},
		{name: "a letter that makes it no name", lead: meeting, slots: []slot{{caption: "Toàn cảnh: Đinh Trừờngg Sơn trao đổi với cử tri"}},
			want: []string{"1 error name-spelling Đinh Trừờngg Sơn | Đinh Trường Sơn"}},
		{name: "no accents where a place's name may stand", lead: "Phó Chủ tịch UBND thành phố Tăng Bá Khanh tiếp đoàn.", slots: []slot{{caption: "Phó Chủ tịch UBND thành phố Tang Ba Khanh tiếp đoàn"}},
			want: []string{"1 error name-spelling Tang Ba Khanh | Tăng Bá Khanh"}},
		{name: "another's office for one who has none", lead: "Ông Lò Văn Thử, Chủ tịch UBND xã và bà Vi Thị Mẫu cùng dự.", slots: []slot{{caption: "Bà Vi Thị Mẫu, Chủ tịch UBND xã trao quà"}},
			want: []string{"1 error office-contradicts Vi Thị Mẫu | Chủ tịch UBND xã | Lò Văn Thử, Chủ tịch UBND xã"}},
		{name: "another's office beside one's own", lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Sơn, Phó Trưởng Ban Dân vận Trung ương, Chủ tịch HĐND tỉnh phát biểu"}},
			want: []string{"1 error office-contradicts Đinh Trường Sơn | Chủ tịch HĐND tỉnh | Vi Thị Mẫu, Chủ tịch HĐND tỉnh"}},
		{name: "a damaged photo", lead: meeting, slots: []slot{{caption: "Quang cảnh", state: catalog.Damaged, problem: "no end of image"}},
			want: []string{"1 error photo-unusable IMG_1.jpg | no end of image"}},
		{name: "an offline photo", lead: meeting, slots: []slot{{caption: "Quang cảnh", state: catalog.Offline}}, want: []string{"1 error photo-unusable IMG_1.jpg | offline"}},
		{name: "a forgotten photo", lead: meeting, slots: []slot{{caption: "Quang cảnh", forgotten: true}}, want: []string{"1 error photo-unusable IMG_1.jpg | taken out of the catalog"}},
		{name: "somebody the article does not name", lead: meeting, slots: []slot{{caption: "Bà Hoàng Thị Lạ phát biểu"}},
			want: []string{"1 warning name-not-in-article Hoàng Thị Lạ"}},
		{name: "nearly the same name, another office", lead: meeting, slots: []slot{{caption: "Ông Đinh Trường Sang, Chủ tịch UBND xã Nậm Thử phát biểu"}},
			want: []string{"1 warning name-not-in-article Đinh Trường Sang"}},
		{name: "another day", lead: meeting, dateline: may3, slots: []slot{{caption: "Quang cảnh", taken: "2031-04-20T09:00:00"}},
			want: []string{"1 warning date-disagrees 20/04/2031 | 03/05/2031"}},
		{name: "another year", lead: meeting, dateline: may3, slots: []slot{{caption: "Quang cảnh", taken: "2030-05-03T09:00:00"}},
			want: []string{"1 warning date-disagrees 03/05/2030 | 03/05/2031"}},
		{name: "another day of a guessed year", lead: meeting, dateline: guessed("3/5", 3, 5), slots: []slot{{caption: "Quang cảnh", taken: "2031-04-20T09:00:00"}},
			want: []string{"0 note year-uncertain 3/5 | the page is dated 2032, the text speaks of 2031.", "1 warning date-disagrees 20/04/2031 | 03/05"}},
		{name: "nobody to credit", lead: meeting, house: catalog.House{Creator: "-"}, slots: []slot{{caption: "Quang cảnh"}}, want: []string{"1 warning no-credit 1"}},
		{name: "too long for IIM", lead: meeting, slots: []slot{{caption: long}}, want: []string{"1 note iim-cut description | 2000"}},
		{name: "by slot, then by level", lead: meeting, dateline: may3, slots: []slot{
			{caption: "Bà Hoàng Thị Lạ và đồng chí Vi Thị Mậu, Chủ tịch HĐND tỉnh " + long, taken: "2031-01-01T00:00:00"}, {none: true}},
			want: []string{
				"1 error name-spelling Vi Thị Mậu | Vi Thị Mẫu", "1 warning name-not-in-article Hoàng Thị Lạ", "1 warning date-disagrees 01/01/2031 | 03/05/2031",
				"1 note iim-cut description | 2000", "2 error slot-empty 2", "2 error slot-no-caption 2"}},
	} {
		t.Run(d.name, func(t *testing.T) {
			in := d.input(t)
			findings := Check(in)
			if got := describe(findings); !slices.Equal(got, d.want) {
				t.Errorf("Check finds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(d.want, "\n"))
			}
			checkQuotes(t, in, findings)
		})
	}
}

// checkQuotes: what a finding quotes stands there, and its fix can be made.
func checkQuotes(t *testing.T, in Input, findings []catalog.Finding) {
	t.Helper()
	for _, f := range findings {
		sl, _ := in.Story.Slot(f.Slot)
		for _, q := range f.Quotes {
			text := sl.Caption + sl.Alt
			switch q.Where {
			case "article":
				text = in.Story.Article.Lead + in.Story.Article.Dateline.Text + "03/05"
			case "photo":
				c := in.Photos[sl.Photo].Caption
				text = c.Text(catalog.Description) + c.Text(catalog.People) + c.Text(catalog.Headline)
				for _, p := range in.Photos {
					text += p.Captured.String()
				}
			}
			if !strings.Contains(text, q.Words) {
				t.Errorf("%s quotes %q, which does not stand in the %s", f.Rule, q.Words, q.Where)
			}
		}
		if f.Fix != nil && !strings.Contains(sl.Caption, f.Fix.Old) {
			t.Errorf("%s would replace %q, which does not stand in the caption", f.Rule, f.Fix.Old)
		}
		for _, lang := range []catalog.Language{catalog.Vietnamese, catalog.English} {
			if m := f.Message(lang); m == "" || strings.Contains(m, "%!") {
				t.Errorf("%s says %q", f.Rule, m)
			}
		}
	}
}

func TestTheFixSettlesTheFinding(t *testing.T) {
	d := desk{lead: meeting, slots: []slot{{caption: "Đồng chí Đinh Trường Sơn, Trưởng Ban Dân vận Trung ương, và đồng chí Vi Thị Mậu"}}}
	in := d.input(t)
	for range 5 {
		fixed := false
		for _, f := range Check(in) {
			if f.Fix != nil {
				in.Story.Slots[0].Caption = strings.Replace(in.Story.Slots[0].Caption, f.Fix.Old, f.Fix.New, 1)
				fixed = true
				break
			}
		}
		if !fixed {
			break
		}
	}
	want := "Đồng chí Đinh Trường Sơn, Phó Trưởng Ban Dân vận Trung ương, và đồng chí Vi Thị Mẫu"
	if got := in.Story.Slots[0].Caption; got != want || len(Check(in)) != 0 {
		t.Errorf("after all fixes: %q, %q", got, describe(Check(in)))
	}
}

func TestAPhotoSettlesTheYear(t *testing.T) {
	for _, tt := range []struct{ name, first, second, en string }{
		{"one photo of the day", "2030-05-03T09:00:00", "2030-05-04T09:00:00", "The photo in slot 1 was taken on 3 May 2030, which settles it: the year is 2030."},
		{"two photos of the day", "2030-05-03T09:00:00", "2030-05-03T10:00:00", "The photos in slots 1, 2 were taken on 3 May 2030, which settles it: the year is 2030."},
		{"photos of two years", "2030-05-03T09:00:00", "2029-05-03T10:00:00", "The photos in slots 1, 2 were taken on that day of different years."},
		{"no photo of the day", "2030-05-04T09:00:00", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := desk{lead: meeting, dateline: guessed("3/5", 3, 5), slots: []slot{{caption: "a", taken: tt.first}, {caption: "b", taken: tt.second}}}
			f := Check(d.input(t))[0]
			if f.Rule != catalog.RuleYearUncertain || f.AddEN != tt.en || (f.AddVI == "") != (tt.en == "") {
				t.Errorf("%s adds %q and %q, want %q", f.Rule, f.AddEN, f.AddVI, tt.en)
			}
		})
	}
}

func TestAcceptances(t *testing.T) {
	d := desk{lead: meeting, slots: []slot{{caption: "Đồng chí Vi Thị Mậu phát biểu"}}}
	in := d.input(t)
	f := Check(in)[0]
	in.Story.Accepted = []catalog.Acceptance{{Slot: 1, Rule: f.Rule, Key: f.Key(), Reason: "tên trong giấy tờ", Who: "thư ký", When: time.Unix(0, 0)}}
	if got := Check(in)[0]; got.Accepted == nil || got.Accepted.Reason != "tên trong giấy tờ" || got.Blocks() {
		t.Errorf("the finding is not accepted: %+v", got)
	}
	in.Story.Slots[0].Caption = "Đồng chí Vi Thị Mấu phát biểu"
	if got := Check(in)[0]; got.Accepted != nil {
		t.Errorf("other words are accepted, too: %+v", got)
	}
}

func TestAnEmptyStoryHasNoFindings(t *testing.T) {
	if got := Check(Input{}); len(got) != 0 {
		t.Errorf("Check finds %q", describe(got))
	}
}

func TestSpelling(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ", true},
		{"Thúy", "Thuý", true},
		{"Hòa", "Hoa", false},
		{"Mẫu", "Mậu", false},
		{"Sơn", "Son", false},
	} {
		if got := spelling(tt.a) == spelling(tt.b); got != tt.same {
			t.Errorf("%s and %s are spelled alike: %v", tt.a, tt.b, got)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"an", "anh", 1}, {"giang", "dang", 2}, {"trong", "truong", 1}, {"ab", "ba", 1}, {"abc", "", 3}} {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// Whatever stands in the texts, the checks end and quote what is there.
func FuzzCheck(f *testing.F) {
	f.Add(meeting, "Đồng chí Vi Thị Mậu, Chủ tịch HĐND tỉnh", "Đinh Trường Sơn")
	f.Add("\xff", "=a= {b} TK", "A B")
	f.Fuzz(func(t *testing.T, lead, caption, description string) {
		d := desk{lead: lead, dateline: may3, slots: []slot{{caption: caption, photo: desc(description)}}}
		in := d.input(t)
		for _, found := range Check(in) {
			for _, q := range found.Quotes {
				if q.Where == "caption" && found.Rule != catalog.RuleOfficeContradicts && !strings.Contains(caption, q.Words) {
					t.Fatalf("%s quotes %q of %q", found.Rule, q.Words, caption)
				}
			}
		}
	})
}
