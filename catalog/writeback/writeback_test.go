package writeback

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/store"
)

var now = time.Date(2026, 3, 14, 10, 11, 12, 0, time.UTC)

// master is a file that stands for a photo; write-back never looks inside.
const master = "\xFF\xD8 not looked at \xFF\xD9"

// desk is a catalog of photos in a folder, each with a caption not written yet.
type desk struct {
	*store.Store
	dir string
	ids []catalog.PhotoID
}

func newDesk(t *testing.T, names ...string) *desk {
	t.Helper()
	ctx := t.Context()
	d := &desk{dir: t.TempDir()}
	cat := filepath.Join(t.TempDir(), "a.cutline")
	if err := store.Create(ctx, cat); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, cat)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d.Store = s
	root, err := s.AddRoot(ctx, d.dir, now)
	if err != nil {
		t.Fatal(err)
	}
	var files []catalog.FilePhoto
	for _, n := range names {
		if err := os.WriteFile(filepath.Join(d.dir, n), []byte(master+n), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, catalog.FilePhoto{Root: root.ID, Rel: n, Photo: catalog.Photo{
			Kind: catalog.JPEG, Width: 8, Height: 8, Bytes: int64(len(master + n)), State: catalog.OK, Fingerprint: fmt.Sprintf("%x", sha256.Sum256([]byte(n)))}})
	}
	added, err := s.AddPhotos(ctx, files, now)
	if err != nil {
		t.Fatal(err)
	}
	d.ids = added.IDs
	d.caption(t, "Lễ hội Đền Hùng")
	return d
}

// caption sets all photos' headline.
func (d *desk) caption(t *testing.T, headline string) {
	t.Helper()
	e := catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "headline", Value: catalog.TextValue(headline)}}}
	if _, failed, err := d.Apply(t.Context(), catalog.PhotoTargets(d.ids...), e, now, "test"); err != nil || len(failed) > 0 {
		t.Fatal(err, failed)
	}
}

