package roster

import (
	"fmt"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestPeopleOfAnArticleAreHeldAgainstTheRoster(t *testing.T) {
	r := New([]catalog.Person{
		{ID: 1, Name: "Hoàng Văn Nghiệm", Offices: []catalog.Office{{Long: "Phó Bí thư Thường trực Tỉnh ủy", To: day("2018-12-31")}}},
		{ID: 2, Name: "Nguyễn Văn Hải", Offices: []catalog.Office{{Long: "Giám đốc Sở Y tế"}}},
		{ID: 3, Name: "Nguyễn Văn Hải", Offices: []catalog.Office{{Long: "Chủ tịch UBND huyện Cao Lộc"}}},
		{ID: 4, Name: "Trần Thị Lan"},
	})
	named := []catalog.Named{
		{Name: "Hoàng Văn Nghiệm", Honorific: "đồng chí", Offices: []string{"Phó Bí thư Thường trực Tỉnh ủy", "Chủ tịch Hội đồng nhân dân tỉnh"}},
		{Name: "Nguyễn Văn Hải", Offices: []string{"Chủ tịch UBND huyện Cao Lộc"}},
		{Name: "Trần Thị Lan"},
		{Name: "Lê Thị Mới", Honorific: "bà", Offices: []string{"Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"}},
		{Name: "Hùng"},
	}
	got := ""
	for _, p := range r.Propose(named, []string{"Phó Chủ tịch UBND tỉnh Lê Thị Mới trao quà."}, day("2018-10-31")) {
		ids := []string{}
		for _, who := range p.People {
			ids = append(ids, who.ID.String())
		}
		var missing []string
		for _, o := range p.Missing {
			missing = append(missing, o.Full()+"="+o.Brief()+" from "+o.From.String())
		}
		got += fmt.Sprintf("%s: %s [%s] %s\n", p.Name, p.Kind, strings.Join(ids, " "), strings.Join(missing, "; "))
	}
	want := `Hoàng Văn Nghiệm: office [1] Chủ tịch Hội đồng nhân dân tỉnh=Chủ tịch HĐND tỉnh from 2018-10-31
Nguyễn Văn Hải: namesakes [3 2] ` + `
Trần Thị Lan: known [4] ` + `
Lê Thị Mới: new [] Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh=Phó Chủ tịch UBND tỉnh from 2018-10-31
`
	if got != want {
		t.Errorf("proposed:\n%s\nwant:\n%s", got, want)
	}
}

func TestADecisionEndsWhatItReplaces(t *testing.T) {
	known := catalog.Person{ID: 1, Name: "A B", Offices: []catalog.Office{{Long: "Giám đốc"}, {Long: "Bí thư", From: day("2018-10-31")}}}
	d := catalog.Decision{Proposal: catalog.Proposal{Day: day("2018-10-31"), Missing: []catalog.Office{{Long: "Chủ tịch", From: day("2018-10-31")}}}, Person: 1, Ends: true}
	p, ok := d.Take(&known)
	if !ok || len(p.Offices) != 3 || p.Offices[0].To != day("2018-10-30") || !p.Offices[1].To.IsZero() || !known.Offices[0].To.IsZero() {
		t.Errorf("%v, %+v", ok, p.Offices)
	}
	if _, ok := (catalog.Decision{Person: 1}).Take(&known); ok {
		t.Error("a known person with known offices changes")
	}
}

func TestPeopleAreListedByRank(t *testing.T) {
	r := New([]catalog.Person{
		{ID: 1, Name: "An"}, {ID: 2, Name: "Bình", Offices: []catalog.Office{{Long: "x"}}}, {ID: 3, Name: "Cường", Offices: []catalog.Office{{Long: "x", Rank: 2, To: day("2018-01-01")}}},
		{ID: 4, Name: "Dũng", Offices: []catalog.Office{{Long: "x", Rank: 1}}}, {ID: 5, Name: "an"},
	})
	for on, want := range map[catalog.Date]string{day("2017-01-01"): "4 3 2 5 1", day("2019-01-01"): "4 2 5 1 3"} {
		l := r.List(catalog.RosterQuery{ByRank: true, On: on})
		var ids []string
		for _, p := range l.People {
			ids = append(ids, p.ID.String())
		}
		if got := strings.Join(ids, " "); got != want || l.Total != 5 || len(l.Namesakes) != 2 || !l.Namesakes[1] {
			t.Errorf("on %v: %s, want %s; namesakes %v", on, got, want, l.Namesakes)
		}
	}
}

func BenchmarkListTenThousandByRank(b *testing.B) {
	people := make([]catalog.Person, 10_000)
	for i := range people {
		people[i] = catalog.Person{ID: catalog.PersonID(i + 1), Name: fmt.Sprintf("Nguyễn Văn %c%d", 'A'+i%26, i),
			Offices: []catalog.Office{{Long: "Chủ tịch", Rank: i % 30}}}
	}
	r := New(people)
	for b.Loop() {
		r.List(catalog.RosterQuery{Typed: "ng v", ByRank: true, On: day("2020-01-01")})
	}
}
