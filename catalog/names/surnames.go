package names

// surnames of Vietnam's peoples, and foreign ones its papers write as their
// own; without accents too, for English texts.
var surnames = list(`nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, lí, đinh, đoàn, đào, lâm, mai, trịnh, trương,
	cao, hà, tạ, thái, tô, tống, triệu, tăng, từ, vương, vi, viên, văn, uông, ứng, ung, thân, thạch, thi, tôn, tiêu, tất, quách, quan, phùng, phó, phí, ông, nhâm,
	nghiêm, mạc, mạch, mẫn, ma, lương, lưu, lục, lư, lữ, lã, la, kiều, khương, khuất, khổng, khúc, kha, kim, hứa, hàn, hàng, giáp, giang, doãn, diệp, danh, cung,
	công, cổ, cồ, chử, chu, châu, cát, cảnh, bành, bạch, bàng, bàn, bế, bồ, âu, an, ân, đàm, đàng, đậu, đồng, đường, đổng, điền, điểu, đới, đầu, âu dương,
	tập, mao, đàng, nông, linh, lộc, hoa, liễu, lăng, hầu, giàng, lò, sùng, vàng, thào, vừ, mùa, hạng, lầu, cầm, quàng, tòng, vì, chảo, tẩn, phàn, lỳ, má, hờ, ly,
	sầm, sần, hảng, cứ, cư, mua, chang, cháng, sính, thò, vá, ví, cà, lường, lèo, mào, hù, chẻo, phù, đèo, ksor, siu, rơ, kpă, kpa, rah, nay, rmah, rơ châm,
	y, a, h'hen, đinh, hồ, kray, niê, k', cil, liêng, bnướch, briu, bhling, zơrâm, alăng, pơloong, arất, coor, sơn, trà, khưu, trầm, lai, lại, lều, lộ, mã, mẫu, mộc,
	ninh, ngạc, ngân, nhan, nhữ, ninh, ong, phương, phú, tào, thẩm, thiều, tòng, trác, trang, trưng, trưởng, tưởng, ty, tô, văn, vòng, xa, yên,
	hạ, cấn, lô, tráng, đinh, khâu, kha, kỷ, liêu, lỗ, lợi, long, mầu, mẫn, nùng, nhạc, nguỵ, ngụy, ngưu, phi, quảng, sử, sái, sầm, sỹ, tiêu, tuấn, tưởng, thành, thượng, trình, vân, viêm, vi, vạn, xồng, xeo, già, lỳ, lùng, lùi, lý, mạ, moong, mong, cụt, ốc, pịt, lữ, lương, lang, vừ, và, dềnh, ngân, quang, hủng, cháo, tải, tằng, tếnh, thền, vương, giàng, giơ, hoảng, khang, phừ, thong, thàng, sẻn, sí, lù, vàng, xin, nùng, lèng, ma, mông, tẩn, chìu, voòng, chíu, chiu, loan, lỷ, tằng, dường, phoòng, phồng, phun, ngải, ninh, hỏa, tống, bế, hứa, mạ, mỗ, nhữ, thích, từ, bạc, phu, phà, khoàng, sần, cồ, đèo, phìn, lý, dì, chu, hùng, đạo, dụng, hán, kiên, lưu, não, quảng, tài, thiên, thuận, trượng, bá, báo, chế, ông, đổng, đạt, danh, kim, sơn, thạch, lâm, châu, trầm, kiên, huỳnh, neáng, néang, chau, chao, neang, tăng, liêu, trịnh, tiền, nhan, ngũ, mạch, diêu, du, đồ, chung, cam, bình, a viết, lầu, thò, phàng, sồng, sình, hảng, hạng, mùa, mua, cứ, cư, chá, chớ, chu, hầu, thào, tráng, ly, giàng, vù, sùng, khà, khoàng, pờ, chang, lừu, giá, lỳ, toán, pờ, phùng, bàn, triệu, đặng, phượng, chảo, tẩn, lò, lù, vàng, vi`)

