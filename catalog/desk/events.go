package desk

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"cutline/catalog"
	"cutline/catalog/event"
	"cutline/catalog/fold"
)

// Events are all events, by name as Vietnamese sorts it; 2 stands before 10.
func (d *Desk) Events(ctx context.Context) ([]catalog.Event, error) {
	list, err := d.store.Events(ctx)
	if err != nil {
		return nil, err
	}
	order := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortFunc(list, func(a, b catalog.Event) int {
		return cmp.Or(order.CompareString(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return append([]catalog.Event{}, list...), nil
}

// Event is one event, by its id; a removed one too.
func (d *Desk) Event(ctx context.Context, id catalog.EventID) (catalog.Event, error) {
	return d.store.Event(ctx, id)
}

// ResolveEvent finds the event meant by a name or an id (5, #5).
func (d *Desk) ResolveEvent(ctx context.Context, ref string) (catalog.EventID, error) {
	return d.store.ResolveEvent(ctx, ref)
}

// NewEvent makes an event and puts photos into it, as one edit. The error is
// ErrExists when another has that name, accents and capitals not counted.
func (d *Desk) NewEvent(ctx context.Context, ev catalog.Event, photos ...catalog.PhotoID) (catalog.Event, error) {
	ev.ID = 0
	if err := composeEvent(&ev); err != nil {
		return catalog.Event{}, err
	}
	e := catalog.Edit{Title: "event"}
	rows, err := d.joining(ctx, ev, photos, &e)
	if err != nil {
		return catalog.Event{}, err
	}
	made, _, _, err := d.store.SaveEvent(ctx, ev, rows, e, d.opts.Now(), d.who(e))
	return made, err
}

// composeEvent makes the texts of an event NFC, as all text of a catalog is.
func composeEvent(ev *catalog.Event) error {
	fit, err := ev.Fit()
	if err != nil {
		return err
	}
	for _, field := range catalog.EventFields() {
		v, err := fit.Value(field)
		if err == nil {
			err = fit.Put(field, composed(v))
		}
		if err != nil {
			return err
		}
	}
	*ev = fit
	return nil
}

// EditEvent changes fields of an event, or removes it, and can be undone. With
// inPhotos another name is also put in the captions of its photos, in the same
// edit; without, they stay behind with the old one.
func (d *Desk) EditEvent(ctx context.Context, id catalog.EventID, e catalog.Edit, inPhotos bool) (catalog.Event, error) {
	old, err := d.store.Event(ctx, id)
	if err != nil {
		return old, err
	}
	e.Sets = slices.Clone(e.Sets)
	var rows []catalog.TableRow
	for i, set := range e.Sets {
		e.Sets[i].Value = composed(set.Value)
		if set.Field != catalog.FieldEventName || !inPhotos {
			continue
		}
		fresh := old
		if err := fresh.Put(set.Field, e.Sets[i].Value); err != nil {
			return catalog.Event{}, err
		}
		if rows, err = d.renaming(ctx, old.Name, fresh.Name); err != nil {
			return catalog.Event{}, err
		}
	}
	ev, _, _, err := d.store.SaveEvent(ctx, old, rows, e, d.opts.Now(), d.who(e))
	return ev, err
}

// renaming is what gives the photos of an event its other name.
func (d *Desk) renaming(ctx context.Context, old, name string) ([]catalog.TableRow, error) {
	ids, err := d.EventPhotos(ctx, old)
	if err != nil {
		return nil, err
	}
	var rows []catalog.TableRow
	set := catalog.Set{Field: string(catalog.EventName), Value: catalog.TextValue(name)}
	err = d.batches(ctx, ids, nil, func(p *catalog.Photo) error {
		if fold.Text(p.Caption.Text(catalog.EventName)) == fold.Text(old) {
			rows = append(rows, catalog.TableRow{At: p.Path, Photo: p.ID, Path: p.Path, Sets: []catalog.Set{set}})
		}
		return nil
	})
	return rows, err
}

// EventPhotos are the photos whose captions give the event of that name,
// newest first.
func (d *Desk) EventPhotos(ctx context.Context, name string) ([]catalog.PhotoID, error) {
	if fold.Text(name) == "" {
		return []catalog.PhotoID{}, nil
	}
	ids, _, err := d.Search(ctx, Term("event", name), catalog.SortNewest, 0)
	return append([]catalog.PhotoID{}, ids...), err
}

// Offered are the photos taken in the time of an event, half an hour before
// and after it too, whose captions name no event; the first taken first. A
// camera that told no zone, and a time of the event without one, are by the
// catalog's.
func (d *Desk) Offered(ctx context.Context, ev catalog.Event) ([]catalog.PhotoID, error) {
	loc, err := d.store.Zone(ctx)
	if err != nil {
		return nil, err
	}
	from, to, ok := ev.Span(loc)
	if !ok {
		return []catalog.PhotoID{}, nil
	}
	return d.store.Untold(ctx, from, to)
}

// JoinEvent puts photos into an event, as one edit: its name, and what their
// captions do not say of the place.
func (d *Desk) JoinEvent(ctx context.Context, photos []catalog.PhotoID, id catalog.EventID) (catalog.Counted, error) {
	ev, err := d.store.Event(ctx, id)
	if err == nil && ev.Removed {
		err = fmt.Errorf("event %q: %w", ev.Name, catalog.ErrNotFound)
	}
	if err != nil {
		return catalog.Counted{}, err
	}
	e := catalog.Edit{Title: "event"}
	rows, err := d.joining(ctx, ev, photos, &e)
	if err != nil {
		return catalog.Counted{}, err
	}
	done, failed, err := d.store.ApplyRows(ctx, rows, e, d.opts.Now(), d.who(e))
	return catalog.Counted{Changed: done.Changed, Failed: append([]catalog.Failure{}, failed...), Edit: done.Edit}, err
}

// joining is what puts photos into an event. What they said is looked at now,
// and is the base of the edit.
func (d *Desk) joining(ctx context.Context, ev catalog.Event, photos []catalog.PhotoID, e *catalog.Edit) (rows []catalog.TableRow, err error) {
	if len(photos) == 0 {
		return nil, nil
	}
	if e.Base, err = d.store.Seq(ctx); err != nil {
		return nil, err
	}
	err = d.batches(ctx, photos, nil, func(p *catalog.Photo) error {
		if sets := ev.JoinSets(p.Caption); len(sets) > 0 {
			rows = append(rows, catalog.TableRow{At: p.Path, Photo: p.ID, Path: p.Path, Sets: sets})
		}
		return nil
	})
	return rows, err
}

// EventOf is what photos say together of the event they were taken at: a
// proposal for NewEvent.
func (d *Desk) EventOf(ctx context.Context, photos []catalog.PhotoID) (catalog.Event, error) {
	loc, err := d.store.Zone(ctx)
	if err != nil {
		return catalog.Event{}, err
	}
	list, err := d.store.Photos(ctx, photos)
	if err != nil {
		return catalog.Event{}, err
	}
	return catalog.EventOf(list, loc), nil
}

// ReadInvited reads the people at an event from a file: a text, a workbook
// (.xlsx) or the tables of a document (.docx). What is wrong with a line is a
// problem of the list; the error is for a file that is no list at all.
func (d *Desk) ReadInvited(ctx context.Context, path string) (catalog.InvitedList, error) {
	list, err := readInvited(path)
	if err != nil {
		return list, fmt.Errorf("read people from %s: %w", filepath.Base(path), err)
	}
	return list, ctx.Err()
}

func readInvited(path string) (catalog.InvitedList, error) {
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return catalog.InvitedList{}, fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	case !st.Mode().IsRegular():
		return catalog.InvitedList{}, fmt.Errorf("it is no file: %w", catalog.ErrUsage)
	}
	f, err := os.Open(path)
	if err != nil {
		return catalog.InvitedList{}, err
	}
	defer f.Close()
	return event.Read(f, st.Size())
}

// InvitedText reads the people at an event from a text that was pasted: one on
// each line.
func InvitedText(text string) catalog.InvitedList { return event.Text(text) }

// withEvents is the names that captions give, counted, with the events of the
// catalog: the names of one are a single row, and those that have no photo yet
// stand first, the latest before the others.
func withEvents(tallies []catalog.Tally, events []catalog.Event) []catalog.Tally {
	at := map[string]int{}
	empty := []catalog.Tally{}
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b catalog.Event) int { return b.From.Time.Compare(a.From.Time) })
	known := map[string]catalog.Event{}
	for _, e := range events {
		known[fold.Text(e.Name)] = e
	}
	var out []catalog.Tally
	for _, t := range tallies {
		key := fold.Text(t.Name)
		e, ok := known[key]
		if !ok {
			out = append(out, t)
			continue
		}
		if i, met := at[key]; met {
			out[i].N += t.N
			continue
		}
		at[key] = len(out)
		out = append(out, catalog.Tally{ID: int64(e.ID), Name: e.Name, N: t.N})
	}
	for _, e := range events {
		if _, met := at[fold.Text(e.Name)]; !met {
			empty = append(empty, catalog.Tally{ID: int64(e.ID), Name: e.Name})
		}
	}
	return append(empty, out...)
}
