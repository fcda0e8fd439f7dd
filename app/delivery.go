package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"cutline/app/platform"
	"cutline/app/settings"
	"cutline/app/widgets"
	"cutline/catalog"
)

// askExport asks where the story's package goes and which pictures are made.
func (a *App) askExport() {
	s := a.stories.Story()
	if s.ID == 0 || a.desk == nil {
		return
	}
	a.stories.Flush()
	a.askWhere(a.words.T("export.title"), s.ID, func(o catalog.ExportOptions) { a.export(s.ID, o) })
}

// askExportPhotos asks the same for the photos in hand.
func (a *App) askExportPhotos() {
	ids := slices.Clone(a.grid.Targets())
	if len(ids) == 0 || a.desk == nil {
		return
	}
	a.saveCaption()
	a.askWhere(a.words.N("export.photos", len(ids)), 0, func(o catalog.ExportOptions) { a.exportPhotos(ids, o) })
}

// askWhere asks for the options of an export; of a story, id, it also shows
// what the receiver will see.
func (a *App) askWhere(title string, id catalog.StoryID, done func(catalog.ExportOptions)) {
	to := widgets.NewEntry(nil)
	to.SetText(a.exportFolder())
	chips := map[string]*widgets.Chip{}
	chosen := func() []catalog.Preset {
		var out []catalog.Preset
		for _, p := range catalog.Presets {
			if chips[p.Name].On() {
				out = append(out, p)
			}
		}
		return out
	}
	var r *receiver
	row := container.New(layout.NewRowWrapLayout())
	for _, p := range catalog.Presets {
		c := widgets.NewChip(a.preset(p), func(bool) {
			if r != nil {
				a.weigh(r)
			}
		})
		c.SetOn(p.Name == "web")
		chips[p.Name] = c
		row.Add(c)
	}
	zip := widget.NewCheck(a.words.T("export.zip"), nil)
	replace := widget.NewCheck(a.words.T("export.replace"), nil)
	content := container.NewVBox(widget.NewLabel(a.words.T("export.to")), to, widget.NewLabel(a.words.T("export.presets")), row)
	if id != 0 {
		r = a.newReceiver(id, chosen)
		seen := container.NewVScroll(r.content)
		seen.SetMinSize(fyne.NewSize(10, a.win.Canvas().Size().Height*.36))
		content.Objects = append(content.Objects, r.sum, container.NewHBox(zip, replace),
			widget.NewLabel(a.words.T("export.seen")), seen, r.reason)
	}
	a.ask("export", title, a.words.T("export.do"), content, to, func() bool {
		o := catalog.ExportOptions{To: platform.Expand(to.Text), Zip: zip.Checked, Replace: replace.Checked}
		for _, p := range chosen() {
			o.Presets = append(o.Presets, p.Name)
		}
		if o.To == "" || len(o.Presets) == 0 {
			return false
		}
		if r != nil && r.reason.Visible() {
			o.Accept = strings.TrimSpace(r.reason.Text)
		}
		a.note(func(p *settings.Prefs) { p.ExportFolder = o.To }, nil)
		a.queue.whenIdle(func() { done(o) })
		return true
	})
	for name, c := range chips {
		a.dialog["export."+name] = c
	}
	if r != nil {
		a.dialog["export.reason"] = r.reason
	}
}

// exportPhotos makes renditions of photos, outside any story.
func (a *App) exportPhotos(ids []catalog.PhotoID, o catalog.ExportOptions) {
	d := a.desk
	var pkg catalog.Package
	a.start("export", a.words.N("export.photos", len(ids)), func(ctx context.Context, progress catalog.ProgressFunc) error {
		var err error
		pkg, err = d.ExportPhotos(ctx, ids, o, progress)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.exported(pkg)
	})
}

// preset is a preset's name with the size it makes.
func (a *App) preset(p catalog.Preset) string {
	switch {
	case p.Width > 0:
		return fmt.Sprintf("%s  %d×%d", p.Name, p.Width, p.Height)
	case p.LongEdge > 0:
		return fmt.Sprintf("%s  %d px", p.Name, p.LongEdge)
	}
	return p.Name + "  " + a.words.T("export.full")
}

