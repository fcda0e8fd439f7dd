package writeback

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
)

const (
	together = 32 // files whose heads are saved, and whose rows are written, at once
	workers  = 2
)

// An embedding is one file into which a caption is written.
type embedding struct {
	f       File
	photo   catalog.Photo // as its files are to say it
	path    string        // of the file itself, no link
	stat    fs.FileInfo
	src     *os.File
	old     photofile.Header
	header  []byte         // the new one; nil: the file says it all
	remade  *remade        // instead of header, of a file that is no JPEG
	parts   []catalog.Part // that were written
	changed bool           // a file was written
	written bool           // it was this one
	err     error
}

// will reports whether the file is to be written.
func (e *embedding) will() bool {
	return e.header != nil || e.remade != nil && e.remade.staged != nil
}

// saved is what must be kept to have the file as it was.
func (e *embedding) saved() []byte {
	if e.remade != nil {
		return e.remade.back
	}
	return e.old.Bytes
}

func (e *embedding) head() head {
	if e.remade != nil {
		return e.remade.head(e)
	}
	h := head{Photo: e.photo.ID, Old: sum(e.old.Bytes), New: sum(e.header), Len: len(e.old.Bytes), NewLen: len(e.header),
		Size: e.stat.Size(), ModTime: e.stat.ModTime().UnixNano()}
	h.NewSize = h.Size - int64(h.Len) + int64(h.NewLen)
	return h
}

// errDone says that the file need not be touched: nothing is pending.
var errDone = errors.New("it is written already")

// An aside is why a caption goes to a sidecar instead.
type aside struct {
	err error
	ask bool // a person may insist
}

func (e *aside) Error() string { return e.err.Error() }
func (e *aside) Unwrap() error { return e.err }

// asideFor makes an aside of the errors that are about the file itself, not
// about the disk.
func asideFor(err error) error {
	var d *photofile.Damage
	var r *metadata.Refusal
	switch {
	case errors.As(err, &r):
		return &aside{r, r.Ask}
	case errors.As(err, &d), errors.Is(err, photofile.ErrNotPhoto), errors.Is(err, atomicfile.ErrLinked):
		return &aside{err, false}
	}
	return err
}

var errReadOnly = errors.New("the file is read-only")

// prepare makes what is to be written. The error is errDone, an *aside, or
// why the photo cannot be written at all.
func (r *run) prepare(ctx context.Context, f File) (*embedding, error) {
	p := r.p
	photo, err := r.q.Photo(ctx, f.Photo)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the photo from the catalog: %w", err)
	case !photo.PendingWrite() && !p.opts.Insist: // who insists may mean one whose sidecar was written instead
		return nil, errDone
	}
	e := &embedding{f: f, photo: photo.ForFile()}
	if err := e.open(); err != nil {
		return nil, err
	}
	if err = p.sameFile(ctx, r.q, e); err == nil {
		err = e.writable()
	}
	switch {
	case err != nil:
	case f.Engine:
		err = r.remake(ctx, e)
	default:
		err = p.rewrite(e)
	}
	if err != nil {
		e.close()
		return nil, asideFor(err)
	}
	return e, nil
}

// rewrite makes the new header of a JPEG.
func (p Plan) rewrite(e *embedding) (err error) {
	if e.old, err = photofile.ReadHeader(e.src, e.stat.Size()); err != nil {
		return err
	}
	out, err := metadata.Rewrite(e.old, e.src, e.photo, metadata.RewriteOptions{Now: p.clock(), Insist: p.opts.Insist})
	e.header = out.Header
	return err
}

// writable reports, as an error, that the file is not to be written into,
// whatever it holds.
func (e *embedding) writable() error {
	if e.stat.Mode().Perm()&0o222 == 0 {
		return &aside{errReadOnly, false}
	}
	linked, err := atomicfile.Linked(e.path)
	if linked || err != nil {
		return errors.Join(err, &aside{atomicfile.ErrLinked, false})
	}
	return nil
}

// open opens the photo's master.
func (e *embedding) open() error {
	path, err := filepath.EvalSymlinks(e.photo.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return errOffline
	}
	if err == nil {
		e.src, err = os.Open(path)
	}
	if err == nil {
		e.stat, err = e.src.Stat()
	}
	if err != nil {
		e.close()
		return fmt.Errorf("look at the photo: %w", err)
	}
	e.path = path
	return nil
}

func (e *embedding) close() {
	if e.remade != nil && e.remade.staged != nil { // it was not wanted after all
		_ = e.remade.staged.Discard() // what is left bears a temporary name
		e.remade.staged = nil
	}
	if e.src != nil {
		e.src.Close()
		e.src = nil
	}
}

