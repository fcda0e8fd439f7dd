package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/ahead"
)

// The kinds of edit rows.
const (
	kindDo   = "do"
	kindUndo = "undo"
	kindRedo = "redo"
	kindFile = "file"
	// kindClash notes in history what waits for a choice; it changes nothing.
	kindClash = "clash"
)

// thing is what a change row is of: a story and its slots are one thing.
type thing struct {
	kind int // 1 photo, 2 story, 3 house, 4 collection, 5 person, 6 event
	id   int64
}

func thingOf(t catalog.Target) thing {
	switch t.Kind {
	case catalog.OfPhoto:
		return thing{1, t.ID}
	case catalog.OfHouse:
		return thing{3, 0}
	case catalog.OfCollection:
		return thing{4, t.ID}
	case catalog.OfPerson:
		return thing{5, t.ID}
	case catalog.OfEvent:
		return thing{6, t.ID}
	}
	return thing{2, t.ID}
}

// An editing is one edit while it is applied.
type editing struct {
	t       *tx
	title   string
	who     string
	kind    string
	of      catalog.EditID // of an undo or redo
	at      time.Time
	base    catalog.EditID
	id      catalog.EditID // 0 until something changed
	changed int
	touched []catalog.PhotoID // photos that were changed
	people  bool              // a person was changed
	alone   *bool             // no edit came after base; nil: not looked yet
	failed  []catalog.Failure
}

// begin writes the edit's row when the first change comes.
func (e *editing) begin() error {
	if e.id != 0 {
		return nil
	}
	if e.kind == kindDo { // what was undone before a new edit stays undone
		if _, err := e.t.exec("UPDATE edit SET undone = 2 WHERE kind IN ('do', 'file') AND undone = 1"); err != nil {
			return err
		}
	}
	if e.kind == kindFile {
		if err := e.follow(); err != nil {
			return err
		}
	}
	var of any
	if e.of != 0 {
		of = int64(e.of)
	}
	res, err := e.t.exec("INSERT INTO edit (at, who, title, kind, of) VALUES (?, ?, ?, ?, ?)",
		e.at.UnixMilli(), e.who, e.title, e.kind, of)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	e.id = catalog.EditID(id)
	return err
}

// together is how long after one edit of kind file another still is one with
// it: a folder is read in batches, a person takes it back as one.
const together = 10 * time.Second

// follow makes an edit of kind file one with the newest edit, if that is of
// the same kind, stands, and was made just now.
func (e *editing) follow() error {
	var id, at int64
	var of sql.NullInt64
	found, err := e.t.get("SELECT id, of, at FROM edit WHERE id = (SELECT max(id) FROM edit) AND kind = 'file' AND undone = 0", nil, &id, &of, &at)
	if err != nil || !found || e.at.Sub(time.UnixMilli(at)).Abs() > together {
		return err
	}
	if e.of = catalog.EditID(id); of.Valid {
		e.of = catalog.EditID(of.Int64)
	}
	return nil
}

// log writes the changes of one thing.
func (e *editing) log(changes []catalog.Change) error {
	if err := e.begin(); err != nil {
		return err
	}
	e.changed++
	for _, c := range changes {
		th := thingOf(c.Target)
		_, err := e.t.exec(`INSERT INTO change (thing, id, edit, slot, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET new = excluded.new`,
			th.kind, th.id, int64(e.id), c.Slot, c.Field, c.Old.Encode(), c.New.Encode())
		if err != nil {
			return err
		}
	}
	return nil
}

// clash is the error when the field changed after the edit's base. The blocks
// of a story hold its slots and the text of each block: a change of one is
// one of the other, and gives them other numbers.
func (e *editing) clash(c catalog.Change) error {
	if alone, err := e.isAlone(); alone || err != nil {
		return err
	}
	th := thingOf(c.Target)
	var field string
	found, err := e.t.get(`SELECT field FROM change WHERE thing = ?1 AND id = ?2 AND edit > ?3 AND (slot = ?4 AND field = ?5 OR
		?1 = 2 AND ?5 = 'blocks' AND (slot <> 0 OR field LIKE 'block.%') OR
		?1 = 2 AND (?4 <> 0 OR ?5 LIKE 'block.%') AND field = 'blocks') ORDER BY field = ?5 DESC LIMIT 1`,
		[]any{th.kind, th.id, int64(e.base), c.Slot, c.Field}, &field)
	if err != nil || !found {
		return err
	}
	if field == catalog.FieldBlocks && c.Field != field { // its slot or block may be another now
		return &catalog.Clash{Target: targetOf(th, 0), Field: field}
	}
	return &catalog.Clash{Target: c.Target, Field: c.Field, Theirs: c.Old, Ours: c.New}
}

