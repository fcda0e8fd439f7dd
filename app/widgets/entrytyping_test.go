package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func combine(e *Entry, k fyne.KeyName, m fyne.KeyModifier) {
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: m})
}

func TestAWordEndsWhenItIsLeft(t *testing.T) {
	for _, tt := range []struct {
		name  string
		leave func(*Entry)
		want  string
	}{
		{"by Enter", func(e *Entry) { key(e, fyne.KeyReturn) }, "data\n"},
		{"by Esc", func(e *Entry) { key(e, fyne.KeyEscape) }, "data"},
		{"by an arrow", func(e *Entry) { key(e, fyne.KeyLeft) }, "data"},
		{"by keys that save", func(e *Entry) { combine(e, fyne.KeyReturn, fyne.KeyModifierControl) }, "data"},
		{"with the keyboard", func(e *Entry) { e.FocusLost() }, "data"},
		{"by a click", func(e *Entry) { e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary}) }, "data"},
		{"not by Backspace", func(e *Entry) { key(e, fyne.KeyBackspace) }, "dâ"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shown(t, NewTextBox(vietnamese))
			told := ""
			e.OnChanged = func(s string) { told = s }
			typeIn(e, "data")
			if e.Text != "dât" {
				t.Fatalf("in the middle it is %q", e.Text)
			}
			tt.leave(e)
			if e.Text != tt.want || told != tt.want {
				t.Errorf("the text is %q, told was %q, want %q", e.Text, told, tt.want)
			}
		})
	}
}

func TestBackspaceKnowsTheKeysBefore(t *testing.T) {
	e := shown(t, NewTextBox(vietnamese))
	typeIn(e, "datab")
	if e.Text != "datab" {
		t.Fatalf("typed as %q", e.Text)
	}
	key(e, fyne.KeyBackspace, fyne.KeyBackspace)
	typeIn(e, "a ")
	if e.Text != "data " {
		t.Errorf("the text is %q", e.Text)
	}
}

func TestUndoInTheMiddleOfAWord(t *testing.T) {
	e := shown(t, NewTextBox(vietnamese))
	typeIn(e, "Hoangf Nghieem")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "Hoàng " {
		t.Fatalf("undone to %q", e.Text)
	}
	typeIn(e, "Vawn data ")
	for _, want := range []string{"Hoàng Văn ", "Hoàng ", ""} {
		e.TypedShortcut(&fyne.ShortcutUndo{})
		if e.Text != want {
			t.Fatalf("undone to %q, want %q", e.Text, want)
		}
	}
	for _, want := range []string{"Hoàng ", "Hoàng Văn ", "Hoàng Văn data "} {
		e.TypedShortcut(&fyne.ShortcutRedo{})
		if e.Text != want {
			t.Fatalf("done again to %q, want %q", e.Text, want)
		}
	}
}

func TestTheOtherReading(t *testing.T) {
	for _, tt := range []struct {
		keys string
		want []string // after each press
	}{
		{"list", []string{"list", "lít", "list"}},
		{"xin Hoangf", []string{"xin Hoangf", "xin Hoàng"}},
		{"data", []string{"data", "dât"}},
		{"xin ", []string{"xin "}},
		{"xin", []string{"xin"}},
	} {
		e := shown(t, NewTextBox(vietnamese))
		typeIn(e, tt.keys)
		for _, want := range tt.want {
			combine(e, fyne.KeyBackspace, otherModifier())
			if e.Text != want {
				t.Errorf("%q became %q, want %q", tt.keys, e.Text, want)
			}
		}
		before := e.Text
		typeIn(e, " ")
		if e.Text != before+" " {
			t.Errorf("%q did not stay: %q", before, e.Text)
		}
	}
	e := shown(t, NewTextBox(vietnamese))
	typeIn(e, "xin list")
	combine(e, fyne.KeyBackspace, otherModifier())
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "xin " {
		t.Errorf("the word and its other reading are not one step: %q", e.Text)
	}
}

func TestAForeignBoxComposesNothing(t *testing.T) {
	e := shown(t, NewTextBox(vietnamese))
	e.Foreign = true
	typeIn(e, "This is as good as Hoangf ")
	if e.Text != "This is as good as Hoangf " {
		t.Errorf("the text is %q", e.Text)
	}
}

