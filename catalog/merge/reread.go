package merge

import (
	"slices"

	"cutline/catalog"
	"cutline/catalog/articles"
	"cutline/catalog/names"
)

// tooLong is where an article, in bytes, is so long that typing in it does
// not read it all again for its people: only those of what was typed join.
const tooLong = 512 << 10

// Reread is after with its words in normal form, and with what was guessed
// from the words guessed anew where an operation changed them: the people and
// the date line. before is the story as it was. What a person corrected
// stays. Only the texts that changed are looked at, unless they name other
// people than before.
func Reread(before, after catalog.Story, signs map[string]string) catalog.Story {
	gone, come := differ(articles.Running(before.Article), articles.Running(after.Article))
	if len(come) > 0 {
		after = normal(after, come)
		gone, come = differ(articles.Running(before.Article), articles.Running(after.Article))
	}
	after.Article.People = people(before.Article, after.Article, gone, come)
	if before.Article.Lead != after.Article.Lead {
		was, now := articles.Dateline(before.Article, signs), articles.Dateline(after.Article, signs)
		after.Article.Dateline = dateline(was, after.Article.Dateline, now)
	}
	return after
}

// differ are the texts of each list that the other has not.
func differ(a, b []string) (gone, come []string) {
	n := make(map[string]int, len(a))
	for _, t := range a {
		n[t]++
	}
	for _, t := range b {
		if n[t]--; n[t] < 0 {
			come = append(come, t)
		}
	}
	for _, t := range a {
		if n[t] > 0 {
			n[t]--
			gone = append(gone, t)
		}
	}
	return gone, come
}

// normal brings the texts that came into normal form.
func normal(s catalog.Story, come []string) catalog.Story {
	is := make(map[string]string, len(come))
	for _, t := range come {
		if n := articles.Normal(t); n != t {
			is[t] = n
		}
	}
	if len(is) == 0 {
		return s
	}
	fix := func(t string) string {
		if n, ok := is[t]; ok {
			return n
		}
		return t
	}
	s.Article.Headline, s.Article.Lead = fix(s.Article.Headline), fix(s.Article.Lead)
	s.Article.Blocks = slices.Clone(s.Article.Blocks)
	for i := range s.Article.Blocks {
		s.Article.Blocks[i].Text = fix(s.Article.Blocks[i].Text)
	}
	return s
}

// people are the people of the article as it is after the texts gone were
// replaced by those that came.
func people(before, after catalog.Article, gone, come []string) []catalog.Named {
	was, now := names.People(gone...), names.People(come...)
	if slices.EqualFunc(was, now, func(a, b catalog.Named) bool { return a.Name == b.Name && same(a, b) }) {
		return after.People
	}
	if size(before)+size(after) > 2*tooLong {
		return People(nil, after.People, append(slices.Clone(after.People), missing(after.People, now)...))
	}
	return People(articles.People(before), after.People, articles.People(after))
}

func size(a catalog.Article) int {
	n := 0
	for _, t := range articles.Running(a) {
		n += len(t)
	}
	return n
}

// missing are those of more whom list has not.
func missing(list, more []catalog.Named) []catalog.Named {
	known := byName(list)
	return slices.DeleteFunc(slices.Clone(more), func(p catalog.Named) bool {
		_, ok := known[p.Name]
		return ok
	})
}

// dateline merges what the lead is read to say with what a person corrected.
func dateline(old, mine, now catalog.Dateline) catalog.Dateline {
	out := mine
	if mine.Sign == old.Sign {
		out.Sign = now.Sign
	}
	if mine.Place == old.Place {
		out.Place = now.Place
	}
	if mine.Day == old.Day && mine.Month == old.Month {
		out.Day, out.Month, out.Text = now.Day, now.Month, now.Text
	}
	if mine.Year == old.Year && mine.YearCertain == old.YearCertain {
		out.Year, out.YearCertain, out.Why = now.Year, now.YearCertain, now.Why
	}
	return out
}
