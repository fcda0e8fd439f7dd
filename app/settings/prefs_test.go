package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"cutline/catalog"
)

// file is a settings file with that content; "" is none.
func file(t *testing.T, content string) File {
	t.Helper()
	f := File{Path: filepath.Join(t.TempDir(), "conf", "settings.json"), Now: func() time.Time { return time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC) }}
	if content == "" {
		return f
	}
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRead(t *testing.T) {
	with := func(change func(*Prefs)) Prefs {
		p := Defaults()
		change(&p)
		return p
	}
	for _, tt := range []struct {
		name, content string
		want          Prefs
	}{
		{"no file", "", Defaults()},
		{"nothing chosen", "{}", Defaults()},
		{"a choice", `{"language":"vi","theme":"light","textPercent":130}`, with(func(p *Prefs) { p.Language, p.Theme, p.TextPercent = "vi", ThemeLight, 130 })},
		{"a value of the wrong kind costs only itself", `{"textPercent":"big","language":"en","recent":7,"splits":{"panel":"x"}}`, with(func(p *Prefs) { p.Language = "en" })},
		{"a choice there is none of", `{"language":"xx","theme":"pink","typing":"runes","keys":"vi","writeBack":"maybe"}`, Defaults()},
		{"typing switched off by an older version", `{"typing":"off"}`, with(func(p *Prefs) { p.TypingOff = true })},
		{"numbers out of bounds", `{"textPercent":900,"thumbWidth":1,"window":{"width":-5,"height":1e9},"splits":{"a":7,"b":0.5}}`,
			with(func(p *Prefs) { p.TextPercent, p.ThumbWidth, p.Splits = 150, MinThumb, map[string]float64{"b": .5} })},
		{"own keys", `{"ownKeys":{"mark.tag":["Ctrl+B"],"mark.reject":[]}}`, with(func(p *Prefs) { p.OwnKeys = map[string][]string{"mark.tag": {"Ctrl+B"}, "mark.reject": {}} })},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := file(t, tt.content).Read()
			if err != nil {
				t.Fatal(err)
			}
			got.rest, got.Splits = nil, nonEmpty(got.Splits)
			if len(got.Recent) == 0 {
				got.Recent = nil
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("read %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func nonEmpty(m map[string]float64) map[string]float64 {
	if len(m) == 0 {
		return nil
	}
	return m
}

func TestADamagedFileIsSetAside(t *testing.T) {
	for name, content := range map[string]string{
		"half a file": `{"language":"vi","rec`, "noise": "\x00\x01\xff", "a list": "[]", "null": "null", "nothing in it": " ",
	} {
		t.Run(name, func(t *testing.T) {
			f := file(t, content)
			p, err := f.Read()
			var damaged *DamagedError
			if !errors.As(err, &damaged) || p.TextPercent != 100 {
				t.Fatalf("Read = %+v, %v; want the defaults and a DamagedError", p, err)
			}
			if got, err := os.ReadFile(damaged.Aside); err != nil || string(got) != content {
				t.Errorf("aside is %q, %v", got, err)
			}
			if _, err := f.Read(); err != nil {
				t.Errorf("the next start: %v", err)
			}
		})
	}
	t.Run("while the window is open its values are kept", func(t *testing.T) {
		f := file(t, "{")
		held := Defaults()
		held.Language = "vi"
		p, err := f.Update(held, func(p *Prefs) { p.Theme = ThemeLight })
		if !errors.As(err, new(*DamagedError)) || p.Language != "vi" || p.Theme != ThemeLight {
			t.Errorf("Update = %+v, %v", p, err)
		}
		if again, err := f.Read(); err != nil || again.Language != "vi" || again.Theme != ThemeLight {
			t.Errorf("Read = %+v, %v", again, err)
		}
	})
}

func TestUpdateKeepsWhatItDoesNotKnow(t *testing.T) {
	f := file(t, `{"language":"vi","future":{"a":[1,2]},"textPercent":120}`)
	if _, err := f.Update(Defaults(), func(p *Prefs) { p.Language = "en" }); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(got["future"]) != "map[a:[1 2]]" || got["language"] != "en" || got["textPercent"] != 120. {
		t.Errorf("the file holds %s", data)
	}
}

func TestTwoWindowsLoseNothing(t *testing.T) {
	f := file(t, "")
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range 5 {
				if _, err := f.Update(Defaults(), func(p *Prefs) { p.SetSplit(fmt.Sprint(w, ".", n), .5) }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if p, err := f.Read(); err != nil || len(p.Splits) != 20 {
		t.Errorf("kept %d of 20 changes, %v", len(p.Splits), err)
	}
}

func TestSettingsThatCannotBeKeptHoldForThisWindow(t *testing.T) {
	blocked := File{Path: filepath.Join(t.TempDir(), "file", "settings.json")}
	if err := os.WriteFile(filepath.Dir(blocked.Path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	held := Defaults()
	held.Language = "vi"
	p, err := blocked.Update(held, func(p *Prefs) { p.Theme = ThemeLight })
	if err == nil || p.Language != "vi" || p.Theme != ThemeLight {
		t.Errorf("Update = %+v, %v; want an error and the change", p, err)
	}
	if p, err := blocked.Read(); err == nil && runtime.GOOS != "windows" || p.TextPercent != 100 {
		t.Errorf("Read = %+v, %v", p, err)
	}
}

func TestWhatNobodyCanWriteDownIsNotKept(t *testing.T) {
	f := file(t, "")
	p, err := f.Update(Defaults(), func(p *Prefs) {
		p.SetSplit("panel", math.NaN())
		p.Window = Size{float32(math.Inf(1)), 800}
		p.Draft = json.RawMessage("{")
	})
	if err != nil || len(p.Splits) != 0 || p.Window != (Size{}) || p.Draft != nil {
		t.Errorf("Update = %+v, %v", p, err)
	}
}

func TestRecentCatalogs(t *testing.T) {
	p := Defaults()
	for n := range 12 {
		p.Opened(fmt.Sprintf("/c%d", n))
	}
	p.Opened("/c5")
	if len(p.Recent) != MaxRecent || p.Recent[0] != "/c5" || p.Recent[1] != "/c11" || slices.Contains(p.Recent, "/c1") {
		t.Errorf("recent: %v", p.Recent)
	}
	p.SetStory("/c5", 7, 2)
	p.SetStory("/c11", 8, 1)
	p.SetStory("/c11", 0, 0)
	story := func(path string) [2]int { id, slot := p.Story(path); return [2]int{int(id), slot} }
	if story("/c5") != [2]int{7, 2} || story("/c11") != [2]int{} || story("/none") != [2]int{} {
		t.Errorf("stories: %v", p.OpenStory)
	}
	p.Forget("/c5")
	p.SetStory("/c6", 1, 0)
	if story("/c5") != [2]int{} {
		t.Error("the story of a forgotten catalog is kept")
	}
}

func TestSearchesAreRemembered(t *testing.T) {
	p := Defaults()
	p.Opened("/c")
	for n := range 25 {
		p.Searched("/c", fmt.Sprint("x", n))
	}
	p.Searched("/c", "x20")
	if all := p.Searches["/c"]; len(all) != 20 || all[0] != "x20" || all[1] != "x24" || all[19] != "x5" {
		t.Errorf("remembered: %v", all)
	}
	q := p.Clone()
	q.Unsearched("/c", "x24")
	if all := q.Searches["/c"]; len(all) != 19 || all[1] != "x23" || p.Searches["/c"][1] != "x24" {
		t.Errorf("after one is forgotten: %v", all)
	}
	p.Forget("/c")
	p.Searched("/d", "y")
	if len(p.Searches) != 1 {
		t.Errorf("those of a forgotten catalog are kept: %v", p.Searches)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	p := Defaults()
	p.OwnKeys = map[string][]string{"a": {"A"}}
	p.Recent, p.ExportPresets, p.Unsaved = []string{"x"}, []catalog.Preset{{Name: "web"}}, []Unsaved{{Text: "x"}}
	q := p.Clone()
	q.OwnKeys["a"][0], q.Recent[0], q.ExportPresets[0].Name, q.Unsaved[0].Text = "B", "y", "z", "y"
	q.SetSplit("s", .1)
	if p.OwnKeys["a"][0] != "A" || p.Recent[0] != "x" || p.ExportPresets[0].Name != "web" || p.Unsaved[0].Text != "x" || len(p.Splits) != 0 {
		t.Errorf("the original changed: %+v", p)
	}
}

func TestTheTemplateUsedLastIsRememberedByCatalog(t *testing.T) {
	p := Prefs{Recent: []string{"/a", "/b"}}
	p.UseTemplate("/a", "one")
	p.UseTemplate("/gone", "x")
	p.UseTemplate("/b", "two")
	if want := map[string]string{"/a": "one", "/b": "two"}; !reflect.DeepEqual(p.Templates, want) {
		t.Errorf("remembered are %v, want %v", p.Templates, want)
	}
}

func TestEveryFieldIsKept(t *testing.T) {
	p := Prefs{Language: "vi", Keys: KeysLightroom, OwnKeys: map[string][]string{"a": {"A"}}, PlainRates: true, Advance: true, Theme: ThemeLight,
		TextPercent: 140, Typing: TypeVNI, TypingOff: true, ModernTone: true, ThumbWidth: 300, WriteBack: WriteAlways, WriteInto: IntoJPEG, KeepTimes: true, Exiftool: "/opt/exiftool", HidePanel: true, HideSide: true, SideFolds: []string{"1"}, Searches: map[string][]string{"/c": {"chợ"}}, PhotoPane: true, HideFilm: true, PhotoFacts: true, PaneThumbs: 180, Listings: map[string]Listing{"/c": {Sort: catalog.SortFile, Group: catalog.GroupDay, Bursts: true}}, OpenSlot: map[string]int64{"/c": 2}, Templates: map[string]string{"/c": "Đoàn"}, Recent: []string{"/c"},
		OpenStory: map[string]int64{"/c": 3}, Tab: "stories", Window: Size{1000, 700}, Splits: map[string]float64{"panel": .7}, ExportFolder: "/out",
		ExportPresets: []catalog.Preset{{Name: "báo", LongEdge: 1200}}, LastFolder: "/in", Draft: json.RawMessage(`{"a":1}`),
		Unsaved: []Unsaved{{ID: "1", Catalog: "/c", Story: 3, Where: "Chợ phiên", Text: "chưa lưu", When: time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}}}
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		if v.Field(i).IsZero() && v.Type().Field(i).Name != "rest" {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var got Prefs
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if got.rest = nil; !reflect.DeepEqual(got, p) {
		t.Errorf("read back %+v\nwant %+v", got, p)
	}
}

func TestWhatIsOnByDefaultStaysOff(t *testing.T) {
	p := Defaults()
	p.Advance = false
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var got Prefs
	if err := json.Unmarshal(data, &got); err != nil || got.Advance {
		t.Errorf("%s was read as %+v, %v", data, got, err)
	}
}

func FuzzPrefs(f *testing.F) {
	f.Add(`{"language":"vi","recent":["/a"],"x":{"y":1}}`)
	f.Add(`{"splits":{"a":0.5},"draft":{}}`)
	f.Fuzz(func(t *testing.T, s string) {
		var p Prefs
		if json.Unmarshal([]byte(s), &p) != nil {
			return
		}
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatalf("%q is read and cannot be written: %v", s, err)
		}
		var again Prefs
		if err := json.Unmarshal(data, &again); err != nil {
			t.Fatalf("%s cannot be read back: %v", data, err)
		}
		if twice, err := json.Marshal(again); err != nil || string(twice) != string(data) {
			t.Errorf("%s became %s, %v", data, twice, err)
		}
	})
}
