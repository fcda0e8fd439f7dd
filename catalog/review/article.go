package review

import (
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// An article is what the article itself says, its captions left out: a caption
// must not prove itself.
type article struct {
	texts  []string
	people []person
	folded string // " word word … " of all texts, to look for words
	all    string // the texts, folded with abbreviations spelled out
	words  string // the texts' words by their spelling
}

// longText is where an article, in bytes, is so long that its list of people is
// taken as it was read at import, so that a check stays quick. A text may be
// corrected after that, and so a shorter one is read again.
const longText = 512 << 10

// A person is somebody the article names.
type person struct {
	name    string   // as the article writes it
	offices []string // each in its longest form
	spelled string   // spelling(name)
	folded  string
}

func newPerson(name string, offices []string) person {
	return person{name, offices, spelling(name), fold.Name(name)}
}

// A mention is somebody a caption names.
type mention struct {
	names.Mention
	words           string // as they stand in the caption
	spelled, folded string // of the name
	slip            string // the person of the article whose name, garbled, this is; "" else
}

func read(s catalog.Story) article {
	var a article
	add := func(t string) {
		if t != "" {
			a.texts = append(a.texts, t)
		}
	}
	add(s.Article.Headline)
	add(s.Article.Lead)
	for _, b := range s.Article.Blocks {
		if b.Type != catalog.SlotBlock {
			add(b.Text)
		}
	}
	add(s.Article.Byline)
	joined := strings.Join(a.texts, "\n")
	if len(joined) <= longText || len(s.Article.People) == 0 {
		for _, n := range names.People(a.texts...) {
			a.people = append(a.people, newPerson(n.Name, n.Offices))
		}
	}
	a.correct(s.Article.People)
	a.folded = " " + fold.Name(joined) + " "
	a.all = " " + fold.Text(joined) + " "
	var words strings.Builder
	for _, t := range a.texts {
		words.WriteString(wordsOf(t) + "|") // no name runs from one text into the next
	}
	a.words = words.String()
	return a
}

// correct adds the people, and the offices, of the article's list that its
// text does not show as they are read: an editor may have put them there.
func (a *article) correct(list []catalog.Named) {
	known := map[string]int{}
	for i, p := range slices.Backward(a.people) {
		known[p.spelled] = i
	}
	for _, n := range list {
		spelled := spelling(n.Name)
		i, ok := known[spelled]
		if !ok {
			known[spelled] = len(a.people)
			a.people = append(a.people, newPerson(n.Name, n.Offices))
			continue
		}
		for _, o := range n.Offices {
			if !slices.Contains(a.people[i].offices, o) {
				a.people[i].offices = append(slices.Clone(a.people[i].offices), o)
			}
		}
	}
}

// find is the person the article names as the caption does.
func (a article) find(name string) (person, bool) {
	want := spelling(name)
	for _, p := range a.people {
		if p.spelled == want {
			return p, true
		}
	}
	for _, p := range a.people {
		if oneEnds(p.spelled, want) {
			return p, true
		}
	}
	return person{}, false
}

// says reports whether the words stand in the article with their accents,
// even where they were not read as a name.
func (a article) says(name string) bool {
	if !strings.Contains(a.folded, " "+fold.Name(name)+" ") {
		return false
	}
	return strings.Contains(a.words, " "+spelling(name)+" ")
}

// wordsOf is " word word … " of a text, each word by its spelling.
func wordsOf(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" \t\n.,;:!?()[]{}\"“”‘’«»…–—/-", r)
	})
	return " " + spelling(strings.Join(words, " ")) + " "
}

// mentions are the people a caption names.
func mentions(caption string) []mention {
	var out []mention
	for _, m := range names.Find(caption) {
		out = append(out, newMention(m, caption))
	}
	return out
}

// whole reports whether the mention gives more than a given name.
func (m mention) whole() bool { return strings.Contains(m.Name, " ") }

func newMention(m names.Mention, caption string) mention {
	return mention{Mention: m, words: caption[m.Start:m.End], spelled: spelling(m.Name), folded: fold.Name(m.Name)}
}
