package event

import (
	"slices"
	"strings"
	"unicode"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// ahead are honorifics that stand before a name in lists, folded.
var ahead = []string{"dong chi", "d c", "dc", "ong", "ba", "anh", "chi", "co", "chu", "mr", "mrs", "ms", "dr", "prof", "h e", "ths", "ts", "pgs ts", "gs ts", "pgs", "gs", "bs"}

// nameOf reads a text that is one person's name, an honorific before it or
// none.
func nameOf(text string) (p catalog.Invited, ok bool) {
	text = strings.Trim(oneLine(text), " ,;:.–—-")
	if found := names.Find(text); len(found) == 1 && found[0].End == len(text) && !found[0].Former {
		m := found[0]
		before := strings.TrimSpace(text[:m.Start])
		if before == "" || fold.Name(before) == fold.Name(m.Honorific) || honorific(before) {
			return catalog.Invited{Name: m.Name, Honorific: politely(before, m.Honorific)}, true
		}
		return p, false
	}
	before, name := cutHonorific(text)
	if names.IsPlace(name) || !bare(name, before != "") {
		return p, false
	}
	return catalog.Invited{Name: name, Honorific: before}, true
}

// politely is the honorific as the list has it, but in small letters where it
// stands so in a sentence.
func politely(before, found string) string {
	if fold.Name(before) == fold.Name(found) {
		return strings.TrimSuffix(found, ".")
	}
	return strings.TrimSuffix(before, ".")
}

func honorific(s string) bool { return slices.Contains(ahead, strings.TrimSpace(fold.Name(s))) }

// cutHonorific parts the honorifics from what follows them.
func cutHonorific(text string) (before, rest string) {
	words := strings.Fields(text)
	for n := min(3, len(words)-1); n > 0; n-- {
		if before := strings.Join(words[:n], " "); honorific(before) {
			return strings.TrimSuffix(before, "."), strings.Join(words[n:], " ")
		}
	}
	return "", text
}

// bodies are words that begin the names of offices and bodies, not of people;
// folded.
var bodies = []string{"so", "uy ban", "ubnd", "hdnd", "hoi", "ban", "phong", "chi cuc", "cuc", "tong cuc", "van phong", "truong", "benh vien", "cong ty",
	"tinh", "huyen", "xa", "phuong", "thi", "thanh pho", "dai bieu", "danh sach", "thanh phan", "lanh dao", "giam doc", "chu tich", "bi thu", "pho", "truong ban",
	"director", "president", "minister", "department", "office", "committee", "chairman", "list", "guests", "delegation", "doan", "bo", "nha", "cong an", "bao", "dai", "mat tran", "lien doan", "trung tam", "khoi", "nhom", "to"}

// bare reports whether a text may be a name though no list knows it: two to
// six words with capitals and no digit; one is enough after an honorific.
func bare(text string, announced bool) bool {
	words := strings.Fields(text)
	least := 2
	if announced {
		least = 1
	}
	if len(words) < least || len(words) > 6 || len(text) > 80 {
		return false
	}
	folded := fold.Name(text) + " "
	for _, b := range bodies {
		if !announced && strings.HasPrefix(folded, b+" ") {
			return false
		}
	}
	for _, w := range words {
		capital, ok := false, true
		for i, c := range w {
			capital = capital || i == 0 && unicode.IsUpper(c)
			ok = ok && (unicode.IsLetter(c) || unicode.IsMark(c) || strings.ContainsRune("-'’.", c))
		}
		if !ok || !capital && !slices.Contains([]string{"de", "van", "von", "der", "bin", "da", "di"}, w) {
			return false
		}
	}
	return true
}

// natural is a name in capitals as it is written else; that is told.
func (r *reader) natural(line int, p catalog.Invited) catalog.Invited {
	if small, ok := names.Small(p.Name); ok {
		r.problem(line, catalog.NameCapitals, p.Name, small)
		p.Name = small
	}
	return p
}
