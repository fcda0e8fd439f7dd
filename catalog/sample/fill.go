package sample

import (
	stdhex "encoding/hex"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
)

// words are what captions without photos are made of.
type words struct {
	family, middle, given, offices, units, places, areas, events, doings, things []string
}

func vocabulary() words {
	s := func(text string) []string { return strings.Split(text, "|") }
	return words{
		family:  s("Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Triệu|Lương|Vi|Hứa|Đàm|Bế|Ma|Hà|Lục|Chu|Đinh|Tô|Mạc|La|Phùng|Tạ"),
		middle:  s("Văn|Thị|Đức|Minh|Thu|Quang|Ngọc|Hữu|Thanh|Xuân|Khánh|Bích|Công|Đình|Hải|Kim|Mỹ|Như|Phương|Quốc"),
		given:   s("An|Bình|Châu|Duyên|Giang|Hà|Hạnh|Hòa|Hoàn|Huệ|Hùng|Khoa|Lan|Liên|Linh|Long|Mai|Minh|Nga|Ngân|Nhung|Oanh|Phúc|Quý|Sơn|Tâm|Thảo|Thắng|Thủy|Toàn|Trang|Trung|Tú|Tuấn|Uyên|Vân|Việt|Vinh|Yến|Đạt"),
		offices: s("Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Bí thư|Phó Bí thư|Trưởng ban|Phó Trưởng ban|Hiệu trưởng|Trưởng phòng|Đội trưởng|Nghệ nhân|Bác sĩ|Chủ nhiệm"),
		units:   s("UBND huyện|UBND xã|HĐND huyện|Sở Nông nghiệp|Sở Y tế|Sở Công Thương|Ban Tuyên huấn|Hội Phụ nữ|Đoàn Thanh niên|Trường Tiểu học|Trường THPT|Bệnh viện huyện|Hợp tác xã|Đồn Biên phòng|Hội Nông dân"),
		places:  s("Khau Liêng|Pò Lèn|Bản Vạc|Nà Lụm|Sa Đồi|Phiêng Cáy|Tà Mung|Lũng Sủi|Háng Dề|Nậm Khòa|Đông Lâm|Yên Thượng|Vạn Sơn|Hòa Trại|Kim Đôi|Bãi Trầm|Cửa Lớn|Đức Thuận|Mỹ Khê Hạ|Tân Lộc"),
		areas:   s("Lâm Khê|Sơn Đà|Hà Trung Sơn|Đông Lũng|Nam Giáp|Thượng Hải Vân"),
		events:  s("Lễ khai giảng năm học mới|Hội chợ nông sản|Kỳ họp thứ mười|Giải bóng chuyền nông dân|Ngày hội văn hóa các dân tộc|Lễ khánh thành cầu|Hội nghị sơ kết|Chiến dịch trồng rừng|Phiên chợ cuối năm|Hội thi nấu bánh chưng|Lễ hội xuống đồng|Chương trình hiến máu|Tập huấn phòng cháy|Khám bệnh cho người cao tuổi|Diễn tập cứu hộ"),
		doings:  s("phát biểu tại|trao quà tại|kiểm tra|trò chuyện với bà con tại|cắt băng tại|tặng hoa tại|thăm gian hàng tại|hướng dẫn bà con tại|chủ trì|ghi chép tại|chụp ảnh lưu niệm tại|lắng nghe ý kiến tại"),
		things:  s("chợ phiên|ruộng bậc thang|trường học|bệnh viện|con đường mới|vườn đào|rừng hồi|mùa gặt|dòng suối|nhà văn hóa|thư viện|xưởng dệt|cầu treo|đồi chè|bến thuyền|hồ chứa nước"),
	}
}

// Fill makes n photos with captions but without files, for catalogs of any
// size; the ith is the same each time. Their ids count from 1. One in twelve
// has no caption.
func Fill(n int) iter.Seq[catalog.Photo] {
	return func(yield func(catalog.Photo) bool) {
		v := vocabulary()
		src := rand.NewPCG(0, 0)
		r := rand.New(src)
		for i := range n {
			src.Seed(uint64(i), 0x5eed)
			if !yield(v.photo(i, r)) {
				return
			}
		}
	}
}

func (v words) photo(i int, r *rand.Rand) catalog.Photo {
	b := bodies()[r.IntN(2)]
	p := catalog.Photo{ID: catalog.PhotoID(i + 1), Kind: catalog.JPEG, Width: 6000, Height: 4000,
		Bytes: int64(5e6 + r.IntN(6e6)), State: catalog.OK, Camera: b.Camera, Caption: catalog.Caption{}}
	loc := time.UTC
	if b.zoned {
		loc = time.FixedZone("", 7*3600)
	}
	t := time.Date(2015, time.January, 1, 6, 0, 0, 0, loc).Add(time.Duration(i)*5*time.Minute + time.Duration(r.IntN(290_000))*time.Millisecond)
	p.Captured = catalog.Moment{Time: t, Zoned: b.zoned}
	p.Path = fmt.Sprintf("/photos/%s/%s%07d.JPG", t.Format("2006/01-02"), b.name, i+1)
	p.Orientation = 1
	if r.IntN(5) == 0 {
		p.Orientation = 6 + 2*r.IntN(2)
	}
	p.ISO = 100 << r.IntN(7)
	if r.IntN(4) == 0 {
		p.Rating = 1 + r.IntN(5)
	}
	p.Color0 = r.Uint32() & 0xffffff
	var print [32]byte
	for k := range print {
		print[k] = byte(r.Uint32())
	}
	p.Fingerprint = stdhex.EncodeToString(print[:])
	if i%12 != 11 {
		v.caption(p.Caption, r)
	}
	return p
}

func (v words) caption(c catalog.Caption, r *rand.Rand) {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	name := func() string { return pick(v.family) + " " + pick(v.middle) + " " + pick(v.given) }
	who, place, area, event := name(), pick(v.places), pick(v.areas), pick(v.events)
	office := pick(v.offices) + " " + pick(v.units) + " " + place
	var text string
	people := []string{who}
	switch r.IntN(5) {
	case 0:
		text = fmt.Sprintf("Đồng chí %s, %s %s %s, tỉnh %s.", who, office, pick(v.doings), lowerFirst(event), area)
	case 1:
		other := name()
		people = append(people, other)
		text = fmt.Sprintf("%s (bên trái) và %s tại %s, %s.", who, other, pick(v.things), place)
	case 2:
		text = fmt.Sprintf("Một góc %s ở %s, %s.", pick(v.things), place, area)
		people = nil
	case 3:
		text = fmt.Sprintf("%s: %s, %s, bên %s ở %s.", event, who, office, pick(v.things), place)
	default:
		text = fmt.Sprintf("Bà con %s tham gia %s; ông %s %s.", place, event, who, pick(v.doings)+" "+pick(v.things))
	}
	c.Set(catalog.Description, catalog.TextValue(text))
	c.Set(catalog.Headline, catalog.TextValue(event))
	c.Set(catalog.People, catalog.ListValue(people...))
	c.Set(catalog.Keywords, catalog.ListValue(area, pick(v.things), pick(v.things)))
	c.Set(catalog.EventName, catalog.TextValue(event))
	c.Set(catalog.City, catalog.TextValue(place))
	c.Set(catalog.State, catalog.TextValue(area))
	c.Set(catalog.Country, catalog.TextValue("Việt Nam"))
	c.Set(catalog.Creator, catalog.ListValue(name()))
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
