package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/store"
)

// childCatalog names the catalog that a child process of these tests edits.
const childCatalog = "CUTLINE_TEST_CHILD_CATALOG"

// TestChildEdits is what a child does: it appends keywords to photo 1, one
// edit each, and says after each that it was acknowledged.
func TestChildEdits(t *testing.T) {
	dir := os.Getenv(childCatalog)
	if dir == "" {
		t.Skip("only as a child of the other tests")
	}
	ctx := context.Background()
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := strconv.Atoi(os.Getenv("CUTLINE_TEST_CHILD_EDITS"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		word := fmt.Sprintf("%d-%d", os.Getpid(), i)
		a, _, err := s.Apply(ctx, catalog.PhotoTargets(1), catalog.Edit{Title: "caption", Sets: []catalog.Set{
			{Field: "keywords", Op: catalog.Append, Value: catalog.TextValue(word)}}}, time.Now(), "child")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("\nsaved %d %s\n", a.Edit, word)
	}
}

func child(t *testing.T, dir string, edits int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestChildEdits$")
	c.Env = append(os.Environ(), childCatalog+"="+dir, "CUTLINE_TEST_CHILD_EDITS="+strconv.Itoa(edits))
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	return c, bufio.NewScanner(out)
}

func onePhoto(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	dir := create(t)
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	root, err := s.AddRoot(ctx, t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddPhotos(ctx, []catalog.FilePhoto{{Root: root.ID, Rel: "a.jpg"}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func keywords(t *testing.T, dir string) ([]string, catalog.Photo) {
	t.Helper()
	s, err := store.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.Photo(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return p.Caption.List(catalog.Keywords), p
}

func TestTwoProcessesLoseNoEdit(t *testing.T) {
	dir := onePhoto(t)
	const edits = 25
	a, outA := child(t, dir, edits)
	b, outB := child(t, dir, edits)
	for _, x := range []struct {
		c   *exec.Cmd
		out *bufio.Scanner
	}{{a, outA}, {b, outB}} {
		for x.out.Scan() {
			if strings.HasPrefix(x.out.Text(), "--- FAIL") {
				t.Error(x.out.Text())
			}
		}
		if err := x.c.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	if got, p := keywords(t, dir); len(got) != 2*edits || p.Revision != 2*edits {
		t.Errorf("%d keywords at revision %d, want %d", len(got), p.Revision, 2*edits)
	}
}

func TestKilledProcessLosesNothingAcknowledged(t *testing.T) {
	dir := onePhoto(t)
	var saved []string
	for round := range 5 {
		c, out := child(t, dir, 100_000)
		for n := 0; n < 5+7*round && out.Scan(); {
			if words := strings.Fields(out.Text()); len(words) == 3 && words[0] == "saved" {
				saved = append(saved, words[2])
				n++
			}
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() { // what it said before it died counts too
			if words := strings.Fields(out.Text()); len(words) == 3 && words[0] == "saved" {
				saved = append(saved, words[2])
			}
		}
		c.Wait()
		have := map[string]bool{}
		got, p := keywords(t, dir)
		for _, w := range got {
			have[w] = true
		}
		for _, w := range saved {
			if !have[w] {
				t.Errorf("round %d: %s was acknowledged and is lost", round, w)
			}
		}
		if p.Revision != int64(len(got)) || len(got) > len(saved)+round+1 {
			t.Errorf("round %d: %d keywords at revision %d, %d acknowledged", round, len(got), p.Revision, len(saved))
		}
	}
	if len(saved) < 50 {
		t.Errorf("only %d edits: the children did not work", len(saved))
	}
}
