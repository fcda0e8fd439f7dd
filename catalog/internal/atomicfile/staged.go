package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A Staged is a new file that lies whole beside the one whose place it is to
// take. Its owner calls Take or Discard.
type Staged struct {
	fs         FS
	temp, path string
	r          Replacement
}

// Stage has another program make the new content: make is given the name of
// the file to create, in the folder of the one at path, and returns when the
// program is done with it. Then it is as in Replace, up to the rename; Write of
// r is not used. On an error nothing is left.
func (f FS) Stage(path string, r Replacement, make func(temp string) error) (*Staged, error) {
	path, st, err := target(path)
	if err != nil {
		return nil, err
	}
	temp, err := tempName(filepath.Dir(path))
	if err == nil {
		err = f.fail(StepCreate, temp)
	}
	if err != nil {
		return nil, err
	}
	s := &Staged{f, temp, path, r}
	if err = make(temp); err == nil {
		err = s.settle(st)
	}
	if err == nil && r.Verify != nil {
		err = f.verify(temp, r.Verify)
	}
	if err != nil {
		return nil, errors.Join(err, s.Discard())
	}
	return s, nil
}

// settle gives the new file what the old one had, and makes it last.
func (s *Staged) settle(old fs.FileInfo) error {
	file, err := os.OpenFile(s.temp, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = s.fs.keep(file, s.path, old, s.r.ModTime)
	if err == nil {
		err = s.fs.fail(StepSync, s.temp)
	}
	if err == nil {
		err = file.Sync()
	}
	closeErr := file.Close()
	if closeErr == nil {
		closeErr = s.fs.fail(StepClose, s.temp)
	}
	return errors.Join(err, closeErr)
}

// Take puts the new file in the place of the old one, if Unchanged agrees.
func (s *Staged) Take() error { return s.fs.take(s.temp, s.path, s.r) }

// Discard removes the new file. One that was never made is no error.
func (s *Staged) Discard() error {
	err := s.fs.discard(s.temp)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// WithTemp lends a file that holds data, in that folder, to another program,
// and removes it afterwards. It is not synced.
func (f FS) WithTemp(dir string, data []byte, use func(temp string) error) error {
	temp, err := f.prepare(dir, 0o600, false, nil, whole(data))
	if err != nil {
		return err
	}
	return errors.Join(use(temp), f.discard(temp))
}
