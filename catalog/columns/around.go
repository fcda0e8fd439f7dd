package columns

import "cutline/catalog"

// Around is how a person is on photos around some others.
type Around struct {
	Event int   // photos of the same events
	Near  int64 // ms to the nearest photo of the same folders; below 0: there is none
	Last  int64 // moment of the newest photo, Unknown without one
}

// newest is how many of the newest photos count as recent.
const newest = 20_000

// Around tells how people are on the photos around those of ids, by the number
// of the name: who is on photos of the same events or folders, or on one of
// the newest photos.
func (t *Table) Around(ids []catalog.PhotoID) map[uint32]Around {
	var events, folders Few
	from, to := int64(0), int64(Unknown) // when they were taken; Unknown: none has a time
	for _, id := range ids {
		if id <= 0 || id > t.Max() || t.marks[id]&present == 0 {
			continue
		}
		if n := t.event[id]; n != 0 {
			events.Add(n)
		}
		folders.Add(t.folder[id])
		if m := t.moment(id); m != Unknown {
			if to == Unknown {
				from, to = m, m
			}
			from, to = min(from, m), max(to, m)
		}
	}
	// Who is on them is in no order: to look up each photo of a million takes
	// long, to ask a set that fits into the processor's memory does not.
	which := t.where(func(id int) bool { return events.has(t.event[id]) || folders.has(t.folder[id]) })
	for _, id := range t.order[:min(newest, len(t.order))] {
		which.Add(catalog.PhotoID(id))
	}
	out := map[uint32]Around{}
	for i, photo := range t.shownPhoto {
		if !which.Has(catalog.PhotoID(photo)) || t.marks[photo]&(present|Hidden) != present {
			continue
		}
		a, seen := out[t.shownPerson[i]]
		if !seen {
			a = Around{Near: -1, Last: Unknown}
		}
		m := t.moment(catalog.PhotoID(photo))
		a.Last = max(a.Last, m)
		if events.has(t.event[photo]) {
			a.Event++
		}
		if d := max(from-m, m-to, 0); to != Unknown && m != Unknown && folders.has(t.folder[photo]) && (a.Near < 0 || d < a.Near) {
			a.Near = d
		}
		out[t.shownPerson[i]] = a
	}
	return out
}
