package sample

import (
	"time"

	"cutline/catalog"
	"cutline/catalog/sample/camera"
)

// A body is a camera of the sample's photographers.
type body struct {
	camera.Shot
	name  string // of the files: a number follows
	zoned bool
}

func bodies() [2]body {
	return [2]body{
		{camera.Shot{Camera: catalog.Camera{Make: "Sao Mai", Model: "SM-1", Lens: "SM 24-70mm F2.8", Serial: "SM1004417",
			Aperture: 4, Shutter: "1/250", ISO: 800, FocalMM: 35}, Software: "SM-1 2.10"}, "SMX_", true},
		{camera.Shot{Camera: catalog.Camera{Make: "Hoa Ban", Model: "HB-7R", Lens: "HB 70-200mm f/2.8", Serial: "70221985",
			Aperture: 2.8, Shutter: "1/500", ISO: 1600, FocalMM: 135}, BigEndian: true}, "_HBR", false},
	}
}

// A caption goes into a file as XMP, as IIM, or as both.
type carried int

const (
	nothing carried = iota
	both
	onlyXMP
	onlyIIM
)

// A shot is one photo of the sample event.
type shot struct {
	draw        scene
	v           int
	body        int
	when        string // "14 09:12:04.25": day of the month and clock
	orientation int    // 6 and 8 are portraits, stored lying
	gps         *catalog.GPS
	as          carried
	text, en    string // the description, and in English if the desk wrote it
	people      []string
	headline    string
	place       string
}

const (
	year  = 2024
	month = time.November
)

var noPeople []string

