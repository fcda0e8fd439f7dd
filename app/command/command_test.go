package command

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/i18n"
)

func ctrl() fyne.KeyModifier { return fyne.KeyModifierShortcutDefault }

func TestLookup(t *testing.T) {
	shift, alt := fyne.KeyModifierShift, fyne.KeyModifierAlt
	pm, lr, plainRates := Options{}, Options{Preset: Lightroom}, Options{PlainRates: true}
	for _, tt := range []struct {
		name string
		o    Options
		key  Key
		at   Place
		want ID
	}{
		{"PM: a digit is a colour", pm, Key{"3", 0}, InGrid, Color(3)},
		{"PM: Ctrl+digit rates", pm, Key{"3", ctrl()}, InLarge, Rate(3)},
		{"PM: the other way by a setting", plainRates, Key{"3", 0}, InGrid, Rate(3)},
		{"PM: and Ctrl+digit then", plainRates, Key{"8", ctrl()}, InGrid, Color(8)},
		{"LR: a digit rates", lr, Key{"5", 0}, InGrid, Rate(5)},
		{"LR: 6 is red", lr, Key{"6", 0}, InGrid, Color(2)},
		{"PM: T tags", pm, Key{fyne.KeyT, 0}, InGrid, Tag},
		{"PM: . tags", pm, Key{fyne.KeyPeriod, 0}, InGrid, Tag},
		{"LR: P tags", lr, Key{fyne.KeyP, 0}, InGrid, PickTag},
		{"LR: X rejects", lr, Key{fyne.KeyX, 0}, InLarge, Reject},
		{"PM: X crops the large photo", pm, Key{fyne.KeyX, 0}, InLarge, Crop},
		{"PM: X in the grid is nothing", pm, Key{fyne.KeyX, 0}, InGrid, ""},
		{"LR: R crops", lr, Key{fyne.KeyR, 0}, InLarge, Crop},
		{"PM: Ctrl+Backspace rejects", pm, Key{fyne.KeyBackspace, ctrl()}, InGrid, Reject},
		{"Ctrl+A selects photos", pm, Key{fyne.KeyA, ctrl()}, InGrid, SelectAll},
		{"Ctrl+Shift+A inverts", pm, Key{fyne.KeyA, ctrl() | shift}, InGrid, SelectInvert},
		{"both Enter keys open", pm, Key{fyne.KeyEnter, 0}, InGrid, OpenLarge},
		{"Esc goes back", pm, Key{fyne.KeyEscape, 0}, InLarge, BackToGrid},
		{"Esc leaves a text", pm, Key{fyne.KeyEscape, 0}, InText, LeaveText},
		{"Ctrl+Enter saves in a text", pm, Key{fyne.KeyReturn, ctrl()}, InText, SaveNext},
		{"Alt+→ goes on in a text", pm, Key{fyne.KeyRight, alt}, InText, TextNext},
		{"Ctrl+F finds, in a text too", pm, Key{fyne.KeyF, ctrl()}, InText, Find},
		{"? shows the keys", pm, Key{fyne.KeySlash, shift}, InGrid, Keys},
		{"PM: B opens and closes a burst", pm, Key{fyne.KeyB, 0}, InGrid, ToggleBurst},
		{"LR: B too", lr, Key{fyne.KeyB, 0}, InLarge, ToggleBurst},
		{"the menu key", pm, Key{desktop.KeyMenu, 0}, InGrid, PhotoMenu},
		{"Shift+F10", lr, Key{fyne.KeyF10, shift}, InLarge, PhotoMenu},
		{"LR: G is back to the grid", lr, Key{fyne.KeyG, 0}, InLarge, BackToGrid},
		{"own keys replace", Options{Own: map[ID][]Key{Tag: plain(fyne.KeyB)}}, Key{fyne.KeyB, 0}, InGrid, Tag},
		{"and the old one is free", Options{Own: map[ID][]Key{Tag: plain(fyne.KeyB)}}, Key{fyne.KeyT, 0}, InGrid, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := New(tt.o).Lookup(tt.key, tt.at); got != tt.want {
				t.Errorf("%v means %q, want %q", tt.key, got, tt.want)
			}
		})
	}
}

