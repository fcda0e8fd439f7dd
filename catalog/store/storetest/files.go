package storetest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"cutline/catalog"
	"cutline/catalog/store"
)

func added(t *testing.T, b *bench) {
	f := b.file("2018/10/a.jpg", "a", "2018-10-31T09:12:04.25+07:00", catalog.Caption{
		catalog.Description: {Text: "Lễ hội", Langs: map[string]string{"en": "Festival"}},
		catalog.Keywords:    catalog.ListValue("chợ", "phiên"),
	})
	f.Photo.GPS = &catalog.GPS{Lat: 21.85, Lon: 106.76}
	f.Photo.Marks = catalog.Marks{Rating: 3, Color: 2, Tagged: true}
	f.Photo.Color0 = 0x102030
	f.HasMarks = true
	got, err := b.s.AddPhotos(ctx, []catalog.FilePhoto{f}, now)
	b.ok(err)
	b.same("added", got.Added, 1)
	p := b.photo(got.IDs[0])
	b.same("path", p.Path, filepath.Join(b.dir, "2018", "10", "a.jpg"))
	b.same("captured", p.Captured.String(), "2018-10-31T09:12:04.25+07:00")
	b.same("caption", p.Caption.Equal(f.Photo.Caption), true)
	b.same("marks", p.Marks, f.Photo.Marks)
	b.same("gps", *p.GPS, *f.Photo.GPS)
	b.same("lens", p.Lens, "FE 24-70mm")
	b.same("upright width", p.Upright().X, 4000)
	b.same("colour", p.Color0, uint32(0x102030))
	b.same("state", p.State, catalog.OK)
	b.same("pending", p.PendingWrite(), false)
	got, err = b.s.AddPhotos(ctx, []catalog.FilePhoto{f}, now)
	b.ok(err)
	b.same("unchanged", got.Unchanged, 1)
	known, err := b.s.Known(ctx, b.root.ID)
	b.ok(err)
	b.same("known", known["2018/10/a.jpg"], catalog.KnownFile{ID: p.ID, Size: 1, ModTime: 1, Others: catalog.Signature(nil)})
	_, err = b.s.Photo(ctx, 99)
	b.is(err, catalog.ErrNotFound)
}

func reread(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{
		catalog.Description: catalog.TextValue("cũ"), catalog.Headline: catalog.TextValue("cũ"), catalog.City: catalog.TextValue("cũ")})
	id := b.add(f)[0]
	b.set(id, "headline", "bàn")
	b.set(id, "city", "bàn")
	f.Photo.Caption = catalog.Caption{
		catalog.Description: catalog.TextValue("tệp"), catalog.Headline: catalog.TextValue("tệp"), catalog.City: catalog.TextValue("cũ")}
	f.ModTime = 2
	got, err := b.s.AddPhotos(ctx, []catalog.FilePhoto{f}, now)
	b.ok(err)
	b.same("updated", got.Updated, 1)
	p := b.photo(id)
	b.same("only the file changed it", p.Caption.Text(catalog.Description), "tệp")
	b.same("both changed it", p.Caption.Text(catalog.Headline), "bàn")
	b.finds("what both changed", between("clash", "yes", "yes"), id)
	b.same("only the desk changed it", p.Caption.Text(catalog.City), "bàn")
	b.same("pending", p.PendingWrite(), true)
	b.finds("the file's new word", word("tep"), id)
	past, err := b.s.History(ctx, catalog.PhotoTargets(id)[0], 1)
	b.ok(err)
	b.same("who", past[0].Who, "file")
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	b.same("undo is of what the file changed, the newest", b.photo(id).Caption.Text(catalog.Description), "cũ")
	b.same("and not of the desk's edit", b.photo(id).Caption.Text(catalog.City), "bàn")
	b.same("nor of the clash", len(b.photo(id).Clashes), 1)
}

func rereadMarks(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", nil)
	f.HasMarks, f.Photo.Marks = true, catalog.Marks{Rating: 1}
	id := b.add(f)[0]
	b.set(id, "color", "5")
	f.Photo.Marks = catalog.Marks{Rating: 4, Color: 2}
	b.add(f)
	b.same("marks", b.photo(id).Marks, catalog.Marks{Rating: 4, Color: 5})
	f.HasMarks, f.Photo.Marks = false, catalog.Marks{}
	b.add(f)
	b.same("marks when the file says nothing", b.photo(id).Marks, catalog.Marks{Rating: 4, Color: 5})
}

