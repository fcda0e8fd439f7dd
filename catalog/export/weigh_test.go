package export

import (
	"context"
	"errors"
	"os"
	"testing"

	"cutline/catalog"
)

func TestWeighTellsWhatRunMakes(t *testing.T) {
	s, to := storyOf(t, 10), t.TempDir()
	o := catalog.ExportOptions{To: to, Presets: []string{"web", "thumb", "social"}}
	p, err := NewStoryPlan(s, o)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]catalog.PackageFile{}
	report, err := p.Weigh(context.Background(), func(f catalog.PackageFile) { told[f.Path] = f })
	if err != nil || report.Done != len(p.Pictures) || len(report.Failed) != 0 {
		t.Fatalf("Weigh: %+v, %v", report, err)
	}
	if n := names(t, to); len(n) != 0 {
		t.Errorf("weighing wrote %q", n)
	}
	pictures := 0
	for _, f := range export(t, s, o).Files {
		if f.Preset == "" {
			continue
		}
		pictures++
		if told[f.Path] != f {
			t.Errorf("weighed %+v, made %+v", told[f.Path], f)
		}
	}
	if pictures != len(told) || pictures == 0 {
		t.Errorf("weighed %d pictures, made %d", len(told), pictures)
	}
}

func TestWeighGoesOnAndCanBeCalledOff(t *testing.T) {
	a, gone := master(t, t.TempDir(), "a.jpg", 90, 60), master(t, t.TempDir(), "gone.jpg", 90, 60)
	p, err := NewPhotosPlan(PhotosInput{Photos: []catalog.Photo{gone, a}, Now: noon}, catalog.ExportOptions{To: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(gone.Path); err != nil {
		t.Fatal(err)
	}
	n := 0
	report, err := p.Weigh(context.Background(), func(catalog.PackageFile) { n++ })
	if err != nil || n != 1 || len(report.Failed) != 1 || report.Failed[0].Path != gone.Path {
		t.Errorf("Weigh: %d files, %+v, %v", n, report, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Weigh(ctx, func(catalog.PackageFile) { t.Error("weighed after it was called off") }); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
}
