package release

import (
	"errors"
	"strings"
	"testing"

	"cutline/catalog"
)

var house = catalog.House{Creator: "Tòa soạn", Credit: "Báo Mẫu", Copyright: "© Báo Mẫu"}

func photo() catalog.Photo {
	return catalog.Photo{ID: 1, Path: "/photos/a.jpg", State: catalog.OK}
}

func TestPass(t *testing.T) {
	text := func(s string) catalog.Caption {
		return catalog.Caption{catalog.Description: catalog.TextValue(s)}
	}
	finding := func(level catalog.Level, rule string, accepted bool, args ...any) []catalog.Finding {
		f := catalog.Finding{Slot: 1, Level: level, Rule: rule, Args: args}
		if accepted {
			f.Accepted = &catalog.Acceptance{Reason: "seen by the editor"}
		}
		return []catalog.Finding{f}
	}
	for _, tt := range []struct {
		name   string
		change func(*Exit)
		refuse string // "" passes; else words of the error
	}{
		{"a sound photo passes", func(*Exit) {}, ""},
		{"the zero exit is refused", func(e *Exit) { *e = Exit{} }, "without a file"},
		{"a damaged photo is refused", func(e *Exit) { e.Photo.State, e.Photo.Problem = catalog.Damaged, "no end of image" }, "no end of image"},
		{"an offline photo is refused", func(e *Exit) { e.Photo.State = catalog.Offline }, "offline"},
		{"a forgotten photo is refused", func(e *Exit) { e.Photo.Forgotten = true }, "taken out of the catalog"},
		{"an unknown state is refused", func(e *Exit) { e.Photo.State = "new" }, "unknown"},
		{"no state is refused", func(e *Exit) { e.Photo.State = "" }, "unknown"},
		{"a code in the description refuses", func(e *Exit) { e.Caption = text("Đồng chí =abc= phát biểu") }, "=abc="},
		{"a variable in a keyword refuses", func(e *Exit) {
			e.Caption = catalog.Caption{catalog.Keywords: catalog.ListValue("lễ hội", "{city}")}
		}, "{city}"},
		{"TK in another language refuses", func(e *Exit) {
			e.Caption = catalog.Caption{catalog.AltText: {Text: "đủ", Langs: map[string]string{"en": "by TK"}}}
		}, "TK"},
		{"a code in the house's credit refuses", func(e *Exit) { e.House.Credit = "=me=" }, "=me="},
		{"a code in a field that stays is no matter", func(e *Exit) {
			e.Caption = catalog.Caption{catalog.Instructions: catalog.TextValue("xem =abc=")}
		}, ""},
		{"an accepted unresolved word passes", func(e *Exit) {
			e.Caption = text("bộ phim TK")
			e.Findings = finding(catalog.LevelError, catalog.RuleUnresolved, true, "TK")
		}, ""},
		{"another word than the accepted one refuses", func(e *Exit) {
			e.Caption = text("bộ phim TK và =x=")
			e.Findings = finding(catalog.LevelError, catalog.RuleUnresolved, true, "TK")
		}, "=x="},
		{"an open error refuses", func(e *Exit) {
			e.Findings = finding(catalog.LevelError, catalog.RuleNameSpelling, false, "An", "Ân")
		}, "“An”"},
		{"an accepted error passes", func(e *Exit) {
			e.Findings = finding(catalog.LevelError, catalog.RuleNameSpelling, true, "An", "Ân")
		}, ""},
		{"a warning passes", func(e *Exit) { e.Findings = finding(catalog.LevelWarning, catalog.RuleNoCredit, false, 1) }, ""},
		{"a damaged photo passes when that was accepted", func(e *Exit) {
			e.Photo.State = catalog.Damaged
			e.Findings = finding(catalog.LevelError, catalog.RulePhotoUnusable, true, "a.jpg", "damaged")
		}, ""},
		{"acceptance does not bring back an offline photo", func(e *Exit) {
			e.Photo.State = catalog.Offline
			e.Findings = finding(catalog.LevelError, catalog.RulePhotoUnusable, true, "a.jpg", "offline")
		}, "offline"},
		{"nor one taken out of the catalog", func(e *Exit) {
			e.Photo.Forgotten = true
			e.Findings = finding(catalog.LevelError, catalog.RulePhotoUnusable, true, "a.jpg", "taken out of the catalog")
		}, "taken out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := Exit{Photo: photo(), Caption: text("Một buổi sáng."), House: house}
			tt.change(&e)
			c, err := Pass(e)
			if tt.refuse == "" {
				if err != nil {
					t.Fatalf("Pass: %v", err)
				}
				return
			}
			if !errors.Is(err, catalog.ErrRefused) || !strings.Contains(err.Error(), tt.refuse) {
				t.Errorf("Pass: error %v, want a refusal that says %q", err, tt.refuse)
			}
			if c != nil {
				t.Errorf("a refused picture got the caption %v", c)
			}
		})
	}
}

