package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cutline/catalog"
)

// kindAuto is a write-back that nobody asked for: undo passes it over.
const kindAuto = "auto"

// before is what a photo's row held before its file was written into.
type before struct {
	Written int64  `json:"written"`
	Said    string `json:"said"`
}

// BeginWrite notes in history that the files of these photos are about to be
// written into, before they are: so a crash between finds the note. edit is
// the one the note belongs to, 0 to begin one.
func (s *Store) BeginWrite(ctx context.Context, edit catalog.EditID, ids []catalog.PhotoID, auto bool, now time.Time, who string) (catalog.EditID, error) {
	ed := editing{title: "write", who: who, kind: kindDo, at: now, id: edit}
	if auto {
		ed.kind = kindAuto
	}
	err := s.write(ctx, func(t *tx) error {
		ed.t = t
		if err := ed.begin(); err != nil {
			return err
		}
		found, err := load(context.WithoutCancel(ctx), t, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			p, ok := found[id]
			if !ok {
				return fmt.Errorf("photo %s: %w", id, catalog.ErrNotFound)
			}
			was, err := p.lastSaid()
			if err != nil {
				return err
			}
			old, err := json.Marshal(before{p.Written, encodeSaid(was)})
			if err != nil {
				return err
			}
			// Redo comes here again: what was before the first time counts.
			_, err = t.exec("INSERT INTO change (thing, id, edit, slot, field, old, new) VALUES (1, ?, ?, 0, ?, ?, ?) ON CONFLICT DO NOTHING",
				int64(id), int64(ed.id), catalog.FieldFile, catalog.TextValue(string(old)).Encode(), catalog.TextValue(catalog.FieldFile).Encode())
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("note what will be written: %w", err)
	}
	return ed.id, nil
}

// pickStep is the edit that undo or redo would take next.
const (
	pickUndo = "SELECT coalesce(of, id) FROM edit WHERE kind IN ('do', 'file') AND undone = 0 ORDER BY id DESC LIMIT 1"
	pickRedo = "SELECT coalesce(of, id) FROM edit WHERE kind IN ('do', 'file') AND undone = 1 ORDER BY id LIMIT 1"
)

// WriteStep is what Undo (back) or Redo would turn next, if that is a
// write-back into files, which must be turned outside of the catalog.
func (s *Store) WriteStep(ctx context.Context, back bool) (catalog.WriteStep, error) {
	pick := pickRedo
	if back {
		pick = pickUndo
	}
	var step catalog.WriteStep
	var id catalog.EditID
	err := s.db.Read.QueryRowContext(ctx, pick).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return step, nil
	}
	if err == nil {
		err = each(ctx, s.db.Read, "SELECT id FROM change WHERE edit = ? AND thing = 1 AND field = ? ORDER BY id", []any{int64(id), catalog.FieldFile},
			func(rows *sql.Rows) error {
				var p catalog.PhotoID
				err := rows.Scan(&p)
				step.Photos = append(step.Photos, p)
				return err
			})
	}
	if err != nil {
		return catalog.WriteStep{}, fmt.Errorf("look for what can be undone: %w", err)
	}
	if len(step.Photos) > 0 {
		step.Edit = id
	}
	return step, nil
}

// LastWrite is the newest write-back into the photo's file that came before
// that edit (0: of all), 0 if there is none.
func (s *Store) LastWrite(ctx context.Context, id catalog.PhotoID, before catalog.EditID) (edit catalog.EditID, err error) {
	err = s.db.Read.QueryRowContext(ctx, "SELECT coalesce(max(edit), 0) FROM change WHERE thing = 1 AND id = ?1 AND field = ?2 AND new <> '' AND old <> '' AND (?3 = 0 OR edit < ?3)",
		int64(id), catalog.FieldFile, int64(before)).Scan(&edit)
	if err != nil {
		return 0, fmt.Errorf("look for the last write of photo %s: %w", id, err)
	}
	return edit, nil
}

// TurnWrite records that a write-back was undone (back), with the files as
// they are now, or done again: then Wrote has said how they are. A write that
// can not be turned any more is over.
func (s *Store) TurnWrite(ctx context.Context, edit catalog.EditID, back, over bool, files []catalog.FileWritten, now time.Time, who string) (catalog.Applied, error) {
	a := catalog.Applied{Title: "write", Changed: len(files)}
	was, is, kind := 1, 0, kindRedo
	if back {
		was, is, kind = 0, 1, kindUndo
	}
	if over {
		is = 2
	}
	err := s.write(ctx, func(t *tx) error {
		res, err := t.exec("UPDATE edit SET undone = ? WHERE id = ? AND undone = ?", is, int64(edit), was)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, catalog.ErrChanged)
		}
		ed := editing{t: t, title: a.Title, who: who, kind: kind, of: edit, at: now}
		if err := ed.begin(); err != nil {
			return err
		}
		a.Edit = ed.id
		for _, f := range files {
			if err := ed.turnFile(context.WithoutCancel(ctx), f, edit, back); err != nil {
				return fmt.Errorf("photo %s: %w", f.Photo, err)
			}
		}
		return nil
	})
	if err != nil {
		return catalog.Applied{}, fmt.Errorf("record what the files hold: %w", err)
	}
	return a, nil
}

func (e *editing) turnFile(ctx context.Context, f catalog.FileWritten, of catalog.EditID, back bool) error {
	c := catalog.Change{Target: catalog.PhotoTargets(f.Photo)[0], Field: catalog.FieldFile, New: catalog.TextValue(catalog.FieldFile)}
	if !back {
		return e.log([]catalog.Change{c})
	}
	c.Old, c.New = c.New, c.Old
	p, err := e.t.one(ctx, int64(f.Photo))
	if err == nil && p == nil {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return err
	}
	var text string
	found, err := e.t.get("SELECT old FROM change WHERE thing = 1 AND id = ? AND edit = ? AND field = ?", []any{int64(f.Photo), int64(of), catalog.FieldFile}, &text)
	if err == nil && !found {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return err
	}
	v, err := catalog.DecodeValue(text)
	if err != nil {
		return err
	}
	var was before
	if err := json.Unmarshal([]byte(v.Text), &was); err != nil {
		return err
	}
	if err := e.t.putWritten(p, f.Parts); err != nil {
		return err
	}
	if _, err := e.t.exec("UPDATE photo SET written = ? WHERE id = ?", min(was.Written, p.Revision-1), int64(p.ID)); err != nil {
		return err
	}
	if _, err := e.t.exec("UPDATE detail SET said = ? WHERE id = ?", was.Said, int64(p.ID)); err != nil {
		return err
	}
	return e.log([]catalog.Change{c})
}
