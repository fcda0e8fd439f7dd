// Package review holds a story's captions against its article, the photos
// placed in it and their dates, and tells what an editor should know before
// the story leaves. It is pure: the same story gives the same findings.
//
// The rules, their levels and their messages are the table catalog.Rules;
// each rule is one function here.
package review

import (
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/roster"
)

// Input is all that the checks look at.
type Input struct {
	Story  catalog.Story
	House  catalog.House
	Photos map[catalog.PhotoID]catalog.Photo // those placed in the story
	Roster *roster.Roster                    // nil: nobody is known
	Now    time.Time
}

// place is one slot with everything that stands behind it.
type place struct {
	catalog.Slot
	photo  catalog.Photo
	known  bool // the photo is in Input.Photos
	story  *catalog.Story
	house  catalog.House
	text   article
	named  []mention // the people the story caption names
	roster *roster.Roster
}

// A rule looks at one slot.
type rule func(place) []catalog.Finding

// Check runs all rules. Findings come in the order of slots, those of the
// whole story first, then of levels; accepted ones say so.
func Check(in Input) []catalog.Finding {
	text := read(in.Story)
	var out []catalog.Finding
	for _, sl := range in.Story.Slots {
		p := place{Slot: sl, story: &in.Story, house: in.House, text: text, named: text.mentions(sl.Caption), roster: in.Roster}
		p.photo, p.known = in.Photos[sl.Photo]
		for _, r := range []rule{
			slotEmpty, slotNoCaption, nameSpelling, officeContradicts, namesake, wrongPerson, unresolved, photoUnusable,
			nameNotInArticle, dateDisagrees, noCredit, iimCut,
		} {
			out = append(out, r(p)...)
		}
	}
	out = append(out, yearUncertain(in)...)
	out = once(out)
	slices.SortStableFunc(out, func(a, b catalog.Finding) int {
		if a.Slot != b.Slot {
			return a.Slot - b.Slot
		}
		return rank(a.Level) - rank(b.Level)
	})
	for i := range out {
		out[i].Accepted = acceptance(in.Story, out[i])
	}
	return out
}

func rank(l catalog.Level) int {
	return slices.Index([]catalog.Level{catalog.LevelError, catalog.LevelWarning, catalog.LevelNote}, l)
}

// found makes a finding of a rule with the level the table gives it.
func found(slot int, id string, args ...any) catalog.Finding {
	r, _ := catalog.RuleByID(id)
	return catalog.Finding{Slot: slot, Level: r.Level, Rule: id, Args: args}
}

// once drops findings that say the same again.
func once(findings []catalog.Finding) []catalog.Finding {
	seen := map[string]bool{}
	return slices.DeleteFunc(findings, func(f catalog.Finding) bool {
		key := f.Key()
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}

// acceptance is the last word somebody gave on exactly this finding.
func acceptance(s catalog.Story, f catalog.Finding) *catalog.Acceptance {
	for _, a := range slices.Backward(s.Accepted) {
		if a.Rule == f.Rule && a.Slot == f.Slot && a.Key == f.Key() {
			return &a
		}
	}
	return nil
}

func quote(where, words string) catalog.Quote { return catalog.Quote{Where: where, Words: words} }
