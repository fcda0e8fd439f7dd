package sidebar

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"cutline/app/theme"
	"cutline/app/widgets"
	"cutline/catalog"
)

// owner hears the wishes of a sidebar on a test's window.
type owner struct {
	*Sidebar
	said   []string
	folded []string
}

func (o *owner) say(args ...any) { o.said = append(o.said, strings.TrimSpace(fmt.Sprintln(args...))) }

func shownSidebar(t testing.TB, in Lists) *owner {
	t.Helper()
	test.NewTempApp(t)
	o := &owner{}
	var w fyne.Window
	o.Sidebar = New(vietnamese(t), Wishes{
		Choose: func(r Row, add bool) { o.say("choose", r.Value, add) },
		Menu:   func(r Row, _ fyne.Position) { o.say("menu", r.Text) },
		New:    func(s Section) { o.say(map[Section]string{Collections: "new", Events: "new event"}[s]) },
		Edit:   func(r Row) { o.say("edit", r.Text) },
		Rename: func(r Row) { o.say("rename", r.Text) },
		Remove: func(r Row) { o.say("remove", r.Text) },
		Leave:  func() { o.say("leave") },
		Key:    func(n fyne.KeyName, m fyne.KeyModifier) { o.say("key", n, m) },
		Focus:  func(string, bool) {},
		Folded: func(keys []string) { o.folded = keys },
		Fold: func(s string) string {
			return strings.NewReplacer("ạ", "a", "ơ", "o", "ễ", "e").Replace(strings.ToLower(s))
		},
		Line:  func() *widgets.Entry { return widgets.NewEntry(nil) },
		Grab:  func(f fyne.Focusable) { w.Canvas().Focus(f) },
		Later: func(func()) {},
	})
	w = test.NewTempWindow(t, o.Content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(240, 400))
	o.SetLists(in)
	w.Canvas().Focus(o.list)
	return o
}

func (o *owner) keys(names ...fyne.KeyName) {
	for _, n := range names {
		o.list.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// click clicks the line with a text.
func (o *owner) click(t *testing.T, text string, mod fyne.KeyModifier, b desktop.MouseButton) {
	t.Helper()
	at := o.lineWith(t, text)
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(120, o.list.top(at)+5)}, Button: b, Modifier: mod}
	o.list.MouseDown(e)
	o.list.MouseUp(e)
}

func (o *owner) lineWith(t *testing.T, text string) int {
	t.Helper()
	at := slices.IndexFunc(o.shown, func(i int) bool { return o.nodes[i].Text == text })
	if at < 0 {
		t.Fatalf("there is no line %q on\n%s", text, draw(o.nodes, o.shown))
	}
	return at
}

// eyeText is what the eye is on.
func (o *owner) eyeText() string { n, _ := o.node(o.list.eye); return n.Text }

func some() Lists {
	return Lists{Counts: catalog.Counts{
		Folders:     []catalog.Tally{{ID: 1, Name: "/ảnh", N: 12340}, {Name: "/ảnh/Lạng Sơn", N: 2}, {ID: 2, Name: "/xa", N: 3, Off: true}},
		Events:      []catalog.Tally{{Name: "Hội chợ", N: 5}, {Name: "Lễ hội", N: 0}},
		Collections: []catalog.Tally{{ID: 4, Name: "Bìa", N: 1}, {ID: 5, Name: "Năm sao", N: 2}},
		Days:        []catalog.Tally{{Name: "2018-10-31", N: 3}},
	}, Collections: []catalog.Collection{{ID: 4, Kind: catalog.Shortlist, Name: "Bìa"}, {ID: 5, Kind: catalog.Smart, Name: "Năm sao", Query: "rating:5"}}}
}

