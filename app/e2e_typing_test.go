package app_test

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// ibus starts IBus with its Vietnamese engine on the screen, as a desktop of
// Linux would, or skips the test where they are absent.
func (s *screen) ibus() {
	s.t.Helper()
	for _, tool := range []string{"dbus-daemon", "ibus-daemon", "ibus"} {
		if _, err := exec.LookPath(tool); err != nil {
			s.t.Skipf("typing beside the system's input method cannot be tried here: %s is not installed", tool)
		}
	}
	bus := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	bus.Env = s.env
	out, err := bus.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	startChild(s.t, bus)
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		s.t.Fatalf("the message bus does not start: %v", err)
	}
	s.env = append(s.env, "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(address), "XMODIFIERS=@im=ibus", "GSETTINGS_BACKEND=memory")
	daemon := exec.Command("ibus-daemon", "--xim", "--panel=disable", "--emoji-extension=disable")
	daemon.Env = s.env
	startChild(s.t, daemon)
	engine := func(args ...string) string {
		c := exec.Command("ibus", append([]string{"engine"}, args...)...)
		c.Env = s.env
		out, _ := c.Output() // it complains of keyboards, too, and fails
		return strings.TrimSpace(string(out))
	}
	for deadline := time.Now().Add(patience); engine() != "Unikey"; engine("Unikey") {
		if time.Now().After(deadline) {
			s.t.Skip("typing beside the system's input method cannot be tried here: IBus has no Unikey (ibus-unikey)")
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// TestTheSystemsInputMethodIsGuarded lets IBus type: what is pressed while it
// holds a word acts when the word came.
func TestTheSystemsInputMethodIsGuarded(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	s.ibus()
	binary := buildWindow(t)
	s.settings(map[string]any{"language": "en", "typing": "system"})
	cat, _ := smallDesk(t, 1)
	w := s.open(binary, cat)
	w.at("form", "count", 1)
	w.click("caption.description")
	w.at("focus", "box", "caption.description")
	w.keys("ctrl+a", "BackSpace")
	for _, tt := range []struct {
		name string
		keys []string // texts to be typed, and keys in <>
		want string
	}{
		{"straight", []string{"xin chaof Hoangf Vawn Nghieemj "}, "xin chào Hoàng Văn Nghiệm "},
		{"Backspace in a word", []string{"xin chaof Hoangf", "<BackSpace>", "g "}, "xin chào Hoàng "},
		{"Backspace through a word", []string{"xin chaof Hoa", "<BackSpace>", "<BackSpace>", "<BackSpace>", "Lan "}, "xin chào Lan "},
		{"Backspace after a word", []string{"xin chaof Hoangf ", "<BackSpace>", "<BackSpace>", "ng "}, "xin chào Hoànng "},
		{"Enter", []string{"xin Hoangf", "<Return>", "Vawn "}, "xin Hoàng\nVăn "},
		{"an arrow", []string{"xin Hoangf", "<Left>", "<Left>", "b "}, "xin Hoàb ng"},
		{"Home", []string{"xin Hoangf", "<Home>", "anh "}, "anh xin Hoàng"},
		{"undo", []string{"xin Hoangf", "<ctrl+z>", "anh "}, "xin anh "},
		{"Tab", []string{"xin Hoangf", "<Tab>"}, "xin Hoàng"},
	} {
		w.keys("ctrl+a", "BackSpace")
		for _, k := range tt.keys {
			if name, ok := strings.CutPrefix(k, "<"); ok {
				w.keys(strings.TrimSuffix(name, ">"))
				continue
			}
			w.do("type", "--delay", "50", k)
		}
		if got, others := w.rests(); got != tt.want || others {
			t.Errorf("%s: the description is %q, want %q; another field has something: %v", tt.name, got, tt.want, others)
		}
	}
}

// rests waits until nothing has been typed for a second, and gives what the
// description holds, and whether any other field holds something new.
func (w *window) rests() (description string, others bool) {
	w.t.Helper()
	told := -1
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Second) {
		w.mu.Lock()
		last := len(w.lines) - 1
		for last > 0 && w.lines[last].str("at") != "typed" {
			last--
		}
		typed, _ := w.lines[last]["fields"].(map[string]any)
		w.mu.Unlock()
		if last == told {
			description, _ = typed["description"].(string)
			return description, len(typed) > 1
		}
		told = last
	}
	w.t.Fatal("the window does not come to rest")
	return "", false
}
