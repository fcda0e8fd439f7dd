package batch

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"cutline/app/widgets"
	"cutline/catalog"
)

// blank shows the template that has no name yet; when it shows already, it is
// begun anew.
func (v *Template) blank() {
	if v.at == 0 { // it was shown already: begin again
		v.forms[0] = NewForm(catalog.Template{})
	}
	v.goTo(0)
	v.show()
	v.do.Grab(v.First())
}

// goTo shows the template at a place of the list.
func (v *Template) goTo(i int) {
	v.list.Refresh()
	v.choose(i)
	v.list.Select(i)
}

// save keeps the template by the name it has; one without a name gets one
// first.
func (v *Template) save() {
	f := v.form()
	if f.name == "" {
		v.saveAs()
		return
	}
	t := f.Template()
	v.do.Save(t, "", func() { v.kept(f, t) })
}

// saveAs keeps the template by another name; what it was stays.
func (v *Template) saveAs() {
	f := v.form()
	v.strip.ask(v.words.T("template.name"), v.words.T("template.save"), f.name, func(name string) bool {
		if name == "" || !v.free(name, f) {
			return false
		}
		t := f.Template()
		t.Name = name
		v.do.Save(t, "", func() { v.copied(f, t) })
		return true
	})
}

// copied hears that the form was kept as t: where that is another name, the
// form it came from is again as it was kept.
func (v *Template) copied(from *Form, t catalog.Template) {
	if from.name == t.Name {
		v.kept(from, t)
		return
	}
	if from.name == "" {
		*from = *NewForm(catalog.Template{})
	} else {
		from.Revert()
	}
	v.Add(t)
}

// Add takes up a template that the catalog keeps, and shows it; one of its name
// is replaced.
func (v *Template) Add(t catalog.Template) {
	f := NewForm(t)
	if i := named(v.forms, t.Name); i > 0 {
		v.forms[i] = f
	} else {
		v.forms = append(v.forms, f)
	}
	byNames(v.forms)
	v.at = -1 // show it even where it stands in the place of the last
	v.goTo(slices.Index(v.forms, f))
}

// FreeName is a name like name that no template has.
func (v *Template) FreeName(name string) string { return freeName(v.forms, name) }

// free reports whether a name may be given to a form: one that another has is
// asked about once more.
func (v *Template) free(name string, f *Form) bool {
	i := named(v.forms, name)
	if i <= 0 || v.forms[i] == f || v.strip.sure == name {
		return true
	}
	v.strip.sure = name
	v.strip.text.SetText(v.words.T("template.there", v.forms[i].name))
	v.edit.Refresh()
	return false
}

// rename gives the template another name.
func (v *Template) rename() {
	f := v.form()
	if f.name == "" {
		return
	}
	v.strip.ask(v.words.T("template.name"), v.words.T("template.rename.do"), f.name, func(name string) bool {
		if name == "" || !v.free(name, f) {
			return false
		}
		t, old := f.Template(), f.name
		t.Name = name
		v.do.Save(t, old, func() { v.kept(f, t) })
		return true
	})
}

// kept hears that a form is kept as t; another of that name is no more.
func (v *Template) kept(f *Form, t catalog.Template) {
	shown := v.form()
	v.forms = slices.DeleteFunc(v.forms, func(g *Form) bool { return g != f && strings.EqualFold(g.name, t.Name) })
	f.Kept(t)
	byNames(v.forms)
	v.at = max(slices.Index(v.forms, shown), 0)
	v.list.Select(v.at)
	v.changed()
}

// revert forgets what was typed since the template was kept.
func (v *Template) revert() {
	v.form().Revert()
	v.show()
}

// remove takes the template out of the catalog.
func (v *Template) remove() {
	f := v.form()
	if f.name == "" {
		return
	}
	v.strip.confirm(v.words.T("template.remove.ask", f.name), v.words.T("template.remove"), func() {
		v.do.Remove(f.name, func() {
			v.forms = slices.DeleteFunc(v.forms, func(g *Form) bool { return g == f })
			v.at = -1
			v.goTo(0)
		})
	})
}

// Take fills the fields from a caption.
func (v *Template) Take(c catalog.Caption) {
	v.form().Take(c)
	v.show()
}

// Look looks again at what the values become: the photo in hand came, or the
// codes did.
func (v *Template) Look() {
	v.filling = true
	for _, r := range v.rows {
		r.look()
	}
	v.filling = false
	v.resized()
}

// Bad gives the keyboard to the first value that is applied and cannot be put
// in; it reports whether there is one.
func (v *Template) Bad() bool {
	for _, n := range v.form().applied() {
		if _, err := v.do.Expand(v.form().lines[n].text); err == nil {
			continue
		}
		of, lang := catalog.SplitField(n)
		if field, _ := catalog.FieldByName(of); field.Kind == catalog.Languages && lang != v.lang {
			v.lang = lang
			v.show()
		}
		if r := v.rows[of]; r != nil && r.value != nil {
			v.do.Grab(r.value)
		}
		return true
	}
	return false
}

// Planning says that a plan is being made; done of total photos, 0 when it is
// not known, have been looked into. With stoppable the button to stop it shows.
func (v *Template) Planning(done, total int, stoppable bool) {
	text := v.words.T("batch.looking")
	if total > 0 {
		text = v.words.T("batch.looking.of", done*100/total)
	}
	v.status.SetText(text)
	if stoppable {
		v.stop.Show()
	}
}

// Idle says again what the template applies, or why there is no plan.
func (v *Template) Idle(problem string) {
	v.stop.Hide()
	v.changed()
	if problem != "" {
		v.status.SetText(problem)
	}
}

// Preview shows a plan in place of the form.
func (v *Template) Preview(plan catalog.BatchPlan) {
	v.Idle("")
	v.changes.Set(plan)
	v.summary.SetText(v.changes.Summary())
	v.edit.Hide()
	v.preview.Show()
	v.do.Grab(v.changes.List)
}

// Back shows the form again; it reports whether the preview was there.
func (v *Template) Back() bool {
	if !v.preview.Visible() {
		return false
	}
	v.preview.Hide()
	v.edit.Show()
	v.do.Grab(v.First())
	return true
}

// First is the first value that is applied, or the description's.
func (v *Template) First() *widgets.Entry {
	for _, n := range v.form().applied() {
		of, _ := catalog.SplitField(n)
		if r := v.rows[of]; r != nil && r.value != nil {
			return r.value
		}
	}
	return v.rows[catalog.Description].value
}

// Controls names what a test may want to point at.
func (v *Template) Controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"template.list": v.list, "template.changes": v.changes.List, "template.lang": v.tongue,
		"template.more": v.more, "template.strip.yes": v.strip.yes, "template.name": v.strip.box, "batch.stop": v.stop}
	for name, b := range v.buttons {
		out["template."+name] = b
	}
	for name, r := range v.rows {
		out["template.on."+string(name)], out["template.how."+string(name)] = r.on, r.how
		if r.value != nil {
			out["template.value."+string(name)], out["template.words."+string(name)] = r.value, r.list
		}
	}
	return out
}
