package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/ingest"
	"cutline/catalog/photofile"
	"cutline/catalog/store"
	"cutline/catalog/thumb"
)

// A desk is a catalog and a folder of photos.
type desk struct {
	*testing.T
	s    *store.Store
	th   *thumb.Store
	dir  string
	ctx  context.Context
	made interface {
		Make(photofile.Source, photofile.Info, int, string) (thumb.Made, error)
	}
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{T: t, dir: t.TempDir(), ctx: context.Background()}
	where := filepath.Join(t.TempDir(), "x.cutline")
	d.ok(store.Create(d.ctx, where))
	var err error
	d.s, err = store.Open(d.ctx, where)
	d.ok(err)
	t.Cleanup(func() { d.s.Close() })
	d.th, err = thumb.Open(store.ThumbsDir(where))
	d.ok(err)
	d.made = d.th
	return d
}

func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) add(paths ...string) catalog.Added {
	d.Helper()
	if len(paths) == 0 {
		paths = []string{d.dir}
	}
	plan, err := ingest.Scan(d.ctx, d.s, paths)
	d.ok(err)
	got, err := plan.Run(d.ctx, d.s, d.made, nil)
	d.ok(err)
	return got
}

// counts checks added, updated, unchanged, failed and missing.
func (d *desk) counts(what string, a catalog.Added, added, updated, unchanged, failed, missing int) {
	d.Helper()
	got := [5]int{a.Added, a.Updated, a.Unchanged, len(a.Failed), a.Missing}
	if want := [5]int{added, updated, unchanged, failed, missing}; got != want {
		d.Errorf("%s: added, updated, unchanged, failed, missing = %v, want %v (%v)", what, got, want, a.Failed)
	}
}

func (d *desk) photo(name string) catalog.Photo {
	d.Helper()
	id, err := d.s.Resolve(d.ctx, name)
	d.ok(err)
	p, err := d.s.Photo(d.ctx, id)
	d.ok(err)
	return p
}

func (d *desk) write(name string, data []byte) string {
	d.Helper()
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	d.ok(os.MkdirAll(filepath.Dir(path), 0o755))
	d.ok(os.WriteFile(path, data, 0o644))
	return path
}

func (d *desk) jpeg(name string, seed int) []byte {
	d.Helper()
	data := catalogtest.JPEG(d.T, catalogtest.Photo{Seed: seed, Shot: catalogtest.At(5, 8, seed%60, 0, true)})
	d.write(name, data)
	return data
}

func (d *desk) caption(name, text string) {
	d.Helper()
	_, _, err := d.s.Apply(d.ctx, catalog.PhotoTargets(d.photo(name).ID), catalog.Edit{Title: "caption", Sets: []catalog.Set{
		{Field: "description", Value: catalog.TextValue(text)}}}, time.Now(), "tester")
	d.ok(err)
}

func TestAddAndAddAgain(t *testing.T) {
	d := newDesk(t)
	d.jpeg("a.jpg", 1)
	d.jpeg("sub/deep/B.JPG", 2)
	d.jpeg(".hidden/c.jpg", 3)
	d.jpeg("other.cutline/thumbs/d.jpg", 4)
	d.jpeg(".cutline-1.tmp", 5)
	d.write("notes.txt", []byte("no photo"))
	d.counts("first", d.add(), 2, 0, 0, 0, 0)
	p := d.photo("B.JPG")
	if p.Path != filepath.Join(d.dir, "sub", "deep", "B.JPG") || p.Width != 120 || p.Model == "" || p.Captured.IsZero() ||
		p.Fingerprint == "" || p.State != catalog.OK || p.Color0 == 0 {
		t.Errorf("photo = %+v", p)
	}
	if _, err := d.th.Get(p.Fingerprint, thumb.Small); err != nil {
		t.Errorf("its thumbnail: %v", err)
	}
	d.counts("again", d.add(), 0, 0, 2, 0, 0)
	d.counts("a folder in the folder", d.add(filepath.Join(d.dir, "sub")), 0, 0, 1, 0, 0)
	d.counts("a file", d.add(filepath.Join(d.dir, "a.jpg")), 0, 0, 1, 0, 0)
	d.counts("all of it thrice", d.add(d.dir, filepath.Join(d.dir, "sub"), d.dir), 0, 0, 2, 0, 0)
	d.jpeg("a.jpg", 6)
	a := d.add()
	if a.Added != 1 || a.Unchanged != 1 {
		t.Errorf("another picture under an old name: %+v", a)
	}
	roots, err := d.s.Roots(d.ctx)
	d.ok(err)
	if len(roots) != 1 || roots[0].Path != d.dir || roots[0].Marker == "" {
		t.Errorf("roots = %+v", roots)
	}
}

