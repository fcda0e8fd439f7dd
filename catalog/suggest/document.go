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
	var text strings.Builder
	for _, p := range photos {
		if p.Rejected || p.Forgotten || p.State == catalog.Damaged {
			continue
		}
		text.Reset()
		for _, f := range fields {
			v := p.Caption[f]
			text.WriteString(v.Text)
			for _, s := range v.List {
				text.WriteString("\n")
				text.WriteString(s)
			}
			for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
				text.WriteString("\n")
				text.WriteString(v.Langs[tag])
			}
			text.WriteString("\n")
		}
		d := &document{photo: p, folded: " " + fold.Text(text.String()) + " ", has: make([][]bool, len(slots))}
		for _, f := range []catalog.FieldName{catalog.Location, catalog.City, catalog.State} {
			if place := p.Caption.Text(f); place != "" {
				if folded := fold.Text(place); folded != "" {
					d.places = append(d.places, named{place, " " + folded + " "})
				}
			}
		}
		for i, w := range slots {
			d.has[i] = make([]bool, len(w.ids))
		}
		for f := range strings.FieldsSeq(d.folded) {
			for i, w := range slots {
				if id, ok := w.ids[f]; ok {
					d.has[i][id] = true
				}
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
