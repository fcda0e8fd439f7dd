package captions

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// recentTexts plays the desk.
func recentTexts(typed string) []string {
	var out []string
	for _, s := range []string{"Lạng Sơn", "Hà Nội", "Hải Phòng"} {
		if strings.HasPrefix(s, typed) && s != typed {
			out = append(out, s)
		}
	}
	return out
}

func press(b *box, names ...fyne.KeyName) {
	for _, n := range names {
		b.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func typeIn(b *box, text string) {
	for _, r := range text {
		b.TypedRune(r)
	}
}

// onePhoto is a panel of one photo with nothing in its caption.
func onePhoto(t *testing.T) (*Panel, *Form, *[]string) {
	t.Helper()
	p, f, heard := newPanel(t)
	f.Load([]catalog.PhotoID{1}, []catalog.Photo{{ID: 1, Path: "/a.jpg", Caption: catalog.Caption{}}}, 1)
	p.Show()
	return p, f, heard
}

func TestSigns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "Nghiệm": 6, "Nghie\u0323\u0302m": 6, "a\nb": 3, "👩‍👩‍👧": 1, "1 ảnh.": 6} {
		if got := Signs(text); got != want {
			t.Errorf("Signs(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestABoxGrowsWithItsText(t *testing.T) {
	p, _, _ := onePhoto(t)
	b := p.boxes[catalog.Description]
	p.do.Grab(b.Entry)
	small := b.MinSize().Height
	if b.rows != 3 {
		t.Fatalf("empty it has %d rows", b.rows)
	}
	typeIn(b, strings.Repeat("Ông Hoàng Văn Nghiệm phát biểu ", 8))
	if b.rows <= 3 || b.rows > 12 || b.MinSize().Height <= small {
		t.Errorf("with a long text it has %d rows, height %v, empty %v", b.rows, b.MinSize().Height, small)
	}
	for range 30 {
		press(b, fyne.KeyReturn)
	}
	if b.rows != 12 {
		t.Errorf("with a very long text it has %d rows", b.rows)
	}
	b.Replace(0, len([]rune(b.Text)), "ngắn")
	if b.rows != 3 {
		t.Errorf("short again it has %d rows", b.rows)
	}
}

func TestTheBoxInHandSaysHowLongItsTextIs(t *testing.T) {
	p, _, _ := onePhoto(t)
	b, city := p.boxes[catalog.Description], p.boxes[catalog.City]
	p.do.Grab(b.Entry)
	typeIn(b, "Nghiệm")
	if b.room.Visible() || !p.count.Visible() || p.count.Text != "6 characters · 8/2,000 bytes" {
		t.Errorf("of the description it says %q", p.count.Text)
	}
	p.do.Grab(city.Entry)
	if p.count.Text != "0 characters · 0/32 bytes" || p.count.Importance != widget.LowImportance {
		t.Errorf("of an empty city it says %q", p.count.Text)
	}
	typeIn(city, "Thành phố Lạng Sơn, tỉnh Lạng Sơn")
	if p.count.Text != "33 characters · 44/32 bytes" || p.count.Importance != widget.WarningImportance || !city.room.Visible() {
		t.Errorf("too long it says %q", p.count.Text)
	}
	p.do.Grab(p.boxes[catalog.EventName].Entry)
	if p.count.Text != "0 characters" {
		t.Errorf("a field without a limit says %q", p.count.Text)
	}
}

func TestTheCaretGoesAlong(t *testing.T) {
	p, f, _ := onePhoto(t)
	b := p.boxes[catalog.Description]
	p.do.Grab(b.Entry)
	photo := func(id catalog.PhotoID, text string) {
		c := catalog.Caption{}
		c.Set(catalog.Description, catalog.TextValue(text))
		f.Load([]catalog.PhotoID{id}, []catalog.Photo{{ID: id, Caption: c}}, 1)
		p.Show()
	}
	photo(1, "0123456789")
	b.SetCaret(7)
	alt := func(k fyne.KeyName) { b.OnKey(k, fyne.KeyModifierAlt) }
	for _, tt := range []struct {
		text string
		want int
	}{{"0123", 4}, {"", 0}, {"0123456789", 7}} {
		alt(fyne.KeyRight)
		photo(2, tt.text)
		if b.Caret() != tt.want {
			t.Errorf("in %q the caret is at %d, want %d", tt.text, b.Caret(), tt.want)
		}
	}
	b.SetCaret(2)
	alt(fyne.KeyLeft)
	photo(3, "0123456789")
	if b.Caret() != 2 {
		t.Errorf("moved, it goes along to %d, want 2", b.Caret())
	}
}

func TestRecentTextsAreOffered(t *testing.T) {
	p, f, heard := onePhoto(t)
	city, keywords := p.boxes[catalog.City], p.boxes[catalog.Keywords]
	open := func(b *box) bool { return p.do.Offers.Open(b.Entry) }
	for _, tt := range []struct {
		name string
		b    *box
		text string // saved
		do   func(*box)
		want string
	}{
		{"the first by Enter", city, "", func(b *box) { press(b, fyne.KeyDown, fyne.KeyReturn) }, "Lạng Sơn"},
		{"the third by arrows and Tab", city, "", func(b *box) { press(b, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyTab) }, "Hải Phòng"},
		{"upwards round the end", city, "", func(b *box) { press(b, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnter) }, "Hải Phòng"},
		{"in place of what was there", city, "cũ", func(b *box) { press(b, fyne.KeyDown, fyne.KeyReturn) }, "Lạng Sơn"},
		{"as far as it was typed", city, "", func(b *box) { typeIn(b, "Hả"); press(b, fyne.KeyDown, fyne.KeyReturn) }, "Hải Phòng"},
		{"typed while it is open", city, "", func(b *box) { press(b, fyne.KeyDown); typeIn(b, "Hà"); press(b, fyne.KeyReturn) }, "Hà Nội"},
		{"all, where none begins so", city, "", func(b *box) { typeIn(b, "x"); press(b, fyne.KeyDown, fyne.KeyReturn) }, "Lạng Sơn"},
		{"Esc leaves what was typed", city, "", func(b *box) { typeIn(b, "H"); press(b, fyne.KeyDown, fyne.KeyEscape) }, "H"},
		{"an item behind a list", keywords, "a; b", func(b *box) { press(b, fyne.KeyDown, fyne.KeyReturn) }, "a; b; Lạng Sơn"},
		{"an item that was begun", keywords, "a; b", func(b *box) { b.SetCaret(9); typeIn(b, "; Hà"); press(b, fyne.KeyDown, fyne.KeyReturn) }, "a; b; Hà Nội"},
		{"an item in the middle", keywords, "a; b", func(b *box) { b.SetCaret(3); typeIn(b, "Hà; "); b.SetCaret(5); press(b, fyne.KeyDown, fyne.KeyReturn) }, "a; Hà Nội; b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := catalog.Caption{}
			v := catalog.TextValue(tt.text)
			if tt.b == keywords {
				v = catalog.ListValue(strings.Split(tt.text, "; ")...)
			}
			c.Set(tt.b.field.Name, v)
			f.Load([]catalog.PhotoID{1}, []catalog.Photo{{ID: 1, Caption: c}}, 1)
			p.Show()
			p.do.Grab(tt.b.Entry)
			tt.b.SetCaret(99)
			*heard = nil
			tt.do(tt.b)
			if tt.b.Text != tt.want || open(tt.b) || tt.b.AcceptsTab() || slices.Contains(*heard, "leave") || slices.Contains(*heard, "save") {
				t.Errorf("the box holds %q, want %q; open: %v; heard %v", tt.b.Text, tt.want, open(tt.b), *heard)
			}
		})
	}
	p.do.Grab(city.Entry)
	press(city, fyne.KeyDown)
	p.do.Grab(keywords.Entry)
	if open(city) || city.AcceptsTab() {
		t.Error("the list stays when the keyboard goes on")
	}
	city.OnKey(fyne.KeySpace, fyne.KeyModifierShortcutDefault)
	p.boxes[catalog.Description].OnKey(fyne.KeySpace, fyne.KeyModifierShortcutDefault)
	if p.do.Offers.Open(p.boxes[catalog.Description].Entry) {
		t.Error("a text of several lines has a list")
	}
}

func TestLikelyPeopleByTheirDigits(t *testing.T) {
	p, f, _ := onePhoto(t)
	alt := func(b *box, n fyne.KeyName) { b.OnKey(n, fyne.KeyModifierAlt) }
	p.SetLikely([]catalog.Likely{{Name: "Nông Thu Vân"}, {Name: "Hoàng Văn Nghiệm"}})
	people, text := p.boxes[catalog.People], p.boxes[catalog.Description]
	p.do.Grab(people.Entry)
	alt(people, "2")
	alt(people, "1")
	alt(people, "3")
	if people.Text != "Hoàng Văn Nghiệm; Nông Thu Vân" || !p.likely.tags[0].on || !p.likely.tags[1].on {
		t.Fatalf("two were added: %q", people.Text)
	}
	alt(people, "2")
	if people.Text != "Nông Thu Vân" || p.likely.tags[1].on {
		t.Errorf("one was taken away: %q", people.Text)
	}
	people.Undo()
	if people.Text != "Hoàng Văn Nghiệm; Nông Thu Vân" || f.State(catalog.People).Text != people.Text || !p.likely.tags[1].on {
		t.Errorf("undone: %q", people.Text)
	}
	alt(people, "1")
	alt(people, "2")
	p.do.Grab(text.Entry)
	typeIn(text, "Ông")
	alt(text, "2")
	if text.Text != "Ông Hoàng Văn Nghiệm" || people.Text != "Hoàng Văn Nghiệm" {
		t.Errorf("from the description: %q, %q", text.Text, people.Text)
	}
	alt(text, "2")
	if text.Text != "Ông" || people.Text != "" {
		t.Errorf("again: %q, %q", text.Text, people.Text)
	}
	text.SetCaret(0)
	alt(text, "1")
	if text.Text != "Nông Thu Vân Ông" || people.Text != "Nông Thu Vân" {
		t.Errorf("before a word: %q, %q", text.Text, people.Text)
	}
}

func TestALikelyPersonIsAddedToPhotosThatDiffer(t *testing.T) {
	p, f, _ := newPanel(t)
	photo := func(id catalog.PhotoID, text string, people ...string) catalog.Photo {
		c := catalog.Caption{}
		c.Set(catalog.People, catalog.ListValue(people...))
		c.Set(catalog.Description, catalog.TextValue(text))
		return catalog.Photo{ID: id, Caption: c}
	}
	f.Load([]catalog.PhotoID{1, 2}, []catalog.Photo{photo(1, "một", "An"), photo(2, "hai", "Bình")}, 1)
	p.Show()
	p.SetLikely([]catalog.Likely{{Name: "Nông Thu Vân"}})
	b, text := p.boxes[catalog.People], p.boxes[catalog.Description]
	p.do.Grab(text.Entry)
	text.OnKey("1", fyne.KeyModifierAlt)
	e := f.Edit()
	if len(e.Sets) != 1 || e.Sets[0].Op != catalog.Append || !e.Sets[0].Value.Equal(catalog.ListValue("Nông Thu Vân")) || f.Changes() != 2 {
		t.Errorf("the edit is %+v, of %d photos", e, f.Changes())
	}
	if !strings.HasSuffix(b.PlaceHolder, " + Nông Thu Vân") || !p.likely.tags[0].on || text.Text != "" {
		t.Errorf("the box says %q, the text %q", b.PlaceHolder, text.Text)
	}
	text.OnKey("1", fyne.KeyModifierAlt)
	if f.Dirty() || p.likely.tags[0].on {
		t.Errorf("taken back: %+v", f.Edit())
	}
	text.OnKey("1", fyne.KeyModifierAlt)
	f.Saving()
	p.Show()
	if got := f.Photos()[1].Caption[catalog.People].List; !slices.Equal(got, []string{"Bình", "Nông Thu Vân"}) || !p.likely.tags[0].on {
		t.Errorf("saved: %q", got)
	}
}

func TestAFieldAsInAnotherPhoto(t *testing.T) {
	p, f, _ := onePhoto(t)
	other := catalog.Caption{}
	other.Set(catalog.City, catalog.TextValue("Lạng Sơn"))
	other.Set(catalog.People, catalog.ListValue("An", "Bình"))
	other.Set(catalog.PeopleDetails, catalog.RecordsValue(catalog.Record{"name": catalog.TextValue("An")}))
	for _, tt := range []struct {
		field catalog.FieldName
		takes bool
		want  string
	}{{catalog.City, true, "Lạng Sơn"}, {catalog.People, true, "An; Bình"}, {catalog.State, false, ""}, {catalog.PeopleDetails, true, "An"}} {
		p.Focus(tt.field)
		p.at = tt.field
		if p.Take(other) != tt.takes {
			t.Errorf("%s: taken is not %v", tt.field, tt.takes)
		}
		if tt.takes && !slices.ContainsFunc(f.Edit().Sets, func(s catalog.Set) bool { return s.Field == string(tt.field) && s.Value.String() == tt.want }) {
			t.Errorf("%s: the edit is %+v", tt.field, f.Edit())
		}
	}
	b := p.boxes[catalog.City]
	if b.Undo(); b.Text != "" {
		t.Errorf("undone at once: %q", b.Text)
	}
}
