package app_test

import (
	"bufio"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
	w.into("caption.description")
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

// TestTelexBesideIBus types sentences by Cutline's own Telex, at 20 keys a
// second, while IBus runs: ten of those in testdata, or as many as
// CUTLINE_SENTENCES says.
func TestTelexBesideIBus(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	sentences := strings.Split(strings.TrimSpace(string(data)), "\n")
	if n, err := strconv.Atoi(os.Getenv("CUTLINE_SENTENCES")); err != nil || n < 1 {
		var some []string
		for i := 0; i < len(sentences); i += 6 {
			some = append(some, sentences[i])
		}
		sentences = some
	} else {
		sentences = sentences[:min(n, len(sentences))]
	}
	s := newScreen(t)
	s.ibus()
	cat, _ := smallDesk(t, 1)
	w := s.open(buildWindow(t), "--lang", "vi", cat)
	w.at("form", "count", 1)
	w.into("caption.description")
	right := 0
	for i, want := range sentences {
		w.keys("ctrl+a", "BackSpace")
		keys := telexOf(want, i)
		w.do("type", "--delay", "50", keys)
		if got, _ := w.rests(); got != want {
			t.Errorf("%q typed as %q, want %q", keys, got, want)
			continue
		}
		right++
	}
	t.Logf("%d of %d sentences are as they were meant", right, len(sentences))
}

// telexOf is what a person presses to type a text in Telex. Orders differ from
// person to person: the tone at the end of the word or at once, the hats in
// their place or at the end.
func telexOf(text string, person int) string {
	var out, end strings.Builder
	tone := ""
	finish := func() {
		out.WriteString(end.String() + tone)
		end.Reset()
		tone = ""
	}
	for _, r := range text {
		switch r {
		case 'đ':
			out.WriteString("dd")
			continue
		case 'Đ':
			out.WriteString("DD")
			continue
		}
		if !unicode.IsLetter(r) {
			finish()
			out.WriteRune(r)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		out.WriteRune(parts[0])
		for _, m := range parts[1:] {
			to := &out
			if person%3 == 2 {
				to = &end
			}
			switch m {
			case '\u0302': // the hat
				to.WriteRune(unicode.ToLower(parts[0]))
			case '\u0306', '\u031b': // the breve and the horn; one w makes ươ
				if to == &out || !strings.Contains(end.String(), "w") {
					to.WriteString("w")
				}
			default:
				tone = map[rune]string{'\u0300': "f", '\u0309': "r", '\u0303': "x", '\u0301': "s", '\u0323': "j"}[m]
			}
		}
		if person%3 == 1 && end.Len() == 0 {
			out.WriteString(tone)
			tone = ""
		}
	}
	finish()
	return out.String()
}

// TestTypingIsSwitchedInTheWindow switches Vietnamese typing by keys and by the
// mouse, types English into the English text, and changes a word's reading.
func TestTypingIsSwitchedInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	cat, _ := smallDesk(t, 1)
	w := s.open(buildWindow(t), "--lang", "en", cat)
	w.at("typing", "sign", "VI")
	w.at("form", "count", 1)
	w.into("caption.description")
	types := func(keys, want string) {
		t.Helper()
		w.do("type", "--delay", "50", keys)
		if got, _ := w.rests(); got != want {
			t.Fatalf("%q typed as %q, want %q", keys, got, want)
		}
	}
	both := []string{"keydown", "ctrl", "keydown", "shift", "keyup", "shift", "keyup", "ctrl"}
	types("Hoangf list", "Hoàng lít")
	w.keys("alt+BackSpace")
	types(" ", "Hoàng list ")
	w.keys("ctrl+z", "ctrl+shift+z") // no switch
	w.do(both...)
	w.at("typing", "sign", "EN")
	types("Hoangf ", "Hoàng list Hoangf ")
	w.do(both...)
	w.at("typing", "sign", "VI")
	w.click("typing")
	w.at("typing", "sign", "EN")
	w.click("typing")
	w.at("typing", "sign", "VI")
	w.click("caption.description")
	w.keys("ctrl+End")
	types("hir", "Hoàng list Hoangf hỉ")
	w.keys("alt+Down", "alt+Down") // Vietnamese, English
	w.do("type", "--delay", "50", "This is as it was")
	w.await("the English text as it was typed", func(l line) bool {
		typed, _ := l["fields"].(map[string]any)
		return l.str("at") == "typed" && typed["description@en"] == "This is as it was"
	})
	w.keys("Escape")
	w.at("focus", "box", "grid")
}
