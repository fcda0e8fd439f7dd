package writeback

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/store"
)

// pictures is a catalog of real photos, made by make for each name.
func pictures(t *testing.T, make func(name string) []byte, names ...string) *desk {
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
		data := make(n)
		put(t, filepath.Join(d.dir, n), string(data))
		st, err := os.Stat(filepath.Join(d.dir, n))
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		says := metadata.FromFile(info)
		files = append(files, catalog.FilePhoto{Root: root.ID, Rel: n, ModTime: st.ModTime().UnixNano(), Photo: catalog.Photo{
			Kind: info.Kind, Width: 120, Height: 80, Bytes: st.Size(), State: catalog.OK, Caption: says.Caption, Marks: says.Marks,
			Fingerprint: photofile.Fingerprint(data, info)}})
	}
	added, err := s.AddPhotos(ctx, files, now)
	if err != nil {
		t.Fatal(err)
	}
	d.ids = added.IDs
	d.caption(t, "Lễ hội Đền Hùng")
	return d
}

func plain(t *testing.T) func(string) []byte {
	return func(name string) []byte {
		return catalogtest.JPEG(t, catalogtest.Photo{Seed: int(name[0]), Shot: catalogtest.At(1, 9, 0, int(name[0])%60, true)})
	}
}

// inside is a plan to write into the files of what is pending.
func (d *desk) inside(t *testing.T, o Options) Plan {
	t.Helper()
	photos, err := d.Pending(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	o.Embed = true
	o.Dir = filepath.Join(d.Dir(), "undo")
	p := NewPlan(photos, o)
	p.now = func() time.Time { return now }
	return p
}

func jumbf(box string) []byte {
	body := "JP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x40jumb\x00\x00\x00\x30jumd" + box
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, 0xEB}, uint16(len(body)+2)), body...)
}

func TestWhatIsNotSafeGetsASidecar(t *testing.T) {
	damaged := "\xFF\xED\x00\x1E" + photofile.HeadPSIR + "8BIM\x04\x04\x00\x00\x00\x00\xFF\xFFxx"
	for _, tt := range []struct {
		name  string
		make  func(t *testing.T) []byte
		spoil func(t *testing.T, path string)
		want  string
		ask   bool
	}{
		{name: "a signed file", make: func(t *testing.T) []byte {
			return catalogtest.JPEG(t, catalogtest.Photo{Segments: [][]byte{jumbf("c2pa")}})
		}, want: "signed (C2PA)", ask: true},
		{name: "a damaged block", make: func(t *testing.T) []byte {
			return catalogtest.JPEG(t, catalogtest.Photo{Segments: [][]byte{[]byte(damaged)}})
		}, want: "APP13 at 20: byte 0 of its resources: length runs past the segment"},
		{name: "a read-only file", spoil: func(t *testing.T, path string) {
			if err := os.Chmod(path, 0o444); err != nil {
				t.Fatal(err)
			}
		}, want: "read-only"},
		{name: "further names", spoil: func(t *testing.T, path string) {
			if err := os.Link(path, path+".2"); err != nil {
				t.Skip("no hard links here:", err)
			}
		}, want: "further names"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.make == nil {
				tt.make = func(t *testing.T) []byte { return catalogtest.JPEG(t, catalogtest.Photo{}) }
			}
			d := pictures(t, func(string) []byte { return tt.make(t) }, "a.jpg")
			path := filepath.Join(d.dir, "a.jpg")
			if tt.spoil != nil {
				tt.spoil(t, path)
			}
			before := d.read(t, "a.jpg")
			w := d.run(t, d.inside(t, Options{}))
			if counts(w) != "1 written, 0 unchanged, 0 failed" || w.Embedded != 0 || len(w.Aside) != 1 || w.Edit != 0 {
				t.Fatalf("%s %+v", counts(w), w)
			}
			if a := w.Aside[0]; a.Path != path || !strings.Contains(a.Error, tt.want) || a.Refused != tt.ask {
				t.Errorf("said: %+v", a)
			}
			if d.read(t, "a.jpg") != before || !strings.Contains(d.read(t, "a.xmp"), "Đền Hùng") {
				t.Error("the file was touched, or there is no sidecar")
			}
			if !tt.ask {
				return
			}
			d.caption(t, "mới")
			o := Options{}
			o.Insist = true
			if w := d.run(t, d.inside(t, o)); w.Embedded != 1 || !strings.Contains(d.read(t, "a.jpg"), "mới") || !strings.Contains(d.read(t, "a.jpg"), string(jumbf("c2pa"))) {
				t.Errorf("told to: %s %+v", counts(w), w)
			}
		})
	}
}