// isAlone reports whether nothing can clash: nobody asks, or no edit came
// after the base.
func (e *editing) isAlone() (bool, error) {
	if e.base == 0 {
		return true, nil
	}
	if e.alone == nil {
		var newest int64
		if _, err := e.t.get("SELECT coalesce(max(id), 0) FROM edit WHERE id <> ?", []any{int64(e.id)}, &newest); err != nil {
			return false, err
		}
		alone := newest <= int64(e.base)
		e.alone = &alone
	}
	return *e.alone, nil
}

// change applies the sets by means of apply and gives the changes, one for
// each field that differs in the end.
func (e *editing) change(sets []catalog.Set, apply func(catalog.Set) (catalog.Change, bool, error)) ([]catalog.Change, error) {
	var out []catalog.Change
	for _, set := range sets {
		c, ok, err := apply(set)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if err := e.clash(c); err != nil {
			return nil, err
		}
		out = merge(out, c)
	}
	return out, nil
}

// merge adds c to changes; two changes of one field are one.
func merge(changes []catalog.Change, c catalog.Change) []catalog.Change {
	for i, d := range changes {
		if d.Target == c.Target && d.Field == c.Field {
			if changes[i].New = c.New; c.New.Equal(d.Old) {
				return append(changes[:i], changes[i+1:]...)
			}
			return changes
		}
	}
	return append(changes, c)
}

// Apply changes the targets in one transaction. When a field was changed
// after e.Base the error is a *catalog.Clash and nothing is applied; a value
// that no target can take is catalog.ErrUsage and nothing is applied; targets
// that are not there are failures and the others are changed. An edit that
// changes nothing leaves no trace and has the number 0.
func (s *Store) Apply(ctx context.Context, targets []catalog.Target, e catalog.Edit, now time.Time, who string) (catalog.Applied, []catalog.Failure, error) {
	if e.Who != "" {
		who = e.Who
	}
	ed := editing{title: e.Title, who: who, kind: kindDo, at: now, base: e.Base}
	err := s.write(ctx, func(t *tx) error {
		ed.t = t
		ctx := context.WithoutCancel(ctx)
		if err := ed.photos(ctx, targets, e.Sets); err != nil {
			return err
		}
		if err := ed.others(ctx, targets, e.Sets); err != nil {
			return err
		}
		return ed.endPeople()
	})
	if err != nil {
		return catalog.Applied{}, nil, fmt.Errorf("change %s: %w", what(e), err)
	}
	return catalog.Applied{Edit: ed.id, Changed: ed.changed, Title: e.Title}, ed.failed, nil
}

func what(e catalog.Edit) string {
	if e.Title != "" {
		return e.Title
	}
	return "the catalog"
}

func (e *editing) fail(t catalog.Target, err error) {
	e.failed = append(e.failed, catalog.Failure{Path: t.String(), Error: err.Error()})
}

