package suggest

import (
	"math"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// look ranks the photos for one slot. All are scored; only the best are
// looked at closely, which finds the words to quote.
func (w *wish) look(pool []*document) []*scored {
	var list []*scored
	for _, d := range pool {
		if s := w.score(d, false); len(s.reasons) > 0 {
			list = append(list, s)
		}
	}
	order(list)
	list = list[:min(shortlist, len(list))]
	for i, s := range list {
		s = w.score(s.doc, true)
		w.strangers(s)
		marks(s)
		if s.doc.photo.State == catalog.Offline {
			s.against += againstOffline
		}
		list[i] = s
	}
	list = slices.DeleteFunc(list, func(s *scored) bool { return len(s.reasons) == 0 })
	order(list)
	return list
}

// score weighs what speaks for a photo. Without closely the reasons quote
// nothing yet.
func (w *wish) score(d *document, closely bool) *scored {
	s := &scored{doc: d}
	w.person(s, closely)
	w.shared(s, closely)
	w.day(s)
	w.placed(s)
	return s
}

// person looks for the caption's people in the photo's caption.
func (w *wish) person(s *scored, closely bool) {
	for i, p := range w.people {
		if !strings.Contains(s.doc.folded, " "+p.folded+" ") {
			continue
		}
		score := forPerson
		if i == 0 {
			score = forFirstPerson
		}
		if !closely {
			s.add(catalog.ReasonPerson, score)
			continue
		}
		words := says(s.doc.photo.Caption, p)
		if !strings.Contains(strings.ToLower(words.Words), strings.ToLower(p.name)) {
			score *= .75 // other accents, or none: perhaps somebody else
		}
		s.add(catalog.ReasonPerson, score, p.name, words)
	}
}

// says quotes the photo's words that name the person.
func says(c catalog.Caption, p named) catalog.Quote {
	for _, name := range c.List(catalog.People) {
		if strings.Contains(" "+fold.Text(name)+" ", " "+p.folded+" ") {
			return catalog.Quote{Where: string(catalog.People), Words: name}
		}
	}
	for _, f := range fields {
		for _, text := range append(slices.Clone(c[f].List), c[f].Text) {
			for _, part := range sentences(text) {
				if strings.Contains(" "+fold.Text(part)+" ", " "+p.folded+" ") {
					return catalog.Quote{Where: string(f), Words: part}
				}
			}
		}
	}
	return catalog.Quote{Words: p.name}
}

// sentences cuts a text where a reader would, into pieces short enough to
// quote.
func sentences(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		for part := range strings.SplitSeq(line, ". ") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// shared looks for phrases of the caption that the photo's caption has, too:
// rare words count, and words in a row count more.
func (w *wish) shared(s *scored, closely bool) {
	phrases := w.phrases(s.doc.has[w.index])
	sum := 0.0
	for _, p := range phrases {
		sum += p.score
	}
	if sum == 0 {
		return
	}
	score := forWords * min(1, sum/(1.2*w.all))
	switch {
	case score < .1:
	case closely:
		if quoted := quotes(phrases); quoted != "" {
			s.add(catalog.ReasonWords, score, quoted)
		}
	default:
		s.add(catalog.ReasonWords, score)
	}
}

// phrases are the runs of the caption's words that a photo has, too.
func (w *wish) phrases(has []bool) []phrase {
	var out []phrase
	run, from := 0.0, 0
	for i, x := range w.words {
		score, all := 0.0, len(x.folded) > 0
		for _, id := range x.folded {
			all = all && has[id]
			score += w.weight[id]
		}
		if !all {
			if i == from+1 {
				run *= forLone
			}
			if run > 0 {
				out = append(out, phrase{w.words[from:i], run})
			}
			run, from = 0, i+1
			continue
		}
		if i > from {
			score *= 1.5
		}
		run += score
	}
	return out
}

// quotes are the weightiest phrases, as they go between quotation marks.
func quotes(phrases []phrase) string {
	slices.SortStableFunc(phrases, func(a, b phrase) int { return compare(b.score, a.score) })
	var out []string
	for _, p := range phrases {
		t := p.text()
		lone := len(p.words) == 1 && len(out) > 0 // half a Vietnamese word, often
		if len(out) < 3 && t != "" && !lone && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return strings.Join(out, "”, “")
}

type phrase struct {
	words []word
	score float64
}

// text is the phrase without joining words at its ends.
func (p phrase) text() string {
	words := p.words
	joins := func(w word) bool { f := fold.Words(w.plain); return len(f) == 1 && common[f[0]] }
	for len(words) > 0 && joins(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && joins(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	plain := make([]string, len(words))
	for i, w := range words {
		plain[i] = w.plain
	}
	return strings.Join(plain, " ")
}

// day compares the day the photo was taken with the days asked for.
func (w *wish) day(s *scored) {
	taken := s.doc.photo.Captured.Day()
	if taken.IsZero() || len(w.days) == 0 {
		return
	}
	for _, d := range w.days {
		if d.Day != taken.Day || d.Month != taken.Month || d.Year != 0 && d.Year != taken.Year {
			continue
		}
		score := forDay
		if d.Year == 0 {
			score *= .75
		}
		s.add(catalog.ReasonDay, score, taken)
		return
	}
	s.against += againstDay
}

// placed compares the photo's place with the words of caption and date line.
func (w *wish) placed(s *scored) {
	for _, p := range s.doc.places {
		if strings.Contains(w.text, p.folded) {
			s.add(catalog.ReasonPlace, forPlace, p.name)
			return
		}
	}
}

// strangers counts against a photo that shows people whom the caption, which
// names people, too, does not name: a little for one beside those it names,
// much for a picture of somebody else.
func (w *wish) strangers(s *scored) {
	if len(w.people) == 0 {
		return
	}
	c := s.doc.photo.Caption
	shown := slices.Clone(c.List(catalog.People))
	if len(shown) == 0 {
		for _, m := range names.Find(c.Text(catalog.Description)) {
			shown = append(shown, m.Name)
		}
	}
	extra := 0.0
	for _, name := range shown {
		if !strings.Contains(w.named, " "+fold.Text(name)+" ") {
			extra++
		}
	}
	if slices.ContainsFunc(s.reasons, func(r catalog.Reason) bool { return r.Kind == catalog.ReasonPerson }) {
		s.against += againstCompany * min(2, extra)
	} else if extra > 0 {
		s.against += againstStranger
	}
}

// marks adds what an eye decided already.
func marks(s *scored) {
	m := s.doc.photo.Marks
	score, words := 0.0, []string{}
	if m.Rating > 0 {
		score += .08 * float64(m.Rating)
		words = append(words, strings.Repeat("★", m.Rating))
	}
	if m.Tagged {
		score += .2
		words = append(words, "✓")
	}
	if score > 0 {
		s.add(catalog.ReasonMarks, min(score, forMarks), strings.Join(words, " "))
	}
}

// An anchor is a photo that stands in a slot, or is the best for it.
type anchor struct {
	slot  int
	photo catalog.Photo
}

// anchorsOf finds one for each slot that has any.
func anchorsOf(story catalog.Story, pool []*document, ranked [][]*scored) []anchor {
	byID := map[catalog.PhotoID]catalog.Photo{}
	for _, d := range pool {
		byID[d.photo.ID] = d.photo
	}
	var out []anchor
	for i, sl := range story.Slots {
		p, ok := byID[sl.Photo]
		if !ok && len(ranked[i]) > 0 {
			p, ok = ranked[i][0].doc.photo, true
		}
		if ok && !p.Captured.IsZero() {
			out = append(out, anchor{sl.N, p})
		}
	}
	return out
}

// hours adds how few minutes lie between a photo and the nearest anchor of
// another slot.
func hours(list []*scored, slot int, anchors []anchor) {
	const far = 3 * 60
	for _, s := range list {
		p := s.doc.photo
		if p.Captured.IsZero() {
			continue
		}
		best, file := math.Inf(1), ""
		for _, a := range anchors {
			if a.slot == slot || a.photo.ID == p.ID {
				continue
			}
			m := math.Abs(instant(p.Captured).Sub(instant(a.photo.Captured)).Minutes())
			if m < best {
				best, file = m, a.photo.File()
			}
		}
		if best <= far {
			s.add(catalog.ReasonHour, forHour*math.Exp(-best/60), time.Duration(math.Round(best))*time.Minute, file)
		}
	}
}

// instant compares the readings of two cameras' clocks: a zone only one of
// them knows proves nothing.
func instant(m catalog.Moment) time.Time {
	t := m.Time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}
