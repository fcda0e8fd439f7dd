//go:build bench

package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pixiv/go-libjpeg/jpeg"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
	"cutline/catalog/sample"
)

// The bench measures what issue "The main job" promises, each figure beside
// its peer in the same run: three alternating runs, medians.
//
//	make bench
const (
	bigPhotos   = 100
	smallPhotos = 10_000
	rounds      = 3
)

// timing is what one run of something cost.
type timing struct {
	wall, cpu time.Duration
	rss       int64 // bytes, the most at any time; of processes only
}

func median(t []timing, of func(timing) time.Duration) time.Duration {
	d := make([]time.Duration, len(t))
	for i, x := range t {
		d[i] = of(x)
	}
	slices.Sort(d)
	return d[len(d)/2]
}

func wall(t timing) time.Duration { return t.wall }
func cpu(t timing) time.Duration  { return t.cpu }

func peak(t []timing) int64 {
	var most int64
	for _, x := range t {
		most = max(most, x.rss)
	}
	return most
}

// process runs a program and measures it with all its children.
func process(t *testing.T, name string, args ...string) timing {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	most := catalogtest.Peak(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out.String())
	}
	s := cmd.ProcessState
	return timing{time.Since(start), s.UserTime() + s.SystemTime(), most()}
}

func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is not installed: its figure has no peer here", p)
		}
	}
}

func build(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "cutlinectl")
	cmd := exec.Command("go", "build", "-o", bin, "cutline/cmd/cutlinectl")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build cutlinectl: %v\n%s", err, out)
	}
	return bin
}

func drawn(t *testing.T, n int, size image.Point) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "photos")
	if err := sample.Photos(context.Background(), dir, n, size, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, ".jpg") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func report(t *testing.T, name string, got, limit float64, detail string) {
	t.Helper()
	verdict := "reached"
	if got > limit {
		verdict = "NOT REACHED"
	}
	fmt.Printf("%-58s %8.3f  (limit %8.3f)  %-11s  %s\n", name, got, limit, verdict, detail)
}

func TestBenchAdd(t *testing.T) {
	need(t, "vipsthumbnail", "exiftool", "xargs")
	machine()
	dir := drawn(t, bigPhotos, image.Pt(6000, 4000))
	names := files(t, dir)
	var bytes int64
	for _, n := range names {
		info, err := os.Stat(n)
		if err != nil {
			t.Fatal(err)
		}
		bytes += info.Size()
		warm(t, n)
	}
	fmt.Printf("%d photos of 24 MP, %.1f MB each\n", len(names), float64(bytes)/float64(len(names))/1e6)
	bin := build(t)
	var ours, bare, vips []timing
	for range rounds {
		ours = append(ours, addOnce(t, bin, dir, len(names)))
		bare = append(bare, bareLoop(t, names))
		vips = append(vips, vipsLoop(t, dir))
	}
	o, b, v := median(ours, wall), median(bare, wall), median(vips, wall)
	report(t, "add: time over the bare loop's", o.Seconds()/b.Seconds(), 1/0.75, fmt.Sprintf("%.2f s, bare loop %.2f s (speed ratio %.2f, must be >= 0.75)", o.Seconds(), b.Seconds(), b.Seconds()/o.Seconds()))
	report(t, "add: time over vipsthumbnail -P2 + exiftool", o.Seconds()/v.Seconds(), 1/1.15, fmt.Sprintf("%.2f s, vips + exiftool %.2f s (%.2f times as fast, must be >= 1.15)", o.Seconds(), v.Seconds(), v.Seconds()/o.Seconds()))
	report(t, "add: peak memory, MB", float64(peak(ours))/1e6, 300, "")
}

