package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cutline/catalog"
	"cutline/catalog/columns"
)

// The key of table photo: see the migration.
const (
	rankBits  = columns.KeyBits
	rankMask  = 1<<rankBits - 1
	rankLimit = 1<<42 - 1       // ms; some 139 years around 1970
	unknown   = columns.Unknown // plus the id: photos without a time
)

// said is what a file says that an edit can change.
type said struct {
	Caption catalog.Caption
	Marks   catalog.Marks
}

type saidJSON struct {
	Caption json.RawMessage
	Marks   catalog.Marks
}

func encodeSaid(s said) string {
	b, err := json.Marshal(saidJSON{json.RawMessage(encodeCaption(s.Caption)), s.Marks})
	if err != nil { // plain values always marshal
		panic(err)
	}
	return string(b)
}

// encodeFirst is encodeSaid of old, which the row held when it was read.
func (p *row) encodeFirst(old catalog.Photo) string {
	if p.caption == "" {
		return encodeSaid(said{old.Caption, old.Marks})
	}
	marks, err := json.Marshal(old.Marks)
	if err != nil { // plain values always marshal
		panic(err)
	}
	return `{"Caption":` + p.caption + `,"Marks":` + string(marks) + `}`
}

// lastSaid is what the photo's file said last.
func (p *row) lastSaid() (said, error) {
	if p.said == "" {
		return said{p.Caption, p.Marks}, nil
	}
	var j saidJSON
	if err := json.Unmarshal([]byte(p.said), &j); err != nil {
		return said{}, fmt.Errorf("photo %s: read what its file said: %w", p.ID, err)
	}
	c, err := decodeCaption(string(j.Caption))
	return said{c, j.Marks}, err
}

// An adding is one batch of files on its way into the catalog.
type adding struct {
	t   *tx
	loc *time.Location
	now time.Time
	by  *editing // logs what files changed
	// clash logs what both sides changed: nothing that undo could take back.
	clash *editing
	out   catalog.Stored
}

// AddPhotos catalogs what was read from files, in one transaction. A file
// known by its path or moved (FilePhoto.ID) updates its photo: field by field
// what the desk changed stays, and what only the file changed is taken. A
// file whose content became another picture is another photo; the one that
// was there is offline from then on, its caption kept with its content.
func (s *Store) AddPhotos(ctx context.Context, files []catalog.FilePhoto, now time.Time) (catalog.Stored, error) {
	var out catalog.Stored
	err := s.write(ctx, func(t *tx) error {
		a := adding{t: t, loc: s.loc, now: now,
			by:    &editing{t: t, title: "file", who: "file", kind: kindFile, at: now},
			clash: &editing{t: t, title: "clash", who: "file", kind: kindClash, at: now}}
		ctx := context.WithoutCancel(ctx)
		if err := a.settle(ctx, files); err != nil {
			return err
		}
		if err := a.evict(ctx, files); err != nil {
			return err
		}
		for i := range files {
			id, err := a.add(ctx, &files[i])
			if err != nil {
				return fmt.Errorf("%s: %w", files[i].Rel, err)
			}
			a.out.IDs = append(a.out.IDs, id)
		}
		out = a.out
		return nil
	})
	if err != nil {
		return catalog.Stored{}, fmt.Errorf("add %d photos: %w", len(files), err)
	}
	return out, nil
}

// one loads the photo of that id, nil if there is none.
func (t *tx) one(ctx context.Context, id int64) (*row, error) {
	found, err := load(ctx, t, []catalog.PhotoID{catalog.PhotoID(id)})
	return found[catalog.PhotoID(id)], err
}

func (a *adding) byPath(ctx context.Context, f *catalog.FilePhoto) (*row, error) {
	folder, file, err := a.t.folder(f.Root, f.Rel)
	if err != nil {
		return nil, err
	}
	var id int64
	found, err := a.t.get("SELECT id FROM photo WHERE folder = ? AND file = ? AND replaced = 0", []any{folder, file}, &id)
	if err != nil || !found {
		return nil, err
	}
	return a.t.one(ctx, id)
}

// evict takes the path from photos whose file has become another picture,
// for all files of the batch before any is added: names may have been swapped.
func (a *adding) evict(ctx context.Context, files []catalog.FilePhoto) error {
	for i := range files {
		f := &files[i]
		p, err := a.byPath(ctx, f)
		if err != nil {
			return err
		}
		if p == nil || f.ID != 0 && p.ID == f.ID || f.ID == 0 && samePicture(p, f) {
			continue
		}
		if _, err := a.t.exec("UPDATE photo SET replaced = 1, offline = 1 WHERE id = ?", int64(p.ID)); err != nil {
			return err
		}
		if _, err := a.t.exec("UPDATE detail SET problem = 'another picture has its file name now' WHERE id = ?", int64(p.ID)); err != nil {
			return err
		}
		if err := a.t.putParts(p.ID, nil); err != nil {
			return err
		}
	}
	return nil
}

