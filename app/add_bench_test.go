//go:build bench && linux

package app_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutline/app/jobs"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// What the window must reach while photos are added to it.
const (
	firstScreen = time.Second
	addStep     = 50 * time.Millisecond
)

// cameraFiles writes n photos of 24 megapixels as cameras do: with a preview
// of 1,620 pixels behind the picture, found by a multi-picture index (CIPA
// DC-007, 5.2). Each has another scan: the bytes that fill up before its end.
func cameraFiles(t *testing.T, dir string, n int) {
	t.Helper()
	picture := catalogtest.JPEG(t, catalogtest.Photo{Width: 6000, Height: 4000, Seed: 1, Quality: 40})
	var previews [][]byte
	for i := range 16 {
		previews = append(previews, catalogtest.JPEG(t, catalogtest.Photo{Width: 1620, Height: 1080, Seed: i, Quality: 60}))
	}
	const head = 20 // SOI and JFIF
	for i := range n {
		preview := previews[i%len(previews)]
		exif := catalogtest.JPEG(t, catalogtest.Photo{Width: 16, Height: 16, Shot: catalogtest.At(5, 8+i/3600, i/60%60, i%60, true)})
		size := int(binary.BigEndian.Uint16(exif[head+2:])) + 2
		segments := append([]byte{}, exif[head:head+size]...)
		scan := append(append(append([]byte{}, picture[head:len(picture)-2]...), bytes.Repeat([]byte{0xff}, i+1)...), 0xff, 0xd9)
		const index = 4 + 4 + 8 + 2 + 3*12 + 4 + 2*16 // marker and length, "MPF\0", a TIFF header, a directory, two entries
		from := head + size + 8                       // where the index counts from
		all := head + size + index + len(scan)
		le := binary.LittleEndian
		mpf := append([]byte{0xff, 0xe2, 0, index - 2}, "MPF\x00II*\x00\x08\x00\x00\x00\x03\x00"...)
		entry := func(tag, kind uint16, count, value uint32) {
			mpf = le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(mpf, tag), kind), count), value)
		}
		entry(0xb000, 7, 4, 0x30303130)
		entry(0xb001, 4, 1, 2)
		entry(0xb002, 7, 32, 8+2+3*12+4)
		mpf = le.AppendUint32(mpf, 0)
		for _, v := range []uint32{0x20030000, uint32(all), 0, 0, 0x00010002, uint32(len(preview)), uint32(all - from), 0} {
			mpf = le.AppendUint32(mpf, v)
		}
		data := bytes.Join([][]byte{picture[:head], segments, mpf, scan, preview}, nil)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("SAO_%04d.JPG", i+1)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestBenchAdd adds 2,000 photos with previews to an empty catalog, through
// the window: how long until it shows a whole screen of them, and what the
// longest step is that holds it up.
func TestBenchAdd(t *testing.T) {
	const many = 2000
	dir := t.TempDir()
	photos, cat := filepath.Join(dir, "photos"), filepath.Join(dir, "Desk.cutline")
	if err := os.Mkdir(photos, 0o755); err != nil {
		t.Fatal(err)
	}
	cameraFiles(t, photos, many)
	binary := measuredWindow(t)
	s := newScreen(t)
	var screens []time.Duration
	var seconds float64
	for range 3 {
		if err := os.RemoveAll(cat); err != nil {
			t.Fatal(err)
		}
		d, err := desk.Create(context.Background(), cat, desk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d.Close()
		s.settings(map[string]any{"language": "en", "tab": "photos"})
		w := s.open(binary, "--lang", "en", cat)
		w.at("count", "query", "")
		h := &hands{window: w}
		h.press("ctrl+shift+o")
		h.at("dialog", "name", "add", "shown", true)
		h.press("ctrl+a")
		h.write(photos)
		start := time.Now()
		h.press("Return")
		for shown := 0; shown < 20; { // cells of this window
			shown += w.at("thumbs").num("n")
		}
		screens = append(screens, time.Since(start))
		w.at("added", "added", many, "failed", 0)
		seconds = time.Since(start).Seconds()
		for _, st := range w.watched() {
			if st.name == jobs.Lagging || st.name == jobs.Turning {
				continue
			}
			if st.took >= 20 {
				t.Logf("  longest step %s: %.1f ms, of the processor %.1f", st.name, st.took, st.cpu)
			}
			if st.cpu > ms(addStep) {
				t.Errorf("%s holds the window up for %.1f ms of the processor", st.name, st.cpu)
			}
		}
		w.kill()
	}
	t.Logf("from Enter to a screen of thumbnails of %d added photos: %s, limit %v; all were added after %.1f s", many, spread(screens), firstScreen, seconds)
	if m := middle(screens); m > firstScreen {
		t.Errorf("the first screen came after %v, want at most %v", m, firstScreen)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
