package names

import "strings"

// A phrases is a set of phrases of a few words, by their keys.
type phrases struct {
	bit     uint32
	all     map[string]bool
	longest map[string]int // the longest phrase that begins with a word, in words
}

// lexicon makes phrases of a text: one per comma or line. Each has a bit of
// its own, of 32.
func lexicon(bit int, text string) phrases {
	p := phrases{1 << bit, map[string]bool{}, map[string]int{}}
	for phrase := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		words := strings.Fields(phrase)
		if len(words) == 0 {
			continue
		}
		for i, w := range words {
			words[i] = key(w)
		}
		p.all[strings.Join(words, " ")] = true
		p.longest[words[0]] = max(p.longest[words[0]], len(words))
	}
	return p
}

// begins tells for every word that begins a phrase, of which sets, by bits:
// most words begin none, and one look shows it.
var begins = beginnings(politeWords, titles, plurals, officeBefore, officeHeads, officeHeadsEN, officeAfter, bodies, ofWorks,
	orgWords, placeWords, bearers, nouns, verbs, between, places, works)

func beginnings(sets ...phrases) map[string]uint32 {
	m := map[string]uint32{}
	for _, p := range sets {
		for w := range p.longest {
			m[w] |= p.bit
		}
	}
	return m
}

// at is the number of words of the longest phrase that stands at toks[i].
// Its words may be parted by white space or a hyphen only.
func (p phrases) at(toks []token, i int) int {
	if i >= len(toks) || toks[i].begins&p.bit == 0 {
		return 0
	}
	best := 0
	phrase := toks[i].key
	for n := 1; n <= p.longest[toks[i].key]; n++ {
		if n > 1 {
			if i+n-1 >= len(toks) || toks[i+n-1].gap != gapSpace && toks[i+n-1].gap != gapHyphen {
				break
			}
			phrase += " " + toks[i+n-1].key
		}
		if p.all[phrase] {
			best = n
		}
	}
	return best
}

// has reports whether the one word w is in the set.
func (p phrases) has(w string) bool { return p.all[w] }

