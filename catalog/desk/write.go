package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"cutline/catalog"
	"cutline/catalog/writeback"
)

// undoDir is where the catalog keeps what files began with before captions
// were written into them.
func (d *Desk) undoDir() string { return filepath.Join(d.dir, "undo") }

func (d *Desk) writeOptions(o catalog.WriteOptions) writeback.Options {
	return writeback.Options{WriteOptions: o, Dir: d.undoDir(), Who: d.opts.Who, Exiftool: exiftoolSetting(*d.exiftool.Load())}
}

// WritePlan says what Write would do with these photos. It reads no photo
// file: some of those to be written into may turn out to be none that can.
func (d *Desk) WritePlan(ctx context.Context, ids []catalog.PhotoID, o catalog.WriteOptions) (catalog.WritePlan, error) {
	photos, err := d.store.Photos(ctx, ids)
	if err != nil {
		return catalog.WritePlan{}, err
	}
	return writeback.NewPlan(photos, d.writeOptions(o)).Says(), nil
}

// Write carries the captions of these photos to their files. One that cannot
// be written does not stop the rest. Before, it looks for what other programs
// wrote there, so that nobody's text is overwritten: see Look. Undo takes back
// what was written into files themselves; sidecars stay.
func (d *Desk) Write(ctx context.Context, ids []catalog.PhotoID, o catalog.WriteOptions, progress catalog.ProgressFunc) (catalog.Written, error) {
	return d.write(ctx, ids, d.writeOptions(o), progress)
}

func (d *Desk) write(ctx context.Context, ids []catalog.PhotoID, o writeback.Options, progress catalog.ProgressFunc) (catalog.Written, error) {
	photos, err := d.freshly(ctx, ids)
	if err != nil {
		return catalog.Written{}, err
	}
	done, err := writeback.NewPlan(photos, o).Run(ctx, d.store, progress)
	if done.Failed == nil {
		done.Failed = []catalog.Failure{}
	}
	return done, err
}

// Undo takes back the newest edit that stands; ErrNothing if there is none.
// When that edit wrote captions into files, these are made byte for byte what
// they were; one that another program changed since is a failure, and stays.
func (d *Desk) Undo(ctx context.Context) (catalog.Applied, error) {
	step, err := d.store.WriteStep(ctx, true)
	switch {
	case err != nil:
		return catalog.Applied{}, err
	case step.Edit != 0:
		return d.unwrite(ctx, step)
	}
	return d.store.Undo(ctx, d.opts.Now(), d.opts.Who)
}

// Redo brings back what Undo took last, until something else is edited.
func (d *Desk) Redo(ctx context.Context) (catalog.Applied, error) {
	step, err := d.store.WriteStep(ctx, false)
	switch {
	case err != nil:
		return catalog.Applied{}, err
	case step.Edit != 0:
		return d.writeAgain(ctx, step)
	}
	return d.store.Redo(ctx, d.opts.Now(), d.opts.Who)
}

var errLost = errors.New("what the files began with is not kept any more")

// unwrite undoes a write into files.
func (d *Desk) unwrite(ctx context.Context, step catalog.WriteStep) (catalog.Applied, error) {
	back, err := writeback.Restore(ctx, d.store, step.Edit, step.Photos, d.writeOptions(catalog.WriteOptions{}))
	if err == nil && back.Offline && len(back.Files) == 0 {
		err = catalog.ErrOffline // it can be undone when the drive is there again
	}
	if err != nil {
		return catalog.Applied{}, fmt.Errorf("undo the write of captions into files: %w", err)
	}
	over := len(back.Files) == 0
	done, err := d.store.TurnWrite(ctx, step.Edit, true, over, back.Files, d.opts.Now(), d.opts.Who)
	done.Failed = back.Failed
	if err == nil && back.Lost {
		err = fmt.Errorf("undo the write of captions into files: %w; the next undo takes back what was before it", errLost)
	}
	return done, err
}

// writeAgain does a write into files again, as part of the same edit.
func (d *Desk) writeAgain(ctx context.Context, step catalog.WriteStep) (catalog.Applied, error) {
	o := d.writeOptions(catalog.WriteOptions{Embed: true, Insist: true}) // whoever was asked has said yes
	o.Redo = step.Edit
	wrote, err := d.write(ctx, step.Photos, o, nil)
	if err != nil {
		return catalog.Applied{}, fmt.Errorf("write captions into files again: %w", err)
	}
	files := make([]catalog.FileWritten, 0, len(step.Photos))
	for _, id := range step.Photos {
		files = append(files, catalog.FileWritten{Photo: id})
	}
	done, err := d.store.TurnWrite(ctx, step.Edit, false, false, files, d.opts.Now(), d.opts.Who)
	done.Changed = wrote.Embedded
	done.Failed = slices.Concat(wrote.Failed, wrote.Aside, wrote.Beside) // a sidecar is not what is to be done again
	return done, err
}
