package names

// units are what somebody heads whose office is called after it: "tổ trưởng",
// "Trưởng thôn".
const (
	unitsFirst = `tổ, đội, đoàn, đồn, hạt, trạm, cục, vụ, viện, xóm, thôn, ấp, bản, buôn, làng, hội, chi hội, phân hội, chi đội, liên đội, tiểu đội, trung đội, đại đội, tiểu đoàn, trung đoàn, lữ đoàn, sư đoàn, hải đội, hải đoàn, quân đoàn,
		kíp, ca, nhóm, khóm, lớp, chi cục, tổng cục, ban, phòng, khoa, hiệu, thị, tỉnh, bộ, thứ, kế toán, kỹ sư, tham mưu, nhà, bếp, chuyền, liên đoàn, chi đoàn, phân xưởng, công đoàn, điều dưỡng, y sĩ, y tá, hộ sinh, kỹ thuật viên, chỉ huy, hội đồng, huấn luyện viên, thông tín viên, phân đội, thủy đội, thôn đội, xã đội, huyện đội, tỉnh đội, khu đội, phân viện, phân ban, tổng đội, lâm trường, nông trường, thanh tra, thanh niên xung phong, bảo tàng, hải quan, thủ`
	unitsAfter = `ban, phòng, thôn, bản, khu, khối, khoa, trạm, ấp, xóm, buôn, làng, phum, sóc, khóm, plei, tiểu ban, bộ môn, đại diện, văn phòng, nhóm, trung tâm, chi nhánh, dây chuyền, phân ban, phân viện, đạo tràng, khu dân cư, khu vực, chốt, đồn, đài, bộ phận, ca, tổ, đội, phân hội, chi hội, công an, thuế, hải quan, trại, cơ sở, khu phố, tổ dân phố, hạt, chi cục, cơ quan đại diện, giáo hạt, họ đạo, phân xưởng, trường, tộc, cảng, kho`
)