// samePicture reports whether the file still holds the photo: the same
// content, a damaged copy of it, or the same frame saved again.
func samePicture(p *row, f *catalog.FilePhoto) bool {
	q := &f.Photo
	return p.Fingerprint == q.Fingerprint || q.Problem != "" || p.Fingerprint == "" ||
		p.Problem != "" && p.Captured.IsZero() || // it was damaged from the first and is mended
		!p.Captured.IsZero() && p.Captured.String() == q.Captured.String() &&
			p.Camera.Model == q.Camera.Model && p.Camera.Serial == q.Camera.Serial
}

func (a *adding) add(ctx context.Context, f *catalog.FilePhoto) (catalog.PhotoID, error) {
	p, err := a.owner(ctx, f)
	if err != nil {
		return 0, err
	}
	if p == nil {
		a.out.Added++
		return a.insert(f)
	}
	changed, err := a.update(p, f)
	if changed {
		a.out.Updated++
	} else {
		a.out.Unchanged++
	}
	return p.ID, err
}

// owner is the photo the file belongs to, nil for a new one.
func (a *adding) owner(ctx context.Context, f *catalog.FilePhoto) (*row, error) {
	if f.ID != 0 {
		p, err := a.t.one(ctx, int64(f.ID))
		if err == nil && p == nil {
			err = fmt.Errorf("photo %s: %w", f.ID, catalog.ErrNotFound)
		}
		return p, err
	}
	p, err := a.byPath(ctx, f)
	if err != nil || p != nil || f.Photo.Fingerprint == "" {
		return p, err
	}
	var id int64
	found, err := a.t.get("SELECT id FROM photo WHERE fingerprint = ? AND replaced = 1 ORDER BY id LIMIT 1",
		[]any{f.Photo.Fingerprint}, &id)
	if err != nil || !found {
		return nil, err
	}
	return a.t.one(ctx, id)
}

// rank finds a free key for a photo taken at that moment.
func (a *adding) rank(id catalog.PhotoID, m catalog.Moment) (int64, error) {
	if m.IsZero() {
		return unknown + int64(id), nil
	}
	ms := m.Instant(a.loc).UnixMilli()
	base := min(max(ms, -rankLimit), rankLimit) << rankBits
	for n := int64(0); n <= rankMask; n++ {
		r := base | (int64(id)+n)&rankMask
		var other int64
		found, err := a.t.get("SELECT id FROM photo WHERE rank = ?", []any{r}, &other)
		if err != nil || !found {
			return r, err
		}
	}
	return 0, errors.New("more than a million photos of the same moment")
}

func (a *adding) insert(f *catalog.FilePhoto) (catalog.PhotoID, error) {
	p := &row{Photo: f.Photo}
	var last sql.NullInt64
	if _, err := a.t.get("SELECT max(id) FROM photo", nil, &last); err != nil {
		return 0, err
	}
	p.ID = catalog.PhotoID(last.Int64 + 1)
	folder, file, err := a.t.folder(f.Root, f.Rel)
	if err != nil {
		return 0, err
	}
	gear, err := a.t.gear(p.Camera)
	if err != nil {
		return 0, err
	}
	if p.rank, err = a.rank(p.ID, p.Captured); err != nil {
		return 0, err
	}
	event, err := a.t.event(p.Caption)
	if err != nil {
		return 0, err
	}
	_, err = a.t.exec(`INSERT INTO photo (rank, id, folder, file, day, rating, color, tagged, rejected, forgotten, offline, replaced,
		damaged, described, credited, kind, width, height, iso, gear, revision, written, bytes, mtime, others, added, avg, fingerprint, hash, body, event, touch)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touch), 0) + 1 FROM photo))`,
		p.rank, int64(p.ID), folder, file, p.Captured.Day().String(), p.Rating, p.Color, p.Tagged, p.Rejected,
		p.Problem != "", described(p.Photo), credited(p.Photo), string(p.Kind), p.Width, p.Height, p.ISO, gear,
		p.Bytes, f.ModTime, catalog.Signature(f.Parts), a.now.UnixMilli(), p.Color0, p.Fingerprint, int64(p.Hash), bodyOf(p.Camera), event)
	if err != nil {
		return 0, err
	}
	_, err = a.t.exec("INSERT INTO detail (id, captured, camera, problem, caption, said) VALUES (?, ?, ?, ?, ?, '')",
		int64(p.ID), p.Captured.String(), encodeCamera(p.Camera), p.Problem, encodeCaption(p.Caption))
	if err != nil {
		return 0, err
	}
	if err := a.t.putPeople(p.ID, p.Caption, nil); err != nil {
		return 0, err
	}
	p.Path, p.Parts = f.Rel, f.Parts
	a.t.indexNew(p)
	if err := a.t.putClashes(p, nil); err != nil || len(f.Parts) == 0 {
		return p.ID, err
	}
	return p.ID, a.t.putParts(p.ID, f.Parts)
}

func encodeCamera(c catalog.Camera) string {
	b, err := json.Marshal(c)
	if err != nil { // JSON knows no NaN: a reader of EXIF that gives one is wrong
		b, _ = json.Marshal(catalog.Camera{Make: c.Make, Model: c.Model, Lens: c.Lens, Serial: c.Serial, Orientation: c.Orientation})
	}
	return string(b)
}
