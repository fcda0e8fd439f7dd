package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog/catalogtest"
)

const corpus = "../../../shared/corpus"

// hostile are files made to break readers.
func hostile(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(corpus, "hostile"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Skip("the corpus is not at ../shared/corpus beside the project")
	}
	evil, err := filepath.Glob(filepath.Join(corpus, "synthetic", "evil_*"))
	if err != nil || len(evil) == 0 {
		t.Skip("the corpus has no synthetic/evil_* files")
	}
	return append(out, evil...)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// program builds cutlinectl as users get it: without the race detector.
func program(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "cutlinectl")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return bin
}

// TestHostilePhotos adds files made to break readers among good ones: none of
// them may end the program, cost 2 s or 300 MB, or keep the good ones out.
func TestHostilePhotos(t *testing.T) {
	bad, e := hostile(t), event(t)
	dir := filepath.Join(t.TempDir(), "in")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range bad {
		copyFile(t, name, filepath.Join(dir, fmt.Sprintf("%03d-%s.jpg", i, filepath.Base(name))))
	}
	for _, name := range e.Photos {
		copyFile(t, name, filepath.Join(dir, filepath.Base(name)))
	}
	bin, cat := program(t), filepath.Join(t.TempDir(), "Bad.cutline")
	if out, err := exec.Command(bin, "--catalog", cat, "init").CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	cmd := exec.Command(bin, "--catalog", cat, "--json", "add", dir)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	most := catalogtest.Peak(cmd.Process.Pid)
	err := cmd.Wait()
	took := time.Since(start)
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
		t.Fatalf("exit %d, %v\n%s", code, err, errs.String())
	}
	if took > 2*time.Second*time.Duration(len(bad))/10 {
		t.Errorf("%d hostile files took %v", len(bad), took)
	}
	peak := most()
	if peak > 300e6 {
		t.Errorf("it took %d MB", peak/1e6)
	}
	s := script{t, cat}
	for _, name := range e.Photos {
		var p photo
		s.ok(&p, "show", filepath.Base(name))
		if p.State != "ok" {
			t.Errorf("%s is %s: %v", p.File, p.State, p.Problem)
		}
	}
	var damaged []photo
	s.ok(&damaged, "find", "damaged:yes")
	for _, p := range damaged {
		if p.Problem == nil || *p.Problem == "" {
			t.Errorf("%s is damaged, and nobody says why", p.File)
		}
	}
	t.Logf("%d hostile files: %d cataloged as damaged, %v, %d MB", len(bad), len(damaged), took.Round(time.Millisecond), peak/1e6)
}

func TestBadFiles(t *testing.T) {
	s, e := newScript(t), event(t)
	dir := t.TempDir()
	good, err := os.ReadFile(e.Photos[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty.jpg":     nil,
		"half.jpg":      good[:len(good)/2],
		"text.jpg":      []byte("this is no photo"),
		"png-as.jpg":    append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 40)...),
		"good.JPG":      good,
		"notes.txt":     []byte("not a photo by its name"),
		".hidden.jpg":   good,
		"Ảnh số 1.jpeg": append(append([]byte{}, good...), "a trailer"...),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var a added
	s.exits(1, &a, "add", dir)
	for _, f := range a.Failed {
		if f.Path == "" || f.Error == "" {
			t.Errorf("a failure that does not say what: %+v", f)
		}
	}
	var p photo
	s.ok(&p, "show", "half.jpg")
	if p.State != "damaged" || p.Problem == nil {
		t.Errorf("half a photo: %+v", p)
	}
	s.ok(&p, "show", "good.JPG")
	if p.State != "ok" {
		t.Errorf("a good photo: %+v", p)
	}
	s.exits(2, nil, "show", "notes.txt")
	s.exits(2, nil, "show", ".hidden.jpg")
	s.exits(1, &a, "add", filepath.Join(dir, "no such folder"))
}

