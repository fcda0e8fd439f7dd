package roster

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A bench is a screen with an owner that keeps what it is asked to.
type bench struct {
	screen *Screen
	people []catalog.Person
	photo  *catalog.Photo
	said   []string
	win    fyne.Window
}

func newBench(t testing.TB, people ...catalog.Person) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	_ = app
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{people: people}
	say := func(format string, args ...any) { b.said = append(b.said, fmt.Sprintf(format, args...)) }
	b.win = test.NewTempWindow(t, nil)
	b.win.Resize(fyne.NewSize(1200, 760))
	var queries []catalog.RosterQuery
	do := Wishes{
		Find: func(q catalog.RosterQuery) { queries = append(queries, q) },
		Save: func(p catalog.Person, sets []catalog.Set, _ catalog.EditID, saved func(catalog.Person, catalog.EditID)) {
			var fields []string
			for _, s := range sets {
				fields = append(fields, s.Field)
			}
			say("save %s: %s", p.Name, strings.Join(fields, " "))
			if p.ID == 0 {
				p.ID = catalog.PersonID(len(b.people) + 1)
				b.people = append(b.people, p)
			}
			for i := range b.people {
				if b.people[i].ID == p.ID {
					b.people[i] = p
				}
			}
			saved(p, 1)
		},
		Remove: func(p catalog.Person) { say("remove %s", p.Name) }, History: func(catalog.Person) {},
		CodeOf: func(code string, then func(catalog.Person, bool)) {
			for _, p := range b.people {
				if p.Code == code {
					then(p, true)
					return
				}
			}
			then(catalog.Person{}, false)
		},
		Namesakes: func(p catalog.Person, then func([]catalog.Person)) {},
		Photo: func(then func(catalog.Photo, bool)) {
			if b.photo == nil {
				then(catalog.Photo{}, false)
				return
			}
			then(*b.photo, true)
		},
		Thumb: func(catalog.PhotoID, image.Point) image.Image { return image.NewRGBA(image.Rect(0, 0, 300, 200)) },
		Large: func(catalog.PhotoID, int, func(*image.RGBA, error)) func() { return func() {} },
		Work:  func(work, then func()) { work(); then() }, Fail: func(err error) { say("fail %v", err) }, Say: func(s string) { say("say %s", s) },
		Typed: func(catalog.Person, bool) {}, Shown: func(catalog.Person) {}, Import: func() {}, Export: func() {}, FromStory: func() {}, Close: func() {},
		Grab: func(f fyne.Focusable) { b.win.Canvas().Focus(f) }, Key: func(fyne.KeyName, fyne.KeyModifier) {}, Focus: func(string, bool) {},
		Line: func() *widgets.Entry { return widgets.NewEntry(nil) }, Text: func() *widgets.Entry { return widgets.NewTextBox(nil) },
		Today: catalog.Date{Year: 2018, Month: 10, Day: 31},
	}
	b.screen = New(w, do)
	b.win.SetContent(b.screen.Content)
	b.list()
	return b
}

// list answers the screen's question with everybody.
func (b *bench) list() {
	b.screen.SetList(catalog.RosterList{People: append([]catalog.Person{}, b.people...), Total: len(b.people)}, 1)
}

func (b *bench) heard() string {
	s := strings.Join(b.said, " | ")
	b.said = nil
	return s
}

