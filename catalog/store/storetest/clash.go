package storetest

import (
	"path/filepath"
	"testing"

	"cutline/catalog"
)

// clashing is a photo whose city both sides changed, from "gốc": "bàn" in the
// catalog, "tệp" in the file.
func clashing(b *bench) (catalog.PhotoID, catalog.FilePhoto) {
	b.Helper()
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.City: catalog.TextValue("gốc")})
	id := b.add(f)[0]
	b.set(id, "city", "bàn")
	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("tệp"), catalog.State: catalog.TextValue("tỉnh")}
	f.From = "a.xmp"
	got, err := b.s.AddPhotos(ctx, []catalog.FilePhoto{f}, now)
	b.ok(err)
	b.same("clashing", got.Clashing, 1)
	return id, f
}

// open says what of the city's clash is kept, "" if there is none.
func (b *bench) clash(id catalog.PhotoID) string {
	p := b.photo(id)
	c, ok := p.Clash("city")
	if !ok {
		return ""
	}
	return c.Base.Text + "/" + c.File.Text
}

func bothChanged(t *testing.T, b *bench) {
	id, f := clashing(b)
	p := b.photo(id)
	b.same("the desk's text", p.Caption.Text(catalog.City), "bàn")
	b.same("kept beside it", b.clash(id), "gốc/tệp")
	b.same("from", p.Clashes[0].From, "a.xmp")
	b.same("what only the file changed", p.Caption.Text(catalog.State), "tỉnh")
	b.same("what the files may say", p.ForFile().Caption.Text(catalog.City), "tệp")
	b.same("the photo itself", p.Caption.Text(catalog.City), "bàn")
	b.finds("clash", between("clash", "yes", "yes"), id)
	past, err := b.s.History(ctx, catalog.PhotoTargets(id)[0], 1)
	b.ok(err)
	b.same("history", past[0].Field+": "+past[0].New, "clash.city: tệp (a.xmp)")

	b.add(f)
	b.same("read again, nothing changed", b.clash(id), "gốc/tệp")
	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("tệp 2"), catalog.State: catalog.TextValue("tỉnh")}
	b.add(f)
	b.same("changed outside once more", b.clash(id), "gốc/tệp 2")

	b.wrote(id, p.Revision)
	b.same("written but for the clash", b.clash(id), "gốc/tệp 2")
	b.add(f)
	b.same("and read again", b.clash(id), "gốc/tệp 2")
	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("gốc"), catalog.State: catalog.TextValue("tỉnh")}
	b.add(f)
	b.same("taken back outside", b.clash(id), "")
	b.same("the desk's text", b.photo(id).Caption.Text(catalog.City), "bàn")
}

func settled(t *testing.T, b *bench) {
	id, f := clashing(b)
	b.wrote(id, b.photo(id).Revision)
	b.same("pending", b.photo(id).PendingWrite(), false)
	settle := func(s ...catalog.Settlement) {
		b.Helper()
		_, failed, err := b.s.Settle(ctx, []catalog.PhotoID{id}, s, now, "tester")
		b.ok(err)
		b.same("failed", len(failed), 0)
	}
	city := func() string { return b.photo(id).Caption.Text(catalog.City) }
	undo := func() {
		b.Helper()
		_, err := b.s.Undo(ctx, now, "")
		b.ok(err)
		b.same("undone: the clash", b.clash(id), "gốc/tệp")
		b.same("undone: the city", city(), "bàn")
	}
	for _, tt := range []struct {
		name string
		with catalog.Settlement
		city string
	}{
		{"mine", catalog.Settlement{Choice: catalog.TakeMine}, "bàn"},
		{"the file's", catalog.Settlement{Field: "city", Choice: catalog.TakeFile}, "tệp"},
		{"another text", catalog.Settlement{Field: "city", Choice: catalog.TakeOther, Value: catalog.TextValue("cả hai")}, "cả hai"},
	} {
		settle(tt.with)
		b.same(tt.name, city(), tt.city)
		b.same(tt.name+": the clash", b.clash(id), "")
		b.same(tt.name+": pending", b.photo(id).PendingWrite(), true)
		undo()
	}
	b.set(id, "city", "tệp")
	b.same("typed as the file has it", b.clash(id), "")
	undo()
	_, _, err := b.s.Settle(ctx, []catalog.PhotoID{id}, []catalog.Settlement{{Field: "headline", Choice: catalog.TakeMine}}, now, "")
	b.is(err, catalog.ErrUsage)
	_, _, err = b.s.Settle(ctx, []catalog.PhotoID{id}, []catalog.Settlement{{Field: "city", Choice: "all"}}, now, "")
	b.is(err, catalog.ErrUsage)

	f.Photo.Caption = catalog.Caption{catalog.City: catalog.TextValue("bàn")}
	b.add(f)
	b.same("the file came to the desk's text", b.clash(id), "")
}

