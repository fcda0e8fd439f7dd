package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cutline/app/i18n"
	"cutline/catalog"
)

// dayText is a day as it is typed and shown in the boxes, in either language.
func dayText(d catalog.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

// readDay reads a box; an empty one is an open end. ok is false for what is no
// day.
func readDay(text string, last bool) (d catalog.Date, ok bool) {
	if text = strings.TrimSpace(text); text == "" {
		return d, true
	}
	d, _ = catalog.TypedDay(text, last)
	return d, !d.IsZero() && d.Valid() && d.Year >= 1000
}

// An officeText is an office as its boxes say it.
type officeText struct{ long, short, from, to, rank string }

func officeTexts(o catalog.Office) officeText {
	t := officeText{o.Long, o.Short, dayText(o.From), dayText(o.To), ""}
	if o.Rank != 0 {
		t.rank = strconv.Itoa(o.Rank)
	}
	return t
}

// empty reports whether nobody typed anything.
func (t officeText) empty() bool {
	return strings.TrimSpace(t.long+t.short+t.from+t.to+t.rank) == ""
}

// read is the office, or the key of what is wrong with it.
func (t officeText) read() (o catalog.Office, wrong i18n.Key) {
	o = catalog.Office{Long: strings.TrimSpace(t.long), Short: strings.TrimSpace(t.short)}
	var from, to bool
	o.From, from = readDay(t.from, false)
	o.To, to = readDay(t.to, true)
	if rank := strings.TrimSpace(t.rank); rank != "" {
		n, err := strconv.Atoi(rank)
		if err != nil || n < 1 || n > 999 {
			return o, "roster.bad.rank"
		}
		o.Rank = n
	}
	switch {
	case !from:
		return o, "roster.bad.from"
	case !to:
		return o, "roster.bad.to"
	case o.Long == "" && o.Short == "":
		return o, "roster.bad.office"
	case !o.From.IsZero() && !o.To.IsZero() && o.From.Compare(o.To) > 0:
		return o, "roster.bad.backwards"
	}
	o, err := o.Fit()
	if err != nil {
		return o, "roster.bad.office"
	}
	return o, ""
}

// overlapping is the place of another office of the same name held at the same
// time; -1 when there is none.
func overlapping(all []catalog.Office, i int) int {
	return slices.IndexFunc(all, func(o catalog.Office) bool {
		return o != all[i] && strings.EqualFold(o.Long, all[i].Long) && o.Overlaps(all[i])
	})
}

// lines are the lines of a text that say something.
func lines(text string) []string {
	var out []string
	for l := range strings.Lines(text) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// sets are the wishes that make one person another.
func sets(was, now catalog.Person) []catalog.Set {
	var out []catalog.Set
	for _, field := range catalog.PersonFields() {
		old, err := was.Value(field)
		v, err2 := now.Value(field)
		if err == nil && err2 == nil && !v.Equal(old) {
			out = append(out, catalog.Set{Field: field, Value: v})
		}
	}
	return out
}
