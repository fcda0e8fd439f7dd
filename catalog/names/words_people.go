package names

// What the rules know of how people are announced. The tables are never
// changed.
var (
	// politeWords stand before a name, and are small inside a sentence.
	politeWords = lexicon(0, `cả sư, phó cả sư, y sĩ, nữ tu, sư cô, sư thầy, ni sư, ni trưởng, y tá, điều dưỡng, đồng chí, đ c, đc, ông, bà, anh, chị, em, cháu, cụ, thầy, cô, chú, bác, dì, cậu, mợ, dượng, bé, ngài, quý ông, quý bà, thầy giáo, cô giáo, em học sinh, anh trai, chị gái, em trai, em gái, bạn, cháu bé, o, mế, ông cụ, bà cụ, cụ bà, cụ ông, cụ cố,
		nghệ nhân, nghệ nhân ưu tú, nghệ nhân nhân dân, nghệ sĩ ưu tú, nghệ sĩ nhân dân, nhà giáo ưu tú, nhà giáo nhân dân, thầy thuốc ưu tú, thầy thuốc nhân dân, anh hùng, anh hùng lao động, anh hùng lực lượng vũ trang nhân dân, anh hùng llvt nhân dân, mẹ việt nam anh hùng, bà mẹ việt nam anh hùng, chiến sĩ thi đua,
		già làng, già, bác sĩ, bác sỹ, y sĩ, y sỹ, dược sĩ, luật sư, kỹ sư, kiến trúc sư, nhà báo, nhà văn, nhà thơ, nhà giáo, nhạc sĩ, nhạc sỹ, họa sĩ, họa sỹ, ca sĩ, ca sỹ, nghệ sĩ, nghệ sỹ, tiến sĩ, tiến sỹ, thạc sĩ, thạc sỹ, giáo sư, phó giáo sư, viện sĩ, cử nhân,
		học sinh, sinh viên, vận động viên, võ sĩ, võ sư, thí sinh, phóng viên, chiến sĩ, liệt sĩ, liệt sỹ, thương binh, mẹ, thầy tào, thầy then, thầy mo, thầy cúng, thầy thuốc, lương y, thầy mo, bà mế, bà then,
		linh mục, cha, giám mục, đức cha, đức giám mục, tổng giám mục, hồng y, đức ông, nữ tu, tu sĩ, sơ, soeur, phó tế, hòa thượng, đại lão hòa thượng, trưởng lão hòa thượng, thượng tọa, đại đức, ni sư, ni trưởng, sư cô, sư thầy, sư cụ, thầy, mục sư, truyền đạo, mục sư nhiệm chức, giáo hữu, giáo sư, phối sư, chánh phối sư, đầu sư, lễ sanh, hiền tài, achar, sư cả, imưm, imâm, thầy kadhar, kadhar, thầy cả, po adhia, sư bà, ni cô`)

	// titles stand before a name, and keep their capitals.
	titles = lexicon(1, `gs, ts, pgs, ths, bs, ks, ls, cn, ds, bscki, bsckii, bs cki, bs ckii, cki, ckii, ck1, ck2, bsck1, bsck2, nsnd, nsưt, nsut, nnưt, nnnd, ngưt, ngnd, ttưt, ttnd, gs ts, pgs ts, tskh, gs tskh, kts, nghệ sĩ nhân dân, nghệ sĩ ưu tú, vđv, hhdt,
		đại tướng, thượng tướng, trung tướng, thiếu tướng, chuẩn tướng, đô đốc, phó đô đốc, chuẩn đô đốc, đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy, chuẩn úy, đại tá qncn, thượng tá qncn, thiếu tá qncn, thiếu tá chuyên nghiệp, trung tá chuyên nghiệp,
		thượng sĩ, trung sĩ, hạ sĩ, thượng sỹ, trung sỹ, hạ sỹ, binh nhất, binh nhì,
		mr, mrs, ms, miss, mdm, dr, prof, professor, assoc prof, associate professor, rev, sir, madam, colonel, lieutenant colonel, senior colonel, major, major general, general, lieutenant, senior lieutenant, captain, sergeant, corporal, comrade`)

	// plurals stand before several names.
	plurals = lexicon(2, `các đồng chí, các ông, các bà, các anh, các chị, các em, các cháu, các cụ, hai đồng chí, hai ông, hai bà, hai anh, hai em, ông bà, các thầy, các nghệ sĩ, các bác sĩ, các nhà báo, ba đồng chí, vợ chồng anh, vợ chồng chị, vợ chồng ông, vợ chồng bà`)

	// roles are what people are, and are no offices: trades, kin, parts.
	roles = lexicon(25, `cô đỡ thôn bản, cô đỡ, y tế thôn bản, cộng tác viên dân số, thợ, người thợ, thợ mộc, thợ rèn, thợ xây, thợ hồ, thợ may, thợ dệt, thợ gốm, thợ nề, thợ sơn, thợ bạc, thợ chạm, thợ khắc, thợ ảnh, thợ săn, thợ rừng, thợ lò, thợ cơ khí, đầu bếp, họa công, bị cáo, bị can, bị hại, bị đơn, nguyên đơn, nghi phạm, đối tượng, kẻ, can phạm, phạm nhân, nạn nhân, nhân chứng, bệnh nhân, bệnh nhi, sản phụ, thai phụ, tác giả, nhóm tác giả, các tác giả, đồng tác giả, soạn giả, dịch giả, bạn đọc, độc giả, khán giả, thính giả, học giả, ký giả, đạo diễn, biên kịch, biên đạo, nhiếp ảnh gia, tay máy, diễn viên, người mẫu, hoa hậu, á hậu, á khôi, mc, nghệ nhân, nhạc công, nghệ sĩ, nghệ sỹ, danh ca, ca nương, họa sĩ,
		tiền đạo, tiền vệ, hậu vệ, trung vệ, thủ môn, thủ thành, cầu thủ, đồng đội, libero, chủ công, phụ công, chuyền hai, đối chuyền, ngoại binh, trọng tài, kình ngư, tay vợt, tay đua, cua rơ, cơ thủ, kỳ thủ, tay súng, cung thủ, xạ thủ, đô vật, võ sĩ, chân sút, chân chạy, vận động viên, vđv, lực sĩ, nhà vô địch, á quân, đương kim vô địch, đàn em, đàn anh, cô gái, chàng trai, cậu bé, bé trai, bé gái, bé,
		tài xế, lái xe, lái tàu, phi công, thuyền trưởng, thuyền viên, ngư dân, nông dân, chủ hộ, chủ tàu, chủ vườn, chủ quán, chủ cơ sở, chủ trang trại, chủ doanh nghiệp, chủ nhà, chủ xe, chủ cửa hàng, công nhân, thợ máy, thợ lặn, thợ điện, thợ hàn, nhân viên, cán bộ, viên chức, công chức, chuyên viên, chuyên gia, nhà nghiên cứu, nhà khoa học, nhà sử học, nhà thiết kế, nhà thiên văn, nghiên cứu viên, giảng viên, giáo viên, giáo sinh, học sinh, sinh viên, nữ sinh, nam sinh, thủ khoa, á khoa, học trò, gia đình, gia đình các, hộ gia đình, học viên, thí sinh, cử tri, doanh nhân, tiểu thương, nhà đầu tư, người bán hàng,
		điều dưỡng, y tá, hộ sinh, nữ hộ sinh, hộ lý, kỹ thuật viên, dược sĩ, bác sĩ, thủ thư, biên tập viên, biên dịch, phiên dịch, phóng viên, cộng tác viên, thông dịch viên, phát thanh viên, bình luận viên, người dẫn chương trình, trinh sát, chiến sĩ, cảnh sát, bộ đội, binh nhất, dân quân, quân nhân, cựu chiến binh, thanh niên, tình nguyện viên, đoàn viên, hội viên, đảng viên, xã viên, thành viên, du khách, hành khách, hướng dẫn viên, người dân, hộ dân, anh em,
		vợ, chồng, vợ chồng, con trai, con gái, con dâu, con rể, con trai út, con gái út, con trai cả, con gái đầu, con trai trưởng, con út, cháu nội, cháu ngoại, cháu gái, cháu trai, cháu, bố, cha, mẹ, mẹ già, ông nội, bà nội, ông ngoại, bà ngoại, anh trai, chị gái, em trai, em gái, bạn, bạn gái, bạn trai, bạn học, người bạn, người vợ, người chồng, người yêu, hàng xóm, đồng phạm, đồng bọn, phu nhân, cố vấn, trợ lý, thân chủ, người mẹ, người cha, ứng viên, đồng nghiệp, cựu binh, cựu học sinh, cựu sinh viên, người con, người, người anh hùng, nữ anh hùng, đại biểu, kiện tướng, đại kiện tướng, nhà leo núi, nhà hảo tâm, mạnh thường quân, thầy trò, điều tra viên, kiểm lâm viên, kiểm sát viên, cựu tuyển thủ, tuyển thủ, cựu cầu thủ, hội thẩm nhân dân, luật sư`)

	// players are those of a team who may be known by one word.
	players = list(`tiền đạo, tiền vệ, hậu vệ, trung vệ, thủ môn, ngoại binh, chân sút, chủ công, phụ công, cầu thủ, cặp đôi, trung phong, đội trưởng`)

	// members are roles that a body's name may follow before the person's.
	members = lexicon(16, `cán bộ, nguyên cán bộ, công chức, viên chức, giáo viên, cô giáo, thầy giáo, giảng viên, nhân viên, công nhân, học sinh, em học sinh, sinh viên, chiến sĩ, hội viên, đoàn viên, chuyên viên, phóng viên, nhà báo, biên tập viên, điều dưỡng, bác sĩ, y sĩ, y tá, nữ hộ sinh, kỹ thuật viên, kỹ sư, thành viên, đội viên, dân quân, trinh sát, cảnh sát, trợ lý, tuyển thủ, cầu thủ, vận động viên, vđv, diễn viên, nghệ sĩ, kiểm lâm viên, điều tra viên, luật sư, linh mục, chuyên gia, nhà nghiên cứu, bảo vệ, kế toán, lái xe, tài xế, thủ thư, đại biểu, cử tri, người dân, đại diện`)

	// personNouns stand before "tên": "một người tên Sỹ".
	personNouns = list(`người, bạn, em, bé, cháu, anh, chị, ông, bà, cô, cậu, gái, trai, nam, nữ, đối, kẻ, thanh, niên, nhân, tượng, phụ, đàn, vợ, chồng`)

	// pronouns are honorifics that alone mean the person named before.
	pronouns = list(`ông, bà, anh, chị, thầy, cô, cụ, chí, em`)

	// living are honorifics that persons of history do not have.
	living = list(`thầy, cô, bà, ông, anh, chị, em, cháu, thầy giáo, cô giáo, mr, ms, mrs, dr, luật sư, bác sĩ, kỹ sư, kiến trúc sư, phóng viên, thạc sĩ, cử nhân, học sinh, sinh viên, bạn, bs, ths, ts`)

	// positions tell where somebody is in a photo.
	positions = lexicon(29, `trái, phải, giữa, bìa trái, bìa phải, ngoài cùng, thứ, hàng, đứng, ngồi, bên, ở giữa, trên, dưới, người, áo, mặc, đội, đeo, đầu tiên, đi đầu, left, right`)

	// speech are verbs beside a name that show it is a person's.
	speech = lexicon(30, `cho biết, cho hay, nói, kể, chia sẻ, tâm sự, bày tỏ, khẳng định, nhấn mạnh, phát biểu, trả lời, thừa nhận, khai, khai nhận, bộc bạch, giãi bày, nhớ lại, hồi tưởng, đề nghị, yêu cầu, cho rằng, cười, khóc, tâm tình, bảo, hỏi, đáp, tiết lộ, thổ lộ, trình bày, nghẹn ngào, vui mừng, xúc động, hào hứng, về nhất, sinh năm`)

	// listWords join the people of a list.
	listWords = list(`và, cùng, với, and`)

	// aliases announce another name of somebody.
	aliases = lexicon(17, `quen gọi, quen gọi là, hay gọi, hay gọi là, thường gọi, được gọi là, được biết đến là, bà con quen gọi, bà con quen gọi là, bà con gọi là, bà con thường gọi, bà con thường gọi là, bà con hay gọi là, người dân quen gọi là, người dân thường gọi là, dân làng gọi là, dân làng quen gọi là, mọi người gọi là, mọi người thường gọi, mọi người thường gọi là, tên thường gọi là, tên ở nhà, tên ở nhà là, tên thật, tức, còn gọi là, thường gọi là, còn có tên là, biệt danh, bí danh, biệt hiệu, nghệ danh, pháp danh, bút danh, tên thường gọi, tên thật là, tên khai sinh là, hay còn gọi là, known as, also known as, better known as, nicknamed, alias, aka, born`)

	// groups are roles of which a body or a place tells more than one person:
	// two words after them are a name only with a surname.
	groups = list(`học sinh, sinh viên, công nhân, cán bộ, nhân viên, giáo viên, hội viên, đoàn viên, thành viên, chuyên gia, cử tri, người dân, du khách, người, gia đình, cầu thủ, đại biểu, chiến sĩ, bộ đội, cảnh sát, thanh niên, ngư dân, nông dân, cựu chiến binh, tình nguyện viên, hành khách, viên chức, công chức, doanh nhân, tiểu thương, dân quân, đối tượng, xã viên, đảng viên, thí sinh, vận động viên, vđv, tuyển thủ, cựu học sinh, cựu sinh viên, hướng dẫn viên, người con, bạn, học trò, chuyên viên, bệnh nhân, nạn nhân, cháu, bé`)

	// prizes stand before the names of those who won them.
	prizes = lexicon(19, `giải, giải nhất, giải nhì, giải ba, giải khuyến khích, huy chương, hcv, hcb, hcđ, quán quân, á quân, hạng`)

	// legends are gods and heroes of tales whom an honorific announces.
	legends = lexicon(52, `táo, công, trời, chúa, chúa xứ, bụt, tấm, cám, cuội, hằng, nguyệt, tơ, địa, hổ, trưng, triệu, đen, nà, gióng, tiên, rồng, rùa, thần, tổ, đồ, lang, then, mụ, khuyến, nghè, mối, voi, cọp, đất, noel, tây, việt nam, hai bà trưng, chúa tiên, chúa thượng ngàn, kiều`)

	// abbreviations are words in capitals beside a name in capitals.
	abbreviations = list(`uvbtv, uvtv, uvbch, bch, ubnd, hđnd, tuv, ceo, tgđ, hlv, mttq, thpt, thcs, ts, gs, pgs, ths, bs`)
)
