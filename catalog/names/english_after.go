package names

import "strings"

// mentionEN records the name toks[i:j] with the offices before and after it.
func (f *finder) mentionEN(from, i, j int, honorific string, before []words) int {
	after, end := f.afterNameEN(j)
	offices := append(before, after...)
	if historic(f.plain(i, j)) && !living.has(strings.ToLower(honorific)) && !modern(offices) {
		return j
	}
	f.add(from, i, j, honorific, offices)
	f.sharePlural(after)
	return max(end, j)
}

// afterNameEN reads the offices that follow a name which ended before j.
func (f *finder) afterNameEN(j int) ([]words, int) {
	if f.toks[j-1].possessive {
		return nil, j
	}
	k := f.afterBracket(j)
	if k >= len(f.toks) {
		return nil, j
	}
	if t := f.toks[k]; t.gap == gapComma && t.shape == number && k+1 < len(f.toks) && f.toks[k+1].gap == gapComma {
		k++ // ", 47,"
	}
	if t := f.toks[k]; t.gap == gapSpace {
		n := appointedEN.at(f.toks, k)
		if n == 0 && (t.key != "as" || !f.chosen(j)) {
			return nil, j
		}
		k += max(n, 1)
	} else if t.gap != gapComma && t.gap != gapDash && t.gap != gapHyphen && !closesWithComma(f.text[f.toks[k-1].end:t.start]) {
		return nil, j
	}
	k += beforeOfficeEN.at(f.toks, k)
	if k < len(f.toks) && f.toks[k].gap == gapComma {
		k += appointedEN.at(f.toks, k)
	}
	if k > j && k < len(f.toks) && determinersEN.has(f.toks[k].key) {
		k++
	}
	k += f.ownerAt(k)
	texts, end, named := f.officesEN(k)
	if !named && len(texts) == 0 && k < len(f.toks) && f.roleAhead(k) {
		texts, end, named = f.officesEN(f.nextClause(k))
	}
	if named || len(texts) == 0 {
		return nil, j
	}
	if end < len(f.toks) && f.toks[end].gap == gapComma {
		if n := appointedEN.at(f.toks, end); n > 0 { // "…, was appointed Secretary of …"
			k = end + n
			k += btoi(k < len(f.toks) && determinersEN.has(f.toks[k].key))
			if more, stop, named := f.officesEN(k); !named && len(more) > 0 {
				texts, end = append(texts, more...), stop
			}
		}
	}
	return texts, end
}

// nextClause is the token after the next comma, within a few words, or the end:
// "a former Olympian from Zhejiang, head coach of …".
func (f *finder) nextClause(k int) int {
	for n := k + 1; n < len(f.toks) && n < k+14; n++ {
		if f.toks[n].shape == capital && f.surnameEN(n, n+f.nameRun(n)) {
			return len(f.toks)
		}
		switch f.toks[n].gap {
		case gapComma:
			if determinersEN.has(f.toks[n].key) {
				n++
			}
			return n
		case gapSpace, gapHyphen:
		default:
			return len(f.toks)
		}
	}
	return len(f.toks)
}

// chosen reports whether the person whose name ended before j was appointed:
// "named Nguyen Ba Trung as chief executive".
func (f *finder) chosen(j int) bool {
	for k := j - 1; k >= 0 && k > j-9; k-- {
		if f.toks[k].shape == small {
			return choosingEN.has(f.toks[k].key)
		}
	}
	return false
}

// ownerAt is the number of words at k of an owner that has no name: "company's"
// in "the Belgian company's chief executive", "visitors'" in "the visitors'
// head coach".
func (f *finder) ownerAt(k int) int {
	for n := 0; n < 3 && k+n+1 < len(f.toks) && (n == 0 || f.toks[k+n].gap == gapSpace); n++ {
		t := f.toks[k+n]
		plural := strings.HasSuffix(t.key, "s") && isApostrophe([]rune(f.text[t.end:f.toks[k+n+1].start])[0])
		if t.shape == small && (t.possessive || plural) && t.key != "people's" && t.key != "women's" {
			return n + 1
		}
		if stopsEN.has(t.key) {
			return 0
		}
	}
	return 0
}

// officesEN reads a list of offices; named says that it stands before a name.
func (f *finder) officesEN(i int) (texts []words, end int, named bool) {
	end = i
	for len(texts) < maxList {
		o := f.officeEN(i)
		if o.end == 0 || o.named > 0 {
			return texts, end, o.named > 0 && len(texts) == 0
		}
		if o.end < len(f.toks) && f.toks[o.end].gap == gapSpace && f.titleEN(o.end) > 0 {
			return texts, end, len(texts) == 0 // "and Political Commissar Lieutenant Colonel Ranh"
		}
		texts = append(texts, f.words(o.start, o.end))
		end = o.end
		i = end
		if i < len(f.toks) && f.toks[i].gap == gapComma {
			i += btoi(f.toks[i].key == "and")
		} else if i < len(f.toks) && f.toks[i].gap == gapSpace && f.toks[i].key == "and" {
			i++
		} else {
			break
		}
		if i < len(f.toks) && determinersEN.has(f.toks[i].key) {
			i++
		}
		if h := f.titleEN(i); h > 0 && f.headEN(i+h) == 0 { // "and General Director" is an office
			break
		}
	}
	return texts, end, false
}
