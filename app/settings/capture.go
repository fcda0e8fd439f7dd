package settings

import (
	"slices"
	"strings"

	"cutline/app/command"
)

// A keyWish is a key that was pressed for a command and belongs to others:
// they have to be asked for first.
type keyWish struct {
	of   command.ID
	key  command.Key
	keys []command.Key // what the command has when it gets it
}

// capture waits for keys and gives them to the chosen command, in place of
// those it has or beside them.
func (k *keys) capture(beside bool) {
	c, ok := k.table.Command(k.chosen)
	if !ok {
		return
	}
	k.showChosen() // what was said before is over
	k.screen.wishes.Capture(true)
	k.box.start(func(key command.Key) { k.captured(c, key, beside) }, func() {
		k.layOut()
		k.screen.focused("prefs.keys.box", false)
		k.screen.wishes.Capture(false)
	})
	k.layOut()
	k.screen.wishes.Grab(k.box)
	k.screen.focused("prefs.keys.box", true)
}

// captured gives a key to a command, unless it cannot be or others have it.
func (k *keys) captured(c command.Command, key command.Key, beside bool) {
	w := k.screen.w
	if why := k.table.Refuse(c.ID, key); why != "" {
		k.tell(w.T(why, key.String(), c.Name(w)))
		return
	}
	keys := []command.Key{key}
	if beside {
		keys = append(slices.DeleteFunc(slices.Clone(c.Keys), key.Same), key)
	}
	holders := k.table.Holders(c.ID, key)
	if len(holders) == 0 {
		k.give(c.ID, keys)
		return
	}
	names := make([]string, len(holders))
	for i, h := range holders {
		names[i] = "“" + h.Name(w) + "”"
	}
	others := strings.Join(names, ", ")
	k.wish = &keyWish{c.ID, key, keys}
	k.free.SetText(w.T("prefs.keys.take", others))
	k.leave.SetText(w.T("prefs.keys.keep", others))
	k.free.Show()
	k.leave.Show()
	k.tell(w.T("prefs.keys.held", key.String(), others))
	k.screen.wishes.Grab(k.free)
}

func (k *keys) give(id command.ID, keys []command.Key) {
	k.screen.wishes.Change(func(p *Prefs) { p.SetKeys(id, keys) })
}

// leaveKeys leaves a key to those that have it.
func (k *keys) leaveKeys() {
	k.showChosen()
	k.screen.wishes.Grab(k.list)
}

// takeKeys takes the key that was asked for from those that have it; else the
// keys that the chosen command shares, from all others.
func (k *keys) takeKeys() {
	if wish := k.wish; wish != nil {
		k.screen.wishes.Change(func(p *Prefs) {
			for _, h := range command.New(p.CommandOptions()).Holders(wish.of, wish.key) {
				p.SetKeys(h.ID, slices.DeleteFunc(slices.Clone(h.Keys), wish.key.Same))
			}
			p.SetKeys(wish.of, wish.keys)
		})
		k.screen.wishes.Grab(k.list)
		return
	}
	id, clashes := k.chosen, slices.Clone(k.clashes[k.chosen])
	k.screen.wishes.Change(func(p *Prefs) {
		for _, clash := range clashes {
			for _, h := range command.New(p.CommandOptions()).Holders(id, clash.Key) {
				p.SetKeys(h.ID, slices.DeleteFunc(slices.Clone(h.Keys), clash.Key.Same))
			}
		}
	})
}

// paste takes a key set that was copied.
func (k *keys) paste() {
	text := k.screen.wishes.Pasted()
	var p Prefs
	if err := p.SetKeySet(text); err != nil {
		k.tell(k.screen.w.T("prefs.keys.nopaste"))
		return
	}
	k.screen.wishes.Change(func(p *Prefs) { _ = p.SetKeySet(text) }) // it can be read
}