func TestATextBoxOwnsWhatTypes(t *testing.T) {
	// Even a person's own choice cannot take these from a text box.
	everything := map[ID][]Key{Find: plain(fyne.KeyF, fyne.Key1, fyne.KeySpace, fyne.KeyLeft, fyne.KeyBackspace)}
	everything[Find] = append(everything[Find], with(ctrl(), fyne.KeyA, fyne.KeyC, fyne.KeyX, fyne.KeyV, fyne.KeyZ, fyne.KeyY)...)
	for _, o := range []Options{{}, {Preset: Lightroom}, {PlainRates: true}, {Own: everything}} {
		table := New(o)
		for _, c := range table.Commands() {
			for _, k := range c.Keys {
				if id, ok := table.Lookup(k, InText); ok && Types(k) {
					t.Errorf("%v does %q while a text box has the focus", k, id)
				}
			}
		}
		for r := '0'; r <= 'Z'; r++ {
			if id, ok := table.Lookup(Key{fyne.KeyName(r), 0}, InText); ok {
				t.Errorf("%c does %q while a text box has the focus", r, id)
			}
		}
		if o.Own == nil {
			for n := range 10 {
				if id, ok := table.Lookup(Key{fyne.KeyName(rune('0' + n)), ctrl()}, InText); ok {
					t.Errorf("Ctrl+%d does %q while a text box has the focus", n, id)
				}
			}
		}
	}
}

func TestMarksAndStepsTakeNoText(t *testing.T) {
	for id, want := range map[ID]bool{Rate(3): false, Color(2): false, Tag: false, NextPhoto: false, SelectAll: false, Undo: false,
		CaptionPanel: true, Export: true, Find: true, AddFolder: true} {
		if got := MayTakeText(id); got != want {
			t.Errorf("%s: %t", id, got)
		}
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, o := range []Options{{}, {Preset: Lightroom}, {PlainRates: true}} {
		for _, c := range New(o).Clashes() {
			t.Errorf("%+v: %v is both %q and %q", o, c.Key, c.A, c.B)
		}
	}
	own := New(Options{Own: map[ID][]Key{Tag: plain(fyne.KeyF)}})
	if len(own.Clashes()) != 1 {
		t.Errorf("clashes %v, want the one with full screen", own.Clashes())
	}
}

func TestEveryCommandHasWordsAndAnID(t *testing.T) {
	for _, language := range []string{i18n.Vietnamese, i18n.English} {
		w, err := i18n.New(language)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[ID]bool{}
		for _, c := range New(Options{}).Commands() {
			if c.Name(w) == string(c.Title) {
				t.Errorf("%s: no words for %q", language, c.Title)
			}
			if w.T(c.Group) == string(c.Group) {
				t.Errorf("%s: no words for %q", language, c.Group)
			}
			if seen[c.ID] {
				t.Errorf("%q stands twice", c.ID)
			}
			seen[c.ID] = true
		}
	}
}

func TestRunAsksWhetherItCan(t *testing.T) {
	table := New(Options{})
	ran, can := 0, false
	table.Bind(Tag, Binding{Run: func() { ran++ }, Enabled: func() bool { return can }})
	if table.Press(Key{fyne.KeyT, 0}, InGrid) || ran != 0 {
		t.Error("a command that cannot be done was done")
	}
	can = true
	if !table.Press(Key{fyne.KeyT, 0}, InGrid) || ran != 1 {
		t.Error("a command that can be done was not")
	}
	if table.Press(Key{fyne.KeyF, 0}, InGrid) {
		t.Error("a command that is not bound was done")
	}
	table.Use(Options{Preset: Lightroom})
	if !table.Enabled(Tag) {
		t.Error("another preset lost the binding")
	}
}

func TestKeysAreWrittenAsPeopleDo(t *testing.T) {
	if fyne.KeyModifierShortcutDefault != fyne.KeyModifierControl {
		t.Skip("written with other signs on macOS")
	}
	for want, k := range map[string]Key{
		"Ctrl+Shift+A": {fyne.KeyA, ctrl() | fyne.KeyModifierShift}, "→": {fyne.KeyRight, 0}, "Alt+←": {fyne.KeyLeft, fyne.KeyModifierAlt},
		"Enter": {fyne.KeyEnter, 0}, "Esc": {fyne.KeyEscape, 0},
	} {
		if got := k.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
