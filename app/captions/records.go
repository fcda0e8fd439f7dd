package captions

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

// tell shows the structures of a single photo: who is in it, in detail, and
// what places.
func (p *Panel) tell() {
	p.told.RemoveAll()
	defer p.told.Refresh()
	photos := p.form.Photos()
	if len(photos) != 1 {
		return
	}
	for _, f := range catalog.Fields {
		lines := recordLines(f, photos[0].Caption[f.Name])
		if len(lines) == 0 {
			continue
		}
		name := widget.NewLabel(p.words.T(fieldKey(f.Name)))
		name.Importance, name.SizeName = widget.LowImportance, theme.SizeNameCaptionText
		body := widget.NewLabel("• " + strings.Join(lines, "\n• "))
		body.Wrapping = fyne.TextWrapWord
		p.told.Add(name)
		p.told.Add(body)
	}
}

// recordLines is what people read of structures: a line for each, its name
// first, without the codes and numbers that are for programs.
func recordLines(f catalog.Field, v catalog.Value) []string {
	var lines []string
	for _, r := range v.Records {
		var said []string
		for _, part := range f.Parts {
			if v := r[part.Name]; !part.Code && !v.IsZero() {
				if part.Kind == catalog.Records {
					v = catalog.ListValue(recordLines(part, v)...)
				}
				if s := strings.Join(strings.Fields(v.String()), " "); s != "" {
					said = append(said, s)
				}
			}
		}
		if len(said) > 0 {
			lines = append(lines, strings.Join(said, ", "))
		}
	}
	return lines
}
