package app_test

import (
	"context"
	"image"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cutline/catalog/sample"
)

func TestZZ(t *testing.T) {
	dir := t.TempDir()
	photos := filepath.Join(dir, "photos")
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(photos, "event"))
	if err != nil {
		t.Fatal(err)
	}
	many := 2000
	if err := sample.Photos(context.Background(), filepath.Join(photos, "many"), many, image.Pt(96, 64), nil); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t)
	s.env = append(s.env, "ZZTRACE="+os.Getenv("ZZTRACE"))
	h := &hands{window: s.open(os.Getenv("ZZBIN"), "--lang", "en")}
	h.fromNothing(dir, photos, many+len(event.Photos), event.ArticleEN)
	steps, counts := h.slow()
	for _, name := range slices.Sorted(maps.Keys(steps)) {
		t.Logf("%s: %d times over 50 ms, %.0f ms at most", name, counts[name], steps[name])
	}
}