func written(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.City: catalog.TextValue("cũ")})
	id := b.add(f)[0]
	b.set(id, "city", "một")
	b.finds("pending", between("pending", "yes", "yes"), id)
	queue, err := b.s.Pending(ctx, 10)
	b.ok(err)
	if len(queue) != 1 || queue[0].ID != id {
		t.Fatalf("Pending = %v", queue)
	}
	b.set(id, "city", "hai")
	b.ok(b.s.Wrote(ctx, catalog.FileWritten{Photo: id, Rev: 1, Caption: catalog.Caption{catalog.City: catalog.TextValue("một")}}))
	b.same("pending after an older revision", b.photo(id).PendingWrite(), true)
	b.wrote(id, 2)
	b.same("pending after the newest", b.photo(id).PendingWrite(), false)
	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("ngoài")}
	b.add(f)
	b.same("changed in the file after writing", b.photo(id).Caption.Text(catalog.City), "ngoài")
	b.same("which is not pending", b.photo(id).PendingWrite(), false)
	b.is(b.s.Wrote(ctx, catalog.FileWritten{Photo: 99, Rev: 1}), catalog.ErrNotFound)
	b.set(id, "city", "ba")
	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("ba")}
	b.add(f)
	b.ok(b.s.MarkOffline(ctx, []catalog.PhotoID{id}, true))
	queue, err = b.s.Pending(ctx, 0)
	b.ok(err)
	b.same("offline photos to be written", len(queue), 0)
}

func moved(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", nil)
	id := b.add(f)[0]
	b.set(id, "description", "chú thích")
	b.ok(b.s.MarkOffline(ctx, []catalog.PhotoID{id}, true))
	b.same("state", b.photo(id).State, catalog.Offline)
	at, err := b.s.Bearers(ctx, "fp-a")
	b.ok(err)
	b.same("bearer", at[id], filepath.Join(b.dir, "a.jpg"))
	g := b.file("moi/b.jpg", "a", "2018-10-31T09:00:00", nil)
	g.ID = id
	got, err := b.s.AddPhotos(ctx, []catalog.FilePhoto{g}, now)
	b.ok(err)
	b.same("updated", got.Updated, 1)
	p := b.photo(id)
	b.same("path", p.Path, filepath.Join(b.dir, "moi", "b.jpg"))
	b.same("state", p.State, catalog.OK)
	b.same("description", p.Caption.Text(catalog.Description), "chú thích")
	b.finds("its folder", in("in", "moi"), id)
	b.finds("its new name", in("file", "b", "jpg"), id)
	b.finds("its old name", in("file", "a", "jpg"))
}

func replaced(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", nil)
	old := b.add(f)[0]
	b.set(old, "description", "người thứ nhất")
	g := b.file("a.jpg", "khác", "2019-01-01T09:00:00", nil)
	id := b.add(g)[0]
	if id == old {
		t.Fatal("another picture took over the caption of the one whose name it has")
	}
	b.same("description", b.photo(id).Caption.Text(catalog.Description), "")
	b.same("state of the old", b.photo(old).State, catalog.Offline)
	got, err := b.s.Resolve(ctx, "a.jpg")
	b.ok(err)
	b.same("whose name it is", got, id)
	edited := b.file("a.jpg", "sửa", "2019-01-01T09:00:00", nil)
	b.same("the same frame saved again", b.add(edited)[0], id)
	back := b.file("kho/a.jpg", "a", "2018-10-31T09:00:00", nil)
	b.same("the first picture found again", b.add(back)[0], old)
	b.same("its state", b.photo(old).State, catalog.OK)
}

func swapped(t *testing.T, b *bench) {
	one := b.file("1.jpg", "một", "2018-10-31T09:00:00", nil)
	two := b.file("2.jpg", "hai", "2018-10-31T10:00:00", nil)
	ids := b.add(one, two)
	one.Rel, two.Rel = two.Rel, one.Rel
	got := b.add(two, one)
	b.same("photo 2", got[0], ids[1])
	b.same("photo 1", got[1], ids[0])
	b.same("path of photo 1", b.photo(ids[0]).File(), "2.jpg")
	b.same("path of photo 2", b.photo(ids[1]).File(), "1.jpg")
}

