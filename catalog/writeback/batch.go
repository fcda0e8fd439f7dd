package writeback

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"cutline/catalog"
)

// A run is a Plan being carried out.
type run struct {
	p        Plan
	q        queue
	progress catalog.ProgressFunc
	done     int
	out      catalog.Written
	edit     catalog.EditID
	tools    tools
}

// all writes every file, those to be written into a batch at a time: of those
// that the engine makes anew, a few, since each lies twice on the disk then.
func (r *run) all(ctx context.Context) error {
	var inside, anew []File
	flush := func(list *[]File, least int) error {
		if len(*list) < least {
			return nil
		}
		batch := *list
		*list = nil
		return r.batch(ctx, batch)
	}
	for _, f := range r.p.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.begin(f)
		var err error
		switch {
		case f.Engine:
			anew = append(anew, f)
			err = flush(&anew, workers)
		case f.Embed:
			inside = append(inside, f)
			err = flush(&inside, together)
		default:
			r.beside(ctx, f)
		}
		if err != nil {
			return err
		}
	}
	if err := flush(&inside, 1); err != nil {
		return err
	}
	return flush(&anew, 1)
}

// beside writes the sidecar of a photo that is not written into.
func (r *run) beside(ctx context.Context, f File) {
	wrote, err := r.p.one(ctx, r.q, f)
	if wrote && err == nil && f.Beside != nil {
		r.out.Beside = append(r.out.Beside, catalog.Failure{Path: f.Master, Error: f.Beside.Error()})
	}
	r.count(f, wrote, err)
}

// begin tells that a file is in hand.
func (r *run) begin(f File) {
	r.progress.Report(catalog.Progress{Done: r.done, Total: len(r.p.Files), Item: filepath.Base(f.Master)})
}

// count adds what became of one photo.
func (r *run) count(f File, wrote bool, err error) {
	r.done++
	switch {
	case errors.Is(err, errDone):
		r.out.Unchanged++
	case err != nil:
		r.out.Failed = append(r.out.Failed, catalog.Failure{Path: f.Master, Error: err.Error()})
	case wrote:
		r.out.Written++
	default:
		r.out.Unchanged++
	}
}

// batch writes into files: all their heads are saved, and what will be done is
// noted, before the first of them is touched; what was done is recorded after
// the last. A crash between leaves each file old or new, and both can be told.
func (r *run) batch(ctx context.Context, files []File) error {
	list := make([]*embedding, len(files))
	each(len(files), func(i int) {
		e, err := r.prepare(ctx, files[i])
		if e == nil {
			e = &embedding{f: files[i]}
		}
		e.err = err
		if err == nil {
			e.err = r.p.beside(ctx, e)
		}
		list[i] = e
	})
	defer func() {
		for _, e := range list {
			e.close()
		}
	}()
	err := r.saved(ctx, list)
	if err == nil {
		each(len(list), func(i int) {
			if e := list[i]; e.err == nil && e.will() {
				if e.err = ctx.Err(); e.err == nil {
					e.err = r.p.commit(e)
				}
			}
		})
		err = r.record(ctx, list)
	}
	for _, e := range list {
		if err != nil {
			break
		}
		r.begin(e.f)
		if errors.Is(e.err, context.Canceled) {
			err = e.err
			break
		}
		r.finish(ctx, e)
	}
	return err
}

// finish counts a photo; one whose file refused gets its sidecar.
func (r *run) finish(ctx context.Context, e *embedding) {
	var a *aside
	if !errors.As(e.err, &a) {
		if e.err == nil && e.written {
			r.out.Embedded++
		}
		r.count(e.f, e.changed, e.err)
		return
	}
	wrote, err := r.p.one(ctx, r.q, e.f)
	if err == nil {
		r.out.Aside = append(r.out.Aside, catalog.Failure{Path: e.f.Master, Error: a.Error(), Refused: a.ask})
	}
	r.count(e.f, wrote, err)
}

// saved saves the heads of the files that will be written into, behind a note
// in the catalog.
func (r *run) saved(ctx context.Context, list []*embedding) error {
	var will []*embedding
	var ids []catalog.PhotoID
	for _, e := range list {
		if e.err == nil && e.will() {
			will, ids = append(will, e), append(ids, e.photo.ID)
		}
	}
	if len(will) == 0 {
		return nil
	}
	edit, err := r.q.BeginWrite(ctx, r.edit, ids, r.p.opts.Auto, r.p.clock(), r.p.opts.Who)
	if err != nil {
		return err
	}
	r.edit = edit
	if err := saveHeads(r.p.disk, r.p.opts.Dir, edit, will); err != nil {
		return fmt.Errorf("save what the files begin with, for undo: %w", err)
	}
	return nil
}

// record makes the new files last and tells the catalog of them.
func (r *run) record(ctx context.Context, list []*embedding) error {
	var files []catalog.FileWritten
	dirs := map[string]bool{}
	for _, e := range list {
		if e.err == nil {
			if !e.written { // it said everything already
				e.parts = append(e.parts, e.master())
			}
			files = append(files, e.tells())
			dirs[filepath.Dir(e.path)] = dirs[filepath.Dir(e.path)] || e.written
		}
	}
	for dir, changed := range dirs {
		if !changed {
			continue
		}
		if err := r.p.disk.SyncDir(dir); err != nil {
			return fmt.Errorf("make the files in %s last: %w", dir, err)
		}
	}
	if len(files) == 0 {
		return nil
	}
	// The files are on disk: the rows must follow, even if the job is over.
	return r.q.Wrote(context.WithoutCancel(ctx), files...)
}

// Restored are the files of an edit with their heads put back.
type Restored struct {
	Files  []catalog.FileWritten
	Failed []catalog.Failure
	// Lost: nothing is saved of the edit any more. Offline: some file is not
	// there now.
	Lost, Offline bool
}

// Restore puts back what files began with before that edit wrote into them,
// so that each is byte for byte what it was. A file that changed since stays
// and is reported. It may be run again.
func Restore(ctx context.Context, q queue, edit catalog.EditID, ids []catalog.PhotoID, o Options) (Restored, error) {
	p := Plan{opts: o, disk: o.disk}
	heads, err := readHeads(o.Dir, edit)
	if err != nil {
		return Restored{}, err
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id catalog.PhotoID) bool { _, ok := heads[id]; return !ok })
	if len(ids) == 0 {
		return Restored{Lost: true}, nil
	}
	list := make([]*embedding, len(ids))
	each(len(ids), func(i int) {
		e := &embedding{}
		if e.photo, e.err = q.Photo(ctx, ids[i]); e.err == nil {
			e.err = p.restore(ctx, e, heads[ids[i]])
		}
		e.close()
		list[i] = e
	})
	var out Restored
	dirs := map[string]bool{}
	for _, e := range list {
		if e.err != nil {
			out.Failed = append(out.Failed, catalog.NewFailure(e.photo.Path, e.err))
			out.Offline = out.Offline || errors.Is(e.err, catalog.ErrOffline)
			continue
		}
		out.Files = append(out.Files, e.tells())
		dirs[filepath.Dir(e.path)] = true
	}
	for dir := range dirs {
		if err := p.disk.SyncDir(dir); err != nil {
			return out, fmt.Errorf("make the files in %s last: %w", dir, err)
		}
	}
	return out, ctx.Err()
}
