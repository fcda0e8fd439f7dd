package platform

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// sessionBus starts a bus of the test's own and makes it the session's.
func sessionBus(t *testing.T) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("there is no dbus-daemon on this machine: what speaks to the desktop is not tested")
	}
	dir := shortDir(t)
	config := filepath.Join(dir, "bus.conf")
	text := `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=` + dir + `/bus</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(daemon, "--config-file="+config, "--nofork")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for range 200 {
		if c, err := net.Dial("unix", dir+"/bus"); err == nil {
			c.Close()
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+dir+"/bus")
}

// desktop is what the test offers on its bus: a portal and a file manager.
type desktop struct {
	conn *dbus.Conn
	hook func(d *desktop, request dbus.ObjectPath) // what the user does

	mu     sync.Mutex
	asked  []map[string]dbus.Variant
	method string
	shown  []string
	closed bool
}

// swallows is a handler of calls that answers none.
type swallows struct{}

func (swallows) LookupObject(dbus.ObjectPath) (dbus.ServerObject, bool) {
	select {} // the caller waits for as long as it likes
}

// holdPortal has the portal's name owned by a program that does nothing.
func holdPortal(t *testing.T) {
	t.Helper()
	conn, err := dbus.Connect(os.Getenv("DBUS_SESSION_BUS_ADDRESS"), dbus.WithHandler(swallows{}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if _, err := conn.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

func newDesktop(t *testing.T, hook func(*desktop, dbus.ObjectPath)) *desktop {
	t.Helper()
	sessionBus(t)
	conn, err := dbus.Connect(os.Getenv("DBUS_SESSION_BUS_ADDRESS"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	d := &desktop{conn: conn, hook: hook}
	for _, e := range []struct {
		path dbus.ObjectPath
		name string
	}{{portalPath, portalChooser}, {"/org/freedesktop/FileManager1", "org.freedesktop.FileManager1"}} {
		if err := conn.Export(d, e.path, e.name); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{portalName, "org.freedesktop.FileManager1"} {
		if _, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func (d *desktop) OpenFile(sender dbus.Sender, parent, title string, o map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.ask(sender, "open", o)
}

func (d *desktop) SaveFile(sender dbus.Sender, parent, title string, o map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.ask(sender, "save", o)
}

func (d *desktop) ask(sender dbus.Sender, method string, o map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked, d.method = append(d.asked, o), method
	token, _ := o["handle_token"].Value().(string)
	request := requestPath([]string{string(sender)}, token)
	if err := d.conn.Export(d, request, portalRequest); err != nil {
		return "", dbus.MakeFailedError(err)
	}
	d.hook(d, request) // before the method returns: the answer overtakes it
	return request, nil
}

// Close is the request's.
func (d *desktop) Close() *dbus.Error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	return nil
}

// ShowItems is the file manager's.
func (d *desktop) ShowItems(uris []string, id string) *dbus.Error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.shown = uris
	return nil
}

func (d *desktop) respond(request dbus.ObjectPath, status uint32, uris ...string) {
	results := map[string]dbus.Variant{}
	if uris != nil {
		results["uris"] = dbus.MakeVariant(uris)
	}
	_ = d.conn.Emit(request, portalRequest+".Response", status, results)
}

func TestChooseFiles(t *testing.T) {
	jpeg := DialogOptions{Kind: SeveralFiles, Title: "Chọn ảnh", Folder: "/tmp", Filters: []FileFilter{{"Ảnh", []string{"*.jpg"}}}}
	for _, tt := range []struct {
		name string
		o    DialogOptions
		hook func(*desktop, dbus.ObjectPath)
		want []string
		fail string
	}{
		{"several files, with signs that addresses write otherwise", jpeg, func(d *desktop, r dbus.ObjectPath) {
			d.respond(r, 0, "file:///tmp/%E1%BA%A2nh%201.jpg", "file:///tmp/a+b%25.jpg", "file:///tmp/c%23%3F.jpg")
		}, []string{"/tmp/Ảnh 1.jpg", "/tmp/a+b%.jpg", "/tmp/c#?.jpg"}, ""},
		{"called off", jpeg, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 1) }, nil, ""},
		{"ended by the desktop", jpeg, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 2) }, nil, "ended its dialog"},
		{"somebody else's answer is not ours", DialogOptions{}, func(d *desktop, r dbus.ObjectPath) {
			d.respond(portalPath+"/request/1_99/other", 0, "file:///tmp/wrong")
			d.respond(r, 0, "file:///tmp/right")
		}, []string{"/tmp/right"}, ""},
		{"a folder", DialogOptions{Kind: OneFolder}, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 0, "file:///tmp/x/") }, []string{"/tmp/x/"}, ""},
		{"several folders", DialogOptions{Kind: SeveralFolders}, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 0, "file:///tmp/x/", "file:///tmp/y") },
			[]string{"/tmp/x/", "/tmp/y"}, ""},
		{"a name to save under", DialogOptions{Kind: SaveFile, Name: "gói.zip"}, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 0, "file:///tmp/g%C3%B3i.zip") },
			[]string{"/tmp/gói.zip"}, ""},
		{"what is no file", DialogOptions{}, func(d *desktop, r dbus.ObjectPath) { d.respond(r, 0, "https://example.org/a.jpg") }, nil, "no file of this computer"},
		{"an answer without what was asked", DialogOptions{}, func(d *desktop, r dbus.ObjectPath) {
			_ = d.conn.Emit(r, portalRequest+".Response", "nonsense")
		}, nil, "read the desktop's answer"},
		{"a portal that dies", DialogOptions{}, func(d *desktop, r dbus.ObjectPath) { _, _ = d.conn.ReleaseName(portalName) }, nil, "went away"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesktop(t, tt.hook)
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			got, err := ChooseFiles(ctx, tt.o)
			if !slices.Equal(got, tt.want) || (err == nil) != (tt.fail == "") || err != nil && !strings.Contains(err.Error(), tt.fail) {
				t.Errorf("ChooseFiles = %q, %v; want %q, %q", got, err, tt.want, tt.fail)
			}
			d.mu.Lock()
			defer d.mu.Unlock()
			o := d.asked[0]
			if o["multiple"].Value() != nil != (tt.o.Kind == SeveralFiles || tt.o.Kind == SeveralFolders) || o["directory"].Value() != nil != (tt.o.Kind == OneFolder || tt.o.Kind == SeveralFolders) ||
				(d.method == "save") != (tt.o.Kind == SaveFile) {
				t.Errorf("the portal was asked by %s for %v", d.method, o)
			}
			if tt.o.Folder != "" && string(o["current_folder"].Value().([]byte)) != tt.o.Folder+"\x00" {
				t.Errorf("the folder was told as %q", o["current_folder"])
			}
			if f := fmt.Sprint(o["filters"].Value()); tt.o.Filters != nil && f != "[[Ảnh [[0 *.[jJ][pP][gG]]]]]" {
				t.Errorf("the filters were told as %s", f)
			}
		})
	}
}

func TestADialogIsCalledOffWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	d := newDesktop(t, func(*desktop, dbus.ObjectPath) { cancel() })
	if _, err := ChooseFiles(ctx, DialogOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	for range 100 {
		d.mu.Lock()
		closed := d.closed
		d.mu.Unlock()
		if closed {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	// The portal also sees that the caller's connection is gone.
	t.Log("the request was not closed by name")
}

func TestADesktopWithoutAPortal(t *testing.T) {
	t.Run("there is a bus, and no portal on it", func(t *testing.T) {
		sessionBus(t)
		if _, err := ChooseFiles(t.Context(), DialogOptions{}); !errors.Is(err, ErrNoPortal) {
			t.Errorf("got %v, want ErrNoPortal", err)
		}
	})
	for name, env := range map[string][2]string{
		"there is no bus":           {"", "/nonexistent"},
		"a relative runtime folder": {"", ""},
		"nobody listens":            {"unix:path=/nonexistent/bus", ""},
		"an address that is none":   {"nonsense", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("DBUS_SESSION_BUS_ADDRESS", env[0])
			t.Setenv("XDG_RUNTIME_DIR", env[1])
			if _, err := ChooseFiles(t.Context(), DialogOptions{}); !errors.Is(err, ErrNoPortal) {
				t.Errorf("got %v, want ErrNoPortal", err)
			}
		})
	}
}

// TestADesktopThatSaysNothing asks who never answers, at each step, and one
// who answers late what was understood at once.
func TestADesktopThatSaysNothing(t *testing.T) {
	const short = 200 * time.Millisecond
	silent := func(t *testing.T) {
		began := time.Now()
		_, err := ChooseFiles(t.Context(), DialogOptions{Patience: short})
		if !errors.Is(err, ErrNoPortal) || !errors.Is(err, ErrSilent) {
			t.Errorf("got %v, want ErrNoPortal and ErrSilent", err)
		}
		if took := time.Since(began); took < short || took > 10*short {
			t.Errorf("it was given up after %v, want %v", took, short)
		}
	}
	t.Run("the portal's name has an owner who does nothing", func(t *testing.T) {
		sessionBus(t)
		holdPortal(t)
		silent(t)
	})
	t.Run("the bus takes the call and says nothing", func(t *testing.T) {
		path := filepath.Join(shortDir(t), "bus")
		l, err := net.Listen("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+path)
		silent(t)
	})
	t.Run("a person who takes time is waited for", func(t *testing.T) {
		newDesktop(t, func(d *desktop, r dbus.ObjectPath) {
			go func() {
				time.Sleep(2 * short)
				d.respond(r, 0, "file:///tmp/a.jpg")
			}()
		})
		got, err := ChooseFiles(t.Context(), DialogOptions{Patience: short})
		if !slices.Equal(got, []string{"/tmp/a.jpg"}) || err != nil {
			t.Errorf("ChooseFiles = %q, %v", got, err)
		}
	})
}

func TestReveal(t *testing.T) {
	d := newDesktop(t, nil)
	given := []string{"/tmp/Ảnh 1.jpg", "/tmp/a+b%.jpg"}
	if err := Reveal(t.Context(), given...); err != nil {
		t.Fatal(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if want := []string{"file:///tmp/%E1%BA%A2nh%201.jpg", "file:///tmp/a+b%25.jpg"}; !slices.Equal(d.shown, want) {
		t.Errorf("the file manager was told %q, want %q", d.shown, want)
	}
	if err := Reveal(t.Context()); err != nil {
		t.Errorf("nothing to show: %v", err)
	}
}

func TestRevealWithoutAFileManagerOpensTheFolder(t *testing.T) {
	dir := shortDir(t)
	told := filepath.Join(dir, "told")
	script := "#!/bin/sh\nprintf %s \"$1\" > '" + told + "'\n"
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if err := Reveal(t.Context(), "/tmp/x/a.jpg"); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(told); err != nil || string(got) != "/tmp/x" {
		t.Errorf("opened %q, %v; want /tmp/x", got, err)
	}
}

func TestRevealCommand(t *testing.T) {
	paths := []string{"/a b/1.jpg", "/a b/2.jpg"}
	for _, tt := range []struct{ system, want string }{
		{"darwin", "open -R|/a b/1.jpg|/a b/2.jpg"}, {"windows", "explorer /select,/a b/1.jpg"}, {"linux", ""},
	} {
		name, args, ok := revealCommand(tt.system, paths)
		if got := strings.TrimSpace(name + " " + strings.Join(args, "|")); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, %v; want %q", tt.system, got, ok, tt.want)
		}
	}
}
