package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

// leaders is a list of people as an office would keep it: two are namesakes.
const leaders = `họ tên,mã,danh xưng,chức vụ,chức vụ ngắn,từ ngày,đến ngày,thứ tự
Hoàng Văn Nghiệm,hvn,đồng chí,Phó Bí thư Thường trực Tỉnh ủy,Phó Bí thư Tỉnh ủy,1/2016,nay,2
,hvn,,Chủ tịch Hội đồng nhân dân tỉnh,Chủ tịch HĐND tỉnh,2011,31/12/2015,5
Nguyễn Văn Hải,nvh1,ông,Giám đốc Sở Y tế,,2010,nay,20
Nguyễn Văn Hải,nvh2,ông,Chủ tịch UBND huyện Cao Lộc,,2012,nay,30
Trần Thị Lan,ttl,bà,Bí thư Tỉnh ủy,,6/2015,nay,1
`

// rosterFile writes a list of people.
func rosterFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestTheRosterIsKeptInTheWindow imports a list of people, edits an office,
// undoes it, and binds one of two namesakes to a photo, by keys.
func TestTheRosterIsKeptInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, ids := smallDesk(t, 3)
	w := s.open(binary, append(strings.Fields(os.Getenv("CUTLINE_SHOTS_ARGS")), "--lang", "vi", cat)...)
	w.at("form", "count", 1)
	d, ctx := look(t, cat)
	w.keys("F5")
	w.at("roster", "shown", true)
	w.at("people", "total", 0)
	w.box("empty.import")
	w.shoot("roster-empty")
	w.importsLeaders(t)
	w.editsAnOffice(t, ctx, d)
	w.seesAnotherDay()
	w.addsSomebody(t, ctx, d)
	w.cutsAPortrait(t, ctx, d)
	w.losesAnEdit(t, ctx, d)
	w.click("roster.remove")
	w.at("personremoved", "name", "Đinh Thị Mơi")
	w.at("people", "total", 4)
	w.click("roster.find")
	w.keys("Escape", "ctrl+z")
	w.at("undone", "title", "roster")
	w.at("people", "total", 5)
	w.keys("F5")
	w.at("roster", "shown", false)
	w.bindsANamesake(t, ctx, d, ids)
}

// importsLeaders takes a list after one that has an error.
func (w *window) importsLeaders(t *testing.T) {
	t.Helper()
	w.click("empty.import")
	w.chooses("rosterin", rosterFile(t, "sai.csv", leaders+"Lê Thị Sai,lts,,Giám đốc,,40/13/2018,,\n"))
	w.at("rosterplan", "errors", 1)
	w.at("dialog", "name", "roster", "shown", true)
	w.shoot("roster-plan-bad")
	w.keys("Escape")
	w.at("dialog", "name", "roster", "shown", false)
	w.click("roster.import")
	w.chooses("rosterin", rosterFile(t, "lanh-dao.csv", leaders))
	w.at("rosterplan", "added", 4, "errors", 0)
	w.at("dialog", "name", "roster", "shown", true)
	w.shoot("roster-plan")
	w.keys("Return")
	w.at("rosterin", "added", 4)
	w.at("person", "name", "Hoàng Văn Nghiệm")
	w.at("people", "total", 4)
}

// briefly is the person of a code in a caption of a day.
func briefly(t *testing.T, ctx context.Context, d *desk.Desk, code, day string) string {
	t.Helper()
	on, err := catalog.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.ResolvePerson(ctx, code)
	if err != nil {
		t.Fatal(err)
	}
	return p.Brief(on)
}

