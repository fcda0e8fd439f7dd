package names

import "strings"

// historic reports whether name, or what it begins or ends with, is that of a
// person of history, after whom streets, schools and prizes are named and
// whom a text of today does not mean as somebody present.
func historic(name string) bool {
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")))
	for i, w := range words {
		words[i] = key(w)
	}
	all := strings.Join(words, " ")
	return history.has(all) || historyEN.has(all)
}

// modern reports whether one of the offices is of today: it names a body of
// some length, and is not that of a head of state or party.
func modern(offices []words) bool {
	for _, o := range offices {
		words := strings.Fields(key(o.text))
		if len(words) >= 4 && words[0] != "tổng" && words[0] != "president" && words[0] != "general" {
			return true
		}
	}
	return false
}

// history are persons of history, gods and heroes of tales. Some are common
// names, so an honorific of the living outweighs them.
var history = list(`trần thủ độ, lý chiêu hoàng, nguyên phi ỷ lan, lê ngọc hân, trần ích tắc, đặng trần côn, phan huy ôn, nguyễn công hoan, nguyễn huy tưởng, nguyễn đình thi, trịnh công sơn, phạm duy, đoàn chuẩn, tô hoài, nguyễn minh châu, hồ chí minh, chủ tịch hồ chí minh, bác hồ, nguyễn ái quốc, nguyễn tất thành, nguyễn sinh cung, nguyễn sinh sắc, hoàng thị loan, tôn đức thắng, phạm văn đồng, võ nguyên giáp, trường chinh, lê duẩn, nguyễn văn linh, đỗ mười, võ văn kiệt, võ chí công, lê đức thọ, nguyễn chí thanh, văn tiến dũng, hoàng văn thái, chu huy mân, phùng chí kiên, hoàng văn thụ, hoàng đình giong, hoàng quốc việt, nguyễn văn cừ, nguyễn thị minh khai, trần phú, lê hồng phong, hà huy tập, nguyễn văn trỗi, võ thị sáu, võ thị thắng, lý tự trọng, kim đồng, nông văn dền, vừ a dính, phan đình giót, tô vĩnh diện, bế văn đàn, la văn cầu, cù chính lan, nguyễn viết xuân, mạc thị bưởi, lê thị hồng gấm, lê văn tám, nguyễn bá ngọc, đặng thùy trâm, nguyễn văn thạc, trần văn ơn, lương văn tri, lương khánh thiện, tô hiệu, nguyễn phong sắc, ngô gia tự, nguyễn đức cảnh, trần đăng ninh, lê quảng ba, hoàng sâm, đàm quang trung, chu văn tấn, lê quang đạo, xuân thủy, huỳnh tấn phát, nguyễn hữu thọ, trần văn trà, trần đại nghĩa, tôn thất tùng, phạm ngọc thạch, đặng văn ngữ, hồ đắc di, lương định của, tạ quang bửu, nguyễn văn huyên, hoàng ngân, hoàng minh giám, nguyễn lương bằng, phạm hùng, lê thanh nghị, tố hữu, nguyễn cơ thạch, trần quốc hoàn, bùi thiện ngộ, lê khả phiêu, phan văn khải, trần đức lương, lê đức anh, nguyễn phú trọng, trần đại quang, đinh núp, anh hùng núp, n'trang lơng, n trang lơng, ama trang lơng, nơ trang long, nơ trang lơng, y jút, y ngông, bok núp,
	trần hưng đạo, trần quốc tuấn, trần quốc toản, trần nhân tông, trần thái tông, trần thánh tông, trần nhật duật, trần khánh dư, trần quang khải, trần bình trọng, trần nguyên hãn, trần khát chân, trần cao vân, trần quý cáp, trần tế xương, phạm ngũ lão, yết kiêu, dã tượng, lê lợi, lê lai, lê thánh tông, lê thái tổ, lê thái tông, lê đại hành, lê hoàn, lê quý đôn, lê văn hưu, lê văn duyệt, lê hữu trác, hải thượng lãn ông, lê chân, lê trọng tấn, lý thái tổ, lý công uẩn, lý thường kiệt, lý thánh tông, lý nhân tông, lý nam đế, lý bí, lý đạo thành, đinh bộ lĩnh, đinh tiên hoàng, đinh công tráng, ngô quyền, ngô sĩ liên, ngô thì nhậm, ngô văn sở, ngô tất tố, khúc thừa dụ, khúc hạo, phùng hưng, mai thúc loan, mai hắc đế, triệu quang phục, triệu việt vương, bà triệu, triệu thị trinh, hai bà trưng, trưng trắc, trưng nhị, hùng vương, vua hùng, an dương vương, thục phán, lạc long quân, âu cơ, thánh gióng, phù đổng thiên vương, sơn tinh, thủy tinh, chử đồng tử, tiên dung, mai an tiêm, thạch sanh, lang liêu, mỵ châu, trọng thủy, thúy kiều, kim trọng, lục vân tiên, kiều nguyệt nga, chí phèo, thị nở, dế mèn,
	chu văn an, nguyễn trãi, nguyễn du, nguyễn huệ, quang trung, nguyễn nhạc, nguyễn lữ, nguyễn bỉnh khiêm, nguyễn công trứ, nguyễn đình chiểu, nguyễn khuyến, nguyễn thái học, nguyễn thiện thuật, nguyễn tri phương, nguyễn trung trực, nguyễn trường tộ, nguyễn thượng hiền, nguyễn xí, nguyễn chích, nguyễn cao, nguyễn an ninh, nguyễn bính, nguyễn tuân, nguyễn hiền, nguyễn thị định, nguyễn thị duệ, nguyễn kim, nguyễn hoàng, nguyễn ánh, nguyễn hữu cảnh, nguyễn hữu huân, nguyễn lộ trạch, nguyễn siêu, nguyễn quyền, nguyễn khoái, nguyễn cảnh chân, nguyễn biểu, nguyễn phi khanh, nguyễn quang bích, nguyễn quang diêu, nguyễn sinh huy, nguyễn sơn, nguyễn gia thiều, nguyễn cư trinh, nguyễn đức thuận, nguyễn thị thập, bùi thị xuân, bùi hữu nghĩa, bùi xuân phái, cao bá quát, cao thắng, cao xuân huy, đào duy từ, đào duy anh, đào tấn, đào sư tích, đặng dung, đặng tất, đặng tiến đông, đặng thai mai, đoàn thị điểm, đoàn trần nghiệp, hồ xuân hương, bà huyện thanh quan, hồ quý ly, hồ tùng mậu, hồ nguyên trừng, hoàng diệu, hoàng hoa thám, đề thám, hoàng văn thái, huỳnh thúc kháng, huỳnh mẫn đạt, lương thế vinh, lương ngọc quyến, lương văn can, lương đắc bằng, mạc đĩnh chi, mạc thái tổ, mạc đăng dung, ngọc hân, ỷ lan, ông ích khiêm, phan bội châu, phan châu trinh, phan chu trinh, phan đình phùng, phan huy chú, phan huy ích, phan kế bính, phan phu tiên, phan thanh giản, phan đăng lưu, phan văn trị, phạm hồng thái, phạm thận duật, phạm sư mạnh, phạm quỳnh, phùng khắc khoan, thái phiên, tăng bạt hổ, thân nhân trung, thân cảnh phúc, tôn thất thuyết, tôn thất đạm, trương định, trương công định, trương hán siêu, trương vĩnh ký, thủ khoa huân, tú xương, tản đà, vũ trọng phụng, nam cao, xuân diệu, huy cận, hàn mặc tử, chế lan viên, văn cao, võ trường toản, võ duy dương, võ tánh, hàm nghi, duy tân, tự đức, minh mạng, gia long, thiệu trị, bảo đại, đồng khánh, thành thái, kiến phúc, đội cấn, đội cung, nùng trí cao, nùng tồn phúc, dương tự minh, nguyễn chí diểu, thích quảng đức, khổng tử, lỗ tấn, lê nin, lênin, các mác, ăng ghen, mao trạch đông, tôn trung sơn, yersin, alexandre yersin, pasteur, louis pasteur, đốc ngữ, kỳ đồng, vạn hạnh, liễu hạnh, mẫu liễu hạnh, từ đạo hạnh, không lộ, hoàng công chất, cầm văn oai, giàng tả chay, vàng a tủa, sùng phái sinh, thoại ngọc hầu, mạc cửu, mạc thiên tích, võ văn tần, võ văn ngân, châu văn liêm, ung văn khiêm, phan văn hùm, ngô thất sơn, lưu hữu phước, cao văn lầu, trần văn khê, sơn ngọc minh, tôn đản, đinh tiên hoàng đế`)

var historyEN = unaccented(history)
