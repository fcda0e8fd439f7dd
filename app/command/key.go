package command

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// canonical makes the two Enter keys one.
func (k Key) canonical() Key {
	if k.Name == fyne.KeyEnter {
		k.Name = fyne.KeyReturn
	}
	return k
}

// Types reports whether a key types a sign, or edits and moves in a text:
// such keys belong to a text box that has the focus, and so do the
// combinations every text box knows.
func Types(k Key) bool {
	ctrl := fyne.KeyModifierShortcutDefault
	switch k.Name {
	case fyne.KeyEscape:
		return false
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd:
		return true
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab,
		fyne.KeyReturn, fyne.KeyEnter:
		return k.Mod&^fyne.KeyModifierShift == 0 || (k.Name == fyne.KeyLeft || k.Name == fyne.KeyRight) && k.Mod&ctrl != 0
	}
	oneSign := utf8.RuneCountInString(string(k.Name)) == 1 || k.Name == fyne.KeySpace
	if k.Mod&^fyne.KeyModifierShift == 0 {
		return oneSign
	}
	if k.Mod&^fyne.KeyModifierShift == ctrl {
		switch k.Name {
		case fyne.KeyA:
			return k.Mod == ctrl
		case fyne.KeyC, fyne.KeyX, fyne.KeyV, fyne.KeyZ, fyne.KeyY:
			return true
		}
	}
	return false
}

// Shortcut is the key as menus show it; nil for a key without modifiers.
// A menu item with a shortcut takes it even from a text box: give it only to
// commands whose Where has InText.
func (k Key) Shortcut() fyne.Shortcut {
	if k.Mod == 0 {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}
}

// String is the key as people write it: "Ctrl+Shift+A", "→".
func (k Key) String() string {
	mac := fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper
	var b strings.Builder
	for _, m := range []struct {
		mod       fyne.KeyModifier
		name, mac string
	}{
		{fyne.KeyModifierControl, "Ctrl+", "⌃"}, {fyne.KeyModifierAlt, "Alt+", "⌥"},
		{fyne.KeyModifierShift, "Shift+", "⇧"}, {fyne.KeyModifierSuper, "Super+", "⌘"},
	} {
		switch {
		case k.Mod&m.mod == 0:
		case mac:
			b.WriteString(m.mac)
		default:
			b.WriteString(m.name)
		}
	}
	switch k.Name {
	case fyne.KeyLeft:
		b.WriteString("←")
	case fyne.KeyRight:
		b.WriteString("→")
	case fyne.KeyUp:
		b.WriteString("↑")
	case fyne.KeyDown:
		b.WriteString("↓")
	case fyne.KeyEscape:
		b.WriteString("Esc")
	case fyne.KeyReturn, fyne.KeyEnter:
		b.WriteString("Enter")
	case fyne.KeyBackspace:
		b.WriteString("Backspace")
	case fyne.KeyPageUp:
		b.WriteString("PgUp")
	case fyne.KeyPageDown:
		b.WriteString("PgDn")
	case desktop.KeyCapsLock:
		b.WriteString("Caps Lock")
	default:
		b.WriteString(string(k.Name))
	}
	return b.String()
}