func TestCtrlAndShiftAloneSwitch(t *testing.T) {
	const ctrl, shift = desktop.KeyControlLeft, desktop.KeyShiftRight
	for _, tt := range []struct {
		name string
		keys string // +key is pressed, -key let go; c s and others
		want int
	}{
		{"Ctrl first", "+c +s -s -c", 1},
		{"Shift first", "+s +c -s -c", 1},
		{"Ctrl let go first", "+c +s -c -s", 1},
		{"twice", "+c +s -s -c +c +s -s -c", 2},
		{"Ctrl kept down", "+c +s -s +s -s -c", 2},
		{"Ctrl+Shift+S", "+c +s +S -S -s -c", 0},
		{"Ctrl+Shift+S, let go in another order", "+c +s +S -s -c -S", 0},
		{"Ctrl+S, then Shift", "+c +S -S +s -s -c", 0},
		{"Shift+A, then Ctrl", "+s +A -A +c -c -s", 0},
		{"a switch after Ctrl+Shift+S", "+c +s +S -S -s -c +c +s -s -c", 1},
		{"one after the other", "+c -c +s -s", 0},
		{"Shift alone", "+s -s", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shown(t, NewTextBox(vietnamese))
			n := 0
			e.OnSwitch = func() { n++ }
			for k := range strings.FieldsSeq(tt.keys) {
				name := fyne.KeyName(k[1:])
				switch name {
				case "c":
					name = ctrl
				case "s":
					name = shift
				}
				if k[0] == '+' {
					e.KeyDown(&fyne.KeyEvent{Name: name})
				} else {
					e.KeyUp(&fyne.KeyEvent{Name: name})
				}
			}
			if n != tt.want {
				t.Errorf("switched %d times, want %d", n, tt.want)
			}
		})
	}
	e := shown(t, NewTextBox(vietnamese))
	e.OnSwitch = func() { t.Error("switched by a click with Ctrl and Shift down, or by keys held since another box") }
	e.KeyDown(&fyne.KeyEvent{Name: ctrl})
	e.KeyDown(&fyne.KeyEvent{Name: shift})
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	e.KeyUp(&fyne.KeyEvent{Name: shift})
	e.KeyUp(&fyne.KeyEvent{Name: ctrl})
	e.KeyDown(&fyne.KeyEvent{Name: ctrl})
	e.FocusLost()
	e.FocusGained()
	e.KeyDown(&fyne.KeyEvent{Name: shift})
	e.KeyUp(&fyne.KeyEvent{Name: shift})
}

// later is a clock that the test turns.
type later struct{ due []func() }

func (l *later) after(_ time.Duration, f func()) func() {
	l.due = append(l.due, f)
	return func() {}
}

func (l *later) pass() {
	due := l.due
	l.due = nil
	for _, f := range due {
		f()
	}
}

// TestTheGuardOfTheSystemsMethod plays an input method: a key comes at once,
// the word in runes, when it is whole.
func TestTheGuardOfTheSystemsMethod(t *testing.T) {
	for _, tt := range []struct {
		name string
		play string // a key; "text" for runes; . time passes; < Backspace; ^ Home; v Return; _ Space
		want string
	}{
		{"straight", `x i n _ "xin "`, "xin "},
		{"Backspace is the method's", `x _ "x " H o f < "Hò" .`, "x Hò"},
		{"Backspace without a word is the box's", `x _ "x " < .`, "x"},
		{"Backspace after a late space", `x _ < "x " . `, "x"},
		{"Home waits", `x _ "x " H o f ^ "Hò" . a _ "a "`, "a x Hò"},
		{"Enter waits", `H o f v "Hò" . a _ "a "`, "Hò\na "},
		{"Enter does not wait for ever", `H o f v . < a _ "a "`, "a "},
		{"what is typed after Enter is not the word", `H o f v a "Hò" . < b _ "b "`, "Hò\nb "},
		{"several wait in order", `H o f ^ v "Hò" .`, "\nHò"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shown(t, NewTextBox(nil))
			l := &later{}
			e.System, e.After = func() bool { return true }, l.after
			for len(tt.play) > 0 {
				step, rest, _ := strings.Cut(tt.play, " ")
				if step != "" && step[0] == '"' {
					var text string
					text, rest, _ = strings.Cut(tt.play[1:], `"`)
					typeIn(e, text)
					step = ""
				}
				tt.play = strings.TrimSpace(rest)
				switch step {
				case "":
				case ".":
					l.pass()
				case "<":
					key(e, fyne.KeyBackspace)
				case "^":
					key(e, fyne.KeyHome)
				case "v":
					key(e, fyne.KeyReturn)
				case "_":
					key(e, fyne.KeySpace)
				default:
					key(e, fyne.KeyName(strings.ToUpper(step)))
				}
			}
			if e.Text != tt.want {
				t.Errorf("the text is %q, want %q", e.Text, tt.want)
			}
		})
	}
}

func TestTabWaitsForTheSystemsMethod(t *testing.T) {
	first, second := NewEntry(nil), NewEntry(nil)
	test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewVBox(first, second))
	l := &later{}
	first.System, first.After = func() bool { return true }, l.after
	w.Canvas().Focus(first)
	if first.AcceptsTab() {
		t.Error("Tab waits although nothing is held")
	}
	key(first, fyne.KeyH, fyne.KeyO, fyne.KeyF)
	if !first.AcceptsTab() {
		t.Fatal("Tab goes on while a word is held")
	}
	key(first, fyne.KeyTab)
	typeIn(first, "Hò")
	if w.Canvas().Focused() != fyne.Focusable(first) {
		t.Fatal("the keyboard went before the word came")
	}
	l.pass()
	if w.Canvas().Focused() != fyne.Focusable(second) || first.Text != "Hò" || second.Text != "" {
		t.Errorf("the boxes hold %q", []string{first.Text, second.Text})
	}
}
