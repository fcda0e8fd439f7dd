package names

// nationAfter is the number of words, from token j on, that tell from where
// the person comes whom a trade announces: "Lào" in "học sinh Lào Bounthavy",
// "người Thái" in "thợ dệt người Thái Lò Thị Thương". A name must follow.
func (f *finder) nationAfter(j int) int {
	k := j
	for k < j+2 && k < len(f.toks) && f.toks[k].gap == gapSpace && fromWords.has(f.toks[k].key) {
		k++
	}
	n := nations.at(f.toks, k)
	if n == 0 || f.toks[k].shape == small || f.toks[k].gap != gapSpace || places.at(f.toks, k) > n {
		return 0
	}
	end := k + n
	if end >= len(f.toks) || f.toks[end].gap != gapSpace || f.toks[end].shape != capital || orgPhrase(f.toks, end) > 1 {
		return 0
	}
	run := f.runAt(end)
	if run == 0 || run > maxName {
		return 0
	}
	country := places.at(f.toks, k) == n && !givenLike.has(f.toks[k].key) && places.at(f.toks, end) == 0 && orgWords.at(f.toks, end) == 0
	foreign := country || !f.vietnamese(end, end+1)
	sure := foreign || f.minority(end, end+run) || run > 1 && (f.korean(end, end+run) || firm.has(f.toks[end].key)) || run > 2 && f.surnameAt(end)
	switch {
	case !sure && !givenNames.has(f.toks[end].key) && !(k > j && run > 1):
		return 0
	case k == j && n == 1 && givenLike.has(f.toks[k].key) && !foreign && !firm.has(f.toks[end].key) && !f.minority(end, end+run):
		return 0 // "nghệ sĩ Thái Văn Hùng"
	}
	return end - j
}

// afterNation reads the name behind a nation of n words at j, which the trade
// at token i announces. One foreign word is a name there, and so are those
// that go on its list: "học sinh Lào Somchai, Bounmy".
func (f *finder) afterNation(i, j, n int) int {
	run := min(f.runAt(j+n), maxName)
	end := f.mention(i, j+n, j+n+run, "", nil)
	if run == 1 {
		f.foreigners = len(f.out)
	}
	return end
}

// people reports whether a people or nation is told at i, of whom nobody is
// named: "bà con người Mông Lùng Phình", "nông dân Khmer Sóc Trăng".
func (f *finder) people(i int) bool {
	n := nations.at(f.toks, i)
	if n == 0 || i == 0 || f.toks[i].gap != gapSpace || f.nationAfter(i) > 0 {
		return false
	}
	return fromWords.has(f.toks[i-1].key) && f.toks[i-1].shape == small || roles.endsAt(f.toks, i) > 0 && places.at(f.toks, i+n) > 0
}

// foreigner reports whether the one word at i goes on a list of foreign names
// of one word.
func (f *finder) foreigner(i int) bool {
	return f.foreigners > 0 && f.foreigners == len(f.out) && f.inList(i) && !f.vietnamese(i, i+1) && places.at(f.toks, i) == 0
}

// What the rules know of where people come from. The tables are never changed.
var (
	// fromWords may stand between a trade and a nation.
	fromWords = list(`người, dân, tộc, gốc, quốc, tịch`)

	// nations are countries and peoples as they stand behind a trade.
	nations = lexicon(60, `lào, campuchia, cam pu chia, trung quốc, thái lan, nhật bản, nhật, hàn quốc, hàn, triều tiên, ấn độ, hoa kỳ, mỹ, anh, pháp, đức, nga, liên bang nga, ý, italia, tây ban nha, bồ đào nha, hà lan, bỉ, thụy sĩ, thụy điển, na uy, đan mạch, phần lan, ba lan, canada, australia, úc, áo, séc, cộng hòa séc, slovakia, hungary, bulgaria, romania, ukraine, belarus, serbia, croatia, hy lạp, thổ nhĩ kỳ, ireland, scotland, xứ wales, new zealand, singapore, malaysia, indonesia, philippines, myanmar, brunei, đông timor, đài loan, hồng kông, mông cổ, cuba, brazil, argentina, chile, peru, colombia, mexico, venezuela, uruguay, jamaica, nigeria, cameroon, ghana, kenya, ethiopia, nam phi, ai cập, senegal, angola, mozambique, israel, iran, iraq, pakistan, bangladesh, nepal, sri lanka, kazakhstan, uzbekistan, việt nam,
		kinh, tày, nùng, mông, h'mông, hmông, dao, thái, mường, hoa, khmer, chăm, ê đê, gia rai, jrai, ba na, bana, bahnar, xơ đăng, xê đăng, cơ ho, k'ho, mnông, m'nông, stiêng, s'tiêng, hrê, h'rê, ra glai, raglai, raglay, chu ru, churu, giẻ triêng, co, cor, cơ tu, tà ôi, pa cô, bru, bru vân kiều, vân kiều, thổ, khơ mú, sán chay, sán dìu, cao lan, giáy, lự, la ha, la hủ, la chí, lô lô, hà nhì, phù lá, pà thẻn, bố y, kháng, xinh mun, mảng, cống, si la, ngái, chứt, ơ đu, brâu, rơ măm, mạ, chơ ro, mơ nâm, dao đỏ, dao tiền, dao áo dài, thái đen, thái trắng, mông hoa, mông đen, mông trắng, nùng an, nùng u, hà nhì đen`)

	// givenLike are nations whose names begin people's as well.
	givenLike = list(`thái, hoa, mỹ, anh, đức, nga, ý, kinh, thổ, mạ, mảng, cống, hàn, áo, bỉ, nhật`)
)
