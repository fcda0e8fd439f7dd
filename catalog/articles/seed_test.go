package articles_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/articles"
)

// root is the project's folder.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// between is what stands in s after the first from and before the next to.
func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(s, from)
	got, _, found := strings.Cut(rest, to)
	if !ok || !found {
		t.Fatalf("nothing between %q and %q", from, to)
	}
	return got
}

// TestSeedPage checks a page of a real paper, which is not part of the
// project. What it must give is said by the numbers of its lines and by the
// words around the names, so that nothing of it stands here.
func TestSeedPage(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "..", "shared", "seed", "*.txt"))
	if err != nil || len(files) != 1 {
		t.Skip("the seed page is not beside the project")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for l := range strings.SplitSeq(string(data), "\n") {
		lines = append(lines, strings.Join(strings.Fields(l), " "))
	}
	lead := lines[4]
	sign, _, _ := strings.Cut(lead, "-")
	first := between(t, lead, "đồng chí ", ",")
	second := between(t, lead, "do đồng chí ", ",")
	offices := strings.Split(between(t, lead, first+", ", " cùng"), ", ")
	long := strings.Join(lines, "\n")
	long = long[strings.LastIndex(long, first):]
	offices[0] = between(t, long, ", ", " nhấn mạnh")
	page, day, month, year := "2020-01-27", 31, 10, 2018
	want := answer{
		Headline: lines[2], PageDate: &page, Lead: lead, Byline: lines[len(lines)-1], Language: "vi",
		Dateline: answerDateline{Sign: sign, Place: "somewhere", Text: "31/10", Day: &day, Month: &month, Year: &year, WhySays: []string{"2020", "2019", "“năm 2018”", "“năm 2019”"}},
		People: []catalog.Named{
			{Name: first, Honorific: "đồng chí", Offices: offices},
			{Name: second, Honorific: "đồng chí", Offices: []string{between(t, lead, second+", ", " làm")}},
		},
	}
	par := func(n int) {
		want.Blocks = append(want.Blocks, answerBlock{Type: catalog.Paragraph, Text: lines[n-1]})
	}
	slot := func(n, from, to int) {
		want.Blocks = append(want.Blocks, answerBlock{Type: catalog.SlotBlock, Slot: n, Text: strings.Join(lines[from-1:to], " ")})
	}
	slot(1, 8, 9)
	par(11)
	par(13)
	par(15)
	slot(2, 18, 20)
	for n := 22; n <= 32; n += 2 {
		par(n)
	}
	for name, text := range map[string]string{
		"as it is": string(data), "CRLF": strings.ReplaceAll(string(data), "\n", "\r\n"), "CR": strings.ReplaceAll(string(data), "\n", "\r"),
		"with a mark": "\ufeff" + string(data),
	} {
		t.Run(name, func(t *testing.T) {
			a, err := articles.Parse(files[0], strings.NewReader(text), map[string]string{sign: "somewhere"})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, a, want)
		})
	}
}
