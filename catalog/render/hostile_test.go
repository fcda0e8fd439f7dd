//go:build unix

package render

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"cutline/catalog/photofile"
)

// manyScans is a progressive JPEG that claims that size and has that many
// empty scans: a few bytes each, and each visits every block.
func manyScans(w, h uint16, scans int) []byte {
	var b bytes.Buffer
	b.WriteString("\xff\xd8\xff\xdb\x00\x43\x00")
	b.Write(bytes.Repeat([]byte{1}, 64))
	b.WriteString("\xff\xc2\x00\x11\x08")
	b.Write(binary.BigEndian.AppendUint16(nil, h))
	b.Write(binary.BigEndian.AppendUint16(nil, w))
	b.WriteString("\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00")
	for _, class := range []byte{0x00, 0x10} {
		b.WriteString("\xff\xc4\x00\x14")
		b.WriteByte(class)
		b.WriteString("\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	}
	b.WriteString("\xff\xda\x00\x0c\x03\x01\x00\x02\x00\x03\x00\x00\x00\x00\x00")
	for i := range scans - 1 {
		b.WriteString("\xff\xda\x00\x08\x01")
		b.Write([]byte{byte(1 + i%3), 0, 1, 63, 0, 0})
	}
	b.WriteString("\xff\xd9")
	return b.Bytes()
}

// worked is the processor time used so far: how busy the machine is otherwise
// must not decide a test.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestHostileProgressive(t *testing.T) {
	for _, tt := range []struct {
		name  string
		data  []byte
		shown bool
	}{
		{"3,000 scans", manyScans(2000, 1500, 3000), false},
		{"100 scans of 40 megapixels", manyScans(7300, 5400, 100), Library == "libjpeg-turbo"},
		{"400 megapixels in a few bytes", manyScans(20000, 20000, 2), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := worked(t)
			info, err := photofile.Read(tt.data)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Decode(tt.data, info, 512)
			if got := err == nil; got != tt.shown {
				t.Errorf("shown = %v (%v), want %v", got, err, tt.shown)
			}
			took := worked(t) - start
			t.Logf("%d bytes, %v", len(tt.data), took)
			if took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// corpus is the folder of shared test photos beside the project.
func corpus(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(dir, "..", "shared", "corpus")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the shared corpus is not beside the project")
	}
	return dir
}

func TestCorpusNeedsLittleTimeAndMemory(t *testing.T) {
	var files []string
	err := filepath.WalkDir(corpus(t), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasSuffix(path, ".json") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			continue
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := worked(t)
		p, err := Decode(data, info, 512)
		took := worked(t) - start
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 300 {
			t.Errorf("%s: %d MB", path, mb)
		}
		if took > 2*time.Second {
			t.Errorf("%s: %v", path, took)
		}
		if err == nil {
			shown++
			if p.Damaged != "" {
				t.Logf("damaged: %s: %s", filepath.Base(path), p.Damaged)
			}
		}
	}
	t.Logf("%d of %d files show a picture", shown, len(files))
	if shown == 0 {
		t.Error("no file shows a picture")
	}
}
