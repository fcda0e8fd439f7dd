package command

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// keysOfTheDesk is the table of keys that people's hands expect, row by row:
// what it does, where, Photo Mechanic, Lightroom. "–" is no key at all. Up,
// Down, Home, End, PgUp and PgDn are the grid's own.
const keysOfTheDesk = `
photo.next           grid large  Right                Right
photo.previous       grid large  Left                 Left
view.large           grid        Return Space         E Return Space
view.grid            large       Escape               G Escape
view.compare         grid large  C                    C
view.survey          grid large  –                    N
view.zoom            large       Z                    Z
view.fullscreen      grid large  F                    F
mark.tag             grid large  T .                  –
mark.pick            grid large  –                    P
mark.neither         grid large  –                    U
mark.reject          grid large  Ctrl+BackSpace       X
photo.crop           large       X                    R
mark.advance         grid large  –                    CapsLock
caption.panel        grid large  I                    Ctrl+I
caption.template     any         Ctrl+I               Ctrl+Shift+T
caption.replace      any         Ctrl+H               Ctrl+H
caption.savenext     text        Ctrl+Return          Ctrl+Return
caption.saveprevious text        Ctrl+Shift+Return    Ctrl+Shift+Return
caption.next         text        Alt+Right            Alt+Right
caption.previous     text        Alt+Left             Alt+Left
caption.leave        text        Escape               Escape
desk.ingest          any         Ctrl+G               Ctrl+Shift+I
select.tagged        grid large  Ctrl+T               –
filter.tagged        grid large  F3                   –
select.all           grid large  Ctrl+A               Ctrl+A
select.none          grid large  Ctrl+D               Ctrl+D
select.invert        grid large  Ctrl+Shift+A         Ctrl+Shift+A
filter.find          any         Ctrl+F               Ctrl+F
photo.export         grid large  Ctrl+S U             Ctrl+Shift+E
edit.undo            grid large  Ctrl+Z               Ctrl+Z
edit.redo            grid large  Ctrl+Shift+Z         Ctrl+Shift+Z
help.keys            grid large  Shift+/              Shift+/
`

func TestTheTableOfKeysIsAsTheDeskHasIt(t *testing.T) {
	places := map[string]Place{"grid": InGrid, "large": InLarge, "text": InText}
	tables := []*Table{New(Options{}), New(Options{Preset: Lightroom})}
	for _, line := range strings.Split(strings.TrimSpace(keysOfTheDesk), "\n") {
		id, rest, _ := strings.Cut(line, " ")
		where, pm, lr := columns(rest)
		for preset, keys := range [][]string{pm, lr} {
			c, ok := tables[preset].Command(ID(id))
			if !ok {
				t.Errorf("there is no command %s", id)
				continue
			}
			if len(keys) == 1 && keys[0] == "–" {
				if len(c.Keys) != 0 {
					t.Errorf("preset %d: %s has the keys %v, want none", preset, id, c.Keys)
				}
				continue
			}
			for _, text := range keys {
				k, err := ParseKey(text)
				if err != nil {
					t.Fatal(err)
				}
				for name, at := range places {
					got, _ := tables[preset].Lookup(k, at)
					if is := got == ID(id); is != (strings.Contains(where, name) || where == "any") {
						t.Errorf("preset %d: %s in %s does %q; %s acts in: %s", preset, text, name, got, id, where)
					}
				}
			}
		}
	}
}

// columns splits a row: columns stand two spaces apart.
func columns(row string) (where string, pm, lr []string) {
	var parts []string
	for _, p := range strings.Split(row, "  ") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts[0], strings.Fields(parts[1]), strings.Fields(parts[2])
}

func TestDigitsMarkAsTheDeskHasIt(t *testing.T) {
	ctrl := fyne.KeyModifierShortcutDefault
	digit := func(n int, mod fyne.KeyModifier) Key { return Key{fyne.KeyName(strconv.Itoa(n)), mod} }
	for _, at := range []Place{InGrid, InLarge} {
		for n := range 10 {
			rate, color := ID(""), ID("")
			if n <= 5 {
				rate = Rate(n)
			}
			if n <= 8 {
				color = Color(n)
			}
			lightroom := map[int]ID{6: Color(2), 7: Color(4), 8: Color(5), 9: Color(7)}[n]
			if n <= 5 {
				lightroom = Rate(n)
			}
			for _, tt := range []struct {
				o           Options
				plain, with ID
			}{
				{Options{}, color, rate},
				{Options{PlainRates: true}, rate, color},
				{Options{Preset: Lightroom}, lightroom, ""},
			} {
				table := New(tt.o)
				if got, _ := table.Lookup(digit(n, 0), at); got != tt.plain {
					t.Errorf("%+v: %d does %q, want %q", tt.o, n, got, tt.plain)
				}
				if got, _ := table.Lookup(digit(n, ctrl), at); got != tt.with {
					t.Errorf("%+v: Ctrl+%d does %q, want %q", tt.o, n, got, tt.with)
				}
			}
		}
	}
}
