package widgets

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
)

func english(t *testing.T) *i18n.Words {
	t.Helper()
	w, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func put(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(600, 60))
	return w
}

func TestStarsTakeARating(t *testing.T) {
	var got []int
	s := NewStars(func(n int) { got = append(got, n) })
	put(t, s)
	at := func(x float32) { s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 5)}) }
	at(3*starSize - 4)
	at(3*starSize - 4) // the same again: none
	at(5 * starSize)
	for _, k := range []fyne.KeyName{fyne.Key2, fyne.KeyRight, fyne.KeyLeft, fyne.Key7, fyne.KeyA} {
		s.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if want := []int{3, 0, 5, 2, 3, 2}; !slices.Equal(got, want) {
		t.Errorf("rated %v, want %v", got, want)
	}
	got = nil
	s.SetRating(Mixed)
	if len(got) != 0 || s.Rating() != Mixed {
		t.Error("showing a rating told of one")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if want := []int{1}; !slices.Equal(got, want) {
		t.Errorf("from mixed: %v, want %v", got, want)
	}
}

func TestColorBarTakesAClass(t *testing.T) {
	var got []int
	b := NewColorBar(func(n int) { got = append(got, n) })
	put(t, b)
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4*fieldStep+5, 5)})
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(900, 5)})
	for _, k := range []fyne.KeyName{fyne.Key0, fyne.KeyRight, fyne.Key9} {
		b.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if want := []int{4, 8, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("chose %v, want %v", got, want)
	}
}

func TestChipTogglesByMouseAndKeys(t *testing.T) {
	var got []bool
	c := NewChip("Tagged", func(on bool) { got = append(got, on) })
	put(t, c)
	test.Tap(c)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
	c.SetOn(true)
	if want := []bool{true, false}; !slices.Equal(got, want) || !c.On() {
		t.Errorf("told %v, want %v", got, want)
	}
	if m := c.MinSize(); m.Height > 30 || m.Width < 40 {
		t.Errorf("a chip of %v", m)
	}
}

func TestStatusOffersUndoOnce(t *testing.T) {
	s := NewStatus(english(t))
	put(t, s.Content)
	undone := 0
	s.Say("3 photos rated", func() { undone++ })
	if !s.undo.Visible() {
		t.Fatal("no Undo is offered")
	}
	test.Tap(s.undo)
	if undone != 1 || s.undo.Visible() {
		t.Errorf("undone %d times; still offered: %v", undone, s.undo.Visible())
	}
	s.Say("4 photos rated", func() {})
	s.Complain("IMG_1.JPG could not be read")
	if s.undo.Visible() || s.text.Importance != widget.DangerImportance || s.Text() != "IMG_1.JPG could not be read" {
		t.Error("a complaint looks like something done")
	}
}

func TestTaskRowShowsATask(t *testing.T) {
	cancelled, dismissed := 0, 0
	r := NewTaskRow(english(t), TaskView{Title: "Adding photos"})
	r.OnCancel, r.OnDismiss = func() { cancelled++ }, func() { dismissed++ }
	put(t, r.Content)
	if r.bar.Visible() || !r.endless.Visible() {
		t.Error("a total is shown that is not known")
	}
	r.Set(TaskView{Title: "Adding photos", Item: "IMG_7.JPG", Done: 7, Total: 1200})
	if !r.bar.Visible() || r.bar.Value != 7 || r.count.Text != "7 of 1,200" || r.item.Text != "IMG_7.JPG" {
		t.Errorf("shows %v, %q, %q", r.bar.Value, r.count.Text, r.item.Text)
	}
	test.Tap(r.button)
	if cancelled != 1 || !r.button.Disabled() {
		t.Error("cancel is not told, or can be told twice")
	}
	r.Set(TaskView{Title: "Adding photos", State: TaskFailed, Problem: "the disk is full"})
	if r.item.Text != "Could not finish: the disk is full" || r.bar.Visible() || r.endless.Visible() {
		t.Errorf("a failed task shows %q", r.item.Text)
	}
	test.Tap(r.button)
	if dismissed != 1 {
		t.Error("dismiss is not told")
	}
}

func TestEmptyPanelHasAButton(t *testing.T) {
	pressed := false
	b := widget.NewButton("Add a folder", func() { pressed = true })
	put(t, NewEmpty("", "There are no photos yet.", b))
	test.Tap(b)
	if !pressed || b.Importance != widget.HighImportance {
		t.Error("the button is not the thing to do")
	}
}

func TestShapesPaintPartOfTheirSquare(t *testing.T) {
	for name, s := range map[string]Shape{"star": Star(), "check": Check(), "cross": Cross(), "speechless": Speechless(),
		"to write": ToWrite(), "alert": Alert(), "absent": Absent()} {
		img := image.NewRGBA(image.Rect(0, 0, 64, 32))
		s.Paint(img, image.Rect(32, 0, 64, 32), color.White)
		inside, outside := 0, 0
		for y := range 32 {
			for x := range 64 {
				if img.RGBAAt(x, y).A > 0 {
					if x >= 32 {
						inside++
					} else {
						outside++
					}
				}
			}
		}
		if inside < 100 || inside > 900 || outside > 0 {
			t.Errorf("%s paints %d points inside its square, %d outside", name, inside, outside)
		}
	}
}