// surnamesEN are the surnames as English texts write them.
var surnamesEN = unaccented(surnames)

// rare are surnames that are more often words of a place's or a body's name:
// alone they are no sign of a person.
var rare = list(`an, ân, âu, anh, công, danh, đồng, đường, đình, điền, giang, hàng, hoa, hà nội, kim, la, lộc, linh, liễu, lăng, lợi, long, mai sơn, mộc, ninh, nay, ngọc, nhạc, nước, ông, phú, phương, phi, quang, quan, quảng, quốc, sơn, sông, tài, tân, tập, thái, thành, thạch, thượng, thiên, thuận, thích, tiên, tiền, tuấn, trà, trang, trưng, trưởng, tưởng, vạn, vân, văn, vàng, viên, vòng, xa, yên, y, a, đạo, đạt, đầu, điều, bình, bá, báo, bản, cung, cảnh, cổ, chung, chế, du, đồ, hỏa, khúc, kiên, lang, loan, lùng, mùa, mong, mong cái, mạ, và, xin, giá, già, từ, lại, hồ, đoàn, toán, khang, lục`)

// firmEN and middlesEN are firm and middles as English texts write them.
var (
	firmEN    = unaccented(firm)
	middlesEN = unaccented(middles)
)

// genders are the middles by which a surname is known that no list has.
var genders = list(`văn, thị`)

// firm are surnames that seldom stand inside a name of a place or a person.
var firm = list(`nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, ngô, đinh, đoàn, đào, trịnh, trương, lý, nông, lương, phùng, hứa, giàng, lò, sùng,
	nguyen, tran, le, pham, hoang, phan, vu, vo, dang, bui, do, ngo, dinh, doan, dao, trinh, truong, luong, phung`)

// middles follow the surname of most names.
var middles = list(`văn, thị, van, thi, hữu, đức, a, seo, mí`)

