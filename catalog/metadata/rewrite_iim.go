package metadata

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"slices"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/photofile"
)

// A psirRun is Photoshop resources that stand in consecutive segments.
type psirRun struct {
	first, last int
	list        []photofile.Resource
}

// rewriteIIM makes the IIM say the caption, in UTF-8 and with foreign datasets
// kept, and its digest that it is in step with the XMP.
func (w *rewriting) rewriteIIM() error {
	runs, err := w.psirRuns()
	if err != nil {
		return err
	}
	home := -1 // the run with the IIM that counts
	var olds [][]byte
	for i, r := range runs {
		for _, res := range r.list {
			if is(res, photofile.ResourceIIM) && len(res.Data) > 0 {
				if home < 0 {
					home = i
				}
				olds = append(olds, res.Data)
			}
		}
	}
	place := photofile.Segment{}
	if home >= 0 {
		place = w.segs[runs[home].first]
	}
	block, err := w.mergeIIM(place, olds)
	if err != nil {
		return err
	}
	want := w.resources(block)
	if stands(runs, want) {
		return nil
	}
	var ours []byte
	for _, r := range want {
		ours = appendResource(ours, r.ID, r.Data)
	}
	w.changed = true
	w.psirAt = w.behind(isJFIF, isEXIF, isXMP, isExtended)
	if home < 0 && len(runs) > 0 {
		home = 0
	}
	if home < 0 {
		w.psir = bytes.Join(psirSegments(ours), nil)
	}
	for i, r := range runs {
		if i == home {
			w.psirAt = r.first
			w.psir = bytes.Join(psirSegments(r.with(ours)), nil)
		} else if !slices.ContainsFunc(r.list, ownResource) {
			continue
		} else { // another IIM block would contradict
			w.out[r.first] = bytes.Join(psirSegments(r.with(nil)), nil)
		}
		for k := r.first; k <= r.last; k++ {
			if i == home || k > r.first {
				w.out[k] = nil
			}
		}
	}
	return nil
}

func is(r photofile.Resource, id uint16) bool { return r.Type == "8BIM" && r.ID == id }

func ownResource(r photofile.Resource) bool {
	return is(r, photofile.ResourceIIM) || is(r, photofile.ResourceDigest) || is(r, photofile.ResourceCopyright) || is(r, photofile.ResourceURL)
}

// resources are ours as they are to be: the IIM with its digest, and what
// Photoshop keeps of rights.
func (w *rewriting) resources(block []byte) (out []photofile.Resource) {
	add := func(id uint16, data []byte) {
		if len(data) > 0 {
			out = append(out, photofile.Resource{ID: id, Data: data})
		}
	}
	add(photofile.ResourceIIM, block)
	add(photofile.ResourceCopyright, w.copyrightFlag())
	add(photofile.ResourceURL, w.copyrightURL())
	digest := w.info.IIMDigest
	if block != nil {
		sum := md5.Sum(block)
		digest = sum[:]
	}
	add(photofile.ResourceDigest, digest)
	return out
}

// copyrightFlag is the flag that says the caption; none is made to say no.
func (w *rewriting) copyrightFlag() []byte {
	want := w.said(catalog.CopyrightStatus) == catalog.Copyrighted
	switch {
	case w.old.copyrighted == want:
		return w.info.CopyrightFlag
	case want:
		return []byte{1}
	}
	return []byte{0}
}

func (w *rewriting) copyrightURL() []byte {
	want := w.said(catalog.CopyrightURL)
	if w.old.url == want {
		return w.info.CopyrightURL
	}
	return []byte(want)
}

// said is a field's text as it is to be.
func (w *rewriting) said(field catalog.FieldName) string {
	return AsRead(catalog.Caption{field: w.photo.Caption[field]}).Text(field)
}

// stands reports whether those resources stand there, and no other ones that
// are ours.
func stands(runs []psirRun, want []photofile.Resource) bool {
	n := 0
	for _, run := range runs {
		for _, r := range run.list {
			if !ownResource(r) {
				continue
			}
			n++
			if !slices.ContainsFunc(want, func(x photofile.Resource) bool { return x.ID == r.ID && bytes.Equal(x.Data, r.Data) }) {
				return false
			}
		}
	}
	return n == len(want)
}

// with is the run's resources with ours replaced where the first of them
// stands, else at the end.
func (r psirRun) with(ours []byte) []byte {
	var out []byte
	for _, res := range r.list {
		if ownResource(res) {
			out, ours = append(out, ours...), nil
			continue
		}
		out = append(out, res.Raw...)
		if len(res.Raw)%2 == 1 { // the last one may lack its padding
			out = append(out, 0)
		}
	}
	return append(out, ours...)
}

