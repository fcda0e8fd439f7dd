package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"cutline/catalog"
	"cutline/catalog/columns"
	"cutline/catalog/internal/atomicfile"
)

// columnsFile keeps the columns between two starts, in the catalog's folder.
// It may be removed at any time: it is made again.
const columnsFile = "columns.cache"

// A look is a copy of what listings need of the catalog: the columns, and the
// small tables that give their numbers names. Readers share mu.
type look struct {
	mu     sync.RWMutex
	table  *columns.Table // nil until first needed
	saved  int64          // the touch that the file has
	roots  map[int64]rootRow
	folder map[uint32]folderRow
	gear   map[uint32]gearRow
	name   map[uint32]nameRow
	byFile []catalog.PhotoID // photos by file name, of touch filed
	filed  int64

	fresh sync.Mutex // one looks for changes at a time
}

type rootRow struct {
	path, words string
	online      bool
}

type folderRow struct {
	root        int64
	path, words string // below the root
}

type gearRow struct{ camera, lens, cameraWords, lensWords string }

type nameRow struct{ kind, text, words string }

// read gives f the columns as they are now. f may be called while others
// read, and must not keep them.
func (s *Store) read(ctx context.Context, f func(*look) error) error {
	if err := s.freshen(ctx); err != nil {
		return fmt.Errorf("look at the photos: %w", err)
	}
	s.look.mu.RLock()
	defer s.look.mu.RUnlock()
	return f(&s.look)
}

// freshen takes over what was changed since the last look.
func (s *Store) freshen(ctx context.Context) error {
	l := &s.look
	l.fresh.Lock()
	defer l.fresh.Unlock()
	if l.table == nil {
		s.openColumns(ctx)
	}
	var touch, most int64
	err := s.db.Read.QueryRowContext(ctx, "SELECT coalesce(max(touch), 0), (SELECT coalesce(max(id), 0) FROM photo) FROM photo").Scan(&touch, &most)
	if err != nil {
		return err
	}
	if err := s.freshenNames(ctx, l.table == nil || touch != l.table.Touch); err != nil {
		return err
	}
	switch {
	case l.table == nil || touch < l.table.Touch:
		return s.buildColumns(ctx, touch, most)
	case touch > l.table.Touch:
		return s.updateColumns(ctx, touch, most)
	}
	return nil
}

// columnsOf selects the rows of photos, packed: see columns.Row.
const columnsOf = `SELECT p.id, p.rank, CAST(replace(p.day, '-', '') AS INTEGER), p.rating + (p.color << 3) + (p.tagged << 7) + (p.rejected << 8) +
	(p.described << 9) + (p.credited << 10) + ((p.revision > p.written) << 11) + (p.damaged << 13) + (p.offline << 14) + (p.forgotten << 16),
	p.kind, p.folder, p.gear, p.body, p.event, p.hash, p.file FROM photo p `

func scanColumns(rows *sql.Rows, r *columns.Row, kind *string, hash *int64) error {
	err := rows.Scan(&r.ID, &r.Key, &r.Day, &r.Marks, kind, &r.Folder, &r.Gear, &r.Body, &r.Event, hash, &r.File)
	r.Kinds, r.Hash = columns.KindBit(catalog.Kind(*kind)), uint64(*hash)
	return err
}

// besides is what small tables say of photos.
type besides struct {
	marks  map[catalog.PhotoID]uint32
	kinds  map[catalog.PhotoID]uint32
	people map[catalog.PhotoID][]uint32
}

const peopleTable = "shown x"

// besides reads the small tables: whole (but for people), or what they say of photos touched
// after a number. CROSS JOIN has SQLite begin with the few that were.
func (s *Store) besides(ctx context.Context, whole bool, after int64) (besides, error) {
	b := besides{map[catalog.PhotoID]uint32{}, map[catalog.PhotoID]uint32{}, map[catalog.PhotoID][]uint32{}}
	var id catalog.PhotoID
	for _, x := range []struct {
		fields, table, where string
		take                 func(*sql.Rows) error
	}{
		{"x.photo", "clash x", "1", func(rows *sql.Rows) error {
			err := rows.Scan(&id)
			b.marks[id] |= columns.Clashing
			return err
		}},
		{"x.photo", "placed x", "x.story IN (SELECT id FROM story WHERE removed = 0)", func(rows *sql.Rows) error {
			err := rows.Scan(&id)
			b.marks[id] |= columns.Placed
			return err
		}},
		{"x.photo, x.kind", "part x", "x.role = 'partner'", func(rows *sql.Rows) error {
			var kind catalog.Kind
			err := rows.Scan(&id, &kind)
			b.kinds[id] |= columns.KindBit(kind)
			return err
		}},
		{"x.photo, x.name", peopleTable, "1", func(rows *sql.Rows) error {
			var name uint32
			err := rows.Scan(&id, &name)
			b.people[id] = append(b.people[id], name)
			return err
		}},
	} {
		if whole && x.table == peopleTable { // too many for a map: see buildColumns
			continue
		}
		query, args := "SELECT "+x.fields+" FROM "+x.table+" WHERE "+x.where, []any(nil)
		if !whole {
			query, args = "SELECT "+x.fields+" FROM photo p CROSS JOIN "+x.table+" ON x.photo = p.id WHERE p.touch > ? AND "+x.where, []any{after}
		}
		if err := each(ctx, s.db.Read, query, args, x.take); err != nil {
			return b, err
		}
	}
	return b, nil
}

