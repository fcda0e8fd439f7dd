package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

func (b *bench) collection(c catalog.Collection) catalog.Collection {
	b.Helper()
	c, err := b.s.AddCollection(ctx, c, nil, catalog.Edit{Title: "collection"}, now, "tester")
	b.ok(err)
	return c
}

func (b *bench) collect(id catalog.CollectionID, yes string, photos ...catalog.PhotoID) {
	b.Helper()
	e := edit(catalog.InCollection(id), yes)
	e.Title = "collect"
	_, failed, err := b.s.Apply(ctx, catalog.PhotoTargets(photos...), e, now, "tester")
	b.ok(err)
	if len(failed) > 0 {
		b.Fatal(failed)
	}
}

// names are the collections there are, and what they search.
func (b *bench) names() string {
	b.Helper()
	list, err := b.s.Collections(ctx)
	b.ok(err)
	var out []string
	for _, c := range list {
		out = append(out, strings.TrimSuffix(c.Name+": "+c.Query, ": "))
	}
	return strings.Join(out, ", ")
}

func (b *bench) undo(times int) {
	b.Helper()
	for range times {
		_, err := b.s.Undo(ctx, now, "")
		b.ok(err)
	}
}

func (b *bench) redo(times int) {
	b.Helper()
	for range times {
		_, err := b.s.Redo(ctx, now, "")
		b.ok(err)
	}
}

func of(id catalog.CollectionID) catalog.Target {
	return catalog.Target{Kind: catalog.OfCollection, ID: int64(id)}
}

func member(id catalog.CollectionID) catalog.Query {
	return between("collection", id.String(), id.String())
}

func collected(t *testing.T, b *bench) {
	one, two := b.one("a.jpg", "chợ"), b.one("b.jpg", "hoa")
	c := b.collection(catalog.Collection{Name: "  Chợ \n hoa "})
	b.same("kind", c.Kind, catalog.ByHand)
	b.same("name", c.Name, "Chợ hoa")
	smart := b.collection(catalog.Collection{Name: "Chưa có nguồn", Query: "credit:none"})
	b.same("kind of a saved search", smart.Kind, catalog.Smart)
	b.same("collections", b.names(), "Chợ hoa, Chưa có nguồn: credit:none")
	b.apply(of(smart.ID), catalog.FieldCollectionQuery, "credit:none tag:yes")
	b.apply(of(smart.ID), catalog.FieldCollectionName, "Cần nguồn")
	b.collect(c.ID, "yes", one, two)
	b.collect(c.ID, "", two)
	b.apply(of(c.ID), catalog.FieldRemoved, "yes")
	b.same("after the edits", b.names(), "Cần nguồn: credit:none tag:yes")
	b.same("collections of the photo", len(b.photo(one).Collections), 0)
	b.restart()
	b.undo(1)
	b.finds("after undo of the removal", member(c.ID), one)
	b.undo(1)
	b.finds("after undo of the taking out", member(c.ID), one, two)
	b.same("name in the photo", b.photo(two).Collections[0].Name, "Chợ hoa")
	b.undo(1)
	b.finds("after undo of the putting in", member(c.ID))
	b.same("in none", len(b.photo(two).Collections), 0)
	b.undo(2)
	b.same("after undo of the changes", b.names(), "Chợ hoa, Chưa có nguồn: credit:none")
	b.undo(2)
	b.same("after undo of all", b.names(), "")
	b.restart()
	b.redo(2)
	b.same("after redo", b.names(), "Chợ hoa, Chưa có nguồn: credit:none")
	b.redo(3)
	b.finds("after redo of the putting in", member(c.ID), one, two)
	past, err := b.s.History(ctx, of(smart.ID), 0)
	b.ok(err)
	b.same("lines of history", len(past), 9)
	b.same("the newest", past[0].Field+past[0].New, "nameCần nguồn")
}

// A collection is made with its photos as one edit.
func collectedAtOnce(t *testing.T, b *bench) {
	one, two := b.one("a.jpg", "chợ"), b.one("b.jpg", "hoa")
	c, err := b.s.AddCollection(ctx, catalog.Collection{Name: "Chợ hoa"}, []catalog.PhotoID{one, two}, catalog.Edit{Title: "collection"}, now, "tester")
	b.ok(err)
	b.finds("when made", member(c.ID), one, two)
	b.undo(1)
	b.same("after undo", b.names(), "")
	b.same("in none", len(b.photo(two).Collections), 0)
	b.redo(1)
	b.finds("after redo", member(c.ID), one, two)
	b.same("name in the photo", b.photo(two).Collections[0].Name, "Chợ hoa")
}