// editsAnOffice changes the short form of an office, and takes that back.
func (w *window) editsAnOffice(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.click("roster.find")
	w.typed("nghi")
	w.at("people", "typed", "nghi", "found", 1)
	w.box("roster.office.short2")
	w.shoot("roster-form")
	w.click("roster.office.short2")
	w.at("focus", "box", "roster.office.short2")
	w.keys("ctrl+a")
	w.typed("PBT Tinhr uyr")
	w.keys("ctrl+Return")
	w.at("personsaved", "name", "Hoàng Văn Nghiệm")
	if got := briefly(t, ctx, d, "hvn", "2018-10-31"); got != "PBT Tỉnh ủy Hoàng Văn Nghiệm" {
		t.Errorf("after the edit the caption says %q", got)
	}
	w.keys("Escape", "ctrl+z")
	w.at("undone", "title", "roster")
	if got := briefly(t, ctx, d, "hvn", "2018-10-31"); got != "Phó Bí thư Tỉnh ủy Hoàng Văn Nghiệm" {
		t.Errorf("after undo the caption says %q", got)
	}
	// A code that another has is told, and cannot be saved.
	w.click("roster.code")
	w.keys("ctrl+a")
	w.typed("ttl")
	w.at("persontyped", "code", "ttl", "dirty", true)
	w.keys("ctrl+Return")
	w.shoot("roster-code")
	w.click("roster.revert")
	w.at("persontyped", "code", "hvn", "dirty", false)
	w.click("roster.find")
	w.keys("ctrl+a", "BackSpace")
	w.at("people", "typed", "", "found", 4)
}

// seesAnotherDay looks who held what on a day, by rank.
func (w *window) seesAnotherDay() {
	w.t.Helper()
	w.click("roster.day")
	w.keys("ctrl+a")
	w.typed("1/5/2015")
	w.at("people", "on", "2015-05-01")
	w.clickAt("roster.sort", 90, 10)
	w.box("roster.list")
	w.shoot("roster-day")
	w.click("roster.today")
}

// addsSomebody writes a person by hand.
func (w *window) addsSomebody(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.click("roster.new")
	w.at("focus", "box", "roster.name")
	w.typed("Ddinh Thij Mowi\t\t\tdtm")
	w.click("roster.office.add")
	w.at("focus", "box", "roster.office.long1")
	w.typed("Nhaf baso\t\t2018\t2017")
	w.at("persontyped", "name", "Đinh Thị Mơi", "code", "dtm")
	w.shoot("roster-new")
	w.keys("ctrl+a")
	w.typed("10/2019")
	w.keys("ctrl+Return")
	w.at("personsaved", "name", "Đinh Thị Mơi", "added", true)
	p, err := d.ResolvePerson(ctx, "dtm")
	if err != nil || len(p.Offices) != 1 || p.Offices[0].From.String() != "2018-01-01" || p.Offices[0].To.String() != "2019-10-31" {
		t.Errorf("the person added is %+v, %v", p, err)
	}
}

