package app

import (
	"context"
	"encoding/json"
	"errors"

	"fyne.io/fyne/v2"

	"cutline/app/captions"
	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/app/theme"
)

// A written change of the preferences, on its way to the file.
type written struct {
	change func(*settings.Prefs)
	held   settings.Prefs
}

// readPrefs takes what was chosen before; what the command line says goes
// before it.
func (a *App) readPrefs() error {
	a.file = a.o.Settings
	if a.file.Path == "" {
		f, err := settings.DefaultFile()
		if err != nil {
			return err
		}
		a.file = f
	}
	p, err := a.file.Read()
	if len(p.Recent) == 0 && a.fyne.Preferences().String(oldCatalog) != "" {
		p, err = a.file.Update(p, migrate(a.fyne.Preferences()))
		a.fyne.Preferences().RemoveValue(oldCatalog)
	}
	a.prefs = p
	a.systemTypes = method(p) == settings.TypeSystem
	if a.o.Language == i18n.Vietnamese || a.o.Language == i18n.English {
		a.prefs.Language = a.o.Language
	}
	if a.o.Light {
		a.prefs.Theme = settings.ThemeLight
	}
	return err
}

// oldCatalog is the toolkit's preference for the catalog opened last.
const oldCatalog = "catalog"

// migrate takes what older versions kept in the toolkit's preferences.
func migrate(old fyne.Preferences) func(*settings.Prefs) {
	return func(p *settings.Prefs) {
		p.Opened(old.String(oldCatalog))
		p.Language, p.LastFolder, p.ExportFolder = old.String("language"), old.String("folder"), old.String("export")
		if old.Bool("light") {
			p.Theme = settings.ThemeLight
		}
		if t := old.String("typing"); t != "" {
			p.Typing = t
		}
		p.Advance = old.BoolWithFallback("advance", true)
		p.HidePanel = !old.BoolWithFallback("panel", true)
		if d := old.String("draft"); json.Valid([]byte(d)) {
			p.Draft = json.RawMessage(d)
		}
	}
}

// change changes the preferences: in the window at once, and in the file soon.
func (a *App) change(f func(*settings.Prefs)) {
	old := a.prefs
	a.note(f, nil)
	a.applied(old)
}

// note keeps something in the preferences that changes nothing on the screen;
// done (nil: nobody) hears when it is in the file.
func (a *App) note(f func(*settings.Prefs), done func()) {
	held := a.prefs.Clone()
	next := held.Clone()
	f(&next)
	a.prefs = next
	a.unwritten = append(a.unwritten, written{f, held})
	var err error
	a.writes.do(func(context.Context) { _, err = a.file.Update(held, f) }, func() {
		a.unwritten = a.unwritten[1:]
		if err != nil && !a.unkept {
			a.unkept = true // said once
			a.fail(err)
		}
		if err == nil && done != nil {
			done()
		}
	})
}

// noteLast is note when the window has ended: writeRest writes it.
func (a *App) noteLast(f func(*settings.Prefs)) {
	a.unwritten = append(a.unwritten, written{f, a.prefs.Clone()})
}

// writeRest writes what could not be written before the window ended.
func (a *App) writeRest() error {
	var errs []error
	for _, w := range a.unwritten {
		_, err := a.file.Update(w.held, w.change)
		errs = append(errs, err)
	}
	a.unwritten = nil
	return errors.Join(errs...)
}

// applied shows what was changed since old.
func (a *App) applied(old settings.Prefs) {
	if a.grid == nil {
		return // the window is not built yet
	}
	p := a.prefs
	spoken := p.Language != old.Language && p.Language != "" && p.Language != a.words.Language()
	looks := p.Theme != old.Theme || p.TextPercent != old.TextPercent
	a.keys.Use(p.CommandOptions())
	a.showTyping()
	if p.ThumbWidth != old.ThumbWidth && !a.pane.on {
		a.grid.SetCellWidth(float32(p.ThumbWidth))
	}
	if p.Exiftool != old.Exiftool {
		a.useExiftool()
	}
	if !spoken && !looks && p.HidePanel == old.HidePanel {
		a.showSide()
		a.keysChanged()
		a.showSettingsValues()
		return
	}
	a.keep()
	if spoken {
		a.speak(p.Language)
	}
	if looks {
		a.fyne.Settings().SetTheme(a.theme())
	}
	a.build()
	a.focusContent()
	if spoken {
		a.report.say("language", "lang", p.Language)
	}
	if looks {
		a.report.say("look", "light", a.light(), "text", p.TextPercent)
	}
}

// speak changes the words of the window, the toolkit and the manual.
func (a *App) speak(language string) {
	if err := a.words.Use(language); err != nil {
		a.fail(err)
		return
	}
	if err := a.words.TellToolkit(); err != nil {
		a.fail(err)
	}
	if a.manual != nil {
		if err := a.manual.Relabel(); err != nil {
			a.fail(err)
		}
	}
}

func (a *App) light() bool { return a.prefs.Theme == settings.ThemeLight }

func (a *App) theme() fyne.Theme {
	return theme.New(theme.Options{Light: a.light(), Percent: a.prefs.TextPercent})
}

func (a *App) advance() bool { return a.prefs.Advance }

func (a *App) setAdvance(on bool) { a.change(func(p *settings.Prefs) { p.Advance = on }) }

// lastCatalog is the catalog opened last; "" = none.
func (a *App) lastCatalog() string {
	if len(a.prefs.Recent) == 0 {
		return ""
	}
	return a.prefs.Recent[0]
}

// oldDraft is what was typed and not saved when the window ended; ok is false
// when that was nothing, or in another catalog.
func (a *App) oldDraft() (d captions.Draft, ok bool) {
	if len(a.prefs.Draft) == 0 || json.Unmarshal(a.prefs.Draft, &d) != nil {
		return d, false
	}
	return d, d.Catalog == a.desk.Path() && len(d.Photos) > 0
}

func (a *App) setTheme(theme string) { a.change(func(p *settings.Prefs) { p.Theme = theme }) }

func (a *App) setLanguage(language string) {
	a.change(func(p *settings.Prefs) { p.Language = language })
}
