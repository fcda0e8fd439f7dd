package widgets

import (
	"os"
	"runtime"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"cutline/app/telex"
)

func vietnamese() telex.Style { return telex.Style{Method: telex.Telex} }

func shown(t *testing.T, e *Entry) *Entry {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 200))
	w.Canvas().Focus(e)
	return e
}

func typeIn(e *Entry, keys string) {
	for _, r := range keys {
		e.TypedRune(r)
	}
}

func key(e *Entry, names ...fyne.KeyName) {
	for _, n := range names {
		e.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestEntryComposes(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*Entry)
		want string
	}{
		{"a sentence", func(e *Entry) { typeIn(e, "Hoangf Vawn Nghieemj, Lanjg Sown") }, "Hoàng Văn Nghiệm, Lạng Sơn"},
		{"Backspace takes one letter", func(e *Entry) { typeIn(e, "xin chaof Hoangf"); key(e, fyne.KeyBackspace); typeIn(e, "h") }, "xin chào Hoành"},
		{"a caret set back into a word", func(e *Entry) { typeIn(e, "hoang"); e.SetCaret(4); typeIn(e, "f") }, "hoàng"},
		{"a second line", func(e *Entry) { typeIn(e, "moojt"); key(e, fyne.KeyReturn); typeIn(e, "hai ba") }, "một\nhai ba"},
		{"over a selection", func(e *Entry) {
			typeIn(e, "cux")
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
			typeIn(e, "mowis")
		}, "mới"},
		{"English gets its keys back", func(e *Entry) { typeIn(e, "data, ") }, "data, "},
		{"digits and signs", func(e *Entry) { typeIn(e, "31/10, 5 anhr") }, "31/10, 5 ảnh"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shown(t, NewTextBox(vietnamese))
			tt.do(e)
			if e.Text != tt.want {
				t.Errorf("text %q, want %q", e.Text, tt.want)
			}
		})
	}
}

func TestEntryTellsOfEachKeyOnce(t *testing.T) {
	e := shown(t, NewEntry(vietnamese))
	var heard []string
	e.OnChanged = func(s string) { heard = append(heard, s) }
	typeIn(e, "hoafn")
	if want := []string{"h", "ho", "hoa", "hòa", "hoàn"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	heard = nil
	e.SetText("khác")
	if len(heard) != 0 {
		t.Errorf("SetText told %q", heard)
	}
}

func TestUndoGoesByWords(t *testing.T) {
	e := shown(t, NewTextBox(vietnamese))
	var heard []string
	typeIn(e, "Hoangf Vawn Nghieemj ")
	e.OnChanged = func(s string) { heard = append(heard, s) }
	for range 4 {
		e.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if want := []string{"Hoàng Văn ", "Hoàng ", ""}; !slices.Equal(heard, want) {
		t.Errorf("undo showed %q, want %q", heard, want)
	}
	heard = nil
	for range 4 {
		e.TypedShortcut(&fyne.ShortcutRedo{})
	}
	if want := []string{"Hoàng ", "Hoàng Văn ", "Hoàng Văn Nghiệm "}; !slices.Equal(heard, want) {
		t.Errorf("redo showed %q, want %q", heard, want)
	}
	if e.Caret() != 17 {
		t.Errorf("caret at %d, want the end", e.Caret())
	}
}

func TestUndoOfOtherChanges(t *testing.T) {
	for _, tt := range []struct {
		name   string
		do     func(*Entry)
		change string
	}{
		{"deletions", func(e *Entry) { key(e, fyne.KeyBackspace, fyne.KeyBackspace) }, "một hai b"},
		{"a cut", func(e *Entry) {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
			e.TypedShortcut(&fyne.ShortcutCut{Clipboard: test.NewClipboard()})
		}, ""},
		{"a paste, made NFC", func(e *Entry) {
			c := test.NewClipboard()
			c.SetContent(" Hòa") // o + grave apart
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "một hai bốn Hòa"},
		{"a word deleted", func(e *Entry) {
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: wordModifier()})
		}, "một hai "},
		{"a replacement", func(e *Entry) { e.Replace(4, 7, "ba") }, "một ba bốn"},
		{"a key over a selection", func(e *Entry) { e.TypedShortcut(&fyne.ShortcutSelectAll{}); typeIn(e, "x") }, "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shown(t, NewTextBox(vietnamese))
			typeIn(e, "moojt hai boons")
			tt.do(e)
			if e.Text != tt.change {
				t.Fatalf("changed to %q, want %q", e.Text, tt.change)
			}
			e.TypedShortcut(&fyne.ShortcutUndo{})
			if e.Text != "một hai bốn" {
				t.Errorf("undone to %q", e.Text)
			}
			e.TypedShortcut(&fyne.ShortcutRedo{})
			if e.Text != tt.change {
				t.Errorf("done again to %q, want %q", e.Text, tt.change)
			}
		})
	}
}

