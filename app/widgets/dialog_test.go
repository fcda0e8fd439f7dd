package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// asked is a dialog with a text box, a check box and three buttons.
type asked struct {
	*Dialog
	win              fyne.Window
	box              *Entry
	check            *CheckBox
	no, yes, other   *Button
	pressed          string
	closed, reported int
}

func ask(t *testing.T) *asked {
	t.Helper()
	a := &asked{win: put(t, widget.NewLabel("under it")), box: NewEntry(nil), check: NewCheckBox("check", nil)}
	a.win.Resize(fyne.NewSize(800, 600))
	press := func(name string) func() { return func() { a.pressed += name; a.Hide() } }
	a.no, a.yes, a.other = NewButton("no", press("no")), NewButton("yes", press("yes")), NewButton("other", press("other"))
	a.yes.Importance = widget.HighImportance
	a.Dialog = NewDialog(a.win.Canvas(), "A title", widget.NewForm(widget.NewFormItem("", a.box), widget.NewFormItem("", a.check)), a.no, a.yes, a.other)
	a.OnClosed = func() { a.closed++ }
	a.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { a.reported++; a.Key(k.Name) })
	return a
}

func TestDialogAnswersToEnterAndEsc(t *testing.T) {
	for _, tt := range []struct {
		name  string
		first func(*asked) fyne.Focusable
		key   fyne.KeyName
		want  string
	}{
		{"Enter on the default button", nil, fyne.KeyReturn, "yes"},
		{"the other Enter", nil, fyne.KeyEnter, "yes"},
		{"Esc on a button", nil, fyne.KeyEscape, ""},
		{"Enter on another button", func(a *asked) fyne.Focusable { return a.other }, fyne.KeyReturn, "other"},
		{"Enter on a check box", func(a *asked) fyne.Focusable { return a.check }, fyne.KeyReturn, "yes"},
		{"Esc on a check box", func(a *asked) fyne.Focusable { return a.check }, fyne.KeyEscape, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t)
			if tt.first != nil {
				a.First = tt.first(a)
			}
			a.Show()
			focused := a.win.Canvas().Focused()
			if focused == nil {
				t.Fatal("nothing has the keyboard")
			}
			focused.TypedKey(&fyne.KeyEvent{Name: tt.key})
			if a.pressed != tt.want || a.closed != 1 {
				t.Errorf("pressed %q and closed %d times, want %q and once", a.pressed, a.closed, tt.want)
			}
			a.Hide()
			if a.closed != 1 {
				t.Error("it closed twice")
			}
		})
	}
}

func TestEscMayLeadBackInADialog(t *testing.T) {
	a := ask(t)
	steps := 1
	a.Back = func() bool { steps--; return steps >= 0 }
	a.Show()
	for want := range 2 {
		a.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if a.closed != want {
			t.Fatalf("after Esc it was closed %d times, want %d", a.closed, want)
		}
	}
}

func TestDialogStaysWithinTheWindow(t *testing.T) {
	a := ask(t)
	a.Resize(fyne.NewSize(5000, 5000))
	a.Show()
	if s, w := a.popup.Size(), a.win.Canvas().Size(); s.Width > w.Width || s.Height > w.Height {
		t.Errorf("a dialog of %v in a window of %v", s, w)
	}
	a.Resize(fyne.NewSize(0, 0))
	if s, m := a.popup.Size(), a.popup.MinSize(); s != m {
		t.Errorf("a dialog of %v that needs %v", s, m)
	}
}

func TestKeysWithoutUseGoToTheWindow(t *testing.T) {
	for _, tt := range []struct {
		name    string
		control func() fyne.Focusable
		key     fyne.KeyName
		want    int
	}{
		{"F1 on a button", func() fyne.Focusable { return NewButton("b", nil) }, fyne.KeyF1, 1},
		{"a letter on a button", func() fyne.Focusable { return NewButton("b", nil) }, fyne.KeyT, 1},
		{"Space on a button", func() fyne.Focusable { return NewButton("b", func() {}) }, fyne.KeySpace, 0},
		{"Esc on a chip", func() fyne.Focusable { return NewChip("c", nil) }, fyne.KeyEscape, 1},
		{"Enter on a chip", func() fyne.Focusable { return NewChip("c", nil) }, fyne.KeyReturn, 0},
		{"F6 on a check box", func() fyne.Focusable { return NewCheckBox("c", nil) }, fyne.KeyF6, 1},
		{"Space on a check box", func() fyne.Focusable { return NewCheckBox("c", nil) }, fyne.KeySpace, 0},
		{"F7 on a box of choices", func() fyne.Focusable { return NewSelect([]string{"a"}, nil) }, fyne.KeyF7, 1},
		{"Esc on a list", func() fyne.Focusable { return list() }, fyne.KeyEscape, 1},
		{"Down on a list", func() fyne.Focusable { return list() }, fyne.KeyDown, 0},
		{"PgDn on a list", func() fyne.Focusable { return list() }, fyne.KeyPageDown, 0},
		{"a digit on stars", func() fyne.Focusable { return NewStars(nil) }, fyne.Key3, 0},
		{"a letter on stars", func() fyne.Focusable { return NewStars(nil) }, fyne.KeyA, 1},
		{"Esc on the colours", func() fyne.Focusable { return NewColorBar(nil) }, fyne.KeyEscape, 1},
		{"Left on a choice", func() fyne.Focusable { return NewChoice([]string{"a", "b"}, nil) }, fyne.KeyLeft, 0},
		{"F1 on a choice", func() fyne.Focusable { return NewChoice([]string{"a", "b"}, nil) }, fyne.KeyF1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := tt.control()
			w := put(t, o.(fyne.CanvasObject))
			told := 0
			w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
				if k.Name == tt.key {
					told++
				}
			})
			w.Canvas().Focus(o)
			o.TypedKey(&fyne.KeyEvent{Name: tt.key})
			if told != tt.want {
				t.Errorf("the window heard of it %d times, want %d", told, tt.want)
			}
		})
	}
}

func list() *List {
	return NewList(func() int { return 40 }, func() fyne.CanvasObject { return widget.NewLabel("") }, func(widget.ListItemID, fyne.CanvasObject) {})
}

func TestChoice(t *testing.T) {
	var got []int
	c := NewChoice([]string{"Tối", "Sáng", "Theo hệ thống"}, func(i int) { got = append(got, i) })
	put(t, c)
	c.SetSelected(0)
	if c.Selected() != 0 || len(got) != 0 {
		t.Error("showing a choice told of one")
	}
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd} {
		c.TypedKey(&fyne.KeyEvent{Name: k})
	}
	c.Resize(c.MinSize())
	test.TapAt(c, fyne.NewPos(5, 5))
	test.TapAt(c, fyne.NewPos(5, 5)) // what is chosen already
	test.TapAt(c, fyne.NewPos(c.MinSize().Width-5, 5))
	want := []int{1, 2, 0, 2, 0, 2}
	if len(got) != len(want) {
		t.Fatalf("chose %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("chose %v, want %v", got, want)
		}
	}
}
