package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"cutline/catalog"
)

// loadParts adds the files of the photos: the master, then the others by name.
func loadParts(ctx context.Context, q querier, photos map[catalog.PhotoID]*row) error {
	for _, p := range photos {
		p.Parts = []catalog.Part{{File: p.File(), Role: catalog.MasterPart, Kind: p.Kind, Bytes: p.size, ModTime: p.modTime, Hash: p.Fingerprint}}
	}
	return each(ctx, q, "SELECT photo, file, role, kind, bytes, mtime, hash FROM part WHERE photo IN (SELECT value FROM json_each(?)) ORDER BY photo, file",
		[]any{idList(slices.Collect(maps.Keys(photos)))}, func(rows *sql.Rows) error {
			var id catalog.PhotoID
			var x catalog.Part
			if err := rows.Scan(&id, &x.File, &x.Role, &x.Kind, &x.Bytes, &x.ModTime, &x.Hash); err != nil {
				return err
			}
			photos[id].Parts = append(photos[id].Parts, x)
			return nil
		})
}

// putParts makes the files beside a photo's master these.
func (t *tx) putParts(id catalog.PhotoID, parts []catalog.Part) error {
	if _, err := t.exec("DELETE FROM part WHERE photo = ?", int64(id)); err != nil {
		return err
	}
	for _, x := range parts {
		if x.Role == catalog.MasterPart {
			continue
		}
		_, err := t.exec("INSERT INTO part (photo, file, role, kind, bytes, mtime, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
			int64(id), x.File, string(x.Role), string(x.Kind), x.Bytes, x.ModTime, x.Hash)
		if err != nil {
			return err
		}
	}
	return nil
}

// loadClashes adds the fields of the photos that wait for a choice, by name.
func loadClashes(ctx context.Context, q querier, photos map[catalog.PhotoID]*row) error {
	return each(ctx, q, "SELECT photo, doc FROM clash WHERE photo IN (SELECT value FROM json_each(?)) ORDER BY photo, field",
		[]any{idList(slices.Collect(maps.Keys(photos)))}, func(rows *sql.Rows) error {
			var id catalog.PhotoID
			var doc string
			var c catalog.FileClash
			if err := rows.Scan(&id, &doc); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(doc), &c); err != nil {
				return fmt.Errorf("photo %s: read what clashes: %w", id, err)
			}
			if c.Kind == "" {
				c.Kind = catalog.ClashFile
			}
			photos[id].Clashes = append(photos[id].Clashes, c)
			return nil
		})
}

// Guessed are the photos with texts that were decoded by a guess which nobody
// has confirmed.
func (s *Store) Guessed(ctx context.Context) ([]catalog.PhotoID, error) {
	var ids []catalog.PhotoID
	err := each(ctx, s.db.Read, "SELECT DISTINCT photo FROM clash WHERE json_array_length(doc, '$.raw') > 0 ORDER BY photo", nil, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for guessed texts: %w", err)
	}
	return ids, nil
}

// putClashes makes the photo's clashes those it has now, if they differ.
func (t *tx) putClashes(p *row, old []catalog.FileClash) error {
	if len(old) == 0 && len(p.Clashes) == 0 {
		return nil
	}
	if _, err := t.exec("DELETE FROM clash WHERE photo = ?", int64(p.ID)); err != nil {
		return err
	}
	for _, c := range p.Clashes {
		doc, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if _, err := t.exec("INSERT INTO clash (photo, field, doc) VALUES (?, ?, ?)", int64(p.ID), c.Field, string(doc)); err != nil {
			return err
		}
	}
	return nil
}

// Wrote records that photos' files hold what the catalog said at revision
// Rev, and how they are now, so that a second look finds them unchanged. The
// error is catalog.ErrNotFound when there is no such photo; then nothing is
// recorded.
func (s *Store) Wrote(ctx context.Context, files ...catalog.FileWritten) error {
	err := s.write(ctx, func(t *tx) error {
		for _, w := range files {
			if err := t.wrote(context.WithoutCancel(ctx), w); err != nil {
				return fmt.Errorf("photo %s: %w", w.Photo, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("record what was written: %w", err)
	}
	return nil
}

func (t *tx) wrote(ctx context.Context, w catalog.FileWritten) error {
	p, err := t.one(ctx, int64(w.Photo))
	if err != nil {
		return err
	}
	if p == nil {
		return catalog.ErrNotFound
	}
	if err := t.putWritten(p, w.Parts); err != nil {
		return err
	}
	if _, err := t.exec("UPDATE photo SET written = max(written, ?) WHERE id = ?", w.Rev, int64(p.ID)); err != nil {
		return err
	}
	now := said{w.Caption, w.Marks}
	text := encodeSaid(now)
	if p.Caption.Equal(now.Caption) && p.Marks == now.Marks {
		text = ""
	}
	_, err = t.exec("UPDATE detail SET said = ? WHERE id = ?", text, int64(p.ID))
	return err
}

// putWritten makes those files of the photo as they are now.
func (t *tx) putWritten(p *row, written []catalog.Part) error {
	parts := p.Parts
	for _, x := range written {
		i := slices.IndexFunc(parts, func(y catalog.Part) bool { return y.File == x.File })
		switch {
		case x.Role == catalog.MasterPart:
			p.size, p.modTime = x.Bytes, x.ModTime
			if x.Hash != "" {
				p.Fingerprint = x.Hash
			}
		case i >= 0:
			parts[i] = x
		default:
			parts = append(parts, x)
		}
	}
	if err := t.putParts(p.ID, parts); err != nil {
		return err
	}
	_, err := t.exec("UPDATE photo SET bytes = ?, mtime = ?, fingerprint = ?, others = ? WHERE id = ?",
		p.size, p.modTime, p.Fingerprint, catalog.SignatureAsRead(p.others, parts), int64(p.ID))
	return err
}
