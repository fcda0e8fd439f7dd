package export

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestPhotosAlone(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	other := filepath.Join(dir, "other")
	if err := os.Mkdir(other, 0o755); err != nil {
		t.Fatal(err)
	}
	a, b, bad := master(t, dir, "IMG_1.jpg", 900, 600), master(t, other, "img_1.JPG", 700, 500), master(t, dir, "bad.jpg", 300, 200)
	gone := master(t, dir, "gone.jpg", 300, 200)
	a.ID, b.ID, bad.ID, gone.ID = 1, 2, 3, 4
	bad.State, bad.Problem = catalog.Damaged, "no end of image"
	in := PhotosInput{Photos: []catalog.Photo{a, bad, gone, b}, House: story(t).House, Who: "biên tập", Now: noon, Version: "0.1.0"}
	p, err := NewPhotosPlan(in, catalog.ExportOptions{To: to, Presets: []string{"thumb"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(gone.Path); err != nil {
		t.Fatal(err)
	}
	pkg, err := p.Run(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := names(t, to); !slices.Equal(n, []string{"IMG_1-thumb.jpg", "img_1-thumb-2.jpg", "manifest.json"}) {
		t.Errorf("the folder holds %q", n)
	}
	if len(pkg.Failed) != 2 || pkg.Failed[0].Path != bad.Path || pkg.Failed[1].Path != gone.Path {
		t.Errorf("failed: %+v", pkg.Failed)
	}
	if pkg.Path != to {
		t.Errorf("the package is at %s, want %s", pkg.Path, to)
	}
	manifest, err := os.ReadFile(filepath.Join(to, "manifest.json"))
	if err != nil || strings.Contains(string(manifest), dir) {
		t.Errorf("the manifest tells where the masters lie (%v):\n%s", err, manifest)
	}

	// Once more: the same files stand, and nothing is overwritten.
	if pkg, err = p.Run(context.Background(), nil); err != nil || len(pkg.Failed) != 2 {
		t.Errorf("again: %v, %+v", err, pkg.Failed)
	}
	mine := filepath.Join(to, "IMG_1-thumb.jpg")
	if err := os.WriteFile(mine, []byte("somebody's own"), 0o644); err != nil {
		t.Fatal(err)
	}
	pkg, err = p.Run(context.Background(), nil)
	if err != nil || len(pkg.Failed) != 3 || !strings.Contains(pkg.Failed[2].Error+pkg.Failed[1].Error, mine) {
		t.Errorf("over somebody's file: %v, %+v", err, pkg.Failed)
	}
	if got, _ := os.ReadFile(mine); string(got) != "somebody's own" {
		t.Error("somebody's file was overwritten")
	}
}

func TestPhotosAloneRefuseWhatIsUnresolvedUnlessAccepted(t *testing.T) {
	a, b := master(t, t.TempDir(), "a.jpg", 60, 40), master(t, t.TempDir(), "b.jpg", 60, 40)
	a.Caption = catalog.Caption{catalog.Description: catalog.TextValue("Ông =abc= phát biểu")}
	in := PhotosInput{Photos: []catalog.Photo{a, b}, Now: noon}
	p, err := NewPhotosPlan(in, catalog.ExportOptions{To: t.TempDir()})
	if err != nil || len(p.Failed) != 1 || !strings.Contains(p.Failed[0].Error, "=abc=") || len(p.Pictures) != 1 {
		t.Errorf("NewPhotosPlan: %v, failed %+v", err, p.Failed)
	}
	p, err = NewPhotosPlan(in, catalog.ExportOptions{To: t.TempDir(), Accept: "so it is written"})
	if err != nil || len(p.Failed) != 0 || len(p.Accepted) != 1 || p.Accepted[0].Accepted.Reason != "so it is written" {
		t.Errorf("NewPhotosPlan: %v, failed %+v, accepted %+v", err, p.Failed, p.Accepted)
	}
}

func TestTheManifestOfALaterExportStandsBesideTheFirst(t *testing.T) {
	to := t.TempDir()
	for _, name := range []string{"a.jpg", "b.jpg"} {
		p, err := NewPhotosPlan(PhotosInput{Photos: []catalog.Photo{master(t, t.TempDir(), name, 60, 40)}, Now: noon}, catalog.ExportOptions{To: to})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Run(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if n := names(t, to); !slices.Equal(n, []string{"a-web.jpg", "b-web.jpg", "manifest-2.json", "manifest.json"}) {
		t.Errorf("the folder holds %q", n)
	}
}
