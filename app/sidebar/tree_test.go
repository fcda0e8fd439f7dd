package sidebar

import (
	"fmt"
	"strings"
	"testing"

	"cutline/app/i18n"
	"cutline/catalog"
)

func vietnamese(t testing.TB) *i18n.Words {
	t.Helper()
	w, err := i18n.New(i18n.Vietnamese)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// draw writes nodes as lines, two spaces for each step they lie deeper.
func draw(nodes []node, at []int) string {
	var out []string
	for _, i := range at {
		n := nodes[i]
		s := strings.Repeat("  ", n.depth) + n.Text
		if !n.head() && !n.maker {
			s += fmt.Sprint(" ", n.N)
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func everything(nodes []node) []int { return shown(nodes, func(node) bool { return true }) }

func TestBuild(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   Lists
		want string
	}{
		{"an empty catalog offers to make an event and a collection", Lists{}, "Sự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…"},
		{"folders lie in the nearest above them", Lists{Counts: catalog.Counts{Folders: []catalog.Tally{
			{ID: 1, Name: "/ảnh/2018", N: 6}, {Name: "/ảnh/2018 cũ", N: 1}, {Name: "/ảnh/2018/10/31", N: 4}, {Name: "/ảnh/2018/lễ hội", N: 2},
			{ID: 2, Name: "/media/E/DCIM", N: 3, Off: true},
		}}}, "Thư mục\n  2018 6\n    10/31 4\n    lễ hội 2\n  2018 cũ 1\n  DCIM 3\nSự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…"},
		{"a disk's root holds its folders", Lists{Counts: catalog.Counts{Folders: []catalog.Tally{{Name: "/", N: 2}, {Name: "/a", N: 2}}}},
			"Thư mục\n  / 2\n    a 2\nSự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…"},
		{"folders of Windows", Lists{Counts: catalog.Counts{Folders: []catalog.Tally{{Name: `D:\`, N: 2}, {Name: `D:\Ảnh`, N: 2}, {Name: `D:\Ảnh\Tết`, N: 1}}}},
			"Thư mục\n  D: 2\n    Ảnh 2\n      Tết 1\nSự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…"},
		{"days lie in months, months in years, those without a day last", Lists{Counts: catalog.Counts{Days: []catalog.Tally{
			{Name: "2020-01-02", N: 1}, {Name: "2018-11-01", N: 2}, {Name: "2018-10-31", N: 3}, {Name: "2018-10-30", N: 4}, {Name: "", N: 5},
		}}}, "Sự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…\nNgày chụp\n  2020 1\n    Tháng 1 1\n      02/01/2020 1\n  2018 9\n    Tháng 11 2\n      01/11/2018 2\n" +
			"    Tháng 10 7\n      31/10/2018 3\n      30/10/2018 4\n  Không rõ ngày 5"},
		{"stories are called by their headlines", Lists{Counts: catalog.Counts{Stories: []catalog.Tally{{ID: 7, Name: "hoi-dam", N: 2}, {ID: 8, Name: "khac"}}},
			Headlines: map[int64]string{7: "Hội đàm"}}, "Sự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…\nBài viết\n  Hội đàm 2\n  khac 0"},
		{"photos without an event are no row", Lists{Counts: catalog.Counts{Events: []catalog.Tally{{Name: "Hội chợ", N: 1}, {Name: "", N: 9}}}},
			"Sự kiện\n  Hội chợ 1\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.Counts.Folders = InOrder(tt.in.Counts.Folders)
			nodes := build(tt.in, vietnamese(t))
			if got := draw(nodes, everything(nodes)); got != tt.want {
				t.Errorf("the list is\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestCollectionsKnowTheirKind(t *testing.T) {
	nodes := build(Lists{Counts: catalog.Counts{Collections: []catalog.Tally{{ID: 3, Name: "Ảnh bìa", N: 2}}},
		Collections: []catalog.Collection{{ID: 3, Kind: catalog.Smart, Name: "Ảnh bìa", Query: "rating:5"}}}, vietnamese(t))
	if r := nodes[3].Row; r.Kind != catalog.Smart || r.Query != "rating:5" || r.Value != "Ảnh bìa" {
		t.Errorf("the row is %+v", r)
	}
}

func TestFolding(t *testing.T) {
	nodes := build(Lists{Counts: catalog.Counts{
		Folders: []catalog.Tally{{ID: 1, Name: "/a", N: 3}, {Name: "/a/b", N: 2}, {Name: "/a/b/c", N: 1}},
		Days:    []catalog.Tally{{Name: "2020-01-02", N: 1}, {Name: "2018-11-01", N: 2}},
	}}, vietnamese(t))
	fresh := func(n node) bool { return n.fresh }
	const want = "Thư mục\n  a 3\n    b 2\nSự kiện\n  Sự kiện mới…\nBộ sưu tập\n  Bộ sưu tập mới…\nNgày chụp\n  2020 1\n    Tháng 1 1\n  2018 2"
	if got := draw(nodes, shown(nodes, fresh)); got != want {
		t.Errorf("at first the list is\n%s\nwant\n%s", got, want)
	}
	if got := draw(nodes, shown(nodes, func(n node) bool { return false })); got != "Thư mục\nSự kiện\nBộ sưu tập\nNgày chụp" {
		t.Errorf("all closed, the list is\n%s", got)
	}
}

func TestMatchingShowsWhereItLies(t *testing.T) {
	nodes := build(Lists{Counts: catalog.Counts{
		Folders: []catalog.Tally{{ID: 1, Name: "/anh", N: 3}, {Name: "/anh/ha noi", N: 1}, {Name: "/anh/lang son", N: 2}},
		Events:  []catalog.Tally{{Name: "cho bien gioi lang son", N: 1}, {Name: "hop bao", N: 1}},
	}}, vietnamese(t))
	text := func(i int) string { return nodes[i].Text }
	for _, tt := range []struct{ name, words, want string }{
		{"a word", "son", "Thư mục\n  anh 3\n    lang son 2\nSự kiện\n  cho bien gioi lang son 1"},
		{"beginnings of words", "la so", "Thư mục\n  anh 3\n    lang son 2\nSự kiện\n  cho bien gioi lang son 1"},
		{"all of them", "lang bien", "Sự kiện\n  cho bien gioi lang son 1"},
		{"not the middle of one", "ang", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := draw(nodes, matching(nodes, text, strings.Fields(tt.words))); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
