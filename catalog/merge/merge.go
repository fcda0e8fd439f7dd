// Package merge brings a new version of an article into a story that people
// have worked on. It holds three texts against each other: the article as it
// was first read, the story as it is now, and the article as it is read now.
// What only the new text changed changes; what only a person changed stays;
// where both did, the person's words stay and the conflict is told. Pictures,
// crops and captions go with their slots, which are found again by the words
// and people of their captions and not by number.
//
// A field that the new text leaves empty says nothing and changes nothing. A
// slot the new text has no caption for stays when it has a picture or a
// caption a person wrote, or when the new text has no captions at all.
package merge

import (
	"cutline/catalog"
	"cutline/catalog/diff"
)

// Story is mine with the new article in it, and what that changes, in the
// order of the text. old is the article mine was read from.
func Story(old catalog.Article, mine catalog.Story, theirs catalog.Article) (catalog.Story, []catalog.StoryChange) {
	out := mine
	changes := fields(old, &out, theirs)
	m := newBlocks(old, mine, theirs)
	out.Article.Blocks, out.Slots = m.result()
	changes = append(changes, m.changes()...)
	out.Article.People = People(old.People, mine.Article.People, theirs.People)
	out.Parsed = theirs
	return out.Numbered(), changes
}

// fields merges what is not a block into out.
func fields(old catalog.Article, out *catalog.Story, theirs catalog.Article) []catalog.StoryChange {
	b, t := catalog.Story{Article: old}, catalog.Story{Article: theirs}
	var changes []catalog.StoryChange
	for _, field := range []string{catalog.FieldHeadline, catalog.FieldPageDate, catalog.FieldByline, catalog.FieldSign,
		catalog.FieldPlace, catalog.FieldLead, catalog.FieldLanguage} {
		was, mine, now := hold(b, field), hold(*out, field), hold(t, field)
		got, conflict := three(was, mine, now)
		if got != mine {
			take(&out.Article, theirs, field)
		}
		if c := change(field, mine, got); c.Kind != catalog.PartSame || conflict || field == catalog.FieldLead {
			changes = append(changes, contested(c, conflict, now))
		}
	}
	return append(changes, day(old.Dateline, &out.Article.Dateline, theirs.Dateline)...)
}

func hold(s catalog.Story, field string) string {
	v, err := s.Value(0, field)
	if err != nil { // only fields that every story has
		panic(err)
	}
	return v.Text
}

// take copies a field of theirs.
func take(a *catalog.Article, theirs catalog.Article, field string) {
	switch field {
	case catalog.FieldHeadline:
		a.Headline = theirs.Headline
	case catalog.FieldPageDate:
		a.PageDate = theirs.PageDate
	case catalog.FieldByline:
		a.Byline = theirs.Byline
	case catalog.FieldSign:
		a.Dateline.Sign = theirs.Dateline.Sign
	case catalog.FieldPlace:
		a.Dateline.Place = theirs.Dateline.Place
	case catalog.FieldLead:
		a.Lead = theirs.Lead
	case catalog.FieldLanguage:
		a.Language = theirs.Language
	}
}

// three is what becomes of a text: was as it was read, mine as it is, now as
// it is read anew.
func three(was, mine, now string) (got string, conflict bool) {
	switch {
	case now == "" || now == was || now == mine:
		return mine, false
	case mine == was:
		return now, false
	}
	return mine, true
}

// day merges the day of the event: day and month are one thing, the year,
// which is often a guess that somebody settled, another.
func day(old catalog.Dateline, out *catalog.Dateline, theirs catalog.Dateline) []catalog.StoryChange {
	type monthDay struct{ day, month int }
	type year struct {
		year    int
		certain bool
	}
	var changes []catalog.StoryChange
	before := *out
	was, mine, now := monthDay{old.Day, old.Month}, monthDay{out.Day, out.Month}, monthDay{theirs.Day, theirs.Month}
	if now != was && now != mine && theirs.Day != 0 {
		if mine == was {
			out.Day, out.Month, out.Text = now.day, now.month, theirs.Text
		}
		changes = append(changes, contested(change(catalog.FieldDay, sayDay(before), sayDay(*out)), mine != was, sayDay(theirs)))
	}
	wasY, mineY, nowY := year{old.Year, old.YearCertain}, year{out.Year, out.YearCertain}, year{theirs.Year, theirs.YearCertain}
	if nowY != wasY && nowY != mineY && theirs.Year != 0 {
		if mineY == wasY {
			out.Year, out.YearCertain, out.Why = theirs.Year, theirs.YearCertain, theirs.Why
		}
		changes = append(changes, contested(change(catalog.FieldYear, sayYear(before), sayYear(*out)), mineY != wasY, sayYear(theirs)))
	}
	return changes
}

func sayDay(d catalog.Dateline) string {
	s := catalog.Story{Article: catalog.Article{Dateline: d}}
	if d.Day == 0 {
		return ""
	}
	return hold(s, catalog.FieldDay) + "/" + hold(s, catalog.FieldMonth)
}

func sayYear(d catalog.Dateline) string {
	return hold(catalog.Story{Article: catalog.Article{Dateline: d}}, catalog.FieldYear)
}

// change is what becomes of a part whose words were old and are now.
func change(part, old, now string) catalog.StoryChange {
	c := catalog.StoryChange{Part: part, Kind: catalog.PartSame, Old: old, New: now}
	if old != now {
		c.Kind = catalog.PartChanged
		c.Words = diff.Words(old, now)
	}
	return c
}

// contested adds to a change that a person's words stand against theirs.
func contested(c catalog.StoryChange, conflict bool, theirs string) catalog.StoryChange {
	if conflict {
		c.Conflict, c.Theirs = true, theirs
		c.Words = diff.Words(c.New, theirs)
	}
	return c
}