func (a *App) exportFolder() string {
	if to := a.prefs.ExportFolder; to != "" {
		return to
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, "Documents", "Cutline")
}

// export makes the story's package and offers its folder.
func (a *App) export(id catalog.StoryID, o catalog.ExportOptions) {
	d := a.desk
	var pkg catalog.Package
	a.start("export", a.words.T("export.task"), func(ctx context.Context, progress catalog.ProgressFunc) error {
		var err error
		pkg, err = d.ExportStory(ctx, id, o, progress)
		return err
	}, func(err error) {
		var refused *catalog.Refused
		switch {
		case errors.As(err, &refused):
			a.askReason(id, o, refused.Findings)
		case errors.Is(err, catalog.ErrExists):
			again := o
			again.Replace = true
			a.failWith(a.words.T("export.exists", err.Error()), choice{a.words.T("export.replace.do"), func() { a.export(id, again) }})
		case err != nil:
			a.fail(err)
		default:
			a.exported(pkg)
		}
	})
}

// exported says where the package is, with a button that opens it.
func (a *App) exported(pkg catalog.Package) {
	a.say(a.words.N("export.done", len(pkg.Files), pkg.Path))
	a.report.say("exported", "path", pkg.Path, "files", len(pkg.Files))
	dir := pkg.Path
	if st, err := os.Stat(dir); err == nil && !st.IsDir() {
		dir = filepath.Dir(dir)
	}
	text := widget.NewLabel(a.words.N("export.done", len(pkg.Files), pkg.Path))
	text.Wrapping = fyne.TextWrapBreak
	var d *dialog.CustomDialog
	open := widgets.NewButton(a.words.T("export.open"), func() { d.Hide(); a.openFolder(dir) })
	open.Importance = widget.HighImportance
	closing := widgets.NewButton(a.words.T("dialog.close"), func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons(a.words.T("export.done.title"), text, a.win)
	buttons := []fyne.CanvasObject{closing, open}
	controls := map[string]fyne.CanvasObject{"dialog.open": open, "dialog.close": closing}
	if page := filepath.Join(pkg.Path, "index.html"); dir == pkg.Path && slices.ContainsFunc(pkg.Files, func(f catalog.PackageFile) bool { return f.Path == "index.html" }) {
		show := widgets.NewButton(a.words.T("export.page"), func() { d.Hide(); a.openFolder(page) })
		buttons = append(buttons, show)
		controls["dialog.page"] = show
	}
	d.SetButtons(buttons)
	d.Resize(fyne.NewSize(min(640, a.win.Canvas().Size().Width*.8), 0))
	a.present("exported", d, controls)
	a.failures(a.words.T("export.failed"), pkg.Failed)
}

// askReason shows what refuses the export, and takes a reason to export all
// the same.
func (a *App) askReason(id catalog.StoryID, o catalog.ExportOptions, found []catalog.Finding) {
	rows := container.NewVBox()
	lang := catalog.Language(a.words.Language())
	for _, f := range found {
		l := widget.NewLabel(a.words.T("export.finding", f.Slot, f.Message(lang)))
		l.Wrapping, l.Importance = fyne.TextWrapWord, widget.DangerImportance
		rows.Add(l)
	}
	a.report.say("refused", "n", len(found))
	if slices.ContainsFunc(found, func(f catalog.Finding) bool {
		return f.Rule == catalog.RulePhotoUnusable || f.Rule == catalog.RuleSlotEmpty
	}) {
		hint := widget.NewLabel(a.words.T("export.without"))
		hint.Wrapping = fyne.TextWrapWord
		rows.Add(hint)
	}
	reason := a.newLine()
	reason.SetPlaceHolder(a.words.T("stories.reason"))
	rows.Add(reason)
	a.ask("refused", a.words.T("export.refused"), a.words.T("export.anyway"), rows, reason, func() bool {
		if reason.Text == "" {
			return false
		}
		o.Accept = reason.Text
		a.export(id, o)
		return true
	})
}
