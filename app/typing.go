package app

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/settings"
	"cutline/app/telex"
	"cutline/app/widgets"
)

// style is how text boxes compose Vietnamese.
func (a *App) style() telex.Style {
	s := telex.Style{ModernTone: a.prefs.ModernTone, Delimiter: a.delimiter}
	if a.prefs.TypingOff {
		return s
	}
	switch method(a.prefs) {
	case settings.TypeTelex:
		s.Method = telex.Telex
	case settings.TypeVNI:
		s.Method = telex.VNI
	}
	return s
}

// method is the typing method in use, when typing is on.
func method(p settings.Prefs) string {
	switch {
	case p.Typing != settings.TypeAuto:
		return p.Typing
	case runtime.GOOS == "linux":
		return settings.TypeTelex
	}
	return settings.TypeSystem
}

// setTypeMode chooses a method, and switches typing on.
func (a *App) setTypeMode(mode string) {
	a.change(func(p *settings.Prefs) { p.Typing, p.TypingOff = mode, false })
}

// switchTyping switches Vietnamese typing off, or on again. The system's input
// method has a switch of its own.
func (a *App) switchTyping() {
	if method(a.prefs) != settings.TypeSystem {
		a.change(func(p *settings.Prefs) { p.TypingOff = !p.TypingOff })
	}
}

// newSign is the button in the line at the bottom that says whether Vietnamese
// is typed, and switches it.
func (a *App) newSign() fyne.CanvasObject {
	a.sign = widgets.NewButton("", a.switchTyping)
	a.sign.Importance = widget.LowImportance
	a.showTyping()
	return a.tips.Over(a.sign, a.words.T("tip.typing"), "")
}

// showTyping says on the sign whether Vietnamese is typed.
func (a *App) showTyping() {
	text := "VI"
	if a.prefs.TypingOff {
		text = "EN"
	}
	if method(a.prefs) == settings.TypeSystem {
		a.sign.Hide()
		text = ""
	} else {
		a.sign.Show()
	}
	if text != a.sign.Text {
		a.sign.SetText(text)
		a.report.say("typing", "sign", text)
	}
}

// typingMenu chooses among the methods.
func (a *App) typingMenu() *fyne.MenuItem {
	now := method(a.prefs)
	on := func(m string) bool { return now == m && !a.prefs.TypingOff }
	off := a.pick("menu.notyping", a.prefs.TypingOff, a.switchTyping)
	off.Label += "    Ctrl+Shift"
	off.Disabled = now == settings.TypeSystem
	return a.sub("menu.typing",
		a.pick("menu.telex", on(settings.TypeTelex), func() { a.setTypeMode(settings.TypeTelex) }),
		a.pick("menu.vni", on(settings.TypeVNI), func() { a.setTypeMode(settings.TypeVNI) }),
		off)
}

// types makes a text box compose as the user wants.
func (a *App) types(e *widgets.Entry) *widgets.Entry {
	e.OnSwitch, e.After = a.switchTyping, a.jobs.After
	// Injectors of Windows send Backspace themselves, and hold nothing back.
	e.System = func() bool { return a.systemTypes && runtime.GOOS != "windows" }
	return e
}

// newLine and newText make text boxes that compose as the user wants.
func (a *App) newLine() *widgets.Entry {
	e := a.types(widgets.NewEntry(a.style))
	e.MaxPaste, e.OnRefuse = mostInLine, a.refused
	return e
}

func (a *App) newText() *widgets.Entry {
	e := a.types(widgets.NewTextBox(a.style))
	e.MaxPaste, e.OnRefuse = mostSeen, a.refused
	return e
}

// finishWord ends the word that is being typed, as leaving its box would: the
// text is about to be taken.
func (a *App) finishWord() {
	if e, ok := a.win.Canvas().Focused().(*widgets.Entry); ok {
		e.FinishWord()
	}
}
