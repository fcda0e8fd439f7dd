//go:build bench

package desk_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// TestBenchReplaceIn100000Captions measures find and replace over every
// caption of a catalog, planned and applied, and its undo: 5 s each.
func TestBenchReplaceIn100000Captions(t *testing.T) {
	const photos = 100_000
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.jpg"), catalogtest.JPEG(t, catalogtest.Photo{}), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "Test.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Add(t.Context(), []string{dir}, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Fill(t.Context(), dir, sample.Fill(photos), photos, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(t.Context(), "", catalog.SortNewest, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []catalog.FindReplace{
		{Find: "nguyễn", With: "Ng.", Fields: []string{"description"}},
		{Find: "a", With: "á", Fields: []string{"description"}},
		{Find: `(\p{L}+)$`, With: "$1!", Regexp: true, Fields: []string{"headline", "description"}},
	} {
		began := time.Now()
		plan, err := d.PlanReplace(t.Context(), ids, how, nil)
		if err != nil {
			t.Fatal(err)
		}
		planned := time.Since(began)
		done, err := d.TakeBatch(t.Context(), plan)
		if err != nil || len(done.Failed) > 0 {
			t.Fatal(done.Failed, err)
		}
		took := time.Since(began)
		began = time.Now()
		undone, err := d.Undo(t.Context())
		if err != nil || undone.Changed != done.Changed {
			t.Fatal(undone, err)
		}
		undo := time.Since(began)
		t.Logf("find %q: %d of %d captions; planned in %v, planned and applied in %v, undone in %v", how.Find, done.Changed, len(ids),
			planned.Round(time.Millisecond), took.Round(time.Millisecond), undo.Round(time.Millisecond))
		if took > 5*time.Second || undo > 5*time.Second {
			t.Errorf("it takes longer than 5 s")
		}
	}
}
