package platform

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// shortDir is a folder whose path is short enough for a socket.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "cl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func TestOneWindowForACatalog(t *testing.T) {
	dir, desk := shortDir(t), t.TempDir()
	catalog := filepath.Join(desk, "Bàn ảnh.cutline")
	if err := os.Mkdir(catalog, 0o700); err != nil {
		t.Fatal(err)
	}
	first, err := Single(t.Context(), dir, catalog)
	if err != nil {
		t.Fatal(err)
	}
	var raised atomic.Int32
	served := make(chan error, 1)
	go func() { served <- first.Serve(func() { raised.Add(1) }) }()

	link := filepath.Join(desk, "link.cutline")
	if err := os.Symlink(catalog, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{catalog, link, catalog + "/../Bàn ảnh.cutline"} {
		if _, err := Single(t.Context(), dir, path); !errors.Is(err, ErrShown) {
			t.Errorf("a second start of %s: %v, want ErrShown", path, err)
		}
	}
	if raised.Load() != 3 {
		t.Errorf("the window was asked %d times, want 3", raised.Load())
	}
	other, err := Single(t.Context(), dir, filepath.Join(desk, "other.cutline"))
	if err != nil {
		t.Errorf("another catalog: %v", err)
	}
	if err := errors.Join(other.Close(), first.Close(), <-served); err != nil {
		t.Error(err)
	}
	again, err := Single(t.Context(), dir, catalog)
	if err != nil {
		t.Errorf("after the first ended: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestAWindowThatHangsIsBusy(t *testing.T) {
	dir := shortDir(t)
	i, err := Single(t.Context(), dir, "a.cutline")
	if err != nil {
		t.Fatal(err)
	}
	defer i.Close() // nobody serves
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := Single(ctx, dir, "a.cutline"); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
}

// TestHelperHoldsTheLock is the process that the next test kills.
func TestHelperHoldsTheLock(t *testing.T) {
	dir := os.Getenv("CUTLINE_TEST_LOCK")
	if dir == "" {
		t.Skip("it serves another test")
	}
	if _, err := Single(t.Context(), dir, "a.cutline"); err != nil {
		t.Fatal(err)
	}
	os.Stdout.WriteString("held\n")
	time.Sleep(time.Minute)
}

func TestALockOfADeadProcessIsStale(t *testing.T) {
	dir := shortDir(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelperHoldsTheLock$")
	cmd.Env = append(os.Environ(), "CUTLINE_TEST_LOCK="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 5)
	if _, err := out.Read(buf); err != nil || string(buf) != "held\n" {
		t.Fatalf("the other process said %q, %v", buf, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if left, _ := filepath.Glob(filepath.Join(dir, "*.sock")); len(left) != 1 {
		t.Errorf("the dead process left %v; the test would prove nothing", left)
	}
	i, err := Single(t.Context(), dir, "a.cutline")
	if err != nil {
		t.Fatalf("a stale lock: %v", err)
	}
	if err := i.Close(); err != nil {
		t.Error(err)
	}
}

func TestServeOutlivesStrangers(t *testing.T) {
	dir := shortDir(t)
	i, err := Single(t.Context(), dir, "a.cutline")
	if err != nil {
		t.Fatal(err)
	}
	raised := make(chan struct{}, 9)
	served := make(chan error, 1)
	go func() { served <- i.Serve(func() { raised <- struct{}{} }) }()
	for _, said := range []string{"", "\n", "GET / HTTP/1.1\r\n\r\n", strings.Repeat("x", 1<<16), raiseWord} {
		c, err := net.Dial("unix", i.listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte(said)) // the server may have hung up
		if said == raiseWord {
			<-raised
		}
		c.Close()
	}
	if len(raised) != 0 {
		t.Error("a stranger raised the window")
	}
	if err := errors.Join(i.Close(), <-served); err != nil {
		t.Error(err)
	}
}

func TestNoRuntimeFolderIsAnErrorOfItsOwn(t *testing.T) {
	file := filepath.Join(shortDir(t), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	i, err := Single(t.Context(), file, "a.cutline")
	if err == nil || errors.Is(err, ErrShown) || errors.Is(err, ErrBusy) {
		t.Errorf("got %v; want an error that lets the window open", err)
	}
	if i.Close() != nil {
		t.Error("closing nothing is an error")
	}
}
