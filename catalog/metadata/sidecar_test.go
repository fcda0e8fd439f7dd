package metadata

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

var now = time.Date(2026, 3, 14, 10, 11, 12, 0, time.FixedZone("", 7*3600))

// fullCaption has a value in every field, in scripts that break what can be
// broken.
func fullCaption() catalog.Caption {
	c := catalog.Caption{}
	for _, f := range catalog.Fields {
		s := "Lễ hội <" + string(f.Name) + "> & \"東京\" 'Ñ' Москва"
		switch f.Kind {
		case catalog.List:
			c.Set(f.Name, catalog.ListValue(s, "hai"))
		case catalog.Languages:
			c.Set(f.Name, catalog.Value{Text: s + "\nhai dòng", Langs: map[string]string{"en": "in English", "fr-CA": "en français"}})
		default:
			c.Set(f.Name, catalog.TextValue(s))
		}
	}
	c.Set(catalog.CountryCode, catalog.TextValue("VNM"))
	c.Set(catalog.Urgency, catalog.TextValue("4"))
	c.Set(catalog.SubjectCodes, catalog.ListValue("04000000", "04001000"))
	return c
}

func TestSidecarRoundTrip(t *testing.T) {
	p := catalog.Photo{Path: "/photos/IMG_1.jpg", Caption: fullCaption(), Marks: catalog.Marks{Rating: 3, Color: 5, Tagged: true}}
	first, err := EncodeSidecar(nil, p, now)
	if err != nil {
		t.Fatal(err)
	}
	r, err := FromSidecar(Read{}, first, time.Time{}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Caption.Equal(p.Caption) || r.Marks != p.Marks {
		t.Errorf("came back as %v %v", r.Caption, r.Marks)
	}
	again, err := EncodeSidecar(first, p, now.Add(time.Hour))
	if err != nil || string(again) != string(first) {
		t.Errorf("written again it differs (%v):\n%s", err, again)
	}
	p.Caption = p.Caption.Clone()
	p.Caption.Set(catalog.City, catalog.TextValue("Huế"))
	third, err := EncodeSidecar(first, p, now.Add(time.Hour))
	if err != nil || !strings.Contains(string(third), "<xmp:MetadataDate>2026-03-14T11:11:12+07:00<") {
		t.Errorf("a change is not dated (%v):\n%s", err, third)
	}
	for _, m := range []catalog.Marks{{Rejected: true}, {}, {Rejected: true, Rating: 4}, {Color: 8}, {Rating: 5}} {
		p.Marks = m
		if third, err = EncodeSidecar(third, p, now); err != nil {
			t.Fatal(err)
		}
		if r, err := FromSidecar(Read{}, third, time.Time{}, time.Time{}); err != nil || r.Marks != m {
			t.Errorf("marks %+v came back as %+v (%v)", m, r.Marks, err)
		}
	}
}

const theirs = `<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk="Theirs">
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
 <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" photoshop:City="Hà Nội" crs:Exposure2012='+0.35'>
  <crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><!-- knee --><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>
 </rdf:Description>
 <rdf:Description rdf:about="" xmlns:darktable="http://darktable.sf.net/"  darktable:xmp_version = "5"/>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>`

func TestSidecarOfAnotherProgramKeepsItsTrees(t *testing.T) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: catalog.Caption{catalog.City: catalog.TextValue("Huế")}}
	out, err := EncodeSidecar([]byte(theirs), p, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		` crs:Exposure2012='+0.35'`, ` x:xmptk="Theirs"`, "<?xpacket end='w'?>",
		"<crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><!-- knee --><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>",
		`<rdf:Description rdf:about="" xmlns:darktable="http://darktable.sf.net/"  darktable:xmp_version = "5"/>`,
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("lost %s in\n%s", want, out)
		}
	}
	if strings.Contains(string(out), "Hà Nội") {
		t.Error("the old city is still there")
	}
	if _, err := EncodeSidecar([]byte("<broken"), p, now); err == nil {
		t.Error("a sidecar that cannot be read was overwritten")
	}
}