func TestEntryKeepsItsKeysAndForwardsOthers(t *testing.T) {
	e := shown(t, NewTextBox(vietnamese))
	var got []string
	e.OnKey = func(n fyne.KeyName, m fyne.KeyModifier) {
		s := string(n)
		if m&fyne.KeyModifierControl != 0 {
			s = "Ctrl+" + s
		}
		if m&fyne.KeyModifierAlt != 0 {
			s = "Alt+" + s
		}
		got = append(got, s)
	}
	custom := func(n fyne.KeyName, m fyne.KeyModifier) {
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: n, Modifier: m})
	}
	key(e, desktop.KeyControlLeft, desktop.KeyShiftRight, fyne.Key1, fyne.KeyS, fyne.KeySpace, fyne.KeyUp, fyne.KeyHome)
	custom(fyne.KeyLeft, wordModifier())
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if len(got) != 0 {
		t.Errorf("keys of the text went out: %v", got)
	}
	key(e, fyne.KeyEscape, fyne.KeyF3)
	custom(fyne.KeyReturn, fyne.KeyModifierControl)
	custom(fyne.KeyRight, fyne.KeyModifierAlt)
	custom(fyne.Key5, fyne.KeyModifierControl)
	if e.AcceptsTab() {
		t.Error("Tab is typed instead of going to the next field")
	}
	if want := []string{"Escape", "F3", "Ctrl+Return", "Alt+Right", "Ctrl+5"}; !slices.Equal(got, want) {
		t.Errorf("forwarded %v, want %v", got, want)
	}
}

func TestCaretIsWhereItWasPut(t *testing.T) {
	e := shown(t, NewTextBox(nil))
	e.SetText("một dòng dài phải xuống hàng vì hộp chữ này hẹp\n\nmột dòng khác nữa ở dưới cùng của hộp chữ")
	n := len([]rune(e.Text))
	for at := range n + 1 {
		e.SetCaret(at)
		if got := e.Caret(); got != at {
			t.Fatalf("put at %d, is at %d", at, got)
		}
	}
	e.SetCaret(n + 10)
	if e.Caret() != n {
		t.Errorf("beyond the end: %d, want %d", e.Caret(), n)
	}
}

func TestUndoIsBounded(t *testing.T) {
	var h history
	text := string(make([]byte, 100_000))
	for i := range 100 {
		h.begin(moment{text, i}, wholeChange)
	}
	if h.bytes > historyBytes || len(h.past) > 10 {
		t.Errorf("%d bytes in %d steps are kept", h.bytes, len(h.past))
	}
}

func TestSystemInputMethodOff(t *testing.T) {
	t.Setenv("XMODIFIERS", "@im=ibus")
	if err := SystemInputMethodOff(); err != nil {
		t.Fatal(err)
	}
	if got := os.Getenv("XMODIFIERS"); runtime.GOOS == "linux" && got != "@im=none" {
		t.Errorf("XMODIFIERS is %q", got)
	}
}
