package metadata

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

// corpus is the folder of foreign photos beside the project; the test is
// skipped where there is none.
func corpus(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	c := filepath.Join(dir, "..", "shared", "corpus")
	if _, err := os.Stat(c); err != nil {
		t.Skip("no corpus of photos beside the project")
	}
	return c
}

func readFile(t testing.TB, path string) (photofile.Info, Read) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := photofile.Read(data)
	if err != nil {
		return info, Read{Camera: catalog.Camera{Orientation: 1}}
	}
	return info, FromFile(info)
}

// TestWant holds every JPEG of ours whose right answer is known.
func TestWant(t *testing.T) {
	dir := filepath.Join(corpus(t), "synthetic")
	raw, err := os.ReadFile(filepath.Join(dir, "want.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		File, Why string
		Want      struct {
			Caption     *string
			Keywords    []string
			Creator     []string
			CountryCode string `json:"country_code"`
			Make        string
			Orientation int
			Date        string
			Codepage    string
			ExtLen      int `json:"ext_len"`
		}
	}
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if filepath.Ext(c.File) != ".jpg" {
			continue
		}
		t.Run(c.File, func(t *testing.T) {
			info, r := readFile(t, filepath.Join(dir, c.File))
			check := func(what string, got, want any) {
				if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
					t.Errorf("%s: %s is %q, want %q", c.Why, what, g, w)
				}
			}
			w := c.Want
			if w.Caption != nil {
				check("the caption", r.Caption.Text(catalog.Description), clean(*w.Caption))
			}
			if w.Keywords != nil {
				check("keywords", r.Caption.List(catalog.Keywords), cleanAll(w.Keywords))
			}
			if w.Creator != nil {
				check("creator", r.Caption.List(catalog.Creator), cleanAll(w.Creator))
			}
			if w.CountryCode != "" {
				check("the country code", r.Caption.Text(catalog.CountryCode), w.CountryCode)
			}
			if w.Make != "" {
				check("the maker", r.Camera.Make, w.Make)
			}
			if w.Orientation != 0 {
				check("the orientation", r.Camera.Orientation, w.Orientation)
			}
			if w.Date != "" {
				want, err := catalog.ParseMoment(w.Date)
				if err != nil {
					t.Fatal(err)
				}
				check("the time", r.Captured, want)
			}
			if w.Codepage != "" {
				check("a legacy code page is a guess", len(r.Clashes) > 0 && len(r.Clashes[0].Raw) > 0, true)
			}
			if w.ExtLen > 0 {
				check("extended XMP was used", len(info.XMPExt) > 0, true)
			}
		})
	}
}

// tally counts agreement with the values another program reads.
type tally struct {
	t           *testing.T
	good, total map[string]int
}

func (c *tally) check(file, what string, got, want any) {
	if c.good == nil {
		c.good, c.total = map[string]int{}, map[string]int{}
	}
	c.total[what]++
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g == w {
		c.good[what]++
	} else {
		c.t.Logf("%s: %s is %q, exiftool says %q", file, what, g, w)
	}
}

// TestExpected compares the real JPEGs with what exiftool reads from them.
func TestExpected(t *testing.T) {
	root := corpus(t)
	all := expected(t)
	// Its XMP is in UTF-16, which a photo may not have: it is refused there.
	delete(all, "exiftool/t/images/XMP.jpg")
	c := &tally{t: t}
	for file, want := range all {
		if want["File:FileType"] != "JPEG" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, "photos", file))
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		compareCaption(c, file, FromFile(info), want)
	}
	good, total := 0, 0
	for what, n := range c.total {
		t.Logf("%-14s %d of %d", what, c.good[what], n)
		good, total = good+c.good[what], total+n
	}
	t.Logf("all            %d of %d = %.2f %%", good, total, 100*float64(good)/float64(total))
	if total < 150 || float64(good) < 0.985*float64(total) {
		t.Errorf("%d of %d values agree, want 98.5 %%", good, total)
	}
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return clean(fmt.Sprint(v))
}

// compareCaption compares fields that only one of XMP and IIM has, or where
// both agree: who wins otherwise is for other tests.
func compareCaption(c *tally, file string, r Read, want map[string]any) {
	for _, f := range []struct {
		field    catalog.FieldName
		xmp, iim string
	}{
		{catalog.Description, "XMP-dc:Description", "IPTC:Caption-Abstract"},
		{catalog.Headline, "XMP-photoshop:Headline", "IPTC:Headline"},
		{catalog.Title, "XMP-dc:Title", "IPTC:ObjectName"},
		{catalog.Creator, "XMP-dc:Creator", "IPTC:By-line"},
		{catalog.Keywords, "XMP-dc:Subject", "IPTC:Keywords"},
		{catalog.Credit, "XMP-photoshop:Credit", "IPTC:Credit"},
		{catalog.Copyright, "XMP-dc:Rights", "IPTC:CopyrightNotice"},
		{catalog.Source, "XMP-photoshop:Source", "IPTC:Source"},
		{catalog.City, "XMP-photoshop:City", "IPTC:City"},
		{catalog.Country, "XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName"},
		{catalog.Instructions, "XMP-photoshop:Instructions", "IPTC:SpecialInstructions"},
		{catalog.People, "XMP-iptcExt:PersonInImage", ""},
		{catalog.AltText, "XMP-iptcCore:AltTextAccessibility", ""},
	} {
		x, i := items(want[f.xmp]), items(want[f.iim])
		if len(x) == 0 && len(i) == 0 || len(x) > 0 && len(i) > 0 && !slices.Equal(x, i) {
			continue
		}
		if len(x) == 0 {
			x = i
		}
		got := r.Caption.List(f.field)
		if row, _ := catalog.FieldByName(f.field); row.Kind != catalog.List {
			x = x[:1]
		}
		c.check(file, "captions", got, x)
	}
}

// items are the texts of a value of expected.json.
func items(v any) []string {
	if l, ok := v.([]any); ok {
		var out []string
		for _, e := range l {
			out = append(out, fmt.Sprint(e))
		}
		return cleanAll(out)
	}
	return cleanAll([]string{text(v)})
}

// Every file there is, the hostile ones too, is read within 2 s and with
// little memory.
func TestHostileFilesAreSurvived(t *testing.T) {
	files := 0
	err := filepath.WalkDir(corpus(t), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		info, err := photofile.Read(data)
		if err != nil && !errors.Is(err, photofile.ErrNotPhoto) {
			t.Errorf("%s: %v", path, err)
		}
		FromFile(info)
		// The blocks themselves, whatever stands around them.
		FromFile(photofile.Info{EXIF: data, IIM: data, XMP: data})
		if d := time.Since(start); d > slower*2*time.Second {
			t.Errorf("%s took %v", path, d)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 100<<20 {
			t.Errorf("%s took %d MB", path, n>>20)
		}
		files++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files", files)
}
