package desk_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// A shelf is a folder of photos in a catalog, each with a headline not
// written yet.
type shelf struct {
	t     *testing.T
	d     *desk.Desk
	cat   string
	dir   string
	paths []string
	ids   []catalog.PhotoID
}

func newShelf(t *testing.T, n int) *shelf {
	t.Helper()
	s := &shelf{t: t, dir: t.TempDir(), cat: filepath.Join(t.TempDir(), "a.cutline")}
	s.paths = catalogtest.Files(t, s.dir, n)
	var err error
	if s.d, err = desk.Create(t.Context(), s.cat, desk.Options{Who: "lan"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.d.Close() })
	if _, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil {
		t.Fatal(err)
	}
	for _, p := range s.paths {
		id, err := s.d.Resolve(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		s.ids = append(s.ids, id)
	}
	s.headline("Lễ hội Đền Hùng")
	return s
}

func (s *shelf) headline(text string) {
	s.t.Helper()
	if _, err := s.d.Edit(s.t.Context(), s.ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "headline", Value: catalog.TextValue(text)}}}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shelf) write(o catalog.WriteOptions) catalog.Written {
	s.t.Helper()
	w, err := s.d.Write(s.t.Context(), s.ids, o, nil)
	if err != nil || len(w.Failed) > 0 {
		s.t.Fatalf("write: %v %+v", err, w)
	}
	return w
}

