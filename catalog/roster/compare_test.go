package roster

import (
	"fmt"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestCompare(t *testing.T) {
	const head = "code,name,honorific,office,short office,from,to,rank,spellings\n"
	for _, tt := range []struct {
		name, in string
		o        catalog.RosterOptions
		want     string // line, + or ~, the name, and what changes
		problems string
	}{
		{"a new person", head + "lvl,Lê Văn Lương,,A,,2018-01-01,,,\n", catalog.RosterOptions{}, "2+ Lê Văn Lương", ""},
		{"nothing new", head + "hvn,Hoàng Văn Nghiệm,đồng chí,Chủ tịch HĐND tỉnh Lạng Sơn,,2015-06-01,,,\n", catalog.RosterOptions{}, "", ""},
		{"nothing new, by the name alone", head + ",HOÀNG VĂN NGHIỆM,,,,,,,\n", catalog.RosterOptions{}, "", "2 name-capitals"},
		{"the end of an office, by the code alone", head + "hvn,,,Chủ tịch HĐND tỉnh Lạng Sơn,,2015-06-01,2020-12-31,,\n", catalog.RosterOptions{}, "2~ Hoàng Văn Nghiệm offices", ""},
		{"a code alone that nobody has", head + "xyz,,,A,,2015-06-01,2020-12-31,,\n", catalog.RosterOptions{}, "", "2 person-no-name"},
		{"a code alone, and then with the name", head + "lvl,,,A,,2015-06-01,,,\nlvl,Lê Văn Lương,,,,,,,\n", catalog.RosterOptions{}, "2+ Lê Văn Lương", ""},
		{"an office ends and another begins", head + "hvn,Hoàng Văn Nghiệm,,Chủ tịch HĐND tỉnh Lạng Sơn,,2015-06-01,2020-12-31,,\n,,,Trưởng đoàn ĐBQH,,2021-01-01,,,\n", catalog.RosterOptions{}, "2~ Hoàng Văn Nghiệm offices", ""},
		{"a spelling more", head + "hvn,Hoàng Văn Nghiệm,,,,,,,H. V. Nghiệm\n", catalog.RosterOptions{}, "2~ Hoàng Văn Nghiệm spellings", ""},
		{"a code for one who has none", head + "dtn,Đặng Thị Nghĩa,bà,,,,,,\n", catalog.RosterOptions{}, "2~ Đặng Thị Nghĩa code honorific", ""},
		{"accents are not taken away", head + "hvn,Hoang Van Nghiem,,,,,,,\n", catalog.RosterOptions{}, "", ""},
		{"a letter put right", head + "hvn,Hoàng Văn Nghiêm,,,,,,,\n", catalog.RosterOptions{}, "2~ Hoàng Văn Nghiêm name", ""},
		{"another's code", head + "hvn,Bùi Trường Giang,,,,,,,\n", catalog.RosterOptions{}, "", "2 code-taken"},
		{"which of the namesakes", head + ",Nguyễn Văn Hải,,,,,,,\n", catalog.RosterOptions{}, "", "2 person-which"},
		{"other accents are another person", head + ",Đặng Thị Nghĩà,,,,,,,\n", catalog.RosterOptions{}, "2+ Đặng Thị Nghĩà", "2 person-namesake"},
		{"no accents are the same person", head + ",Dang Thi Nghia,bà,,,,,,\n", catalog.RosterOptions{}, "2~ Đặng Thị Nghĩa honorific", ""},
		{"which of the namesakes, without accents", head + ",Nguyen Van Hai,,,,,,,\n", catalog.RosterOptions{}, "", "2 person-which"},
		{"the one namesake of those accents", head + ",Nguyễn Văn Hai,ông,,,,,,\n", catalog.RosterOptions{}, "2~ Nguyễn Văn Hai honorific", ""},
		{"a new namesake", head + "hvn2,Hoàng Văn Nghiệm,,,,,,,\n", catalog.RosterOptions{}, "2+ Hoàng Văn Nghiệm", "2 person-namesake"},
		{"twice at a time with what is known", head + "hvn,Hoàng Văn Nghiệm,,Chủ tịch HĐND tỉnh Lạng Sơn,,2016-01-01,,,\n", catalog.RosterOptions{}, "", "2 office-known"},
		{"all offices replaced", head + "hvn,Hoàng Văn Nghiệm,,Chủ tịch HĐND tỉnh Lạng Sơn,,2016-01-01,,,\n", catalog.RosterOptions{Replace: true}, "2~ Hoàng Văn Nghiệm offices", ""},
		{"no office in the list leaves them", head + "hvn,Hoàng Văn Nghiệm,,,,,,,\n", catalog.RosterOptions{Replace: true}, "", ""},
		{"one person by code and by name", head + "hvn,Hoàng Văn Nghiệm,,,,,,,\nx9,Đặng Thị Nghĩa,,,,,,,\n", catalog.RosterOptions{}, "3~ Đặng Thị Nghĩa code", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan := New(some).Compare(readText(t, "people.csv", tt.in, catalog.RosterOptions{}), tt.o)
			var got []string
			for _, c := range plan.People {
				sign := "~"
				if c.Added {
					sign = "+"
				}
				s := fmt.Sprintf("%d%s %s", c.Line, sign, c.Person.Name)
				for _, ch := range c.Changes {
					s += " " + ch.Field
				}
				got = append(got, s)
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("changes %s, want %s", s, tt.want)
			}
			if s := problems(plan.Problems); s != tt.problems {
				t.Errorf("problems %s, want %s", s, tt.problems)
			}
		})
	}
}