func TestPassFillsInTheHouse(t *testing.T) {
	c, err := Pass(Exit{Photo: photo(), House: house})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[catalog.FieldName]string{
		catalog.Creator: house.Creator, catalog.Credit: house.Credit, catalog.Copyright: house.Copyright,
	} {
		if got := c.Text(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	own := catalog.Caption{catalog.Credit: catalog.TextValue("Thông tấn"), catalog.Creator: catalog.ListValue("Người chụp")}
	if c, err = Pass(Exit{Photo: photo(), Caption: own, House: house}); err != nil {
		t.Fatal(err)
	}
	if c.Text(catalog.Credit) != "Thông tấn" || c.Text(catalog.Creator) != "Người chụp" {
		t.Errorf("the photo's own creator and credit were replaced: %v", c)
	}
	if c, err = Pass(Exit{Photo: photo()}); err != nil || len(c) != 0 {
		t.Errorf("an empty house fills in %v, %v", c, err)
	}
}

// A new field of the table must be decided here: it stays until it is.
func TestEveryFieldIsDecided(t *testing.T) {
	stays := map[catalog.FieldName]bool{
		catalog.Instructions: true, catalog.Job: true, catalog.CaptionWriter: true,
		catalog.KeywordPaths: true, catalog.AIPrompt: true, catalog.AIPromptWriter: true,
		catalog.EditStatus: true, catalog.CreatorContact: true, catalog.LocationCreated: true, catalog.ImageRegions: true,
	}
	all := catalog.Caption{}
	for _, f := range catalog.Fields {
		if Leaves(f.Name) == stays[f.Name] {
			t.Errorf("%s: leaves %v, listed as staying %v", f.Name, Leaves(f.Name), stays[f.Name])
		}
		canary := catalog.TextValue("canary " + string(f.Name))
		switch f.Kind {
		case catalog.List:
			all.Set(f.Name, catalog.ListValue(canary.Text))
		case catalog.Records:
			all.Set(f.Name, catalog.RecordsValue(catalog.Record{f.Parts[0].Name: canary, "latitude": catalog.TextValue("21.8")}))
		default:
			all.Set(f.Name, canary)
		}
	}
	all["gps"] = catalog.TextValue("21.8, 106.7")
	c, err := Pass(Exit{Photo: photo(), Caption: all, House: house})
	if err != nil {
		t.Fatal(err)
	}
	for name := range c {
		if stays[name] || name == "gps" {
			t.Errorf("%s left the house: %q", name, c.Text(name))
		}
	}
	if r := c[catalog.LocationsShown].Records; len(r) != 1 || len(r[0]) != 1 {
		t.Errorf("a location that is shown leaves as %v", r)
	}
	if len(c) != len(catalog.Fields)-len(stays) {
		t.Errorf("%d fields left, want %d", len(c), len(catalog.Fields)-len(stays))
	}
}

func TestPassLeavesTheInputAlone(t *testing.T) {
	in := catalog.Caption{catalog.Job: catalog.TextValue("7")}
	if _, err := Pass(Exit{Photo: photo(), Caption: in, House: house}); err != nil {
		t.Fatal(err)
	}
	if len(in) != 1 || in.Text(catalog.Job) != "7" {
		t.Errorf("Pass changed the caption it was given: %v", in)
	}
}
