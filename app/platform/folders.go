package platform

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// OpenFolder shows a folder in the system's file manager. It waits until the
// file manager was told, so it must not be called on the window's goroutine.
func OpenFolder(ctx context.Context, dir string) error {
	name, args := "xdg-open", []string{dir}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name = "explorer"
	}
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if runtime.GOOS == "windows" && errors.As(err, new(*exec.ExitError)) {
		return nil // explorer's exit status is 1 when all went well
	}
	if err != nil {
		return fmt.Errorf("open the folder %s: %w %s", dir, err, strings.TrimSpace(string(out)))
	}
	return nil
}

// A Place is a folder worth offering where one is to be chosen.
type Place struct {
	Name string // "" = the folder's own name
	Path string
}

// Places are the folders people keep photos and texts in, of those that are
// there: home, pictures, documents, and what is plugged in.
func Places() []Place {
	var out []Place
	add := func(path string) {
		if st, err := os.Stat(path); err == nil && st.IsDir() {
			out = append(out, Place{filepath.Base(path), path})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add(home)
		for _, dir := range []string{"Pictures", "Documents", "Desktop", "Downloads"} {
			add(userDir(home, dir))
		}
	}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*", "/Volumes/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			continue
		}
		for _, path := range found {
			add(path)
		}
	}
	return out
}

// userDir is what the desktop calls that folder: "Hình ảnh" for Pictures.
func userDir(home, name string) string {
	plain := filepath.Join(home, name)
	data, err := os.ReadFile(filepath.Join(home, ".config", "user-dirs.dirs"))
	if err != nil || len(data) > 64<<10 {
		return plain
	}
	key := map[string]string{"Pictures": "XDG_PICTURES_DIR", "Documents": "XDG_DOCUMENTS_DIR",
		"Desktop": "XDG_DESKTOP_DIR", "Downloads": "XDG_DOWNLOAD_DIR"}[name]
	for _, line := range strings.Split(string(data), "\n") {
		if k, v, ok := strings.Cut(strings.TrimSpace(line), "="); ok && k == key {
			return strings.Replace(strings.Trim(v, `"`), "$HOME", home, 1)
		}
	}
	return plain
}
