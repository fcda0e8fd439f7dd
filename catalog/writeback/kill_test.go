package writeback

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata"
	"cutline/catalog/store"
)

const (
	childEnv = "CUTLINE_TEST_WRITEBACK_CATALOG"
	childHow = "CUTLINE_TEST_WRITEBACK_HOW" // "engine": into the files themselves
)

// TestChild is the process that other tests kill: it captions and writes for
// ever.
func TestChild(t *testing.T) {
	dir := os.Getenv(childEnv)
	if dir == "" {
		t.Skip("only runs as the child of another test")
	}
	ctx := context.Background()
	s, err := store.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		ids, err := s.Find(ctx, catalog.Query{}, catalog.SortNewest, 0)
		if err != nil {
			t.Fatal(err)
		}
		e := catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "headline", Value: catalog.TextValue(fmt.Sprint("headline ", i))}}}
		if _, _, err := s.Apply(ctx, catalog.PhotoTargets(ids...), e, time.Now(), "child"); err != nil {
			t.Fatal(err)
		}
		fmt.Println("applied", len(ids))
		p, err := PlanPending(ctx, s, 0)
		if os.Getenv(childHow) == "engine" {
			o := Options{Dir: filepath.Join(dir, "undo")}
			o.Embed = true
			p, err = planOf(ctx, s, o)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Run(ctx, s, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func planOf(ctx context.Context, s *store.Store, o Options) (Plan, error) {
	photos, err := s.Pending(ctx, 0)
	return NewPlan(photos, o), err
}

// kill runs the child, waits after its first caption, and kills it.
func (d *desk) kill(t *testing.T, how string, wait func()) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestChild$")
	child.Env = append(os.Environ(), childEnv+"="+d.Dir(), childHow+"="+how)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.HasPrefix(line, "applied ") {
		t.Fatalf("the child says %q, %v", line, err)
	}
	wait()
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
}

func TestKilledRunLeavesWholeSidecars(t *testing.T) {
	var names []string
	for i := range 8 {
		names = append(names, fmt.Sprintf("%d.jpg", i))
	}
	d := newDesk(t, names...)
	written := 0
	for range 12 {
		d.kill(t, "sidecars", func() { time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond) })
		for _, n := range names {
			data, err := os.ReadFile(filepath.Join(d.dir, strings.TrimSuffix(n, ".jpg")+".xmp"))
			if os.IsNotExist(err) {
				continue
			}
			r, err := metadata.FromSidecar(metadata.Read{}, data, time.Time{}, time.Time{})
			if err != nil || !strings.HasPrefix(r.Caption.Text(catalog.Headline), "headline ") {
				t.Fatalf("%s: %v in\n%s", n, err, data)
			}
			written++
		}
	}
	if written == 0 {
		t.Error("every child was killed before it wrote: the test proves nothing")
	}
	d.caption(t, "the last word")
	d.look(t)
	if w := d.run(t, d.plan(t)); w.Written != len(names) {
		t.Errorf("afterwards: %s", counts(w))
	}
	for _, n := range names {
		if got := d.read(t, n); got != master+n {
			t.Errorf("the master %s changed", n)
		}
	}
}
