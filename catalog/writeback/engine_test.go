package writeback

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/photofile/same"
	"cutline/catalog/writeback/exiftool"
)

// foreign are photos of others by the kind of their files, below the corpus
// beside the project.
var foreign = map[string][]string{
	".tif":  {"synthetic/other.tif", "photos/exiftool/t/images/ExifTool.tif", "photos/exifr/test/fixtures/Bush-dog.tif", "photos/pillow/Tests/images/hopper.Lab.tif"},
	".psd":  {"photos/metadata-extractor-images/psd/8x4x8bit-Grayscale.psd", "photos/exiftool/t/images/Photoshop.psd"},
	".png":  {"synthetic/other.png", "photos/pillow/Tests/images/hopper_bw_500.png", "photos/pillow/Tests/images/exif_imagemagick.png"},
	".webp": {"synthetic/other.webp", "photos/immich-test-assets/formats/webp/denali.webp", "photos/pillow/Tests/images/hopper_orientation_3.webp"},
	".dng":  {"photos/exiftool/t/images/DNG.dng"},
}

// fromCorpus is a photo of the corpus; where it is not there the test says so
// and is skipped.
func fromCorpus(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(catalogtest.Project(t), "..", "shared", "corpus", name))
	if err != nil {
		t.Skipf("needs %s of the corpus of photos beside the project", name)
	}
	return data
}

func needs(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s (Debian: libimage-exiftool-perl, exiv2)", tool)
		}
	}
}

// eachForeign runs a test for the photos of each kind; nth counts those of a
// kind.
func eachForeign(t *testing.T, test func(t *testing.T, d *desk, name string, nth int)) {
	for _, ext := range slices.Sorted(maps.Keys(foreign)) {
		for i, from := range foreign[ext] {
			t.Run(from, func(t *testing.T) {
				data := fromCorpus(t, from)
				name := "Ảnh 100% $a @b %f" + ext // a name that exiftool could take for codes
				test(t, pictures(t, func(string) []byte { return data }, name), name, i)
			})
		}
	}
}

// speech are twelve fields in a language.
type speech map[catalog.FieldName]string

var speeches = []struct {
	name string
	say  speech
}{
	{"Vietnamese", speech{"description": "Người dân đi lễ hội Đền Hùng, sáng mùng mười tháng ba.", "headline": "Lễ hội Đền Hùng", "title": "le-hoi", "creator": "Nguyễn Thị Hằng",
		"credit": "TTXVN", "copyright": "© Thông tấn xã", "source": "Ảnh báo chí", "city": "Việt Trì", "country": "Việt Nam", "instructions": "Chỉ dùng một lần", "caption_writer": "Hằng", "keywords": "lễ hội"}},
	{"Japanese", speech{"description": "祭りの日、人々が神社に集まる。", "headline": "春の祭り", "title": "祭り", "creator": "山田太郎",
		"credit": "共同通信", "copyright": "© 共同", "source": "写真部", "city": "京都", "country": "日本", "instructions": "一回限り", "caption_writer": "山田", "keywords": "祭り"}},
	{"Arabic", speech{"description": "يحتفل الناس بالعيد في المدينة القديمة.", "headline": "عيد الربيع", "title": "عيد", "creator": "أحمد علي",
		"credit": "وكالة", "copyright": "© الوكالة", "source": "الصور", "city": "القاهرة", "country": "مصر", "instructions": "مرة واحدة", "caption_writer": "أحمد", "keywords": "عيد"}},
	{"Russian", speech{"description": "Люди празднуют наступление весны на площади.", "headline": "Праздник весны", "title": "весна", "creator": "Иван Петров",
		"credit": "ТАСС", "copyright": "© ТАСС", "source": "Фото", "city": "Москва", "country": "Россия", "instructions": "Один раз", "caption_writer": "Пётр", "keywords": "весна"}},
}

// xmpNames and iimNames are exiftool's for those fields.
var xmpNames = map[catalog.FieldName]string{"description": "Description", "headline": "Headline", "title": "Title", "creator": "Creator", "credit": "Credit", "copyright": "Rights",
	"source": "Source", "city": "City", "country": "Country", "instructions": "Instructions", "caption_writer": "CaptionWriter", "keywords": "Subject"}

var iimNames = map[catalog.FieldName]string{"description": "Caption-Abstract", "headline": "Headline", "title": "ObjectName", "creator": "By-line", "credit": "Credit", "copyright": "CopyrightNotice",
	"source": "Source", "city": "City", "country": "Country-PrimaryLocationName", "instructions": "SpecialInstructions", "caption_writer": "Writer-Editor", "keywords": "Keywords"}

