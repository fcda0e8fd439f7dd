package app

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/jobs"
	"cutline/app/settings"
	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// An inside is the whole window in a test's own hands: no screen, no keys from
// outside; its goroutine is the test's.
type inside struct {
	*App
	t     *testing.T
	steps chan func()
	said  []map[string]any // that nobody has waited for yet
}

// Write takes what the window tells of itself.
func (in *inside) Write(b []byte) (int, error) {
	var l map[string]any
	if err := json.Unmarshal(bytes.TrimSpace(b), &l); err != nil {
		in.t.Error(err)
	}
	in.said = append(in.said, l)
	return len(b), nil
}

// openInside makes the window as it is at 1,280 by 800, in a language and at a
// text size, over a catalog; "" is the first start.
func openInside(t *testing.T, language string, percent int, catalog string) *inside {
	t.Helper()
	home := t.TempDir()
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"} {
		t.Setenv(v, home)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
	in := &inside{t: t, steps: make(chan func(), 4096)}
	prefs := filepath.Join(home, "settings.json")
	if err := os.WriteFile(prefs, []byte(`{"language":"`+language+`","textPercent":`+strconv.Itoa(percent)+`}`), 0o600); err != nil {
		t.Fatal(err)
	}
	f := test.NewTempApp(t)
	in.App = prepared(f, Options{Catalog: catalog, Autotest: in, Version: "test", Default: filepath.Join(home, "New.cutline"),
		Settings: settings.File{Path: prefs}, Sample: func(string, catalogProgress) (Sample, error) { return Sample{}, nil }},
		jobs.Options{Dispatch: func(step func()) { in.steps <- step }})
	if err := in.make(); err != nil {
		t.Fatal(err)
	}
	in.noPortal = true
	const menu = 28 // the row above the canvas
	in.win.Resize(fyne.NewSize(normalWide, normalHigh-menu))
	in.win.Show()
	in.started()
	t.Cleanup(func() {
		done := make(chan error, 1)
		in.jobs.Ask(func(context.Context) func() { return nil })
		go func() {
			for {
				select {
				case <-in.steps: // nobody hears them any more
				case <-done:
					return
				}
			}
		}()
		if err := in.end(); err != nil {
			t.Error(err)
		}
		done <- nil
	})
	return in
}

type catalogProgress = catalog.ProgressFunc

// until runs the window until it says something of a kind with a value; "" is
// any. What it said before counts once.
func (in *inside) until(at, key string, value any) {
	in.t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		for i, l := range in.said {
			if l["at"] == at && (key == "" || l[key] == value) {
				in.said = in.said[i+1:]
				return
			}
		}
		select {
		case step := <-in.steps:
			step()
		case <-deadline:
			in.t.Fatalf("waited in vain for %s %s=%v", at, key, value)
		}
	}
}

// rest runs the window for a moment. It is never without steps: a window that
// is tested is asked again and again how long it makes others wait.
func (in *inside) rest() {
	for end := time.After(200 * time.Millisecond); ; {
		select {
		case step := <-in.steps:
			step()
		case <-end:
			return
		}
	}
}

// insideDesk is a catalog of the sample event with a story whose first slot
// has a finding that refuses the export.
func insideDesk(t *testing.T, language string) string {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(ctx, path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(ctx, event.Dirs, nil); err != nil {
		t.Fatal(err)
	}
	article := event.ArticleEN
	if language == "vi" {
		article = event.ArticleVI
	}
	f, err := os.Open(article)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := d.ImportStory(ctx, article, f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Suggest(ctx, s.ID)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	if _, err := d.Place(ctx, s.ID, 1, all[0].Photo, catalog.Crop{}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SetHouse(ctx, catalog.Set{Field: "sign.LKO", Value: catalog.TextValue("Lâm Khê")}); err != nil {
		t.Fatal(err)
	}
	return path
}