func TestFromSidecar(t *testing.T) {
	master := FromFile(fileInfo(`<photoshop:City>Hà Nội</photoshop:City><photoshop:State>Bắc</photoshop:State><xmp:Rating>2</xmp:Rating>`))
	dated := FromFile(fileInfo(`<photoshop:City>Hà Nội</photoshop:City><xmp:MetadataDate>2026-03-14T10:00:00Z</xmp:MetadataDate>`))
	ours, err := EncodeSidecar(nil, catalog.Photo{Path: "/p/a.jpg", Caption: catalog.Caption{catalog.City: catalog.TextValue("Huế")}}, now)
	if err != nil {
		t.Fatal(err)
	}
	early, late := now, now.Add(time.Hour)
	for _, tt := range []struct {
		name              string
		base              Read
		sidecar           string
		sidecarAt, fileAt time.Time
		city, state       string
	}{
		{"of another program, newer: its fields win", master, theirs2("Đà Nẵng", ""), late, early, "Đà Nẵng", "Bắc"},
		{"of another program, older: it only fills", master, theirs2("Đà Nẵng", ""), early, late, "Hà Nội", "Bắc"},
		{"copied together: the sidecar wins", master, theirs2("Đà Nẵng", ""), early, early.Add(time.Minute), "Đà Nẵng", "Bắc"},
		{"its date counts before the file's time", dated, theirs2("Đà Nẵng", "2026-03-14T11:00:00Z"), early, late, "Đà Nẵng", ""},
		{"its date may be the older one", dated, theirs2("Đà Nẵng", "2026-03-14T09:00:00Z"), late, early, "Hà Nội", ""},
		{"ours is the whole caption: what it lacks is empty", master, string(ours), late, early, "Huế", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := FromSidecar(tt.base, []byte(tt.sidecar), tt.sidecarAt, tt.fileAt)
			if err != nil {
				t.Fatal(err)
			}
			if c, s := r.Caption.Text(catalog.City), r.Caption.Text(catalog.State); c != tt.city || s != tt.state {
				t.Errorf("city %q, state %q", c, s)
			}
		})
	}
	if r, err := FromSidecar(master, []byte("no xml"), late, early); err == nil || r.Caption.Text(catalog.City) != "Hà Nội" {
		t.Errorf("a broken sidecar: %v, %v", r.Caption, err)
	}
	if master.Caption.Text(catalog.City) != "Hà Nội" {
		t.Error("the master's reading was changed")
	}
}

func theirs2(city, date string) string {
	body := "<photoshop:City>" + city + "</photoshop:City>"
	if date != "" {
		body += "<xmp:MetadataDate>" + date + "</xmp:MetadataDate>"
	}
	return string(packet(body))
}

func TestSidecarPath(t *testing.T) {
	for _, tt := range []struct {
		name, master string
		there        []string
		want         string
	}{
		{"none yet", "/p/IMG_1.jpg", nil, "/p/IMG_1.xmp"},
		{"the short one is there", "/p/IMG_1.jpg", []string{"/p/IMG_1.xmp", "/p/IMG_1.jpg.xmp"}, "/p/IMG_1.xmp"},
		{"only the long one is there", "/p/IMG_1.jpg", []string{"/p/IMG_1.jpg.xmp"}, "/p/IMG_1.jpg.xmp"},
		{"in capitals", "/p/IMG_1.JPG", []string{"/p/IMG_1.XMP"}, "/p/IMG_1.XMP"},
		{"a raw file claims the short one", "/p/IMG_1.JPG", []string{"/p/IMG_1.CR2", "/p/IMG_1.xmp"}, "/p/IMG_1.JPG.xmp"},
		{"another picture of that name shares none", "/p/IMG_1.jpg", []string{"/p/IMG_1.png"}, "/p/IMG_1.jpg.xmp"},
		{"the same name in capitals is the same file", "/p/IMG_1.jpg", []string{"/p/IMG_1.JPG"}, "/p/IMG_1.xmp"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			exists := func(s string) bool { return slices.Contains(tt.there, s) }
			if got := SidecarPath(tt.master, exists); got != tt.want {
				t.Errorf("SidecarPath() = %s, want %s", got, tt.want)
			}
		})
	}
}

// Every sidecar of the corpus, by whatever program, keeps all that is not ours
// to change; exiftool is the judge.
func TestForeignSidecarsLoseNothing(t *testing.T) {
	root, dir := corpus(t), t.TempDir()
	tool(t, "exiftool")
	ours := map[string]bool{"SourceFile:": true, "XMP-xmp:MetadataDate": true, "XMP-xmp:Rating": true}
	for _, b := range bindings {
		ours[exiftoolName(b)] = true
	}
	n := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.EqualFold(filepath.Ext(path), ".xmp") {
			return err
		}
		old, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		data, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Caption: fullCaption(), Marks: catalog.Marks{Rating: 2}}, now)
		if err != nil { // unreadable: left alone
			return nil
		}
		n++
		return errors.Join(os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-old.xmp", n)), old, 0o644),
			os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-new.xmp", n)), data, 0o644))
	})
	if err != nil || n < 10 {
		t.Fatalf("%d sidecars, %v", n, err)
	}
	read := map[string]map[string]any{}
	for _, m := range exiftoolAll(t, dir) {
		read[filepath.Base(fmt.Sprint(m["SourceFile"]))] = m
	}
	for i := 1; i <= n; i++ {
		before, after := read[fmt.Sprintf("%d-old.xmp", i)], read[fmt.Sprintf("%d-new.xmp", i)]
		for key, was := range before {
			group, name, _ := strings.Cut(key, ":")
			name, _, _ = strings.Cut(name, "-") // a language of ours
			if is := after[key]; !ours[group+":"+name] && !strings.HasPrefix(key, "System:") && fmt.Sprint(is) != fmt.Sprint(was) {
				t.Errorf("%v: %s was %v, is %v", before["SourceFile"], key, was, is)
			}
		}
		if w := after["ExifTool:Warning"]; fmt.Sprint(w) != fmt.Sprint(before["ExifTool:Warning"]) {
			t.Errorf("%v: exiftool warns %v", before["SourceFile"], w)
		}
	}
}

