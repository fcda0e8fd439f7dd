package metadata

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
)

var now = time.Date(2026, 3, 14, 10, 11, 12, 0, time.FixedZone("", 7*3600))

func TestSidecarRoundTrip(t *testing.T) {
	p := catalog.Photo{Path: "/photos/IMG_1.jpg", Caption: catalogtest.FullCaption(), Marks: catalog.Marks{Rating: 3, Color: 5, Tagged: true}}
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

// Every sidecar of the corpus, by whatever program, keeps all that is not ours
// to change; exiftool is the judge.
func TestForeignSidecarsLoseNothing(t *testing.T) {
	root, dir := corpus(t), t.TempDir()
	tool(t, "exiftool")
	ours := map[string]bool{"SourceFile:": true, "XMP-xmp:MetadataDate": true, "XMP-xmp:Rating": true}
	for _, b := range bindings {
		ours[exiftoolName(b)] = true
		if b.also.Local != "" {
			ours["XMP-"+b.also.Prefix+":"+exiftoolLocal(b.also)] = true
		}
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
		data, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Caption: catalogtest.FullCaption(), Marks: catalog.Marks{Rating: 2}}, now)
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

func BenchmarkEncodeSidecar(b *testing.B) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: catalogtest.FullCaption(), Marks: catalog.Marks{Rating: 2}}
	for b.Loop() {
		if _, err := EncodeSidecar(nil, p, now); err != nil {
			b.Fatal(err)
		}
	}
}
