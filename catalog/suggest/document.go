package suggest

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// A document is a photo as it is compared.
type document struct {
	photo  catalog.Photo
	folded string   // " word word … " of its caption
	has    [][]bool // by slot: which of the wish's words it has
	places []named  // where it was taken, the smallest place first
}

func dateOf(d catalog.Dateline) catalog.Date {
	out := catalog.Date{Day: d.Day, Month: time.Month(d.Month)}
	if d.YearCertain {
		out.Year = d.Year
	}
	return out
}

// fields of a caption that say what a picture shows.
var fields = []catalog.FieldName{
	catalog.Description, catalog.Headline, catalog.Title, catalog.People, catalog.Keywords,
	catalog.EventName, catalog.Location, catalog.City, catalog.State,
}

// documents reads the photos that may be candidates at all.
func documents(photos []catalog.Photo, slots []*wish) []*document {
	out := make([]*document, 0, len(photos))
	type place struct{ slot, id int }
	asked := map[string][]place{} // where a word is asked for
	for i, w := range slots {
		for f, id := range w.ids {
			asked[f] = append(asked[f], place{i, id})
		}
	}
	for _, p := range photos {
		if p.Rejected || p.Forgotten || p.State == catalog.Damaged {
			continue
		}
		d := &document{photo: p, folded: " " + fold.Text(textOf(p.Caption)) + " ", places: placesOf(p.Caption),
			has: make([][]bool, len(slots))}
		for i, w := range slots {
			d.has[i] = make([]bool, len(w.ids))
		}
		for f := range strings.FieldsSeq(d.folded) {
			for _, a := range asked[f] {
				d.has[a.slot][a.id] = true
			}
		}
		out = append(out, d)
	}
	for i, w := range slots {
		w.weight = make([]float64, len(w.ids))
		for _, d := range out {
			for id, has := range d.has[i] {
				if has {
					w.weight[id]++
				}
			}
		}
	}
	return out
}

// textOf is what a caption says the photo shows, in all its languages.
func textOf(c catalog.Caption) string {
	var b strings.Builder
	for _, f := range fields {
		row, _ := catalog.FieldByName(f)
		for _, s := range row.Words(c[f]) {
			b.WriteString(s)
			b.WriteString("\n")
		}
	}
	return b.String()
}

func placesOf(c catalog.Caption) []named {
	var out []named
	for _, f := range []catalog.FieldName{catalog.Location, catalog.City, catalog.State} {
		if folded := fold.Text(c.Text(f)); folded != "" {
			out = append(out, named{c.Text(f), " " + folded + " "})
		}
	}
	return out
}

// weigh turns how often each word is in the pool into how much it says: a
// rare one much, one in every photo nothing, and neither does a joining word.
func (w *wish) weigh(pool []*document) {
	w.all = 0
	for f, id := range w.ids {
		often := w.weight[id]
		w.weight[id] = 0
		if common[f] || len(f) < 2 {
			continue
		}
		// A word that no photo has is something no photo shows: it counts in
		// the sum, so that the rest of a caption is not taken for all of it.
		w.weight[id] = max(0, math.Log(float64(len(pool)+2)/(often+1)))
	}
	for _, id := range slices.Sorted(maps.Values(w.ids)) {
		w.all += w.weight[id]
	}
}
