package writeback

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/photofile/same"
	"cutline/catalog/writeback/delta"
	"cutline/catalog/writeback/exiftool"
)

// engineKinds are the kinds of files that exiftool writes into.
var engineKinds = []catalog.Kind{catalog.TIFF, catalog.PSD, catalog.PNG, catalog.WebP, catalog.DNG}

// place is whose file the caption goes into: our rewriter's, the engine's, or
// a sidecar, and then why.
func (p *Plan) place(kind catalog.Kind) (embed, engine bool, why error) {
	name := strings.ToUpper(string(kind))
	switch {
	case !p.opts.Embed:
		return false, false, nil
	case kind == catalog.JPEG:
		return true, false, nil
	case !slices.Contains(engineKinds, kind):
		return false, false, fmt.Errorf("captions are not written into files of the kind %s", name)
	}
	if p.tool == "" && p.noTool == nil {
		p.tool, p.noTool = exiftool.Find(p.opts.Exiftool)
	}
	if p.noTool != nil {
		return false, false, fmt.Errorf("to write into a %s takes ExifTool (exiftool.org): %w", name, p.noTool)
	}
	return true, true, nil
}

// tools are exiftools, one for each worker. They begin when they are needed.
type tools chan *exiftool.Engine

func newTools(path string, patience time.Duration) tools {
	t := make(tools, workers)
	for range workers {
		e := exiftool.New(path)
		if patience > 0 {
			e.Patience = patience
		}
		t <- e
	}
	return t
}

// close ends them. One that did not end well was killed: its work was looked at.
func (t tools) close() {
	for range workers {
		_ = (<-t).Close()
	}
}

// A remade is a whole new file, made by the engine, that waits beside the old
// one to take its place.
type remade struct {
	old    photofile.Info
	blocks metadata.Blocks
	sum    string // hex SHA-256 of the old file
	staged *atomicfile.Staged
	newSum string
	size   int64  // of the new file
	back   []byte // the delta from the new file back to the old one
}

// remake has the engine make the new file, and looks hard at it. Nothing is
// made when the file says it all already.
func (r *run) remake(ctx context.Context, e *embedding) error {
	if e.stat.Size() > delta.Limit {
		return &aside{delta.ErrLarge, false}
	}
	m, src := &remade{}, e.source()
	e.remade = m
	var err error
	if m.old, err = photofile.ReadFrom(src, e.path); err != nil {
		return err
	}
	switch {
	case m.old.Problem != "":
		return &aside{fmt.Errorf("the file is damaged: %s", m.old.Problem), false}
	case m.old.Kind != e.photo.Kind:
		return &aside{fmt.Errorf("the file holds a %s", strings.ToUpper(string(m.old.Kind))), false}
	}
	if m.sum, err = sumOf(src); err != nil {
		return err
	}
	blocks, behind, err := metadata.NewBlocks(m.old, e.photo, metadata.RewriteOptions{Now: r.p.clock(), Insist: r.p.opts.Insist})
	if err != nil || !behind {
		return err
	}
	m.blocks = blocks
	change := atomicfile.Replacement{Verify: func(f *os.File) error { return e.verifyRemade(f) }, Unchanged: e.unchanged, LaterSync: true}
	if r.p.opts.KeepTimes {
		change.ModTime = e.stat.ModTime()
	}
	tool := <-r.tools
	defer func() { r.tools <- tool }()
	m.staged, err = r.p.disk.Stage(e.path, change, func(temp string) error { return r.p.engine(ctx, tool, e, temp) })
	return err
}

// source is the old file as photofile reads it.
func (e *embedding) source() *photofile.File { return &photofile.File{File: e.src, Stat: e.stat} }

// engine has exiftool write the new file from the old one. Every file handed
// over lies in the photo's folder, which exiftool knows as %d: a path may hold
// what it would take for codes of its own.
func (p Plan) engine(ctx context.Context, tool *exiftool.Engine, e *embedding, temp string) error {
	b, dir := e.remade.blocks, filepath.Dir(e.path)
	args := []string{"-o", "%d" + filepath.Base(temp)}
	hand := func(tag string, data []byte, use func() error) error {
		if len(data) == 0 {
			return use()
		}
		return p.disk.WithTemp(dir, data, func(path string) error {
			args = append(args, "-"+tag+"<=%d"+filepath.Base(path))
			return use()
		})
	}
	return hand("XMP", b.XMP, func() error {
		return hand("IPTC", b.IIM, func() error {
			args = append(args, resourceArgs(b, e.remade.old)...)
			_, err := tool.Run(ctx, append(args, e.path)...)
			if err != nil && ctx.Err() == nil {
				err = &aside{fmt.Errorf("exiftool could not write into it: %w", err), false}
			}
			return err
		})
	})
}