// sameFile makes sure that the file is as the catalog knows it, so that
// nobody's work is written over. One that differs only by a write of ours
// that was not recorded any more is the same.
func (p Plan) sameFile(ctx context.Context, q queue, e *embedding) error {
	m := e.photo.Master()
	if m.Bytes == e.stat.Size() && m.ModTime == e.stat.ModTime().UnixNano() {
		return nil
	}
	for edit := catalog.EditID(0); ; { // the newest whose head is saved: a crash may have come before that
		var err error
		if edit, err = q.LastWrite(ctx, e.photo.ID, edit); err != nil {
			return err
		}
		if edit == 0 {
			break
		}
		saved, err := readHeads(p.opts.Dir, edit)
		if err != nil {
			return err
		}
		h, ok := saved[e.photo.ID]
		if !ok {
			continue
		}
		if h.isNew(e) || h.isOld(e) { // it was about to be written, and known then
			return nil
		}
		break
	}
	return fmt.Errorf("another program changed the file since it was read; add its folder again, then write: %w", catalog.ErrChanged)
}

// beginsWith reports whether the file's first n bytes are those.
func beginsWith(f io.ReaderAt, n int64, hash string) bool {
	s := sha256.New()
	got, err := io.Copy(s, io.NewSectionReader(f, 0, n))
	return err == nil && got == n && hex.EncodeToString(s.Sum(nil)) == hash
}

// commit makes the file what was prepared: whole or not at all, and only if it
// is still the one that was read.
func (p Plan) commit(e *embedding) error {
	commit := p.replaceHeader
	if e.remade != nil {
		commit = (*embedding).takeRemade
	}
	if err := commit(e); err != nil {
		return fmt.Errorf("write the caption into %s: %w", filepath.Base(e.path), asideFor(err))
	}
	e.changed, e.written = true, true
	return nil
}

// replaceHeader puts the new header in front of the file's pixels.
func (p Plan) replaceHeader(e *embedding) error {
	r := atomicfile.Replacement{
		Write:     func(w io.Writer) error { return e.write(w, e.header) },
		Verify:    func(f *os.File) error { return e.verify(f, e.header) },
		Unchanged: e.unchanged,
		LaterSync: true,
	}
	if p.opts.KeepTimes {
		r.ModTime = e.stat.ModTime()
	}
	return p.disk.Replace(e.path, r)
}

// write writes a header and, from the old file, everything behind its own.
func (e *embedding) write(w io.Writer, header []byte) error {
	if _, err := w.Write(header); err != nil {
		return err
	}
	if _, err := e.src.Seek(int64(len(e.old.Bytes)), io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, e.src)
	return err
}

var errNotSame = errors.New("the new file does not hold what it must")

// verify reads the new file: the header as it was meant (metadata has read it
// back), everything behind it as in the old file.
func (e *embedding) verify(f *os.File, header []byte) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	got := make([]byte, len(header))
	if _, err := f.ReadAt(got, 0); err != nil || !bytes.Equal(got, header) {
		return errors.Join(errNotSame, err)
	}
	from, tail := int64(len(e.old.Bytes)), e.stat.Size()-int64(len(e.old.Bytes))
	if st.Size() != int64(len(header))+tail {
		return errNotSame
	}
	const step = 256 << 10
	buf := make([]byte, 2*step)
	for at := int64(0); at < tail; at += step {
		n := min(step, tail-at)
		a, b := buf[:n], buf[step:step+n]
		if _, err := e.src.ReadAt(a, from+at); err != nil {
			return err
		}
		if _, err := f.ReadAt(b, int64(len(header))+at); err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			return errNotSame
		}
	}
	e.parts = append(e.parts, e.masterAs(st, ""))
	return nil
}

// masterAs is the master as it is now; of a JPEG, whose fingerprint a caption
// does not change, hash is "".
func (e *embedding) masterAs(st fs.FileInfo, hash string) catalog.Part {
	return catalog.Part{File: filepath.Base(e.photo.Path), Role: catalog.MasterPart, Kind: e.photo.Kind, Bytes: st.Size(), ModTime: st.ModTime().UnixNano(), Hash: hash}
}

// master is the file as it was opened.
func (e *embedding) master() catalog.Part {
	if e.remade != nil {
		return e.masterAs(e.stat, e.remade.sum)
	}
	return e.masterAs(e.stat, "")
}

// tells is what the catalog is told.
func (e *embedding) tells() catalog.FileWritten {
	return catalog.FileWritten{Photo: e.photo.ID, Rev: e.photo.Revision, Caption: metadata.AsRead(e.photo.Caption), Marks: e.photo.Marks, Parts: e.parts}
}

// unchanged reports, as an error, that the file is not the one any more that
// was read.
func (e *embedding) unchanged() error {
	st, err := os.Stat(e.path)
	if err == nil && (st.Size() != e.stat.Size() || !st.ModTime().Equal(e.stat.ModTime()) || !os.SameFile(st, e.stat)) {
		err = fmt.Errorf("another program is writing the file: %w", catalog.ErrChanged)
	}
	return err
}

// clock is the time now.
func (p Plan) clock() time.Time {
	if p.now != nil {
		return p.now()
	}
	return time.Now()
}

// each runs f for every one of n, two at a time.
func each(n int, f func(i int)) {
	next := make(chan int)
	var done sync.WaitGroup
	for range min(workers, n) {
		done.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	done.Wait()
}
