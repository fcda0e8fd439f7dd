package store

import (
	"path"
	"reflect"
	"slices"
	"strings"

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
	p.modTime, p.others, p.Bytes, p.Problem = f.ModTime, catalog.Signature(f.Parts), f.Photo.Bytes, f.Photo.Problem
	p.gone, p.replaced = false, false
	lost := lostParts(p.Parts, f)
	p.Parts = f.Parts
	var took taken
	// A damaged file says nothing reliable: what was known of it stays.
	if f.Photo.Problem == "" || p.Fingerprint == "" {
		takeFacts(p, &f.Photo)
		if took, err = a.mergeSaid(p, f, len(lost) > 0); err != nil {
			return false, err
		}
	}
	changes := took.changes
	if f.Named && p.Forgotten {
		changes = append(changes, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0],
			Field: catalog.FieldForgotten, Old: catalog.TextValue("yes")})
		p.Forgotten = false
	}
	if took.behind {
		took.clashes = append(took.clashes, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0], Field: fieldFrom,
			Old: catalog.TextValue(strings.Join(lost, ", "))})
	}
	if err := a.log(p, took, changes, f.From); err != nil {
		return false, err
	}
	others := !slices.Equal(names(old.Parts[1:]), names(f.Parts))
	if err := a.put(p, &old, moved || others); err != nil {
		return false, err
	}
	return moved || others || took.behind || len(took.clashes) > 0 || old.gone || old.Problem != p.Problem || len(changes) > 0 || old.Fingerprint != p.Fingerprint ||
		old.Captured.String() != p.Captured.String() || !reflect.DeepEqual(old.Camera, p.Camera) ||
		old.Kind != p.Kind || old.Width != p.Width || old.Height != p.Height, nil
}

// log writes what the file changed into history, and what it could not.
func (a *adding) log(p *row, took taken, changes []catalog.Change, from string) error {
	if len(changes) > 0 || took.behind {
		p.raise(took.behind)
		if from != "" && len(took.changes) > 0 {
			changes = append(changes, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0], Field: fieldFrom, New: catalog.TextValue(from)})
		}
	}
	if len(changes) > 0 {
		if err := a.by.log(changes); err != nil {
			return err
		}
	}
	if len(p.Clashes) > 0 {
		a.out.Clashing++
	}
	if len(took.clashes) == 0 {
		return nil
	}
	return a.clash.log(took.clashes)
}

// fieldFrom is the line of history that says where a change was read. It is
// no field of a photo, so that undo passes it over.
const fieldFrom = "from"

// raise counts the file's changes as one edit. The file holds them, so that
// they do not make a photo pending; a file that lost something does.
func (p *row) raise(behind bool) {
	pending := p.PendingWrite() || behind
	if p.Revision++; !pending {
		p.Written = p.Revision
	}
}

func names(parts []catalog.Part) []string {
	out := make([]string, len(parts))
	for i, x := range parts {
		out[i] = x.File
	}
	return out
}

// lostParts are the files that were read and are not there any more, under
// any name.
func lostParts(was []catalog.Part, f *catalog.FilePhoto) (lost []string) {
	is := append([]catalog.Part{{File: path.Base(f.Rel), Hash: f.Photo.Fingerprint}}, f.Parts...)
	for _, x := range was {
		there := slices.ContainsFunc(is, func(y catalog.Part) bool { return x.File == y.File || x.Hash != "" && x.Hash == y.Hash })
		if x.Role != catalog.BesidePart && !there {
			lost = append(lost, x.File)
		}
	}
	return lost
}

// takeFacts takes what only the file can know.
func takeFacts(p *row, q *catalog.Photo) {
	p.Kind, p.Width, p.Height, p.Fingerprint = q.Kind, q.Width, q.Height, q.Fingerprint
	p.Captured, p.Camera = q.Captured, q.Camera
	if q.Hash != 0 {
		p.Hash = q.Hash
	}
	if q.Color0 != 0 {
		p.Color0 = q.Color0
	}
}

// A taken is what a second reading did to a photo.
type taken struct {
	changes []catalog.Change // fields that only the file changed
	clashes []catalog.Change // clashes that came or went, and what else only history needs
	behind  bool             // the file lost what the catalog keeps
}

