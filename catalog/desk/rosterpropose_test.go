package desk_test

import (
	"context"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/desk"
)

const tidingsText = `Thứ tư 31/10/2018

Tuyên truyền đối ngoại

LSO-Hôm nay (31/10), Phó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm đã dự hội nghị. Cùng dự có bà Lê Thị Mới, Giám đốc Sở Y tế tỉnh.

Ông Nguyễn Văn Hải, Chủ tịch UBND huyện Cao Lộc phát biểu tại hội nghị.
`

func TestPeopleOfAStoryComeIntoTheRosterWhenConfirmed(t *testing.T) {
	ctx := context.Background()
	d, err := desk.Create(ctx, t.TempDir()+"/a.cutline", desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	take(t, d, "name,code,office\nNguyễn Văn Hải,h1,Giám đốc Sở Công Thương\nNguyễn Văn Hải,h2,\nHoàng Văn Nghiệm,,Chủ tịch UBND tỉnh\n")
	s, err := d.ImportStory(ctx, "a.txt", strings.NewReader(tidingsText))
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.ProposePeople(ctx, s.ID)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]catalog.Proposal{}
	for _, p := range all {
		kinds[p.Name] = p
	}
	for name, want := range map[string]catalog.ProposalKind{"Hoàng Văn Nghiệm": catalog.ProposalOffice, "Lê Thị Mới": catalog.ProposalNew, "Nguyễn Văn Hải": catalog.ProposalNamesakes} {
		if p := kinds[name]; p.Kind != want || p.Day.String() != "2018-10-31" {
			t.Errorf("%s is %q on %v, want %q: %+v", name, p.Kind, p.Day, want, all)
		}
	}
	base, err := d.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	h2, err := d.ResolvePerson(ctx, "h2")
	if err != nil {
		t.Fatal(err)
	}
	old := kinds["Hoàng Văn Nghiệm"]
	n, done, err := d.TakePeople(ctx, []catalog.Decision{
		{Proposal: old, Person: old.People[0].ID, Ends: true}, {Proposal: kinds["Lê Thị Mới"]}, {Proposal: kinds["Nguyễn Văn Hải"], Person: h2.ID},
	}, base)
	if err != nil || n != 3 || done.Edit != base+1 {
		t.Fatalf("%d people, %+v, %v", n, done, err)
	}
	for name, want := range map[string]string{"Hoàng Văn Nghiệm": "Phó Bí thư Thường trực Tỉnh ủy", "Lê Thị Mới": "Giám đốc Sở Y tế tỉnh", "h2": "Chủ tịch UBND huyện Cao Lộc"} {
		p, err := d.ResolvePerson(ctx, name)
		if err != nil || p.AllOffices(old.Day) != want {
			t.Errorf("%s is %q, %v; want %q", name, p.AllOffices(old.Day), err, want)
		}
	}
	if again, err := d.ProposePeople(ctx, s.ID); err != nil || len(again) != 3 || again[0].Kind != catalog.ProposalKnown {
		t.Errorf("afterwards: %+v, %v", again, err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if l, err := d.ListPeople(ctx, catalog.RosterQuery{}); err != nil || l.Total != 3 || len(l.Namesakes) != 2 {
		t.Errorf("after undo: %+v, %v", l, err)
	}
}
