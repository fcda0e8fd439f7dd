package platform

import (
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// ErrNoDisplay: there is no screen to open a window on.
var ErrNoDisplay = errors.New("there is no display")

// Display reports, as ErrNoDisplay, that no window can be opened. It looks
// for the display that getenv (os.Getenv) names.
func Display(getenv func(string) string) error {
	if runtime.GOOS != "linux" && runtime.GOOS != "freebsd" && runtime.GOOS != "openbsd" {
		return nil
	}
	x, wayland := getenv("DISPLAY"), getenv("WAYLAND_DISPLAY")
	if x == "" && wayland == "" {
		return fmt.Errorf("%w: neither DISPLAY nor WAYLAND_DISPLAY is set", ErrNoDisplay)
	}
	if wayland != "" {
		if !filepath.IsAbs(wayland) {
			wayland = filepath.Join(getenv("XDG_RUNTIME_DIR"), wayland)
		}
		if reach("unix", wayland) == nil {
			return nil
		}
	}
	if x == "" {
		return fmt.Errorf("%w: nothing answers at WAYLAND_DISPLAY %s", ErrNoDisplay, wayland)
	}
	network, address, err := xAddress(x)
	if err != nil {
		return err
	}
	if reach(network, address) != nil && (network != "unix" || reach(network, "@"+address) != nil) {
		return fmt.Errorf("%w: nothing answers at DISPLAY %s", ErrNoDisplay, x)
	}
	return nil
}

// xAddress is where the X server of a DISPLAY such as ":1", "unix:0.0" or
// "host:10.0" listens.
func xAddress(display string) (network, address string, err error) {
	host, rest, ok := cutLast(display, ":")
	number, _, _ := strings.Cut(rest, ".")
	n, numErr := strconv.Atoi(number)
	if !ok || numErr != nil || n < 0 || n > 59535 {
		return "", "", fmt.Errorf("%w: DISPLAY is %q; want :0 or host:0", ErrNoDisplay, display)
	}
	if host == "" || host == "unix" {
		return "unix", "/tmp/.X11-unix/X" + number, nil
	}
	return "tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+n)), nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func reach(network, address string) error {
	c, err := net.DialTimeout(network, address, 3*time.Second)
	if err != nil {
		return err
	}
	return c.Close()
}
