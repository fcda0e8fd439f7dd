package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// TestCodesWhileTyping types the code of a person whose office changed between
// two photos, with the keys of a hand: it is replaced at its closing delimiter,
// given back by undo, offered after two letters; an unknown one is told.
func TestCodesWhileTyping(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, ids := deskOfCodes(t)
	w := s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	description := func(text string) {
		t.Helper()
		w.await("description "+text, func(l line) bool {
			fields, _ := l["fields"].(map[string]any)
			return l.str("at") == "typed" && fields["description"] == text
		})
	}
	w.into("caption.description")
	w.at("codes", "delimiter", "=")

	w.typed("=hvn=")
	description("Chủ tịch Hoàng Văn Nghiệm")
	w.keys("ctrl+z")
	description("=hvn=")
	w.at("codeline", "text", "Sẽ thành: Chủ tịch Hoàng Văn Nghiệm")
	w.shoot("codes-undone")
	w.keys("ctrl+shift+z")
	description("Chủ tịch Hoàng Văn Nghiệm")

	w.typed(" vaf =ng")
	offers := w.await("two people", func(l line) bool { return l.str("at") == "offers" && l["texts"] != nil })
	texts := offers["texts"].([]any)
	if len(texts) < 2 || !strings.HasPrefix(texts[1].(string), "ngb ") {
		t.Fatalf("offered are %q", texts)
	}
	w.shoot("codes-hints")
	w.keys("Down")
	w.keys("Tab")
	description("Chủ tịch Hoàng Văn Nghiệm và Bí thư Nguyễn Văn Bình")
	w.typed(" owr =xyz= {cty}")
	w.await("no variable", func(l line) bool {
		return l.str("at") == "codeline" && strings.HasPrefix(l.str("text"), "không có biến {cty}")
	})
	w.shoot("codes-unknown")
	for range len(" {cty}") {
		w.keys("BackSpace")
	}
	w.at("codeline", "text", "Chưa có gì để thay: =xyz=")
	for range len(" ở =xyz=") - 2 {
		w.keys("BackSpace")
	}
	w.at("codeline", "text", "")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 1)
	back, ctx := look(t, cat)
	p, err := back.Photo(ctx, ids[1])
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Caption.Text(catalog.Description); got != "Chủ tịch Hoàng Văn Nghiệm và Bí thư Nguyễn Văn Bình" {
		t.Errorf("the photo says %q", got)
	}
	if got := p.Caption.List(catalog.People); !slices.Equal(got, []string{"Hoàng Văn Nghiệm", "Nguyễn Văn Bình"}) || len(p.Caption.BoundTo()) != 2 {
		t.Errorf("the people are %q, bound to %q", got, p.Caption.BoundTo())
	}

	w.keys("Escape")
	w.at("focus", "box", "grid")
	w.keys("ctrl+a")
	w.at("form", "count", 2)
	w.into("caption.description")
	w.keys("ctrl+a")
	w.typed("=hvn= ")
	description("=hvn= ")
	w.shoot("codes-several")
	w.typed("vaf =ng")
	w.at("offers", "texts", "[nga   Giám đốc Sở Y tế Nguyễn Thị Nga ngb   Bí thư Nguyễn Văn Bình hvn   Chủ tịch Hoàng Văn Nghiệm]")
	w.pressAt("caption.description", 80, 62) // the second
	description("=hvn= và Bí thư Nguyễn Văn Bình")
	w.typed(" nois")
	description("=hvn= và Bí thư Nguyễn Văn Bình nói")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 2)
	ps, err := back.Photos(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Phó Chủ tịch Hoàng Văn Nghiệm và Bí thư Nguyễn Văn Bình nói", "Chủ tịch Hoàng Văn Nghiệm và Bí thư Nguyễn Văn Bình nói"} {
		if got := ps[i].Caption.Text(catalog.Description); got != want || len(ps[i].Caption.BoundTo()) != 2 {
			t.Errorf("photo %d says %q, and is bound to %q", i, got, ps[i].Caption.BoundTo())
		}
	}
}

// deskOfCodes is a catalog of two photos, one of each office of a person, with
// a roster and a code file.
func deskOfCodes(t *testing.T) (cat string, ids []catalog.PhotoID) {
	t.Helper()
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	photos := filepath.Join(dir, "photos")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"a.jpg", "b.jpg"} { // of the 1st and the 2nd of March 2024
		catalogtest.File(t, photos, name, catalogtest.Photo{Seed: i + 1, Shot: catalogtest.At(i+1, 9, 0, 0, true)})
	}
	cat = filepath.Join(dir, "Desk.cutline")
	d, err := desk.Create(t.Context(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(t.Context(), []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddCodeFile(t.Context(), file("codes.txt", "tl\txã Tân Lập\n")); err != nil {
		t.Fatal(err)
	}
	plan, err := d.PlanRoster(t.Context(), file("people.csv", "code,name,office,short office,from,to\n"+
		"hvn,Hoàng Văn Nghiệm,Phó Chủ tịch UBND tỉnh,Phó Chủ tịch,2020-01-01,2024-03-01\n"+
		"hvn,Hoàng Văn Nghiệm,Chủ tịch UBND tỉnh,Chủ tịch,2024-03-02,\n"+
		"nga,Nguyễn Thị Nga,Giám đốc Sở Y tế,Giám đốc Sở Y tế,2020-01-01,\n"+
		"ngb,Nguyễn Văn Bình,Bí thư Huyện ủy,Bí thư,2020-01-01,\n"), catalog.RosterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeRoster(t.Context(), plan); err != nil {
		t.Fatal(err)
	}
	ids, _, err = d.Search(t.Context(), "", catalog.SortFile, 0)
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	return cat, ids
}
