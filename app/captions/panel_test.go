package captions

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

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
	grab := func(fyne.Focusable) {}
	offers := widgets.NewOffers()
	p := New(words, f, Wishes{
		Save: func() { hear("save") }, Next: step("next"), Move: step("move"), Leave: func() { hear("leave") }, Clash: func() { hear("clash") },
		Typed: func() { hear("typed") }, Key: func(n fyne.KeyName, _ fyne.KeyModifier) { hear("key " + string(n)) },
		Focus: func(catalog.FieldName, bool) {}, Grab: func(o fyne.Focusable) { grab(o) },
		Line: func() *widgets.Entry { return widgets.NewEntry(nil) }, Text: func() *widgets.Entry { return widgets.NewTextBox(nil) },
		Recent: func(_ catalog.FieldName, typed string, deliver func([]string)) { deliver(recentTexts(typed)) },
		Offers: offers, Say: func(s string) { hear("say") }, Past: func() { hear("past") },
	})
	w := test.NewTempWindow(t, container.NewStack(p.Content, offers.Layer))
	w.Resize(fyne.NewSize(340, 700))
	grab = w.Canvas().Focus
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

// twoPeople is a photo with two people in detail and a region of numbers.
func twoPeople() catalog.Photo {
	p := three()[0]
	p.Caption.Set(catalog.PeopleDetails, catalog.RecordsValue(
		catalog.Record{"name": {Text: "Trần Thị B", Langs: map[string]string{"en": "Tran Thi B"}}, "description": catalog.TextValue("người bán\nhàng"), "ids": catalog.ListValue("https://example.org/1")},
		catalog.Record{"name": catalog.TextValue("Lê Văn C")}))
	p.Caption.Set(catalog.ImageRegions, catalog.RecordsValue(catalog.Record{"shape": catalog.TextValue("circle")}))
	return p
}

// lines are what a list of structures says.
func lines(l *recordList) []string {
	var out []string
	for _, it := range l.items {
		out = append(out, it.line.Text())
	}
	return out
}

func TestStructuresAreToldLineByLine(t *testing.T) {
	p, f, _ := newPanel(t)
	photo := twoPeople()
	f.Load(nil, []catalog.Photo{photo}, 1)
	p.Show()
	want := []string{"Trần Thị B [en] Tran Thi B, người bán hàng", "Lê Văn C"}
	if got := lines(p.lists[catalog.PeopleDetails].list); !slices.Equal(got, want) {
		t.Errorf("they read %q, want %q", got, want)
	}
	if got := lines(p.lists[catalog.ImageRegions].list); !slices.Equal(got, []string{"circle"}) || len(p.told.Objects) != 1 {
		t.Errorf("the region reads %q; %d fields beside those always shown", got, len(p.told.Objects))
	}
	f.Load(nil, three()[1:2], 2)
	if p.Show(); len(p.told.Objects) != 0 || len(lines(p.lists[catalog.PeopleDetails].list)) != 0 {
		t.Error("the structures of one photo stand beside another")
	}
}

