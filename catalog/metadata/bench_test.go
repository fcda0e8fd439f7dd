//go:build bench && unix

package metadata

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"cutline/catalog/photofile"
)

// TestBenchRead reads 2,000 JPEGs, the cameras' of the corpus again and again
// from a warm cache, in one process on two cores, beside exiftool and exiv2,
// which read them in one process each.
func TestBenchRead(t *testing.T) {
	paths := cameraJPEGs(t, 2000)
	list := filepath.Join(t.TempDir(), "files")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	readAll(t, paths) // warms the cache
	ours, cpu := time.Hour, time.Hour
	for range 3 {
		w, c := measured(func() { readAll(t, paths) }, syscall.RUSAGE_SELF)
		ours, cpu = min(ours, w), min(cpu, c)
	}
	t.Logf("Cutline:  %v, %v of a processor", ours, cpu)
	tool(t, "exiftool")
	wall, work := measured(func() {
		// It ends with an error where one file is damaged.
		_, _ = exec.Command("exiftool", "-fast2", "-json", "-@", list).Output()
	}, syscall.RUSAGE_CHILDREN)
	t.Logf("exiftool: %v, %v of a processor: %.1f times the time, %.1f times the work", wall, work, float64(wall)/float64(ours), float64(work)/float64(cpu))
	if float64(wall) < 25*float64(ours) {
		t.Errorf("%.1f times exiftool's speed, want 25", float64(wall)/float64(ours))
	}
	tool(t, "exiv2")
	wall, work = measured(func() {
		_, _ = exec.Command("exiv2", append([]string{"-q", "-pa"}, paths...)...).Output()
	}, syscall.RUSAGE_CHILDREN)
	t.Logf("exiv2:    %v, %v of a processor: %.2f times the work", wall, work, float64(work)/float64(cpu))
	if cpu > work {
		t.Errorf("%v of a processor, exiv2 takes %v", cpu, work)
	}
}

// cameraJPEGs are n paths of JPEGs that a camera made.
func cameraJPEGs(t *testing.T, n int) []string {
	var paths []string
	for file, want := range expected(t) {
		if want["File:FileType"] == "JPEG" && text(want["IFD0:Make"]) != "" {
			paths = append(paths, filepath.Join(corpus(t), "photos", file))
		}
	}
	slices.Sort(paths)
	once := len(paths)
	for i := 0; len(paths) < n; i++ {
		paths = append(paths, paths[i%once])
	}
	t.Logf("%d files of cameras", once)
	return paths[:n]
}

func readAll(t *testing.T, paths []string) {
	var group sync.WaitGroup
	for half := range 2 {
		group.Go(func() {
			for i := half; i < len(paths); i += 2 {
				file, err := photofile.Open(paths[i])
				if err != nil {
					t.Error(err)
					return
				}
				if info, err := photofile.ReadFrom(file, paths[i]); err == nil {
					FromFile(info)
				}
				file.Close()
			}
		})
	}
	group.Wait()
}

// measured is the time that f took, and the work of the processor.
func measured(f func(), who int) (wall, work time.Duration) {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			return 0
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	start, before := time.Now(), used()
	f()
	return time.Since(start), used() - before
}
