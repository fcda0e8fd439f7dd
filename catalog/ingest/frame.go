package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"cutline/catalog"
	"cutline/catalog/metadata"
)

// read reads the files of one frame. Files that show by their times or
// cameras that they are of another frame become photos of their own.
func (r *reader) read(f *File) []result {
	dir := filepath.Dir(f.Path)
	var own, strangers []picture
	for _, x := range f.Parts {
		if x.Role != catalog.MasterPart && x.Role != catalog.PartnerPart {
			continue
		}
		p := r.picture(filepath.Join(dir, x.File), x)
		if len(own) > 0 && p.err == nil && own[0].err == nil && !own[0].read.SameFrame(p.read) {
			strangers = append(strangers, p)
			continue
		}
		own = append(own, p)
	}
	if len(strangers) == 0 {
		return []result{assemble(f, own)}
	}
	frames := slices.Clone(f.frames)
	frames[f.nth] = names(own)
	for _, p := range strangers {
		frames = append(frames, []string{p.part.File})
	}
	out := []result{}
	for n, frame := range frames {
		if n != f.nth && n < len(f.frames) {
			continue
		}
		g, err := f.apart(frames, n)
		pictures := own
		if n != f.nth {
			pictures = []picture{r.picture(g.Path, g.Parts[0])}
		}
		if err != nil {
			out = append(out, result{file: f, err: fmt.Errorf("look at %s: %w", frame[0], err)})
			continue
		}
		out = append(out, assemble(g, pictures))
	}
	return out
}

func names(pictures []picture) []string {
	out := make([]string, len(pictures))
	for i, p := range pictures {
		out[i] = p.part.File
	}
	return out
}

// apart is the nth of the frames that f turned out to be several of. What the
// catalog knows goes with the file it is known by.
func (f *File) apart(frames [][]string, n int) (*File, error) {
	g := *f
	g.frames, g.nth = frames, n
	g.Path, g.rel = filepath.Join(filepath.Dir(f.Path), frames[n][0]), f.in.path(frames[n][0])
	if !slices.Contains(frames[n], f.knownAs) {
		g.Known, g.knownAs = catalog.KnownFile{}, ""
	}
	g.Parts = []catalog.Part{{File: frames[n][0], Role: catalog.MasterPart}}
	parts, err := f.in.parts(frames, n)
	if err == nil {
		g.Parts = parts
	}
	return &g, err
}

// assemble makes a photo of its files: the first that can be read is the
// master.
func assemble(f *File, pictures []picture) result {
	res := result{file: f}
	if i := slices.IndexFunc(pictures, func(p picture) bool { return p.err == nil }); i > 0 {
		pictures[0], pictures[i] = pictures[i], pictures[0]
		pictures[0].part.Role, pictures[i].part.Role = catalog.MasterPart, catalog.PartnerPart
	}
	master := pictures[0]
	out := catalog.FilePhoto{Rel: f.in.path(master.part.File), ModTime: master.part.ModTime, Named: f.named}
	if f.Known.ID != 0 && f.knownAs != master.part.File {
		out.ID = f.Known.ID // another of its files is the master now
	}
	for _, p := range pictures[1:] {
		out.Parts = append(out.Parts, p.part)
	}
	if master.err != nil {
		if f.Known.ID == 0 || errors.Is(master.err, fs.ErrNotExist) {
			res.err = fmt.Errorf("read the photo: %w", master.err)
			return res
		}
		out.Photo.Bytes, out.Photo.Problem = master.part.Bytes, master.err.Error() // it was a photo: what is known of it stays
		out.Parts = append(out.Parts, others(f.Parts)...)
		res.photo = out
		return res
	}
	read := master.read
	for _, problem := range read.Problems {
		res.notes = append(res.notes, filepath.Join(filepath.Dir(f.Path), master.part.File)+": "+problem)
	}
	for _, p := range pictures[1:] {
		if p.err != nil {
			res.notes = append(res.notes, fmt.Sprintf("%s: %v", filepath.Join(filepath.Dir(f.Path), p.part.File), p.err))
			continue
		}
		read = read.Join(p.read)
	}
	sidecars, texts, notes := readSidecars(f)
	out.Parts, res.notes = append(out.Parts, sidecars...), append(res.notes, notes...)
	read, last, bad := metadata.FromSidecars(read, texts, master.part.Time())
	for _, err := range bad {
		res.notes = append(res.notes, filepath.Join(filepath.Dir(f.Path), err.Error()))
	}
	if last == "" {
		last = master.part.File
	}
	out.From = read.Source(last)
	out.Photo = master.photo
	p := &out.Photo
	p.Captured, p.Camera, p.Marks, p.Caption = read.Captured, read.Camera, read.Marks, read.Caption
	p.Clashes = read.Clashes
	p.Orientation = max(p.Orientation, 1)
	out.HasMarks = read.HasMarks
	res.photo = out
	return res
}

// others are the parts that hold no picture.
func others(parts []catalog.Part) []catalog.Part {
	return slices.DeleteFunc(slices.Clone(parts), func(x catalog.Part) bool {
		return x.Role == catalog.MasterPart || x.Role == catalog.PartnerPart
	})
}

// readSidecars reads the sidecars of a photo, and lists them with the other
// files beside it as they are now.
func readSidecars(f *File) (parts []catalog.Part, texts []metadata.Sidecar, notes []string) {
	for _, x := range others(f.Parts) {
		if x.Role != catalog.SidecarPart {
			parts = append(parts, x)
			continue
		}
		path := filepath.Join(filepath.Dir(f.Path), x.File)
		data, info, err := readSidecar(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if info != nil {
			x.Bytes, x.ModTime = info.Size(), info.ModTime().UnixNano()
		}
		if err != nil {
			notes = append(notes, fmt.Sprintf("%s: read the sidecar: %v", path, err))
		} else {
			sum := sha256.Sum256(data)
			x.Hash = hex.EncodeToString(sum[:])
			texts = append(texts, metadata.Sidecar{Name: x.File, Data: data, Time: info.ModTime()})
		}
		parts = append(parts, x)
	}
	return parts, texts, notes
}
