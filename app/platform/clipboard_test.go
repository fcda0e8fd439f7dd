package platform

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPictureTool(t *testing.T) {
	for _, tt := range []struct {
		name, system   string
		env, installed []string
		want, fail     string
	}{
		{"X11", "linux", []string{"DISPLAY"}, []string{"xclip", "wl-copy"}, "xclip", ""},
		{"Wayland", "linux", []string{"DISPLAY", "WAYLAND_DISPLAY"}, []string{"xclip", "wl-copy"}, "wl-copy", ""},
		{"Wayland with the X tool only", "linux", []string{"DISPLAY", "WAYLAND_DISPLAY"}, []string{"xclip"}, "xclip", ""},
		{"nothing installed", "linux", []string{"DISPLAY", "WAYLAND_DISPLAY"}, nil, "", "install wl-copy or xclip"},
		{"the wrong one installed", "linux", []string{"DISPLAY"}, []string{"wl-copy"}, "", "install xclip"},
		{"no display", "linux", nil, []string{"xclip"}, "", "there is no display"},
		{"macOS", "darwin", nil, nil, "osascript", ""},
		{"Windows", "windows", nil, nil, "powershell", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			has := func(list []string, s string) bool {
				return strings.Contains(" "+strings.Join(list, " ")+" ", " "+s+" ")
			}
			got, err := pictureTool(tt.system, func(k string) string {
				if has(tt.env, k) {
					return ":0"
				}
				return ""
			}, func(name string) (string, error) {
				if has(tt.installed, name) {
					return name, nil
				}
				return "", exec.ErrNotFound
			})
			if got.name != tt.want || (err == nil) != (tt.fail == "") {
				t.Errorf("tool %q, %v; want %q, %q", got.name, err, tt.want, tt.fail)
			}
			if err != nil && (!errors.Is(err, ErrNoClipboard) || !strings.Contains(err.Error(), tt.fail)) {
				t.Errorf("error %v, want ErrNoClipboard with %q", err, tt.fail)
			}
		})
	}
}

func TestCopyPictureTakesOnlyPictures(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("text"), "too much": make([]byte, maxPicture+1)} {
		if CopyPicture(t.Context(), os.Getenv, data) == nil {
			t.Errorf("%s was copied", name)
		}
	}
}

func TestCopyPictureByFile(t *testing.T) {
	dir := shortDir(t)
	script := "#!/bin/sh\ncat \"$CUTLINE_PICTURE\" > '" + dir + "/told'\n"
	if err := os.WriteFile(filepath.Join(dir, "teller"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", dir)
	if err := copyByFile(t.Context(), tool{name: filepath.Join(dir, "teller")}, []byte("picture")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "told")); err != nil || string(got) != "picture" {
		t.Errorf("the tool saw %q, %v", got, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".cutline*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestCopyPictureToARealClipboard(t *testing.T) {
	for _, tool := range []string{"xclip", "Xvfb"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s on this machine: the real clipboard is not tested", tool)
		}
	}
	display, stop := startX(t)
	defer stop()
	t.Setenv("DISPLAY", display)
	t.Setenv("WAYLAND_DISPLAY", "")
	img := image.NewNRGBA(image.Rect(0, 0, 700, 700)) // noise: about 2 MB, more than X hands over at once
	r := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
	}
	var want bytes.Buffer
	if err := png.Encode(&want, img); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := CopyPicture(ctx, os.Getenv, want.Bytes()); err != nil {
		t.Fatal(err)
	}
	got, err := exec.CommandContext(ctx, "xclip", "-selection", "clipboard", "-t", "image/png", "-o").Output()
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("pasted %d bytes, %v; want the %d copied", len(got), err, want.Len())
	}
}

// startX starts an X server of the test's own.
func startX(t *testing.T) (display string, stop func()) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		stop()
		t.Skip("Xvfb does not start here:", err)
	}
	return ":" + strings.TrimSpace(line), stop
}
