package command

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestKeysAreReadBackFromSettings(t *testing.T) {
	for text, k := range map[string]Key{
		"A": {fyne.KeyA, 0}, "Ctrl+Shift+A": {fyne.KeyA, fyne.KeyModifierControl | fyne.KeyModifierShift}, "Ctrl++": {fyne.KeyPlus, fyne.KeyModifierControl},
		"+": {fyne.KeyPlus, 0}, "Alt+Left": {fyne.KeyLeft, fyne.KeyModifierAlt}, "Super+,": {fyne.KeyComma, fyne.KeyModifierSuper}, "Space": {fyne.KeySpace, 0},
	} {
		if got := k.Text(); got != text {
			t.Errorf("%v is written %q, want %q", k, got, text)
		}
		if got, err := ParseKey(text); got != k || err != nil {
			t.Errorf("%q is read as %v, %v; want %v", text, got, err, k)
		}
	}
	for _, o := range []Options{{}, {Preset: Lightroom}} {
		for _, c := range New(o).Commands() {
			for _, k := range c.Keys {
				if got, err := ParseKey(k.Text()); got != k || err != nil {
					t.Errorf("%s: %v is read back as %v, %v", c.ID, k, got, err)
				}
			}
		}
	}
	for _, bad := range []string{"", "Ctrl+", "Hyper+A", "A B", "\xff", string(make([]byte, 99))} {
		if k, err := ParseKey(bad); err == nil {
			t.Errorf("%q is read as %v", bad, k)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add("Ctrl+Shift+A")
	f.Add("Alt++")
	f.Fuzz(func(t *testing.T, s string) {
		k, err := ParseKey(s)
		if err != nil {
			return
		}
		if again, err := ParseKey(k.Text()); again != k || err != nil {
			t.Errorf("%q is %v, written %q, read as %v, %v", s, k, k.Text(), again, err)
		}
	})
}