func TestBadArticles(t *testing.T) {
	s := newScript(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	body := "Tít của bài\n\nABC-Hôm nay (3/5), huyện mở hội nghị tổng kết công tác năm.\n\nHội nghị thống nhất nhiều nội dung quan trọng.\n"
	var stories []storyOut
	s.ok(&stories, "story", "import", write("no caption.txt", body))
	for _, b := range stories[0].Blocks {
		if b.Type == "slot" {
			t.Errorf("a slot in an article without captions: %+v", b)
		}
	}
	s.ok(&stories, "story", "import", write("nameless.txt", body+"\n\nQuang cảnh hội nghị\n\nĐoạn cuối của bài viết này kết thúc ở đây.\n"))

	var v struct{ Error string }
	s.exits(1, &v, "story", "import", write("empty.txt", "\n \n"))
	if !strings.Contains(v.Error, "empty.txt") {
		t.Errorf("an empty article: %q", v.Error)
	}
	s.exits(1, &v, "story", "import", write("legacy.txt", "T\xeat b\xe0i\n\nC\xf4ng t\xe1c\n"))
	if !strings.Contains(v.Error, "legacy.txt") || !strings.Contains(v.Error, "1") {
		t.Errorf("an article in an old encoding: %q", v.Error)
	}
	start := time.Now()
	s.ok(&stories, "story", "import", write("long.txt", body+strings.Repeat("\nĐoạn văn này được chép lại nhiều lần để bài thật dài, như một tập tài liệu.\n", 10<<20/90)))
	if took := time.Since(start); took > slower*10*time.Second {
		t.Errorf("10 MB of article took %v", took)
	}
}

// mounted gives a small disk of its own, where the machine lets us make one.
func mounted(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("a disk of its own cannot be mounted here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount %s: %v %s", dir, err, out)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	e := event(t)
	s := newScript(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	var stories []storyOut
	s.ok(&stories, "story", "import", e.ArticleVI)
	var list []candidate
	s.ok(&list, "story", "suggest", stories[0].Slug)
	placed := map[int]bool{}
	for _, c := range list {
		if !placed[c.Slot] {
			placed[c.Slot] = true
			s.ok(nil, "story", "place", stories[0].Slug, fmt.Sprint(c.Slot), jsonID(c.Photo))
		}
	}
	disk := mounted(t, "size=60k")
	var v struct{ Error string }
	s.exits(1, &v, "story", "export", stories[0].Slug, "--to", disk)
	if !strings.Contains(v.Error, disk) {
		t.Errorf("the error does not name the disk: %s", v.Error)
	}
	if _, err := os.Stat(filepath.Join(disk, stories[0].Slug)); err == nil {
		t.Error("half a package stands under its final name")
	}

	// A catalog whose disk fills up loses no caption that was saved.
	small := script{t, filepath.Join(mounted(t, "size=3m"), "Small.cutline")}
	small.ok(nil, "init")
	status, _, _ := small.run("add", filepath.Dir(e.Photos[0]))
	saved := ""
	for i := range 200 {
		text := fmt.Sprintf("%d %s", i, strings.Repeat("chữ ", 4000))
		if code, _, _ := small.run("set", "1", "description="+text); code != 0 {
			break
		}
		saved = strings.TrimSpace(text)
	}
	var p photo
	code, out, _ := small.run("show", "1")
	if code != 0 {
		t.Skipf("not even one photo fitted on the disk (add: exit %d): %s", status, out)
	}
	small.ok(&p, "show", "1")
	if saved != "" && strings.TrimSpace(p.Caption.Description) != saved {
		t.Errorf("the last saved caption is lost: %.20q, want %.20q", p.Caption.Description, saved)
	}
}

func TestReadOnlyPhotos(t *testing.T) {
	e := event(t)
	disk := mounted(t, "size=40m")
	copyFile(t, e.Photos[0], filepath.Join(disk, "a.jpg"))
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Skipf("the disk cannot be made read-only: %v %s", err, out)
	}
	s := newScript(t)
	var a added
	s.ok(&a, "add", disk)
	if a.Added != 1 {
		t.Fatalf("add from a read-only disk: %+v", a)
	}
	s.ok(nil, "set", "a.jpg", "headline=x")
	var w struct {
		Written int
		Failed  []struct{ Path, Error string }
	}
	s.exits(1, &w, "write", "a.jpg")
	if len(w.Failed) != 1 || !strings.Contains(w.Failed[0].Path+w.Failed[0].Error, "a.") {
		t.Errorf("a sidecar on a read-only disk: %+v", w)
	}
}
