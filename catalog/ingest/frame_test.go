package ingest_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/ingest"
)

// look is what a sweep finds.
func (d *desk) look() catalog.Added {
	d.Helper()
	plan, err := ingest.Look(d.ctx, d.s, nil, catalog.Rest)
	d.ok(err)
	got, err := plan.Run(d.ctx, d.s, d.made, nil)
	d.ok(err)
	return got
}

// The content decides what a file is, its name which family it belongs to: a
// JPEG under a raw file's name stands for one that tells its time.
func TestFilesOfOneNameThatAreNotOneFrame(t *testing.T) {
	d := newDesk(t)
	d.jpeg("same.JPG", 1)
	d.write("same.CR2", catalogtest.JPEG(t, catalogtest.Photo{Seed: 2, Shot: catalogtest.At(5, 8, 1, 0, true)}))
	d.jpeg("other.JPG", 1)
	d.write("other.CR2", catalogtest.JPEG(t, catalogtest.Photo{Seed: 3, Shot: catalogtest.At(5, 9, 30, 0, true)}))
	d.write("other.xmp", []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Huế"/></rdf:RDF></x:xmpmeta>`))
	d.counts("first", d.add(), 3, 0, 0, 0, 0)
	if p := d.photo("same.CR2"); p.File() != "same.JPG" || len(p.Partners()) != 1 {
		t.Errorf("one frame: %+v", p.Parts)
	}
	if p := d.photo("other.JPG"); len(p.Parts) != 1 || p.Caption.Text(catalog.City) != "" {
		t.Errorf("of another moment: %+v", p.Parts)
	}
	if p := d.photo("other.CR2"); len(p.Parts) != 2 || p.Caption.Text(catalog.City) != "Huế" {
		t.Errorf("the sidecar is the raw file's: %+v", p.Parts)
	}
	d.counts("again", d.add(), 0, 0, 3, 0, 0)
	d.counts("a look", d.look(), 0, 0, 3, 0, 0)
}

func TestLookFindsWhatChangedAndNothingNew(t *testing.T) {
	d := newDesk(t)
	d.jpeg("sub/a.jpg", 1)
	d.jpeg("b.jpg", 2)
	d.add()
	d.jpeg("new.jpg", 3)
	d.counts("a new file", d.look(), 0, 0, 2, 0, 0)
	d.write("sub/a.xmp", []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Huế"/></rdf:RDF></x:xmpmeta>`))
	d.counts("a sidecar appears", d.look(), 0, 1, 1, 0, 0)
	if p := d.photo("a.jpg"); p.Caption.Text(catalog.City) != "Huế" {
		t.Errorf("its caption: %v", p.Caption)
	}
	later := time.Now().Add(time.Hour)
	d.ok(os.Chtimes(filepath.Join(d.dir, "b.jpg"), later, later))
	d.counts("only touched", d.look(), 0, 0, 2, 0, 0)
	d.ok(os.Rename(filepath.Join(d.dir, "b.jpg"), filepath.Join(t.TempDir(), "b.jpg")))
	d.counts("one is gone", d.look(), 0, 0, 1, 0, 1)
}
