package ingest_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"cutline/catalog/catalogtest"
	"cutline/catalog/ingest"
	"cutline/catalog/store"
	"cutline/catalog/thumb"
)

// BenchmarkAddAgain opens a catalog of 10,000 files and adds them again,
// nothing changed; find is what the system needs to look at them.
func BenchmarkAddAgain(b *testing.B) {
	ctx := context.Background()
	dir, where := b.TempDir(), filepath.Join(b.TempDir(), "x.cutline")
	data := catalogtest.JPEG(b, catalogtest.Photo{})
	for i := range 10_000 {
		path := filepath.Join(dir, fmt.Sprint(i/500), fmt.Sprintf("IMG_%05d.JPG", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := store.Create(ctx, where); err != nil {
		b.Fatal(err)
	}
	add := func() {
		s, err := store.Open(ctx, where)
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		th, err := thumb.Open(store.ThumbsDir(where))
		if err != nil {
			b.Fatal(err)
		}
		plan, err := ingest.Scan(ctx, s, []string{dir})
		if err != nil {
			b.Fatal(err)
		}
		a, err := plan.Run(ctx, s, th, nil)
		if err != nil || a.Added+a.Unchanged != 10_000 {
			b.Fatal(a, err)
		}
	}
	add()
	b.Run("add", func(b *testing.B) {
		for b.Loop() {
			add()
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if err := exec.Command("find", dir, "-type", "f", "-printf", "%s %T@\n").Run(); err != nil {
				b.Skip("no find here:", err)
			}
		}
	})
}
