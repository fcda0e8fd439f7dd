package store

import (
	"maps"
	"slices"
	"strings"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// part stands between two texts of one column, so that no phrase spans them:
// to the tokenizer a private character is a word that nobody types.
const part = " \ue000 "

// columnOf says which column of the full text a caption field goes to; all
// others go to "rest".
func columnOf(name catalog.FieldName) string {
	switch name {
	case catalog.Headline, catalog.Title:
		return "headline"
	case catalog.People, catalog.PeopleDetails, catalog.ImageRegions:
		return "people"
	case catalog.Creator:
		return "creator"
	case catalog.EventName:
		return "event"
	case catalog.City:
		return "city"
	case catalog.Keywords, catalog.KeywordPaths:
		return "keyword"
	}
	return "rest"
}

// An entry is a photo's row of the full text, kept until the write ends.
type entry struct {
	rank  int64
	photo catalog.PhotoID
	text  [8]string // by column
	// bound are the UUIDs of people that the photo names by them.
	bound []string
}

var wordColumns = [8]string{"headline", "people", "creator", "event", "city", "keyword", "file", "rest"}

const peopleColumn = 1

// folds are texts that were folded: those of a caption repeat from photo to
// photo. A nil one keeps none.
type folds map[string]string

// mostFolds bounds what folds keeps.
const mostFolds = 20_000

func (f folds) index(s string) string {
	if folded, ok := f[s]; ok {
		return folded
	}
	folded := fold.Index(s)
	if f != nil {
		if len(f) >= mostFolds {
			clear(f)
		}
		f[s] = folded
	}
	return folded
}

// entryOf is the photo's row of the full text.
func entryOf(p *row, known folds) *entry {
	cols := map[string][]string{"file": {fold.Index(p.File())}}
	add := func(col, s string) {
		if s != "" {
			cols[col] = append(cols[col], known.index(s))
		}
	}
	for _, x := range p.Partners() {
		add("file", x.File)
	}
	for _, f := range catalog.Fields {
		v, ok := p.Caption[f.Name]
		if !ok {
			continue
		}
		for _, s := range f.Words(v) {
			add(columnOf(f.Name), s)
		}
	}
	e := &entry{rank: p.rank, photo: p.ID, bound: p.Caption.BoundTo()}
	for i, col := range wordColumns {
		e.text[i] = strings.Join(cols[col], part)
	}
	return e
}

// index puts the photo's words where searches find them, when the write ends.
func (t *tx) index(p *row) {
	if p.Forgotten {
		t.unindex(p.rank)
		return
	}
	if t.many {
		t.later = append(t.later, p.rank)
		return
	}
	t.entries[p.rank] = entryOf(p, t.folded)
}

// indexNew is index for a photo that had no words yet.
func (t *tx) indexNew(p *row) {
	if _, met := t.entries[p.rank]; !met { // else its rank was another's until now
		t.fresh[p.rank] = true
	}
	t.index(p)
}

// unindex takes the words of a rank out, when the write ends.
func (t *tx) unindex(rank int64) { t.entries[rank] = nil }

// flush writes the words. FTS5 is several times as fast when rows come in
// rising order and none is deleted between two that come.
func (t *tx) flush() error {
	if err := t.leaveWords(); err != nil {
		return err
	}
	ranks := slices.Sorted(maps.Keys(t.entries))
	if len(ranks) < manyWords {
		return t.flushWords(ranks)
	}
	if err := t.wordsSettings(0, 64<<20); err != nil {
		return err
	}
	if err := t.flushWords(ranks); err != nil {
		return err
	}
	return t.wordsSettings(4, 8<<20)
}

// manyWords is from how many photos on the full text is written in one go: it
// keeps more in memory, and the writes that follow bring its parts together.
const manyWords = 5000

// wordsSettings says how many parts of a size the full text brings together as
// it is written, and how many bytes it keeps before it sorts them.
func (t *tx) wordsSettings(automerge, hashsize int) error {
	for _, x := range []struct {
		name  string
		value int
	}{{"automerge", automerge}, {"hashsize", hashsize}} {
		if _, err := t.exec("INSERT INTO words (words, rank) VALUES (?, ?)", x.name, x.value); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) flushWords(ranks []int64) error {
	var there, now []int64
	for _, r := range ranks {
		if !t.fresh[r] {
			there = append(there, r)
		}
		if t.entries[r] != nil {
			now = append(now, r)
		}
	}
	for part := range slices.Chunk(there, 500) {
		if _, err := t.exec("DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))", idList(part)); err != nil {
			return err
		}
		if _, err := t.exec("DELETE FROM bound WHERE photo IN (SELECT id FROM photo WHERE rank IN (SELECT value FROM json_each(?)))", idList(part)); err != nil {
			return err
		}
	}
	for _, r := range now {
		e := t.entries[r]
		if err := t.bind(e); err != nil {
			return err
		}
		_, err := t.exec(`INSERT INTO words (rowid, headline, people, creator, event, city, keyword, file, rest)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, r, e.text[0], e.text[1], e.text[2], e.text[3], e.text[4], e.text[5], e.text[6], e.text[7])
		if err != nil {
			return err
		}
	}
	for part := range slices.Chunk(now, 500) {
		if _, err := t.exec("UPDATE photo SET worded = touch WHERE rank IN (SELECT value FROM json_each(?))", idList(part)); err != nil {
			return err
		}
	}
	return nil
}
