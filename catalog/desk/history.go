package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cutline/catalog"
)

// History is what happened to a photo, a story or a collection, newest first. A limit of 0
// is none. A slot has the number there that it had then.
func (d *Desk) History(ctx context.Context, t catalog.Target, limit int) ([]catalog.Past, error) {
	past, err := d.store.History(ctx, t, limit)
	if err != nil {
		return past, err
	}
	return d.sayPast(ctx, t, past)
}

// HistoryPage is a part of the history of a photo or a story: the edits before
// one of them (0: the newest), at most so many, with all that each changed.
func (d *Desk) HistoryPage(ctx context.Context, t catalog.Target, before catalog.EditID, edits int) ([]catalog.Past, error) {
	past, err := d.store.HistoryPage(ctx, t, before, edits)
	if err != nil {
		return past, err
	}
	return d.sayPast(ctx, t, past)
}

// sayPast tells history in words that people know.
func (d *Desk) sayPast(ctx context.Context, t catalog.Target, past []catalog.Past) ([]catalog.Past, error) {
	var err error
	if t.Kind == catalog.OfPhoto {
		err = d.sayCollections(ctx, past)
	}
	if err != nil || t.Kind != catalog.OfStory {
		return past, err
	}
	for i, p := range past {
		past[i].Old, past[i].New = sayChange(p)
	}
	return slices.DeleteFunc(past, func(p catalog.Past) bool { return p.Field == catalog.FieldParsed }), nil
}

// Restore gives a field of a photo the value that it had before an edit, as a
// new edit, which can be undone. The error is catalog.ErrNotFound when that
// edit did not change the field.
func (d *Desk) Restore(ctx context.Context, id catalog.PhotoID, edit catalog.EditID, field string) (catalog.Counted, error) {
	if !catalog.MayRestore(field) {
		return catalog.Counted{}, fmt.Errorf("restore %s: only fields of the caption and marks can be restored: %w", field, catalog.ErrUsage)
	}
	c, err := d.store.Change(ctx, id, edit, field)
	if err != nil {
		return catalog.Counted{}, err
	}
	return d.Edit(ctx, []catalog.PhotoID{id}, catalog.Edit{Title: "restore", Sets: []catalog.Set{catalog.Restoring(c)}})
}

// sayChange is what a field of a story held before and after, for people.
func sayChange(p catalog.Past) (old, now string) {
	a, b := sayField(p.Field, p.Old), sayField(p.Field, p.New)
	if a == nil && b == nil {
		return p.Old, p.New
	}
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	a, b = a[head:], b[head:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return strings.Join(a, " ¶ "), strings.Join(b, " ¶ ")
}

// sayField are the parts of a field that has several; nil for other fields.
func sayField(field, value string) []string {
	var s catalog.Story
	var out []string
	if field != catalog.FieldBlocks && field != catalog.FieldPeople && field != catalog.FieldAccepted || value == "" ||
		s.Put(0, field, catalog.TextValue(value)) != nil {
		return nil
	}
	for _, b := range s.Article.Blocks {
		text := b.Text
		if sl, ok := s.Slot(b.Slot); ok && b.Type == catalog.SlotBlock {
			if text = "[" + sl.Caption; sl.Photo != 0 {
				text += " · " + sl.Photo.String()
			}
			text += "]"
		}
		out = append(out, text)
	}
	for _, p := range s.Article.People {
		out = append(out, strings.TrimSuffix(p.Name+", "+strings.Join(p.Offices, "; "), ", "))
	}
	for _, a := range s.Accepted {
		out = append(out, a.Rule+": "+a.Reason)
	}
	return out
}
