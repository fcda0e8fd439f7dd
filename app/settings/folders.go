package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/platform"
	"cutline/app/widgets"
	"cutline/catalog"
)

// folders is the section of the folders that photos were added from.
func (s *Screen) folders() fyne.CanvasObject {
	if s.values.House == nil {
		return widgets.NewEmpty(s.w.T("prefs.nocatalog"), "")
	}
	add := s.button("prefs.folders.add", "prefs.folders.add", s.wishes.Add)
	if len(s.values.Roots) == 0 {
		return widgets.NewEmpty(s.w.T("prefs.folders.none"), "", add)
	}
	rows := container.NewVBox()
	for _, r := range s.values.Roots {
		rows.Add(s.folder(r))
		rows.Add(widget.NewSeparator())
	}
	head := container.NewVBox(container.NewBorder(nil, nil, nil, add, heading(s.w.T("prefs.section.folders"))), note(s.w.T("prefs.folders.note")))
	all := container.NewVScroll(rows)
	return padded(14, inOrder(container.NewBorder(head, nil, nil, nil, all), head, all))
}

// folder is one folder: where it is, whether it is there, what can be done.
func (s *Screen) folder(r catalog.Root) fyne.CanvasObject {
	path := widget.NewLabel(r.Path)
	path.TextStyle.Bold = true
	path.Truncation = fyne.TextTruncateEllipsis
	state := widget.NewLabel(s.w.N("prefs.folders.here", r.Photos))
	state.Importance = widget.LowImportance
	relink := widgets.NewButton(s.w.T("prefs.folders.relink"), func() { s.wishes.Relink(r) })
	show := widgets.NewButtonWithIcon(s.w.T("prefs.folders.show"), fynetheme.FolderOpenIcon(), func() { s.wishes.Reveal(r.Path) })
	if !r.Online {
		state.SetText(s.w.N("prefs.folders.away", r.Photos))
		state.Importance = widget.WarningImportance
		relink.Importance = widget.HighImportance
		show.Disable()
	}
	s.controls["prefs.relink."+r.Path], s.controls["prefs.show."+r.Path] = relink, show
	return container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(show, relink)), container.NewVBox(path, state))
}

// about is the section that says which versions run.
func (s *Screen) about() fyne.CanvasObject {
	text := platform.VersionLines(s.values.Versions)
	lines := widget.NewLabel(text)
	lines.Selectable = true
	out := container.NewVBox(heading("Cutline"), note(s.w.T("prefs.about.note")), lines,
		container.NewHBox(s.button("prefs.about.copy", "prefs.about.copy", func() { s.wishes.Copy(text) })))
	if s.values.LogDir != "" {
		dir := s.values.LogDir
		out.Add(widget.NewSeparator())
		out.Add(note(s.w.T("prefs.about.logs", dir)))
		out.Add(container.NewHBox(s.button("prefs.about.show", "prefs.about.show", func() { s.wishes.Reveal(dir) })))
	}
	return out
}
