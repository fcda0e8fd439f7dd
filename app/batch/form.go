package batch

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"cutline/catalog"
)

// A Form is a template being edited. It belongs to one goroutine. Make it with
// NewForm.
type Form struct {
	name  string
	lines map[string]line // by field, "description@en" for one language
	words map[catalog.FieldName][]string
	saved catalog.Template // as it was when it was kept last
}

// A line is what is typed for one field.
type line struct {
	on      bool
	op      catalog.Op
	text    string
	records []catalog.Record // of a field of structures: kept, not edited here
}

// NewForm edits a template as the catalog keeps it.
func NewForm(t catalog.Template) *Form {
	f := &Form{}
	f.load(t)
	f.saved = f.Template()
	return f
}

func (f *Form) load(t catalog.Template) {
	f.name, f.lines, f.words = t.Name, map[string]line{}, map[catalog.FieldName][]string{}
	for _, tf := range t.Fields {
		f.put(tf)
	}
	for name, words := range t.Words {
		f.words[name] = slices.Clone(words)
	}
}

// put takes a field of a template; the languages it holds become lines of
// their own.
func (f *Form) put(tf catalog.TemplateField) {
	for tag, text := range tf.Value.Langs {
		f.lines[tf.Field+"@"+tag] = line{on: tf.On, op: tf.Op, text: text}
	}
	v := tf.Value
	if v.Langs = nil; v.IsZero() && len(tf.Value.Langs) > 0 {
		return
	}
	l := line{on: tf.On, op: tf.Op, text: v.Text, records: v.Records}
	if len(v.List) > 0 {
		l.text = strings.Join(v.List, "; ")
	}
	f.lines[tf.Field] = l
}

// fields are the lines that say something, in the order of the table; the
// languages of a field stand behind it.
func (f *Form) fields() []string {
	var out []string
	names := slices.Sorted(maps.Keys(f.lines))
	for _, field := range catalog.Fields {
		for _, n := range names {
			l := f.lines[n]
			if of, _ := catalog.SplitField(n); of == field.Name && (l.on || l.text != "" || len(l.records) > 0) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Template is what was typed, as a template.
func (f *Form) Template() catalog.Template {
	t := catalog.Template{Name: f.name}
	for _, n := range f.fields() {
		l := f.lines[n]
		of, lang := catalog.SplitField(n)
		field, _ := catalog.FieldByName(of)
		v := catalog.RecordsValue(l.records...)
		switch {
		case lang != "":
			v = catalog.TextValue(strings.TrimRight(l.text, " \t\n"))
		case field.Kind != catalog.Records:
			v = field.Read(l.text)
		}
		t.Fields = append(t.Fields, catalog.TemplateField{Field: n, On: l.on, Op: l.op, Value: v})
	}
	for name, words := range f.words {
		if len(words) > 0 {
			if t.Words == nil {
				t.Words = map[catalog.FieldName][]string{}
			}
			t.Words[name] = slices.Clone(words)
		}
	}
	return t
}

// Dirty reports whether something was typed since the template was kept.
func (f *Form) Dirty() bool { return !reflect.DeepEqual(f.Template(), f.saved) }

// Kept hears that the catalog keeps the template as t.
func (f *Form) Kept(t catalog.Template) {
	f.name = t.Name
	f.saved = NewForm(t).saved
}

// Revert forgets what was typed since the template was kept.
func (f *Form) Revert() { f.load(f.saved) }

// Take fills the fields from a photo's caption: those it has are applied, the
// others are not. Words and ways stay.
func (f *Form) Take(c catalog.Caption) {
	old := f.lines
	f.lines = map[string]line{}
	for n, l := range old {
		l.on = false
		f.lines[n] = l
	}
	for _, tf := range catalog.TemplateOf("", c).Fields {
		tf.Op = old[tf.Field].op
		f.put(tf)
	}
}

// languages are the languages, beside the default one, in which the template
// says something or a person may write.
func (f *Form) languages() []string {
	out := []string{"vi", english}
	for _, n := range f.fields() {
		if _, lang := catalog.SplitField(n); lang != "" && !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	return out
}

// english is the language whose texts are typed as they are.
const english = "en"

// applied are the fields that the template changes.
func (f *Form) applied() []string {
	return slices.DeleteFunc(f.fields(), func(n string) bool { return !f.lines[n].on })
}
