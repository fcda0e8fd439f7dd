package platform

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
)

func TestXAddress(t *testing.T) {
	for _, tt := range []struct {
		display, network, address string
		ok                        bool
	}{
		{":0", "unix", "/tmp/.X11-unix/X0", true},
		{":12.0", "unix", "/tmp/.X11-unix/X12", true},
		{"unix:1", "unix", "/tmp/.X11-unix/X1", true},
		{"desk.example:10.0", "tcp", "desk.example:6010", true},
		{"[::1]:2", "tcp", "[::1]:6002", true},
		{"nonsense", "", "", false},
		{":x", "", "", false},
		{":-1", "", "", false},
	} {
		t.Run(tt.display, func(t *testing.T) {
			n, a, err := xAddress(tt.display)
			if n != tt.network || a != tt.address || (err == nil) != tt.ok {
				t.Errorf("xAddress = %q, %q, %v", n, a, err)
			}
		})
	}
}

func TestDisplay(t *testing.T) {
	dir := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(dir, "wayland-7"))
	if err != nil {
		t.Skip("no unix sockets here:", err)
	}
	defer l.Close()
	for _, tt := range []struct {
		name string
		env  map[string]string
		ok   bool
	}{
		{"no variable, no display", nil, false},
		{"a display nobody answers at", map[string]string{"DISPLAY": ":49001"}, false},
		{"wayland answers", map[string]string{"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": dir}, true},
		{"wayland does not answer and there is no X", map[string]string{"WAYLAND_DISPLAY": "wayland-8", "XDG_RUNTIME_DIR": dir}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := Display(func(k string) string { return tt.env[k] })
			if (err == nil) != tt.ok || err != nil && !errors.Is(err, ErrNoDisplay) {
				t.Errorf("Display() = %v, want ok %v", err, tt.ok)
			}
		})
	}
}

func TestUserDir(t *testing.T) {
	home := t.TempDir()
	if got := userDir(home, "Pictures"); got != filepath.Join(home, "Pictures") {
		t.Errorf("without the desktop's word: %s", got)
	}
	if err := os.MkdirAll(filepath.Join(home, ".config"), 0o755); err != nil {
		t.Fatal(err)
	}
	conf := "# made by a desktop\nXDG_PICTURES_DIR=\"$HOME/Hình ảnh\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := userDir(home, "Pictures"); got != filepath.Join(home, "Hình ảnh") {
		t.Errorf("userDir = %s, want the desktop's name", got)
	}
}
