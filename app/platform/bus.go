package platform

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// bus is a connection to the desktop's session bus. An error Is ErrNoPortal:
// without a bus there is no desktop to ask. A bus that says nothing is given
// up when ctx ends; the connection itself outlives it.
func bus(ctx context.Context) (*dbus.Conn, error) {
	// The library would start a bus of its own for a program that has none;
	// a desktop has set the address.
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		socket := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")
		if _, err := os.Stat(socket); err != nil || !filepath.IsAbs(socket) {
			return nil, fmt.Errorf("%w: there is no session bus", ErrNoPortal)
		}
		address = "unix:path=" + dbus.EscapeBusAddressValue(socket)
	}
	conn, err := dbus.Dial(address)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPortal, err)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	if err := conn.Auth(nil); err != nil {
		conn.Close()
		return nil, fmt.Errorf("%w: %w", ErrNoPortal, err)
	}
	if err := conn.Hello(); err != nil {
		conn.Close()
		return nil, fmt.Errorf("%w: %w", ErrNoPortal, err)
	}
	return conn, nil
}

// absent reports whether an error of the bus says that nobody does such a
// thing here.
func absent(err error) bool {
	var e dbus.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Name {
	case "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner",
		"org.freedesktop.DBus.Error.UnknownMethod", "org.freedesktop.DBus.Error.UnknownInterface",
		"org.freedesktop.DBus.Error.UnknownObject", "org.freedesktop.DBus.Error.Spawn.ChildExited",
		"org.freedesktop.DBus.Error.Spawn.ServiceNotFound", "org.freedesktop.DBus.Error.Spawn.ExecFailed",
		"org.freedesktop.DBus.Error.NotSupported":
		return true
	}
	return false
}

// fileURI is the address of a path, as programs exchange it.
func fileURI(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// filePath is the path that an address stands for.
func filePath(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return "", fmt.Errorf("read the address of a file: %w", err)
	}
	if u.Scheme != "file" || u.Path == "" || u.Host != "" && u.Host != "localhost" {
		return "", fmt.Errorf("%q is no file of this computer", uri)
	}
	return filepath.FromSlash(u.Path), nil
}
