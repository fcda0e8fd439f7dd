package command

import (
	"slices"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
)

// Refuse says why a command cannot have a key: a sentence that is told the
// key and what the command is called; "": it can.
func (t *Table) Refuse(id ID, k Key) i18n.Key {
	c, ok := t.Command(id)
	switch {
	case !ok || k.Name == "" || k.Name == fyne.KeyUnknown:
		return "keys.refuse.unknown"
	case k.Name == fyne.KeyTab && k.Mod&^fyne.KeyModifierShift == 0:
		return "keys.refuse.tab"
	case ofTheSystem(k):
		return "keys.refuse.system"
	case c.Where&InText != 0 && Types(k):
		return "keys.refuse.types"
	case c.Where&InGrid != 0 && moves(k) && !slices.ContainsFunc(c.preset, k.Same):
		return "keys.refuse.moves"
	}
	return ""
}

// ofTheSystem reports whether a key does not come to the window, or ends it.
func ofTheSystem(k Key) bool {
	alt, ctrlAlt := fyne.KeyModifierAlt, fyne.KeyModifierControl|fyne.KeyModifierAlt
	switch {
	case fyne.KeyModifierShortcutDefault != fyne.KeyModifierSuper && k.Mod&fyne.KeyModifierSuper != 0:
		return true
	case k.Name == fyne.KeyTab || k.Name == fyne.KeyF4 && k.Mod == alt:
		return true
	case k.Mod == ctrlAlt:
		return functionKey(k.Name) || k.Name == fyne.KeyDelete || k.Name == fyne.KeyBackspace
	}
	return false
}

func functionKey(n fyne.KeyName) bool {
	return slices.Contains([]fyne.KeyName{fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12}, n)
}

// moves reports whether the wall of thumbnails uses a key itself, to move the
// eye and to select.
func moves(k Key) bool {
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyReturn, fyne.KeyEnter:
		return k.Mod&^fyne.KeyModifierShift == 0
	case fyne.KeySpace:
		return k.Mod == 0 || k.Mod == fyne.KeyModifierShift || k.Mod == fyne.KeyModifierShortcutDefault
	}
	return false
}

// Holders are the other commands that a key means in a place where the
// command acts: who gives the key to it takes it from these.
func (t *Table) Holders(id ID, k Key) []Command {
	c, _ := t.Command(id)
	var out []Command
	for _, o := range t.commands {
		if o.ID != id && o.Where&c.Where != 0 && slices.ContainsFunc(o.Keys, k.Same) {
			out = append(out, o)
		}
	}
	return out
}