// psirRuns reads all resources. A run that makes no sense as a whole may be
// several, each whole by itself.
func (w *rewriting) psirRuns() ([]psirRun, error) {
	var runs []psirRun
	for i := 0; i < len(w.segs); i++ {
		s := w.segs[i]
		switch {
		case s.Marker == 0xED && !isPSIR(s) && oldIIM(s.Body):
			return nil, damage(s, errors.New("its IPTC block is in a form that is read only"))
		case !isPSIR(s):
			continue
		}
		last := i
		joined := slices.Clone(s.Body[len(photofile.HeadPSIR):])
		for last+1 < len(w.segs) && isPSIR(w.segs[last+1]) {
			last++
			joined = append(joined, w.segs[last].Body[len(photofile.HeadPSIR):]...)
		}
		if list, _, err := photofile.Resources(joined); err == nil {
			runs = append(runs, psirRun{i, last, list})
			i = last
			continue
		}
		for ; i <= last; i++ {
			list, _, err := photofile.Resources(w.segs[i].Body[len(photofile.HeadPSIR):])
			if err != nil {
				return nil, damage(w.segs[i], err)
			}
			runs = append(runs, psirRun{i, i, list})
		}
		i = last
	}
	return runs, nil
}

// oldIIM reports whether an APP13 that is not Photoshop 3's may hold IIM: bare,
// or in the form of Photoshop 2.5.
func oldIIM(body []byte) bool {
	return len(body) > 0 && body[0] == 0x1C ||
		bytes.HasPrefix(body, []byte("Adobe_Photoshop2.5:")) && bytes.Contains(body, []byte("8BIM\x04\x04"))
}

// mergeIIM is the new block: who it is (1:90, record 1, 2:00), our fields by
// number, then foreign datasets in their order. nil: there is none and none is
// needed.
func (w *rewriting) mergeIIM(place photofile.Segment, olds [][]byte) ([]byte, error) {
	ours := map[byte][]iim.Dataset{}
	n := 0
	for _, b := range bindings {
		if b.iim == 0 {
			continue
		}
		v := b.normal(w.photo.Caption[b.field])
		sets, short := b.toBlock(v)
		if b.toIIM != nil && b.fromBlock(w.old.iim).Equal(v) { // the old text says more: a number, names
			sets, short = w.old.iim.Kept(b.iim), false
		}
		for _, number := range b.numbers() {
			ours[number] = nil
		}
		for _, d := range sets {
			ours[d.Number] = append(ours[d.Number], d)
		}
		n += len(sets)
		if short {
			w.cut = append(w.cut, b.field)
		}
	}
	if len(olds) == 0 && n == 0 {
		return nil, nil
	}
	first, version, rest, err := w.foreignSets(place, olds, ours)
	if err != nil {
		return nil, err
	}
	sets := append([]iim.Dataset{iim.UTF8()}, first...)
	sets = append(sets, version)
	for number := range 256 {
		sets = append(sets, ours[byte(number)]...)
	}
	return iim.Encode(append(sets, rest...)), nil
}

// foreignSets are the datasets of the old blocks that are kept: those of
// record 1, the version of record 2, and the others. Of a further block only
// what the first does not have at all is taken.
func (w *rewriting) foreignSets(place photofile.Segment, olds [][]byte, ours map[byte][]iim.Dataset) (first []iim.Dataset, version iim.Dataset, rest []iim.Dataset, err error) {
	version = iim.Dataset{Record: 2, Number: 0, Data: []byte{0, 4}}
	seen := map[[2]byte]int{} // in which block a dataset came first
	for i, old := range olds {
		b, err := iim.Read(old)
		if err != nil {
			return nil, version, nil, damage(place, err)
		}
		for _, d := range b.Sets {
			key := [2]byte{d.Record, d.Number}
			_, mine := ours[d.Number]
			if in, ok := seen[key]; ok && in != i || !ok && i > 0 && mine && d.Record == 2 {
				continue
			}
			seen[key] = i
			switch {
			case key == [2]byte{1, 90}:
			case !b.Sure(d) && !w.opts.Insist && w.unconfirmed(d):
				return nil, version, nil, &Refusal{Err: fmt.Errorf("%w (%d:%d reads %q)", errGuessed, d.Record, d.Number, b.Text(d)), Ask: true}
			case key == [2]byte{2, 0}:
				version = d
			case d.Record == 2 && mine:
			case key == [2]byte{2, iimPrefs}:
				rest = append(rest, w.prefs(b, d))
			case d.Record == 1:
				first = append(first, d)
			default:
				rest = append(rest, b.UTF8(d))
			}
		}
	}
	return first, version, rest, nil
}

// unconfirmed reports whether a text of a guessed code page would be kept, or
// written again, though nobody has said that it is right.
func (w *rewriting) unconfirmed(d iim.Dataset) bool {
	for _, b := range bindings {
		if slices.Contains(b.numbers(), d.Number) {
			return slices.Contains(w.photo.Unsure(), b.field)
		}
	}
	return true
}

// prefs is Photo Mechanic's dataset of marks, tagged:class:rating:frame,
// saying ours.
func (w *rewriting) prefs(b iim.Block, d iim.Dataset) iim.Dataset {
	f := bytes.SplitN(d.Data, []byte(":"), 4)
	if len(f) != 4 {
		return b.UTF8(d)
	}
	tagged, m := 0, w.photo.Marks
	if m.Tagged {
		tagged = 1
	}
	d.Data = fmt.Appendf(nil, "%d:%d:%d:%s", tagged, m.Color, m.Rating, f[3])
	return d
}
