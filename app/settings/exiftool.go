package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/catalog"
)

// An Engine is the ExifTool that the setting means. The zero Engine says that
// nobody has looked for it yet.
type Engine struct {
	Tool catalog.Tool
	None bool // there is none to work with
}

// text says what was found.
func (e Engine) text(w *i18n.Words) string {
	switch {
	case e.None:
		return w.T("prefs.exiftool.none")
	case e.Tool.Path == "":
		return w.T("prefs.exiftool.looking")
	}
	return w.T("prefs.exiftool.found", e.Tool.Version, e.Tool.Path)
}

// exiftool is the row of the program that writes into files that are no
// JPEGs: where it is, and below which was found.
func (g *general) exiftool(s *Screen) []fyne.CanvasObject {
	b := &houseBox{Entry: s.line("prefs.exiftool")}
	b.SetPlaceHolder(s.w.T("prefs.exiftool.path"))
	b.keep = func(path string) { s.wishes.Change(func(p *Prefs) { p.Exiftool = path }) }
	b.flushWhenLeft()
	g.box = b
	found := note("")
	g.refresh = append(g.refresh, func(p Prefs) {
		b.set(p.Exiftool)
		found.SetText(s.values.Engine.text(s.w))
	})
	return []fyne.CanvasObject{widget.NewLabel(s.w.T("prefs.exiftool.label")), container.NewVBox(b.Entry, found)}
}
