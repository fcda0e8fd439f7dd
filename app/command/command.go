package command

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"cutline/app/i18n"
)

// ID names a command.
type ID string

// Preset is a set of keys people know from another program.
type Preset int

// The presets; the zero value is the default.
const (
	PhotoMechanic Preset = iota
	Lightroom
)

// Place is where the focus is when a key is pressed.
type Place int

// The places.
const (
	InGrid    Place = 1 << iota // the wall of thumbnails
	InLarge                     // one photo large
	InText                      // a text box
	Other                       // a button, a list, nothing
	InCompare                   // two to four photos large, side by side

	single   = InGrid | InLarge
	large    = InLarge | InCompare
	photos   = InGrid | InLarge | InCompare
	anywhere = photos | InText | Other
)

// A Key is a key with its modifiers.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

// A Command is one line of the table.
type Command struct {
	ID    ID
	Title i18n.Key // {n} in it is Arg
	Arg   int      // the number of a rating or colour class
	Group i18n.Key // the part of the sheet of keys it stands in
	Where Place    // where its keys act: one or several places
	Keys  []Key    // in the preset in use; the first is shown in menus

	preset []Key // what the preset gives it
}

// Options choose the keys. The zero value is the Photo Mechanic preset.
type Options struct {
	Preset Preset
	// PlainRates swaps digits and Ctrl+digits of the Photo Mechanic preset:
	// plain digits rate, digits with Ctrl set the colour class.
	PlainRates bool
	// Own replaces the keys of commands; an empty list takes them away.
	Own map[ID][]Key
}

// Binding is what a command does. Enabled may be nil: always.
type Binding struct {
	Run     func()
	Enabled func() bool
}

// Table is the commands with their keys and bindings. It is used on the
// window's goroutine. Make it with New.
type Table struct {
	commands []Command
	bound    map[ID]Binding
}

// New makes the table for a choice of keys. Nothing is bound yet.
func New(o Options) *Table {
	t := &Table{bound: map[ID]Binding{}}
	t.Use(o)
	return t
}

// Use changes the keys; bindings stay.
func (t *Table) Use(o Options) {
	t.commands = nil
	for _, r := range rows(o) {
		c := r.Command
		c.preset = r.keys[o.Preset]
		c.Keys = c.preset
		if own, ok := o.Own[c.ID]; ok {
			c.Keys = own
		}
		t.commands = append(t.commands, c)
	}
}

// Commands is all lines in the order of the sheet.
func (t *Table) Commands() []Command { return slices.Clone(t.commands) }

// Command is the line of id; ok is false when there is none.
func (t *Table) Command(id ID) (c Command, ok bool) {
	for _, c := range t.commands {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// Bind says what a command does. It panics for an id the table has not: that
// is a slip of the pen.
func (t *Table) Bind(id ID, b Binding) {
	if _, ok := t.Command(id); !ok {
		panic("command: no command " + string(id))
	}
	t.bound[id] = b
}

// Bound reports whether something is done by a command, now or at times.
func (t *Table) Bound(id ID) bool { return t.bound[id].Run != nil }

// Enabled reports whether a command is bound and can be done now.
func (t *Table) Enabled(id ID) bool {
	b, ok := t.bound[id]
	return ok && b.Run != nil && (b.Enabled == nil || b.Enabled())
}

// Run does a command if it is enabled, and reports whether it was.
func (t *Table) Run(id ID) bool {
	if !t.Enabled(id) {
		return false
	}
	t.bound[id].Run()
	return true
}

// Lookup is the command that a key means in a place, bound or not.
func (t *Table) Lookup(k Key, at Place) (ID, bool) {
	if at == InText && Types(k) {
		return "", false
	}
	k = k.canonical()
	for _, c := range t.commands {
		if c.Where&at != 0 && slices.ContainsFunc(c.Keys, func(o Key) bool { return o.canonical() == k }) {
			return c.ID, true
		}
	}
	return "", false
}

// Press does what a key means in a place. It reports whether the key means
// something there that could be done.
func (t *Table) Press(k Key, at Place) bool {
	id, ok := t.Lookup(k, at)
	return ok && t.Run(id)
}

// MayTakeText reports whether a command may give the keyboard to a text box.
// Marks and steps never do: they are done at once, in the order of the keys.
func MayTakeText(id ID) bool {
	for _, at := range []string{"mark.", "select.", "edit.", "compare.", "zoom.", string(NextPhoto), string(PreviousPhoto)} {
		if strings.HasPrefix(string(id), at) {
			return false
		}
	}
	return true
}

// Clash is a key that two commands of one place share.
type Clash struct {
	Key  Key
	A, B ID
}

// Clashes lists the keys that mean two things in one place, as may be when a
// person chose their own; the command that stands first gets them.
func (t *Table) Clashes() []Clash {
	var out []Clash
	for i, a := range t.commands {
		for _, b := range t.commands[i+1:] {
			if a.Where&b.Where == 0 {
				continue
			}
			for _, k := range a.Keys {
				if slices.ContainsFunc(b.Keys, func(o Key) bool { return o.canonical() == k.canonical() }) {
					out = append(out, Clash{k, a.ID, b.ID})
				}
			}
		}
	}
	return out
}

// Name is what a command is called, in the words in use.
func (c Command) Name(w *i18n.Words) string { return w.N(c.Title, c.Arg) }
