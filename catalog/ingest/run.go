package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"cutline/catalog"
)

const (
	workers    = 2
	batchFiles = 64
	batchTime  = time.Second // a batch is committed after this at the latest
	// The first is: somebody waits for the first screen.
	firstFiles = 24
	firstTime  = 200 * time.Millisecond
)

// A run is a Plan being done.
type run struct {
	plan    *Plan
	to      shelf
	out     catalog.Added
	batch   []catalog.FilePhoto
	later   bool    // a batch was committed
	files   []*File // of the batch
	opened  time.Time
	claimed map[catalog.PhotoID]bool // found at a new path

	contents map[string]content // by fingerprint
}

// Run reads the planned files and adds them to the catalog, batch by batch.
// One bad file does not stop the rest. When ctx is cancelled, what was read
// by then is kept; the same folders may be added again at any time.
func (p Plan) Run(ctx context.Context, to shelf, thumbs thumbnails, progress catalog.ProgressFunc) (catalog.Added, error) {
	if p.Now == nil {
		p.Now = time.Now
	}
	r := &run{plan: &p, to: to, claimed: map[catalog.PhotoID]bool{}, contents: map[string]content{}}
	began := p.Now()
	r.out.Unchanged, r.out.Failed = p.Unchanged, append([]catalog.Failure{}, p.Failed...)
	err := r.roots(ctx)
	if err == nil {
		err = r.all(ctx, thumbs, progress)
	}
	if err == nil {
		err = r.missing(ctx)
	}
	r.out.Seconds = p.Now().Sub(began).Seconds()
	return r.out, err
}

// roots makes the new folders roots, and photos that are back online again.
func (r *run) roots(ctx context.Context) error {
	for i := range r.plan.roots {
		x := &r.plan.roots[i]
		if x.ID != 0 || x.known == nil {
			continue
		}
		added, err := r.to.AddRoot(ctx, x.Path, r.plan.Now())
		if err != nil {
			return err
		}
		if x.ID = added.ID; added.Marker == "" {
			r.out.Notes = append(r.out.Notes, fmt.Sprintf(
				"%s cannot be written, so it has no marker file: if another drive is mounted there, that may not be noticed", x.Path))
		}
	}
	if err := r.to.MarkOffline(ctx, r.plan.back, false); err != nil {
		return err
	}
	r.out.Updated += len(r.plan.back)
	return nil
}

// all reads the files with two workers and adds what they give.
func (r *run) all(ctx context.Context, thumbs thumbnails, progress catalog.ProgressFunc) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs, results := make(chan *File), make(chan []result, 8*workers) // reading goes on while a batch is committed
	var done sync.WaitGroup
	var big sync.Mutex
	for range min(workers, len(r.plan.Files)) {
		done.Go(func() {
			rd := &reader{thumbs: thumbs, big: &big, codePage: r.plan.CodePage}
			for f := range jobs {
				results <- rd.read(f)
			}
		})
	}
	go func() {
		defer close(results)
		defer done.Wait()
		defer close(jobs)
		for i := range r.plan.Files {
			select {
			case jobs <- &r.plan.Files[i]:
			case <-ctx.Done():
				return
			}
		}
	}()
	return r.collect(ctx, cancel, results, progress)
}

// collect takes results until there are no more. After an error of the
// catalog it cancels the workers and waits for them.
func (r *run) collect(ctx context.Context, cancel func(), results <-chan []result, progress catalog.ProgressFunc) error {
	keep := context.WithoutCancel(ctx) // what was read is added
	var failed error
	n, total := 0, len(r.plan.Files)
	for all := range results {
		n++
		progress.Report(catalog.Progress{Done: n, Total: total, Item: all[0].file.Path})
		for _, res := range all {
			if failed == nil {
				failed = r.take(keep, res)
			}
		}
		if failed != nil {
			cancel()
		}
	}
	if failed == nil {
		failed = r.flush(keep)
	}
	if failed == nil && n < total {
		failed = ctx.Err()
	}
	return failed
}

