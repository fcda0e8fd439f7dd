// Package exiftool drives one exiftool process that stays open and is told one
// command after the other. ExifTool is not ours and never required: whoever
// finds none does without.
//
// Units: times are durations; a file counts when a command on it is over.
package exiftool

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// Off is the setting that asks for no engine.
	Off = "off"

	perProcess = 5000             // commands, then a fresh process: Perl gives no memory back
	patience   = 60 * time.Second // for one command
	farewell   = 5 * time.Second  // for a process to end by itself
	maxOutput  = 256 << 10        // bytes kept of what one command says
)

// ErrNone says that there is no exiftool to be found, or that it is off.
var ErrNone = errors.New("there is no exiftool")

// Find is the program that a setting names: a path, "" for what is on PATH,
// or Off. The error wraps ErrNone.
func Find(setting string) (string, error) {
	name := setting
	switch setting {
	case Off:
		return "", fmt.Errorf("%w: it is switched off", ErrNone)
	case "":
		name = "exiftool"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	return path, nil
}

// Version asks a program that Find found for its version, in the way in which
// it will be told commands: who answers can be worked with.
func Version(ctx context.Context, path string) (string, error) {
	e := New(path)
	said, err := e.Run(ctx, "-ver")
	_ = e.Close() // it has answered, or was killed
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(said), nil
}

// A Failure is what exiftool said when a command did not succeed.
type Failure struct{ Said string }

func (e *Failure) Error() string { return "exiftool: " + e.Said }

// An Engine runs commands one at a time, and may be shared. Its process is
// begun by the first command, and anew after a fault.
type Engine struct {
	// Patience is how long one command may take; then the process is killed.
	Patience time.Duration

	path string
	most int // commands for one process

	mu sync.Mutex
	at *process // nil: none runs
	n  int      // the number of the last command
}

// New makes an engine of the program that Find found. Close ends it.
func New(path string) *Engine { return &Engine{path: path, Patience: patience, most: perProcess} }

// Run runs one command and returns what it printed. An argument may hold line
// breaks. The error is a *Failure when exiftool refused, and the context's when
// that ended; then, and when the process hangs, it is killed.
func (e *Engine) Run(ctx context.Context, args ...string) (string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	text, err := command(e.n+1, args)
	if err = errors.Join(err, ctx.Err()); err != nil {
		return "", err
	}
	if e.at != nil && e.at.done >= e.most {
		if err := e.end(); err != nil {
			return "", err
		}
	}
	if e.at == nil {
		p, err := start(e.path)
		if err != nil {
			return "", fmt.Errorf("start %s: %w", e.path, err)
		}
		e.at = p
	}
	e.n++
	ctx, cancel := context.WithTimeout(ctx, e.Patience)
	defer cancel()
	out, err := e.at.run(ctx, e.n, text)
	var refused *Failure
	if err != nil && !errors.As(err, &refused) { // who knows what it would say next
		err = errors.Join(err, e.at.kill())
		e.at = nil
	}
	return out, err
}

// Close ends the process. The engine may be used again.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.end()
}

func (e *Engine) end() error {
	p := e.at
	e.at = nil
	if p == nil {
		return nil
	}
	return p.close()
}

// A process is one exiftool that reads its commands from a pipe.
type process struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  chan line // both streams, closed when both are at their end
	done int
}

// A line is one that the process printed.
type line struct {
	text string
	errs bool // on the standard error
}

// start begins a process. No configuration of the user's is run.
func start(path string) (*process, error) {
	p := &process{cmd: exec.Command(path, "-config", "", "-stay_open", "True", "-@", "-"), out: make(chan line, 64)}
	noOrphan(p.cmd)
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	errs, err := p.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	p.in = in
	var both sync.WaitGroup
	both.Go(func() { p.read(out, false) })
	both.Go(func() { p.read(errs, true) })
	go func() {
		both.Wait()
		close(p.out)
	}()
	return p, nil
}

// read passes a stream on, line by line; of a long line only its start.
func (p *process) read(from io.Reader, errs bool) {
	r := bufio.NewReaderSize(from, 64<<10)
	for {
		text, more, err := r.ReadLine()
		if err != nil {
			return
		}
		p.out <- line{string(text), errs}
		for more && err == nil {
			_, more, err = r.ReadLine()
		}
	}
}

