package exiftool

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"cutline/catalog/catalogtest"
)

// engine is the real one.
func engine(t *testing.T) *Engine {
	t.Helper()
	path, err := Find("")
	if err != nil {
		t.Skip("needs exiftool (Debian: libimage-exiftool-perl):", err)
	}
	e := New(path)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func photo(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, catalogtest.JPEG(t, catalogtest.Photo{}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestValuesArriveWhole(t *testing.T) {
	e := engine(t)
	for _, tt := range []struct{ name, value string }{
		{"Vietnamese", "Lễ hội Đền Hùng"},
		{"lines", "một\nhai\r\nba"},
		{"what C and Perl would read", "a\\n \"b\" \\x41\nend"},
		{"what Perl would read, in a line", "a $c @d ${e} %f"},
		{"space around", "  hai  \nba "},
		{"a comment", "# no comment"},
		{"outside the first plane", "😀\n日本"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := photo(t, "Ảnh số 1.jpg")
			if _, err := e.Run(t.Context(), "-XMP-dc:Title="+tt.value, "-overwrite_original", path); err != nil {
				t.Fatal(err)
			}
			got, err := e.Run(t.Context(), "-b", "-XMP-dc:Title", path)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSpace(strings.ReplaceAll(tt.value, "\r\n", "\n")) // -b has no line end of its own; ours is one more
			if strings.TrimSpace(got) != want {
				t.Errorf("read back %q, not %q", got, want)
			}
		})
	}
}

func TestWhatCannotBeToldIsRefused(t *testing.T) {
	if text, err := command(1, []string{"-Title=a $b\nc"}); !errors.Is(err, errArgument) {
		t.Errorf("told %q, %v", text, err)
	}
}

func TestAFailureIsSaidAndTheProcessStays(t *testing.T) {
	e := engine(t)
	var refused *Failure
	if _, err := e.Run(t.Context(), "-Orientation", filepath.Join(t.TempDir(), "none.jpg")); !errors.As(err, &refused) || !strings.Contains(refused.Said, "File not found") {
		t.Fatalf("a file that is not there: %v", err)
	}
	first := e.at
	if out, err := e.Run(t.Context(), "-s3", "-FileType", photo(t, "a.jpg")); err != nil || out != "JPEG\n" {
		t.Errorf("the next command said %q, %v", out, err)
	}
	if e.at != first {
		t.Error("a refusal ended the process")
	}
}

func TestAFreshProcess(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(t *testing.T, e *Engine)
	}{
		{"after so many files", func(t *testing.T, e *Engine) { e.most = 1 }},
		{"after it was killed", func(t *testing.T, e *Engine) {
			if err := e.at.cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			if _, err := e.Run(t.Context(), "-ver"); err == nil {
				t.Fatal("a killed process answered")
			}
		}},
		{"after a cancelled command", func(t *testing.T, e *Engine) {
			e.Patience = 0
			if _, err := e.Run(t.Context(), "-ver"); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatal(err)
			}
			e.Patience = patience
		}},
		{"after it was closed", func(t *testing.T, e *Engine) {
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := engine(t)
			if _, err := e.Run(t.Context(), "-ver"); err != nil {
				t.Fatal(err)
			}
			first := e.at
			tt.spoil(t, e)
			if out, err := e.Run(t.Context(), "-s3", "-FileType", photo(t, "a.jpg")); err != nil || out != "JPEG\n" {
				t.Errorf("said %q, %v", out, err)
			}
			if e.at == first {
				t.Error("it is the same process")
			}
		})
	}
}

// A program that never answers, or fills its standard error, holds nobody up.
func TestAProgramThatIsNone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	for _, tt := range []struct{ name, script, want string }{
		{"silent", "exec sleep 60", "deadline exceeded"},
		{"with a child that lives on", "sleep 20; true", "deadline exceeded"},
		{"talking", "exec yes >&2", "deadline exceeded"},
		{"ending", "echo no perl here >&2; exit 3", "ended unexpectedly"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "exiftool")
			if err := os.WriteFile(path, []byte("#!/bin/sh\n"+tt.script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			e := New(path)
			e.Patience = 300 * time.Millisecond
			begun := time.Now()
			if _, err := e.Run(t.Context(), "-ver"); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("said %v, not %q", err, tt.want)
			}
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("it held us up for %v", took)
			}
			if e.at != nil {
				t.Error("it was not ended")
			}
		})
	}
}

func TestFind(t *testing.T) {
	for _, setting := range []string{Off, filepath.Join(t.TempDir(), "exiftool")} {
		if path, err := Find(setting); !errors.Is(err, ErrNone) {
			t.Errorf("%q found %q, %v", setting, path, err)
		}
	}
}