// exiv2Names are its keys in XMP.
var exiv2Names = map[catalog.FieldName]string{"description": "dc.description", "headline": "photoshop.Headline", "title": "dc.title", "creator": "dc.creator", "credit": "photoshop.Credit", "copyright": "dc.rights",
	"source": "photoshop.Source", "city": "photoshop.City", "country": "photoshop.Country", "instructions": "photoshop.Instructions", "caption_writer": "photoshop.CaptionWriter", "keywords": "dc.subject"}

func (d *desk) say(t *testing.T, s speech) {
	t.Helper()
	e := catalog.Edit{Title: "caption"}
	for field, text := range s {
		v := catalog.TextValue(text)
		if field == "keywords" || field == "creator" {
			v = catalog.Value{List: []string{text}}
		}
		e.Sets = append(e.Sets, catalog.Set{Field: string(field), Value: v})
	}
	if _, failed, err := d.Apply(t.Context(), catalog.PhotoTargets(d.ids...), e, now, "test"); err != nil || len(failed) > 0 {
		t.Fatal(err, failed)
	}
}

// An oracle is an exiftool that reads what another wrote.
type oracle struct{ *exiftool.Engine }

func newOracle(t *testing.T) oracle {
	t.Helper()
	path, err := exiftool.Find("")
	if err != nil {
		t.Fatal(err)
	}
	o := oracle{exiftool.New(path)}
	t.Cleanup(func() { o.Close() })
	return o
}

// says are a file's tags as exiftool reads them, with group and name.
func (o oracle) says(t *testing.T, path string, args ...string) map[string]any {
	t.Helper()
	out, err := o.Run(t.Context(), append(args, "-j", "-G0", path)...)
	var all []map[string]any
	if err == nil {
		err = json.Unmarshal([]byte(out), &all)
	}
	if err != nil || len(all) != 1 {
		t.Fatal(err, out)
	}
	delete(all[0], "SourceFile")
	return all[0]
}

// TestTheEngineWritesWhatOthersRead writes twelve fields in four writings, one
// after the other, into one file of each kind, and into further ones in one of
// them; exiftool and exiv2 read them, EXIF, the colour profile and the picture
// stay, and undo gives the first file.
func TestTheEngineWritesWhatOthersRead(t *testing.T) {
	needs(t, "exiftool", "exiv2")
	o := newOracle(t)
	eachForeign(t, func(t *testing.T, d *desk, name string, nth int) {
		path := filepath.Join(d.dir, name)
		first := d.read(t, name)
		before := o.stays(t, path)
		var edits []catalog.EditID
		said := speeches
		if nth > 0 {
			said = speeches[nth:][:1]
		}
		for _, s := range said {
			d.say(t, s.say)
			w := d.run(t, d.inside(t, Options{}))
			if w.Embedded != 1 || w.Edit == 0 {
				t.Fatalf("%s: %+v", s.name, w)
			}
			edits = append(edits, w.Edit)
			o.othersRead(t, path, s.name, s.say)
			if after := o.stays(t, path); !maps.Equal(after, before) {
				t.Errorf("%s: of what must stay, exiftool reads\n%v, before\n%v", s.name, after, before)
			}
			d.writesTheSame(t, name)
		}
		for _, edit := range slices.Backward(edits) {
			back, err := Restore(t.Context(), d, edit, d.ids, Options{Dir: filepath.Join(d.Dir(), "undo")})
			if err != nil || len(back.Files) != 1 {
				t.Fatalf("undo: %v %+v", err, back)
			}
			if _, err := d.TurnWrite(t.Context(), edit, true, false, back.Files, now, ""); err != nil {
				t.Fatal(err)
			}
		}
		if d.read(t, name) != first {
			t.Error("undo did not give the first file")
		}
		info, err := photofile.Read([]byte(first))
		if err != nil {
			t.Fatal(err)
		}
		if p, err := d.Photo(t.Context(), d.ids[0]); err != nil || p.Fingerprint != photofile.Fingerprint([]byte(first), info) {
			t.Errorf("the catalog knows another fingerprint than the file's: %v", err)
		}
		if got := photosIn(t, d); len(got) != 1 {
			t.Errorf("the folder holds %q", got)
		}
	})
}

// photosIn are the files in the photos' folder but the one that marks it.
func photosIn(t *testing.T, d *desk) []string {
	t.Helper()
	return slices.DeleteFunc(entries(t, d.dir), func(n string) bool { return n == ".cutline-root" })
}

