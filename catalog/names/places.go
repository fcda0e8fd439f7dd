package names

import (
	_ "embed"
	"strings"
)

//go:embed communes.txt
var communeTable string

// communes are the communes and wards of Vietnam since 1 July 2025. Many bear
// a person's name, which therefore is one only where no commune is spoken of.
var communes = lexicon(62, withoutComments(communeTable))

// communesEN are the communes as English texts write them.
var communesEN = plainCopy(61, communes)

// withPlain makes phrases of a list of places, of which those of two words and
// more stand without accents, too.
func withPlain(bit int, text string) phrases {
	p := lexicon(bit, text)
	for w := range plainCopy(bit, p).all {
		if strings.Contains(w, " ") {
			p.add(strings.Fields(w))
		}
	}
	return p
}

// plainCopy is a copy of p without accents.
func plainCopy(bit int, p phrases) phrases {
	out := lexicon(bit, "")
	for w := range p.all {
		out.add(strings.Fields(plainLetters(w)))
	}
	return out
}

// withoutComments leaves out the lines of a table that begin with "#".
func withoutComments(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// places are provinces, cities and countries whose names stand in offices and
// would read like people's.
var places = withPlain(18, `bùi chu, phát diệm, xuân lộc, hưng hóa, ban mê thuột, phú cường, qui nhơn, praha, berlin, an giang, bà rịa, bà rịa vũng tàu, vũng tàu, bắc giang, bắc kạn, bạc liêu, bắc ninh, bến tre, bình định, bình dương, bình phước, bình thuận,
	cà mau, cần thơ, cao bằng, đà nẵng, đắk lắk, đắk nông, điện biên, điện biên phủ, đồng nai, đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương,
	hải phòng, hậu giang, hòa bình, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lâm đồng, lạng sơn, lào cai, long an, nam định, nghệ an, ninh bình,
	ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa,
	thừa thiên huế, huế, tiền giang, hồ chí minh, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, sài gòn, hạ long, móng cái, đà lạt, nha trang, vinh, việt trì,
	buôn ma thuột, pleiku, quy nhơn, hội an, tây nguyên, tây bắc, đông bắc, hoàng sa, trường sa, phú quốc, côn đảo, biên hòa, thủ đức, mỹ tho, long xuyên, hoàng mai, hoàn kiếm,
	ba đình, đống đa, hai bà trưng, cầu giấy, thanh xuân, hà đông, long biên, hà thành, sầm sơn, tam kỳ, đồng hới, đông hà, phan thiết, phan rang, tháp chàm, lê chân, ngô quyền,
	hoàng liên sơn, an nam, đông dương, đại việt, cao lãnh, vị thanh, châu đốc, ninh kiều, đông anh, gia lâm, sóc sơn, cô tô, cồn cỏ,
	quảng đông, hồ nam, hồ bắc, phúc kiến, chiết giang, tứ xuyên, hải nam, giang tây, giang tô, sơn đông, sơn tây, an huy, cam túc, quý châu, hà bắc, liêu ninh, cát lâm, trùng khánh, thiên tân, quảng châu, thâm quyến, bách sắc, sùng tả, văn sơn, hồng hà, phòng thành cảng, đông hưng, bằng tường, long châu, hủa phăn, xiêng khoảng, khăm muộn, khăm muồn, bo ly khăm xay, bolikhamxay, savannakhet, champasak, sê kông, xê kông, sekong, salavan, attapeu, luang prabang, luông pha băng, phong sa lỳ, u đôm xay, svay rieng, prey veng, takeo, kandal, kampot, mondulkiri, ratanakiri, kratie, tbong khmum, siem reap,
	bạch mộc lương tử, lảo thẩn, đồng tháp mười, tứ giác long xuyên, hồ ba bể, hồ núi cốc, hồ gươm, hồ tây, bạch long vĩ, lý sơn, phú quý, thổ chu, hòn khoai, mẫu sơn, mai châu, mộc châu, yên châu, sông mã, mường lát, quan sơn, quan hóa, bá thước, kim bôi, kim sơn, kim thành, kim động, ân thi, văn giang, văn lâm, văn lãng, văn quan, văn bàn, văn chấn, văn yên, lục yên, lục ngạn, lục nam, hà trung, hà quảng, hạ lang, hạ hòa, thạch an, thạch hà, thạch thất, thạch thành, thái thụy, thái hòa, hoàng su phì, hoàng hóa, trà lĩnh, trà bồng, trà cú, trà my, đồng văn, đồng hỷ, đồng phú, đồng xuân, giang thành, tân kỳ, đô lương, quan lạn, long mỹ, long thành, long khánh, long hồ, phú bình, phú lương, phú ninh, phú xuyên, phú vang, phú lộc, quảng yên, quảng hòa, quảng xương, sơn động, sơn dương, sơn tịnh, sơn hòa, sơn trà, thanh chương, thanh hà, thanh miện, thanh sơn, thanh thủy, tiên du, tiên lãng, tiên phước, tiên yên, vân đồn, vân hồ, vân canh, vạn ninh, yên dũng, yên thế, yên phong, yên lạc, yên lập, yên sơn, yên minh, yên mô, yên khánh, yên định, yên thành, mù cang chải, trạm tấu, điện bàn, đông giang, nam giang, tây giang, bắc trà my, nam trà my, lâm bình, lâm hà, lâm thao, ninh giang, ninh hải, ninh phước, ninh sơn, ninh hòa, đoan hùng, phù ninh, phù yên, phù cát, phù mỹ, phù cừ, cao lộc, cao phong, chu prông, chư sê, chư păh,
	kenya, ethiopia, nam phi, ai cập, nigeria, cameroon, ghana, brazil, bra-xin, argentina, chile, peru, colombia, mexico, uruguay, paraguay, ecuador, jamaica, thụy điển, đan mạch, áo, hy lạp, thổ nhĩ kỳ, bulgaria, romania, serbia, croatia, slovakia, slovenia, belarus, gruzia, kazakhstan, uzbekistan, iran, iraq, israel, ả rập xê út, qatar, uae, kuwait, pakistan, bangladesh, sri lanka, nepal, ireland, iceland, scotland, wales, hồng công, ma cao, đông timor, timor leste, brasil, venezuela,
	việt nam, lào, campuchia, trung quốc, quảng tây, vân nam, hà khẩu, bằng tường, nam ninh, côn minh, thái lan, nhật bản, hàn quốc, triều tiên, ấn độ, hoa kỳ, mỹ, anh, pháp, đức, nga, liên bang nga, ý, italia,
	tây ban nha, bồ đào nha, hà lan, bỉ, thụy sĩ, thụy điển, na uy, đan mạch, phần lan, ba lan, canada, australia, new zealand, singapore, malaysia, indonesia, philippines, myanmar, brunei,
	cuba, ukraine, hungary, séc, đài loan, hồng kông, mông cổ, vương quốc anh, đông nam á, châu á, châu âu, viêng chăn, phnôm pênh, bắc kinh, thượng hải,
	southeast asia, east asia, south asia, central asia, west asia, northeast asia, middle east, far east, eastern europe, western europe, northern europe, latin america, north america, south america, central america, central highlands, mekong delta, red river delta,
	hanoi, ha noi, ho chi minh city, ho chi minh, da nang, hai phong, cao bang, ha giang, quang ninh, lao cai, ha nam, ha tinh, thai nguyen, thai binh, lam dong,
	long an, hoa binh, dien bien, son la, viet nam, vietnam, china, korea, laos, cambodia, japan, south korea, north korea, united states, united kingdom, france, germany, russia, ha long, mong cai`)
