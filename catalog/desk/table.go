package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/table"
)

// tableBatch is how many photos are read at once for a table.
const tableBatch = 500

// WriteTable writes photos as a table of captions (CSV), in that order.
func (d *Desk) WriteTable(ctx context.Context, w io.Writer, ids []catalog.PhotoID, o catalog.TableLayout, progress catalog.ProgressFunc) error {
	langs := table.Languages{}
	if len(o.Columns) == 0 {
		err := d.batches(ctx, ids, nil, func(p *catalog.Photo) error { langs.Add(p.Caption); return nil })
		if err != nil {
			return err
		}
	}
	t, err := table.NewWriter(w, table.Columns(o.Columns, langs), o.BOM)
	if err != nil {
		return err
	}
	if err := d.batches(ctx, ids, progress, t.Photo); err != nil {
		return err
	}
	return t.Flush()
}

// batches hands the photos to f, a few at a time.
func (d *Desk) batches(ctx context.Context, ids []catalog.PhotoID, progress catalog.ProgressFunc, f func(*catalog.Photo) error) error {
	for done := 0; done < len(ids); {
		progress.Report(catalog.Progress{Done: done, Total: len(ids)})
		part := ids[done:min(len(ids), done+tableBatch)]
		photos, err := d.store.Photos(ctx, part)
		if err != nil {
			return err
		}
		for i := range photos {
			if err := f(&photos[i]); err != nil {
				return err
			}
		}
		done += len(part)
	}
	return ctx.Err()
}

// SaveTable is WriteTable into a file, which is there whole or not at all; one
// of that name is replaced.
func (d *Desk) SaveTable(ctx context.Context, path string, ids []catalog.PhotoID, o catalog.TableLayout, progress catalog.ProgressFunc) error {
	err := atomicfile.WriteFunc(path, 0o644, nil, func(w io.Writer) error { return d.WriteTable(ctx, w, ids, o, progress) })
	if err != nil {
		return fmt.Errorf("write captions to %s: %w", filepath.Base(path), err)
	}
	return nil
}

// PlanTable reads a table of captions and says what it would change. An
// unknown column is ErrUsage; a row that cannot be taken is a failure, and the
// others go on.
func (d *Desk) PlanTable(ctx context.Context, path string, o catalog.TableOptions, progress catalog.ProgressFunc) (catalog.TablePlan, error) {
	plan, err := d.planTable(ctx, path, o, progress)
	if err != nil {
		return plan, fmt.Errorf("read captions from %s: %w", filepath.Base(path), err)
	}
	return plan, nil
}

func (d *Desk) planTable(ctx context.Context, path string, o catalog.TableOptions, progress catalog.ProgressFunc) (catalog.TablePlan, error) {
	plan := catalog.TablePlan{Rows: []catalog.TableRow{}, Failed: []catalog.Failure{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return plan, fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	} else if err != nil {
		return plan, err
	}
	defer f.Close()
	st, err := f.Stat()
	switch {
	case err != nil:
		return plan, err
	case st.IsDir():
		return plan, fmt.Errorf("it is a folder: %w", catalog.ErrUsage)
	case st.Size() > table.MaxBytes:
		return plan, table.TooLarge(st.Size())
	}
	if plan.Base, err = d.store.Seq(ctx); err != nil {
		return plan, err
	}
	r, err := table.NewReader(f)
	if err != nil {
		return plan, err
	}
	in := tableReading{d: d, o: o, plan: &plan, name: filepath.Base(path), lines: map[catalog.PhotoID]int{}}
	for n := 0; ; n++ {
		row, err := r.Next()
		if err == io.EOF {
			return plan, ctx.Err()
		}
		if err != nil {
			return plan, err
		}
		if n%100 == 0 {
			progress.Report(catalog.Progress{Done: n})
		}
		if err := in.row(ctx, row); err != nil {
			return plan, err
		}
	}
}

// A tableReading is a table while it is read.
type tableReading struct {
	d     *Desk
	o     catalog.TableOptions
	plan  *catalog.TablePlan
	name  string                  // of the file
	lines map[catalog.PhotoID]int // of the photos met so far
}

// row adds to the plan what a row changes, or why it cannot be taken.
func (t *tableReading) row(ctx context.Context, row table.Row) error {
	at := t.name + ":" + strconv.Itoa(row.Line)
	p, err := t.photo(ctx, row)
	var sets []catalog.Set
	var changes []catalog.TableChange
	if err == nil {
		sets, changes, err = row.Changes(p, t.o)
	}
	switch {
	case errors.Is(err, catalog.ErrUsage), errors.Is(err, catalog.ErrNotFound):
		t.plan.Failed = append(t.plan.Failed, catalog.NewFailure(at, err))
	case err != nil:
		return err
	case len(sets) == 0:
		t.plan.Unchanged++
	default:
		t.plan.Fields += len(changes)
		t.plan.Rows = append(t.plan.Rows, catalog.TableRow{At: at, Photo: p.ID, Path: p.Path, Changes: changes, Sets: sets})
	}
	return nil
}

// photo finds the photo that a row names. What the row says beside that must
// fit it: a table whose columns were sorted one by one names the wrong photos.
func (t *tableReading) photo(ctx context.Context, row table.Row) (catalog.Photo, error) {
	if row.Err != nil {
		return catalog.Photo{}, row.Err
	}
	ref := row.Path
	if ref == "" {
		ref = row.ID
	}
	if ref == "" {
		ref = row.File
	}
	if ref == "" {
		return catalog.Photo{}, fmt.Errorf("it names no photo: %w", catalog.ErrUsage)
	}
	if _, err := strconv.Atoi(ref); err != nil == (ref == row.ID && row.Path == "") { // an id is a number, nothing else is
		return catalog.Photo{}, fmt.Errorf("photo %q: %w", ref, catalog.ErrNotFound)
	}
	id, err := t.d.store.Resolve(ctx, ref)
	if errors.Is(err, catalog.ErrNotFound) && row.Path != "" && row.File != "" {
		err = fmt.Errorf("%w; without the columns path and id photos are found by their file names", err)
	}
	if err != nil {
		return catalog.Photo{}, err
	}
	p, err := t.d.store.Photo(ctx, id)
	if err != nil {
		return p, err
	}
	names := func(file string) bool { return strings.EqualFold(row.File, file) }
	if row.ID != "" && row.ID != id.String() || row.File != "" && !names(p.File()) && !names(filepath.Base(ref)) {
		return p, fmt.Errorf("its columns name different photos (%s is %s, %s): %w", ref, id, p.File(), catalog.ErrUsage)
	}
	if before, again := t.lines[id]; again {
		return p, fmt.Errorf("%s has a row already, in line %d: %w", p.File(), before, catalog.ErrUsage)
	}
	t.lines[id] = row.Line
	return p, nil
}

// TakeTable does what a plan says, as one edit. A photo that was changed in
// one of the fields since the plan was made is a failure and stays.
func (d *Desk) TakeTable(ctx context.Context, plan catalog.TablePlan) (catalog.Counted, error) {
	e := catalog.Edit{Title: "table", Base: plan.Base}
	if e.Base == 0 {
		e.Base = -1 // before all: 0 would not ask
	}
	done, failed, err := d.store.ApplyRows(ctx, plan.Rows, e, d.opts.Now(), d.who(e))
	if failed == nil {
		failed = []catalog.Failure{}
	}
	return catalog.Counted{Changed: done.Changed, Failed: failed, Edit: done.Edit}, err
}