// writesTheSame writes again, though nothing changed, and looks whether the
// file and what the catalog knows of it are as they were.
func (d *desk) writesTheSame(t *testing.T, name string) {
	t.Helper()
	was := d.read(t, name)
	photos, err := d.Photos(t.Context(), d.ids)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Dir: filepath.Join(d.Dir(), "undo")}
	o.Embed, o.Insist = true, true
	p := NewPlan(photos, o)
	p.now = func() time.Time { return now.Add(time.Hour) }
	if w := d.run(t, p); counts(w) != "0 written, 1 unchanged, 0 failed" || d.read(t, name) != was {
		t.Errorf("written again: %s %+v", counts(w), w)
	}
	info, err := photofile.Read([]byte(was))
	if err != nil {
		t.Fatal(err)
	}
	if print := photofile.Fingerprint([]byte(was), info); photos[0].Fingerprint != print {
		t.Errorf("the catalog has the fingerprint %s, the file %s", photos[0].Fingerprint, print)
	}
}

// stays are the tags that a caption does not change, as text; where in the
// file something lies does not count.
func (o oracle) stays(t *testing.T, path string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for tag, v := range o.says(t, path, "-a", "-u", "-EXIF:all", "-ICC_Profile:all", "-MakerNotes:all", "-PNG:all", "-RIFF:all", "-ImageDataMD5", "-ImageDataHash") {
		place := strings.Contains(tag, "Offset") || strings.Contains(tag, "Start")
		if kept := strings.Contains(tag, "ApplicationNotes") || strings.HasSuffix(tag, ":WebP_Flags"); !place && !kept {
			out[tag] = fmt.Sprint(v)
		}
	}
	return out
}

func (o oracle) othersRead(t *testing.T, path, language string, want speech) {
	t.Helper()
	says := o.says(t, path, "-XMP:all", "-IPTC:all", "-IPTCDigest", "-CurrentIPTCDigest")
	for field, text := range want {
		if got := fmt.Sprint(says["XMP:"+xmpNames[field]]); got != text {
			t.Errorf("%s: exiftool reads %s in XMP as %q", language, field, got)
		}
		got, has := says["IPTC:"+iimNames[field]]
		if iim := filepath.Ext(path) != ".webp" && (filepath.Ext(path) != ".png" || has); iim && fmt.Sprint(got) != text {
			t.Errorf("%s: exiftool reads %s in IPTC as %q", language, field, got)
		}
	}
	if says["Photoshop:IPTCDigest"] != says["File:CurrentIPTCDigest"] && says["File:CurrentIPTCDigest"] != nil {
		t.Errorf("%s: the digest is %v of an IPTC block of %v", language, says["Photoshop:IPTCDigest"], says["File:CurrentIPTCDigest"])
	}
	out, err := exec.Command("exiv2", "-q", "-PXkv", path).Output()
	if err != nil && len(out) == 0 {
		t.Errorf("%s: exiv2: %v", language, err)
	}
	for field, text := range want {
		found := false
		for line := range strings.Lines(string(out)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
			value = strings.TrimPrefix(strings.TrimSpace(value), `lang="x-default" `)
			found = found || key == "Xmp."+exiv2Names[field] && value == text
		}
		if !found {
			t.Errorf("%s: exiv2 does not read %s", language, field)
		}
	}
}

func TestWhatTheEngineCannotWriteGetsASidecar(t *testing.T) {
	needs(t, "exiftool")
	png := fromCorpus(t, "synthetic/other.png")
	for _, tt := range []struct {
		name string
		file string
		data []byte
		o    Options
		want string
		plan bool // it was known before
	}{
		{"a file that is cut short", "a.png", png[:len(png)-400], Options{}, "cut short", false},
		{"one that exiftool refuses", "a.psd", fromCorpus(t, "photos/c2pa-rs/sdk/tests/fixtures/Purple Square.psd"), Options{}, "exiftool could not write into it", false},
		{"one whose maker's note would change", "a.tif", fromCorpus(t, "photos/metadata-extractor-images/tif/ImageTestSuite/ce50e53224a3b62bb821bc294bf6a588.tif"), Options{}, "more than the caption would change: IFD0 tag 0x927C", false},
		{"a signed one", "a.png", slices.Concat(png[:33], []byte("\x00\x00\x00\x04caBXjumb\x00\x00\x00\x00"), png[33:]), Options{}, "signed (C2PA)", false},
		{"no exiftool", "a.png", png, Options{Exiftool: filepath.Join(t.TempDir(), "none")}, "to write into a PNG takes ExifTool", true},
		{"exiftool is off", "a.png", png, Options{Exiftool: exiftool.Off}, "switched off", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := pictures(t, func(string) []byte { return tt.data }, tt.file)
			p := d.inside(t, tt.o)
			if says := p.Says(); says.Sidecar == 1 != tt.plan || says.Embed == 1 == tt.plan {
				t.Errorf("the plan says %+v", says)
			}
			w := d.run(t, p)
			why := slices.Concat(w.Aside, w.Beside)
			if counts(w) != "1 written, 0 unchanged, 0 failed" || w.Embedded != 0 || len(why) != 1 || len(w.Beside) == 1 != tt.plan || w.Edit != 0 {
				t.Fatalf("%s %+v", counts(w), w)
			}
			if why[0].Path != filepath.Join(d.dir, tt.file) || !strings.Contains(why[0].Error, tt.want) {
				t.Errorf("said: %+v", why[0])
			}
			if d.read(t, tt.file) != string(tt.data) || len(photosIn(t, d)) != 2 {
				t.Errorf("the file changed, or the folder holds %q", photosIn(t, d))
			}
		})
	}
}

