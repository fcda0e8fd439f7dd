package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/command"
)

// shortcuts are the keys that work when neither photos nor a text box have
// the keyboard; the main menu has those that work everywhere.
func (a *App) shortcuts() {
	c := a.win.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { a.loose(e.Name) })
	for _, s := range a.bound {
		c.RemoveShortcut(s)
	}
	a.bound = nil
	for _, cmd := range a.keys.Commands() {
		if cmd.Where&command.Other == 0 {
			continue
		}
		for _, k := range cmd.Keys {
			if s := k.Shortcut(); s != nil {
				c.AddShortcut(s, func(fyne.Shortcut) { a.keys.Press(k, a.where()) })
				a.bound = append(a.bound, s)
			}
		}
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { a.keys.Run(command.Undo) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { a.keys.Run(command.Redo) })
}

// loose is a key for which nothing that has the keyboard has a use.
func (a *App) loose(name fyne.KeyName) {
	switch {
	case a.asking():
		a.keyInDialog(name)
	case a.pop.shown():
		a.keyInPop(name)
	case a.settings != nil && name == fyne.KeyEscape:
		a.closeSettings()
	case a.roster != nil && name == fyne.KeyEscape:
		a.hideRoster()
	default:
		a.pressIn(a.where(), name, 0)
	}
}

// where is what the keys mean while no text box has the keyboard: on the
// screen of photos, what they mean to the photos.
func (a *App) where() command.Place {
	switch {
	case a.desk == nil || a.covered() || a.tab != tabPhotos || a.total == 0 && a.query == "":
		return command.Other
	case a.large:
		return a.largePlace()
	}
	return command.InGrid
}

// asking reports whether a dialog waits for an answer.
func (a *App) asking() bool { return a.modal != nil || a.box != nil }

// keyInDialog is a key for which nothing in the dialog on the screen has a
// use.
func (a *App) keyInDialog(name fyne.KeyName) {
	switch {
	case name == fyne.KeyF1:
		a.showManual()
	case a.box != nil:
		a.box.Key(name)
	case a.modal != nil:
		a.modal.Key(name)
	}
}

// keysChanged shows the keys in use.
func (a *App) keysChanged() {
	a.setMenu()
	a.shortcuts()
	for _, t := range a.tipped {
		t.SetText(a.tipText(t.command, t.text))
	}
}

// press is a key that what has the keyboard, a text box or not, did not use.
func (a *App) press(name fyne.KeyName, mod fyne.KeyModifier) {
	if _, text := a.win.Canvas().Focused().(interface{ SelectedText() string }); text {
		a.pressIn(command.InText, name, mod)
		return
	}
	a.pressIn(a.where(), name, mod)
}

// shiftHeld reports whether Shift is down, which the toolkit does not tell with
// a key that types.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

func (a *App) pressIn(at command.Place, name fyne.KeyName, mod fyne.KeyModifier) {
	a.hand.moves()
	a.tips.Hide()
	if name == fyne.KeyEscape && a.escape(at) {
		return
	}
	k := command.Key{Name: name, Mod: mod}
	if shifted := (command.Key{Name: name, Mod: fyne.KeyModifierShift}); mod == 0 && shiftHeld() {
		if _, ok := a.keys.Lookup(shifted, at); ok {
			k = shifted
		}
	}
	if id, ok := a.keys.Lookup(k, at); ok && at != command.InText && command.Types(k) && command.MayTakeText(id) {
		// The sign that the key types comes after the key: it must not go
		// into the box that the command gives the keyboard to.
		a.jobs.Post(func() { a.keys.Run(id) })
		return
	}
	a.keys.Press(k, at)
}
