package command

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// modifier is a modifier key and its name in settings, which is the same on
// every system.
type modifier struct {
	mod  fyne.KeyModifier
	name string
}

func modifiers() [4]modifier {
	return [4]modifier{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"}, {fyne.KeyModifierSuper, "Super"}}
}

// maxKeyText is longer than any key is written.
const maxKeyText = 64

// Text is the key as settings keep it: "Ctrl+Shift+A", "Left". [ParseKey]
// reads it back. What a person sees is String.
func (k Key) Text() string {
	var b strings.Builder
	for _, m := range modifiers() {
		if k.Mod&m.mod != 0 {
			b.WriteString(m.name + "+")
		}
	}
	return b.String() + string(k.Name)
}

// ParseKey reads what Text wrote.
func ParseKey(s string) (Key, error) {
	if len(s) > maxKeyText || !utf8.ValidString(s) {
		return Key{}, fmt.Errorf("read a key: %.20q is none", s)
	}
	var k Key
	rest := s
	for _, m := range modifiers() { // in the order in which Text writes them
		if after, ok := strings.CutPrefix(rest, m.name+"+"); ok {
			k.Mod |= m.mod
			rest = after
		}
	}
	if rest == "" || strings.ContainsAny(rest, " \t\n") || utf8.RuneCountInString(rest) > 1 && strings.Contains(rest, "+") {
		return Key{}, fmt.Errorf("read a key: %q is none", s)
	}
	k.Name = fyne.KeyName(rest)
	return k, nil
}

// Same reports whether two keys mean the same: the two Enter keys do.
func (k Key) Same(o Key) bool { return k.canonical() == o.canonical() }
