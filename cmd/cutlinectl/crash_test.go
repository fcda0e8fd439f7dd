package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog/sample"
)

// kills is how often TestKilledAtAnyPoint kills; CUTLINE_KILLS asks for more
// (make soak).
func kills(t *testing.T) int {
	if s := os.Getenv("CUTLINE_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("CUTLINE_KILLS=%s: %v", s, err)
		}
		return n
	}
	return 60
}

// A victim is a catalog whose programs are killed, and what they promised.
type victim struct {
	t       *testing.T
	bin     string
	s       script
	photos  string
	more    []string // photos not yet in the folder
	masters map[string][32]byte
	said    map[int]string // acknowledged captions, by photo
	started string         // a caption that was on its way when the program was killed
	slug    string
	to      string
	n       int
}

// TestKilledAtAnyPoint kills the real program with SIGKILL at random moments
// of add, set, write and export. No master may change, no caption that was
// acknowledged may be lost, nothing half may stand under a final name.
func TestKilledAtAnyPoint(t *testing.T) {
	v := newVictim(t)
	r := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	killed := map[string]int{}
	for i := range kills(t) {
		name, args := v.job(r)
		if v.kill(r, args) {
			killed[name]++
		} else if name == "set" {
			v.said[v.n] = v.started
		}
		v.check(name)
		if t.Failed() {
			t.Fatalf("after kill %d, of %s", i, name)
		}
	}
	t.Logf("killed: %v", killed)
}

func newVictim(t *testing.T) *victim {
	dir := t.TempDir()
	v := &victim{t: t, bin: program(t), s: newScript(t), photos: filepath.Join(dir, "in"), masters: map[string][32]byte{},
		said: map[int]string{}, to: filepath.Join(dir, "out")}
	store := filepath.Join(dir, "store")
	if err := sample.Photos(context.Background(), store, 120, image.Pt(96, 64), nil); err != nil {
		t.Fatal(err)
	}
	err := filepath.Walk(store, func(path string, info os.FileInfo, err error) error {
		if err == nil && strings.HasSuffix(path, ".jpg") {
			v.more = append(v.more, path)
		}
		return err
	})
	if err != nil || len(v.more) == 0 {
		t.Fatalf("%d photos, %v", len(v.more), err)
	}
	e := event(t)
	if err := os.MkdirAll(v.photos, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, p := range e.Photos {
		v.bring(p)
	}
	v.s.ok(nil, "add", v.photos)
	var stories []storyOut
	v.s.ok(&stories, "story", "import", e.ArticleVI)
	v.slug = stories[0].Slug
	for slot := 1; slot <= 2; slot++ {
		v.s.ok(nil, "story", "place", v.slug, strconv.Itoa(slot), "1")
	}
	return v
}

func (v *victim) bring(from string) {
	to := filepath.Join(v.photos, filepath.Base(from))
	copyFile(v.t, from, to)
	data, err := os.ReadFile(to)
	if err != nil {
		v.t.Fatal(err)
	}
	v.masters[to] = sha256.Sum256(data)
}

// job is the next thing to be killed.
func (v *victim) job(r *rand.Rand) (name string, args []string) {
	switch r.IntN(4) {
	case 0:
		for range min(8, len(v.more)) {
			v.bring(v.more[0])
			v.more = v.more[1:]
		}
		return "add", []string{"add", v.photos}
	case 1:
		return "write", []string{"write", "--pending"}
	case 2:
		return "export", []string{"story", "export", v.slug, "--to", v.to, "--replace", "--accept", "thử"}
	}
	v.n = 1 + r.IntN(10)
	v.started = fmt.Sprintf("Chú thích số %d của ảnh %d", r.Int64(), v.n)
	return "set", []string{"set", strconv.Itoa(v.n), "description=" + v.started}
}

// kill runs the program and reports whether it was killed before it had
// acknowledged.
func (v *victim) kill(r *rand.Rand, args []string) bool {
	v.t.Helper()
	cmd := exec.Command(v.bin, append([]string{"--catalog", v.s.dir, "--json"}, args...)...)
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		v.t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(5_000+r.IntN(40_000))*time.Microsecond, func() {
		cmd.Process.Kill() //nolint:errcheck // it may have ended
	})
	err := cmd.Wait()
	timer.Stop()
	if err == nil {
		return false
	}
	if code := cmd.ProcessState.ExitCode(); code >= 0 {
		v.t.Fatalf("cutlinectl %s: exit %d\n%s", strings.Join(args, " "), code, out.String())
	}
	return !json.Valid(out.Bytes())
}

func (v *victim) check(name string) {
	v.t.Helper()
	for path, sum := range v.masters {
		data, err := os.ReadFile(path)
		if err != nil || sha256.Sum256(data) != sum {
			v.t.Errorf("the master %s changed: %v", path, err)
		}
	}
	start := time.Now()
	var photos []photo
	v.s.ok(&photos, "find")
	if took := time.Since(start); took > 10*time.Second { // 2 s without the race detector
		v.t.Errorf("opening took %v", took)
	}
	for _, p := range photos {
		want, known := v.said[int(p.ID)]
		got := p.Caption.Description
		if known && got != want && !(name == "set" && int(p.ID) == v.n && got == v.started) {
			v.t.Errorf("photo %d says %q, acknowledged was %q", p.ID, got, want)
		}
		if name == "set" && int(p.ID) == v.n && got == v.started {
			v.said[v.n] = got
		}
	}
	v.whole()
}

// whole looks for half files under final names.
func (v *victim) whole() {
	v.t.Helper()
	sides, err := filepath.Glob(filepath.Join(v.photos, "*.xmp"))
	if err != nil {
		v.t.Fatal(err)
	}
	for _, side := range sides {
		data, err := os.ReadFile(side)
		if err != nil || !strings.Contains(string(data), "</x:xmpmeta>") {
			v.t.Errorf("%s is half a sidecar: %v", side, err)
		}
	}
	pkg := filepath.Join(v.to, v.slug)
	if _, err := os.Stat(pkg); err != nil {
		return
	}
	data, err := os.ReadFile(filepath.Join(pkg, "manifest.json"))
	var m struct {
		Files []struct {
			Path  string
			Bytes int64
		}
	}
	if err != nil || json.Unmarshal(data, &m) != nil || len(m.Files) < 6 {
		v.t.Errorf("%s is half a package: %v\n%s", pkg, err, data)
		return
	}
	for _, f := range m.Files {
		if info, err := os.Stat(filepath.Join(pkg, f.Path)); err != nil || info.Size() != f.Bytes {
			v.t.Errorf("%s of %s: %v", f.Path, pkg, err)
		}
	}
}
