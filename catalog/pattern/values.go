package pattern

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
)

// Values is what variables are taken from. Without a photo all of them are
// empty but seqn and clientname.
type Values struct {
	Photo *catalog.Photo
	// Seq is the photo's number among those that are worked on, from 1; 0 has
	// none.
	Seq int
	// Client is whom the house works for, as it is set there.
	Client string
}

// A Variable is a name that stands for something of a photo.
type Variable struct {
	Names []string // the long one first
	value func(Values) string
}

// Variables lists the variables that have names of their own, in the order of
// the manual. A text or a list of the caption is a variable by its field's
// name too. Nobody changes it.
func Variables() []Variable { return slices.Clone(variables) }

var variables = []Variable{
	{[]string{"filename", "file"}, ofPhoto(func(p *catalog.Photo) string { return p.File() })},
	{[]string{"filenamebase", "fbas"}, ofPhoto(base)},
	{[]string{"folder", "fldr"}, ofPhoto(folder)},
	{[]string{"seqn", "sequence", "seq"}, number},
	{[]string{"date"}, ofPhoto(func(p *catalog.Photo) string { return p.Captured.Day().String() })},
	{[]string{"year4", "yr4"}, clock("2006")},
	{[]string{"year2", "yr2"}, clock("06")},
	{[]string{"month0", "mn0"}, clock("01")},
	{[]string{"month"}, clock("1")},
	{[]string{"day0"}, clock("02")},
	{[]string{"day"}, clock("2")},
	{[]string{"hour24"}, clock("15")},
	{[]string{"minute"}, clock("04")},
	{[]string{"second"}, clock("05")},
	{[]string{"camera", "model"}, ofPhoto(func(p *catalog.Photo) string { return p.Model })},
	{[]string{"serial"}, ofPhoto(func(p *catalog.Photo) string { return p.Serial })},
	{[]string{"lens"}, ofPhoto(func(p *catalog.Photo) string { return p.Lens })},
	{[]string{"iso"}, ofPhoto(func(p *catalog.Photo) string { return positive(p.ISO) })},
	{[]string{"aperture", "f"}, ofPhoto(aperture)},
	{[]string{"shutter"}, ofPhoto(func(p *catalog.Photo) string { return p.Shutter })},
	{[]string{"colorclass", "color", "colr"}, ofPhoto(colorClass)},
	{[]string{"rating"}, ofPhoto(func(p *catalog.Photo) string { return strconv.Itoa(p.Rating) })},
	{[]string{"city"}, field(catalog.City)},
	{[]string{"state"}, field(catalog.State)},
	{[]string{"country"}, field(catalog.Country)},
	{[]string{"location", "loc"}, field(catalog.Location)},
	{[]string{"event", "evnt"}, field(catalog.EventName)},
	{[]string{"headline", "head"}, field(catalog.Headline)},
	{[]string{"caption", "capt"}, field(catalog.Description)},
	{[]string{"byline", "creator", "photog"}, field(catalog.Creator)},
	{[]string{"captionwriter", "cwrt"}, field(catalog.CaptionWriter)},
	{[]string{"credit"}, field(catalog.Credit)},
	{[]string{"source"}, field(catalog.Source)},
	{[]string{"job"}, field(catalog.Job)},
	{[]string{"people"}, field(catalog.People)},
	{[]string{"clientname"}, func(v Values) string { return v.Client }},
}

// byName is variables and the fields of the table by each of their names.
var byName = func() map[string]func(Values) string {
	m := map[string]func(Values) string{}
	for _, f := range catalog.Fields {
		if f.Kind != catalog.Records {
			m[string(f.Name)] = field(f.Name)
		}
	}
	for _, v := range variables {
		for _, n := range v.Names {
			m[n] = v.value
		}
	}
	return m
}()

func valueOf(name string) func(Values) string { return byName[name] }

// VariableNames are all names that Parse knows, sorted.
func VariableNames() []string { return slices.Sorted(maps.Keys(byName)) }

func ofPhoto(f func(*catalog.Photo) string) func(Values) string {
	return func(v Values) string {
		if v.Photo == nil {
			return ""
		}
		return f(v.Photo)
	}
}

func base(p *catalog.Photo) string {
	return strings.TrimSuffix(p.File(), filepath.Ext(p.File()))
}

func folder(p *catalog.Photo) string {
	if p.Path == "" {
		return ""
	}
	return filepath.Base(filepath.Dir(p.Path))
}

func number(v Values) string {
	if v.Seq == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", v.Seq)
}

// clock is what the camera's clock showed.
func clock(layout string) func(Values) string {
	return ofPhoto(func(p *catalog.Photo) string {
		if p.Captured.IsZero() {
			return ""
		}
		return p.Captured.Time.Format(layout)
	})
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func aperture(p *catalog.Photo) string {
	if p.Aperture <= 0 {
		return ""
	}
	return strconv.FormatFloat(p.Aperture, 'f', -1, 64)
}

// colorClasses are the names of the colour classes, as Photo Mechanic has
// them.
var colorClasses = [9]string{"None", "Winner", "Winner alt", "Superior", "Superior alt", "Typical", "Typical alt", "Extras", "Trash"}

func colorClass(p *catalog.Photo) string {
	if p.Color < 0 || p.Color >= len(colorClasses) {
		return ""
	}
	return colorClasses[p.Color]
}

// field is a field of the caption; the items of a list are parted by commas.
func field(name catalog.FieldName) func(Values) string {
	return ofPhoto(func(p *catalog.Photo) string {
		v := p.Caption[name]
		if len(v.List) > 0 {
			return strings.Join(v.List, ", ")
		}
		return v.Text
	})
}