func TestEveryFaultLeavesTheFileOldOrNew(t *testing.T) {
	fault := errors.New("no space left")
	for _, tt := range []struct {
		step Step
		nth  int // of the calls that are about the photo's folder
	}{
		{atomicfile.StepCreate, 1}, {atomicfile.StepWrite, 1}, {atomicfile.StepWrite, 2}, {atomicfile.StepKeep, 1}, {atomicfile.StepSync, 1},
		{atomicfile.StepClose, 1}, {atomicfile.StepVerify, 1}, {atomicfile.StepRename, 1}, {atomicfile.StepSyncDir, 1},
	} {
		t.Run(string(tt.step), func(t *testing.T) {
			d := pictures(t, plain(t), "a.jpg")
			old := d.read(t, "a.jpg")
			n := 0
			o := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, path string) error {
				if s != tt.step || !strings.HasPrefix(path, d.dir) {
					return nil
				}
				if n++; n == tt.nth {
					return fault
				}
				return nil
			}}}
			w, err := d.inside(t, o).Run(t.Context(), d, nil)
			if err == nil && (len(w.Failed) != 1 || !strings.Contains(w.Failed[0].Error, "no space left")) || err != nil && !errors.Is(err, fault) {
				t.Errorf("%v %+v", err, w)
			}
			if got := d.read(t, "a.jpg"); got != old && tt.step != atomicfile.StepSyncDir {
				t.Error("the file is neither old nor new")
			}
			for _, e := range entries(t, d.dir) {
				if atomicfile.IsTemp(e) {
					t.Errorf("%s is left", e)
				}
			}
			w = d.run(t, d.inside(t, Options{}))
			if len(w.Failed) > 0 || !strings.Contains(d.read(t, "a.jpg"), "Đền Hùng") || len(d.plan(t).Files) > 0 {
				t.Errorf("run again: %s %v", counts(w), w.Failed)
			}
		})
	}
}

// Step is short for the tables here.
type Step = atomicfile.Step

func entries(t *testing.T, dir string) (out []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func TestNothingIsWrittenWhenItsHeadCannotBeSaved(t *testing.T) {
	d := pictures(t, plain(t), "a.jpg")
	old := d.read(t, "a.jpg")
	fault := errors.New("no space left")
	o := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, path string) error {
		if s == atomicfile.StepSync && strings.HasPrefix(path, d.Dir()) {
			return fault
		}
		return nil
	}}}
	if _, err := d.inside(t, o).Run(t.Context(), d, nil); !errors.Is(err, fault) || d.read(t, "a.jpg") != old {
		t.Errorf("%v, the same: %v", err, d.read(t, "a.jpg") == old)
	}
}

func TestAnotherProgramsChangeStopsTheWrite(t *testing.T) {
	for _, tt := range []struct {
		name string
		step Step // at which they write; "" = before
	}{{"before", ""}, {"while the new file is made", atomicfile.StepKeep}, {"just before the rename", atomicfile.StepVerify}} {
		t.Run(tt.name, func(t *testing.T) {
			d := pictures(t, plain(t), "a.jpg")
			path := filepath.Join(d.dir, "a.jpg")
			theirs := d.read(t, "a.jpg") + "trailer"
			o := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, p string) error {
				if s == tt.step && strings.HasPrefix(p, d.dir) {
					put(t, path, theirs)
				}
				return nil
			}}}
			if tt.step == "" {
				put(t, path, theirs)
			}
			w := d.run(t, d.inside(t, o))
			if len(w.Failed) != 1 || d.read(t, "a.jpg") != theirs {
				t.Errorf("%s %v", counts(w), w.Failed)
			}
		})
	}
}

