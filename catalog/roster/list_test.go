package roster

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"cutline/catalog"
)

// told is a person as tests write one: code, name, honorific, spellings, and
// each office with its days and its rank.
func told(p catalog.Person) string {
	s := strings.TrimRight(strings.Join([]string{p.Code, p.Name, p.Honorific, strings.Join(p.Spellings, ";")}, "|"), "|")
	for _, o := range p.Offices {
		s += fmt.Sprintf("\n  %s|%s|%s|%s|%d", o.Long, o.Short, o.From, o.To, o.Rank)
	}
	return s
}

func problems(list []catalog.RosterProblem) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%d %s", p.Line, p.Rule))
	}
	return strings.Join(out, ", ")
}

func readText(t testing.TB, name, text string, o catalog.RosterOptions) List {
	t.Helper()
	l, err := Read(name, strings.NewReader(text), int64(len(text)), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestReadTable(t *testing.T) {
	for _, tt := range []struct {
		name, in, want, problems string
	}{
		{"one row for each office", "code,name,honorific,office,short office,from,to,rank,spellings\n" +
			"hvn,Hoàng Văn Nghiệm,đồng chí,Phó Bí thư Tỉnh ủy Lạng Sơn,Phó Bí thư Tỉnh ủy,01/01/2014,31/12/2017,1,Hoàng Nghiệm; H. V. Nghiệm\n" +
			"hvn,Hoàng Văn Nghiệm,,Chủ tịch HĐND tỉnh,,2015-06-01,đến nay,2,\n",
			"hvn|Hoàng Văn Nghiệm|đồng chí|Hoàng Nghiệm;H. V. Nghiệm\n  Phó Bí thư Tỉnh ủy Lạng Sơn|Phó Bí thư Tỉnh ủy|2014-01-01|2017-12-31|1\n  Chủ tịch HĐND tỉnh||2015-06-01||2", ""},
		{"in Vietnamese, with semicolons, below a title", "DANH SÁCH LÃNH ĐẠO;;;\n\nMã;Họ và tên;Chức vụ;Từ ngày;Đến ngày;Thứ tự\nhvn;Hoàng Văn Nghiệm;Chủ tịch;1/6/2015;nay;1\n",
			"hvn|Hoàng Văn Nghiệm\n  Chủ tịch||2015-06-01||1", ""},
		{"with tabs, without days", "name\toffice\nHoàng Văn Nghiệm\tChủ tịch\n", "|Hoàng Văn Nghiệm\n  Chủ tịch||||0", "1 list-no-days"},
		{"names alone", "Họ tên\nHoàng Văn Nghiệm\nBùi Trường Giang\n", "|Hoàng Văn Nghiệm\n|Bùi Trường Giang", ""},
		{"a month, a year", "name,office,from,to\nHoàng Văn Nghiệm,A,10/2018,2020\n", "|Hoàng Văn Nghiệm\n  A||2018-10-01|2020-12-31|0", "2 day-taken, 2 day-taken"},
		{"words before days", "name,office,from,to\nHoàng Văn Nghiệm,A,từ tháng 2/2018,đến hết ngày 28.2.2020\n", "|Hoàng Văn Nghiệm\n  A||2018-02-01|2020-02-28|0", "2 day-taken"},
		{"open days", "name,office,from,to\nHoàng Văn Nghiệm,A,,\n", "|Hoàng Văn Nghiệm\n  A||||0", "2 office-open"},
		{"rows without a name go on with the one above", "code,name,office\nhvn,Hoàng Văn Nghiệm,A\n,,B\nbtg,Bùi Trường Giang,C\n,,D\n",
			"hvn|Hoàng Văn Nghiệm\n  A||||0\n  B||||0\nbtg|Bùi Trường Giang\n  C||||0\n  D||||0", "1 list-no-days"},
		{"a code alone goes on with its person", "code,name,office\nhvn,Hoàng Văn Nghiệm,A\nbtg,Bùi Trường Giang,C\nhvn,,B\n",
			"hvn|Hoàng Văn Nghiệm\n  A||||0\n  B||||0\nbtg|Bùi Trường Giang\n  C||||0", "1 list-no-days"},
		{"codes and offices without names", "code;office;from\nhvn;Chủ tịch;1/1/2019\nbtg;Trưởng ban;2019-02-01\n",
			"hvn\n  Chủ tịch||2019-01-01||0\nbtg\n  Trưởng ban||2019-02-01||0", ""},
		{"namesakes have codes of their own", "code,name\na,Nguyễn Văn Hải\nb,Nguyễn Văn Hải\n", "a|Nguyễn Văn Hải\nb|Nguyễn Văn Hải", ""},
		{"accents tell names apart", "name\nNguyễn Văn Hải\nNguyễn Văn Hai\n", "|Nguyễn Văn Hải\n|Nguyễn Văn Hai", ""},
		{"capitals", "name\nHOÀNG VĂN NGHIỆM\nY BHIÔNG NIÊ-KDĂM\n", "|Hoàng Văn Nghiệm\n|Y Bhiông Niê-Kdăm", "2 name-capitals, 3 name-capitals"},
		{"given name first", "name\nNghiệm Hoàng Văn\n\"Nghiệm, Hoàng Văn\"\n\"Bùi, Trường Giang\"\n", "|Nghiệm Hoàng Văn\n|Hoàng Văn Nghiệm\n|Bùi Trường Giang", "2 name-order, 3 name-turned, 4 name-turned"},
		{"an unknown column", "name,pay\nHoàng Văn Nghiệm,1\n", "|Hoàng Văn Nghiệm", "1 list-column-unknown"},
		{"what a spreadsheet would take for a formula", "name,office\nHoàng Văn Nghiệm,'=A\n", "|Hoàng Văn Nghiệm\n  =A||||0", "1 list-no-days"},
		{"decomposed letters are composed", "name\nHoa\u0300ng Va\u0306n Nghie\u0323\u0302m\n", "|Hoàng Văn Nghiệm", ""},
		{"a name of one word", "name\nPelé\n", "|Pelé", ""},
		{"an office twice in the same words is one", "name,office,from\nBùi Trường Giang,A,2018-01-01\nBùi Trường Giang,A,2018-01-01\n", "|Bùi Trường Giang\n  A||2018-01-01||0", ""},

		{"two people of one code", "code,name\nhvn,Hoàng Văn Nghiệm\nhvn,Hoàng Vân Ngọc\n", "hvn|Hoàng Văn Nghiệm", "3 code-twice"},
		{"which namesake", "code,name,office\na,Nguyễn Văn Hải,A\nb,Nguyễn Văn Hải,B\n,Nguyễn Văn Hải,C\n", "a|Nguyễn Văn Hải\n  A||||0\nb|Nguyễn Văn Hải\n  B||||0", "1 list-no-days, 4 person-which"},
		{"a namesake after one without a code", "code,name\n,Nguyễn Văn Hải\nb,Nguyễn Văn Hải\n", "|Nguyễn Văn Hải", "3 person-which"},
		{"backwards", "name,office,from,to\nHoàng Văn Nghiệm,A,2018,2017\n", "|Hoàng Văn Nghiệm", "2 day-taken, 2 day-taken, 2 office-backwards"},
		{"no day", "name,office,from,to\nHoàng Văn Nghiệm,A,30/2/2018,\nBùi Trường Giang,B,1/13/2018,\nBùi Trường Giang,C,18,\nBùi Trường Giang,D,nay,\nBùi Trường Giang,E,43404,\n",
			"|Hoàng Văn Nghiệm\n|Bùi Trường Giang", "2 day-bad, 3 day-bad, 4 day-bad, 5 day-bad, 6 day-bad"},
		{"twice at a time", "name,office,from,to\nHoàng Văn Nghiệm,Chủ tịch UBND,2015-01-01,2018-10-31\nHoàng Văn Nghiệm,Chủ tịch Ủy ban nhân dân,2018-10-31,\n",
			"|Hoàng Văn Nghiệm\n  Chủ tịch UBND||2015-01-01|2018-10-31|0", "3 office-overlaps"},
		{"a rank that is none", "name,office,rank\nHoàng Văn Nghiệm,A,first\n", "|Hoàng Văn Nghiệm", "1 list-no-days, 2 rank-bad"},
		{"days without an office", "name,office,from\nHoàng Văn Nghiệm,,2018-01-01\n", "|Hoàng Văn Nghiệm", "2 office-no-name"},
		{"nobody", "code,name,office\n,,A\n", "", "1 list-no-days, 2 person-no-name"},
		{"a code that could not be typed", "code,name\na=b,Hoàng Văn Nghiệm\n", "", "2 person-bad"},
		{"two honorifics", "name,honorific\nHoàng Văn Nghiệm,ông\nHoàng Văn Nghiệm,bà\n", "|Hoàng Văn Nghiệm|ông", "3 person-otherwise"},
		{"a column twice", "name,họ tên\nHoàng Văn Nghiệm,x\n", "|x", "1 list-column-twice"},
		{"no heading", "Hoàng Văn Nghiệm,Chủ tịch\n", "", "0 list-no-name"},
		{"nothing", "", "", "0 list-no-name"},
		{"an open quote", "name,office\nHoàng Văn Nghiệm,A\nBùi Trường Giang,\"B\n\n\n", "|Hoàng Văn Nghiệm\n  A||||0", "1 list-no-days, 3 list-broken"},
		{"no UTF-8", "name\nHoàng Văn Nghiệm\nB\xf9i Tr\xfd\xf5\xccng Giang\n", "|Hoàng Văn Nghiệm", "3 list-not-unicode"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := readText(t, "people.csv", tt.in, catalog.RosterOptions{})
			var got []string
			for _, p := range l.People {
				got = append(got, told(p.Person))
			}
			if s := strings.Join(got, "\n"); s != tt.want {
				t.Errorf("people:\n%s\nwant:\n%s", s, tt.want)
			}
			if s := problems(l.Problems); s != tt.problems {
				t.Errorf("problems: %s, want: %s", s, tt.problems)
			}
		})
	}
}

func TestAPersonHasSoManyOffices(t *testing.T) {
	var b strings.Builder
	b.WriteString("name,office\n")
	for i := range catalog.MaxPersonItems + 1 {
		fmt.Fprintf(&b, "Hoàng Văn Nghiệm,B%d\n", i)
	}
	l := readText(t, "people.csv", b.String(), catalog.RosterOptions{})
	if got := problems(l.Problems); got != "1 list-no-days, 202 person-bad" {
		t.Errorf("problems: %s", got)
	}
}

func TestReadCodes(t *testing.T) {
	for _, tt := range []struct {
		name, in, want, problems string
	}{
		{"an office before a name", "hvn\tPhó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm\r\n", "hvn|Hoàng Văn Nghiệm\n  Phó Bí thư Thường trực Tỉnh ủy||||0", "1 person-guessed"},
		{"an honorific", "btg\tđồng chí Bùi Trường Giang, Phó Trưởng Ban Tuyên giáo Trung ương\n", "btg|Bùi Trường Giang|đồng chí\n  Phó Trưởng Ban Tuyên giáo Trung ương||||0", "1 person-guessed"},
		{"as this program writes them", "hvn\tPhó Bí thư Tỉnh ủy Hoàng Văn Nghiệm\tHoàng Văn Nghiệm\tPhó Bí thư Tỉnh ủy Lạng Sơn, Chủ tịch HĐND tỉnh\n",
			"hvn|Hoàng Văn Nghiệm\n  Phó Bí thư Tỉnh ủy Lạng Sơn|Phó Bí thư Tỉnh ủy|||0\n  Chủ tịch HĐND tỉnh||||0", "1 person-guessed"},
		{"a name alone", "js\tJohn Smith\njs2\tLê Lợi\n", "js|John Smith\njs2|Lê Lợi", "1 person-guessed, 2 person-guessed"},
		{"comments and blank lines", "// mine\n\n  // more\nlvl\tLê Văn Lương\t// chairman\n", "lvl|Lê Văn Lương", "4 person-guessed"},
		{"a place and a phrase are nobody", "hn\tHà Nội\nsb\tsân bay quốc tế\n", "", "1 code-no-person, 2 code-no-person"},
		{"spaces for a tab", "hvn  Hoàng Văn Nghiệm\nlvl\tLê Văn Lương\n", "lvl|Lê Văn Lương", "1 code-no-tab, 2 person-guessed"},
		{"nothing to become", "hvn\t\nhvn\n", "", "1 code-no-text, 2 code-no-text"},
		{"a code twice", "lvl\tLê Văn Lương\nlvl\tLê Văn Lượng\n", "lvl|Lê Văn Lương", "1 person-guessed, 2 code-twice"},
		{"codes differ in capitals", "lvl\tLê Văn Lương\nLVL\tLê Văn Lượng\n", "lvl|Lê Văn Lương\nLVL|Lê Văn Lượng", "1 person-guessed, 2 person-guessed"},
		{"no UTF-8", "lvl\tLê Văn Lương\nx\tL\xea\n", "lvl|Lê Văn Lương", "1 person-guessed, 2 list-not-unicode"},
		{"a line without end", "x\t" + strings.Repeat("x", 70_000), "", "1 list-broken"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := readText(t, "codes.txt", tt.in, catalog.RosterOptions{})
			var got []string
			for _, p := range l.People {
				got = append(got, told(p.Person))
			}
			if s := strings.Join(got, "\n"); s != tt.want {
				t.Errorf("people:\n%s\nwant:\n%s", s, tt.want)
			}
			if s := problems(l.Problems); s != tt.problems {
				t.Errorf("problems: %s, want: %s", s, tt.problems)
			}
		})
	}
}

