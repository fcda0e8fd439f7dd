package app_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A screen is an X server with a window manager of its own, and the hands
// that press keys on it.
type screen struct {
	t       *testing.T
	display string
	env     []string
	size    string
	server  *exec.Cmd
}

// newScreen starts a screen of the smallest size the window is made for.
func newScreen(t *testing.T) *screen {
	t.Helper()
	return newScreenOf(t, "1280x800x24")
}

// newScreenOf starts Xvfb and openbox, or skips the test where they are
// absent. The size is WIDTHxHEIGHTxBITS.
func newScreenOf(t *testing.T, size string) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the window cannot be driven here: %s is not installed", tool)
		}
	}
	home := t.TempDir()
	s := &screen{t: t, size: size}
	for _, kv := range os.Environ() {
		if k, _, _ := strings.Cut(kv, "="); !strings.HasPrefix(k, "XDG_") && k != "WAYLAND_DISPLAY" && k != "CUTLINE_CATALOG" {
			s.env = append(s.env, kv)
		}
	}
	s.env = append(s.env, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
		"XDG_RUNTIME_DIR="+home, "LANG=en_US.UTF-8", "LC_ALL=C.UTF-8", "LANGUAGE=en_US", "DBUS_SESSION_BUS_ADDRESS=disabled:", "NO_AT_BRIDGE=1")
	s.turnOn()
	return s
}

// turnOn starts the X server and its window manager.
func (s *screen) turnOn() {
	s.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Close()
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", s.size, "-nolisten", "tcp")
	s.server.ExtraFiles = []*os.File{w}
	startChild(s.t, s.server)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		s.t.Skipf("Xvfb does not start here: %v", err)
	}
	s.display = ":" + strings.TrimSpace(line)
	s.env = append(s.env, "DISPLAY="+s.display) // the last one counts
	wm := exec.Command("openbox", "--sm-disable")
	wm.Env = s.env
	startChild(s.t, wm)
}

// turnOff ends the X server under all that runs on it.
func (s *screen) turnOff() {
	s.t.Helper()
	if err := s.server.Process.Kill(); err != nil {
		s.t.Fatal(err)
	}
}

