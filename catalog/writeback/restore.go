package writeback

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/photofile"
)

// restore puts a head back, if the file still begins with ours.
func (p Plan) restore(ctx context.Context, e *embedding, h head) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := e.open(); err != nil {
		return err
	}
	switch {
	case h.isOld(e): // it was never written, or is restored
		if h.Delta != "" {
			e.remade = &remade{sum: h.Old}
		}
		e.parts = append(e.parts, e.master())
		return nil
	case !h.isNew(e):
		return fmt.Errorf("another program changed the file since the caption was written into it: %w", catalog.ErrChanged)
	}
	header, err := h.bytes()
	if err != nil {
		return err
	}
	if h.Delta != "" {
		if err = p.putBack(e, h, header); err != nil {
			err = fmt.Errorf("put %s back as it was: %w", filepath.Base(e.path), err)
		}
		return err
	}
	e.old = photofile.Header{Bytes: make([]byte, h.NewLen)} // only its length counts here
	err = p.disk.Replace(e.path, atomicfile.Replacement{
		Write:     func(w io.Writer) error { return e.write(w, header) },
		Verify:    func(f *os.File) error { return e.verify(f, header) },
		Unchanged: e.unchanged,
		ModTime:   time.Unix(0, h.ModTime),
		LaterSync: true,
	})
	if err != nil {
		return fmt.Errorf("put back what %s began with: %w", filepath.Base(e.path), err)
	}
	return nil
}
