//go:build linux && !race

package thumb

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/render"
)

const (
	mutantTime   = 2 * time.Second
	mutantMemory = 300 << 20
)

// mutate damages a file in one of the ways that files are damaged, or made to
// do harm. The same number does the same.
func mutate(data []byte, n int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), 42))
	out := append([]byte(nil), data...)
	if len(out) < 16 {
		return out
	}
	head := min(len(out), 64<<10) // where lengths and offsets stand
	switch n % 5 {
	case 0: // single bits
		for range 1 + r.IntN(32) {
			out[r.IntN(head)] ^= 1 << r.IntN(8)
		}
	case 1: // cut short
		out = out[:1+r.IntN(len(out)-1)]
	case 2: // a number at an extreme
		v := []uint32{0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF0, uint32(len(out)), 8}[r.IntN(8)]
		at := r.IntN(head - 4)
		binary.BigEndian.PutUint32(out[at:], v)
	case 3: // a number of two bytes
		for range 1 + r.IntN(4) {
			binary.LittleEndian.PutUint16(out[r.IntN(head-2):], uint16(r.Uint32()))
		}
	case 4: // a part twice, or moved
		at, n := r.IntN(head), r.IntN(4096)
		copy(out[r.IntN(head):], out[at:min(len(out), at+n)])
	}
	return out
}

// TestMutants damages the corpus' files and reads each in a process of its
// own kind: none may break it, take more than 2 s, or 300 MB. CUTLINE_MUTANTS
// says how many; the hostile files as they are come first.
func TestMutants(t *testing.T) {
	if os.Getenv("CUTLINE_MUTANT_CHILD") != "" {
		survived(t)
		return
	}
	catalogtest.Corpus(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestMutants$", "-test.v", "-test.timeout=50m")
	cmd.Env = append(os.Environ(), "CUTLINE_MUTANT_CHILD=1", "GOMEMLIMIT=220MiB")
	out, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	peak := catalogtest.Peak(cmd.Process.Pid)
	err = cmd.Wait()
	text, _ := os.ReadFile(out.Name())
	if err != nil {
		t.Fatalf("%v: %s", err, text[max(0, len(text)-4000):])
	}
	most := peak()
	t.Logf("%s at most %d MB", text, most>>20)
	if most > mutantMemory {
		t.Errorf("it took %d MB", most>>20)
	}
}

// survived reads mutants one after the other.
func survived(t *testing.T) {
	files := corpusFiles(t)
	n, err := strconv.Atoi(os.Getenv("CUTLINE_MUTANTS"))
	if err != nil {
		n = 400
	}
	d := &render.Decoder{Fast: true}
	shown, slowest := 0, time.Duration(0)
	look := func(name string, data []byte) {
		start, work := time.Now(), worked(t)
		info, err := photofile.ReadFrom(photofile.Memory(data), name)
		if err == nil {
			metadata.FromFile(info)
			// libheif holds a whole picture twice: package render bounds those.
			heif := info.Kind == catalog.HEIC || info.Kind == catalog.AVIF
			if heif && info.DecodeCost(Large) > 150<<20 {
				return
			}
			if _, err := d.DecodeFrom(photofile.Memory(data), info, Large); err == nil {
				shown++
			}
		}
		took := min(time.Since(start), worked(t)-work) // a busy machine is no fault of ours
		slowest = max(slowest, took)
		if took > mutantTime {
			t.Errorf("%s took %v", name, took)
		}
	}
	for i := range n {
		path := files[i*7919%len(files)] // a prime: every kind comes soon
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if i < len(files) {
			look(path, data)
		}
		look(fmt.Sprintf("%s mutant %d", path, i)+filepath.Ext(path), mutate(data, i))
	}
	fmt.Printf("%d mutants of %d files, %d show a picture, the slowest took %v,", n, len(files), shown, slowest)
}

func corpusFiles(t *testing.T) []string {
	var out []string
	err := filepath.WalkDir(catalogtest.Corpus(t), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) != ".json" {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
