package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/articles"
	"cutline/catalog/names"
	"cutline/catalog/review"
)

// pages are the articles that package articles is tested with, as stories
// whose slots hold photos of the date line's day.
func pages(t *testing.T) map[string]review.Input {
	t.Helper()
	files, err := filepath.Glob("../articles/testdata/pages/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	out := map[string]review.Input{}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := articles.Parse(file, f, nil)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		in := review.Input{House: catalog.House{Credit: "Báo Thử"}, Photos: map[catalog.PhotoID]catalog.Photo{}}
		in.Story.Article = a
		for _, b := range a.Captions() {
			p := catalog.Photo{ID: catalog.PhotoID(b.Slot), Path: fmt.Sprintf("/p/%d.jpg", b.Slot), State: catalog.OK}
			if d := a.Dateline; d.Year != 0 {
				day := time.Date(d.Year, time.Month(d.Month), d.Day, 9, 0, 0, 0, time.UTC)
				if p.Captured, err = catalog.ParseMoment(day.Format("2006-01-02T15:04:05")); err != nil {
					t.Fatal(err)
				}
			}
			in.Photos[p.ID] = p
			in.Story.Slots = append(in.Story.Slots, catalog.Slot{N: b.Slot, Caption: b.Text, Credit: b.Credit, Photo: p.ID})
		}
		out[filepath.Base(file)] = in
	}
	return out
}

// Nothing is wrong with the pages; some captions name people the text does
// not, which is worth a warning.
func TestPagesHaveNoErrors(t *testing.T) {
	for name, in := range pages(t) {
		t.Run(name, func(t *testing.T) {
			for _, f := range review.Check(in) {
				if f.Level == catalog.LevelError || f.Level == catalog.LevelWarning && f.Rule != catalog.RuleNameNotInArticle {
					t.Errorf("slot %d: %s: %s", f.Slot, f.Rule, f.Message(catalog.English))
				}
			}
		})
	}
}

// A fault is what somebody makes of one name or office of a caption; "" where
// it cannot be made.
type fault struct {
	name, rule string
	spoil      func(m names.Mention, who catalog.Named) (old, spoiled string)
}

var otherTone = strings.NewReplacer("á", "à", "à", "á", "ạ", "ả", "ả", "ạ", "ế", "ề", "ề", "ế", "ệ", "ể", "ấ", "ầ", "ầ", "ấ", "ậ", "ẩ", "ắ", "ằ", "ằ", "ắ",
	"í", "ì", "ì", "í", "ị", "ỉ", "ó", "ò", "ò", "ó", "ọ", "ỏ", "ố", "ồ", "ồ", "ố", "ộ", "ổ", "ớ", "ờ", "ờ", "ớ", "ợ", "ở", "ú", "ù", "ù", "ú", "ứ", "ừ", "ừ", "ứ", "ự", "ử", "ý", "ỳ")

var faults = []fault{
	{"another tone on the given name", catalog.RuleNameSpelling, func(m names.Mention, _ catalog.Named) (string, string) {
		i := strings.LastIndexByte(m.Name, ' ') + 1
		return m.Name, m.Name[:i] + otherTone.Replace(m.Name[i:])
	}},
	{"one letter more in the middle of the name", catalog.RuleNameSpelling, func(m names.Mention, _ catalog.Named) (string, string) {
		words := strings.Fields(m.Name)
		if len(words) < 3 || len(m.Name) < 12 {
			return m.Name, m.Name
		}
		words[1] += "h"
		return m.Name, strings.Join(words, " ")
	}},
	{"a deputy made the head", catalog.RuleOfficeContradicts, func(m names.Mention, who catalog.Named) (string, string) {
		for _, o := range m.Offices {
			if rest, ok := strings.CutPrefix(o, "Phó "); ok && len(who.Offices) > 0 {
				return o, rest
			}
		}
		return "", ""
	}},
	{"the only office made another", catalog.RuleOfficeContradicts, func(m names.Mention, who catalog.Named) (string, string) {
		if len(m.Offices) == 1 && len(who.Offices) > 0 {
			return m.Offices[0], "Giám đốc Sở Ngoại vụ"
		}
		return "", ""
	}},
}

func TestEveryFaultPlantedInThePagesIsFound(t *testing.T) {
	for name, in := range pages(t) {
		known := map[string]catalog.Named{}
		for _, p := range in.Story.Article.People {
			known[p.Name] = p
		}
		if in.Story.Article.Language != "vi" {
			continue // its offices stand before and after a name alike
		}
		for i, sl := range in.Story.Slots {
			for _, m := range names.Find(sl.Caption) {
				who, ok := known[m.Name]
				if !ok {
					continue
				}
				for _, f := range faults {
					old, spoiled := f.spoil(m, who)
					if old == spoiled || strings.Count(sl.Caption, old) != 1 {
						continue
					}
					bad := in
					bad.Story.Slots = append([]catalog.Slot(nil), in.Story.Slots...)
					bad.Story.Slots[i].Caption = strings.Replace(sl.Caption, old, spoiled, 1)
					t.Run(name+"/"+f.name, func(t *testing.T) { expect(t, in, bad, i+1, f.rule) })
				}
			}
		}
	}
}

// expect wants one finding more in bad than in good: of that rule, and that slot.
func expect(t *testing.T, good, bad review.Input, slot int, rule string) {
	t.Helper()
	before := map[string]bool{}
	for _, f := range review.Check(good) {
		before[f.Key()] = true
	}
	var more []string
	for _, f := range review.Check(bad) {
		if !before[f.Key()] {
			more = append(more, fmt.Sprintf("%d %s", f.Slot, f.Rule))
		}
	}
	if want := fmt.Sprintf("%d %s", slot, rule); len(more) != 1 || more[0] != want {
		t.Errorf("%q finds %q, want %q", bad.Story.Slots[slot-1].Caption, more, want)
	}
}
