package names_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/names"
)

// said writes mentions as "honorific|name|office; office", for tables.
func said(text string) []string {
	var out []string
	for _, m := range names.Find(text) {
		out = append(out, m.Honorific+"|"+m.Name+"|"+strings.Join(m.Offices, "; "))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"offices in apposition", "Hôm nay, đồng chí Đỗ Quang Minh, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND, Trưởng Ban chỉ đạo công tác dân số tỉnh cùng đại diện các sở dự lễ.",
			[]string{"đồng chí|Đỗ Quang Minh|Phó Bí thư Thường trực Tỉnh ủy; Chủ tịch HĐND; Trưởng Ban chỉ đạo công tác dân số tỉnh"}},
		{"an office ends at the verb, even over a line end", "Đồng chí Mai Trường Sơn, Phó Trưởng Ban Tổ chức Trung ương\ntrao đổi tại buổi làm việc", []string{"đồng chí|Mai Trường Sơn|Phó Trưởng Ban Tổ chức Trung ương"}},
		{"an office that names its place", "đồng chí Lê Thu, Bí thư Tỉnh ủy Hà Giang nhấn mạnh", []string{"đồng chí|Lê Thu|Bí thư Tỉnh ủy Hà Giang"}},
		{"office before the name, and a second person", "Chủ tịch UBND tỉnh Nguyễn Văn Ba và Phó Chủ tịch HĐND huyện Văn Lãng Trần Thị Bình cắt băng.",
			[]string{"|Nguyễn Văn Ba|Chủ tịch UBND tỉnh", "|Trần Thị Bình|Phó Chủ tịch HĐND huyện Văn Lãng"}},
		{"a list of offices before the name", "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Hoàng Thị Lan phát biểu", []string{"|Hoàng Thị Lan|Bí thư Tỉnh ủy; Chủ tịch HĐND tỉnh"}},
		{"a city before the name", "Chủ tịch UBND thành phố Đà Nẵng Lê Bá Tùng", []string{"|Lê Bá Tùng|Chủ tịch UBND thành phố Đà Nẵng"}},
		{"a city that could be a name", "Phó Thị trưởng thành phố Lâm Hải đến thăm", nil},
		{"a Hmong name", "Ông Giàng A Páo, Trưởng bản Nậm Khao, cho biết", []string{"ông|Giàng A Páo|Trưởng bản Nậm Khao"}},
		{"a rank", "Đại tá Lê Quang Huy, Chính ủy Bộ đội Biên phòng tỉnh; Thượng tá Vì Văn Sơn", []string{"Đại tá|Lê Quang Huy|Chính ủy Bộ đội Biên phòng tỉnh", "Thượng tá|Vì Văn Sơn|"}},
		{"degrees and a former office", "PGS.TS Hoàng Thu Hà, nguyên Viện trưởng Viện Nghiên cứu Văn hóa, phát biểu", []string{"PGS.TS|Hoàng Thu Hà|nguyên Viện trưởng Viện Nghiên cứu Văn hóa"}},
		{"a body with a comma in its name", "Giám đốc Sở Văn hóa, Thể thao và Du lịch Đỗ Thanh Mai trao giải cho em Lò Thị Xuân",
			[]string{"|Đỗ Thanh Mai|Giám đốc Sở Văn hóa, Thể thao và Du lịch", "em|Lò Thị Xuân|"}},
		{"a body with và, and another office after và", "ông Lê Văn Phúc, Giám đốc Sở Giáo dục và Đào tạo và bà Nguyễn Thị Nhung, Giám đốc Sở Y tế tham quan",
			[]string{"ông|Lê Văn Phúc|Giám đốc Sở Giáo dục và Đào tạo", "bà|Nguyễn Thị Nhung|Giám đốc Sở Y tế"}},
		{"a list after các đồng chí", "các đồng chí: Nguyễn Hải Đăng, Bí thư Huyện ủy; Phạm Thị Thơm, Phó Chủ tịch UBND huyện; Lường Văn Tiến, Chánh Văn phòng.",
			[]string{"đồng chí|Nguyễn Hải Đăng|Bí thư Huyện ủy", "đồng chí|Phạm Thị Thơm|Phó Chủ tịch UBND huyện", "đồng chí|Lường Văn Tiến|Chánh Văn phòng"}},
		{"an office of several", "Các Phó Chủ tịch UBND tỉnh Lê Thị Hòa, Trần Hữu Nam và Phan Duy Anh dự.",
			[]string{"|Lê Thị Hòa|Phó Chủ tịch UBND tỉnh", "|Trần Hữu Nam|Phó Chủ tịch UBND tỉnh", "|Phan Duy Anh|Phó Chủ tịch UBND tỉnh"}},
		{"where they stand", "ông Trần Văn Long (bìa trái), Giám đốc Công ty cổ phần Hoa Sen Vàng, trao quà", []string{"ông|Trần Văn Long|Giám đốc Công ty cổ phần Hoa Sen Vàng"}},
		{"a company before the name", "Giám đốc Công ty Hoa Sen Trần Văn Hải nói", []string{"|Trần Văn Hải|Giám đốc Công ty Hoa Sen"}},
		{"a deputy", "đồng chí Trần Quốc Việt, Ủy viên Ban Chấp hành Trung ương Đảng, Trưởng đoàn đại biểu Quốc hội tỉnh",
			[]string{"đồng chí|Trần Quốc Việt|Ủy viên Ban Chấp hành Trung ương Đảng; Trưởng đoàn đại biểu Quốc hội tỉnh"}},
		{"an acting one", "bà Lý Thị Dung, Quyền Giám đốc Sở Tư pháp", []string{"bà|Lý Thị Dung|Quyền Giám đốc Sở Tư pháp"}},
		{"foreigners", "Đại sứ Hoa Kỳ Daniel Roberts và Tổng thống Pháp Emmanuel Durand", []string{"|Daniel Roberts|Đại sứ Hoa Kỳ", "|Emmanuel Durand|Tổng thống Pháp"}},
		{"no people", "Tại đường Nguyễn Huệ, Trường THPT Chu Văn An, Cửa khẩu Quốc tế Thanh Thủy, Tỉnh ủy Hà Giang, Ban Tuyên giáo Trung ương và UBND tỉnh Cao Bằng.", nil},
		{"a street at the start of a sentence", "Đường Trần Hưng Đạo và phố Lê Lợi được trang trí. Cầu Nguyễn Văn Trỗi đông người.", nil},
		{"an office without a name", "đồng chí trưởng đoàn công tác liên ngành Trung ương đánh giá cao; Chủ tịch UBND tỉnh yêu cầu", nil},
		{"what bears a name, and what is named like one", "Đội Hoàng Anh Gia Lai, Công ty Minh Phú, HTX Nông nghiệp Pờ Ly Ngài, phường Trần Hưng Đạo, Giải báo chí Hoàng Văn Thụ, vở “Trần Văn Lai”, Ông Ích Khiêm. Chủ tịch UBND phường Trần Hưng Đạo ký.", nil},
		{"old post and new", "Đồng chí Lê Văn Ba, Phó Trưởng ban Nội chính Tỉnh ủy, giữ chức Bí thư Đảng ủy phường Sơn Nam.", []string{"đồng chí|Lê Văn Ba|Phó Trưởng ban Nội chính Tỉnh ủy; Bí thư Đảng ủy phường Sơn Nam"}},
		{"an office that two share", "ông Trần Văn Nam và bà Lê Thị Lan – Phó Chủ tịch UBND tỉnh", []string{"ông|Trần Văn Nam|Phó Chủ tịch UBND tỉnh", "bà|Lê Thị Lan|Phó Chủ tịch UBND tỉnh"}},
		{"an office that one holds is not shared", "ông Trần Văn Nam và bà Lê Thị Lan, Giám đốc Sở Y tế", []string{"ông|Trần Văn Nam|", "bà|Lê Thị Lan|Giám đốc Sở Y tế"}},
		{"a photo credit", "Bà Lê Thị Lan bên khung cửi. Ảnh: Trần Văn Nam", []string{"bà|Lê Thị Lan|"}},
		{"English nouns of office in apposition", "The mayor spoke. Anders Holm, the firm's chief financial officer, and Ly Hai Au, captain of the team, agreed.", []string{"|Anders Holm|chief financial officer", "|Ly Hai Au|captain of the team"}},
		{"a name alone", "Trần Thị Kim Oanh và Vũ Đình Khôi về nhất.", []string{"|Trần Thị Kim Oanh|", "|Vũ Đình Khôi|"}},
		{"English honorific and office", "Mr. Tran Van Son, Director of the Department of Culture, Sports and Tourism, speaks at the meeting",
			[]string{"Mr|Tran Van Son|Director of the Department of Culture, Sports and Tourism"}},
		{"English office before the name", "Chairman of the Provincial People's Committee Nguyen Van Hoa (left) hands over a flag", []string{"|Nguyen Van Hoa|Chairman of the Provincial People's Committee"}},
		{"English apposition", "Anna Schmidt, director of the museum, said", []string{"|Anna Schmidt|director of the museum"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			}
			for _, m := range names.Find(tt.text) {
				if at := strings.Join(strings.Fields(tt.text[m.Start:m.End]), " "); at != m.Name {
					t.Errorf("%q stands where %q is said to be", at, m.Name)
				}
				if want := len(m.Offices) > 0 && strings.HasPrefix(m.Offices[0], "nguyên"); m.Former != want {
					t.Errorf("%s: former is %v", m.Name, m.Former)
				}
			}
		})
	}
}

