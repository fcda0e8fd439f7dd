package names

// What the rules know of the words of Vietnamese bodies and places, and of the
// verbs that end an office. The tables are never changed.
var (
	// bodies open the name of a body; small words after them belong to it.
	bodies = lexicon(7, `hội đồng hương, ban chỉ đạo, ban tổ chức, ban quản lý, ban điều hành, ban vận động, ban liên lạc, ban giám hiệu, ban đại diện,
		ban công tác, ban chuyên án, ban soạn thảo, ban chấp hành, tiểu ban, tổ công tác, tổ hợp tác, đoàn công tác, hợp tác xã,
		htx, công ty, doanh nghiệp, trung tâm, câu lạc bộ, clb, quỹ, dự án, nhóm, hiệp hội, liên hiệp, chi hội, chi bộ, chi đoàn,
		chi nhánh, xí nghiệp, nhà máy, cơ sở, vườn quốc gia, bảo tàng, thư viện, đài phát thanh, nhà văn hóa, bệnh viện, trạm y tế, chùa, giáo xứ, giáo họ, giáo phận, tổng giáo phận, giáo hạt, họ đạo, giáo hội, hội thánh, thánh đường, thánh thất, nhà thờ, tịnh xá, thiền viện, tu viện, niệm phật đường, đền, miếu,
		trường, đội, ban, viện, học viện, nhà hát, đoàn nghệ thuật, hội quán, trang trại, nông trường, lâm trường, phân xưởng, trại giam, trại tạm giam, hạt kiểm lâm, đồn biên phòng, quỹ tín dụng, ngân hàng, bưu điện, kho bạc, khoa, khu bảo tồn`)

	// ofWorks follow "trưởng ban" and open a body's name.
	ofWorks = lexicon(8, `chỉ đạo, tổ chức, quản lý, điều hành, vận động, liên lạc, đại diện, công tác, soạn thảo, chuyên án, giám khảo, nội dung, chỉ huy, phòng chống, an toàn`)

	// orgWords begin the name of a body and are no part of a person's name.
	orgWords = lexicon(9, `ban, bộ, sở, phòng, cục, vụ, viện, hội, đoàn, trường, tòa, đảng, ủy, ủy ban, hội đồng, ủy viên, tổng cục, chi cục,
		công ty, tập đoàn, ngân hàng, trung tâm, bệnh viện, đài, báo, tạp chí, nhà, quỹ, câu lạc bộ, hợp tác xã, liên đoàn, liên hiệp,
		hiệp hội, mặt trận, công an, bộ đội, biên phòng, đồn, đại sứ quán, lãnh sự quán, văn phòng, tỉnh ủy, huyện ủy, thành ủy,
		đảng ủy, thị ủy, quận ủy, khu, cửa khẩu, tỉnh, huyện, thành phố, thị xã, thị trấn, phường, xã, quận, thôn, bản, nước,
		trung ương, chính phủ, quốc hội, nhà nước, quân khu, lữ đoàn, sư đoàn, học viện, đại học, thpt, thcs, tp, tx, tt`)

	// departments are followed by their own names before a person's.
	departments = list(`sở, bộ, cục, vụ, viện, phòng, ban, chi cục, tổng cục`)

	// works begin a body's own name and say what it does; what it does that to
	// follows in small words: "Cục Quản lý thị trường".
	works = lexicon(21, `phát triển, quản lý, bảo vệ, nghiên cứu, tổ chức, kiểm soát, phòng chống, hỗ trợ, xúc tiến, bảo tồn, giám sát, điều tra,
		thẩm định, giám định, hợp tác, chăn nuôi, trồng trọt, khai thác, thi hành, phổ biến, tuyên truyền, đăng ký, ứng dụng, chuyển giao, chế biến,
		chăm sóc, nuôi dưỡng, bảo trợ, bồi dưỡng, quan trắc, tiêu chuẩn, đấu giá, nạn nhân, bảo hộ, bảo đảm, quy hoạch, thăm dò, cung ứng, sản xuất,
		khuyến khích, dự báo, cứu nạn, cứu hộ, an toàn, chứng nhận, kiểm định, kiểm nghiệm, xây dựng, vận tải, cải cách, giải phóng, sự nghiệp, thông tin`)

	// placeWords stand before the name of a place, or alone for it.
	placeWords = lexicon(10, `tỉnh, huyện, thành phố, tp, thị xã, tx, thị trấn, phường, xã, quận, thôn, bản, ấp, khối, khối phố, tổ dân phố, khu phố, khu, xóm, làng, buôn, phum, sóc, đảo, quần đảo,
		đặc khu, nước, trung ương, khu vực, quốc gia, toàn quốc, vùng, cấp tỉnh, địa phương`)

	// bearers bear a person's name without being one: streets, schools …
	bearers = lexicon(11, `đường, phố, trường, thpt, thcs, tiểu học, trung học cơ sở, trung học phổ thông, chuyên, mầm non, cao đẳng, đại học,
		quảng trường, công viên, bảo tàng, giải, giải thưởng, học bổng, tượng đài, tượng, khu di tích, di tích, nhà thờ, chùa, đền, đình, lăng, cầu,
		hồ, sông, núi, đảo, đèo, suối, cảng, sân bay, ga, chợ, hầm, bệnh viện, nhà hát, cung, rạp, nhà máy, công ty, tập đoàn, khách sạn,
		báo, tạp chí, quỹ, huân chương, quân đoàn, sư đoàn, tàu, thôn, bản, ấp, làng, xóm, phường, xã, huyện, quận, thị trấn, thị xã, tỉnh, thành phố, tp,
		tư tưởng, phong cách, đạo đức, lăng chủ tịch, nhà thi đấu, sân vận động, sân, hội trường, nhà văn hóa, bến xe, bến, phà, thư viện, ngã tư, ngã ba, vườn hoa, dốc, ngõ, hẻm, phòng khám, nhà sách, đồi, rừng, kênh, đập, thủy điện, mang tên, cửa khẩu, hòn, bãi, vịnh, biển, động, hang, khu,
		street, school, university, high school, square, park, bridge, hospital, museum`)

	// nouns are small words that may be part of an office or a body's name.
	nouns = lexicon(12, `ca múa nhạc, ca múa nhạc dân tộc, ca múa kịch, ca múa, múa rối, ca kịch, ca nhạc, kịch nói, xiếc, tuồng, chèo, cải lương, nhân dân, cộng đồng, cộng đồng người, kiều bào, doanh nhân, doanh nhân trẻ, luật gia, kiến trúc sư, nhà văn, công nghiệp, khu công nghiệp, khu kinh tế, khu chế xuất, cụm công nghiệp, dân sự, phòng thủ, phòng thủ dân sự, quân dân y, tự quản, đoàn kết, hòa giải, phát thanh, phát thanh truyền hình, tài trợ, có tổ chức, hàng không, cảng hàng không, đường sắt, đường bộ, đường thủy, hàng hải, thủy sản, lâm nghiệp, thủy lợi, khí tượng, thủy văn, khí tượng thủy văn, đăng kiểm, kiểm định, ngân hàng, tín dụng, bảo hiểm, bảo hiểm xã hội, chính sách, bưu chính, viễn thông, điện lực, cấp nước, thoát nước, môi trường đô thị, cây xanh, đô thị, quy hoạch, kiến trúc, văn nghệ, văn học nghệ thuật, nghệ thuật, sân khấu, điện ảnh, báo chí, xuất bản, in ấn, phát hành, thư viện, bảo tàng, di sản, di tích, danh thắng, thể dục, thể thao, bóng đá, bóng chuyền, cầu lông, điền kinh, võ thuật, bơi lội, đua thuyền, công đoàn, phụ huynh, học sinh, sinh viên, giảng dạy, khảo thí, dạy nghề, giáo dục nghề nghiệp, giáo dục thường xuyên, việc làm, dịch vụ, dịch vụ công, hành chính công, tiếp dân, pháp chế, thi đua, khen thưởng, tổ chức cán bộ, cán bộ, đối ngoại, lãnh sự, biên giới, cửa khẩu quốc tế, xuất nhập cảnh, quản lý, trật tự xã hội, giao thông đường bộ, phòng cháy chữa cháy, cứu nạn cứu hộ, kinh tế quốc phòng, hậu cần, kỹ thuật hậu cần, tham mưu, tác chiến, quân y, quân nhu, dân tộc nội trú, nội trú, bán trú, chuyên, năng khiếu, khuyến nông, thú y, trồng trọt, bảo vệ thực vật, giống, cây trồng, vật nuôi, chè, cà phê, hồ tiêu, cao su, mía đường, may mặc, dệt may, da giày, cơ khí, hóa chất, phân bón, xăng dầu, khí đốt, than, khoáng sản, xi măng, vật liệu xây dựng, lương thực, thực phẩm, dược phẩm, dược, vắc xin, kiểm nghiệm, kiểm soát bệnh tật, an toàn thực phẩm, huyết học, truyền máu, ung bướu, mắt, da liễu, tâm thần, lao, phổi, lão khoa, sản nhi, răng hàm mặt, tai mũi họng, chấn thương, can thiệp, xét nghiệm, chẩn đoán hình ảnh, khám bệnh, dinh dưỡng, bệnh nhiệt đới, ghép tạng, nhà trường, đồn, đồn biên phòng, bệnh viện, mục vụ, giáo xứ, yêu nước, sư sãi, cơ quan, đơn vị, khối, sư đoàn, trung đoàn, lữ đoàn, tiểu đoàn, quân khu, quân đoàn, binh đoàn, quân chủng, vùng, dân phòng, dân quân, xây dựng đảng, chính quyền, dân số, gia đình, trẻ em, doanh nghiệp, sáng chế, sở hữu trí tuệ, hữu nghị, từ thiện, nhân đạo, phụ nữ, nông dân, cựu chiến binh, thanh niên, thiếu niên, quản trị, khối các cơ quan, khối các cơ quan và doanh nghiệp, khối doanh nghiệp, lao động, chữ thập đỏ, khuyến học, người cao tuổi, nhà báo,
		cơ sở, phổ thông, tiểu học, trung học, mầm non, đa khoa, kinh tế, chính trị, quân sự, biên phòng, cửa khẩu, bộ đội,
		công an, hải quan, kiểm sát, tòa án, kiểm lâm, nông nghiệp, nông thôn, phát triển nông thôn, xã hội, y tế, giáo dục, đào tạo,
		văn hóa, thể thao, du lịch, tài chính, kế hoạch, đầu tư, tư pháp, nội vụ, văn phòng, quốc hội, chính phủ, đảng ủy, đảng bộ,
		tỉnh ủy, huyện ủy, thành ủy, trung tâm, công tác, chuyên trách, tổ quốc, giao thông, vận tải, khoa học, công nghệ,
		tài nguyên, môi trường, nội chính, tuyên giáo, dân vận, hội viên, điều tra, hồi sức, cấp cứu, chỉnh hình, hồi sức cấp cứu, truyền hình, tự trị, chống độc, tích cực, gây mê, tim mạch, nhi, sản, ngoại, nội, tổng hợp, phục hồi chức năng, y học cổ truyền, phòng, sở, ban, đoàn, hội, trường, khoa, ngành, lớp, khóa,
		dân tộc, tôn giáo, kỹ thuật, hành chính, tổng hợp, kinh doanh, nhân sự, truyền thông, chuyên môn, cổ phần, trách nhiệm hữu hạn, tnhh,
		một thành viên, tư nhân, liên ngành, đoàn đại biểu, quốc phòng, quốc tế, cảnh sát, hình sự, ma túy, kiểm tra đảng, đại biểu, đại biểu quốc hội`)

	// verbs end an office: what the person does.
	verbs = lexicon(13, `giữ, giữ chức, cử hành, chủ tế, chủ sự, đồng tế, giảng lễ, ban phép lành, chia vui, ghi nhận, góp ý, cam kết, nhiệm kỳ, giai đoạn, khóa, chào, chào mừng, vẫy, cười, dành, trò chuyện, đồng hành, thuyết trình, thuyết minh, giảng, dạy, khám, thu, mua, gói, nấu, dệt, thêu, chế tác, biểu diễn, trình diễn, hát, múa, bơi, chạy, vẽ, đeo, buộc, phát biểu, hội đàm, hội kiến, họp, làm việc, triển khai, phát lệnh, phát quà, rà soát, trồng, chúc tết, ân cần, hỏi thăm, thăm hỏi, cắm, treo, phê bình, giải quyết, đôn đốc, thị sát, chỉ huy, bàn giao, tiếp nhận, tuyên thệ, xúc, bàn, thông tin về, thông tin thêm, trưởng đoàn, chủ tọa, lắng nghe, ghi, trao đổi, nhấn mạnh, cho biết, khẳng định, đề nghị, yêu cầu, chủ trì, tham dự, dự, tiếp, làm, thăm, tặng, trao,
		kiểm tra, báo cáo, đánh giá, ghi nhận, biểu dương, chúc mừng, chúc, nói, chia sẻ, trả lời, giới thiệu, trình bày, hướng dẫn, chỉ đạo, phát động,
		tham quan, khảo sát, bắt tay, động viên, cảm ơn, kêu gọi, bày tỏ, đề xuất, kiến nghị, thông báo, phân tích, giải trình, kết luận,
		đọc, ký, khai mạc, bế mạc, cắt băng, cắt, bấm, dâng hương, thắp hương, đánh trống, gắn, công bố, điều hành hội nghị, tiếp thu, cam kết, mong,
		hy vọng, nêu, lưu ý, cùng, dẫn, dẫn đầu, tham gia, gặp gỡ, gặp, đón, đón tiếp, xem, tới, đến, đi, về, ra, vào, lên, đứng, ngồi, nhận, gửi, hỏi, nghe,
		thảo luận, chụp ảnh, chụp, trồng, hái, thu hoạch, chăm sóc, kể, nhớ, thay mặt, đại diện cho, có, bên, giữa, giải đáp, tuyên bố, tuyên dương,
		trực tiếp, vui mừng, xúc động, phấn khởi, tâm sự, bộc bạch, chứng kiến, đảm nhận, đảm nhiệm, hoan nghênh, nhất trí, đồng tình, đồng ý, quyết định,
		khen thưởng, thưởng, trao tặng, tiễn, vận hành, mở, khánh thành, thực hiện, tuyên truyền, phổ biến, tổ chức lễ, nhắc, dặn, xác nhận, thừa nhận,
		đã, đang, sẽ, cũng, là, thì, tại, ở, trong, với, do, của, cho, để, khi, được, bị, vừa, vẫn, không, từ, trước, sau, theo, rằng, mà, nhưng,
		nên, vì, nếu, cả, đều, còn, lại, rồi, này, đó, mới, luôn, phải, cần, muốn, bằng, như, trên, dưới, nhân, vào lúc, sáng, chiều, tối, hôm, ngày,
		said, says, speaks, spoke, speaking, presents, presented, addresses, addressed, visits, visited, told, emphasised, emphasized, stressed,
		who, was, is, are, were, has, had, have, during, with, on, during, as, hands, handed, receives, received, meets, met, welcomes, welcomed, affirmed,
		noted, added, asked, urged, attended, attends, delivers, delivered, chaired, chairs, leads, led, opens, opened, inspects, inspected, talks, talked,
		shows, showed, shakes, cuts, gives, gave, explains, explained, praised, thanked, thanks, proposed, suggested, will, would, to, from, after, before,
		took, takes, tours, toured, shares, shared, reports, reported, underlined, highlighted, called, calls, expressed, announced, by, that, which, while`)

	// company are words after "và" that tell of others who came along.
	company = list(`các, những, nhiều, một, hai, ba, hơn, gần, hàng, đông, đại, lãnh, đoàn, toàn, mọi, người, cán, bà, nhân, du, đồng`)

	// trailing words are no end of an office.
	trailing = list(`và`)

	// grammarEN are English words that no Vietnamese text has.
	grammarEN = list(`the, of, and, a, to, in, for, is, was, said, with, on, at, by, from, his, her, who, has, were, are, an, that, it, photo, left, right, centre, center, second, third, during, before, after, their, its, they, he, she, was, been, have, had, will, would, this, these, while, when, into, first, pictured, speaks, poses, shows`)

	// placeFollows end a body's name that a place's name follows: "Công an",
	// "Đồn Biên phòng", "Hải quan".
	placeFollows = list(`phòng, an, quan, sự, lâm, viện, khẩu, phần, trường, tâm, xuất, nghiệp, tế, đội, hạn, viên, thuế, thủy, thủ, công, vận, lịch, thương, mại, sản, sinh, lực, chùa, xứ, họ, điện, hàng, tải, gỗ, than, gạch, dệt, may`)

	// directions end the names of places that were parted.
	directions = list(`đông, tây, nam, bắc, thượng, hạ, trung, nội, ngoại, a, b, c, i, ii, iii`)

	// firms have names of their own, over a few words of what they do: "HTX Nông
	// nghiệp Pờ Ly Ngài".
	firms = lexicon(14, `htx, hợp tác xã, công ty, doanh nghiệp tư nhân, xí nghiệp, nhà máy, trung tâm, câu lạc bộ, clb, tổ hợp tác, trang trại, khách sạn, nhà hàng, homestay, tập đoàn, ngân hàng, siêu thị, cửa hàng, thương hiệu`)

	// firstHalves are words whose second half alone would bear a name.
	firstHalves = list(`môi trường, thị trường, hiện trường, công trường, lập trường, chiến trường, nông trường, thông báo, cảnh báo, dự báo, khai báo, cầu đường, lên đường, lao động, vận động, hoạt động, biến động, huy động, chủ động, hành động, tác động, xúc động, năng động, quân khu, biển đảo, chỉ đảo,
		thị xã, gia đình, đối tượng, hiện tượng, ấn tượng, biểu tượng, yêu cầu, nhu cầu, toàn cầu, văn bản, cơ bản, kịch bản, nhật bản, hàng xóm, nông thôn, trang trại, trẻ thơ, nhà thơ, thiên chúa, công chúa, phân giải, hòa giải, lý giải, diễn giải, thiên thu, cơ sở, chung cư, thanh quỹ, thủ quỹ, cung cầu, khẩn cầu, tìm về, quê nhà, chủ nhà, ở nhà, về nhà, người nhà, cung ga, dân làng, bạn cầu, thỉnh cầu, dân tàu, chủ tàu, lái tàu, thợ rừng, đi rừng, trồng rừng, giữ rừng, thợ hồ, mạnh tàu, lãnh đạo đảng, tính động, rung động, cảm động, sinh động, tự động, bị động, điều động, phát động, khởi động, bão biển, ra biển, đi biển, ven biển, lấn biển, chủ vườn, diện báo, báo báo, tiếng báo, điện báo, tố báo, mật báo, trình báo, tin báo, nhà báo, làm báo, tờ báo cáo, con đường đời, mẹ nước, trong nước, cả nước, ngoài nước, đất nước, cử chùa, đóng tàu`)

	// farBearers bear a person's name even over a few small words: "Giải báo
	// chí Hoàng Văn Thụ".
	farBearers = lexicon(63, `giải, quỹ, khu công nghiệp, cụm công nghiệp, khu đô thị, khu lưu niệm, nhà lưu niệm, nhà tưởng niệm, đền thờ, học bổng, cúp, mang tên, khu di tích, tượng, tượng đài, đường, phố, trường, công viên, khu chung cư, phong trào, tư tưởng, di chúc, tàu, trại, vua, chúa, thánh, đức vua, hoàng đế, anh hùng dân tộc, danh nhân, nhà yêu nước, danh tướng, thơ, tiểu thuyết, truyện`)
)