// startChild starts a program that ends, by its id, with the test.
func startChild(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatalf("start %s: %v", c.Path, err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

// do runs xdotool.
func (s *screen) do(args ...string) string {
	s.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = s.env
	out, err := c.CombinedOutput()
	if err != nil {
		s.t.Fatalf("xdotool %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// keys presses keys, one after the other.
func (s *screen) keys(keys ...string) {
	s.t.Helper()
	s.do(append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

// typed types a text as a person would.
func (s *screen) typed(text string) {
	s.t.Helper()
	s.do("type", "--delay", "30", text)
}

// A line is one line of --autotest.
type line map[string]any

func (l line) str(key string) string { v, _ := l[key].(string); return v }
func (l line) num(key string) int    { v, _ := l[key].(float64); return int(v) }

// A window is a running cutline and what it said of itself.
type window struct {
	*screen
	cmd *exec.Cmd

	mu     sync.Mutex
	lines  []line
	heard  []time.Time // each of them
	raw    []string
	seen   int // lines that an await has gone past
	ended  bool
	signal chan struct{}
	layout map[string][4]float64 // where the controls are, window pixels
}

// open starts the binary on the screen, to be heard.
func (s *screen) open(binary string, args ...string) *window {
	s.t.Helper()
	return s.runs(binary, append([]string{"--autotest"}, args...)...)
}

// runs starts a program on the screen.
func (s *screen) runs(binary string, args ...string) *window {
	s.t.Helper()
	w := &window{screen: s, signal: make(chan struct{}, 1), layout: map[string][4]float64{}}
	w.cmd = exec.Command(binary, args...)
	w.cmd.Env = s.env
	pipe, err := w.cmd.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	startChild(s.t, w.cmd)
	go w.listen(pipe)
	s.t.Cleanup(func() {
		if s.t.Failed() {
			w.mu.Lock()
			defer w.mu.Unlock()
			s.t.Logf("the window's last words:\n%s", strings.Join(w.raw[max(0, len(w.raw)-60):], "\n"))
		}
	})
	return w
}

func (w *window) listen(r io.Reader) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var l line
		err := json.Unmarshal(sc.Bytes(), &l)
		w.mu.Lock()
		if err == nil && l.str("at") == "layout" {
			var at struct {
				Controls map[string][4]float64 `json:"controls"`
			}
			if json.Unmarshal(sc.Bytes(), &at) == nil {
				w.layout = at.Controls
			}
		} else {
			w.raw = append(w.raw, sc.Text())
		}
		if err == nil {
			w.lines = append(w.lines, l)
			w.heard = append(w.heard, time.Now())
		}
		w.mu.Unlock()
		w.wake()
	}
	w.mu.Lock()
	w.ended = true
	w.mu.Unlock()
	w.wake()
}

func (w *window) wake() {
	select {
	case w.signal <- struct{}{}:
	default:
	}
}

// patience is how long the window has for anything; a race-enabled build on
// a busy machine with software drawing is slow.
const patience = 60 * time.Second

// await waits for a line after those awaited before.
func (w *window) await(what string, ok func(line) bool) line {
	w.t.Helper()
	deadline := time.After(patience)
	for {
		w.mu.Lock()
		for ; w.seen < len(w.lines); w.seen++ {
			if l := w.lines[w.seen]; ok(l) {
				w.seen++
				w.mu.Unlock()
				return l
			}
		}
		ended := w.ended
		w.mu.Unlock()
		if ended {
			w.t.Fatalf("the window ended while waiting for %s", what)
		}
		select {
		case <-w.signal:
		case <-deadline:
			w.t.Fatalf("waited %v in vain for %s", patience, what)
		}
	}
}

// at waits for a line of that kind with these values.
func (w *window) at(kind string, pairs ...any) line {
	w.t.Helper()
	return w.await(fmt.Sprint(kind, pairs), func(l line) bool { return l.is(kind, pairs) })
}

// is reports whether a line is of that kind and has these values.
func (l line) is(kind string, pairs []any) bool {
	if l.str("at") != kind {
		return false
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if fmt.Sprint(l[pairs[i].(string)]) != fmt.Sprint(pairs[i+1]) {
			return false
		}
	}
	return true
}

// click clicks the middle of a named control, once it is there and stands
// still.
func (w *window) click(control string) {
	w.t.Helper()
	box := w.box(control)
	x, y := int(box[0]+box[2]/2), int(box[1]+box[3]/2)
	w.do("mousemove", "--window", w.id(), strconv.Itoa(x), strconv.Itoa(y), "click", "1")
}

// into clicks a text box until it has the keyboard: what comes in above it in
// that moment moves it.
func (w *window) into(box string) {
	w.t.Helper()
	for range 3 {
		w.click(box)
		if w.comes(4*time.Second, "focus", "box", box) {
			return
		}
	}
	w.click(box)
	w.at("focus", "box", box)
}

// comes waits for a line as at does, but no longer than that.
func (w *window) comes(wait time.Duration, kind string, pairs ...any) bool {
	w.t.Helper()
	for deadline := time.Now().Add(wait); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		w.mu.Lock()
		for i := w.seen; i < len(w.lines); i++ {
			if w.lines[i].is(kind, pairs) {
				w.seen = i + 1
				w.mu.Unlock()
				return true
			}
		}
		w.mu.Unlock()
	}
	return false
}

// box is where a control stands, once it is there and stands still.
func (w *window) box(control string) [4]float64 {
	w.t.Helper()
	var box [4]float64
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(250 * time.Millisecond) {
		w.mu.Lock()
		now, ok := w.layout[control]
		w.mu.Unlock()
		if ok && now == box {
			return box
		}
		box = now
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.t.Fatalf("there is no control %q on the screen; there are %v", control, w.layout)
	return box
}

// id is the X window's.
func (w *window) id() string {
	w.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		c := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Cutline")
		c.Env = w.env
		if out, err := c.Output(); err == nil && len(out) > 0 {
			ids := strings.Fields(string(out))
			return ids[len(ids)-1]
		}
	}
	w.t.Fatal("no window came up")
	return ""
}

// kill ends the window as a power cut would.
func (w *window) kill() {
	w.t.Helper()
	if err := w.cmd.Process.Kill(); err != nil {
		w.t.Fatalf("kill -9: %v", err)
	}
	w.cmd.Wait()
}

// ends waits until the window has ended by itself.
func (w *window) ends() error {
	w.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		w.mu.Lock()
		ended := w.ended
		w.mu.Unlock()
		if ended {
			return w.cmd.Wait()
		}
	}
	w.t.Fatalf("the window did not end in %v", patience)
	return nil
}

// quit ends the window by its key, pressed once more if a busy machine made
// the toolkit miss it.
func (w *window) quit() error {
	w.t.Helper()
	w.keys("ctrl+q")
	for again := time.Now().Add(15 * time.Second); time.Now().Before(again); time.Sleep(50 * time.Millisecond) {
		w.mu.Lock()
		ended := w.ended
		w.mu.Unlock()
		if ended {
			return w.ends()
		}
	}
	w.keys("ctrl+q")
	return w.ends()
}

// buildWindow builds the real program.
func buildWindow(t *testing.T) string { return build(t, "cutline/cmd/cutline") }

// build builds a program, with the race detector when the test has it.
func build(t *testing.T, program string) string {
	t.Helper()
	if raceEnabled {
		return compile(t, program, "-race")
	}
	return compile(t, program)
}

// measuredWindow builds the real program without the race detector, which
// makes everything several times as long: its times would say nothing.
func measuredWindow(t *testing.T) string { return compile(t, "cutline/cmd/cutline") }

func compile(t *testing.T, program string, flags ...string) string {
	t.Helper()
	binary, err := built.program(append(flags, program)...)
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// built are the programs that tests drive, each linked once: with the race
// detector that takes longer than many a test.
var built programs

type programs struct {
	mu  sync.Mutex
	dir string
	by  map[string]string // the binary, by what it is built of
}

func (p *programs) program(args ...string) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := strings.Join(args, " ")
	if binary, ok := p.by[key]; ok {
		return binary, nil
	}
	if p.dir == "" {
		dir, err := os.MkdirTemp("", "cutline-window")
		if err != nil {
			return "", err
		}
		p.dir, p.by = dir, map[string]string{}
	}
	binary := filepath.Join(p.dir, fmt.Sprint(len(p.by)), "cutline")
	out, err := exec.Command("go", append([]string{"build", "-o", binary}, args...)...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", key, err, out)
	}
	p.by[key] = binary
	return binary, nil
}

// TestMain removes what was built.
func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(built.dir)
	os.Exit(code)
}

// clickAt clicks a place inside a named control, x and y from its corner.
func (w *window) clickAt(control string, x, y int) {
	w.t.Helper()
	box := w.box(control)
	w.do("mousemove", "--window", w.id(), strconv.Itoa(int(box[0])+x), strconv.Itoa(int(box[1])+y), "click", "1")
}

// pressAt is clickAt by a person, who lets the button go after a moment.
func (w *window) pressAt(control string, x, y int) {
	w.t.Helper()
	box := w.box(control)
	w.do("mousemove", "--window", w.id(), strconv.Itoa(int(box[0])+x), strconv.Itoa(int(box[1])+y), "mousedown", "1", "sleep", "0.15", "mouseup", "1")
}
