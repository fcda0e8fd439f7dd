package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata/iim"
)

// jpegFile is a small photo with the segments in it.
func jpegFile(t *testing.T, segments ...[]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.jpg")
	if err := os.WriteFile(path, catalogtest.JPEG(t, catalogtest.Photo{Segments: segments}), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Every row of the table is set by its name, printed, and found by its words.
func TestEveryFieldIsSetShownAndFound(t *testing.T) {
	s := newScript(t)
	path := jpegFile(t)
	s.ok(nil, "add", filepath.Dir(path))
	full := catalogtest.FullCaption()
	args := []string{"set", "a.jpg"}
	for _, f := range catalog.Fields {
		v := full[f.Name]
		switch f.Kind {
		case catalog.List:
			for _, item := range v.List {
				args = append(args, string(f.Name)+"="+item)
			}
		case catalog.Records:
			args = append(args, string(f.Name)+"="+v.RecordsJSON())
		default:
			args = append(args, string(f.Name)+"="+v.Text)
			for tag, text := range v.Langs {
				args = append(args, string(f.Name)+"@"+tag+"="+text)
			}
		}
	}
	s.ok(nil, args...)
	var got struct{ Caption catalog.Caption }
	s.ok(&got, "show", "a.jpg")
	for _, f := range catalog.Fields {
		if !got.Caption[f.Name].Equal(full[f.Name]) {
			t.Errorf("%s is %v, want %v", f.Name, got.Caption[f.Name], full[f.Name])
		}
		if f.Code || f.Name == catalog.SubjectCodes {
			continue
		}
		var found struct{ Count int }
		word := strings.ReplaceAll(string(f.Name), "_", " ")
		if s.ok(&found, "find", "--count", `"`+word+`"`); found.Count != 1 {
			t.Errorf("a search for the words of %s finds %d photos", f.Name, found.Count)
		}
	}
	for _, bad := range []string{`people_details={"nme":"A"}`, `people_details=A`, `location_created=[{"city":"A"},{"city":"B"}]`, `date_created=yesterday`} {
		s.exits(2, nil, "set", "a.jpg", bad)
	}
}

// A text whose code page is guessed can be decoded anew, and goes into no file
// before somebody has confirmed it.
func TestAGuessedTextIsDecodedAnewAndNotWritten(t *testing.T) {
	s := newScript(t)
	block := iim.Encode([]iim.Dataset{{Record: 2, Number: 105, Data: []byte("Hu\xEA\xEC")}, {Record: 2, Number: 90, Data: []byte("Vinh")}})
	psir := append([]byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00"), byte(len(block)))
	psir = append(psir, block...)
	if len(block)%2 == 1 {
		psir = append(psir, 0)
	}
	path := jpegFile(t, append([]byte{0xFF, 0xED, 0, byte(len(psir) + 2)}, psir...))
	s.ok(nil, "add", filepath.Dir(path))
	headline := func() (text, clash string) {
		var p struct {
			Caption catalog.Caption
			Clashes []struct{ Field, Kind, From string }
		}
		s.ok(&p, "show", "a.jpg")
		b, _ := json.Marshal(p.Clashes)
		return p.Caption.Text(catalog.Headline), string(b)
	}
	if text, clash := headline(); text != "Huêì" || !strings.Contains(clash, `"guess"`) || !strings.Contains(clash, "windows-1252") {
		t.Fatalf("read as %q, %s", text, clash)
	}
	s.ok(nil, "house", "code_page=windows-1258")
	if text, clash := headline(); text != "Huế" || !strings.Contains(clash, "windows-1258") {
		t.Errorf("decoded again as %q, %s", text, clash)
	}
	s.ok(nil, "set", "a.jpg", "city=Lào Cai")
	s.ok(nil, "write", "--sidecar", "a.jpg")
	data, err := os.ReadFile(strings.TrimSuffix(path, ".jpg") + ".xmp")
	if err != nil || !strings.Contains(string(data), "Lào Cai") || strings.Contains(string(data), "Huế") {
		t.Errorf("the sidecar says (%v):\n%s", err, data)
	}
	s.ok(nil, "add", filepath.Dir(path))
	if text, _ := headline(); text != "Huế" {
		t.Errorf("read again as %q", text)
	}
	s.exits(2, nil, "house", "code_page=klingon")
}
