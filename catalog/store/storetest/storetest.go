// Package storetest is the suite that every dialect of the catalog's store
// must pass: what Cutline promises of photos, edits, undo, stories, folders
// and searches, said as tests. It needs a way to make catalogs, and real
// folders for the roots.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/store"
)

// A Dialect makes and opens catalogs of one kind.
type Dialect struct {
	// Create makes an empty catalog and tells where it is.
	Create func(t *testing.T) string
	// Open opens it; the suite closes it.
	Open func(t *testing.T, where string) *store.Store
}

// Run runs the suite.
func Run(t *testing.T, d Dialect) {
	for _, tt := range []struct {
		name string
		test func(*testing.T, *bench)
	}{
		{"what was added is read back", added},
		{"an edit changes what it names and nothing else", edited},
		{"an edit of nothing leaves no trace", nothing},
		{"a wrong value changes nothing", wrong},
		{"an edit of a photo that is not there reports it and changes the others", missing},
		{"undo and redo go back and forth and survive a restart", undone},
		{"what other programs changed is undone too, as one", undoAfterFile},
		{"a field changed since the base is a clash", clashed},
		{"two stores see each other's edits", together},
		{"a forgotten photo is hidden until undo", forgotten},
		{"history tells who, what, from what, to what", history},
		{"a second reading takes what only the file changed", reread},
		{"marks follow the same rule as captions", rereadMarks},
		{"what both sides changed waits for a choice", bothChanged},
		{"a clash ends when both agree, and comes back by undo", settled},
		{"a lost sidecar takes no caption with it", sidecarLost},
		{"a photo has parts, and is found by any", parted},
		{"writing clears what is pending", written},
		{"a moved file is the same photo", moved},
		{"another picture under a known name is another photo", replaced},
		{"names swapped between two files swap no captions", swapped},
		{"a damaged file keeps what is known of it", damaged},
		{"a story is added, changed, undone", storyEdits},
		{"a place in a story is known to the photo", placed},
		{"the house's defaults are edits too", house},
		{"a collection is made, filled, changed, removed, and all of it undone", collected},
		{"a collection is made with its photos", collectedAtOnce},
		{"no two collections have one name", collectionNames},
		{"being in a collection is nothing that a file says", collectedOnly},
		{"thousands of photos go into a collection at once", collectedMany},
		{"people come, change, go, and all of it is undone", peopled},
		{"a roster changes whole or not at all", peopleWhole},
		{"photos bound to a person are found by every name", bound},
		{"an event is made, changed, removed with its photos, and all of it undone", occasion},
		{"no two events have one name", occasionNames},
		{"photos without an event are found by their time", untold},
		{"a root that is gone takes its photos offline", rootGone},
		{"a moved root is recognised by its marker", rootMoved},
		{"a name is resolved or said to be ambiguous", resolved},
		{"searches find what they mean", searches},
		{"exact terms find just what they say", wholeTerms},
		{"photos of one content find each other", twice},
		{"any query can be asked", anyQuery},
		{"listings are in order", orders},
		{"two cameras interleave", interleaved},
		{"a listing is divided by day and by event", grouped},
		{"a burst stands as its best frame", bursts},
		{"chips and rows of the sidebar are counted", counted},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := &bench{T: t, d: d, where: d.Create(t), dir: t.TempDir()}
			b.open()
			b.looked()
			tt.test(t, b)
			b.agrees()
		})
	}
}

// A bench is one catalog under test and a folder of files.
type bench struct {
	*testing.T
	d     Dialect
	where string
	dir   string
	s     *store.Store
	root  catalog.Root
}

var (
	ctx = context.Background()
	now = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
)

func (b *bench) open() {
	b.s = b.d.Open(b.T, b.where)
	b.Cleanup(func() { b.s.Close() })
	root, err := b.s.AddRoot(ctx, b.dir, now)
	b.ok(err)
	b.root = root
}

func (b *bench) restart() {
	b.agrees()
	b.ok(b.s.Close())
	b.open()
}

func (b *bench) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) is(err, want error) {
	b.Helper()
	if !errors.Is(err, want) {
		b.Fatalf("error = %v, want %v", err, want)
	}
}

func (b *bench) same(what string, got, want any) {
	b.Helper()
	if got != want {
		b.Errorf("%s = %v, want %v", what, got, want)
	}
}