func TestKeysAndMouse(t *testing.T) {
	ctrl := fyne.KeyModifierShortcutDefault
	left, right := desktop.MouseButtonPrimary, desktop.MouseButtonSecondary
	for _, tt := range []struct {
		name string
		do   func(*testing.T, *owner)
		said string // wishes
		eye  string
	}{
		{"Enter chooses", func(_ *testing.T, o *owner) { o.keys(fyne.KeyDown, fyne.KeyReturn) }, "choose /ảnh false", "ảnh"},
		{"Ctrl+Enter adds", func(_ *testing.T, o *owner) {
			o.keys(fyne.KeyDown)
			o.list.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: ctrl})
		}, "choose /ảnh true", "ảnh"},
		{"a click chooses", func(t *testing.T, o *owner) { o.click(t, "Hội chợ", 0, left) }, "choose Hội chợ false", "Hội chợ"},
		{"Ctrl+click adds", func(t *testing.T, o *owner) { o.click(t, "Hội chợ", ctrl, left) }, "choose Hội chợ true", "Hội chợ"},
		{"a double click edits", func(t *testing.T, o *owner) {
			at := fyne.NewPos(120, o.list.top(o.lineWith(t, "Hội chợ"))+5)
			o.list.DoubleTapped(&fyne.PointEvent{Position: at})
		}, "edit Hội chợ", "Thư mục"},
		{"the last line of the events makes one", func(t *testing.T, o *owner) { o.click(t, "Sự kiện mới…", 0, left) }, "new event", "Sự kiện mới…"},
		{"a right click asks for a menu", func(t *testing.T, o *owner) { o.click(t, "Bìa", 0, right) }, "menu Bìa", "Bìa"},
		{"the Menu key, too", func(_ *testing.T, o *owner) { o.keys(fyne.KeyDown, desktop.KeyMenu) }, "menu ảnh", "ảnh"},
		{"Left goes to what it lies in, then closes it", func(_ *testing.T, o *owner) {
			o.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft)
			o.say(o.eyeText())
			o.keys(fyne.KeyLeft, fyne.KeyDown)
		}, "ảnh", "xa"},
		{"Right opens it and goes in", func(_ *testing.T, o *owner) {
			o.keys(fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight)
		}, "", "Lạng Sơn"},
		{"Enter on a head folds it", func(_ *testing.T, o *owner) { o.keys(fyne.KeyReturn, fyne.KeyDown) }, "", "Sự kiện"},
		{"a click on a head folds it", func(t *testing.T, o *owner) {
			o.click(t, "Thư mục", 0, left)
			o.keys(fyne.KeyDown)
		}, "", "Sự kiện"},
		{"Esc leaves", func(_ *testing.T, o *owner) { o.keys(fyne.KeyEscape) }, "leave", "Thư mục"},
		{"F2 and Delete are for the row", func(t *testing.T, o *owner) {
			o.list.look(o.lineWith(t, "Bìa"))
			o.keys(fyne.KeyF2, fyne.KeyDelete)
		}, "rename Bìa|remove Bìa", "Bìa"},
		{"a head has no name to change", func(_ *testing.T, o *owner) { o.keys(fyne.KeyF2) }, "key F2 0", "Thư mục"},
		{"the line that makes collections", func(t *testing.T, o *owner) { o.click(t, "Bộ sưu tập mới…", 0, left) }, "new", "Bộ sưu tập mới…"},
		{"End goes to the last", func(_ *testing.T, o *owner) { o.keys(fyne.KeyEnd) }, "", "Tháng 10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := shownSidebar(t, some())
			tt.do(t, o)
			if got := strings.Join(o.said, "|"); got != tt.said {
				t.Errorf("said %q, want %q", got, tt.said)
			}
			if got := o.eyeText(); got != tt.eye {
				t.Errorf("the eye is on %q, want %q", got, tt.eye)
			}
		})
	}
}

func TestTypingFindsRows(t *testing.T) {
	o := shownSidebar(t, some())
	o.list.look(o.lineWith(t, "ảnh"))
	o.keys(fyne.KeyLeft) // closed: what is inside is found all the same
	for i, r := range "lang s" {
		if i == 0 {
			o.list.TypedRune(r)
			continue
		}
		o.find.TypedRune(r)
	}
	if got := draw(o.nodes, o.shown); got != "Thư mục\n  ảnh 12340\n    Lạng Sơn 2" {
		t.Errorf("found\n%s", got)
	}
	o.find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := strings.Join(o.said, "|"); got != "choose /ảnh/Lạng Sơn false" {
		t.Errorf("Enter: %q", got)
	}
	o.keys(fyne.KeyEscape)
	if o.find.Visible() || o.eyeText() != "Lạng Sơn" || len(o.shown) < 8 {
		t.Errorf("after Esc the eye is on %q of\n%s", o.eyeText(), draw(o.nodes, o.shown))
	}
}

func TestWhatIsFoldedIsRemembered(t *testing.T) {
	o := shownSidebar(t, some())
	o.keys(fyne.KeyReturn) // folders
	again := shownSidebar(t, some())
	again.SetFolded(o.folded)
	if got := draw(again.nodes, again.shown); !strings.HasPrefix(got, "Thư mục\nSự kiện\n") {
		t.Errorf("it is\n%s", got)
	}
}

func TestTheEyeKeepsItsRow(t *testing.T) {
	o := shownSidebar(t, some())
	o.list.look(o.lineWith(t, "Hội chợ"))
	more := some()
	more.Counts.Folders = append([]catalog.Tally{{ID: 9, Name: "/a"}}, more.Counts.Folders...)
	o.SetLists(more)
	if got := o.eyeText(); got != "Hội chợ" {
		t.Errorf("the eye went to %q", got)
	}
}

func TestPhotosAreTakenByEventsAndCollectionsOnly(t *testing.T) {
	o := shownSidebar(t, some())
	for _, tt := range []struct {
		text string
		want bool
	}{{"Thư mục", false}, {"ảnh", false}, {"Hội chợ", true}, {"Bìa", true}, {"Năm sao", false}, {"Bộ sưu tập mới…", true}, {"2018", false}} {
		t.Run(tt.text, func(t *testing.T) {
			line := o.lineWith(t, tt.text)
			at := o.Where().At.AddXY(50, o.list.top(line)+4)
			if _, got := o.Aim(at); got != tt.want {
				t.Errorf("it takes photos: %v", got)
			}
			if lit := o.list.over == line; lit != tt.want {
				t.Errorf("it is lit: %v", lit)
			}
		})
	}
	o.AimOff()
	if o.list.over >= 0 {
		t.Error("something is still lit")
	}
}

