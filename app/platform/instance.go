package platform

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// ErrShown: another window has the catalog open, and was asked to come to
// the front; this one may end.
var ErrShown = errors.New("the catalog is open in another window")

// ErrBusy: another program holds the catalog's window, and does not answer.
var ErrBusy = errors.New("another window holds the catalog and does not answer")

// words of the talk between two starts: a request, an answer.
const (
	raiseWord = "cutline raise\n"
	doneWord  = "cutline shown\n"
	talkTime  = 2 * time.Second
)

// An Instance is the one window of a catalog. Close it when the window ends.
type Instance struct {
	lock     *os.File
	listener net.Listener
}

// RuntimeDir is where locks and sockets of this user's programs stand: the
// system's folder for it, else one in the folder for temporary files. They
// never stand beside a catalog, which may lie on a disk that is read-only.
func RuntimeDir(getenv func(string) string) (string, error) {
	if dir := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) {
		dir = filepath.Join(dir, "cutline")
		if err := os.MkdirAll(dir, 0o700); err == nil {
			return dir, nil
		}
	}
	dir := filepath.Join(os.TempDir(), "cutline-"+strconv.Itoa(os.Getuid()))
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("make a folder for locks: %w", err)
	}
	st, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("look at the folder for locks: %w", err)
	}
	if !mine(st) {
		return "", fmt.Errorf("the folder %s belongs to somebody else", dir)
	}
	return dir, nil
}

// Single makes this process the one window of the catalog, whatever name it
// is reached by; dir is the RuntimeDir. When another process is it already,
// that one is asked to show its window and the error Is ErrShown; it Is
// ErrBusy when it does not answer. Any other error is no reason not to open
// the catalog: it keeps its edits apart by itself.
func Single(ctx context.Context, dir, catalog string) (*Instance, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("be the one window: %w", err)
	}
	name := filepath.Join(dir, catalogKey(catalog))
	f, err := lock(name + ".lock")
	if errors.Is(err, errLocked) {
		return nil, askToRaise(ctx, name+".sock")
	}
	if err != nil {
		return nil, fmt.Errorf("be the one window: %w", err)
	}
	// We hold the lock: a socket that stands there is of a process that died.
	if err := os.Remove(name + ".sock"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("be the one window: %w", errors.Join(err, f.Close()))
	}
	l, err := net.Listen("unix", name+".sock")
	if err != nil {
		return nil, fmt.Errorf("be the one window: %w", errors.Join(err, f.Close()))
	}
	return &Instance{f, l}, nil
}

// catalogKey is a short name, the same for all paths to one catalog.
func catalogKey(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:8])
}

// askToRaise asks the window that holds the lock. It may be starting, so its
// socket is waited for.
func askToRaise(ctx context.Context, socket string) error {
	ctx, cancel := context.WithTimeout(ctx, talkTime)
	defer cancel()
	for {
		err := talk(ctx, socket)
		if err == nil {
			return ErrShown
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ErrBusy, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func talk(ctx context.Context, socket string) error {
	c, err := new(net.Dialer).DialContext(ctx, "unix", socket)
	if err != nil {
		return err
	}
	defer c.Close()
	deadline, _ := ctx.Deadline()
	if err := c.SetDeadline(deadline); err != nil {
		return err
	}
	if _, err := c.Write([]byte(raiseWord)); err != nil {
		return err
	}
	answer, err := bufio.NewReaderSize(c, 64).ReadSlice('\n')
	if err == nil && string(answer) != doneWord {
		err = fmt.Errorf("an answer that is none: %q", answer)
	}
	return err
}

// Serve calls raise each time another start asks for the window, until
// Close; raise must return at once. It blocks: run it by app/jobs.
func (i *Instance) Serve(raise func()) error {
	for {
		c, err := i.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("hear other starts: %w", err)
		}
		hear(c, raise)
	}
}

func hear(c net.Conn, raise func()) {
	defer c.Close()
	if c.SetDeadline(time.Now().Add(talkTime)) != nil {
		return
	}
	if line, err := bufio.NewReaderSize(c, 64).ReadSlice('\n'); err == nil && string(line) == raiseWord {
		raise()
		_, _ = c.Write([]byte(doneWord)) // one that went away needs no answer
	}
}

// Close lets another window have the catalog, and ends Serve. A nil Instance
// may be closed.
func (i *Instance) Close() error {
	if i == nil {
		return nil
	}
	return errors.Join(i.listener.Close(), i.lock.Close())
}
