package roster

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// An entry is what a person is searched by.
type entry struct {
	words    string // " hn hoang van nghiem hvn": code, names and initials, folded, a blank before each word
	code     string // folded
	initials string // of the name
	given    string // the last word of the name: what people are called by
	name     string // the name folded
	plain    string // name and spellings as they are, in small letters
}

func newEntry(p catalog.Person) entry {
	e := entry{code: fold.Name(p.Code), name: fold.Name(p.Name), plain: strings.ToLower(strings.Join(append([]string{p.Name}, p.Spellings...), "\n"))}
	e.initials, e.given = initials(e.name), e.name[strings.LastIndexByte(e.name, ' ')+1:]
	parts := []string{"", e.code}
	for _, name := range calledBy(p) {
		parts = append(parts, name, initials(name))
	}
	e.words = strings.Join(parts, " ")
	return e
}

// initials are the first letters of folded words.
func initials(folded string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(folded) {
		b.WriteString(strings.ToValidUTF8(w[:firstLetter(w)], ""))
	}
	return b.String()
}

func firstLetter(w string) int {
	for i := range w {
		if i > 0 {
			return i
		}
	}
	return len(w)
}

// Ranks of a find, the best first. A find with the accents typed goes before
// its equals without.
const (
	byCode     = iota // the code, whole
	byInitials        // the initials or the name, whole
	byGiven           // the given name begins so
	byName            // the name begins so
	byWords           // every word begins one of the person's
	ranks
)

// Search finds people by what has been typed so far: each word of it begins a
// word of a name, of a spelling, the code or the initials, accents and
// capitals not counted. The likeliest come first; limit 0 means all. What has
// no letter and no digit finds everybody.
func (r *Roster) Search(typed string, limit int) []catalog.Person {
	at := r.find(typed)
	out := make([]catalog.Person, most(len(at), limit))
	for i := range out {
		out[i] = r.people[at[i]]
	}
	return out
}

// find is where those stand whom Search finds, in its order.
func (r *Roster) find(typed string) []int {
	q := newTyped(typed)
	if len(q.begin) == 0 {
		all := make([]int, len(r.people))
		for i := range all {
			all[i] = i
		}
		return all
	}
	var found [2 * ranks][]int
	for i := range r.search {
		rank, ok := q.rank(&r.search[i])
		if !ok {
			continue
		}
		slot := 2*rank + 1
		if strings.Contains(r.search[i].plain, q.plain) { // with its accents
			slot--
		}
		found[slot] = append(found[slot], i)
	}
	return slices.Concat(found[:]...)
}

// most is how many of n there may be; limit 0 means all.
func most(n, limit int) int {
	if limit <= 0 {
		return n
	}
	return min(n, limit)
}

// A typed is a search while it is being made.
type typed struct {
	begin [][]string // for each word, " w" for each beginning it may be
	whole []string   // all words, with each beginning the last may be
	plain string     // as typed, in small letters and NFC
}

func newTyped(s string) typed {
	raw := strings.Fields(s)
	q := typed{plain: strings.ToLower(norm.NFC.String(strings.Join(raw, " ")))}
	words := strings.Fields(fold.Name(s))
	if len(words) == 0 {
		return q
	}
	head, last := words[:len(words)-1], words[len(words)-1:]
	if more := fold.Prefixes(raw[len(raw)-1]); slices.Contains(more, last[0]) {
		last = more
	}
	for _, w := range head {
		q.begin = append(q.begin, []string{" " + w})
	}
	var ends []string
	for _, w := range last {
		ends = append(ends, " "+w)
		q.whole = append(q.whole, strings.Join(append(slices.Clone(head), w), " "))
	}
	q.begin = append(q.begin, ends)
	return q
}

// rank says how well the entry answers; ok is false when it does not.
func (q *typed) rank(e *entry) (rank int, ok bool) {
	for _, any := range q.begin {
		if !containsAny(e.words, any) {
			return 0, false
		}
	}
	switch {
	case slices.Contains(q.whole, e.code):
		return byCode, true
	case slices.Contains(q.whole, e.initials), slices.Contains(q.whole, e.name):
		return byInitials, true
	case beginsAny(e.given, q.whole):
		return byGiven, true
	case beginsAny(e.name, q.whole):
		return byName, true
	}
	return byWords, true
}

func containsAny(s string, any []string) bool {
	return slices.ContainsFunc(any, func(w string) bool { return strings.Contains(s, w) })
}

func beginsAny(s string, any []string) bool {
	return slices.ContainsFunc(any, func(w string) bool { return strings.HasPrefix(s, w) })
}