func sidecarLost(t *testing.T, b *bench) {
	f := b.file("a.jpg", "a", "2018-10-31T09:00:00", catalog.Caption{catalog.City: catalog.TextValue("Na Sầm"), catalog.State: catalog.TextValue("mới")})
	f.Parts = []catalog.Part{{File: "a.xmp", Role: catalog.SidecarPart, Bytes: 9, ModTime: 5, Hash: "h"}}
	id := b.add(f)[0]
	f.Parts = nil
	f.Photo.Caption = catalog.Caption{catalog.State: catalog.TextValue("cũ")} // the master's
	b.add(f)
	p := b.photo(id)
	b.same("city", p.Caption.Text(catalog.City), "Na Sầm")
	b.same("pending", p.PendingWrite(), true)
	b.same("state", p.Caption.Text(catalog.State), "mới")
	c, _ := p.Clash("state")
	b.same("what the master says", c.File.Text, "cũ")
	b.add(f)
	b.same("and again: city", b.photo(id).Caption.Text(catalog.City), "Na Sầm")
}

func parted(t *testing.T, b *bench) {
	f := b.file("x/IMG_1.JPG", "a", "2018-10-31T09:00:00", nil)
	f.Parts = []catalog.Part{{File: "IMG_1.CR2", Role: catalog.PartnerPart, Kind: "raw", Bytes: 5, ModTime: 2, Hash: "raw-1"},
		{File: "IMG_1.xmp", Role: catalog.SidecarPart, Bytes: 9, ModTime: 5, Hash: "h"}}
	id := b.add(f)[0]
	other := b.one("y/IMG_2.JPG", "hai")
	p := b.photo(id)
	b.same("parts", len(p.Parts), 3)
	b.same("master", p.Parts[0].File, "IMG_1.JPG")
	b.same("partner", p.Partners()[0], f.Parts[0])
	b.same("sidecar", p.Sidecars()[0], f.Parts[1])
	b.finds("the partner's kind", between("kind", "raw", "raw"), id)
	b.finds("the master's kind", between("kind", "jpeg", "jpeg"), id, other)
	b.finds("the partner's name", in("file", "cr2"), id)
	for _, ref := range []string{"IMG_1.CR2", "img_1.cr2", filepath.Join(b.dir, "x", "IMG_1.CR2")} {
		got, err := b.s.Resolve(ctx, ref)
		b.ok(err)
		b.same(ref, got, id)
	}
	at, err := b.s.Bearers(ctx, "raw-1")
	b.ok(err)
	b.same("bearer of the partner's content", at[id], p.Path)
	known, err := b.s.Known(ctx, b.root.ID)
	b.ok(err)
	b.same("known", known["x/IMG_1.JPG"].Others, catalog.Signature(f.Parts))
	made := catalog.Part{File: "IMG_1.xmp", Role: catalog.SidecarPart, Bytes: 99, ModTime: 77, Hash: "new"}
	b.ok(b.s.Wrote(ctx, catalog.FileWritten{Photo: id, Parts: []catalog.Part{made}}))
	known, err = b.s.Known(ctx, b.root.ID)
	b.ok(err)
	b.same("known after writing", known["x/IMG_1.JPG"].Others, catalog.Signature([]catalog.Part{f.Parts[0], made}))

	g := b.file("x/IMG_1.CR2", "raw-1", "2018-10-31T09:00:00", nil) // its JPEG is gone
	g.ID, g.Photo.Fingerprint, g.Photo.Kind = id, "raw-1", "raw"
	b.add(g)
	p = b.photo(id)
	b.same("master without the JPEG", p.File(), "IMG_1.CR2")
	b.same("parts without the JPEG", len(p.Parts), 1)
	b.finds("its kind no more", between("kind", "jpeg", "jpeg"), other)
}