// sums are the hashes of the files.
func (s *shelf) sums() (out []string) {
	s.t.Helper()
	for _, p := range s.paths {
		data, err := os.ReadFile(p)
		if err != nil {
			s.t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		out = append(out, hex.EncodeToString(sum[:]))
	}
	return out
}

func (s *shelf) photo(i int) catalog.Photo {
	s.t.Helper()
	p, err := s.d.Photo(s.t.Context(), s.ids[i])
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s *shelf) same(what string, got, want []string) {
	s.t.Helper()
	for i := range want {
		if got[i] != want[i] {
			s.t.Errorf("%s: %s differs", what, filepath.Base(s.paths[i]))
		}
	}
}

func TestAWriteIntoFilesIsUndoneByteForByte(t *testing.T) {
	s := newShelf(t, 40) // more than one batch
	before := s.sums()
	times := map[string]time.Time{}
	for _, p := range s.paths {
		st, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		times[p] = st.ModTime()
	}
	w := s.write(catalog.WriteOptions{Embed: true})
	if w.Written != 40 || w.Embedded != 40 || len(w.Aside) != 0 || w.Edit == 0 {
		t.Fatalf("%+v", w)
	}
	after := s.sums()
	for i := range after {
		if after[i] == before[i] || s.photo(i).PendingWrite() {
			t.Errorf("%s was not written", s.paths[i])
		}
	}
	if sides, _ := filepath.Glob(filepath.Join(s.dir, "*.xmp")); len(sides) > 0 {
		t.Errorf("sidecars: %v", sides)
	}
	added, err := s.d.Add(t.Context(), []string{s.dir}, nil)
	if err != nil || added.Unchanged != 40 {
		t.Errorf("our own write looks like a change from outside: %v %+v", err, added)
	}
	if again := s.write(catalog.WriteOptions{Embed: true}); again.Unchanged != 40 || again.Edit != 0 {
		t.Errorf("written again: %+v", again)
	}

	// After a restart, too.
	if err := s.d.Close(); err != nil {
		t.Fatal(err)
	}
	if s.d, err = desk.Open(t.Context(), s.cat, desk.Options{Who: "lan"}); err != nil {
		t.Fatal(err)
	}
	undone, err := s.d.Undo(t.Context())
	if err != nil || undone.Changed != 40 || undone.Title != "write" || len(undone.Failed) > 0 {
		t.Fatalf("undo: %v %+v", err, undone)
	}
	s.same("undone", s.sums(), before)
	for i, p := range s.paths {
		if st, err := os.Stat(p); err != nil || !st.ModTime().Equal(times[p]) {
			t.Errorf("%s: %v, another time", p, err)
		}
		if q := s.photo(i); !q.PendingWrite() || q.Caption.Text(catalog.Headline) != "Lễ hội Đền Hùng" {
			t.Errorf("undone: pending %v, %q", q.PendingWrite(), q.Caption.Text(catalog.Headline))
		}
	}
	if added, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil || added.Unchanged != 40 {
		t.Errorf("the restored files look changed: %v %+v", err, added)
	}

	redone, err := s.d.Redo(t.Context())
	if err != nil || redone.Changed != 40 || s.photo(7).PendingWrite() {
		t.Fatalf("redo: %v %+v", err, redone)
	}
	if _, err := s.d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.same("undone again", s.sums(), before)
	if _, err := s.d.Undo(t.Context()); err != nil || s.photo(0).Caption.Text(catalog.Headline) != "" {
		t.Errorf("the caption before it: %v", err)
	}
	past, err := s.d.History(t.Context(), catalog.PhotoTargets(s.ids[0])[0], 0)
	n := 0
	for _, p := range past {
		if p.Field == catalog.FieldFile {
			n++
			if strings.Contains(p.Old+p.New, "{") {
				t.Errorf("history shows %q, %q", p.Old, p.New)
			}
		}
	}
	if err != nil || n != 4 {
		t.Errorf("history has %d lines of the file, %v: %+v", n, err, past)
	}
}

func TestUndoLeavesAFileThatSomebodyElseChanged(t *testing.T) {
	s := newShelf(t, 3)
	before := s.sums()
	s.write(catalog.WriteOptions{Embed: true})
	data, err := os.ReadFile(s.paths[1])
	if err != nil {
		t.Fatal(err)
	}
	theirs := append(data, "a trailer"...)
	if err := os.WriteFile(s.paths[1], theirs, 0o644); err != nil {
		t.Fatal(err)
	}
	undone, err := s.d.Undo(t.Context())
	if err != nil || undone.Changed != 2 || len(undone.Failed) != 1 || undone.Failed[0].Path != s.paths[1] {
		t.Fatalf("%v %+v", err, undone)
	}
	now := s.sums()
	if now[0] != before[0] || now[2] != before[2] {
		t.Error("the others were not restored")
	}
	if got, _ := os.ReadFile(s.paths[1]); !bytes.Equal(got, theirs) {
		t.Error("somebody's change is gone")
	}
}

func TestAWriteThatNobodyAskedForIsPassedOverByUndo(t *testing.T) {
	s := newShelf(t, 2)
	w := s.write(catalog.WriteOptions{Embed: true, Auto: true})
	if w.Embedded != 2 || w.Edit != 0 {
		t.Fatalf("%+v", w)
	}
	undone, err := s.d.Undo(t.Context())
	if err != nil || undone.Title != "caption" || s.photo(0).Caption.Text(catalog.Headline) != "" {
		t.Errorf("%v %+v", err, undone)
	}
	if w := s.write(catalog.WriteOptions{Embed: true, Auto: true}); w.Embedded != 2 {
		t.Errorf("%+v", w)
	}
}

func TestWhatIsNotSavedAnyMoreIsNotUndone(t *testing.T) {
	s := newShelf(t, 1)
	s.write(catalog.WriteOptions{Embed: true})
	after := s.sums()
	if err := os.RemoveAll(filepath.Join(s.cat, "undo")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.d.Undo(t.Context()); err == nil || !strings.Contains(err.Error(), "not kept any more") {
		t.Errorf("error = %v", err)
	}
	s.same("the file", s.sums(), after)
	if undone, err := s.d.Undo(t.Context()); err != nil || undone.Title != "caption" {
		t.Errorf("the next undo: %v %+v", err, undone)
	}
}

func TestAMissingDriveCanBeUndoneLater(t *testing.T) {
	s := newShelf(t, 1)
	before := s.sums()
	s.write(catalog.WriteOptions{Embed: true})
	if err := os.Rename(s.paths[0], s.paths[0]+".away"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.d.Undo(t.Context()); !errors.Is(err, catalog.ErrOffline) {
		t.Errorf("error = %v", err)
	}
	if err := os.Rename(s.paths[0]+".away", s.paths[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.same("undone", s.sums(), before)
}

func TestASidecarThatIsThereIsKeptInStep(t *testing.T) {
	s := newShelf(t, 1)
	s.write(catalog.WriteOptions{})
	s.headline("mới")
	w := s.write(catalog.WriteOptions{Embed: true})
	side, err := os.ReadFile(strings.TrimSuffix(s.paths[0], filepath.Ext(s.paths[0])) + ".xmp")
	if err != nil || w.Embedded != 1 || !bytes.Contains(side, []byte("mới")) {
		t.Errorf("%v %+v\n%s", err, w, side)
	}
	if added, err := s.d.Add(t.Context(), []string{s.dir}, nil); err != nil || added.Unchanged != 1 {
		t.Errorf("%v %+v", err, added)
	}
}
