package desk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func rosterFile(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func take(t testing.TB, d *desk.Desk, text string) catalog.RosterPlan {
	t.Helper()
	plan, err := d.PlanRoster(context.Background(), rosterFile(t, text), catalog.RosterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeRoster(context.Background(), plan); err != nil {
		t.Fatal(err)
	}
	return plan
}

// texts is what a code becomes on a day.
func texts(t testing.TB, d *desk.Desk, code string, year int) string {
	t.Helper()
	out, err := d.Replacements(context.Background(), code, catalog.Date{Year: year, Month: 7, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, " / ")
}

func TestARosterIsReadAnewWhenAPersonChanges(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "a.cutline")
	d, err := desk.Create(ctx, dir, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	other, err := desk.Open(ctx, dir, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if people, err := other.People(ctx, "", 0); err != nil || people == nil || len(people) != 0 {
		t.Fatalf("an empty roster has %v, %v", people, err)
	}
	take(t, d, "code,name,office,from,to\nhvn,Hoàng Văn Nghiệm,Phó Bí thư,1/1/2014,31/12/2017\nhvn,,Bí thư,1/1/2018,nay\n")
	if got := texts(t, other, "hvn", 2016); got != "Phó Bí thư Hoàng Văn Nghiệm / Hoàng Văn Nghiệm / Phó Bí thư" {
		t.Errorf("in 2016: %s", got)
	}
	people, err := other.People(ctx, "nghiem", 0)
	if err != nil || len(people) != 1 {
		t.Fatalf("found %v, %v", people, err)
	}
	e := catalog.Edit{Title: "roster", Sets: []catalog.Set{{Field: catalog.FieldPersonName, Value: catalog.TextValue("Hoàng Văn Nghie\u0302m")}}}
	if _, err := other.EditPerson(ctx, people[0].ID, e); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, d, "hvn", 2018); got != "Bí thư Hoàng Văn Nghiêm / Hoàng Văn Nghiêm / Bí thư" {
		t.Errorf("in 2018, by its new name: %s", got)
	}
	if p, err := d.PersonOf(ctx, strings.ToUpper(people[0].URN())); err != nil || p.ID != people[0].ID {
		t.Errorf("by its address: %v, %v", p, err)
	}
	if _, err := other.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, d, "hvn", 2018); got != "Bí thư Hoàng Văn Nghiệm / Hoàng Văn Nghiệm / Bí thư" {
		t.Errorf("after undo: %s", got)
	}
}

func TestAPlanOfWhatChangedMeanwhileIsNotTaken(t *testing.T) {
	ctx := context.Background()
	d, err := desk.Create(ctx, filepath.Join(t.TempDir(), "a.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	take(t, d, "code,name\nhvn,Hoàng Văn Nghiệm\n")
	plan, err := d.PlanRoster(ctx, rosterFile(t, "code,name,honorific\nlvl,Lê Văn Lương,ông\nhvn,Hoàng Văn Nghiệm,ông\n"), catalog.RosterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.ResolvePerson(ctx, "hvn")
	if err != nil {
		t.Fatal(err)
	}
	e := catalog.Edit{Title: "roster", Sets: []catalog.Set{{Field: catalog.FieldHonorific, Value: catalog.TextValue("đồng chí")}}}
	if _, err := d.EditPerson(ctx, p.ID, e); err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeRoster(ctx, plan); !errors.Is(err, catalog.ErrChanged) {
		t.Errorf("TakeRoster() = %v, want it changed meanwhile", err)
	}
	if people, err := d.People(ctx, "", 0); err != nil || len(people) != 1 {
		t.Errorf("people %v, %v; want nothing taken of the plan", people, err)
	}
}

// manyPeople is a list of n people with three offices each.
func manyPeople(n int) string {
	var b bytes.Buffer
	b.WriteString("code,name,office,from,to,rank\n")
	for i := range n {
		for y := range 3 {
			fmt.Fprintf(&b, "c%d,Nguyễn Văn %c%c%c,Phó Chủ tịch UBND huyện %d,1/1/%d,31/12/%d,1\n", i, 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, y, 2010+4*y, 2013+4*y)
		}
	}
	return b.String()
}

func TestTenThousandPeople(t *testing.T) {
	ctx := context.Background()
	d, err := desk.Create(ctx, filepath.Join(t.TempDir(), "a.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	list := manyPeople(10_000)
	start := time.Now()
	plan := take(t, d, list)
	if plan.Added() != 10_000 || len(plan.Problems) != 0 {
		t.Fatalf("%d new people, %d problems", plan.Added(), len(plan.Problems))
	}
	t.Logf("taken in %s", time.Since(start))
	start = time.Now()
	again := take(t, d, list)
	t.Logf("looked at again in %s", time.Since(start))
	if again.Unchanged != 10_000 {
		t.Errorf("%d unchanged", again.Unchanged)
	}
	start = time.Now()
	if _, err := d.People(ctx, "n", 20); err != nil {
		t.Fatal(err)
	}
	t.Logf("the first suggestion takes %s", time.Since(start))
	start = time.Now()
	for range 100 {
		if found, err := d.People(ctx, "nguyen v", 20); err != nil || len(found) != 20 {
			t.Fatal(len(found), err)
		}
	}
	t.Logf("a suggestion takes %s", time.Since(start)/100)
	start = time.Now()
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("undone in %s", time.Since(start))
	if found, err := d.People(ctx, "", 0); err != nil || len(found) != 0 {
		t.Errorf("after undo there are %d, %v", len(found), err)
	}
}

func TestAPersonsCodeGivesTheOfficeOfThePhotosDay(t *testing.T) {
	ctx := context.Background()
	d, err := desk.Create(ctx, filepath.Join(t.TempDir(), "a.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	codes := filepath.Join(t.TempDir(), "codes.txt")
	if err := os.WriteFile(codes, []byte("hvn\tChủ tịch Hoàng Văn Nghiệm\nhn\tHà Nội\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddCodeFile(ctx, codes); err != nil {
		t.Fatal(err)
	}
	expand := func(text, taken string) string {
		t.Helper()
		m, err := catalog.ParseMoment(taken)
		if err != nil {
			t.Fatal(err)
		}
		book, err := d.CodeBook(ctx)
		if err != nil {
			t.Fatal(err)
		}
		s, err := book.Expand(text, &catalog.Photo{Captured: m})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if got := expand("=hvn= ở =hn=", "2016-05-01T09:00:00"); got != "Chủ tịch Hoàng Văn Nghiệm ở Hà Nội" {
		t.Errorf("before the roster knows the person: %s", got)
	}
	take(t, d, "code,name,office,short office,from,to\nhvn,Hoàng Văn Nghiệm,Phó Bí thư Tỉnh ủy,Phó Bí thư,1/1/2014,31/12/2017\nhvn,,Bí thư Tỉnh ủy,Bí thư,1/1/2018,nay\n")
	for _, tt := range []struct{ name, text, taken, want string }{
		{"the office of then", "=hvn=", "2016-05-01T09:00:00", "Phó Bí thư Hoàng Văn Nghiệm"},
		{"the office of now", "=hvn=, =hvn#2=, =hvn#3=", "2018-10-31T09:00:00", "Bí thư Hoàng Văn Nghiệm, Hoàng Văn Nghiệm, Bí thư Tỉnh ủy"},
		{"before all offices the name, and no office", "=hvn=, =hvn#3=", "2013-01-01T09:00:00", "Hoàng Văn Nghiệm, =hvn#3="},
		{"without a day no office is certain", "=hvn=", "", "Hoàng Văn Nghiệm"},
		{"other codes stay those of the file", "=hn=", "2016-05-01T09:00:00", "Hà Nội"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := expand(tt.text, tt.taken); got != tt.want {
				t.Errorf("%s is %q, want %q", tt.text, got, tt.want)
			}
		})
	}
	book, err := d.CodeBook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, hints := book.Hints("=nghi", catalog.Date{Year: 2018, Month: 10, Day: 31}, 5); len(hints) != 1 || hints[0].Code != "hvn" {
		t.Errorf("hints %v", hints)
	}
}
