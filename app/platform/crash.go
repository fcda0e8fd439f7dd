package platform

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"
)

const (
	crashKept = 5 // logs
	// headEnd ends what a log says before anything went wrong.
	headEnd = "\n--- what the program said when it ended ---\n"
)

// StateDir is where the program keeps what it notes for itself, as logs.
func StateDir(getenv func(string) string) (string, error) {
	if dir := getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "cutline"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the folder for logs: %w", err)
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Logs", "cutline"), nil
	case "windows":
		if dir := getenv("LocalAppData"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "cutline"), nil
		}
	}
	return filepath.Join(home, ".local", "state", "cutline"), nil
}

// A CrashLog takes what the runtime says if the program dies of a fault.
type CrashLog struct {
	file *os.File
}

// StartCrashLog makes a log in dir, beginning with head (which versions run
// here), and looks for one of a run that died: before is where that log is
// now, "" when none died since the last look. The last 5 are kept.
func StartCrashLog(dir, head string, now time.Time) (log *CrashLog, before string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, "", fmt.Errorf("start a crash log: %w", err)
	}
	before, err = collect(dir)
	if err != nil {
		return nil, before, fmt.Errorf("look for crash logs: %w", err)
	}
	path := filepath.Join(dir, fmt.Sprintf("running-%s-%d.log", now.UTC().Format("20060102-150405.000"), os.Getpid()))
	f, err := lock(path)
	if err != nil {
		return nil, before, fmt.Errorf("start a crash log: %w", err)
	}
	_, err = f.WriteString("Cutline, started " + now.UTC().Format(time.RFC3339) + "\n" + head + headEnd)
	if err == nil {
		err = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	if err != nil {
		return nil, before, fmt.Errorf("start a crash log: %w", errors.Join(err, f.Close(), os.Remove(path)))
	}
	return &CrashLog{f}, before, nil
}

// Note adds a line to what the log says of the program's end: at the next
// start the log is told of, as that of a fault is.
func (c *CrashLog) Note(line string) error {
	if c == nil {
		return nil
	}
	_, err := c.file.WriteString(line + "\n")
	if err == nil {
		err = c.file.Sync()
	}
	if err != nil {
		return fmt.Errorf("write the crash log: %w", err)
	}
	return nil
}

// Name is where the log is while the program runs; "" for none.
func (c *CrashLog) Name() string {
	if c == nil {
		return ""
	}
	return c.file.Name()
}

// End takes the log away: the program ended as it should.
func (c *CrashLog) End() error {
	if c == nil {
		return nil
	}
	// The runtime has a handle of its own, which holds the lock too.
	err := debug.SetCrashOutput(nil, debug.CrashOptions{})
	return errors.Join(err, c.file.Close(), os.Remove(c.file.Name()))
}

// collect looks at the logs of runs that are over: one in which nothing was
// said is removed, the others are named crash-…; the newest is returned.
func collect(dir string) (newest string, err error) {
	running, err := filepath.Glob(filepath.Join(dir, "running-*.log"))
	if err != nil {
		return "", err
	}
	for _, path := range running {
		f, err := lock(path)
		if errors.Is(err, errLocked) {
			continue // it is running
		}
		if err != nil {
			return newest, err
		}
		data, err := ReadFile(path)
		if err = errors.Join(err, f.Close()); err != nil {
			return newest, err
		}
		_, said, _ := bytes.Cut(data, []byte(headEnd))
		if len(bytes.TrimSpace(said)) == 0 {
			if err := os.Remove(path); err != nil {
				return newest, err
			}
			continue
		}
		to := filepath.Join(dir, "crash-"+filepath.Base(path)[len("running-"):])
		if err := os.Rename(path, to); err != nil {
			return newest, err
		}
		newest = max(newest, to)
	}
	crashes, err := filepath.Glob(filepath.Join(dir, "crash-*.log"))
	if err != nil {
		return newest, err
	}
	return newest, keepNewest(crashes, crashKept)
}