// file is a FilePhoto of a file that is really there.
func (b *bench) file(rel, content, taken string, c catalog.Caption) catalog.FilePhoto {
	b.Helper()
	path := filepath.Join(b.dir, filepath.FromSlash(rel))
	b.ok(os.MkdirAll(filepath.Dir(path), 0o755))
	b.ok(os.WriteFile(path, []byte(content), 0o644))
	m, err := catalog.ParseMoment(taken)
	b.ok(err)
	return catalog.FilePhoto{Root: b.root.ID, Rel: rel, ModTime: 1, Photo: catalog.Photo{Kind: catalog.JPEG, Width: 6000, Height: 4000,
		Bytes: int64(len(content)), Captured: m, Fingerprint: "fp-" + content, Caption: c,
		Camera: catalog.Camera{Make: "SONY", Model: "ILCE-1", Lens: "FE 24-70mm", ISO: 800, Orientation: 6}}}
}

func (b *bench) add(files ...catalog.FilePhoto) []catalog.PhotoID {
	b.Helper()
	got, err := b.s.AddPhotos(ctx, files, now)
	b.ok(err)
	return got.IDs
}

// one adds a photo with that description.
func (b *bench) one(rel, description string) catalog.PhotoID {
	b.Helper()
	return b.add(b.file(rel, rel, "2018-10-31T09:00:00", catalog.Caption{catalog.Description: catalog.TextValue(description)}))[0]
}

func (b *bench) photo(id catalog.PhotoID) catalog.Photo {
	b.Helper()
	p, err := b.s.Photo(ctx, id)
	b.ok(err)
	return p
}

// wrote says that the photo's file holds what the catalog says.
func (b *bench) wrote(id catalog.PhotoID, rev int64) {
	b.Helper()
	p := b.photo(id).ForFile()
	b.ok(b.s.Wrote(ctx, catalog.FileWritten{Photo: id, Rev: rev, Caption: p.Caption, Marks: p.Marks}))
}

func (b *bench) set(id catalog.PhotoID, field, text string) catalog.Applied {
	b.Helper()
	a, failed, err := b.s.Apply(ctx, catalog.PhotoTargets(id), edit(field, text), now, "tester")
	b.ok(err)
	if len(failed) > 0 {
		b.Fatal(failed)
	}
	return a
}

func edit(field, text string) catalog.Edit {
	return catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: field, Value: catalog.TextValue(text)}}}
}

func (b *bench) find(q catalog.Query) []catalog.PhotoID {
	b.Helper()
	ids, err := b.s.Find(ctx, q, catalog.SortNewest, 0)
	b.ok(err)
	n, err := b.s.Count(ctx, q)
	b.ok(err)
	b.same("Count", n, len(ids))
	b.among(q, ids)
	return ids
}

// among asks of every other photo, and of each alone, whether it is one of
// those that were found.
func (b *bench) among(q catalog.Query, found []catalog.PhotoID) {
	b.Helper()
	all, err := b.s.Find(ctx, catalog.Query{}, catalog.SortAdded, 0)
	b.ok(err)
	asked := [][]catalog.PhotoID{nil}
	for i, id := range all {
		asked = append(asked, []catalog.PhotoID{id})
		if i%2 == 0 {
			asked[0] = append(asked[0], id)
		}
	}
	for _, ids := range asked[:min(len(asked), 20)] {
		got, err := b.s.Among(ctx, q, ids)
		b.ok(err)
		want := slices.DeleteFunc(slices.Clone(ids), func(id catalog.PhotoID) bool { return !slices.Contains(found, id) })
		slices.Sort(got)
		slices.Sort(want)
		b.same("Among", fmt.Sprint(got), fmt.Sprint(want))
	}
}

func (b *bench) finds(what string, q catalog.Query, want ...catalog.PhotoID) {
	b.Helper()
	if got := b.find(q); !slices.Equal(got, want) {
		b.Errorf("%s: found %v, want %v", what, got, want)
	}
}

func word(w ...string) catalog.Query { return catalog.Query{Op: catalog.QueryText, Words: w} }

func in(field string, w ...string) catalog.Query {
	return catalog.Query{Op: catalog.QueryText, Field: field, Words: w}
}

func between(field, low, high string) catalog.Query {
	return catalog.Query{Op: catalog.QueryCmp, Field: field, Low: low, High: high}
}

func and(q ...catalog.Query) catalog.Query { return catalog.Query{Op: catalog.QueryAnd, Nodes: q} }
func or(q ...catalog.Query) catalog.Query  { return catalog.Query{Op: catalog.QueryOr, Nodes: q} }
func not(q catalog.Query) catalog.Query {
	return catalog.Query{Op: catalog.QueryNot, Nodes: []catalog.Query{q}}
}
