package batch

import (
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
)

// Merge are the forms of the templates that the catalog keeps now, by name,
// behind the one that has no name yet. What was typed in old forms and not kept
// stays typed.
func Merge(old []*Form, kept []catalog.Template) []*Form {
	first := NewForm(catalog.Template{})
	byName := map[string]*Form{}
	for _, f := range old {
		switch {
		case f.name == "":
			first = f
		case f.Dirty():
			byName[f.name] = f
		}
	}
	out := []*Form{first}
	for _, t := range kept {
		f := NewForm(t)
		if typed := byName[t.Name]; typed != nil {
			typed.saved = f.saved
			f = typed
			delete(byName, t.Name)
		}
		out = append(out, f)
	}
	for _, f := range byName { // kept no more, but typed in
		f.saved = catalog.Template{Name: f.name}
		out = append(out, f)
	}
	byNames(out)
	return out
}

// byNames puts forms into the order of the list.
func byNames(forms []*Form) {
	slices.SortStableFunc(forms, func(a, b *Form) int {
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
}

// Name is what the template is called; "" for one that has no name yet.
func (f *Form) Name() string { return f.name }

// named is the place of the form of that name, capitals or not; -1: none.
func named(forms []*Form, name string) int {
	return slices.IndexFunc(forms, func(f *Form) bool { return strings.EqualFold(f.name, name) })
}

// freeName is a name that no form has, like name.
func freeName(forms []*Form, name string) string {
	free := name
	for n := 2; named(forms, free) >= 0; n++ {
		free = name + " " + strconv.Itoa(n)
	}
	return free
}