func TestASidecarThatIsThereIsKeptInStep(t *testing.T) {
	needs(t, "exiftool")
	data := fromCorpus(t, "synthetic/other.tif")
	d := pictures(t, func(string) []byte { return data }, "a.tif")
	d.run(t, d.plan(t)) // makes the sidecar
	d.caption(t, "mới")
	w := d.run(t, d.inside(t, Options{}))
	sidecar := slices.DeleteFunc(photosIn(t, d), func(n string) bool { return n == "a.tif" })
	if w.Embedded != 1 || len(sidecar) != 1 || !strings.Contains(d.read(t, sidecar[0]), "mới") || !strings.Contains(d.read(t, "a.tif"), "mới") {
		t.Errorf("%+v %q", w, sidecar)
	}
}

// TestAHungEngineIsKilled has a program in the place of exiftool that never
// answers, and one that is none.
func TestAHungEngineIsKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	data := fromCorpus(t, "synthetic/other.png")
	for _, tt := range []struct{ name, script, want string }{
		{"it is silent", "exec sleep 60", "deadline exceeded"},
		{"it ends", "exit 3", "ended unexpectedly"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tool := filepath.Join(t.TempDir(), "exiftool")
			if err := os.WriteFile(tool, []byte("#!/bin/sh\n"+tt.script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			d := pictures(t, func(string) []byte { return data }, "a.png")
			w := d.run(t, d.inside(t, Options{Exiftool: tool, patience: 300 * time.Millisecond}))
			if counts(w) != "1 written, 0 unchanged, 0 failed" || len(w.Aside) != 1 || !strings.Contains(w.Aside[0].Error, tt.want) || w.Aside[0].Path != filepath.Join(d.dir, "a.png") {
				t.Errorf("%s %+v", counts(w), w)
			}
			if d.read(t, "a.png") != string(data) || len(photosIn(t, d)) != 2 {
				t.Errorf("the file changed, or the folder holds %q", photosIn(t, d))
			}
		})
	}
}

func TestEveryFaultOfTheEngineLeavesTheFileOldOrNew(t *testing.T) {
	needs(t, "exiftool")
	data := fromCorpus(t, "synthetic/other.tif")
	fault := fmt.Errorf("no space left")
	for _, tt := range []struct {
		step Step
		nth  int // of the calls that are about the photo's folder
	}{
		{atomicfile.StepCreate, 1}, {atomicfile.StepWrite, 2}, {atomicfile.StepCreate, 3}, {atomicfile.StepKeep, 1}, {atomicfile.StepSync, 1},
		{atomicfile.StepClose, 3}, {atomicfile.StepVerify, 1}, {atomicfile.StepRename, 1}, {atomicfile.StepSyncDir, 1},
	} {
		t.Run(fmt.Sprint(tt.step, " ", tt.nth), func(t *testing.T) {
			d := pictures(t, func(string) []byte { return data }, "a.tif")
			n := 0
			o := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, path string) error {
				if s == tt.step && strings.HasPrefix(path, d.dir) {
					if n++; n == tt.nth {
						return fault
					}
				}
				return nil
			}}}
			w, err := d.inside(t, o).Run(t.Context(), d, nil)
			if err == nil && (len(w.Failed) != 1 || !strings.Contains(w.Failed[0].Error, "no space left")) {
				t.Errorf("%v %+v", err, w)
			}
			if got := d.read(t, "a.tif"); got != string(data) && tt.step != atomicfile.StepSyncDir {
				t.Error("the file is neither old nor new")
			}
			for _, e := range entries(t, d.dir) {
				if atomicfile.IsTemp(e) {
					t.Errorf("%s is left", e)
				}
			}
			w = d.run(t, d.inside(t, Options{}))
			if len(w.Failed) > 0 || !strings.Contains(d.read(t, "a.tif"), "Đền Hùng") {
				t.Errorf("run again: %s %v", counts(w), w.Failed)
			}
		})
	}
}

