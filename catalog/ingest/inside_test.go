package ingest_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata"
)

// contradicting is a JPEG whose XMP says one headline and whose IIM, written
// last, another of the same length.
func contradicting(t *testing.T, inXMP, inIIM string) []byte {
	t.Helper()
	segs, _, err := metadata.Segments(metadata.Outgoing{Caption: catalog.Caption{catalog.Headline: catalog.TextValue(inXMP)}})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range segs {
		if s[1] == 0xED { // APP13; its digest is now that of the IIM before
			segs[i] = bytes.Replace(s, []byte(inXMP), []byte(inIIM), 1)
		}
	}
	return catalogtest.JPEG(t, catalogtest.Photo{Seed: 1, Segments: segs})
}

// What a file contradicts itself in is asked once: it stays through reading
// the file again, changes with it, and does not come back once settled.
func TestContradictionsInsideAFileAfterReadingItAgain(t *testing.T) {
	d := newDesk(t)
	path := d.write("a.jpg", contradicting(t, "xmp one", "iim one"))
	d.add()
	holds := func(when, headline, other string) {
		t.Helper()
		p := d.photo("a.jpg")
		c, open := p.Clash("headline")
		if got := p.Caption.Text(catalog.Headline); got != headline || c.File.Text != other || open != (other != "") {
			t.Errorf("%s: headline %q, clash %+v, open %t", when, got, c, open)
		}
		if open && c.Kind != catalog.ClashInside {
			t.Errorf("%s: of kind %s", when, c.Kind)
		}
	}
	holds("added", "iim one", "xmp one")
	later := time.Now()
	touch := func() {
		later = later.Add(time.Minute)
		d.ok(os.Chtimes(path, later, later))
		d.look()
	}
	touch()
	holds("touched", "iim one", "xmp one")
	d.ok(os.WriteFile(path, contradicting(t, "xmp two", "iim two"), 0o644))
	touch()
	holds("edited by a program that knows IIM only", "iim two", "xmp two")
	p := d.photo("a.jpg")
	_, failed, err := d.s.Settle(d.ctx, []catalog.PhotoID{p.ID}, []catalog.Settlement{{Field: "headline", Choice: catalog.TakeFile}}, time.Now(), "editor")
	if err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	holds("settled", "xmp two", "")
	touch()
	holds("settled and touched", "xmp two", "")
}

// A contradiction can come by the XMP alone: then IIM still says what was
// read before.
func TestContradictionThatOnlyTheXMPBrings(t *testing.T) {
	choose := func(d *desk, how catalog.Choice) {
		t.Helper()
		p := d.photo("a.jpg")
		_, failed, err := d.s.Settle(d.ctx, []catalog.PhotoID{p.ID}, []catalog.Settlement{{Field: "headline", Choice: how}}, time.Now(), "editor")
		if err != nil || len(failed) > 0 {
			t.Fatal(failed, err)
		}
	}
	for _, tt := range []struct {
		name  string
		first string // headline in the XMP of the first reading
		then  func(d *desk)
		next  string // and of the second
		has   string // the photo then
		want  string // other text that is asked about; "" for none
	}{
		{"where the two agreed", "iim one", nil, "xmp new", "iim one", "xmp new"},
		{"where another contradiction waits", "xmp one", nil, "xmp new", "iim one", "xmp new"},
		{"where another contradiction was settled", "xmp one", func(d *desk) { choose(d, catalog.TakeMine) }, "xmp new", "iim one", "xmp new"},
		{"but not the one that was settled", "xmp one", func(d *desk) { choose(d, catalog.TakeMine) }, "xmp one", "iim one", ""},
		{"where the text of XMP was taken", "xmp one", func(d *desk) { choose(d, catalog.TakeFile) }, "xmp new", "xmp one", "xmp new"},
		{"but not the text that was taken", "xmp one", func(d *desk) { choose(d, catalog.TakeFile) }, "xmp one", "xmp one", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			path := d.write("a.jpg", contradicting(t, tt.first, "iim one"))
			d.add()
			if tt.then != nil {
				tt.then(d)
			}
			d.ok(os.WriteFile(path, contradicting(t, tt.next, "iim one"), 0o644))
			later := time.Now().Add(time.Minute)
			d.ok(os.Chtimes(path, later, later))
			d.look()
			p := d.photo("a.jpg")
			c, open := p.Clash("headline")
			if got := p.Caption.Text(catalog.Headline); got != tt.has || c.File.Text != tt.want || open != (tt.want != "") {
				t.Errorf("headline %q, clash %+v", got, c)
			}
			if open && c.Kind != catalog.ClashInside {
				t.Errorf("of kind %s", c.Kind)
			}
		})
	}
}
