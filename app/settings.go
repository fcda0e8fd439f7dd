package app

import (
	"context"
	"os"

	"cutline/app/chooser"
	"cutline/app/platform"
	"cutline/app/settings"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// showSettings shows the screen of settings in place of what is there, or
// puts it away.
func (a *App) showSettings() {
	if a.settings != nil {
		a.closeSettings()
		return
	}
	a.keep()
	a.openSettings("")
}

// openSettings shows a section of the settings; "" is the first.
func (a *App) openSettings(section settings.Section) {
	if a.settings != nil {
		a.settings.Leave()
	}
	a.settings = settings.New(a.words, settings.Wishes{
		Change: a.change,
		House:  a.setHouse, AddCodes: a.addCodes, RemoveCodes: a.removeCodes, ReloadCodes: a.showSettingsValues, Relink: a.relink, Reveal: a.openFolder, Add: a.askAdd,
		Copy: func(text string) {
			a.fyne.Clipboard().SetContent(text)
			a.say(a.words.T("copied"))
		},
		Pasted: a.fyne.Clipboard().Content,
		Capture: func(on bool) {
			a.capturing = on
			a.setMenu()
		},
		Grab: a.win.Canvas().Focus, Line: a.newLine, Focus: a.focused, Close: a.closeSettings,
	})
	a.settings.Show(section)
	a.lookForExiftool()
	a.showSettingsValues()
	a.showPlace()
	a.win.Canvas().Unfocus()
	a.report.say("settings", "shown", true)
}

// hideSettings goes back to the photos or the story: from the settings, and
// from the people.
func (a *App) hideSettings() {
	a.closeSettings()
	a.hideRoster()
}

// closeSettings goes back to what was there.
func (a *App) closeSettings() {
	if a.settings == nil {
		return
	}
	a.settings.Leave()
	a.settings, a.house = nil, nil
	a.showPlace()
	a.focusContent()
	a.report.say("settings", "shown", false)
}

// showSettingsValues brings the screen of settings up to date; what the
// catalog keeps is read first.
func (a *App) showSettingsValues() {
	if a.settings == nil {
		return
	}
	a.setSettings()
	d := a.desk
	if d == nil {
		return
	}
	a.jobs.Latest("settings", func(ctx context.Context) func() {
		house, err := d.House(ctx)
		var roots []catalog.Root
		if err == nil {
			roots, err = d.Roots(ctx)
		}
		var files []catalog.CodeFile
		if err == nil {
			files, err = d.CodeFiles(ctx)
		}
		return func() {
			if a.desk != d || a.settings == nil {
				return
			}
			if err != nil {
				a.fail(err)
				return
			}
			a.house, a.roots, a.codeFiles = &house, roots, files
			a.setSettings()
			a.learnCodes()
			a.report.say("codefiles", "n", len(files))
		}
	})
}

// useExiftool has the catalog work with another ExifTool from now on.
func (a *App) useExiftool() {
	if a.desk != nil {
		a.desk.UseExiftool(a.prefs.Exiftool)
	}
	a.lookForExiftool()
}

// lookForExiftool finds out, for the screen of settings, which there is.
func (a *App) lookForExiftool() {
	if a.settings == nil {
		return
	}
	a.engine = settings.Engine{}
	setting := a.prefs.Exiftool
	a.jobs.Latest("exiftool", func(ctx context.Context) func() {
		tool, err := desk.FindExiftool(ctx, setting)
		return func() {
			a.engine = settings.Engine{Tool: tool, None: err != nil}
			a.report.say("exiftool", "path", tool.Path, "version", tool.Version, "none", err != nil)
			if a.settings != nil {
				a.setSettings()
			}
		}
	})
}

func (a *App) setSettings() {
	v := settings.Values{Prefs: a.prefs, House: a.house, Roots: a.roots, Codes: a.codeFiles, Versions: platform.Versions(), Engine: a.engine}
	if dir, err := platform.StateDir(os.Getenv); err == nil {
		v.LogDir = dir
	}
	a.settings.SetValues(v)
}

// setHouse sets a field of the house, in its turn.
func (a *App) setHouse(field, value string) {
	d := a.desk
	if d == nil {
		return
	}
	var err error
	var done catalog.Applied
	a.queue.do(func(ctx context.Context) {
		done, err = d.SetHouse(ctx, catalog.Set{Field: field, Value: catalog.TextValue(value)})
	}, func() {
		if a.desk != d {
			return
		}
		a.fail(err)
		if err == nil {
			a.own.add(done.Edit)
			a.did(a.words.T("house.saved"))
			a.report.say("house", "field", field, "value", value)
		}
		a.showSettingsValues()
		a.refresh()
	})
}

// relink asks where a folder of photos is now.
func (a *App) relink(r catalog.Root) {
	d := a.desk
	a.chooseFrom("relink", chooser.Options{Kind: chooser.Folder, Title: a.words.T("relink.title", r.Path),
		Accept: a.words.T("relink.accept"), Start: r.Path}, func(path string) {
		if a.desk != d || d == nil {
			return
		}
		var done catalog.Counted
		a.start("relink", a.words.T("relink.task", r.Path), func(ctx context.Context, _ catalog.ProgressFunc) error {
			var err error
			done, err = d.MoveRoot(ctx, r.Path, path)
			return err
		}, func(err error) {
			if a.desk != d {
				return
			}
			a.fail(err)
			if err == nil {
				a.say(a.words.N("relink.done", done.Changed))
				a.failures(a.words.T("relink.failed"), done.Failed)
			}
			a.showSettingsValues()
			a.refresh()
		})
	})
}
