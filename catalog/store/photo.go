package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
)

// A row is a photo as the tables hold it.
type row struct {
	catalog.Photo
	rank       int64
	folder     int64
	rel        string // folder below its root
	size       int64
	modTime    int64
	others     int64 // catalog.Signature of its parts
	gone       bool  // offline by itself, not by its root
	replaced   bool
	said       string // JSON; "" = as the catalog says
	caption    string // JSON, as it was read; "" once it was written
	rootOnline bool
}

const photoSelect = `SELECT p.rank, p.id, p.folder, r.path, r.online, f.path, p.file, p.kind, p.width, p.height, p.bytes,
	p.mtime, p.others, p.rating, p.color, p.tagged, p.rejected, p.forgotten, p.offline, p.replaced, p.damaged,
	p.revision, p.written, p.avg, p.hash, p.fingerprint, d.captured, d.camera, d.problem, d.caption, d.said
	FROM photo p JOIN folder f ON f.id = p.folder JOIN root r ON r.id = f.root JOIN detail d ON d.id = p.id `

func scanPhoto(rows *sql.Rows) (*row, error) { return scanPhotoOf(rows, nil) }

// scanPhotoOf is scanPhoto where cameras, unless nil, keeps what was read of
// them: many photos are of one.
func scanPhotoOf(rows *sql.Rows, cameras map[string]catalog.Camera) (*row, error) {
	var p row
	var root, file, captured, camera string
	var damaged bool
	var hash int64
	err := rows.Scan(&p.rank, &p.ID, &p.folder, &root, &p.rootOnline, &p.rel, &file, &p.Kind, &p.Width, &p.Height, &p.size,
		&p.modTime, &p.others, &p.Rating, &p.Color, &p.Tagged, &p.Rejected, &p.Forgotten, &p.gone, &p.replaced, &damaged,
		&p.Revision, &p.Written, &p.Color0, &hash, &p.Fingerprint, &captured, &camera, &p.Problem, &p.caption, &p.said)
	if err != nil {
		return nil, err
	}
	p.Path = filepath.Join(root, filepath.FromSlash(path.Join(p.rel, file)))
	p.Bytes, p.Hash = p.size, uint64(hash)
	switch {
	case p.gone || !p.rootOnline:
		p.State = catalog.Offline
	case damaged:
		p.State = catalog.Damaged
	default:
		p.State = catalog.OK
	}
	if p.Captured, err = catalog.ParseMoment(captured); err != nil {
		return nil, fmt.Errorf("photo %s: %w", p.ID, err)
	}
	known, met := cameras[camera]
	if p.Camera = known; !met {
		if err := json.Unmarshal([]byte(camera), &p.Camera); err != nil {
			return nil, fmt.Errorf("photo %s: read its camera: %w", p.ID, err)
		}
		if cameras != nil && p.Camera.GPS == nil {
			cameras[camera] = p.Camera
		}
	}
	if p.Caption, err = decodeCaption(p.caption); err != nil {
		return nil, fmt.Errorf("photo %s: read its caption: %w", p.ID, err)
	}
	return &p, nil
}

// The store keeps captions sparse: only fields that hold something.
func encodeCaption(c catalog.Caption) string {
	b, err := json.Marshal(map[catalog.FieldName]catalog.Value(c))
	if err != nil { // strings and maps of strings always marshal
		panic(err)
	}
	if c == nil {
		return "{}"
	}
	return string(b)
}

func decodeCaption(s string) (catalog.Caption, error) {
	m := map[catalog.FieldName]catalog.Value{}
	if s == "{}" {
		return m, nil
	}
	err := json.Unmarshal([]byte(s), &m)
	return m, err
}

// idList is a list of ids as one parameter, for json_each.
func idList[T ~int64](ids []T) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(int64(id), 10))
	}
	b.WriteByte(']')
	return b.String()
}

// load reads photos by id, with their parts, clashes and collections; ids that are not
// there are missing from the map.
func load(ctx context.Context, q querier, ids []catalog.PhotoID) (map[catalog.PhotoID]*row, error) {
	out := make(map[catalog.PhotoID]*row, len(ids))
	cameras := map[string]catalog.Camera{}
	err := each(ctx, q, photoSelect+"WHERE p.id IN (SELECT value FROM json_each(?))", []any{idList(ids)},
		func(rows *sql.Rows) error {
			p, err := scanPhotoOf(rows, cameras)
			if err == nil {
				out[p.ID] = p
			}
			return err
		})
	if err == nil {
		err = loadParts(ctx, q, out)
	}
	if err == nil {
		err = loadClashes(ctx, q, out)
	}
	if err == nil {
		err = loadCollections(ctx, q, out)
	}
	return out, err
}

