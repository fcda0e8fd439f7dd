package platform

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// ErrNoPortal: the desktop offers no dialogs of its own; show ours.
var ErrNoPortal = errors.New("the desktop has no file dialog to offer")

// ErrSilent: the desktop was asked and said nothing at all. It comes with
// ErrNoPortal.
var ErrSilent = errors.New("the desktop does not answer")

// patience is how long a desktop may take to say that it understood, which is
// before it shows anything; the first question also starts the portal. A
// person may then take any time.
const patience = 5 * time.Second

// A FileKind is what a dialog asks for.
type FileKind int

// What a dialog may ask for.
const (
	OneFile FileKind = iota
	SeveralFiles
	OneFolder
	SeveralFolders
	SaveFile // a name to save under; the system has asked before it replaces
)

// A FileFilter is a kind of file by its names: "Photos", "*.jpg", "*.tif".
type FileFilter struct {
	Name     string
	Patterns []string
}

// DialogOptions shape a dialog. The zero value opens one file.
type DialogOptions struct {
	Kind    FileKind
	Title   string
	Accept  string // the button; "" = the desktop's own word
	Folder  string // to begin in; "" = the desktop decides
	Name    string // offered, for SaveFile
	Filters []FileFilter
	// Parent is the window the dialog belongs to: "x11:" with the window's
	// number in hexadecimal; "" = none.
	Parent string
	// Patience is how long the desktop may take to say that it understood,
	// not to be answered by a person; 0 means five seconds.
	Patience time.Duration
}

// The portal's names.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	portalChooser = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

// ChooseFiles shows the desktop's own dialog and waits until it is closed;
// no paths mean that the user called it off. It goes away when ctx ends. The
// error Is ErrNoPortal where the desktop has none, and ErrSilent too where it
// has one that says nothing. It must not be called on the window's goroutine.
func ChooseFiles(ctx context.Context, o DialogOptions) ([]string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil, ErrNoPortal
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	impatient := time.AfterFunc(o.Patience, func() { cancel(ErrSilent) })
	defer impatient.Stop()
	paths, err := chooseOnBus(ctx, o, func() { impatient.Stop() })
	if err != nil && errors.Is(context.Cause(ctx), ErrSilent) {
		err = fmt.Errorf("%w: %w", ErrNoPortal, ErrSilent)
	}
	if err != nil {
		return nil, fmt.Errorf("ask the desktop for files: %w", err)
	}
	return paths, nil
}

