package review

import (
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// officeContradicts: a caption gives somebody an office that the article does
// not, and not in a shorter form either. Beside an office the article knows, a
// further one is only doubted when it is another rank in the same body.
func officeContradicts(p place) []catalog.Finding {
	var out []catalog.Finding
	for _, m := range p.named {
		who, ok := p.text.find(m.Name)
		if !ok {
			continue
		}
		agrees := len(who.offices) == 0
		for _, o := range m.Offices {
			agrees = agrees || p.text.gives(who, o)
		}
		for _, o := range m.Offices {
			if p.text.gives(who, o) {
				continue
			}
			rival, clash := rivalOf(o, who.offices)
			if agrees && !clash {
				if other, theirs, taken := p.text.holder(o); taken {
					f := found(p.N, catalog.RuleOfficeContradicts, m.Name, o, other.name+", "+theirs)
					f.Quotes = []catalog.Quote{quote("caption", o), quote("article", theirs)}
					out = append(out, f)
				}
				continue
			}
			out = append(out, contradiction(p.N, m, who, o, rival))
		}
	}
	return out
}

func contradiction(slot int, m mention, who person, office, rival string) catalog.Finding {
	said := rival
	if said == "" {
		said = strings.Join(who.offices, ", ")
	}
	f := found(slot, catalog.RuleOfficeContradicts, m.Name, office, said)
	f.Quotes = []catalog.Quote{quote("caption", office), quote("article", said)}
	if rival != "" {
		f.Fix = &catalog.Fix{Old: office, New: rival}
	}
	return f
}

// holder is the person to whom the article gives an office that only one
// holds, and that office in the article's words.
func (a article) holder(office string) (who person, words string, ok bool) {
	if !single(office) {
		return person{}, "", false
	}
	for _, p := range a.people {
		for _, o := range p.offices {
			if single(o) && fold.Text(o) == fold.Text(office) {
				return p, o, true
			}
		}
	}
	return person{}, "", false
}

// single reports whether one person alone can hold the office. It says no
// where the office does not name its body: "Giám đốc".
func single(office string) bool {
	rank, body := rankAndBody(office)
	switch rank {
	case "chu tich", "bi thu", "giam doc", "truong", "chairman", "chairwoman", "chair", "chairperson", "director", "secretary", "head", "president of the":
		return body != ""
	}
	return false
}

// gives reports whether the article gives the person this office: in full or
// longer, or in words outside any list of offices ("làm trưởng đoàn") that it
// gives nobody else.
func (a article) gives(who person, office string) bool {
	for _, o := range who.offices {
		if names.SameOffice(office, o) {
			return true
		}
	}
	if names.ShortOf(office, strings.Join(who.offices, ", ")) {
		return true
	}
	words := fold.Text(office)
	if !strings.Contains(a.all, " "+words+" ") {
		return false
	}
	if _, clash := rivalOf(office, who.offices); clash {
		return false
	}
	for _, p := range a.people {
		for _, o := range p.offices {
			if p.name != who.name && names.SameOffice(office, o) {
				return false
			}
		}
	}
	return true
}

// ranks are the words that say how high an office stands in its body.
var ranks = strings.Fields("pho truong chu tich bi thu giam doc thuong truc quyen nguyen cuu vien tong " +
	"deputy vice chairman chairwoman chair chairperson director head secretary standing permanent acting former president of the")

// rivalOf is the office of the list that is another rank in the same body.
func rivalOf(office string, list []string) (string, bool) {
	rank, body := rankAndBody(office)
	for _, o := range list {
		r, b := rankAndBody(o)
		if r == rank || len(body) == 0 || len(b) == 0 {
			continue
		}
		if strings.HasPrefix(b+" ", body+" ") || strings.HasPrefix(body+" ", b+" ") {
			return o, true
		}
	}
	return "", false
}

// rankAndBody parts "Phó Chủ tịch UBND tỉnh" after the words of rank it begins
// with.
func rankAndBody(office string) (rank, body string) {
	words := fold.Words(office)
	n := 0
	for n < len(words) && isRank(words[n]) {
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

func isRank(w string) bool {
	for _, r := range ranks {
		if r == w {
			return true
		}
	}
	return false
}