// places are provinces, cities and countries whose names stand in offices and
// would read like people's.
var places = lexicon(18, `an giang, bà rịa, bà rịa vũng tàu, vũng tàu, bắc giang, bắc kạn, bạc liêu, bắc ninh, bến tre, bình định, bình dương, bình phước, bình thuận,
	cà mau, cần thơ, cao bằng, đà nẵng, đắk lắk, đắk nông, điện biên, điện biên phủ, đồng nai, đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương,
	hải phòng, hậu giang, hòa bình, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lâm đồng, lạng sơn, lào cai, long an, nam định, nghệ an, ninh bình,
	ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa,
	thừa thiên huế, huế, tiền giang, hồ chí minh, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, sài gòn, hạ long, móng cái, đà lạt, nha trang, vinh, việt trì,
	buôn ma thuột, pleiku, quy nhơn, hội an, tây nguyên, tây bắc, đông bắc, hoàng sa, trường sa, phú quốc, côn đảo, biên hòa, thủ đức, mỹ tho, long xuyên, hoàng mai, hoàn kiếm,
	ba đình, đống đa, hai bà trưng, cầu giấy, thanh xuân, hà đông, long biên, hà thành, sầm sơn, tam kỳ, đồng hới, đông hà, phan thiết, phan rang, tháp chàm, lê chân, ngô quyền,
	hoàng liên sơn, an nam, đông dương, đại việt, cao lãnh, vị thanh, châu đốc, ninh kiều, đông anh, gia lâm, sóc sơn, cô tô, cồn cỏ,
	quảng đông, hồ nam, hồ bắc, phúc kiến, chiết giang, tứ xuyên, hải nam, giang tây, giang tô, sơn đông, sơn tây, an huy, cam túc, quý châu, hà bắc, liêu ninh, cát lâm, trùng khánh, thiên tân, quảng châu, thâm quyến, bách sắc, sùng tả, văn sơn, hồng hà, phòng thành cảng, đông hưng, bằng tường, long châu, hủa phăn, xiêng khoảng, khăm muộn, khăm muồn, bo ly khăm xay, bolikhamxay, savannakhet, champasak, sê kông, xê kông, sekong, salavan, attapeu, luang prabang, luông pha băng, phong sa lỳ, u đôm xay, svay rieng, prey veng, takeo, kandal, kampot, mondulkiri, ratanakiri, kratie, tbong khmum, siem reap,
	đồng tháp mười, tứ giác long xuyên, hồ ba bể, hồ núi cốc, hồ gươm, hồ tây, bạch long vĩ, lý sơn, phú quý, thổ chu, hòn khoai, mẫu sơn, mai châu, mộc châu, yên châu, sông mã, mường lát, quan sơn, quan hóa, bá thước, kim bôi, kim sơn, kim thành, kim động, ân thi, văn giang, văn lâm, văn lãng, văn quan, văn bàn, văn chấn, văn yên, lục yên, lục ngạn, lục nam, hà trung, hà quảng, hạ lang, hạ hòa, thạch an, thạch hà, thạch thất, thạch thành, thái thụy, thái hòa, hoàng su phì, hoàng hóa, trà lĩnh, trà bồng, trà cú, trà my, đồng văn, đồng hỷ, đồng phú, đồng xuân, giang thành, tân kỳ, đô lương, quan lạn, long mỹ, long thành, long khánh, long hồ, phú bình, phú lương, phú ninh, phú xuyên, phú vang, phú lộc, quảng yên, quảng hòa, quảng xương, sơn động, sơn dương, sơn tịnh, sơn hòa, sơn trà, thanh chương, thanh hà, thanh miện, thanh sơn, thanh thủy, tiên du, tiên lãng, tiên phước, tiên yên, vân đồn, vân hồ, vân canh, vạn ninh, yên dũng, yên thế, yên phong, yên lạc, yên lập, yên sơn, yên minh, yên mô, yên khánh, yên định, yên thành, mù cang chải, trạm tấu, điện bàn, đông giang, nam giang, tây giang, bắc trà my, nam trà my, lâm bình, lâm hà, lâm thao, ninh giang, ninh hải, ninh phước, ninh sơn, ninh hòa, đoan hùng, phù ninh, phù yên, phù cát, phù mỹ, phù cừ, cao lộc, cao phong, chu prông, chư sê, chư păh,
	kenya, ethiopia, nam phi, ai cập, nigeria, cameroon, ghana, brazil, bra-xin, argentina, chile, peru, colombia, mexico, uruguay, paraguay, ecuador, jamaica, thụy điển, đan mạch, áo, hy lạp, thổ nhĩ kỳ, bulgaria, romania, serbia, croatia, slovakia, slovenia, belarus, gruzia, kazakhstan, uzbekistan, iran, iraq, israel, ả rập xê út, qatar, uae, kuwait, pakistan, bangladesh, sri lanka, nepal, ireland, iceland, scotland, wales, hồng công, ma cao, đông timor, timor leste, brasil, venezuela,
	việt nam, lào, campuchia, trung quốc, quảng tây, vân nam, hà khẩu, bằng tường, nam ninh, côn minh, thái lan, nhật bản, hàn quốc, triều tiên, ấn độ, hoa kỳ, mỹ, anh, pháp, đức, nga, liên bang nga, ý, italia,
	tây ban nha, bồ đào nha, hà lan, bỉ, thụy sĩ, thụy điển, na uy, đan mạch, phần lan, ba lan, canada, australia, new zealand, singapore, malaysia, indonesia, philippines, myanmar, brunei,
	cuba, ukraine, hungary, séc, đài loan, hồng kông, mông cổ, vương quốc anh, đông nam á, châu á, châu âu, viêng chăn, phnôm pênh, bắc kinh, thượng hải,
	hanoi, ha noi, ho chi minh city, ho chi minh, da nang, hai phong, cao bang, ha giang, quang ninh, lao cai, ha nam, ha tinh, thai nguyen, thai binh, lam dong,
	long an, hoa binh, dien bien, son la, viet nam, vietnam, china, laos, cambodia, japan, south korea, north korea, united states, united kingdom, france, germany, russia, ha long, mong cai`)