// saved is what the form's edit makes of a photo.
func saved(t *testing.T, f *Form, p catalog.Photo) catalog.Photo {
	t.Helper()
	for _, s := range f.Edit().Sets {
		if _, _, err := p.Change(s); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestAStructureIsEditedInPlace(t *testing.T) {
	p, f, heard := newPanel(t)
	photo := twoPeople()
	f.Load(nil, []catalog.Photo{photo}, 1)
	p.Show()
	l := p.lists[catalog.PeopleDetails].list
	test.Tap(l.items[0].line)
	if l.open != 0 || len(l.items[0].parts) != 4 || l.items[0].parts[0].entry.Text != "Trần Thị B" {
		t.Fatalf("open is %d", l.open)
	}
	name := l.items[0].parts[0].entry
	name.SetCaret(99)
	test.Type(name, "ình ")
	test.Type(l.items[0].parts[2].entry, "x;y\n")
	got := saved(t, f, photo).Caption[catalog.PeopleDetails].Records
	if r := got[0]; r["name"].Text != "Trần Thị Bình" || r["name"].Langs["en"] != "Tran Thi B" || r["description"].Text != "người bán\nhàng" ||
		!slices.Equal(r["ids"].List, []string{"x;y", "https://example.org/1"}) || len(got) != 2 {
		t.Errorf("it is saved as %v", got)
	}
	if l.items[0].line.Text() != "Trần Thị Bình [en] Tran Thi B, người bán hàng" || p.hint.Text != "Saving changes 1 photo." || (*heard)[0] != "typed" {
		t.Errorf("the line says %q, the panel %q", l.items[0].line.Text(), p.hint.Text)
	}
	f.Saving()
	if p.Show(); l.open != 0 || l.items[0].parts[0].entry != name || name.Text != "Trần Thị Bình " {
		t.Error("saving takes away the form that is being typed in")
	}
	name.OnKey(fyne.KeyDown, fyne.KeyModifierAlt)
	if l.open != 1 || lines(l)[0] != "Lê Văn C" || l.items[1].parts[0].entry.Text != "Trần Thị Bình" {
		t.Errorf("moved down, %d is open of %q", l.open, lines(l))
	}
	l.items[1].parts[0].entry.OnKey(fyne.KeyEscape, 0)
	if l.open != -1 {
		t.Error("Esc does not close the form")
	}
	test.Tap(l.items[0].remove)
	got = saved(t, f, photo).Caption[catalog.PeopleDetails].Records
	if len(got) != 1 || got[0]["name"].Text != "Trần Thị Bình" {
		t.Errorf("one removed, there are %v", got)
	}
}

func TestStructuresInAStructureAreEditedToo(t *testing.T) {
	p, f, _ := newPanel(t)
	photo := twoPeople()
	f.Load(nil, []catalog.Photo{photo}, 1)
	p.Show()
	l := p.lists[catalog.PeopleDetails].list
	test.Tap(l.items[1].line)
	inner := l.items[1].parts[3].list
	test.Tap(inner.add)
	test.Type(inner.items[0].parts[0].entry, "nón lá")
	r := saved(t, f, photo).Caption[catalog.PeopleDetails].Records[1]
	if got := r["characteristics"].Records; len(got) != 1 || got[0]["name"].Text != "nón lá" || r["name"].Text != "Lê Văn C" {
		t.Errorf("it is saved as %v", r)
	}
}

func TestOneStructureAtMost(t *testing.T) {
	p, f, _ := newPanel(t)
	f.Load(nil, three()[:1], 1)
	p.Show()
	l := p.lists[catalog.CreatorContact].list
	test.Tap(l.add)
	test.Type(l.items[0].parts[1].entry, "Lạng Sơn")
	if !l.add.Disabled() {
		t.Error("a second one can be added")
	}
	if got := saved(t, f, three()[0]).Caption[catalog.CreatorContact]; len(got.Records) != 1 || got.Records[0]["city"].Text != "Lạng Sơn" {
		t.Errorf("it is saved as %v", got)
	}
	if f.Reset(catalog.CreatorContact); f.Dirty() {
		t.Error("it cannot be taken back")
	}
}

func TestAStructureIsAddedToAllPhotos(t *testing.T) {
	p, f, _ := newPanel(t)
	person := func(name string) catalog.Record { return catalog.Record{"name": catalog.TextValue(name)} }
	photos := three()
	photos[0].Caption.Set(catalog.PeopleDetails, catalog.RecordsValue(person("A"), person("B")))
	photos[1].Caption.Set(catalog.PeopleDetails, catalog.RecordsValue(person("C"), person("B")))
	photos[2].Caption.Set(catalog.PeopleDetails, catalog.RecordsValue(person("B")))
	f.Load(nil, photos, 1)
	p.Show()
	b := p.lists[catalog.PeopleDetails]
	if got := lines(b.list); !slices.Equal(got, []string{"B"}) || !b.note.Visible() || b.mixed.Text != "≠ 3" || f.Dirty() {
		t.Errorf("common to all are %q", got)
	}
	test.Tap(b.list.items[0].line)
	if b.list.open != -1 {
		t.Error("what only some photos say so is edited for all")
	}
	test.Tap(b.list.add)
	test.Type(b.list.items[1].parts[0].entry, "D")
	if p.hint.Text != "Saving changes 3 photos." {
		t.Errorf("the panel says %q", p.hint.Text)
	}
	var got []string
	for _, ph := range photos {
		got = append(got, saved(t, f, ph).Caption[catalog.PeopleDetails].String())
	}
	if want := []string{"A; B; D", "C; B; D", "B; D"}; !slices.Equal(got, want) {
		t.Errorf("saved as %q, want %q", got, want)
	}
	if again := f.Draft().Edit(); len(again.Sets) != 1 || again.Sets[0].Op != catalog.Append || again.Sets[0].Field != "people_details" {
		t.Errorf("the draft has %+v", again.Sets)
	}
	f.Type(catalog.PeopleDetails, catalog.RecordsValue(person("E")).RecordsJSON()) // as the menu of differences does
	p.Show()
	if got := lines(b.list); !slices.Equal(got, []string{"E"}) || b.note.Visible() {
		t.Errorf("taken for all are %q", got)
	}
	test.Tap(b.list.items[0].remove)
	if got := saved(t, f, photos[0]).Caption[catalog.PeopleDetails]; !got.IsZero() {
		t.Errorf("emptied for all, it is %v", got)
	}
}
