package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
)

// An option is one of several a person may choose.
type option struct {
	name  string // for tests
	label string
	on    bool
	do    func()
}

// showSettings shows what can be set. A choice takes effect at once.
func (a *App) showSettings() {
	controls := map[string]fyne.CanvasObject{}
	var d *dialog.CustomDialog
	row := func(title i18n.Key, options ...option) fyne.CanvasObject {
		buttons := container.NewHBox()
		for _, o := range options {
			b := widget.NewButton(o.label, func() {
				d.Hide()
				o.do()
			})
			if o.on {
				b.Importance = widget.HighImportance
			}
			controls["settings."+o.name] = b
			buttons.Add(b)
		}
		return container.NewBorder(nil, nil, nil, buttons, widget.NewLabel(a.words.T(title)))
	}
	mode := a.typeMode()
	content := container.NewVBox(
		row("settings.language",
			option{"vi", a.words.T("menu.vi"), a.words.Language() == i18n.Vietnamese, func() { a.speak(i18n.Vietnamese) }},
			option{"en", a.words.T("menu.en"), a.words.Language() == i18n.English, func() { a.speak(i18n.English) }}),
		row("settings.look",
			option{"dark", a.words.T("menu.dark"), !a.light, func() { a.look(false) }},
			option{"light", a.words.T("menu.light"), a.light, func() { a.look(true) }}),
		row("menu.typing",
			option{"telex", a.words.T("menu.telex"), mode == typeTelex, func() { a.setTypeMode(typeTelex) }},
			option{"vni", a.words.T("menu.vni"), mode == typeVNI, func() { a.setTypeMode(typeVNI) }},
			option{"off", a.words.T("menu.notyping"), mode == typeOff, func() { a.setTypeMode(typeOff) }}),
		row("cmd.mark.advance",
			option{"advance", a.words.T("settings.yes"), a.advance(), func() { a.setAdvance(true) }},
			option{"stay", a.words.T("settings.no"), !a.advance(), func() { a.setAdvance(false) }}))
	d = dialog.NewCustom(a.words.T("settings.title"), a.words.T("dialog.close"), content, a.win)
	d.Resize(fyne.NewSize(min(560, a.win.Canvas().Size().Width*.8), 0))
	a.present("settings", d, controls)
}

func (a *App) setAdvance(on bool) {
	a.fyne.Preferences().SetBool(prefAdvance, on)
	a.win.SetMainMenu(a.menu())
}
