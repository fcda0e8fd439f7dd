package captions

import (
	"slices"
	"strings"

	"cutline/catalog"
)

// Names reports whether all photos name a person, as they are on the screen.
func (f *Form) Names(person string) bool {
	if len(f.photos) == 0 {
		return false
	}
	if s := f.State(catalog.People); !s.Mixed {
		return slices.Contains(peopleIn(s.Text), person)
	}
	if slices.Contains(peopleIn(f.typed[catalog.People+toAdd]), person) {
		return true
	}
	return len(f.ids) <= MaxRead && !slices.ContainsFunc(f.photos, func(p catalog.Photo) bool {
		return !slices.Contains(p.Caption[catalog.People].List, person)
	})
}

// Name adds a person to all photos, or takes one away again that was there.
// Where the photos name different people, these stay; who is on all of them
// then stays too.
func (f *Form) Name(person string) {
	name := catalog.People
	s := f.State(name)
	if s.Mixed {
		name += toAdd
		s.Text = f.typed[name]
	}
	people := peopleIn(s.Text)
	if at := slices.Index(people, person); at >= 0 {
		people = slices.Delete(people, at, at+1)
	} else {
		people = append(people, person)
	}
	text := strings.Join(people, "; ")
	if !s.Mixed {
		f.Type(name, text)
		return
	}
	if delete(f.typed, name); text != "" {
		f.put(name, text)
	}
}

// Added is what is to be added to a list where the photos differ.
func (f *Form) Added(name catalog.FieldName) string {
	if field, ok := catalog.FieldByName(name); !ok || field.Kind != catalog.List {
		return ""
	}
	return f.typed[name+toAdd]
}

func peopleIn(text string) []string {
	field, _ := catalog.FieldByName(catalog.People)
	return slices.Clone(value(field, text).List)
}