// resourceArgs sets what Photoshop keeps of a caption beside its blocks.
func resourceArgs(b metadata.Blocks, old photofile.Info) (args []string) {
	if b.IIM != nil {
		args = append(args, "-Photoshop:IPTCDigest="+hex.EncodeToString(b.Digest))
	}
	if !bytes.Equal(b.CopyrightFlag, old.CopyrightFlag) && len(b.CopyrightFlag) > 0 {
		args = append(args, fmt.Sprintf("-Photoshop:CopyrightFlag#=%d", b.CopyrightFlag[0]))
	}
	if !bytes.Equal(b.CopyrightURL, old.CopyrightURL) {
		args = append(args, "-Photoshop:URL="+string(b.CopyrightURL)) // empty: it goes
	}
	return args
}

// verifyRemade reads the new file as anybody would: it must say the caption,
// and everything else must be in it as in the old file. Then it keeps what
// leads back. The comparison is ours, byte by byte, not a sum that exiftool
// makes of the picture: that would ask the one who wrote it, needs one of its
// newer versions, and leaves out all but the picture.
func (e *embedding) verifyRemade(f *os.File) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	m, now := e.remade, &photofile.File{File: f, Stat: st}
	info, err := photofile.ReadFrom(now, e.path)
	switch {
	case err != nil:
	case info.Problem != "":
		err = errors.New(info.Problem)
	case !m.blocks.StandIn(info):
		err = errNotSame
	default:
		if err = metadata.Says(metadata.FromFile(info), e.photo); err == nil {
			err = same.Check(m.old.Kind, e.source(), now)
		}
	}
	if err != nil {
		return &aside{fmt.Errorf("what exiftool wrote was not taken: %w", err), false}
	}
	if m.newSum, err = sumOf(now); err != nil {
		return err
	}
	m.size = st.Size()
	if m.back, err = delta.Make(e.src, e.stat.Size(), f, st.Size()); err != nil {
		return err
	}
	e.parts = append(e.parts, e.masterAs(st, m.newSum))
	return nil
}

// takeRemade puts the new file in the place of the old one.
func (e *embedding) takeRemade() error {
	staged := e.remade.staged
	e.remade.staged = nil // it is there, or gone
	return staged.Take()
}

// head is what leads back to the old file.
func (m *remade) head(e *embedding) head {
	return head{Photo: e.photo.ID, Old: m.sum, New: m.newSum, Delta: sum(m.back), Len: len(m.back),
		Size: e.stat.Size(), NewSize: m.size, ModTime: e.stat.ModTime().UnixNano()}
}

// putBack puts a file together again as it was before the engine wrote into
// it.
func (p Plan) putBack(e *embedding, h head, back []byte) error {
	return p.disk.Replace(e.path, atomicfile.Replacement{
		Write: func(w io.Writer) error { return delta.Apply(back, e.src, w) },
		Verify: func(f *os.File) error {
			st, err := f.Stat()
			if err != nil {
				return err
			}
			got, err := sumOf(&photofile.File{File: f, Stat: st})
			if err == nil && (got != h.Old || st.Size() != h.Size) {
				err = errNotSame
			}
			e.parts = append(e.parts, e.masterAs(st, got))
			return err
		},
		Unchanged: e.unchanged,
		ModTime:   time.Unix(0, h.ModTime),
		LaterSync: true,
	})
}

// sumOf is the hex SHA-256 of a whole file, which is also its fingerprint
// where it is no JPEG.
func sumOf(src photofile.Source) (string, error) {
	s := sha256.New()
	if n, err := io.Copy(s, io.NewSectionReader(src, 0, src.Size())); err != nil {
		return "", err
	} else if n < src.Size() {
		return "", io.ErrUnexpectedEOF
	}
	return hex.EncodeToString(s.Sum(nil)), nil
}
