package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"cutline/catalog"
	"cutline/catalog/articles"
	"cutline/catalog/diff"
	"cutline/catalog/merge"
)

// attempts is how often an operation is made anew on a story that another
// process changed meanwhile.
const attempts = 16

// Rewrite changes a story by an operation on its text (Story.WithText,
// Split, AddSlot …) as one edit, which can be undone as one. change gets the
// story as it is; what it returns is kept, and what was guessed from words it
// changed is guessed anew, unless a person corrected it. Of e, Title, Who and
// Base count. With a Base the error is a *catalog.Clash when somebody changed
// the same part since: block numbers may mean other blocks then. Without,
// change may be called again on the newer story.
func (d *Desk) Rewrite(ctx context.Context, id catalog.StoryID, e catalog.Edit, change func(catalog.Story) (catalog.Story, error)) (catalog.Story, error) {
	house, err := d.store.House(ctx)
	if err != nil {
		return catalog.Story{}, err
	}
	for n := 1; ; n++ {
		s, err := d.rewrite(ctx, id, e, func(s catalog.Story) (catalog.Story, error) {
			now, err := change(s)
			if err != nil {
				return now, err
			}
			return merge.Reread(s, now, house.Signs), nil
		})
		var clash *catalog.Clash
		if e.Base == 0 && n < attempts && errors.As(err, &clash) {
			continue
		}
		return s, err
	}
}

func (d *Desk) rewrite(ctx context.Context, id catalog.StoryID, e catalog.Edit, change func(catalog.Story) (catalog.Story, error)) (catalog.Story, error) {
	if e.Base == 0 {
		base, err := d.store.Seq(ctx)
		if err != nil {
			return catalog.Story{}, err
		}
		e.Base = base
	}
	s, err := d.store.Story(ctx, id)
	if err != nil {
		return s, err
	}
	now, err := change(s)
	if err != nil {
		return s, err
	}
	if e.Sets = s.SetsTo(now); len(e.Sets) == 0 {
		return s, nil
	}
	return d.EditStory(ctx, id, 0, e)
}

// PreviewUpdate reads a new version of a story's text and tells what it would
// change. name is the file's; "" is a text that was pasted. Nothing is
// changed yet.
func (d *Desk) PreviewUpdate(ctx context.Context, id catalog.StoryID, name string, r io.Reader) (catalog.StoryUpdate, error) {
	u := catalog.StoryUpdate{Story: id}
	base, err := d.store.Seq(ctx)
	if err != nil {
		return u, err
	}
	mine, err := d.store.Story(ctx, id)
	if err != nil {
		return u, err
	}
	house, err := d.store.House(ctx)
	if err != nil {
		return u, err
	}
	title := name
	if name == "" {
		title = "the pasted text"
	}
	theirs, err := articles.Parse(title, r, house.Signs)
	if err != nil {
		return u, err
	}
	old, err := d.parsed(ctx, mine)
	if err != nil {
		return u, fmt.Errorf("find out how story %s was read: %w", mine.Slug, err)
	}
	u.Base = base
	u.Result, u.Changes = merge.Story(old, mine, theirs)
	if name != "" {
		u.Result.Source = filepath.Base(name)
	}
	return u, nil
}

// ApplyUpdate does what a PreviewUpdate told, as one edit. The error is a
// *catalog.Clash when the same part of the story was changed since: look again.
func (d *Desk) ApplyUpdate(ctx context.Context, u catalog.StoryUpdate) (catalog.Story, error) {
	return d.rewrite(ctx, u.Story, catalog.Edit{Title: "update", Base: u.Base}, func(s catalog.Story) (catalog.Story, error) {
		now := u.Result
		now.Standing = s.Standing // not the text's to say
		return now, nil
	})
}

// parsed is the article as the story was read from it. Of a story whose
// catalog does not say, it is what the history remembers.
func (d *Desk) parsed(ctx context.Context, s catalog.Story) (catalog.Article, error) {
	if !s.Parsed.Equal(catalog.Article{}) {
		return s.Parsed, nil
	}
	past, err := d.store.History(ctx, catalog.Target{Kind: catalog.OfStory, ID: int64(s.ID)}, 0)
	if err != nil {
		return catalog.Article{}, err
	}
	for _, p := range past { // newest first: the oldest value is put last
		if p.Field == catalog.FieldRemoved || p.Field == catalog.FieldAccepted {
			continue
		}
		if _, err := s.Value(0, p.Field); err != nil {
			continue // of a slot
		}
		if err := s.Put(0, p.Field, catalog.TextValue(p.Old)); err != nil {
			return s.Article, err
		}
	}
	return s.Article, nil
}

// Diff holds two texts against each other, word by word.
func (d *Desk) Diff(was, now string) []catalog.Span { return diff.Words(was, now) }

// signed is the edit of a story with who and when where it says how far the
// story is.
func (d *Desk) signed(e catalog.Edit) catalog.Edit {
	for _, set := range e.Sets {
		if set.Field == catalog.FieldState {
			e.Sets = append(e.Sets[:len(e.Sets):len(e.Sets)],
				catalog.Set{Field: catalog.FieldStateWho, Value: catalog.TextValue(d.who(e))},
				catalog.Set{Field: catalog.FieldStateWhen, Value: catalog.TextValue(d.opts.Now().UTC().Format(time.RFC3339))})
			break
		}
	}
	return e
}