func TestPeopleAreMerged(t *testing.T) {
	got := names.People(
		"Đồng chí Lê Minh, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND dự. Bà Trần Thị Hoa nói.",
		"Đồng chí Lê Minh, Phó Bí thư Thường trực Tỉnh ủy Hà Nam, Chủ tịch HĐND tỉnh. Bà Hoa, Giám đốc Sở Y tế, thêm.")
	want := []catalog.Named{
		{Name: "Lê Minh", Honorific: "đồng chí", Offices: []string{"Phó Bí thư Thường trực Tỉnh ủy Hà Nam", "Chủ tịch HĐND tỉnh"}},
		{Name: "Trần Thị Hoa", Honorific: "bà", Offices: []string{"Giám đốc Sở Y tế"}},
	}
	if !slices.EqualFunc(got, want, func(a, b catalog.Named) bool {
		return a.Name == b.Name && a.Honorific == b.Honorific && slices.Equal(a.Offices, b.Offices)
	}) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestOffices(t *testing.T) {
	for _, tt := range []struct {
		short, long string
		is, same    bool
	}{
		{"Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh", true, true},
		{"Chủ tịch HĐND", "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh", true, true},
		{"Chủ tịch HĐND, Phó Bí thư Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh", true, true},
		{"chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh Cao Bằng", true, true},
		{"Phó Bí thư Tỉnh uỷ", "Phó Bí thư Thường trực Tỉnh ủy", true, true},
		{"Trưởng Ban Tuyên giáo TW", "Trưởng Ban Tuyên giáo Trung ương", true, true},
		{"Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", false, false},
		{"Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", false, false},
		{"Chủ tịch UBND tỉnh", "Chủ tịch HĐND tỉnh", false, false},
		{"Chủ tịch UBND tỉnh", "nguyên Chủ tịch UBND tỉnh", false, false},
		{"Chủ tịch UBND Hà Nam", "Chủ tịch UBND tỉnh Hà Nam", false, true},
		{"Giám đốc Sở Thể thao", "Giám đốc Sở Văn hóa, Thể thao và Du lịch", false, false},
		{"", "Chủ tịch", false, false},
	} {
		if got := names.ShortOf(tt.short, tt.long); got != tt.is {
			t.Errorf("ShortOf(%q, %q) = %v", tt.short, tt.long, got)
		}
		if got := names.SameOffice(tt.long, tt.short); got != tt.same {
			t.Errorf("SameOffice(%q, %q) = %v", tt.long, tt.short, got)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want names.Likeness
	}{
		{"Trần Văn Hoà", "Trần Văn Hòa", names.Exact},
		{"Trần Văn Hòa", "TRẦN VĂN HÒA", names.Exact},
		{"Trần Văn Hòa", "Trần Văn Hoa", names.Spelled},
		{"Lê Quang Khiêm", "Lê Quang Khiểm", names.Spelled},
		{"Lê Quang Khiêm", "Lê Quang Khiên", names.Spelled},
		{"Lê Quang Khiêm", "Le Quang Khiem", names.Spelled},
		{"Lê Quang Kỳ", "Lê Quang Kì", names.Spelled},
		{"Lê Quang Khiêm", "Lê Quốc Khiết", names.Different},
		{"Lê Hà", "Lê Hàn", names.Different},
		{"Lê Hà", "Lê Thị Hà", names.Different},
		{"", "Lê Hà", names.Different},
	} {
		if got := names.Match(tt.a, tt.b); got != tt.want {
			t.Errorf("Match(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestIsName(t *testing.T) {
	for s, want := range map[string]bool{
		"Nguyễn Văn Ba": true, "Lò Thị Xuân": true, "TRẦN VĂN NAM": true, "Hà Giang": false, "Lễ hội": false, "Nguyễn": false, "": false, "Trần Văn Nam, 5": false,
	} {
		if got := names.IsName(s); got != want {
			t.Errorf("IsName(%q) = %v", s, got)
		}
	}
}

func TestDays(t *testing.T) {
	d := func(y, m, day int) catalog.Date { return catalog.Date{Year: y, Month: time.Month(m), Day: day} }
	for _, tt := range []struct {
		text  string
		want  []catalog.Date
		words string
	}{
		{"Hôm nay (31/10), ở", []catalog.Date{d(0, 10, 31)}, "31/10"},
		{"từ 1/2/2020 đến 03-02-2020", []catalog.Date{d(2020, 2, 1), d(2020, 2, 3)}, "1/2/2020"},
		{"ngày 5 tháng 3 năm 2019", []catalog.Date{d(2019, 3, 5)}, "5 tháng 3 năm 2019"},
		{"ngày 27-11, tỉ số 3-1", []catalog.Date{d(0, 11, 27)}, "27-11"},
		{"On October 31, 2018 and 4 May", []catalog.Date{d(2018, 10, 31), d(0, 5, 4)}, "October 31, 2018"},
		{"on Nov. 3rd", []catalog.Date{d(0, 11, 3)}, "Nov. 3rd"},
		{"31/2, 12/13, 5.3, 1/2/3/4, COVID-19, số 12/QĐ", nil, ""},
	} {
		var got []catalog.Date
		words := ""
		for i, day := range names.Days(tt.text) {
			if i == 0 {
				words = tt.text[day.Start:day.End]
			}
			got = append(got, day.Date)
		}
		if !slices.Equal(got, tt.want) || words != tt.words {
			t.Errorf("Days(%q) = %v %q, want %v %q", tt.text, got, words, tt.want, tt.words)
		}
	}
}

func TestFindIsLinear(t *testing.T) {
	for _, unit := range []string{
		"Nguyễn ", "ông ", "Chủ tịch ", "Chủ tịch UBND tỉnh, ", "Sở Văn hóa, Thể thao ", "Giám đốc Công ty ", "phó ", "Đại tá ", "các đồng chí ", "31/10/", "a", "(",
		"nguyên phó quyền ", "được bầu giữ chức ", "Lê Văn An và ", "Phó Chủ tịch Lê Văn An, ", "giải Ba: Lê An, ", "ABC (ABC) ", "Ảnh: ",
		"Tran Van An, director, ", "Director of the Department of Health and ", "Kim Lee-", "van der ", "twins, An and Bo ", "Tran An\n", "A. ", "the people's "} {
		text := strings.Repeat(unit, (128<<10)/len(unit))
		start := time.Now()
		names.Find(text)
		names.Days(text)
		if d := time.Since(start); d > time.Minute {
			t.Errorf("128 kB of %q took %v", unit, d)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"đồng chí Lê Minh, Phó Bí thư Tỉnh ủy", "Mr. John (left), director of", "các ông: A, B", "Sở Văn hóa, Thể thao và", "31/10/2018", "TS. ", "phó nguyên quyền", "Mr. A. Nam, the firms' head of the", "twins, An and Bo", "tên là Y H'Hen (bìa trái), nguyên", "By Tran An\n\nẢnh: Lê", "named X as chairman and", "Bà NGUYỄN THỊ LỆ\n\nNguyên Bí thư"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range names.Find(s) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Name == "" {
				t.Errorf("%q: mention %+v", s, m)
			}
			end = m.End
			names.Match(m.Name, s)
			for i, o := range m.Offices {
				if !names.ShortOf(o, o) && o != "" {
					t.Errorf("%q is not short for itself", o)
				}
				if at := m.OfficesAt[i]; plain(s[at.Start:at.End]) != o {
					t.Errorf("%q: office %q stands at %v", s, o, at)
				}
			}
		}
		for _, d := range names.Days(s) {
			if !d.Date.Valid() || s[d.Start:d.End] == "" {
				t.Errorf("%q: day %+v", s, d)
			}
		}
		names.People(s)
		names.IsName(s)
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Hôm nay, đồng chí Đỗ Quang Minh, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh cùng đại diện các sở dự lễ phát động trồng cây. ", 400)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		names.Find(text)
	}
}

func BenchmarkPeopleOfAnArticle(b *testing.B) {
	text, err := os.ReadFile("testdata/news/seen/vi-06.txt")
	if err != nil {
		b.Fatal(err)
	}
	article := strings.Repeat(string(text)+"\n\n", 3) // about 800 words
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		names.People(article)
	}
}
