package store

import (
	"path"
	"reflect"

	"cutline/catalog"
)

// update carries what the file says now into its photo and reports whether
// anything but the file's times changed.
func (a *adding) update(p *row, f *catalog.FilePhoto) (bool, error) {
	old := *p
	folder, file, err := a.t.folder(f.Root, f.Rel)
	if err != nil {
		return false, err
	}
	moved := folder != p.folder || file != p.File()
	p.folder, p.rel, p.Path = folder, path.Dir(f.Rel), f.Rel
	p.modTime, p.sidecar, p.Bytes, p.Problem = f.ModTime, f.SidecarMod, f.Photo.Bytes, f.Photo.Problem
	p.gone, p.replaced = false, false
	var changes []catalog.Change
	// A damaged file says nothing reliable: what was known of it stays.
	if f.Photo.Problem == "" || p.Fingerprint == "" {
		takeFacts(p, &f.Photo)
		if changes, err = mergeSaid(p, f); err != nil {
			return false, err
		}
	}
	if f.Named && p.Forgotten {
		changes = append(changes, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0],
			Field: catalog.FieldForgotten, Old: catalog.TextValue("yes")})
		p.Forgotten = false
	}
	if len(changes) > 0 {
		p.raise(changes)
		if err := a.by.log(changes); err != nil {
			return false, err
		}
	}
	if err := a.put(p, &old, moved); err != nil {
		return false, err
	}
	return moved || old.gone || old.Problem != p.Problem || len(changes) > 0 || old.Fingerprint != p.Fingerprint ||
		old.Captured.String() != p.Captured.String() || !reflect.DeepEqual(old.Camera, p.Camera) ||
		old.Kind != p.Kind || old.Width != p.Width || old.Height != p.Height, nil
}

// raise counts the file's changes as one edit. The file holds them, so that
// they alone do not make a photo pending.
func (p *row) raise(changes []catalog.Change) {
	pending := p.PendingWrite()
	for _, c := range changes {
		pending = pending || c.Field == catalog.FieldForgotten
	}
	if p.Revision++; !pending {
		p.Written = p.Revision
	}
}

// takeFacts takes what only the file can know.
func takeFacts(p *row, q *catalog.Photo) {
	p.Kind, p.Width, p.Height, p.Fingerprint = q.Kind, q.Width, q.Height, q.Fingerprint
	p.Captured, p.Camera = q.Captured, q.Camera
	if q.Color0 != 0 {
		p.Color0 = q.Color0
	}
}

// mergeSaid takes each field that only the file changed since it was last
// read; what the desk changed stays.
func mergeSaid(p *row, f *catalog.FilePhoto) ([]catalog.Change, error) {
	was, err := p.lastSaid()
	if err != nil {
		return nil, err
	}
	before := catalog.Photo{Caption: was.Caption, Marks: was.Marks}
	now := catalog.Photo{Caption: f.Photo.Caption, Marks: f.Photo.Marks}
	fields := make([]string, 0, len(catalog.Fields)+4)
	for _, fd := range catalog.Fields {
		fields = append(fields, string(fd.Name))
	}
	if f.HasMarks {
		fields = append(fields, catalog.FieldRating, catalog.FieldColor, catalog.FieldTagged, catalog.FieldRejected)
	} else {
		now.Marks = was.Marks
	}
	var changes []catalog.Change
	same := true // the catalog says what the file says
	for _, name := range fields {
		b, _ := before.Value(name)
		n, _ := now.Value(name)
		d, _ := p.Value(name)
		if !n.Equal(b) && d.Equal(b) {
			if err := p.Put(name, n); err != nil {
				return nil, err
			}
			changes = append(changes, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0], Field: name, Old: d, New: n})
			d = n
		}
		same = same && d.Equal(n)
	}
	if p.said = encodeSaid(said{now.Caption, now.Marks}); same && p.Marks == now.Marks {
		p.said = ""
	}
	return changes, nil
}

// put writes all of a photo that a file can change.
func (a *adding) put(p, old *row, moved bool) error {
	gear, err := a.t.gear(p.Camera)
	if err != nil {
		return err
	}
	if p.Captured.String() != old.Captured.String() {
		a.t.unindex(old.rank)
		if p.rank, err = a.rank(p.ID, p.Captured); err != nil {
			return err
		}
	}
	_, err = a.t.exec(`UPDATE photo SET rank = ?, folder = ?, file = ?, day = ?, rating = ?, color = ?, tagged = ?, rejected = ?,
		forgotten = ?, offline = 0, replaced = 0, damaged = ?, described = ?, credited = ?, kind = ?, width = ?, height = ?,
		iso = ?, gear = ?, revision = ?, written = ?, bytes = ?, mtime = ?, sidecar = ?, avg = ?, fingerprint = ? WHERE id = ?`,
		p.rank, p.folder, p.File(), p.Captured.Day().String(), p.Rating, p.Color, p.Tagged, p.Rejected,
		p.Forgotten, p.Problem != "", described(p.Photo), credited(p.Photo), string(p.Kind), p.Width, p.Height,
		p.ISO, gear, p.Revision, p.Written, p.Bytes, p.modTime, p.sidecar, p.Color0, p.Fingerprint, int64(p.ID))
	if err != nil {
		return err
	}
	_, err = a.t.exec("UPDATE detail SET captured = ?, camera = ?, problem = ?, caption = ?, said = ? WHERE id = ?",
		p.Captured.String(), encodeCamera(p.Camera), p.Problem, encodeCaption(p.Caption), p.said, int64(p.ID))
	if err != nil {
		return err
	}
	if p.rank == old.rank && !moved && p.Forgotten == old.Forgotten && p.Caption.Equal(old.Caption) {
		return nil
	}
	a.t.index(p)
	return nil
}
