package ingest_test

import (
	"bytes"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata"
)

// guessed is a JPEG whose headline is in IIM alone, and not in the code page
// that IIM names.
func guessed(t *testing.T) []byte {
	t.Helper()
	segs, _, err := metadata.Segments(metadata.Outgoing{Caption: catalog.Caption{catalog.Headline: catalog.TextValue("cafe")}})
	if err != nil {
		t.Fatal(err)
	}
	var own [][]byte
	for _, s := range segs {
		if s[1] == 0xED { // APP13
			own = append(own, bytes.Replace(s, []byte("cafe"), []byte("c\xe9fe"), 1))
		}
	}
	return catalogtest.JPEG(t, catalogtest.Photo{Seed: 1, Segments: own})
}

// olderRead makes all rows those of a version that noted no doubts.
func (d *desk) olderRead() {
	d.Helper()
	db, err := sql.Open("sqlite", filepath.Join(d.s.Dir(), "cutline.db"))
	d.ok(err)
	defer db.Close()
	_, err = db.Exec("UPDATE photo SET others = CASE WHEN others = 2 THEN 0 ELSE others | 1 END; DELETE FROM clash")
	d.ok(err)
}

// Photos that an older version cataloged are read once more when they are
// added again, not when Cutline looks for changes by itself.
func TestPhotosReadByAnOlderVersion(t *testing.T) {
	for _, tt := range []struct {
		name     string
		data     []byte
		headline string
		kind     catalog.ClashKind
	}{
		{"a text that was guessed is noted", guessed(t), "céfe", catalog.ClashGuess},
		{"a contradiction is noted", contradicting(t, "xmp one", "iim one"), "iim one", catalog.ClashInside},
		{"nothing is noted where there is nothing", catalogtest.JPEG(t, catalogtest.Photo{Seed: 1}), "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			d.write("a.jpg", tt.data)
			d.write("a.xmp.txt", []byte("beside"))
			d.add()
			d.olderRead()
			d.look()
			if now := d.photo("a.jpg"); len(now.Clashes) > 0 {
				t.Errorf("noted by itself: %+v", now.Clashes)
			}
			d.add()
			p := d.photo("a.jpg")
			if c, _ := p.Clash("headline"); c.Kind != tt.kind || p.Caption.Text(catalog.Headline) != tt.headline {
				t.Errorf("headline %q, clash %+v, want %q", p.Caption.Text(catalog.Headline), c, tt.kind)
			}
			if got := d.add(); got.Unchanged != 1 {
				t.Errorf("read a third time: %+v", got)
			}
			if tt.kind == "" {
				return
			}
			_, failed, err := d.s.Settle(d.ctx, []catalog.PhotoID{p.ID}, []catalog.Settlement{{Field: "headline", Choice: catalog.TakeMine}}, time.Now(), "editor")
			if err != nil || len(failed) > 0 {
				t.Fatal(failed, err)
			}
			d.olderRead()
			d.add()
			if now := d.photo("a.jpg"); len(now.Clashes) > 0 {
				t.Errorf("asked again what was answered: %+v", now.Clashes)
			}
		})
	}
}