func TestFilesThatAreNoPhotosAreReportedAndTheOthersAdded(t *testing.T) {
	d := newDesk(t)
	whole := d.jpeg("whole.jpg", 1)
	d.write("empty.jpg", nil)
	d.write("text.jpg", []byte(strings.Repeat("this is a letter\n", 100)))
	d.write("cut.jpg", whole[:len(whole)*2/3])
	a := d.add(d.dir, filepath.Join(d.dir, "none"))
	d.counts("first", a, 2, 0, 0, 3, 0)
	for _, want := range []string{"none", "empty.jpg", "text.jpg"} {
		found := false
		for _, f := range a.Failed {
			found = found || filepath.Base(f.Path) == want && f.Error != ""
		}
		if !found {
			t.Errorf("no failure names %s: %v", want, a.Failed)
		}
	}
	if p := d.photo("cut.jpg"); p.State != catalog.Damaged || p.Problem == "" {
		t.Errorf("a truncated photo: %s, %q", p.State, p.Problem)
	}
	d.write("whole.jpg", nil)
	d.counts("a photo that was emptied", d.add(), 0, 1, 1, 2, 0)
	if p := d.photo("whole.jpg"); p.State != catalog.Damaged || p.Width != 120 {
		t.Errorf("a photo that was emptied: %+v", p)
	}
	d.write("whole.jpg", whole)
	d.add()
	if p := d.photo("whole.jpg"); p.State != catalog.OK || p.Problem != "" {
		t.Errorf("a photo that was put back: %+v", p)
	}
}

func TestMovedAndGonePhotosKeepTheirCaptions(t *testing.T) {
	d := newDesk(t)
	for i := range 6 {
		d.jpeg(fmt.Sprintf("p%d.jpg", i), i+1)
	}
	d.add()
	d.caption("p0.jpg", "chú thích")
	id := d.photo("p0.jpg").ID
	d.ok(os.Mkdir(filepath.Join(d.dir, "mới"), 0o755))
	d.ok(os.Rename(filepath.Join(d.dir, "p0.jpg"), filepath.Join(d.dir, "mới", "q.jpg")))
	d.counts("moved", d.add(), 0, 1, 5, 0, 0)
	if p := d.photo("q.jpg"); p.ID != id || p.Caption.Text(catalog.Description) != "chú thích" {
		t.Errorf("moved: %+v", p)
	}
	d.ok(os.Remove(filepath.Join(d.dir, "p1.jpg")))
	d.counts("gone", d.add(), 0, 0, 5, 0, 1)
	if p := d.photo("p1.jpg"); p.State != catalog.Offline {
		t.Errorf("gone: %s", p.State)
	}
	d.counts("gone before", d.add(), 0, 0, 5, 0, 0)
	data, err := os.ReadFile(filepath.Join(d.dir, "p2.jpg"))
	d.ok(err)
	d.write("copy.jpg", data)
	d.counts("a copy is another photo", d.add(), 1, 0, 5, 0, 0)
	away := filepath.Join(t.TempDir(), "p3.jpg")
	there := filepath.Join(d.dir, "p3.jpg")
	d.ok(os.Rename(there, away))
	d.add()
	d.ok(os.Rename(away, there))
	d.counts("back again", d.add(), 0, 1, 5, 0, 0)
	if p := d.photo("p3.jpg"); p.State != catalog.OK {
		t.Errorf("back again: %s", p.State)
	}
}