var errEnded = errors.New("exiftool ended unexpectedly")

// run runs command n. ExifTool prints {readyN} when it is over, and is asked to
// say the same, with its status, on the standard error.
func (p *process) run(ctx context.Context, n int, text string) (string, error) {
	told := make(chan error, 1)
	go func() {
		_, err := io.WriteString(p.in, text)
		told <- err
	}()
	ready, over := fmt.Sprintf("{ready%d}", n), fmt.Sprintf("{over%d ", n)
	var out, errs strings.Builder
	status := -1
	for isReady := false; !isReady || status < 0; {
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("wait for exiftool: %w", ctx.Err())
		case err := <-told:
			if err != nil {
				return "", errors.Join(errEnded, err)
			}
			told = nil
		case l, ok := <-p.out:
			switch {
			case !ok:
				return "", fmt.Errorf("%w: %s", errEnded, oneLine(errs.String()))
			case !l.errs && strings.HasSuffix(l.text, ready):
				isReady = true
				keep(&out, strings.TrimSuffix(l.text, ready))
			case l.errs && strings.HasPrefix(l.text, over):
				var err error
				if status, err = strconv.Atoi(strings.TrimSuffix(l.text[len(over):], "}")); err != nil || status < 0 {
					return "", fmt.Errorf("exiftool said %q, which is no status", l.text)
				}
			case l.errs:
				keep(&errs, l.text)
			default:
				keep(&out, l.text)
			}
		}
	}
	p.done++
	if status != 0 {
		return out.String(), &Failure{oneLine(errs.String())}
	}
	return out.String(), nil
}

func keep(b *strings.Builder, text string) {
	if text != "" && b.Len()+len(text) < maxOutput {
		b.WriteString(text)
		b.WriteByte('\n')
	}
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), "; ")
}

// command is what the process reads for a command: an argument a line.
func command(n int, args []string) (string, error) {
	var b strings.Builder
	common := []string{"-charset", "filename=utf8", "-charset", "utf8", "-echo4", fmt.Sprintf("{over%d ${status}}", n)}
	for _, list := range [][]string{common, args} {
		for _, a := range list {
			text, err := argument(a)
			if err != nil {
				return "", err
			}
			b.WriteString(text)
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "-execute%d\n", n)
	return b.String(), nil
}

var errArgument = errors.New("exiftool reads $ and @ wrong beside line breaks or outer space: hand the value over in a file (-TAG<=FILE)")

// argument is an argument as a line. What a line cannot hold as it is, since
// it has breaks in it, or begins with space or as a comment does, is written as
// the C string that the manual of exiftool describes under -@. In that form
// 12.57 keeps a backslash before $ and @.
func argument(a string) (string, error) {
	switch {
	case !strings.ContainsAny(a, "\r\n") && a == strings.TrimSpace(a) && !strings.HasPrefix(a, "#"):
		return a, nil
	case strings.ContainsAny(a, "$@"):
		return "", errArgument
	}
	return "#[CSTR]" + strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`).Replace(a), nil
}

// kill ends a process that is not to be trusted any more.
func (p *process) kill() error {
	err := p.cmd.Process.Kill()
	p.in.Close() // it is gone: whoever writes to it learns so
	go p.drain()
	_ = p.cmd.Wait() // killed: it has no status of its own. A child of it may live on: Wait closes its pipes
	return err
}

// drain lets the readers come to their end.
func (p *process) drain() {
	for range p.out {
	}
}

// close asks a process to end, and kills it if it does not.
func (p *process) close() error {
	stop := time.AfterFunc(farewell, func() { _ = p.cmd.Process.Kill() })
	defer stop.Stop()
	_, err := io.WriteString(p.in, "-stay_open\nFalse\n")
	err = errors.Join(err, p.in.Close())
	go p.drain()
	var status *exec.ExitError // its last command's, which was told
	if waitErr := p.cmd.Wait(); err == nil && !(errors.As(waitErr, &status) && status.Exited()) {
		err = waitErr
	}
	if err != nil {
		return fmt.Errorf("end exiftool: %w", err)
	}
	return nil
}