func shots() []shot {
	hall := "Trụ sở UBND tỉnh Lâm Khê"
	gatePlace := "Cửa khẩu Pò Lèn"
	marketPlace := "Chợ phiên Pò Lèn"
	at := func(lat, lon float64) *catalog.GPS { return &catalog.GPS{Lat: lat, Lon: lon} }
	van, toan, thang := "Nông Thu Vân", "Lương Khánh Toàn", "Hứa Đình Thắng"
	return []shot{
		// The day before: a school in the mountains.
		{draw: school, v: 0, body: 0, when: "13 08:41:10.32", gps: at(22.3312, 106.1127), as: both,
			text: "Đồng chí Nông Thu Vân, Phó Chủ tịch Thường trực UBND tỉnh tặng sách cho học sinh Trường Tiểu học Khau Liêng.", people: []string{van}, headline: "Tặng sách học sinh vùng cao", place: "Trường Tiểu học Khau Liêng"},
		{draw: school, v: 1, body: 1, when: "13 08:43:02", as: onlyIIM,
			text: "Giờ chào cờ đầu tuần tại Trường Tiểu học Khau Liêng.", people: noPeople, headline: "Tặng sách học sinh vùng cao", place: "Trường Tiểu học Khau Liêng"},
		{draw: fields, v: 0, body: 0, when: "13 10:20:47.08", gps: at(22.3401, 106.1310), as: nothing},
		{draw: fields, v: 1, body: 1, when: "13 10:26:15", as: both,
			text: "Đoàn cán bộ Sở Nông nghiệp thăm ruộng bậc thang xã Khau Liêng.", people: noPeople, headline: "Thăm đồng", place: "Xã Khau Liêng"},
		{draw: brocade, v: 1, body: 1, when: "13 14:05:33", orientation: 6, as: onlyXMP,
			text: "Nghệ nhân Lý Mùi Sếnh bên khung thổ cẩm của hợp tác xã Bản Vạc.", people: []string{"Lý Mùi Sếnh"}, headline: "Thổ cẩm Bản Vạc", place: "Bản Vạc"},
		// The day of the article: the meeting.
		{draw: handshake, v: 0, body: 0, when: "14 07:58:21.64", as: both,
			text: "Đồng chí Nông Thu Vân đón đồng chí Lương Khánh Toàn tại sảnh trụ sở UBND tỉnh Lâm Khê trước giờ họp.", people: []string{van, toan}, headline: "Đón đoàn công tác", place: hall},
		{draw: longTable, v: 0, body: 0, when: "14 08:15:40.12", gps: at(22.1875, 106.2510), as: both,
			text: "Toàn cảnh buổi làm việc giữa UBND tỉnh Lâm Khê và đoàn công tác liên ngành.", people: noPeople, headline: "Khảo sát chợ biên giới", place: hall},
		{draw: longTable, v: 1, body: 1, when: "14 08:17:05", as: nothing},
		{draw: podium, v: 0, body: 0, when: "14 08:31:12.40", gps: at(22.1875, 106.2510), as: both,
			text:   "Đồng chí Lương Khánh Toàn, Phó Cục trưởng Cục Phát triển chợ và biên mậu phát biểu tại buổi làm việc với lãnh đạo UBND tỉnh Lâm Khê.",
			en:     "Mr Lương Khánh Toàn, Deputy Director of the Agency for Markets and Border Trade, speaks at the meeting with leaders of the Lâm Khê People's Committee.",
			people: []string{toan}, headline: "Khảo sát chợ biên giới", place: hall},
		{draw: podium, v: 1, body: 1, when: "14 08:52:49", as: both,
			text:   "Đồng chí Hứa Đình Thắng, Giám đốc Sở Công Thương báo cáo tình hình chợ phiên các xã biên giới.",
			en:     "Mr Hứa Đình Thắng, Director of the Department of Industry and Trade, reports on the markets of the border communes.",
			people: []string{thang}, headline: "Khảo sát chợ biên giới", place: hall},
		{draw: podium, v: 2, body: 1, when: "14 09:06:30", orientation: 8, as: onlyXMP,
			text: "Nghệ nhân Lý Mùi Sếnh kể về nghề dệt của bản.", people: []string{"Lý Mùi Sếnh"}, headline: "Khảo sát chợ biên giới", place: hall},
		{draw: press, v: 0, body: 0, when: "14 09:10:02.90", as: onlyIIM,
			text: "Phóng viên các báo tác nghiệp tại buổi làm việc.", people: noPeople, headline: "Khảo sát chợ biên giới", place: hall},
		// The same day, at the border.
		{draw: gate, v: 0, body: 0, when: "14 10:24:18.05", gps: at(22.4013, 106.3702), as: both,
			text: "Đoàn công tác đến cửa khẩu Pò Lèn.", people: noPeople, headline: "Khảo sát chợ biên giới", place: gatePlace},
		{draw: stone, v: 0, body: 1, when: "14 10:31:55", orientation: 6, as: onlyXMP,
			text: "Chiến sĩ Đồn Biên phòng Pò Lèn bên cột mốc biên giới.", people: noPeople, headline: "Cột mốc Pò Lèn", place: gatePlace},
		{draw: gate, v: 1, body: 1, when: "14 10:40:11", as: nothing},
		{draw: market, v: 0, body: 0, when: "14 11:02:36.77", gps: at(22.4021, 106.3715), as: both,
			text:   "Đồng chí Nông Thu Vân, Phó Chủ tịch Thường trực UBND tỉnh cùng đoàn công tác khảo sát thực tế, hỏi thăm tiểu thương tại chợ phiên Pò Lèn.",
			en:     "Ms Nông Thu Vân, Standing Vice Chairwoman of the provincial People's Committee, and the mission survey the Pò Lèn market and talk with its traders.",
			people: []string{van}, headline: "Khảo sát chợ biên giới", place: marketPlace},
		{draw: market, v: 1, body: 1, when: "14 11:09:20", as: onlyIIM,
			text: "Một góc chợ phiên Pò Lèn.", people: noPeople, headline: "Chợ phiên Pò Lèn", place: marketPlace},
		{draw: trucks, v: 0, body: 1, when: "14 16:45:08", as: both,
			text: "Xe chở nông sản chờ làm thủ tục tại cửa khẩu Pò Lèn.", people: noPeople, headline: "Nông sản qua cửa khẩu", place: gatePlace},
	}
}

// moment reads a shot's day and clock as its camera would tell them.
func (s shot) moment(zoned bool) catalog.Moment {
	loc := time.UTC
	if zoned {
		loc = time.FixedZone("", 7*3600)
	}
	t, err := time.ParseInLocation("2 15:04:05.999", s.when, loc)
	if err != nil { // the table above is wrong, and every test of it fails
		panic(err)
	}
	return catalog.Moment{Time: time.Date(year, month, t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), loc), Zoned: zoned}
}

func (s shot) caption(creator string) catalog.Caption {
	c := catalog.Caption{}
	description := catalog.TextValue(s.text)
	if s.en != "" {
		description.Langs = map[string]string{"en": s.en}
	}
	c.Set(catalog.Description, description)
	c.Set(catalog.Headline, catalog.TextValue(s.headline))
	c.Set(catalog.People, catalog.ListValue(s.people...))
	c.Set(catalog.Creator, catalog.ListValue(creator))
	c.Set(catalog.Location, catalog.TextValue(s.place))
	c.Set(catalog.State, catalog.TextValue("Lâm Khê"))
	c.Set(catalog.Country, catalog.TextValue("Việt Nam"))
	c.Set(catalog.CountryCode, catalog.TextValue("VNM"))
	c.Set(catalog.Keywords, catalog.ListValue("Lâm Khê", s.headline))
	return c
}
