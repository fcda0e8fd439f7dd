package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/catalog"
)

// A cutter looks through all that is on a canvas for text that has less room
// than it needs, or stands outside of what shows it.
type cutter struct {
	looked int // texts
	found  []string
}

// A room is where something is seen: from, to.
type room struct{ from, to fyne.Position }

const endless = 1e6

// walk looks at o, whose parent stands at the position, and at all in it.
func (c *cutter) walk(o fyne.CanvasObject, parent fyne.Position, in room) {
	if !o.Visible() {
		return
	}
	at := parent.Add(o.Position())
	switch v := o.(type) {
	case *widget.Label:
		if v.Truncation == fyne.TextTruncateOff { // an ellipsis is meant
			c.fits(v.Text, v, at, in)
		}
		return
	case *canvas.Text:
		c.fits(v.Text, v, at, in)
		return
	case *container.Scroll:
		inner := room{at, at.Add(v.Size())}
		if v.Direction != container.ScrollVerticalOnly {
			inner.from.X, inner.to.X = -endless, endless
		}
		if v.Direction != container.ScrollHorizontalOnly {
			inner.from.Y, inner.to.Y = -endless, endless
		}
		c.walk(v.Content, at, inner)
		return
	case *fyne.Container:
		for _, child := range v.Objects {
			c.walk(child, at, in)
		}
		return
	case fyne.Widget:
		if _, entry := o.(interface{ SelectedText() string }); entry {
			c.entry(o, at)
			return
		}
		if _, choices := o.(interface{ SelectedIndex() int }); choices {
			return // shows what is chosen with an ellipsis
		}
		if b, ok := o.(interface{ SetIcon(fyne.Resource) }); ok && o.Size().Width > 0 {
			c.fits(fmt.Sprint(reflect.Indirect(reflect.ValueOf(b)).FieldByName("Text")), o, at, in)
			return
		}
		if _, scrolls := o.(fyne.Scrollable); scrolls { // it clips what it holds, and all of it can be reached
			in.from.Y, in.to.Y = -endless, endless
		}
		for _, child := range test.WidgetRenderer(v).Objects() {
			c.walk(child, at, in)
		}
	}
}

