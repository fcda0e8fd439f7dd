package names

// surnames of Vietnam's peoples, and foreign ones its papers write as their
// own; without accents too, for English texts.
var surnames = list(`vưu, thường, nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, lí, đinh, đoàn, đào, lâm, mai, trịnh, trương,
	cao, hà, tạ, thái, tô, tống, triệu, tăng, từ, vương, vi, viên, văn, uông, ứng, ung, thân, thạch, thi, tôn, tiêu, tất, quách, quan, phùng, phí, ông, nhâm,
	nghiêm, mạc, mạch, mẫn, ma, lương, lưu, lục, lư, lữ, lã, la, kiều, khương, khuất, khổng, khúc, kha, kim, hứa, hàn, hàng, giáp, giang, doãn, diệp, danh, cung,
	công, cổ, cồ, chử, chu, châu, cát, cảnh, bành, bạch, bàng, bàn, bế, bồ, âu, an, ân, đàm, đàng, đậu, đồng, đường, đổng, điền, điểu, đới, đầu, âu dương,
	tập, mao, đàng, nông, linh, lộc, hoa, liễu, lăng, hầu, giàng, lò, sùng, vàng, thào, vừ, mùa, hạng, lầu, cầm, quàng, tòng, vì, chảo, tẩn, phàn, lỳ, má, hờ, ly,
	sầm, sần, hảng, cứ, cư, mua, chang, cháng, sính, thò, vá, ví, cà, lường, lèo, mào, hù, chẻo, phù, đèo, ksor, siu, rơ, kpă, kpa, rah, nay, rmah, rơ châm,
	y, a, h'hen, đinh, hồ, kray, niê, k', cil, liêng, bnướch, briu, bhling, zơrâm, alăng, pơloong, arất, coor, sơn, trà, khưu, trầm, lai, lại, lều, lộ, mã, mẫu, mộc,
	ninh, ngạc, ngân, nhan, nhữ, ninh, ong, phương, phú, tào, thẩm, thiều, tòng, trác, trang, trưng, trưởng, tưởng, ty, tô, văn, vòng, xa, yên,
	hạ, cấn, lô, tráng, đinh, khâu, kha, kỷ, liêu, lỗ, lợi, long, mầu, mẫn, nùng, nhạc, nguỵ, ngụy, ngưu, phi, quảng, sử, sái, sầm, sỹ, tiêu, tuấn, tưởng, thành, thượng, trình, vân, viêm, vi, vạn, xồng, xeo, già, lỳ, lùng, lùi, lý, mạ, moong, mong, cụt, ốc, pịt, lữ, lương, lang, vừ, và, dềnh, ngân, quang, hủng, cháo, tải, tằng, tếnh, thền, vương, giàng, giơ, hoảng, khang, phừ, thong, thàng, sẻn, sí, lù, vàng, xin, nùng, lèng, ma, mông, tẩn, chìu, voòng, chíu, chiu, loan, lỷ, tằng, dường, phoòng, phồng, phun, ngải, ninh, hỏa, tống, bế, hứa, mạ, mỗ, nhữ, thích, từ, quản, hán, não, thông, đàng, miêu, nại, qua, thập, xích, bạc, lồ, phu, phà, khoàng, sần, cồ, đèo, phìn, lý, dì, chu, hùng, đạo, dụng, hán, kiên, lưu, não, quảng, tài, thiên, thuận, trượng, bá, chế, ông, đổng, đạt, danh, kim, sơn, thạch, lâm, châu, trầm, kiên, huỳnh, neáng, néang, chau, chao, neang, tăng, liêu, trịnh, tiền, nhan, ngũ, mạch, diêu, du, đồ, chung, cam, bình, a viết, lầu, thò, phàng, sồng, sình, hảng, hạng, mùa, mua, cứ, cư, chá, chớ, chu, hầu, thào, tráng, ly, giàng, vù, sùng, khà, khoàng, pờ, chang, lừu, giá, lỳ, toán, pờ, phùng, bàn, triệu, đặng, phượng, chảo, tẩn, lò, lù, vàng, vi`)

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

// commonest are surnames that nearly always begin a person's name.
var commonest = list(`nguyễn, trần, lê, phạm, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, ngô`)

var commonestEN = unaccented(commonest)

// genders are the middles by which a surname is known that no list has.
var genders = list(`văn, thị`)

// firm are surnames that seldom stand inside a name of a place or a person.
var firm = list(`vưu, nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, ngô, đinh, đoàn, đào, trịnh, trương, lý, nông, lương, phùng, hứa, giàng, lò, sùng,
	nguyen, tran, le, pham, hoang, phan, vu, vo, dang, bui, do, ngo, dinh, doan, dao, trinh, truong, luong, phung`)

// middles follow the surname of most names.
var middles = list(`văn, thị, van, thi, hữu, đức, a, seo, mí`)