func (b besides) add(r *columns.Row) {
	r.Marks |= b.marks[r.ID]
	r.Kinds |= b.kinds[r.ID]
	r.People = b.people[r.ID]
}

// buildColumns reads all photos.
func (s *Store) buildColumns(ctx context.Context, touch, most int64) error {
	b, err := s.besides(ctx, true, 0)
	if err != nil {
		return err
	}
	t := &columns.Table{}
	fill := t.Build(catalog.PhotoID(most), int(most))
	var r columns.Row
	var kind string
	var hash int64
	err = each(ctx, s.db.Read, columnsOf+"WHERE p.id <= ? ORDER BY p.rank DESC", []any{most}, func(rows *sql.Rows) error {
		if err := scanColumns(rows, &r, &kind, &hash); err != nil {
			return err
		}
		b.add(&r)
		fill.Add(&r)
		return nil
	})
	if err != nil {
		return err
	}
	var id catalog.PhotoID
	var person uint32
	err = each(ctx, s.db.Read, "SELECT photo, name FROM shown WHERE photo <= ?", []any{most}, func(rows *sql.Rows) error {
		err := rows.Scan(&id, &person)
		fill.Shown(id, person)
		return err
	})
	if err != nil {
		return err
	}
	fill.Done()
	t.Touch = touch
	s.look.mu.Lock()
	s.look.table = t
	s.look.mu.Unlock()
	return nil
}

// updateColumns reads the photos that were touched.
func (s *Store) updateColumns(ctx context.Context, touch, most int64) error {
	after := s.look.table.Touch
	b, err := s.besides(ctx, false, after)
	if err != nil {
		return err
	}
	words, err := s.reworded(ctx, after)
	if err != nil {
		return err
	}
	var all []columns.Row
	var kind string
	var hash int64
	err = each(ctx, s.db.Read, columnsOf+"WHERE p.touch > ? AND p.id <= ?", []any{after, most}, func(rows *sql.Rows) error {
		var r columns.Row
		if err := scanColumns(rows, &r, &kind, &hash); err != nil {
			return err
		}
		b.add(&r)
		all = append(all, r)
		return nil
	})
	if err != nil {
		return err
	}
	s.look.mu.Lock()
	defer s.look.mu.Unlock()
	err = s.look.table.Put(all, func(ids []catalog.PhotoID) (map[catalog.PhotoID]string, error) { return s.fileNames(ctx, ids) })
	if err != nil {
		s.look.table = nil // half of them are in it
		return err
	}
	if words == nil {
		s.look.table.Forget()
	}
	for id, w := range words {
		s.look.table.Reword(id, w)
	}
	s.look.table.Touch = touch
	return nil
}

func (s *Store) fileNames(ctx context.Context, ids []catalog.PhotoID) (map[catalog.PhotoID]string, error) {
	out := make(map[catalog.PhotoID]string, len(ids))
	err := each(ctx, s.db.Read, "SELECT id, file FROM photo WHERE id IN (SELECT value FROM json_each(?))", []any{idList(ids)}, func(rows *sql.Rows) error {
		var id catalog.PhotoID
		var file string
		err := rows.Scan(&id, &file)
		out[id] = file
		return err
	})
	return out, err
}

// openColumns reads the columns that an earlier start kept. What is wrong
// with the file only costs the time to build them anew.
func (s *Store) openColumns(ctx context.Context) {
	f, err := os.Open(filepath.Join(s.dir, columnsFile))
	if err != nil {
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return
	}
	t, from, err := columns.Decode(f, info.Size())
	if err != nil {
		return
	}
	if now, err := s.origin(ctx, from.Edit); err != nil || now != from {
		return
	}
	s.look.table, s.look.saved = t, t.Touch
}

// origin is the edit of that number, or the newest for a negative one.
func (s *Store) origin(ctx context.Context, edit int64) (o columns.Origin, err error) {
	if edit == 0 {
		return o, nil
	}
	err = s.db.Read.QueryRowContext(ctx, "SELECT id, at FROM edit WHERE id = ?1 OR ?1 < 0 ORDER BY id DESC LIMIT 1", edit).Scan(&o.Edit, &o.At)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return o, err
}

// saveFrom is how many changes are worth writing the file for.
const saveFrom = 500

// saveColumns keeps the columns for the next start.
func (s *Store) saveColumns(ctx context.Context) error {
	l := &s.look
	l.fresh.Lock()
	defer l.fresh.Unlock()
	if l.table == nil || l.table.Touch-l.saved < saveFrom {
		return nil
	}
	from, err := s.origin(ctx, -1)
	if err == nil {
		err = atomicfile.WriteFunc(filepath.Join(s.dir, columnsFile), 0o600, nil,
			func(w io.Writer) error { return l.table.Encode(w, from) })
	}
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("keep the columns: %w", err)
	}
	l.saved = l.table.Touch
	return nil
}

// below is dir and all folders that hold it, up to the root's.
func below(dir string) []string {
	var out []string
	for ; dir != "" && dir != "."; dir = path.Dir(dir) {
		out = append(out, strings.Trim(dir, "/"))
	}
	return append(out, "")
}