func TestAnOfficeThatEndsKeepsTheOldDays(t *testing.T) {
	in := "code,name,office,from,to\nhvn,Hoàng Văn Nghiệm,Chủ tịch HĐND tỉnh Lạng Sơn,2015-06-01,2020-12-31\n"
	plan := New(some).Compare(readText(t, "people.csv", in, catalog.RosterOptions{}), catalog.RosterOptions{})
	if len(plan.People) != 1 {
		t.Fatalf("%d people change, want one", len(plan.People))
	}
	now := New([]catalog.Person{plan.People[0].Person})
	for on, want := range map[string]string{"2018-10-31": "Phó Bí thư Thường trực Tỉnh ủy Lạng Sơn, Chủ tịch HĐND tỉnh Lạng Sơn",
		"2021-01-01": "Phó Bí thư Thường trực Tỉnh ủy Lạng Sơn"} {
		if texts, _ := now.Replacements("hvn", day(on)); texts[2] != want {
			t.Errorf("on %s: %s, want %s", on, texts[2], want)
		}
	}
}

func TestEveryProblemIsSaidInBothLanguages(t *testing.T) {
	args := map[string][]any{catalog.ListNotUnicode: {"x"}, catalog.ListColumnTwice: {"a", "b"}, catalog.ListColumnUnknown: {"a"}, catalog.ListBroken: {"e"},
		catalog.ListTooLong: {1}, catalog.CodeNoTab: {"x"}, catalog.CodeNoText: {"x"}, catalog.CodeTwice: {"c", "N", 2}, catalog.CodeTaken: {"c", "N", "M"},
		catalog.CodeNoPerson: {"x"}, catalog.PersonBad: {"e"}, catalog.PersonWhich: {2, "N"}, catalog.PersonGuessed: {"x", "N", "o"}, catalog.PersonNamesake: {"N"},
		catalog.PersonOtherwise: {"a", 2, "b"}, catalog.NameCapitals: {"a", "b"}, catalog.NameTurned: {"a", "b"}, catalog.NameOrder: {"a", "b"},
		catalog.OfficeBackwards: {"o", day("2018-01-01"), day("2018-01-02")}, catalog.OfficeOverlaps: {"N", "o", 3}, catalog.OfficeKnown: {"N", "o", "s"},
		catalog.OfficeOpen: {"o"}, catalog.ListHeading: {"x"}, catalog.PersonUnread: {"x"}, catalog.DayBad: {"d"}, catalog.DayTaken: {"2018", day("2018-01-01")}, catalog.RankBad: {"r"}}
	for _, r := range catalog.RosterRules {
		p := catalog.RosterProblem{Rule: r.ID, Args: args[r.ID]}
		for _, lang := range []catalog.Language{catalog.Vietnamese, catalog.English} {
			if s := p.Message(lang); strings.Contains(s, "%!") || s == r.ID {
				t.Errorf("%s in %s: %s", r.ID, lang, s)
			}
		}
	}
}
