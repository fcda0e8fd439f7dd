package names_test

import (
	"testing"

	"cutline/catalog/names"
)

// offices are offices as newsrooms write them, whole.
var offices = []string{
	"Phó Cục trưởng Cục Phát triển chợ và biên mậu", "Cục trưởng Cục Quản lý thị trường tỉnh", "Cục trưởng Cục Thi hành án dân sự tỉnh",
	"Cục trưởng Cục Quản lý đê điều và phòng chống thiên tai", "Chi cục trưởng Chi cục Chăn nuôi và Thú y tỉnh",
	"Chi cục trưởng Chi cục Bảo vệ thực vật", "Phó Viện trưởng Viện Nghiên cứu rau quả", "Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh",
	"Giám đốc Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh", "Trưởng phòng Quản lý xuất nhập cảnh Công an tỉnh", "Trưởng phòng Tổ chức cán bộ",
	"Trưởng phòng Giáo dục và Đào tạo huyện Nậm Mu", "Phó Giám đốc Ban Quản lý dự án đầu tư xây dựng các công trình giao thông",
	"Trưởng Ban Quản lý Khu kinh tế cửa khẩu Nà Phung", "Chủ tịch Hội Nạn nhân chất độc da cam tỉnh", "Giám đốc Quỹ Bảo vệ và phát triển rừng tỉnh",
	"Giám đốc Công ty TNHH Một thành viên Khai thác công trình thủy lợi", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
	"Giám đốc Sở Tài nguyên và Môi trường", "Giám đốc Sở Công Thương", "Giám đốc Sở Y tế", "Trưởng phòng Nội vụ huyện Văn Lãng", "Giám đốc Sở Lao động - Thương binh và Xã hội", "Giám đốc Sở Thông tin và Truyền thông",
	"Phó Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh", "Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Giám đốc Bảo hiểm xã hội tỉnh",
	"Giám đốc Ngân hàng Chính sách xã hội chi nhánh tỉnh", "Chủ tịch Hội đồng quản trị Công ty cổ phần Thủy điện Nậm Mu",
	"Bí thư Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Thứ trưởng Bộ Nông nghiệp và Phát triển nông thôn",
	"Thứ trưởng Bộ Thông tin và Truyền thông", "Trưởng Ban Tổ chức Tỉnh ủy", "Tổng Giám đốc Tổng Công ty Xây dựng công trình giao thông 8",
}

func TestOfficesAreReadWhole(t *testing.T) {
	for _, office := range offices {
		t.Run(office, func(t *testing.T) {
			for _, text := range []string{
				"Đồng chí Lê Văn Bình, " + office + " phát biểu tại buổi làm việc.",
				"Lãnh đạo tỉnh tiếp đoàn do đồng chí Lê Văn Bình, " + office + " làm trưởng đoàn.",
				"Ông Lê Văn Bình, " + office + ", cho biết tiến độ đạt 80%.",
				"Ông Lê Văn Bình - " + office + " và bà Vũ Thị Lan, Phó Chủ tịch UBND huyện cắt băng.",
				office + " Lê Văn Bình kiểm tra hiện trường",
			} {
				found := names.Find(text)
				if len(found) == 0 || found[0].Name != "Lê Văn Bình" || len(found[0].Offices) != 1 || found[0].Offices[0] != office {
					t.Errorf("%s\n got %+v", text, found)
				}
			}
		})
	}
}
