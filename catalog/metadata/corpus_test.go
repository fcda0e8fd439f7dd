package metadata

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
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
	if filepath.Ext(path) == ".xmp" {
		r, err := FromSidecar(Read{}, data, time.Time{}, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		return photofile.Info{}, r
	}
	info, err := photofile.ReadFrom(photofile.Memory(data), path)
	if err != nil {
		return info, Read{Camera: catalog.Camera{Orientation: 1}}
	}
	return info, FromFile(info)
}

// codePages are our names of the code pages of want.json that a person may
// choose.
var codePages = map[string]string{"cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "mac_roman": "macintosh"}

// TestWant holds every photo and sidecar of ours whose right answer is known.
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
			InPage      string `json:"caption_if_codepage_set"`
			RawHex      string `json:"raw_hex"`
			ExtLen      int    `json:"ext_len"`
		}
	}
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
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
				if len(r.Clashes) == 0 || len(r.Clashes[0].Raw) == 0 {
					t.Fatal("a legacy code page is no guess")
				}
				check("the text's bytes", hex.EncodeToString(r.Clashes[0].Raw[0]), w.RawHex)
				if page := codePages[w.Codepage]; page != "" {
					check("the caption in its code page", FromFileIn(info, page).Caption.Text(catalog.Description), w.InPage)
				}
			}
			if w.ExtLen > 0 {
				check("extended XMP was used", len(info.XMPExt) > 0, true)
			}
		})
	}
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return clean(fmt.Sprint(v))
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