func TestAnotherProgramsChangeOfATIFFStays(t *testing.T) {
	needs(t, "exiftool")
	data := fromCorpus(t, "synthetic/other.tif")
	for _, tt := range []struct {
		name string
		step Step // at which they write; "" = before
	}{{"before", ""}, {"while exiftool works", atomicfile.StepKeep}, {"just before the rename", atomicfile.StepVerify}} {
		t.Run(tt.name, func(t *testing.T) {
			d := pictures(t, func(string) []byte { return data }, "a.tif")
			path, theirs := filepath.Join(d.dir, "a.tif"), string(data)+"trailer"
			o := Options{disk: atomicfile.FS{Fail: func(s atomicfile.Step, p string) error {
				if s == tt.step && strings.HasPrefix(p, d.dir) {
					put(t, path, theirs)
				}
				return nil
			}}}
			if tt.step == "" {
				put(t, path, theirs)
			}
			if w := d.run(t, d.inside(t, o)); len(w.Failed) != 1 || d.read(t, "a.tif") != theirs {
				t.Errorf("%s %+v", counts(w), w)
			}
		})
	}
	t.Run("after the write, before undo", func(t *testing.T) {
		d := pictures(t, func(string) []byte { return data }, "a.tif")
		w := d.run(t, d.inside(t, Options{}))
		theirs := d.read(t, "a.tif") + "trailer"
		put(t, filepath.Join(d.dir, "a.tif"), theirs)
		back, err := Restore(t.Context(), d, w.Edit, d.ids, Options{Dir: filepath.Join(d.Dir(), "undo")})
		if err != nil || len(back.Failed) != 1 || d.read(t, "a.tif") != theirs {
			t.Errorf("%v %+v", err, back)
		}
	})
}

// TestAKilledEngineLeavesOldOrNew kills a process that captions and writes for
// ever, and with it its exiftools' pipes; each file is one that was written
// whole, and is ours to write again.
func TestAKilledEngineLeavesOldOrNew(t *testing.T) {
	needs(t, "exiftool")
	var names []string
	first := map[string][]byte{}
	for ext, from := range foreign {
		first["a"+ext] = fromCorpus(t, from[0])
		names = append(names, "a"+ext)
	}
	slices.Sort(names)
	d := pictures(t, func(n string) []byte { return first[n] }, names...)
	wrote := 0
	for range 6 {
		wrote += d.killed(t, names, first)
	}
	if wrote == 0 {
		t.Error("every child was killed before it wrote: the test proves nothing")
	}
	d.caption(t, "the last word")
	if w := d.run(t, d.inside(t, Options{})); w.Embedded != len(names) {
		t.Errorf("afterwards: %s %+v", counts(w), w)
	}
}

// midway returns when so many files have changed and the next one is being
// made, or a little later.
func (d *desk) midway(t *testing.T, names []string, files int) {
	t.Helper()
	was := map[string]time.Time{}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the child writes nothing")
		}
		for _, n := range names {
			st, err := os.Stat(filepath.Join(d.dir, n))
			if err != nil {
				t.Fatal(err)
			}
			if at, ok := was[n]; ok && !st.ModTime().Equal(at) {
				files--
			}
			was[n] = st.ModTime()
		}
		if files <= 0 && slices.ContainsFunc(entries(t, d.dir), atomicfile.IsTemp) {
			break
		}
	}
	time.Sleep(time.Duration(rand.IntN(200)) * time.Millisecond)
}

// killed runs the child until it is killed, and tells how many
// files hold a caption of its.
func (d *desk) killed(t *testing.T, names []string, first map[string][]byte) (wrote int) {
	t.Helper()
	d.kill(t, "engine", func() { d.midway(t, names, rand.IntN(2*len(names))) })
	for _, n := range names {
		now := []byte(d.read(t, n))
		if bytes.Equal(now, first[n]) {
			continue
		}
		info, err := photofile.Read(now)
		if err != nil || info.Problem != "" {
			t.Fatalf("%s: %v %s", n, err, info.Problem)
		}
		if err := same.Check(info.Kind, photofile.Memory(first[n]), photofile.Memory(now)); err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		says := metadata.FromFile(info).Caption.Text(catalog.Headline)
		if !strings.HasPrefix(says, "headline ") {
			t.Fatalf("%s says %q", n, says)
		}
		wrote++
	}
	return wrote
}