// TestAWriteThatWasNotRecordedIsOurs is a crash between the rename and the
// catalog's row: the file is new, the row is old.
func TestAWriteThatWasNotRecordedIsOurs(t *testing.T) {
	d := pictures(t, plain(t), "a.jpg", "b.jpg")
	old := d.read(t, "a.jpg")
	lost := errors.New("killed here")
	if _, err := d.inside(t, Options{}).Run(t.Context(), forgetful{d.Store, lost}, nil); !errors.Is(err, lost) {
		t.Fatal(err)
	}
	written := d.read(t, "a.jpg")
	if written == old {
		t.Fatal("nothing was written")
	}
	d.caption(t, "mới")
	w := d.run(t, d.inside(t, Options{}))
	if counts(w) != "2 written, 0 unchanged, 0 failed" || !strings.Contains(d.read(t, "a.jpg"), "mới") {
		t.Errorf("%s %v", counts(w), w.Failed)
	}
	// Both can be undone, the newest first.
	step, err := d.WriteStep(t.Context(), true)
	if err != nil || len(step.Photos) != 2 {
		t.Fatal(err, step)
	}
	back, err := Restore(t.Context(), d, step.Edit, step.Photos, Options{Dir: filepath.Join(d.Dir(), "undo")})
	if err != nil || len(back.Files) != 2 || d.read(t, "a.jpg") != written {
		t.Errorf("%v %+v", err, back)
	}
	if _, err = d.TurnWrite(t.Context(), step.Edit, true, false, back.Files, now, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(t.Context(), now, ""); err != nil { // the caption
		t.Fatal(err)
	}
	if step, err = d.WriteStep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	back, err = Restore(t.Context(), d, step.Edit, step.Photos, Options{Dir: filepath.Join(d.Dir(), "undo")})
	if err != nil || len(back.Files) != 2 || d.read(t, "a.jpg") != old {
		t.Errorf("%v %+v", err, back)
	}
}

// TestAWriteKilledTwiceIsOurs is that crash, and another behind the saved
// heads of the next write: the file is what that one was to begin with.
func TestAWriteKilledTwiceIsOurs(t *testing.T) {
	d := pictures(t, plain(t), "a.jpg", "b.jpg")
	lost := errors.New("killed here")
	if _, err := d.inside(t, Options{}).Run(t.Context(), forgetful{d.Store, lost}, nil); !errors.Is(err, lost) {
		t.Fatal(err)
	}
	d.caption(t, "giữa")
	full := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, path string) error {
		if s == atomicfile.StepCreate && strings.HasPrefix(path, d.dir) {
			return lost
		}
		return nil
	}}}
	if w, err := d.inside(t, full).Run(t.Context(), d, nil); err != nil || len(w.Failed) != 2 {
		t.Fatal(err, w)
	}
	d.caption(t, "mới")
	if w := d.run(t, d.inside(t, Options{})); counts(w) != "2 written, 0 unchanged, 0 failed" {
		t.Errorf("%s %v", counts(w), w.Failed)
	}
}

// A forgetful store does not record what was written.
type forgetful struct {
	*store.Store
	err error
}

func (f forgetful) Wrote(context.Context, ...catalog.FileWritten) error { return f.err }

func TestSymbolicLinksAreFollowed(t *testing.T) {
	d := pictures(t, plain(t), "a.jpg")
	path, real := filepath.Join(d.dir, "a.jpg"), filepath.Join(t.TempDir(), "real.jpg")
	if err := os.Rename(path, real); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	w := d.run(t, d.inside(t, Options{}))
	data, err := os.ReadFile(real)
	if st, _ := os.Lstat(path); err != nil || w.Embedded != 1 || st.Mode()&os.ModeSymlink == 0 || !bytes.Contains(data, []byte("Đền Hùng")) {
		t.Errorf("%v %s", err, counts(w))
	}
}

func TestOldHeadsAreRemoved(t *testing.T) {
	d := pictures(t, plain(t), "a.jpg")
	d.run(t, d.inside(t, Options{}))
	dir := filepath.Join(d.Dir(), "undo")
	first := entries(t, dir)
	if len(first) != 1 {
		t.Fatal(first)
	}
	long := now.Add(-Keep - time.Hour)
	if err := os.Chtimes(filepath.Join(dir, first[0]), long, long); err != nil {
		t.Fatal(err)
	}
	d.caption(t, "mới")
	d.run(t, d.inside(t, Options{}))
	if got := entries(t, dir); len(got) != 1 || got[0] == first[0] {
		t.Errorf("kept: %v", got)
	}
}
