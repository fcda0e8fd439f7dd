package articles_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/articles"
)

// An answer is an article as a person reads it; written by hand.
type answer struct {
	Headline string          `json:"headline"`
	PageDate *string         `json:"page_date"`
	Dateline answerDateline  `json:"dateline"`
	Lead     string          `json:"lead"`
	Byline   string          `json:"byline"`
	Language string          `json:"language"`
	Blocks   []answerBlock   `json:"blocks"`
	People   []catalog.Named `json:"people"`
}

type answerDateline struct {
	Sign        string   `json:"sign"`
	Place       string   `json:"place"`
	Text        string   `json:"text"`
	Day         *int     `json:"day"`
	Month       *int     `json:"month"`
	Year        *int     `json:"year"`
	YearCertain bool     `json:"year_certain"`
	WhySays     []string `json:"why_says"` // words the reason must have
}

type answerBlock struct {
	Type   catalog.BlockType `json:"type"`
	Slot   int               `json:"slot"`
	Text   string            `json:"text"`
	Credit string            `json:"credit"`
}

func num(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}

func readAnswer(t *testing.T, path string) answer {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return a
}

// compare checks everything of an article but the exact words of its reason.
func compare(t *testing.T, got catalog.Article, want answer) {
	t.Helper()
	date := ""
	if want.PageDate != nil {
		date = *want.PageDate
	}
	for _, c := range []struct{ what, got, want string }{
		{"headline", got.Headline, want.Headline}, {"page date", got.PageDate.String(), date}, {"lead", got.Lead, want.Lead},
		{"byline", got.Byline, want.Byline}, {"language", got.Language, want.Language},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, want %q", c.what, c.got, c.want)
		}
	}
	compareDateline(t, got.Dateline, want.Dateline)
	if len(got.Blocks) != len(want.Blocks) {
		t.Errorf("%d blocks, want %d", len(got.Blocks), len(want.Blocks))
	}
	for i, b := range got.Blocks {
		g := answerBlock{b.Type, b.Slot, b.Text, b.Credit}
		if i < len(want.Blocks) && g != want.Blocks[i] {
			t.Errorf("block %d is\n%+v, want\n%+v", i, g, want.Blocks[i])
		}
	}
	for i := range max(len(got.People), len(want.People)) {
		var g, w catalog.Named
		if i < len(got.People) {
			g = got.People[i]
		}
		if i < len(want.People) {
			w = want.People[i]
		}
		if g.Name != w.Name || g.Honorific != w.Honorific || len(g.Offices)+len(w.Offices) > 0 && !reflect.DeepEqual(g.Offices, w.Offices) {
			t.Errorf("person %d is %+q, want %+q", i, g, w)
		}
	}
}

func compareDateline(t *testing.T, d catalog.Dateline, w answerDateline) {
	t.Helper()
	why := d.Why
	d.Why = ""
	want := catalog.Dateline{Sign: w.Sign, Place: w.Place, Text: w.Text, Day: num(w.Day), Month: num(w.Month), Year: num(w.Year), YearCertain: w.YearCertain}
	if d != want {
		t.Errorf("date line is %+v (%s), want %+v", d, why, want)
	}
	for _, s := range w.WhySays {
		if !strings.Contains(why, s) {
			t.Errorf("the reason %q does not say %q", why, s)
		}
	}
}

func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			f, err := os.Open(page)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			a, err := articles.Parse(page, f, nil)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, a, readAnswer(t, strings.TrimSuffix(page, ".txt")+".json"))
		})
	}
}

func parse(t *testing.T, name, text string) (catalog.Article, error) {
	t.Helper()
	return articles.Parse(name, strings.NewReader(text), nil)
}
