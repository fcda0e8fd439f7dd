package names_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/fold"
	"cutline/catalog/names"
)

// The news texts judge the recogniser; testdata/news/README.md says how their
// answers were made. The unseen half is counted only when somebody asks for
// it, since a rule that is made for one of its texts makes the count worthless.
func TestNews(t *testing.T) {
	t.Run("seen", func(t *testing.T) {
		judge(t, "testdata/news/seen", bar{people: figure{.99, .98}, offices: figure{.97, .95}})
	})
	t.Run("dev", func(t *testing.T) {
		judge(t, "testdata/news/dev", bar{people: figure{.98, .97}, offices: figure{.97, .95}})
	})
	t.Run("seen3", func(t *testing.T) {
		judge(t, "testdata/news/seen3", bar{people: figure{.99, .98}, offices: figure{.97, .95}})
	})
	for _, half := range []string{"unseen", "unseen2", "unseen3"} {
		t.Run(half, func(t *testing.T) {
			if os.Getenv("CUTLINE_UNSEEN") != "1" {
				t.Skip("counted only with CUTLINE_UNSEEN=1")
			}
			judge(t, "testdata/news/"+half, bar{people: figure{.98, .95}, offices: figure{.95, .90}})
		})
	}
}

// A figure is a precision and a recall.
type figure struct{ precision, recall float64 }

// A bar is what a folder of texts must reach.
type bar struct{ people, offices figure }

// A count is of answers: those right, those found and those there are.
type count struct{ right, found, wanted int }

func (c *count) add(d count) {
	c.right += d.right
	c.found += d.found
	c.wanted += d.wanted
}

func (c count) figure() figure { return figure{share(c.right, c.found), share(c.right, c.wanted)} }

func (c count) String() string {
	f := c.figure()
	return fmt.Sprintf("%3d of %3d found, %3d there: precision %.3f recall %.3f", c.right, c.found, c.wanted, f.precision, f.recall)
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func (f figure) reaches(least figure) bool {
	return f.precision >= least.precision && f.recall >= least.recall
}

// A verdict is what the answer to one text counts.
type verdict struct {
	people, offices count
	whole           int      // offices right to the letter
	faults          []string // misses and false finds
}

// judge compares what is found in the texts of a folder with their answers,
// prints a line for each text and every fault, and fails below the bar.
func judge(t *testing.T, folder string, least bar) {
	t.Helper()
	texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts in %s: %v", folder, err)
	}
	var all verdict
	for _, file := range texts {
		v := judgeText(t, file)
		all.people.add(v.people)
		all.offices.add(v.offices)
		all.whole += v.whole
		t.Logf("%-10s people %v; offices %v", strings.TrimSuffix(filepath.Base(file), ".txt"), v.people, v.offices)
		for _, fault := range v.faults {
			t.Log("           " + fault)
		}
	}
	t.Logf("%-10s people  %v", "all", all.people)
	t.Logf("%-10s offices %v; %d to the letter", "all", all.offices, all.whole)
	if got := all.people.figure(); !got.reaches(least.people) {
		t.Errorf("%s: people %.3f, want at least %.3f", folder, got, least.people)
	}
	if got := all.offices.figure(); !got.reaches(least.offices) {
		t.Errorf("%s: offices %.3f, want at least %.3f", folder, got, least.offices)
	}
}

// An answer is what an attentive reader would say of a text.
type answer struct {
	People []struct {
		Name    string   `json:"name"`
		Offices []string `json:"offices"`
	} `json:"people"`
}

func judgeText(t *testing.T, file string) verdict {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return compare(a, names.People(string(text)))
}

func compare(a answer, found []catalog.Named) verdict {
	var v verdict
	taken := make([]bool, len(found))
	v.people.wanted, v.people.found = len(a.People), len(found)
	for _, p := range a.People {
		v.offices.wanted += len(p.Offices)
		i := indexOf(found, taken, p.Name)
		if i < 0 {
			v.faults = append(v.faults, fmt.Sprintf("missed %s %q", p.Name, p.Offices))
			continue
		}
		taken[i] = true
		v.people.right++
		v.compareOffices(p.Name, p.Offices, found[i].Offices)
	}
	for i, f := range found {
		if !taken[i] {
			v.offices.found += len(f.Offices)
			v.faults = append(v.faults, fmt.Sprintf("false %s|%s %q", f.Honorific, f.Name, f.Offices))
		}
	}
	return v
}

func indexOf(found []catalog.Named, taken []bool, name string) int {
	for i, f := range found {
		if !taken[i] && fold.Name(f.Name) == fold.Name(name) {
			return i
		}
	}
	return -1
}

// compareOffices counts the offices of one person that was found. Each one
// wanted is right once.
func (v *verdict) compareOffices(name string, wanted, found []string) {
	v.offices.found += len(found)
	taken := make([]bool, len(found))
	for _, w := range wanted {
		i := officeIndex(found, taken, w)
		if i < 0 {
			v.faults = append(v.faults, fmt.Sprintf("%s: missed office %q", name, w))
			continue
		}
		taken[i] = true
		v.offices.right++
		if plain(found[i]) == plain(w) {
			v.whole++
		} else {
			v.faults = append(v.faults, fmt.Sprintf("%s: %q stands for %q", name, found[i], w))
		}
	}
	for i, f := range found {
		if !taken[i] {
			v.faults = append(v.faults, fmt.Sprintf("%s: false office %q", name, f))
		}
	}
}

// officeIndex is the office found that is the one wanted, to the letter if
// there is one.
func officeIndex(found []string, taken []bool, wanted string) int {
	best := -1
	for i, f := range found {
		switch {
		case taken[i]:
		case plain(f) == plain(wanted):
			return i
		case best < 0 && (names.SameOffice(f, wanted) || names.ShortOf(f, wanted)):
			best = i
		}
	}
	return best
}

func plain(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }
