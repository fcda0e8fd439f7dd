package manual

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/i18n"
	"cutline/assets"
)

func newManual(t *testing.T, language string) (*Manual, *i18n.Words) {
	t.Helper()
	words, err := i18n.New(language)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(test.NewTempApp(t), words)
	if err != nil {
		t.Fatal(err)
	}
	return m, words
}

// shape is the levels of a page's headings, and how many lists and
// pictures it has.
func shape(text string) (levels string, items, pictures int) {
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "#"):
			levels += strings.SplitN(line, " ", 2)[0] + " "
		case strings.HasPrefix(line, "- "):
			items++
		case strings.HasPrefix(line, "!["):
			pictures++
		}
	}
	return levels, items, pictures
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, err := assets.Manual("en")
	if err != nil {
		t.Fatal(err)
	}
	vi, err := assets.Manual("vi")
	if err != nil {
		t.Fatal(err)
	}
	if len(en) != len(vi) || len(en) < 13 {
		t.Fatalf("%d pages in English, %d in Vietnamese", len(en), len(vi))
	}
	for i, p := range en {
		if p.ID != vi[i].ID {
			t.Errorf("page %d is %q in English and %q in Vietnamese", i+1, p.ID, vi[i].ID)
			continue
		}
		if p.Title == "" || p.Text == "" || vi[i].Title == "" || vi[i].Title == p.Title {
			t.Errorf("%s: the titles are %q and %q", p.ID, p.Title, vi[i].Title)
		}
		l1, n1, p1 := shape(p.Text)
		l2, n2, p2 := shape(vi[i].Text)
		if l1 != l2 || n1 != n2 || p1 != p2 {
			t.Errorf("%s: headings %q and %q, items %d and %d, pictures %d and %d", p.ID, l1, l2, n1, n2, p1, p2)
		}
	}
	if _, err := assets.Manual("fr"); err == nil {
		t.Error("there is a manual in a language Cutline does not speak")
	}
}

func TestPicturesAreThereAndSmall(t *testing.T) {
	for _, language := range []string{"en", "vi"} {
		pages, err := assets.Manual(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			for _, at := range picture.FindAllStringSubmatch(p.Text, -1) {
				data, err := assets.ManualPicture(language, at[2])
				if err != nil {
					t.Errorf("%s: %v", p.ID, err)
					continue
				}
				if len(data) > 120_000 {
					t.Errorf("%s: the picture %s has %d bytes, more than 120,000", p.ID, at[2], len(data))
				}
				if _, err := png.Decode(bytes.NewReader(data)); err != nil {
					t.Errorf("%s: the picture %s: %v", p.ID, at[2], err)
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	x := newIndex([]assets.ManualPage{
		{ID: "a", Title: "Tìm ảnh", Text: "Mở đầu.\n\n## Nút lọc\n\nĐà Nẵng và Huế.\n\n## Ngày\n\nkhông gì cả"},
		{ID: "b", Title: "Xuất", Text: "## Gói\n\nnút lọc Ở ĐÂY"},
	})
	names := func(hits []hit) string {
		var out []string
		for _, h := range hits {
			out = append(out, h.name)
		}
		return strings.Join(out, "; ")
	}
	for _, tt := range []struct{ query, want string }{
		{"", "Tìm ảnh; Xuất"},
		{"   ", "Tìm ảnh; Xuất"},
		{"da nang", "Tìm ảnh › Nút lọc"},
		{"ĐÀ NẴNG", "Tìm ảnh › Nút lọc"},
		{"nut loc", "Tìm ảnh › Nút lọc; Xuất › Gói"},
		{"hue da", "Tìm ảnh › Nút lọc"},
		{"mo dau", "Tìm ảnh"},
		{"loc nut", "Tìm ảnh › Nút lọc; Xuất › Gói"},
		{"o day", "Xuất › Gói"},
		{"goi", "Xuất › Gói"},
		{"chẳng có", ""},
	} {
		if got := names(x.find(tt.query)); got != tt.want {
			t.Errorf("%q finds %q, want %q", tt.query, got, tt.want)
		}
	}
}

func press(m *Manual, names ...fyne.KeyName) {
	for _, n := range names {
		if f := m.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
}

func TestTheKeyboardDoesEverything(t *testing.T) {
	m, _ := newManual(t, i18n.English)
	m.Show("")
	first := m.pages[0].ID
	if m.Page() != first {
		t.Fatalf("the first page is %q, want %q", m.Page(), first)
	}
	press(m, fyne.KeyDown)
	if m.Page() != m.pages[1].ID {
		t.Errorf("an arrow leads to %q, want the next page", m.Page())
	}
	press(m, fyne.KeyUp, fyne.KeyUp)
	if m.Page() != first {
		t.Errorf("beyond the first page is %q", m.Page())
	}
	m.win.Canvas().Focus(m.search)
	test.Type(m.search, "sidecar")
	if m.Page() == first || len(m.hits) == 0 {
		t.Errorf("searching shows %q, %d hits", m.Page(), len(m.hits))
	}
	press(m, fyne.KeyReturn)
	if m.win.Canvas().Focused() != fyne.Focusable(m.list) {
		t.Error("Enter in the box does not go to what was found")
	}
	found := m.Page()
	press(m, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyHome)
	if m.Page() != found || m.scroll.Offset.Y != 0 {
		t.Errorf("scrolling leaves the page %q at %v", m.Page(), m.scroll.Offset.Y)
	}
	m.search.SetText("qqqqq")
	m.find()
	if m.none.Hidden || len(m.hits) != 0 {
		t.Error("nothing says that nothing was found")
	}
	m.Show("search")
	if m.Page() != "search" || m.search.Text != "" || !m.none.Hidden {
		t.Errorf("asked for the page of search: %q, with %q in the box", m.Page(), m.search.Text)
	}
}

func TestEscCloses(t *testing.T) {
	m, _ := newManual(t, i18n.Vietnamese)
	for _, box := range []fyne.Focusable{m.list, m.search} {
		m.Show("")
		m.win.Canvas().Focus(box)
		before := m.shown
		press(m, fyne.KeyEscape)
		if !before || m.shown {
			t.Errorf("Esc in %T leaves the window open", box)
		}
	}
}

func TestLanguageSwitchesAtOnce(t *testing.T) {
	m, words := newManual(t, i18n.English)
	m.Show("captions")
	if err := words.Use(i18n.Vietnamese); err != nil {
		t.Fatal(err)
	}
	if err := m.Relabel(); err != nil {
		t.Fatal(err)
	}
	if m.Page() != "captions" {
		t.Errorf("after the language changed the page is %q", m.Page())
	}
	if !strings.Contains(m.win.Title(), words.T("manual.title")) || m.search.PlaceHolder != words.T("manual.search") {
		t.Errorf("the window is called %q and its box %q", m.win.Title(), m.search.PlaceHolder)
	}
	if m.pages[m.page].Title == "" || m.hits[m.page].name != m.pages[m.page].Title {
		t.Errorf("the list says %q, the page %q", m.hits[m.page].name, m.pages[m.page].Title)
	}
}

func TestAHitIsScrolledTo(t *testing.T) {
	m, _ := newManual(t, i18n.English)
	m.Show("")
	m.search.SetText("completion bash")
	m.find()
	if m.Page() != "command-line" || m.scroll.Offset.Y <= 0 {
		t.Errorf("the page %q at %v, want the last part of the command line", m.Page(), m.scroll.Offset.Y)
	}
}
