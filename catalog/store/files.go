package store

import (
	"context"
	"database/sql"
	"fmt"
	"path"

	"cutline/catalog"
	"cutline/catalog/fold"
)

// Known is what the catalog remembers of the files of a root, by path below
// it. Photos whose path another photo took are left out.
func (s *Store) Known(ctx context.Context, root int64) (map[string]catalog.KnownFile, error) {
	folders := map[int64]string{}
	err := each(ctx, s.db.Read, "SELECT id, path FROM folder WHERE root = ?", []any{root}, func(rows *sql.Rows) error {
		var id int64
		var p string
		err := rows.Scan(&id, &p)
		folders[id] = p
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the known folders: %w", err)
	}
	out, err := s.known(ctx, "f.root = ?", root, func(folder int64) string { return folders[folder] })
	if err != nil {
		return nil, fmt.Errorf("read the known files: %w", err)
	}
	return out, nil
}

// Folders are the paths of a root's folders below it, in their order; "" is
// the root itself.
func (s *Store) Folders(ctx context.Context, root int64) (out []string, err error) {
	err = each(ctx, s.db.Read, "SELECT path FROM folder WHERE root = ? ORDER BY path", []any{root}, func(rows *sql.Rows) error {
		var p string
		err := rows.Scan(&p)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the known folders: %w", err)
	}
	return out, nil
}

// KnownIn is Known of one folder; dir is its path below the root.
func (s *Store) KnownIn(ctx context.Context, root int64, dir string) (map[string]catalog.KnownFile, error) {
	out, err := s.known(ctx, "f.root = ? AND f.path = ?", root, func(int64) string { return dir }, dir)
	if err != nil {
		return nil, fmt.Errorf("read the known files of %s: %w", dir, err)
	}
	return out, nil
}

func (s *Store) known(ctx context.Context, where string, root int64, dir func(folder int64) string, more ...any) (map[string]catalog.KnownFile, error) {
	out := map[string]catalog.KnownFile{}
	var file sql.RawBytes
	err := each(ctx, s.db.Read, `SELECT p.folder, p.file, p.id, p.bytes, p.mtime, p.others, p.offline, p.forgotten
		FROM folder f JOIN photo p ON p.folder = f.id WHERE `+where+" AND p.replaced = 0", append([]any{root}, more...), func(rows *sql.Rows) error {
		var k catalog.KnownFile
		var folder int64
		if err := rows.Scan(&folder, &file, &k.ID, &k.Size, &k.ModTime, &k.Others, &k.Offline, &k.Forgotten); err != nil {
			return err
		}
		rel := string(file)
		if d := dir(folder); d != "" {
			rel = d + "/" + rel
		}
		out[rel] = k
		return nil
	})
	return out, err
}

// Bearers are the photos one of whose files has that content, by id, with the
// paths their masters were last seen at; photos of roots that are not there now are left out.
func (s *Store) Bearers(ctx context.Context, fingerprint string) (map[catalog.PhotoID]string, error) {
	out := map[catalog.PhotoID]string{}
	if fingerprint == "" {
		return out, nil
	}
	err := each(ctx, s.db.Read, photoSelect+`WHERE (p.fingerprint = ?1 OR
		p.id IN (SELECT photo FROM part WHERE hash = ?1 AND role = 'partner')) AND p.replaced = 0 AND r.online = 1`,
		[]any{fingerprint}, func(rows *sql.Rows) error {
			p, err := scanPhoto(rows)
			if err == nil {
				out[p.ID] = p.Path
			}
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("look for a photo of the same content: %w", err)
	}
	return out, nil
}

// MarkOffline records that the photos' files are gone, or are there again.
func (s *Store) MarkOffline(ctx context.Context, ids []catalog.PhotoID, offline bool) error {
	if len(ids) == 0 {
		return nil
	}
	err := s.write(ctx, func(t *tx) error {
		_, err := t.exec("UPDATE photo SET offline = ? WHERE replaced = 0 AND id IN (SELECT value FROM json_each(?))", offline, idList(ids))
		return err
	})
	if err != nil {
		return fmt.Errorf("mark photos offline: %w", err)
	}
	return nil
}

// Pending are photos whose files are behind the catalog and can be written
// now, by id; limit 0 means all.
func (s *Store) Pending(ctx context.Context, limit int) ([]catalog.Photo, error) {
	if limit <= 0 {
		limit = -1
	}
	var out []catalog.Photo
	err := each(ctx, s.db.Read, photoSelect+`WHERE p.revision > p.written AND p.forgotten = 0 AND p.offline = 0
		AND r.online = 1 ORDER BY p.id LIMIT ?`, []any{limit}, func(rows *sql.Rows) error {
		p, err := scanPhoto(rows)
		if err == nil {
			out = append(out, p.Photo)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the photos to be written: %w", err)
	}
	return out, nil
}

// folder is the id of the folder a file lies in; it is made when new.
func (t *tx) folder(root int64, rel string) (id int64, file string, err error) {
	dir, file := path.Split(rel)
	dir = path.Clean("/" + dir)[1:]
	id, err = t.lookup(fmt.Sprintf("folder %d %s", root, dir), "SELECT id FROM folder WHERE root = ? AND path = ?",
		"INSERT INTO folder (root, path, words) VALUES (?, ?, ?)", []any{root, dir}, func() []any { return []any{fold.Text(dir)} })
	return id, file, err
}

// gear is the id of a camera with a lens.
func (t *tx) gear(c catalog.Camera) (id int64, err error) {
	return t.lookup("gear "+c.Model+"\x00"+c.Lens, "SELECT id FROM gear WHERE camera = ? AND lens = ?",
		"INSERT INTO gear (camera, lens, camera_words, lens_words) VALUES (?, ?, ?, ?)", []any{c.Model, c.Lens},
		func() []any { return []any{fold.Text(c.Make + " " + c.Model), fold.Text(c.Lens)} })
}

// lookup finds the row of a small table by its key, or makes it with more.
func (t *tx) lookup(name, find, make string, key []any, more func() []any) (id int64, err error) {
	if id, ok := t.ids[name]; ok {
		return id, nil
	}
	found, err := t.get(find, key, &id)
	if err == nil && !found {
		var res sql.Result
		if res, err = t.exec(make, append(key, more()...)...); err == nil {
			id, err = res.LastInsertId()
		}
	}
	if err == nil {
		t.ids[name] = id
	}
	return id, err
}
