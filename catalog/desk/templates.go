package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/pattern"
)

// maxTemplate is the most bytes a template's file may have.
const maxTemplate = 16 << 20

// ReadTemplate reads a caption template: XMP, as Cutline and Photo Mechanic
// write it, or a metadata preset of Lightroom. One that bears no name is called
// like its file. Left are the names of what it says and no field has. The error
// is catalog.ErrNewer for one that a newer Cutline wrote.
func (d *Desk) ReadTemplate(path string) (t catalog.Template, left []string, err error) {
	data, err := readBounded(path, maxTemplate)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	}
	if err == nil {
		t, left, err = metadata.DecodeTemplate(data)
	}
	if err != nil {
		return t, nil, fmt.Errorf("read the template %s: %w", path, err)
	}
	if t.Name == "" {
		t.Name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	return t, left, nil
}

// readBounded reads a file that has at most so many bytes.
func readBounded(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("it has more than %d MB: %w", most>>20, catalog.ErrUsage)
	}
	return data, err
}

// WriteTemplate writes a caption template as XMP, which other programs read as
// the caption it gives. A file of that name is replaced.
func (d *Desk) WriteTemplate(path string, t catalog.Template) error {
	data, err := metadata.EncodeTemplate(t)
	if err == nil {
		err = atomicfile.Write(path, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("write the template %s: %w", path, err)
	}
	return nil
}

// templatesDir is where the catalog keeps templates.
func (d *Desk) templatesDir() string { return filepath.Join(d.dir, "templates") }

func (d *Desk) templatePath(name string) string {
	return filepath.Join(d.templatesDir(), pattern.Clean(name+".xmp"))
}

// Templates are those that the catalog keeps, by name. One that cannot be read
// is a failure.
func (d *Desk) Templates(ctx context.Context) (all []catalog.Template, failed []catalog.Failure, err error) {
	entries, err := os.ReadDir(d.templatesDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list the templates: %w", err)
	}
	for _, e := range entries {
		if atomicfile.IsTemp(e.Name()) || !strings.HasSuffix(e.Name(), ".xmp") {
			continue
		}
		path := filepath.Join(d.templatesDir(), e.Name())
		t, _, err := d.ReadTemplate(path)
		if err != nil {
			failed = append(failed, catalog.NewFailure(path, err))
			continue
		}
		all = append(all, t)
	}
	return all, failed, ctx.Err()
}

// SaveTemplate keeps a template in the catalog; one of its name is replaced.
func (d *Desk) SaveTemplate(_ context.Context, t catalog.Template) error {
	if t.Name == "" {
		return fmt.Errorf("save a template: give it a name: %w", catalog.ErrUsage)
	}
	if err := atomicfile.MkdirAll(d.templatesDir()); err != nil {
		return fmt.Errorf("save the template %s: %w", t.Name, err)
	}
	return d.WriteTemplate(d.templatePath(t.Name), t)
}

// RemoveTemplate takes a template out of the catalog. The error is
// catalog.ErrNotFound when it keeps none of that name.
func (d *Desk) RemoveTemplate(_ context.Context, name string) error {
	err := atomicfile.Remove(d.templatePath(name))
	if errors.Is(err, fs.ErrNotExist) {
		err = catalog.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("remove the template %s: %w", name, err)
	}
	return nil
}