// Photo is the photo of that id, a forgotten one too.
func (s *Store) Photo(ctx context.Context, id catalog.PhotoID) (catalog.Photo, error) {
	ps, err := s.Photos(ctx, []catalog.PhotoID{id})
	if err != nil {
		return catalog.Photo{}, err
	}
	if len(ps) == 0 {
		return catalog.Photo{}, fmt.Errorf("photo %s: %w", id, catalog.ErrNotFound)
	}
	return ps[0], nil
}

// Photos are the photos of those ids, in that order; an id that no photo has
// is left out.
func (s *Store) Photos(ctx context.Context, ids []catalog.PhotoID) ([]catalog.Photo, error) {
	out := make([]catalog.Photo, 0, len(ids))
	for len(ids) > 0 {
		part := ids[:min(len(ids), 500)]
		ids = ids[len(part):]
		found, err := load(ctx, s.db.Read, part)
		if err != nil {
			return nil, fmt.Errorf("read photos: %w", err)
		}
		uses, err := usesOf(ctx, s.db.Read, part)
		if err != nil {
			return nil, fmt.Errorf("read the stories of photos: %w", err)
		}
		for _, id := range part {
			p, ok := found[id]
			if !ok {
				continue
			}
			p.Stories = uses[id]
			out = append(out, p.Photo)
		}
	}
	return out, nil
}

func usesOf(ctx context.Context, q querier, ids []catalog.PhotoID) (map[catalog.PhotoID][]catalog.Use, error) {
	out := map[catalog.PhotoID][]catalog.Use{}
	err := each(ctx, q, `SELECT l.photo, l.story, s.slug, l.slot FROM placed l JOIN story s ON s.id = l.story
		WHERE s.removed = 0 AND l.photo IN (SELECT value FROM json_each(?)) ORDER BY l.story, l.slot`,
		[]any{idList(ids)}, func(rows *sql.Rows) error {
			var id catalog.PhotoID
			var u catalog.Use
			if err := rows.Scan(&id, &u.Story, &u.Slug, &u.Slot); err != nil {
				return err
			}
			out[id] = append(out[id], u)
			return nil
		})
	return out, err
}

// Resolve finds the photo that ref names: its id, its path, or its file name
// when only one photo bears it (letter case is ignored where no name fits
// exactly). Else the error is a *catalog.Ambiguous or catalog.ErrNotFound.
func (s *Store) Resolve(ctx context.Context, ref string) (catalog.PhotoID, error) {
	if n, err := strconv.ParseInt(ref, 10, 64); err == nil {
		var id catalog.PhotoID
		err := s.db.Read.QueryRowContext(ctx, "SELECT id FROM photo WHERE id = ? AND forgotten = 0", n).Scan(&id)
		if err == nil {
			return id, nil
		}
	}
	abs, err := filepath.Abs(ref)
	if err != nil {
		return 0, fmt.Errorf("find photo %q: %w", ref, err)
	}
	var ids, alike []catalog.PhotoID
	var paths, alikePaths []string
	err = each(ctx, s.db.Read, photoSelect+`WHERE (p.file = ?1 COLLATE NOCASE OR
		p.id IN (SELECT photo FROM part WHERE file = ?1 COLLATE NOCASE AND role = 'partner')) AND p.forgotten = 0 AND p.replaced = 0 ORDER BY p.id`,
		[]any{filepath.Base(abs)}, func(rows *sql.Rows) error {
			p, err := scanPhoto(rows)
			if err != nil {
				return err
			}
			if !strings.EqualFold(p.File(), filepath.Base(abs)) { // its partner's name
				p.Path = filepath.Join(filepath.Dir(p.Path), filepath.Base(abs))
			}
			switch {
			case p.Path == abs:
				ids, paths = []catalog.PhotoID{p.ID}, []string{abs}
			case strings.ContainsRune(ref, filepath.Separator):
			case p.File() == ref:
				ids, paths = append(ids, p.ID), append(paths, p.Path)
			default:
				alike, alikePaths = append(alike, p.ID), append(alikePaths, p.Path)
			}
			return nil
		})
	if err != nil {
		return 0, fmt.Errorf("find photo %q: %w", ref, err)
	}
	if i := slices.Index(paths, abs); i >= 0 {
		return ids[i], nil
	}
	if len(ids) == 0 {
		ids, paths = alike, alikePaths
	}
	switch len(ids) {
	case 0:
		return 0, fmt.Errorf("photo %q: %w", ref, catalog.ErrNotFound)
	case 1:
		return ids[0], nil
	}
	a := &catalog.Ambiguous{Name: ref}
	for i, id := range ids {
		a.Candidates = append(a.Candidates, id.String()+" "+paths[i])
	}
	return 0, a
}
