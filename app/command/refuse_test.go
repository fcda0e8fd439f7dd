package command

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
)

func TestKeysThatCannotBeChosenAreRefused(t *testing.T) {
	alt, shift, super := fyne.KeyModifierAlt, fyne.KeyModifierShift, fyne.KeyModifierSuper
	table := New(Options{})
	for _, tt := range []struct {
		id   ID
		k    Key
		want i18n.Key
	}{
		{Tag, Key{fyne.KeyB, 0}, ""},
		{Tag, Key{fyne.KeyB, ctrl() | alt}, ""},
		{Tag, Key{fyne.KeyTab, 0}, "keys.refuse.tab"},
		{Tag, Key{fyne.KeyTab, shift}, "keys.refuse.tab"},
		{Tag, Key{fyne.KeyTab, alt}, "keys.refuse.system"},
		{Tag, Key{fyne.KeyF4, alt}, "keys.refuse.system"},
		{Tag, Key{fyne.KeyF2, ctrl() | alt}, "keys.refuse.system"},
		{Tag, Key{"", 0}, "keys.refuse.unknown"},
		{Tag, Key{fyne.KeyUp, 0}, "keys.refuse.moves"},
		{Tag, Key{fyne.KeyEnd, shift}, "keys.refuse.moves"},
		{Tag, Key{fyne.KeySpace, ctrl()}, "keys.refuse.moves"},
		{Tag, Key{fyne.KeyUp, ctrl()}, ""},
		{NextPhoto, Key{fyne.KeyRight, 0}, ""},
		{OpenLarge, Key{fyne.KeyEnter, 0}, ""},
		{BackToGrid, Key{fyne.KeyUp, 0}, ""}, // the large photo does not use it
		{SaveNext, Key{fyne.KeyA, 0}, "keys.refuse.types"},
		{SaveNext, Key{fyne.KeyA, ctrl()}, "keys.refuse.types"},
		{Find, Key{fyne.KeyF, 0}, "keys.refuse.types"},
		{Find, Key{fyne.KeyF4, 0}, ""},
		{"no such command", Key{fyne.KeyA, 0}, "keys.refuse.unknown"},
	} {
		if got := table.Refuse(tt.id, tt.k); got != tt.want {
			t.Errorf("%s for %s: %q, want %q", tt.k, tt.id, got, tt.want)
		}
	}
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierControl && table.Refuse(Tag, Key{fyne.KeyL, super}) != "keys.refuse.system" {
		t.Error("a key of the window manager is not refused")
	}
}

func TestNoKeyOfThePresetsIsRefused(t *testing.T) {
	for _, o := range []Options{{}, {Preset: Lightroom}, {PlainRates: true}} {
		table := New(o)
		for _, c := range table.Commands() {
			for _, k := range c.Keys {
				if k.Name == fyne.KeyTab && strings.HasPrefix(string(c.ID), "compare.") {
					continue // photos side by side have no control to go to
				}
				if why := table.Refuse(c.ID, k); why != "" {
					t.Errorf("%+v: %s for %s is refused: %s", o, k, c.ID, why)
				}
			}
		}
	}
}

func TestWhoHoldsAKey(t *testing.T) {
	table := New(Options{})
	for _, tt := range []struct {
		id   ID
		k    Key
		want ID
	}{
		{Tag, Key{fyne.KeyF, 0}, FullScreen},
		{Tag, Key{fyne.KeyT, 0}, ""},                   // its own
		{Tag, Key{fyne.KeyReturn, ctrl()}, PlacePhoto}, // not the one of texts
		{SaveNext, Key{fyne.KeyF, ctrl()}, Find},
		{Tag, Key{fyne.KeyB, alt()}, ""},
	} {
		got := ID("")
		for _, c := range table.Holders(tt.id, tt.k) {
			got += c.ID
		}
		if got != tt.want {
			t.Errorf("%s for %s is held by %q, want %q", tt.k, tt.id, got, tt.want)
		}
	}
}

func alt() fyne.KeyModifier { return fyne.KeyModifierAlt }
