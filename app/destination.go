package app

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/chooser"
	"cutline/app/i18n"
	"cutline/app/platform"
	"cutline/app/widgets"
)

// A destination is where an export goes: a box for the folder, a button that
// chooses one, and a line that says at once whether it can be written to.
type destination struct {
	content fyne.CanvasObject
	box     *widgets.Entry
	choose  *widgets.Button
	note    *widget.Label
	bad     string // the path that was found not to be writable
	changed func() // the line has come or gone; may be nil
}

func (a *App) newDestination() *destination {
	d := &destination{box: widgets.NewEntry(nil), note: widget.NewLabel("")}
	d.note.Wrapping = fyne.TextWrapWord
	d.choose = widgets.NewButtonWithIcon(a.words.T("export.choose"), theme.FolderOpenIcon(), func() {
		a.chooseFrom("exportto", chooser.Options{Kind: chooser.Folder, Title: a.words.T("export.to"),
			Accept: a.words.T("export.here"), Start: d.path() + "/"}, func(path string) {
			d.box.SetText(path)
			a.lookAt(d)
			a.win.Canvas().Focus(d.box)
		})
	})
	d.box.OnChanged = func(string) { a.lookAt(d) }
	d.content = container.NewVBox(container.NewBorder(nil, nil, nil, d.choose, d.box), d.note)
	d.box.SetText(a.exportFolder())
	d.note.Hide()
	a.lookAt(d)
	return d
}

func (d *destination) path() string { return platform.Expand(d.box.Text) }

// refused reports whether the folder that is typed cannot be written to.
func (d *destination) refused() bool { return d.bad != "" && d.bad == d.path() }

// lookAt finds out, off the window's goroutine, whether the folder can be
// written to.
func (a *App) lookAt(d *destination) {
	path := d.path()
	a.jobs.Latest("destination", func(context.Context) func() {
		there, err := platform.Writable(path)
		return func() {
			d.bad, d.note.Importance = "", widget.LowImportance
			switch {
			case path == "":
				d.note.SetText("")
			case err != nil:
				d.bad, d.note.Importance = path, widget.DangerImportance
				d.note.SetText(a.noPlace(path, err))
			case !there:
				d.note.SetText(a.words.T("export.new"))
			default:
				d.note.SetText("")
			}
			seen(d.note, d.note.Text != "")
			if d.changed != nil {
				d.changed()
			}
			a.report.say("destination", "path", path, "there", there, "ok", err == nil)
		}
	})
}

// noPlace says why nothing can be written to a folder, and the way out.
func (a *App) noPlace(to string, err error) string {
	return a.words.T("export.noplace", to, first(a.words.T(whyNot(err)), err.Error())) + " " + a.words.T("export.elsewhere")
}

// whyNot is why a folder cannot be written to.
func whyNot(err error) i18n.Key {
	switch {
	case errors.Is(err, syscall.EROFS):
		return i18n.Key("export.why.readonly")
	case errors.Is(err, fs.ErrPermission):
		return i18n.Key("export.why.permission")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return i18n.Key("export.why.full")
	case errors.Is(err, syscall.ENOTDIR):
		return i18n.Key("export.why.file")
	}
	return ""
}

// exportFailed tells of an export that ended with an error; again asks for
// another folder where the folder is at fault, of which place tells.
func (a *App) exportFailed(to string, err, place error, again func()) {
	if place == nil && (errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)) {
		place = err
	}
	if place == nil || errors.Is(err, context.Canceled) {
		a.fail(err)
		return
	}
	a.failWith(a.noPlace(to, place)+"\n"+a.words.T("export.nothing"), choice{a.words.T("export.choose"), again})
}
