package app

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"cutline/catalog/catalogtest"
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

// TestSeveralAtOnce chooses two files of a folder, and drops a folder and
// files: those photos come, and no other.
func TestSeveralAtOnce(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"a/1.jpg", "b/2.jpg", "b/3.jpg", "b/not.jpg"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, catalogtest.JPEG(t, catalogtest.Photo{Width: 60, Height: 40, Seed: i}), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	paths := []string{filepath.Join(dir, "a"), filepath.Join(dir, "b/2.jpg"), filepath.Join(dir, "b/3.jpg")}
	for _, tt := range []struct {
		name string
		want float64
		add  func(in *inside)
	}{
		{"two of three files, chosen", 2, func(in *inside) {
			in.askAdd()
			in.until("dialog", "name", "add")
			in.box.Path.SetText(filepath.Join(dir, "b") + string(filepath.Separator))
			in.rest() // the folder is listed
			for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyInsert, fyne.KeyInsert, fyne.KeyReturn} {
				in.box.Path.TypedKey(&fyne.KeyEvent{Name: key})
			}
		}},
		{"a folder and two files, dropped", 3, func(in *inside) {
			var uris []fyne.URI
			for _, p := range paths {
				uris = append(uris, storage.NewFileURI(p))
			}
			in.dropped(fyne.Position{}, uris)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := openInside(t, "vi", 100, "")
			in.until("empty", "", nil)
			in.create(filepath.Join(t.TempDir(), "New.cutline"))
			in.until("opened", "", nil)
			tt.add(in)
			in.until("added", "added", tt.want)
		})
	}
}