func TestManyPhotosGoneAtOnceAreAsked(t *testing.T) {
	d := newDesk(t)
	for i := range 130 {
		d.jpeg(fmt.Sprintf("%d/p%d.jpg", i%10, i), i+1)
	}
	d.counts("first", d.add(), 130, 0, 0, 0, 0)
	for i := range 9 {
		d.ok(os.RemoveAll(filepath.Join(d.dir, fmt.Sprint(i))))
	}
	a := d.add()
	d.counts("most are gone", a, 0, 0, 13, 0, 117)
	if !strings.Contains(a.Ask, "117 of 130") || !strings.Contains(a.Ask, d.dir) {
		t.Errorf("Ask = %q", a.Ask)
	}
	if p := d.photo("p0.jpg"); p.State != catalog.OK {
		t.Errorf("p0: %s, want nothing marked", p.State)
	}
	d.ok(os.Rename(d.dir, d.dir+"-away"))
	d.ok(os.Mkdir(d.dir, 0o755))
	a = d.add()
	if len(a.Failed) != 1 || a.Missing != 0 || !strings.Contains(a.Failed[0].Error, "offline") {
		t.Errorf("an empty folder in place of the root: %+v", a)
	}
}

func TestLinksEndAndCountOnce(t *testing.T) {
	d := newDesk(t)
	d.jpeg("real/a.jpg", 1)
	outside := t.TempDir()
	d.ok(os.WriteFile(filepath.Join(outside, "o.jpg"), catalogtest.JPEG(t, catalogtest.Photo{Seed: 9}), 0o644))
	for from, to := range map[string]string{
		"real/up": "..", "aaa": "real", "zzz": outside, "b.jpg": "real/a.jpg", "nowhere.jpg": "missing", "self": "self",
		"o2.jpg": filepath.Join(outside, "o.jpg"),
	} {
		d.ok(os.Symlink(to, filepath.Join(d.dir, filepath.FromSlash(from))))
	}
	d.ok(os.Symlink(outside, filepath.Join(outside, "again")))
	a := d.add()
	if len(a.Failed) > 0 || a.Added < 2 || a.Added > 3 {
		t.Errorf("added %d, failed %v", a.Added, a.Failed)
	}
	if p := d.photo("a.jpg"); p.Path != filepath.Join(d.dir, "real", "a.jpg") {
		t.Errorf("a.jpg at %s", p.Path)
	}
	if b := d.add(); b.Unchanged != a.Added || b.Missing != 0 {
		t.Errorf("again: %+v", b)
	}
}

func TestFolderThatCannotBeReadIsNamedAndNothingInItIsGone(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	d := newDesk(t)
	d.jpeg("a.jpg", 1)
	d.jpeg("shut/b.jpg", 2)
	d.add()
	shut := filepath.Join(d.dir, "shut")
	d.ok(os.Chmod(shut, 0))
	defer os.Chmod(shut, 0o755)
	a := d.add()
	d.counts("with a shut folder", a, 0, 0, 1, 1, 0)
	if a.Failed[0].Path != shut {
		t.Errorf("failed: %v", a.Failed)
	}
}

