package metadata

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
)

// whole marks a sidecar of ours: it holds the whole caption, so that a field
// it does not have is empty even if the master still says something.
var whole = xmp.Name{Space: "urn:x-cutline:1.0/", Prefix: "cutline", Local: "Caption"}

// wholeBut is what the mark says: of which fields the packet is silent because
// their text in the master is guessed and nobody has confirmed it.
func wholeBut(p catalog.Photo) string {
	s := "whole"
	for i, f := range p.Unsure() {
		if i == 0 {
			s += " but"
		}
		s += " " + string(f)
	}
	return s
}

// unsaid are the fields that the mark names as not said.
func unsaid(d *xmp.Doc) []string {
	fields, _ := strings.CutPrefix(d.Text(whole), "whole but ")
	return strings.Fields(fields)
}

// sure is the photo's caption as it may be written into the packet: where a
// text is guessed, what the packet says already.
func sure(d *xmp.Doc, p catalog.Photo) catalog.Caption {
	unsure := p.Unsure()
	if len(unsure) == 0 {
		return p.Caption
	}
	c := p.Caption.Clone()
	for _, b := range bindings {
		if slices.Contains(unsure, b.field) {
			c.Set(b.field, b.fromXMP(&d.Struct))
		}
	}
	return c
}

// copying is how much younger than its sidecar a master may be without having
// been changed after it: a copied folder's files bear the time of the copying.
const copying = 2 * time.Minute

// FromSidecar merges a sidecar over what the master says. A field both have
// comes from the one whose metadata changed last, by xmp:MetadataDate if both
// say it, else by the files' times; the sidecar, if they are equal. With an
// error base comes back as it was.
func FromSidecar(base Read, sidecar []byte, sidecarTime, fileTime time.Time) (Read, error) {
	d, err := xmp.Parse(xmp.UTF8(sidecar))
	if err != nil {
		return base, fmt.Errorf("read the sidecar: %w", err)
	}
	p := packets{d}
	stamp := p.stamp()
	older := sidecarTime.Add(copying).Before(fileTime)
	if !stamp.IsZero() && !base.stamp.IsZero() {
		older = stamp.Before(base.stamp)
	}
	r := base
	r.Caption = base.Caption.Clone()
	r.Clashes = slices.Clone(base.Clashes)
	complete := d.Has(whole)
	silent := unsaid(d)
	for _, b := range bindings {
		if older && !base.Caption[b.field].IsZero() || !b.has(&d.Struct) && (!complete || slices.Contains(silent, string(b.field))) {
			continue
		}
		r.Caption.Set(b.field, b.fromXMP(&d.Struct))
		r.Clashes = slices.DeleteFunc(r.Clashes, func(c catalog.FileClash) bool { return c.Field == string(b.field) })
	}
	var s Read
	if s.readMarks(p, iim.Block{}); s.HasMarks || complete {
		if !older || !base.HasMarks {
			r.Marks, r.HasMarks = s.Marks, true
		}
	}
	if stamp.After(r.stamp) {
		r.stamp = stamp
	}
	if r.won = !older; r.won {
		r.By = p.text(xmpCreatorTool)
	}
	r.fillFrom(p)
	return r, nil
}

// fillFrom takes from a sidecar what the master does not say of the exposure.
func (r *Read) fillFrom(p packets) {
	s := blocks{xmp: p}
	if r.Captured.IsZero() {
		r.Captured = captured(s)
	}
	if c := camera(s); r.Camera.Model == "" && r.Camera.Make == "" {
		r.Camera.Make, r.Camera.Model = c.Make, c.Model
	}
	if c := camera(s); r.Camera.GPS == nil {
		r.Camera.GPS = c.GPS
	}
}

// EncodeSidecar writes the photo's caption and marks into a sidecar; old is
// the one there is, or nil. What is foreign in it stays as it is. When it says
// everything already, the same bytes come back. An old sidecar that cannot be
// read is an error: it is not ours to overwrite.
func EncodeSidecar(old []byte, p catalog.Photo, now time.Time) ([]byte, error) {
	d := xmp.New()
	if len(old) > 0 {
		var err error
		if d, err = xmp.Parse(xmp.UTF8(old)); err != nil {
			return nil, fmt.Errorf("read the sidecar that is there: %w", err)
		}
	}
	changed := writeCaption(d, sure(d, p))
	changed = writeMarks(d, p.Marks) || changed
	changed = setText(d, whole, wholeBut(p)) || changed
	if !changed {
		return old, nil
	}
	if len(old) == 0 {
		d.SetText(photoshopSidecarForExt, forExtension(p))
	}
	d.SetText(xmpMetadataDate, now.Format("2006-01-02T15:04:05-07:00"))
	out := d.Bytes()
	if len(old) == 0 {
		out = append([]byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), out...)
	}
	if _, err := xmp.Parse(out); err != nil {
		return nil, fmt.Errorf("read the new sidecar back: %w", err)
	}
	return out, nil
}

// forExtension is the kind of file a photo's sidecar is for: its raw file's,
// if it has one.
func forExtension(p catalog.Photo) string {
	frame := []string{p.Path}
	for _, x := range p.Partners() {
		frame = append(frame, x.File)
	}
	return strings.ToUpper(strings.TrimPrefix(filepath.Ext(lead(frame)), "."))
}