// fits notes a text that has less room than it needs.
func (c *cutter) fits(text string, o fyne.CanvasObject, at fyne.Position, in room) {
	need, has := o.MinSize(), o.Size()
	if has.IsZero() {
		has = need // text that is only placed is drawn whole
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	c.looked++
	const slack = 1
	switch {
	case has.Width+slack < need.Width || has.Height+slack < need.Height:
		c.found = append(c.found, fmt.Sprintf("%q needs %v and has %v", text, need, has))
	case at.X+slack < in.from.X || at.Y+slack < in.from.Y || at.X+need.Width > in.to.X+slack || at.Y+need.Height > in.to.Y+slack:
		c.found = append(c.found, fmt.Sprintf("%q of %v at %v is outside %v", text, need, at, in))
	}
}

// entry notes an empty box's hint that is longer than the box.
func (c *cutter) entry(o fyne.CanvasObject, _ fyne.Position) {
	v := reflect.Indirect(reflect.ValueOf(o))
	text, hint, wrap := v.FieldByName("Text").String(), v.FieldByName("PlaceHolder").String(), v.FieldByName("Wrapping").Int()
	if text != "" || hint == "" || wrap >= int64(fyne.TextWrapBreak) {
		return
	}
	th := fyne.CurrentApp().Settings().Theme()
	need := fyne.MeasureText(hint, th.Size("text"), fyne.TextStyle{}).Width + 2*th.Size("innerPadding")
	if need > o.Size().Width+1 {
		c.found = append(c.found, fmt.Sprintf("the hint %q needs %v and has %v", hint, need, o.Size().Width))
	}
}

// look searches.
func (in *inside) look(query string) {
	in.query = query
	in.find.SetText(query)
	in.search()
	in.until("count", "query", query)
}

// laid lays all out again, as the real window does when something in it has
// come to need more room.
func laid(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	var inner []fyne.CanvasObject
	switch v := o.(type) {
	case *fyne.Container:
		if v.Layout != nil {
			v.Layout.Layout(v.Objects, v.Size())
		}
		inner = v.Objects
	case *container.Scroll:
		test.WidgetRenderer(v).Layout(v.Size())
		inner = []fyne.CanvasObject{v.Content}
	case fyne.Widget:
		r := test.WidgetRenderer(v)
		r.Layout(v.Size())
		inner = r.Objects()
	}
	for _, child := range inner {
		laid(child)
	}
}

// cut is what is cut off on the screen now.
func (in *inside) cut() []string {
	c := &cutter{}
	cv := in.win.Canvas()
	whole := room{fyne.Position{}, fyne.Position{}.Add(cv.Size())}
	laid(cv.Content())
	laid(cv.Content())
	c.walk(cv.Content(), fyne.Position{}, whole)
	for _, o := range cv.Overlays().List() {
		laid(o)
		laid(o)
		c.walk(o, fyne.Position{}, whole)
	}
	if c.looked < 6 {
		in.t.Errorf("only %d texts were looked at", c.looked)
	}
	slices.Sort(c.found)
	return slices.Compact(c.found)
}

func TestTheCutterFindsWhatIsCutOff(t *testing.T) {
	test.NewTempApp(t)
	whole, long := widget.NewLabel("short"), widget.NewLabel("a text that is much longer than that")
	box := widget.NewEntry()
	box.SetPlaceHolder("a hint that is much longer than that")
	narrow := container.NewWithoutLayout(whole, long, box)
	whole.Resize(whole.MinSize())
	long.Resize(fyne.NewSize(60, long.MinSize().Height))
	long.Move(fyne.NewPos(0, 40))
	box.Resize(fyne.NewSize(60, 30))
	box.Move(fyne.NewPos(0, 80))
	out := container.NewWithoutLayout(widget.NewLabel("outside"))
	out.Objects[0].Resize(out.Objects[0].MinSize())
	out.Objects[0].Move(fyne.NewPos(380, 0))
	c := &cutter{}
	for _, o := range []fyne.CanvasObject{narrow, out} {
		c.walk(o, fyne.Position{}, room{to: fyne.NewPos(400, 300)})
	}
	if len(c.found) != 3 || strings.Contains(strings.Join(c.found, ""), "short") {
		t.Errorf("found %q", c.found)
	}
}

// screens are all screens and dialogs; each shows itself and says when it is
// there.
func (in *inside) screens(to string) []struct {
	name string
	show func()
} {
	type screen = struct {
		name string
		show func()
	}
	section := func(s settings.Section) screen {
		return screen{"settings " + string(s), func() { in.openSettings(s) }}
	}
	failed := []catalog.Failure{}
	for i := range 5 {
		failed = append(failed, catalog.Failure{Path: fmt.Sprintf("/media/the/card/DCIM/IMG_%d.JPG", i), Error: "read it: input/output error"})
	}
	return []screen{
		{"photos", func() { in.showTab(tabPhotos) }},
		{"search with a note", func() { in.look("iso:many cho bien gioi") }},
		{"all again", func() { in.look("") }},
		{"several", func() { in.grid.Selection().All(); in.grid.SelectionChanged() }},
		{"one large", in.openLarge},
		{"the grid again", in.backToGrid},
		{"the export of photos", func() { in.askExportPhotos(); in.until("receiver", "", nil) }},
		{"the story", func() { in.showTab(tabStories) }},
		{"the keys", in.showKeys},
		{"find and replace", func() { in.showTab(tabPhotos); in.askReplace() }},
		{"templates", func() { in.showTab(tabPhotos); in.askTemplate(); in.until("dialog", "name", "template") }},
		{"the list of stories", func() { in.showStories(); in.until("dialog", "name", "stories") }},
		{"adding", in.askAdd},
		{"a catalog", in.askOpen},
		{"importing", in.askImport},
		{"pasting", in.askPaste},
		{"accepting", func() {
			in.askAccept(catalog.Finding{Slot: 2, Level: catalog.LevelError, Rule: catalog.RuleSlotEmpty, Args: []any{2}})
		}},
		{"the export", func() { in.askExport(); in.until("receiver", "blocking", float64(1)) }},
		{"a folder that cannot be written to", func() {
			in.exportFailed(to, errors.New("nothing of note"), syscall.EROFS, in.askExport)
		}},
		{"refused", func() {
			in.askReason(in.stories.Story().ID, catalog.ExportOptions{To: to}, []catalog.Finding{{Slot: 2, Level: catalog.LevelError, Rule: catalog.RuleSlotEmpty, Args: []any{2}}})
		}},
		{"exported", func() {
			in.exported(catalog.Package{Path: filepath.Join(to, "doan-cong-tac-lien-nganh-khao-sat-cho-phien-bien-gioi-tai-lam-khe"), Files: []catalog.PackageFile{{Path: "index.html"}}})
		}},
		{"failures in the banner", func() { in.failures(in.words.T("write.failed", 5), failed) }},
		{"failures", func() { in.listFailures(in.words.T("write.failed", 5), failed) }},
		section(settings.General), section(settings.Keys), section(settings.House), section(settings.Codes), section(settings.Folders), section(settings.About),
	}
}

func TestNothingIsCutOffAtTheSmallestSize(t *testing.T) {
	for _, language := range []string{i18n.Vietnamese, i18n.English} {
		path := insideDesk(t, language)
		for _, percent := range []int{100, 150} {
			name := fmt.Sprint(language, " ", percent)
			look := func(t *testing.T, in *inside, screen string) {
				t.Helper()
				in.rest()
				for _, what := range in.cut() {
					t.Errorf("%s, %s: %s", name, screen, what)
				}
			}
			t.Run(name, func(t *testing.T) {
				first := openInside(t, language, percent, "")
				first.until("empty", "", nil)
				look(t, first, "the first start")
			})
			t.Run(name+" empty", func(t *testing.T) {
				in := openInside(t, language, percent, "")
				in.create(filepath.Join(t.TempDir(), "Empty.cutline"))
				in.until("opened", "", nil)
				look(t, in, "no photos")
				in.showTab(tabStories)
				look(t, in, "no story")
			})
			t.Run(name+" full", func(t *testing.T) {
				in := openInside(t, language, percent, path)
				in.until("candidates", "", nil)
				for _, s := range in.screens(filepath.Join(t.TempDir(), "Documents", "Cutline")) {
					s.show()
					look(t, in, s.name)
					for in.asking() {
						in.keyInDialog(fyne.KeyEscape)
					}
				}
			})
		}
	}
}