const sidecar = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" photoshop:City="%s" xmp:Rating="%d"/>
</rdf:RDF></x:xmpmeta>`

func TestSidecarsAreReadAndReadAgain(t *testing.T) {
	d := newDesk(t)
	d.jpeg("a.jpg", 1)
	d.add()
	d.write("a.xmp", fmt.Appendf(nil, sidecar, "Đồng Đăng", 3))
	d.counts("a new sidecar", d.add(), 0, 1, 0, 0, 0)
	if p := d.photo("a.jpg"); p.Caption.Text(catalog.City) != "Đồng Đăng" || p.Rating != 3 || p.PendingWrite() {
		t.Errorf("city %q, rating %d, pending %v", p.Caption.Text(catalog.City), p.Rating, p.PendingWrite())
	}
	d.counts("again", d.add(), 0, 0, 1, 0, 0)
	d.caption("a.jpg", "của bàn")
	path := d.write("a.xmp", fmt.Appendf(nil, sidecar, "Na Sầm", 3))
	d.ok(os.Chtimes(path, time.Now(), time.Now().Add(time.Hour)))
	d.counts("a changed sidecar", d.add(), 0, 1, 0, 0, 0)
	if p := d.photo("a.jpg"); p.Caption.Text(catalog.City) != "Na Sầm" || p.Caption.Text(catalog.Description) != "của bàn" {
		t.Errorf("caption = %v", p.Caption)
	}
	path = d.write("a.xmp", []byte("<x:xmpmeta broken"))
	d.ok(os.Chtimes(path, time.Now(), time.Now().Add(2*time.Hour)))
	a := d.add()
	if len(a.Notes) != 1 || !strings.Contains(a.Notes[0], path) {
		t.Errorf("a broken sidecar: notes %v", a.Notes)
	}
	if p := d.photo("a.jpg"); p.State != catalog.OK {
		t.Errorf("a broken sidecar: the photo is %s", p.State)
	}
}

func TestForgottenPhotosStayAwayUntilNamed(t *testing.T) {
	d := newDesk(t)
	d.jpeg("a.jpg", 1)
	d.add()
	id := d.photo("a.jpg").ID
	_, _, err := d.s.Apply(d.ctx, catalog.PhotoTargets(id), catalog.Edit{Title: "forget", Sets: []catalog.Set{
		{Field: catalog.FieldForgotten, Value: catalog.TextValue("yes")}}}, time.Now(), "")
	d.ok(err)
	d.counts("the folder", d.add(), 0, 0, 1, 0, 0)
	if _, err := d.s.Resolve(d.ctx, "a.jpg"); !errors.Is(err, catalog.ErrNotFound) {
		t.Errorf("after adding the folder: %v", err)
	}
	d.counts("the file", d.add(filepath.Join(d.dir, "a.jpg")), 0, 1, 0, 0, 0)
	if d.photo("a.jpg").ID != id {
		t.Error("the file named brought another photo")
	}
}

// panics is a thumbnail store with a fault.
type panics struct{}

func (panics) Make(photofile.Source, photofile.Info, int, string) (thumb.Made, error) { panic("a bug") }

func TestPanicOfOneFileIsItsFailure(t *testing.T) {
	d := newDesk(t)
	d.jpeg("a.jpg", 1)
	d.made = panics{}
	a := d.add()
	d.counts("a bug", a, 0, 0, 0, 1, 0)
}

func TestCancelledRunKeepsWhatWasReadAndMayBeRunAgain(t *testing.T) {
	d := newDesk(t)
	for i := range 200 {
		d.jpeg(fmt.Sprintf("p%03d.jpg", i), i+1)
	}
	ctx, cancel := context.WithCancel(d.ctx)
	plan, err := ingest.Scan(ctx, d.s, []string{d.dir})
	d.ok(err)
	last := 0
	a, err := plan.Run(ctx, d.s, d.th, func(p catalog.Progress) {
		if p.Done != last+1 || p.Total != 200 || p.Item == "" {
			t.Errorf("progress %+v after %d", p, last)
		}
		if last = p.Done; last == 70 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if a.Added != last || last == 200 {
		t.Errorf("added %d, want the %d that were read", a.Added, last)
	}
	b := d.add()
	d.counts("again", b, 200-a.Added, 0, a.Added, 0, 0)
	n, err := d.s.Count(d.ctx, catalog.Query{})
	d.ok(err)
	if n != 200 {
		t.Errorf("%d photos", n)
	}
}

func TestCorpusIsAddedWithoutACrash(t *testing.T) {
	corpus := catalogtest.Corpus(t)
	for _, name := range []string{"synthetic", "hostile"} {
		t.Run(name, func(t *testing.T) {
			src := filepath.Join(corpus, name)
			if _, err := os.Stat(src); err != nil {
				t.Skipf("no %s in the corpus", name)
			}
			d := newDesk(t)
			files := 0
			d.ok(filepath.WalkDir(src, func(p string, e os.DirEntry, err error) error {
				if err != nil || !e.Type().IsRegular() || !photofile.IsName(p) {
					return err
				}
				data, err := os.ReadFile(p)
				files++
				d.write(fmt.Sprintf("%d/%s", files, filepath.Base(p)), data)
				return err
			}))
			slowest, item, last := time.Duration(0), "", time.Now()
			plan, err := ingest.Scan(d.ctx, d.s, []string{d.dir})
			d.ok(err)
			a, err := plan.Run(d.ctx, d.s, d.th, func(p catalog.Progress) {
				if took := time.Since(last); took > slowest {
					slowest, item = took, p.Item
				}
				last = time.Now()
			})
			d.ok(err)
			t.Logf("%d files: %d added, %d failed; slowest %v (%s)", files, a.Added, len(a.Failed), slowest, item)
			if a.Added+len(a.Failed) != files {
				t.Errorf("%d files, but %d added and %d failed", files, a.Added, len(a.Failed))
			}
			if slowest > 8*time.Second { // 2 s, four times over for a loaded machine
				t.Errorf("%s took %v", item, slowest)
			}
		})
	}
}
