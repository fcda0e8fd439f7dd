package crop

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"cutline/app/i18n"
	"cutline/catalog"
)

// heard is what an editor told.
type heard struct {
	changes int
	done    []catalog.Crop
	left    []bool
	keys    []fyne.KeyName
}

// open shows a photo of 6000 × 4000 in a pane of 600 × 400 and its margins,
// so that a layout unit is ten pixels.
func open(t testing.TB, o Options, c catalog.Crop) (*Editor, *heard) {
	t.Helper()
	test.NewTempApp(t)
	words, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	e, h := New(words, o), &heard{}
	e.OnChange = func(catalog.Crop) { h.changes++ }
	e.OnDone = func(c catalog.Crop) { h.done = append(h.done, c) }
	e.OnLeave = func(keep bool) { h.left = append(h.left, keep) }
	e.OnKey = func(n fyne.KeyName, _ fyne.KeyModifier) { h.keys = append(h.keys, n) }
	w := test.NewTempWindow(t, e.Content)
	w.Resize(fyne.NewSize(900, 700))
	e.Pane.Resize(fyne.NewSize(600+2*margin, 400+2*margin))
	e.Show(image.NewRGBA(image.Rect(0, 0, 600, 400)), image.Pt(6000, 4000), c)
	return e, h
}

func at(x, y float32) fyne.Position { return fyne.NewPos(margin+x, margin+y) }

func (e *Editor) press(p fyne.Position) {
	e.Pane.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func (e *Editor) drag(from fyne.Position, to ...fyne.Position) {
	e.press(from)
	for _, p := range to {
		e.Pane.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
}

func (e *Editor) release() {
	e.Pane.MouseUp(&desktop.MouseEvent{})
	e.Pane.DragEnd()
}

func (e *Editor) keys(names ...fyne.KeyName) {
	for _, n := range names {
		e.Pane.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

var middle = catalog.Crop{X0: .25, Y0: .25, X1: .75, Y1: .75}

func TestADragIsOneEdit(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.drag(at(300, 200), at(310, 200), at(320, 205), at(330, 210))
	if h.changes != 3 || len(h.done) != 0 {
		t.Errorf("during the drag: %d changes, done %v", h.changes, h.done)
	}
	if !e.Pane.thirds[0].Visible() {
		t.Error("no thirds are shown during the drag")
	}
	e.release()
	want := catalog.Crop{X0: 1800.0 / 6000, Y0: 1100.0 / 4000, X1: 4800.0 / 6000, Y1: 3100.0 / 4000}
	if !slices.Equal(h.done, []catalog.Crop{want}) || e.Crop() != want || e.Pane.thirds[0].Visible() {
		t.Errorf("done %v, want %v once", h.done, want)
	}
}

func TestADragThatComesBackIsNoEdit(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.drag(at(450, 300), at(480, 330), at(450, 300))
	e.release()
	e.drag(at(300, 200))
	e.release()
	e.drag(at(20, 20), at(90, 90), at(20, 20)) // outside
	e.release()
	if len(h.done) != 0 || e.Crop() != middle {
		t.Errorf("done %v, crop %v", h.done, e.Crop())
	}
}

func TestEscapeEndsADragAndThenLeaves(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.drag(at(150, 100), at(100, 50))
	e.keys(fyne.KeyEscape)
	e.Pane.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(0, 0)}})
	e.release()
	if e.Crop() != middle || len(h.done) != 0 || len(h.left) != 0 {
		t.Errorf("after Esc in a drag: %v, %+v", e.Crop(), h)
	}
	e.keys(fyne.KeyRight, fyne.KeyEscape)
	if e.Crop() != middle || len(h.done) != 0 || !slices.Equal(h.left, []bool{false}) {
		t.Errorf("after Esc: %v, %+v", e.Crop(), h)
	}
}

func TestHandles(t *testing.T) {
	e, _ := open(t, Options{}, middle)
	for _, tt := range []struct {
		name string
		at   fyne.Position
		want Handle
		ok   bool
	}{
		{"upper left", at(150, 100), Handle{-1, -1}, true},
		{"a little beside it", at(143, 94), Handle{-1, -1}, true},
		{"lower right", at(452, 297), Handle{1, 1}, true},
		{"anywhere on an edge", at(200, 103), Handle{0, -1}, true},
		{"an edge beside a corner's reach", at(162, 100), Handle{0, -1}, true},
		{"a corner before its edge", at(159, 100), Handle{-1, -1}, true},
		{"right edge", at(446, 250), Handle{1, 0}, true},
		{"inside", at(300, 200), Handle{}, true},
		{"outside", at(100, 200), Handle{}, false},
	} {
		if h, ok := e.Pane.handleAt(tt.at); h != tt.want || ok != tt.ok {
			t.Errorf("%s: %v, %v", tt.name, h, ok)
		}
	}
	small, _ := open(t, Options{}, catalog.Crop{X0: .5, Y0: .5, X1: .51, Y1: .515})
	if h, ok := small.Pane.handleAt(at(303, 203)); h != (Handle{}) || !ok {
		t.Errorf("the middle of a small frame is %v", h)
	}
	e.Pane.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(150, 100)}})
	if c := e.Pane.Cursor(); c != desktop.NWSEResizeCursor {
		t.Errorf("cursor %v on the upper left handle", c)
	}
}