// photos applies the sets to the photos among targets, each once.
func (e *editing) photos(ctx context.Context, targets []catalog.Target, sets []catalog.Set) error {
	var ids []catalog.PhotoID
	seen := map[catalog.PhotoID]bool{}
	for _, t := range targets {
		if id := catalog.PhotoID(t.ID); t.Kind == catalog.OfPhoto && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	hidden := false // the edit may be about a forgotten photo
	for _, set := range sets {
		hidden = hidden || set.Field == catalog.FieldForgotten
	}
	if err := e.t.mayCollect(sets); err != nil {
		return err
	}
	e.t.many = len(ids) >= manyPhotos
	return ahead.Each(ctx, ids, loadedAtOnce, e.t.before, func(ids []catalog.PhotoID, found map[catalog.PhotoID]*row) error {
		for _, id := range ids {
			p, ok := found[id]
			if !ok || p.Forgotten && !hidden {
				e.fail(catalog.PhotoTargets(id)[0], fmt.Errorf("photo %s: %w", id, catalog.ErrNotFound))
				continue
			}
			old := p.Photo
			changes, err := e.change(sets, p.Change)
			if err != nil {
				return err
			}
			if changes, err = p.unbind(old.Caption, changes); err != nil {
				return err
			}
			if err := e.savePhoto(p, old, append(changes, p.agree()...)); err != nil {
				return err
			}
		}
		return nil
	})
}

// savePhoto writes a photo whose fields changed, raises its revision and logs.
// What no file says makes no file fall behind.
func (e *editing) savePhoto(p *row, old catalog.Photo, changes []catalog.Change) error {
	if len(changes) == 0 {
		return nil
	}
	if p.Revision = old.Revision + 1; !old.PendingWrite() && !inFile(changes) {
		p.Written = p.Revision
	}
	if err := e.t.putPhoto(p, old); err != nil {
		return err
	}
	if err := e.t.putMember(p.Photo, changes); err != nil {
		return err
	}
	if err := e.t.putClashes(p, old.Clashes); err != nil {
		return err
	}
	e.touched = append(e.touched, p.ID)
	return e.log(changes)
}

// inFile reports whether one of the fields is one that a file says.
func inFile(changes []catalog.Change) bool {
	return slices.ContainsFunc(changes, func(c catalog.Change) bool {
		_, in := catalog.CollectionOf(c.Field)
		return !in && c.Field != catalog.FieldForgotten
	})
}

// putPhoto writes what an edit can change of a photo.
func (t *tx) putPhoto(p *row, old catalog.Photo) error {
	event, err := t.event(p.Caption)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE photo SET rating = ?, color = ?, tagged = ?, rejected = ?, forgotten = ?, described = ?,
		credited = ?, revision = ?, written = ?, event = ? WHERE id = ?`, p.Rating, p.Color, p.Tagged, p.Rejected, p.Forgotten,
		described(p.Photo), credited(p.Photo), p.Revision, p.Written, event, int64(p.ID))
	if err != nil {
		return err
	}
	told := p.Caption.Equal(old.Caption)
	if !told {
		if err := t.putPeople(p.ID, p.Caption, old.Caption); err != nil {
			return err
		}
	}
	if !told || p.Marks != old.Marks {
		first := "" // what the file says, until now as the catalog
		if p.said == "" {
			first = p.encodeFirst(old)
		}
		p.caption = ""
		_, err = t.exec("UPDATE detail SET caption = ?, said = CASE said WHEN '' THEN ? ELSE said END WHERE id = ?",
			encodeCaption(p.Caption), first, int64(p.ID))
	}
	if err != nil || told && p.Forgotten == old.Forgotten {
		return err
	}
	t.index(p)
	return nil
}

func described(p catalog.Photo) bool { return !p.Caption[catalog.Description].IsZero() }
func credited(p catalog.Photo) bool  { return !p.Caption[catalog.Credit].IsZero() }

// others applies the sets to the stories, slots, collections, people, events
// and the house among targets.
func (e *editing) others(ctx context.Context, targets []catalog.Target, sets []catalog.Set) error {
	for _, target := range targets {
		var err error
		switch target.Kind {
		case catalog.OfPhoto:
			continue
		case catalog.OfHouse:
			err = e.house(sets)
		case catalog.OfStory, catalog.OfSlot:
			err = e.story(target, sets)
		case catalog.OfCollection:
			err = e.collection(target, sets)
		case catalog.OfPerson:
			err = e.person(target, sets)
		case catalog.OfEvent:
			err = e.event(target, sets)
		default:
			err = fmt.Errorf("%q can not be changed: %w", target.Kind, catalog.ErrUsage)
		}
		if errors.Is(err, catalog.ErrNotFound) {
			e.fail(target, err)
		} else if err != nil {
			return err
		}
	}
	return nil
}