// exiftoolName is exiftool's name of a field.
func exiftoolName(b binding) string {
	group := b.xmp.Prefix
	if g, ok := exiftoolGroups[group]; ok {
		group = g
	}
	return "XMP-" + group + ":" + strings.ToUpper(b.xmp.Local[:1]) + b.xmp.Local[1:]
}

// tool skips the test where the program is not installed.
func tool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
}

// exiftool reads a file as JSON, values as they are.
func exiftool(t *testing.T, path string, args ...string) map[string]any {
	t.Helper()
	return exiftoolAll(t, path, args...)[0]
}

// exiftoolAll is exiftool for all files of a folder.
func exiftoolAll(t *testing.T, path string, args ...string) []map[string]any {
	t.Helper()
	tool(t, "exiftool")
	out, err := exec.Command("exiftool", append([]string{"-j", "-G1", "-struct", "-a", "-n", path}, args...)...).Output()
	if err != nil {
		t.Fatalf("exiftool: %v %s", err, out)
	}
	var list []map[string]any
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// newerThanExiftool are fields that the exiftool of today's Debian does not
// know.
var newerThanExiftool = []catalog.FieldName{catalog.DataMining, catalog.AISystem, catalog.AIPrompt}

var exiftoolGroups = map[string]string{
	"Iptc4xmpCore": "iptcCore", "Iptc4xmpExt": "iptcExt",
}

func TestOthersReadOurSidecar(t *testing.T) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: fullCaption(), Marks: catalog.Marks{Rating: 4, Color: 2}}
	// A term from the list: programs show only those they know.
	p.Caption.Set(catalog.ModelRelease, catalog.TextValue("http://ns.useplus.org/ldf/vocab/MR-UMR"))
	out, err := EncodeSidecar(nil, p, now)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.xmp")
	if err := os.WriteFile(path, out, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("exiftool", func(t *testing.T) {
		got := exiftool(t, path)
		for _, b := range bindings {
			if slices.Contains(newerThanExiftool, b.field) {
				continue
			}
			key := exiftoolName(b)
			want := strings.TrimPrefix(flat(p.Caption[b.field]), "http://ns.useplus.org/ldf/vocab/") // exiftool leaves it out
			if fmt.Sprint(got[key]) != want {
				t.Errorf("%s is %v, want %s", key, got[key], want)
			}
		}
		if fmt.Sprint(got["XMP-xmp:Rating"]) != "4" || got["XMP-xmp:Label"] != "Red" {
			t.Errorf("marks: %v %v", got["XMP-xmp:Rating"], got["XMP-xmp:Label"])
		}
	})
	t.Run("exiv2", func(t *testing.T) {
		tool(t, "exiv2")
		got, err := exec.Command("exiv2", "-PXkv", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range bindings {
			want := p.Caption[b.field].Text
			if b.row().Kind == catalog.List {
				want = p.Caption[b.field].List[0]
			}
			want, _, _ = strings.Cut(want, "\n")
			key := "Xmp." + exiv2Prefix(b.xmp.Prefix) + "." + b.xmp.Local
			if i := strings.Index(string(got), key+" "); i < 0 || !strings.Contains(string(got)[i:min(len(got), i+400)], want) {
				t.Errorf("%s does not hold %q", key, want)
			}
		}
	})
}

func exiv2Prefix(p string) string {
	switch p {
	case "Iptc4xmpCore":
		return "iptc"
	case "Iptc4xmpExt":
		return "iptcExt"
	}
	return p
}

// flat is a value as fmt prints exiftool's JSON of it: with -struct a text by
// language is its default, the others stand under names of their own.
func flat(v catalog.Value) string {
	if len(v.List) == 1 {
		return v.List[0]
	}
	if len(v.List) > 1 {
		return fmt.Sprint(v.List)
	}
	return v.Text
}

func BenchmarkEncodeSidecar(b *testing.B) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: fullCaption(), Marks: catalog.Marks{Rating: 2}}
	for b.Loop() {
		if _, err := EncodeSidecar(nil, p, now); err != nil {
			b.Fatal(err)
		}
	}
}