func date(s string) catalog.Date {
	d, err := catalog.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func two() []catalog.Person {
	return []catalog.Person{
		{ID: 1, UUID: "a", Code: "hvn", Name: "Hoàng Văn Nghiệm", Offices: []catalog.Office{{Long: "Bí thư", From: date("2016-01-01")}}},
		{ID: 2, UUID: "b", Code: "ttl", Name: "Trần Thị Lan"},
	}
}

func TestTheFormSavesWhatChanged(t *testing.T) {
	b := newBench(t, two()...)
	f := b.screen.form
	if f.person.ID != 1 || f.name.Text != "Hoàng Văn Nghiệm" || f.offices[0].from.Text != "01/01/2016" || f.dirty() {
		t.Fatalf("the first is not shown as it is: %q, dirty %v", f.name.Text, f.dirty())
	}
	f.end(f.offices[0])
	f.save.Tapped(nil)
	if got := b.heard(); got != "save Hoàng Văn Nghiệm: offices" || b.people[0].Offices[0].To != date("2018-10-31") {
		t.Errorf("%s, %+v", got, b.people[0])
	}
	b.list()
	f.honorific.SetText("đồng chí")
	f.changed()
	b.screen.list.Select(1) // saves first
	if got := b.heard(); got != "save Hoàng Văn Nghiệm: honorific" || f.person.ID != 2 {
		t.Errorf("%s; then person %v is shown", got, f.person.ID)
	}
	b.list()
	f.code.SetText("hvn")
	f.changed()
	if !f.save.Disabled() || !strings.Contains(f.codeSaid.Text, "Hoàng Văn Nghiệm") {
		t.Errorf("a code that is taken can be saved; said: %q", f.codeSaid.Text)
	}
	b.screen.list.Select(0)
	if f.person.ID != 2 || b.screen.Leave(func() { t.Error("left") }) {
		t.Error("what cannot be saved is left behind")
	}
	b.heard()
	f.revert.Tapped(nil)
	if f.dirty() || !b.screen.Leave(nil) {
		t.Error("after Revert something is left")
	}
}

func TestDaysOfOfficesAreReadAsTyped(t *testing.T) {
	for _, tt := range []struct {
		typed officeText
		want  string // from, to; or what is wrong
	}{
		{officeText{long: "x", from: "31/10/2018"}, "2018-10-31 "},
		{officeText{long: "x", from: "10/2018", to: "2019"}, "2018-10-01 2019-12-31"},
		{officeText{short: "x", rank: "7"}, " "},
		{officeText{long: "x", from: "2019", to: "2018"}, "roster.bad.backwards"},
		{officeText{long: "x", from: "31/2/2018"}, "roster.bad.from"},
		{officeText{long: "x", to: "nay mai"}, "roster.bad.to"},
		{officeText{from: "2018"}, "roster.bad.office"},
		{officeText{long: "x", rank: "0"}, "roster.bad.rank"},
	} {
		o, wrong := tt.typed.read()
		got := o.From.String() + " " + o.To.String()
		if wrong != "" {
			got = string(wrong)
		}
		if got != tt.want {
			t.Errorf("%+v is %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func TestTheSameOfficeHeldTwiceIsTold(t *testing.T) {
	p := two()[:1]
	p[0].Offices = append(p[0].Offices, catalog.Office{Long: "bí thư", From: date("2017-01-01")}, catalog.Office{Long: "Chủ tịch"})
	f := newBench(t, p...).screen.form
	said := 0
	for _, o := range f.offices {
		if o.said.Visible() {
			said++
		}
	}
	if said != 2 {
		t.Errorf("%d offices say that they overlap, want 2", said)
	}
}

func TestAPortraitIsTheMarkedFace(t *testing.T) {
	b := newBench(t, two()...)
	f := b.screen.form
	f.usePhoto.Tapped(nil)
	if got := b.heard(); !strings.HasPrefix(got, "say Select a photo") {
		t.Errorf("without a photo: %q", got)
	}
	v := func(s string) catalog.Value { return catalog.TextValue(s) }
	b.photo = &catalog.Photo{ID: 7, Path: "/p/a.jpg", Caption: catalog.Caption{catalog.ImageRegions: catalog.RecordsValue(catalog.Record{
		"name": v("Hoàng Văn Nghiệm"), "shape": v("rectangle"), "unit": v("relative"), "x": v("0.25"), "y": v("0.25"), "w": v("0.25"), "h": v("0.5")})}}
	b.photo.Width, b.photo.Height, b.photo.Orientation = 400, 400, 1
	f.usePhoto.Tapped(nil)
	if b.screen.portrait == nil {
		t.Fatal("the frame is not shown")
	}
	b.screen.finishPortrait(true)
	f.save.Tapped(nil)
	want := catalog.Portrait{Photo: 7, Crop: catalog.Crop{X0: .25, Y0: .25, X1: .5, Y1: .75}}
	if got := b.heard(); got != "save Hoàng Văn Nghiệm: portrait" || b.people[0].Portrait != want {
		t.Errorf("%s, %+v", got, b.people[0].Portrait)
	}
}

func TestSomebodyNewIsAdded(t *testing.T) {
	b := newBench(t)
	b.screen.begin()
	f := b.screen.form
	f.name.SetText("Lê Thị Mới")
	f.addOffice()
	f.offices[0].long.SetText("Giám đốc")
	f.changed()
	f.save.Tapped(nil)
	if len(b.people) != 1 || b.people[0].ID != 1 || b.people[0].Offices[0].Long != "Giám đốc" {
		t.Errorf("added: %+v; %s", b.people, b.heard())
	}
}

// BenchmarkTenThousandPeopleAreShown is what the window does at each key of a
// search that finds everybody.
func BenchmarkTenThousandPeopleAreShown(b *testing.B) {
	people := make([]catalog.Person, 10_000)
	for i := range people {
		people[i] = catalog.Person{ID: catalog.PersonID(i + 1), UUID: fmt.Sprint(i), Name: fmt.Sprintf("Nguyễn Văn %c%d", 'A'+i%26, i), Offices: []catalog.Office{{Long: "Chủ tịch"}}}
	}
	s := newBench(b, people...).screen
	l := catalog.RosterList{People: people, Total: len(people)}
	for b.Loop() {
		s.SetList(l, 1)
	}
}

func TestAListThatIsNotUnicodeAsksForItsCodePage(t *testing.T) {
	test.NewTempApp(t)
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	var asked catalog.RosterOptions
	v := NewPreview(w, func(o catalog.RosterOptions) { asked = o })
	bad := catalog.RosterPlan{Problems: []catalog.RosterProblem{
		{Line: 3, Rule: catalog.OfficeOpen, Args: []any{"x"}}, {Rule: catalog.ListNotUnicode, Args: []any{"windows-1258"}}}}
	if v.Show(bad) || !v.pages.Visible() || !strings.Contains(v.lines[0].text, "code page") {
		t.Errorf("the preview says %+v", v.lines)
	}
	v.Page.SetSelected(catalog.CodePages()[0])
	if asked.CodePage != catalog.CodePages()[0] || asked.Replace {
		t.Errorf("asked again with %+v", asked)
	}
	good := catalog.RosterPlan{People: []catalog.PersonChange{{Line: 2, Person: two()[0], Added: true},
		{Line: 3, Person: two()[1], Changes: []catalog.TableChange{{Field: catalog.FieldNote}}}}, Unchanged: 4}
	if !v.Show(good) || len(v.lines) != 2 || !strings.HasPrefix(v.lines[1].text, "Changes: Trần Thị Lan") || !strings.Contains(v.summary.Text, "4 stay") {
		t.Errorf("the preview says %+v, %s", v.lines, v.summary.Text)
	}
}

func TestNobodyIsTakenUntilTicked(t *testing.T) {
	test.NewTempApp(t)
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	people := two()
	offices := []catalog.Office{{Long: "Chủ tịch Ủy ban nhân dân", Short: "Chủ tịch UBND"}}
	v := NewProposals(w, []catalog.Proposal{
		{Kind: catalog.ProposalKnown, Name: "Hoàng Văn Nghiệm", People: people[:1]},
		{Kind: catalog.ProposalNew, Name: "Lê Thị Mới", Said: offices, Missing: offices},
		{Kind: catalog.ProposalNamesakes, Name: "Lan", People: people, Said: offices, Missing: offices},
	}, NewFaces(func(catalog.PhotoID, image.Point) image.Image { return nil }), func() *widgets.Entry { return widgets.NewEntry(nil) }, nil)
	v.Missing = func(_ catalog.Proposal, _ catalog.PersonID, then func([]catalog.Office)) { then(offices) }
	if n := len(v.Decisions()); n != 0 {
		t.Errorf("%d are taken at once", n)
	}
	v.TickAll()
	if d := v.Decisions(); len(d) != 1 || d[0].Name != "Lê Thị Mới" || d[0].Person != 0 {
		t.Errorf("all that need no choice: %+v", d)
	}
	namesake := v.items[1]
	namesake.who[1].SetChecked(true)
	namesake.who[0].SetChecked(true) // in its place
	v.items[0].shorts[0].SetText("CT UBND")
	d := v.Decisions()
	if len(d) != 2 || d[1].Person != 1 || namesake.who[1].Checked || d[0].Said[0].Short != "CT UBND" {
		t.Errorf("decided: %+v", d)
	}
	namesake.who[2].SetChecked(true)
	if d := v.Decisions(); d[1].Person != 0 {
		t.Errorf("somebody new is %+v", d[1])
	}
}