func TestKeys(t *testing.T) {
	ctrl := func(n fyne.KeyName, more fyne.KeyModifier) func(*Editor) {
		return func(e *Editor) {
			e.Pane.TypedShortcut(&desktop.CustomShortcut{KeyName: n, Modifier: fyne.KeyModifierShortcutDefault | more})
		}
	}
	key := func(n ...fyne.KeyName) func(*Editor) { return func(e *Editor) { e.keys(n...) } }
	shift := func(n ...fyne.KeyName) func(*Editor) {
		return func(e *Editor) {
			e.Pane.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			e.keys(n...)
			e.Pane.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
	}
	for _, tt := range []struct {
		name string
		do   func(*Editor)
		want image.Rectangle
	}{
		{"an arrow moves a percent", key(fyne.KeyRight), image.Rect(1560, 1000, 4560, 3000)},
		{"of that side", key(fyne.KeyUp), image.Rect(1500, 960, 4500, 2960)},
		{"to and fro is where it was", key(fyne.KeyRight, fyne.KeyLeft), image.Rect(1500, 1000, 4500, 3000)},
		{"Ctrl moves five", ctrl(fyne.KeyLeft, 0), image.Rect(1200, 1000, 4200, 3000)},
		{"Shift makes it wider", shift(fyne.KeyRight), image.Rect(1470, 1000, 4530, 3000)},
		{"Shift makes it lower", shift(fyne.KeyUp), image.Rect(1500, 1020, 4500, 2980)},
		{"Ctrl+Shift in larger steps", ctrl(fyne.KeyRight, fyne.KeyModifierShift), image.Rect(1350, 1000, 4650, 3000)},
		{"a digit takes a shape", key(fyne.Key4), image.Rect(1775, 775, 4224, 3224)},
		{"R takes the next shape", key(fyne.KeyR), image.Rect(1775, 775, 4224, 3224)},
		{"shapes do not add up", key(fyne.Key1, fyne.Key5, fyne.Key4), image.Rect(1775, 775, 4224, 3224)},
		{"and come back", key(fyne.Key1, fyne.Key3), image.Rect(1500, 1000, 4500, 3000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := open(t, Options{}, middle)
			if e.Ratio() != (Ratio{3, 2}) {
				t.Fatalf("the crop's shape is %v", e.Ratio())
			}
			if tt.name[0] == 'S' || tt.name[:2] == "Ct" {
				e.keys(fyne.Key6) // free: one direction alone
			}
			if tt.do(e); e.Pane.frame.Rect != tt.want {
				t.Errorf("frame %v, want %v", e.Pane.frame.Rect, tt.want)
			}
		})
	}
}

func TestAKeyHeldIsOneEdit(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if h.changes != 3 || len(h.done) != 0 {
		t.Errorf("while held: %d changes, %v", h.changes, h.done)
	}
	e.Pane.KeyUp(&fyne.KeyEvent{Name: fyne.KeyRight})
	e.Pane.FocusLost()
	if len(h.done) != 1 {
		t.Errorf("done %v, want once", h.done)
	}
	e.keys(fyne.KeyDown)
	e.Pane.FocusLost()
	if len(h.done) != 2 {
		t.Error("what was changed is lost with the focus")
	}
	e.keys(fyne.KeyT, fyne.KeyReturn)
	if !slices.Equal(h.keys, []fyne.KeyName{fyne.KeyT}) || !slices.Equal(h.left, []bool{true}) || len(h.done) != 2 {
		t.Errorf("%+v", h)
	}
}

func TestADoubleClickKeeps(t *testing.T) {
	now := time.Unix(1000, 0)
	e, h := open(t, Options{Now: func() time.Time { return now }}, middle)
	for _, wait := range []time.Duration{0, time.Second, 200 * time.Millisecond} {
		now = now.Add(wait)
		e.press(at(300, 200))
		e.release()
	}
	if !slices.Equal(h.left, []bool{true}) || len(h.done) != 0 {
		t.Errorf("%+v", h)
	}
}

func TestChipsAreShapes(t *testing.T) {
	e, h := open(t, Options{}, catalog.Crop{})
	if e.Ratio() != (Ratio{}) || !e.Chips()[5].On() {
		t.Errorf("all of a photo has the shape %v", e.Ratio())
	}
	test.Tap(e.Chips()[0])
	if !e.Chips()[0].On() || e.Chips()[5].On() || len(h.done) != 1 || e.Pane.frame.Rect.Size() != image.Pt(6000, 3375) {
		t.Errorf("16:9 gives %v, told %v", e.Pane.frame.Rect, h.done)
	}
	test.Tap(e.Chips()[0]) // the same again stays on
	if !e.Chips()[0].On() || len(h.done) != 1 {
		t.Error("a shape cannot be switched off")
	}
}

func TestSizeIsShownAndWarnedOf(t *testing.T) {
	c := catalog.Crop{X1: .4, Y1: .3375} // 2400 × 1350
	for _, tt := range []struct {
		name string
		o    Options
		want string
	}{
		{"any size", Options{}, ""},
		{"as wanted", Options{Least: image.Pt(2400, 1350), LeastLong: 2400}, ""},
		{"not wide enough", Options{Least: image.Pt(2401, 0)}, "Narrower than wanted: 2,401"},
		{"not high enough", Options{Least: image.Pt(1200, 1351)}, "Smaller than wanted: 1,200 × 1,351"},
		{"not long enough", Options{LeastLong: 3000}, "The long side is shorter than wanted: 3,000"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, _ := open(t, tt.o, c)
			if e.size.Text != "2,400 × 1,350 pixels" || e.small.Text != tt.want || e.small.Visible() != (tt.want != "") {
				t.Errorf("%q, %q", e.size.Text, e.small.Text)
			}
		})
	}
}

func TestSetCropTellsNobody(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.SetCrop(catalog.Crop{X0: .5, X1: 1, Y1: 1})
	if e.Crop() != (catalog.Crop{X0: .5, X1: 1, Y1: 1}) || h.changes != 0 || len(h.done) != 0 {
		t.Errorf("crop %v, %+v", e.Crop(), h)
	}
	e.drag(at(450, 200), at(440, 200))
	during := e.Crop()
	e.SetCrop(middle)
	if e.Crop() != during {
		t.Error("a drag was broken by a crop from outside")
	}
}
