package suggest

import (
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// A wish is what a slot asks for.
type wish struct {
	n      int
	index  int    // of the slot in the story
	words  []word // of its caption, names left out
	people []named
	named  string         // " folded words " of the people's names
	days   []catalog.Date // that its caption names, else the date line's
	text   string         // " folded words " of caption and place
	place  string         // of the date line
	ids    map[string]int // folded word -> index into seen and weight
	weight []float64      // how rare each is in the pool, 0 for a common one
	all    float64        // the sum of the weights
}

// A word is one of a caption: as it stands there and as it is compared.
type word struct {
	plain  string
	folded []int // indexes into the wish's words; an abbreviation has several
}

// A named is a person a caption names, or a place.
type named struct {
	name, folded string
}

// common words join a sentence and say nothing of a picture.
var common = set("va cua tai voi cac o cho trong la mot nhung duoc da cung dong chi ong ba anh chi em ngay " +
	"the and of in at to a an on for with by from is mr mrs ms photo")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// wishes reads what each slot asks for. A slot without a caption asks for what
// the headline and the lead say.
func wishes(s catalog.Story) []*wish {
	d := s.Article.Dateline
	var out []*wish
	for i, sl := range s.Slots {
		text := sl.Caption
		if strings.TrimSpace(text) == "" {
			text = s.Article.Headline + "\n" + s.Article.Lead
		}
		w := &wish{n: sl.N, index: i, ids: map[string]int{}, place: d.Place, text: " " + fold.Text(text+" "+d.Place) + " "}
		w.read(text)
		for _, day := range names.Days(sl.Caption) {
			w.days = append(w.days, day.Date)
		}
		if len(w.days) == 0 && d.Day != 0 && d.Month != 0 {
			w.days = []catalog.Date{dateOf(d)}
		}
		out = append(out, w)
	}
	return out
}

// read takes the people and the other words of a text.
func (w *wish) read(text string) {
	from := 0
	seen := map[string]bool{}
	for _, m := range names.Find(text) {
		w.addWords(text[from:m.Start])
		from = m.End
		f := fold.Text(m.Name)
		if !strings.Contains(f, " ") || seen[f] {
			continue // a given name alone is anybody's
		}
		seen[f] = true
		w.people = append(w.people, named{m.Name, f})
		w.named += " " + f + " "
	}
	w.addWords(text[from:])
}

func (w *wish) addWords(text string) {
	for _, plain := range strings.Fields(text) {
		x := word{plain: strings.Trim(plain, ".,;:!?()[]{}\"“”‘’«»…")}
		for _, f := range fold.Words(plain) {
			id, ok := w.ids[f]
			if !ok {
				id = len(w.ids)
				w.ids[f] = id
			}
			x.folded = append(x.folded, id)
		}
		if len(x.folded) > 0 {
			w.words = append(w.words, x)
		}
	}
	w.words = append(w.words, word{}) // a name, or the end, parts phrases
}
