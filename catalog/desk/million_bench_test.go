//go:build bench && unix

package desk_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// million opens the catalog of a million photos that `make bench` makes with
// cutlinectl demo --rows; CUTLINE_MILLION is the folder it was made in.
func million(t *testing.T) *desk.Desk {
	t.Helper()
	dir := os.Getenv("CUTLINE_MILLION")
	if dir == "" {
		t.Skip("CUTLINE_MILLION names no folder made by cutlinectl demo --rows 1000000")
	}
	began := time.Now()
	d, err := desk.Open(t.Context(), filepath.Join(dir, "Sample.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	t.Logf("opened in %v", time.Since(began).Round(time.Millisecond))
	return d
}

func p95of(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*95/100]
}

// typedWords takes words of captions that are there, as a person would look
// for them: without accents now and then.
func typedWords(t *testing.T, d *desk.Desk, n int) [][]string {
	t.Helper()
	l, err := d.List(t.Context(), catalog.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	var out [][]string
	for len(out) < n {
		ps, err := d.Photos(t.Context(), []catalog.PhotoID{l.IDs[r.IntN(len(l.IDs))]})
		if err != nil {
			t.Fatal(err)
		}
		words := strings.FieldsFunc(ps[0].Caption.Text(catalog.Description), func(r rune) bool { return strings.ContainsRune(" ,.;:()", r) })
		if len(words) < 6 {
			continue
		}
		at := r.IntN(len(words) - 3)
		out = append(out, words[at:at+3])
	}
	return out
}

// TestBenchSearchAMillion measures the search box: every key of one, two and
// three words, to ids and the rows of the first page.
func TestBenchSearchAMillion(t *testing.T) {
	d := million(t)
	began := time.Now()
	l, err := d.List(t.Context(), catalog.ListQuery{Bursts: true, Group: catalog.GroupDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("all %d photos listed first in %v", len(l.IDs), time.Since(began).Round(time.Millisecond))
	began = time.Now()
	if _, err = d.List(t.Context(), catalog.ListQuery{Bursts: true, Group: catalog.GroupDay}); err != nil {
		t.Fatal(err)
	}
	t.Logf("… again in %v", time.Since(began).Round(time.Millisecond))
	began = time.Now()
	if err := d.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Logf("common words looked up in %v", time.Since(began).Round(time.Millisecond))
	search := func(text string) time.Duration {
		began := time.Now()
		l, err := d.List(t.Context(), catalog.ListQuery{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Photos(t.Context(), l.IDs[:min(len(l.IDs), 60)]); err != nil {
			t.Fatal(err)
		}
		return time.Since(began)
	}
	var first, more []time.Duration
	slowest, text := time.Duration(0), ""
	for _, w := range typedWords(t, d, 60) {
		for n := range []rune(w[0]) {
			first = append(first, search(string([]rune(w[0])[:n+1])))
		}
		for _, s := range []string{w[0] + " " + w[1], w[0] + " " + string([]rune(w[1])[:1]), strings.Join(w, " "), w[2] + " " + w[0] + " "} {
			took := search(s)
			if more = append(more, took); took > slowest {
				slowest, text = took, s
			}
		}
	}
	t.Logf("the slowest of several words: %q, %v", text, slowest.Round(time.Millisecond))
	judge := func(what string, took []time.Duration, most time.Duration) {
		p := p95of(took)
		t.Logf("%s: median %v, p95 %v of %d (must: %v)", what, took[len(took)/2].Round(time.Millisecond), p.Round(time.Millisecond), len(took), most)
		if p > most {
			t.Errorf("%s: p95 %v, want %v", what, p, most)
		}
	}
	judge("a first word, key by key", first, 400*time.Millisecond)
	judge("two and three words", more, 60*time.Millisecond)

	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	began = time.Now()
	_, err = d.List(ctx, catalog.ListQuery{Text: "t"})
	t.Logf("a search called off after 10 ms ended after %v (%v)", time.Since(began).Round(time.Millisecond), err)
	if took := time.Since(began); took > 60*time.Millisecond {
		t.Errorf("a search that nobody waits for went on for %v", took)
	}
}

// TestBenchCountsOfAMillion measures the numbers of all chips and rows of the
// sidebar.
func TestBenchCountsOfAMillion(t *testing.T) {
	d := million(t)
	began := time.Now()
	c, err := d.Counts(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	t.Logf("counted at first in %v: %d photos, %d folders, %d days, %d events, %d people", took.Round(time.Millisecond),
		c.Total, len(c.Folders), len(c.Days), len(c.Events), len(c.People))
	for _, tt := range []struct {
		text string
		most time.Duration
	}{{"", 300 * time.Millisecond}, {"rating:>=1", 800 * time.Millisecond}, {"hội nghị", 800 * time.Millisecond}, {"caption:none", 800 * time.Millisecond}, {"tỉnh rating:0 date:2016", 800 * time.Millisecond}} {
		var took []time.Duration
		for range 9 {
			began := time.Now()
			if _, err := d.Counts(t.Context(), tt.text); err != nil {
				t.Fatal(err)
			}
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		t.Logf("counts of %q: median %v (must: %v)", tt.text, took[4].Round(time.Millisecond), tt.most)
		if took[4] > tt.most {
			t.Errorf("counts of %q: %v, want %v", tt.text, took[4], tt.most)
		}
	}
}

// TestBenchPeopleOfAMillion measures what the caption panel asks for each
// photo: who is likely, and what a field was given lately.
func TestBenchPeopleOfAMillion(t *testing.T) {
	d := million(t)
	l, err := d.List(t.Context(), catalog.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	const most = 50 * time.Millisecond
	r := rand.New(rand.NewPCG(7, 8))
	var likely, recent []time.Duration
	reasons := map[catalog.LikelyWhy]int{}
	for range 40 {
		began := time.Now()
		people, err := d.LikelyPeople(t.Context(), []catalog.PhotoID{l.IDs[r.IntN(len(l.IDs))]})
		if err != nil || len(people) == 0 {
			t.Fatal(len(people), err)
		}
		likely = append(likely, time.Since(began))
		for _, p := range people {
			reasons[p.Why]++
		}
		for _, field := range []catalog.FieldName{catalog.City, catalog.Headline, catalog.Keywords, catalog.Category} {
			for _, typed := range []string{"", "b", "hội n"} {
				began := time.Now()
				if _, err := d.Recent(t.Context(), field, typed, 9); err != nil {
					t.Fatal(err)
				}
				recent = append(recent, time.Since(began))
			}
		}
	}
	for what, took := range map[string][]time.Duration{"likely people": likely, "recent texts": recent} {
		p := p95of(took)
		t.Logf("%s: median %v, p95 %v (must: %v)", what, took[len(took)/2].Round(time.Millisecond), p.Round(time.Millisecond), most)
		if p > most {
			t.Errorf("%s: p95 %v, want %v", what, p, most)
		}
	}
	t.Logf("people by reason: %v", reasons)
}
