package chooser

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/platform"
)

var items = []platform.Item{{Name: "Ảnh", Dir: true}, {Name: "bai", Dir: true}, {Name: "bai viet.txt"}, {Name: "bai.jpg"}, {Name: "Desk.cutline", Dir: true}}

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		name  string
		kind  Kind
		begin string
		want  int
	}{
		{"a folder is chosen among folders", Folder, "", 3},
		{"a file among folders and files of its kind", File, "", 4},
		{"the beginning narrows, whatever its case", File, "BAI", 2},
		{"nothing begins so", Folder, "zz", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := matches(items, tt.kind, []string{".txt"}, tt.begin); len(got) != tt.want {
				t.Errorf("matches = %v, want %d", got, tt.want)
			}
		})
	}
}

func TestTyped(t *testing.T) {
	t.Setenv("HOME", "/home/desk")
	for _, tt := range []struct{ name, got, want string }{
		{"tab completes a folder and goes in", complete("/data/Ả", items[:1]), "/data/Ảnh/"},
		{"tab goes as far as all agree", complete("/data/b", items[1:4]), "/data/bai"},
		{"tab without a match leaves the text", complete("/data/zz", nil), "/data/zz"},
		{"tab does not shorten", complete("/data/Ả", []platform.Item{{Name: "Ảnh"}, {Name: "ả"}}), "/data/Ả"},
		{"into a folder", into("/data/A", items[0]), "/data/Ảnh/"},
		{"a file is taken", into("/data/", items[2]), "/data/bai viet.txt"},
		{"up from a folder", up("/data/photos/"), "/data/"},
		{"up from a half-typed name", up("/data/pho"), "/data/"},
		{"up from the root stays", up("/"), "/"},
		{"a new catalog gets its ending", answer(NewCatalog, "~/Desk"), "/home/desk/Desk.cutline"},
		{"one that has it keeps it", answer(NewCatalog, "/a/Desk.cutline/"), "/a/Desk.cutline"},
		{"a folder is cleaned", answer(Folder, " /a//b/ "), "/a/b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestAFileThatIsThereIsAskedAbout(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		accepts     int
		want        string
	}{
		{"a new one", "/in/new.csv", 1, "/in/new.csv"},
		{"without its end", "/in/new", 1, "/in/new.csv"},
		{"one that is there, once", "/in/bai", 1, ""},
		{"one that is there, twice", "/in/bai.csv", 2, "/in/bai.csv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			test.NewTempApp(t)
			win := test.NewTempWindow(t, nil)
			win.Resize(fyne.NewSize(900, 700))
			got := ""
			c := Show(win, Options{Kind: NewFile, Start: tt.typed, Ends: []string{".csv"}, Done: func(p []string) { got = p[0] },
				There: func(name string) string { return name + " is there" },
				List:  func(_ string, answer func([]platform.Item, error)) { answer([]platform.Item{{Name: "bai.csv"}}, nil) }})
			for range tt.accepts {
				c.accept()
			}
			if got != tt.want || (got == "") != (c.Note() == "bai.csv is there") && tt.accepts == 1 {
				t.Errorf("chosen %q, want %q; the note says %q", got, tt.want, c.Note())
			}
		})
	}
}