func damaged(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.City: catalog.TextValue("Na Sầm")})
	id := b.add(f)[0]
	bad := b.file("a.jpg", "", "", nil)
	bad.Photo.Problem = "no end of image"
	b.same("photo", b.add(bad)[0], id)
	p := b.photo(id)
	b.same("state", p.State, catalog.Damaged)
	b.same("problem", p.Problem, "no end of image")
	b.same("width", p.Width, 6000)
	b.same("city", p.Caption.Text(catalog.City), "Na Sầm")
	b.finds("damaged", between("damaged", "yes", "yes"), id)
	b.add(f)
	b.same("state when mended", b.photo(id).State, catalog.OK)
	bad.Rel = "b.jpg"
	second := b.add(bad)[0]
	b.same("a file damaged from the first", b.photo(second).State, catalog.Damaged)
	whole := b.file("b.jpg", "b", "2018-10-31T09:00:00", nil)
	b.same("and copied again", b.add(whole)[0], second)
	b.same("its state", b.photo(second).State, catalog.OK)
}

func rootGone(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một")
	hidden := b.dir + "-unplugged"
	b.ok(os.Rename(b.dir, hidden))
	roots, err := b.s.Roots(ctx)
	b.ok(err)
	b.same("online", roots[0].Online, false)
	b.same("photos", roots[0].Photos, 1)
	b.same("state", b.photo(id).State, catalog.Offline)
	b.finds("offline", between("offline", "yes", "yes"), id)
	b.ok(os.Mkdir(b.dir, 0o755)) // an empty mount point
	roots, err = b.s.Roots(ctx)
	b.ok(err)
	b.same("an empty folder in its place is online", roots[0].Online, false)
	b.ok(os.Remove(b.dir))
	b.ok(os.Rename(hidden, b.dir))
	_, err = b.s.Roots(ctx)
	b.ok(err)
	b.same("state when it is back", b.photo(id).State, catalog.OK)
}

func rootMoved(t *testing.T, b *bench) {
	id := b.one("sub/a.jpg", "một")
	other := t.TempDir()
	b.is(b.s.MoveRoot(ctx, b.dir, other), catalog.ErrUsage)
	b.ok(os.WriteFile(filepath.Join(other, store.MarkerFile), []byte("of another folder\n"), 0o644))
	b.is(b.s.MoveRoot(ctx, b.dir, other), catalog.ErrUsage)
	b.is(b.s.MoveRoot(ctx, filepath.Join(b.dir, "no"), b.dir+"x"), catalog.ErrNotFound)
	to := b.dir + "-moved"
	b.ok(os.Rename(b.dir, to))
	b.ok(b.s.MoveRoot(ctx, b.dir, to))
	b.same("path", b.photo(id).Path, filepath.Join(to, "sub", "a.jpg"))
	b.same("state", b.photo(id).State, catalog.OK)
	b.dir = to
}

func resolved(t *testing.T, b *bench) {
	ids := b.add(
		b.file("x/IMG_1.JPG", "1", "", nil), b.file("y/IMG_1.JPG", "2", "", nil),
		b.file("x/img_2.jpg", "3", "", nil), b.file("x/7", "4", "", nil))
	for _, tt := range []struct {
		name, ref string
		want      catalog.PhotoID
	}{
		{"an id", "2", ids[1]},
		{"a path", filepath.Join(b.dir, "y", "IMG_1.JPG"), ids[1]},
		{"a unique name", "img_2.jpg", ids[2]},
		{"a name in other letters", "IMG_2.JPG", ids[2]},
		{"a number that is no id but a name", "7", ids[3]},
	} {
		if got, err := b.s.Resolve(ctx, tt.ref); err != nil || got != tt.want {
			t.Errorf("%s: %v, %v; want %v", tt.name, got, err, tt.want)
		}
	}
	_, err := b.s.Resolve(ctx, "IMG_1.JPG")
	var a *catalog.Ambiguous
	if !errors.As(err, &a) || len(a.Candidates) != 2 {
		t.Errorf("a name of two: %v", err)
	}
	for _, ref := range []string{"nothing.jpg", filepath.Join(b.dir, "z", "IMG_1.JPG"), ""} {
		if _, err := b.s.Resolve(ctx, ref); !errors.Is(err, catalog.ErrNotFound) {
			t.Errorf("%q: %v, want not found", ref, err)
		}
	}
}