// addOnce is the whole program on a new catalog.
func addOnce(t *testing.T, bin, dir string, n int) timing {
	t.Helper()
	cat := filepath.Join(t.TempDir(), "Bench.cutline")
	process(t, bin, "--catalog", cat, "init")
	d := process(t, bin, "--catalog", cat, "--json", "add", dir)
	dk, err := desk.Open(context.Background(), cat, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer dk.Close()
	if got, err := dk.Count(context.Background(), ""); err != nil || got != n {
		t.Fatalf("%d photos cataloged of %d: %v", got, n, err)
	}
	return d
}

// bareLoop reads each file and decodes it at an eighth, two at a time.
func bareLoop(t *testing.T, names []string) timing {
	t.Helper()
	start := time.Now()
	var next sync.Mutex
	i := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				next.Lock()
				if i == len(names) {
					next.Unlock()
					return
				}
				name := names[i]
				i++
				next.Unlock()
				data, err := os.ReadFile(name)
				if err == nil {
					_, err = jpeg.Decode(bytes.NewReader(data), &jpeg.DecoderOptions{ScaleTarget: image.Rect(0, 0, 750, 500)})
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	return timing{wall: time.Since(start)}
}

func vipsLoop(t *testing.T, dir string) timing {
	t.Helper()
	out := t.TempDir()
	return process(t, "sh", "-c", fmt.Sprintf(
		`find %q -name '*.jpg' -print0 | xargs -0 -P2 -n1 sh -c 'vipsthumbnail -s 256 -o %q/$(basename "$0").jpg "$0"' && exiftool -fast2 -json -r %q > %q/all.json`,
		dir, out, dir, out))
}

func warm(t *testing.T, name string) {
	t.Helper()
	if _, err := os.ReadFile(name); err != nil {
		t.Fatal(err)
	}
}

func TestBenchAddAgain(t *testing.T) {
	need(t, "find")
	dir := drawn(t, smallPhotos, image.Pt(96, 64))
	bin := build(t)
	cat := filepath.Join(t.TempDir(), "Bench.cutline")
	process(t, bin, "--catalog", cat, "init")
	first := process(t, bin, "--catalog", cat, "--json", "add", dir)
	var ours, find []timing
	for range rounds {
		ours = append(ours, process(t, bin, "--catalog", cat, "--json", "add", dir))
		find = append(find, process(t, "find", dir, "-type", "f", "-printf", "%s %T@\n"))
	}
	o, f := median(ours, wall).Seconds(), median(find, wall).Seconds()
	report(t, fmt.Sprintf("add again, %d unchanged: s", smallPhotos), o, 3*f+0.3, fmt.Sprintf("find %.3f s; the first add took %.1f s", f, first.wall.Seconds()))
}

func TestBenchRenditions(t *testing.T) {
	need(t, "vipsthumbnail")
	dir := drawn(t, 2, image.Pt(6000, 4000))
	name := files(t, dir)[0]
	warm(t, name)
	bin := build(t)
	cat := filepath.Join(t.TempDir(), "Bench.cutline")
	process(t, bin, "--catalog", cat, "init")
	process(t, bin, "--catalog", cat, "add", dir)
	process(t, bin, "--catalog", cat, "house", "credit=Bench")
	var ours, vips, page []timing
	for range rounds {
		ours = append(ours, process(t, bin, "--catalog", cat, "export", filepath.Base(name), "--to", t.TempDir(),
			"--preset", "web", "--preset", "social", "--preset", "thumb"))
		vips = append(vips, vipsThree(t, name))
		page = append(page, process(t, bin, "--catalog", cat, "export", filepath.Base(name), "--to", t.TempDir(), "--preset", "page"))
	}
	o, v := median(ours, cpu).Seconds(), median(vips, cpu).Seconds()
	report(t, "web+social+thumb: CPU time over three vipsthumbnail", o/v, 0.65, fmt.Sprintf("%.3f s, vips %.3f s", o, v))
	report(t, "web+social+thumb: peak memory, MB", float64(peak(ours))/1e6, 300, "")
	report(t, "page at 24 MP: peak memory, MB", float64(peak(page))/1e6, 450, "")
}

func vipsThree(t *testing.T, name string) timing {
	t.Helper()
	out := t.TempDir()
	var sum timing
	for _, a := range [][]string{
		{"-s", "1600x1600", "-o", filepath.Join(out, "web.jpg[Q=85]"), name},
		{"-s", "1200x630", "-m", "centre", "-o", filepath.Join(out, "social.jpg[Q=85]"), name},
		{"-s", "400x400", "-o", filepath.Join(out, "thumb.jpg[Q=82]"), name},
	} {
		one := process(t, "vipsthumbnail", a...)
		sum.wall += one.wall
		sum.cpu += one.cpu
	}
	return sum
}

// machine says on what the figures were measured.
func machine() {
	model := "unknown CPU"
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(data)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	fmt.Printf("machine: %s, %d cores; %s; Cutline %s\n", model, runtime.NumCPU(), runtime.Version(), catalog.Version)
	for _, v := range [][]string{{"vipsthumbnail", "--version"}, {"exiftool", "-ver"}, {"find", "--version"}} {
		out, err := exec.Command(v[0], v[1:]...).Output()
		if err == nil {
			first, _, _ := strings.Cut(string(out), "\n")
			fmt.Printf("  %s: %s\n", v[0], first)
		}
	}
}
