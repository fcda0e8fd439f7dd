package app

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"cutline/app/i18n"
	"cutline/catalog"
)

// coded is an error of SQLite, by its number.
type coded int

func (c coded) Error() string { return "sqlite" }
func (c coded) Code() int     { return int(c) }

func TestErrorsSayWhatToDoAndKeepTheFile(t *testing.T) {
	for _, lang := range []string{i18n.Vietnamese, i18n.English} {
		words, err := i18n.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		a := &App{words: words}
		for _, tt := range []struct {
			name string
			err  error
			key  i18n.Key
		}{
			{"a newer catalog", catalog.ErrNewer, "fail.newer"},
			{"a folder that is none", catalog.ErrNotCatalog, "fail.notcatalog"},
			{"a drive that is away", catalog.ErrOffline, "fail.offline"},
			{"a clash", &catalog.Clash{}, "fail.changed"},
			{"a full disk", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "fail.full"},
			{"a read-only place", &fs.PathError{Op: "write", Path: "x", Err: syscall.EROFS}, "fail.readonly"},
			{"no permission", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "fail.permission"},
			{"a file that is gone", &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, "fail.missing"},
			{"a catalog on a full disk", coded(13), "fail.full"},
			{"a catalog on a disk too full to open it", coded(4874), "fail.full"},
			{"a catalog that can only be read", coded(8), "fail.catalogreadonly"},
			{"a catalog that became so while open", coded(8 | 4<<8), "fail.catalogreadonly"},
			{"too slow", context.DeadlineExceeded, "fail.slow"},
		} {
			t.Run(lang+" "+tt.name, func(t *testing.T) {
				text := a.explain(fmt.Errorf("read /ảnh/IMG_1.jpg: %w", tt.err))
				if !strings.Contains(text, "/ảnh/IMG_1.jpg") || !strings.HasPrefix(text, words.T(tt.key)) {
					t.Errorf("explain = %q, want %q and the file", text, words.T(tt.key))
				}
			})
		}
	}
}

func TestAnErrorWithoutARemedyIsShownAsItIs(t *testing.T) {
	a := &App{}
	if got := a.explain(fmt.Errorf("read a.jpg: truncated")); got != "read a.jpg: truncated" {
		t.Errorf("explain = %q", got)
	}
}
