package metadata

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/photofile"
)

// A written file and what others must read in it.
type oracleFile struct {
	name  string // in the folder that the others read
	from  string
	photo catalog.Photo
	data  []byte // as written last
	first [32]byte
	head  []byte // the header it had at first
	sos   int    // of data
	ask   bool
	odd   bool // exiv2 cannot read even the first file
}

// TestOthersReadWhatWeWrite writes twelve fields in four writings into the
// JPEGs of the corpus, again and again (CUTLINE_ROUNDS, 25 in make soak),
// longer and shorter, across the limit of a segment; exiftool and exiv2 must
// read our text, and everything else must stay.
func TestOthersReadWhatWeWrite(t *testing.T) {
	for _, tool := range []string{"exiftool", "exiv2"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool, "is not installed")
		}
	}
	rounds, every := 1, 6
	if n, err := strconv.Atoi(os.Getenv("CUTLINE_ROUNDS")); err == nil {
		rounds, every = n, 1
	}
	r := rand.New(rand.NewPCG(7, 11))
	now := time.Date(2026, 3, 14, 10, 11, 12, 0, time.UTC)
	files := oracleFiles(t, r, now, every)
	dir := t.TempDir()
	sizes := []int{40, 700, 3_000, 30_000, 64_000, 66_000, 90_000, 140_000}
	for round := range rounds {
		for _, f := range files {
			f.photo = captioned(r, f.photo, sizes[r.IntN(len(sizes))])
			f.write(t, now.Add(time.Duration(round)*time.Hour))
			short := append(bytes.Clone(f.data[:min(len(f.data), f.sos+600)]), 0xFF, 0xD9) // what is read is in the header
			if err := os.WriteFile(filepath.Join(dir, f.name), short, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		exiftoolReads(t, dir, files)
		exiv2Reads(t, dir, files)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	pictures := picturesStay(t, files)
	odd := 0
	for _, f := range files {
		if f.odd {
			odd++
		}
	}
	t.Logf("%d files, %d rounds, %d with further pictures, %d that exiv2 cannot read at all", len(files), rounds, pictures, odd)
}

// oracleFiles are the JPEGs that may be written into.
func oracleFiles(t *testing.T, r *rand.Rand, now time.Time, every int) []*oracleFile {
	var out []*oracleFile
	for i, path := range corpusJPEGs(t) {
		if i%every != 0 {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := &oracleFile{name: fmt.Sprintf("%04d.jpg", i), from: path, data: data, first: sha256.Sum256(data)}
		if f.photo, err = f.try(t, r, now); err == nil {
			said, _ := exec.Command("exiv2", "-PIX", path).CombinedOutput()
			f.odd = bytes.Contains(said, []byte("xception")) || bytes.Contains(said, []byte("Error: XMP"))
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		t.Fatal("no file can be written into")
	}
	return out
}

// try finds out whether the file may be written into, and by whose word.
func (f *oracleFile) try(t *testing.T, r *rand.Rand, now time.Time) (catalog.Photo, error) {
	h, err := photofile.ReadHeader(bytes.NewReader(f.data), int64(len(f.data)))
	if err != nil {
		return catalog.Photo{}, err
	}
	f.head, f.sos = h.Bytes, len(h.Bytes)
	p := photoOf(t, f.data)
	_, _, err = rewrite(f.data, captioned(r, p, 100), RewriteOptions{Now: now})
	var ref *Refusal
	if errors.As(err, &ref) && ref.Ask {
		f.ask = true
		_, _, err = rewrite(f.data, captioned(r, p, 100), RewriteOptions{Now: now, Insist: true})
	}
	return p, err
}

// write writes the photo and holds the bytes against those before.
func (f *oracleFile) write(t *testing.T, now time.Time) {
	t.Helper()
	o := RewriteOptions{Now: now, Insist: f.ask}
	out, w, err := rewrite(f.data, f.photo, o)
	if err != nil || out == nil {
		t.Fatalf("%s: %v", f.from, err)
	}
	if !bytes.Equal(out[len(w.Header):], f.data[f.sos:]) {
		t.Errorf("%s: the bytes from SOS on changed", f.from)
	}
	was, _, _ := photofile.Segments(f.data)
	is, _, err := photofile.Segments(out)
	if err != nil || kept(was) != kept(is) {
		t.Errorf("%s: %v: foreign segments or resources changed", f.from, err)
	}
	o.Now = now.Add(time.Minute)
	if again, _, err := rewrite(out, f.photo, o); again != nil || err != nil {
		t.Errorf("%s: a second write changed bytes: %v", f.from, err)
	}
	f.data, f.sos = out, len(w.Header)
	if sha256.Sum256(append(bytes.Clone(f.head), out[f.sos:]...)) != f.first {
		t.Errorf("%s: with its old header it is not what it was", f.from)
	}
}

// kept is everything that is not ours to change: segments, and resources of
// Photoshop's.
func kept(segs []photofile.Segment) string {
	var b, psir bytes.Buffer
	for _, s := range segs {
		switch {
		case isPSIR(s):
			psir.Write(s.Body[len(photofile.HeadPSIR):])
		case isXMP(s), isExtended(s), isMPF(s):
		default:
			b.Write(s.Raw)
		}
	}
	list, _, _ := photofile.Resources(psir.Bytes())
	for _, r := range list {
		if !ownResource(r) {
			fmt.Fprintf(&b, "%s %x %x;", r.Type, r.ID, r.Data)
		}
	}
	return b.String()
}

// oracleNames are the fields by exiftool's names, in XMP and IIM, and by
// exiv2's.
var oracleNames = []struct {
	field          catalog.FieldName
	xmp, iim       string
	exiv2, exivIIM string
}{
	{catalog.Description, "XMP-dc:Description", "IPTC:Caption-Abstract", "Xmp.dc.description", "Iptc.Application2.Caption"},
	{catalog.Headline, "XMP-photoshop:Headline", "IPTC:Headline", "Xmp.photoshop.Headline", "Iptc.Application2.Headline"},
	{catalog.Title, "XMP-dc:Title", "IPTC:ObjectName", "Xmp.dc.title", "Iptc.Application2.ObjectName"},
	{catalog.Creator, "XMP-dc:Creator", "IPTC:By-line", "Xmp.dc.creator", "Iptc.Application2.Byline"},
	{catalog.Keywords, "XMP-dc:Subject", "IPTC:Keywords", "Xmp.dc.subject", "Iptc.Application2.Keywords"},
	{catalog.Credit, "XMP-photoshop:Credit", "IPTC:Credit", "Xmp.photoshop.Credit", "Iptc.Application2.Credit"},
	{catalog.Copyright, "XMP-dc:Rights", "IPTC:CopyrightNotice", "Xmp.dc.rights", "Iptc.Application2.Copyright"},
	{catalog.Source, "XMP-photoshop:Source", "IPTC:Source", "Xmp.photoshop.Source", "Iptc.Application2.Source"},
	{catalog.City, "XMP-photoshop:City", "IPTC:City", "Xmp.photoshop.City", "Iptc.Application2.City"},
	{catalog.Country, "XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName", "Xmp.photoshop.Country", "Iptc.Application2.CountryName"},
	{catalog.Instructions, "XMP-photoshop:Instructions", "IPTC:SpecialInstructions", "Xmp.photoshop.Instructions", "Iptc.Application2.SpecialInstructions"},
	{catalog.People, "XMP-iptcExt:PersonInImage", "", "Xmp.iptcExt.PersonInImage", ""},
}

// expected are the texts of a field, in IIM cut at its limit.
func (f *oracleFile) expected(field catalog.FieldName, cut bool) []string {
	v := f.photo.Caption[field]
	texts := v.List
	if len(texts) == 0 {
		texts = []string{v.Text}
	}
	row, _ := catalog.FieldByName(field)
	var out []string
	for _, s := range texts {
		if cut {
			s, _ = iim.Cut(s, row.IIM)
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

func exiftoolReads(t *testing.T, dir string, files []*oracleFile) {
	t.Helper()
	args := []string{"-json", "-a", "-G1", "-q", "-Photoshop:IPTCDigest", "-File:CurrentIPTCDigest", "-charset", "utf8"}
	for _, n := range oracleNames {
		args = append(args, "-"+n.xmp)
		if n.iim != "" {
			args = append(args, "-"+n.iim)
		}
	}
	out, err := exec.Command("exiftool", append(args, dir)...).Output()
	var got []map[string]any
	if jsonErr := json.Unmarshal(out, &got); jsonErr != nil {
		t.Fatalf("exiftool: %v %v", err, jsonErr)
	}
	byName := map[string]map[string]any{}
	for _, g := range got {
		byName[filepath.Base(fmt.Sprint(g["SourceFile"]))] = g
	}
	for _, f := range files {
		g := byName[f.name]
		for _, n := range oracleNames {
			if is, want := texts(g[n.xmp]), f.expected(n.field, false); !same(is, want) {
				t.Errorf("%s: exiftool reads %s as %.80q, want %.80q", f.from, n.xmp, is, want)
			}
			if n.iim == "" {
				continue
			}
			if is, want := texts(g[n.iim]), f.expected(n.field, true); !same(is, want) {
				t.Errorf("%s: exiftool reads %s as %.80q, want %.80q", f.from, n.iim, is, want)
			}
		}
		if d := g["Photoshop:IPTCDigest"]; d == nil || d != g["File:CurrentIPTCDigest"] {
			t.Errorf("%s: the digest is %v, current is %v", f.from, d, g["File:CurrentIPTCDigest"])
		}
	}
}

func texts(v any) (out []string) {
	switch v := v.(type) {
	case nil:
	case []any:
		for _, x := range v {
			out = append(out, strings.TrimSpace(fmt.Sprint(x)))
		}
	default:
		out = append(out, strings.TrimSpace(fmt.Sprint(v)))
	}
	return out
}

func same(a, b []string) bool { return strings.Join(a, "\x00") == strings.Join(b, "\x00") }

// exiv2Reads holds what exiv2 reads against ours. It knows no extended XMP
// (0.27): what stands there it cannot show.
func exiv2Reads(t *testing.T, dir string, files []*oracleFile) {
	t.Helper()
	args := []string{"-q", "-PIXkv"}
	for _, f := range files {
		args = append(args, f.name)
	}
	cmd := exec.Command("exiv2", args...)
	cmd.Dir = dir
	out, _ := cmd.Output() // it fails when any file has a complaint
	got := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		name, rest, ok := strings.Cut(line, " ")
		if len(files) == 1 {
			name, rest, ok = files[0].name, line, true
		}
		key, value, ok2 := strings.Cut(strings.TrimSpace(rest), " ")
		if ok && ok2 {
			got[name+" "+key] = append(got[name+" "+key], strings.TrimSpace(value))
		}
	}
	for _, f := range files {
		info, err := photofile.Read(f.data)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range oracleNames {
			if f.odd {
				break
			}
			want := strings.Join(f.expected(n.field, false), ", ")
			is := strings.Join(got[f.name+" "+n.exiv2], ", ")
			is = strings.TrimPrefix(is, `lang="x-default" `)
			if is != want && info.XMPExt == nil {
				t.Errorf("%s: exiv2 reads %s as %.80q, want %.80q", f.from, n.exiv2, is, want)
			}
			if n.exivIIM == "" {
				continue
			}
			if is, want := got[f.name+" "+n.exivIIM], f.expected(n.field, true); !same(is, want) {
				t.Errorf("%s: exiv2 reads %s as %.80q, want %.80q", f.from, n.exivIIM, is, want)
			}
		}
	}
}

// picturesStay holds the further pictures that exiftool takes out of the
// written files against those in the first ones.
func picturesStay(t *testing.T, files []*oracleFile) int {
	t.Helper()
	dir := t.TempDir()
	before, after := []string{}, []string{}
	for _, f := range files {
		if !bytes.Contains(f.head, []byte(photofile.HeadMPF)) {
			continue
		}
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, f.data, 0o600); err != nil {
			t.Fatal(err)
		}
		before, after = append(before, f.from), append(after, path)
	}
	if len(before) == 0 {
		return 0
	}
	extract := func(paths []string) []string {
		args := []string{"-q", "-q", "-a", "-b", "-MPImage2", "-MPImage3", "-MPImage4", "-json"}
		out, _ := exec.Command("exiftool", append(args, paths...)...).Output() // it complains of broken ones
		var got []map[string]any
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		var sums []string
		for _, g := range got {
			delete(g, "SourceFile")
			b, err := json.Marshal(g)
			if err != nil {
				t.Fatal(err)
			}
			sums = append(sums, fmt.Sprintf("%d bytes, %x", len(b), sha256.Sum256(b)))
		}
		return sums
	}
	was, is := extract(before), extract(after)
	for i := range before {
		if was[i] != is[i] {
			t.Errorf("%s: its further pictures were %s, are %s", before[i], was[i], is[i])
		}
	}
	return len(before)
}
