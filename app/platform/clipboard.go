package platform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// ErrNoClipboard: the system gives a program no way to put a picture on the
// clipboard.
var ErrNoClipboard = errors.New("no way to put a picture on the clipboard")

// maxPicture is the most that is put on the clipboard: programs that paste
// hold it all in memory.
const maxPicture = 64 << 20

// CopyPicture puts a PNG on the clipboard. On Linux a small program keeps it
// there (wl-copy under Wayland, xclip under X11); where neither is installed
// the error Is ErrNoClipboard and names them. Text needs none of this: the
// window's own clipboard takes it. It must not be called on the window's
// goroutine.
func CopyPicture(ctx context.Context, getenv func(string) string, png []byte) error {
	if len(png) > maxPicture {
		return fmt.Errorf("copy the picture: %d bytes are more than a clipboard should hold", len(png))
	}
	if !bytes.HasPrefix(png, []byte("\x89PNG\r\n\x1a\n")) {
		return errors.New("copy the picture: it is no PNG")
	}
	tool, err := pictureTool(runtime.GOOS, getenv, exec.LookPath)
	if err != nil {
		return err
	}
	if tool.file {
		return copyByFile(ctx, tool, png)
	}
	cmd := exec.CommandContext(ctx, tool.name, tool.args...)
	// The tool stays to serve the clipboard when the command has returned: it
	// must hold no pipe of ours, which Run would wait for.
	cmd.Stdin = bytes.NewReader(png)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("copy the picture with %s: %w", tool.name, err)
	}
	return nil
}

// PictureOnClipboard reports whether the clipboard holds a picture, as far as
// the system says: where no program tells the kinds it is false. It must not
// be called on the window's goroutine.
func PictureOnClipboard(ctx context.Context, getenv func(string) string) bool {
	name, args := "xclip", []string{"-selection", "clipboard", "-t", "TARGETS", "-o"}
	switch {
	case runtime.GOOS == "windows" || runtime.GOOS == "darwin":
		return false
	case getenv("WAYLAND_DISPLAY") != "":
		name, args = "wl-paste", []string{"--list-types"}
	}
	out, err := exec.CommandContext(ctx, name, args...).Output()
	return err == nil && bytes.Contains(out, []byte("image/"))
}

// A tool puts a picture on the clipboard: from its input, or, when file is
// set, from a file whose path is in its environment.
type tool struct {
	name string
	args []string
	file bool
}

func pictureTool(system string, getenv func(string) string, look func(string) (string, error)) (tool, error) {
	switch system {
	case "darwin":
		return tool{"osascript", []string{"-e", `set the clipboard to (read (POSIX file (system attribute "CUTLINE_PICTURE")) as «class PNGf»)`}, true}, nil
	case "windows":
		return tool{"powershell", []string{"-NoProfile", "-STA", "-Command",
			`Add-Type -AssemblyName System.Windows.Forms,System.Drawing; [Windows.Forms.Clipboard]::SetImage([Drawing.Image]::FromFile($env:CUTLINE_PICTURE))`}, true}, nil
	}
	wayland := tool{"wl-copy", []string{"--type", "image/png"}, false}
	x11 := tool{"xclip", []string{"-selection", "clipboard", "-t", "image/png", "-i"}, false}
	var missing []string
	for _, t := range []struct {
		display string
		tool
	}{{"WAYLAND_DISPLAY", wayland}, {"DISPLAY", x11}} {
		if getenv(t.display) == "" {
			continue
		}
		if _, err := look(t.name); err == nil {
			return t.tool, nil
		}
		missing = append(missing, t.name)
	}
	if len(missing) == 0 {
		return tool{}, fmt.Errorf("%w: there is no display", ErrNoClipboard)
	}
	return tool{}, fmt.Errorf("%w: install %s", ErrNoClipboard, strings.Join(missing, " or "))
}

// copyByFile hands the picture over in a temporary file.
func copyByFile(ctx context.Context, t tool, png []byte) error {
	path, err := writeTemp(os.TempDir(), png)
	if err != nil {
		return fmt.Errorf("copy the picture: %w", err)
	}
	cmd := exec.CommandContext(ctx, t.name, t.args...)
	cmd.Env = append(os.Environ(), "CUTLINE_PICTURE="+path)
	if err := errors.Join(cmd.Run(), os.Remove(path)); err != nil {
		return fmt.Errorf("copy the picture with %s: %w", t.name, err)
	}
	return nil
}
