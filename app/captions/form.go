package captions

import (
	"maps"
	"slices"

	"cutline/catalog"
)

// MaxRead is the most photos whose captions a form compares. Of a larger
// selection it holds the first ones, takes every field for mixed, and changes
// all.
const MaxRead = 5000

// maxValues is the most different texts of a field that are told apart.
const maxValues = 99

// A Form is the caption of the selected photos, being edited. The zero Form
// is of no photo. It belongs to one goroutine.
type Form struct {
	ids    []catalog.PhotoID // all, also those beyond MaxRead
	photos []catalog.Photo
	base   catalog.EditID
	typed  map[catalog.FieldName]string   // what the user typed, by field
	held   map[catalog.FieldName][]string // the different texts the photos hold, when asked for
	meant  []named                        // people whose codes were typed
}

// Load puts photos in the form, as they were read when the catalog had come
// to base: those of ids, up to MaxRead. What was typed is dropped: save it
// first.
func (f *Form) Load(ids []catalog.PhotoID, photos []catalog.Photo, base catalog.EditID) {
	*f = Form{ids: ids, photos: photos, base: base}
	if len(ids) <= MaxRead { // one that is gone from the catalog is not in the form
		f.ids = make([]catalog.PhotoID, len(photos))
		for i, p := range photos {
			f.ids[i] = p.ID
		}
	}
}

// Refresh puts newer values of the same photos in the form and keeps what the
// user typed; the base of a dirty form stays, so that a clash is noticed.
func (f *Form) Refresh(photos []catalog.Photo, base catalog.EditID) {
	if !f.Dirty() {
		f.base = base
	}
	f.photos, f.held = photos, nil
}

// IDs are the photos of the form; not to be changed.
func (f *Form) IDs() []catalog.PhotoID { return f.ids }

// Photos are the photos of the form; not to be changed.
func (f *Form) Photos() []catalog.Photo { return f.photos }

// Same reports whether the form holds exactly these photos, in this order.
func (f *Form) Same(ids []catalog.PhotoID) bool { return slices.Equal(f.ids, ids) }

// textOf is a field's text; "description@en" is that of a language, and that
// of structures is their JSON.
func textOf(c catalog.Caption, name catalog.FieldName) string {
	if v := c[name]; len(v.Records) > 0 {
		return v.RecordsJSON()
	}
	if field, lang := catalog.SplitField(string(name)); lang != "" {
		return c.Lang(field, lang)
	}
	return c.Text(name)
}

// A State is what the screen shows of one field.
type State struct {
	Text   string   // the common text, or what was typed; "" when Mixed
	Mixed  bool     // the photos differ and nothing was typed: a save leaves the field alone
	Dirty  bool     // the user typed something else than the photos hold
	Values []string // the different texts the photos hold, first seen first
	// Clash says why the text of a photo waits for a choice; "" = none does.
	Clash catalog.ClashKind
}

// State is the state of a field. Here and below, the name of a field of
// languages may name one of them: "description@en".
func (f *Form) State(name catalog.FieldName) State {
	s := State{Values: f.values(name), Clash: f.clash(name)}
	text, typed := f.typed[name]
	switch {
	case typed:
		s.Text, s.Dirty = text, true
	case f.agree(name):
		s.Text = s.Values[0]
	default:
		s.Mixed = len(s.Values) > 0
	}
	return s
}

// clash is the kind of the first clash that a photo has of the field.
func (f *Form) clash(name catalog.FieldName) catalog.ClashKind {
	name, _ = catalog.SplitField(string(name))
	for i := range f.photos {
		if c, ok := f.photos[i].Clash(string(name)); ok {
			return c.Kind
		}
	}
	return ""
}

// agree reports whether all photos hold the same text, as far as is known.
func (f *Form) agree(name catalog.FieldName) bool {
	return len(f.values(name)) == 1 && len(f.ids) <= MaxRead
}

// values are the different texts the photos hold, first seen first.
func (f *Form) values(name catalog.FieldName) []string {
	if v, ok := f.held[name]; ok {
		return v
	}
	var out []string
	seen := map[string]bool{}
	for _, p := range f.photos {
		if t := textOf(p.Caption, name); !seen[t] && len(out) < maxValues {
			seen[t] = true
			out = append(out, t)
		}
	}
	if f.held == nil {
		f.held = map[catalog.FieldName][]string{}
	}
	f.held[name] = out
	return out
}

// Type records what the user made of a field's text. A text that the photos
// hold already is no change; neither is one emptied again where they differ
// (Clear empties those).
func (f *Form) Type(name catalog.FieldName, text string) {
	if f.agree(name) && f.values(name)[0] == text || !f.agree(name) && text == "" {
		delete(f.typed, name)
		return
	}
	f.put(name, text)
}