func collectionNames(t *testing.T, b *bench) {
	first := b.collection(catalog.Collection{Name: "Chợ hoa"})
	story := b.story("cho")
	shortlist := b.collection(catalog.Collection{Name: "Phiên chợ", Story: story})
	b.same("kind of one for a story", shortlist.Kind, catalog.Shortlist)
	for _, tt := range []struct {
		name string
		c    catalog.Collection
		want error
	}{
		{"a name that differs in accents only", catalog.Collection{Name: "CHO HÒA"}, catalog.ErrExists},
		{"no name", catalog.Collection{Name: " \t"}, catalog.ErrUsage},
		{"a name that nobody can type", catalog.Collection{Name: "!!!"}, catalog.ErrUsage},
		{"a name that is a number of another", catalog.Collection{Name: "#7"}, catalog.ErrUsage},
		{"a saved search of nothing", catalog.Collection{Kind: catalog.Smart, Name: "x", Query: " "}, catalog.ErrUsage},
		{"one by hand with a search", catalog.Collection{Kind: catalog.ByHand, Name: "x", Query: "y"}, catalog.ErrUsage},
		{"a shortlist for no story", catalog.Collection{Kind: catalog.Shortlist, Name: "x"}, catalog.ErrUsage},
		{"a second shortlist for a story", catalog.Collection{Name: "x", Story: story}, catalog.ErrExists},
		{"a shortlist for a story that is not there", catalog.Collection{Name: "x", Story: 99}, catalog.ErrNotFound},
		{"no kind", catalog.Collection{Kind: "moon", Name: "x"}, catalog.ErrUsage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := b.s.AddCollection(ctx, tt.c, nil, catalog.Edit{}, now, "")
			b.is(err, tt.want)
			if tt.want == catalog.ErrExists && tt.c.Story == 0 && !strings.Contains(err.Error(), "Chợ hoa") {
				t.Errorf("%v: want the other's name told", err)
			}
		})
	}
	_, _, err := b.s.Apply(ctx, []catalog.Target{of(shortlist.ID)}, edit("name", "chợ hoa"), now, "")
	b.is(err, catalog.ErrExists)
	b.apply(of(first.ID), "name", "chợ hoa") // its own
	b.apply(of(first.ID), "removed", "yes")
	again := b.collection(catalog.Collection{Name: "Chợ Hoa"})
	b.same("the name of a removed one is free", b.names(), "Phiên chợ, Chợ Hoa")
	for ref, want := range map[string]catalog.CollectionID{"cho hoa": again.ID, "#" + shortlist.ID.String(): shortlist.ID, shortlist.ID.String(): shortlist.ID} {
		got, err := b.s.ResolveCollection(ctx, ref)
		b.ok(err)
		b.same("resolved "+ref, got, want)
	}
	for _, ref := range []string{"", "!", "cho", "#" + first.ID.String(), "99"} {
		_, err := b.s.ResolveCollection(ctx, ref)
		b.is(err, catalog.ErrNotFound)
	}
	_, failed, err := b.s.Apply(ctx, []catalog.Target{of(99)}, edit("name", "x"), now, "")
	b.ok(err)
	b.same("failures", len(failed), 1)
}

// collectedOnly: what a photo is in, and whether the catalog hides it, says no
// file, so that none falls behind.
func collectedOnly(t *testing.T, b *bench) {
	id := b.one("a.jpg", "chợ")
	c := b.collection(catalog.Collection{Name: "Chợ"})
	smart := b.collection(catalog.Collection{Name: "Hoa", Query: "hoa"})
	b.collect(c.ID, "yes", id)
	b.same("revision", b.photo(id).Revision, int64(1))
	b.same("pending", b.photo(id).PendingWrite(), false)
	b.set(id, "forgotten", "yes")
	b.finds("forgotten", member(c.ID))
	b.undo(1)
	b.finds("remembered", member(c.ID), id)
	b.same("pending after undo", b.photo(id).PendingWrite(), false)
	b.collect(c.ID, "yes", id)
	b.same("twice is once", b.photo(id).Revision, int64(3))
	b.set(id, "headline", "Tít")
	b.same("pending of a caption", b.photo(id).PendingWrite(), true)
	b.collect(c.ID, "", id)
	b.same("still pending", b.photo(id).PendingWrite(), true)
	b.wrote(id, b.photo(id).Revision)
	b.undo(1)
	b.same("undo of a putting in needs no file", b.photo(id).PendingWrite(), false)
	b.undo(1)
	b.same("undo of a caption does", b.photo(id).PendingWrite(), true)
	for _, tt := range []struct {
		name, field, value string
		want               error
	}{
		{"a saved search", catalog.InCollection(smart.ID), "yes", catalog.ErrUsage},
		{"a collection that is not there", catalog.InCollection(99), "yes", catalog.ErrNotFound},
		{"neither yes nor no", catalog.InCollection(c.ID), "perhaps", catalog.ErrUsage},
		{"no number", "in.x", "yes", catalog.ErrUsage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := b.s.Apply(ctx, catalog.PhotoTargets(id), edit(tt.field, tt.value), now, "")
			b.is(err, tt.want)
		})
	}
}

// collectedMany: thousands of photos are put in as one edit.
func collectedMany(t *testing.T, b *bench) {
	const n = 1200 // more than what is loaded at once
	var files []catalog.FilePhoto
	for i := range n {
		files = append(files, catalog.FilePhoto{Root: b.root.ID, Rel: fmt.Sprintf("%05d.jpg", i), ModTime: 1,
			Photo: catalog.Photo{Kind: catalog.JPEG, Fingerprint: fmt.Sprint(i), Caption: catalog.Caption{
				catalog.Description: catalog.TextValue("Chợ phiên Kỳ Lừa sáng 31/10, đồng chí Hoàng Thị Na dự lễ khai mạc"),
				catalog.People:      catalog.ListValue("Hoàng Thị Na"), catalog.Credit: catalog.TextValue("Báo")}}})
	}
	ids := b.add(files...)
	c := b.collection(catalog.Collection{Name: "Chợ"})
	b.collect(c.ID, "yes", ids...)
	b.same("found", len(b.find(member(c.ID))), n)
	b.undo(1)
	b.same("after undo", len(b.find(member(c.ID))), 0)
	b.redo(1)
	b.same("after redo", len(b.find(member(c.ID))), n)
	b.collect(c.ID, "", ids[7])
	if got := b.find(member(c.ID)); len(got) != n-1 || slices.Contains(got, ids[7]) {
		t.Errorf("%d photos, want all but one", len(got))
	}
}