// The tables below are what the rules of this package know of the world. They
// are never changed.
var (
	// politeWords stand before a name, and are small inside a sentence.
	politeWords = lexicon(0, `đồng chí, ông, bà, anh, chị, em, cháu, cụ, thầy, cô, chú, bác, thầy giáo, cô giáo, em học sinh,
		nghệ nhân, già làng, bác sĩ, luật sư, kỹ sư, kiến trúc sư, nhà báo, nhà văn, nhà thơ, nhà giáo, nhạc sĩ, họa sĩ, ca sĩ,
		nghệ sĩ, tiến sĩ, thạc sĩ, giáo sư, phó giáo sư, học sinh, sinh viên, vận động viên, võ sĩ, thí sinh, phóng viên,
		chiến sĩ, liệt sĩ, anh hùng, mẹ, linh mục, hòa thượng, thượng tọa, mục sư`)

	// titles stand before a name, and keep their capitals.
	titles = lexicon(1, `gs, ts, pgs, ths, bs, ks, ls, bscki, bsckii, nsnd, nsưt, nsut, gs ts, pgs ts, tskh,
		đại tướng, thượng tướng, trung tướng, thiếu tướng, chuẩn tướng, đô đốc, chuẩn đô đốc,
		đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy,
		thượng sĩ, trung sĩ, hạ sĩ, binh nhất, binh nhì,
		mr, mrs, ms, miss, dr, prof, professor, sir, madam, colonel, major, major general, general, lieutenant, captain, comrade`)

	// plurals stand before several names.
	plurals = lexicon(2, `các đồng chí, các ông, các bà, các anh, các chị, hai đồng chí, hai ông, ông bà`)

	// officeBefore may open an office; the rank before the post.
	officeBefore = lexicon(3, `nguyên, quyền, phó, cựu, tổng, đồng, q,
		former, acting, deputy, vice, permanent, standing, first, executive, senior, provincial, then`)

	// officeHeads are what an office is called.
	officeHeads = lexicon(4, `bí thư, bí thư thứ nhất, tổng bí thư, chủ tịch, chủ nhiệm, hội trưởng,
		trưởng ban, phó ban, trưởng phòng, phó phòng, trưởng đoàn, phó đoàn, trưởng thôn, trưởng bản, trưởng khu, trưởng khối,
		trưởng khoa, trưởng trạm, trưởng ấp, trưởng xóm, trưởng công an, trưởng tiểu ban, trưởng bộ môn, trưởng đại diện,
		trưởng văn phòng, trưởng nhóm, trưởng trung tâm, trưởng chi nhánh, trưởng đồn, trưởng đài, trưởng bộ phận, trưởng ca,
		giám đốc, tổng giám đốc, chủ tịch nước, thủ tướng, bộ trưởng, thứ trưởng, cục trưởng, cục phó, vụ trưởng, vụ phó,
		chi cục trưởng, tổng cục trưởng, ủy viên, đảng ủy viên, tỉnh ủy viên, huyện ủy viên, thành ủy viên,
		chánh văn phòng, chánh án, chánh thanh tra, viện trưởng, hiệu trưởng, hiệu phó, tổ trưởng, tổ phó, đội trưởng, đội phó,
		chỉ huy trưởng, chỉ huy phó, chính ủy, chính trị viên, tư lệnh, tham mưu trưởng, đồn trưởng, hạt trưởng, trạm trưởng,
		tiểu đoàn trưởng, trung đoàn trưởng, sư đoàn trưởng, đại đội trưởng, trung đội trưởng, thuyền trưởng,
		tổng biên tập, thư ký, tổng thư ký, đại sứ, tổng lãnh sự, lãnh sự, tổng thống, đại biểu, đại biểu quốc hội,
		người phát ngôn, thị trưởng, tỉnh trưởng, thống đốc, ngoại trưởng, nghị sĩ, tham tán, tùy viên, đặc phái viên,
		huấn luyện viên, huấn luyện viên trưởng, giáo viên, giảng viên, kế toán trưởng, biên tập viên, thành viên, cán bộ,
		chuyên viên, điều phối viên, tình nguyện viên, hướng dẫn viên, kiểm lâm viên, kiểm sát viên, thẩm phán,
		tổng kiểm toán, tổng thanh tra, nhà sáng lập, chủ hộ, chủ cơ sở, chủ trang trại, chủ vườn, chủ doanh nghiệp, chủ quán,
		nông dân, công nhân, y sĩ, y tá, điều dưỡng, thủ thư, quản đốc,
		già làng, nghệ nhân, thầy cúng, trưởng buôn, trưởng phum, trưởng dòng họ, phó bản, phó thôn, học sinh, sinh viên`)

	// officeHeadsEN are what an office is called in English.
	officeHeadsEN = lexicon(5, `chairman, chairwoman, chairperson, chair, secretary, secretary general, general secretary, party secretary, director,
		general director, director general, ceo, minister, prime minister, president, head, ambassador, governor, mayor,
		principal, rector, spokesperson, spokesman, spokeswoman, chief, member, manager, editor in chief, consul general,
		commander, coach, head coach, leader, teacher, owner, founder, curator, village head, headmaster, headmistress, officer`)

	// officeAfter may follow the head of an office.
	officeAfter = lexicon(6, `thường trực, thứ nhất, phụ trách, điều hành, danh dự, chuyên trách, lâm thời, dự khuyết, chuyên môn, nghiệp vụ`)

	// bodies open the name of a body; small words after them belong to it.
	bodies = lexicon(7, `ban chỉ đạo, ban tổ chức, ban quản lý, ban điều hành, ban vận động, ban liên lạc, ban giám hiệu, ban đại diện,
		ban công tác, ban chuyên án, ban soạn thảo, ban chấp hành, tiểu ban, tổ công tác, tổ hợp tác, đoàn công tác, hợp tác xã,
		htx, công ty, doanh nghiệp, trung tâm, câu lạc bộ, clb, quỹ, dự án, nhóm, hiệp hội, liên hiệp, chi hội, chi bộ, chi đoàn,
		chi nhánh, xí nghiệp, nhà máy, cơ sở, vườn quốc gia, bảo tàng, thư viện, đài phát thanh, nhà văn hóa, bệnh viện, trạm y tế`)

	// ofWorks follow "trưởng ban" and open a body's name.
	ofWorks = lexicon(8, `chỉ đạo, tổ chức, quản lý, điều hành, vận động, liên lạc, đại diện, công tác, soạn thảo, chuyên án, giám khảo, nội dung, chỉ huy, phòng chống, an toàn`)

	// orgWords begin the name of a body and are no part of a person's name.
	orgWords = lexicon(9, `ban, bộ, sở, phòng, cục, vụ, viện, hội, đoàn, trường, tòa, đảng, ủy, ủy ban, hội đồng, ủy viên, tổng cục, chi cục,
		công ty, tập đoàn, ngân hàng, trung tâm, bệnh viện, đài, báo, tạp chí, nhà, quỹ, câu lạc bộ, hợp tác xã, liên đoàn, liên hiệp,
		hiệp hội, mặt trận, công an, bộ đội, biên phòng, đồn, đại sứ quán, lãnh sự quán, văn phòng, tỉnh ủy, huyện ủy, thành ủy,
		đảng ủy, thị ủy, quận ủy, khu, cửa khẩu, tỉnh, huyện, thành phố, thị xã, thị trấn, phường, xã, quận, thôn, bản, nước,
		trung ương, chính phủ, quốc hội, nhà nước, quân khu, lữ đoàn, sư đoàn, học viện, đại học, thpt, thcs, tp, tx, tt`)

	// departments are followed by their own names before a person's.
	departments = lexicon(22, `sở, bộ, cục, vụ, viện, phòng, ban, chi cục, tổng cục`)

	// works begin a body's own name and say what it does; what it does that to
	// follows in small words: "Cục Quản lý thị trường".
	works = lexicon(21, `phát triển, quản lý, bảo vệ, nghiên cứu, tổ chức, kiểm soát, phòng chống, hỗ trợ, xúc tiến, bảo tồn, giám sát, điều tra,
		thẩm định, giám định, hợp tác, chăn nuôi, trồng trọt, khai thác, thi hành, phổ biến, tuyên truyền, đăng ký, ứng dụng, chuyển giao, chế biến,
		chăm sóc, nuôi dưỡng, bảo trợ, bồi dưỡng, quan trắc, tiêu chuẩn, đấu giá, nạn nhân, bảo hộ, bảo đảm, quy hoạch, thăm dò, cung ứng, sản xuất,
		khuyến khích, dự báo, cứu nạn, cứu hộ, an toàn, chứng nhận, kiểm định, kiểm nghiệm, xây dựng, vận tải, cải cách, giải phóng, sự nghiệp, thông tin`)

	// placeWords stand before the name of a place, or alone for it.
	placeWords = lexicon(10, `tỉnh, huyện, thành phố, tp, thị xã, tx, thị trấn, phường, xã, quận, thôn, bản, ấp, khối, khối phố, tổ dân phố, khu phố, khu, xóm, làng, buôn, phum, sóc, đảo, quần đảo,
		nước, trung ương, khu vực, quốc gia, toàn quốc, vùng, cấp tỉnh, địa phương`)

	// bearers bear a person's name without being one: streets, schools …
	bearers = lexicon(11, `đường, phố, trường, thpt, thcs, tiểu học, trung học cơ sở, trung học phổ thông, chuyên, mầm non, cao đẳng, đại học,
		quảng trường, công viên, bảo tàng, giải, giải thưởng, học bổng, tượng đài, tượng, khu di tích, di tích, nhà thờ, chùa, đền, đình, lăng, cầu,
		hồ, sông, núi, đảo, đèo, suối, cảng, sân bay, ga, chợ, hầm, bệnh viện, nhà hát, cung, rạp, nhà máy, công ty, tập đoàn, khách sạn,
		báo, tạp chí, quỹ, huân chương, quân đoàn, sư đoàn, tàu, thôn, bản, ấp, làng, xóm, phường, xã, huyện, quận, thị trấn, thị xã, tỉnh, thành phố, tp,
		tư tưởng, phong cách, đạo đức, lăng chủ tịch, cộng sản, thanh niên, cửa khẩu, hòn, bãi, vịnh, biển, động, hang, khu,
		street, school, university, high school, square, park, bridge, hospital, museum`)

	// nouns are small words that may be part of an office or a body's name.
	nouns = lexicon(12, `nhân dân, phụ nữ, nông dân, cựu chiến binh, thanh niên, thiếu niên, quản trị, khối các cơ quan, khối các cơ quan và doanh nghiệp, khối doanh nghiệp, lao động, chữ thập đỏ, khuyến học, người cao tuổi, nhà báo,
		cơ sở, phổ thông, tiểu học, trung học, mầm non, đa khoa, kinh tế, chính trị, quân sự, biên phòng, cửa khẩu, bộ đội,
		công an, hải quan, kiểm sát, tòa án, kiểm lâm, nông nghiệp, nông thôn, phát triển nông thôn, xã hội, y tế, giáo dục, đào tạo,
		văn hóa, thể thao, du lịch, tài chính, kế hoạch, đầu tư, tư pháp, nội vụ, văn phòng, quốc hội, chính phủ, đảng ủy, đảng bộ,
		tỉnh ủy, huyện ủy, thành ủy, trung tâm, công tác, chuyên trách, tổ quốc, giao thông, vận tải, khoa học, công nghệ,
		tài nguyên, môi trường, nội chính, tuyên giáo, dân vận, hội viên, điều tra, phòng, sở, ban, đoàn, hội, trường, khoa, ngành, lớp, khóa,
		dân tộc, tôn giáo, kỹ thuật, hành chính, tổng hợp, kinh doanh, nhân sự, truyền thông, chuyên môn, cổ phần, trách nhiệm hữu hạn, tnhh,
		một thành viên, tư nhân, liên ngành, đoàn đại biểu, quốc phòng, quốc tế, cảnh sát, hình sự, ma túy, kiểm tra đảng, đại biểu, đại biểu quốc hội`)

	// verbs end an office: what the person does.
	verbs = lexicon(13, `chào, chào mừng, vẫy, cười, dành, trò chuyện, đồng hành, thuyết trình, thuyết minh, giảng, dạy, khám, thu, mua, gói, nấu, dệt, thêu, chế tác, biểu diễn, trình diễn, hát, múa, bơi, chạy, vẽ, đeo, buộc, phát biểu, hội đàm, hội kiến, họp, làm việc, triển khai, phát lệnh, phát quà, rà soát, trồng, chúc tết, ân cần, hỏi thăm, thăm hỏi, cắm, treo, phê bình, giải quyết, đôn đốc, thị sát, chỉ huy, bàn giao, tiếp nhận, tuyên thệ, xúc, bàn, thông tin về, thông tin thêm, trưởng đoàn, chủ tọa, lắng nghe, ghi, trao đổi, nhấn mạnh, cho biết, khẳng định, đề nghị, yêu cầu, chủ trì, tham dự, dự, tiếp, làm, thăm, tặng, trao,
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

	// between are small English words inside an office.
	between = lexicon(14, `of, the, for, and, at, in, affairs`)
)
