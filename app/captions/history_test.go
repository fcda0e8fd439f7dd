package captions

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/i18n"
	"cutline/catalog"
)

// TestAHistoryIsReadAsFarAsItIsLookedAt goes through three parts of a history
// with lines of several rows: the line in hand is always seen, and no part is
// asked for twice.
func TestAHistoryIsReadAsFarAsItIsLookedAt(t *testing.T) {
	test.NewTempApp(t)
	words, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	var asked []catalog.EditID
	var restored []catalog.Past
	var keys []fyne.KeyName
	h := NewHistory(words, "city", HistoryWishes{
		More: func(before catalog.EditID) { asked = append(asked, before) }, Restore: func(p catalog.Past) { restored = append(restored, p) },
		Key:   func(k fyne.KeyName) { keys = append(keys, k) },
		Diff:  func(was, now string) []catalog.Span { return []catalog.Span{{Op: catalog.SpanAdded, Text: now}} },
		Title: func(s string) string { return s }, Field: func(s string) string { return s }, Chosen: func(catalog.Past) {},
	})
	w := test.NewTempWindow(t, h)
	w.Resize(fyne.NewSize(500, 300))
	w.Canvas().Focus(h)
	press := func(k fyne.KeyName) { h.TypedKey(&fyne.KeyEvent{Name: k}) }
	page := func(from catalog.EditID, n int) (out []catalog.Past) {
		for i := range n {
			for _, f := range []string{"headline", "city", catalog.FieldForgotten} {
				out = append(out, catalog.Past{When: time.Unix(0, 0), Who: "lan", Field: f, Edit: from - catalog.EditID(i), New: fmt.Sprint(from, " một dòng chữ dài đến mức phải xuống hàng ở giữa chừng, và thêm một lần nữa")})
			}
		}
		return out
	}
	seen := func() {
		t.Helper()
		d := fyne.CurrentApp().Driver()
		l := h.lines[h.at]
		if top := d.AbsolutePositionForObject(l).Y - d.AbsolutePositionForObject(h.scroll).Y; top < -1 || top+l.Size().Height > h.scroll.Size().Height+1 {
			t.Errorf("line %d in hand is at %v to %v of %v", h.at, top, top+l.Size().Height, h.scroll.Size().Height)
		}
	}
	press(fyne.KeyDown) // nothing is there yet
	press(fyne.KeyReturn)
	h.Add(page(90, 20))
	if p, _ := h.Past(); p.Field != "city" || p.Edit != 90 {
		t.Errorf("at first %+v is in hand", p)
	}
	seen()
	press(fyne.KeyEnd)
	press(fyne.KeyDown)
	seen()
	h.Add(page(70, 20))
	for range 25 {
		press(fyne.KeyDown)
		seen()
	}
	press(fyne.KeyEnd)
	seen()
	h.Add(page(50, 1))
	press(fyne.KeyEnd)
	seen()
	h.Add(nil)
	press(fyne.KeyEnd)
	press(fyne.KeyReturn) // whether it is in the catalog cannot be restored
	press(fyne.KeyUp)
	press(fyne.KeyReturn)
	press(fyne.KeyEscape)
	if fmt.Sprint(asked) != "[0 71 51 50]" || len(restored) != 1 || restored[0].Edit != 50 || restored[0].Field != "city" || fmt.Sprint(keys) != "[Escape]" {
		t.Errorf("asked for %v, restored %v, passed on %v", asked, restored, keys)
	}
	press(fyne.KeyHome)
	seen()
}
