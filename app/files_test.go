package app

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

// TestADesktopThatDoesNotAnswer asks for a folder where the desktop takes the
// question and says nothing, and where there is no desktop: Cutline's own
// chooser comes, with a word in the first case, at once the next time.
func TestADesktopThatDoesNotAnswer(t *testing.T) {
	for _, tt := range []struct {
		name   string
		listen bool
	}{{"it says nothing", true}, {"there is none", false}} {
		for _, language := range []string{"vi", "en"} {
			t.Run(tt.name+", "+language, func(t *testing.T) {
				in := openInside(t, language, 100, "")
				in.until("empty", "", nil)
				dir, err := os.MkdirTemp("", "cl") // a socket's path is short
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = os.RemoveAll(dir) })
				socket := filepath.Join(dir, "bus")
				note := ""
				if tt.listen {
					l, err := net.Listen("unix", socket)
					if err != nil {
						t.Fatal(err)
					}
					t.Cleanup(func() { _ = l.Close() })
					note = in.words.T("dialog.silent")
				}
				t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
				in.noPortal = false
				in.askNew()
				if note != "" {
					in.until("status", "text", note)
				}
				in.until("dialog", "name", "new")
				in.rest() // the folder is listed: the note stays
				if got := in.box.Note(); got != note {
					t.Errorf("the chooser says %q, want %q", got, note)
				}
				in.box.Hide()
				in.until("dialog", "shown", false)
				in.askNew()
				if in.box == nil || in.box.Note() != "" {
					t.Error("the desktop is asked again, or complained of again")
				} else {
					in.box.Hide()
				}
			})
		}
	}
}