func chooseOnBus(ctx context.Context, o DialogOptions, understood func()) ([]string, error) {
	conn, err := bus(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	return choose(ctx, conn, o, understood)
}

// choose listens before it asks, on the path that the answer will come from:
// an answer cannot be missed, and nobody else's be taken for it.
// understood is called when the desktop says that it will show its dialog.
func choose(ctx context.Context, conn *dbus.Conn, o DialogOptions, understood func()) ([]string, error) {
	token, err := newToken()
	if err != nil {
		return nil, err
	}
	request := requestPath(conn.Names(), token)
	signals := make(chan *dbus.Signal, 16)
	conn.Signal(signals)
	if err := listen(ctx, conn, request); err != nil {
		return nil, err
	}
	method := ".OpenFile"
	if o.Kind == SaveFile {
		method = ".SaveFile"
	}
	var handle dbus.ObjectPath
	call := conn.Object(portalName, portalPath).CallWithContext(ctx, portalChooser+method, 0, o.Parent, o.Title, o.variants(token))
	if err := call.Store(&handle); err != nil {
		if absent(err) {
			err = fmt.Errorf("%w: %w", ErrNoPortal, err)
		}
		return nil, err
	}
	understood()
	if handle != request { // a portal from before 2016 chooses the path itself
		request = handle
		if err := listen(ctx, conn, request); err != nil {
			return nil, err
		}
	}
	return answer(ctx, conn, request, signals)
}

// answer waits for what the user chose.
func answer(ctx context.Context, conn *dbus.Conn, request dbus.ObjectPath, signals <-chan *dbus.Signal) ([]string, error) {
	for {
		select {
		case <-ctx.Done():
			conn.Object(portalName, request).Call(portalRequest+".Close", dbus.FlagNoReplyExpected)
			return nil, ctx.Err()
		case s, ok := <-signals:
			if !ok {
				return nil, errors.New("the desktop went away")
			}
			if s.Path == request && s.Name == portalRequest+".Response" {
				return chosen(s.Body)
			}
			if gone(s) {
				return nil, fmt.Errorf("%w: it went away", ErrNoPortal)
			}
		}
	}
}

// chosen reads a portal's answer: 0 done, 1 called off, else ended.
func chosen(body []any) ([]string, error) {
	var status uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &status, &results); err != nil {
		return nil, fmt.Errorf("read the desktop's answer: %w", err)
	}
	switch status {
	case 0:
	case 1:
		return nil, nil
	default:
		return nil, errors.New("the desktop ended its dialog")
	}
	var uris []string
	if err := results["uris"].Store(&uris); err != nil {
		return nil, fmt.Errorf("read the desktop's answer: %w", err)
	}
	paths := make([]string, len(uris))
	for i, uri := range uris {
		var err error
		if paths[i], err = filePath(uri); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// listen hears the answer at that path, and the end of the portal.
func listen(ctx context.Context, conn *dbus.Conn, request dbus.ObjectPath) error {
	err := conn.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(request), dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response"))
	if err != nil {
		return err
	}
	return conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"),
		dbus.WithMatchArg(0, portalName))
}

// gone reports whether a signal says that the portal's process ended.
func gone(s *dbus.Signal) bool {
	if s.Name != "org.freedesktop.DBus.NameOwnerChanged" || len(s.Body) != 3 {
		return false
	}
	name, _ := s.Body[0].(string)
	owner, _ := s.Body[2].(string)
	return name == portalName && owner == ""
}

// requestPath is where the portal will answer a caller of that name.
func requestPath(names []string, token string) dbus.ObjectPath {
	sender := ""
	if len(names) > 0 {
		sender = strings.ReplaceAll(strings.TrimPrefix(names[0], ":"), ".", "_")
	}
	return portalPath + dbus.ObjectPath("/request/"+sender+"/"+token)
}

func newToken() (string, error) {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	return "cutline" + hex.EncodeToString(b[:]), nil
}

// pattern is how the portal writes one: 0 says that it is one of names.
type pattern struct {
	Kind uint32
	Text string
}

// filter is how the portal writes one.
type filter struct {
	Name     string
	Patterns []pattern
}

// variants are the options as the portal reads them. Folders are bytes that
// end with a zero, since a path need be no valid text.
func (o DialogOptions) variants(token string) map[string]dbus.Variant {
	v := map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	if o.Kind == SeveralFiles || o.Kind == SeveralFolders {
		v["multiple"] = dbus.MakeVariant(true)
	}
	if o.Kind == OneFolder || o.Kind == SeveralFolders {
		v["directory"] = dbus.MakeVariant(true)
	}
	if o.Accept != "" {
		v["accept_label"] = dbus.MakeVariant(o.Accept)
	}
	if o.Folder != "" {
		v["current_folder"] = dbus.MakeVariant(append([]byte(o.Folder), 0))
	}
	if o.Kind == SaveFile && o.Name != "" {
		v["current_name"] = dbus.MakeVariant(o.Name)
	}
	if o.Kind == OneFolder || o.Kind == SeveralFolders {
		return v
	}
	var filters []filter
	for _, f := range o.Filters {
		out := filter{Name: f.Name}
		for _, p := range f.Patterns {
			out.Patterns = append(out.Patterns, pattern{0, anyCase(p)})
		}
		filters = append(filters, out)
	}
	if len(filters) > 0 {
		v["filters"] = dbus.MakeVariant(filters)
	}
	return v
}

// anyCase makes a pattern match capitals too: *.jpg becomes *.[jJ][pP][gG].
func anyCase(p string) string {
	var b strings.Builder
	for _, r := range p {
		if up := strings.ToUpper(string(r)); r >= 'a' && r <= 'z' {
			b.WriteString("[" + string(r) + up + "]")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
