package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cutline/catalog"
)

// People merges the mentions of texts into people, in order of first mention,
// each under the fullest name the texts have, in normal capitals, and each
// office once and in its longest form. A part of a name ("ông Hải", "Mr
// Bounmy", "Y Thông") belongs to the last person before it who has it, else to
// the first after it.
func People(texts ...string) []catalog.Named {
	m := merger{short: Explained(strings.Join(texts, "\n")), byName: map[string]int{}, byEnd: map[string]int{}, byStart: map[string]int{}, byNickname: map[string]int{}}
	for _, text := range texts {
		for _, mention := range Find(text) {
			m.add(mention)
		}
	}
	for i := range m.people {
		if p := &m.people[i]; shouted(p.Name) {
			p.Name = title(p.Name)
		}
	}
	return m.people
}

// A merger merges mentions into people.
type merger struct {
	short      Abbreviations // that the texts explain
	people     []catalog.Named
	byName     map[string]int // whole names, in small letters
	byEnd      map[string]int // how names end: the person met last who is called so
	byStart    map[string]int // how they begin
	byNickname map[string]int // the given names of those met by a nickname
}

func (m *merger) add(x Mention) {
	words := strings.Fields(strings.ToLower(x.Name))
	i, ok := m.find(words, x.Offices)
	if !ok {
		if i, ok = m.fuller(words); ok {
			m.people[i].Name = x.Name
		}
	}
	if !ok {
		if i, ok = m.nicknamed(words, x.Honorific); ok && !isNickname(words) {
			m.byEnd[strings.ToLower(m.people[i].Name)] = i
			m.people[i].Name = x.Name
		}
	}
	if !ok {
		i = len(m.people)
		m.people = append(m.people, catalog.Named{Name: x.Name})
	}
	p := &m.people[i]
	if shouted(p.Name) && !shouted(x.Name) && strings.EqualFold(p.Name, x.Name) {
		p.Name = x.Name
	}
	m.know(i)
	for _, also := range x.Also {
		m.alsoCalled(i, also)
	}
	if p.Honorific == "" {
		p.Honorific = x.Honorific
	}
	for _, o := range x.Offices {
		p.Offices = m.addOffice(p.Offices, o)
	}
}

// find is the person whom the words name, in full or in part.
func (m *merger) find(words, offices []string) (int, bool) {
	name := strings.Join(words, " ")
	if i, ok := m.byName[name]; ok {
		return i, true
	}
	if i, ok := m.byEnd[name]; ok && m.mayBe(i, words, offices) {
		return i, true
	}
	i, ok := m.byStart[name]
	return i, ok && m.mayBe(i, words, offices)
}

// mayBe reports whether a mention can mean person i, whose name begins or ends
// with its words. Words that begin with a surname and have an office of their
// own are another person's name.
func (m *merger) mayBe(i int, words, offices []string) bool {
	have := m.people[i].Offices
	if len(words) < 2 || len(offices) == 0 || len(have) == 0 || !surnames.has(key(words[0])) {
		return true
	}
	for _, o := range offices {
		for _, h := range have {
			if SameOffice(o, h) {
				return true
			}
		}
	}
	return false
}

// fuller is the person met so far by a part of these words only.
func (m *merger) fuller(words []string) (int, bool) {
	for n := 1; n < len(words); n++ {
		part := words[n:]
		if i, ok := m.byName[strings.Join(part, " ")]; ok && (len(part) == 1 || !surnames.has(key(part[0]))) {
			return i, true
		}
		part = words[:n]
		if i, ok := m.byName[strings.Join(part, " ")]; ok && !surnames.has(key(part[0])) {
			return i, true
		}
	}
	return 0, false
}

// know notes the name of person i, and how it begins and ends. Of a Kinh name
// no more than the surname stands for the whole: "Lê Thị" is nobody.
func (m *merger) know(i int) {
	words := strings.Fields(strings.ToLower(m.people[i].Name))
	m.byName[strings.Join(words, " ")] = i
	if isNickname(words) {
		m.byNickname[words[1]] = i
	}
	kinh := surnames.has(key(words[0])) && syllable(key(words[len(words)-1])) && len(words[0]) > 1
	for n := 1; n < len(words); n++ {
		m.byEnd[strings.Join(words[n:], " ")] = i
		if n == 1 || !kinh {
			m.byStart[strings.Join(words[:n], " ")] = i
		}
	}
	if first := key(words[0]); len(words) > 2 && (first == "y" || first == "a") {
		m.byEnd[words[1]] = i // "cháu Khăm" of "Y Khăm Mlô"
	}
	if rest, ok := strings.CutPrefix(key(words[0]), "h'"); ok && rest != "" {
		m.byEnd[rest] = i
	}
}

// addOffice keeps each office once, in its longest form.
func (m *merger) addOffice(list []string, office string) []string {
	if len(list) >= 4*maxList {
		return list
	}
	long := m.short.Expand(office)
	for i, have := range list {
		haveLong := m.short.Expand(have)
		switch {
		case ShortOf(long, haveLong):
			return list
		case ShortOf(haveLong, long), SameOffice(haveLong, long):
			list[i] = office
			return list
		}
	}
	return append(list, office)
}

// shouted reports whether a name of two letters and more is all in capitals.
func shouted(name string) bool {
	return utf8.RuneCountInString(name) > 1 && strings.ToUpper(name) == name && strings.ToLower(name) != name
}

// title is a name in capitals as it is in normal ones.
func title(name string) string {
	start := true
	return strings.Map(func(r rune) rune {
		was := start
		start = unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’'
		if was {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, name)
}
