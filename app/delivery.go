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
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
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
	a.askWhere(a.words.T("export.title"), s.ID, nil, func(o catalog.ExportOptions) { a.export(s.ID, o) })
}

// askExportPhotos asks the same for the photos in hand.
func (a *App) askExportPhotos() {
	ids := slices.Clone(a.targets())
	if len(ids) == 0 || a.desk == nil {
		return
	}
	a.saveCaption()
	a.askWhere(a.words.N("export.photos", len(ids)), 0, ids, func(o catalog.ExportOptions) { a.exportPhotos(ids, o) })
}

// askWhere asks for the options of an export, and shows what the receiver
// will see: of a story, or of photos.
func (a *App) askWhere(title string, story catalog.StoryID, photos []catalog.PhotoID, done func(catalog.ExportOptions)) {
	to := a.newDestination()
	chips := map[string]*widgets.Chip{}
	chosen := func() []catalog.Preset {
		return slices.DeleteFunc(slices.Clone(catalog.Presets), func(p catalog.Preset) bool { return !chips[p.Name].On() })
	}
	r := a.newReceiver(chosen)
	row := container.New(layout.NewRowWrapLayout())
	for _, p := range catalog.Presets {
		c := widgets.NewChip(a.preset(p), func(bool) { a.weigh(r) })
		c.SetOn(p.Name == "web")
		chips[p.Name] = c
		row.Add(c)
	}
	zip := widgets.NewCheckBox(a.words.T("export.zip"), nil)
	replace := widgets.NewCheckBox(a.words.T("export.replace"), nil)
	top := container.NewVBox(widget.NewLabel(a.words.T("export.to")), to.content, widget.NewLabel(a.words.T("export.presets")), row, r.sum,
		container.NewHBox(zip, replace), widget.NewLabel(a.words.T("export.seen")))
	content := container.NewBorder(top, r.reason, nil, nil, container.NewVScroll(r.content))
	content.Objects = []fyne.CanvasObject{top, content.Objects[0], r.reason} // as Tab goes
	to.changed, r.changed = content.Refresh, content.Refresh
	d := a.ask("export", title, a.words.T("export.do"), content, func() bool {
		o := catalog.ExportOptions{To: to.path(), Zip: zip.Checked, Replace: replace.Checked}
		for _, p := range chosen() {
			o.Presets = append(o.Presets, p.Name)
		}
		if o.To == "" || len(o.Presets) == 0 || to.refused() {
			return false
		}
		if r.reason.Visible() {
			o.Accept = strings.TrimSpace(r.reason.Text)
		}
		a.note(func(p *settings.Prefs) { p.ExportFolder = o.To }, nil)
		a.queue.whenIdle(func() { done(o) })
		return true
	}, to.box, r.reason)
	d.Resize(fyne.NewSize(a.dialogWidth(760), a.win.Canvas().Size().Height*.9))
	closed := d.OnClosed
	d.OnClosed = func() { a.stopWeighing(); closed() }
	r.jump = func(slot int) { d.Hide(); a.goSlot(slot) }
	for name, c := range chips {
		a.dialog["export."+name] = c
	}
	a.dialog["export.reason"], a.dialog["export.choose"] = r.reason, to.choose
	if story != 0 {
		r.readStory(a, story)
	} else {
		r.readPhotos(a, photos)
	}
}

// goSlot shows a slot of the story, with the keyboard in its caption; slot 0
// is the story itself.
func (a *App) goSlot(slot int) {
	a.hideSettings()
	a.showTab(tabStories)
	a.stories.GoTo(slot)
}

// exportPhotos makes renditions of photos, outside any story.
func (a *App) exportPhotos(ids []catalog.PhotoID, o catalog.ExportOptions) {
	d := a.desk
	var pkg catalog.Package
	var place error // whether the folder is at fault
	a.start("export", a.words.N("export.photos", len(ids)), func(ctx context.Context, progress catalog.ProgressFunc) error {
		var err error
		if pkg, err = d.ExportPhotos(ctx, ids, o, progress); err != nil {
			_, place = platform.Writable(o.To)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.exportFailed(o.To, err, place, a.askExportPhotos)
			return
		}
		a.exported(pkg)
	})
}

// presetName is what a preset is called.
func (a *App) presetName(p catalog.Preset) string { return a.words.T(i18n.Key("preset." + p.Name)) }

// preset is a preset's name with the size it makes.
func (a *App) preset(p catalog.Preset) string {
	switch {
	case p.Width > 0:
		return fmt.Sprintf("%s  %d×%d", a.presetName(p), p.Width, p.Height)
	case p.LongEdge > 0:
		return fmt.Sprintf("%s  %d px", a.presetName(p), p.LongEdge)
	}
	return a.presetName(p) + "  " + a.words.T("export.full")
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
	var place error // whether the folder is at fault
	a.start("export", a.words.T("export.task"), func(ctx context.Context, progress catalog.ProgressFunc) error {
		var err error
		if pkg, err = d.ExportStory(ctx, id, o, progress); err != nil {
			_, place = platform.Writable(o.To)
		}
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
			a.exportFailed(o.To, err, place, a.askExport)
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
	said := a.words.N("export.done", len(pkg.Files), pkg.Path)
	for _, f := range pkg.FromPreviews {
		said += "\n" + a.words.T("export.preview", filepath.Base(f.Path), f.Width, f.Height)
	}
	text := widget.NewLabel(said)
	text.Wrapping = fyne.TextWrapBreak
	var d *widgets.Dialog
	open := widgets.NewButton(a.words.T("export.open"), func() { d.Hide(); a.openFolder(dir) })
	open.Importance = widget.HighImportance
	closing := widgets.NewButton(a.words.T("dialog.close"), func() { d.Hide() })
	buttons := []*widgets.Button{closing, open}
	controls := map[string]fyne.CanvasObject{"dialog.open": open, "dialog.close": closing}
	if page := filepath.Join(pkg.Path, "index.html"); dir == pkg.Path && slices.ContainsFunc(pkg.Files, func(f catalog.PackageFile) bool { return f.Path == "index.html" }) {
		show := widgets.NewButton(a.words.T("export.page"), func() { d.Hide(); a.openFolder(page) })
		buttons = append(buttons, show)
		controls["dialog.page"] = show
	}
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("export.done.title"), text, buttons...)
	d.Resize(fyne.NewSize(a.dialogWidth(640), 0))
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
	a.ask("refused", a.words.T("export.refused"), a.words.T("export.anyway"), rows, func() bool {
		if reason.Text == "" {
			return false
		}
		o.Accept = reason.Text
		a.export(id, o)
		return true
	}, reason)
}
