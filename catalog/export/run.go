package export

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cutline/catalog"
)

// Suffixes of what an export leaves beside a package when it is killed; the
// next run of the same plan clears them away.
const (
	partialSuffix  = ".partial"  // being built
	previousSuffix = ".previous" // the old package while the new one takes its name
)

// Run makes the export. Of a story, a picture that cannot be made is an error
// that names its file, and nothing stands under the package's name but what
// stood there before. Of photos alone, such a photo is a line in Failed and
// the others go on. A run that failed or was cancelled may be run again.
func (p Plan) Run(ctx context.Context, progress catalog.ProgressFunc) (catalog.Package, error) {
	to := filepath.Dir(p.Path)
	if p.story == nil && len(p.Pictures) == 0 && len(p.Failed) > 0 { // all refused: there is nothing to make
		return catalog.Package{Path: p.Path, Files: []catalog.PackageFile{}, Failed: slices.Clone(p.Failed)}, nil
	}
	if p.story == nil && !p.options.Zip {
		to = p.Path
	}
	if err := p.disk.MkdirAll(to); err != nil {
		return catalog.Package{}, explain(to, err)
	}
	var pkg catalog.Package
	var err error
	switch {
	case p.options.Zip:
		pkg, err = p.runZip(ctx, progress)
	case p.story != nil:
		pkg, err = p.runFolder(ctx, progress)
	default:
		pkg, err = p.runInto(ctx, to, &folder{same: true, replace: p.options.Replace}, progress)
	}
	if err != nil {
		return catalog.Package{}, explain(to, err)
	}
	pkg.Path = p.Path
	return pkg, nil
}

// runFolder builds the package beside its name and renames it.
func (p Plan) runFolder(ctx context.Context, progress catalog.ProgressFunc) (catalog.Package, error) {
	partial := p.Path + partialSuffix
	if err := p.recover(); err != nil {
		return catalog.Package{}, err
	}
	if err := p.vacant(); err != nil {
		return catalog.Package{}, err
	}
	if err := p.disk.RemoveAll(partial); err != nil {
		return catalog.Package{}, err
	}
	if err := p.disk.MkdirAll(partial); err != nil {
		return catalog.Package{}, err
	}
	// The folder is new and ours, so nothing there can be overwritten.
	pkg, err := p.runInto(ctx, partial, &folder{replace: true}, progress)
	if err == nil {
		err = p.publish(partial)
	}
	if err != nil {
		return catalog.Package{}, errors.Join(err, p.disk.RemoveAll(partial))
	}
	return pkg, nil
}

// publish gives the whole package its name. The old one, if it may be
// replaced, keeps its content until then.
func (p Plan) publish(partial string) error {
	if !p.options.Replace {
		return exists(p.disk.RenameDir(partial, p.Path))
	}
	err := p.disk.RenameDir(p.Path, p.Path+previousSuffix)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = p.disk.RenameDir(partial, p.Path)
	}
	// Puts the old one back if the new one could not take its name, and
	// removes it if it could.
	return errors.Join(err, p.recover())
}

// recover puts right what a run that was killed left of an old package: back
// under its name if no new one took it, else away.
func (p Plan) recover() error {
	previous := p.Path + previousSuffix
	if _, err := os.Lstat(previous); err != nil {
		return nil
	}
	if _, err := os.Lstat(p.Path); errors.Is(err, fs.ErrNotExist) {
		return p.disk.RenameDir(previous, p.Path)
	}
	return p.disk.RemoveAll(previous)
}

// runZip makes the package as one file.
func (p Plan) runZip(ctx context.Context, progress catalog.ProgressFunc) (catalog.Package, error) {
	if err := p.vacant(); err != nil {
		return catalog.Package{}, err
	}
	partial := p.Path + partialSuffix
	if err := p.disk.RemoveAll(partial); err != nil {
		return catalog.Package{}, err
	}
	target := p.Path
	if !p.options.Replace {
		target = partial
	}
	var pkg catalog.Package
	build := func(w io.Writer) (err error) {
		z := &zipper{w: zip.NewWriter(w), now: p.maker.now}
		if p.story != nil {
			z.top = strings.TrimSuffix(filepath.Base(p.Path), ".zip") + "/"
		}
		if pkg, err = p.build(ctx, z, progress); err != nil {
			return err
		}
		return z.w.Close()
	}
	verify := func(f *os.File) error {
		st, err := f.Stat()
		if err != nil {
			return err
		}
		r, err := zip.NewReader(f, st.Size())
		if err == nil && len(r.File) != len(pkg.Files) {
			err = fmt.Errorf("it holds %d files, not %d", len(r.File), len(pkg.Files))
		}
		return err
	}
	err := p.disk.WriteFunc(target, 0o644, verify, build)
	if err == nil && target == partial {
		err = exists(p.disk.RenameDir(partial, p.Path))
	}
	if err != nil {
		err = errors.Join(err, p.disk.RemoveAll(partial))
	}
	return pkg, err
}

// runInto builds all files below dir.
func (p Plan) runInto(ctx context.Context, dir string, f *folder, progress catalog.ProgressFunc) (catalog.Package, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return catalog.Package{}, err
	}
	defer root.Close()
	f.root, f.disk = root, p.disk
	return p.build(ctx, f, progress)
}

// build puts everything into the sink, the manifest last.
func (p Plan) build(ctx context.Context, s sink, progress catalog.ProgressFunc) (catalog.Package, error) {
	pkg := catalog.Package{Files: []catalog.PackageFile{}, Failed: slices.Clone(p.Failed)}
	pics, err := p.pictures(ctx, s, &pkg, progress)
	if err != nil {
		return pkg, err
	}
	if p.story != nil {
		texts, err := p.texts(pics)
		if err != nil {
			return pkg, err
		}
		for _, t := range texts {
			if err := s.put(t.name, t.data); err != nil {
				return pkg, fmt.Errorf("write %s: %w", t.name, err)
			}
			pkg.Files = append(pkg.Files, catalog.PackageFile{Path: t.name, Bytes: int64(len(t.data)), SHA256: sum(t.data)})
		}
	}
	progress.Report(catalog.Progress{Done: len(p.Pictures), Total: len(p.Pictures)})
	return pkg, p.putManifest(s, &pkg)
}

// putManifest writes the manifest. Beside photos of an earlier export it
// takes the next free name.
func (p Plan) putManifest(s sink, pkg *catalog.Package) error {
	data, err := json.MarshalIndent(p.manifest(*pkg), "", "  ")
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	data = append(data, '\n')
	for i := 1; ; i++ {
		name := "manifest.json"
		if i > 1 {
			name = fmt.Sprintf("manifest-%d.json", i)
		}
		err := s.put(name, data)
		if p.story == nil && errors.Is(err, catalog.ErrExists) && i < 10_000 {
			continue
		}
		if err != nil {
			return fmt.Errorf("write the manifest: %w", err)
		}
		pkg.Files = append(pkg.Files, catalog.PackageFile{Path: name, Bytes: int64(len(data)), SHA256: sum(data)})
		return nil
	}
}

// exists makes a name that was taken meanwhile a catalog.ErrExists.
func exists(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w: %w", err, catalog.ErrExists)
	}
	return err
}
