package captions

import "cutline/catalog"

// Take gives the field that has the keyboard, or had it last, what another
// photo's caption has in it: typed, not saved, and one step of its undo. It
// reports whether there was anything to take.
func (p *Panel) Take(from catalog.Caption) bool {
	if l := p.lists[p.at]; l != nil {
		records := from[p.at].Records
		if len(records) == 0 {
			return false
		}
		p.form.TypeRecords(p.at, records)
		p.Show()
		p.do.Typed()
		return true
	}
	b := p.boxes[p.at]
	if b == nil || b.Disabled() {
		return false
	}
	text := textOf(from, b.name())
	if text == "" {
		return false
	}
	b.Replace(0, len([]rune(b.Text)), text)
	return true
}

// Field is the field that has the keyboard, or had it last.
func (p *Panel) Field() catalog.FieldName { return p.at }
