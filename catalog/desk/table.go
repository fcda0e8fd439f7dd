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
	"cutline/catalog/internal/ahead"
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
	done := 0
	err := ahead.Each(ctx, ids, tableBatch, d.store.Photos, func(part []catalog.PhotoID, photos []catalog.Photo) error {
		progress.Report(catalog.Progress{Done: done, Total: len(ids)})
		for i := range photos {
			if err := f(&photos[i]); err != nil {
				return err
			}
		}
		done += len(part)
		return nil
	})
	if err != nil {
		return err
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
	in := tableReading{d: d, o: o, plan: &plan, name: filepath.Base(path), lines: map[catalog.PhotoID]int{}, finder: finder{store: d.store}}
	for done := 0; ; {
		rows, err := nextRows(r)
		if err == nil {
			err = in.rows(ctx, rows)
		}
		if err != nil || len(rows) == 0 {
			return plan, errors.Join(err, ctx.Err())
		}
		done += len(rows)
		progress.Report(catalog.Progress{Done: done})
	}
}

// nextRows are the next rows of a table; none at its end.
func nextRows(r *table.Reader) ([]table.Row, error) {
	var rows []table.Row
	for len(rows) < tableBatch {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// A tableReading is a table while it is read.
type tableReading struct {
	d      *Desk
	o      catalog.TableOptions
	plan   *catalog.TablePlan
	name   string                  // of the file
	lines  map[catalog.PhotoID]int // of the photos met so far
	finder finder
}

// rows adds to the plan what rows change, or why they cannot be taken.
func (t *tableReading) rows(ctx context.Context, rows []table.Row) error {
	ids, errs := make([]catalog.PhotoID, len(rows)), make([]error, len(rows))
	for i, row := range rows {
		if ids[i], errs[i] = t.finder.photo(ctx, row); errs[i] != nil && !refuses(errs[i]) {
			return errs[i]
		}
	}
	photos, err := t.d.store.Photos(ctx, ids)
	if err != nil {
		return err
	}
	read := make(map[catalog.PhotoID]*catalog.Photo, len(photos))
	for i := range photos {
		read[photos[i].ID] = &photos[i]
	}
	for i, row := range rows {
		p, err := read[ids[i]], errs[i]
		if err == nil {
			err = t.row(row, p)
		}
		switch {
		case err == nil:
		case refuses(err):
			t.plan.Failed = append(t.plan.Failed, catalog.NewFailure(t.at(row), err))
		default:
			return err
		}
	}
	return nil
}

// refuses reports whether an error is about one row alone.
func refuses(err error) bool {
	return errors.Is(err, catalog.ErrUsage) || errors.Is(err, catalog.ErrNotFound)
}

func (t *tableReading) at(row table.Row) string { return t.name + ":" + strconv.Itoa(row.Line) }

// row adds what a row changes of a photo. What the row says of the photo must
// fit it: a table whose columns were sorted one by one names the wrong photos.
func (t *tableReading) row(row table.Row, p *catalog.Photo) error {
	if p == nil || p.Forgotten {
		return fmt.Errorf("photo %q: %w", row.Ref(), catalog.ErrNotFound)
	}
	names := func(file string) bool { return strings.EqualFold(row.File, file) }
	if row.ID != "" && row.ID != p.ID.String() || row.File != "" && !names(p.File()) && !names(filepath.Base(row.Ref())) {
		return fmt.Errorf("its columns name different photos (%s is %s, %s): %w", row.Ref(), p.ID, p.File(), catalog.ErrUsage)
	}
	if before, again := t.lines[p.ID]; again {
		return fmt.Errorf("%s has a row already, in line %d: %w", p.File(), before, catalog.ErrUsage)
	}
	t.lines[p.ID] = row.Line
	sets, changes, err := row.Changes(*p, t.o)
	switch {
	case err != nil:
		return err
	case len(sets) == 0:
		t.plan.Unchanged++
	default:
		t.plan.Fields += len(changes)
		t.plan.Rows = append(t.plan.Rows, catalog.TableRow{At: t.at(row), Photo: p.ID, Path: p.Path, Changes: changes, Sets: sets})
	}
	return nil
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
