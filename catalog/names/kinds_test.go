package names_test

import (
	"slices"
	"strings"
	"testing"

	"cutline/catalog/names"
)

// people writes the people of a text as "name|office; office", for tables.
func people(text string) []string {
	var out []string
	for _, p := range names.People(text) {
		s := p.Name
		if len(p.Offices) > 0 {
			s += "|" + strings.Join(p.Offices, "; ")
		}
		out = append(out, s)
	}
	return out
}

// kinds are kinds of names and offices that are easily read wrong, each with
// a few texts and what is in them.
var kinds = map[string][]struct {
	text string
	want []string
}{
	"an honorific in any place of an English list": {
		{"From left: Dr Nguyen Thi Lan, Prof Tran Van Hoa, Assoc. Prof. Le Minh Duc and Rev Pham Van Tuan.", []string{"Nguyen Thi Lan", "Tran Van Hoa", "Le Minh Duc", "Pham Van Tuan"}},
		{"Dr Nguyen Thi Lan, Assoc. Prof. Le Minh Duc, Rev Pham Van Tuan", []string{"Nguyen Thi Lan", "Le Minh Duc", "Pham Van Tuan"}},
		{"(From left) Dr. Sarah Kim, Mdm Goh Lay Hoon and Sr Agnes Tran are seen at the event.", []string{"Sarah Kim", "Goh Lay Hoon", "Agnes Tran"}},
		{"The team is led by surgeon Dr Le Khanh Toan and by Prof Emeritus Alan Reid; General Director Nguyen Van Ba spoke.", []string{"Le Khanh Toan", "Alan Reid", "Nguyen Van Ba|General Director"}},
	},
	"an honorific behind words that begin a sentence": {
		{"Alongside Dr Pham Thi Hang, the nurses sang. With Father John Tran was Sister Mary Vu. Architects Dr Ngo Viet Nam Son and Hoang Thuc Hao won.", []string{"Pham Thi Hang", "John Tran", "Mary Vu", "Ngo Viet Nam Son", "Hoang Thuc Hao"}},
	},
	"names with a hyphen": {
		{"Song Lam's interim coach Park Sung-ho said the team was ready. But Park Sung-ho and Kim Min-jae left.", []string{"Park Sung-ho|Song Lam's interim coach", "Kim Min-jae"}},
		{"Tsai Ying-chen, 34, won the race ahead of Park Ji-Sung and Yoon Bo-ra. He met Sung-ho Park.", []string{"Tsai Ying-chen", "Park Ji-Sung", "Yoon Bo-ra", "Sung-ho Park"}},
		{"The firm's chief executive Chen Jia-wei and engineer Lin Mei-hua visited.", []string{"Chen Jia-wei|chief executive", "Lin Mei-hua"}},
		{"Ông Jean-Luc Picard và bà Marie-Anne Dubois cắt băng. LSO-Hoàng Văn Nghiệm dự lễ.", []string{"Jean-Luc Picard", "Marie-Anne Dubois", "Hoàng Văn Nghiệm"}},
		{"The Ha Noi-Hai Phong expressway and Da Nang-Quang Ngai road are wet.", nil},
	},
	"places without accents": {
		{"In Sa Pa and Bac Ha, tourists bought brocade. Dong Van and Meo Vac were full. But Oliver Grant and Ms Thanh Ha left.", []string{"Oliver Grant", "Thanh Ha"}},
		{"Farmers in Vinh Phuc, Da Lat and Can Tho, who lost crops, came. Roads to Tran De, Phan Ri Cua and Ngoc Linh were cut.", nil},
		{"Le Thuy, 34, won. Driver Le Thanh left Tam Nong.", []string{"Le Thuy", "Le Thanh"}},
		{"An Giang Province's chairman Ho Van Mung spoke in Long Xuyen.", []string{"Ho Van Mung|An Giang Province's chairman"}},
		{"Gang leader Le Van Bay was jailed by the court.", []string{"Le Van Bay"}},
	},
	"a nation or a people between trade and name": {
		{"Các em học sinh Lào Somchai, Bounmy và Khamla nhận quà của chuyên gia Nhật Bản Sato Kenji.", []string{"Somchai", "Bounmy", "Khamla", "Sato Kenji"}},
		{"Nghệ nhân Tày Hoàng Thị Liên, nghệ nhân Mông Giàng A Sùng, thợ dệt người Thái Lò Thị Thương, thầy cúng Dao Đỏ Chảo Láo Tả.", []string{"Hoàng Thị Liên", "Giàng A Sùng", "Lò Thị Thương", "Chảo Láo Tả"}},
		{"Nghệ sĩ Campuchia Keo, sinh viên Lào Khăm Phăn và HLV người Nhật Kazunari Koga.", []string{"Keo", "Khăm Phăn", "Kazunari Koga|HLV"}},
		{"Kỹ sư Đức Thomas và kỹ sư Đức Long, nghệ sĩ Thái Văn Hùng, ca sĩ Mỹ Tâm.", []string{"Thomas", "Đức Long", "Thái Văn Hùng", "Mỹ Tâm"}},
		{"Học sinh Thái Nguyên, nông dân Khmer Sóc Trăng, bà con người Mông Lùng Phình, chuyên gia Mỹ làm việc.", nil},
	},
	"southern nicknames": {
		{"Ông Nguyễn Văn Trực (Ba Trực), 70 tuổi, trồng sầu riêng. Ông Ba Trực nói. Bà Tư Lành, tên thật là Lê Thị Lành, cười. Bà Lành kể.", []string{"Nguyễn Văn Trực", "Lê Thị Lành"}},
		{"Ông Trần Văn Nhị, thường gọi là chú Bảy Nhị, sống ở cù lao. Chú Bảy nói. Ông Lê Văn Sáu, bà con quen gọi ông Sáu Lê, mở quán.", []string{"Trần Văn Nhị", "Lê Văn Sáu"}},
		{"Bà Phạm Thị Lành năm nay 80 tuổi. Hằng ngày bà Tư Lành vẫn gói bánh.", []string{"Phạm Thị Lành"}},
		{"Chú Tám Được chở khách. Theo ông Phan Văn Được, 66 tuổi, nước lên. Chú Tám nói.", []string{"Phan Văn Được"}},
		{"Bà Ba Lài và ông Trần Văn Lài là hàng xóm. Cô Út Hạnh giúp.", []string{"Ba Lài", "Trần Văn Lài", "Út Hạnh"}},
	},
	"ranks, captains and masters": {
		{"Captain Le Van Ba of the border station spoke. Lieutenant Colonel Tran Van Nam, commander of the post, and Staff Sergeant Mark Lewis left.", []string{"Le Van Ba", "Tran Van Nam|commander of the post", "Mark Lewis"}},
		{"Nguyen Van Toan, captain of the team, and Team captain Do Hung Dung spoke to ship captain Le Van Nam.", []string{"Nguyen Van Toan|captain of the team", "Do Hung Dung|Team captain", "Le Van Nam"}},
	},
	"deputies and leaders": {
		{"Le Thi Hoa, deputy for Lam Dong, and National Assembly deputy for Hue Pham Thi Lan asked the minister.", []string{"Le Thi Hoa|deputy for Lam Dong", "Pham Thi Lan|National Assembly deputy for Hue"}},
		{"Guild leader Hoang Van Tam, Tran Van Tu, leader of the rescue team, and the leader of the fishing crew Phan Van Chin spoke.", []string{"Hoang Van Tam|Guild leader", "Tran Van Tu|leader of the rescue team", "Phan Van Chin|leader of the fishing crew"}},
		{"Bà Trần Thị Sáu, Tổ trưởng tổ đoàn kết số 5, và ông Lê Văn Ba, Tổ trưởng Tổ công tác số 2, phát quà.", []string{"Trần Thị Sáu|Tổ trưởng tổ đoàn kết số 5", "Lê Văn Ba|Tổ trưởng Tổ công tác số 2"}},
		{"Bishop Joseph Nguyen Nang, bishop of Saigon, and Pham Van Hoa, a National Assembly deputy from Dong Thap, came.", []string{"Joseph Nguyen Nang|bishop of Saigon", "Pham Van Hoa|National Assembly deputy from Dong Thap"}},
		{"Ông Ba Nhứt, Tổ trưởng Tổ hợp tác trồng lúa, và ông Tú, Giám đốc Trung tâm Văn hóa, thể thao phường 3, nói.", []string{"Ba Nhứt|Tổ trưởng Tổ hợp tác trồng lúa", "Tú|Giám đốc Trung tâm Văn hóa, thể thao phường 3"}},
		{"Giám mục Giáo phận Bùi Chu Vũ Đình Hiệu chủ sự. Giám mục Giuse Trần Văn Toản dự. Tổng Giám mục Tổng Giáo phận Huế Giuse Đặng Đức Ngân giảng.", []string{"Vũ Đình Hiệu|Giám mục Giáo phận Bùi Chu", "Giuse Trần Văn Toản", "Giuse Đặng Đức Ngân|Tổng Giám mục Tổng Giáo phận Huế"}},
		{"Giám đốc Hợp tác xã dệt thổ cẩm Lùng Tám Vàng Thị Mai và anh Hoàng Văn Tú, Giám đốc Hợp tác xã nuôi ong mật hoa rừng Bản Giốc, kể.", []string{"Vàng Thị Mai|Giám đốc Hợp tác xã dệt thổ cẩm Lùng Tám", "Hoàng Văn Tú|Giám đốc Hợp tác xã nuôi ong mật hoa rừng Bản Giốc"}},
		{"Ông Lê Văn Ba, Giám đốc Hợp tác xã cho biết Sở Y tế đã kiểm tra.", []string{"Lê Văn Ba|Giám đốc Hợp tác xã"}},
	},
	"bodies that go on": {
		{"Ông Lê Văn Ba, Phó Chủ tịch Hội Người Việt Nam tại Praha, và bà Lê Thị Thu, Chủ tịch Hội Phụ nữ Việt Nam tại châu Âu.", []string{"Lê Văn Ba|Phó Chủ tịch Hội Người Việt Nam tại Praha", "Lê Thị Thu|Chủ tịch Hội Phụ nữ Việt Nam tại châu Âu"}},
		{"Ông Nam, Phó Chủ tịch Hội Nông dân Việt Nam tại Hội nghị, và ông Ngô Tú, Chủ tịch Liên đoàn Bóng đá Việt Nam tại trụ sở.", []string{"Nam|Phó Chủ tịch Hội Nông dân Việt Nam", "Ngô Tú|Chủ tịch Liên đoàn Bóng đá Việt Nam"}},
		{"Chủ tịch Công đoàn các Khu công nghiệp Trần Thị Hoa; ông Lê Ba, Phó Bí thư Thường trực Đảng ủy các cơ quan Đảng tỉnh.", []string{"Trần Thị Hoa|Chủ tịch Công đoàn các Khu công nghiệp", "Lê Ba|Phó Bí thư Thường trực Đảng ủy các cơ quan Đảng tỉnh"}},
		{"Ông Đỗ Ba, Trưởng ban Liên lạc cộng đồng người Việt Nam tại Séc; ông Tô Ba, Chủ tịch Hội đồng hương Nghệ An tại Hà Nội.", []string{"Đỗ Ba|Trưởng ban Liên lạc cộng đồng người Việt Nam tại Séc", "Tô Ba|Chủ tịch Hội đồng hương Nghệ An tại Hà Nội"}},
		{"Phó Chủ tịch UBND đặc khu Lý Sơn Lê Văn Ba và ông Trần Bình, Phó Trưởng Ban Chỉ huy Phòng thủ dân sự tỉnh, kiểm tra.", []string{"Lê Văn Ba|Phó Chủ tịch UBND đặc khu Lý Sơn", "Trần Bình|Phó Trưởng Ban Chỉ huy Phòng thủ dân sự tỉnh"}},
	},
	"names of two words": {
		{"Nhóm có Dương Tấn, Lê Mai, Trần Quý và Hồ Điệp. Thợ mộc Hà Sơn làm bàn.", []string{"Dương Tấn", "Lê Mai", "Trần Quý", "Hồ Điệp", "Hà Sơn"}},
		{"Theo Claire Dubois, phở rất ngon. Cùng đi có Pierre Martin và Hélène Girard. Marta Nowak và Sven Eriksson leo núi.", []string{"Claire Dubois", "Pierre Martin", "Hélène Girard", "Marta Nowak", "Sven Eriksson"}},
		{"Các tuyến Trần Phú, Lê Lợi và Hùng Vương ngập. Xã Lê Lợi, Trần Phú, Hồ Thầu nhận quà. Quê ở Lương Sơn, Lạc Sơn, Trần Đề.", nil},
		{"Nhà hàng Le Jardin và khách sạn Victoria Sapa đông khách. Công ty Piaggio Vietnam và Samsung Electronics tuyển người.", nil},
	},
}

func TestKinds(t *testing.T) {
	for kind, texts := range kinds {
		t.Run(kind, func(t *testing.T) {
			for _, tt := range texts {
				if got := people(tt.text); !slices.Equal(got, tt.want) {
					t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
				}
			}
		})
	}
}