func TestACodePageIsReadWhenItIsNamed(t *testing.T) {
	old, err := charmap.Windows1258.NewEncoder().String("Họ tên\nBu\u0300i Trươ\u0300ng Giang\n"[len("Họ tên\n"):])
	if err != nil {
		t.Fatal(err)
	}
	l := readText(t, "people.csv", "name\n"+old, catalog.RosterOptions{})
	if problems(l.Problems) != "2 list-not-unicode" || !strings.Contains(l.Problems[0].Message(catalog.English), "windows-1258") {
		t.Errorf("problems %s: %v", problems(l.Problems), l.Problems)
	}
	l = readText(t, "people.csv", "name\n"+old, catalog.RosterOptions{CodePage: "windows-1258"})
	if len(l.People) != 1 || l.People[0].Name != "Bùi Trường Giang" || len(l.Problems) != 0 {
		t.Errorf("people %v, problems %s", l.People, problems(l.Problems))
	}
	if _, err := Read("x.csv", strings.NewReader("name\n"), 5, catalog.RosterOptions{CodePage: "klingon"}); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("an unknown code page: %v", err)
	}
}

func TestWhatIsWrittenComesBack(t *testing.T) {
	people := slices.Clone(New(some).People())
	for i := range people { // as a catalog has them
		people[i].UUID = fmt.Sprintf("00000000-0000-4000-8000-%012d", people[i].ID)
	}
	for _, name := range []string{"a.csv", "a.TSV", "a.xlsx"} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if n, err := Write(name, &b, people, catalog.Date{}); err != nil || n != len(people) {
				t.Fatal(err)
			}
			l, err := Read(name, bytes.NewReader(b.Bytes()), int64(b.Len()), catalog.RosterOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if len(l.People) != len(people) {
				t.Fatalf("%d people come back, want %d; %s", len(l.People), len(people), problems(l.Problems))
			}
			for i, p := range l.People {
				want, err := people[i].Fit()
				if err != nil {
					t.Fatal(err)
				}
				if got, err := p.Fit(); err != nil || told(got) != told(want) || p.UUID != want.UUID {
					t.Errorf("%s\ncame back as\n%s", told(want), told(p.Person))
				}
			}
			plan := New(people).Compare(l, catalog.RosterOptions{})
			if len(plan.People) != 0 || plan.Unchanged != len(people) || len(plan.Errors()) > 0 {
				t.Errorf("read again it changes %v; %s", plan.People, problems(plan.Problems))
			}
		})
	}
	if _, err := Write("a.doc", &bytes.Buffer{}, nil, catalog.Date{}); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("a format that there is not: %v", err)
	}
}

func TestCodesOfADay(t *testing.T) {
	var b bytes.Buffer
	if n, err := Write("a.txt", &b, some, day("2018-10-31")); err != nil || n != 5 {
		t.Fatal(n, err)
	}
	want := "// the offices of 2018-10-31\r\n" +
		"HVN\tHoàng Vân Ngọc\tHoàng Vân Ngọc\r\n"
	if !strings.HasPrefix(b.String(), want[:30]) || !strings.Contains(b.String(), want[30:]) ||
		!strings.Contains(b.String(), "hvn\tPhó Bí thư Thường trực Tỉnh ủy Hoàng Văn Nghiệm\tHoàng Văn Nghiệm\tPhó Bí thư Thường trực Tỉnh ủy Lạng Sơn, Chủ tịch HĐND tỉnh Lạng Sơn\r\n") {
		t.Errorf("written\n%s", b.String())
	}
	l := readText(t, "a.txt", b.String(), catalog.RosterOptions{})
	if len(l.People) != 5 {
		t.Errorf("%d people come back, want those with a code: 5; %s", len(l.People), problems(l.Problems))
	}
}