// Clear empties the field in every photo of the form.
func (f *Form) Clear(name catalog.FieldName) {
	if f.agree(name) && f.values(name)[0] == "" {
		delete(f.typed, name)
		return
	}
	f.put(name, "")
}

func (f *Form) put(name catalog.FieldName, text string) {
	if f.typed == nil {
		f.typed = map[catalog.FieldName]string{}
	}
	f.typed[name] = text
	delete(f.typed, name+toAdd) // it replaces all
}

// Reset forgets what was typed in a field.
func (f *Form) Reset(name catalog.FieldName) {
	delete(f.typed, name)
	delete(f.typed, name+toAdd)
}

// ResetAll forgets all that was typed.
func (f *Form) ResetAll() { f.typed, f.meant = nil, nil }

// Dirty reports whether a save would change anything.
func (f *Form) Dirty() bool { return len(f.typed) > 0 && len(f.photos) > 0 }

// Saving hears that Edit is on its way to the catalog: the form shows the
// photos as they will be, and is clean.
func (f *Form) Saving() {
	e := f.Edit()
	photos := slices.Clone(f.photos)
	for i := range photos {
		photos[i].Caption = photos[i].Caption.Clone()
		for _, s := range e.Sets {
			name, lang := catalog.SplitField(s.Field)
			field, _ := catalog.FieldByName(name)
			old := photos[i].Caption[name]
			photos[i].Caption.Set(name, s.Apply(old, lang, field.Kind))
		}
	}
	f.photos, f.typed, f.held, f.meant = photos, nil, nil, nil
}

// beforeAll is the base of a form that was read before anybody edited the
// catalog: a Base of 0 would mean that clashes do not matter.
const beforeAll catalog.EditID = -1

// Edit is what a save does. Fields that nobody typed in are not named.
func (f *Form) Edit() catalog.Edit {
	e := catalog.Edit{Title: "caption", Base: f.base}
	if e.Base == 0 {
		e.Base = beforeAll
	}
	names := slices.Sorted(maps.Keys(f.typed))
	for _, field := range catalog.Fields {
		for _, name := range names {
			if of, adds := addedTo(name); adds && of == field.Name {
				e.Sets = append(e.Sets, catalog.Set{Field: string(of), Op: catalog.Append, Value: value(field, f.typed[name])})
			} else if of, _ := catalog.SplitField(string(name)); of == field.Name {
				e.Sets = append(e.Sets, catalog.Set{Field: string(name), Value: value(field, f.typed[name])})
			}
		}
	}
	return e
}

// Changes counts the photos a save would change.
func (f *Form) Changes() int {
	if len(f.ids) > MaxRead && f.Dirty() {
		return len(f.ids) // as far as is known
	}
	n := 0
	for _, p := range f.photos {
		for name, text := range f.typed {
			if of, adds := addedTo(name); adds && lacks(of, p.Caption[of], text) || !adds && textOf(p.Caption, name) != text {
				n++
				break
			}
		}
	}
	return n
}

// value is a field's value made of the one text of its box.
func value(f catalog.Field, text string) catalog.Value {
	if f.Kind == catalog.Records {
		return catalog.RecordsValue(parsed(text)...)
	}
	return f.Read(text)
}

// Room tells how full a field is: the bytes of its text (of the longest item
// of a list) and the most that IPTC IIM takes; 0 for no limit.
func Room(f catalog.Field, text string) (bytes, limit int) {
	v := value(f, text)
	bytes = len(v.Text)
	for _, item := range v.List {
		bytes = max(bytes, len(item))
	}
	return bytes, f.IIM
}

// A Draft is what was typed and not yet saved, kept for the next start.
type Draft struct {
	Catalog string                       `json:"catalog"` // its folder
	Photos  []catalog.PhotoID            `json:"photos"`
	Base    catalog.EditID               `json:"base"`
	Typed   map[catalog.FieldName]string `json:"typed"`
	// People are those whom the photos are bound to with it.
	People []catalog.PersonID `json:"people,omitempty"`
}

// Draft is what must survive if the window ends now. It is not Dirty's
// business to be asked first: a clean form gives an empty Draft.
func (f *Form) Draft() Draft {
	if !f.Dirty() {
		return Draft{}
	}
	d := Draft{Photos: f.IDs(), Base: f.base, Typed: map[catalog.FieldName]string{}, People: f.People()}
	for k, v := range f.typed {
		d.Typed[k] = v
	}
	return d
}

// Edit is what saves a draft.
func (d Draft) Edit() catalog.Edit {
	f := Form{base: d.Base, typed: d.Typed}
	return f.Edit()
}