func (d *desk) run(t *testing.T, p Plan) catalog.Written {
	t.Helper()
	w, err := p.Run(t.Context(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (d *desk) plan(t *testing.T) Plan {
	t.Helper()
	p, err := PlanPending(t.Context(), d, 0)
	if err != nil {
		t.Fatal(err)
	}
	p.now = func() time.Time { return now }
	return p
}

func (d *desk) read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(d.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// look tells the catalog how the sidecars are now, as a look at the folder
// would: these masters are no photos.
func (d *desk) look(t *testing.T) {
	t.Helper()
	photos, err := d.Photos(t.Context(), d.ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range photos {
		path := strings.TrimSuffix(p.Path, filepath.Ext(p.Path)) + ".xmp"
		data, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		part, err := sidecarPart(path, data)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Wrote(t.Context(), catalog.FileWritten{Photo: p.ID, Caption: p.Caption, Marks: p.Marks, Parts: []catalog.Part{part}}); err != nil {
			t.Fatal(err)
		}
	}
}

func counts(w catalog.Written) string {
	return fmt.Sprintf("%d written, %d unchanged, %d failed", w.Written, w.Unchanged, len(w.Failed))
}

func TestRunWritesOnceAndLeavesMastersAlone(t *testing.T) {
	d := newDesk(t, "a.jpg", "b.jpg")
	before, err := os.Stat(filepath.Join(d.dir, "a.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	plan := d.plan(t)
	var last catalog.Progress
	w, err := plan.Run(t.Context(), d, func(p catalog.Progress) { last = p })
	if err != nil || counts(w) != "2 written, 0 unchanged, 0 failed" || last.Done != 2 || last.Total != 2 {
		t.Fatalf("%s, %v, %+v", counts(w), err, last)
	}
	first := d.read(t, "a.xmp")
	if !strings.Contains(first, "Lễ hội Đền Hùng") {
		t.Error(first)
	}
	if len(d.plan(t).Files) != 0 {
		t.Error("something is still pending")
	}
	if w := d.run(t, plan); counts(w) != "0 written, 2 unchanged, 0 failed" {
		t.Errorf("again: %s", counts(w))
	}
	after, err := os.Stat(filepath.Join(d.dir, "a.jpg"))
	if err != nil || !after.ModTime().Equal(before.ModTime()) || d.read(t, "a.jpg") != master+"a.jpg" {
		t.Errorf("the master changed: %v", err)
	}
	// The catalog forgot that it wrote, as after a crash: the same bytes.
	d.caption(t, "x")
	d.caption(t, "Lễ hội Đền Hùng")
	if w := d.run(t, d.plan(t)); counts(w) != "0 written, 2 unchanged, 0 failed" || d.read(t, "a.xmp") != first {
		t.Errorf("the same caption: %s", counts(w))
	}
}

func TestOneBadPhotoDoesNotStopTheOthers(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(t *testing.T, d *desk)
		want  string
	}{
		{"offline", func(t *testing.T, d *desk) { remove(t, filepath.Join(d.dir, "b.jpg")) }, "not there"},
		{"another picture under its name", func(t *testing.T, d *desk) { put(t, filepath.Join(d.dir, "b.jpg"), "other") }, "add its folder again"},
		{"a sidecar that cannot be read", func(t *testing.T, d *desk) { put(t, filepath.Join(d.dir, "b.xmp"), "<broken") }, "b.xmp"},
		{"a folder in the sidecar's place", func(t *testing.T, d *desk) {
			if err := os.Mkdir(filepath.Join(d.dir, "b.xmp"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, "b.xmp"},
		{"a sidecar too large", func(t *testing.T, d *desk) {
			put(t, filepath.Join(d.dir, "b.xmp"), strings.Repeat(" ", maxSidecar+1))
		}, "more than 16 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, "a.jpg", "b.jpg", "c.jpg")
			tt.spoil(t, d)
			w := d.run(t, d.plan(t))
			if counts(w) != "2 written, 0 unchanged, 1 failed" || filepath.Base(w.Failed[0].Path) != "b.jpg" || !strings.Contains(w.Failed[0].Error, tt.want) {
				t.Errorf("%s: %v", counts(w), w.Failed)
			}
			if p := d.plan(t); len(p.Files) != 1 {
				t.Errorf("pending: %v", p.Files)
			}
		})
	}
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func TestEveryFaultLeavesOldOrNew(t *testing.T) {
	fault := errors.New("no space left")
	for _, step := range []atomicfile.Step{atomicfile.StepCreate, atomicfile.StepWrite, atomicfile.StepSync, atomicfile.StepClose, atomicfile.StepRename, atomicfile.StepSyncDir} {
		t.Run(string(step), func(t *testing.T) {
			d := newDesk(t, "a.jpg")
			d.run(t, d.plan(t))
			old := d.read(t, "a.xmp")
			d.caption(t, "mới")
			p := d.plan(t)
			p.disk = atomicfile.FS{Fail: func(s atomicfile.Step, path string) error {
				if s == step {
					return fault
				}
				return nil
			}}
			w := d.run(t, p)
			if len(w.Failed) != 1 || !strings.Contains(w.Failed[0].Error, "no space left") {
				t.Errorf("%s %v", counts(w), w.Failed)
			}
			if got := d.read(t, "a.xmp"); got != old && step != atomicfile.StepSyncDir {
				t.Errorf("the old sidecar is gone: %s", got)
			}
			p.disk = atomicfile.FS{}
			if w := d.run(t, p); len(w.Failed) > 0 || !strings.Contains(d.read(t, "a.xmp"), "mới") {
				t.Errorf("run again: %s", counts(w))
			}
		})
	}
}

func TestAnotherProgramsChangeMeanwhileIsKept(t *testing.T) {
	d := newDesk(t, "a.jpg")
	d.run(t, d.plan(t))
	d.caption(t, "mới")
	path := filepath.Join(d.dir, "a.xmp")
	theirs := strings.Replace(d.read(t, "a.xmp"), "<rdf:Description ", "<!-- theirs --><rdf:Description ", 1)
	p := d.plan(t)
	first := true
	p.disk = atomicfile.FS{Fail: func(s atomicfile.Step, _ string) error {
		if s == atomicfile.StepWrite && first {
			first = false
			put(t, path, theirs)
		}
		return nil
	}}
	w := d.run(t, p)
	if got := d.read(t, "a.xmp"); counts(w) != "0 written, 0 unchanged, 1 failed" || got != theirs || !strings.Contains(w.Failed[0].Error, "another program") {
		t.Errorf("what nobody has read was overwritten: %s %v\n%s", counts(w), w.Failed, got)
	}
	d.look(t)
	w = d.run(t, d.plan(t))
	if got := d.read(t, "a.xmp"); counts(w) != "1 written, 0 unchanged, 0 failed" || !strings.Contains(got, "<!-- theirs -->") || !strings.Contains(got, "mới") {
		t.Errorf("%s %v\n%s", counts(w), w.Failed, got)
	}
}

func TestCancelledRunStops(t *testing.T) {
	d := newDesk(t, "a.jpg", "b.jpg")
	ctx, cancel := context.WithCancel(t.Context())
	w, err := d.plan(t).Run(ctx, d, func(p catalog.Progress) { cancel() })
	if !errors.Is(err, context.Canceled) || w.Written+len(w.Failed) > 1 {
		t.Errorf("%s, %v", counts(w), err)
	}
}

func TestRawPartnerKeepsItsSidecar(t *testing.T) {
	d := newDesk(t, "a.jpg")
	put(t, filepath.Join(d.dir, "a.CR2"), "raw")
	put(t, filepath.Join(d.dir, "a.xmp"), "the raw file's")
	d.run(t, d.plan(t))
	if d.read(t, "a.xmp") != "the raw file's" || !strings.Contains(d.read(t, "a.jpg.xmp"), "Đền Hùng") {
		t.Error("the raw file's sidecar was touched")
	}
}

func TestExiftoolReadsTheSidecar(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not installed")
	}
	d := newDesk(t, "a.jpg")
	d.run(t, d.plan(t))
	out, err := exec.Command("exiftool", "-j", "-G1", filepath.Join(d.dir, "a.xmp")).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&got); err != nil || got[0]["XMP-photoshop:Headline"] != "Lễ hội Đền Hùng" {
		t.Errorf("%v %s", err, out)
	}
}
