package platform

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Reveal shows files in the system's file manager, chosen, in their folder.
// A file manager that cannot choose opens the folder of the first. It must
// not be called on the window's goroutine.
func Reveal(ctx context.Context, paths ...string) error {
	if len(paths) == 0 {
		return nil
	}
	paths = slices.Clone(paths)
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return fmt.Errorf("show %s in the file manager: %w", p, err)
		}
		paths[i] = abs
	}
	if name, args, ok := revealCommand(runtime.GOOS, paths); ok {
		out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
		if runtime.GOOS == "windows" && errors.As(err, new(*exec.ExitError)) {
			return nil // explorer's exit status is 1 when all went well
		}
		if err != nil {
			return fmt.Errorf("show %s in the file manager: %w %s", paths[0], err, strings.TrimSpace(string(out)))
		}
		return nil
	}
	if err := revealOnBus(ctx, paths); err == nil {
		return nil
	}
	return OpenFolder(ctx, filepath.Dir(paths[0]))
}

// revealCommand is the command that shows files, where a command does.
func revealCommand(system string, paths []string) (name string, args []string, ok bool) {
	switch system {
	case "darwin":
		return "open", append([]string{"-R"}, paths...), true
	case "windows": // explorer chooses one
		return "explorer", []string{"/select," + paths[0]}, true
	}
	return "", nil, false
}

// revealOnBus asks the desktop's file manager.
func revealOnBus(ctx context.Context, paths []string) error {
	conn, err := bus(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	uris := make([]string, len(paths))
	for i, p := range paths {
		uris[i] = fileURI(p)
	}
	return conn.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1").
		CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, uris, "").Err
}
