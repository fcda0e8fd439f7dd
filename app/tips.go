package app

import (
	"fyne.io/fyne/v2"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/widgets"
)

// A tipped control says, when the pointer rests on it, what it does and by
// which key.
type tipped struct {
	*widgets.Tip
	command command.ID // "" = no command does the same
	text    i18n.Key   // "" = the command's name
}

// tip puts a tip on a control; what is returned takes its place.
func (a *App) tip(o fyne.CanvasObject, id command.ID, text i18n.Key) fyne.CanvasObject {
	t := tipped{a.tips.Over(o, a.tipText(id, text), ""), id, text}
	a.tipped = append(a.tipped, t)
	return t.Tip
}

// storyTip is a tip on a control of the story screen. Those without a command
// come and go with the slots, and their keys are part of the words.
func (a *App) storyTip(o fyne.CanvasObject, id command.ID, text i18n.Key) fyne.CanvasObject {
	if id == "" {
		return a.tips.Over(o, a.words.T(text), "")
	}
	return a.tip(o, id, text)
}

// tipText is a tip's words with the key in use.
func (a *App) tipText(id command.ID, text i18n.Key) string {
	c, ok := a.keys.Command(id)
	out := a.words.T(text)
	if text == "" {
		out = c.Name(a.words)
	}
	if ok && len(c.Keys) > 0 {
		out += " (" + c.Keys[0].String() + ")"
	}
	return out
}
