package store

import (
	"context"
	"database/sql"
	"hash/crc32"
	"maps"
	"path/filepath"

	"cutline/catalog"
	"cutline/catalog/columns"
	"cutline/catalog/fold"
)

// freshenNames reads the small tables: roots each time, since a drive that
// comes or goes touches no photo; of the others what is new, if photos
// changed.
func (s *Store) freshenNames(ctx context.Context, changed bool) error {
	l := &s.look
	roots := map[int64]rootRow{}
	err := each(ctx, s.db.Read, "SELECT id, path, words, online FROM root", nil, func(rows *sql.Rows) error {
		var id int64
		var r rootRow
		err := rows.Scan(&id, &r.path, &r.words, &r.online)
		roots[id] = r
		return err
	})
	if err != nil {
		return err
	}
	if !maps.Equal(roots, l.roots) {
		l.mu.Lock()
		l.roots = roots
		l.mu.Unlock()
	}
	if !changed && l.folder != nil {
		return nil
	}
	folders, gears, names := map[uint32]folderRow{}, map[uint32]gearRow{}, map[uint32]nameRow{}
	for _, x := range []struct {
		have  int
		query string
		take  func(*sql.Rows, *uint32) error
	}{
		{len(l.folder), "SELECT id, root, path, words FROM folder WHERE id > ?", func(rows *sql.Rows, id *uint32) error {
			var f folderRow
			err := rows.Scan(id, &f.root, &f.path, &f.words)
			folders[*id] = f
			return err
		}},
		{len(l.gear), "SELECT id, camera, lens, camera_words, lens_words FROM gear WHERE id > ?", func(rows *sql.Rows, id *uint32) error {
			var g gearRow
			err := rows.Scan(id, &g.camera, &g.lens, &g.cameraWords, &g.lensWords)
			gears[*id] = g
			return err
		}},
		{len(l.name), "SELECT id, kind, text, words FROM name WHERE id > ?", func(rows *sql.Rows, id *uint32) error {
			var n nameRow
			err := rows.Scan(id, &n.kind, &n.text, &n.words)
			if n.words == "" {
				n.words = fold.Text(n.text)
			}
			names[*id] = n
			return err
		}},
	} {
		// Rows are never deleted and their ids count from 1 without a gap.
		var id uint32
		if err := each(ctx, s.db.Read, x.query, []any{x.have}, func(rows *sql.Rows) error { return x.take(rows, &id) }); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.folder == nil {
		l.folder, l.gear, l.name = map[uint32]folderRow{}, map[uint32]gearRow{}, map[uint32]nameRow{}
	}
	maps.Copy(l.folder, folders)
	maps.Copy(l.gear, gears)
	maps.Copy(l.name, names)
	return nil
}

// offline is the folders whose root is not there.
func (l *look) offline() columns.Few {
	var out columns.Few
	for id, f := range l.folder {
		if !l.roots[f.root].online {
			out.Add(id)
		}
	}
	return out
}

// dir is where a folder lies.
func (l *look) dir(f folderRow) string {
	return filepath.Join(l.roots[f.root].path, filepath.FromSlash(f.path))
}

// nameOf is the number of an event's or a person's name.
func (t *tx) nameOf(kind, text string) (int64, error) {
	return t.lookup("name "+kind+" "+text, "SELECT id FROM name WHERE kind = ? AND text = ?",
		"INSERT INTO name (kind, text, words) VALUES (?, ?, ?)", []any{kind, text}, func() []any { return []any{fold.Text(text)} })
}

// event is the number of the event that a caption names; 0 none.
func (t *tx) event(c catalog.Caption) (int64, error) {
	text := c.Text(catalog.EventName)
	if text == "" {
		return 0, nil
	}
	return t.nameOf("event", text)
}

// putPeople notes whom a caption names, when it did not name the same before.
func (t *tx) putPeople(id catalog.PhotoID, now, old catalog.Caption) error {
	people := now[catalog.People]
	if people.Equal(old[catalog.People]) {
		return nil
	}
	if !old[catalog.People].IsZero() {
		if _, err := t.exec("DELETE FROM shown WHERE photo = ?", int64(id)); err != nil {
			return err
		}
	}
	for _, text := range people.List {
		if text == "" {
			continue
		}
		name, err := t.nameOf("people", text)
		if err != nil {
			return err
		}
		if _, err := t.exec("INSERT OR IGNORE INTO shown (photo, name) VALUES (?, ?)", int64(id), name); err != nil {
			return err
		}
	}
	return nil
}

// bodyOf tells cameras of one model apart; 0 when the camera has no number.
func bodyOf(c catalog.Camera) int64 {
	if c.Serial == "" {
		return 0
	}
	return int64(crc32.ChecksumIEEE([]byte(c.Make + "\x00" + c.Model + "\x00" + c.Serial)))
}
