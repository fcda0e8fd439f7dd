package captions

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"cutline/app/widgets"
	"cutline/catalog"
)

// withCodes makes codes work in a box, and puts what is told of them below its
// row.
func (p *Panel) withCodes(row *fyne.Container, e *widgets.Entry, field catalog.FieldName) {
	if p.do.Codes == nil {
		return
	}
	line := p.do.Codes(e, field, p.resized)
	inner := container.New(row.Layout, row.Objects...)
	row.Layout, row.Objects = layout.NewCustomPaddedVBoxLayout(0), []fyne.CanvasObject{inner, line}
}

// named is a person whose code was typed.
type named struct {
	who     catalog.PersonID
	name    string
	written string // the code, as it was typed
}

// Meant hears that the code of a person was typed in the description or among
// the people: the photos are bound to the person when they are saved, if one of
// the two still holds the name, or the code.
func (f *Form) Meant(who catalog.Person, written string) {
	n := named{who.ID, who.Name, written}
	if !slices.Contains(f.meant, n) {
		f.meant = append(f.meant, n)
	}
}

// People are those that the photos are bound to when they are saved.
func (f *Form) People() []catalog.PersonID {
	var out []catalog.PersonID
	for _, n := range f.meant {
		if !slices.Contains(out, n.who) && f.says(n) {
			out = append(out, n.who)
		}
	}
	return out
}

// says reports whether a text that was typed names a person.
func (f *Form) says(n named) bool {
	for field, text := range f.typed {
		of, _ := catalog.SplitField(string(field))
		if (of == catalog.Description || of == catalog.People) && (strings.Contains(text, n.name) || strings.Contains(text, n.written)) {
			return true
		}
	}
	return false
}
