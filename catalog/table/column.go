package table

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/sheet"
)

// A column is one of a table: a field, or what only tells of the photo.
type column struct {
	name  string
	field catalog.Field // of a caption; nameless for the others
	lang  string        // of a field of languages
	sets  bool          // it can be set
	mark  bool
}

// about are the columns that tell of the photo, marks those of its marks.
var (
	about = []string{catalog.ColumnPath, catalog.ColumnFile, catalog.ColumnCaptured, catalog.ColumnID}
	marks = []string{catalog.FieldRating, catalog.FieldColor, catalog.FieldTagged, catalog.FieldRejected}
)

var languageTag = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)

// columnOf is the column of that name; capitals and spaces around it do not
// matter.
func columnOf(name string) (column, bool) {
	name = strings.TrimSpace(name)
	of, lang, tagged := strings.Cut(name, "@")
	of = strings.ToLower(of)
	switch {
	case !tagged && slices.Contains(about, of):
		return column{name: of}, true
	case !tagged && slices.Contains(marks, of):
		return column{name: of, sets: true, mark: true}, true
	}
	f, ok := catalog.FieldByName(catalog.FieldName(of))
	if !ok || tagged && (f.Kind != catalog.Languages || !languageTag.MatchString(lang)) {
		return column{}, false
	}
	if tagged {
		of += "@" + lang
	}
	return column{name: of, field: f, lang: lang, sets: true}, true
}

// columnsOf are the columns of these names. The error, an ErrUsage, names all
// that are none, and those that stand twice.
func columnsOf(names []string) ([]column, error) {
	var out []column
	var unknown, twice []string
	seen := map[string]bool{}
	for _, n := range names {
		c, ok := columnOf(n)
		switch {
		case strings.TrimSpace(n) == "": // what stands below it is looked at
		case !ok:
			unknown = append(unknown, strconv.Quote(n))
		case seen[c.name]:
			twice = append(twice, strconv.Quote(n))
		}
		seen[c.name] = c.name != ""
		out = append(out, c)
	}
	switch {
	case len(unknown) > 0:
		return nil, fmt.Errorf("no field is called %s; a column is id, path, file, captured, rating, color, tagged, rejected or a field of the caption: %w",
			strings.Join(unknown, ", "), catalog.ErrUsage)
	case len(twice) > 0:
		return nil, fmt.Errorf("the column %s stands twice: %w", strings.Join(twice, ", "), catalog.ErrUsage)
	}
	return out, nil
}

// Columns are the columns of a table: the path and those asked for; when none
// are, all, with those languages of each field.
func Columns(asked []string, langs Languages) []string {
	if len(asked) > 0 {
		named := func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), catalog.ColumnPath) }
		return append([]string{catalog.ColumnPath}, slices.DeleteFunc(slices.Clone(asked), named)...)
	}
	out := slices.Concat(about[:3], marks)
	for _, f := range catalog.Fields {
		out = append(out, string(f.Name))
		for _, tag := range slices.Sorted(maps.Keys(langs[f.Name])) {
			out = append(out, string(f.Name)+"@"+tag)
		}
	}
	return out
}

// Languages are the tags of the languages that fields have texts in.
type Languages map[catalog.FieldName]map[string]bool

// Add adds those of a caption.
func (l Languages) Add(c catalog.Caption) {
	for name, v := range c {
		for tag := range v.Langs {
			if !languageTag.MatchString(tag) {
				continue
			}
			if l[name] == nil {
				l[name] = map[string]bool{}
			}
			l[name][tag] = true
		}
	}
}

// says is what the column's cell says of a photo, before it is defused.
func (c column) says(p *catalog.Photo) string {
	switch c.name {
	case catalog.ColumnID:
		return p.ID.String()
	case catalog.ColumnPath:
		return p.Path
	case catalog.ColumnFile:
		return p.File()
	case catalog.ColumnCaptured:
		return p.Captured.String()
	case catalog.FieldRating:
		return strconv.Itoa(p.Rating)
	case catalog.FieldColor:
		return strconv.Itoa(p.Color)
	case catalog.FieldTagged:
		return yesNo(p.Tagged)
	case catalog.FieldRejected:
		return yesNo(p.Rejected)
	}
	v := p.Caption[c.field.Name]
	switch {
	case c.lang != "":
		return v.Langs[c.lang]
	case c.field.Kind == catalog.List:
		return sheet.Join(v.List)
	case c.field.Kind == catalog.Records:
		return v.RecordsJSON()
	}
	return v.Text
}

// value is what a cell says as the field holds it.
func (c column) value(cell string) (catalog.Value, error) {
	switch c.field.Kind {
	case catalog.List:
		return catalog.ListValue(sheet.Split(cell)...), nil
	case catalog.Records:
		return catalog.ParseRecords(cell)
	}
	return catalog.TextValue(cell), nil
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
