package captions

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

func newPanel(t *testing.T) (*Panel, *Form, *[]string) {
	t.Helper()
	test.NewTempApp(t)
	words, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	var heard []string
	hear := func(s string) { heard = append(heard, s) }
	step := func(name string) func(int) {
		return func(by int) { hear(name + map[int]string{1: "+", -1: "-"}[by]) }
	}
	f := &Form{}
	p := New(words, f, Wishes{
		Save: func() { hear("save") }, Next: step("next"), Move: step("move"), Leave: func() { hear("leave") }, Clash: func() { hear("clash") },
		Typed: func() { hear("typed") }, Key: func(n fyne.KeyName, _ fyne.KeyModifier) { hear("key " + string(n)) },
		Focus: func(catalog.FieldName, bool) {}, Grab: func(fyne.Focusable) {},
		Line: func() *widgets.Entry { return widgets.NewEntry(nil) }, Text: func() *widgets.Entry { return widgets.NewTextBox(nil) },
	})
	test.NewTempWindow(t, p.Content).Resize(fyne.NewSize(340, 700))
	return p, f, &heard
}

func TestThePanelShowsWhatASaveWouldDo(t *testing.T) {
	p, f, _ := newPanel(t)
	if p.head.Text != "No photo selected" || !p.boxes[catalog.City].Disabled() {
		t.Errorf("without a photo: %q, a box disabled: %v", p.head.Text, p.boxes[catalog.City].Disabled())
	}
	f.Load(nil, three(), 1)
	p.Show()
	d, c := p.boxes[catalog.Description], p.boxes[catalog.City]
	if d.Text != "" || d.PlaceHolder != "‹unchanged›" || !d.mixed.Visible() || d.mixed.Text != "≠ 3" {
		t.Errorf("a mixed box shows %q, %q, %q", d.Text, d.PlaceHolder, d.mixed.Text)
	}
	if c.Text != "Lạng Sơn" || c.PlaceHolder != "" || c.mixed.Visible() || !p.Save.Disabled() {
		t.Errorf("a common box shows %q, %q; save disabled: %v", c.Text, c.PlaceHolder, p.Save.Disabled())
	}
	test.Type(d.Entry, "Mới")
	if p.hint.Text != "Saving changes 3 photos." || p.Save.Disabled() {
		t.Errorf("dirty: %q, save disabled: %v", p.hint.Text, p.Save.Disabled())
	}
	if e := f.Edit(); len(e.Sets) != 1 || e.Sets[0].Value.Text != "Mới" {
		t.Errorf("the edit is %+v", e)
	}
}

func TestKeysOfTheBoxes(t *testing.T) {
	p, f, heard := newPanel(t)
	f.Load(nil, three()[:1], 1)
	p.Show()
	ctrl, alt, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt, fyne.KeyModifierShift
	b := p.boxes[catalog.Description]
	for _, k := range []struct {
		name fyne.KeyName
		mod  fyne.KeyModifier
	}{{fyne.KeyReturn, ctrl}, {fyne.KeyReturn, ctrl | shift}, {fyne.KeyRight, alt}, {fyne.KeyLeft, alt}, {fyne.KeyEscape, 0}, {fyne.KeyF7, 0}} {
		b.OnKey(k.name, k.mod)
	}
	if want := []string{"next+", "next-", "move+", "move-", "leave", "key F7"}; !slices.Equal(*heard, want) {
		t.Errorf("heard %v, want %v", *heard, want)
	}
}

func TestAFullFieldSaysHowFull(t *testing.T) {
	p, f, _ := newPanel(t)
	f.Load(nil, three()[:1], 1)
	p.Show()
	b := p.boxes[catalog.Credit]
	test.Type(b.Entry, "Báo")
	if b.room.Visible() {
		t.Error("a field with much room says how full it is")
	}
	test.Type(b.Entry, " Lâm Khê và bạn bè bốn phương")
	if bytes, limit := Room(b.field, b.Text); !b.room.Visible() || bytes <= limit {
		t.Errorf("a field of %d bytes of %d says nothing", bytes, limit)
	}
}

func TestAFieldThatWaitsForAChoiceSaysSo(t *testing.T) {
	p, f, heard := newPanel(t)
	photos := three()
	photos[1].Clashes = []catalog.FileClash{{Field: "city", Kind: catalog.ClashGuess, File: catalog.TextValue("Lạng Sơn"), From: "windows-1258"}}
	f.Load(nil, photos, 1)
	p.Show()
	if b := p.boxes[catalog.Headline]; b.clash.Visible() {
		t.Error("a field that is sure is marked")
	}
	b := p.boxes[catalog.City]
	if !b.clash.Visible() || b.clash.Text != "guessed" {
		t.Errorf("a guessed field says %q, visible: %v", b.clash.Text, b.clash.Visible())
	}
	test.Tap(b.clash)
	if !slices.Equal(*heard, []string{"clash"}) {
		t.Errorf("heard %v", *heard)
	}
	f.Load(nil, photos[:1], 2)
	if p.Show(); b.clash.Visible() {
		t.Error("the mark stays on a photo that is sure")
	}
}

func TestAKeyShowsAnotherLanguageAndKeepsWhatWasTyped(t *testing.T) {
	p, f, _ := newPanel(t)
	f.Load(nil, three()[:1], 1)
	p.Show()
	b := p.boxes[catalog.Description]
	down := func() { b.OnKey(fyne.KeyDown, fyne.KeyModifierAlt) }
	down()
	down()
	if p.tongue.Selected() != 2 || b.Text != "" || p.boxes[catalog.City].Text != "Lạng Sơn" {
		t.Errorf("in English: %d, %q, city %q", p.tongue.Selected(), b.Text, p.boxes[catalog.City].Text)
	}
	test.Type(b.Entry, "Market")
	down()
	if b.Text != "Chợ sớm" {
		t.Errorf("the common text is %q", b.Text)
	}
	if e := f.Edit(); len(e.Sets) != 1 || e.Sets[0].Field != "description@en" || e.Sets[0].Value.Text != "Market" {
		t.Errorf("the edit is %+v", e.Sets)
	}
}

func TestStructuresAreReadInThePanel(t *testing.T) {
	p, f, _ := newPanel(t)
	photos := three()
	photos[0].Caption.Set(catalog.PeopleDetails, catalog.RecordsValue(
		catalog.Record{"name": {Text: "Trần Thị B", Langs: map[string]string{"en": "Tran Thi B"}}, "description": catalog.TextValue("người bán\nhàng"), "ids": catalog.ListValue("https://example.org/1")},
		catalog.Record{"name": catalog.TextValue("Lê Văn C")}))
	photos[0].Caption.Set(catalog.ImageRegions, catalog.RecordsValue(catalog.Record{"shape": catalog.TextValue("circle")}))
	f.Load(nil, photos[:1], 1)
	p.Show()
	if len(p.told.Objects) != 2 {
		t.Fatalf("%d rows are told, want a name and its text: a region of numbers says nothing", len(p.told.Objects))
	}
	want := "• Trần Thị B [en] Tran Thi B, người bán hàng\n• Lê Văn C"
	if got := p.told.Objects[1].(*widget.Label).Text; got != want {
		t.Errorf("it reads %q, want %q", got, want)
	}
	f.Load(nil, photos, 1)
	if p.Show(); len(p.told.Objects) != 0 {
		t.Error("the structures of one photo stand beside many")
	}
}
