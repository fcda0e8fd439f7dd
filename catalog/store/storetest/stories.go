package storetest

import (
	"testing"

	"cutline/catalog"
)

func (b *bench) story(slug string) catalog.StoryID {
	b.Helper()
	id, err := b.s.AddStory(ctx, catalog.Story{Slug: slug, Source: "/bai.txt",
		Article: catalog.Article{Headline: "Phiên chợ vùng biên", PageDate: catalog.Date{Year: 2026, Month: 4, Day: 30},
			Dateline: catalog.Dateline{Sign: "LSO", Text: "29/4", Day: 29, Month: 4, Year: 2026, Why: "đoán"},
			Blocks:   []catalog.Block{{Type: catalog.Paragraph, Text: "Đoạn."}, {Type: catalog.SlotBlock, Slot: 1, Text: "Chú thích"}},
			People:   []catalog.Named{{Name: "Hoàng Thị Na", Offices: []string{"Chủ tịch"}}}},
		Slots: []catalog.Slot{{N: 1, Caption: "Chú thích"}, {N: 2}}},
		catalog.Edit{Title: "import"}, now, "tester")
	b.ok(err)
	return id
}

func (b *bench) read(id catalog.StoryID) catalog.Story {
	b.Helper()
	st, err := b.s.Story(ctx, id)
	b.ok(err)
	return st
}

func (b *bench) apply(t catalog.Target, field, text string) {
	b.Helper()
	_, failed, err := b.s.Apply(ctx, []catalog.Target{t}, edit(field, text), now, "tester")
	b.ok(err)
	if len(failed) > 0 {
		b.Fatal(failed)
	}
}

func storyEdits(t *testing.T, b *bench) {
	id, second := b.story("cho"), b.story("cho")
	b.same("slug of the second", b.read(second).Slug, "cho-2")
	st := b.read(id)
	b.same("headline", st.Article.Headline, "Phiên chợ vùng biên")
	b.same("page date", st.Article.PageDate.String(), "2026-04-30")
	b.same("office", st.Article.People[0].Offices[0], "Chủ tịch")
	b.same("created", st.Created.UTC(), now)
	target := catalog.Target{Kind: catalog.OfStory, ID: int64(id)}
	slot := catalog.Target{Kind: catalog.OfSlot, ID: int64(id), Slot: 1}
	b.apply(target, "headline", "Chợ biên giới")
	b.apply(target, "year", "2025")
	b.apply(slot, "story_caption", "Chú thích mới")
	st = b.read(id)
	b.same("year is certain", st.Article.Dateline.YearCertain, true)
	b.same("slot caption", st.Slots[0].Caption, "Chú thích mới")
	b.same("revision", st.Revision, int64(4))
	past, err := b.s.History(ctx, target, 1)
	b.ok(err)
	b.same("history names the slot", past[0].Field, "slot 1 story_caption")
	b.restart()
	for range 3 {
		_, err := b.s.Undo(ctx, now, "")
		b.ok(err)
	}
	st = b.read(id)
	b.same("headline after undo", st.Article.Headline, "Phiên chợ vùng biên")
	b.same("year is a guess again", st.Article.Dateline.YearCertain, false)
	b.same("slot caption after undo", st.Slots[0].Caption, "Chú thích")
	got, err := b.s.ResolveStory(ctx, "cho-2")
	b.ok(err)
	b.same("by slug", got, second)
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	_, err = b.s.ResolveStory(ctx, "cho-2")
	b.is(err, catalog.ErrNotFound)
	all, err := b.s.Stories(ctx)
	b.ok(err)
	b.same("stories after undo of an import", len(all), 1)
	_, err = b.s.Redo(ctx, now, "")
	b.ok(err)
	got, err = b.s.ResolveStory(ctx, second.String())
	b.ok(err)
	b.same("by id, after redo", got, second)
	_, failed, err := b.s.Apply(ctx, []catalog.Target{{Kind: catalog.OfStory, ID: 99}}, edit("headline", "x"), now, "")
	b.ok(err)
	b.same("failures", len(failed), 1)
}

func placed(t *testing.T, b *bench) {
	photo := b.one("a.jpg", "một")
	id := b.story("cho")
	slot := catalog.Target{Kind: catalog.OfSlot, ID: int64(id), Slot: 1}
	b.apply(slot, "photo", photo.String())
	b.apply(slot, "crop", "0.1,0,0.9,1")
	b.apply(slot, "angle", "-1.25")
	turned := catalog.Crop{X0: .1, X1: .9, Y1: 1, Angle: -1.25}
	kept, err := b.s.Story(ctx, id)
	b.ok(err)
	b.same("turned crop", kept.Slots[0].Crop, turned)
	uses := b.photo(photo).Stories
	if len(uses) != 1 || uses[0] != (catalog.Use{Story: id, Slug: "cho", Slot: 1}) {
		t.Errorf("uses = %v", uses)
	}
	b.finds("photos of a story", in("story", "vung", "bien"), photo)
	b.finds("photos of another story", in("story", "khac"))
	for name, target := range map[string]catalog.Target{
		"no such slot":     {Kind: catalog.OfSlot, ID: int64(id), Slot: 7},
		"no slot at all":   {Kind: catalog.OfSlot, ID: int64(id)},
		"no kind of thing": {Kind: "moon", ID: 1},
	} {
		_, _, err := b.s.Apply(ctx, []catalog.Target{target}, edit("photo", "1"), now, "")
		t.Log(name)
		b.is(err, catalog.ErrUsage)
	}
	_, _, err = b.s.Apply(ctx, []catalog.Target{slot}, edit("photo", "99"), now, "")
	b.is(err, catalog.ErrUsage)
	for i := range 3 {
		_, err = b.s.Undo(ctx, now, "")
		b.ok(err)
		if i == 0 {
			kept, err = b.s.Story(ctx, id)
			b.ok(err)
			b.same("crop after undo", kept.Slots[0].Crop, turned.Level())
		}
	}
	b.same("uses after undo", len(b.photo(photo).Stories), 0)
}

func house(t *testing.T, b *bench) {
	h := catalog.Target{Kind: catalog.OfHouse}
	b.apply(h, "creator", "Ban ảnh")
	b.apply(h, "sign.LSO", "Lạng Sơn")
	got, err := b.s.House(ctx)
	b.ok(err)
	b.same("creator", got.Creator, "Ban ảnh")
	b.same("sign", got.Signs["LSO"], "Lạng Sơn")
	_, err = b.s.Undo(ctx, now, "")
	b.ok(err)
	got, err = b.s.House(ctx)
	b.ok(err)
	b.same("sign after undo", got.Signs["LSO"], "")
	b.same("creator after undo", got.Creator, "Ban ảnh")
	past, err := b.s.History(ctx, h, 0)
	b.ok(err)
	b.same("lines of history", len(past), 3)
}
