package roster

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/catalog"
)

// rowEdge is the size of a portrait in a list.
const rowEdge = 36

// A personRow is a person in a list: portrait, name over office, and whether
// somebody else bears the name.
type personRow struct {
	widget.BaseWidget
	face               *face
	name, office, code *widget.Label
	same               *widget.Label
}

func newPersonRow() *personRow {
	r := &personRow{face: newFace(rowEdge), name: widget.NewLabel(""), office: widget.NewLabel(""), code: widget.NewLabel(""), same: widget.NewLabel("")}
	r.name.TextStyle.Bold, r.name.Truncation = true, fyne.TextTruncateEllipsis
	r.office.SizeName, r.office.Truncation = fynetheme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	r.code.Importance, r.code.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	r.same.Importance, r.same.SizeName = widget.WarningImportance, fynetheme.SizeNameCaptionText
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer lays the parts out.
func (r *personRow) CreateRenderer() fyne.WidgetRenderer {
	head := container.NewBorder(nil, nil, nil, container.NewHBox(r.same, r.code), r.name)
	text := container.New(layout.NewCustomPaddedVBoxLayout(-8), head, r.office)
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, container.NewCenter(r.face.content), nil, text))
}

// show shows a person as of a day.
func (r *personRow) show(w *i18n.Words, faces *Faces, p catalog.Person, namesake bool, day catalog.Date) {
	r.name.SetText(p.Name)
	r.office.SetText(cmp.Or(officesOn(p, day), noOffice(w, p)))
	r.office.Importance = widget.MediumImportance
	if len(p.On(day)) == 0 {
		r.office.Importance = widget.LowImportance
	}
	r.office.Refresh()
	r.code.SetText(p.Code)
	text := ""
	if namesake {
		text = w.T("roster.namesake")
	}
	r.same.SetText(text)
	r.face.show(p.Name, faces.Get(p.Portrait, pixels(r, rowEdge)))
}

// noOffice says that a person held no office, and which is the latest: else
// namesakes could not be told apart.
func noOffice(w *i18n.Words, p catalog.Person) string {
	if len(p.Offices) == 0 {
		return w.T("roster.nooffice")
	}
	last := p.Offices[len(p.Offices)-1]
	return w.T("roster.nooffice") + " · " + last.Brief() + " (" + spanText(w, last) + ")"
}

// officesOn are the offices of a day in their short form.
func officesOn(p catalog.Person, day catalog.Date) string {
	var all []string
	for _, o := range p.On(day) {
		all = append(all, o.Brief())
	}
	return strings.Join(all, ", ")
}
