package widgets

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// SystemInputMethodOff turns the X input method off for this process, on
// Linux: GLFW delivers keys both to it and to the window, so that culling
// keys leak into captions and Backspace eats text. [Entry] composes
// Vietnamese itself. Call it before the first window is made.
func SystemInputMethodOff() error {
	if runtime.GOOS != "linux" {
		return nil
	}
	return os.Setenv("XMODIFIERS", "@im=none")
}

// KeyOf is the key and modifiers of a shortcut; ok is false for one that is
// not made of keys. Fyne gives some combinations types of their own.
func KeyOf(s fyne.Shortcut) (name fyne.KeyName, mod fyne.KeyModifier, ok bool) {
	ctrl := fyne.KeyModifierShortcutDefault
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return s.KeyName, s.Modifier, true
	case *fyne.ShortcutUndo:
		return fyne.KeyZ, ctrl, true
	case *fyne.ShortcutRedo:
		return fyne.KeyY, ctrl, true
	case *fyne.ShortcutSelectAll:
		return fyne.KeyA, ctrl, true
	case *fyne.ShortcutPaste:
		return fyne.KeyV, ctrl, true
	case *fyne.ShortcutCopy:
		return fyne.KeyC, ctrl, true
	case *fyne.ShortcutCut:
		return fyne.KeyX, ctrl, true
	}
	return "", 0, false
}

// IsModifier reports whether a key does nothing alone.
func IsModifier(n fyne.KeyName) bool {
	switch n {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight:
		return true
	}
	return false
}
