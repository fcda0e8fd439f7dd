package desk_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
)

const childEnv = "CUTLINE_TEST_DESK_CATALOG"

// TestWritingChild is the process that TestKilledWriteLeavesFilesOldOrNew
// kills: it captions, and writes into the files, for ever.
func TestWritingChild(t *testing.T) {
	dir := os.Getenv(childEnv)
	if dir == "" {
		t.Skip("only runs as the child of another test")
	}
	ctx := context.Background()
	d, err := desk.Open(ctx, dir, desk.Options{Who: "child"})
	if err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(ctx, "", "", 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		text := fmt.Sprint("headline ", i, strings.Repeat(" Đền Hùng", i%50))
		if _, err := d.Edit(ctx, ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "headline", Value: catalog.TextValue(text)}}}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("captioned", len(ids))
		w, err := d.Write(ctx, ids, catalog.WriteOptions{Embed: true}, nil)
		if err != nil || len(w.Failed) > 0 {
			t.Fatal(err, w.Failed)
		}
	}
}

// TestKilledWriteLeavesFilesOldOrNew kills a writer at random moments
// (CUTLINE_KILLS of them; make soak asks for many). Every file is whole, says
// one of the captions, and holds its own picture; in the end undo makes all
// files what they were before the first write.
func TestKilledWriteLeavesFilesOldOrNew(t *testing.T) {
	kills := 10
	if n, err := strconv.Atoi(os.Getenv("CUTLINE_KILLS")); err == nil {
		kills = n / 6 // eight files each
	}
	s := newShelf(t, 8)
	first := s.sums()
	prints := s.prints()
	wrote := 0
	for i := range kills {
		child := exec.Command(os.Args[0], "-test.run=^TestWritingChild$")
		child.Env = append(os.Environ(), childEnv+"="+s.cat)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "captioned 8\n" {
			t.Fatalf("the child says %q, %v", line, err)
		}
		within := 60 // ms; a write takes about that long, under the race detector ten times
		if i%2 == 1 {
			within = 600
		}
		time.Sleep(time.Duration(rand.IntN(1000*within)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		for i, print := range s.prints() {
			if print != prints[i] {
				t.Fatalf("%s holds another picture", s.paths[i])
			}
		}
		for i, sum := range s.sums() {
			if sum != first[i] {
				wrote++
			}
		}
	}
	if wrote == 0 {
		t.Error("every child was killed before it wrote: the test proves nothing")
	}
	s.headline("the last word")
	if w := s.write(catalog.WriteOptions{Embed: true}); w.Embedded != 8 {
		t.Errorf("afterwards: %+v", w)
	}
	for {
		_, err := s.d.Undo(t.Context())
		if errors.Is(err, catalog.ErrNothing) {
			break
		}
		if err != nil && !strings.Contains(err.Error(), "not kept any more") { // killed before it saved: nothing was written
			t.Fatal(err)
		}
	}
	s.same("all undone", s.sums(), first)
}

// prints are the fingerprints of the files, which must be readable and say
// nothing half.
func (s *shelf) prints() (out []string) {
	s.t.Helper()
	for _, p := range s.paths {
		data, err := os.ReadFile(p)
		if err != nil {
			s.t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil || info.Problem != "" {
			s.t.Fatalf("%s: %v %s", p, err, info.Problem)
		}
		if h := metadata.FromFile(info).Caption.Text(catalog.Headline); h != "" && !strings.HasPrefix(h, "headline ") {
			s.t.Fatalf("%s says %q", p, h)
		}
		out = append(out, photofile.Fingerprint(data, info))
	}
	return out
}
