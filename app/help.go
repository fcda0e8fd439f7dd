package app

import (
	"strings"

	"cutline/app/manual"
	"cutline/app/settings"
)

// showManual opens the manual at what is on the screen.
func (a *App) showManual() {
	if a.manual == nil {
		m, err := manual.New(a.fyne, a.words)
		if err != nil {
			a.fail(err)
			return
		}
		m.Focus = func(box string) { a.focused(box, true) }
		a.manual = m
	}
	a.manual.Show(a.page())
	a.report.say("manual", "page", a.manual.Page())
}

// page is the manual's page about what is on the screen.
func (a *App) page() string {
	switch {
	case a.settings != nil && a.settings.Section() == settings.Keys:
		return "marks-and-keys"
	case a.settings != nil && a.settings.Section() == settings.Folders:
		return "adding-photos"
	case a.settings != nil:
		return "settings"
	case a.roster != nil:
		return "roster"
	case a.desk == nil:
		return "first-package"
	case a.tab == tabStories:
		return "stories"
	case a.total == 0:
		return "adding-photos"
	case a.keyboard == "filter", strings.HasPrefix(a.keyboard, "sidebar"):
		return "search"
	case strings.HasPrefix(a.keyboard, "caption."):
		return "captions"
	}
	return "marks-and-keys"
}