// mergeSaid takes each field that only the file changed since it was last
// read or written. What only the desk changed stays; what both changed stays
// too, beside what the file says, until a person chooses. A photo that lost
// one of its files has forgotten a caption, not changed it.
func (a *adding) mergeSaid(p *row, f *catalog.FilePhoto, lost bool) (taken, error) {
	var out taken
	was, err := p.lastSaid()
	if err != nil {
		return out, err
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
	same := true // the catalog says what the file says
	for _, name := range fields {
		m := merging{t: a.t, p: p, name: name, from: f.From, lost: lost}
		m.base, _ = before.Value(name)
		m.file, _ = now.Value(name)
		m.doubt, _ = f.Photo.Clash(name)
		if err := m.into(&out); err != nil {
			return out, err
		}
		d, _ := p.Value(name)
		same = same && d.Equal(m.file)
	}
	if p.said = encodeSaid(said{now.Caption, now.Marks}); same && p.Marks == now.Marks {
		p.said = ""
	}
	return out, nil
}

// A merging is one field of a photo that was read again.
type merging struct {
	t          *tx
	p          *row
	name, from string
	base, file catalog.Value // what the file said before, and says now
	lost       bool
	doubt      catalog.FileClash // why the file itself is not to be trusted; zero: it is
}

func (m merging) into(out *taken) error {
	desk, _ := m.p.Value(m.name)
	old, open := m.p.Clash(m.name)
	news := !m.file.Equal(m.base)
	if open && news && old.Kind == catalog.ClashFile {
		m.base = old.Base // the last that both agreed on
	}
	doubt := m.doubt
	if asked, err := m.asked(); err != nil {
		return err
	} else if asked && !news {
		doubt = catalog.FileClash{}
	}
	switch {
	case m.file.Equal(desk) && !news && open && old.Kind != catalog.ClashFile && doubt.Field == "":
		return nil // it waits for a person still
	case m.file.Equal(desk):
		return m.clash(out, doubt)
	case m.file.Equal(m.base) && doubt.Kind == catalog.ClashInside && (!open || old.Kind == catalog.ClashInside):
		return m.clash(out, doubt)
	case m.file.Equal(m.base):
		if open && old.Base.Equal(m.file) { // the file took it back
			return m.clash(out, catalog.FileClash{})
		}
		return nil
	case m.lost && m.file.IsZero():
		out.behind = true
		return nil
	case desk.Equal(m.base) && !m.lost:
		if err := m.p.Put(m.name, m.file); err != nil {
			return err
		}
		out.changes = append(out.changes, catalog.Change{Target: catalog.PhotoTargets(m.p.ID)[0], Field: m.name, Old: desk, New: m.file})
		return m.clash(out, m.doubt)
	}
	if ours, err := m.ours(); err != nil || ours {
		return err
	}
	return m.clash(out, catalog.FileClash{Field: m.name, Kind: catalog.ClashFile, Base: m.base, File: m.file, From: m.from})
}

// ours reports whether what the file says is a text of this desk from some
// time before: it was written by a run that was killed before it could say so.
// It is in the history, so nothing is lost when a newer one replaces it.
func (m merging) ours() (bool, error) {
	var one int
	return m.t.get(`SELECT 1 FROM change c JOIN edit e ON e.id = c.edit WHERE c.thing = 1 AND c.id = ? AND c.field = ? AND c.new = ?
		AND e.kind IN ('do', 'undo', 'redo') LIMIT 1`, []any{int64(m.p.ID), m.name, m.file.Encode()}, &one)
}

// asked reports whether a person was asked before what the file's doubt asks:
// what it was answered stays.
func (m merging) asked() (bool, error) {
	if m.doubt.Field == "" {
		return false, nil
	}
	var one int
	return m.t.get(`SELECT 1 FROM change WHERE thing = 1 AND id = ? AND field = ? AND old = ? LIMIT 1`,
		[]any{int64(m.p.ID), catalog.ClashField(m.name), catalog.ClashValue(m.doubt).Encode()}, &one)
}

// clash makes the field's clash c, or ends it.
func (m merging) clash(out *taken, c catalog.FileClash) error {
	name := catalog.ClashField(m.name)
	was, _ := m.p.Value(name)
	var v catalog.Value
	if c.Field != "" {
		v = catalog.ClashValue(c)
	}
	if err := m.p.Put(name, v); err != nil || was.Equal(v) {
		return err
	}
	out.clashes = append(out.clashes, catalog.Change{Target: catalog.PhotoTargets(m.p.ID)[0], Field: name, Old: was, New: v})
	return nil
}

// agree ends the clashes of fields that say now what the file says.
func (p *row) agree() []catalog.Change {
	var out []catalog.Change
	for _, c := range p.Clashes {
		if v, err := p.Value(c.Field); err == nil && c.Over(v) {
			name := catalog.ClashField(c.Field)
			out = append(out, catalog.Change{Target: catalog.PhotoTargets(p.ID)[0], Field: name, Old: catalog.ClashValue(c)})
		}
	}
	for _, c := range out {
		if err := p.Put(c.Field, c.New); err != nil { // an empty value is always taken
			continue
		}
	}
	return out
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
	event, err := a.t.event(p.Caption)
	if err != nil {
		return err
	}
	if err := a.t.putPeople(p.ID, p.Caption, old.Caption); err != nil {
		return err
	}
	_, err = a.t.exec(`UPDATE photo SET rank = ?, folder = ?, file = ?, day = ?, rating = ?, color = ?, tagged = ?, rejected = ?,
		forgotten = ?, offline = 0, replaced = 0, damaged = ?, described = ?, credited = ?, kind = ?, width = ?, height = ?,
		iso = ?, gear = ?, revision = ?, written = ?, bytes = ?, mtime = ?, others = ?, avg = ?, fingerprint = ?,
		hash = ?, body = ?, event = ? WHERE id = ?`,
		p.rank, p.folder, p.File(), p.Captured.Day().String(), p.Rating, p.Color, p.Tagged, p.Rejected,
		p.Forgotten, p.Problem != "", described(p.Photo), credited(p.Photo), string(p.Kind), p.Width, p.Height,
		p.ISO, gear, p.Revision, p.Written, p.Bytes, p.modTime, p.others, p.Color0, p.Fingerprint,
		int64(p.Hash), bodyOf(p.Camera), event, int64(p.ID))
	if err != nil {
		return err
	}
	_, err = a.t.exec("UPDATE detail SET captured = ?, camera = ?, problem = ?, caption = ?, said = ? WHERE id = ?",
		p.Captured.String(), encodeCamera(p.Camera), p.Problem, encodeCaption(p.Caption), p.said, int64(p.ID))
	if err != nil {
		return err
	}
	if len(old.Parts) > 1 || len(p.Parts) > 0 {
		if err := a.t.putParts(p.ID, p.Parts); err != nil {
			return err
		}
	}
	if err := a.t.putClashes(p, old.Clashes); err != nil {
		return err
	}
	if p.rank == old.rank && !moved && p.Forgotten == old.Forgotten && p.Caption.Equal(old.Caption) {
		return nil
	}
	a.t.index(p)
	return nil
}
