package platform

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "settings.json")
	for _, data := range []string{"one", "", "another"} {
		if err := WriteFile(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
		got, err := ReadFile(path)
		if err != nil || string(got) != data {
			t.Errorf("read %q, %v; want %q", got, err, data)
		}
	}
	if names, err := filepath.Glob(filepath.Join(dir, "a", "b", ".*")); err != nil || len(names) > 0 {
		t.Errorf("left over: %v, %v", names, err)
	}
	link := filepath.Join(dir, "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(link, []byte("through")); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(path); err != nil || string(got) != "through" {
		t.Errorf("the link was replaced, not followed: %q, %v", got, err)
	}
}

func TestWriteFileThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(path, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, []byte("x")); err == nil {
		t.Error("a folder was written over")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left over: %v, %v", entries, err)
	}
}

func TestReadFileIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big")
	if err := os.WriteFile(path, bytes.Repeat([]byte{'x'}, smallFile+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(path); err == nil {
		t.Error("a file that is too long was read")
	}
	if _, err := ReadFile(path + "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestSetAsideKeepsAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	now := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	for _, data := range []string{"first", "second"} {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		aside, err := SetAside(path, now)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(aside); err != nil || string(got) != data {
			t.Errorf("aside is %q, %v; want %q", got, err, data)
		}
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the damaged file is still there")
	}
}

func TestWithLockExcludes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x", "lock")
	err := WithLock(path, 0, func() error {
		if err := WithLock(path, 30*time.Millisecond, func() error { t.Error("two at once"); return nil }); !errors.Is(err, errLocked) {
			t.Errorf("the second got %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := WithLock(path, 0, func() error { return nil }); err != nil {
		t.Errorf("the lock was not given back: %v", err)
	}
}

func TestCrashLogs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	day := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	head := "Cutline, started then\nGo 1.26\n" + headEnd
	for _, name := range []string{"running-20260401-090000.000-11.log", "running-20260402-090000.000-12.log", "running-20260403-090000.000-13.log"} {
		said := "panic: a fault"
		if strings.HasSuffix(name, "-12.log") {
			said = "" // the power failed
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(head+said), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 7 {
		old := filepath.Join(dir, "crash-2025010"+string(rune('1'+n))+"-090000.000-9.log")
		if err := os.WriteFile(old, []byte(head+"old"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	log, before, err := StartCrashLog(dir, "Go 1.26\n", day)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(dir, "crash-20260403-090000.000-13.log"); before != want {
		t.Errorf("told of %q, want the newest, %s", before, want)
	}
	if data, err := ReadFile(before); err != nil || !strings.Contains(string(data), "panic: a fault") {
		t.Errorf("it says %q, %v", data, err)
	}
	if all, _ := filepath.Glob(filepath.Join(dir, "crash-*")); len(all) != crashKept {
		t.Errorf("kept %d: %v", len(all), all)
	}
	// A second window starts while the first runs: its log is left alone, and
	// nobody is told twice.
	if _, err := collect(dir); err != nil {
		t.Fatal(err)
	}
	if running, _ := filepath.Glob(filepath.Join(dir, "running-*")); len(running) != 1 {
		t.Errorf("logs of running programs: %v", running)
	}
	if again, err := collect(dir); again != "" || err != nil {
		t.Errorf("told again of %q, %v", again, err)
	}
	if err := log.End(); err != nil {
		t.Error(err)
	}
	if running, _ := filepath.Glob(filepath.Join(dir, "running-*")); len(running) != 0 {
		t.Errorf("after a good end: %v", running)
	}
}

// TestHelperCrashes is the process of the next test that dies of a fault.
func TestHelperCrashes(t *testing.T) {
	dir := os.Getenv("CUTLINE_TEST_CRASH")
	if dir == "" {
		t.Skip("it serves another test")
	}
	if _, _, err := StartCrashLog(dir, "Go 1.26\n", time.Now()); err != nil {
		t.Fatal(err)
	}
	done := make(chan int)
	go func() { panic("a fault in the test") }()
	<-done
}

func TestAProcessThatDiesOfAFaultLeavesItsLog(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelperCrashes$")
	cmd.Env = append(os.Environ(), "CUTLINE_TEST_CRASH="+dir)
	if err := cmd.Run(); err == nil {
		t.Fatal("the other process did not die")
	}
	log, before, err := StartCrashLog(dir, "", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := log.End(); err != nil {
			t.Error(err)
		}
	}()
	data, err := ReadFile(before)
	for _, part := range []string{"Cutline, started ", "Go 1.26\n", "panic: a fault in the test", "goroutine "} {
		if !strings.Contains(string(data), part) {
			t.Errorf("%q is not in the log at %q (%v):\n%s", part, before, err, data)
		}
	}
}

func TestCrashLogThatCannotBeMadeIsAnError(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if log, _, err := StartCrashLog(dir, "", time.Now()); err == nil || log.End() != nil {
		t.Errorf("StartCrashLog = %v, %v", log, err)
	}
}

func TestFoldersOfTheProgram(t *testing.T) {
	env := func(m map[string]string) func(string) string { return func(k string) string { return m[k] } }
	if dir, err := StateDir(env(map[string]string{"XDG_STATE_HOME": "/s"})); runtime.GOOS == "linux" && (dir != "/s/cutline" || err != nil) {
		t.Errorf("StateDir = %q, %v", dir, err)
	}
	if dir, err := StateDir(env(nil)); err != nil || !filepath.IsAbs(dir) {
		t.Errorf("StateDir = %q, %v", dir, err)
	}
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	run := filepath.Join(t.TempDir(), "run")
	if dir, err := RuntimeDir(env(map[string]string{"XDG_RUNTIME_DIR": run})); err != nil || dir != filepath.Join(run, "cutline") {
		t.Errorf("RuntimeDir = %q, %v", dir, err)
	}
	if dir, err := RuntimeDir(env(map[string]string{"XDG_RUNTIME_DIR": "relative"})); runtime.GOOS == "linux" && (err != nil || filepath.Dir(dir) != tmp) {
		t.Errorf("RuntimeDir = %q, %v; want one below %s", dir, err, tmp)
	}
	if runtime.GOOS != "linux" {
		return
	}
	dir, err := RuntimeDir(env(nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if dir, err := RuntimeDir(env(nil)); err == nil {
		t.Errorf("RuntimeDir = %q, which anybody may write", dir)
	}
}