func (r *run) take(ctx context.Context, res result) error {
	r.out.Notes = append(r.out.Notes, res.notes...)
	if res.err != nil {
		r.out.Failed = append(r.out.Failed, catalog.Failure{Path: res.file.Path, Error: res.err.Error()})
		return nil
	}
	p := res.photo
	p.Root = r.plan.roots[res.file.root].ID
	if p.ID == 0 {
		var err error
		if p.ID, err = r.moved(ctx, res.file, &p); err != nil {
			return err
		}
	}
	if len(r.batch) == 0 {
		r.opened = r.plan.Now()
	}
	r.batch, r.files = append(r.batch, p), append(r.files, res.file)
	most, wait := batchFiles, batchTime
	if !r.later {
		most, wait = firstFiles, firstTime
	}
	if len(r.batch) < most && r.plan.Now().Sub(r.opened) < wait {
		return nil
	}
	return r.flush(ctx)
}

// flush adds the batch in one transaction. A photo that is refused must not
// take the others with it: then each is added alone.
func (r *run) flush(ctx context.Context) error {
	batch, files := r.batch, r.files
	r.batch, r.files = nil, nil
	if len(batch) == 0 {
		return nil
	}
	r.later = true
	done, err := r.to.AddPhotos(ctx, batch, r.plan.Now())
	if err == nil {
		r.count(done)
		return nil
	}
	lost := 0
	for i := range batch {
		one, err := r.to.AddPhotos(ctx, batch[i:i+1], r.plan.Now())
		if err != nil {
			lost++
			r.out.Failed = append(r.out.Failed, catalog.Failure{Path: files[i].Path, Error: err.Error()})
			continue
		}
		r.count(one)
	}
	if lost == len(batch) { // it is the catalog, not the photos
		return err
	}
	return nil
}

func (r *run) count(s catalog.Stored) {
	r.out.Added += s.Added
	r.out.Updated += s.Updated
	r.out.Unchanged += s.Unchanged
	r.out.Clashing += s.Clashing
}

// A content is what the catalog knew of a fingerprint when the run met it.
type content struct {
	bearers map[catalog.PhotoID]string
	gone    []catalog.PhotoID // bearers whose files are not there, by id
}

// moved is the known photo whose file this is when its own is gone from where
// it was; 0 when the path alone decides.
func (r *run) moved(ctx context.Context, f *File, p *catalog.FilePhoto) (catalog.PhotoID, error) {
	if p.Photo.Fingerprint == "" {
		return 0, nil
	}
	c, ok := r.contents[p.Photo.Fingerprint]
	if !ok {
		var err error
		if c.bearers, err = r.to.Bearers(ctx, p.Photo.Fingerprint); err != nil {
			return 0, err
		}
		for _, id := range slices.Sorted(maps.Keys(c.bearers)) {
			if _, err := os.Lstat(c.bearers[id]); errors.Is(err, fs.ErrNotExist) {
				c.gone = append(c.gone, id)
			}
		}
	}
	defer func() { r.contents[p.Photo.Fingerprint] = c }()
	if _, own := c.bearers[f.Known.ID]; own || len(c.gone) == 0 {
		return 0, nil
	}
	id := c.gone[0]
	c.gone = c.gone[1:]
	r.claimed[id] = true
	return id, nil
}

// So many photos gone at once are a question, not a fact: more than these
// both in number and in share.
const (
	askNumber  = 100
	askPercent = 5
)

// missing marks the photos offline whose files are gone, unless they were
// found elsewhere.
func (r *run) missing(ctx context.Context) error {
	roots := map[int]bool{}
	for _, g := range r.plan.gone {
		if !r.claimed[g.id] {
			r.out.Missing++
			roots[g.root] = true
		}
	}
	total, names := 0, ""
	for i := range roots {
		total += r.plan.roots[i].total
		names += " " + r.plan.roots[i].Path
	}
	if n := r.out.Missing; n > askNumber && n*100 > total*askPercent {
		r.out.Ask = fmt.Sprintf("%d of %d photos are not where they were, so nothing was marked as gone. Is a drive missing under%s? "+
			"Connect it and add again. If the folder was moved, use root move OLD NEW; if the photos are gone for good, forget them.", n, total, names)
		return nil
	}
	var ids []catalog.PhotoID
	for _, g := range r.plan.gone {
		if !r.claimed[g.id] {
			ids = append(ids, g.id)
		}
	}
	return r.to.MarkOffline(ctx, ids, true)
}
