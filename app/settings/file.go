package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutline/app/platform"
)

// lockWait is how long a window waits for another that is writing.
const lockWait = 2 * time.Second

// A File keeps Prefs. Two windows may use one file: each change is made to
// what the file holds then.
type File struct {
	Path string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// DefaultFile is the file of this user's settings.
func DefaultFile() (File, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return File{}, fmt.Errorf("find the folder for settings: %w", err)
	}
	return File{Path: filepath.Join(dir, "cutline", "settings.json")}, nil
}

// A DamagedError says that a settings file could not be read and was set
// aside; the defaults hold.
type DamagedError struct {
	Path  string
	Aside string // where it is now
	Err   error
}

// Error says so.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("read settings of %s: %v; what it held is now in %s", e.Path, e.Err, e.Aside)
}

// Unwrap is what was wrong.
func (e *DamagedError) Unwrap() error { return e.Err }

// Read is what the file holds; Defaults where there is none. With an error
// the Prefs are usable all the same: they are the defaults. The error is a
// *DamagedError for a file that was set aside.
func (f File) Read() (Prefs, error) {
	p, err := f.read()
	if errors.Is(err, fs.ErrNotExist) {
		return Defaults(), nil
	}
	if !errors.As(err, new(*DamagedError)) {
		return p, err
	}
	// Another window may have set it aside and written a new one meanwhile.
	lockErr := f.locked(func() error {
		if p, err = f.readOrSetAside(); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return nil
	})
	return p, errors.Join(err, lockErr)
}

// Update makes a change to what the file holds then, and returns it. Held is
// what this window holds: it is taken where there is no file, or one that
// cannot be read. With an error the change holds for this window alone, but
// for a *DamagedError: then the old file was set aside and a new one written.
// It waits for the disk, so it must not be called on the window's goroutine.
func (f File) Update(held Prefs, change func(*Prefs)) (Prefs, error) {
	mine := held.Clone()
	change(&mine)
	mine.valid()
	p := mine
	var damaged error
	err := f.locked(func() error {
		newest, err := f.readOrSetAside()
		switch {
		case errors.As(err, new(*DamagedError)):
			damaged = err
			return f.write(mine)
		case errors.Is(err, fs.ErrNotExist):
			return f.write(mine)
		case err != nil:
			return err // never write over what could not be read
		}
		before, err := json.Marshal(newest)
		if err != nil {
			return err
		}
		p = newest.Clone()
		change(&p)
		p.valid()
		if after, err := json.Marshal(p); err != nil || bytes.Equal(before, after) {
			return err
		}
		return f.write(p)
	})
	if err != nil {
		return mine, fmt.Errorf("keep settings: %w", err)
	}
	return p, damaged
}

func (f File) write(p Prefs) error {
	data, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		return err
	}
	return platform.WriteFile(f.Path, append(data, '\n'))
}

func (f File) locked(do func() error) error {
	return platform.WithLock(f.Path+".lock", lockWait, do)
}

// read reads the file; a DamagedError has no Aside yet.
func (f File) read() (Prefs, error) {
	data, err := platform.ReadFile(f.Path)
	if err != nil {
		return Defaults(), fmt.Errorf("read settings: %w", err)
	}
	var p Prefs
	if err := json.Unmarshal(data, &p); err != nil {
		return Defaults(), &DamagedError{Path: f.Path, Err: err}
	}
	return p, nil
}

func (f File) readOrSetAside() (Prefs, error) {
	p, err := f.read()
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return p, err
	}
	now := f.Now
	if now == nil {
		now = time.Now
	}
	aside, asideErr := platform.SetAside(f.Path, now())
	if asideErr != nil {
		return p, fmt.Errorf("%w: %w", asideErr, damaged.Err)
	}
	damaged.Aside = aside
	return p, damaged
}
