package app_test

import (
	"cmp"
	"context"
	"os"
	"slices"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// captioned makes a catalog of photos and gives some a caption; ids are in the
// order in which the window shows them.
func captioned(t *testing.T, n int, sets func(i int) []catalog.Set) (cat string, ids []catalog.PhotoID) {
	t.Helper()
	cat, _ = smallDesk(t, n)
	d, err := desk.Open(t.Context(), cat, desk.Options{Who: "lan"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if ids, _, err = d.Search(t.Context(), "", catalog.SortNewest, 0); err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		if s := sets(i); len(s) > 0 {
			if _, err := d.Edit(t.Context(), []catalog.PhotoID{id}, catalog.Edit{Title: "caption", Sets: s}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return cat, ids
}

// setText and setList are wishes for a field.
func setText(field catalog.FieldName, text string) catalog.Set {
	return catalog.Set{Field: string(field), Value: catalog.TextValue(text)}
}

func setList(field catalog.FieldName, items ...string) catalog.Set {
	return catalog.Set{Field: string(field), Value: catalog.ListValue(items...)}
}

// text is what a field of a photo holds in the catalog.
func text(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.PhotoID, field catalog.FieldName) string {
	t.Helper()
	p, err := d.Photo(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Caption[field].String()
}

// holds waits until a field is typed so.
func (w *window) holds(field catalog.FieldName, want string) {
	w.t.Helper()
	w.await(string(field)+" to hold "+want, func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		return l.str("at") == "typed" && typed[string(field)] == want
	})
}

// lang is the language of screens that are looked at by a person.
func lang() string { return cmp.Or(os.Getenv("CUTLINE_SHOTS_LANG"), "vi") }

// TestTheCaptionBox captions photos with the keyboard alone: people by their
// digits, recent texts from a list, a field as in the previous photo, undo by
// words, and from photo to photo with the caret where it was.
func TestTheCaptionBox(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, ids := captioned(t, 4, func(i int) []catalog.Set {
		return [][]catalog.Set{
			{setText(catalog.EventName, "Khai giảng"), setText(catalog.Headline, "Ngày khai trường"), setText(catalog.City, "Đồng Đăng"), setText(catalog.Description, "Học sinh Trường THPT Chu Văn An trong ngày khai trường.")},
			{setText(catalog.EventName, "Khai giảng")},
			{setText(catalog.EventName, "Khai giảng"), setList(catalog.People, "Nông Thu Vân", "Hoàng Văn Nghiệm"), setText(catalog.City, "Lạng Sơn")},
			{setList(catalog.People, "Lò Thị Mai", "Nông Thu Vân"), setText(catalog.City, "Hà Nội")},
		}[i]
	})
	d, ctx := look(t, cat)
	w := s.open(binary, "--lang", lang(), cat)
	w.at("form", "count", 1)
	w.keys("Home", "Right")
	w.await("the people of the second photo", func(l line) bool {
		names, _ := l["names"].([]any)
		return l.str("at") == "likely" && slices.Equal(names, []any{"Hoàng Văn Nghiệm", "Nông Thu Vân", "Lò Thị Mai"})
	})
	w.at("form", "ids", "["+ids[1].String()+"]")
	w.keys("i")
	w.at("focus", "box", "caption.description")
	w.shoot("box-people")

	w.typed("OOng ")
	w.keys("alt+1")
	w.holds(catalog.People, "Hoàng Văn Nghiệm")
	w.typed(" trao quaf cho hocj sinh vuwowtj khos")
	w.holds(catalog.Description, "Ông Hoàng Văn Nghiệm trao quà cho học sinh vượt khó")
	w.keys("ctrl+z", "ctrl+z")
	w.holds(catalog.Description, "Ông Hoàng Văn Nghiệm trao quà cho học sinh ")
	w.keys("ctrl+shift+z")
	w.holds(catalog.Description, "Ông Hoàng Văn Nghiệm trao quà cho học sinh vượt ")
	w.typed("khos.")
	w.keys("alt+2") // named, and written behind the full stop
	w.holds(catalog.People, "Hoàng Văn Nghiệm; Nông Thu Vân")
	w.keys("alt+2") // and taken away again
	w.holds(catalog.People, "Hoàng Văn Nghiệm")
	w.shoot("box-typed")

	w.into("caption.city")
	w.keys("Down")
	w.at("offers", "texts", "[Hà Nội Lạng Sơn Đồng Đăng]")
	w.shoot("box-recent")
	w.typed("lang")
	w.at("offers", "texts", "[Lạng Sơn]")
	w.keys("Tab")
	w.holds(catalog.City, "Lạng Sơn")
	w.keys("ctrl+Return")
	w.at("saved", "changed", 1)
	if got := text(t, ctx, d, ids[1], catalog.Description); got != "Ông Hoàng Văn Nghiệm trao quà cho học sinh vượt khó." {
		t.Errorf("the description is %q", got)
	}
	if got := text(t, ctx, d, ids[1], catalog.City); got != "Lạng Sơn" {
		t.Errorf("the city is %q", got)
	}
	w.at("form", "ids", "["+ids[2].String()+"]")
	w.wandersWithItsCaret(t, ctx, d, ids)
	w.fillsAsThePhotoBefore(t, ctx, d, ids)
}

// wandersWithItsCaret goes to other photos and back: the caret stays in the
// field and at its place, and what was typed is saved.
func (w *window) wandersWithItsCaret(t *testing.T, ctx context.Context, d *desk.Desk, ids []catalog.PhotoID) {
	t.Helper()
	w.into("caption.description")
	w.keys("alt+Left")
	w.at("form", "ids", "["+ids[1].String()+"]")
	w.keys("alt+Left")
	w.at("form", "ids", "["+ids[0].String()+"]")
	w.keys("Home", "Right", "Right", "Right", "Right") // Học |sinh
	w.keys("alt+Right")
	w.at("form", "ids", "["+ids[1].String()+"]")
	w.keys("alt+Right") // it has no description
	w.at("form", "ids", "["+ids[2].String()+"]")
	w.keys("alt+Left")
	w.at("form", "ids", "["+ids[1].String()+"]")
	w.typed("ddoongf chis ")
	w.holds(catalog.Description, "Ông đồng chí Hoàng Văn Nghiệm trao quà cho học sinh vượt khó.")
	w.keys("alt+Right")
	w.at("saved", "changed", 1)
	w.at("form", "ids", "["+ids[2].String()+"]")
	if got := text(t, ctx, d, ids[1], catalog.Description); got != "Ông đồng chí Hoàng Văn Nghiệm trao quà cho học sinh vượt khó." {
		t.Errorf("saved on the way: %q", got)
	}
}

// fillsAsThePhotoBefore takes one field of the photo before, then, from the
// wall, all that are empty, and undoes that at once.
func (w *window) fillsAsThePhotoBefore(t *testing.T, ctx context.Context, d *desk.Desk, ids []catalog.PhotoID) {
	t.Helper()
	w.keys("ctrl+apostrophe")
	w.holds(catalog.Description, "Ông đồng chí Hoàng Văn Nghiệm trao quà cho học sinh vượt khó.")
	w.keys("ctrl+z", "Escape")
	w.at("focus", "box", "grid")
	w.keys("Home", "Right")
	w.at("form", "ids", "["+ids[1].String()+"]")
	w.keys("ctrl+apostrophe")
	w.at("filled", "from", ids[0], "changed", 1)
	if got := text(t, ctx, d, ids[1], catalog.Headline) + ", " + text(t, ctx, d, ids[1], catalog.City); got != "Ngày khai trường, Lạng Sơn" {
		t.Errorf("filled: %q", got)
	}
	w.shoot("box-filled")
	w.keys("ctrl+z")
	w.at("undone", "title", "caption", "changed", 1)
	if got := text(t, ctx, d, ids[1], catalog.Headline); got != "" {
		t.Errorf("undone: %q", got)
	}
	w.keys("Home")
	w.at("form", "ids", "["+ids[0].String()+"]")
	w.keys("ctrl+apostrophe") // there is none before
	w.keys("ctrl+z")
	w.at("undone", "title", "caption")
}

// TestTheHistoryOfAPhoto looks through a long history by keyboard, restores a
// field from it, and takes that back.
func TestTheHistoryOfAPhoto(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, ids := captioned(t, 2, func(i int) []catalog.Set {
		return []catalog.Set{setText(catalog.Headline, "Chợ phiên Đồng Đăng"), setText(catalog.City, "Đồng Đăng")}
	})
	d, ctx := look(t, cat)
	for _, sets := range [][]catalog.Set{
		{setText(catalog.Description, "Người dân mua bán tại chợ phiên Đồng Đăng, sáng 5/9."), setText(catalog.City, "Lạng Sơn"), {Field: "rating", Value: catalog.TextValue("4")}},
		{setText(catalog.Description, "Người dân trao đổi hàng hóa tại chợ phiên Đồng Đăng, sáng 6/9.")},
	} {
		if _, err := d.Edit(ctx, ids[:1], catalog.Edit{Title: "caption", Who: "hoa", Sets: sets}); err != nil {
			t.Fatal(err)
		}
	}
	w := s.open(binary, "--lang", lang(), cat)
	w.at("form", "count", 1)
	w.keys("Home")
	w.at("form", "ids", "["+ids[0].String()+"]")
	w.keys("ctrl+shift+h")
	w.at("dialog", "name", "history", "shown", true)
	w.at("pastline", "field", "description")
	w.shoot("history")
	w.keys("Down", "Down", "Down", "Up")
	w.at("pastline", "field", "description")
	w.at("pastline", "field", "rating")
	w.at("pastline", "field", "description")
	w.keys("Up")
	w.at("pastline", "field", "city", "old", "Đồng Đăng", "new", "Lạng Sơn")
	w.keys("Return")
	w.at("restored", "field", "city", "changed", 1)
	if got := text(t, ctx, d, ids[0], catalog.City); got != "Đồng Đăng" {
		t.Errorf("restored: %q", got)
	}
	w.shoot("history-restored")
	w.keys("ctrl+z")
	w.at("undone", "title", "restore")
	if got := text(t, ctx, d, ids[0], catalog.City); got != "Lạng Sơn" {
		t.Errorf("undone: %q", got)
	}

	// From a text box, the line of that field is in hand, and the keyboard
	// goes back there.
	w.into("caption.headline")
	w.keys("ctrl+shift+h")
	w.at("dialog", "name", "history", "shown", true)
	w.at("pastline", "field", "headline")
	w.keys("Escape")
	w.at("dialog", "name", "history", "shown", false)
	w.at("focus", "box", "caption.headline")
	w.keys("Escape")
	w.readsALongHistory(t, ctx, d, ids[1])
}

// readsALongHistory goes to the end of a history that is not read at once.
func (w *window) readsALongHistory(t *testing.T, ctx context.Context, d *desk.Desk, id catalog.PhotoID) {
	t.Helper()
	for i := range 60 {
		if _, err := d.Edit(ctx, []catalog.PhotoID{id}, catalog.Edit{Title: "caption", Sets: []catalog.Set{setText(catalog.Headline, string(rune('A'+i)))}}); err != nil {
			t.Fatal(err)
		}
	}
	w.at("elsewhere")
	w.keys("Home", "Right")
	w.at("form", "ids", "["+id.String()+"]")
	w.click("caption.past")
	w.at("dialog", "name", "history", "shown", true)
	w.at("history", "before", 0, "lines", 20)
	w.keys("End")
	w.at("history", "lines", 20)
	w.keys("End")
	w.at("history", "lines", 20)
	w.keys("End")
	w.at("history", "lines", 2) // those of the first edit
	w.keys("End")
	w.at("pastline", "field", "headline", "old", "")
	w.shoot("history-end")
	w.click("dialog.close")
	w.at("dialog", "name", "history", "shown", false)
}
