package app_test

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// TestTextsOfTwoProgramsInTheWindow changes a sidecar as another program does
// while the catalog has another text: the window notices when it opens, shows
// both, and takes what is chosen with the keyboard.
func TestTextsOfTwoProgramsInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	photos, cat := filepath.Join(dir, "photos"), filepath.Join(dir, "Desk.cutline")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"a.jpg", "b.jpg"} {
		catalogtest.File(t, photos, name, catalogtest.Photo{Seed: i + 1})
	}
	d, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(t.Context(), []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(t.Context(), "", catalog.SortFile, 0)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	set := func(text string) {
		t.Helper()
		e := catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "headline", Value: catalog.TextValue("Chung")}, {Field: "city", Value: catalog.TextValue(text)}}}
		if _, err := d.Edit(t.Context(), ids, e); err != nil {
			t.Fatal(err)
		}
	}
	set("gốc")
	if _, err := d.Write(t.Context(), ids, catalog.WriteOptions{}, nil); err != nil {
		t.Fatal(err)
	}
	set("của bàn")
	for _, name := range []string{"a.xmp", "b.xmp"} {
		path := filepath.Join(photos, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(data), "gốc", "của Lightroom")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	w := s.open(binary, "--lang", "vi", cat)
	w.at("looked", "clashing", 2)
	w.at("banner")
	w.shoot("clash-banner")
	w.click("banner.choice0")
	w.at("clash", "fields", 1, "photos", 2)
	w.shoot("clash")
	w.keys("Right")
	w.shoot("clash-file")
	w.keys("Return")
	w.at("settled", "changed", 1)
	w.at("clash", "fields", 1, "photos", 1)
	w.clickAt("clash.city", 185, 15)
	w.click("clash.own.city")
	w.keys("ctrl+a")
	w.typed("hai been")
	w.shoot("clash-own")
	w.click("dialog.accept")
	w.at("settled", "changed", 1)
	w.keys("ctrl+shift+k")
	w.at("noclash")

	back, ctx := look(t, cat)
	ps, err := back.Photos(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	var cities []string
	for _, p := range ps {
		if len(p.Clashes) > 0 {
			t.Errorf("%s still clashes", p.File())
		}
		cities = append(cities, p.Caption.Text(catalog.City))
	}
	slices.Sort(cities)
	if got := strings.Join(cities, ", "); got != "của Lightroom, hai bên" && got != "hai bên, của Lightroom" {
		t.Errorf("cities: %s", got)
	}
}

// unmarked is a JPEG whose headline is bytes in a code page that it does not
// name: "Hu\xEA\xEC" is Huế in windows-1258.
func unmarked(t *testing.T, dir, name string, seed int, headline string) {
	t.Helper()
	block := append([]byte{0x1C, 2, 105, 0, byte(len(headline))}, headline...)
	body := append([]byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00"), byte(len(block)))
	body = append(body, block...)
	if len(block)%2 == 1 {
		body = append(body, 0)
	}
	data := catalogtest.JPEG(t, catalogtest.Photo{Seed: seed})
	segment := append([]byte{0xFF, 0xED, 0, byte(len(body) + 2)}, body...)
	if err := os.WriteFile(filepath.Join(dir, name), slices.Concat(data[:2], segment, data[2:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestAGuessedTextInTheWindow confirms a text of an unknown code page by Enter,
// and takes another code page's for the next one.
func TestAGuessedTextInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	dir := t.TempDir()
	photos, cat := filepath.Join(dir, "photos"), filepath.Join(dir, "Desk.cutline")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"a.jpg", "b.jpg"} {
		unmarked(t, photos, name, i+1, "Hu\xEA\xEC")
	}
	d, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(t.Context(), []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(t.Context(), "clash:yes", catalog.SortFile, 0)
	if err != nil || len(ids) != 2 {
		t.Fatal("photos with a guess:", ids, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	w := s.open(binary, "--lang", cmp.Or(os.Getenv("CUTLINE_SHOTS_LANG"), "vi"), cat)
	w.at("form", "count", 1)
	w.shoot("guess-panel")
	w.click("caption.clash.headline")
	w.at("clash", "kind", "guess", "photos", 1)
	w.shoot("guess")
	w.keys("Return") // one key confirms
	w.at("settled", "changed", 1)
	w.keys("ctrl+shift+k")
	w.at("clash", "kind", "guess", "photos", 1)
	w.keys("Right")
	w.shoot("guess-1258")
	w.keys("Return")
	w.at("settled", "changed", 1)
	w.keys("ctrl+shift+k")
	w.at("noclash")

	back, ctx := look(t, cat)
	ps, err := back.Photos(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, p := range ps {
		if len(p.Clashes) > 0 {
			t.Errorf("%s still waits", p.File())
		}
		texts = append(texts, p.Caption.Text(catalog.Headline))
	}
	slices.Sort(texts)
	if want := []string{"Huêì", "Huế"}; !slices.Equal(texts, want) {
		t.Errorf("the headlines are %q, want %q", texts, want)
	}
}

// shoot keeps a picture of the screen where $CUTLINE_SHOTS says.
func (w *window) shoot(name string) {
	if to := os.Getenv("CUTLINE_SHOTS"); to != "" {
		w.do("sleep", "0.3")
		cmd := exec.Command("import", "-window", "root", filepath.Join(to, name+".png"))
		cmd.Env = w.env
		if out, err := cmd.CombinedOutput(); err != nil {
			w.t.Logf("import: %v %s", err, out)
		}
	}
}