// losesAnEdit types a note of a person whose note somebody else changes
// meanwhile, and takes theirs.
func (w *window) losesAnEdit(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.click("roster.note")
	w.typed("cuar tooi")
	w.at("persontyped", "code", "dtm", "dirty", true)
	p, err := d.ResolvePerson(ctx, "dtm")
	if err == nil {
		_, err = d.EditPerson(ctx, p.ID, catalog.Edit{Title: "roster", Who: "somebody else",
			Sets: []catalog.Set{{Field: catalog.FieldNote, Value: catalog.TextValue("của người khác")}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	w.at("elsewhere")
	w.keys("ctrl+Return")
	w.at("personclash", "field", "note")
	w.shoot("roster-clash")
	w.click("banner.choice1")
	w.at("persontyped", "dirty", false)
}

// cutsAPortrait takes the portrait of the person in the form from the photo in
// hand.
func (w *window) cutsAPortrait(t *testing.T, ctx context.Context, d *desk.Desk) {
	t.Helper()
	w.click("roster.portrait")
	w.at("focus", "box", "roster.crop")
	w.shoot("roster-crop")
	w.keys("Return")
	w.at("persontyped", "code", "dtm", "dirty", true)
	w.click("roster.save")
	w.at("personsaved", "added", false)
	w.shoot("roster-portrait")
	p, err := d.ResolvePerson(ctx, "dtm")
	if err != nil || p.Portrait.Photo == 0 || p.Portrait.Crop.IsWhole() {
		t.Errorf("the portrait is %+v, %v", p.Portrait, err)
	}
}

// bindsANamesake puts the second of two namesakes in a caption.
func (w *window) bindsANamesake(t *testing.T, ctx context.Context, d *desk.Desk, ids []catalog.PhotoID) {
	t.Helper()
	w.keys("Home", "ctrl+p")
	w.at("dialog", "name", "person", "shown", true)
	w.at("picking", "found", 5)
	w.typed("van hai")
	w.at("picking", "typed", "van hai", "found", 2)
	w.shoot("person")
	w.keys("Down", "Return")
	w.at("bound", "name", "Nguyễn Văn Hải", "changed", 1)
	all, err := d.People(ctx, "van hai", 0)
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	bound := 0
	photos, err := d.Photos(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range photos {
		if slices.Equal(p.Caption.BoundTo(), []string{all[1].UUID}) && slices.Equal(p.Caption.List(catalog.People), []string{"Nguyễn Văn Hải"}) {
			bound++
		}
	}
	if bound != 1 {
		t.Errorf("%d photos are bound to the second namesake, want 1", bound)
	}
	w.shoot("person-done")
	// From the caption's box of people the keyboard comes back there.
	w.into("caption.people")
	w.keys("ctrl+p")
	w.at("picking", "found", 5)
	w.typed("lan")
	w.at("picking", "typed", "lan")
	w.keys("Return")
	w.at("dialog", "name", "person", "shown", false)
	w.at("focus", "box", "caption.people")
	w.at("bound", "name", "Trần Thị Lan", "changed", 1)
	if n, err := d.Count(ctx, `people:="Trần Thị Lan" people:="Nguyễn Văn Hải"`); err != nil || n != 1 {
		t.Errorf("%d photos have both people, %v", n, err)
	}
}

const rosterTidings = `Thứ tư 31/10/2018

Tuyên truyền đối ngoại

LSO-Hôm nay (31/10), Phó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm đã dự hội nghị. Cùng dự có bà Lê Thị Mới, Giám đốc Sở Y tế tỉnh.

Ông Nguyễn Văn Hải, Phó Chủ tịch Ủy ban nhân dân huyện Cao Lộc phát biểu tại hội nghị.
`

// TestPeopleOfAStoryAreConfirmedInTheWindow ticks people whom an article names,
// one of them a namesake, by keys alone.
func TestPeopleOfAStoryAreConfirmedInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, _ := smallDesk(t, 1)
	d, ctx := look(t, cat)
	plan, err := d.PlanRoster(ctx, rosterFile(t, "a.csv", leaders), catalog.RosterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeRoster(ctx, plan); err != nil {
		t.Fatal(err)
	}
	if _, err := d.ImportStory(ctx, "tin.txt", strings.NewReader(rosterTidings)); err != nil {
		t.Fatal(err)
	}
	w := s.open(binary, append(strings.Fields(os.Getenv("CUTLINE_SHOTS_ARGS")), "--lang", "en", cat)...)
	w.at("findings")
	w.keys("ctrl+shift+p")
	w.at("proposals", "n", 3)
	w.at("dialog", "name", "people", "shown", true)
	w.shoot("people")
	w.keys("space")
	w.at("ticked", "n", 1)
	w.box("people.who2.2")
	w.click("people.who2.2")
	w.at("ticked", "n", 2)
	w.shoot("people-ticked")
	w.keys("Return")
	w.at("peopletaken", "n", 2)
	if p, err := d.ResolvePerson(ctx, "Lê Thị Mới"); err != nil || len(p.Offices) != 1 || p.Offices[0].From.String() != "2018-10-31" {
		t.Errorf("the new person is %+v, %v", p, err)
	}
	one, err := d.ResolvePerson(ctx, "nvh1")
	two, err2 := d.ResolvePerson(ctx, "nvh2")
	if err != nil || err2 != nil || len(one.Offices)+len(two.Offices) != 3 {
		t.Errorf("of the namesakes one has another office: %+v, %+v, %v, %v", one.Offices, two.Offices, err, err2)
	}
	w.keys("ctrl+z")
	w.at("undone", "title", "roster", "changed", 2)
	if l, err := d.ListPeople(ctx, catalog.RosterQuery{}); err != nil || l.Total != 4 {
		t.Errorf("after undo %d people, %v", l.Total, err)
	}
}