// What the rules know of Vietnamese offices. The tables are never changed.
var (
	// officeBefore may open an office; the rank before the post.
	officeBefore = lexicon(3, `nguyên, nguyên là, quyền, phó, cựu, tổng, đồng, trợ lý, q, phụ tá, thường trực`)

	// officeHeads are what an office is called. What is only a trade, a
	// membership or a part played on the day is none.
	officeHeads = lexicon(4, `uvbtv, uvtv, tuv, uvbch, `+pairs(unitsFirst, "trưởng, phó")+pairs("trưởng, phó", unitsAfter)+pairs("phó trưởng", unitsAfter)+`
		bí thư, bí thư thứ nhất, tổng bí thư, chủ tịch, chủ nhiệm, trưởng, giám đốc, tổng giám đốc, tgđ, ceo, chủ tịch nước, thủ tướng, bí thư chi bộ, bí thư chi đoàn,
		trưởng đoàn, phó đoàn, phó trưởng đoàn, trưởng ty, ủy viên, đảng ủy viên, tỉnh ủy viên, huyện ủy viên, thành ủy viên, quận ủy viên, thị ủy viên, đại biểu, đại biểu quốc hội, thành viên,
		chánh văn phòng, chánh án, chánh thanh tra, chánh tòa, chỉ huy trưởng, chỉ huy phó, chính ủy, chính trị viên, chính trị viên phó, phó chính ủy, tư lệnh, tổng tư lệnh, tổng tham mưu trưởng, tổng biên tập, thư ký, tổng thư ký, thư ký tòa soạn,
		đại sứ, tổng lãnh sự, lãnh sự, đại biện, đại biện lâm thời, tham tán, tham tán công sứ, công sứ, tùy viên, đặc phái viên, trưởng cơ quan đại diện, đại diện thường trú, trưởng đại diện, điều phối viên, điều phối viên thường trú,
		tổng thống, thống đốc, ngoại trưởng, quốc vụ khanh, nghị sĩ, thượng nghị sĩ, hạ nghị sĩ, người phát ngôn, phát ngôn viên, thị trưởng, đô trưởng, châu trưởng, huyện trưởng, quận trưởng, quốc vương, thủ hiến, viện trưởng, cục trưởng,
		huấn luyện viên, hlv, hlv trưởng, thủ quân, phụ trách, đội trưởng, kỹ sư trưởng, trợ lý hlv, thẩm phán, hội thẩm, kiểm sát viên, công tố viên, tổng kiểm toán, tổng thanh tra, kiểm toán trưởng, kiểm ngư trưởng, chấp hành viên trưởng, điều tra viên trưởng,
		nhà sáng lập, sáng lập viên, đồng sáng lập, quản đốc, đốc công, giám thị, tổng quản lý, thủ quỹ, tổng phụ trách, tổng phụ trách đội, giám sinh, hiệu trưởng danh dự, tổng công trình sư, tổng đạo diễn, trưởng ban, trưởng các ban,
		giám mục, tổng giám mục, giám mục chính tòa, giám mục chánh tòa, giám mục phó, giám mục phụ tá, tổng giám mục phó, chánh trương, phó trương, trùm chánh, trùm phó, giám quản, giám quản tông tòa, trụ trì, phó trụ trì, viện chủ, pháp chủ, phó pháp chủ, chánh xứ, phó xứ, quản xứ, quản hạt, chính xứ, đặc trách, cha xứ, quản nhiệm, phụ tá quản nhiệm, chánh tòa, tổng đại diện, hội trưởng, giám tỉnh, bề trên, bề trên giám tỉnh, bề trên tổng quyền, cai quản, trưởng ban cai quản, đầu họ đạo, đầu tộc đạo, chưởng quản, giáo cả`)

	// officeAfter may follow the head of an office.
	officeAfter = lexicon(6, `thường trực, thứ nhất, phụ trách, điều hành, danh dự, chuyên trách, lâm thời, dự khuyết, chuyên môn, nghiệp vụ, kiêm nhiệm, thường vụ, không chuyên trách, cao cấp, sơ cấp, trung cấp, quốc phòng, toàn quyền, đặc mệnh toàn quyền, nội dung, nhân sự, kinh doanh, kỹ thuật, tài chính, marketing, truyền thông, sản xuất, đối ngoại, thu mua, vận hành, dự án, sáng tạo, nghệ thuật, chương trình, chiến lược, bán hàng, phát triển, đào tạo, học thuật, pháp chế, nhà máy, khối, thể lực, thủ môn`)

	// dayParts are parts played on the day.
	dayParts = lexicon(47, `chủ tọa phiên tòa, chủ tọa phiên xét xử, trưởng đoàn, phó đoàn, phó trưởng đoàn, chủ tọa, chủ trì, trưởng nhóm, trưởng đoàn công tác, trưởng đoàn giám sát`)

	// linkWords form what links a person to an office: "được bầu giữ chức".
	linkWords = list(`được, bầu, bổ, nhiệm, cử, chỉ, định, điều, động, phân, công, tín, tiếp, tục, thôi, tái, đắc, hiện, nay, đang, từng, vốn, đã, sẽ, vừa, mới, giữ, chức, vụ, cương, vị, làm, là, đảm, nhận, danh, trí, trở, thành, khi, đó, lúc, bấy, giờ, và, lên, thăng, luân, chuyển, đến, nhậm, hiện tại, bầu, cũng, chính, nguyên, đều, cùng, trước, ấy`)

	// nowHolds stand before "là" and an office that somebody has or had.
	nowHolds = list(`hiện, nay, từng, đang, nguyên, vốn`)

	// reasons begin what no body's name goes on with.
	reasons = list(`nhờ, do, vì, khi, sau, từ, để, nếu, như, theo, bởi, với, cùng, nơi, mỗi, nay, mà, nhưng, còn, cả, trong, ngoài, trên, tại, ở`)

	// manyOf stand before an office of several people.
	manyOf = list(`các, những, hai, ba`)

	// linkEnds end such a link.
	linkEnds = list(`là, làm, chức, vụ, vị, cử, nhiệm, nhận, thành, trí, danh`)

	// origins tell of a person before an office is named.
	origins = lexicon(50, `sinh năm, sinh ngày, sinh, sn, trú tại, trú, ngụ, ngụ tại, quê, quê ở, quê quán, thường trú, thường trú tại, hộ khẩu, dân tộc, cư trú, ở, khóa, tuổi, năm nay, tốt nghiệp, người dân tộc, nguyên quán`)

	// nowWords stand between an office and "là".
	nowWords = list(`hôm, nay, hiện, bây, giờ, khi, đó, lúc, ấy, mới, cũng, đầu, tiên`)

	// coops are bodies whose names say what they make.
	coops = lexicon(58, `hợp tác xã, htx, tổ hợp tác, tht, liên hiệp htx`)

	// notCraft are words that a co-operative's name does not have.
	notCraft = list(`cho, biết, nói, tại, ở, trong, là, đã, đang, sẽ, của, với, cùng, được, đến, tới, về, từ, bên, kể, hướng, giới, trao, chia, tỉnh, huyện, xã, phường, thôn, bản, vui, cũng, ông, bà, anh, chị, đồng, khi, trên`)

	// manyParts follow "các" within a body's name.
	manyParts = lexicon(59, `cơ quan, khu công nghiệp, khu kinh tế, khu chế xuất, cụm công nghiệp, trường, dự án, công trình, doanh nghiệp, tổ chức, khối, bệnh viện, ngân hàng, dân tộc, vấn đề, ban đảng, đơn vị, ngành, hội, vùng, lực lượng, nhà khoa học, nhà báo`)

	// openers stand before an office that begins a clause.
	openers = lexicon(51, `có, gồm, và, cùng, theo, do, là, tới, thay mặt`)
)
