package names

// afterName reads the offices that follow a name which ended before token j:
// in apposition ("…, Giám đốc Sở Y tế"), in brackets, or told ("… giữ chức
// Bí thư Đảng ủy", "… làm Giám đốc"). alone says that no office stands before
// the name, for then one that does after it is hardly the next person's.
func (f *finder) afterName(j int, alone bool) (texts []words, end int) {
	end = j
	for k := j; len(texts) < maxList; k = end {
		start := f.officeAfter(k, len(texts) == 0)
		if start < 0 {
			break
		}
		f.apposed = alone
		more, stop, named := f.offices(start)
		f.apposed = false
		if named > 0 { // the last of them belongs to the name after them
			more, stop = more[:len(more)-1], f.last
			if len(more) == 0 || f.toks[stop].gap != gapComma {
				break
			}
		}
		if linkEnds.has(f.toks[start-1].key) && f.partOfDay(start) {
			break
		}
		texts, end = append(texts, more...), stop
	}
	return texts, end
}

// officeAfter is the token where an office of the person begins whose name,
// or last office, ended before k, or -1.
func (f *finder) officeAfter(k int, first bool) int {
	if first {
		if k < len(f.toks) && f.toks[k].gap == gapOpen && f.headAt(k) > 0 {
			return k // "(Phó Chủ tịch UBND xã)"
		}
		b := f.afterBracket(k)
		for n := k + 1; n < b; n++ {
			if f.toks[n].gap == gapComma && f.headAt(n) > 0 {
				return n // "(51 tuổi, nguyên Giám đốc Trung tâm)"
			}
		}
		if b > k && b < len(f.toks) && (f.toks[b].gap == gapStop || f.toks[b].gap == gapDot) && !closesWithComma(f.text[f.toks[b-1].end:f.toks[b].start]) {
			return -1
		}
		k = f.afterOrigin(b)
	}
	if k >= len(f.toks) {
		return -1
	}
	n := f.linkAt(k)
	t := f.toks[k]
	switch {
	case n > 0:
		return k + n
	case first && t.gap == gapComma && manyOf.has(t.key) && f.headAt(k+1) > 0 && f.toks[k+1].gap == gapSpace:
		return k + 1 // "ông A và bà B, các Phó Giám đốc Sở"
	case f.headAt(k) == 0 || !first:
		return -1
	case t.gap == gapComma, t.gap == gapDash, t.gap == gapHyphen, t.gap == gapSpace && t.shape == capital && f.headAt(k) > 1:
		return k
	case t.gap == gapStop || t.gap == gapClose:
		if k > 0 && closesWithComma(f.text[f.toks[k-1].end:f.toks[k].start]) {
			return k
		}
	}
	return -1
}

// linkAt is the number of words at k that link a person to an office that
// follows them: "giữ chức", "hiện là", "được bầu làm".
func (f *finder) linkAt(k int) int {
	if g := f.toks[k].gap; g != gapSpace && g != gapComma && g != gapDash && g != gapStop && g != gapClose {
		return 0
	}
	n := 0
	for k+n < len(f.toks) && n < 8 && linkWords.has(f.toks[k+n].key) && (n == 0 || f.toks[k+n].gap == gapSpace) {
		n++
	}
	for n > 0 && k+n <= len(f.toks) && !linkEnds.has(f.toks[k+n-1].key) && f.headAt(k+n-1) > 0 {
		n-- // "cùng là nguyên Phó Trưởng dây chuyền"
	}
	if n == 0 || k+n >= len(f.toks) || f.toks[k+n].gap != gapSpace || f.headAt(k+n) == 0 {
		return 0
	}
	if !linkEnds.has(f.toks[k+n-1].key) {
		return 0
	}
	return n
}

// partOfDay reports whether the office at i is a part played on the day: "làm
// trưởng đoàn".
func (f *finder) partOfDay(i int) bool { return dayParts.at(f.toks, i) > 0 }

// afterOrigin skips what tells who somebody is, if an office may follow:
// ", 45 tuổi", ", sinh năm 1980", ", trú tại phường Cửa Nam".
func (f *finder) afterOrigin(k int) int {
	for range 4 {
		if k >= len(f.toks) || f.toks[k].gap != gapComma && f.toks[k].gap != gapClose {
			return k
		}
		if f.toks[k].shape != number && origins.at(f.toks, k) == 0 && (roles.at(f.toks, k) == 0 || f.headAt(k) > 0) {
			return k
		}
		next := k + 1
		for next < len(f.toks) && next < k+14 && f.toks[next].gap != gapComma && f.toks[next].gap != gapDash {
			if g := f.toks[next].gap; g == gapStop || g == gapDot && f.toks[next-1].shape != capitals {
				return k
			}
			next++
		}
		if next >= len(f.toks) || f.toks[next].gap != gapComma && f.toks[next].gap != gapDash {
			return k
		}
		k = next
		if f.toks[k].gap == gapDash {
			return k
		}
	}
	return k
}

func closesWithComma(gap string) bool {
	closed := false
	for _, r := range gap {
		switch r {
		case ')':
			closed = true
		case ',', '-', '–':
			return closed
		case ' ', '\u00a0', '\n':
		default:
			return false
		}
	}
	return false
}
