package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"cutline/catalog"
	"cutline/catalog/caption"
	"cutline/catalog/pattern"
	"cutline/catalog/roster"
)

// loadedCodes are the codes as they were loaded last. The zero one has loaded
// none.
type loadedCodes struct {
	mu        sync.Mutex
	delimiter rune
	files     []codeFile
	people    *roster.Roster // the last of the sources
	codes     *caption.Codes
}

// A codeFile is a code file as it was read last.
type codeFile struct {
	path    string
	size    int64
	modTime time.Time
	read    *caption.CodeFile // nil: never
	err     error             // why it cannot be read now; what was read counts still
}

// CodeFiles are the files of code replacements that the catalog uses, in the
// order they were added: where several have a code, the last counts.
func (d *Desk) CodeFiles(ctx context.Context) ([]catalog.CodeFile, error) {
	_, _, err := d.codes(ctx)
	if err != nil {
		return nil, err
	}
	d.loaded.mu.Lock()
	defer d.loaded.mu.Unlock()
	out := []catalog.CodeFile{}
	for _, f := range d.loaded.files {
		out = append(out, f.says())
	}
	return out, nil
}

func (f codeFile) says() catalog.CodeFile {
	s := catalog.CodeFile{Path: f.path, Problems: []catalog.CodeProblem{}}
	if f.read != nil {
		s.Codes, s.Problems = f.read.Len(), append(s.Problems, f.read.Problems...)
	}
	if f.err != nil {
		s.Error = f.err.Error()
	}
	return s
}

// AddCodeFile makes the catalog use a file of code replacements from now on;
// it is read anew whenever it changed. One that is used already becomes the
// last. A file of which nothing can be used is refused.
func (d *Desk) AddCodeFile(ctx context.Context, path string) (catalog.CodeFile, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return catalog.CodeFile{}, fmt.Errorf("add the codes of %s: %w", path, err)
	}
	f := codeFile{path: abs}
	if f.look(); f.err != nil {
		return f.says(), fmt.Errorf("add the codes of %s: %w", path, f.err)
	}
	h, err := d.store.House(ctx)
	if err != nil {
		return catalog.CodeFile{}, err
	}
	list := append(slices.DeleteFunc(slices.Clone(h.CodeFiles), func(p string) bool { return p == abs }), abs)
	return f.says(), d.setCodeFiles(ctx, list)
}

// RemoveCodeFile makes the catalog use a code file no longer; the file stays.
// One that it did not use is catalog.ErrNotFound.
func (d *Desk) RemoveCodeFile(ctx context.Context, path string) error {
	h, err := d.store.House(ctx)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("remove the codes of %s: %w", path, err)
	}
	list := slices.DeleteFunc(slices.Clone(h.CodeFiles), func(p string) bool { return p == abs || p == path })
	if len(list) == len(h.CodeFiles) {
		return fmt.Errorf("remove the codes of %s: the catalog does not use that file: %w", path, catalog.ErrNotFound)
	}
	return d.setCodeFiles(ctx, list)
}

func (d *Desk) setCodeFiles(ctx context.Context, list []string) error {
	_, err := d.SetHouse(ctx, catalog.Set{Field: catalog.FieldCodeFiles, Value: catalog.Value{List: list}})
	return err
}

// codes are the codes of the catalog as the roster and the files have them
// now, and the house.
func (d *Desk) codes(ctx context.Context) (*caption.Codes, catalog.House, error) {
	h, err := d.store.House(ctx)
	if err != nil {
		return nil, h, err
	}
	people, err := d.roster(ctx)
	if err != nil {
		return nil, h, err
	}
	l := &d.loaded
	l.mu.Lock()
	defer l.mu.Unlock()
	changed := l.codes == nil || l.people != people || l.delimiter != h.CodeDelimiter() || len(l.files) != len(h.CodeFiles)
	files := make([]codeFile, len(h.CodeFiles))
	for i, path := range h.CodeFiles {
		at := slices.IndexFunc(l.files, func(f codeFile) bool { return f.path == path })
		changed = changed || at != i
		if files[i] = (codeFile{path: path}); at >= 0 {
			files[i] = l.files[at]
		}
		changed = files[i].look() || changed
	}
	if changed {
		var sources []caption.Source
		for _, f := range files {
			if f.read != nil {
				sources = append(sources, f.read)
			}
		}
		// The roster counts before all files: it knows the day.
		sources = append(sources, people)
		l.people = people
		l.codes, l.delimiter = caption.NewCodes(h.CodeDelimiter(), sources...), h.CodeDelimiter()
	}
	l.files = files
	return l.codes, h, nil
}

// look reads the file if it is not as it was, and reports whether its codes
// changed. When it cannot be read, those that were read stay.
func (f *codeFile) look() (changed bool) {
	st, err := os.Stat(f.path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		f.err = fmt.Errorf("it is not there: %w", catalog.ErrNotFound)
		f.modTime = time.Time{}
		return false
	case err != nil:
		f.err = err
		return false
	case !st.Mode().IsRegular():
		f.err = fmt.Errorf("it is no file: %w", catalog.ErrUsage)
		return false
	case st.Size() == f.size && st.ModTime().Equal(f.modTime):
		return false
	}
	f.size, f.modTime = st.Size(), st.ModTime()
	read, err := readCodeFile(f.path)
	if f.err = err; err != nil {
		return false
	}
	f.read = read
	return true
}

func readCodeFile(path string) (*caption.CodeFile, error) {
	r, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return caption.ReadCodeFile(r)
}

// CodeBook is the codes of the catalog as they are now.
func (d *Desk) CodeBook(ctx context.Context) (catalog.CodeBook, error) {
	c, h, err := d.codes(ctx)
	if err != nil {
		return catalog.CodeBook{}, err
	}
	people, err := d.roster(ctx)
	if err != nil {
		return catalog.CodeBook{}, err
	}
	values := func(photo *catalog.Photo) pattern.Values {
		return pattern.Values{Photo: photo, Seq: 1, Client: h.Client}
	}
	return catalog.CodeBook{
		Delimiter:  string(h.CodeDelimiter()),
		Person:     people.ByCode,
		Typed:      func(before string, photo *catalog.Photo) (catalog.Typed, bool) { return c.Typed(before, values(photo)) },
		Hints:      c.Hints,
		Expand:     func(text string, photo *catalog.Photo) (string, error) { return c.Expand(text, values(photo)) },
		Unresolved: func(text string) []string { return caption.Unresolved(text, h.CodeDelimiter()) },
	}, nil
}

// Variables are the names of all variables, sorted.
func Variables() []string { return pattern.VariableNames() }
