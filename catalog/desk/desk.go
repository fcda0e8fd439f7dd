// Package desk is one open catalog and all that may be done with it: the
// single core that the window and the command line share. It has no
// algorithms: it orders the steps of the other rooms, holds the transaction,
// and tells who is watching.
//
// A Desk may be used by several goroutines at once. Its methods speak only
// the words of package catalog.
package desk

import (
	"context"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"cutline/catalog"
	"cutline/catalog/render"
	"cutline/catalog/store"
	"cutline/catalog/thumb"
)

// Options shapes a desk. The zero value is right for a person at a screen.
type Options struct {
	Who     string           // signs the history; "" = the login name
	Now     func() time.Time // nil = time.Now
	Version string           // of Cutline, for manifests; "" = "dev"
	// Exiftool is the program that writes into files that are no JPEGs: its
	// path, "" for what $CUTLINE_EXIFTOOL names, else the one on PATH, or "off".
	Exiftool string
	// Rest is called between the steps of what nobody waits for: Warm, and
	// Look at all photos. nil = catalog.Rest.
	Rest catalog.RestFunc
}

func (o Options) withDefaults() Options {
	if o.Who == "" {
		o.Who = "cutline"
		if u, err := user.Current(); err == nil && u.Username != "" {
			o.Who = u.Username
		}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.Rest == nil {
		o.Rest = catalog.Rest
	}
	return o
}

// A Desk is one open catalog.
type Desk struct {
	dir    string
	opts   Options
	store  *store.Store
	thumbs *thumb.Store

	exiftool atomic.Pointer[string] // the setting of that name in opts, as it is now
	near     sync.Mutex             // one photo is looked at closely at a time
	decoder  render.Decoder         // for that
	people   people                 // the roster as it was last read
	loaded   loadedCodes
}

// DefaultPath is the catalog used when none is named: $CUTLINE_CATALOG, else
// Cutline.cutline in the user's Pictures folder.
func DefaultPath() (string, error) {
	if p := os.Getenv("CUTLINE_CATALOG"); p != "" {
		return p, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the Pictures folder: %w; name a catalog with --catalog", err)
	}
	return filepath.Join(home, "Pictures", "Cutline.cutline"), nil
}

// Create makes a catalog in dir and opens it. The error is catalog.ErrExists
// when there is one already.
func Create(ctx context.Context, dir string, o Options) (*Desk, error) {
	if err := store.Create(ctx, dir); err != nil {
		return nil, err
	}
	return Open(ctx, dir, o)
}

// Open opens the catalog in dir. The error is catalog.ErrNotFound,
// ErrNotCatalog or ErrNewer where a caller may do something about it.
func Open(ctx context.Context, dir string, o Options) (*Desk, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open the catalog %s: %w", dir, err)
	}
	s, err := store.Open(ctx, abs)
	if err != nil {
		return nil, err
	}
	if err := s.LookForRoots(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("open the catalog %s: %w", dir, err)
	}
	t, err := thumb.Open(filepath.Join(abs, "thumbs"))
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("open the thumbnails of %s: %w", dir, err)
	}
	d := &Desk{dir: abs, opts: o.withDefaults(), store: s, thumbs: t}
	d.UseExiftool(o.Exiftool)
	return d, nil
}

// Close ends the desk. Everything saved is on disk already.
func (d *Desk) Close() error {
	if err := d.store.Close(); err != nil {
		return fmt.Errorf("close the catalog %s: %w", d.dir, err)
	}
	return nil
}

// Path is the catalog's folder, absolute.
func (d *Desk) Path() string { return d.dir }

// Seq is the newest edit: the Base of an edit made on what is read now.
func (d *Desk) Seq(ctx context.Context) (catalog.EditID, error) { return d.store.Seq(ctx) }

// Version is a number that changes whenever another process has written to
// the catalog: time to look again.
func (d *Desk) Version(ctx context.Context) (int64, error) { return d.store.DataVersion(ctx) }

// House is what the newsroom's catalog knows of itself.
func (d *Desk) House(ctx context.Context) (catalog.House, error) { return d.store.House(ctx) }

// SetHouse changes fields of the house: creator, credit, copyright, sign.XXX and
// the others of catalog.House. Another code page decodes again what was
// guessed and nobody has confirmed or changed.
func (d *Desk) SetHouse(ctx context.Context, sets ...catalog.Set) (catalog.Applied, error) {
	done, err := d.apply(ctx, []catalog.Target{{Kind: catalog.OfHouse}}, catalog.Edit{Title: "house", Sets: sets})
	if err == nil && slices.ContainsFunc(sets, func(s catalog.Set) bool { return s.Field == catalog.FieldCodePage }) {
		err = d.decodeAgain(ctx)
	}
	return done, err
}

// apply is the one way into the store's one way to change anything. A thing
// that could not be changed makes the whole edit fail.
func (d *Desk) apply(ctx context.Context, targets []catalog.Target, e catalog.Edit) (catalog.Applied, error) {
	done, failed, err := d.store.Apply(ctx, targets, e, d.opts.Now(), d.who(e))
	if err == nil && len(failed) > 0 {
		err = fmt.Errorf("change %s: %s", failed[0].Path, failed[0].Error)
	}
	return done, err
}

func (d *Desk) who(e catalog.Edit) string {
	if e.Who != "" {
		return e.Who
	}
	return d.opts.Who
}