func TestTwentyThousandDaysAreAFewObjects(t *testing.T) {
	var in Lists
	for i := range 20000 {
		in.Counts.Days = append(in.Counts.Days, catalog.Tally{Name: fmt.Sprintf("%04d-%02d-%02d", 2060-i/336, 12-i/28%12, 28-i%28), N: 1})
	}
	o := shownSidebar(t, in)
	for i := range o.nodes {
		if n := o.nodes[i]; n.end > i+1 && !n.fresh {
			o.toggled[n.key] = true
		}
	}
	o.relist()
	if len(o.shown) < 20000 {
		t.Fatalf("%d lines", len(o.shown))
	}
	o.keys(fyne.KeyEnd)
	last := len(o.shown) - 1
	if bottom := o.list.top(last) + o.list.rowHeight(); bottom < o.list.size.Height-1 || bottom > o.list.size.Height+1 {
		t.Errorf("the last line ends at %v, the list at %v", bottom, o.list.size.Height)
	}
	if n := len(o.list.scene.objects); n > 150 {
		t.Errorf("%d objects are on the screen", n)
	}
	before := o.list.offset
	for range 100 {
		o.list.scroll(-.5)
	}
	if before-o.list.offset != 50 {
		t.Errorf("100 times half a pixel moved %v", before-o.list.offset)
	}
}

func TestALineNeverRunsIntoItsNumber(t *testing.T) {
	in := some()
	in.Counts.Events[0].Name = strings.Repeat("Hội chợ thương mại ", 8)
	o := shownSidebar(t, in)
	for _, s := range o.list.slots {
		if s.at < 0 || s.line.count == "" {
			continue
		}
		if end := s.name.Position().X + s.name.MinSize().Width; end > s.count.Position().X {
			t.Errorf("%q ends at %v, its number begins at %v", s.name.Text, end, s.count.Position().X)
		}
		if end := s.count.Position().X + s.count.MinSize().Width; end > o.list.size.Width {
			t.Errorf("%q ends outside", s.count.Text)
		}
	}
}

func TestRowsAreRead(t *testing.T) {
	for _, light := range []bool{false, true} {
		o := shownSidebar(t, some())
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{Light: light, Percent: 150}))
		o.SetOn(func(r Row) bool { return r.Value == "Hội chợ" })
		for _, stale := range []bool{false, true} {
			o.SetStale(stale)
			o.list.Refresh()
			ground := theme.Color(theme.Panel, o.list)
			for _, s := range o.list.slots {
				if s.at < 0 {
					continue
				}
				under := theme.Over(s.back.FillColor, ground)
				for _, text := range []string{s.line.text, s.line.count} {
					c := s.name.Color
					if text == s.line.count {
						c = s.count.Color
					}
					if got := theme.Contrast(theme.Over(c, under), under); text != "" && got < 4.5 {
						t.Errorf("light %v, stale %v: %q has a contrast of %.2f", light, stale, text, got)
					}
				}
				if s.back.StrokeWidth > 0 && theme.Contrast(s.back.StrokeColor, under) < 3 {
					t.Errorf("light %v: the frame of %q cannot be seen", light, s.line.text)
				}
			}
		}
	}
}

func BenchmarkScroll(b *testing.B) {
	test.NewTempApp(b)
	v := newList(func(at int) line { return line{text: fmt.Sprint("Thư mục ", at), count: "12", depth: 1} },
		handlers{focus: func(bool) {}, eye: func(int) {}})
	w := test.NewTempWindow(b, v)
	w.Resize(fyne.NewSize(240, 800))
	v.setLen(20000, 0)
	for b.Loop() {
		if v.scroll(37); v.offset >= v.maxOffset() {
			v.scroll(-v.offset)
		}
	}
}

// BenchmarkLists shows new numbers of 20,000 folders and 20,000 days, as after
// each search, on the window's goroutine.
func BenchmarkLists(b *testing.B) {
	var in Lists
	for i := range 20000 {
		in.Counts.Folders = append(in.Counts.Folders, catalog.Tally{Name: fmt.Sprintf("/ảnh/%04d/sự kiện %02d", i/50, i%50), N: 1})
		in.Counts.Days = append(in.Counts.Days, catalog.Tally{Name: fmt.Sprintf("%04d-%02d-%02d", 2060-i/336, 12-i/28%12, 28-i%28), N: 1})
	}
	in.Counts.Folders = InOrder(in.Counts.Folders)
	o := shownSidebar(b, in)
	for b.Loop() {
		o.SetLists(in)
	}
}
