package fold

// The tables give for each character its letter; ' ' for what parts words,
// '?' for what needs more than a table. A test compares them with Unicode.
const (
	ascii = "                                                0123456789      " +
		" abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz     "

	// latin is U+00C0 to U+024F.
	latin = "aaaaaa?ceeeeiiiidnooooo ouuuuy??aaaaaa?ceeeeiiiidnooooo ouuuuy?y" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll?" +
		"?llnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz?" +
		"????????????????????????????????oo?????????????uu???????????????" +
		"?????????????aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????" +
		"aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????" +
		"????????????????"

	// latinMore is U+1E00 to U+1EFF, where most Vietnamese vowels are.
	latinMore = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????"
)

const maxAbbreviation = 8 // bytes of the longest one, folded

// expansion gives the folded words of a folded abbreviation, "" for any other
// word. Only those that mean one thing in a newsroom and are no word are here.
func expansion(w string) string {
	switch w {
	// The state and its offices.
	case "ubnd":
		return "uy ban nhan dan"
	case "hdnd":
		return "hoi dong nhan dan"
	case "ubmttq":
		return "uy ban mat tran to quoc"
	case "mttq":
		return "mat tran to quoc"
	case "ubmttqvn":
		return "uy ban mat tran to quoc viet nam"
	case "mttqvn":
		return "mat tran to quoc viet nam"
	case "ubtvqh":
		return "uy ban thuong vu quoc hoi"
	case "dbqh":
		return "dai bieu quoc hoi"
	case "bch":
		return "ban chap hanh"
	case "bchtw":
		return "ban chap hanh trung uong"
	case "bcd":
		return "ban chi dao"
	case "tand":
		return "toa an nhan dan"
	case "vksnd":
		return "vien kiem sat nhan dan"
	case "xhcn":
		return "xa hoi chu nghia"
	case "chxhcn":
		return "cong hoa xa hoi chu nghia"
	case "lhq":
		return "lien hop quoc"
	case "gddt":
		return "giao duc va dao tao"
	case "vhttdl":
		return "van hoa the thao va du lich"
	case "ldtbxh":
		return "lao dong thuong binh va xa hoi"
	case "tnmt":
		return "tai nguyen va moi truong"
	case "nnptnt":
		return "nong nghiep va phat trien nong thon"
	case "bhxh":
		return "bao hiem xa hoi"
	case "bhyt":
		return "bao hiem i te"
	}
	return expansionMore(w)
}

func expansionMore(w string) string {
	switch w {
	// Unions and societies.
	case "ldld":
		return "lien doan lao dong"
	case "lhpn":
		return "lien hiep phu nu"
	case "tncs":
		return "thanh nien cong san"
	case "ccb":
		return "cuu chien binh"
	case "htx":
		return "hop tac xa"
	case "clb":
		return "cau lac bo"
	case "ttxvn":
		return "thong tan xa viet nam"
	case "nxb":
		return "nha xuat ban"
	// Army and police.
	case "qdnd":
		return "quan doi nhan dan"
	case "cand":
		return "cong an nhan dan"
	case "bdbp":
		return "bo doi bien phong"
	case "csgt":
		return "canh sat giao thong"
	case "cscd":
		return "canh sat co dong"
	case "pccc":
		return "phong chay chua chay"
	case "atgt":
		return "an toan giao thong"
	case "tngt":
		return "tai nan giao thong"
	// Schools, sport, work, places.
	case "thpt":
		return "trung hoc pho thong"
	case "thcs":
		return "trung hoc co so"
	case "tdtt":
		return "the duc the thao"
	case "hlv":
		return "huan luyen vien"
	case "vdv":
		return "van dong vien"
	case "svd":
		return "san van dong"
	case "hdqt":
		return "hoi dong quan tri"
	case "kcn":
		return "khu cong nghiep"
	case "ktxh":
		return "kinh te xa hoi"
	case "tp":
		return "thanh pho"
	case "tphcm":
		return "thanh pho ho chi minh"
	case "hcm":
		return "ho chi minh"
	}
	return ""
}
